/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/ranking.h"

#include "base/size.h"
#include "darisk/version.h"
#include "serial/cohort.h"

void darisk_ranking_free(darisk_ranking *ranking) {
    if (ranking == NULL)
        return;
    const darisk_allocator memory = ranking->allocator;
    for (size_t i = 0; i < ranking->chunk_count; i++)
        darisk_cohort_release(&memory, ranking->chunks[i].people, ranking->chunks[i].room,
                              ranking->stride);
    darisk_cohort_release(&memory, ranking->chunks, ranking->chunk_room, sizeof *ranking->chunks);
    darisk_cohort_release(&memory, ranking, 1, sizeof *ranking);
}

size_t darisk_ranking_count(const darisk_ranking *ranking) {
    return ranking == NULL ? 0 : ranking->count;
}

struct darisk_serial_person *darisk_ranking_row(const darisk_ranking *ranking, size_t row) {
    size_t low = 0, high = ranking->chunk_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (ranking->chunks[middle].first <= row)
            low = middle;
        else
            high = middle;
    }
    const struct darisk_serial_chunk *chunk = &ranking->chunks[low];
    return (void *)(chunk->people + ranking->stride * (row - chunk->first));
}

struct darisk_serial_person *darisk_ranking_search(const darisk_ranking *ranking,
                                                   uint64_t person_id, size_t *row) {
    const uint32_t part = darisk_serial_part(person_id);
    for (size_t i = ranking->part_first[part]; i < ranking->part_first[part + 1]; i++) {
        struct darisk_serial_person *person = darisk_ranking_row(ranking, i);
        if (person->id == person_id) {
            *row = i;
            return person;
        }
    }
    return NULL;
}

darisk_status darisk_ranking_find(const darisk_ranking *ranking, uint64_t person_id, size_t *row) {
    if (ranking == NULL || row == NULL)
        return DARISK_ERROR_NULL;
    return darisk_ranking_search(ranking, person_id, row) == NULL ? DARISK_ERROR_INDEX : DARISK_OK;
}

static darisk_date start_told(darisk_date start) {
    return start == DARISK_SERIAL_NO_START ? DARISK_DATE_UNKNOWN : start;
}

darisk_date darisk_ranking_threshold_start(const darisk_ranking *ranking, size_t index) {
    return ranking == NULL || index >= ranking->rules.threshold_count
               ? DARISK_DATE_UNKNOWN
               : start_told(ranking->thresholds[index]);
}

darisk_status darisk_ranking_summarise(const darisk_ranking *ranking, darisk_ranking_summary *out) {
    if (ranking == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    *out = (darisk_ranking_summary){
        .struct_size = out->struct_size,
        .rules_version = darisk_rules_version(),
        .policy_id = ranking->rules.id,
        .policy_digest = ranking->policy_digest,
        .gravity_edition = ranking->has_gravity ? ranking->gravity_edition : NULL,
        .gravity_digest = ranking->has_gravity ? ranking->gravity_digest : NULL,
        .as_of = ranking->as_of,
        .look_back_start = start_told(ranking->look_back),
        .serial_start = start_told(ranking->serial),
        .thresholds = (uint32_t)ranking->rules.threshold_count,
        .rows = ranking->rows,
        .rows_ignored = ranking->ignored,
        .rows_no_perpetrator = ranking->no_perpetrator,
        .rows_reversed = ranking->reversed,
        .listed = ranking->count,
        .scored = ranking->scored,
        .selected = ranking->selected,
    };
    return DARISK_OK;
}

static int64_t points_told(const darisk_ranking *ranking, struct darisk_serial_person *person,
                           enum darisk_serial_component component) {
    return person->marks & DARISK_SERIAL_PERSON_SCORED
               ? darisk_serial_points(ranking, person, component)
               : INT64_MIN;
}

static int32_t recency_told(const darisk_ranking *ranking,
                            const struct darisk_serial_person *person) {
    return person->last == DARISK_DATE_UNKNOWN ? INT32_MIN : ranking->as_of - person->last;
}

static uint8_t serial_told(const darisk_ranking *ranking,
                           const struct darisk_serial_person *person) {
    return (uint8_t)darisk_serial_reach(person->serial, ranking->rules.serial_victims);
}

static void tell(const darisk_ranking *ranking, struct darisk_serial_person *person,
                 darisk_ranked_person *out) {
    *out = (darisk_ranked_person){
        .struct_size = out->struct_size,
        .rank = person->rank,
        .person_id = person->id,
        .gravity = person->gravity,
        .points_recency = points_told(ranking, person, DARISK_SERIAL_RECENCY),
        .points_frequency = points_told(ranking, person, DARISK_SERIAL_FREQUENCY),
        .points_gravity = points_told(ranking, person, DARISK_SERIAL_GRAVITY),
        .points_victims = points_told(ranking, person, DARISK_SERIAL_VICTIMS),
        .total = person->total,
        .last_date = person->last,
        .recency_days = recency_told(ranking, person),
        .incidents = person->incidents,
        .crimes = person->crimes,
        .victims = person->victims,
        .peak = person->peak,
        .undated = person->undated,
        .future = person->future,
        .cancelled = person->cancelled,
        .self_link = person->self_link,
        .unmapped = person->unmapped,
        .no_victim = person->no_victim,
        .serial_low = person->serial.low,
        .serial_high = person->serial.high,
        .flags = person->flags,
        .scored = (person->marks & DARISK_SERIAL_PERSON_SCORED) != 0,
        .gravity_partial = person->unmapped > 0,
        .serial = serial_told(ranking, person),
        .thresholds = person->thresholds,
        .selected = (person->marks & DARISK_SERIAL_PERSON_SELECTED) != 0,
        .advice = (person->marks & DARISK_SERIAL_PERSON_ADVICE) != 0,
    };
}

darisk_status darisk_ranking_person(const darisk_ranking *ranking, size_t row,
                                    darisk_ranked_person *out) {
    if (ranking == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    if (row >= ranking->count)
        return DARISK_ERROR_INDEX;
    tell(ranking, darisk_ranking_row(ranking, row), out);
    return DARISK_OK;
}

darisk_status darisk_ranking_threshold(const darisk_ranking *ranking, size_t row, size_t index,
                                       darisk_ranked_threshold *out) {
    if (ranking == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    if (row >= ranking->count || index >= ranking->rules.threshold_count)
        return DARISK_ERROR_INDEX;
    const struct darisk_serial_bounds bounds =
        darisk_serial_bounds_of(darisk_ranking_row(ranking, row))[index];
    out->low = bounds.low;
    out->high = bounds.high;
    out->result = darisk_serial_reach(bounds, ranking->rules.thresholds[index].at_least);
    return DARISK_OK;
}

/* Whether so many rows can be told of. */
static bool has_rows(const darisk_ranking *ranking, const uint32_t *rows, size_t first,
                     size_t count) {
    if (rows == NULL)
        return first <= ranking->count && count <= ranking->count - first;
    for (size_t i = 0; i < count; i++)
        if (rows[first + i] >= ranking->count)
            return false;
    return true;
}

#define PUT(column, value)                                                                         \
    if (columns->column != NULL)                                                                   \
    columns->column[i] = (value)

static void put_columns(const darisk_ranking *ranking, struct darisk_serial_person *person,
                        size_t i, const darisk_ranked_columns *columns) {
    PUT(person_id, person->id);
    PUT(scored, (person->marks & DARISK_SERIAL_PERSON_SCORED) != 0);
    PUT(incidents, person->incidents);
    PUT(crimes, person->crimes);
    PUT(victims, person->victims);
    PUT(gravity, person->gravity);
    PUT(gravity_partial, person->unmapped > 0);
    PUT(last_date, person->last);
    PUT(recency_days, recency_told(ranking, person));
    PUT(peak, person->peak);
    PUT(undated, person->undated);
    PUT(future, person->future);
    PUT(cancelled, person->cancelled);
    PUT(self_link, person->self_link);
    PUT(unmapped, person->unmapped);
    PUT(no_victim, person->no_victim);
    PUT(serial_low, person->serial.low);
    PUT(serial_high, person->serial.high);
    PUT(serial, serial_told(ranking, person));
    PUT(thresholds, person->thresholds);
    PUT(flags, person->flags);
    PUT(points_recency, points_told(ranking, person, DARISK_SERIAL_RECENCY));
    PUT(points_frequency, points_told(ranking, person, DARISK_SERIAL_FREQUENCY));
    PUT(points_gravity, points_told(ranking, person, DARISK_SERIAL_GRAVITY));
    PUT(points_victims, points_told(ranking, person, DARISK_SERIAL_VICTIMS));
    PUT(total, person->total);
    PUT(rank, person->rank);
    PUT(selected, (person->marks & DARISK_SERIAL_PERSON_SELECTED) != 0);
    PUT(advice, (person->marks & DARISK_SERIAL_PERSON_ADVICE) != 0);
}

darisk_status darisk_ranking_columns(const darisk_ranking *ranking, const uint32_t *rows,
                                     size_t first, size_t count,
                                     const darisk_ranked_columns *columns) {
    if (ranking == NULL || columns == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(columns, sizeof *columns))
        return DARISK_ERROR_STRUCT_SIZE;
    if (!has_rows(ranking, rows, first, count))
        return DARISK_ERROR_INDEX;
    for (size_t i = 0; i < count; i++)
        put_columns(ranking,
                    darisk_ranking_row(ranking, rows == NULL ? first + i : rows[first + i]), i,
                    columns);
    return DARISK_OK;
}

darisk_status darisk_ranking_threshold_columns(const darisk_ranking *ranking, const uint32_t *rows,
                                               size_t first, size_t count, size_t index,
                                               uint32_t *low, uint32_t *high, uint8_t *result) {
    if (ranking == NULL)
        return DARISK_ERROR_NULL;
    if (index >= ranking->rules.threshold_count || !has_rows(ranking, rows, first, count))
        return DARISK_ERROR_INDEX;
    for (size_t i = 0; i < count; i++) {
        const size_t row = rows == NULL ? first + i : rows[first + i];
        const struct darisk_serial_bounds bounds =
            darisk_serial_bounds_of(darisk_ranking_row(ranking, row))[index];
        if (low != NULL)
            low[i] = bounds.low;
        if (high != NULL)
            high[i] = bounds.high;
        if (result != NULL)
            result[i] =
                (uint8_t)darisk_serial_reach(bounds, ranking->rules.thresholds[index].at_least);
    }
    return DARISK_OK;
}
