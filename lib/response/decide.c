/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "response/decide.h"

#include "base/size.h"
#include "darisk/version.h"
#include "response/check.h"
#include "response/provision_id.h"
#include "response/rule.h"

#define BIT(finding)       DARISK_RESPONSE_FINDING_BIT(DARISK_RESPONSE_FINDING_##finding)
#define PROVISION_OF(name) (&darisk_response_provisions[DARISK_RESPONSE_PROVISION_##name])

/* R7: a certificate of either of the two. */
static darisk_response_certificate certificate_of(darisk_stated victim, darisk_stated perpetrator) {
    if (victim == DARISK_STATED_YES || perpetrator == DARISK_STATED_YES)
        return DARISK_RESPONSE_CERTIFICATE_TELL_AND_WARN;
    if (victim == DARISK_STATED_NO && perpetrator == DARISK_STATED_NO)
        return DARISK_RESPONSE_CERTIFICATE_NONE;
    return DARISK_RESPONSE_CERTIFICATE_CANNOT_TELL;
}

static darisk_response_findings certificate_found(darisk_response_certificate certificate) {
    switch (certificate) {
    case DARISK_RESPONSE_CERTIFICATE_TELL_AND_WARN:
        return BIT(CERTIFICATE_HELD);
    case DARISK_RESPONSE_CERTIFICATE_CANNOT_TELL:
        return BIT(CERTIFICATE_NOT_KNOWN);
    default:
        return 0;
    }
}

/* R10, by the grade that is given, not the one asked for. */
static bool video_may_be_offered(const darisk_response_request *request,
                                 darisk_response_grade grade) {
    return grade.code == DARISK_RESPONSE_PRIORITY && request->suspect_absent == DARISK_STATED_YES &&
           request->victim_safe == DARISK_STATED_YES &&
           request->victim_willing == DARISK_STATED_YES;
}

static darisk_response_findings danger_found(darisk_stated danger) {
    switch (danger) {
    case DARISK_STATED_YES:
        return BIT(DANGER_NOW);
    case DARISK_STATED_NO:
        return BIT(NO_IMMEDIATE_DANGER);
    default:
        return BIT(DANGER_NOT_KNOWN);
    }
}

/* Where the grade given is not that of the rules: why. */
static darisk_response_findings change_found(const darisk_response_verdict *verdict) {
    if (verdict->grade.code == verdict->initial.code)
        return 0;
    return verdict->grade.code < verdict->initial.code ? BIT(FASTER_AS_ASKED)
                                                       : BIT(LATER_AUTHORISED);
}

static darisk_response_findings beside_the_grade(const darisk_response_request *request) {
    const darisk_response_authorisation *by = &request->authorisation;
    darisk_response_findings found = 0;
    if (request->station_appointment == DARISK_STATED_YES)
        found |= BIT(STATION_NOT_NORMAL);
    if (darisk_moment_is_later(by->given_at, by->agreed) == DARISK_STATED_YES)
        found |= BIT(AGREED_TIME_OUT_OF_ORDER);
    return found;
}

/* What the grade rests on: a reason to leave that of the rules, or the rule itself. */
static const darisk_provision *provision_of(darisk_response_findings found, darisk_stated danger) {
    if ((found & BIT(LATER_AUTHORISED)) != 0)
        return PROVISION_OF(R3);
    if ((found & BIT(FASTER_AS_ASKED)) != 0)
        return PROVISION_OF(READING_FASTER);
    if (danger == DARISK_STATED_UNKNOWN)
        return PROVISION_OF(READING_UNKNOWN);
    return danger == DARISK_STATED_YES ? PROVISION_OF(R1) : PROVISION_OF(R2);
}

darisk_response_decision darisk_response_reach(const darisk_response_request *request) {
    const darisk_response_verdict verdict = darisk_response_rule_decide(request);
    const bool video = video_may_be_offered(request, verdict.grade);
    darisk_response_decision decision = {
        .rules_version = darisk_rules_version(),
        .grade = verdict.grade,
        .initial = verdict.initial,
        .video_may_be_offered = video ? DARISK_STATED_YES : DARISK_STATED_NO,
        .certificate =
            certificate_of(request->victim_certificate, request->perpetrator_certificate),
        .refusals = verdict.refusals,
    };
    decision.findings = verdict.refusals | danger_found(request->danger) | change_found(&verdict) |
                        beside_the_grade(request) | certificate_found(decision.certificate) |
                        (video ? BIT(VIDEO_MAY_BE_OFFERED) : 0);
    decision.provision = provision_of(decision.findings, request->danger);
    return decision;
}

darisk_status darisk_response_decide(const darisk_response_request *request,
                                     darisk_response_decision *out) {
    const char *field;
    if (request == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(request, sizeof *request) ||
        !darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    const darisk_status status = darisk_response_check_request(request, &field);
    if (status != DARISK_OK)
        return status;
    const uint32_t size = out->struct_size;
    *out = darisk_response_reach(request);
    out->struct_size = size;
    return DARISK_OK;
}
