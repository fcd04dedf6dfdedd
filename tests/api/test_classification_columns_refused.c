/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The column calls: what they refuse as a whole, and what their report says. */
#include "column_table.h"

#define PATTERN 0xee
#define ROWS    20
#define DAA     DARISK_DEFINITION_DAA_2021

#define WITH_AGES (C_ALL & ~(C_RELATIONSHIP | C_VICTIM_BORN | C_PERPETRATOR_BORN))
#define WITH_BIRTHS                                                                                \
    (C_ALL & ~(C_RELATIONSHIPS | C_VICTIM_AGE | C_VICTIM_HIGHEST | C_PERPETRATOR_AGE |             \
               C_PERPETRATOR_HIGHEST))

static table rows_in;
static outputs got;

/* A caller's struct that may be longer than this release's. */
typedef union longer {
    darisk_facts_columns facts;
    darisk_classification_columns out;
    darisk_columns_report report;
    uint32_t size;
    unsigned char bytes[8192];
} longer;

static darisk_columns_report blank_report(void) {
    darisk_columns_report report;
    memset(&report, PATTERN, sizeof report);
    report.struct_size = sizeof report;
    return report;
}

static void assert_untouched(void) {
    static outputs untouched;
    memset(&untouched, PATTERN, sizeof untouched);
    assert_memory_equal(&got, &untouched, sizeof got);
}

/* Both calls must refuse these columns with this status and name this column, and write nothing. */
static void refuse(const darisk_facts_columns *facts, size_t rows, darisk_status expected,
                   const char *column) {
    const darisk_classification_columns out = all_outputs(&got);
    for (size_t q = 0; q < QUESTIONS; q++) {
        darisk_columns_report report = blank_report();
        memset(&got, PATTERN, sizeof got);
        const darisk_status status = ask_columns(question_at(q), NULL, facts, rows, &out, &report);
        if (status != expected)
            fail_msg("%s: %s, expected %s", column, darisk_status_text(status),
                     darisk_status_text(expected));
        assert_non_null(report.column);
        assert_string_equal(report.column, column);
        assert_int_equal(report.refused, 0);
        assert_int_equal(report.first_row, 0);
        assert_int_equal(report.first_status, DARISK_OK);
        assert_untouched();
        assert_int_equal(ask_columns(question_at(q), NULL, facts, rows, &out, NULL), expected);
    }
}

/* Waits for a NULL that is followed; a NULL policy or report is none of these. */
static void test_nulls(void **state) {
    (void)state;
    const view v = {&rows_in, WITH_AGES, 0, 0};
    fill_table(&rows_in, 1);
    const darisk_facts_columns facts = columns_of(&v, ROWS);
    darisk_classification_columns out = all_outputs(&got);
    darisk_columns_report report = blank_report();
    const darisk_columns_report before = report;
    memset(&got, PATTERN, sizeof got);
    assert_int_equal(darisk_classify_columns(DAA, NULL, NULL, ROWS, &out, &report),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, ROWS, NULL, &report),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_classify_columns_in_force(DARISK_JURISDICTION_SCOTLAND, NULL, NULL,
                                                      ROWS, &out, &report),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_classify_columns_in_force(DARISK_JURISDICTION_SCOTLAND, NULL, &facts,
                                                      ROWS, NULL, &report),
                     DARISK_ERROR_NULL);
    out.outcome = NULL; /* the one output that is required */
    assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, ROWS, &out, &report),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, 0, &out, &report),
                     DARISK_ERROR_NULL);
    assert_memory_equal(&report, &before, sizeof report);
    assert_untouched();
}

/* The call with one of its three structs (0 the facts, 1 the outputs, 2 the report) of this size,
 * and a byte set in it. */
static darisk_status call_sized(int which, size_t size, size_t set_byte) {
    static longer structs[3];
    const view v = {&rows_in, WITH_AGES, 0, 0};
    memset(structs, 0, sizeof structs);
    memset(&got, PATTERN, sizeof got);
    structs[0].facts = columns_of(&v, ROWS);
    structs[1].out = all_outputs(&got);
    structs[2].report.struct_size = sizeof(darisk_columns_report);
    structs[which].size = (uint32_t)size;
    if (set_byte != 0)
        structs[which].bytes[set_byte] = 1;
    const longer before = structs[2];
    const darisk_status status = darisk_classify_columns(DAA, NULL, &structs[0].facts, ROWS,
                                                         &structs[1].out, &structs[2].report);
    assert_int_equal(structs[2].report.struct_size, before.report.struct_size);
    assert_memory_equal(structs[2].bytes + sizeof(darisk_columns_report),
                        before.bytes + sizeof(darisk_columns_report),
                        sizeof before - sizeof(darisk_columns_report));
    if (status == DARISK_ERROR_STRUCT_SIZE) {
        assert_untouched();
        assert_memory_equal(&structs[2], &before, sizeof before);
    } else {
        assert_int_equal(got.outcome[0] >= EXCLUDED && got.outcome[0] <= QUALIFIES, 1);
    }
    return status;
}

/* Waits for a struct read or written past its end, for a later field that is ignored, and for a
 * size that was never set and is taken for a length. */
static void test_struct_sizes(void **state) {
    (void)state;
    static const size_t SIZES[] = {sizeof(darisk_facts_columns),
                                   sizeof(darisk_classification_columns),
                                   sizeof(darisk_columns_report)};
    fill_table(&rows_in, 1);
    for (int which = 0; which < 3; which++) {
        const size_t size = SIZES[which];
        assert_int_equal(call_sized(which, 0, 0), DARISK_ERROR_STRUCT_SIZE);
        assert_int_equal(call_sized(which, size - 1, 0), DARISK_ERROR_STRUCT_SIZE);
        assert_int_equal(call_sized(which, size, 0), DARISK_OK);
        assert_int_equal(call_sized(which, size, size), DARISK_OK);
        assert_int_equal(call_sized(which, size + 8, 0), DARISK_OK);
        assert_int_equal(call_sized(which, size + 8, size), DARISK_ERROR_STRUCT_SIZE);
        assert_int_equal(call_sized(which, size + 8, size + 7), DARISK_ERROR_STRUCT_SIZE);
        assert_int_equal(call_sized(which, UINT32_MAX, 0), DARISK_ERROR_STRUCT_SIZE);
    }
    /* `unused` is the second field of the facts and of the outputs. */
    assert_int_equal(call_sized(0, SIZES[0], offsetof(darisk_facts_columns, unused)),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(call_sized(1, SIZES[1], offsetof(darisk_classification_columns, unused)),
                     DARISK_ERROR_STRUCT_SIZE);
}

/* Waits for a value used as an index, and for outputs written for a definition that is none. */
static void test_definitions_and_jurisdictions_refused(void **state) {
    (void)state;
    static const int NO_DEFINITION[] = {-1, 0, 15, 99, 255, 256, INT_MAX, INT_MIN};
    static const int NO_JURISDICTION[] = {-1, 0, 5, 99, 255, 256, INT_MAX, INT_MIN};
    const view v = {&rows_in, WITH_AGES, 0, 0};
    fill_table(&rows_in, 1);
    const darisk_facts_columns facts = columns_of(&v, ROWS);
    const darisk_classification_columns out = all_outputs(&got);
    memset(&got, PATTERN, sizeof got);
    for (size_t i = 0; i < LENGTH(NO_DEFINITION); i++)
        assert_int_equal(darisk_classify_columns((darisk_definition)NO_DEFINITION[i], NULL, &facts,
                                                 ROWS, &out, NULL),
                         DARISK_ERROR_DEFINITION);
    for (size_t i = 0; i < LENGTH(NO_JURISDICTION); i++)
        assert_int_equal(darisk_classify_columns_in_force((darisk_jurisdiction)NO_JURISDICTION[i],
                                                          NULL, &facts, ROWS, &out, NULL),
                         DARISK_ERROR_JURISDICTION);
    assert_int_equal(darisk_classify_columns_in_force(DARISK_JURISDICTION_NORTHERN_IRELAND, NULL,
                                                      &facts, ROWS, &out, NULL),
                     DARISK_ERROR_NO_DEFINITION);
    assert_untouched();
}

/* Of several mistakes the one the header lists first is told: waits for another order, in which
 * a report of another size would be written to. */
static void test_errors_in_the_order_of_the_header(void **state) {
    (void)state;
    const darisk_definition none = (darisk_definition)99;
    const view v = {&rows_in, C_RELATIONSHIP | C_RELATIONSHIPS, 0, 0};
    darisk_facts_columns facts = columns_of(&v, ROWS);
    const darisk_classification_columns out = all_outputs(&got);
    darisk_columns_report report = {.struct_size = 0};
    assert_int_equal(darisk_classify_columns(none, NULL, NULL, ROWS, &out, NULL),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_classify_columns(none, NULL, &facts, ROWS, &out, &report),
                     DARISK_ERROR_STRUCT_SIZE);
    facts.relationship.length = 0;
    assert_int_equal(darisk_classify_columns(none, NULL, &facts, ROWS, &out, NULL),
                     DARISK_ERROR_DEFINITION);
    assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, ROWS, &out, NULL),
                     DARISK_ERROR_LENGTH);
    facts.relationship.length = ROWS;
    assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, ROWS, &out, NULL),
                     DARISK_ERROR_COLUMNS);
}

static void assert_filled_in_without_a_row(const darisk_columns_report *report) {
    assert_int_equal(report->struct_size, sizeof *report);
    assert_int_equal(report->first_status, DARISK_OK);
    assert_int_equal(report->refused, 0);
    assert_int_equal(report->first_row, 0);
    assert_null(report->column);
}

/* By the header the report is filled in whatever the status but NULL and STRUCT_SIZE: waits for
 * one that is left as it was, from an earlier call, when no definition applies. */
static void test_report_is_filled_in_where_no_definition_applies(void **state) {
    (void)state;
    const view v = {&rows_in, WITH_AGES, 0, 0};
    fill_table(&rows_in, 1);
    const darisk_facts_columns facts = columns_of(&v, ROWS);
    const darisk_classification_columns out = all_outputs(&got);
    darisk_columns_report report = blank_report();
    assert_int_equal(
        darisk_classify_columns((darisk_definition)15, NULL, &facts, ROWS, &out, &report),
        DARISK_ERROR_DEFINITION);
    assert_filled_in_without_a_row(&report);
    report = blank_report();
    assert_int_equal(darisk_classify_columns_in_force((darisk_jurisdiction)99, NULL, &facts, ROWS,
                                                      &out, &report),
                     DARISK_ERROR_JURISDICTION);
    assert_filled_in_without_a_row(&report);
    report = blank_report();
    assert_int_equal(darisk_classify_columns_in_force(DARISK_JURISDICTION_NORTHERN_IRELAND, NULL,
                                                      &facts, ROWS, &out, &report),
                     DARISK_ERROR_NO_DEFINITION);
    assert_filled_in_without_a_row(&report);
}

/* Waits for a column that is read past its end, and for a report that names another. */
static void test_short_columns(void **state) {
    (void)state;
    fill_table(&rows_in, 1);
#define SHORT(set, name)                                                                           \
    do {                                                                                           \
        const view v = {&rows_in, set, 0, 0};                                                      \
        darisk_facts_columns facts = columns_of(&v, ROWS);                                         \
        facts.name.length = ROWS - 1;                                                              \
        refuse(&facts, ROWS, DARISK_ERROR_LENGTH, #name);                                          \
        facts.name.length = 0;                                                                     \
        refuse(&facts, 1, DARISK_ERROR_LENGTH, #name);                                             \
        facts.name.length = ROWS + 1;                                                              \
        assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, ROWS, &out, NULL), DARISK_OK); \
        facts.name.length = ROWS - 1;                                                              \
        assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, ROWS - 1, &out, NULL),         \
                         DARISK_OK);                                                               \
    } while (0)
    const darisk_classification_columns out = all_outputs(&got);
    for (size_t row = 0; row < ROWS; row++)
        rows_in.conduct_on[row] = day(2024, 1, 1);
    SHORT(WITH_BIRTHS, relationship);
    SHORT(WITH_AGES, relationships);
    SHORT(WITH_AGES, behaviours);
    SHORT(WITH_AGES, circumstances);
    SHORT(WITH_AGES, victim_age);
    SHORT(WITH_AGES, victim_age_highest);
    SHORT(WITH_AGES, perpetrator_age);
    SHORT(WITH_AGES, perpetrator_age_highest);
    SHORT(WITH_AGES, recorded_on);
    SHORT(WITH_AGES, conduct_on);
    SHORT(WITH_BIRTHS, victim_born);
    SHORT(WITH_BIRTHS, perpetrator_born);
    SHORT(WITH_AGES, victim);
    SHORT(WITH_AGES, perpetrator);
#undef SHORT
}

/* Waits for a length that counts though its column is not given, or a bitmap without values. */
static void test_columns_not_given(void **state) {
    (void)state;
    const uint8_t bitmap[] = {0xff, 0xff, 0xff};
    const darisk_classification_columns out = all_outputs(&got);
    darisk_facts_columns facts = {.struct_size = sizeof facts};
    facts.relationship.length = 1;
    facts.victim_born.validity = bitmap;
    facts.victim_age.validity_offset = SIZE_MAX;
    assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, ROWS, &out, NULL), DARISK_OK);
    for (size_t row = 0; row < ROWS; row++)
        assert_int_equal(got.outcome[row], REVIEW);
}

/* Waits for one of two columns that silently wins, and for a bound without what it bounds. */
static void test_columns_that_exclude_each_other(void **state) {
    (void)state;
    static const struct {
        uint32_t columns;
        const char *column;
    } PAIRS[] = {
        {C_RELATIONSHIP | C_RELATIONSHIPS, "relationships"},
        {C_VICTIM_AGE | C_VICTIM_BORN, "victim_born"},
        {C_PERPETRATOR_AGE | C_PERPETRATOR_BORN, "perpetrator_born"},
        {C_VICTIM_HIGHEST, "victim_age_highest"},
        {C_PERPETRATOR_HIGHEST, "perpetrator_age_highest"},
        {C_PERPETRATOR_HIGHEST | C_PERPETRATOR_BORN | C_VICTIM_AGE, "perpetrator_age_highest"},
    };
    fill_table(&rows_in, 1);
    for (size_t i = 0; i < LENGTH(PAIRS); i++) {
        const view v = {&rows_in, PAIRS[i].columns, 0, 0};
        const darisk_facts_columns facts = columns_of(&v, ROWS);
        refuse(&facts, ROWS, DARISK_ERROR_COLUMNS, PAIRS[i].column);
    }
}

/* Waits for work on rows that nobody asked for, and for a first row that is not there. */
static void test_no_rows(void **state) {
    (void)state;
    const darisk_facts_columns facts = {.struct_size = sizeof facts};
    const darisk_classification_columns all = all_outputs(&got);
    const darisk_classification_columns few = only_outcome(&got);
    memset(&got, PATTERN, sizeof got);
    for (size_t q = 0; q < QUESTIONS; q++) {
        darisk_columns_report report = blank_report();
        assert_int_equal(ask_columns(question_at(q), NULL, &facts, 0, &all, &report), DARISK_OK);
        assert_filled_in_without_a_row(&report);
        assert_int_equal(ask_columns(question_at(q), NULL, &facts, 0, &few, NULL), DARISK_OK);
    }
    assert_untouched();
}

/* Three good rows of plain facts. */
static void fill_good(void) {
    memset(&rows_in, 0, sizeof rows_in);
    for (size_t row = 0; row < 3; row++) {
        rows_in.relationship[row] = DARISK_RELATIONSHIP_SPOUSE;
        rows_in.relationships[row] = KIND(SPOUSE);
        rows_in.behaviours[row] = TYPE(PHYSICAL);
        rows_in.victim_age[row] = rows_in.victim_age_highest[row] = 40;
        rows_in.perpetrator_age[row] = rows_in.perpetrator_age_highest[row] = 41;
        rows_in.recorded_on[row] = rows_in.conduct_on[row] = day(2024, 1, 1);
        rows_in.victim_born[row] = rows_in.perpetrator_born[row] = day(1984, 1, 1);
        rows_in.victim[row] = 1;
        rows_in.perpetrator[row] = 2;
    }
}

static void assert_row_is_empty(size_t row) {
    assert_int_equal(got.outcome[row], DARISK_OUTCOME_NOT_SET);
    assert_int_equal(got.definition[row] | got.in_force[row] | got.age[row] |
                         got.relationship[row] | got.behaviour[row] | got.decided_by[row] |
                         got.tie[row],
                     0);
    assert_true(got.findings[row] == 0);
}

/* Waits for a row that cannot be and is classified, for one that stops the others, and for a
 * report that blames another row or another column. */
static void test_refused_rows(void **state) {
    (void)state;
    static const struct {
        uint32_t columns;
        size_t spoilt;
        darisk_status status;
        const char *column;
    } MISTAKES[] = {
        {WITH_BIRTHS, 0, DARISK_ERROR_RELATIONSHIP, "relationship"},
        {WITH_AGES, 1, DARISK_ERROR_RELATIONSHIP, "relationships"},
        {WITH_AGES, 2, DARISK_ERROR_BEHAVIOUR, "behaviours"},
        {WITH_AGES, 3, DARISK_ERROR_CIRCUMSTANCE, "circumstances"},
        {WITH_AGES & ~C_VICTIM_HIGHEST, 4, DARISK_ERROR_VICTIM_AGE, "victim_age"},
        {WITH_AGES & ~C_PERPETRATOR_HIGHEST, 6, DARISK_ERROR_PERPETRATOR_AGE, "perpetrator_age"},
        {WITH_AGES, 8, DARISK_ERROR_RECORDED_ON, "recorded_on"},
        {WITH_AGES, 9, DARISK_ERROR_CONDUCT_ON, "conduct_on"},
        {WITH_BIRTHS, 10, DARISK_ERROR_VICTIM_BORN, "victim_born"},
        {WITH_BIRTHS, 11, DARISK_ERROR_PERPETRATOR_BORN, "perpetrator_born"},
        {WITH_AGES, 12, DARISK_ERROR_SAME_PERSON, "perpetrator"},
    };
    const darisk_classification_columns out = all_outputs(&got);
    for (size_t i = 0; i < LENGTH(MISTAKES); i++)
        for (size_t bad = 0; bad < 3; bad++) {
            const view v = {&rows_in, MISTAKES[i].columns, 0, 0};
            darisk_columns_report report = blank_report();
            fill_good();
            spoil(&rows_in, MISTAKES[i].spoilt, bad);
            const darisk_facts_columns facts = columns_of(&v, 3);
            memset(&got, PATTERN, sizeof got);
            assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, 3, &out, &report),
                             DARISK_ROWS_REFUSED);
            assert_int_equal(report.first_status, MISTAKES[i].status);
            assert_int_equal(report.refused, 1);
            assert_int_equal(report.first_row, bad);
            assert_string_equal(report.column, MISTAKES[i].column);
            for (size_t row = 0; row < 3; row++)
                if (row == bad)
                    assert_row_is_empty(row);
                else
                    assert_int_equal(got.outcome[row], QUALIFIES);
        }
}

/* A bound that is at fault is told as the age it bounds, or by its own name. */
static void test_refused_age_ranges(void **state) {
    (void)state;
    const view v = {&rows_in, WITH_AGES, 0, 0};
    const darisk_classification_columns out = all_outputs(&got);
    for (size_t column = 5; column <= 7; column += 2) {
        darisk_columns_report report = blank_report();
        fill_good();
        spoil(&rows_in, column, 1);
        const darisk_facts_columns facts = columns_of(&v, 3);
        assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, 3, &out, &report),
                         DARISK_ROWS_REFUSED);
        assert_int_equal(report.first_status,
                         column == 5 ? DARISK_ERROR_VICTIM_AGE : DARISK_ERROR_PERPETRATOR_AGE);
        assert_non_null(strstr(report.column, column == 5 ? "victim_age" : "perpetrator_age"));
        assert_row_is_empty(1);
    }
}

/* Waits for a count that stops at the first, and for the last mistake told instead of it. */
static void test_every_refused_row_is_counted(void **state) {
    (void)state;
    const view v = {&rows_in, WITH_AGES, 0, 0};
    const darisk_classification_columns out = all_outputs(&got);
    darisk_columns_report report = blank_report();
    fill_good();
    spoil(&rows_in, 3, 1);
    spoil(&rows_in, 2, 2);
    const darisk_facts_columns facts = columns_of(&v, 3);
    assert_int_equal(darisk_classify_columns(DAA, NULL, &facts, 3, &out, &report),
                     DARISK_ROWS_REFUSED);
    assert_int_equal(report.refused, 2);
    assert_int_equal(report.first_row, 1);
    assert_int_equal(report.first_status, DARISK_ERROR_CIRCUMSTANCE);
    assert_string_equal(report.column, "circumstances");
    assert_int_equal(got.outcome[0], QUALIFIES);
    assert_row_is_empty(1);
    assert_row_is_empty(2);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nulls),
        cmocka_unit_test(test_struct_sizes),
        cmocka_unit_test(test_definitions_and_jurisdictions_refused),
        cmocka_unit_test(test_errors_in_the_order_of_the_header),
        cmocka_unit_test(test_report_is_filled_in_where_no_definition_applies),
        cmocka_unit_test(test_short_columns),
        cmocka_unit_test(test_columns_not_given),
        cmocka_unit_test(test_columns_that_exclude_each_other),
        cmocka_unit_test(test_no_rows),
        cmocka_unit_test(test_refused_rows),
        cmocka_unit_test(test_refused_age_ranges),
        cmocka_unit_test(test_every_refused_row_is_counted),
    };
    return cmocka_run_group_tests_name("classification_columns_refused", tests, NULL, NULL);
}
