/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "dait/conclude.h"

#define CHECK(name)  DARISK_DAIT_CHECK_BIT(DARISK_DAIT_CHECK_##name)
#define MARKER(name) DARISK_DAIT_MARKER_BIT(DARISK_DAIT_MARKER_##name)
#define NOTIFY(name) DARISK_DAIT_NOTIFICATION_BIT(DARISK_DAIT_NOTIFICATION_##name)

#define CERTIFICATES                                                                               \
    (CHECK(CERTIFICATE_VICTIM) | CHECK(CERTIFICATE_SUSPECT) | CHECK(CERTIFICATE_ADDRESS))

uint32_t darisk_dait_set_of(const uint8_t *states, uint8_t state) {
    uint32_t set = 0;
    uint32_t bit = 1;
    /*@ loop invariant 0 <= i <= DARISK_DAIT_CHECK_LAST;
        loop invariant bit == weight(i);
        loop invariant set == set_of(states, state, i);
        loop invariant 0 <= set < bit <= 0x200000;
        loop invariant 1 <= weight(DARISK_DAIT_CHECK_LAST - i);
        loop invariant bit * weight(DARISK_DAIT_CHECK_LAST - i) == 0x200000;
        loop assigns i, set, bit;
        loop variant DARISK_DAIT_CHECK_LAST - i; */
    for (uint32_t i = 0; i < DARISK_DAIT_CHECK_LAST; i++) {
        /*@ assert weight(DARISK_DAIT_CHECK_LAST - i) ==
              2 * weight(DARISK_DAIT_CHECK_LAST - (i + 1)); */
        /*@ assert (2 * bit) * weight(DARISK_DAIT_CHECK_LAST - (i + 1)) == 0x200000; */
        if (states[i] == state)
            set += bit;
        bit *= 2;
    }
    return set;
}

/*@ assigns \nothing;
    ensures nothing: \result % 2 == 1 <==>
      sets.found == 0 && outstanding == 0 && sets.nothing != 0;
    ensures unavailable: \result / 2 % 2 == 1 <==> sets.unavailable != 0;
    ensures not_done: \result / 4 == 1 <==> outstanding != 0;
    ensures general: \result <= 7; */
static uint32_t general_markers(struct darisk_dait_sets sets, uint32_t outstanding) {
    uint32_t markers = 0;
    if (sets.found == 0 && outstanding == 0 && sets.nothing != 0)
        markers += MARKER(NOTHING_RECORDED);
    if (sets.unavailable != 0)
        markers += MARKER(CHECK_UNAVAILABLE);
    if (outstanding != 0)
        markers += MARKER(CHECK_NOT_DONE);
    return markers;
}

/*@ assigns \nothing;
    ensures control: \result % 2 == 1 <==> outcome == DARISK_DAIT_ALERT_CONTROL ||
      outcome == DARISK_DAIT_ALERT_INSPECTOR;
    ensures inspector: \result / 2 % 2 == 1 <==> outcome == DARISK_DAIT_ALERT_INSPECTOR;
    ensures firearms: \result / 4 % 2 == 1 <==> (found & 0x380) != 0;
    ensures review: \result / 8 == 1 <==> (found & 0x100) != 0;
    ensures four: \result <= 15; */
static uint32_t notifications_due(int32_t outcome, uint32_t found) {
    uint32_t due = 0;
    if (outcome == DARISK_DAIT_ALERT_CONTROL || outcome == DARISK_DAIT_ALERT_INSPECTOR)
        due += NOTIFY(TELL_CONTROL_SUPERVISOR);
    if (outcome == DARISK_DAIT_ALERT_INSPECTOR)
        due += NOTIFY(TELL_DUTY_INSPECTOR);
    if ((found & CERTIFICATES) != 0)
        due += NOTIFY(WARN_CREW_FIREARMS);
    if ((found & CHECK(CERTIFICATE_SUSPECT)) != 0)
        due += NOTIFY(REVIEW_CERTIFICATE);
    return due;
}

struct darisk_dait_conclusion darisk_dait_conclude(struct darisk_dait_table table,
                                                   struct darisk_dait_sets sets) {
    const uint32_t inspector = sets.found & table.found_inspector;
    const uint32_t control =
        (sets.found & table.found_control) | (sets.unavailable & table.unavailable_control);
    struct darisk_dait_conclusion out;
    out.outstanding = table.required & ~(sets.found | sets.unavailable | sets.nothing);
    if (inspector != 0) {
        out.outcome = DARISK_DAIT_ALERT_INSPECTOR;
        out.reasons = inspector;
    } else if (control != 0) {
        out.outcome = DARISK_DAIT_ALERT_CONTROL;
        out.reasons = control;
    } else if (out.outstanding != 0) {
        out.outcome = DARISK_DAIT_CHECKS_OPEN;
        out.reasons = out.outstanding;
    } else {
        out.outcome = DARISK_DAIT_BRIEF_CREW;
        out.reasons = sets.found | sets.unavailable;
    }
    out.markers = general_markers(sets, out.outstanding);
    out.notifications = notifications_due(out.outcome, sets.found);
    return out;
}
