/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/date_window.h"
#include "base/size.h"
#include "dash/marac.h"

/* The parts of the window, and what a row is to them. */
enum place { OUTSIDE, EARLIER, LATER, NO_DAY, PLACES };

/* Rows by their place, and by whether they are matched: certain, or possible. */
struct counts {
    size_t certain[PLACES];
    size_t possible[PLACES];
    size_t crimes_lower;
    size_t crimes_upper;
    size_t ignored;
};

static const darisk_marac_escalation_policy presets[] = {
    [DARISK_MARAC_PRESET_DEFAULT] = {.reports = 3,
                                     .scope = DARISK_MARAC_SCOPE_VICTIM,
                                     .months = 12},
    [DARISK_MARAC_PRESET_CALLOUTS] = {.reports = 5, .scope = DARISK_MARAC_SCOPE_PAIR, .months = 12},
    [DARISK_MARAC_PRESET_KINGSTON] =
        {.reports = 5, .crimes = 3, .scope = DARISK_MARAC_SCOPE_VICTIM, .rising = 1, .months = 12},
};

darisk_status darisk_marac_escalation_preset(darisk_marac_preset preset,
                                             darisk_marac_escalation_policy *out) {
    uint32_t struct_size;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    if (preset < DARISK_MARAC_PRESET_DEFAULT || preset > DARISK_MARAC_PRESET_KINGSTON)
        return DARISK_ERROR_MARAC_POLICY;
    struct_size = out->struct_size;
    *out = presets[preset];
    out->struct_size = struct_size;
    return DARISK_OK;
}

static darisk_status check_policy(const darisk_marac_escalation_policy *policy) {
    if (policy == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(policy, sizeof *policy))
        return DARISK_ERROR_STRUCT_SIZE;
    if ((policy->reports == 0 && policy->crimes == 0) || policy->rising > 1 ||
        (policy->scope != DARISK_MARAC_SCOPE_VICTIM && policy->scope != DARISK_MARAC_SCOPE_PAIR))
        return DARISK_ERROR_MARAC_POLICY;
    if (policy->months < 2 || policy->months > 120 || policy->months % 2 != 0)
        return DARISK_ERROR_MARAC_MONTHS;
    return DARISK_OK;
}

/* Whether the windows stay within the calendar. */
static darisk_status check_windows(const darisk_marac_escalation_policy *policy,
                                   darisk_date as_of) {
    bool inside;
    return darisk_date_in_months_window(as_of, as_of, policy->months, &inside);
}

static darisk_status check_row(const darisk_marac_report *reports, size_t row) {
    const darisk_marac_report *report = &reports[row];
    if (report->incident == 0)
        return DARISK_ERROR_MARAC_INCIDENT;
    if (!darisk_marac_is_day(report->reported_on))
        return DARISK_ERROR_MARAC_DAY;
    if (!darisk_marac_is_stated(report->same_victim) ||
        !darisk_marac_is_stated(report->same_perpetrator) || !darisk_marac_is_stated(report->crime))
        return DARISK_ERROR_MARAC_STATED;
    for (size_t i = 0; i < row; i++)
        if (reports[i].incident == report->incident)
            return DARISK_ERROR_MARAC_REPEATED;
    return DARISK_OK;
}

/* The place of a day not after the day asked for. The windows were found to be in the calendar. */
static enum place place_of(const darisk_marac_escalation_policy *policy, darisk_date as_of,
                           darisk_date day) {
    bool whole = false, half = false;
    if (day == DARISK_DATE_UNKNOWN)
        return NO_DAY;
    if (darisk_date_in_months_window(day, as_of, policy->months, &whole) != DARISK_OK || !whole)
        return OUTSIDE;
    if (darisk_date_in_months_window(day, as_of, policy->months / 2, &half) != DARISK_OK)
        return OUTSIDE;
    return half ? LATER : EARLIER;
}

static void take_row(const darisk_marac_escalation_policy *policy, darisk_date as_of,
                     const darisk_marac_report *report, struct counts *counts) {
    enum darisk_met match = darisk_met_of(report->same_victim);
    enum place place;
    if (report->reported_on != DARISK_DATE_UNKNOWN && report->reported_on > as_of) {
        counts->ignored++;
        return;
    }
    if (policy->scope == DARISK_MARAC_SCOPE_PAIR)
        match = darisk_met_all(match, darisk_met_of(report->same_perpetrator));
    place = place_of(policy, as_of, report->reported_on);
    if (match == DARISK_MET_NO || place == OUTSIDE)
        return;
    if (match == DARISK_MET_YES)
        counts->certain[place]++;
    else
        counts->possible[place]++;
    if (report->crime == DARISK_STATED_YES && match == DARISK_MET_YES && place != NO_DAY)
        counts->crimes_lower++;
    if (report->crime != DARISK_STATED_NO)
        counts->crimes_upper++;
}

/* More in the later half, however the open rows fall; or not, however they fall; or open. */
static darisk_criterion rising_of(const struct counts *counts) {
    const size_t undated = counts->certain[NO_DAY] + counts->possible[NO_DAY];
    const size_t earlier = counts->certain[EARLIER], later = counts->certain[LATER];
    if (later > earlier + counts->possible[EARLIER] + undated)
        return DARISK_CRITERION_MET;
    return later + counts->possible[LATER] + undated <= earlier ? DARISK_CRITERION_NOT_MET
                                                                : DARISK_CRITERION_OPEN;
}

/* Reports or crimes: the greater of the two, of those that are used. */
static darisk_criterion count_of(const darisk_marac_escalation_policy *policy,
                                 const darisk_marac_escalation *out) {
    enum darisk_met reports = DARISK_MET_NO, crimes = DARISK_MET_NO;
    if (policy->reports != 0)
        reports = darisk_count_reaches(out->reports_lower, out->reports_upper, policy->reports);
    if (policy->crimes != 0)
        crimes = darisk_count_reaches(out->crimes_lower, out->crimes_upper, policy->crimes);
    return darisk_marac_criterion_of(darisk_met_any(reports, crimes));
}

static void put(const darisk_marac_escalation_policy *policy, const struct counts *counts,
                darisk_marac_escalation *out) {
    const size_t undated = counts->certain[NO_DAY] + counts->possible[NO_DAY];
    const size_t lower = counts->certain[EARLIER] + counts->certain[LATER];
    *out = (darisk_marac_escalation){
        .struct_size = out->struct_size,
        .rising = rising_of(counts),
        .reports_lower = lower,
        .reports_upper = lower + counts->possible[EARLIER] + counts->possible[LATER] + undated,
        .crimes_lower = counts->crimes_lower,
        .crimes_upper = counts->crimes_upper,
        .earlier = counts->certain[EARLIER],
        .later = counts->certain[LATER],
        .ignored = counts->ignored,
        .undated = undated,
    };
    out->count = count_of(policy, out);
    out->result = out->count;
    if (policy->rising != 0 && out->rising < out->count)
        out->result = out->rising;
}

darisk_status darisk_marac_escalates(const darisk_marac_escalation_policy *policy,
                                     darisk_date as_of, const darisk_marac_report *reports,
                                     size_t count, darisk_marac_escalation *out) {
    struct counts counts = {.ignored = 0};
    darisk_status status = check_policy(policy);
    if (status != DARISK_OK)
        return status;
    if (out == NULL || (reports == NULL && count != 0))
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    status = check_windows(policy, as_of);
    for (size_t row = 0; row < count && status == DARISK_OK; row++)
        status = check_row(reports, row);
    if (status != DARISK_OK)
        return status;
    for (size_t row = 0; row < count; row++)
        take_row(policy, as_of, &reports[row], &counts);
    put(policy, &counts, out);
    return DARISK_OK;
}
