/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The incidents behind a contribution: their rows are picked, sorted, and told of once. */
#include "serial/cohort.h"
#include "serial/explain.h"
#include "serial/gravity_sum.h"
#include "serial/sort.h"

static bool is_measured(const struct darisk_serial_work *work,
                        const struct darisk_explain_list *list, size_t row) {
    const struct darisk_serial_incident *incident = &work->incidents[work->incident_of[row]];
    return work->classes[row] == DARISK_SERIAL_ROW_IS_COUNTED &&
           (incident->bits & list->bits) == list->bits &&
           (incident->date == DARISK_DATE_UNKNOWN
                ? list->undated
                : incident->date > list->start && incident->date <= list->end) &&
           (list->victim == 0 || work->rows[row].victim == list->victim);
}

static bool is_behind(const struct darisk_explaining *from, const struct darisk_explain_list *list,
                      size_t row) {
    const struct darisk_serial_work *work = from->work;
    if (list->victims && work->rows[row].victim == 0)
        return false;
    switch (list->rows) {
    case DARISK_EXPLAIN_CLASS:
        return work->classes[row] == list->of;
    case DARISK_EXPLAIN_RECORDED:
        return (work->rows[row].flags & DARISK_SERIAL_ROW_MERGED) != 0;
    case DARISK_EXPLAIN_ANSWERED:
        return (from->answers[row] & list->bits) != 0;
    case DARISK_EXPLAIN_MEASURED:
    default:
        return is_measured(work, list, row);
    }
}

/* Each row to its incident: the day that is shown with it goes to `starts`. */
static void date_row(struct darisk_serial_work *work, enum darisk_explain_rows rows, size_t row) {
    const uint32_t i = work->incident_of[row];
    if (rows == DARISK_EXPLAIN_MEASURED)
        work->starts[i] = work->incidents[i].date;
    else if (rows == DARISK_EXPLAIN_ANSWERED)
        work->starts[i] = work->incidents[i].all_date;
    else if (work->rows[row].date > work->starts[i])
        work->starts[i] = work->rows[row].date;
}

/* A missing day is less than any. */
static bool by_day(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_work *work = context;
    const uint32_t i = work->incident_of[a], j = work->incident_of[b];
    if (work->starts[i] != work->starts[j])
        return work->starts[i] < work->starts[j];
    if (i != j)
        return work->incident_ids[i] < work->incident_ids[j];
    return work->rows[a].victim != work->rows[b].victim
               ? work->rows[a].victim < work->rows[b].victim
               : a < b;
}

static size_t pick(const struct darisk_explaining *from, const struct darisk_explain_list *list) {
    struct darisk_serial_work *work = from->work;
    size_t count = 0;
    for (size_t i = 0; i < work->incident_count; i++)
        work->starts[i] = DARISK_DATE_UNKNOWN;
    for (size_t row = 0; row < work->count; row++)
        if (is_behind(from, list, row)) {
            date_row(work, list->rows, row);
            work->order[count++] = row;
        }
    darisk_serial_sort(work->order, count, by_day, work);
    return count;
}

/* Whether a row tells nothing that the one told before it did not. */
static bool is_told(const struct darisk_serial_work *work, const struct darisk_explain_list *list,
                    size_t told, size_t row) {
    const uint32_t i = work->incident_of[told], j = work->incident_of[row];
    if (i == j)
        return !list->victims || work->rows[told].victim == work->rows[row].victim;
    return list->one_a_day && work->starts[i] == work->starts[j] &&
           work->starts[i] != DARISK_DATE_UNKNOWN;
}

static void tell(const struct darisk_explaining *from, const struct darisk_explain_list *list,
                 size_t row) {
    const struct darisk_serial_work *work = from->work;
    const uint32_t i = work->incident_of[row];
    darisk_score_explanation *out = from->out;
    void *incidents = out->incidents;
    if (out->status == DARISK_OK)
        out->status = darisk_cohort_grow(&out->allocator, &incidents, &out->incident_room,
                                         out->incident_count, 1, sizeof *out->incidents);
    out->incidents = incidents;
    if (out->status != DARISK_OK)
        return;
    out->incidents[out->incident_count++] = (darisk_contribution_incident){
        .incident_id = work->incident_ids[i],
        .gravity =
            list->gravity ? darisk_serial_gravity_share(from->question, &work->incidents[i]) : 0,
        .victim_id = list->victims ? work->rows[row].victim : 0,
        .date = work->starts[i],
    };
}

uint32_t darisk_explain_incidents(const struct darisk_explaining *from,
                                  const struct darisk_explain_list *list) {
    const struct darisk_serial_work *work = from->work;
    const size_t count = pick(from, list);
    uint32_t different = 0;
    size_t told = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t row = (size_t)work->order[i];
        if (i > 0 && is_told(work, list, told, row))
            continue;
        different += i == 0 || work->incident_of[told] != work->incident_of[row];
        tell(from, list, row);
        told = row;
    }
    return different;
}
