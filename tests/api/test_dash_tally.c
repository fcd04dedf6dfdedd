/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The tally of forms: what is refused, and the shapes in which forms may come. What the answers
 * come to is in tests/cases/dash/tally.csv. */
#include "api_test.h"

#include <stdlib.h>

enum { ITEMS = DARISK_DASH_ITEM_LAST, ROWS = 600 };

static darisk_dash_tally_policy policy_for(darisk_instrument instrument) {
    darisk_dash_tally_policy policy = {.struct_size = sizeof policy};
    assert_int_equal(darisk_dash_tally_policy_default(instrument, &policy), DARISK_OK);
    return policy;
}

static darisk_dash_tally_policy dash(void) {
    return policy_for(DARISK_INSTRUMENT_DASH_2009);
}

/* What a batch comes to. */
struct results {
    uint8_t yes[ROWS];
    uint8_t unknown[ROWS];
    uint8_t ric_yes[ROWS];
    uint8_t ric_unknown[ROWS];
    uint8_t threshold[ROWS];
    uint32_t high_risk_yes[ROWS];
    uint32_t high_risk_unknown[ROWS];
};

static struct results got;

static darisk_dash_facts_columns out_columns(void) {
    memset(&got, 0xEE, sizeof got);
    return (darisk_dash_facts_columns){.struct_size = sizeof(darisk_dash_facts_columns),
                                       .yes = got.yes,
                                       .unknown = got.unknown,
                                       .ric_yes = got.ric_yes,
                                       .ric_unknown = got.ric_unknown,
                                       .threshold = got.threshold};
}

static bool untouched(void) {
    const unsigned char *bytes = (const unsigned char *)&got;
    for (size_t i = 0; i < sizeof got; i++)
        if (bytes[i] != 0xEE)
            return false;
    return true;
}

static uint8_t forms[ROWS][ITEMS];

/* Every form another one, and no two neighbours alike. */
static void fill_forms(void) {
    uint32_t seed = 7;
    for (size_t row = 0; row < ROWS; row++)
        for (size_t item = 0; item < ITEMS; item++) {
            seed = seed * 1664525u + 1013904223u;
            forms[row][item] = (uint8_t)((seed >> 16) % 7);
        }
}

static darisk_dash_answer_rows rows_of(size_t rows) {
    return (darisk_dash_answer_rows){.struct_size = sizeof(darisk_dash_answer_rows),
                                     .values = forms[0],
                                     .stride = ITEMS,
                                     .length = rows * ITEMS};
}

/* Whether row i of the results is what the form by itself comes to. */
static void assert_row(const darisk_dash_tally_policy *policy, const uint8_t *form, size_t row) {
    darisk_dash_facts facts = {.struct_size = sizeof facts};
    assert_int_equal(darisk_dash_tally(policy, form, &facts), DARISK_OK);
    assert_int_equal(got.yes[row], facts.yes);
    assert_int_equal(got.unknown[row], facts.unknown);
    assert_int_equal(got.ric_yes[row], facts.ric_yes);
    assert_int_equal(got.ric_unknown[row], facts.ric_unknown);
    assert_int_equal(got.threshold[row], facts.threshold);
}

/* Waits for a default that takes a list of high-risk items, or another threshold. */
static void test_policy_default(void **state) {
    (void)state;
    for (int instrument = 1; instrument <= DARISK_INSTRUMENT_LAST; instrument++) {
        const darisk_dash_tally_policy policy = policy_for((darisk_instrument)instrument);
        assert_int_equal(policy.instrument, instrument);
        assert_int_equal(policy.threshold, 14);
        assert_int_equal(policy.high_risk_supplied, 0);
        assert_int_equal(policy.high_risk, 0);
    }
    darisk_dash_tally_policy policy = {.struct_size = sizeof policy, .threshold = 3};
    assert_int_equal(darisk_dash_tally_policy_default(DARISK_INSTRUMENT_NOT_SET, &policy),
                     DARISK_ERROR_INSTRUMENT);
    assert_int_equal(darisk_dash_tally_policy_default((darisk_instrument)3, &policy),
                     DARISK_ERROR_INSTRUMENT);
    assert_int_equal(darisk_dash_tally_policy_default(DARISK_INSTRUMENT_RIC_24, NULL),
                     DARISK_ERROR_NULL);
    policy.struct_size = sizeof policy - 1;
    assert_int_equal(darisk_dash_tally_policy_default(DARISK_INSTRUMENT_RIC_24, &policy),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(policy.threshold, 3);
}

static darisk_status tally_with(const darisk_dash_tally_policy *policy) {
    darisk_dash_facts facts = {.struct_size = sizeof facts};
    const uint8_t answers[ITEMS] = {0};
    const darisk_dash_answer_rows rows = rows_of(1);
    const darisk_dash_answer_columns columns = {.struct_size = sizeof columns};
    const darisk_dash_facts_columns out = out_columns();
    const darisk_status status = darisk_dash_tally(policy, answers, &facts);
    assert_int_equal(darisk_dash_tally_rows(policy, &rows, 1, &out, NULL), status);
    assert_int_equal(darisk_dash_tally_columns(policy, &columns, 1, &out, NULL), status);
    if (status != DARISK_OK)
        assert_true(untouched() && facts.unknown == 0);
    return status;
}

/* Waits for a limit of the policy that is one off. */
static void test_policy_refused(void **state) {
    (void)state;
    darisk_dash_tally_policy policy = dash();
    assert_int_equal(tally_with(NULL), DARISK_ERROR_NULL);
    for (uint32_t threshold = 0; threshold < 30; threshold++) {
        policy.threshold = threshold;
        assert_int_equal(tally_with(&policy), threshold >= 1 && threshold <= 24
                                                  ? DARISK_OK
                                                  : DARISK_ERROR_DASH_THRESHOLD);
    }
    policy.threshold = UINT32_MAX;
    assert_int_equal(tally_with(&policy), DARISK_ERROR_DASH_THRESHOLD);
    policy = dash();
    policy.instrument = DARISK_INSTRUMENT_NOT_SET;
    assert_int_equal(tally_with(&policy), DARISK_ERROR_INSTRUMENT);
    policy.instrument = (darisk_instrument)-1;
    assert_int_equal(tally_with(&policy), DARISK_ERROR_INSTRUMENT);
    policy = dash();
    policy.unused = 1;
    assert_int_equal(tally_with(&policy), DARISK_ERROR_STRUCT_SIZE);
    policy = dash();
    policy.struct_size = 0;
    assert_int_equal(tally_with(&policy), DARISK_ERROR_STRUCT_SIZE);
}

/* Waits for items that are no items of the instrument, or that are given and not said to be. */
static void test_high_risk_refused(void **state) {
    (void)state;
    darisk_dash_tally_policy policy = dash();
    policy.high_risk = DARISK_DASH_ITEM_BIT(1);
    assert_int_equal(tally_with(&policy), DARISK_ERROR_DASH_HIGH_RISK);
    policy.high_risk_supplied = 1;
    assert_int_equal(tally_with(&policy), DARISK_OK);
    policy.high_risk_supplied = 2;
    assert_int_equal(tally_with(&policy), DARISK_ERROR_DASH_HIGH_RISK);
    policy.high_risk_supplied = 1;
    policy.high_risk = DARISK_DASH_ITEM_BIT(28);
    assert_int_equal(tally_with(&policy), DARISK_ERROR_DASH_HIGH_RISK);
    policy.high_risk = DARISK_DASH_ITEM_BIT(27) | DARISK_DASH_ITEM_BIT(11);
    assert_int_equal(tally_with(&policy), DARISK_OK);
    policy.instrument = DARISK_INSTRUMENT_RIC_24;
    assert_int_equal(tally_with(&policy), DARISK_ERROR_DASH_HIGH_RISK);
}

/* Waits for "no high-risk item" said where nobody supplied which those are. */
static void test_high_risk_not_supplied(void **state) {
    (void)state;
    darisk_dash_tally_policy policy = dash();
    const darisk_dash_answer_rows rows = rows_of(1);
    darisk_dash_facts_columns out = out_columns();
    out.high_risk_yes = got.high_risk_yes;
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 1, &out, NULL),
                     DARISK_ERROR_DASH_HIGH_RISK);
    out = out_columns();
    out.high_risk_unknown = got.high_risk_unknown;
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 1, &out, NULL),
                     DARISK_ERROR_DASH_HIGH_RISK);
    assert_true(untouched());
    policy.high_risk_supplied = 1;
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 1, &out, NULL), DARISK_OK);
    assert_int_equal(got.high_risk_unknown[0], 0);
}

/* Waits for a form read past the bytes that there are, and for a length that overflows. */
static void test_row_shapes_refused(void **state) {
    (void)state;
    const darisk_dash_tally_policy policy = dash();
    const darisk_dash_facts_columns out = out_columns();
    darisk_dash_answer_rows rows = rows_of(2);
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 3, &out, NULL), DARISK_ERROR_LENGTH);
    rows.length = 2 * ITEMS - 1;
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 2, &out, NULL), DARISK_ERROR_LENGTH);
    rows.length = ITEMS - 1;
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 1, &out, NULL), DARISK_ERROR_LENGTH);
    rows.length = SIZE_MAX;
    rows.stride = SIZE_MAX;
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 3, &out, NULL), DARISK_ERROR_LENGTH);
    rows = rows_of(2);
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, SIZE_MAX, &out, NULL),
                     DARISK_ERROR_LENGTH);
    for (size_t stride = 0; stride < ITEMS; stride++) {
        rows.stride = stride;
        assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 1, &out, NULL),
                         DARISK_ERROR_DASH_STRIDE);
    }
    rows = rows_of(2);
    rows.values = NULL;
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 1, &out, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_tally_rows(&policy, NULL, 1, &out, NULL), DARISK_ERROR_NULL);
    rows = rows_of(2);
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 1, NULL, NULL), DARISK_ERROR_NULL);
    rows.unused = 1;
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 1, &out, NULL),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_true(untouched());
}

static void test_column_shapes_refused(void **state) {
    (void)state;
    const darisk_dash_tally_policy policy = dash();
    darisk_dash_facts_columns out = out_columns();
    darisk_dash_answer_columns columns = {.struct_size = sizeof columns};
    darisk_dash_tally_report report = {.struct_size = sizeof report, .bad_cells = 9};
    columns.answers[26] = (darisk_column_u8){.values = forms[0], .length = 9};
    assert_int_equal(darisk_dash_tally_columns(&policy, &columns, 10, &out, &report),
                     DARISK_ERROR_LENGTH);
    assert_int_equal(darisk_dash_tally_columns(&policy, NULL, 1, &out, &report), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_tally_columns(&policy, &columns, 1, NULL, &report),
                     DARISK_ERROR_NULL);
    columns.unused = 1;
    assert_int_equal(darisk_dash_tally_columns(&policy, &columns, 1, &out, &report),
                     DARISK_ERROR_STRUCT_SIZE);
    columns.unused = 0;
    out.unused = 1;
    assert_int_equal(darisk_dash_tally_columns(&policy, &columns, 1, &out, &report),
                     DARISK_ERROR_STRUCT_SIZE);
    out.unused = 0;
    report.struct_size = 1;
    assert_int_equal(darisk_dash_tally_columns(&policy, &columns, 1, &out, &report),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(report.bad_cells, 9);
    assert_true(untouched());
}

static void test_one_form_refused(void **state) {
    (void)state;
    const darisk_dash_tally_policy policy = dash();
    darisk_dash_facts facts = {.struct_size = sizeof facts, .yes = 99};
    assert_int_equal(darisk_dash_tally(&policy, NULL, &facts), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_tally(&policy, forms[0], NULL), DARISK_ERROR_NULL);
    facts.struct_size = sizeof facts - 1;
    assert_int_equal(darisk_dash_tally(&policy, forms[0], &facts), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(facts.yes, 99);
}

/* Waits for a row lost at the end of a block or a group, for a byte read past the last form (the
 * sanitizer sees it), and for one written past the last row. */
static void test_every_number_of_rows(void **state) {
    (void)state;
    const darisk_dash_tally_policy policy = dash();
    fill_forms();
    for (size_t rows = 0; rows <= 70; rows++) {
        uint8_t *exact = malloc(rows * ITEMS + 1); /* no guard behind it, as cmocka's has */
        darisk_dash_answer_rows answers = rows_of(rows);
        const darisk_dash_facts_columns out = out_columns();
        assert_non_null(exact);
        memcpy(exact + 1, forms, rows * ITEMS);
        answers.values = exact + 1;
        assert_int_equal(darisk_dash_tally_rows(&policy, &answers, rows, &out, NULL), DARISK_OK);
        for (size_t row = 0; row < rows; row++)
            assert_row(&policy, forms[row], row);
        assert_int_equal(got.yes[rows], 0xEE);
        assert_int_equal(got.threshold[rows], 0xEE);
        free(exact);
    }
}

/* Waits for bytes between the forms read as answers. */
static void test_stride(void **state) {
    static uint8_t wide[ROWS * 40];
    (void)state;
    const darisk_dash_tally_policy policy = dash();
    darisk_dash_tally_report report = {.struct_size = sizeof report};
    fill_forms();
    for (size_t stride = ITEMS; stride <= 40; stride++) {
        const darisk_dash_answer_rows answers = {.struct_size = sizeof answers,
                                                 .values = wide,
                                                 .stride = stride,
                                                 .length = (ROWS - 1) * stride + ITEMS};
        const darisk_dash_facts_columns out = out_columns();
        memset(wide, 0xFF, sizeof wide);
        for (size_t row = 0; row < ROWS; row++)
            memcpy(wide + row * stride, forms[row], ITEMS);
        assert_int_equal(darisk_dash_tally_rows(&policy, &answers, ROWS, &out, &report), DARISK_OK);
        assert_int_equal(report.bad_cells, 0);
        for (size_t row = 0; row < ROWS; row += 37)
            assert_row(&policy, forms[row], row);
    }
}

/* Waits for a column that is not given, or a cell that is not there, taken for a no. */
static void test_missing_is_blank(void **state) {
    static uint8_t columns[ITEMS][ROWS], validity[ITEMS][ROWS / 8 + 2];
    (void)state;
    const darisk_dash_tally_policy policy = dash();
    darisk_dash_answer_columns answers = {.struct_size = sizeof answers};
    const darisk_dash_facts_columns out = out_columns();
    fill_forms();
    for (size_t item = 0; item < ITEMS; item++) {
        for (size_t row = 0; row < ROWS; row++)
            columns[item][row] = forms[row][item];
        if (item % 3 == 0)
            continue; /* not given at all */
        answers.answers[item] = (darisk_column_u8){.values = columns[item], .length = ROWS};
        if (item % 3 == 1) {
            answers.answers[item].validity = validity[item];
            answers.answers[item].validity_offset = item % 8;
        }
    }
    for (size_t row = 0; row < ROWS; row++)
        for (size_t item = 0; item < ITEMS; item++) {
            const bool there = (row + item) % 5 != 0;
            assert_int_equal(darisk_validity_set(validity[item], item % 8 + row, there), DARISK_OK);
            if (item % 3 == 0 || (item % 3 == 1 && !there))
                forms[row][item] = DARISK_ANSWER_BLANK;
        }
    assert_int_equal(darisk_dash_tally_columns(&policy, &answers, ROWS, &out, NULL), DARISK_OK);
    for (size_t row = 0; row < ROWS; row++)
        assert_row(&policy, forms[row], row);
}

/* Waits for a bad cell lost between blocks, or the first of them not the first. */
static void test_bad_cells(void **state) {
    (void)state;
    const darisk_dash_tally_policy policy = dash();
    static const size_t places[][2] = {{599, 26}, {257, 3}, {256, 0}, {255, 26}, {31, 26}, {0, 11}};
    darisk_dash_tally_report report = {.struct_size = sizeof report};
    const darisk_dash_answer_rows answers = rows_of(ROWS);
    fill_forms();
    for (size_t i = 0; i < LENGTH(places); i++) {
        const darisk_dash_facts_columns out = out_columns();
        forms[places[i][0]][places[i][1]] = (uint8_t)(7 + 40 * i);
        assert_int_equal(darisk_dash_tally_rows(&policy, &answers, ROWS, &out, &report), DARISK_OK);
        assert_int_equal(report.bad_cells, i + 1);
        assert_int_equal(report.first_row, places[i][0]);
        assert_int_equal(report.first_item, places[i][1] + 1);
        for (size_t row = 0; row < ROWS; row++)
            assert_row(&policy, forms[row], row);
    }
}

/* Waits for a report that keeps what stood in it, and for outputs that must all be there. */
static void test_nothing_asked(void **state) {
    (void)state;
    const darisk_dash_tally_policy policy = dash();
    const darisk_dash_facts_columns none = {.struct_size = sizeof none};
    const darisk_dash_answer_columns columns = {.struct_size = sizeof columns};
    darisk_dash_answer_rows rows = {.struct_size = sizeof rows, .stride = ITEMS};
    darisk_dash_tally_report report = {
        .struct_size = sizeof report, .bad_cells = 9, .first_row = 9, .first_item = 9};
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, 0, &none, &report), DARISK_OK);
    assert_int_equal(report.bad_cells + report.first_row + report.first_item, 0);
    assert_int_equal(darisk_dash_tally_columns(&policy, &columns, 0, &none, NULL), DARISK_OK);
    fill_forms();
    forms[500][2] = 77;
    rows = rows_of(ROWS);
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, ROWS, &none, &report), DARISK_OK);
    assert_int_equal(report.bad_cells, 1);
}

/* Waits for a result that turns on where a batch is cut. */
static void test_chunks(void **state) {
    (void)state;
    const darisk_dash_tally_policy policy = dash();
    static struct results whole;
    darisk_dash_answer_rows rows = rows_of(ROWS);
    darisk_dash_facts_columns out = out_columns();
    fill_forms();
    assert_int_equal(darisk_dash_tally_rows(&policy, &rows, ROWS, &out, NULL), DARISK_OK);
    whole = got;
    out = out_columns();
    for (size_t row = 0; row < ROWS; row += 7) {
        const size_t count = ROWS - row < 7 ? ROWS - row : 7;
        rows.values = forms[row];
        rows.length = count * ITEMS;
        assert_int_equal(darisk_dash_tally_rows(&policy, &rows, count, &out, NULL), DARISK_OK);
        out.yes += count;
        out.unknown += count;
        out.ric_yes += count;
        out.ric_unknown += count;
        out.threshold += count;
    }
    assert_memory_equal(&got, &whole, sizeof got);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_policy_default),
        cmocka_unit_test(test_policy_refused),
        cmocka_unit_test(test_high_risk_refused),
        cmocka_unit_test(test_high_risk_not_supplied),
        cmocka_unit_test(test_row_shapes_refused),
        cmocka_unit_test(test_column_shapes_refused),
        cmocka_unit_test(test_one_form_refused),
        cmocka_unit_test(test_every_number_of_rows),
        cmocka_unit_test(test_stride),
        cmocka_unit_test(test_missing_is_blank),
        cmocka_unit_test(test_bad_cells),
        cmocka_unit_test(test_nothing_asked),
        cmocka_unit_test(test_chunks),
    };
    return cmocka_run_group_tests_name("dash_tally", tests, NULL, NULL);
}
