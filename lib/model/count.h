/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file count.h
 * What a criterion comes to where some of it is not known. Shared by the modules that count
 * incidents, each of which gives the three values its own name. Internal. */
#ifndef DARISK_MODEL_COUNT_H
#define DARISK_MODEL_COUNT_H

#include <stddef.h>

#include "darisk/stated.h"

/* The order is that of certainty: of several, all is the least and any is the greatest. */
enum darisk_met {
    DARISK_MET_NO = 1,
    DARISK_MET_OPEN = 2, /* it can be neither shown nor ruled out */
    DARISK_MET_YES = 3,
};

/*@
  predicate is_met(integer met) = 1 <= met <= 3;
*/

/* A stated fact as a criterion; what is neither yes nor no is open. */
/*@ assigns \nothing;
    ensures is_met(\result);
    ensures yes: \result == DARISK_MET_YES <==> stated == DARISK_STATED_YES;
    ensures no: \result == DARISK_MET_NO <==> stated == DARISK_STATED_NO; */
enum darisk_met darisk_met_of(darisk_stated stated);

/* Both: no wins, else open does. */
/*@ requires is_met(a) && is_met(b);
    assigns \nothing;
    ensures is_met(\result);
    ensures yes: \result == DARISK_MET_YES <==> a == DARISK_MET_YES && b == DARISK_MET_YES;
    ensures no: \result == DARISK_MET_NO <==> a == DARISK_MET_NO || b == DARISK_MET_NO; */
enum darisk_met darisk_met_all(enum darisk_met a, enum darisk_met b);

/* Either: yes wins, else open does. */
/*@ requires is_met(a) && is_met(b);
    assigns \nothing;
    ensures is_met(\result);
    ensures yes: \result == DARISK_MET_YES <==> a == DARISK_MET_YES || b == DARISK_MET_YES;
    ensures no: \result == DARISK_MET_NO <==> a == DARISK_MET_NO && b == DARISK_MET_NO; */
enum darisk_met darisk_met_any(enum darisk_met a, enum darisk_met b);

/* Whether a count that lies between `low`, which is certain, and `high` reaches a threshold. */
/*@ requires low <= high;
    assigns \nothing;
    behavior met:
      assumes low >= threshold;
      ensures \result == DARISK_MET_YES;
    behavior open:
      assumes low < threshold <= high;
      ensures \result == DARISK_MET_OPEN;
    behavior not_met:
      assumes high < threshold;
      ensures \result == DARISK_MET_NO;
    complete behaviors;
    disjoint behaviors; */
enum darisk_met darisk_count_reaches(size_t low, size_t high, size_t threshold);

#endif
