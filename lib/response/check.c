/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "response/check.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* One value of an enumeration that starts at 0, with its name. */
struct answer {
    const char *name;
    uint32_t value;
    uint32_t last;
    darisk_status error;
};

#define STATED(name)                                                                               \
    { #name, (uint32_t)request->name, DARISK_STATED_YES, DARISK_ERROR_RESPONSE_STATED }

darisk_status darisk_response_check_request(const darisk_response_request *request,
                                            const char **field) {
    const darisk_response_authorisation *by = &request->authorisation;
    const struct answer answers[] = {
        STATED(danger),
        STATED(call_cut_off),
        STATED(station_appointment),
        STATED(suspect_absent),
        STATED(victim_safe),
        STATED(victim_willing),
        STATED(victim_certificate),
        STATED(perpetrator_certificate),
        {"role", (uint32_t)by->role, DARISK_RESPONSE_ROLE_OTHER, DARISK_ERROR_RESPONSE_ROLE},
        {"ground", (uint32_t)by->ground, DARISK_RESPONSE_GROUND_OTHER,
         DARISK_ERROR_RESPONSE_GROUND},
        {"support", (uint32_t)by->support, DARISK_RESPONSE_SUPPORT_INFORMATION_RECEIVED,
         DARISK_ERROR_RESPONSE_SUPPORT},
        {"no_current_threat", (uint32_t)by->no_current_threat, DARISK_STATED_YES,
         DARISK_ERROR_RESPONSE_STATED},
    };
    *field = "requested";
    if (request->requested.code != 0 && !darisk_response_grade_is_valid(request->requested))
        return DARISK_ERROR_RESPONSE_GRADE;
    for (size_t i = 0; i < COUNT(answers); i++) {
        *field = answers[i].name;
        if (answers[i].value > answers[i].last)
            return answers[i].error;
    }
    *field = "given_on";
    if (!darisk_moment_is_valid(by->given_at))
        return DARISK_ERROR_RESPONSE_MOMENT;
    *field = "agreed_on";
    if (!darisk_moment_is_valid(by->agreed))
        return DARISK_ERROR_RESPONSE_MOMENT;
    *field = NULL;
    return DARISK_OK;
}

static bool review_is_stated_first(const darisk_response_progress *progress) {
    return progress->delay_reviewed == DARISK_STATED_YES ||
           (progress->reviewed.given == DARISK_MOMENT_MISSING &&
            progress->delay_justified == DARISK_STATED_UNKNOWN);
}

darisk_status darisk_response_check_progress(const darisk_response_progress *progress) {
    const darisk_stated answers[] = {
        progress->allocated,      progress->attended,       progress->call_cut_off,
        progress->threat_changed, progress->delay_reviewed, progress->delay_justified,
    };
    const darisk_moment moments[] = {
        progress->now,
        progress->received,
        progress->reviewed,
        progress->agreed,
    };
    if (!darisk_response_grade_is_valid(progress->grade))
        return DARISK_ERROR_RESPONSE_GRADE;
    for (size_t i = 0; i < COUNT(answers); i++)
        if ((uint32_t)answers[i] > DARISK_STATED_YES)
            return DARISK_ERROR_RESPONSE_STATED;
    for (size_t i = 0; i < COUNT(moments); i++)
        if (!darisk_moment_is_valid(moments[i]))
            return DARISK_ERROR_RESPONSE_MOMENT;
    return review_is_stated_first(progress) ? DARISK_OK : DARISK_ERROR_RESPONSE_REVIEW;
}
