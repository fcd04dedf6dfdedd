/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What would change the points and thresholds of a person, and when they end by themselves.
 * Sentences are written out here where their numbers matter. */
#include "explained.h"

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
                darisk_ranking_new(on.cohort, on.policy, date, NULL, 0, NULL, NULL, &ranking),
                DARISK_OK);
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
    "policy a\nscore bands\nlook_back 4 months\nexclude_dual yes\nserial_window 2 months\n"
    "threshold i incidents at_least 2 in 3 months\nthreshold v victims at_least 2 in 1 months\n"
    "threshold w victims at_least 3 in 1 months\nthreshold x incidents at_least 4 in 3 months\n",
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
    /* A row of the future that never counts, groups, and two who harmed each other. */
    static const event DIRTY[] = {
        {8, 1, 9, 20141001, "X", 4, 1},  {1, 1, 2, 20140331, "X", 7, 0},
        {2, 1, 3, 20140425, "Y", 7, 0},  {3, 1, 2, 20140430, "Z", 0, 0},
        {4, 1, 4, 20140430, NULL, 8, 0}, {5, 1, 5, 20140420, "X", 0, 0},
        {5, 5, 1, 20140420, NULL, 0, 0},
    };
    (void)state;
    for (size_t p = 0; p < LENGTH(ENDING); p++) {
        for (size_t count = 1; count <= LENGTH(EVENTS); count += 3)
            check_days(EVENTS, count, 20140531, ENDING[p]);
        for (size_t count = 1; count <= LENGTH(UNDATED); count += 3)
            check_days(UNDATED, count, 20140430, ENDING[p]);
        for (size_t count = 2; count <= LENGTH(DIRTY); count += 5)
            check_days(DIRTY, count, 20140430, ENDING[p]);
        check_days(EVENTS, LENGTH(EVENTS), 20160229, ENDING[p]);
    }
}

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
    assert_int_equal(at(&w, 3)->value, 1);
    assert_int_equal(at(&w, 3)->value_high, 2);
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
        cmocka_unit_test(test_groups),
    };
    return cmocka_run_group_tests_name("score_explanation_change", tests, NULL, NULL);
}
