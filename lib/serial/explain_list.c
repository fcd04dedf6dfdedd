/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The incidents behind a contribution: their rows are picked, sorted, and told of once. */
#include "serial/cohort.h"
#include "serial/explain.h"
#include "serial/sort.h"

static bool is_measured(const struct darisk_serial_part *part,
                        const struct darisk_explain_list *list, size_t row) {
    const struct darisk_serial_incident *incident = &part->incidents[part->incident_of[row]];
    return part->classes[row] == DARISK_SERIAL_ROW_IS_COUNTED &&
           (incident->bits & list->bits) == list->bits &&
           (incident->date == DARISK_DATE_UNKNOWN
                ? list->undated
                : incident->date > list->start && incident->date <= list->end) &&
           (list->victim == 0 || part->rows[row].victim == list->victim);
}

static bool is_behind(const struct darisk_explaining *from, const struct darisk_explain_list *list,
                      size_t row) {
    const struct darisk_serial_part *part = from->part;
    if (list->victims && part->rows[row].victim == 0)
        return false;
    switch (list->rows) {
    case DARISK_EXPLAIN_CLASS:
        return part->classes[row] == list->of;
    case DARISK_EXPLAIN_RECORDED:
        return (part->rows[row].flags & DARISK_SERIAL_ROW_MERGED) != 0;
    case DARISK_EXPLAIN_ANSWERED:
        return (from->answers[row] & list->bits) != 0;
    case DARISK_EXPLAIN_MEASURED:
    default:
        return is_measured(part, list, row);
    }
}

/* Each row to its incident: the day that is shown with it goes to `starts`. */
static void date_row(struct darisk_serial_part *part, enum darisk_explain_rows rows, size_t row) {
    const uint32_t i = part->incident_of[row];
    if (rows == DARISK_EXPLAIN_MEASURED)
        part->starts[i] = part->incidents[i].date;
    else if (rows == DARISK_EXPLAIN_ANSWERED)
        part->starts[i] = part->incidents[i].all_date;
    else if (part->rows[row].date > part->starts[i])
        part->starts[i] = part->rows[row].date;
}

/* A missing day is less than any. */
static bool by_day(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_part *part = context;
    const uint32_t i = part->incident_of[a], j = part->incident_of[b];
    if (part->starts[i] != part->starts[j])
        return part->starts[i] < part->starts[j];
    if (i != j)
        return part->incidents[i].id < part->incidents[j].id;
    return part->rows[a].victim != part->rows[b].victim
               ? part->rows[a].victim < part->rows[b].victim
               : a < b;
}

static size_t pick(const struct darisk_explaining *from, const struct darisk_explain_list *list) {
    struct darisk_serial_part *part = from->part;
    size_t count = 0;
    for (size_t i = 0; i < part->incident_count; i++)
        part->starts[i] = DARISK_DATE_UNKNOWN;
    for (size_t row = 0; row < part->count; row++)
        if (is_behind(from, list, row)) {
            date_row(part, list->rows, row);
            part->order[count++] = row;
        }
    darisk_serial_sort(part->order, count, by_day, part);
    return count;
}

/* Whether a row tells nothing that the one told before it did not. */
static bool is_told(const struct darisk_serial_part *part, const struct darisk_explain_list *list,
                    size_t told, size_t row) {
    const uint32_t i = part->incident_of[told], j = part->incident_of[row];
    if (i == j)
        return !list->victims || part->rows[told].victim == part->rows[row].victim;
    return list->one_a_day && part->starts[i] == part->starts[j] &&
           part->starts[i] != DARISK_DATE_UNKNOWN;
}

static void tell(const struct darisk_explaining *from, const struct darisk_explain_list *list,
                 size_t row) {
    const struct darisk_serial_part *part = from->part;
    const uint32_t i = part->incident_of[row];
    darisk_score_explanation *out = from->out;
    void *incidents = out->incidents;
    if (out->status == DARISK_OK)
        out->status = darisk_cohort_grow(&out->allocator, &incidents, &out->incident_room,
                                         out->incident_count, 1, sizeof *out->incidents);
    out->incidents = incidents;
    if (out->status != DARISK_OK)
        return;
    out->incidents[out->incident_count++] = (darisk_contribution_incident){
        .incident_id = part->incidents[i].id,
        .gravity =
            list->gravity ? darisk_serial_gravity_share(from->question, &part->incidents[i]) : 0,
        .victim_id = list->victims ? part->rows[row].victim : 0,
        .date = part->starts[i],
    };
}

uint32_t darisk_explain_incidents(const struct darisk_explaining *from,
                                  const struct darisk_explain_list *list) {
    const struct darisk_serial_part *part = from->part;
    const size_t count = pick(from, list);
    uint32_t different = 0;
    size_t told = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t row = (size_t)part->order[i];
        if (i > 0 && is_told(part, list, told, row))
            continue;
        different += i == 0 || part->incident_of[told] != part->incident_of[row];
        tell(from, list, row);
        told = row;
    }
    return different;
}
