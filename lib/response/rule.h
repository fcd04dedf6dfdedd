/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file rule.h
 * The rules that give a grade. Internal.
 *
 * Total functions of values that have been checked: what is no value of its enumeration is
 * refused before (check.h). The contracts say what a grade may rest on; the body says how it is
 * worked out. script/prove proves that they agree. */
#ifndef DARISK_RESPONSE_RULE_H
#define DARISK_RESPONSE_RULE_H

#include "darisk/response.h"

/* What the rules give one request. */
typedef struct darisk_response_verdict {
    darisk_response_grade initial;
    darisk_response_grade grade;
    darisk_response_findings refusals;
} darisk_response_verdict;

/*@
  predicate is_grade(integer code) =
      DARISK_RESPONSE_EMERGENCY <= code <= DARISK_RESPONSE_RESOLUTION_WITHOUT_DEPLOYMENT;

  predicate is_empty(darisk_response_authorisation a) =
      a.role == DARISK_RESPONSE_ROLE_NOT_SET && a.ground == DARISK_RESPONSE_GROUND_NOT_SET &&
      a.support == DARISK_RESPONSE_SUPPORT_NOT_SET &&
      a.no_current_threat == DARISK_STATED_UNKNOWN && a.authoriser == 0 && a.source == 0 &&
      a.given_at.given == DARISK_MOMENT_MISSING && a.agreed.given == DARISK_MOMENT_MISSING;

  // Rule R3, every part of it.
  predicate is_complete(darisk_response_authorisation a) =
      a.role == DARISK_RESPONSE_ROLE_SUPERVISOR && a.authoriser != 0 &&
      (a.ground == DARISK_RESPONSE_GROUND_VICTIM_NOT_AVAILABLE ||
       a.ground == DARISK_RESPONSE_GROUND_VICTIM_ASKED_LATER) &&
      a.support != DARISK_RESPONSE_SUPPORT_NOT_SET && a.source != 0 &&
      a.no_current_threat == DARISK_STATED_YES &&
      a.given_at.given != DARISK_MOMENT_MISSING;

  logic integer bit(boolean holds, integer weight) = holds ? weight : 0;
*/

/* R1 and R2: an immediate danger, or one that is not known, is an emergency. */
/*@ assigns \nothing;
    ensures danger == DARISK_STATED_NO ==> \result.code == DARISK_RESPONSE_PRIORITY;
    ensures danger != DARISK_STATED_NO ==> \result.code == DARISK_RESPONSE_EMERGENCY; */
darisk_response_grade darisk_response_rule_initial(darisk_stated danger);

/* What an authority lacks for a longer wait: the refusals 6 to 15. */
/*@ requires \valid_read(by);
    assigns \nothing;
    ensures \result <= 32736;
    behavior none_given:
      assumes is_empty(*by);
      ensures \result == DARISK_RESPONSE_FINDING_BIT(DARISK_RESPONSE_FINDING_AUTHORISATION_MISSING);
    behavior given:
      assumes !is_empty(*by);
      ensures \result == 0 <==> is_complete(*by);
      ensures \result ==
          bit(by->role != DARISK_RESPONSE_ROLE_SUPERVISOR, 64) +
          bit(by->authoriser == 0, 128) +
          bit(by->ground == DARISK_RESPONSE_GROUND_NOT_SET, 256) +
          bit(by->ground != DARISK_RESPONSE_GROUND_NOT_SET &&
              by->ground != DARISK_RESPONSE_GROUND_VICTIM_NOT_AVAILABLE &&
              by->ground != DARISK_RESPONSE_GROUND_VICTIM_ASKED_LATER, 512) +
          bit(by->support == DARISK_RESPONSE_SUPPORT_NOT_SET, 1024) +
          bit(by->source == 0, 2048) +
          bit(by->no_current_threat == DARISK_STATED_NO, 4096) +
          bit(by->no_current_threat != DARISK_STATED_NO &&
              by->no_current_threat != DARISK_STATED_YES, 8192) +
          bit(by->given_at.given == DARISK_MOMENT_MISSING, 16384);
    complete behaviors;
    disjoint behaviors; */
darisk_response_findings darisk_response_rule_lacks(const darisk_response_authorisation *by);

/* The grade of one request: what was asked for where it is as fast as the rules' or nothing
 * refuses it, else the rules'. */
/*@ requires \valid_read(request);
    requires request->requested.code == 0 || is_grade(request->requested.code);
    assigns \nothing;
    // A call is never resolved without sending anybody, nor left without a grade.
    ensures DARISK_RESPONSE_EMERGENCY <= \result.grade.code <= DARISK_RESPONSE_SCHEDULED;
    // An immediate danger, or one not known, is always an emergency.
    ensures request->danger != DARISK_STATED_NO ==>
        \result.grade.code == DARISK_RESPONSE_EMERGENCY;
    // A longer wait has a complete authority, or it is not given; with one, it is.
    ensures \result.grade.code == DARISK_RESPONSE_SCHEDULED <==>
        request->requested.code == DARISK_RESPONSE_SCHEDULED &&
        request->danger == DARISK_STATED_NO && request->call_cut_off == DARISK_STATED_NO &&
        is_complete(request->authorisation);
    // What is refused keeps the grade of the rules; what is not is given as asked.
    ensures \result.refusals != 0 ==> \result.grade.code == \result.initial.code;
    ensures \result.refusals == 0 && request->requested.code != 0 ==>
        \result.grade.code == request->requested.code;
    ensures request->requested.code == 0 ==>
        \result.refusals == 0 && \result.grade.code == \result.initial.code;
    // Nothing refuses a grade that is as fast as the rules'.
    ensures request->requested.code <= \result.initial.code ==> \result.refusals == 0;
    ensures \result.refusals <= 32767; */
darisk_response_verdict darisk_response_rule_decide(const darisk_response_request *request);

#endif
