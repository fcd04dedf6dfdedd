/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the tests of explanations share: a cohort written as rows, its ranking, and a person in it
 * who is explained; and what holds of every explanation. */
#ifndef DARISK_TESTS_EXPLAINED_H
#define DARISK_TESTS_EXPLAINED_H

#include "api_test.h"

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

static inline darisk_date date_of(int32_t written) {
    return written == 0 ? DARISK_DATE_UNKNOWN
                        : day(written / 10000, written / 100 % 100, written % 100);
}

static inline darisk_gravity *table_of(const char *edition) {
    darisk_gravity *gravity = NULL;
    assert_int_equal(darisk_gravity_new(edition, "S", TABLE, LENGTH(TABLE), NULL, NULL, &gravity),
                     DARISK_OK);
    return gravity;
}

static inline void add(darisk_cohort *cohort, const darisk_gravity *gravity, const event *events,
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

static inline void rank(world *w, int32_t as_of, const darisk_person_columns *people, size_t rows) {
    darisk_ranking_free(w->ranking);
    w->ranking = NULL;
    assert_int_equal(darisk_ranking_new(w->cohort, w->policy, date_of(as_of), people, rows, NULL,
                                        NULL, &w->ranking),
                     DARISK_OK);
}

static inline world world_with(darisk_serial_policy *policy, const event *events, size_t count,
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

static inline world world_of(const char *policy, const event *events, size_t count, int32_t as_of) {
    darisk_serial_policy *read = NULL;
    assert_int_equal(darisk_serial_policy_read(policy, strlen(policy), NULL, NULL, &read),
                     DARISK_OK);
    return world_with(read, events, count, as_of);
}

static inline void end_world(world *w) {
    darisk_score_explanation_free(w->explanation);
    darisk_ranking_free(w->ranking);
    darisk_serial_policy_free(w->policy);
    darisk_cohort_free(w->cohort);
    darisk_gravity_free(w->gravity);
}

static inline const darisk_contribution *at(const world *w, size_t index) {
    const darisk_contribution *contribution = darisk_score_explanation_at(w->explanation, index);
    assert_non_null(contribution);
    return contribution;
}

/* What holds of every contribution: in order, its incidents in order, its texts whole. */
static inline void check_contribution(const darisk_contribution *c) {
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
static inline void check_count(const darisk_contribution *c) {
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

static inline void check_all(const world *w) {
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

static inline void explain(world *w, uint64_t person) {
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
static inline const darisk_contribution *find(const world *w, darisk_contribution_kind kind,
                                              uint32_t index) {
    for (size_t i = 0; i < darisk_score_explanation_count(w->explanation); i++)
        if (at(w, i)->kind == kind && at(w, i)->index == index)
            return at(w, i);
    fail_msg("no %s %u", darisk_contribution_kind_text(kind), (unsigned)index);
    return NULL;
}

static inline const darisk_contribution *threshold(const world *w, uint32_t index) {
    return find(w, DARISK_CONTRIBUTION_THRESHOLD, index);
}

static inline void has_incidents(const darisk_contribution *c, const uint64_t *incidents,
                                 size_t count) {
    assert_int_equal(c->incident_count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(c->incidents[i].incident_id, incidents[i]);
}

#define INCIDENTS(contribution, ...)                                                               \
    has_incidents((contribution), (const uint64_t[]){__VA_ARGS__},                                 \
                  LENGTH(((const uint64_t[]){__VA_ARGS__})))

/* The example of the rules: weights X 1, Y 5. */
static const event MIXED[] = {
    {1, 1, 2, 20140501, "X", 0, 0},  {1, 1, 3, 20140520, NULL, 0, 0},
    {1, 1, 3, 20140620, NULL, 0, 0}, {1, 1, 2, 0, NULL, 0, 0},
    {1, 1, 4, 20140525, "Y", 0, 1},
};

/* Five incidents of the rules' example; the first lies outside. */
static const event FIVE[] = {
    {1, 1, 2, 20140228, NULL, 0, 0}, {2, 1, 2, 20140301, NULL, 0, 0},
    {3, 1, 2, 20140401, NULL, 0, 0}, {4, 1, 2, 20140501, NULL, 0, 0},
    {5, 1, 2, 20140531, NULL, 0, 0}, {6, 1, 2, 20140301, NULL, 0, 0},
    {7, 1, 2, 20140302, NULL, 0, 0},
};

#endif
