/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Runs tests/cases/serial/refused.csv: each text is refused for the reason given or, where it is a
 * neighbour, accepted. What was there before is as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "serial_case.h"

/* What a reason is as a status. */
static const struct {
    const char *what;
    const char *why;
    darisk_status status;
} reasons[] = {
    {"policy", "line", DARISK_ERROR_SERIAL_POLICY_LINE},
    {"policy", "number", DARISK_ERROR_SERIAL_POLICY_VALUE},
    {"policy", "range", DARISK_ERROR_SERIAL_POLICY_VALUE},
    {"policy", "word", DARISK_ERROR_SERIAL_POLICY_VALUE},
    {"policy", "name", DARISK_ERROR_SERIAL_POLICY_VALUE},
    {"policy", "band_order", DARISK_ERROR_SERIAL_POLICY_BANDS},
    {"policy", "band_points", DARISK_ERROR_SERIAL_POLICY_BANDS},
    {"policy", "overflow", DARISK_ERROR_SERIAL_POLICY_OVERFLOW},
    {"policy", "needs_score", DARISK_ERROR_SERIAL_POLICY_COHORT},
    {"preset", "preset", DARISK_ERROR_SERIAL_PRESET},
    {"preset", "edition", DARISK_ERROR_GRAVITY_EDITION},
    {"gravity", "duplicate_weight", DARISK_ERROR_GRAVITY_DUPLICATE},
    {"gravity", "weight", DARISK_ERROR_GRAVITY_WEIGHT},
    {"gravity", "spreadsheet_date", DARISK_ERROR_GRAVITY_CODE},
    {"alias", "two_parents", DARISK_ERROR_COHORT_ALIAS},
    {"alias", "id", DARISK_ERROR_COHORT_ALIAS},
    {"alias", "cycle", DARISK_ERROR_COHORT_CYCLE},
    {"events", "incident", DARISK_ERROR_EVENT_INCIDENT},
    {"events", "role", DARISK_ERROR_EVENT_ROLE},
    {"events", "status", DARISK_ERROR_EVENT_STATUS},
    {"events", "is_da", DARISK_ERROR_EVENT_DA},
    {"events", "date", DARISK_ERROR_EVENT_DATE},
    {"events", "no_such_day", DARISK_ERROR_DATE},
    {"events", "date_text", DARISK_ERROR_DATE_TEXT},
    {"events", "offence", DARISK_ERROR_GRAVITY_CODE},
    {"facts", "id", DARISK_ERROR_RANKING_PERSON},
    {"referrals", "id", DARISK_ERROR_RANKING_PERSON},
    {"referrals", "date", DARISK_ERROR_DATE},
    {"reviews", "id", DARISK_ERROR_RANKING_PERSON},
    {"reviews", "date", DARISK_ERROR_DATE},
    {"as_of", "date", DARISK_ERROR_DATE},
    {"score", "overflow", DARISK_ERROR_RANKING_SUM},
    {"score", "edition", DARISK_ERROR_GRAVITY_EDITION},
};

static darisk_status expected_status(const char *what, const char *why) {
    if (strcmp(why, "accepted") == 0)
        return DARISK_OK;
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (strcmp(reasons[i].what, what) == 0 && strcmp(reasons[i].why, why) == 0)
            return reasons[i].status;
    fail_msg("no reason %s for %s", why, what);
    return DARISK_OK;
}

/* The pieces of a text, which it is cut into; how many there are. */
static size_t split(char *text, char by, char **pieces, size_t room) {
    size_t count = 0;
    for (bool more = true; more;) {
        char *end = strchr(text, by);
        assert_true(count < room);
        pieces[count++] = text;
        more = end != NULL;
        if (more) {
            *end = '\0';
            text = end + 1;
        }
    }
    return count;
}

enum { PIECES = 16 };

/* A world with one row, and a copy of the text to be cut. */
typedef struct trial {
    sqlite3 *database;
    serial_world *world;
    const char *key;
    char *text;
    char *pieces[PIECES];
    bool failed; /* by more than the status */
} trial;

static darisk_status try_policy(trial *one) {
    darisk_serial_policy *policy = NULL;
    const darisk_status status = serial_policy_make(one->text, NULL, &policy);
    assert_true((policy != NULL) == (status == DARISK_OK));
    darisk_serial_policy_free(policy);
    return status;
}

static darisk_status try_preset(trial *one) {
    darisk_serial_policy *policy = NULL;
    const darisk_status status = darisk_serial_preset_policy(one->text, NULL, NULL, &policy);
    assert_true((policy != NULL) == (status == DARISK_OK));
    darisk_serial_policy_free(policy);
    return status;
}

static darisk_status try_gravity(trial *one) {
    darisk_gravity_row rows[PIECES];
    darisk_gravity *gravity = NULL;
    const size_t count = split(one->text, ';', one->pieces, PIECES);
    for (size_t i = 0; i < count; i++) {
        char *weight = strchr(one->pieces[i], '=');
        assert_non_null(weight);
        *weight = '\0';
        rows[i].code = one->pieces[i];
        rows[i].weight = weight + 1;
    }
    const darisk_status status =
        darisk_gravity_new("EXAMPLE 1", "made up", rows, count, NULL, NULL, &gravity);
    assert_true((gravity != NULL) == (status == DARISK_OK));
    darisk_gravity_free(gravity);
    return status;
}

/* A refused call leaves no alias behind, also not of the lines before the one at fault. */
static darisk_status try_alias(trial *one) {
    uint64_t child[PIECES];
    uint64_t parent[PIECES];
    const size_t count = split(one->text, ';', one->pieces, PIECES);
    for (size_t i = 0; i < count; i++) {
        char *after = strchr(one->pieces[i], '>');
        assert_non_null(after);
        *after = '\0';
        child[i] = serial_number(one->pieces[i]);
        parent[i] = serial_number(after + 1);
    }
    const darisk_status status =
        darisk_cohort_alias(one->world->cohort, child, parent, count, NULL);
    for (size_t i = 0; i < count && status != DARISK_OK; i++)
        assert_true(darisk_cohort_person(one->world->cohort, child[i]) == child[i]);
    return status;
}

static darisk_status try_events(trial *one) {
    const uint64_t before = darisk_cohort_rows(one->world->cohort);
    assert_int_equal(split(one->text, ',', one->pieces, PIECES), SERIAL_EVENT_CELLS);
    serial_events *events = calloc(1, sizeof *events);
    assert_non_null(events);
    darisk_status status =
        serial_events_read(events, one->world->gravity, (const char *const *)one->pieces);
    if (status == DARISK_OK)
        status = serial_events_add(one->world->cohort, events, NULL);
    const uint64_t added = status == DARISK_OK ? events->count : 0;
    assert_true(darisk_cohort_rows(one->world->cohort) == before + added);
    free(events);
    return status;
}

static darisk_status rank(trial *one) {
    darisk_ranking *ranking = NULL;
    const darisk_status status = serial_world_rank(one->world, NULL, &ranking);
    assert_true((ranking != NULL) == (status == DARISK_OK));
    darisk_ranking_free(ranking);
    return status;
}

static darisk_status ask_victims(trial *one) {
    const darisk_review_columns columns = serial_review_columns(&one->world->reviews);
    darisk_quiet_victims *victims = NULL;
    const darisk_status status =
        darisk_quiet_victims_new(one->world->cohort, NULL, one->world->as_of, &columns,
                                 one->world->reviews.count, NULL, &victims);
    assert_true((victims != NULL) == (status == DARISK_OK));
    darisk_quiet_victims_free(victims);
    return status;
}

static darisk_status ask_pairs(trial *one) {
    const darisk_referral_columns columns = serial_referral_columns(&one->world->referrals);
    darisk_pairs *pairs = NULL;
    const darisk_status status = darisk_pairs_new(one->world->cohort, one->world->as_of, &columns,
                                                  one->world->referrals.count, NULL, &pairs);
    assert_true((pairs != NULL) == (status == DARISK_OK));
    darisk_pairs_free(pairs);
    return status;
}

static darisk_status try_facts(trial *one) {
    serial_people *people = &one->world->people;
    assert_int_equal(split(one->text, ',', one->pieces, PIECES), 3);
    people->count = 1;
    people->first[0] = serial_number(one->pieces[0]);
    people->on_programme[0] = (uint8_t)serial_number(one->pieces[1]);
    people->unsuitable[0] = (uint8_t)serial_number(one->pieces[2]);
    return rank(one);
}

static darisk_status try_referrals(trial *one) {
    serial_people *referrals = &one->world->referrals;
    assert_int_equal(split(one->text, ',', one->pieces, PIECES), 3);
    referrals->count = 1;
    referrals->first[0] = serial_number(one->pieces[0]);
    referrals->second[0] = serial_number(one->pieces[1]);
    assert_int_equal(serial_date(one->pieces[2], &referrals->date[0]), DARISK_OK);
    return ask_pairs(one);
}

static darisk_status try_reviews(trial *one) {
    serial_people *reviews = &one->world->reviews;
    assert_int_equal(split(one->text, ',', one->pieces, PIECES), 2);
    reviews->count = 1;
    reviews->first[0] = serial_number(one->pieces[0]);
    assert_int_equal(serial_date(one->pieces[1], &reviews->date[0]), DARISK_OK);
    return ask_victims(one);
}

/* The three questions take the same days. */
static darisk_status try_as_of(trial *one) {
    assert_int_equal(serial_date(one->text, &one->world->as_of), DARISK_OK);
    const darisk_status status = rank(one);
    assert_int_equal(ask_victims(one), status);
    assert_int_equal(ask_pairs(one), status);
    return status;
}

/* The text is the person for whom it is refused, or empty. */
static darisk_status try_score(trial *one) {
    serial_table cases = serial_table_read(one->database, "cases", one->key);
    assert_int_equal(cases.rows, 1);
    serial_world *world = serial_world_read(one->database, &cases, 0);
    uint64_t person = 0;
    darisk_ranking *ranking = NULL;
    const darisk_status status = serial_world_rank(world, &person, &ranking);
    if (one->text[0] != '\0' && person != serial_number(one->text)) {
        printf("%s: the person is %" PRIu64 ", and not %s\n", one->key, person, one->text);
        one->failed = true;
    }
    darisk_ranking_free(ranking);
    serial_world_free(world);
    serial_table_free(&cases);
    return status;
}

/* How a text of each kind is tried. */
static const struct {
    const char *what;
    darisk_status (*run)(trial *);
} trials[] = {
    {"policy", try_policy}, {"preset", try_preset},       {"gravity", try_gravity},
    {"alias", try_alias},   {"events", try_events},       {"facts", try_facts},
    {"as_of", try_as_of},   {"referrals", try_referrals}, {"reviews", try_reviews},
    {"score", try_score},
};

static darisk_status run_trial(trial *one, const char *what) {
    for (size_t i = 0; i < sizeof trials / sizeof trials[0]; i++)
        if (strcmp(trials[i].what, what) == 0)
            return trials[i].run(one);
    fail_msg("nothing to try %s on", what);
    return DARISK_OK;
}

static void make_trial(trial *one, sqlite3 *database, const char *key, const char *text) {
    enum { AS_OF = 16221 };
    serial_events *events = calloc(1, sizeof *events);
    assert_non_null(events);
    serial_events_plain(events, 100, 100, AS_OF, DARISK_OFFENCE_NOT_A_CRIME);
    one->database = database;
    one->key = key;
    one->failed = false;
    one->world = serial_world_plain(database, "policy t", AS_OF);
    assert_int_equal(serial_events_add(one->world->cohort, events, NULL), DARISK_OK);
    one->text = malloc(strlen(text) + 1);
    assert_non_null(one->text);
    strcpy(one->text, text);
    free(events);
}

/* The row that was there before is still counted, and the world can be asked. */
static bool still_usable(trial *one) {
    enum { AS_OF = 16221 };
    darisk_ranked_person person = {.struct_size = sizeof person};
    darisk_ranking *ranking = NULL;
    size_t row = 0;
    one->world->as_of = AS_OF;
    one->world->people.count = 0;
    const bool usable = serial_world_rank(one->world, NULL, &ranking) == DARISK_OK &&
                        darisk_ranking_find(ranking, 100, &row) == DARISK_OK &&
                        darisk_ranking_person(ranking, row, &person) == DARISK_OK &&
                        person.incidents == 1;
    darisk_ranking_free(ranking);
    return usable;
}

size_t serial_refused_run(sqlite3 *database) {
    serial_table table = serial_table_read(database, "refused", NULL);
    size_t failed = 0;
    for (int i = 0; i < table.rows; i++) {
        const char *key = serial_cell(&table, i, "case");
        const char *what = serial_cell(&table, i, "what");
        const darisk_status expected = expected_status(what, serial_cell(&table, i, "why"));
        trial one;
        make_trial(&one, database, key, serial_cell(&table, i, "text"));
        const darisk_status got = run_trial(&one, what);
        if (got != expected || one.failed || !still_usable(&one)) {
            failed++;
            printf("%s: expected \"%s\" got \"%s\"\n", key, darisk_status_text(expected),
                   darisk_status_text(got));
        }
        serial_world_free(one.world);
        free(one.text);
    }
    printf("refused: %d rows, %zu failed\n", table.rows, failed);
    assert_true(table.rows > 0);
    serial_table_free(&table);
    return failed;
}
