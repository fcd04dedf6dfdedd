/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the checks of one case come to, as sets of checks. The one place where it is decided. */
#ifndef DARISK_DAIT_CONCLUDE_H
#define DARISK_DAIT_CONCLUDE_H

#include <stdint.h>

#include "darisk/dait_words.h"

/* A table: bit `check - 1` says what it says of that check. FOUND is told to the crew where it is
 * in neither set, UNAVAILABLE likewise: it is never told to the inspector. */
struct darisk_dait_table {
    uint32_t required;
    uint32_t found_control;
    uint32_t found_inspector;
    uint32_t unavailable_control;
};

/* The checks in each state. What is in none of them is not done. */
struct darisk_dait_sets {
    uint32_t found;
    uint32_t unavailable;
    uint32_t nothing;
};

struct darisk_dait_conclusion {
    int32_t outcome;
    uint32_t reasons;
    uint32_t outstanding;
    uint32_t markers; /* the three general ones */
    uint32_t notifications;
};

/*@
  // The checks, counted from 0, that are in a state, as the sum of 2^check.
  logic integer weight(integer check) = check <= 0 ? 1 : 2 * weight(check - 1);
  logic integer set_of{L}(uint8_t *states, integer state, integer checks) =
    checks <= 0 ? 0 : set_of(states, state, checks - 1) +
      (states[checks - 1] == state ? weight(checks - 1) : 0);
*/

/* The checks whose state is this one. `states` has one place for each check, the first first. */
/*@ requires \valid_read(states + (0 .. DARISK_DAIT_CHECK_LAST - 1));
    assigns \nothing;
    ensures \result == set_of(states, state, DARISK_DAIT_CHECK_LAST);
    ensures \result < weight(DARISK_DAIT_CHECK_LAST); */
uint32_t darisk_dait_set_of(const uint8_t *states, uint8_t state);

/* What a table makes of the checks. `sets` has no check twice, and no bit that is no check. */
/*@ assigns \nothing;
    ensures outstanding: \result.outstanding ==
      (table.required & (uint32_t)~(sets.found | sets.unavailable | sets.nothing));
    ensures nothing: \result.markers % 2 == 1 <==>
      sets.found == 0 && \result.outstanding == 0 && sets.nothing != 0;
    ensures unavailable: \result.markers / 2 % 2 == 1 <==> sets.unavailable != 0;
    ensures not_done: \result.markers / 4 == 1 <==> \result.outstanding != 0;
    ensures general: \result.markers <= 7;
    ensures control: \result.notifications % 2 == 1 <==>
      \result.outcome == DARISK_DAIT_ALERT_CONTROL ||
      \result.outcome == DARISK_DAIT_ALERT_INSPECTOR;
    ensures inspector: \result.notifications / 2 % 2 == 1 <==>
      \result.outcome == DARISK_DAIT_ALERT_INSPECTOR;
    ensures firearms: \result.notifications / 4 % 2 == 1 <==> (sets.found & 0x380) != 0;
    ensures review: \result.notifications / 8 == 1 <==> (sets.found & 0x100) != 0;
    ensures four: \result.notifications <= 15;
    behavior inspector:
      assumes (sets.found & table.found_inspector) != 0;
      ensures \result.outcome == DARISK_DAIT_ALERT_INSPECTOR;
      ensures \result.reasons == (sets.found & table.found_inspector);
    behavior control:
      assumes (sets.found & table.found_inspector) == 0;
      assumes ((sets.found & table.found_control) |
        (sets.unavailable & table.unavailable_control)) != 0;
      ensures \result.outcome == DARISK_DAIT_ALERT_CONTROL;
      ensures \result.reasons ==
        ((sets.found & table.found_control) | (sets.unavailable & table.unavailable_control));
    behavior open:
      assumes (sets.found & table.found_inspector) == 0;
      assumes ((sets.found & table.found_control) |
        (sets.unavailable & table.unavailable_control)) == 0;
      assumes (table.required & (uint32_t)~(sets.found | sets.unavailable | sets.nothing)) != 0;
      ensures \result.outcome == DARISK_DAIT_CHECKS_OPEN;
      ensures \result.reasons == \result.outstanding;
    behavior crew:
      assumes (sets.found & table.found_inspector) == 0;
      assumes ((sets.found & table.found_control) |
        (sets.unavailable & table.unavailable_control)) == 0;
      assumes (table.required & (uint32_t)~(sets.found | sets.unavailable | sets.nothing)) == 0;
      ensures \result.outcome == DARISK_DAIT_BRIEF_CREW;
      ensures \result.reasons == (sets.found | sets.unavailable);
    complete behaviors;
    disjoint behaviors; */
struct darisk_dait_conclusion darisk_dait_conclude(struct darisk_dait_table table,
                                                   struct darisk_dait_sets sets);

#endif
