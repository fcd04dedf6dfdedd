/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The vocabularies of histories as text. */
#include "base/text.h"
#include "darisk/ranking.h"
#include "darisk/score_explanation.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const char *const ROLES[] = {
    [DARISK_EVENT_ROLE_SUSPECT] = "SUSPECT",
    [DARISK_EVENT_ROLE_OFFENDER] = "OFFENDER",
    [DARISK_EVENT_ROLE_OTHER] = "OTHER",
};

static const char *const RECORD_STATUSES[] = {
    [DARISK_EVENT_STATUS_OPEN] = "OPEN",
    [DARISK_EVENT_STATUS_CANCELLED] = "CANCELLED",
    [DARISK_EVENT_STATUS_NO_CRIME] = "NO_CRIME",
};

static const char *const RESULTS[] = {
    [DARISK_SERIAL_NOT_STATED] = "",
    [DARISK_SERIAL_NOT_MET] = "NOT_MET",
    [DARISK_SERIAL_INDETERMINATE] = "INDETERMINATE",
    [DARISK_SERIAL_MET] = "MET",
};

/* Bit by bit, in the order of R19. */
static const char *const FLAGS[] = {
    "COUNTER",   "DUAL",   "UNDATED",   "FUTURE", "UNMAPPED", "CONNECTION_UNKNOWN",
    "SELF_LINK", "MERGED", "CANCELLED",
};

static const char *const CONTRIBUTIONS[] = {
    [DARISK_CONTRIBUTION_RECENCY] = "RECENCY", [DARISK_CONTRIBUTION_FREQUENCY] = "FREQUENCY",
    [DARISK_CONTRIBUTION_GRAVITY] = "GRAVITY", [DARISK_CONTRIBUTION_VICTIMS] = "VICTIMS",
    [DARISK_CONTRIBUTION_SERIAL] = "SERIAL",   [DARISK_CONTRIBUTION_THRESHOLD] = "THRESHOLD",
    [DARISK_CONTRIBUTION_FLAG] = "FLAG",       [DARISK_CONTRIBUTION_ADVICE] = "ADVICE",
    [DARISK_CONTRIBUTION_LIMITS] = "LIMITS",
};

static const char *text_at(const char *const *texts, size_t count, int value) {
    return value >= 0 && (size_t)value < count ? texts[value] : NULL;
}

/* The place of a text; 0, which no key has, where there is none. */
static int place_of(const char *const *texts, size_t count, const char *text) {
    for (size_t i = 1; i < count; i++)
        if (darisk_text_same(texts[i], text))
            return (int)i;
    return 0;
}

const char *darisk_event_role_text(darisk_event_role role) {
    return text_at(ROLES, COUNT(ROLES), (int)role);
}

darisk_status darisk_event_role_from_text(const char *text, darisk_event_role *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const int place = place_of(ROLES, COUNT(ROLES), text);
    if (place == 0)
        return DARISK_ERROR_TEXT;
    *out = (darisk_event_role)place;
    return DARISK_OK;
}

const char *darisk_event_status_text(darisk_event_status status) {
    return text_at(RECORD_STATUSES, COUNT(RECORD_STATUSES), (int)status);
}

darisk_status darisk_event_status_from_text(const char *text, darisk_event_status *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const int place = place_of(RECORD_STATUSES, COUNT(RECORD_STATUSES), text);
    if (place == 0)
        return DARISK_ERROR_TEXT;
    *out = (darisk_event_status)place;
    return DARISK_OK;
}

const char *darisk_serial_result_text(darisk_serial_result result) {
    return text_at(RESULTS, COUNT(RESULTS), (int)result);
}

const char *darisk_serial_flag_text(darisk_serial_flag flag) {
    for (size_t i = 0; i < COUNT(FLAGS); i++)
        if ((unsigned)flag == 1U << i)
            return FLAGS[i];
    return NULL;
}

const char *darisk_contribution_kind_text(darisk_contribution_kind kind) {
    return text_at(CONTRIBUTIONS, COUNT(CONTRIBUTIONS), (int)kind);
}
