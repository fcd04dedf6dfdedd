/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Triggers that a later record closes. */
#include "darisk/dash_reassess.h"

#include "base/size.h"
#include "base/text.h"
#include "dash/provision.h"
#include "dash/record.h"
#include "model/count.h"

static const darisk_dash_trigger_record triggers[] = {
#define DUTY(duty) DARISK_DASH_DUTY_BIT(DARISK_DASH_DUTY_##duty)
#define TRIGGER(trigger, duties, source, says, ask)                                                \
    {DARISK_DASH_TRIGGER_##trigger, duties, #trigger, says, ask, DARISK_DASH_PROVISION(source)},
#include "dash/reassess.inc"
#undef TRIGGER
};

#define COUNT (sizeof triggers / sizeof triggers[0])

static const char *const standings[] = {
    [DARISK_DASH_STANDING_CLEAR] = "CLEAR",
    [DARISK_DASH_STANDING_OPEN] = "OPEN",
    [DARISK_DASH_STANDING_CANNOT_TELL] = "CANNOT_TELL",
};

size_t darisk_dash_trigger_count(void) {
    return COUNT;
}

const darisk_dash_trigger_record *darisk_dash_trigger_at(size_t index) {
    return index < COUNT ? &triggers[index] : NULL;
}

const darisk_dash_trigger_record *darisk_dash_trigger_find(darisk_dash_trigger trigger) {
    for (size_t i = 0; i < COUNT; i++)
        if (triggers[i].trigger == trigger)
            return &triggers[i];
    return NULL;
}

const char *darisk_dash_trigger_text(darisk_dash_trigger trigger) {
    const darisk_dash_trigger_record *record = darisk_dash_trigger_find(trigger);
    return record == NULL ? NULL : record->key;
}

darisk_status darisk_dash_trigger_from_text(const char *text, darisk_dash_trigger *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < COUNT; i++) {
        if (darisk_text_same(text, triggers[i].key)) {
            *out = triggers[i].trigger;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}

const char *darisk_dash_standing_text(darisk_dash_standing standing) {
    return (size_t)standing < sizeof standings / sizeof standings[0] ? standings[standing] : NULL;
}

static darisk_status moments_status(const darisk_dash_moments *of) {
    if (of->moments == NULL && of->count > 0)
        return DARISK_ERROR_NULL;
    for (size_t i = 0; i < of->count; i++)
        if (!darisk_moment_is_valid(of->moments[i]))
            return DARISK_ERROR_DASH_VALUE;
    return DARISK_OK;
}

/* Closed by any record that is certainly later; open without a record; else it cannot be told
 * where the order of one is not known. */
static darisk_dash_standing closed_by(const darisk_dash_moments *records, darisk_moment trigger) {
    darisk_dash_standing standing = DARISK_DASH_STANDING_OPEN;
    for (size_t i = 0; i < records->count; i++) {
        const darisk_stated later = darisk_moment_is_later(records->moments[i], trigger);
        if (later == DARISK_STATED_YES)
            return DARISK_DASH_STANDING_CLEAR;
        if (later == DARISK_STATED_UNKNOWN)
            standing = DARISK_DASH_STANDING_CANNOT_TELL;
    }
    return standing;
}

/* What a duty is where its trigger happened, did not, or is unknown. */
static darisk_dash_standing duty_of(enum darisk_met happened, const darisk_dash_moments *records,
                                    darisk_moment trigger) {
    if (happened == DARISK_MET_YES)
        return closed_by(records, trigger);
    return happened == DARISK_MET_NO ? DARISK_DASH_STANDING_CLEAR
                                     : DARISK_DASH_STANDING_CANNOT_TELL;
}

static darisk_status release_status(const darisk_dash_bail_release *release) {
    if (!darisk_dash_is_stated(release->held_for_remand) ||
        !darisk_dash_is_stated(release->released_on_bail) ||
        !darisk_moment_is_valid(release->released))
        return DARISK_ERROR_DASH_VALUE;
    darisk_status status = moments_status(&release->victim_told);
    if (status == DARISK_OK)
        status = moments_status(&release->assessments);
    return status == DARISK_OK ? moments_status(&release->plan_reviews) : status;
}

/* The whole is open while a part is not done, also where that cannot be told. */
static darisk_dash_standing whole(enum darisk_met happened, const darisk_dash_bail_duties *parts) {
    if (happened == DARISK_MET_OPEN)
        return DARISK_DASH_STANDING_CANNOT_TELL;
    return parts->tell_victim == DARISK_DASH_STANDING_CLEAR &&
                   parts->reassess == DARISK_DASH_STANDING_CLEAR &&
                   parts->review_safety_plan == DARISK_DASH_STANDING_CLEAR
               ? DARISK_DASH_STANDING_CLEAR
               : DARISK_DASH_STANDING_OPEN;
}

darisk_status darisk_dash_after_bail_release(const darisk_dash_bail_release *release,
                                             darisk_dash_bail_duties *out) {
    if (release == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(release, sizeof *release) ||
        !darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    const darisk_status status = release_status(release);
    if (status != DARISK_OK)
        return status;
    const enum darisk_met happened = darisk_met_all(darisk_met_of(release->held_for_remand),
                                                    darisk_met_of(release->released_on_bail));
    out->tell_victim = duty_of(happened, &release->victim_told, release->released);
    out->reassess = duty_of(happened, &release->assessments, release->released);
    out->review_safety_plan = duty_of(happened, &release->plan_reviews, release->released);
    out->trigger = whole(happened, out);
    return DARISK_OK;
}

darisk_status darisk_dash_after_event(darisk_dash_trigger trigger, darisk_stated reported,
                                      darisk_moment at, const darisk_dash_moments *assessments,
                                      darisk_dash_standing *out) {
    if (assessments == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if ((uint32_t)trigger < DARISK_DASH_TRIGGER_CHANGE_MEDICATION ||
        (uint32_t)trigger > DARISK_DASH_TRIGGER_NEW_INCIDENT || !darisk_dash_is_stated(reported) ||
        !darisk_moment_is_valid(at))
        return DARISK_ERROR_DASH_VALUE;
    const darisk_status status = moments_status(assessments);
    if (status != DARISK_OK)
        return status;
    *out = duty_of(darisk_met_of(reported), assessments, at);
    return DARISK_OK;
}
