/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Quiet victims: the edges of both periods, what closes a case, and what is refused. */
#include "cohort_test.h"

static darisk_quiet_victims *asked(const darisk_cohort *cohort, darisk_date as_of) {
    darisk_quiet_victims *victims = NULL;
    assert_int_equal(darisk_quiet_victims_new(cohort, NULL, as_of, NULL, 0, NULL, &victims),
                     DARISK_OK);
    return victims;
}

/* How the one victim of some rows is listed; NOT_STATED where not at all. */
static darisk_serial_result listed(const event *rows, size_t count, int32_t quiet_months,
                                   int32_t counted_months, const darisk_review_columns *reviews) {
    const darisk_quiet_options options = {sizeof options, quiet_months, counted_months};
    darisk_cohort *cohort = new_cohort();
    darisk_quiet_victims *victims = NULL;
    darisk_quiet_victim victim = {.struct_size = sizeof victim};
    add_rows(cohort, rows, count);
    assert_int_equal(darisk_quiet_victims_new(cohort, &options, AS_OF, reviews,
                                              reviews == NULL ? 0 : reviews->victim_id.length, NULL,
                                              &victims),
                     DARISK_OK);
    assert_true(darisk_quiet_victims_count(victims) <= 1);
    if (darisk_quiet_victims_count(victims) == 1)
        assert_int_equal(darisk_quiet_victims_at(victims, 0, &victim), DARISK_OK);
    darisk_quiet_victims_free(victims);
    darisk_cohort_free(cohort);
    return (darisk_serial_result)victim.quiet;
}

/* Waits for a period one day too long or too short. 2014-02-28 is three months before the day asked
 * for. */
static void test_edges(void **state) {
    const darisk_date last = day(2014, 2, 28);
    event rows[2] = {plain(1, 0, 2, last), plain(2, 1, 2, last - 5)};
    (void)state;
    assert_int_equal(listed(rows, 2, 3, 12, NULL), DARISK_SERIAL_MET);
    rows[0].from = last + 1;
    assert_int_equal(listed(rows, 2, 3, 12, NULL), DARISK_SERIAL_NOT_STATED);
    assert_int_equal(listed(rows, 2, 2, 12, NULL), DARISK_SERIAL_MET);
    rows[0].from = last;
    rows[1].from = day(2013, 3, 1);
    assert_int_equal(listed(rows, 2, 3, 12, NULL), DARISK_SERIAL_MET);
    rows[1].from--; /* twelve months before the last */
    assert_int_equal(listed(rows, 2, 3, 12, NULL), DARISK_SERIAL_NOT_STATED);
    assert_int_equal(listed(rows, 2, 3, 13, NULL), DARISK_SERIAL_MET);
    rows[1].from = NO_DAY;
    assert_int_equal(listed(rows, 2, 3, 12, NULL), DARISK_SERIAL_INDETERMINATE);
    rows[1].incident = 1; /* one incident is no repeat */
    assert_int_equal(listed(rows, 2, 3, 12, NULL), DARISK_SERIAL_NOT_STATED);
    assert_int_equal(listed(rows, 2, 120, 120, NULL), DARISK_SERIAL_NOT_STATED);
}

/* Waits for a review that closes a case it came before, that is of the future, or of no day. */
static void test_reviews(void **state) {
    const darisk_date last = day(2014, 2, 1);
    const event rows[2] = {plain(1, 0, 2, last), plain(2, 1, 2, last - 5)};
    const uint64_t who[] = {2, 9};
    darisk_date on[] = {NO_DAY, last + 1};
    darisk_review_columns reviews = {sizeof reviews, {who, NULL, 0, 2}, {on, NULL, 0, 2}};
    (void)state;
    assert_int_equal(listed(rows, 2, 3, 12, &reviews), DARISK_SERIAL_MET);
    static const struct {
        int32_t after;
        bool closes;
    } DAYS[] = {{-1, false}, {0, false}, {1, true}, {30, true}};
    for (size_t i = 0; i < LENGTH(DAYS); i++) {
        on[0] = last + DAYS[i].after;
        assert_int_equal(listed(rows, 2, 3, 12, &reviews),
                         DAYS[i].closes ? DARISK_SERIAL_NOT_STATED : DARISK_SERIAL_MET);
    }
    on[0] = AS_OF;
    assert_int_equal(listed(rows, 2, 3, 12, &reviews), DARISK_SERIAL_NOT_STATED);
    on[0] = AS_OF + 1;
    assert_int_equal(listed(rows, 2, 3, 12, &reviews), DARISK_SERIAL_MET);
    on[0] = last + 1;
    reviews.date.values = NULL; /* no day at all */
    assert_int_equal(listed(rows, 2, 3, 12, &reviews), DARISK_SERIAL_MET);
}

/* Waits for a value told wrong, for a list out of order, and for one that goes with its cohort. */
static void test_values(void **state) {
    darisk_cohort *cohort = small_cohort();
    darisk_quiet_victim victim = {.struct_size = sizeof victim, .victim_id = 77, .unused = 7};
    event more[2] = {plain(50, 0, 3, AS_OF - 400), plain(51, 0, 3, NO_DAY)};
    (void)state;
    more[0].incident = 60;
    more[0].victim = more[1].victim = 4;
    add_rows(cohort, more, 2);
    darisk_quiet_victims *victims = asked(cohort, AS_OF);
    darisk_cohort_free(cohort);
    assert_int_equal(darisk_quiet_victims_count(victims), 2);
    assert_int_equal(darisk_quiet_victims_at(victims, 1, &victim), DARISK_OK);
    assert_int_equal(victim.victim_id, 6);
    assert_int_equal(victim.incidents, 3); /* one of them accuses nobody */
    assert_int_equal(victim.undated, 0);
    assert_int_equal(victim.last_date, AS_OF - 140);
    assert_int_equal(victim.days_quiet, 140);
    assert_int_equal(victim.last_grade, 5);
    assert_int_equal(victim.quiet, DARISK_SERIAL_MET);
    assert_int_equal(victim.unused, 0);
    assert_int_equal(darisk_quiet_victims_at(victims, 0, &victim), DARISK_OK);
    assert_int_equal(victim.victim_id, 4);
    assert_int_equal(victim.incidents, 1);
    assert_int_equal(victim.undated, 1);
    assert_int_equal(victim.quiet, DARISK_SERIAL_INDETERMINATE);
    assert_int_equal(victim.last_grade, 0);
    victim.victim_id = 77;
    assert_int_equal(darisk_quiet_victims_at(victims, 2, &victim), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_quiet_victims_at(victims, SIZE_MAX, &victim), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_quiet_victims_at(NULL, 0, &victim), DARISK_ERROR_NULL);
    assert_int_equal(darisk_quiet_victims_at(victims, 0, NULL), DARISK_ERROR_NULL);
    victim.struct_size--;
    assert_int_equal(darisk_quiet_victims_at(victims, 0, &victim), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(victim.victim_id, 77);
    darisk_quiet_victims_free(victims);
    darisk_quiet_victims_free(NULL);
    assert_int_equal(darisk_quiet_victims_count(NULL), 0);
}

static void refused(const darisk_cohort *cohort, const darisk_quiet_options *options,
                    darisk_date as_of, const darisk_review_columns *reviews, size_t rows,
                    darisk_status status) {
    static char marker;
    darisk_quiet_victims *victims = (darisk_quiet_victims *)(void *)&marker;
    assert_int_equal(
        darisk_quiet_victims_new(cohort, options, as_of, reviews, rows, NULL, &victims), status);
    assert_ptr_equal(victims, &marker);
}

/* Waits for months out of range: below, on and above; and for a day that is none. */
static void test_arguments(void **state) {
    static const int32_t BAD[] = {0, 121, -1, INT32_MAX, INT32_MIN};
    static const darisk_date NO_DAYS[] = {NO_DAY, DARISK_DATE_FIRST - 1, DARISK_DATE_LAST + 1};
    darisk_cohort *cohort = small_cohort();
    answer before = state_of(cohort);
    darisk_quiet_options options = DARISK_QUIET_OPTIONS_DEFAULT;
    (void)state;
    assert_int_equal(options.quiet_months, 3);
    assert_int_equal(options.counted_months, 12);
    for (size_t i = 0; i < LENGTH(BAD); i++) {
        options = (darisk_quiet_options){sizeof options, BAD[i], 12};
        refused(cohort, &options, AS_OF, NULL, 0, DARISK_ERROR_MONTHS);
        options = (darisk_quiet_options){sizeof options, 3, BAD[i]};
        refused(cohort, &options, AS_OF, NULL, 0, DARISK_ERROR_MONTHS);
    }
    options = (darisk_quiet_options){sizeof options - 1, 3, 12};
    refused(cohort, &options, AS_OF, NULL, 0, DARISK_ERROR_STRUCT_SIZE);
    options.struct_size = 4097;
    refused(cohort, &options, AS_OF, NULL, 0, DARISK_ERROR_STRUCT_SIZE);
    for (size_t i = 0; i < LENGTH(NO_DAYS); i++)
        refused(cohort, NULL, NO_DAYS[i], NULL, 0, DARISK_ERROR_DATE);
    refused(NULL, NULL, AS_OF, NULL, 0, DARISK_ERROR_NULL);
    refused(cohort, NULL, AS_OF, NULL, 1, DARISK_ERROR_NULL);
    assert_int_equal(darisk_quiet_victims_new(cohort, NULL, AS_OF, NULL, 0, NULL, NULL),
                     DARISK_ERROR_NULL);
    static const int32_t GOOD[] = {1, 120};
    static const darisk_date ENDS[] = {DARISK_DATE_FIRST, DARISK_DATE_LAST};
    for (size_t i = 0; i < 4; i++) {
        darisk_quiet_victims *victims = NULL;
        options = (darisk_quiet_options){sizeof options, GOOD[i % 2], GOOD[i / 2]};
        assert_int_equal(
            darisk_quiet_victims_new(cohort, &options, ENDS[i % 2], NULL, 0, NULL, &victims),
            DARISK_OK);
        darisk_quiet_victims_free(victims);
    }
    is_as_before("refused questions", cohort, &before);
    darisk_cohort_free(cohort);
}

/* The row and the column of the reviews at fault. */
static void refused_at(const darisk_cohort *cohort, const darisk_review_columns *reviews,
                       darisk_status status, size_t row, const char *column) {
    darisk_columns_report report = empty_columns_report();
    darisk_quiet_victims *victims = NULL;
    refused(cohort, NULL, AS_OF, reviews, 2, status);
    assert_int_equal(darisk_quiet_victims_new(cohort, NULL, AS_OF, reviews, 2, &report, &victims),
                     status);
    assert_int_equal(report.first_status, status);
    assert_int_equal(report.refused, 2);
    assert_int_equal(report.first_row, row);
    assert_string_equal(report.column, column);
}

/* Waits for reviews that are read past their end, or of nobody, or on no day, and for a report that
 * names another row or column. */
static void test_reviews_refused(void **state) {
    static const uint64_t WHO[] = {2, 6}, NOBODY[] = {2, 0};
    static const darisk_date ON[] = {AS_OF, AS_OF}, NO_SUCH[] = {AS_OF, DARISK_DATE_LAST + 1};
    static const uint8_t FIRST_ONLY = 1;
    const darisk_review_columns good = {sizeof good, {WHO, NULL, 0, 2}, {ON, NULL, 0, 2}};
    darisk_cohort *cohort = small_cohort();
    darisk_review_columns reviews = good;
    (void)state;
    reviews.struct_size--;
    refused(cohort, NULL, AS_OF, &reviews, 2, DARISK_ERROR_STRUCT_SIZE);
    reviews = good;
    reviews.victim_id.values = NULL;
    refused_at(cohort, &reviews, DARISK_ERROR_COLUMNS, 0, "victim_id");
    reviews = good;
    reviews.victim_id.length = 1;
    refused_at(cohort, &reviews, DARISK_ERROR_LENGTH, 1, "victim_id");
    reviews = good;
    reviews.date.length = 3;
    refused_at(cohort, &reviews, DARISK_ERROR_LENGTH, 2, "date");
    reviews = good;
    reviews.victim_id.values = NOBODY;
    refused_at(cohort, &reviews, DARISK_ERROR_RANKING_PERSON, 1, "victim_id");
    reviews = good;
    reviews.victim_id.validity = &FIRST_ONLY;
    refused_at(cohort, &reviews, DARISK_ERROR_RANKING_PERSON, 1, "victim_id");
    reviews = good;
    reviews.date.values = NO_SUCH;
    refused_at(cohort, &reviews, DARISK_ERROR_DATE, 1, "date");
    reviews.date.validity = &FIRST_ONLY; /* then there is no day at all */
    darisk_quiet_victims *victims = NULL;
    darisk_columns_report report = empty_columns_report();
    assert_int_equal(darisk_quiet_victims_new(cohort, NULL, AS_OF, &reviews, 2, &report, &victims),
                     DARISK_OK);
    assert_int_equal(report.refused, 0);
    assert_null(report.column);
    assert_int_equal(darisk_quiet_victims_count(victims), 1);
    darisk_quiet_victims_free(victims);
    report.struct_size--;
    assert_int_equal(darisk_quiet_victims_new(cohort, NULL, AS_OF, NULL, 0, &report, &victims),
                     DARISK_ERROR_STRUCT_SIZE);
    darisk_cohort_free(cohort);
}

/* Waits for a column that is not that of the fields, and for rows that are not there. */
static void test_columns(void **state) {
    darisk_cohort *cohort = small_cohort();
    event more[2] = {plain(50, 0, 3, AS_OF - 400), plain(51, 0, 3, NO_DAY)};
    (void)state;
    more[0].victim = more[1].victim = 4;
    add_rows(cohort, more, 2);
    darisk_quiet_victims *victims = asked(cohort, AS_OF);
    const size_t count = darisk_quiet_victims_count(victims);
    uint64_t id[3] = {0, 0, 77};
    uint32_t incidents[2], undated[2];
    darisk_date last[2];
    int32_t quiet_days[2];
    uint8_t grade[2], quiet[2];
    darisk_quiet_victim_columns columns = {sizeof columns, id,         incidents, undated,
                                           last,           quiet_days, grade,     quiet};
    assert_int_equal(count, 2);
    assert_int_equal(darisk_quiet_victims_columns(victims, 0, 2, &columns), DARISK_OK);
    for (size_t i = 0; i < count; i++) {
        darisk_quiet_victim one = {.struct_size = sizeof one};
        assert_int_equal(darisk_quiet_victims_at(victims, i, &one), DARISK_OK);
        assert_true(one.victim_id == id[i] && one.incidents == incidents[i] &&
                    one.undated == undated[i] && one.last_date == last[i] &&
                    one.days_quiet == quiet_days[i] && one.last_grade == grade[i] &&
                    one.quiet == quiet[i]);
    }
    const uint64_t second = id[1];
    columns = (darisk_quiet_victim_columns){.struct_size = sizeof columns, .victim_id = id};
    assert_int_equal(darisk_quiet_victims_columns(victims, 1, 1, &columns), DARISK_OK);
    assert_int_equal(id[0], second);
    assert_int_equal(darisk_quiet_victims_columns(victims, 2, 0, &columns), DARISK_OK);
    assert_int_equal(darisk_quiet_victims_columns(victims, 1, 2, &columns), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_quiet_victims_columns(victims, 3, 0, &columns), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_quiet_victims_columns(victims, 1, SIZE_MAX, &columns),
                     DARISK_ERROR_INDEX);
    assert_int_equal(darisk_quiet_victims_columns(NULL, 0, 0, &columns), DARISK_ERROR_NULL);
    assert_int_equal(darisk_quiet_victims_columns(victims, 0, 0, NULL), DARISK_ERROR_NULL);
    columns.struct_size--;
    assert_int_equal(darisk_quiet_victims_columns(victims, 0, 2, &columns),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(id[0], second);
    assert_int_equal(id[2], 77);
    darisk_quiet_victims_free(victims);
    darisk_cohort_free(cohort);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edges),           cmocka_unit_test(test_reviews),
        cmocka_unit_test(test_values),          cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_reviews_refused), cmocka_unit_test(test_columns),
    };
    return cmocka_run_group_tests_name("quiet victims", tests, NULL, NULL);
}
