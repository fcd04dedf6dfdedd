/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Pairs: counts and the edges of the criteria, referrals, and what is refused. */
#include "cohort_test.h"

/* The one pair of some rows, with referrals on these days. */
static darisk_pair pair_of(const event *rows, size_t count, const darisk_date *days,
                           size_t day_count) {
    static const uint64_t WHO[] = {1, 1, 1}, WHOM[] = {2, 2, 2};
    const darisk_referral_columns referrals = {sizeof referrals,
                                               {WHO, NULL, 0, day_count},
                                               {WHOM, NULL, 0, day_count},
                                               {days, NULL, 0, day_count}};
    darisk_cohort *cohort = new_cohort();
    darisk_pairs *pairs = NULL;
    darisk_pair pair = {.struct_size = sizeof pair, .unused = 7};
    add_rows(cohort, rows, count);
    assert_int_equal(darisk_pairs_new(cohort, AS_OF, &referrals, day_count, NULL, &pairs),
                     DARISK_OK);
    darisk_cohort_free(cohort);
    assert_int_equal(darisk_pairs_count(pairs), 1);
    assert_int_equal(darisk_pairs_at(pairs, 0, &pair), DARISK_OK);
    assert_int_equal(pair.person_id, 1);
    assert_int_equal(pair.victim_id, 2);
    assert_int_equal(pair.unused, 0);
    darisk_pairs_free(pairs);
    return pair;
}

static void has(const darisk_pair *pair, uint32_t incidents_low, uint32_t incidents_high,
                uint32_t crimes_low, uint32_t crimes_high) {
    assert_int_equal(pair->incidents_low, incidents_low);
    assert_int_equal(pair->incidents_high, incidents_high);
    assert_int_equal(pair->crimes_low, crimes_low);
    assert_int_equal(pair->crimes_high, crimes_high);
}

/* Waits for a count one off: two, three, four and five incidents, two and three crimes. */
static void test_counts(void **state) {
    event rows[5];
    darisk_pair pair;
    (void)state;
    for (size_t i = 0; i < 5; i++)
        rows[i] = plain(1 + i, 1, 2, AS_OF - (int32_t)i);
    for (size_t count = 1; count <= 5; count++) {
        pair = pair_of(rows, count, NULL, 0);
        has(&pair, (uint32_t)count, (uint32_t)count, 0, 0);
        assert_int_equal(pair.escalation_5_3,
                         count < 5 ? DARISK_SERIAL_NOT_MET : DARISK_SERIAL_MET);
        assert_int_equal(pair.escalation_3, count < 3 ? DARISK_SERIAL_NOT_MET : DARISK_SERIAL_MET);
        assert_int_equal(pair.repeat, DARISK_SERIAL_NOT_MET);
    }
    for (size_t i = 0; i < 3; i++)
        rows[i].offence = i == 1 ? UNMAPPED : X;
    pair = pair_of(rows, 2, NULL, 0);
    assert_int_equal(pair.escalation_5_3, DARISK_SERIAL_NOT_MET);
    pair = pair_of(rows, 3, NULL, 0);
    has(&pair, 3, 3, 3, 3);
    assert_int_equal(pair.escalation_5_3, DARISK_SERIAL_MET);
    rows[2].from = NO_DAY;
    pair = pair_of(rows, 3, NULL, 0);
    has(&pair, 2, 3, 2, 3);
    assert_int_equal(pair.escalation_5_3, DARISK_SERIAL_INDETERMINATE);
    assert_int_equal(pair.escalation_3, DARISK_SERIAL_INDETERMINATE);
}

/* Waits for twelve months a day too long or too short. */
static void test_window(void **state) {
    event rows[3] = {plain(1, 1, 2, day(2013, 6, 1)), plain(2, 1, 2, AS_OF), plain(3, 1, 2, AS_OF)};
    (void)state;
    darisk_pair pair = pair_of(rows, 3, NULL, 0);
    has(&pair, 3, 3, 0, 0);
    rows[0].from--;
    pair = pair_of(rows, 3, NULL, 0);
    has(&pair, 2, 2, 0, 0);
    rows[0].from = AS_OF + 1;
    pair = pair_of(rows, 3, NULL, 0);
    has(&pair, 2, 2, 0, 0);
}

/* Waits for a repeat on the anniversary, on the day of the referral, or after another than the
 * last; and for a referral without a day that is passed over. */
static void test_repeat(void **state) {
    const darisk_date referral = day(2013, 3, 15);
    event row = plain(1, 1, 2, referral + 1);
    darisk_date days[3] = {referral, NO_DAY, NO_DAY};
    (void)state;
    assert_int_equal(pair_of(&row, 1, days, 1).repeat, DARISK_SERIAL_MET);
    row.from = referral;
    assert_int_equal(pair_of(&row, 1, days, 1).repeat, DARISK_SERIAL_INDETERMINATE);
    row.from = referral - 1;
    assert_int_equal(pair_of(&row, 1, days, 1).repeat, DARISK_SERIAL_NOT_MET);
    row.from = day(2014, 3, 14);
    assert_int_equal(pair_of(&row, 1, days, 1).repeat, DARISK_SERIAL_MET);
    row.from = day(2014, 3, 15);
    assert_int_equal(pair_of(&row, 1, days, 1).repeat, DARISK_SERIAL_NOT_MET);
    days[1] = AS_OF + 1; /* not yet */
    assert_int_equal(pair_of(&row, 1, days, 2).repeat, DARISK_SERIAL_NOT_MET);
    days[2] = day(2014, 1, 1);
    assert_int_equal(pair_of(&row, 1, days, 3).repeat, DARISK_SERIAL_MET);
    days[1] = NO_DAY;
    assert_int_equal(pair_of(&row, 1, days, 3).repeat, DARISK_SERIAL_INDETERMINATE);
    row.from = NO_DAY;
    days[0] = day(2014, 1, 1);
    assert_int_equal(pair_of(&row, 1, days, 1).repeat, DARISK_SERIAL_INDETERMINATE);
}

/* Waits for a pair with nobody in it, one of a cancelled row, and a list out of order. */
static void test_list(void **state) {
    darisk_cohort *cohort = small_cohort();
    darisk_pairs *pairs = NULL;
    darisk_pair last = {.struct_size = sizeof last}, pair = last;
    (void)state;
    assert_int_equal(darisk_pairs_new(cohort, AS_OF, NULL, 0, NULL, &pairs), DARISK_OK);
    assert_int_equal(darisk_pairs_count(pairs), 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(darisk_pairs_at(pairs, i, &pair), DARISK_OK);
        assert_true(pair.person_id > last.person_id ||
                    (pair.person_id == last.person_id && pair.victim_id > last.victim_id));
        last = pair;
    }
    assert_int_equal(pair.person_id, 16); /* merged */
    pair.person_id = 77;
    assert_int_equal(darisk_pairs_at(pairs, 6, &pair), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_pairs_at(pairs, SIZE_MAX, &pair), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_pairs_at(NULL, 0, &pair), DARISK_ERROR_NULL);
    assert_int_equal(darisk_pairs_at(pairs, 0, NULL), DARISK_ERROR_NULL);
    pair.struct_size--;
    assert_int_equal(darisk_pairs_at(pairs, 0, &pair), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(pair.person_id, 77);
    darisk_pairs_free(pairs);
    darisk_pairs_free(NULL);
    assert_int_equal(darisk_pairs_count(NULL), 0);
    darisk_cohort_free(cohort);
}

static void refused(const darisk_cohort *cohort, darisk_date as_of,
                    const darisk_referral_columns *referrals, size_t rows, darisk_status status) {
    static char marker;
    darisk_pairs *pairs = (darisk_pairs *)(void *)&marker;
    assert_int_equal(darisk_pairs_new(cohort, as_of, referrals, rows, NULL, &pairs), status);
    assert_ptr_equal(pairs, &marker);
}

/* The row and the column of the referrals at fault. */
static void refused_at(const darisk_cohort *cohort, const darisk_referral_columns *referrals,
                       darisk_status status, size_t row, const char *column) {
    darisk_columns_report report = empty_columns_report();
    darisk_pairs *pairs = NULL;
    refused(cohort, AS_OF, referrals, 2, status);
    assert_int_equal(darisk_pairs_new(cohort, AS_OF, referrals, 2, &report, &pairs), status);
    assert_int_equal(report.first_status, status);
    assert_int_equal(report.refused, 2);
    assert_int_equal(report.first_row, row);
    assert_string_equal(report.column, column);
}

/* Waits for referrals that are read past their end, of nobody, or on no day, and for a report that
 * names another row or column. */
static void test_refused(void **state) {
    static const uint64_t WHO[] = {1, 5}, NOBODY[] = {1, 0};
    static const darisk_date ON[] = {AS_OF, AS_OF}, NO_SUCH[] = {DARISK_DATE_FIRST - 1, AS_OF};
    static const darisk_date NO_DAYS[] = {NO_DAY, DARISK_DATE_FIRST - 1, DARISK_DATE_LAST + 1};
    static const uint8_t FIRST_ONLY = 1;
    darisk_cohort *cohort = small_cohort();
    answer before = state_of(cohort);
    const darisk_referral_columns good = {
        sizeof good, {WHO, NULL, 0, 2}, {WHO, NULL, 0, 2}, {ON, NULL, 0, 2}};
    darisk_referral_columns bad;
    (void)state;
#define REFUSED(field, value, status)                                                              \
    bad = good;                                                                                    \
    bad.field = (value);                                                                           \
    refused(cohort, AS_OF, &bad, 2, status)
#define REFUSED_AT(field, value, status, row, column)                                              \
    bad = good;                                                                                    \
    bad.field = (value);                                                                           \
    refused_at(cohort, &bad, status, row, column)
    REFUSED(struct_size, sizeof bad - 1, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(struct_size, 4097, DARISK_ERROR_STRUCT_SIZE);
    REFUSED_AT(perpetrator_id.values, NULL, DARISK_ERROR_COLUMNS, 0, "perpetrator_id");
    REFUSED_AT(victim_id.values, NULL, DARISK_ERROR_COLUMNS, 0, "victim_id");
    REFUSED_AT(perpetrator_id.length, 1, DARISK_ERROR_LENGTH, 1, "perpetrator_id");
    REFUSED_AT(victim_id.length, 3, DARISK_ERROR_LENGTH, 2, "victim_id");
    REFUSED_AT(date.length, 0, DARISK_ERROR_LENGTH, 0, "date");
    REFUSED_AT(perpetrator_id.values, NOBODY, DARISK_ERROR_RANKING_PERSON, 1, "perpetrator_id");
    REFUSED_AT(victim_id.values, NOBODY, DARISK_ERROR_RANKING_PERSON, 1, "victim_id");
    REFUSED_AT(victim_id.validity, &FIRST_ONLY, DARISK_ERROR_RANKING_PERSON, 1, "victim_id");
    REFUSED_AT(date.values, NO_SUCH, DARISK_ERROR_DATE, 0, "date");
    for (size_t i = 0; i < LENGTH(NO_DAYS); i++)
        refused(cohort, NO_DAYS[i], NULL, 0, DARISK_ERROR_DATE);
    refused(NULL, AS_OF, NULL, 0, DARISK_ERROR_NULL);
    refused(cohort, AS_OF, NULL, 1, DARISK_ERROR_NULL);
    assert_int_equal(darisk_pairs_new(cohort, AS_OF, NULL, 0, NULL, NULL), DARISK_ERROR_NULL);
    static const darisk_date ENDS[] = {DARISK_DATE_FIRST, DARISK_DATE_LAST};
    for (size_t i = 0; i < LENGTH(ENDS); i++) {
        darisk_pairs *pairs = NULL;
        assert_int_equal(darisk_pairs_new(cohort, ENDS[i], &good, 2, NULL, &pairs), DARISK_OK);
        darisk_pairs_free(pairs);
    }
    is_as_before("refused questions", cohort, &before);
    darisk_cohort_free(cohort);
}

/* Waits for a column that is not that of the fields, and for rows that are not there. */
static void test_columns(void **state) {
    darisk_cohort *cohort = small_cohort();
    darisk_pairs *pairs = NULL;
    uint64_t person[7] = {0}, victim[7];
    uint32_t incidents[2][7], crimes[2][7];
    uint8_t repeat[7], escalation_5_3[7], escalation_3[7];
    darisk_pair_columns columns = {sizeof columns, person,    victim, incidents[0],   incidents[1],
                                   crimes[0],      crimes[1], repeat, escalation_5_3, escalation_3};
    (void)state;
    assert_int_equal(darisk_pairs_new(cohort, AS_OF, NULL, 0, NULL, &pairs), DARISK_OK);
    assert_int_equal(darisk_pairs_columns(pairs, 0, 6, &columns), DARISK_OK);
    for (size_t i = 0; i < 6; i++) {
        darisk_pair one = {.struct_size = sizeof one};
        assert_int_equal(darisk_pairs_at(pairs, i, &one), DARISK_OK);
        assert_true(one.person_id == person[i] && one.victim_id == victim[i]);
        assert_true(one.incidents_low == incidents[0][i] && one.incidents_high == incidents[1][i]);
        assert_true(one.crimes_low == crimes[0][i] && one.crimes_high == crimes[1][i]);
        assert_true(one.repeat == repeat[i] && one.escalation_5_3 == escalation_5_3[i] &&
                    one.escalation_3 == escalation_3[i]);
    }
    const uint64_t last = person[5];
    columns = (darisk_pair_columns){.struct_size = sizeof columns, .person_id = person};
    assert_int_equal(darisk_pairs_columns(pairs, 5, 1, &columns), DARISK_OK);
    assert_int_equal(person[0], last);
    assert_int_equal(darisk_pairs_columns(pairs, 6, 0, &columns), DARISK_OK);
    assert_int_equal(darisk_pairs_columns(pairs, 0, 7, &columns), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_pairs_columns(pairs, 7, 0, &columns), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_pairs_columns(pairs, 1, 6, &columns), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_pairs_columns(pairs, 5, 2, &columns), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_pairs_columns(pairs, 1, SIZE_MAX, &columns), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_pairs_columns(NULL, 0, 0, &columns), DARISK_ERROR_NULL);
    assert_int_equal(darisk_pairs_columns(pairs, 0, 0, NULL), DARISK_ERROR_NULL);
    columns.struct_size--;
    assert_int_equal(darisk_pairs_columns(pairs, 1, 6, &columns), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(person[0], last);
    assert_int_equal(person[6], 0);
    darisk_pairs_free(pairs);
    darisk_cohort_free(cohort);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),  cmocka_unit_test(test_window),
        cmocka_unit_test(test_repeat),  cmocka_unit_test(test_list),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_columns),
    };
    return cmocka_run_group_tests_name("pairs", tests, NULL, NULL);
}
