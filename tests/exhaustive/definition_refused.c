/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Facts that cannot be. Each is put between two good rows: it alone is refused, with its reason
 * and its column, and it is never classified; the one-case call gives the same status. */
#include "definition_sections.h"

#include <string.h>

enum { ROWS = 3, BAD = 1 };

/* Three rows of plain facts in columns, of which the middle one is spoiled. */
typedef struct trio {
    uint8_t kind[ROWS];
    uint64_t set[ROWS];
    uint32_t behaviours[ROWS];
    uint32_t circumstances[ROWS];
    uint8_t age[2][ROWS];
    uint8_t highest[2][ROWS];
    darisk_date recorded_on[ROWS];
    darisk_date conduct_on[ROWS];
    darisk_date born[2][ROWS];
    uint64_t person[2][ROWS];
    bool by_kind;
    bool births;
} trio;

static trio good(void) {
    trio t;
    memset(&t, 0, sizeof t);
    for (size_t row = 0; row < ROWS; row++) {
        t.kind[row] = DARISK_RELATIONSHIP_SPOUSE;
        t.set[row] = DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_SPOUSE);
        t.behaviours[row] = DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_PHYSICAL);
        t.recorded_on[row] = 19800;
        t.conduct_on[row] = 19700;
        for (size_t who = 0; who < 2; who++) {
            t.age[who][row] = 30;
            t.highest[who][row] = 30;
            t.born[who][row] = 5000;
            t.person[who][row] = 7 + who;
        }
    }
    return t;
}

static darisk_column_u8 u8(const uint8_t *values) {
    return (darisk_column_u8){.values = values, .length = ROWS};
}

static darisk_column_u64 u64(const uint64_t *values) {
    return (darisk_column_u64){.values = values, .length = ROWS};
}

static darisk_column_date dates(const darisk_date *values) {
    return (darisk_column_date){.values = values, .length = ROWS};
}

static darisk_facts_columns columns_of(const trio *t) {
    darisk_facts_columns facts;
    memset(&facts, 0, sizeof facts);
    facts.struct_size = sizeof facts;
    if (t->by_kind) {
        facts.relationship = u8(t->kind);
    } else {
        facts.relationships = u64(t->set);
    }
    facts.behaviours = (darisk_column_u32){.values = t->behaviours, .length = ROWS};
    facts.circumstances = (darisk_column_u32){.values = t->circumstances, .length = ROWS};
    if (t->births) {
        facts.victim_born = dates(t->born[0]);
        facts.perpetrator_born = dates(t->born[1]);
    } else {
        facts.victim_age = u8(t->age[0]);
        facts.victim_age_highest = u8(t->highest[0]);
        facts.perpetrator_age = u8(t->age[1]);
        facts.perpetrator_age_highest = u8(t->highest[1]);
    }
    facts.recorded_on = dates(t->recorded_on);
    facts.conduct_on = dates(t->conduct_on);
    facts.victim = u64(t->person[0]);
    facts.perpetrator = u64(t->person[1]);
    return facts;
}

static darisk_facts facts_of(const trio *t) {
    darisk_facts facts;
    memset(&facts, 0, sizeof facts);
    facts.struct_size = sizeof facts;
    facts.given = DARISK_GIVEN_RECORDED_ON | DARISK_GIVEN_CONDUCT_ON;
    facts.relationships = t->set[BAD];
    facts.behaviours = t->behaviours[BAD];
    facts.circumstances = t->circumstances[BAD];
    facts.recorded_on = t->recorded_on[BAD];
    facts.conduct_on = t->conduct_on[BAD];
    if (t->births) {
        facts.given |= DARISK_GIVEN_VICTIM_BORN | DARISK_GIVEN_PERPETRATOR_BORN;
        facts.victim_born = t->born[0][BAD];
        facts.perpetrator_born = t->born[1][BAD];
    } else {
        facts.given |= DARISK_GIVEN_VICTIM_AGE | DARISK_GIVEN_PERPETRATOR_AGE;
        facts.victim_age = (darisk_age){t->age[0][BAD], t->highest[0][BAD]};
        facts.perpetrator_age = (darisk_age){t->age[1][BAD], t->highest[1][BAD]};
    }
    facts.victim = t->person[0][BAD];
    facts.perpetrator = t->person[1][BAD];
    return facts;
}

/* ------------------------------------------------------------------ the two calls */

static void check_columns(compare *c, int definition, const trio *t, darisk_status expected,
                          const char *column, const char *what, long value) {
    darisk_facts_columns facts = columns_of(t);
    uint8_t out[8][ROWS];
    darisk_findings findings[ROWS];
    memset(out, 0xEE, sizeof out);
    memset(findings, 0xEE, sizeof findings);
    darisk_classification_columns columns = {
        .struct_size = sizeof columns,
        .outcome = out[0],
        .definition = out[1],
        .in_force = out[2],
        .age = out[3],
        .relationship = out[4],
        .behaviour = out[5],
        .decided_by = out[6],
        .tie = out[7],
        .findings = findings,
    };
    darisk_columns_report report = {.struct_size = sizeof report};
    darisk_status status = darisk_classify_columns((darisk_definition)definition, NULL, &facts,
                                                   ROWS, &columns, &report);
    compare_check(c,
                  status == DARISK_ROWS_REFUSED && report.refused == 1 && report.first_row == BAD &&
                      report.first_status == expected,
                  "%s %ld under %d: status %d, refused %zu, first %zu, why %d (expected %d)", what,
                  value, definition, (int)status, report.refused, report.first_row,
                  (int)report.first_status, (int)expected);
    bool named = column == NULL ||
                 (report.column != NULL && strncmp(report.column, column, strlen(column)) == 0);
    compare_check(c, named, "%s %ld under %d: column %s", what, value, definition,
                  report.column != NULL ? report.column : "(none)");
    bool empty = findings[BAD] == 0;
    bool others = true;
    for (size_t field = 0; field < 8; field++) {
        empty = empty && out[field][BAD] == 0;
        others =
            others && out[field][0] != 0 && out[field][0] != 0xEE && out[field][0] == out[field][2];
    }
    compare_check(c, empty, "%s %ld under %d: the refused row is not 0", what, value, definition);
    compare_check(c, others, "%s %ld under %d: the other rows suffer", what, value, definition);
    uint8_t outcome[ROWS] = {0xEE, 0xEE, 0xEE};
    columns = (darisk_classification_columns){.struct_size = sizeof columns, .outcome = outcome};
    status =
        darisk_classify_columns((darisk_definition)definition, NULL, &facts, ROWS, &columns, NULL);
    compare_check(c,
                  status == DARISK_ROWS_REFUSED && outcome[BAD] == 0 && outcome[0] == out[0][0] &&
                      outcome[2] == out[0][2],
                  "%s %ld under %d: by outcome alone %d %d %d", what, value, definition,
                  (int)outcome[0], (int)outcome[1], (int)outcome[2]);
}

static void check_facts(compare *c, int definition, const darisk_facts *facts,
                        darisk_status expected, const char *what, long value) {
    darisk_classification before;
    memset(&before, 0xEE, sizeof before);
    before.struct_size = sizeof before;
    darisk_classification got = before;
    darisk_status status = darisk_classify((darisk_definition)definition, NULL, facts, &got);
    compare_check(c, status == expected, "one case, %s %ld under %d: status %d, expected %d", what,
                  value, definition, (int)status, (int)expected);
    compare_check(c, memcmp(&before, &got, sizeof got) == 0,
                  "one case, %s %ld under %d: the result was touched", what, value, definition);
}

static void refuse(compare *c, int definition, const trio *t, darisk_status expected,
                   const char *column, long value) {
    check_columns(c, definition, t, expected, column, column != NULL ? column : "person", value);
    if (!t->by_kind) {
        darisk_facts facts = facts_of(t);
        check_facts(c, definition, &facts, expected, column != NULL ? column : "person", value);
    }
}

/* ------------------------------------------------------------------ each fact in turn */

static void refuse_sets(compare *c, int definition) {
    trio t = good();
    t.by_kind = true;
    for (unsigned kind = DARISK_RELATIONSHIP_LAST + 1; kind < 256; kind++) {
        t.kind[BAD] = (uint8_t)kind;
        refuse(c, definition, &t, DARISK_ERROR_RELATIONSHIP, "relationship", (long)kind);
    }
    t = good();
    for (unsigned bit = DARISK_RELATIONSHIP_LAST; bit < 64; bit++) {
        t.set[BAD] = t.set[0] | UINT64_C(1) << bit;
        refuse(c, definition, &t, DARISK_ERROR_RELATIONSHIP, "relationships", (long)bit);
        t.set[BAD] = UINT64_C(1) << bit;
        refuse(c, definition, &t, DARISK_ERROR_RELATIONSHIP, "relationships", (long)bit);
    }
    t = good();
    for (unsigned bit = DARISK_BEHAVIOUR_LAST; bit < 32; bit++) {
        t.behaviours[BAD] = t.behaviours[0] | UINT32_C(1) << bit;
        refuse(c, definition, &t, DARISK_ERROR_BEHAVIOUR, "behaviours", (long)bit);
    }
    t = good();
    for (unsigned bit = 2 * DARISK_CIRCUMSTANCE_LAST; bit < 32; bit++) {
        t.circumstances[BAD] = UINT32_C(1) << bit;
        refuse(c, definition, &t, DARISK_ERROR_CIRCUMSTANCE, "circumstances", (long)bit);
    }
    for (unsigned which = 1; which <= DARISK_CIRCUMSTANCE_LAST; which++) {
        t.circumstances[BAD] = DARISK_CIRCUMSTANCE_IS(which, 3);
        refuse(c, definition, &t, DARISK_ERROR_CIRCUMSTANCE, "circumstances", -(long)which);
    }
}

static void refuse_ages(compare *c, int definition, size_t who) {
    const char *column = who == 0 ? "victim_age" : "perpetrator_age";
    darisk_status status = who == 0 ? DARISK_ERROR_VICTIM_AGE : DARISK_ERROR_PERPETRATOR_AGE;
    for (unsigned age = DARISK_AGE_LAST + 1; age < DARISK_AGE_UNKNOWN; age++) {
        trio t = good();
        t.age[who][BAD] = (uint8_t)age;
        t.highest[who][BAD] = (uint8_t)age;
        refuse(c, definition, &t, status, column, (long)age);
        t.age[who][BAD] = 30;
        refuse(c, definition, &t, status, column, (long)age);
    }
    trio t = good();
    for (unsigned highest = 0; highest < 30; highest++) {
        t.highest[who][BAD] = (uint8_t)highest;
        refuse(c, definition, &t, status, column, -(long)highest);
    }
}

static void refuse_births(compare *c, int definition, size_t who) {
    const char *column = who == 0 ? "victim_born" : "perpetrator_born";
    darisk_status status = who == 0 ? DARISK_ERROR_VICTIM_BORN : DARISK_ERROR_PERPETRATOR_BORN;
    /* 19700 is 2023-12-09; -28147 is 131 years and a day before it. */
    const darisk_date born[] = {DARISK_DATE_FIRST - 1,
                                DARISK_DATE_LAST + 1,
                                INT32_MAX,
                                INT32_MIN + 1,
                                19701,
                                DARISK_DATE_LAST,
                                -28147,
                                DARISK_DATE_FIRST};
    for (size_t n = 0; n < sizeof born / sizeof born[0]; n++) {
        trio t = good();
        t.births = true;
        t.born[who][BAD] = born[n];
        refuse(c, definition, &t, status, column, (long)born[n]);
    }
}

static void refuse_days(compare *c, int definition) {
    const darisk_date none[] = {DARISK_DATE_FIRST - 1, DARISK_DATE_LAST + 1, INT32_MAX,
                                INT32_MIN + 1};
    for (size_t n = 0; n < sizeof none / sizeof none[0]; n++) {
        trio t = good();
        t.recorded_on[BAD] = none[n];
        t.conduct_on[BAD] = DARISK_DATE_UNKNOWN;
        check_columns(c, definition, &t, DARISK_ERROR_RECORDED_ON, "recorded_on", "recorded_on",
                      (long)none[n]);
        t = good();
        t.conduct_on[BAD] = none[n];
        t.recorded_on[BAD] = DARISK_DATE_UNKNOWN;
        check_columns(c, definition, &t, DARISK_ERROR_CONDUCT_ON, "conduct_on", "conduct_on",
                      (long)none[n]);
    }
    trio t = good();
    t.person[0][BAD] = t.person[1][BAD];
    refuse(c, definition, &t, DARISK_ERROR_SAME_PERSON, NULL, 0);
}

/* What only the one-case call can be told: which facts are given. */
static void refuse_given(compare *c, int definition) {
    trio t = good();
    const darisk_facts plain = facts_of(&t);
    for (uint32_t bit = 1; bit <= DARISK_GIVEN_PERPETRATOR_AGE; bit <<= 1) {
        darisk_facts facts = plain;
        facts.given &= ~bit;
        check_facts(c, definition, &facts, DARISK_ERROR_GIVEN, "not given", (long)bit);
    }
    for (unsigned bit = 6; bit < 32; bit++) {
        darisk_facts facts = plain;
        facts.given |= UINT32_C(1) << bit;
        check_facts(c, definition, &facts, DARISK_ERROR_GIVEN, "given bit", (long)bit);
    }
    darisk_facts facts = plain;
    facts.victim_born = 5000;
    facts.given |= DARISK_GIVEN_VICTIM_BORN;
    check_facts(c, definition, &facts, DARISK_ERROR_AGE_AND_BIRTH, "age and birth", 0);
    facts = plain;
    facts.perpetrator_born = 5000;
    facts.given |= DARISK_GIVEN_PERPETRATOR_BORN;
    check_facts(c, definition, &facts, DARISK_ERROR_AGE_AND_BIRTH, "age and birth", 1);
    const darisk_date none[] = {DARISK_DATE_FIRST - 1, DARISK_DATE_LAST + 1, DARISK_DATE_UNKNOWN};
    for (size_t n = 0; n < sizeof none / sizeof none[0]; n++) {
        facts = plain;
        facts.given &= ~(uint32_t)DARISK_GIVEN_CONDUCT_ON;
        facts.conduct_on = 0;
        facts.recorded_on = none[n];
        check_facts(c, definition, &facts, DARISK_ERROR_RECORDED_ON, "recorded_on", (long)none[n]);
        facts = plain;
        facts.given &= ~(uint32_t)DARISK_GIVEN_RECORDED_ON;
        facts.recorded_on = 0;
        facts.conduct_on = none[n];
        check_facts(c, definition, &facts, DARISK_ERROR_CONDUCT_ON, "conduct_on", (long)none[n]);
    }
}

static void refuse_definitions(compare *c) {
    const int none[] = {-1, 0, DARISK_DEFINITION_LAST + 1, 255, 256, 257, INT32_MAX, INT32_MIN};
    trio t = good();
    darisk_facts facts = facts_of(&t);
    darisk_facts_columns columns = columns_of(&t);
    for (size_t n = 0; n < sizeof none / sizeof none[0]; n++) {
        check_facts(c, none[n], &facts, DARISK_ERROR_DEFINITION, "definition", none[n]);
        uint8_t outcome[ROWS] = {9, 9, 9};
        darisk_classification_columns out = {.struct_size = sizeof out, .outcome = outcome};
        darisk_status status =
            darisk_classify_columns((darisk_definition)none[n], NULL, &columns, ROWS, &out, NULL);
        compare_check(c, status == DARISK_ERROR_DEFINITION && outcome[0] == 9 && outcome[2] == 9,
                      "columns, definition %d: status %d, outcome %d", none[n], (int)status,
                      (int)outcome[0]);
    }
}

void section_refused(compare *c) {
    compare_section(c, "refused: every fact that cannot be, by itself, under each definition");
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        refuse_sets(c, definition);
        for (size_t who = 0; who < 2; who++) {
            refuse_ages(c, definition, who);
            refuse_births(c, definition, who);
        }
        refuse_days(c, definition);
        refuse_given(c, definition);
    }
    refuse_definitions(c);
}
