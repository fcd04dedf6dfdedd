/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/gravity_text.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "darisk/gravity.h"
#include "serial/number.h"

/* Control characters would break the lines that a digest is taken over. */
static bool has_control(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
            return true;
    return false;
}

static const char *bytes_fault(const char *text, size_t length, size_t last) {
    if (length == 0)
        return "the text must not be empty";
    if (length > last)
        return "the text must not be longer: 255 bytes for an edition or a code, 1023 for a source";
    if (!darisk_utf8_is_text((const uint8_t *)text, length))
        return "the text must be UTF-8";
    return has_control(text, length) ? "the text must have no control character in it" : NULL;
}

const char *darisk_gravity_text_fault(const char *text, size_t length, size_t last) {
    const char *fault = bytes_fault(text, length, last);
    if (fault == NULL && (text[0] == ' ' || text[length - 1] == ' '))
        fault = "the text must not begin or end with a blank";
    return fault;
}

const char *darisk_gravity_edition_fault(const char *text, size_t length) {
    static const char none[] = "none";
    if (length == sizeof none - 1 && memcmp(text, none, length) == 0)
        return "an edition must not be the word none: by that a policy names no edition";
    return darisk_gravity_text_fault(text, length, DARISK_GRAVITY_TEXT_LAST);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Five digits are an offence code without its slash only where they begin with 0; else they may
 * be the day number into which a spreadsheet turned a code. */
static bool may_be_day_number(const char *code, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!is_digit(code[i]))
            return false;
    return length == 5 && code[0] != '0';
}

const char *darisk_gravity_code_fault(const char *code) {
    if (code == NULL)
        return "the row must have a code";
    const size_t length = strlen(code);
    if (may_be_day_number(code, length))
        return "a code of five digits must begin with 0: it may be a date that a spreadsheet made";
    return bytes_fault(code, length, DARISK_GRAVITY_TEXT_LAST);
}

/* What the digits after the third decimal do to the number before them: above a half they raise
 * it, on the half where it is odd. */
static bool rounds_up(const char *rest, bool odd) {
    bool more = false;
    if (rest[0] < '5')
        return false;
    for (size_t i = 1; rest[i - 1] != '\0' && rest[i] != '\0'; i++)
        more |= rest[i] != '0';
    return rest[0] > '5' || more || odd;
}

/* Digits, or digits, a point and digits. */
static bool is_decimal(const char *text) {
    size_t at = 0;
    while (is_digit(text[at]))
        at++;
    if (at == 0 || text[at] == '\0')
        return at > 0;
    const size_t point = at;
    if (text[at++] != '.')
        return false;
    while (is_digit(text[at]))
        at++;
    return text[at] == '\0' && at > point + 1;
}

const char *darisk_gravity_weight_read(const char *text, int64_t *out) {
    static const char too_great[] = "a weight must be at most INT64_MAX thousandths of a day";
    int64_t thousandths = 0;
    if (text == NULL || !is_decimal(text))
        return "a weight must be decimal digits, with a point and digits after it or without";
    for (; is_digit(*text); text++)
        if (!darisk_number_append(&thousandths, *text - '0'))
            return too_great;
    text += *text == '.';
    for (int decimal = 0; decimal < 3; decimal++) {
        if (!darisk_number_append(&thousandths, *text == '\0' ? 0 : *text - '0'))
            return too_great;
        text += *text != '\0';
    }
    if (rounds_up(text, thousandths % 2 == 1)) {
        if (thousandths == INT64_MAX)
            return too_great;
        thousandths++;
    }
    *out = thousandths;
    return NULL;
}
