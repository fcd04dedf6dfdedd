/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Every allocation of a call fails in its turn. What is called, and on what, is a test's own. */
#ifndef DARISK_TESTS_COHORT_MEMORY_H
#define DARISK_TESTS_COHORT_MEMORY_H

#include "cohort_world.h"

typedef struct failing {
    const char *name;
    uint32_t threads;
    /* Fills a cohort before the call. */
    void (*fill)(darisk_cohort *cohort, const void *context);
    /* The call. What it makes is freed by it. */
    darisk_status (*call)(darisk_cohort *cohort, const void *context);
    const void *context;
    bool adds; /* it changes the cohort where it does not fail */
} failing;

/* Whatever the cohort answers, without an allocation that fails. */
static inline answer answer_without_failing(watch *w, const darisk_cohort *cohort) {
    w->fail_at = 0;
    return state_of(cohort);
}

/* One call with its k-th allocation failing; whether it came so far. */
static inline bool fails_at(const failing *f, const darisk_gravity *gravity, size_t k,
                            const answer *untouched, const answer *done) {
    watch w = {.busy = ATOMIC_FLAG_INIT};
    const darisk_allocator allocator = watched(&w);
    darisk_cohort *cohort = new_cohort_with(gravity, f->threads, &allocator);
    f->fill(cohort, f->context);
    const size_t live = w.live;
    w.fail_at = w.calls + k;
    const darisk_status status = f->call(cohort, f->context);
    const bool failed = w.calls >= w.fail_at;
    if (status != (failed ? DARISK_ERROR_MEMORY : DARISK_OK))
        fail_msg("%s, allocation %zu: %s", f->name, k, darisk_status_text(status));
    if (!f->adds)
        assert_int_equal(w.live, live);
    /* What only asks cannot change much, and there are many of its allocations. */
    if (failed && (f->adds || k % 8 == 1)) {
        answer after = answer_without_failing(&w, cohort);
        answers_are_same(f->name, untouched, &after);
        free_answer(&after);
    }
    w.fail_at = 0;
    if (failed) /* usable still */
        assert_int_equal(f->call(cohort, f->context), DARISK_OK);
    if (f->adds) {
        answer after = answer_without_failing(&w, cohort);
        answers_are_same(f->name, done, &after);
        free_answer(&after);
    }
    darisk_cohort_free(cohort);
    watch_is_clean(&w);
    return failed;
}

/* Waits for a leak, a cohort half changed, or a status other than that of memory. Returns how many
 * allocations a call makes. */
static inline size_t check_failing(const failing *f) {
    darisk_gravity *gravity = new_gravity("E");
    darisk_cohort *cohort = new_cohort_with(gravity, 1, NULL);
    f->fill(cohort, f->context);
    answer untouched = state_of(cohort);
    assert_int_equal(f->call(cohort, f->context), DARISK_OK);
    answer done = state_of(cohort);
    darisk_cohort_free(cohort);
    size_t k = 1;
    while (fails_at(f, gravity, k, &untouched, &done))
        k++;
    free_answer(&untouched);
    free_answer(&done);
    darisk_gravity_free(gravity);
    return k - 1;
}

/* Calls that change nothing, for any world. */
static inline darisk_status call_ranking(const darisk_cohort *cohort, size_t which) {
    darisk_serial_policy *policy = new_policy(POLICIES[which]);
    const darisk_person_columns people = people_of(&SMALL_SAID);
    static char marker;
    darisk_ranking *ranking = (darisk_ranking *)(void *)&marker;
    const darisk_status status = darisk_ranking_new(cohort, policy, AS_OF, &people,
                                                    SMALL_SAID.people_count, NULL, NULL, &ranking);
    if (status == DARISK_OK)
        darisk_ranking_free(ranking);
    else
        assert_ptr_equal(ranking, &marker);
    darisk_serial_policy_free(policy);
    return status;
}

static inline darisk_status call_quiet(darisk_cohort *cohort, const void *context) {
    const darisk_review_columns reviews = reviews_of(&SMALL_SAID);
    static char marker;
    darisk_quiet_victims *victims = (darisk_quiet_victims *)(void *)&marker;
    const darisk_status status = darisk_quiet_victims_new(cohort, NULL, AS_OF, &reviews,
                                                          SMALL_SAID.review_count, NULL, &victims);
    (void)context;
    if (status == DARISK_OK)
        darisk_quiet_victims_free(victims);
    else
        assert_ptr_equal(victims, &marker);
    return status;
}

static inline darisk_status call_pairs(darisk_cohort *cohort, const void *context) {
    const darisk_referral_columns referrals = referrals_of(&SMALL_SAID);
    static char marker;
    darisk_pairs *pairs = (darisk_pairs *)(void *)&marker;
    const darisk_status status =
        darisk_pairs_new(cohort, AS_OF, &referrals, SMALL_SAID.referral_count, NULL, &pairs);
    (void)context;
    if (status == DARISK_OK)
        darisk_pairs_free(pairs);
    else
        assert_ptr_equal(pairs, &marker);
    return status;
}

static inline darisk_status call_bands(darisk_cohort *cohort, const void *context) {
    (void)context;
    return call_ranking(cohort, 0);
}

static inline darisk_status call_quantiles(darisk_cohort *cohort, const void *context) {
    (void)context;
    return call_ranking(cohort, 1);
}

static inline darisk_status call_harm(darisk_cohort *cohort, const void *context) {
    (void)context;
    return call_ranking(cohort, 2);
}

#endif
