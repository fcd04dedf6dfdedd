/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the tests of cohorts share: rows as structs, worlds made of them, everything a world
 * answers, and an allocator that is watched. */
#ifndef DARISK_TESTS_COHORT_TEST_H
#define DARISK_TESTS_COHORT_TEST_H

#include <stdatomic.h>
#include <stdlib.h>

#include "api_test.h"

#define NO_DAY DARISK_DATE_UNKNOWN
#define AS_OF  16221 /* 2014-05-31 */

/* One row. */
typedef struct event {
    uint64_t incident, person, victim, group;
    darisk_date from, to;
    uint32_t offence;
    uint8_t role, status, is_da, grade;
} event;

/* A row as plain as there is. */
static inline event plain(uint64_t incident, uint64_t person, uint64_t victim, darisk_date date) {
    return (event){.incident = incident,
                   .person = person,
                   .victim = victim,
                   .from = date,
                   .to = NO_DAY,
                   .role = DARISK_EVENT_ROLE_SUSPECT,
                   .status = DARISK_EVENT_STATUS_OPEN,
                   .is_da = 1};
}

/* Rows as columns, on the heap, so that a sanitizer sees what is read past their end. */
typedef struct event_table {
    darisk_event_columns events;
    void *memory[11];
} event_table;

static inline void *room_for(size_t count, size_t size) {
    void *memory = calloc(count == 0 ? 1 : count, size);
    assert_non_null(memory);
    return memory;
}

static inline event_table columns_of(const event *rows, size_t count) {
    event_table c = {.events = {.struct_size = sizeof(darisk_event_columns)}};
    size_t next = 0;
#define COLUMN(name, field, type)                                                                  \
    do {                                                                                           \
        type *values = c.memory[next++] = room_for(count, sizeof(type));                           \
        for (size_t i = 0; i < count; i++)                                                         \
            values[i] = rows[i].field;                                                             \
        c.events.name.values = values;                                                             \
        c.events.name.length = count;                                                              \
    } while (0)
    COLUMN(incident_id, incident, uint64_t);
    COLUMN(perpetrator_id, person, uint64_t);
    COLUMN(victim_id, victim, uint64_t);
    COLUMN(role, role, uint8_t);
    COLUMN(date_from, from, darisk_date);
    COLUMN(date_to, to, darisk_date);
    COLUMN(status, status, uint8_t);
    COLUMN(is_da, is_da, uint8_t);
    COLUMN(offence, offence, uint32_t);
    COLUMN(connection_group, group, uint64_t);
    COLUMN(grade, grade, uint8_t);
#undef COLUMN
    return c;
}

static inline void free_columns(event_table *c) {
    for (size_t i = 0; i < LENGTH(c->memory); i++)
        free(c->memory[i]);
}

static inline darisk_columns_report empty_columns_report(void) {
    return (darisk_columns_report){.struct_size = sizeof(darisk_columns_report),
                                   .first_status = DARISK_ERROR_TEXT,
                                   .refused = 77,
                                   .first_row = 77,
                                   .column = "none"};
}

static inline darisk_status try_rows(darisk_cohort *cohort, const event *rows, size_t count,
                                     darisk_columns_report *report) {
    event_table c = columns_of(rows, count);
    const darisk_status status = darisk_cohort_add(cohort, &c.events, count, report);
    free_columns(&c);
    return status;
}

static inline void add_rows(darisk_cohort *cohort, const event *rows, size_t count) {
    assert_int_equal(try_rows(cohort, rows, count, NULL), DARISK_OK);
}

/* An allocator that is watched. Calls that overlap are noted, since no assertion may fail in
 * another thread. */
typedef struct watch {
    atomic_flag busy;
    size_t calls;   /* allocations asked for */
    size_t fail_at; /* the one that fails, from 1; 0 for none */
    size_t budget;  /* bytes that may be live; 0 for any number */
    size_t live;    /* blocks */
    size_t bytes;
    size_t overlaps;
    size_t faults; /* of a size of 0, or released with another size */
} watch;

typedef union watch_head {
    size_t size;
    max_align_t align;
} watch_head;

static inline void enter(watch *w) {
    if (atomic_flag_test_and_set(&w->busy))
        w->overlaps++;
}

static inline void *watch_allocate(void *context, size_t size) {
    watch *w = context;
    watch_head *head = NULL;
    enter(w);
    w->faults += size == 0;
    if (++w->calls != w->fail_at && (w->budget == 0 || size <= w->budget - w->bytes))
        head = malloc(sizeof *head + size);
    if (head != NULL) {
        head->size = size;
        w->live++;
        w->bytes += size;
        memset(head + 1, 0xdb, size); /* nothing may count on cleared memory */
    }
    atomic_flag_clear(&w->busy);
    return head == NULL ? NULL : head + 1;
}

static inline void watch_release(void *context, void *memory, size_t size) {
    watch *w = context;
    watch_head *head = (watch_head *)memory - 1;
    enter(w);
    w->faults += head->size != size;
    w->live--;
    w->bytes -= head->size;
    atomic_flag_clear(&w->busy);
    free(head);
}

static inline darisk_allocator watched(watch *w) {
    return (darisk_allocator){.struct_size = sizeof(darisk_allocator),
                              .context = w,
                              .allocate = watch_allocate,
                              .release = watch_release};
}

static inline void watch_is_clean(const watch *w) {
    assert_int_equal(w->overlaps, 0);
    assert_int_equal(w->faults, 0);
    assert_int_equal(w->live, 0);
    assert_int_equal(w->bytes, 0);
}

/* The handles of the table below. */
enum { NO_CRIME = DARISK_OFFENCE_NOT_A_CRIME, UNMAPPED = DARISK_OFFENCE_UNMAPPED, BIG, X, Y };

static inline darisk_gravity *new_gravity(const char *edition) {
    static const darisk_gravity_row ROWS[] = {
        {"B", "9223372036854775.807"}, {"X", "1"}, {"Y", "5"}, {"NONCRIME", "0.5"}};
    darisk_gravity *gravity = NULL;
    assert_int_equal(
        darisk_gravity_new(edition, "made up", ROWS, LENGTH(ROWS), NULL, NULL, &gravity),
        DARISK_OK);
    return gravity;
}

static inline darisk_cohort *new_cohort_with(const darisk_gravity *gravity, uint32_t threads,
                                             const darisk_allocator *allocator) {
    const darisk_cohort_options options = {sizeof options, threads};
    darisk_cohort *cohort = NULL;
    assert_int_equal(darisk_cohort_new(gravity, &options, allocator, &cohort), DARISK_OK);
    return cohort;
}

static inline darisk_cohort *new_cohort(void) {
    darisk_gravity *gravity = new_gravity("E");
    darisk_cohort *cohort = new_cohort_with(gravity, 1, NULL);
    darisk_gravity_free(gravity); /* the cohort has a copy */
    return cohort;
}

static inline darisk_serial_policy *new_policy(const char *text) {
    darisk_serial_policy *policy = NULL;
    const darisk_status status = darisk_serial_policy_read(text, strlen(text), NULL, NULL, &policy);
    if (status != DARISK_OK)
        fail_msg("%s: %s", text, darisk_status_text(status));
    return policy;
}

/* What the host says besides the rows: plain columns without bitmaps. */
typedef struct said {
    const uint64_t *people;
    const uint8_t *on_programme, *unsuitable;
    size_t people_count;
    const uint64_t *reviewed;
    const darisk_date *reviewed_on;
    size_t review_count;
    const uint64_t *referred, *referred_victim;
    const darisk_date *referred_on;
    size_t referral_count;
} said;

static inline darisk_person_columns people_of(const said *s) {
    return (darisk_person_columns){
        .struct_size = sizeof(darisk_person_columns),
        .person_id = {s->people, NULL, 0, s->people_count},
        .on_programme = {s->on_programme, NULL, 0, s->people_count},
        .unsuitable = {s->unsuitable, NULL, 0, s->people_count},
    };
}

static inline darisk_review_columns reviews_of(const said *s) {
    return (darisk_review_columns){
        .struct_size = sizeof(darisk_review_columns),
        .victim_id = {s->reviewed, NULL, 0, s->review_count},
        .date = {s->reviewed_on, NULL, 0, s->review_count},
    };
}

static inline darisk_referral_columns referrals_of(const said *s) {
    return (darisk_referral_columns){
        .struct_size = sizeof(darisk_referral_columns),
        .perpetrator_id = {s->referred, NULL, 0, s->referral_count},
        .victim_id = {s->referred_victim, NULL, 0, s->referral_count},
        .date = {s->referred_on, NULL, 0, s->referral_count},
    };
}

/* Everything a cohort answers, as numbers one after the other. */
typedef struct answer {
    int64_t *at;
    size_t count, room;
} answer;

static inline void say(answer *a, int64_t number) {
    if (a->count == a->room) {
        a->room = a->room == 0 ? 1024 : 2 * a->room;
        a->at = realloc(a->at, a->room * sizeof *a->at);
        assert_non_null(a->at);
    }
    a->at[a->count++] = number;
}

static inline void free_answer(answer *a) {
    free(a->at);
    *a = (answer){NULL, 0, 0};
}

static inline void answers_are_same(const char *what, const answer *expected, const answer *found) {
    for (size_t i = 0; i < expected->count && i < found->count; i++)
        if (expected->at[i] != found->at[i])
            fail_msg("%s: number %zu is %lld, not %lld", what, i, (long long)found->at[i],
                     (long long)expected->at[i]);
    if (expected->count != found->count)
        fail_msg("%s: %zu numbers, not %zu", what, found->count, expected->count);
}

/* Every column of a ranked person but the thresholds. */
#define RANKED_COLUMNS(X)                                                                          \
    X(person_id, uint64_t)                                                                         \
    X(scored, uint8_t)                                                                             \
    X(incidents, uint32_t)                                                                         \
    X(crimes, uint32_t)                                                                            \
    X(victims, uint32_t)                                                                           \
    X(gravity, int64_t)                                                                            \
    X(gravity_partial, uint8_t)                                                                    \
    X(last_date, darisk_date)                                                                      \
    X(recency_days, int32_t)                                                                       \
    X(peak, uint32_t)                                                                              \
    X(undated, uint32_t)                                                                           \
    X(future, uint32_t)                                                                            \
    X(cancelled, uint32_t)                                                                         \
    X(self_link, uint32_t)                                                                         \
    X(unmapped, uint32_t)                                                                          \
    X(no_victim, uint32_t)                                                                         \
    X(serial_low, uint32_t)                                                                        \
    X(serial_high, uint32_t)                                                                       \
    X(serial, uint8_t)                                                                             \
    X(thresholds, uint8_t)                                                                         \
    X(flags, uint16_t)                                                                             \
    X(points_recency, int64_t)                                                                     \
    X(points_frequency, int64_t)                                                                   \
    X(points_gravity, int64_t)                                                                     \
    X(points_victims, int64_t)                                                                     \
    X(total, int64_t)                                                                              \
    X(rank, uint32_t)                                                                              \
    X(selected, uint8_t)                                                                           \
    X(advice, uint8_t)

static inline uint32_t *whole_list(const darisk_ranking *ranking) {
    const size_t count = darisk_ranking_count(ranking);
    uint32_t *rows = room_for(count, sizeof *rows);
    assert_int_equal(darisk_ranking_list(ranking, rows, count), DARISK_OK);
    return rows;
}

/* Person by person, in the order of the list. */
static inline void say_ranking(answer *a, const darisk_ranking *ranking) {
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    uint32_t *rows = whole_list(ranking);
    assert_int_equal(darisk_ranking_summarise(ranking, &summary), DARISK_OK);
    say(a, (int64_t)summary.listed);
    say(a, (int64_t)summary.scored);
    say(a, (int64_t)summary.selected);
    for (size_t i = 0; i < summary.listed; i++) {
        darisk_ranked_person person = {.struct_size = sizeof person};
        assert_int_equal(darisk_ranking_person(ranking, rows[i], &person), DARISK_OK);
#define SAY(column, type) say(a, (int64_t)person.column);
        RANKED_COLUMNS(SAY)
#undef SAY
        for (uint32_t t = 0; t < summary.thresholds; t++) {
            darisk_ranked_threshold threshold = {.struct_size = sizeof threshold};
            assert_int_equal(darisk_ranking_threshold(ranking, rows[i], t, &threshold), DARISK_OK);
            say(a, threshold.low);
            say(a, threshold.high);
            say(a, threshold.result);
        }
    }
    free(rows);
}

static inline void ask_ranking(answer *a, const darisk_cohort *cohort, const char *policy_text,
                               const said *s) {
    darisk_serial_policy *policy = new_policy(policy_text);
    const darisk_person_columns people = people_of(s);
    darisk_ranking *ranking = NULL;
    assert_int_equal(
        darisk_ranking_new(cohort, policy, AS_OF, &people, s->people_count, NULL, NULL, &ranking),
        DARISK_OK);
    say_ranking(a, ranking);
    darisk_ranking_free(ranking);
    darisk_serial_policy_free(policy);
}

static inline void ask_quiet(answer *a, const darisk_cohort *cohort, const said *s) {
    const darisk_review_columns reviews = reviews_of(s);
    darisk_quiet_victims *victims = NULL;
    assert_int_equal(
        darisk_quiet_victims_new(cohort, NULL, AS_OF, &reviews, s->review_count, NULL, &victims),
        DARISK_OK);
    say(a, (int64_t)darisk_quiet_victims_count(victims));
    for (size_t i = 0; i < darisk_quiet_victims_count(victims); i++) {
        darisk_quiet_victim victim = {.struct_size = sizeof victim};
        assert_int_equal(darisk_quiet_victims_at(victims, i, &victim), DARISK_OK);
        say(a, (int64_t)victim.victim_id);
        say(a, victim.incidents);
        say(a, victim.undated);
        say(a, victim.last_date);
        say(a, victim.days_quiet);
        say(a, victim.last_grade);
        say(a, victim.quiet);
        assert_int_equal(victim.unused, 0);
    }
    darisk_quiet_victims_free(victims);
}

static inline void ask_pairs(answer *a, const darisk_cohort *cohort, const said *s) {
    const darisk_referral_columns referrals = referrals_of(s);
    darisk_pairs *pairs = NULL;
    assert_int_equal(darisk_pairs_new(cohort, AS_OF, &referrals, s->referral_count, NULL, &pairs),
                     DARISK_OK);
    say(a, (int64_t)darisk_pairs_count(pairs));
    for (size_t i = 0; i < darisk_pairs_count(pairs); i++) {
        darisk_pair pair = {.struct_size = sizeof pair};
        assert_int_equal(darisk_pairs_at(pairs, i, &pair), DARISK_OK);
        say(a, (int64_t)pair.person_id);
        say(a, (int64_t)pair.victim_id);
        say(a, pair.incidents_low);
        say(a, pair.incidents_high);
        say(a, pair.crimes_low);
        say(a, pair.crimes_high);
        say(a, pair.repeat);
        say(a, pair.escalation_5_3);
        say(a, pair.escalation_3);
        assert_int_equal(pair.unused, 0);
    }
    darisk_pairs_free(pairs);
}

/* Between them they use every measure, score, cohort rule and option. */
static const char *const POLICIES[] = {
    ("policy bands\n"
     "threshold f incidents at_least 2 in 12 months\n"
     "threshold v victims at_least 2 in unlimited\n"
     "threshold s same_victim at_least 2 in 365 days\n"
     "threshold p peak at_least 2 in 3 months\n"
     "threshold c crimes at_least 1 in 24 months\n"
     "thresholds any\nscore bands\ncohort top_bp 3000\n"),
    ("policy quantiles\nlook_back unlimited\nthreshold f incidents at_least 2 in 36 months\n"
     "score quantiles 5\nhalf_life 182\none_per_pair_per_day yes\nexclude_dual yes\nqualify yes\n"
     "cohort met\n"),
    ("policy harm\nlook_back 400 days\nscore gravity\ngravity_incident sum_all\ncohort top_k 3\n"
     "gravity_edition E\n"),
};

static inline answer answer_of(const darisk_cohort *cohort, const said *s) {
    answer a = {NULL, 0, 0};
    for (size_t p = 0; p < LENGTH(POLICIES); p++)
        ask_ranking(&a, cohort, POLICIES[p], s);
    ask_quiet(&a, cohort, s);
    ask_pairs(&a, cohort, s);
    return a;
}

/* A small world with something of everything; each row is there for a reason. */
static const event SMALL[] = {
    {1, 1, 2, 0, AS_OF - 30, NO_DAY, X, 1, 1, 1, 1},
    {1, 1, 3, 7, AS_OF - 40, AS_OF - 11, NO_CRIME, 2, 1, 1, 2},
    {1, 1, 3, 0, AS_OF + 20, NO_DAY, NO_CRIME, 1, 1, 1, 0}, /* future */
    {1, 1, 4, 0, AS_OF - 6, NO_DAY, Y, 1, 3, 1, 0},         /* cancelled */
    {2, 1, 2, 0, AS_OF - 29, AS_OF - 30, X, 1, 1, 1, 0},    /* reversed */
    {3, 1, 2, 0, AS_OF - 100, NO_DAY, UNMAPPED, 1, 1, 1, 3},
    {4, 2, 1, 0, AS_OF - 31, NO_DAY, X, 1, 1, 1, 0}, /* counter */
    {1, 2, 1, 0, AS_OF - 30, NO_DAY, X, 1, 1, 1, 0}, /* dual */
    {5, 5, 6, 9, AS_OF - 200, NO_DAY, Y, 1, 1, 1, 4},
    {6, 5, 6, 9, AS_OF - 150, NO_DAY, Y, 1, 1, 1, 5}, /* a quiet victim */
    {7, 5, 8, 9, NO_DAY, NO_DAY, NO_CRIME, 1, 1, 1, 0},
    {8, 0, 6, 0, AS_OF - 140, NO_DAY, X, 1, 1, 1, 0}, /* nobody accused */
    {9, 10, 0, 0, AS_OF - 1, NO_DAY, X, 1, 1, 1, 0},  /* nobody harmed */
    {10, 11, 11, 0, AS_OF, NO_DAY, X, 1, 1, 1, 0},    /* self */
    {11, 12, 2, 0, AS_OF, NO_DAY, X, 3, 1, 1, 0},     /* ignored: role */
    {12, 12, 2, 0, AS_OF, NO_DAY, X, 1, 1, 0, 0},     /* ignored: no domestic abuse */
    {13, 13, 14, 0, AS_OF - 700, NO_DAY, Y, 1, 1, 1, 0},
};
#define SMALL_IGNORED 2

static const uint64_t SMALL_PEOPLE[] = {1, 5};
static const uint8_t SMALL_FLAGS[] = {0, 1};
static const uint64_t SMALL_REVIEWED[] = {14, 6};
static const darisk_date SMALL_REVIEWED_ON[] = {NO_DAY, AS_OF - 190};
static const uint64_t SMALL_REFERRED[] = {1, 5}, SMALL_REFERRED_VICTIM[] = {2, 6};
static const darisk_date SMALL_REFERRED_ON[] = {AS_OF - 60, NO_DAY};

static const said SMALL_SAID = {
    .people = SMALL_PEOPLE,
    .on_programme = SMALL_FLAGS,
    .unsuitable = SMALL_FLAGS,
    .people_count = LENGTH(SMALL_PEOPLE),
    .reviewed = SMALL_REVIEWED,
    .reviewed_on = SMALL_REVIEWED_ON,
    .review_count = LENGTH(SMALL_REVIEWED),
    .referred = SMALL_REFERRED,
    .referred_victim = SMALL_REFERRED_VICTIM,
    .referred_on = SMALL_REFERRED_ON,
    .referral_count = LENGTH(SMALL_REFERRED),
};

static inline void fill_small(darisk_cohort *cohort) {
    static const uint64_t CHILD[] = {13, 15}, PARENT[] = {15, 16};
    add_rows(cohort, SMALL, LENGTH(SMALL));
    assert_int_equal(darisk_cohort_alias(cohort, CHILD, PARENT, LENGTH(CHILD), NULL), DARISK_OK);
}

static inline darisk_cohort *small_cohort(void) {
    darisk_cohort *cohort = new_cohort();
    fill_small(cohort);
    return cohort;
}

/* Whatever can be asked of a cohort of the small world, its counts and sizes too: what may not
 * change where a call is refused. */
static inline answer state_of(const darisk_cohort *cohort) {
    answer a = answer_of(cohort, &SMALL_SAID);
    darisk_serial_policy *policy = new_policy("policy a\n");
    darisk_ranking *ranking = NULL;
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    size_t size = 0;
    assert_int_equal(darisk_ranking_new(cohort, policy, AS_OF, NULL, 0, NULL, NULL, &ranking),
                     DARISK_OK);
    assert_int_equal(darisk_ranking_summarise(ranking, &summary), DARISK_OK);
    say(&a, (int64_t)summary.rows);
    say(&a, (int64_t)summary.rows_ignored);
    say(&a, (int64_t)summary.rows_no_perpetrator);
    say(&a, (int64_t)summary.rows_reversed);
    darisk_ranking_free(ranking);
    darisk_serial_policy_free(policy);
    assert_int_equal(darisk_cohort_saved_size(cohort, &size), DARISK_OK);
    say(&a, (int64_t)size);
    say(&a, (int64_t)darisk_cohort_rows(cohort));
    for (size_t i = 0; i < darisk_cohort_reversed_count(cohort); i++)
        say(&a, (int64_t)darisk_cohort_reversed_at(cohort, i));
    for (uint64_t person = 0; person < 20; person++)
        say(&a, (int64_t)darisk_cohort_person(cohort, person));
    return a;
}

/* Nothing changed since `before`, which is freed. */
static inline void is_as_before(const char *what, const darisk_cohort *cohort, answer *before) {
    answer after = state_of(cohort);
    answers_are_same(what, before, &after);
    free_answer(&after);
    free_answer(before);
}

#endif
