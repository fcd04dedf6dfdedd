/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "darisk/dash_validation.h"
#include "dash/provision.h"

static const darisk_dash_finding_record records[] = {
#define FINDING(finding, rule, severity, source, says, ask)                                        \
    {DARISK_DASH_FINDING_##finding, DARISK_DASH_SEVERITY_##severity, rule, #finding, says, ask,    \
     DARISK_DASH_PROVISION(source)},
#include "dash/validate_finding.inc"
#undef FINDING
};

#define COUNT (sizeof records / sizeof records[0])

static const char *const severities[] = {
    [DARISK_DASH_SEVERITY_INVALID] = "INVALID",
    [DARISK_DASH_SEVERITY_WARN] = "WARN",
    [DARISK_DASH_SEVERITY_TASK] = "TASK",
    [DARISK_DASH_SEVERITY_QUALITY] = "QUALITY",
};

size_t darisk_dash_finding_count(void) {
    return COUNT;
}

const darisk_dash_finding_record *darisk_dash_finding_at(size_t index) {
    return index < COUNT ? &records[index] : NULL;
}

const darisk_dash_finding_record *darisk_dash_finding_find(darisk_dash_finding finding) {
    for (size_t i = 0; i < COUNT; i++)
        if (records[i].finding == finding)
            return &records[i];
    return NULL;
}

const char *darisk_dash_finding_text(darisk_dash_finding finding) {
    const darisk_dash_finding_record *record = darisk_dash_finding_find(finding);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_dash_finding_from_text(const char *text, darisk_dash_finding *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].finding;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

const char *darisk_dash_severity_text(darisk_dash_severity severity) {
    return (size_t)severity < sizeof severities / sizeof severities[0] ? severities[severity]
                                                                       : NULL;
}
