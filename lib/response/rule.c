/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "response/rule.h"

#define BIT(finding) DARISK_RESPONSE_FINDING_BIT(DARISK_RESPONSE_FINDING_##finding)

darisk_response_grade darisk_response_rule_initial(darisk_stated danger) {
    const darisk_response_grade grade = {danger == DARISK_STATED_NO ? DARISK_RESPONSE_PRIORITY
                                                                    : DARISK_RESPONSE_EMERGENCY};
    return grade;
}

/*@ requires \valid_read(by);
    assigns \nothing;
    ensures \result <==> is_empty(*by); */
static bool nothing_is_filled_in(const darisk_response_authorisation *by) {
    return by->role == DARISK_RESPONSE_ROLE_NOT_SET &&
           by->ground == DARISK_RESPONSE_GROUND_NOT_SET &&
           by->support == DARISK_RESPONSE_SUPPORT_NOT_SET &&
           by->no_current_threat == DARISK_STATED_UNKNOWN && by->authoriser == 0 &&
           by->source == 0 && by->given_at.given == DARISK_MOMENT_MISSING &&
           by->agreed.given == DARISK_MOMENT_MISSING;
}

/*@ assigns \nothing;
    ensures \result ==
        bit(ground == DARISK_RESPONSE_GROUND_NOT_SET, 256) +
        bit(ground != DARISK_RESPONSE_GROUND_NOT_SET &&
            ground != DARISK_RESPONSE_GROUND_VICTIM_NOT_AVAILABLE &&
            ground != DARISK_RESPONSE_GROUND_VICTIM_ASKED_LATER, 512); */
static darisk_response_findings ground_lacks(darisk_response_ground ground) {
    switch (ground) {
    case DARISK_RESPONSE_GROUND_NOT_SET:
        return BIT(GROUND_MISSING);
    case DARISK_RESPONSE_GROUND_VICTIM_NOT_AVAILABLE:
    case DARISK_RESPONSE_GROUND_VICTIM_ASKED_LATER:
        return 0;
    default:
        return BIT(GROUND_NOT_ACCEPTED);
    }
}

/* One finding where a fact is stated, another where it is not known. */
/*@ requires \true;
    assigns \nothing;
    ensures against == stated ==> \result == named;
    ensures against != stated && stated != harmless ==> \result == unknown;
    ensures against != stated && stated == harmless ==> \result == 0; */
static darisk_response_findings of_stated(darisk_stated stated, darisk_stated against,
                                          darisk_stated harmless, darisk_response_findings named,
                                          darisk_response_findings unknown) {
    if (stated == against)
        return named;
    return stated == harmless ? 0 : unknown;
}

darisk_response_findings darisk_response_rule_lacks(const darisk_response_authorisation *by) {
    if (nothing_is_filled_in(by))
        return BIT(AUTHORISATION_MISSING);
    return (by->role != DARISK_RESPONSE_ROLE_SUPERVISOR ? BIT(NOT_SUPERVISOR) : 0) +
           (by->authoriser == 0 ? BIT(AUTHORISER_MISSING) : 0) + ground_lacks(by->ground) +
           (by->support == DARISK_RESPONSE_SUPPORT_NOT_SET ? BIT(SUPPORT_MISSING) : 0) +
           (by->source == 0 ? BIT(SOURCE_MISSING) : 0) +
           of_stated(by->no_current_threat, DARISK_STATED_NO, DARISK_STATED_YES,
                     BIT(CURRENT_THREAT), BIT(THREAT_NOT_KNOWN)) +
           (by->given_at.given == DARISK_MOMENT_MISSING ? BIT(TIME_MISSING) : 0);
}

/* What refuses a grade that is less fast than that of the rules. A danger refuses PRIORITY by
 * itself: no authority could put that right. */
/*@ requires \valid_read(request);
    requires is_grade(request->requested.code);
    assigns \nothing;
    ensures \result <= 32767;
    ensures request->danger != DARISK_STATED_NO ==> \result != 0;
    ensures request->requested.code == DARISK_RESPONSE_RESOLUTION_WITHOUT_DEPLOYMENT ==>
        \result != 0;
    ensures request->requested.code == DARISK_RESPONSE_SCHEDULED ==>
        (\result == 0 <==> request->danger == DARISK_STATED_NO &&
                           request->call_cut_off == DARISK_STATED_NO &&
                           is_complete(request->authorisation)); */
static darisk_response_findings refusals(const darisk_response_request *request) {
    const int32_t asked = request->requested.code;
    const darisk_response_findings danger =
        of_stated(request->danger, DARISK_STATED_YES, DARISK_STATED_NO, BIT(DANGER_NOW),
                  BIT(DANGER_NOT_KNOWN));
    if (asked <= DARISK_RESPONSE_PRIORITY)
        return danger;
    return danger +
           (asked == DARISK_RESPONSE_RESOLUTION_WITHOUT_DEPLOYMENT ? BIT(NO_DEPLOYMENT) : 0) +
           of_stated(request->call_cut_off, DARISK_STATED_YES, DARISK_STATED_NO, BIT(CALL_CUT_OFF),
                     BIT(CUT_OFF_NOT_KNOWN)) +
           darisk_response_rule_lacks(&request->authorisation);
}

darisk_response_verdict darisk_response_rule_decide(const darisk_response_request *request) {
    darisk_response_verdict verdict = {.refusals = 0};
    verdict.initial = darisk_response_rule_initial(request->danger);
    verdict.grade = verdict.initial;
    if (request->requested.code == 0)
        return verdict;
    if (request->requested.code > verdict.initial.code)
        verdict.refusals = refusals(request);
    if (verdict.refusals == 0)
        verdict.grade = request->requested;
    return verdict;
}
