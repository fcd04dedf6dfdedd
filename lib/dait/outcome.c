/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "dait/provision_id.h"
#include "darisk/dait_words.h"

static const darisk_dait_outcome_record records[] = {
    {{DARISK_DAIT_CHECKS_OPEN},
     "DAIT:CHECKS_OPEN",
     "Checks that must be finished have not been made; no wider telling is due so far.",
     DARISK_DAIT_PROVISION(READING_TABLE)},
    {{DARISK_DAIT_BRIEF_CREW},
     "DAIT:BRIEF_CREW",
     "Brief the officers attending with the facts and markers.",
     DARISK_DAIT_PROVISION(REPORT_REPEAT)},
    {{DARISK_DAIT_ALERT_CONTROL},
     "DAIT:ALERT_CONTROL",
     "Alert a supervisor in the control room, and brief the officers attending.",
     DARISK_DAIT_PROVISION(REPORT_ALERT)},
    {{DARISK_DAIT_ALERT_INSPECTOR},
     "DAIT:ALERT_INSPECTOR",
     "Alert a supervisor in the control room and the duty inspector, and brief the officers "
     "attending.",
     DARISK_DAIT_PROVISION(REPORT_ALERT)},
};

#define COUNT (sizeof records / sizeof records[0])

size_t darisk_dait_outcome_count(void) {
    return COUNT;
}

const darisk_dait_outcome_record *darisk_dait_outcome_at(size_t index) {
    return index < COUNT ? &records[index] : NULL;
}

const darisk_dait_outcome_record *darisk_dait_outcome_find(darisk_dait_outcome outcome) {
    for (size_t i = 0; i < COUNT; i++)
        if (records[i].outcome.code == outcome.code)
            return &records[i];
    return NULL;
}

const char *darisk_dait_outcome_text(darisk_dait_outcome outcome) {
    const darisk_dait_outcome_record *record = darisk_dait_outcome_find(outcome);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_dait_outcome_from_text(const char *text, darisk_dait_outcome *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].outcome;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}
