/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Pairs of a perpetrator and a victim (errata 8.4 to 8.7). */
#include "darisk/pair.h"

#include "base/column_read.h"
#include "base/size.h"
#include "model/count.h"
#include "model/repeat.h"
#include "serial/part.h"
#include "serial/said.h"
#include "serial/sort.h"

#define MONTHS 12 /* of all three presets */

struct darisk_pairs {
    darisk_allocator allocator;
    darisk_pair *pairs;
    size_t count;
    size_t room;
};

struct referral {
    uint64_t person;
    uint64_t victim;
    darisk_date day; /* unknown where missing */
};

struct asking {
    struct darisk_serial_question question;
    darisk_date start; /* of the twelve months */
    struct referral *referrals;
    uint64_t *referral_order; /* by the two */
    size_t referral_count;
};

/* Referrals. */

static darisk_status check_referrals(const darisk_referral_columns *referrals, size_t rows,
                                     darisk_columns_report *done) {
    if (referrals == NULL)
        return rows > 0 ? DARISK_ERROR_NULL : DARISK_OK;
    if (!darisk_struct_is_readable(referrals, sizeof *referrals))
        return DARISK_ERROR_STRUCT_SIZE;
    const struct darisk_serial_said columns[] = {
        {.name = "perpetrator_id", .people = &referrals->perpetrator_id},
        {.name = "victim_id", .people = &referrals->victim_id},
        {.name = "date", .days = &referrals->date},
    };
    return darisk_serial_said_check(columns, sizeof columns / sizeof *columns, rows, done);
}

static int compare(const struct referral *referral, uint64_t person, uint64_t victim) {
    if (referral->person != person)
        return referral->person < person ? -1 : 1;
    return referral->victim == victim ? 0 : referral->victim < victim ? -1 : 1;
}

static bool referral_before(const void *context, uint64_t a, uint64_t b) {
    const struct referral *referrals = context;
    const int order = compare(&referrals[a], referrals[b].person, referrals[b].victim);
    return order != 0 ? order < 0 : a < b;
}

static darisk_status take_referrals(const struct darisk_serial_view *view, struct asking *asking,
                                    const darisk_referral_columns *referrals, size_t rows) {
    const darisk_allocator *memory = &view->cohort->allocator;
    asking->referral_count = rows;
    if (rows == 0)
        return DARISK_OK;
    asking->referrals = darisk_cohort_allocate(memory, rows, sizeof *asking->referrals);
    asking->referral_order = darisk_cohort_allocate(memory, rows, sizeof *asking->referral_order);
    if (asking->referrals == NULL || asking->referral_order == NULL)
        return DARISK_ERROR_MEMORY;
    for (size_t i = 0; i < rows; i++) {
        asking->referral_order[i] = i;
        asking->referrals[i] = (struct referral){
            darisk_serial_view_root(view, darisk_column_u64_at(&referrals->perpetrator_id, i)),
            darisk_serial_view_root(view, darisk_column_u64_at(&referrals->victim_id, i)),
            darisk_column_date_at(&referrals->date, i),
        };
    }
    darisk_serial_sort(asking->referral_order, rows, referral_before, asking->referrals);
    return DARISK_OK;
}

static void forget_referrals(const darisk_allocator *memory, struct asking *asking) {
    darisk_cohort_release(memory, asking->referrals, asking->referral_count,
                          sizeof *asking->referrals);
    darisk_cohort_release(memory, asking->referral_order, asking->referral_count,
                          sizeof *asking->referral_order);
}

static struct darisk_repeat_last last_referral(const struct asking *asking, uint64_t person,
                                               uint64_t victim) {
    struct darisk_repeat_last last = {DARISK_DATE_UNKNOWN, true};
    size_t low = 0, high = asking->referral_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (compare(&asking->referrals[asking->referral_order[middle]], person, victim) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < asking->referral_count; low++) {
        const struct referral *referral = &asking->referrals[asking->referral_order[low]];
        if (compare(referral, person, victim) != 0)
            break;
        last = darisk_repeat_take(last, referral->day, asking->question.as_of);
    }
    return last;
}

/* Pairs. */

/* An incident of a pair. */
static void count_incident(const struct asking *asking,
                           const struct darisk_serial_incident *incident,
                           struct darisk_repeat_last last, darisk_pair *pair) {
    const bool undated = incident->date == DARISK_DATE_UNKNOWN;
    const bool inside = incident->date > asking->start;
    const bool crime = (incident->bits & DARISK_SERIAL_INCIDENT_CRIME) != 0;
    pair->incidents_low += inside;
    pair->incidents_high += inside || undated;
    pair->crimes_low += crime && inside;
    pair->crimes_high += crime && (inside || undated);
    pair->repeat = (uint8_t)darisk_met_any((enum darisk_met)pair->repeat,
                                           darisk_repeat_within(last, incident->date, MONTHS));
}

static void judge(darisk_pair *pair) {
    pair->escalation_5_3 =
        (uint8_t)darisk_met_any(darisk_count_reaches(pair->incidents_low, pair->incidents_high, 5),
                                darisk_count_reaches(pair->crimes_low, pair->crimes_high, 3));
    pair->escalation_3 =
        (uint8_t)darisk_count_reaches(pair->incidents_low, pair->incidents_high, 3);
}

static darisk_status put_pair(darisk_pairs *out, const darisk_pair *pair) {
    void *pairs = out->pairs;
    const darisk_status status =
        darisk_cohort_grow(&out->allocator, &pairs, &out->room, out->count, 1, sizeof *pair);
    out->pairs = pairs;
    if (status == DARISK_OK)
        out->pairs[out->count++] = *pair;
    return status;
}

/* The pairs of a part: the rows of one stand together. */
static darisk_status take_part(const struct asking *asking, struct darisk_serial_part *part,
                               darisk_pairs *out) {
    darisk_status status = DARISK_OK;
    darisk_serial_find_incidents(part, &asking->question);
    darisk_serial_find_victims(part, &asking->question);
    const size_t rows = darisk_serial_sort_pairs(part);
    for (size_t i = 0, end; i < rows && status == DARISK_OK; i = end) {
        const uint32_t number = part->victim_of[part->order[i]];
        const struct darisk_serial_victim *victim = &part->victims[number];
        darisk_pair pair = {.struct_size = sizeof pair,
                            .person_id = part->person_ids[victim->person],
                            .victim_id = victim->id,
                            .repeat = DARISK_MET_NO};
        const struct darisk_repeat_last last =
            last_referral(asking, pair.person_id, pair.victim_id);
        for (end = i; end < rows && part->victim_of[part->order[end]] == number; end++) {
            const uint32_t incident = part->incident_of[part->order[end]];
            if (end == i || incident != part->incident_of[part->order[end - 1]])
                count_incident(asking, &part->incidents[incident], last, &pair);
        }
        judge(&pair);
        status = put_pair(out, &pair);
    }
    return status;
}

static bool pair_before(const void *context, uint64_t a, uint64_t b) {
    const darisk_pair *x = &((const darisk_pair *)context)[a],
                      *y = &((const darisk_pair *)context)[b];
    return x->person_id != y->person_id ? x->person_id < y->person_id : x->victim_id < y->victim_id;
}

static darisk_status put_in_order(darisk_pairs *list) {
    void *pairs = list->pairs;
    const darisk_status status = darisk_cohort_put_in_order(
        &list->allocator, &pairs, &list->room, list->count, sizeof *list->pairs, pair_before);
    list->pairs = pairs;
    return status;
}

static darisk_status take_all(const struct asking *asking, const struct darisk_serial_view *view,
                              darisk_pairs *out) {
    struct darisk_serial_part part;
    darisk_status status = darisk_serial_part_new(view, asking->question.rules, &part);
    if (status != DARISK_OK)
        return status;
    for (uint32_t p = 0; p < DARISK_SERIAL_PARTS && status == DARISK_OK; p++) {
        darisk_serial_part_read(&part, p);
        status = take_part(asking, &part, out);
    }
    darisk_serial_part_free(&part);
    return status == DARISK_OK ? put_in_order(out) : status;
}

static darisk_status find(const darisk_cohort *cohort, darisk_date as_of,
                          const darisk_referral_columns *referrals, size_t referral_rows,
                          darisk_pairs *out) {
    /* No policy: everything that happened is looked at. */
    static const struct darisk_serial_rules RULES = {
        .look_back = {DARISK_SERIAL_UNIT_UNLIMITED, 0}};
    struct darisk_serial_view view;
    struct asking asking = {
        .start = darisk_serial_window_start(
            (struct darisk_serial_window){DARISK_SERIAL_UNIT_MONTHS, MONTHS}, as_of),
    };
    darisk_serial_ask(&asking.question, &RULES, cohort->gravity, as_of);
    darisk_status status = darisk_serial_view_open(cohort, &view);
    if (status != DARISK_OK)
        return status;
    status = take_referrals(&view, &asking, referrals, referral_rows);
    if (status == DARISK_OK)
        status = take_all(&asking, &view, out);
    forget_referrals(&cohort->allocator, &asking);
    darisk_serial_view_close(&view);
    return status;
}

darisk_status darisk_pairs_new(const darisk_cohort *cohort, darisk_date as_of,
                               const darisk_referral_columns *referrals, size_t referral_rows,
                               darisk_columns_report *report, darisk_pairs **out) {
    darisk_columns_report done = {.refused = 0};
    if (cohort == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (report != NULL && !darisk_struct_is_readable(report, sizeof *report))
        return DARISK_ERROR_STRUCT_SIZE;
    if (!darisk_date_is_valid(as_of))
        return DARISK_ERROR_DATE;
    darisk_status status = check_referrals(referrals, referral_rows, &done);
    darisk_serial_report(report, &done, referral_rows, status);
    if (status != DARISK_OK)
        return status;
    darisk_pairs *list = darisk_cohort_allocate(&cohort->allocator, 1, sizeof *list);
    if (list == NULL)
        return DARISK_ERROR_MEMORY;
    *list = (darisk_pairs){.allocator = cohort->allocator};
    status = find(cohort, as_of, referrals, referral_rows, list);
    if (status != DARISK_OK) {
        darisk_pairs_free(list);
        return status;
    }
    *out = list;
    return DARISK_OK;
}

void darisk_pairs_free(darisk_pairs *pairs) {
    if (pairs == NULL)
        return;
    const darisk_allocator memory = pairs->allocator;
    darisk_cohort_release(&memory, pairs->pairs, pairs->room, sizeof *pairs->pairs);
    darisk_cohort_release(&memory, pairs, 1, sizeof *pairs);
}

size_t darisk_pairs_count(const darisk_pairs *pairs) {
    return pairs == NULL ? 0 : pairs->count;
}

darisk_status darisk_pairs_at(const darisk_pairs *pairs, size_t index, darisk_pair *out) {
    if (pairs == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    if (index >= pairs->count)
        return DARISK_ERROR_INDEX;
    const uint32_t struct_size = out->struct_size;
    *out = pairs->pairs[index];
    out->struct_size = struct_size;
    return DARISK_OK;
}

#define PUT(column)                                                                                \
    if (columns->column != NULL)                                                                   \
    columns->column[i] = pair->column

darisk_status darisk_pairs_columns(const darisk_pairs *pairs, size_t first, size_t count,
                                   const darisk_pair_columns *columns) {
    if (pairs == NULL || columns == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(columns, sizeof *columns))
        return DARISK_ERROR_STRUCT_SIZE;
    if (first > pairs->count || count > pairs->count - first)
        return DARISK_ERROR_INDEX;
    for (size_t i = 0; i < count; i++) {
        const darisk_pair *pair = &pairs->pairs[first + i];
        PUT(person_id);
        PUT(victim_id);
        PUT(incidents_low);
        PUT(incidents_high);
        PUT(crimes_low);
        PUT(crimes_high);
        PUT(repeat);
        PUT(escalation_5_3);
        PUT(escalation_3);
    }
    return DARISK_OK;
}
