/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "dait/provision_id.h"
#include "darisk/dait_words.h"

static const darisk_dait_notification_record records[DARISK_DAIT_NOTIFICATION_LAST] = {
    {DARISK_DAIT_NOTIFICATION_TELL_CONTROL_SUPERVISOR, "TELL_CONTROL_SUPERVISOR",
     "Tell a supervisor in the control room.", DARISK_DAIT_PROVISION(REPORT_ALERT)},
    {DARISK_DAIT_NOTIFICATION_TELL_DUTY_INSPECTOR, "TELL_DUTY_INSPECTOR",
     "Tell the duty inspector.", DARISK_DAIT_PROVISION(REPORT_ALERT)},
    {DARISK_DAIT_NOTIFICATION_WARN_CREW_FIREARMS, "WARN_CREW_FIREARMS",
     "Warn the officers attending that there may be firearms, so that they can be equipped.",
     DARISK_DAIT_PROVISION(REPORT_CERTIFICATE)},
    {DARISK_DAIT_NOTIFICATION_REVIEW_CERTIFICATE, "REVIEW_CERTIFICATE",
     "Have it reviewed whether the suspect is suitable to hold the certificate.",
     DARISK_DAIT_PROVISION(REPORT_SUITABILITY)},
};

size_t darisk_dait_notification_count(void) {
    return DARISK_DAIT_NOTIFICATION_LAST;
}

const darisk_dait_notification_record *darisk_dait_notification_at(size_t index) {
    return index < DARISK_DAIT_NOTIFICATION_LAST ? &records[index] : NULL;
}

/* The records stand in the order of their values, from 1. */
const darisk_dait_notification_record *
darisk_dait_notification_find(darisk_dait_notification notification) {
    return darisk_dait_notification_at((size_t)notification - 1);
}

const char *darisk_dait_notification_text(darisk_dait_notification notification) {
    const darisk_dait_notification_record *record = darisk_dait_notification_find(notification);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_dait_notification_from_text(const char *text, darisk_dait_notification *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < DARISK_DAIT_NOTIFICATION_LAST; i++) {
        if (darisk_text_same(text, records[i].key)) {
            *out = records[i].notification;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}
