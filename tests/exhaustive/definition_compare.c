/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition_compare.h"
#include "definition_differ.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The canary stands in every output before the call and behind its last row after it. */
enum { ROOM = COMPARE_BLOCK + 1, CANARY = 0xEE, OFFSET = 5, RUBBISH = 200 };

/* The outputs of 8 bits, in the order of their names below. */
enum { OUTCOME, DEFINITION, IN_FORCE, AGE, RELATIONSHIP, BEHAVIOUR, DECIDED_BY, TIE, FIELDS };
static const char *const field_names[FIELDS] = {
    "outcome", "definition", "in_force", "age", "relationship", "behaviour", "decided_by", "tie",
};

typedef struct inputs {
    uint8_t kind[ROOM];
    uint64_t relationships[ROOM];
    uint32_t behaviours[ROOM];
    uint32_t circumstances[ROOM];
    uint8_t victim_lowest[ROOM];
    uint8_t victim_highest[ROOM];
    uint8_t perpetrator_lowest[ROOM];
    uint8_t perpetrator_highest[ROOM];
    darisk_date recorded_on[ROOM];
    darisk_date conduct_on[ROOM];
    darisk_date victim_born[ROOM];
    darisk_date perpetrator_born[ROOM];
} inputs;

typedef struct outputs {
    uint8_t field[FIELDS][ROOM];
    darisk_findings findings[ROOM];
} outputs;

/* One bitmap an input; bit OFFSET + row. */
enum { MAPS = 11, MAP_SIZE = (COMPARE_BLOCK + OFFSET + 7) / 8 };
typedef struct bitmaps {
    uint8_t map[MAPS][MAP_SIZE];
} bitmaps;

struct compare {
    expect_settings settings;
    darisk_definition_policy *policy;
    compare_shape shape;
    int definition;
    unsigned next_one;
    unsigned blocks;
    size_t rows;
    size_t refused;
    size_t first_refused;
    uint64_t cases;
    uint64_t answers;
    differ_tally differ;
    uint64_t section_cases;
    uint64_t section_answers;
    const char *section;
    expect_row row[ROOM];
    expect_result expected[ROOM];
    inputs in;
    inputs masked;
    bitmaps valid;
    uint8_t want[FIELDS][ROOM];
    outputs first; /* of the first full call of a block */
    outputs again;
};

/* ------------------------------------------------------------------ what differs */

static void field_differs(compare *c, const char *way, size_t at, const char *field,
                          uint64_t expected, uint64_t got) {
    const char *key = expect_definition_key((size_t)c->definition - 1);
    if (c->shape.jurisdiction != 0) {
        key = darisk_jurisdiction_text(c->shape.jurisdiction);
    }
    if (differ_count(&c->differ, key, field)) {
        printf("differs: %s, %s, %s: expected %" PRIu64 ", got %" PRIu64 "\n    ", key, way, field,
               expected, got);
        differ_print_row(&c->row[at], c->shape.births);
        differ_print_date("switch_day", c->settings.switch_day);
        printf("%s\n", c->policy != NULL ? " policy" : "");
    }
}

void compare_check(compare *c, bool holds, const char *message, ...) {
    c->section_cases++;
    c->section_answers++;
    if (!holds && differ_count(&c->differ, c->section, message)) {
        va_list values;
        va_start(values, message);
        printf("differs: ");
        vprintf(message, values);
        printf("\n");
        va_end(values);
    }
}

/* ------------------------------------------------------------------ the block */

compare *compare_new(void) {
    compare *c = calloc(1, sizeof *c);
    if (c == NULL) {
        fputs("no memory\n", stderr);
        exit(2);
    }
    expect_defaults(&c->settings);
    return c;
}

expect_settings *compare_settings(compare *c) {
    return &c->settings;
}

void compare_use_policy(compare *c, darisk_definition_policy *policy) {
    compare_flush(c);
    c->policy = policy;
}

void compare_start(compare *c, int definition, compare_shape shape) {
    compare_flush(c);
    c->definition = definition;
    c->shape = shape;
}

static void put_inputs(compare *c, size_t at, const expect_row *row) {
    c->in.relationships[at] = row->relationships;
    c->in.behaviours[at] = row->behaviours;
    c->in.circumstances[at] = row->circumstances;
    if (c->shape.births) {
        c->in.victim_born[at] = row->victim_born;
        c->in.perpetrator_born[at] = row->perpetrator_born;
    } else {
        c->in.victim_lowest[at] = row->victim_lowest;
        c->in.victim_highest[at] = row->victim_highest;
        c->in.perpetrator_lowest[at] = row->perpetrator_lowest;
        c->in.perpetrator_highest[at] = row->perpetrator_highest;
    }
    c->in.recorded_on[at] = row->recorded_on;
    c->in.conduct_on[at] = row->conduct_on;
}

static void put_expected(compare *c, size_t at, const expect_result *expected) {
    c->want[OUTCOME][at] = expected->outcome;
    c->want[DEFINITION][at] = expected->definition;
    c->want[IN_FORCE][at] = expected->in_force;
    c->want[AGE][at] = expected->age;
    c->want[RELATIONSHIP][at] = expected->relationship;
    c->want[BEHAVIOUR][at] = expected->behaviour;
    c->want[DECIDED_BY][at] = expected->decided_by;
    c->want[TIE][at] = expected->tie;
}

void compare_row(compare *c, const expect_row *row) {
    if (c->rows == COMPARE_BLOCK) {
        compare_flush(c);
    }
    size_t at = c->rows++;
    int definition = c->definition;
    if (c->shape.jurisdiction != 0) {
        definition = expect_flag(&c->settings, c->shape.jurisdiction, row->recorded_on);
    }
    expect_result *expected = &c->expected[at];
    c->row[at] = *row;
    expect_classify(&c->settings, definition, row, expected);
    if (expected->outcome == 0) {
        c->first_refused = c->refused == 0 ? at : c->first_refused;
        c->refused++;
    }
    put_inputs(c, at, row);
    put_expected(c, at, expected);
}

/* ------------------------------------------------------------------ the columns */

static void give_u8(darisk_column_u8 *column, const uint8_t *values, const uint8_t *validity) {
    column->values = values;
    column->validity = validity;
    column->validity_offset = validity != NULL ? OFFSET : 0;
    column->length = COMPARE_BLOCK;
}

static void give_u32(darisk_column_u32 *column, const uint32_t *values, const uint8_t *validity) {
    column->values = values;
    column->validity = validity;
    column->validity_offset = validity != NULL ? OFFSET : 0;
    column->length = COMPARE_BLOCK;
}

static void give_date(darisk_column_date *column, const darisk_date *values,
                      const uint8_t *validity) {
    column->values = values;
    column->validity = validity;
    column->validity_offset = validity != NULL ? OFFSET : 0;
    column->length = COMPARE_BLOCK;
}

static const uint8_t *map_of(const bitmaps *maps, size_t which) {
    return maps != NULL ? maps->map[which] : NULL;
}

static void give_people(darisk_facts_columns *facts, const compare_shape *shape, const inputs *in,
                        const bitmaps *maps) {
    if (shape->births) {
        give_date(&facts->victim_born, in->victim_born, map_of(maps, 5));
        give_date(&facts->perpetrator_born, in->perpetrator_born, map_of(maps, 6));
        return;
    }
    give_u8(&facts->victim_age, in->victim_lowest, map_of(maps, 3));
    give_u8(&facts->perpetrator_age, in->perpetrator_lowest, map_of(maps, 4));
    if (shape->ranges) {
        give_u8(&facts->victim_age_highest, in->victim_highest, map_of(maps, 3));
        give_u8(&facts->perpetrator_age_highest, in->perpetrator_highest, map_of(maps, 4));
    }
}

static darisk_facts_columns columns_of(const compare_shape *shape, const inputs *in,
                                       const bitmaps *maps, bool kinds) {
    darisk_facts_columns facts;
    memset(&facts, 0, sizeof facts);
    facts.struct_size = sizeof facts;
    if (kinds) {
        give_u8(&facts.relationship, in->kind, map_of(maps, 0));
    } else {
        facts.relationships.values = in->relationships;
        facts.relationships.validity = map_of(maps, 0);
        facts.relationships.validity_offset = maps != NULL ? OFFSET : 0;
        facts.relationships.length = COMPARE_BLOCK;
    }
    give_u32(&facts.behaviours, in->behaviours, map_of(maps, 1));
    give_u32(&facts.circumstances, in->circumstances, map_of(maps, 2));
    give_people(&facts, shape, in, maps);
    if (shape->recorded) {
        give_date(&facts.recorded_on, in->recorded_on, map_of(maps, 7));
    }
    if (shape->conduct) {
        give_date(&facts.conduct_on, in->conduct_on, map_of(maps, 8));
    }
    return facts;
}

/* ------------------------------------------------------------------ the column calls */

static darisk_status ask(compare *c, const darisk_facts_columns *facts,
                         const darisk_classification_columns *out, darisk_columns_report *report) {
    memset(report, 0, sizeof *report);
    report->struct_size = sizeof *report;
    if (c->shape.jurisdiction != 0) {
        return darisk_classify_columns_in_force(c->shape.jurisdiction, c->policy, facts, c->rows,
                                                out, report);
    }
    return darisk_classify_columns((darisk_definition)c->definition, c->policy, facts, c->rows, out,
                                   report);
}

static bool status_fits(const compare *c, const expect_result *expected, darisk_status status) {
    darisk_status victim = c->shape.births ? DARISK_ERROR_VICTIM_BORN : DARISK_ERROR_VICTIM_AGE;
    darisk_status perpetrator =
        c->shape.births ? DARISK_ERROR_PERPETRATOR_BORN : DARISK_ERROR_PERPETRATOR_AGE;
    return (expected->victim_refused && status == victim) ||
           (expected->perpetrator_refused && status == perpetrator);
}

static void check_report(compare *c, const char *way, darisk_status status,
                         const darisk_columns_report *report) {
    darisk_status expected = c->refused != 0 ? DARISK_ROWS_REFUSED : DARISK_OK;
    if (status != expected) {
        field_differs(c, way, 0, "status", (uint64_t)expected, (uint64_t)status);
    }
    if (report->refused != c->refused) {
        field_differs(c, way, 0, "report.refused", c->refused, report->refused);
    }
    if (c->refused == 0) {
        if (report->first_status != DARISK_OK) {
            field_differs(c, way, 0, "report.first_status", 0, (uint64_t)report->first_status);
        }
        return;
    }
    size_t at = c->first_refused;
    if (report->first_row != at) {
        field_differs(c, way, at, "report.first_row", at, report->first_row);
    }
    if (!status_fits(c, &c->expected[at], report->first_status)) {
        field_differs(c, way, at, "report.first_status", DARISK_ERROR_VICTIM_AGE,
                      (uint64_t)report->first_status);
    }
}

static void check_field(compare *c, const char *way, size_t field, const uint8_t *got) {
    if (memcmp(got, c->want[field], c->rows) != 0) {
        for (size_t at = 0; at < c->rows; at++) {
            if (got[at] != c->want[field][at]) {
                field_differs(c, way, at, field_names[field], c->want[field][at], got[at]);
            }
        }
    }
    if (got[c->rows] != CANARY) {
        field_differs(c, way, c->rows - 1, "a byte behind the last row", CANARY, got[c->rows]);
    }
}

static void check_findings(compare *c, const char *way, const darisk_findings *got) {
    for (size_t at = 0; at < c->rows; at++) {
        if (c->want[OUTCOME][at] == 0 && got[at] != 0) {
            field_differs(c, way, at, "findings of a refused row", 0, got[at]);
        }
        if (got[at] != c->first.findings[at]) {
            field_differs(c, way, at, "findings", c->first.findings[at], got[at]);
        }
    }
}

static void ask_everything(compare *c, const char *way, const darisk_facts_columns *facts,
                           outputs *out, bool findings) {
    memset(out, CANARY, sizeof *out);
    darisk_classification_columns columns = {
        .struct_size = sizeof columns,
        .outcome = out->field[OUTCOME],
        .definition = out->field[DEFINITION],
        .in_force = out->field[IN_FORCE],
        .age = out->field[AGE],
        .relationship = out->field[RELATIONSHIP],
        .behaviour = out->field[BEHAVIOUR],
        .decided_by = out->field[DECIDED_BY],
        .tie = out->field[TIE],
        .findings = findings ? out->findings : NULL,
    };
    darisk_columns_report report;
    check_report(c, way, ask(c, facts, &columns, &report), &report);
    for (size_t field = 0; field < FIELDS; field++) {
        check_field(c, way, field, out->field[field]);
    }
    if (findings) {
        check_findings(c, way, out->findings);
    }
    c->section_answers += c->rows;
}

static void ask_outcome(compare *c, const char *way, const darisk_facts_columns *facts) {
    uint8_t *outcome = c->again.field[OUTCOME];
    memset(outcome, CANARY, ROOM);
    darisk_classification_columns columns = {.struct_size = sizeof columns, .outcome = outcome};
    darisk_columns_report report;
    check_report(c, way, ask(c, facts, &columns, &report), &report);
    check_field(c, way, OUTCOME, outcome);
    c->section_answers += c->rows;
}

/* ------------------------------------------------------------------ other ways to ask */

static void ask_by_kind(compare *c) {
    for (size_t at = 0; at < c->rows; at++) {
        uint64_t set = c->in.relationships[at];
        c->in.kind[at] = set != 0 ? expect_first_kind(set) : 0;
    }
    darisk_facts_columns facts = columns_of(&c->shape, &c->in, NULL, true);
    ask_everything(c, "columns by kind", &facts, &c->again, true);
    ask_outcome(c, "columns by kind, outcome only", &facts);
}

static bool mark(bitmaps *maps, size_t which, size_t at, bool known) {
    size_t bit = at + OFFSET;
    if (known) {
        maps->map[which][bit / 8] |= (uint8_t)(1u << bit % 8);
    }
    return known;
}

static void mask_row(inputs *in, bitmaps *maps, size_t at) {
    if (!mark(maps, 0, at, in->relationships[at] != 0)) {
        in->relationships[at] = UINT64_MAX;
    }
    if (!mark(maps, 1, at, in->behaviours[at] != 0)) {
        in->behaviours[at] = UINT32_MAX;
    }
    if (!mark(maps, 2, at, in->circumstances[at] != 0)) {
        in->circumstances[at] = UINT32_MAX;
    }
    if (!mark(maps, 3, at, in->victim_lowest[at] != DARISK_AGE_UNKNOWN)) {
        in->victim_lowest[at] = RUBBISH;
        in->victim_highest[at] = 0;
    }
    if (!mark(maps, 4, at, in->perpetrator_lowest[at] != DARISK_AGE_UNKNOWN)) {
        in->perpetrator_lowest[at] = RUBBISH;
        in->perpetrator_highest[at] = 0;
    }
    if (!mark(maps, 5, at, in->victim_born[at] != DARISK_DATE_UNKNOWN)) {
        in->victim_born[at] = INT32_MAX;
    }
    if (!mark(maps, 6, at, in->perpetrator_born[at] != DARISK_DATE_UNKNOWN)) {
        in->perpetrator_born[at] = INT32_MAX;
    }
    if (!mark(maps, 7, at, in->recorded_on[at] != DARISK_DATE_UNKNOWN)) {
        in->recorded_on[at] = INT32_MAX;
    }
    if (!mark(maps, 8, at, in->conduct_on[at] != DARISK_DATE_UNKNOWN)) {
        in->conduct_on[at] = INT32_MAX;
    }
}

static void ask_by_validity(compare *c) {
    c->masked = c->in;
    memset(&c->valid, 0, sizeof c->valid);
    for (size_t at = 0; at < c->rows; at++) {
        mask_row(&c->masked, &c->valid, at);
    }
    darisk_facts_columns facts = columns_of(&c->shape, &c->masked, &c->valid, false);
    ask_everything(c, "columns with validity", &facts, &c->again, true);
    ask_outcome(c, "columns with validity, outcome only", &facts);
}

/* ------------------------------------------------------------------ the one-case call */

static void give_age(darisk_facts *facts, darisk_age *age, uint32_t bit, uint8_t lowest,
                     uint8_t highest) {
    if (lowest != DARISK_AGE_UNKNOWN) {
        facts->given |= bit;
        age->lowest = lowest;
        age->highest = highest;
    }
}

static void give_day(darisk_facts *facts, darisk_date *day, uint32_t bit, bool given,
                     darisk_date value) {
    if (given && value != DARISK_DATE_UNKNOWN) {
        facts->given |= bit;
        *day = value;
    }
}

static darisk_facts facts_of(const compare_shape *shape, const expect_row *row) {
    darisk_facts facts;
    memset(&facts, 0, sizeof facts);
    facts.struct_size = sizeof facts;
    facts.relationships = row->relationships;
    facts.behaviours = row->behaviours;
    facts.circumstances = row->circumstances;
    give_day(&facts, &facts.recorded_on, DARISK_GIVEN_RECORDED_ON, shape->recorded,
             row->recorded_on);
    give_day(&facts, &facts.conduct_on, DARISK_GIVEN_CONDUCT_ON, shape->conduct, row->conduct_on);
    give_day(&facts, &facts.victim_born, DARISK_GIVEN_VICTIM_BORN, shape->births, row->victim_born);
    give_day(&facts, &facts.perpetrator_born, DARISK_GIVEN_PERPETRATOR_BORN, shape->births,
             row->perpetrator_born);
    if (!shape->births) {
        give_age(&facts, &facts.victim_age, DARISK_GIVEN_VICTIM_AGE, row->victim_lowest,
                 row->victim_highest);
        give_age(&facts, &facts.perpetrator_age, DARISK_GIVEN_PERPETRATOR_AGE,
                 row->perpetrator_lowest, row->perpetrator_highest);
    }
    return facts;
}

static void check_number(compare *c, size_t at, const char *field, uint64_t expected,
                         uint64_t got) {
    if (expected != got) {
        field_differs(c, "one case", at, field, expected, got);
    }
}

static void check_one(compare *c, size_t at, const darisk_classification *got) {
    const expect_result *expected = &c->expected[at];
    const uint32_t fields[FIELDS] = {
        (uint32_t)got->outcome,    (uint32_t)got->definition,   (uint32_t)got->in_force,
        (uint32_t)got->age,        (uint32_t)got->relationship, (uint32_t)got->behaviour,
        (uint32_t)got->decided_by, (uint32_t)got->tie,
    };
    for (size_t field = 0; field < FIELDS; field++) {
        check_number(c, at, field_names[field], c->want[field][at], fields[field]);
    }
    check_number(c, at, "parts_at_outcome", expected->parts, got->parts_at_outcome);
    check_number(c, at, "ties", expected->ties, got->ties);
    check_number(c, at, "findings", c->first.findings[at], got->findings);
    check_number(c, at, "rules_version", DARISK_RULES_VERSION, got->rules_version);
    check_number(c, at, "struct_size", sizeof *got, got->struct_size);
    check_number(c, at, "unused", 0, got->unused);
    check_number(c, at, "limb is given", 1, got->limb != NULL);
    check_number(c, at, "limb is that of the tie", 1,
                 got->limb == darisk_definition_limb(got->definition, got->tie));
    check_number(c, at, "provision is given", 1, got->provision != NULL);
}

static void ask_one(compare *c, size_t at) {
    darisk_facts facts = facts_of(&c->shape, &c->row[at]);
    darisk_classification before;
    memset(&before, CANARY, sizeof before);
    before.struct_size = sizeof before;
    darisk_classification got = before;
    darisk_status status;
    if (c->shape.jurisdiction != 0) {
        status = darisk_classify_in_force(c->shape.jurisdiction, c->policy, &facts, &got);
    } else {
        status = darisk_classify((darisk_definition)c->definition, c->policy, &facts, &got);
    }
    c->section_answers++;
    if (c->want[OUTCOME][at] != 0) {
        check_number(c, at, "status", DARISK_OK, (uint64_t)status);
        check_one(c, at, &got);
        return;
    }
    if (!status_fits(c, &c->expected[at], status)) {
        field_differs(c, "one case", at, "status", DARISK_ERROR_VICTIM_AGE, (uint64_t)status);
    }
    check_number(c, at, "result untouched", 0, memcmp(&before, &got, sizeof got) != 0);
}

/* ------------------------------------------------------------------ putting it together */

static void ask_other_ways(compare *c, const darisk_facts_columns *facts) {
    ask_outcome(c, "columns, outcome only", facts);
    if (c->shape.kinds) {
        ask_by_kind(c);
    }
    if (c->shape.validity) {
        ask_by_validity(c);
    }
    for (; c->shape.one_every != 0 && c->next_one < c->rows; c->next_one += c->shape.one_every) {
        ask_one(c, c->next_one);
    }
    c->next_one = c->shape.one_every != 0 ? c->next_one - (unsigned)c->rows : 0;
}

void compare_flush(compare *c) {
    if (c->rows == 0) {
        return;
    }
    darisk_facts_columns facts = columns_of(&c->shape, &c->in, NULL, false);
    bool slow = c->shape.quick == 0 || c->blocks++ % c->shape.quick == 0;
    ask_everything(c, "columns", &facts, &c->first, slow);
    if (slow) {
        ask_other_ways(c, &facts);
    }
    c->section_cases += c->rows;
    c->rows = 0;
    c->refused = 0;
}

static void end_section(compare *c) {
    compare_flush(c);
    if (c->section != NULL) {
        printf("%-66s %12" PRIu64 " cases %12" PRIu64 " answers\n", c->section, c->section_cases,
               c->section_answers);
        fflush(stdout);
    }
    c->cases += c->section_cases;
    c->answers += c->section_answers;
    c->section_cases = 0;
    c->section_answers = 0;
}

void compare_section(compare *c, const char *name) {
    end_section(c);
    c->section = name;
}

int compare_finish(compare *c) {
    end_section(c);
    uint64_t differ = differ_total(&c->differ);
    printf("answers compared: %" PRIu64 "\n", c->answers);
    printf("exhaustive definition: %" PRIu64 " cases, %" PRIu64 " differ\n", c->cases, differ);
    free(c);
    return differ == 0 ? 0 : 1;
}
