/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/date_window.h"
#include "base/size.h"
#include "dash/marac.h"

/* The last anchor, as far as it is known. */
struct last {
    darisk_date day; /* unknown where none is dated */
    bool certain;    /* the history was searched, and every anchor has its day */
    size_t ignored;
};

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

static struct last last_of(const darisk_marac_repeat_policy *policy, darisk_date as_of,
                           const darisk_marac_anchor *anchors, size_t count,
                           darisk_stated searched) {
    struct last last = {DARISK_DATE_UNKNOWN, searched == DARISK_STATED_YES, 0};
    for (size_t i = 0; i < count; i++) {
        const darisk_date day = anchors[i].day;
        if (anchors[i].kind != policy->anchor)
            continue;
        if (day == DARISK_DATE_UNKNOWN)
            last.certain = false;
        else if (day > as_of)
            last.ignored++;
        else if (last.day == DARISK_DATE_UNKNOWN || day > last.day)
            last.day = day;
    }
    return last;
}

/* Whether an event not after the day asked for lies in the months after the last anchor. */
static darisk_stated time_of(const darisk_marac_repeat_policy *policy, const struct last *last,
                             darisk_date day) {
    bool inside = false;
    if (!last->certain)
        return DARISK_STATED_UNKNOWN;
    if (last->day == DARISK_DATE_UNKNOWN)
        return DARISK_STATED_NO;
    if (day == DARISK_DATE_UNKNOWN || day == last->day)
        return DARISK_STATED_UNKNOWN;
    /* From the event backwards: an anchor later than the event is outside. The event's window was
     * found to be in the calendar. */
    if (darisk_date_in_months_window(last->day, day, policy->months, &inside) != DARISK_OK)
        return DARISK_STATED_UNKNOWN;
    return inside ? DARISK_STATED_YES : DARISK_STATED_NO;
}

static darisk_stated kind_of(const darisk_marac_repeat_policy *policy,
                             const darisk_marac_event *event) {
    darisk_stated kind = event->criminal;
    if (policy->version == DARISK_MARAC_VERSION_B)
        kind = darisk_marac_either(kind, event->abuse);
    return darisk_marac_both(kind, darisk_marac_both(event->same_victim, event->same_perpetrator));
}

static void take_events(const darisk_marac_repeat_policy *policy, darisk_date as_of,
                        const struct last *last, const darisk_marac_event *events, size_t count,
                        darisk_marac_repeat *out) {
    darisk_stated any = DARISK_STATED_NO;
    for (size_t i = 0; i < count; i++) {
        darisk_stated repeat;
        if (events[i].day != DARISK_DATE_UNKNOWN && events[i].day > as_of) {
            out->ignored++;
            continue;
        }
        repeat =
            darisk_marac_both(kind_of(policy, &events[i]), time_of(policy, last, events[i].day));
        any = darisk_marac_either(any, repeat);
        out->met += repeat == DARISK_STATED_YES;
        out->open += repeat == DARISK_STATED_UNKNOWN;
    }
    out->result = darisk_marac_criterion_of(any);
}

darisk_status darisk_marac_repeats(const darisk_marac_repeat_policy *policy, darisk_date as_of,
                                   const darisk_marac_anchor *anchors, size_t anchor_count,
                                   darisk_stated searched, const darisk_marac_event *events,
                                   size_t event_count, darisk_marac_repeat *out) {
    struct last last;
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
    last = last_of(policy, as_of, anchors, anchor_count, searched);
    *out = (darisk_marac_repeat){
        .struct_size = out->struct_size,
        .anchor = last.certain ? last.day : DARISK_DATE_UNKNOWN,
        .ignored = last.ignored,
    };
    take_events(policy, as_of, &last, events, event_count, out);
    return DARISK_OK;
}
