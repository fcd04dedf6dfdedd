/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "chunk.h"

#include <string.h>

static void add_age(const darisk_facts *facts, uint32_t bit, darisk_age age, uint8_t *lowest,
                    uint8_t *highest) {
    bool given = (facts->given & bit) != 0;
    *lowest = given ? age.lowest : DARISK_AGE_UNKNOWN;
    *highest = given ? age.highest : DARISK_AGE_UNKNOWN;
}

static darisk_date date_or_unknown(const darisk_facts *facts, uint32_t bit, darisk_date date) {
    return (facts->given & bit) != 0 ? date : DARISK_DATE_UNKNOWN;
}

void chunk_add(struct chunk *chunk, int64_t id, int64_t line, const darisk_facts *facts) {
    size_t row = chunk->rows++;
    if (row == 0) {
        chunk->victim_births = 0;
        chunk->perpetrator_births = 0;
    }
    chunk->id[row] = id;
    chunk->line[row] = line;
    chunk->relationships[row] = facts->relationships;
    chunk->behaviours[row] = facts->behaviours;
    chunk->circumstances[row] = facts->circumstances;
    chunk->victim[row] = facts->victim;
    chunk->perpetrator[row] = facts->perpetrator;
    add_age(facts, DARISK_GIVEN_VICTIM_AGE, facts->victim_age, &chunk->victim_age[row],
            &chunk->victim_age_highest[row]);
    add_age(facts, DARISK_GIVEN_PERPETRATOR_AGE, facts->perpetrator_age,
            &chunk->perpetrator_age[row], &chunk->perpetrator_age_highest[row]);
    chunk->recorded_on[row] = date_or_unknown(facts, DARISK_GIVEN_RECORDED_ON, facts->recorded_on);
    chunk->conduct_on[row] = date_or_unknown(facts, DARISK_GIVEN_CONDUCT_ON, facts->conduct_on);
    chunk->victim_born[row] = date_or_unknown(facts, DARISK_GIVEN_VICTIM_BORN, facts->victim_born);
    chunk->perpetrator_born[row] =
        date_or_unknown(facts, DARISK_GIVEN_PERPETRATOR_BORN, facts->perpetrator_born);
    chunk->victim_births += chunk->victim_born[row] != DARISK_DATE_UNKNOWN;
    chunk->perpetrator_births += chunk->perpetrator_born[row] != DARISK_DATE_UNKNOWN;
}

static darisk_column_u8 column_u8(const uint8_t *values, size_t rows) {
    return (darisk_column_u8){.values = values, .length = rows};
}

static darisk_column_u32 column_u32(const uint32_t *values, size_t rows) {
    return (darisk_column_u32){.values = values, .length = rows};
}

static darisk_column_u64 column_u64(const uint64_t *values, size_t rows) {
    return (darisk_column_u64){.values = values, .length = rows};
}

static darisk_column_date column_date(const darisk_date *values, size_t rows) {
    return (darisk_column_date){.values = values, .length = rows};
}

darisk_status chunk_classify(struct chunk *chunk, darisk_jurisdiction jurisdiction) {
    size_t rows = chunk->rows;
    darisk_facts_columns facts = {.struct_size = sizeof facts,
                                  .relationships = column_u64(chunk->relationships, rows),
                                  .behaviours = column_u32(chunk->behaviours, rows),
                                  .circumstances = column_u32(chunk->circumstances, rows),
                                  .recorded_on = column_date(chunk->recorded_on, rows),
                                  .conduct_on = column_date(chunk->conduct_on, rows),
                                  .victim = column_u64(chunk->victim, rows),
                                  .perpetrator = column_u64(chunk->perpetrator, rows)};
    /* The library takes an age column or a birth column for each person. */
    if (chunk->victim_births > 0) {
        facts.victim_born = column_date(chunk->victim_born, rows);
    } else {
        facts.victim_age = column_u8(chunk->victim_age, rows);
        facts.victim_age_highest = column_u8(chunk->victim_age_highest, rows);
    }
    if (chunk->perpetrator_births > 0) {
        facts.perpetrator_born = column_date(chunk->perpetrator_born, rows);
    } else {
        facts.perpetrator_age = column_u8(chunk->perpetrator_age, rows);
        facts.perpetrator_age_highest = column_u8(chunk->perpetrator_age_highest, rows);
    }
    darisk_classification_columns out = {.struct_size = sizeof out,
                                         .outcome = chunk->outcome,
                                         .definition = chunk->definition,
                                         .in_force = chunk->in_force,
                                         .age = chunk->age,
                                         .relationship = chunk->relationship,
                                         .behaviour = chunk->behaviour,
                                         .decided_by = chunk->decided_by,
                                         .tie = chunk->tie,
                                         .findings = chunk->findings};
    return chunk->named == DARISK_DEFINITION_NOT_SET
               ? darisk_classify_columns_in_force(jurisdiction, NULL, &facts, rows, &out, NULL)
               : darisk_classify_columns(chunk->named, NULL, &facts, rows, &out, NULL);
}

static void give_date(darisk_facts *facts, uint32_t bit, darisk_date value, darisk_date *out) {
    if (value != DARISK_DATE_UNKNOWN) {
        facts->given |= bit;
        *out = value;
    }
}

static void give_age(darisk_facts *facts, uint32_t bit, uint8_t lowest, uint8_t highest,
                     darisk_age *out) {
    if (lowest != DARISK_AGE_UNKNOWN) {
        facts->given |= bit;
        *out = (darisk_age){lowest, highest};
    }
}

void chunk_facts(const struct chunk *chunk, size_t row, darisk_facts *out) {
    memset(out, 0, sizeof *out);
    out->struct_size = sizeof *out;
    out->relationships = chunk->relationships[row];
    out->behaviours = chunk->behaviours[row];
    out->circumstances = chunk->circumstances[row];
    out->victim = chunk->victim[row];
    out->perpetrator = chunk->perpetrator[row];
    give_date(out, DARISK_GIVEN_RECORDED_ON, chunk->recorded_on[row], &out->recorded_on);
    give_date(out, DARISK_GIVEN_CONDUCT_ON, chunk->conduct_on[row], &out->conduct_on);
    give_date(out, DARISK_GIVEN_VICTIM_BORN, chunk->victim_born[row], &out->victim_born);
    give_date(out, DARISK_GIVEN_PERPETRATOR_BORN, chunk->perpetrator_born[row],
              &out->perpetrator_born);
    give_age(out, DARISK_GIVEN_VICTIM_AGE, chunk->victim_age[row], chunk->victim_age_highest[row],
             &out->victim_age);
    give_age(out, DARISK_GIVEN_PERPETRATOR_AGE, chunk->perpetrator_age[row],
             chunk->perpetrator_age_highest[row], &out->perpetrator_age);
}

const char *chunk_column_at_fault(darisk_status status) {
    switch ((int)status) {
    case DARISK_ERROR_RECORDED_ON:
        return "recorded_on";
    case DARISK_ERROR_CONDUCT_ON:
        return "conduct_on";
    case DARISK_ERROR_VICTIM_AGE:
        return "victim_age";
    case DARISK_ERROR_PERPETRATOR_AGE:
        return "perpetrator_age";
    case DARISK_ERROR_VICTIM_BORN:
        return "victim_born";
    case DARISK_ERROR_PERPETRATOR_BORN:
        return "perpetrator_born";
    case DARISK_ERROR_SAME_PERSON:
        return "victim";
    default:
        return NULL;
    }
}
