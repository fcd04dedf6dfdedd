/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "darisk/response.h"
#include "response/provision_id.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const darisk_response_finding_record findings[] = {
#define FINDING(finding, role, provision, says, ask)                                               \
    {DARISK_RESPONSE_FINDING_##finding,                                                            \
     DARISK_RESPONSE_FINDING_ROLE_##role,                                                          \
     #finding,                                                                                     \
     says,                                                                                         \
     ask,                                                                                          \
     &darisk_response_provisions[DARISK_RESPONSE_PROVISION_##provision]},
#include "response/finding.inc"
#undef FINDING
};

static const darisk_response_duty_record duties[] = {
#define DUTY(duty, urgent, provision, says, ask)                                                   \
    {DARISK_RESPONSE_DUTY_##duty,                                                                  \
     urgent,                                                                                       \
     #duty,                                                                                        \
     says,                                                                                         \
     ask,                                                                                          \
     &darisk_response_provisions[DARISK_RESPONSE_PROVISION_##provision]},
#include "response/duty.inc"
#undef DUTY
};

_Static_assert(COUNT(duties) == DARISK_RESPONSE_DUTY_LAST, "a duty is found by its number");

size_t darisk_response_finding_count(void) {
    return COUNT(findings);
}

const darisk_response_finding_record *darisk_response_finding_at(size_t index) {
    return index < COUNT(findings) ? &findings[index] : NULL;
}

const darisk_response_finding_record *
darisk_response_finding_find(darisk_response_finding finding) {
    for (size_t i = 0; i < COUNT(findings); i++)
        if (findings[i].finding == finding)
            return &findings[i];
    return NULL;
}

const char *darisk_response_finding_text(darisk_response_finding finding) {
    const darisk_response_finding_record *record = darisk_response_finding_find(finding);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_response_finding_from_text(const char *text, darisk_response_finding *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT(findings); i++) {
        if (darisk_text_same(text, findings[i].key)) {
            *out = findings[i].finding;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

size_t darisk_response_duty_count(void) {
    return COUNT(duties);
}

const darisk_response_duty_record *darisk_response_duty_at(size_t index) {
    return index < COUNT(duties) ? &duties[index] : NULL;
}

const darisk_response_duty_record *darisk_response_duty_find(darisk_response_duty duty) {
    return (unsigned)duty - 1 < COUNT(duties) ? &duties[(unsigned)duty - 1] : NULL;
}

const char *darisk_response_duty_text(darisk_response_duty duty) {
    const darisk_response_duty_record *record = darisk_response_duty_find(duty);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_response_duty_from_text(const char *text, darisk_response_duty *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT(duties); i++) {
        if (darisk_text_same(text, duties[i].key)) {
            *out = duties[i].duty;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}
