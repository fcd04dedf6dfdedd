/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Loads any bytes as a saved cohort, and asks everything of those that are taken.
 *
 * The bytes are either the input as it is under a sound beginning, or a sound state made by it and
 * then damaged in a few places. The check sum is always right, or hardly anything would get past
 * it. Whatever comes, a status is one that there is, no memory stays behind, points sum up to the
 * total, and what was loaded is saved to the same bytes over and over. */
#include "fuzz.h"

#define HEAD  128 /* as in lib/serial/cohort_bytes.h */
#define ROOM  4096
#define AS_OF 16221

/* The bytes that decide; 0 where they have run out. */
typedef struct input {
    const uint8_t *data;
    size_t size;
} input;

static uint8_t next(input *in) {
    if (in->size == 0)
        return 0;
    in->size--;
    return *in->data++;
}

static uint8_t below(input *in, unsigned bound) {
    return (uint8_t)(next(in) % bound);
}

/* True once in so many times. */
static bool rarely(input *in) {
    return next(in) % 16 == 15;
}

/* A state that is being written. */
typedef struct state {
    uint8_t at[ROOM];
    size_t size;
} state;

static void put(state *s, uint64_t value, unsigned size) {
    for (unsigned i = 0; i < size && s->size < ROOM; i++)
        s->at[s->size++] = (uint8_t)(value >> 8 * i);
}

static void put_text(state *s, const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        put(s, (uint8_t)text[i], 1);
}

/* The same as in the library, once more. */
static uint64_t check_sum(const uint8_t *at, size_t size) {
    uint64_t sum = size;
    size_t i = 0;
    for (; size - i >= 8; i += 8) {
        uint64_t word = 0;
        for (unsigned b = 0; b < 8; b++)
            word |= (uint64_t)at[i + b] << 8 * b;
        sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        sum ^= sum >> 29;
    }
    for (; i < size; i++)
        sum = (sum ^ at[i]) * UINT64_C(0x9e3779b97f4a7c15);
    return sum;
}

static void put_beginning(state *s, const darisk_gravity *gravity) {
    static const char NONE[64];
    put_text(s, "DARISKCO", 8);
    put(s, 1, 4);
    put(s, 0, 4);
    put_text(s, gravity == NULL ? NONE : darisk_gravity_digest(gravity), 64);
}

static void take_input(state *s, input *in, const darisk_gravity *gravity) {
    put_beginning(s, gravity);
    s->at[12] = next(in) % 2;
    while (in->size > 0 && s->size < ROOM - 8)
        put(s, next(in), 1);
}

/* Few people, so that they meet; now and then one from anywhere. */
static uint64_t somebody(input *in, unsigned many) {
    uint64_t who = below(in, many);
    if (rarely(in))
        for (int i = 0; i < 7; i++)
            who = who << 8 | next(in);
    return who;
}

static darisk_date some_day(input *in) {
    static const darisk_date ODD[] = {
        DARISK_DATE_UNKNOWN, DARISK_DATE_FIRST, DARISK_DATE_LAST, 0, AS_OF, AS_OF + 1};
    return rarely(in) ? ODD[below(in, LENGTH(ODD))] : AS_OF + 8 - 4 * (darisk_date)next(in);
}

static void forge_row(state *s, input *in, bool has_table, uint64_t *no_perpetrator) {
    const uint64_t person = somebody(in, 9);
    *no_perpetrator += person == 0;
    put(s, 1 + somebody(in, 20), 8);
    put(s, person, 8);
    put(s, somebody(in, 9), 8);
    put(s, (uint32_t)some_day(in), 4);
    put(s, below(in, has_table ? 5 : 2), 2);
    put(s, rarely(in), 1);
    put(s, below(in, 4), 1);
}

/* A sound state: every row can be, and every alias leads to a lesser reference. */
static void forge(state *s, input *in, const darisk_gravity *gravity) {
    const size_t rows = below(in, 60), aliases = below(in, 24), reversed = below(in, 4);
    const bool groups = next(in) % 2;
    const uint64_t ignored = below(in, 3) + reversed;
    uint64_t no_perpetrator = 0;
    put_beginning(s, gravity);
    s->at[12] = groups;
    put(s, rows + ignored, 8);
    put(s, ignored, 8);
    put(s, 0, 8);
    put(s, rows, 8);
    put(s, aliases, 8);
    put(s, reversed, 8);
    for (size_t i = 0; i < rows; i++)
        forge_row(s, in, gravity != NULL, &no_perpetrator);
    for (size_t i = 0; groups && i < rows; i++)
        put(s, somebody(in, 4), 8);
    for (size_t i = 0; i < aliases; i++) {
        put(s, 2 + i, 8);
        put(s, 1 + below(in, (unsigned)i + 1), 8);
    }
    for (size_t i = 0; i < reversed; i++)
        put(s, below(in, (unsigned)(rows + ignored)), 8);
    s->at[96] = (uint8_t)no_perpetrator;
    for (unsigned i = below(in, 6); i > 2; i--) { /* as often as not there is no damage */
        const size_t high = next(in), at = (high << 8 | next(in)) % s->size;
        s->at[at] = next(in);
    }
    if (rarely(in))
        s->size -= below(in, 40);
}

/* Nothing but memory, and a sum that is too great, may go wrong. */
static void check(darisk_status status, bool may_fail) {
    if (status != DARISK_OK && status != DARISK_ERROR_RANKING_SUM &&
        !(may_fail && status == DARISK_ERROR_MEMORY))
        abort();
}

static void explain(const darisk_cohort *cohort, const darisk_ranking *ranking, size_t row,
                    bool may_fail) {
    darisk_ranked_person person = {.struct_size = sizeof person};
    darisk_score_explanation *explanation = NULL;
    int64_t total = 0;
    if (darisk_ranking_person(ranking, row, &person) != DARISK_OK)
        abort();
    const darisk_status status =
        darisk_score_explanation_new(ranking, cohort, person.person_id, &explanation);
    check(status, may_fail);
    for (size_t i = 0; i < darisk_score_explanation_count(explanation); i++)
        total += darisk_score_explanation_at(explanation, i)->total;
    if (status == DARISK_OK && person.scored && total != person.total)
        abort();
    darisk_score_explanation_free(explanation);
}

static void rank(const darisk_cohort *cohort, const char *text, bool may_fail) {
    darisk_serial_policy *policy = NULL;
    darisk_ranking *ranking = NULL;
    uint32_t rows[64];
    if (darisk_serial_policy_read(text, strlen(text), NULL, NULL, &policy) != DARISK_OK)
        abort();
    check(darisk_ranking_new(cohort, policy, AS_OF, NULL, 0, NULL, NULL, &ranking), may_fail);
    const size_t count = darisk_ranking_count(ranking);
    const size_t few = count < LENGTH(rows) ? count : LENGTH(rows);
    if (ranking != NULL && darisk_ranking_list(ranking, rows, few) != DARISK_OK)
        abort();
    for (size_t i = 0; i < few && i < 3; i++)
        explain(cohort, ranking, rows[i], may_fail);
    darisk_ranking_free(ranking);
    darisk_serial_policy_free(policy);
}

static void ask(const darisk_cohort *cohort, bool may_fail) {
    static const char *const POLICIES[] = {
        ("policy a\nscore bands\nthreshold f incidents at_least 2 in 12 months\n"
         "threshold p peak at_least 2 in 3 months\nthreshold s same_victim at_least 2 in "
         "unlimited\n"
         "cohort top_bp 2000\n"),
        ("policy b\nlook_back unlimited\nscore quantiles 3\nhalf_life 90\none_per_pair_per_day "
         "yes\n"
         "exclude_dual yes\ngravity_incident sum_all\n"),
    };
    darisk_quiet_victims *victims = NULL;
    darisk_pairs *pairs = NULL;
    for (size_t i = 0; i < LENGTH(POLICIES); i++)
        rank(cohort, POLICIES[i], may_fail);
    check(darisk_quiet_victims_new(cohort, NULL, AS_OF, NULL, 0, NULL, &victims), may_fail);
    check(darisk_pairs_new(cohort, AS_OF, NULL, 0, NULL, &pairs), may_fail);
    darisk_quiet_victims_free(victims);
    darisk_pairs_free(pairs);
    if (darisk_cohort_reversed_at(cohort, darisk_cohort_reversed_count(cohort)) != UINT64_MAX)
        abort();
    for (uint64_t who = 0; who < 12; who++)
        if (darisk_cohort_person(cohort, darisk_cohort_person(cohort, who)) !=
            darisk_cohort_person(cohort, who))
            abort();
}

static uint8_t *saved(const darisk_cohort *cohort, size_t *size) {
    if (darisk_cohort_saved_size(cohort, size) != DARISK_OK)
        abort();
    uint8_t *at = malloc(*size);
    if (at == NULL || darisk_cohort_save(cohort, at, *size) != DARISK_OK)
        abort();
    return at;
}

/* Saved, loaded and saved again. */
static void go_round(const darisk_cohort *cohort, const darisk_gravity *gravity) {
    darisk_cohort *again = NULL;
    size_t size, size_again;
    uint8_t *first = saved(cohort, &size);
    if (darisk_cohort_load(first, size, gravity, NULL, NULL, &again) != DARISK_OK)
        abort();
    uint8_t *second = saved(again, &size_again);
    if (size != size_again || memcmp(first, second, size) != 0)
        abort();
    darisk_cohort_free(again);
    free(first);
    free(second);
}

static darisk_gravity *new_gravity(void) {
    static const darisk_gravity_row ROWS[] = {
        {"B", "9223372036854775.807"}, {"X", "1"}, {"Y", "5"}};
    darisk_gravity *gravity = NULL;
    if (darisk_gravity_new("E", "made up", ROWS, LENGTH(ROWS), NULL, NULL, &gravity) != DARISK_OK)
        abort();
    return gravity;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    input in = {data, size};
    counted memory = {.largest = 1u << 26};
    const darisk_allocator allocator = counting(&memory);
    const uint8_t how = next(&in), fails = next(&in);
    darisk_gravity *gravity = how & 1 ? new_gravity() : NULL;
    darisk_cohort *cohort = NULL;
    state s = {.size = 0};
    if (how & 2)
        take_input(&s, &in, gravity);
    else
        forge(&s, &in, gravity);
    if (s.size > ROOM - 8)
        s.size = ROOM - 8;
    put(&s, check_sum(s.at, s.size), 8);
    /* A copy of its own size, so that a sanitizer sees what is read past it. */
    uint8_t *copy = malloc(s.size);
    if (copy == NULL)
        abort();
    memcpy(copy, s.at, s.size);
    memory.fail_at = fails < 192 ? 0 : 1u + fails % 64;
    const darisk_status status =
        darisk_cohort_load(copy, s.size, gravity, NULL, &allocator, &cohort);
    free(copy);
    if (status == DARISK_OK) {
        ask(cohort, memory.fail_at != 0);
        go_round(cohort, gravity);
    } else if (cohort != NULL ||
               (status != DARISK_ERROR_COHORT_BYTES && status != DARISK_ERROR_COHORT_GRAVITY &&
                (status != DARISK_ERROR_MEMORY || memory.fail_at == 0))) {
        abort();
    }
    darisk_cohort_free(cohort);
    darisk_gravity_free(gravity);
    if (memory.live != 0)
        abort();
    return 0;
}
