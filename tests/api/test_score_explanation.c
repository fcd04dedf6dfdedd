/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Explaining a person: what was measured, which incidents stand behind it, and what makes an
 * explanation stale. */
#include "explained.h"

#include <stdlib.h>

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
    static const char POLICY[] = "policy a\nscore bands\nlook_back 3 months\n"
                                 "threshold s same_victim at_least 2 in 3 months\n"
                                 "threshold p peak at_least 2 in 1 months\n";
    event turned[LENGTH(MIXED)];
    (void)state;
    for (size_t i = 0; i < LENGTH(MIXED); i++)
        turned[i] = MIXED[LENGTH(MIXED) - 1 - i];
    world w = world_of(POLICY, MIXED, LENGTH(MIXED), 20140531);
    world v = world_of(POLICY, turned, LENGTH(turned), 20140531);
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
        cmocka_unit_test(test_without_score),
        cmocka_unit_test(test_quantiles),
        cmocka_unit_test(test_gravity),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_exclude_dual),
        cmocka_unit_test(test_advice),
        cmocka_unit_test(test_presets),
        cmocka_unit_test(test_stale),
        cmocka_unit_test(test_it_stays_and_is_the_same),
        cmocka_unit_test(test_null_and_nobody),
        cmocka_unit_test(test_each_allocation_fails_in_turn),
    };
    return cmocka_run_group_tests_name("score_explanation", tests, NULL, NULL);
}
