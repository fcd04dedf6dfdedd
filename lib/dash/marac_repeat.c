/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/date_window.h"
#include "base/size.h"
#include "dash/marac.h"
#include "model/repeat.h"

darisk_status darisk_marac_repeat_default(darisk_marac_repeat_policy *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    *out = (darisk_marac_repeat_policy){
        .struct_size = out->struct_size,
        .version = DARISK_MARAC_VERSION_B,
        .anchor = DARISK_MARAC_ANCHOR_REFERRAL,
        .months = 12,
    };
    return DARISK_OK;
}

static bool is_anchor(darisk_marac_anchor_kind kind) {
    return kind == DARISK_MARAC_ANCHOR_REFERRAL || kind == DARISK_MARAC_ANCHOR_MEETING;
}

static darisk_status check_policy(const darisk_marac_repeat_policy *policy) {
    if (policy == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(policy, sizeof *policy))
        return DARISK_ERROR_STRUCT_SIZE;
    if ((policy->version != DARISK_MARAC_VERSION_A && policy->version != DARISK_MARAC_VERSION_B) ||
        !is_anchor(policy->anchor))
        return DARISK_ERROR_MARAC_POLICY;
    return policy->months < 1 || policy->months > 120 ? DARISK_ERROR_MARAC_MONTHS : DARISK_OK;
}

static darisk_status check_anchors(const darisk_marac_anchor *anchors, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!is_anchor(anchors[i].kind))
            return DARISK_ERROR_MARAC_ANCHOR;
        if (!darisk_marac_is_day(anchors[i].day))
            return DARISK_ERROR_MARAC_DAY;
    }
    return DARISK_OK;
}

static darisk_status check_event(const darisk_marac_event *events, size_t row, int32_t months) {
    const darisk_marac_event *event = &events[row];
    bool inside;
    if (event->incident == 0)
        return DARISK_ERROR_MARAC_INCIDENT;
    if (!darisk_marac_is_day(event->day))
        return DARISK_ERROR_MARAC_DAY;
    if (!darisk_marac_is_stated(event->same_victim) ||
        !darisk_marac_is_stated(event->same_perpetrator) || !darisk_marac_is_stated(event->abuse) ||
        !darisk_marac_is_stated(event->criminal))
        return DARISK_ERROR_MARAC_STATED;
    for (size_t i = 0; i < row; i++)
        if (events[i].incident == event->incident)
            return DARISK_ERROR_MARAC_REPEATED;
    if (event->day == DARISK_DATE_UNKNOWN)
        return DARISK_OK;
    return darisk_date_in_months_window(event->day, event->day, months, &inside);
}

/* The last anchor of the policy's kind, and how many of them are later than the day asked for. */
static struct darisk_repeat_last last_of(const darisk_marac_repeat_policy *policy,
                                         darisk_date as_of, const darisk_marac_anchor *anchors,
                                         size_t count, darisk_stated searched, size_t *ignored) {
    struct darisk_repeat_last last = {DARISK_DATE_UNKNOWN, searched == DARISK_STATED_YES};
    for (size_t i = 0; i < count; i++) {
        if (anchors[i].kind != policy->anchor)
            continue;
        *ignored += anchors[i].day > as_of; /* unknown is before every day */
        last = darisk_repeat_take(last, anchors[i].day, as_of);
    }
    return last;
}

static enum darisk_met kind_of(const darisk_marac_repeat_policy *policy,
                               const darisk_marac_event *event) {
    enum darisk_met kind = darisk_met_of(event->criminal);
    if (policy->version == DARISK_MARAC_VERSION_B)
        kind = darisk_met_any(kind, darisk_met_of(event->abuse));
    kind = darisk_met_all(kind, darisk_met_of(event->same_victim));
    return darisk_met_all(kind, darisk_met_of(event->same_perpetrator));
}

static void take_events(const darisk_marac_repeat_policy *policy, darisk_date as_of,
                        struct darisk_repeat_last last, const darisk_marac_event *events,
                        size_t count, darisk_marac_repeat *out) {
    enum darisk_met any = DARISK_MET_NO;
    for (size_t i = 0; i < count; i++) {
        enum darisk_met repeat;
        if (events[i].day != DARISK_DATE_UNKNOWN && events[i].day > as_of) {
            out->ignored++;
            continue;
        }
        repeat = darisk_met_all(kind_of(policy, &events[i]),
                                darisk_repeat_within(last, events[i].day, policy->months));
        any = darisk_met_any(any, repeat);
        out->met += repeat == DARISK_MET_YES;
        out->open += repeat == DARISK_MET_OPEN;
    }
    out->result = darisk_marac_criterion_of(any);
}

darisk_status darisk_marac_repeats(const darisk_marac_repeat_policy *policy, darisk_date as_of,
                                   const darisk_marac_anchor *anchors, size_t anchor_count,
                                   darisk_stated searched, const darisk_marac_event *events,
                                   size_t event_count, darisk_marac_repeat *out) {
    struct darisk_repeat_last last;
    size_t ignored = 0;
    darisk_status status = check_policy(policy);
    if (status != DARISK_OK)
        return status;
    if (out == NULL || (anchors == NULL && anchor_count != 0) ||
        (events == NULL && event_count != 0))
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    if (!darisk_date_is_valid(as_of))
        return DARISK_ERROR_DATE;
    if (!darisk_marac_is_stated(searched))
        return DARISK_ERROR_MARAC_STATED;
    status = check_anchors(anchors, anchor_count);
    for (size_t row = 0; row < event_count && status == DARISK_OK; row++)
        status = check_event(events, row, policy->months);
    if (status != DARISK_OK)
        return status;
    last = last_of(policy, as_of, anchors, anchor_count, searched, &ignored);
    *out = (darisk_marac_repeat){
        .struct_size = out->struct_size,
        .anchor = last.certain ? last.day : DARISK_DATE_UNKNOWN,
        .ignored = ignored,
    };
    take_events(policy, as_of, last, events, event_count, out);
    return DARISK_OK;
}
