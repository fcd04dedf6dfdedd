/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The texts of an explanation, and the contributions they belong to. */
#include <string.h>

#include "serial/cohort.h"
#include "serial/explain.h"
#include "serial/number.h"

static void put_bytes(darisk_score_explanation *out, const char *bytes, size_t size) {
    void *text = out->text;
    if (out->status == DARISK_OK)
        out->status =
            darisk_cohort_grow(&out->allocator, &text, &out->text_room, out->text_size, size, 1);
    out->text = text;
    if (out->status != DARISK_OK)
        return;
    memcpy(out->text + out->text_size, bytes, size);
    out->text_size += size;
}

void darisk_explain_put(darisk_score_explanation *out, const char *words) {
    put_bytes(out, words, strlen(words));
}

void darisk_explain_put_number(darisk_score_explanation *out, int64_t number) {
    char digits[DARISK_NUMBER_DIGITS];
    put_bytes(out, digits, darisk_number_write(number, digits));
}

void darisk_explain_put_date(darisk_score_explanation *out, darisk_date date) {
    char text[DARISK_DATE_TEXT_SIZE];
    if (darisk_date_text(date, text) == DARISK_OK)
        darisk_explain_put(out, text);
}

void darisk_explain_put_days(darisk_score_explanation *out, int64_t thousandths) {
    const int64_t rest = thousandths % 1000;
    const char decimals[] = {'.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10),
                             (char)('0' + rest % 10)};
    darisk_explain_put_number(out, thousandths / 1000);
    put_bytes(out, decimals, sizeof decimals);
    darisk_explain_put(out, " days");
}

void darisk_explain_put_count(darisk_score_explanation *out, int64_t number, const char *noun) {
    darisk_explain_put_number(out, number);
    darisk_explain_put(out, " ");
    darisk_explain_put(out, noun);
    darisk_explain_put(out, number == 1 ? "" : "s");
}

void darisk_explain_put_window(darisk_score_explanation *out, struct darisk_serial_window window,
                               darisk_date start, darisk_date end) {
    if (window.unit == DARISK_SERIAL_UNIT_UNLIMITED) {
        darisk_explain_put(out, "up to ");
        darisk_explain_put_date(out, end);
        darisk_explain_put(out, ", however long ago");
        return;
    }
    darisk_explain_put(out, "in the ");
    darisk_explain_put_count(out, window.count,
                             window.unit == DARISK_SERIAL_UNIT_MONTHS ? "month" : "day");
    darisk_explain_put(out, " to ");
    darisk_explain_put_date(out, end);
    if (start == DARISK_SERIAL_NO_START)
        return;
    darisk_explain_put(out, " (after ");
    darisk_explain_put_date(out, start);
    darisk_explain_put(out, ")");
}

void darisk_explain_next(darisk_score_explanation *out) {
    if (out->text_size > out->sentence)
        darisk_explain_put(out, " ");
}

darisk_contribution *darisk_explain_begin(darisk_score_explanation *out,
                                          darisk_contribution_kind kind, const char *rule) {
    darisk_contribution *contribution = &out->contributions[out->count];
    *contribution = (darisk_contribution){.kind = kind, .rule = rule};
    out->places[out->count] = (struct darisk_explain_place){out->text_size, 0, out->incident_count};
    out->sentence = out->text_size;
    return contribution;
}

void darisk_explain_change(darisk_score_explanation *out) {
    put_bytes(out, "", 1);
    out->places[out->count].change = out->text_size;
    out->sentence = out->text_size;
}

void darisk_explain_end(darisk_score_explanation *out) {
    darisk_contribution *contribution = &out->contributions[out->count];
    put_bytes(out, "", 1);
    contribution->incident_count = out->incident_count - out->places[out->count].first;
    out->count++;
}
