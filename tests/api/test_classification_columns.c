/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The column calls: each row gets what the single call gives it, by whatever way it goes. What
 * the calls refuse as a whole is in test_classification_columns_refused.c. */
#include "column_table.h"

#define UNWRITTEN 0xee

/* Columns that a table can have at once: ages with their highest, or births. */
#define WITH_AGES (C_ALL & ~(C_RELATIONSHIP | C_VICTIM_BORN | C_PERPETRATOR_BORN))
#define WITH_BIRTHS                                                                                \
    (C_ALL & ~(C_RELATIONSHIPS | C_VICTIM_AGE | C_VICTIM_HIGHEST | C_PERPETRATOR_AGE |             \
               C_PERPETRATOR_HIGHEST))
#define PLAIN                                                                                      \
    (C_RELATIONSHIP | C_BEHAVIOURS | C_VICTIM_AGE | C_PERPETRATOR_AGE | C_RECORDED_ON |            \
     C_CONDUCT_ON)
#define BY_RECORD (PLAIN & ~C_CONDUCT_ON)

static table rows_in;
static outputs got;
static outputs other;

static darisk_columns_report blank_report(void) {
    darisk_columns_report report;
    memset(&report, UNWRITTEN, sizeof report);
    report.struct_size = sizeof report;
    return report;
}

static void check_row(question q, size_t row, const darisk_classification *r) {
    const uint8_t expected[] = {
        (uint8_t)r->outcome,      (uint8_t)r->definition, (uint8_t)r->in_force,   (uint8_t)r->age,
        (uint8_t)r->relationship, (uint8_t)r->behaviour,  (uint8_t)r->decided_by, (uint8_t)r->tie};
    const uint8_t actual[] = {got.outcome[row],    got.definition[row],   got.in_force[row],
                              got.age[row],        got.relationship[row], got.behaviour[row],
                              got.decided_by[row], got.tie[row]};
    for (size_t i = 0; i < LENGTH(expected); i++)
        if (actual[i] != expected[i])
            fail_msg("definition %d, jurisdiction %d, row %zu: output %zu is %u, expected %u",
                     (int)q.definition, (int)q.jurisdiction, row, i, actual[i], expected[i]);
    assert_true(got.findings[row] == r->findings);
}

/* Asks for every output of these rows, and holds each row, and the report, against single calls. */
static void check_against_single_calls(question q, const darisk_definition_policy *policy,
                                       const view *v, size_t rows) {
    const darisk_facts_columns facts = columns_of(v, rows);
    const darisk_classification_columns out = all_outputs(&got);
    darisk_columns_report report = blank_report();
    size_t refused = 0;
    memset(&got, UNWRITTEN, sizeof got);
    const darisk_status status = ask_columns(q, policy, &facts, rows, &out, &report);
    for (size_t row = 0; row < rows; row++) {
        const darisk_facts one = facts_of_row(v, row);
        darisk_classification result = {.struct_size = sizeof result};
        const darisk_status single = ask_one(q, policy, &one, &result);
        check_row(q, row, &result);
        if (single == DARISK_OK)
            continue;
        if (refused++ == 0) {
            assert_int_equal(report.first_row, row);
            assert_int_equal(report.first_status, single);
            assert_non_null(report.column);
        }
    }
    assert_int_equal(status, refused == 0 ? DARISK_OK : DARISK_ROWS_REFUSED);
    assert_int_equal(report.refused, refused);
    if (refused == 0) {
        assert_int_equal(report.first_status, DARISK_OK);
        assert_null(report.column);
    }
    for (size_t row = rows; row < TABLE_ROWS; row++) {
        assert_int_equal(got.outcome[row], UNWRITTEN);
        assert_int_equal(got.tie[row], UNWRITTEN);
        assert_true(got.findings[row] == UINT64_C(0xeeeeeeeeeeeeeeee));
    }
}

/* Waits for a column read at another row, a bitmap read at another bit, an unknown read as a
 * value, and a fact that the columns know and the single call does not, or the other way. */
static void test_rows_equal_single_calls(void **state) {
    (void)state;
    static const view VIEWS[] = {
        {&rows_in, WITH_AGES, 0, 0},
        {&rows_in, WITH_AGES, C_ALL, 0},
        {&rows_in, WITH_BIRTHS, 0, 5},
        {&rows_in, WITH_BIRTHS, C_ALL, 3},
        {&rows_in, WITH_AGES & ~(C_VICTIM_HIGHEST | C_PERPETRATOR_HIGHEST), C_ALL, 1},
        {&rows_in, WITH_AGES & ~C_VICTIM_HIGHEST, C_PERPETRATOR_HIGHEST, 0},
        {&rows_in, C_RELATIONSHIP | C_VICTIM_BORN | C_CONDUCT_ON, 0, 0},
        {&rows_in, PLAIN, 0, 0},
        {&rows_in, PLAIN, C_BEHAVIOURS, 7},
        {&rows_in, 0, 0, 0},
    };
    fill_table(&rows_in, 1);
    for (size_t q = 0; q < QUESTIONS; q++)
        for (size_t v = 0; v < LENGTH(VIEWS); v++)
            check_against_single_calls(question_at(q), NULL, &VIEWS[v], 400);
}

/* Waits for a table where one bad row spoils its neighbours, or is given another status. */
static void test_spoiled_rows_equal_single_calls(void **state) {
    (void)state;
    static const view VIEWS[] = {{&rows_in, WITH_AGES, 0, 0},
                                 {&rows_in, WITH_AGES, C_ALL, 2},
                                 {&rows_in, WITH_BIRTHS, 0, 0},
                                 {&rows_in, WITH_BIRTHS, C_ALL, 0},
                                 {&rows_in, PLAIN, 0, 0}};
    fill_table(&rows_in, 2);
    for (size_t row = 0; row < 400; row += 3)
        spoil(&rows_in, row / 3 % 13, row);
    for (size_t q = 0; q < QUESTIONS; q += 2)
        for (size_t v = 0; v < LENGTH(VIEWS); v++)
            check_against_single_calls(question_at(q), NULL, &VIEWS[v], 300);
}

/* Waits for a policy that the columns do not see. */
static void test_rows_follow_the_policy(void **state) {
    (void)state;
    static const view ALL = {&rows_in, WITH_AGES, 0, 0};
    static const view FEW = {&rows_in, BY_RECORD, 0, 0};
    darisk_definition_policy *policy = NULL;
    assert_int_equal(darisk_definition_policy_new(NULL, &policy), DARISK_OK);
    assert_int_equal(darisk_definition_policy_set_switch_day(policy, day(2021, 7, 5)), DARISK_OK);
    assert_int_equal(darisk_definition_policy_set_cell(policy, DARISK_DEFINITION_DAA_2021,
                                                       DARISK_RELATIONSHIP_STEP_SIBLING, EXCLUDED),
                     DARISK_OK);
    assert_int_equal(darisk_definition_policy_set_cell(policy, DARISK_DEFINITION_XGOV_2013,
                                                       DARISK_RELATIONSHIP_FIRST_COUSIN, QUALIFIES),
                     DARISK_OK);
    fill_table(&rows_in, 3);
    for (size_t q = 0; q < QUESTIONS; q++) {
        const question which = question_at(q);
        const darisk_facts_columns facts = columns_of(&FEW, 2100);
        const darisk_classification_columns few = only_outcome(&other);
        check_against_single_calls(which, policy, &ALL, 1000);
        check_against_single_calls(which, policy, &FEW, 2100);
        assert_int_equal(ask_columns(which, policy, &facts, 2100, &few, NULL), DARISK_OK);
        assert_memory_equal(other.outcome, got.outcome, 2100);
    }
    darisk_definition_policy_free(policy);
}

/* One kind a row is the set of that kind: waits for a bit shifted by one. */
static void test_one_kind_equals_its_set(void **state) {
    (void)state;
    static const view BY_KIND = {&rows_in, PLAIN, 0, 0};
    static const view BY_SET = {&rows_in, (PLAIN & ~C_RELATIONSHIP) | C_RELATIONSHIPS, 0, 0};
    fill_table(&rows_in, 4);
    for (size_t row = 0; row < TABLE_ROWS; row++) {
        rows_in.relationship[row] = (uint8_t)(row % (DARISK_RELATIONSHIP_LAST + 1));
        rows_in.relationships[row] =
            rows_in.relationship[row] == 0 ? 0 : DARISK_RELATIONSHIP_BIT(rows_in.relationship[row]);
    }
    for (size_t q = 0; q < QUESTIONS; q++) {
        const darisk_facts_columns kinds = columns_of(&BY_KIND, 1000);
        const darisk_facts_columns sets = columns_of(&BY_SET, 1000);
        const darisk_classification_columns to_got = all_outputs(&got);
        const darisk_classification_columns to_other = all_outputs(&other);
        memset(&got, UNWRITTEN, sizeof got);
        memset(&other, UNWRITTEN, sizeof other);
        assert_int_equal(ask_columns(question_at(q), NULL, &kinds, 1000, &to_got, NULL), DARISK_OK);
        assert_int_equal(ask_columns(question_at(q), NULL, &sets, 1000, &to_other, NULL),
                         DARISK_OK);
        assert_memory_equal(&got, &other, sizeof got);
    }
}

/* Waits for an output that comes out otherwise, or not at all, when others are not asked for. */
static void test_each_output_alone(void **state) {
    (void)state;
    static const view V = {&rows_in, WITH_AGES, 0, 0};
    fill_table(&rows_in, 5);
    spoil(&rows_in, 3, 17);
    const darisk_facts_columns facts = columns_of(&V, 300);
    const question q = question_at(DARISK_DEFINITION_LAST);
    const darisk_classification_columns full = all_outputs(&got);
    memset(&got, UNWRITTEN, sizeof got);
    assert_int_equal(ask_columns(q, NULL, &facts, 300, &full, NULL), DARISK_ROWS_REFUSED);
#define ALONE(column)                                                                              \
    do {                                                                                           \
        darisk_classification_columns out = only_outcome(&other);                                  \
        out.column = other.column;                                                                 \
        memset(&other, UNWRITTEN, sizeof other);                                                   \
        assert_int_equal(ask_columns(q, NULL, &facts, 300, &out, NULL), DARISK_ROWS_REFUSED);      \
        assert_memory_equal(other.column, got.column, sizeof got.column);                          \
        assert_memory_equal(other.outcome, got.outcome, sizeof got.outcome);                       \
    } while (0)
    ALONE(outcome);
    ALONE(definition);
    ALONE(in_force);
    ALONE(age);
    ALONE(relationship);
    ALONE(behaviour);
    ALONE(decided_by);
    ALONE(tie);
    ALONE(findings);
#undef ALONE
}

/* The same question twice: for the outcome alone, which may go a faster way, and for the findings
 * as well. */
static void check_both_ways(question q, const view *v, size_t rows) {
    const darisk_facts_columns facts = columns_of(v, rows);
    const darisk_classification_columns fast = only_outcome(&other);
    darisk_classification_columns general = only_outcome(&got);
    darisk_columns_report fast_report = blank_report();
    darisk_columns_report general_report = blank_report();
    general.findings = got.findings;
    memset(got.outcome, UNWRITTEN, sizeof got.outcome);
    memset(other.outcome, UNWRITTEN, sizeof other.outcome);
    const darisk_status fast_status = ask_columns(q, NULL, &facts, rows, &fast, &fast_report);
    assert_int_equal(ask_columns(q, NULL, &facts, rows, &general, &general_report), fast_status);
    for (size_t row = 0; row < TABLE_ROWS; row++)
        if (other.outcome[row] != got.outcome[row])
            fail_msg(
                "definition %d, jurisdiction %d, %zu rows, row %zu: %u alone, %u with findings",
                (int)q.definition, (int)q.jurisdiction, rows, row, other.outcome[row],
                got.outcome[row]);
    assert_int_equal(fast_report.refused, general_report.refused);
    assert_int_equal(fast_report.first_row, general_report.first_row);
    assert_int_equal(fast_report.first_status, general_report.first_status);
    if (general_report.column == NULL)
        assert_null(fast_report.column);
    else
        assert_string_equal(fast_report.column, general_report.column);
}

/* The numbers of rows around the sizes of what the rows may be worked through in: groups of 32,
 * blocks of 2048, and where values are missing 1024. */
static const size_t SIZES[] = {0, 1, 31, 32, 33, 65, 1023, 1024, 1025, 2047, 2048, 2049, 5000};

/* A row whose day is unknown may stop a whole group from going the fastest way: in this table most
 * groups have none. */
static void fill_mostly_known(uint64_t random) {
    fill_table(&rows_in, random);
    for (size_t row = 0; row < TABLE_ROWS; row++)
        for (; row % 257 != 0 && (rows_in.recorded_on[row] == DARISK_DATE_UNKNOWN ||
                                  rows_in.conduct_on[row] == DARISK_DATE_UNKNOWN);) {
            rows_in.recorded_on[row] = random_day(&random);
            rows_in.conduct_on[row] = random_day(&random);
        }
}

/* Waits for a row lost at the end of a block, and for a table of the faster way that is not the
 * law. The day column is the one that picks the text; the other way round it is no plain case. */
static void test_the_fast_way_equals_the_general_one(void **state) {
    (void)state;
    static const uint32_t SUBSETS[] = {
        BY_RECORD,
        PLAIN & ~C_RECORDED_ON,
        PLAIN & ~(C_CONDUCT_ON | C_RECORDED_ON),
        BY_RECORD & ~C_RELATIONSHIP,
        BY_RECORD & ~C_BEHAVIOURS,
        BY_RECORD & ~C_VICTIM_AGE,
        BY_RECORD & ~C_PERPETRATOR_AGE,
        C_RELATIONSHIP | C_CONDUCT_ON,
        C_RECORDED_ON,
        0,
    };
    fill_mostly_known(6);
    for (size_t q = 0; q < QUESTIONS; q++)
        for (size_t i = 0; i < LENGTH(SUBSETS); i++)
            for (size_t n = 0; n < LENGTH(SIZES); n++) {
                if (i > 0 && SIZES[n] > 70 && SIZES[n] != 2049)
                    continue;
                const view v = {&rows_in, SUBSETS[i], 0, q % 2};
                check_both_ways(question_at(q), &v, SIZES[n]);
            }
}

/* Waits for a bitmap read at another bit from some block on, and for a value that is missing and
 * counts as something known. */
static void test_the_fast_way_has_missing_values(void **state) {
    (void)state;
    static const uint32_t BITMAPS[] = {BY_RECORD, C_VICTIM_AGE, C_BEHAVIOURS | C_PERPETRATOR_AGE,
                                       C_RELATIONSHIP | C_RECORDED_ON};
    fill_mostly_known(8);
    for (size_t q = 0; q < QUESTIONS; q++)
        for (size_t i = 0; i < LENGTH(BITMAPS); i++)
            for (size_t n = 0; n < LENGTH(SIZES); n++) {
                const view v = {&rows_in, BY_RECORD, BITMAPS[i], (q + i) % 8};
                if (SIZES[n] <= 70 || SIZES[n] == 2049 || (q == 0 && i == 0))
                    check_both_ways(question_at(q), &v, SIZES[n]);
            }
}

/* Waits for a refused row that is lost, told at another place, or that spoils its block. */
static void test_the_fast_way_refuses_the_same_rows(void **state) {
    (void)state;
    static const size_t PLAIN_COLUMNS[] = {0, 2, 4, 6, 8};
    static const size_t PLACES[][3] = {
        {0, 0, 0}, {2048, 2048, 2048}, {31, 32, 63}, {1000, 2047, 2048}, {0, 1000, 2048}};
    static const question ASKED[] = {
        {DARISK_DEFINITION_DAA_2021, DARISK_JURISDICTION_NOT_SET},
        {DARISK_DEFINITION_NOT_SET, DARISK_JURISDICTION_ENGLAND_AND_WALES},
    };
    const view v = {&rows_in, BY_RECORD, 0, 0};
    for (size_t c = 0; c < LENGTH(PLAIN_COLUMNS); c++)
        for (size_t p = 0; p < LENGTH(PLACES); p++) {
            fill_mostly_known(7 + p);
            for (size_t i = 0; i < 3; i++)
                spoil(&rows_in, PLAIN_COLUMNS[c], PLACES[p][i]);
            for (size_t q = 0; q < LENGTH(ASKED); q++) {
                check_both_ways(ASKED[q], &v, 2049);
                for (size_t i = 0; i < 3; i++)
                    assert_int_equal(other.outcome[PLACES[p][i]], DARISK_OUTCOME_NOT_SET);
            }
        }
}

/* Waits for the faster way taken where a column stands in that it does not look at: a day or a
 * reference that cannot be, circumstances, bounds, births, bitmaps. */
static void test_outcomes_alone_with_every_column(void **state) {
    (void)state;
    static const view VIEWS[] = {
        {&rows_in, PLAIN, 0, 0},
        {&rows_in, BY_RECORD | C_CIRCUMSTANCES, 0, 0},
        {&rows_in, BY_RECORD | C_VICTIM_HIGHEST, 0, 0},
        {&rows_in, BY_RECORD | C_PERPETRATOR_HIGHEST, 0, 0},
        {&rows_in, BY_RECORD | C_VICTIM | C_PERPETRATOR, 0, 0},
        {&rows_in, (BY_RECORD & ~C_VICTIM_AGE) | C_VICTIM_BORN, 0, 0},
        {&rows_in, (BY_RECORD & ~C_PERPETRATOR_AGE) | C_PERPETRATOR_BORN, 0, 0},
        {&rows_in, (BY_RECORD & ~C_RELATIONSHIP) | C_RELATIONSHIPS, 0, 0},
        {&rows_in, BY_RECORD, C_RELATIONSHIP, 0},
        {&rows_in, BY_RECORD, C_BEHAVIOURS, 0},
        {&rows_in, BY_RECORD, C_VICTIM_AGE, 0},
        {&rows_in, BY_RECORD, C_PERPETRATOR_AGE, 0},
        {&rows_in, BY_RECORD, C_RECORDED_ON, 0},
        {&rows_in, WITH_BIRTHS, C_ALL, 0},
    };
    for (int spoiled = 0; spoiled <= 1; spoiled++) {
        fill_mostly_known(12);
        for (size_t row = 0; spoiled && row < 400; row += 7)
            spoil(&rows_in, row / 7 % 13, row);
        for (size_t q = 0; q < QUESTIONS; q++)
            for (size_t v = 0; v < LENGTH(VIEWS); v++)
                check_both_ways(question_at(q), &VIEWS[v], 400);
    }
}

/* Waits for a value read though its bit says that it is not there. */
static void test_what_stands_under_a_bit_of_0_is_nothing(void **state) {
    (void)state;
    static const uint32_t COLUMNS[] = {WITH_AGES, WITH_BIRTHS, BY_RECORD};
    const darisk_facts nothing = no_facts();
    memset(&rows_in, 0xff, sizeof rows_in);
    memset(rows_in.validity, 0, sizeof rows_in.validity);
    for (size_t i = 0; i < LENGTH(COLUMNS); i++)
        for (size_t q = 0; q < QUESTIONS; q++) {
            const view v = {&rows_in, COLUMNS[i], C_ALL, 0};
            const darisk_facts_columns facts = columns_of(&v, 20);
            const darisk_classification_columns out = all_outputs(&got);
            darisk_classification single = {.struct_size = sizeof single};
            assert_int_equal(ask_one(question_at(q), NULL, &nothing, &single), DARISK_OK);
            assert_int_equal(ask_columns(question_at(q), NULL, &facts, 20, &out, NULL), DARISK_OK);
            for (size_t row = 0; row < 20; row++)
                check_row(question_at(q), row, &single);
        }
}

/* Waits for a row without a day of record judged by some definition all the same. */
static void test_in_force_without_a_day_of_record(void **state) {
    (void)state;
    static const uint8_t KINDS[] = {DARISK_RELATIONSHIP_SPOUSE, DARISK_RELATIONSHIP_STRANGER};
    static const uint32_t ACTS[] = {TYPE(PHYSICAL), TYPE(NO_ABUSE)};
    const darisk_date days[] = {DARISK_DATE_UNKNOWN, DARISK_DATE_UNKNOWN};
    darisk_facts_columns facts = {.struct_size = sizeof facts};
    const darisk_classification_columns out = all_outputs(&got);
    const darisk_classification_columns few = only_outcome(&other);
    facts.relationship = (darisk_column_u8){.values = KINDS, .length = 2};
    facts.behaviours = (darisk_column_u32){.values = ACTS, .length = 2};
    for (int with_column = 0; with_column <= 1; with_column++) {
        if (with_column)
            facts.recorded_on = (darisk_column_date){.values = days, .length = 2};
        assert_int_equal(darisk_classify_columns_in_force(DARISK_JURISDICTION_ENGLAND_AND_WALES,
                                                          NULL, &facts, 2, &out, NULL),
                         DARISK_OK);
        assert_int_equal(darisk_classify_columns_in_force(DARISK_JURISDICTION_ENGLAND_AND_WALES,
                                                          NULL, &facts, 2, &few, NULL),
                         DARISK_OK);
        for (size_t row = 0; row < 2; row++) {
            assert_int_equal(got.outcome[row], REVIEW);
            assert_int_equal(got.definition[row], DARISK_DEFINITION_NOT_SET);
            assert_int_equal(other.outcome[row], REVIEW);
            assert_true(got.findings[row] & FOUND(DEFINITION_NOT_CHOSEN));
        }
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_equal_single_calls),
        cmocka_unit_test(test_spoiled_rows_equal_single_calls),
        cmocka_unit_test(test_rows_follow_the_policy),
        cmocka_unit_test(test_one_kind_equals_its_set),
        cmocka_unit_test(test_each_output_alone),
        cmocka_unit_test(test_the_fast_way_equals_the_general_one),
        cmocka_unit_test(test_the_fast_way_has_missing_values),
        cmocka_unit_test(test_the_fast_way_refuses_the_same_rows),
        cmocka_unit_test(test_outcomes_alone_with_every_column),
        cmocka_unit_test(test_what_stands_under_a_bit_of_0_is_nothing),
        cmocka_unit_test(test_in_force_without_a_day_of_record),
    };
    return cmocka_run_group_tests_name("classification_columns", tests, NULL, NULL);
}
