/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The registry, the table of ties, the flag by day, and what a force may settle. */
#include "definition_sections.h"

#include <string.h>

static bool same_text(const char *one, const char *two) {
    return one != NULL && two != NULL && strcmp(one, two) == 0;
}

/* ------------------------------------------------------------------ the registry */

static void check_keys(compare *c) {
    const char *key;
    for (size_t n = 0; (key = expect_kind_key(n)) != NULL; n++) {
        compare_check(c, same_text(darisk_relationship_text((darisk_relationship)(n + 1)), key),
                      "kind %zu should be %s", n + 1, key);
    }
    for (size_t n = 0; (key = expect_behaviour_key(n)) != NULL; n++) {
        compare_check(c, same_text(darisk_behaviour_text((darisk_behaviour)(n + 1)), key),
                      "behaviour %zu should be %s", n + 1, key);
    }
    for (size_t n = 0; (key = expect_circumstance_key(n)) != NULL; n++) {
        compare_check(c, same_text(darisk_circumstance_text((darisk_circumstance)(n + 1)), key),
                      "circumstance %zu should be %s", n + 1, key);
    }
}

static void check_record(compare *c, int definition) {
    const char *key = expect_definition_key((size_t)definition - 1);
    const darisk_definition_record *record = darisk_definition_find((darisk_definition)definition);
    compare_check(c, record != NULL && same_text(record->key, key), "no record of %s", key);
    if (record == NULL) {
        return;
    }
    const expect_settings *settings = compare_settings(c);
    darisk_date last = expect_last_day(settings, definition);
    compare_check(c, record->first_day == expect_first_day(settings, definition),
                  "%s: first day %d", key, (int)record->first_day);
    /* That of 2013 has no last day of its own: the switch day ends it. Either may be shown. */
    bool ends = record->last_day == last || (definition == DARISK_DEFINITION_XGOV_2013 &&
                                             record->last_day == DARISK_DATE_UNKNOWN);
    compare_check(c, ends, "%s: last day %d", key, (int)record->last_day);
    compare_check(c, record->first_day_established == !expect_start_doubtful(definition),
                  "%s: first_day_established is %d", key, (int)record->first_day_established);
    compare_check(c, (int)record->basis == expect_basis(definition), "%s: basis %d", key,
                  (int)record->basis);
}

static void check_cells(compare *c, const darisk_definition_policy *policy) {
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        for (int kind = 1; kind <= DARISK_RELATIONSHIP_LAST; kind++) {
            darisk_cell got = DARISK_CELL_NOT_SET;
            darisk_status status = darisk_definition_cell((darisk_definition)definition,
                                                          (darisk_relationship)kind, policy, &got);
            uint8_t expected = expect_cell(compare_settings(c), definition, kind);
            compare_check(c, status == DARISK_OK && (int)got == expected,
                          "cell of %s, %s: expected %d, got %d (status %d)%s",
                          expect_definition_key((size_t)definition - 1),
                          expect_kind_key((size_t)kind - 1), (int)expected, (int)got, (int)status,
                          policy != NULL ? ", policy" : "");
        }
    }
}

static void check_settable_list(compare *c) {
    compare_check(c, darisk_settable_cell_count() == expect_settable_count(),
                  "%zu settable cells, expected %zu", darisk_settable_cell_count(),
                  expect_settable_count());
    uint64_t seen = 0;
    const darisk_settable_cell *cell;
    for (size_t n = 0; (cell = darisk_settable_cell_at(n)) != NULL; n++) {
        bool known =
            (int)cell->definition >= 1 && (int)cell->definition <= DARISK_DEFINITION_LAST &&
            (int)cell->relationship >= 1 && (int)cell->relationship <= DARISK_RELATIONSHIP_LAST;
        int row = known ? expect_settled_by((int)cell->definition, (int)cell->relationship) : -1;
        compare_check(c, row >= 0, "settable cell %zu is none", n);
        if (row >= 0) {
            compare_check(c, (seen >> row & 1u) == 0, "settable cell %zu comes twice", n);
            seen |= UINT64_C(1) << row;
            compare_check(c, (uint32_t)cell->preset == expect_settable_at((size_t)row).preset,
                          "settable cell %zu: preset %d", n, (int)cell->preset);
        }
    }
}

void section_records(compare *c) {
    compare_section(c, "registry: keys, days, each cell of the table, the settable cells");
    compare_check(c, darisk_definition_count() == DARISK_DEFINITION_LAST, "%zu definitions",
                  darisk_definition_count());
    check_keys(c);
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        check_record(c, definition);
    }
    check_cells(c, NULL);
    check_settable_list(c);
}

/* ------------------------------------------------------------------ the flag by day */

static void check_flag(compare *c, darisk_jurisdiction jurisdiction, darisk_date day,
                       const darisk_definition_policy *policy) {
    darisk_definition got = DARISK_DEFINITION_NOT_SET;
    darisk_status status = darisk_definition_in_force(jurisdiction, day, policy, &got);
    int expected = expect_flag(compare_settings(c), jurisdiction, day);
    darisk_status expected_status = expected != 0 ? DARISK_OK : DARISK_ERROR_NO_DEFINITION;
    compare_check(c, status == expected_status && (int)got == expected,
                  "flag of %s on day %d: expected %d, got %d (status %d)",
                  darisk_jurisdiction_text(jurisdiction), (int)day, expected, (int)got,
                  (int)status);
}

static void check_flags(compare *c, const darisk_definition_policy *policy) {
    for (int jurisdiction = 1; jurisdiction <= 4; jurisdiction++) {
        for (darisk_date day = 7000; day < 24000; day++) {
            check_flag(c, (darisk_jurisdiction)jurisdiction, day, policy);
        }
        check_flag(c, (darisk_jurisdiction)jurisdiction, DARISK_DATE_FIRST, policy);
        check_flag(c, (darisk_jurisdiction)jurisdiction, DARISK_DATE_LAST, policy);
    }
}

/* Each day of 2012 to 2022 by jurisdiction, with ages and ties that tell the definitions apart. */
static void classify_by_flag(compare *c) {
    static const darisk_relationship kinds[] = {
        DARISK_RELATIONSHIP_SPOUSE,       DARISK_RELATIONSHIP_CO_PARENT,
        DARISK_RELATIONSHIP_STEP_SIBLING, DARISK_RELATIONSHIP_EX_IN_LAW,
        DARISK_RELATIONSHIP_FRIEND,       DARISK_RELATIONSHIP_REMOTE_KIN};
    static const uint8_t ages[] = {DARISK_AGE_UNKNOWN, 15, 16, 18};
    for (int jurisdiction = 1; jurisdiction <= 4; jurisdiction++) {
        if (jurisdiction == DARISK_JURISDICTION_NORTHERN_IRELAND) {
            continue;
        }
        expect_row row = section_plain_row(DARISK_DEFINITION_DAA_2021);
        compare_start(c, DARISK_DEFINITION_DAA_2021,
                      (compare_shape){.recorded = true,
                                      .conduct = true,
                                      .one_every = 5,
                                      .jurisdiction = (darisk_jurisdiction)jurisdiction});
        for (darisk_date day = 15340; day < 19358; day++) {
            for (size_t n = 0; n < 6 * 4; n++) {
                row.recorded_on = day;
                row.conduct_on = n % 2 == 0 ? DARISK_DATE_UNKNOWN : day - 3000;
                row.relationships = DARISK_RELATIONSHIP_BIT(kinds[n / 4]);
                row.victim_lowest = row.victim_highest = ages[n % 4];
                compare_row(c, &row);
            }
        }
    }
    compare_flush(c);
}

static void check_no_day(compare *c) {
    for (int jurisdiction = 1; jurisdiction <= 4; jurisdiction++) {
        darisk_facts facts;
        memset(&facts, 0, sizeof facts);
        facts.struct_size = sizeof facts;
        facts.relationships = DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_FRIEND);
        darisk_classification got;
        memset(&got, 0, sizeof got);
        got.struct_size = sizeof got;
        darisk_status status =
            darisk_classify_in_force((darisk_jurisdiction)jurisdiction, NULL, &facts, &got);
        if (jurisdiction == DARISK_JURISDICTION_NORTHERN_IRELAND) {
            compare_check(c, status == DARISK_ERROR_NO_DEFINITION, "Northern Ireland: status %d",
                          (int)status);
            continue;
        }
        compare_check(c,
                      status == DARISK_OK && got.outcome == DARISK_OUTCOME_REVIEW &&
                          got.definition == DARISK_DEFINITION_NOT_SET,
                      "no day, jurisdiction %d: status %d, outcome %d, definition %d", jurisdiction,
                      (int)status, (int)got.outcome, (int)got.definition);
    }
}

void section_flag(compare *c) {
    compare_section(c, "the flag: every day x jurisdiction x switch days; classified by it");
    static const darisk_date days[] = {DARISK_DEFINITION_SWITCH_DEFAULT,
                                       DARISK_DEFINITION_SWITCH_FIRST, 18993};
    check_flags(c, NULL);
    check_no_day(c);
    for (size_t n = 0; n < sizeof days / sizeof days[0]; n++) {
        darisk_definition_policy *policy = NULL;
        darisk_status status = darisk_definition_policy_new(NULL, &policy);
        compare_check(c, status == DARISK_OK, "no policy: status %d", (int)status);
        status = darisk_definition_policy_set_switch_day(policy, days[n]);
        compare_check(c, status == DARISK_OK, "switch day %d: status %d", (int)days[n],
                      (int)status);
        compare_use_policy(c, policy);
        compare_settings(c)->switch_day = days[n];
        check_flags(c, policy);
        classify_by_flag(c);
        compare_use_policy(c, NULL);
        darisk_definition_policy_free(policy);
        compare_settings(c)->switch_day = DARISK_DEFINITION_SWITCH_DEFAULT;
    }
}

/* ------------------------------------------------------------------ what a force may settle */

static void classify_settled(compare *c, uint32_t definitions, bool pairs) {
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        if ((definitions >> definition & 1u) == 0) {
            continue;
        }
        expect_row row = section_plain_row(definition);
        compare_start(c, definition, (compare_shape){.kinds = !pairs, .one_every = 37, .quick = 4});
        for (size_t set = 0; set < (pairs ? SECTION_SETS : SECTION_SINGLE_SETS); set++) {
            row.relationships = section_set(set);
            for (size_t n = 0; n < EXPECT_TIE_CIRCUMSTANCES; n++) {
                row.circumstances = section_circumstances(n % 27) | (uint32_t)(n / 27) << 14;
                compare_row(c, &row);
            }
        }
    }
    compare_flush(c);
}

/* One cell on its own: it changes just what it should; what it refuses changes nothing. */
static void settle_one(compare *c, darisk_definition_policy *policy, size_t at, int outcome) {
    expect_settable cell = expect_settable_at(at);
    expect_settings *settings = compare_settings(c);
    darisk_status status =
        darisk_definition_policy_set_cell(policy, (darisk_definition)cell.owner,
                                          (darisk_relationship)cell.kind, (darisk_outcome)outcome);
    bool taken = (cell.outcomes >> outcome & 1u) != 0;
    darisk_status expected = taken ? DARISK_OK : DARISK_ERROR_POLICY_NARROWS;
    compare_check(c, status == expected, "%s, %s to %d: expected status %d, got %d",
                  expect_definition_key(cell.owner - 1), expect_kind_key(cell.kind - 1), outcome,
                  (int)expected, (int)status);
    if (taken) {
        expect_settle(settings, at, (uint8_t)outcome);
        expect_prepare(settings);
    }
    check_cells(c, policy);
    classify_settled(c, ~UINT32_C(0), false);
}

static void settle_each(compare *c) {
    compare_section(c, "policy: each settable cell by each outcome, all that it must not change");
    for (size_t at = 0; at < expect_settable_count(); at++) {
        for (int outcome = DARISK_OUTCOME_EXCLUDED; outcome <= DARISK_OUTCOME_QUALIFIES;
             outcome++) {
            darisk_definition_policy *policy = NULL;
            darisk_status status = darisk_definition_policy_new(NULL, &policy);
            compare_check(c, status == DARISK_OK, "no policy: status %d", (int)status);
            expect_defaults(compare_settings(c));
            compare_use_policy(c, policy);
            settle_one(c, policy, at, outcome);
            compare_use_policy(c, NULL);
            darisk_definition_policy_free(policy);
        }
    }
    expect_defaults(compare_settings(c));
}

static void refuse_one(compare *c, darisk_definition_policy *policy, int definition, int kind,
                       int outcome) {
    int cell = expect_cell(compare_settings(c), definition, kind);
    bool narrows = cell == DARISK_CELL_QUALIFIES && outcome == DARISK_OUTCOME_EXCLUDED;
    darisk_status expected = narrows ? DARISK_ERROR_POLICY_NARROWS : DARISK_ERROR_POLICY_CELL;
    darisk_status status = darisk_definition_policy_set_cell(
        policy, (darisk_definition)definition, (darisk_relationship)kind, (darisk_outcome)outcome);
    compare_check(c, status == expected, "settling %s, %s to %d: expected status %d, got %d",
                  expect_definition_key((size_t)definition - 1), expect_kind_key((size_t)kind - 1),
                  outcome, (int)expected, (int)status);
}

static void refuse_values(compare *c, darisk_definition_policy *policy) {
    static const int none[] = {-1, 0, 200, INT32_MAX};
    for (size_t n = 0; n < sizeof none / sizeof none[0]; n++) {
        darisk_status definition =
            darisk_definition_policy_set_cell(policy, (darisk_definition)none[n],
                                              DARISK_RELATIONSHIP_DATE_MET, DARISK_OUTCOME_REVIEW);
        darisk_status kind =
            darisk_definition_policy_set_cell(policy, DARISK_DEFINITION_DAA_2021,
                                              (darisk_relationship)none[n], DARISK_OUTCOME_REVIEW);
        darisk_status outcome = darisk_definition_policy_set_cell(
            policy, DARISK_DEFINITION_DAA_2021, DARISK_RELATIONSHIP_DATE_MET,
            (darisk_outcome)none[n]);
        compare_check(c, definition == DARISK_ERROR_DEFINITION, "definition %d: status %d", none[n],
                      (int)definition);
        compare_check(c, kind == DARISK_ERROR_RELATIONSHIP, "kind %d: status %d", none[n],
                      (int)kind);
        compare_check(c, outcome == DARISK_ERROR_OUTCOME, "outcome %d: status %d", none[n],
                      (int)outcome);
    }
    static const darisk_date days[] = {DARISK_DEFINITION_SWITCH_FIRST - 1,
                                       0,
                                       DARISK_DATE_FIRST,
                                       DARISK_DATE_UNKNOWN,
                                       DARISK_DATE_LAST + 1,
                                       INT32_MAX};
    for (size_t n = 0; n < sizeof days / sizeof days[0]; n++) {
        darisk_status status = darisk_definition_policy_set_switch_day(policy, days[n]);
        compare_check(c, status == DARISK_ERROR_POLICY_SWITCH_DAY, "switch day %d: status %d",
                      (int)days[n], (int)status);
    }
}

static void refuse_each(compare *c) {
    compare_section(c, "policy: every other setting is refused and changes nothing");
    darisk_definition_policy *policy = NULL;
    darisk_status status = darisk_definition_policy_new(NULL, &policy);
    compare_check(c, status == DARISK_OK, "no policy: status %d", (int)status);
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        for (int kind = 1; kind <= DARISK_RELATIONSHIP_LAST; kind++) {
            for (int outcome = 1; outcome <= 3 && expect_settled_by(definition, kind) < 0;
                 outcome++) {
                refuse_one(c, policy, definition, kind, outcome);
            }
        }
    }
    refuse_values(c, policy);
    check_cells(c, policy);
    compare_check(c,
                  darisk_definition_policy_switch_day(policy) == DARISK_DEFINITION_SWITCH_DEFAULT,
                  "the switch day was changed");
    compare_use_policy(c, policy);
    classify_settled(c, ~UINT32_C(0), false);
    compare_use_policy(c, NULL);
    darisk_definition_policy_free(policy);
}

/* Many at once, and one after another on the same policy: each setting replaces the last. */
static void settle_many(compare *c) {
    compare_section(c, "policy: many cells at once and again, with each pair of kinds");
    darisk_definition_policy *policy = NULL;
    darisk_status status = darisk_definition_policy_new(NULL, &policy);
    compare_check(c, status == DARISK_OK, "no policy: status %d", (int)status);
    compare_use_policy(c, policy);
    uint64_t seed = 7;
    for (unsigned turn = 0; turn < 3; turn++) {
        for (size_t at = 0; at < expect_settable_count(); at++) {
            expect_settable cell = expect_settable_at(at);
            uint8_t outcome = (uint8_t)(1 + section_random(&seed) % 3);
            outcome = (cell.outcomes >> outcome & 1u) != 0 ? outcome : DARISK_OUTCOME_REVIEW;
            status = darisk_definition_policy_set_cell(policy, (darisk_definition)cell.owner,
                                                       (darisk_relationship)cell.kind,
                                                       (darisk_outcome)outcome);
            compare_check(c, status == DARISK_OK, "settable cell %zu to %d: status %d", at,
                          (int)outcome, (int)status);
            expect_settle(compare_settings(c), at, outcome);
        }
        expect_prepare(compare_settings(c));
        check_cells(c, policy);
        classify_settled(c, ~UINT32_C(0), true);
    }
    compare_use_policy(c, NULL);
    darisk_definition_policy_free(policy);
    expect_defaults(compare_settings(c));
}

void section_policy(compare *c) {
    settle_each(c);
    refuse_each(c);
    settle_many(c);
}
