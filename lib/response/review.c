/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What is due on a call that waits. Nothing here changes a grade. */
#include "base/size.h"
#include "darisk/response.h"
#include "darisk/version.h"
#include "response/check.h"
#include "response/elapsed.h"

#define BIT(finding) DARISK_RESPONSE_FINDING_BIT(DARISK_RESPONSE_FINDING_##finding)

/* Both hold: a no settles it, else an unknown leaves it unknown. */
static darisk_stated both(darisk_stated one, darisk_stated other) {
    if (one == DARISK_STATED_NO || other == DARISK_STATED_NO)
        return DARISK_STATED_NO;
    return one == DARISK_STATED_YES && other == DARISK_STATED_YES ? DARISK_STATED_YES
                                                                  : DARISK_STATED_UNKNOWN;
}

static darisk_stated opposite(darisk_stated of) {
    if (of == DARISK_STATED_UNKNOWN)
        return DARISK_STATED_UNKNOWN;
    return of == DARISK_STATED_YES ? DARISK_STATED_NO : DARISK_STATED_YES;
}

static darisk_stated stated(bool holds) {
    return holds ? DARISK_STATED_YES : DARISK_STATED_NO;
}

/* R5: the interval runs from the call, or from the last review, whichever is later: so both must
 * have passed. A review that may exist has a moment that is not known. */
static darisk_stated interval_passed(const darisk_response_progress *progress, uint32_t interval) {
    const darisk_stated since_call = darisk_response_has_passed(
        darisk_response_elapsed(progress->received, progress->now), interval);
    if (progress->delay_reviewed == DARISK_STATED_NO)
        return since_call;
    return both(since_call,
                darisk_response_has_passed(
                    darisk_response_elapsed(progress->reviewed, progress->now), interval));
}

static darisk_response_delay delay_of(const darisk_response_progress *progress, uint32_t interval) {
    if (progress->allocated == DARISK_STATED_YES)
        return DARISK_RESPONSE_DELAY_NOT_DUE;
    if (interval == 0)
        return DARISK_RESPONSE_DELAY_NOT_CONFIGURED;
    switch (interval_passed(progress, interval)) {
    case DARISK_STATED_YES:
        return DARISK_RESPONSE_DELAY_DUE;
    case DARISK_STATED_NO:
        return DARISK_RESPONSE_DELAY_NOT_DUE;
    default:
        return DARISK_RESPONSE_DELAY_CANNOT_TELL;
    }
}

static uint32_t target_of(const darisk_response_targets *targets, darisk_response_grade grade) {
    if (targets == NULL)
        return 0;
    switch (grade.code) {
    case DARISK_RESPONSE_EMERGENCY:
        return targets->emergency;
    case DARISK_RESPONSE_PRIORITY:
        return targets->priority;
    case DARISK_RESPONSE_SCHEDULED:
        return targets->scheduled;
    default:
        return targets->resolution_without_deployment;
    }
}

static darisk_stated attendance_late(const darisk_response_progress *progress, uint32_t target) {
    const darisk_response_span elapsed = darisk_response_elapsed(progress->received, progress->now);
    return both(both(opposite(progress->attended), stated(target != 0)),
                darisk_response_has_passed(elapsed, (int64_t)target + 1));
}

static darisk_stated agreed_time_passed(const darisk_response_progress *progress) {
    return both(
        both(opposite(progress->attended), stated(progress->agreed.given != DARISK_MOMENT_MISSING)),
        darisk_moment_is_later(progress->now, progress->agreed));
}

static void put_duty(darisk_response_review_result *result, darisk_response_duty duty,
                     darisk_stated holds) {
    if (holds == DARISK_STATED_YES)
        result->due |= DARISK_RESPONSE_DUTY_BIT(duty);
    if (holds == DARISK_STATED_UNKNOWN)
        result->cannot_tell |= DARISK_RESPONSE_DUTY_BIT(duty);
}

static void put_duties(const darisk_response_progress *progress, uint32_t target,
                       darisk_response_review_result *result) {
    put_duty(result, DARISK_RESPONSE_DUTY_CALL_CUT_OFF, progress->call_cut_off);
    put_duty(result, DARISK_RESPONSE_DUTY_ATTENDANCE_LATE, attendance_late(progress, target));
    put_duty(result, DARISK_RESPONSE_DUTY_THREAT_CHANGED, progress->threat_changed);
    put_duty(result, DARISK_RESPONSE_DUTY_DELAY_NOT_JUSTIFIED,
             both(progress->delay_reviewed, opposite(progress->delay_justified)));
    put_duty(result, DARISK_RESPONSE_DUTY_AGREED_TIME_PASSED, agreed_time_passed(progress));
}

static bool certainly_later(darisk_moment moment, darisk_moment than) {
    return darisk_moment_is_later(moment, than) == DARISK_STATED_YES;
}

static darisk_response_findings findings_of(const darisk_response_progress *progress,
                                            uint32_t target, darisk_response_delay delay) {
    darisk_response_findings found = 0;
    if (delay == DARISK_RESPONSE_DELAY_DUE)
        found |= BIT(DELAY_REVIEW_DUE);
    if (delay == DARISK_RESPONSE_DELAY_NOT_CONFIGURED)
        found |= BIT(DELAY_REVIEW_NOT_CONFIGURED);
    if (delay == DARISK_RESPONSE_DELAY_CANNOT_TELL)
        found |= BIT(DELAY_REVIEW_CANNOT_TELL);
    if (target == 0 && progress->attended != DARISK_STATED_YES)
        found |= BIT(TARGET_NOT_CONFIGURED);
    if (certainly_later(progress->received, progress->now) ||
        certainly_later(progress->reviewed, progress->now) ||
        certainly_later(progress->received, progress->reviewed))
        found |= BIT(TIMES_OUT_OF_ORDER);
    return found;
}

darisk_status darisk_response_review(const darisk_response_targets *targets,
                                     const darisk_response_progress *progress,
                                     darisk_response_review_result *out) {
    if (progress == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(progress, sizeof *progress) ||
        !darisk_struct_is_readable(out, sizeof *out) ||
        (targets != NULL && !darisk_struct_is_readable(targets, sizeof *targets)))
        return DARISK_ERROR_STRUCT_SIZE;
    const darisk_status status = darisk_response_check_progress(progress);
    if (status != DARISK_OK)
        return status;
    const uint32_t target = target_of(targets, progress->grade);
    darisk_response_review_result result = {
        .struct_size = out->struct_size,
        .rules_version = darisk_rules_version(),
        .delay = delay_of(progress, targets == NULL ? 0 : targets->delay_review),
    };
    put_duties(progress, target, &result);
    result.findings = findings_of(progress, target, result.delay);
    *out = result;
    return DARISK_OK;
}
