/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Repeat victims who have gone quiet (rule R14): rows parted by victim, and each victim by
 * themselves. */
#include "darisk/quiet_victim.h"

#include <string.h>

#include "base/column_read.h"
#include "base/size.h"
#include "model/quiet.h"
#include "serial/part.h"
#include "serial/said.h"
#include "serial/sort.h"
#include "serial/view.h"

#define MONTHS_LAST 120
#define REPEATED    2

struct darisk_quiet_victims {
    darisk_allocator allocator;
    darisk_quiet_victim *victims;
    size_t count;
    size_t room;
};

/* A day on which a victim was looked at, that is not after the day asked for. */
struct review {
    uint64_t victim;
    darisk_date day;
};

struct asking {
    const struct darisk_serial_view *view;
    darisk_date as_of;
    struct darisk_serial_window counted;
    darisk_date until; /* quiet is who has no incident after this */
    struct review *reviews;
    uint64_t *review_order; /* by victim and day */
    size_t review_count;
    size_t review_room;
};

static const darisk_quiet_options DEFAULT = DARISK_QUIET_OPTIONS_DEFAULT;

/* Reviews. */

static darisk_status check_reviews(const darisk_review_columns *reviews, size_t rows,
                                   darisk_columns_report *done) {
    if (reviews == NULL)
        return rows > 0 ? DARISK_ERROR_NULL : DARISK_OK;
    if (!darisk_struct_is_readable(reviews, sizeof *reviews))
        return DARISK_ERROR_STRUCT_SIZE;
    const struct darisk_serial_said columns[] = {
        {.name = "victim_id", .people = &reviews->victim_id},
        {.name = "date", .days = &reviews->date},
    };
    return darisk_serial_said_check(columns, sizeof columns / sizeof *columns, rows, done);
}

static bool review_before(const void *context, uint64_t a, uint64_t b) {
    const struct review *reviews = context, *x = &reviews[a], *y = &reviews[b];
    if (x->victim != y->victim)
        return x->victim < y->victim;
    return x->day != y->day ? x->day < y->day : a < b;
}

static darisk_status take_reviews(struct asking *asking, const darisk_review_columns *reviews,
                                  size_t rows) {
    const darisk_allocator *memory = &asking->view->cohort->allocator;
    if (rows == 0)
        return DARISK_OK;
    asking->review_room = rows;
    asking->reviews = darisk_cohort_allocate(memory, rows, sizeof *asking->reviews);
    asking->review_order = darisk_cohort_allocate(memory, rows, sizeof *asking->review_order);
    if (asking->reviews == NULL || asking->review_order == NULL)
        return DARISK_ERROR_MEMORY;
    for (size_t i = 0; i < rows; i++) {
        const uint64_t victim = darisk_column_u64_at(&reviews->victim_id, i);
        const darisk_date day = darisk_column_date_at(&reviews->date, i);
        if (day == DARISK_DATE_UNKNOWN || day > asking->as_of)
            continue;
        asking->review_order[asking->review_count] = asking->review_count;
        asking->reviews[asking->review_count++] =
            (struct review){darisk_serial_view_root(asking->view, victim), day};
    }
    darisk_serial_sort(asking->review_order, asking->review_count, review_before, asking->reviews);
    return DARISK_OK;
}

static void forget_reviews(struct asking *asking) {
    const darisk_allocator *memory = &asking->view->cohort->allocator;
    darisk_cohort_release(memory, asking->reviews, asking->review_room, sizeof *asking->reviews);
    darisk_cohort_release(memory, asking->review_order, asking->review_room,
                          sizeof *asking->review_order);
}

/* Unknown where there is none. */
static darisk_date last_review(const struct asking *asking, uint64_t victim) {
    size_t low = 0, high = asking->review_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (asking->reviews[asking->review_order[middle]].victim <= victim)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return DARISK_DATE_UNKNOWN;
    const struct review *last = &asking->reviews[asking->review_order[low - 1]];
    return last->victim == victim ? last->day : DARISK_DATE_UNKNOWN;
}

/* Rows. */

/* Every counted row with a victim, under the victim: first how many there are of each part, then,
 * where there is room for them, the rows. */
static void take_rows(const struct asking *asking, uint32_t *start,
                      struct darisk_serial_row *rows) {
    const struct darisk_serial_view *view = asking->view;
    for (size_t s = 0; s < darisk_serial_view_slabs(view); s++) {
        const struct darisk_serial_slab *from = darisk_serial_view_slab(view, s);
        for (size_t i = 0; i < from->count; i++) {
            struct darisk_serial_row row = from->rows[i];
            row.victim = darisk_serial_view_root(view, row.victim);
            if (row.victim == 0 || darisk_serial_view_root(view, row.person) != row.person ||
                darisk_serial_class_of(&row, asking->as_of) != DARISK_SERIAL_ROW_IS_COUNTED)
                continue;
            row.person = row.victim;
            if (rows == NULL)
                start[darisk_serial_part_of(&row)]++;
            else
                rows[--start[darisk_serial_part_of(&row)]] = row;
        }
    }
}

static darisk_status part_by_victim(const struct asking *asking, struct darisk_serial_slab *out) {
    const darisk_allocator *memory = &asking->view->cohort->allocator;
    uint32_t *start = darisk_cohort_allocate(memory, DARISK_SERIAL_PARTS + 1, sizeof *start);
    struct darisk_serial_slab slab = {.start = start};
    if (start == NULL)
        return DARISK_ERROR_MEMORY;
    memset(start, 0, DARISK_SERIAL_PARTS * sizeof *start);
    take_rows(asking, start, NULL);
    darisk_serial_slab_lay_out(&slab);
    slab.room = slab.count;
    slab.rows = darisk_cohort_allocate(memory, slab.count, sizeof *slab.rows);
    if (slab.rows == NULL && slab.count > 0) {
        darisk_serial_slab_free(memory, &slab);
        return DARISK_ERROR_MEMORY;
    }
    if (slab.rows != NULL)
        take_rows(asking, start, slab.rows);
    *out = slab;
    return DARISK_OK;
}

static bool by_victim_and_incident(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_row *rows = context, *x = &rows[a], *y = &rows[b];
    if (x->victim != y->victim)
        return x->victim < y->victim;
    return x->incident != y->incident ? x->incident < y->incident : a < b;
}

/* The incidents of one victim: their days into the front of `days`; returns how many have one. */
static size_t days_of(const struct darisk_serial_row *rows, const uint64_t *order, size_t count,
                      darisk_date *days, uint32_t *undated) {
    size_t dated = 0;
    *undated = 0;
    for (size_t i = 0, end; i < count; i = end) {
        darisk_date day = rows[order[i]].date;
        for (end = i + 1; end < count && rows[order[end]].incident == rows[order[i]].incident;
             end++)
            day = rows[order[end]].date > day ? rows[order[end]].date : day;
        if (day == DARISK_DATE_UNKNOWN)
            ++*undated;
        else
            days[dated++] = day;
    }
    return dated;
}

/* Of the latest dated row with a grade; of several that day the gravest. */
static uint8_t last_grade(const struct darisk_serial_row *rows, const uint64_t *order,
                          size_t count) {
    darisk_date day = DARISK_DATE_UNKNOWN;
    uint8_t grade = 0;
    for (size_t i = 0; i < count; i++) {
        const struct darisk_serial_row *row = &rows[order[i]];
        if (row->grade == 0 || row->date == DARISK_DATE_UNKNOWN || row->date < day)
            continue;
        grade = row->date > day || row->grade > grade ? row->grade : grade;
        day = row->date;
    }
    return grade;
}

static darisk_status look_at(const struct asking *asking, const struct darisk_serial_row *rows,
                             const uint64_t *order, size_t count, darisk_date *days,
                             darisk_quiet_victims *out) {
    darisk_quiet_victim victim = {.struct_size = sizeof victim,
                                  .victim_id = rows[order[0]].victim,
                                  .last_date = DARISK_DATE_UNKNOWN,
                                  .days_quiet = INT32_MIN};
    const size_t dated = days_of(rows, order, count, days, &victim.undated);
    for (size_t i = 0; i < dated; i++)
        victim.last_date = days[i] > victim.last_date ? days[i] : victim.last_date;
    if (darisk_quiet_is_ended(victim.last_date, asking->until,
                              last_review(asking, victim.victim_id)))
        return DARISK_OK;
    if (dated > 0) {
        const darisk_date start = darisk_serial_window_start(asking->counted, victim.last_date);
        for (size_t i = 0; i < dated; i++)
            victim.incidents += days[i] > start;
        victim.days_quiet = asking->as_of - victim.last_date;
    }
    victim.last_grade = last_grade(rows, order, count);
    victim.quiet = (uint8_t)darisk_quiet_repeats(victim.incidents, victim.undated, REPEATED, false);
    if (victim.quiet == DARISK_MET_NO)
        return DARISK_OK;
    void *victims = out->victims;
    const darisk_status status =
        darisk_cohort_grow(&out->allocator, &victims, &out->room, out->count, 1, sizeof victim);
    out->victims = victims;
    if (status == DARISK_OK)
        out->victims[out->count++] = victim;
    return status;
}

static darisk_status look_at_part(const struct asking *asking, const struct darisk_serial_row *rows,
                                  size_t count, uint64_t *order, darisk_date *days,
                                  darisk_quiet_victims *out) {
    darisk_status status = DARISK_OK;
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    darisk_serial_sort(order, count, by_victim_and_incident, rows);
    for (size_t i = 0, end; i < count && status == DARISK_OK; i = end) {
        for (end = i + 1; end < count && rows[order[end]].victim == rows[order[i]].victim;)
            end++;
        status = look_at(asking, rows, order + i, end - i, days, out);
    }
    return status;
}

static darisk_status look_at_all(const struct asking *asking, const struct darisk_serial_slab *slab,
                                 darisk_quiet_victims *out) {
    const darisk_allocator *memory = &out->allocator;
    size_t room = 1;
    if (slab->count == 0) /* it has no rows to point at */
        return DARISK_OK;
    for (uint32_t p = 0; p < DARISK_SERIAL_PARTS; p++)
        if (slab->start[p + 1] - slab->start[p] > room)
            room = slab->start[p + 1] - slab->start[p];
    uint64_t *order = darisk_cohort_allocate(memory, room, sizeof *order);
    darisk_date *days = darisk_cohort_allocate(memory, room, sizeof *days);
    darisk_status status = order == NULL || days == NULL ? DARISK_ERROR_MEMORY : DARISK_OK;
    for (uint32_t p = 0; p < DARISK_SERIAL_PARTS && status == DARISK_OK; p++)
        status = look_at_part(asking, slab->rows + slab->start[p],
                              slab->start[p + 1] - slab->start[p], order, days, out);
    darisk_cohort_release(memory, order, room, sizeof *order);
    darisk_cohort_release(memory, days, room, sizeof *days);
    return status;
}

static bool victim_before(const void *context, uint64_t a, uint64_t b) {
    const darisk_quiet_victim *victims = context;
    return victims[a].victim_id < victims[b].victim_id;
}

static darisk_status put_in_order(darisk_quiet_victims *list) {
    void *victims = list->victims;
    const darisk_status status = darisk_cohort_put_in_order(
        &list->allocator, &victims, &list->room, list->count, sizeof *list->victims, victim_before);
    list->victims = victims;
    return status;
}

static darisk_status find(const darisk_cohort *cohort, const darisk_quiet_options *options,
                          darisk_date as_of, const darisk_review_columns *reviews,
                          size_t review_rows, darisk_quiet_victims *out) {
    struct darisk_serial_view view;
    struct darisk_serial_slab slab = {.room = 0};
    struct asking asking = {
        .view = &view,
        .as_of = as_of,
        .counted = {DARISK_SERIAL_UNIT_MONTHS, options->counted_months},
        .until = darisk_serial_window_start(
            (struct darisk_serial_window){DARISK_SERIAL_UNIT_MONTHS, options->quiet_months}, as_of),
    };
    darisk_status status = darisk_serial_view_open(cohort, &view);
    if (status != DARISK_OK)
        return status;
    status = take_reviews(&asking, reviews, review_rows);
    if (status == DARISK_OK)
        status = part_by_victim(&asking, &slab);
    if (status == DARISK_OK)
        status = look_at_all(&asking, &slab, out);
    darisk_serial_slab_free(&cohort->allocator, &slab);
    forget_reviews(&asking);
    darisk_serial_view_close(&view);
    return status == DARISK_OK ? put_in_order(out) : status;
}

static bool are_months(int32_t months) {
    return months >= 1 && months <= MONTHS_LAST;
}

darisk_status darisk_quiet_victims_new(const darisk_cohort *cohort,
                                       const darisk_quiet_options *options, darisk_date as_of,
                                       const darisk_review_columns *reviews, size_t review_rows,
                                       darisk_columns_report *report, darisk_quiet_victims **out) {
    darisk_columns_report done = {.refused = 0};
    if (cohort == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (report != NULL && !darisk_struct_is_readable(report, sizeof *report))
        return DARISK_ERROR_STRUCT_SIZE;
    if (options != NULL && !darisk_struct_is_readable(options, sizeof *options))
        return DARISK_ERROR_STRUCT_SIZE;
    options = options == NULL ? &DEFAULT : options;
    if (!are_months(options->quiet_months) || !are_months(options->counted_months))
        return DARISK_ERROR_MONTHS;
    if (!darisk_date_is_valid(as_of))
        return DARISK_ERROR_DATE;
    darisk_status status = check_reviews(reviews, review_rows, &done);
    darisk_serial_report(report, &done, review_rows, status);
    if (status != DARISK_OK)
        return status;
    darisk_quiet_victims *list = darisk_cohort_allocate(&cohort->allocator, 1, sizeof *list);
    if (list == NULL)
        return DARISK_ERROR_MEMORY;
    *list = (darisk_quiet_victims){.allocator = cohort->allocator};
    status = find(cohort, options, as_of, reviews, review_rows, list);
    if (status != DARISK_OK) {
        darisk_quiet_victims_free(list);
        return status;
    }
    *out = list;
    return DARISK_OK;
}

void darisk_quiet_victims_free(darisk_quiet_victims *victims) {
    if (victims == NULL)
        return;
    const darisk_allocator memory = victims->allocator;
    darisk_cohort_release(&memory, victims->victims, victims->room, sizeof *victims->victims);
    darisk_cohort_release(&memory, victims, 1, sizeof *victims);
}

size_t darisk_quiet_victims_count(const darisk_quiet_victims *victims) {
    return victims == NULL ? 0 : victims->count;
}

darisk_status darisk_quiet_victims_at(const darisk_quiet_victims *victims, size_t index,
                                      darisk_quiet_victim *out) {
    if (victims == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    if (index >= victims->count)
        return DARISK_ERROR_INDEX;
    const uint32_t struct_size = out->struct_size;
    *out = victims->victims[index];
    out->struct_size = struct_size;
    return DARISK_OK;
}

#define PUT(column)                                                                                \
    if (columns->column != NULL)                                                                   \
    columns->column[i] = victim->column

darisk_status darisk_quiet_victims_columns(const darisk_quiet_victims *victims, size_t first,
                                           size_t count,
                                           const darisk_quiet_victim_columns *columns) {
    if (victims == NULL || columns == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(columns, sizeof *columns))
        return DARISK_ERROR_STRUCT_SIZE;
    if (first > victims->count || count > victims->count - first)
        return DARISK_ERROR_INDEX;
    for (size_t i = 0; i < count; i++) {
        const darisk_quiet_victim *victim = &victims->victims[first + i];
        PUT(victim_id);
        PUT(incidents);
        PUT(undated);
        PUT(last_date);
        PUT(days_quiet);
        PUT(last_grade);
        PUT(quiet);
    }
    return DARISK_OK;
}
