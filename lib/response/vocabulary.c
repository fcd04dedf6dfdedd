/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The small vocabularies as text, and the codes of the grades. */
#include "base/text.h"
#include "darisk/response.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

#define FIRST_CODE DARISK_RESPONSE_EMERGENCY
#define LAST_CODE  DARISK_RESPONSE_RESOLUTION_WITHOUT_DEPLOYMENT

static const char *const grades[] = {
    "RESP:EMERGENCY",
    "RESP:PRIORITY",
    "RESP:SCHEDULED",
    "RESP:RESOLUTION_WITHOUT_DEPLOYMENT",
};

static const char *const roles[] = {
    [DARISK_RESPONSE_ROLE_SUPERVISOR] = "SUPERVISOR",
    [DARISK_RESPONSE_ROLE_CALL_TAKER] = "CALL_TAKER",
    [DARISK_RESPONSE_ROLE_OTHER] = "OTHER",
};

static const char *const grounds[] = {
    [DARISK_RESPONSE_GROUND_VICTIM_NOT_AVAILABLE] = "VICTIM_NOT_AVAILABLE",
    [DARISK_RESPONSE_GROUND_VICTIM_ASKED_LATER] = "VICTIM_ASKED_LATER",
    [DARISK_RESPONSE_GROUND_NO_UNIT] = "NO_UNIT",
    [DARISK_RESPONSE_GROUND_OTHER] = "OTHER",
};

static const char *const supports[] = {
    [DARISK_RESPONSE_SUPPORT_FROM_CALLER] = "FROM_CALLER",
    [DARISK_RESPONSE_SUPPORT_FROM_VICTIM] = "FROM_VICTIM",
    [DARISK_RESPONSE_SUPPORT_INTELLIGENCE] = "INTELLIGENCE",
    [DARISK_RESPONSE_SUPPORT_INFORMATION_RECEIVED] = "INFORMATION_RECEIVED",
};

static const char *const certificates[] = {
    [DARISK_RESPONSE_CERTIFICATE_NONE] = "NONE",
    [DARISK_RESPONSE_CERTIFICATE_CANNOT_TELL] = "CANNOT_TELL",
    [DARISK_RESPONSE_CERTIFICATE_TELL_AND_WARN] = "TELL_AND_WARN",
};

static const char *const delays[] = {
    [DARISK_RESPONSE_DELAY_NOT_DUE] = "NOT_DUE",
    [DARISK_RESPONSE_DELAY_NOT_CONFIGURED] = "NOT_CONFIGURED",
    [DARISK_RESPONSE_DELAY_DUE] = "DUE",
    [DARISK_RESPONSE_DELAY_CANNOT_TELL] = "CANNOT_TELL",
};

_Static_assert(COUNT(grades) == LAST_CODE - FIRST_CODE + 1, "one text for each code");

bool darisk_response_grade_is_valid(darisk_response_grade grade) {
    return grade.code >= FIRST_CODE && grade.code <= LAST_CODE;
}

darisk_status darisk_response_grade_from_code(int32_t code, darisk_response_grade *out) {
    const darisk_response_grade grade = {code};
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_response_grade_is_valid(grade))
        return DARISK_ERROR_RESPONSE_GRADE;
    *out = grade;
    return DARISK_OK;
}

const char *darisk_response_grade_text(darisk_response_grade grade) {
    return darisk_response_grade_is_valid(grade) ? grades[grade.code - FIRST_CODE] : NULL;
}

darisk_status darisk_response_grade_from_text(const char *text, darisk_response_grade *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const size_t place = darisk_text_place(text, grades, COUNT(grades));
    if (place == COUNT(grades))
        return DARISK_ERROR_TEXT;
    out->code = FIRST_CODE + (int32_t)place;
    return DARISK_OK;
}

const char *darisk_response_role_text(darisk_response_role role) {
    return darisk_text_at((size_t)role, roles, COUNT(roles));
}

darisk_status darisk_response_role_from_text(const char *text, darisk_response_role *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const size_t place = darisk_text_place(text, roles, COUNT(roles));
    if (place == COUNT(roles))
        return DARISK_ERROR_TEXT;
    *out = (darisk_response_role)place;
    return DARISK_OK;
}

const char *darisk_response_ground_text(darisk_response_ground ground) {
    return darisk_text_at((size_t)ground, grounds, COUNT(grounds));
}

darisk_status darisk_response_ground_from_text(const char *text, darisk_response_ground *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const size_t place = darisk_text_place(text, grounds, COUNT(grounds));
    if (place == COUNT(grounds))
        return DARISK_ERROR_TEXT;
    *out = (darisk_response_ground)place;
    return DARISK_OK;
}

const char *darisk_response_support_text(darisk_response_support support) {
    return darisk_text_at((size_t)support, supports, COUNT(supports));
}

darisk_status darisk_response_support_from_text(const char *text, darisk_response_support *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const size_t place = darisk_text_place(text, supports, COUNT(supports));
    if (place == COUNT(supports))
        return DARISK_ERROR_TEXT;
    *out = (darisk_response_support)place;
    return DARISK_OK;
}

const char *darisk_response_certificate_text(darisk_response_certificate certificate) {
    return darisk_text_at((size_t)certificate, certificates, COUNT(certificates));
}

const char *darisk_response_delay_text(darisk_response_delay delay) {
    return darisk_text_at((size_t)delay, delays, COUNT(delays));
}
