/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Explaining a person: what is summed up, which incidents stand behind it, what would change it,
 * and when it ends by itself. Sentences are written out here where their numbers matter. */
#include "api_test.h"

#include <stdlib.h>

enum { ROWS_LAST = 64 };

/* One row; what is left out is missing. A day is written as YYYYMMDD. */
typedef struct event {
    uint64_t incident;
    uint64_t person;
    uint64_t victim;
    int32_t day;
    const char *code; /* NULL: not a crime */
    uint64_t group;
    uint8_t cancelled;
} event;

static const darisk_gravity_row TABLE[] = {{"X", "1"}, {"Y", "5"}, {"Z", "13.511"}};

static darisk_date date_of(int32_t written) {
    return written == 0 ? DARISK_DATE_UNKNOWN
                        : day(written / 10000, written / 100 % 100, written % 100);
}

static darisk_gravity *table_of(const char *edition) {
    darisk_gravity *gravity = NULL;
    assert_int_equal(darisk_gravity_new(edition, "S", TABLE, LENGTH(TABLE), NULL, NULL, &gravity),
                     DARISK_OK);
    return gravity;
}

static void add(darisk_cohort *cohort, const darisk_gravity *gravity, const event *events,
                size_t count) {
    uint64_t incident[ROWS_LAST], person[ROWS_LAST], victim[ROWS_LAST], group[ROWS_LAST];
    uint32_t offence[ROWS_LAST];
    darisk_date from[ROWS_LAST];
    uint8_t role[ROWS_LAST], status[ROWS_LAST], is_da[ROWS_LAST];
    assert_true(count <= ROWS_LAST);
    for (size_t i = 0; i < count; i++) {
        incident[i] = events[i].incident;
        person[i] = events[i].person;
        victim[i] = events[i].victim;
        group[i] = events[i].group;
        from[i] = date_of(events[i].day);
        role[i] = DARISK_EVENT_ROLE_SUSPECT;
        status[i] = events[i].cancelled ? DARISK_EVENT_STATUS_CANCELLED : DARISK_EVENT_STATUS_OPEN;
        is_da[i] = 1;
        assert_int_equal(darisk_gravity_offence(
                             gravity, events[i].code == NULL ? "" : events[i].code, &offence[i]),
                         DARISK_OK);
    }
    const darisk_event_columns columns = {
        .struct_size = sizeof columns,
        .incident_id = {incident, NULL, 0, count},
        .perpetrator_id = {person, NULL, 0, count},
        .victim_id = {victim, NULL, 0, count},
        .role = {role, NULL, 0, count},
        .date_from = {from, NULL, 0, count},
        .status = {status, NULL, 0, count},
        .is_da = {is_da, NULL, 0, count},
        .offence = {offence, NULL, 0, count},
        .connection_group = {group, NULL, 0, count},
    };
    assert_int_equal(darisk_cohort_add(cohort, &columns, count, NULL), DARISK_OK);
}

/* A cohort with its policy and ranking, and the person explained last. */
typedef struct world {
    darisk_gravity *gravity;
    darisk_cohort *cohort;
    darisk_serial_policy *policy;
    darisk_ranking *ranking;
    darisk_score_explanation *explanation;
    darisk_ranked_person person;
} world;

static void rank(world *w, int32_t as_of, const darisk_person_columns *people, size_t rows) {
    darisk_ranking_free(w->ranking);
    w->ranking = NULL;
    assert_int_equal(
        darisk_ranking_new(w->cohort, w->policy, date_of(as_of), people, rows, NULL, &w->ranking),
        DARISK_OK);
}

static world world_with(darisk_serial_policy *policy, const event *events, size_t count,
                        int32_t as_of) {
    world w;
    memset(&w, 0, sizeof w);
    w.policy = policy;
    w.gravity = table_of("E1");
    assert_int_equal(darisk_cohort_new(w.gravity, NULL, NULL, &w.cohort), DARISK_OK);
    add(w.cohort, w.gravity, events, count);
    rank(&w, as_of, NULL, 0);
    return w;
}

static world world_of(const char *policy, const event *events, size_t count, int32_t as_of) {
    darisk_serial_policy *read = NULL;
    assert_int_equal(darisk_serial_policy_read(policy, strlen(policy), NULL, NULL, &read),
                     DARISK_OK);
    return world_with(read, events, count, as_of);
}

static void end_world(world *w) {
    darisk_score_explanation_free(w->explanation);
    darisk_ranking_free(w->ranking);
    darisk_serial_policy_free(w->policy);
    darisk_cohort_free(w->cohort);
    darisk_gravity_free(w->gravity);
}

static const darisk_contribution *at(const world *w, size_t index) {
    const darisk_contribution *contribution = darisk_score_explanation_at(w->explanation, index);
    assert_non_null(contribution);
    return contribution;
}

/* What holds of every contribution: in order, its incidents in order, its texts whole. */
static void check_contribution(const darisk_contribution *c) {
    assert_non_null(darisk_contribution_kind_text(c->kind));
    assert_non_null(c->rule);
    assert_true(c->rule[0] == 'R');
    assert_true(c->text[0] != '\0' && c->text[strlen(c->text) - 1] == '.');
    assert_null(strstr(c->text, "  "));
    if (c->change != NULL) {
        assert_true(c->change[0] != '\0' && c->change[strlen(c->change) - 1] == '.');
        assert_null(strstr(c->change, "  "));
    }
    assert_true(c->total == c->points * c->weight);
    assert_int_equal(c->incident_count == 0, c->incidents == NULL);
    for (size_t i = 1; i < c->incident_count; i++) {
        const darisk_contribution_incident *a = &c->incidents[i - 1], *b = &c->incidents[i];
        assert_true(a->date != b->date                 ? a->date < b->date
                    : a->incident_id != b->incident_id ? a->incident_id < b->incident_id
                                                       : a->victim_id < b->victim_id);
    }
}

/* Whether the counts of a contribution and its incidents are the same. */
static void check_count(const darisk_contribution *c) {
    size_t different = 0;
    for (size_t i = 0; i < c->incident_count; i++)
        different += i == 0 || c->incidents[i].incident_id != c->incidents[i - 1].incident_id;
    if (c->kind == DARISK_CONTRIBUTION_FREQUENCY || c->kind == DARISK_CONTRIBUTION_FLAG)
        assert_int_equal(different, c->value_high);
    if (c->kind == DARISK_CONTRIBUTION_GRAVITY) {
        int64_t sum = 0;
        for (size_t i = 0; i < c->incident_count; i++)
            sum += c->incidents[i].gravity;
        assert_true(sum <= c->value);
    }
}

static void check_all(const world *w) {
    const size_t count = darisk_score_explanation_count(w->explanation);
    int64_t total = 0;
    uint16_t flags = 0;
    uint32_t thresholds = 0;
    for (size_t i = 0; i < count; i++) {
        const darisk_contribution *c = at(w, i);
        check_contribution(c);
        check_count(c);
        total += c->total;
        if (i > 0)
            assert_true(c->kind > at(w, i - 1)->kind ||
                        (c->kind == at(w, i - 1)->kind && c->index > at(w, i - 1)->index));
        if (c->kind == DARISK_CONTRIBUTION_FLAG)
            flags = (uint16_t)(flags | c->index);
        if (c->kind == DARISK_CONTRIBUTION_THRESHOLD)
            assert_int_equal(c->index, thresholds++);
    }
    assert_true(count >= 6);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(at(w, i)->kind, DARISK_CONTRIBUTION_RECENCY + i);
    assert_int_equal(at(w, count - 1)->kind, DARISK_CONTRIBUTION_LIMITS);
    assert_non_null(strstr(at(w, count - 1)->text, "no sign of low risk"));
    assert_int_equal(flags, w->person.flags);
    assert_int_equal(thresholds, darisk_serial_policy_threshold_count(w->policy));
    assert_true(total == (w->person.scored ? w->person.total : 0));
    if (w->person.scored) {
        assert_true(at(w, 0)->total == w->person.points_recency);
        assert_true(at(w, 1)->total == w->person.points_frequency);
        assert_true(at(w, 2)->total == w->person.points_gravity);
        assert_true(at(w, 3)->total == w->person.points_victims);
    }
}

static void explain(world *w, uint64_t person) {
    size_t row = 0;
    darisk_score_explanation_free(w->explanation);
    w->explanation = NULL;
    assert_int_equal(darisk_ranking_find(w->ranking, person, &row), DARISK_OK);
    w->person.struct_size = sizeof w->person;
    assert_int_equal(darisk_ranking_person(w->ranking, row, &w->person), DARISK_OK);
    assert_int_equal(darisk_score_explanation_new(w->ranking, w->cohort, person, &w->explanation),
                     DARISK_OK);
    check_all(w);
}

/* The contribution of a kind and index; it must be there. */
static const darisk_contribution *find(const world *w, darisk_contribution_kind kind,
                                       uint32_t index) {
    for (size_t i = 0; i < darisk_score_explanation_count(w->explanation); i++)
        if (at(w, i)->kind == kind && at(w, i)->index == index)
            return at(w, i);
    fail_msg("no %s %u", darisk_contribution_kind_text(kind), (unsigned)index);
    return NULL;
}

static const darisk_contribution *threshold(const world *w, uint32_t index) {
    return find(w, DARISK_CONTRIBUTION_THRESHOLD, index);
}

static void has_incidents(const darisk_contribution *c, const uint64_t *incidents, size_t count) {
    assert_int_equal(c->incident_count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(c->incidents[i].incident_id, incidents[i]);
}

#define INCIDENTS(contribution, ...)                                                               \
    has_incidents((contribution), (const uint64_t[]){__VA_ARGS__},                                 \
                  LENGTH(((const uint64_t[]){__VA_ARGS__})))

/* The last day in a text; unknown where there is none. */
static darisk_date last_day(const char *text) {
    darisk_date found = DARISK_DATE_UNKNOWN;
    char piece[DARISK_DATE_TEXT_SIZE];
    for (size_t i = 0; text != NULL && i + 10 <= strlen(text); i++) {
        memcpy(piece, text + i, 10);
        piece[10] = '\0';
        if (darisk_date_from_text(piece, &found) == DARISK_OK)
            i += 9;
    }
    return found;
}

/* The example of the rules: weights X 1, Y 5. */
static const event MIXED[] = {
    {1, 1, 2, 20140501, "X", 0, 0},  {1, 1, 3, 20140520, NULL, 0, 0},
    {1, 1, 3, 20140620, NULL, 0, 0}, {1, 1, 2, 0, NULL, 0, 0},
    {1, 1, 4, 20140525, "Y", 0, 1},
};

/* Waits for points that do not sum up, a band that is read as its neighbour, a value that is not
 * that of the ranking, and a sentence with another number. */
static void test_bands(void **state) {
    world w = world_of("policy a\nscore bands\n", MIXED, LENGTH(MIXED), 20140531);
    (void)state;
    explain(&w, 1);
    assert_string_equal(at(&w, 0)->text,
                        "The latest incident was on 2014-05-20, 11 days before 2014-05-31. The "
                        "band from 0 days gives 25 points.");
    assert_string_equal(at(&w, 0)->change, "Without anything new the band from 29 days begins on "
                                           "2014-06-18: 20 points.");
    assert_string_equal(at(&w, 1)->text, "1 incident in the 24 months to 2014-05-31 (after "
                                         "2012-05-31). The band from 1 incident gives 3 points.");
    assert_string_equal(at(&w, 1)->change,
                        "With 1 incident fewer there would be no score. With 1 incident more it "
                        "would be 8 points. Without anything new it is below 1 incident from "
                        "2016-05-20 on.");
    assert_string_equal(at(&w, 2)->text,
                        "1.000 days in the 24 months to 2014-05-31 (after 2012-05-31): the "
                        "gravest offence of each incident, summed up. Table: E1. The band from "
                        "1.000 days gives 5 points.");
    assert_string_equal(at(&w, 2)->change,
                        "Below 1.000 days it would be 0 points. From 10.000 days on it would be "
                        "10 points. Without anything new it is below 1.000 days from 2016-05-20 "
                        "on.");
    assert_string_equal(at(&w, 3)->text,
                        "2 victims in the 24 months to 2014-05-31 (after 2012-05-31); those of "
                        "one connection group count once. The band from 2 victims gives 12 "
                        "points.");
    assert_string_equal(at(&w, 3)->change,
                        "With 1 victim fewer it would be 0 points. With 1 victim more it would be "
                        "18 points. Without anything new it is below 2 victims from 2016-05-20 "
                        "on.");
    assert_string_equal(at(&w, 0)->rule, "R12;R13");
    assert_string_equal(at(&w, 3)->rule, "R10;7.1;R13");
    assert_int_equal(at(&w, 2)->value, 1000);
    assert_int_equal(at(&w, 2)->bound, 1000);
    assert_int_equal(at(&w, 2)->points, 5);
    assert_int_equal(at(&w, 2)->incidents[0].gravity, 1000);
    INCIDENTS(at(&w, 0), 1);
    INCIDENTS(at(&w, 3), 1, 1);
    assert_int_equal(at(&w, 3)->incidents[0].victim_id, 2);
    assert_int_equal(at(&w, 3)->incidents[1].victim_id, 3);
    end_world(&w);
}

/* Waits for a weight that is left out of a total or told of twice. */
static void test_weights(void **state) {
    world w = world_of("policy a\nscore bands\nweight recency 3\nweight victims 0\n", MIXED,
                       LENGTH(MIXED), 20140531);
    (void)state;
    explain(&w, 1);
    assert_int_equal(w.person.total, 75 + 3 + 5);
    assert_int_equal(at(&w, 0)->points, 25);
    assert_int_equal(at(&w, 0)->weight, 3);
    assert_non_null(strstr(at(&w, 0)->text, "gives 25 points, times the weight 3: 75."));
    assert_non_null(strstr(at(&w, 0)->change, "20 points. These points are before the weight."));
    assert_int_equal(at(&w, 3)->points, 12);
    assert_int_equal(at(&w, 3)->total, 0);
    assert_null(strstr(at(&w, 1)->change, "weight"));
    end_world(&w);
}

/* Waits for a band taken at its bound less one, for a value above the highest or below the lowest
 * band that is given one beside it, and for a policy without bands. */
static void test_bounds_of_bands(void **state) {
    static const event EVENTS[] = {
        {1, 1, 2, 20140501, "Y", 0, 0},
        {2, 1, 2, 20140502, "Y", 0, 0},
        {3, 1, 2, 20140503, "Y", 0, 0},
    };
    (void)state;
    for (int32_t bound = 2; bound <= 4; bound++) {
        char policy[200];
        (void)snprintf(policy, sizeof policy,
                       "policy a\nscore bands\nband frequency %d 7\nband victims none\n"
                       "band gravity 15001 4\nband recency none\n",
                       bound);
        world w = world_of(policy, EVENTS, LENGTH(EVENTS), 20140531);
        explain(&w, 1);
        const darisk_contribution *c = at(&w, 1);
        assert_int_equal(c->points, bound <= 3 ? 7 : 0);
        assert_int_equal(c->bound, bound <= 3 ? bound : 0);
        if (bound == 2)
            assert_string_equal(c->change, "With 2 incidents fewer it would be 0 points. Without "
                                           "anything new it is below 2 incidents from 2016-05-02 "
                                           "on.");
        else if (bound == 3)
            assert_string_equal(c->change, "With 1 incident fewer it would be 0 points. Without "
                                           "anything new it is below 3 incidents from 2016-05-01 "
                                           "on.");
        else
            assert_string_equal(c->change, "With 1 incident more it would be 7 points.");
        assert_non_null(strstr(at(&w, 2)->text, "below the lowest band, which gives 0 points."));
        assert_string_equal(at(&w, 2)->change, "From 15.001 days on it would be 4 points.");
        assert_non_null(strstr(at(&w, 3)->text, "no bands for this, which gives 0 points."));
        assert_null(at(&w, 3)->change);
        assert_string_equal(at(&w, 0)->change, "Without anything new no incident is left in the "
                                               "look-back from 2016-05-03 on, and there is no "
                                               "score.");
        end_world(&w);
    }
}

/* Waits for a day that is told one early or late: the ranking of that day and of the day before say
 * whether it is right. */
static void check_days(const event *events, size_t count, int32_t as_of, const char *policy) {
    world w = world_of(policy, events, count, as_of);
    explain(&w, 1);
    const size_t contributions = darisk_score_explanation_count(w.explanation);
    for (size_t i = 0; i < contributions; i++) {
        const darisk_contribution *c = at(&w, i);
        const char *without = c->change == NULL ? NULL : strstr(c->change, "Without anything new");
        const darisk_date end = last_day(without);
        if (c->kind >= DARISK_CONTRIBUTION_FLAG || c->change == NULL)
            continue;
        for (int after = 0; after < 2; after++) {
            world on = world_of(policy, events, count, as_of);
            darisk_ranking *ranking = NULL;
            const darisk_date date =
                end == DARISK_DATE_UNKNOWN ? DARISK_DATE_LAST : end - 1 + after;
            assert_int_equal(
                darisk_ranking_new(on.cohort, on.policy, date, NULL, 0, NULL, &ranking), DARISK_OK);
            darisk_ranking_free(on.ranking);
            on.ranking = ranking;
            explain(&on, 1);
            const darisk_contribution *then = at(&on, i);
            const bool falls = after == 1 && end != DARISK_DATE_UNKNOWN;
            if (c->kind == DARISK_CONTRIBUTION_RECENCY)
                assert_int_equal(!on.person.scored || then->bound > c->bound, falls);
            else if (c->kind <= DARISK_CONTRIBUTION_VICTIMS)
                assert_int_equal(then->value < c->bound, falls);
            else if (c->result == DARISK_SERIAL_MET)
                assert_int_equal(then->result != DARISK_SERIAL_MET, falls);
            else if (c->result == DARISK_SERIAL_INDETERMINATE)
                assert_int_equal(then->result == DARISK_SERIAL_NOT_MET, falls);
            else
                assert_int_equal(end, DARISK_DATE_UNKNOWN);
            end_world(&on);
        }
    }
    end_world(&w);
}

static const char *const ENDING[] = {
    "policy a\nscore bands\nlook_back 3 months\nserial_window 5 months\n"
    "threshold i incidents at_least 2 in 3 months\nthreshold c crimes at_least 2 in 91 days\n"
    "threshold v victims at_least 2 in 4 months\nthreshold s same_victim at_least 2 in 3 months\n"
    "threshold p peak at_least 2 in 1 months\nthreshold u incidents at_least 2 in unlimited\n",
    "policy a\nscore bands\nlook_back 200 days\nhalf_life 30\none_per_pair_per_day yes\n"
    "threshold i incidents at_least 3 in 3 months\nthreshold c crimes at_least 3 in 91 days\n"
    "threshold v victims at_least 3 in 4 months\nthreshold s same_victim at_least 3 in 3 months\n"
    "threshold p peak at_least 3 in 20 days\n"
    "band gravity 1 1\nband gravity 500 2\nband gravity 3000 3\nband gravity 9000 4\n",
    "policy a\nscore bands\nlook_back unlimited\ngravity_incident sum_all\n"
    "threshold p peak at_least 2 in unlimited\nthreshold q peak at_least 2 in 12 months\n"
    "band recency 0 5\nband recency 1000 4\n",
};

/* Ends of months, where windows are clamped; a leap day; one incident twice. */
static void test_days_are_exact(void **state) {
    static const event EVENTS[] = {
        {1, 1, 2, 20140228, "X", 0, 0}, {2, 1, 3, 20140301, "Y", 0, 0},
        {3, 1, 2, 20140401, "Z", 0, 0}, {4, 1, 4, 20140501, NULL, 0, 0},
        {5, 1, 2, 20140531, "X", 0, 0}, {5, 1, 3, 20140530, "Y", 0, 0},
        {6, 1, 3, 20140531, "Z", 0, 0}, {7, 1, 2, 20120229, "Z", 0, 0},
        {8, 1, 5, 20140430, "X", 0, 0}, {9, 1, 2, 20140531, "X", 0, 0},
    };
    static const event UNDATED[] = {
        {1, 1, 2, 20140331, "X", 0, 0},
        {2, 1, 3, 0, "Y", 0, 0},
        {3, 1, 2, 20140430, "Z", 0, 0},
        {4, 1, 2, 0, "X", 0, 0},
    };
    (void)state;
    for (size_t p = 0; p < LENGTH(ENDING); p++) {
        for (size_t count = 1; count <= LENGTH(EVENTS); count++)
            check_days(EVENTS, count, 20140531, ENDING[p]);
        for (size_t count = 1; count <= LENGTH(UNDATED); count++)
            check_days(UNDATED, count, 20140430, ENDING[p]);
        check_days(EVENTS, LENGTH(EVENTS), 20160229, ENDING[p]);
    }
}

/* Five incidents of the rules' example; the first lies outside. */
static const event FIVE[] = {
    {1, 1, 2, 20140228, NULL, 0, 0}, {2, 1, 2, 20140301, NULL, 0, 0},
    {3, 1, 2, 20140401, NULL, 0, 0}, {4, 1, 2, 20140501, NULL, 0, 0},
    {5, 1, 2, 20140531, NULL, 0, 0}, {6, 1, 2, 20140301, NULL, 0, 0},
    {7, 1, 2, 20140302, NULL, 0, 0},
};

/* Waits for a number that is one off at the limit: below, on and above it. */
static void test_threshold_at_its_limit(void **state) {
    static const char POLICY[] =
        "policy a\nlook_back 3 months\nthreshold f incidents at_least 5 in 3 months\n";
    (void)state;
    world w = world_of(POLICY, FIVE, 5, 20140531);
    explain(&w, 1);
    assert_string_equal(threshold(&w, 0)->text, "Threshold f: 4 incidents in the 3 months to "
                                                "2014-05-31 (after 2014-02-28); 5 are needed: "
                                                "NOT_MET.");
    assert_string_equal(threshold(&w, 0)->change,
                        "1 incident more with a day in the window, and it is met.");
    INCIDENTS(threshold(&w, 0), 2, 3, 4, 5);
    end_world(&w);
    w = world_of(POLICY, FIVE, 6, 20140531);
    explain(&w, 1);
    assert_string_equal(threshold(&w, 0)->change,
                        "With 1 incident fewer, it would not be met. Without anything new it is no "
                        "longer met from 2014-06-01 on.");
    INCIDENTS(threshold(&w, 0), 2, 6, 3, 4, 5);
    assert_int_equal(threshold(&w, 0)->value, 5);
    assert_int_equal(threshold(&w, 0)->bound, 5);
    end_world(&w);
    w = world_of(POLICY, FIVE, 7, 20140531);
    explain(&w, 1);
    assert_string_equal(threshold(&w, 0)->change,
                        "With 2 incidents fewer, it would not be met. Without anything new it is "
                        "no longer met from 2014-06-01 on.");
    end_world(&w);
}

/* Waits for incidents from before the look-back behind a peak whose window reaches beyond it. */
static void test_peak_within_look_back(void **state) {
    world w = world_of("policy a\nlook_back 3 months\nthreshold p peak at_least 2 in 12 months\n",
                       FIVE, 5, 20140531);
    (void)state;
    explain(&w, 1);
    assert_string_equal(threshold(&w, 0)->text,
                        "Threshold p: 4 incidents, the most in any window, in the 12 months to "
                        "2014-05-31 (after 2014-02-28); 2 are needed: MET.");
    INCIDENTS(threshold(&w, 0), 2, 3, 4, 5);
    end_world(&w);
}

/* Waits for an undated incident that is lost, put into the window, or told with a day. */
static void test_threshold_open(void **state) {
    static const event EVENTS[] = {
        {3, 1, 2, 20140401, NULL, 0, 0}, {4, 1, 2, 20140501, NULL, 0, 0},
        {5, 1, 2, 20140531, NULL, 0, 0}, {2, 1, 2, 20140301, NULL, 0, 0},
        {9, 1, 3, 0, NULL, 0, 0},
    };
    world w =
        world_of("policy a\nlook_back 3 months\nthreshold f incidents at_least 5 in 3 months\n"
                 "threshold v victims at_least 2 in 3 months\nthresholds any\n",
                 EVENTS, LENGTH(EVENTS), 20140531);
    (void)state;
    explain(&w, 1);
    const darisk_contribution *c = threshold(&w, 0);
    assert_int_equal(c->result, DARISK_SERIAL_INDETERMINATE);
    assert_string_equal(c->text,
                        "Threshold f: 4 incidents in the 3 months to 2014-05-31 (after "
                        "2014-02-28), 5 with those without a day; 5 are needed: INDETERMINATE. "
                        "One of 2 thresholds must be met; together: INDETERMINATE.");
    assert_string_equal(c->change,
                        "It is open until the incidents without a day have one. 1 incident more "
                        "with a day in the window, and it is met. Without anything new it is not "
                        "met from 2014-06-01 on.");
    INCIDENTS(c, 9, 2, 3, 4, 5);
    assert_int_equal(c->incidents[0].date, DARISK_DATE_UNKNOWN);
    c = threshold(&w, 1);
    assert_int_equal(c->value, 1);
    assert_int_equal(c->value_high, 2);
    INCIDENTS(c, 9, 2, 3, 4, 5);
    assert_int_equal(c->incidents[0].victim_id, 3);
    assert_int_equal(c->incidents[1].victim_id, 2);
    assert_string_equal(find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_UNDATED)->text,
                        "UNDATED: 1 incident without a day, ever: in no window, and enough to "
                        "leave a threshold open.");
    end_world(&w);
}

/* Waits for the wrong victim, or the wrong window, behind a maximum; and for incidents of a day
 * that one-per-pair-per-day does not count. */
static void test_maxima(void **state) {
    static const event EVENTS[] = {
        {1, 1, 3, 20140101, NULL, 0, 0}, {2, 1, 3, 20140102, NULL, 0, 0},
        {3, 1, 2, 20140501, NULL, 0, 0}, {4, 1, 2, 20140502, NULL, 0, 0},
        {5, 1, 2, 20140502, NULL, 0, 0}, {6, 1, 4, 0, NULL, 0, 0},
        {7, 1, 4, 0, NULL, 0, 0},        {8, 1, 4, 0, NULL, 0, 0},
        {9, 1, 4, 20140510, NULL, 0, 0},
    };
    static const char POLICY[] = "policy a\nthreshold s same_victim at_least 2 in 12 months\n"
                                 "threshold t same_victim at_least 4 in 12 months\n"
                                 "threshold p peak at_least 2 in 5 days\n"
                                 "threshold u peak at_least 2 in unlimited\n";
    (void)state;
    world w = world_of(POLICY, EVENTS, LENGTH(EVENTS), 20140531);
    explain(&w, 1);
    INCIDENTS(threshold(&w, 0), 3, 4, 5);
    assert_int_equal(threshold(&w, 0)->incidents[0].victim_id, 2);
    assert_non_null(strstr(threshold(&w, 0)->change, "Were the most against one victim less by 2 "
                                                     "incidents, it would not be met."));
    INCIDENTS(threshold(&w, 1), 6, 7, 8, 9);
    assert_int_equal(threshold(&w, 1)->result, DARISK_SERIAL_INDETERMINATE);
    assert_string_equal(threshold(&w, 2)->text,
                        "Threshold p: 3 incidents, the most in any window, in the 5 days to "
                        "2014-05-02 (after 2014-04-27), 6 with those without a day; 2 are needed: "
                        "MET. All 4 thresholds must be met; together: INDETERMINATE.");
    INCIDENTS(threshold(&w, 2), 6, 7, 8, 3, 4, 5);
    assert_non_null(strstr(threshold(&w, 3)->text, "6 incidents, the most in any window, in the "
                                                   "24 months to 2014-05-31"));
    end_world(&w);
    char daily[400];
    (void)snprintf(daily, sizeof daily, "%sone_per_pair_per_day yes\n", POLICY);
    w = world_of(daily, EVENTS, LENGTH(EVENTS), 20140531);
    explain(&w, 1);
    INCIDENTS(threshold(&w, 0), 3, 4); /* 3 has as many; the lesser reference is told of */
    INCIDENTS(threshold(&w, 1), 6, 7, 8, 9);
    static const event MORE[] = {{10, 1, 3, 0, NULL, 0, 0}};
    add(w.cohort, w.gravity, MORE, 1);
    rank(&w, 20140531, NULL, 0);
    explain(&w, 1);
    INCIDENTS(threshold(&w, 0), 10, 1, 2); /* now 3 has more without a day */
    INCIDENTS(at(&w, 1), 6, 7, 8, 10, 1, 2, 3, 4, 9);
    INCIDENTS(at(&w, 2), 1, 2, 3, 4, 5, 9);
    end_world(&w);
}

/* Waits for a person without a score who is given points, or no word why. */
static void test_without_score(void **state) {
    static const event OLD[] = {{1, 1, 2, 20100101, "X", 0, 0}, {2, 1, 2, 0, "X", 0, 0}};
    (void)state;
    world w = world_of("policy a\n", OLD, LENGTH(OLD), 20140531);
    explain(&w, 1);
    for (size_t i = 0; i < 4; i++) {
        assert_non_null(strstr(at(&w, i)->text, "The policy scores nobody."));
        assert_null(at(&w, i)->change);
        assert_int_equal(at(&w, i)->points, 0);
    }
    assert_true(at(&w, 0)->value == INT64_MIN);
    assert_string_equal(at(&w, 0)->rule, "R12");
    end_world(&w);
    w = world_of("policy a\nscore bands\ncohort top_k 1\n", OLD, LENGTH(OLD), 20140531);
    explain(&w, 1);
    assert_false(w.person.scored);
    assert_string_equal(at(&w, 0)->text,
                        "No incident with a day lies in the 24 months to 2014-05-31 (after "
                        "2012-05-31). Without an incident that has a day in the look-back there is "
                        "no score, which is not a score of 0.");
    assert_null(at(&w, 0)->incidents);
    INCIDENTS(at(&w, 1), 2);
    assert_string_equal(at(&w, 1)->text,
                        "0 incidents in the 24 months to 2014-05-31 (after 2012-05-31). 1 incident "
                        "without a day gave no points. Without an incident that has a day in the "
                        "look-back there is no score, which is not a score of 0.");
    assert_non_null(strstr(find(&w, DARISK_CONTRIBUTION_ADVICE, 0)->text,
                           "No rank, since there is no score; the policy selects ranks to 1"));
    end_world(&w);
    for (int open = 0; open < 2; open++) {
        const event recent[] = {{1, 1, 2, 20140501, "X", 0, 0}, {2, 1, 2, 0, "X", 0, 0}};
        w = world_of("policy a\nscore bands\nqualify yes\n"
                     "threshold x incidents at_least 2 in 3 months\n",
                     recent, (size_t)(1 + open), 20140531);
        explain(&w, 1);
        assert_false(w.person.scored);
        assert_non_null(strstr(at(&w, 2)->text,
                               open ? "it is open whether the thresholds of the policy are met."
                                    : "the thresholds of the policy are not met."));
        end_world(&w);
    }
}

/* Waits for ranks told instead of lesser values, for recency the wrong way round, and for ties. */
static void test_quantiles(void **state) {
    static const event EVENTS[] = {
        {1, 1, 2, 20140501, "X", 0, 0}, {2, 1, 2, 20140502, "X", 0, 0},
        {3, 2, 3, 20140501, "X", 0, 0}, {4, 3, 4, 20140430, "X", 0, 0},
        {5, 4, 5, 20140502, "X", 0, 0}, {6, 5, 6, 20100502, "X", 0, 0},
    };
    world w = world_of("policy a\nscore quantiles 5\nweight frequency 2\n", EVENTS, LENGTH(EVENTS),
                       20140531);
    (void)state;
    explain(&w, 1);
    assert_string_equal(at(&w, 0)->text,
                        "The latest incident was on 2014-05-02, 29 days before 2014-05-31. Of 4 "
                        "scored people the latest incident of 2 was longer ago: 1 + 5 x 2 / 4, "
                        "rounded down, is 3 points.");
    assert_int_equal(at(&w, 0)->bound, 2);
    assert_non_null(strstr(
        at(&w, 1)->text, "Of 4 scored people the incidents of 3 are fewer: 1 + 5 x 3 / 4, rounded "
                         "down, is 4 points, times the weight 2: 8."));
    assert_non_null(strstr(at(&w, 3)->text, "the victims of 0 are fewer: 1 + 5 x 0 / 4"));
    for (size_t i = 0; i < 4; i++)
        assert_null(at(&w, i)->change);
    assert_string_equal(at(&w, 2)->rule, "R11;R15");
    end_world(&w);
}

/* Waits for shares that are said to be exact where they are rounded, an option that is not told of,
 * and a total that is not the gravity. */
static void test_gravity(void **state) {
    static const event EVENTS[] = {
        {1, 1, 2, 20140501, "X", 0, 0}, {1, 1, 2, 20140501, "Y", 0, 0},
        {1, 1, 3, 20140501, "Y", 0, 0}, {2, 1, 2, 20140502, "not there", 0, 0},
        {3, 1, 2, 20140503, "Z", 0, 0},
    };
    (void)state;
    world w = world_of("policy a\nscore gravity\ngravity_incident sum_all\ncohort top_k 1\n",
                       EVENTS, LENGTH(EVENTS), 20140531);
    explain(&w, 1);
    assert_int_equal(at(&w, 2)->value, 24511);
    assert_int_equal(at(&w, 2)->weight, 1);
    assert_int_equal(at(&w, 0)->weight, 0);
    assert_string_equal(at(&w, 2)->rule, "R11;5.2;9.2");
    assert_string_equal(at(&w, 2)->text,
                        "24.511 days in the 24 months to 2014-05-31 (after 2012-05-31): every "
                        "offence against every victim, summed up. Table: E1. It is at least this: "
                        "1 incident has a code that is not in the table. This alone is the total, "
                        "in thousandths of a day.");
    INCIDENTS(at(&w, 2), 1, 2, 3);
    assert_int_equal(at(&w, 2)->incidents[0].gravity, 11000);
    assert_int_equal(at(&w, 2)->incidents[1].gravity, 0);
    INCIDENTS(find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_UNMAPPED), 2);
    end_world(&w);
    w = world_of("policy a\nscore gravity\nhalf_life 182\n", EVENTS, LENGTH(EVENTS), 20140531);
    explain(&w, 1);
    /* 5000 x w(30) + 13511 x w(28), and each by itself: w(28) = 1930971450 of 2^31. */
    assert_int_equal(at(&w, 2)->incidents[2].gravity, 12148);
    assert_true(
        at(&w, 2)->value - at(&w, 2)->incidents[0].gravity - at(&w, 2)->incidents[2].gravity <= 1);
    assert_non_null(strstr(at(&w, 2)->text, "Half of each is gone after 182 days; the shares are "
                                            "rounded down one by one, so they may sum up to "
                                            "less."));
    assert_string_equal(at(&w, 2)->rule, "R11;R18;9.2");
    end_world(&w);
}

/* Waits for a flag without its incidents, with those of others, or with a day that is not theirs.
 */
static void test_flags(void **state) {
    static const event EVENTS[] = {
        {1, 1, 2, 20140501, NULL, 0, 0}, {1, 2, 1, 20140501, NULL, 0, 0},
        {2, 1, 2, 20140401, NULL, 0, 0}, {3, 1, 3, 20140402, NULL, 0, 0},
        {4, 3, 1, 20100101, NULL, 0, 0}, {5, 1, 1, 20140403, NULL, 0, 0},
        {6, 1, 2, 20140601, NULL, 0, 0}, {6, 1, 2, 20140602, NULL, 0, 0},
        {7, 1, 2, 20140404, "A", 0, 1},  {8, 9, 2, 20140405, "Q", 0, 0},
        {9, 1, 4, 20100101, "Q", 0, 0},  {2, 1, 3, 20140401, NULL, 0, 0},
    };
    static const uint64_t CHILD[] = {9}, PARENT[] = {1};
    world w = world_of("policy a\n", EVENTS, LENGTH(EVENTS), 20140531);
    (void)state;
    assert_int_equal(darisk_cohort_alias(w.cohort, CHILD, PARENT, 1, NULL), DARISK_OK);
    rank(&w, 20140531, NULL, 0);
    explain(&w, 1);
    const darisk_contribution *c = find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_COUNTER);
    INCIDENTS(c, 2, 8, 1);
    assert_int_equal(c->value, 3);
    assert_int_equal(c->incidents[2].victim_id, 2);
    INCIDENTS(find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_DUAL), 1);
    c = find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_FUTURE);
    INCIDENTS(c, 6);
    assert_int_equal(c->incidents[0].date, day(2014, 6, 2));
    c = find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_CANCELLED);
    INCIDENTS(c, 7);
    assert_int_equal(c->incidents[0].date, day(2014, 4, 4));
    INCIDENTS(find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_SELF_LINK), 5);
    INCIDENTS(find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_UNMAPPED), 8);
    INCIDENTS(find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_MERGED), 8);
    INCIDENTS(find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_CONNECTION_UNKNOWN), 9, 2, 3, 8,
              1);
    end_world(&w);
}

/* Waits for duals that are taken away from the measures and from their flag as well, and for a
 * person who is told stale because the two are measured in another order. */
static void test_exclude_dual(void **state) {
    static const event EVENTS[] = {
        {1, 1, 2, 20140501, "X", 0, 0},
        {1, 2, 1, 20140501, NULL, 0, 0},
        {2, 3, 1, 20140401, NULL, 0, 0},
        {3, 1, 3, 20100101, NULL, 0, 0},
    };
    world w =
        world_of("policy a\nscore bands\nexclude_dual yes\n", EVENTS, LENGTH(EVENTS), 20140531);
    (void)state;
    explain(&w, 1);
    assert_false(w.person.scored);
    assert_int_equal(at(&w, 1)->value, 0);
    assert_null(at(&w, 2)->incidents);
    const darisk_contribution *c = find(&w, DARISK_CONTRIBUTION_FLAG, DARISK_SERIAL_FLAG_DUAL);
    INCIDENTS(c, 1);
    assert_int_equal(c->incidents[0].date, day(2014, 5, 1));
    explain(&w, 2);
    explain(&w, 3);
    assert_int_equal(w.person.flags & DARISK_SERIAL_FLAG_COUNTER, 0);
    end_world(&w);
}

/* Waits for a connection group that is lost on the way. */
static void test_groups(void **state) {
    static const event EVENTS[] = {
        {1, 1, 2, 20120101, NULL, 7, 0},
        {2, 1, 3, 20140501, NULL, 7, 0},
        {3, 1, 2, 20140502, NULL, 0, 0},
        {4, 1, 5, 0, NULL, 0, 0},
    };
    world w = world_of("policy a\n", EVENTS, LENGTH(EVENTS), 20140531);
    (void)state;
    explain(&w, 1);
    const darisk_contribution *c = find(&w, DARISK_CONTRIBUTION_SERIAL, 0);
    assert_string_equal(c->text, "SERIAL: 1 victim in the 36 months to 2014-05-31 (after "
                                 "2011-05-31), 2 with those without a day; 2 are needed: "
                                 "INDETERMINATE.");
    assert_string_equal(c->change,
                        "It is open until the incidents without a day have one. 1 victim more with "
                        "a dated incident in the window, and it is met. Without anything new it is "
                        "not met from 2017-05-02 on.");
    INCIDENTS(c, 4, 1, 2, 3);
    end_world(&w);
}

/* Waits for advice without a selection, or for one that the host's word does not suppress. */
static void test_advice(void **state) {
    static const uint64_t PERSON[] = {1};
    static const uint8_t YES[] = {1};
    static const darisk_person_columns PEOPLE = {.struct_size = sizeof PEOPLE,
                                                 .person_id = {PERSON, NULL, 0, 1},
                                                 .on_programme = {YES, NULL, 0, 1}};
    (void)state;
    world w = world_of("policy a\nscore bands\ncohort total_at_least 45\n", MIXED, LENGTH(MIXED),
                       20140531);
    explain(&w, 1);
    const darisk_contribution *c = find(&w, DARISK_CONTRIBUTION_ADVICE, 0);
    assert_string_equal(c->text,
                        "Total 45; the policy selects totals from 45 on. Selected: consider a "
                        "programme. Whether one is suitable is for a person to judge.");
    assert_string_equal(c->change, "With a total 1 lower this person would not be selected.");
    assert_int_equal(c->value, 1);
    assert_int_equal(c->result, DARISK_SERIAL_MET);
    rank(&w, 20140531, &PEOPLE, 1);
    explain(&w, 1);
    c = find(&w, DARISK_CONTRIBUTION_ADVICE, 0);
    assert_int_equal(c->value, 0);
    assert_int_equal(c->result, DARISK_SERIAL_MET);
    assert_non_null(strstr(c->text, "on a programme or was found unsuitable"));
    end_world(&w);
    w = world_of("policy a\nscore bands\ncohort total_at_least 46\n", MIXED, LENGTH(MIXED),
                 20140531);
    explain(&w, 1);
    c = find(&w, DARISK_CONTRIBUTION_ADVICE, 0);
    assert_int_equal(c->result, DARISK_SERIAL_NOT_MET);
    assert_string_equal(c->change, "With a total 1 higher this person would be selected.");
    end_world(&w);
    w = world_of("policy a\nscore bands\ncohort top_bp 10000\n", MIXED, LENGTH(MIXED), 20140531);
    explain(&w, 1);
    assert_non_null(strstr(find(&w, DARISK_CONTRIBUTION_ADVICE, 0)->text,
                           "Rank 1 of 1 scored people; the policy selects 10000 in 10000"));
    end_world(&w);
    w = world_of("policy a\ncohort met\n", MIXED, LENGTH(MIXED), 20140531);
    explain(&w, 1);
    assert_non_null(strstr(find(&w, DARISK_CONTRIBUTION_ADVICE, 0)->text, "it has none. Not"));
    end_world(&w);
}

/* Waits for a preset that cannot be explained. */
static void test_presets(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_serial_preset_count(); i++) {
        const darisk_serial_preset *preset = darisk_serial_preset_at(i);
        darisk_serial_policy *policy = NULL;
        if (preset->kind != DARISK_SERIAL_PRESET_PERSON)
            continue;
        assert_int_equal(darisk_serial_preset_policy(
                             preset->id, preset->needs_gravity ? "E1" : NULL, NULL, &policy),
                         DARISK_OK);
        world w = world_with(policy, FIVE, LENGTH(FIVE), 20140531);
        explain(&w, 1);
        add(w.cohort, w.gravity, MIXED, LENGTH(MIXED));
        rank(&w, 20140531, NULL, 0);
        explain(&w, 1);
        rank(&w, 99991231, NULL, 0);
        explain(&w, 1);
        rank(&w, 10101, NULL, 0);
        explain(&w, 1);
        end_world(&w);
    }
}

/* Waits for an explanation of what is no longer so. */
static void test_stale(void **state) {
    static const event MORE[] = {{77, 1, 2, 20140530, NULL, 0, 0}};
    static const event OTHER[] = {{78, 5, 6, 20140530, NULL, 0, 0}};
    static const event BACK[] = {{79, 2, 1, 20140530, NULL, 0, 0}};
    static const event UNDATED[] = {{80, 1, 2, 0, NULL, 0, 0}};
    static const event LONG_AGO[] = {{81, 1, 2, 20000101, NULL, 0, 0}};
    static const event *const CHANGES[] = {MORE, BACK, UNDATED, LONG_AGO};
    static const uint64_t CHILD[] = {1}, PARENT[] = {8};
    static char marker;
    darisk_score_explanation *none = (darisk_score_explanation *)(void *)&marker;
    (void)state;
    for (size_t i = 0; i <= LENGTH(CHANGES); i++) {
        world w = world_of("policy a\nscore bands\n"
                           "threshold i incidents at_least 9 in unlimited\n",
                           MIXED, LENGTH(MIXED), 20140531);
        if (i < LENGTH(CHANGES))
            add(w.cohort, w.gravity, CHANGES[i], 1);
        else
            assert_int_equal(darisk_cohort_alias(w.cohort, CHILD, PARENT, 1, NULL), DARISK_OK);
        assert_int_equal(darisk_score_explanation_new(w.ranking, w.cohort, 1, &none),
                         DARISK_ERROR_RANKING_STALE);
        assert_ptr_equal(none, &marker);
        end_world(&w);
    }
    /* What others are recorded for does not make it stale, nor does the same row once more. */
    world w = world_of("policy a\nscore bands\n", MIXED, LENGTH(MIXED), 20140531);
    add(w.cohort, w.gravity, OTHER, 1);
    add(w.cohort, w.gravity, MIXED, LENGTH(MIXED));
    explain(&w, 1);
    assert_int_equal(darisk_score_explanation_new(w.ranking, w.cohort, 5, &none),
                     DARISK_ERROR_INDEX);
    /* Another table, and none; the rows alone would give the same. */
    darisk_cohort *cohort = NULL;
    darisk_gravity *gravity = table_of("E2");
    assert_int_equal(darisk_cohort_new(gravity, NULL, NULL, &cohort), DARISK_OK);
    add(cohort, gravity, MIXED, LENGTH(MIXED));
    assert_int_equal(darisk_score_explanation_new(w.ranking, cohort, 1, &none),
                     DARISK_ERROR_RANKING_STALE);
    darisk_cohort_free(cohort);
    end_world(&w);
    w = world_of("policy a\nscore bands\n", OTHER, 1, 20140531);
    assert_int_equal(darisk_cohort_new(NULL, NULL, NULL, &cohort), DARISK_OK);
    add(cohort, NULL, OTHER, 1);
    assert_int_equal(darisk_score_explanation_new(w.ranking, cohort, 5, &none),
                     DARISK_ERROR_RANKING_STALE);
    assert_ptr_equal(none, &marker);
    darisk_cohort_free(cohort);
    darisk_gravity_free(gravity);
    end_world(&w);
}

/* Waits for an explanation that reads a ranking or cohort that is gone, and for an order of rows
 * that makes a difference. */
static void test_it_stays_and_is_the_same(void **state) {
    event turned[LENGTH(MIXED)];
    (void)state;
    for (size_t i = 0; i < LENGTH(MIXED); i++)
        turned[i] = MIXED[LENGTH(MIXED) - 1 - i];
    world w = world_of(ENDING[0], MIXED, LENGTH(MIXED), 20140531);
    world v = world_of(ENDING[0], turned, LENGTH(turned), 20140531);
    explain(&w, 1);
    explain(&v, 1);
    darisk_ranking_free(w.ranking);
    darisk_cohort_free(w.cohort);
    darisk_gravity_free(w.gravity);
    w.ranking = NULL;
    w.cohort = NULL;
    w.gravity = NULL;
    check_all(&w);
    assert_int_equal(darisk_score_explanation_count(w.explanation),
                     darisk_score_explanation_count(v.explanation));
    for (size_t i = 0; i < darisk_score_explanation_count(w.explanation); i++) {
        assert_string_equal(at(&w, i)->text, at(&v, i)->text);
        assert_int_equal(at(&w, i)->incident_count, at(&v, i)->incident_count);
        if (at(&w, i)->incident_count > 0)
            assert_memory_equal(at(&w, i)->incidents, at(&v, i)->incidents,
                                at(&w, i)->incident_count * sizeof *at(&w, i)->incidents);
    }
    end_world(&w);
    end_world(&v);
}

static void test_null_and_nobody(void **state) {
    world w = world_of("policy a\n", MIXED, LENGTH(MIXED), 20140531);
    darisk_score_explanation *none = NULL;
    (void)state;
    assert_int_equal(darisk_score_explanation_new(NULL, w.cohort, 1, &none), DARISK_ERROR_NULL);
    assert_int_equal(darisk_score_explanation_new(w.ranking, NULL, 1, &none), DARISK_ERROR_NULL);
    assert_int_equal(darisk_score_explanation_new(w.ranking, w.cohort, 1, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_score_explanation_new(w.ranking, w.cohort, 0, &none),
                     DARISK_ERROR_INDEX);
    assert_int_equal(darisk_score_explanation_new(w.ranking, w.cohort, 2, &none),
                     DARISK_ERROR_INDEX);
    assert_null(none);
    darisk_score_explanation_free(NULL);
    assert_int_equal(darisk_score_explanation_count(NULL), 0);
    assert_null(darisk_score_explanation_at(NULL, 0));
    explain(&w, 1);
    assert_null(
        darisk_score_explanation_at(w.explanation, darisk_score_explanation_count(w.explanation)));
    assert_null(darisk_score_explanation_at(w.explanation, SIZE_MAX));
    assert_string_equal(darisk_contribution_kind_text(DARISK_CONTRIBUTION_RECENCY), "RECENCY");
    assert_string_equal(darisk_contribution_kind_text(DARISK_CONTRIBUTION_LIMITS), "LIMITS");
    assert_null(darisk_contribution_kind_text(DARISK_CONTRIBUTION_NOT_SET));
    assert_null(darisk_contribution_kind_text((darisk_contribution_kind)10));
    end_world(&w);
}

/* Memory that fails when told to, and is counted. */
typedef struct counter {
    size_t calls;
    size_t fail_at;
    int64_t live;
} counter;

static void *count_allocate(void *context, size_t size) {
    counter *c = context;
    assert_int_not_equal(size, 0);
    if (++c->calls == c->fail_at)
        return NULL;
    c->live += (int64_t)size;
    void *memory = malloc(size);
    assert_non_null(memory);
    return memset(memory, 0xdb, size);
}

static void count_release(void *context, void *memory, size_t size) {
    counter *c = context;
    assert_non_null(memory);
    c->live -= (int64_t)size;
    free(memory);
}

/* Waits for a leak, a half-made explanation, and memory released with another size. */
static void test_each_allocation_fails_in_turn(void **state) {
    static const event EVENTS[] = {
        {1, 1, 2, 20140501, "X", 7, 0},
        {1, 2, 1, 20140501, NULL, 0, 0},
        {2, 9, 2, 20140401, NULL, 0, 0},
        {3, 1, 3, 0, "Q", 0, 0},
    };
    static const uint64_t CHILD[] = {9}, PARENT[] = {1};
    counter c = {0, 0, 0};
    const darisk_allocator allocator = {.struct_size = sizeof allocator,
                                        .context = &c,
                                        .allocate = count_allocate,
                                        .release = count_release};
    size_t failures = 0;
    (void)state;
    world w = world_of("policy a\nscore bands\nexclude_dual yes\ncohort top_k 1\n"
                       "threshold p peak at_least 2 in 1 months\n",
                       EVENTS, 0, 20140531);
    darisk_cohort_free(w.cohort);
    assert_int_equal(darisk_cohort_new(w.gravity, NULL, &allocator, &w.cohort), DARISK_OK);
    add(w.cohort, w.gravity, EVENTS, LENGTH(EVENTS));
    assert_int_equal(darisk_cohort_alias(w.cohort, CHILD, PARENT, 1, NULL), DARISK_OK);
    rank(&w, 20140531, NULL, 0);
    const int64_t before = c.live;
    for (;; failures++) {
        static char marker;
        darisk_score_explanation *made = (darisk_score_explanation *)(void *)&marker;
        c.calls = 0;
        c.fail_at = failures + 1;
        const darisk_status status = darisk_score_explanation_new(w.ranking, w.cohort, 1, &made);
        if (status == DARISK_OK) {
            assert_true(c.calls < c.fail_at);
            darisk_score_explanation_free(made);
            assert_true(c.live == before);
            break;
        }
        assert_int_equal(status, DARISK_ERROR_MEMORY);
        assert_ptr_equal(made, &marker);
        assert_true(c.live == before);
    }
    assert_true(failures > 10);
    c.fail_at = 0;
    explain(&w, 1);
    end_world(&w);
    assert_true(c.live == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bands),
        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_bounds_of_bands),
        cmocka_unit_test(test_days_are_exact),
        cmocka_unit_test(test_threshold_at_its_limit),
        cmocka_unit_test(test_peak_within_look_back),
        cmocka_unit_test(test_threshold_open),
        cmocka_unit_test(test_maxima),
        cmocka_unit_test(test_without_score),
        cmocka_unit_test(test_quantiles),
        cmocka_unit_test(test_gravity),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_exclude_dual),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_advice),
        cmocka_unit_test(test_presets),
        cmocka_unit_test(test_stale),
        cmocka_unit_test(test_it_stays_and_is_the_same),
        cmocka_unit_test(test_null_and_nobody),
        cmocka_unit_test(test_each_allocation_fails_in_turn),
    };
    return cmocka_run_group_tests_name("score_explanation", tests, NULL, NULL);
}
