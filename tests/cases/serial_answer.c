/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the library answers, as the tables of tests/cases/serial/ write it. */
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "serial_case.h"

/* How a field is written. The first four are empty where the value is missing. */
enum kind { DATE, DAYS, POINTS, RANK, NUMBER, YES_NO, COUNT, SUM, RESULT, FLAGS, ADVICE, GRADE };

struct field {
    const char *column;
    enum kind kind;
    size_t offset;
};

#define FIELD(type, column, member, kind)                                                          \
    { #column, kind, offsetof(type, member) }
#define PERSON(column, kind) FIELD(darisk_ranked_person, column, column, kind)
#define VICTIM(column, kind) FIELD(darisk_quiet_victim, column, column, kind)
#define PAIR(column, kind)   FIELD(darisk_pair, column, column, kind)

static const struct field person_fields[] = {
    PERSON(person_id, NUMBER),
    PERSON(scored, YES_NO),
    PERSON(incidents, COUNT),
    PERSON(crimes, COUNT),
    PERSON(victims, COUNT),
    PERSON(gravity, SUM),
    PERSON(gravity_partial, YES_NO),
    PERSON(last_date, DATE),
    PERSON(recency_days, DAYS),
    PERSON(peak, COUNT),
    PERSON(undated, COUNT),
    PERSON(future, COUNT),
    PERSON(cancelled, COUNT),
    PERSON(self_link, COUNT),
    PERSON(unmapped, COUNT),
    PERSON(no_victim, COUNT),
    PERSON(serial_low, COUNT),
    PERSON(serial_high, COUNT),
    PERSON(serial, RESULT),
    PERSON(thresholds, RESULT),
    PERSON(flags, FLAGS),
    PERSON(points_recency, POINTS),
    PERSON(points_frequency, POINTS),
    PERSON(points_gravity, POINTS),
    PERSON(points_victims, POINTS),
    PERSON(total, POINTS),
    PERSON(rank, RANK),
    PERSON(selected, YES_NO),
    PERSON(advice, ADVICE),
    {NULL, NUMBER, 0},
};

static const struct field victim_fields[] = {
    VICTIM(victim_id, NUMBER), VICTIM(quiet, RESULT),   VICTIM(incidents, COUNT),
    VICTIM(undated, COUNT),    VICTIM(last_date, DATE), VICTIM(days_quiet, DAYS),
    VICTIM(last_grade, GRADE), {NULL, NUMBER, 0},
};

static const struct field pair_fields[] = {
    PAIR(incidents_low, COUNT),
    PAIR(incidents_high, COUNT),
    PAIR(crimes_low, COUNT),
    PAIR(crimes_high, COUNT),
    {"marac-repeat", RESULT, offsetof(darisk_pair, repeat)},
    {"marac-escalation-5-3", RESULT, offsetof(darisk_pair, escalation_5_3)},
    {"marac-escalation-3", RESULT, offsetof(darisk_pair, escalation_3)},
    {NULL, NUMBER, 0},
};

static const char *result_text(uint8_t result) {
    const char *text = darisk_serial_result_text((darisk_serial_result)result);
    return text == NULL ? "(none)" : text;
}

static void write_flags(uint16_t flags, char out[SERIAL_TEXT_SIZE]) {
    size_t at = 0;
    out[0] = '\0';
    for (int bit = 0; bit < 16; bit++) {
        if ((flags & 1 << bit) == 0)
            continue;
        const char *text = darisk_serial_flag_text((darisk_serial_flag)(1 << bit));
        at += (size_t)snprintf(out + at, SERIAL_TEXT_SIZE - at, "%s%s", at == 0 ? "" : "|",
                               text == NULL ? "(none)" : text);
    }
}

static void write_date(darisk_date date, char out[SERIAL_TEXT_SIZE]) {
    char text[DARISK_DATE_TEXT_SIZE] = "";
    if (date != DARISK_DATE_UNKNOWN && darisk_date_text(date, text) != DARISK_OK)
        snprintf(text, sizeof text, "(none)");
    snprintf(out, SERIAL_TEXT_SIZE, "%s", text);
}

static void write_signed(int64_t value, int64_t missing, char out[SERIAL_TEXT_SIZE]) {
    out[0] = '\0';
    if (value != missing)
        snprintf(out, SERIAL_TEXT_SIZE, "%" PRId64, value);
}

#define GET(type, name)                                                                            \
    type name;                                                                                     \
    memcpy(&name, at, sizeof name)

static void write_small(enum kind kind, uint8_t value, char out[SERIAL_TEXT_SIZE]) {
    if (kind == RESULT)
        snprintf(out, SERIAL_TEXT_SIZE, "%s", result_text(value));
    else if (kind == ADVICE && value <= 1)
        snprintf(out, SERIAL_TEXT_SIZE, "%s", value == 1 ? "CONSIDER_PROGRAMME" : "");
    else
        snprintf(out, SERIAL_TEXT_SIZE, "%u", (unsigned)value);
}

static void write_field(const struct field *field, const void *record, char out[SERIAL_TEXT_SIZE]) {
    const unsigned char *at = (const unsigned char *)record + field->offset;
    if (field->kind == DATE || field->kind == DAYS) {
        GET(int32_t, value);
        if (field->kind == DATE)
            write_date(value, out);
        else
            write_signed(value, INT32_MIN, out);
    } else if (field->kind == POINTS || field->kind == SUM) {
        GET(int64_t, value);
        write_signed(value, field->kind == POINTS ? INT64_MIN : -1, out);
    } else if (field->kind == RANK || field->kind == COUNT) {
        GET(uint32_t, value);
        write_signed(value, field->kind == RANK ? 0 : -1, out);
    } else if (field->kind == NUMBER) {
        GET(uint64_t, value);
        snprintf(out, SERIAL_TEXT_SIZE, "%" PRIu64, value);
    } else if (field->kind == FLAGS) {
        GET(uint16_t, value);
        write_flags(value, out);
    } else {
        write_small(field->kind, *at, out);
    }
}

static bool find_field(const struct field *fields, const void *record, const char *column,
                       char out[SERIAL_TEXT_SIZE]) {
    for (; fields->column != NULL; fields++) {
        if (strcmp(fields->column, column) == 0) {
            write_field(fields, record, out);
            return true;
        }
    }
    return false;
}

/* NAME_low, NAME_high and NAME_result of a threshold with that name. */
static bool threshold_text(const darisk_ranking *ranking, const darisk_serial_policy *policy,
                           size_t row, const char *column, char out[SERIAL_TEXT_SIZE]) {
    for (size_t i = 0; i < darisk_serial_policy_threshold_count(policy); i++) {
        const char *name = darisk_serial_policy_threshold_name(policy, i);
        const size_t length = strlen(name);
        darisk_ranked_threshold got = {.struct_size = sizeof got};
        if (strncmp(column, name, length) != 0 ||
            darisk_ranking_threshold(ranking, row, i, &got) != DARISK_OK)
            continue;
        if (strcmp(column + length, "_low") == 0)
            return snprintf(out, SERIAL_TEXT_SIZE, "%" PRIu32, got.low) > 0;
        if (strcmp(column + length, "_high") == 0)
            return snprintf(out, SERIAL_TEXT_SIZE, "%" PRIu32, got.high) > 0;
        if (strcmp(column + length, "_result") == 0)
            return snprintf(out, SERIAL_TEXT_SIZE, "%s", result_text((uint8_t)got.result)) > 0;
    }
    return false;
}

bool serial_person_text(const darisk_ranking *ranking, const darisk_serial_policy *policy,
                        size_t row, const char *column, char out[SERIAL_TEXT_SIZE]) {
    darisk_ranked_person person = {.struct_size = sizeof person};
    if (darisk_ranking_person(ranking, row, &person) != DARISK_OK)
        return false;
    return find_field(person_fields, &person, column, out) ||
           threshold_text(ranking, policy, row, column, out);
}

bool serial_pair_text(const darisk_pair *pair, const char *column, char out[SERIAL_TEXT_SIZE]) {
    return find_field(pair_fields, pair, column, out);
}

bool serial_victim_text(const darisk_quiet_victim *victim, const char *column,
                        char out[SERIAL_TEXT_SIZE]) {
    return find_field(victim_fields, victim, column, out);
}

bool serial_total_text(const darisk_ranking_summary *summary, const char *column,
                       char out[SERIAL_TEXT_SIZE]) {
    const struct {
        const char *column;
        uint64_t value;
    } totals[] = {
        {"rows", summary->rows},
        {"ignored", summary->rows_ignored},
        {"no_perpetrator", summary->rows_no_perpetrator},
        {"reversed", summary->rows_reversed},
        {"listed", summary->listed},
        {"scored", summary->scored},
        {"selected", summary->selected},
    };
    for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++)
        if (strcmp(totals[i].column, column) == 0)
            return snprintf(out, SERIAL_TEXT_SIZE, "%" PRIu64, totals[i].value) > 0;
    return false;
}
