/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Persons: every column of every one of them, their ranks and their order. */
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "model_part.h"

/* Where the facts of a batch are, with the references of the library. */
typedef struct people {
    uint64_t person[COMPARE_LISTED];
    uint8_t on_programme[COMPARE_LISTED], unsuitable[COMPARE_LISTED];
} people;

static size_t fill_people(const compare_batch *batch, people *to) {
    size_t count = 0;
    for (size_t world = 0; world < batch->world_count; world++)
        for (size_t i = 0; i < batch->kept[world].world.fact_count; i++, count++) {
            const model_fact *fact = &batch->facts[batch->kept[world].facts + i];
            to->person[count] = compare_reference(world, fact->person);
            to->on_programme[count] = fact->on_programme;
            to->unsuitable[count] = fact->unsuitable;
        }
    return count;
}

/* The least reference whose sum does not fit, or 0. */
static uint64_t expected_overflow(const comparer *from) {
    uint64_t least = 0;
    for (size_t world = 0; world < from->batch.world_count; world++) {
        const uint64_t person = compare_reference(world, from->answers[world].overflow);
        if (person != 0 && (least == 0 || person < least))
            least = person;
    }
    return least;
}

static int descending(const void *a, const void *b) {
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x < y) - (x > y);
}

static void collect_totals(comparer *to) {
    to->total_count = 0;
    for (size_t world = 0; world < to->batch.world_count; world++)
        for (size_t i = 0; i < to->answers[world].person_count; i++)
            if (to->answers[world].persons[i].scored)
                to->totals[to->total_count++] = to->answers[world].persons[i].total;
    qsort(to->totals, to->total_count, sizeof to->totals[0], descending);
}

/* 1 and the number of greater totals in the whole batch. */
static uint32_t rank_of(const comparer *from, int64_t total) {
    size_t low = 0, high = from->total_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (from->totals[middle] > total)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low + 1;
}

static void read_thresholds(comparer *to, const darisk_ranking *ranking) {
    compare_columns *columns = &to->columns;
    for (size_t i = 0; i < to->setting->policy.threshold_count; i++)
        compare_must(darisk_ranking_threshold_columns(ranking, NULL, 0, columns->count, i,
                                                      columns->low[i], columns->high[i],
                                                      columns->result[i]),
                     "darisk_ranking_threshold_columns");
}

/* Reads every person, and finds each again by its reference. */
static void read_persons(comparer *to, const darisk_ranking *ranking) {
    compare_columns *columns = &to->columns;
    memset(columns->row_of, 0, sizeof columns->row_of);
    columns->count = darisk_ranking_count(ranking);
    if (columns->count > COMPARE_ROWS) {
        compare_differ(to, "number of persons", 0, (int64_t)columns->count);
        columns->count = 0;
    }
    for (size_t i = 0; i < columns->count; i++) {
        darisk_ranked_person *person = &columns->persons[i];
        person->struct_size = sizeof *person;
        compare_must(darisk_ranking_person(ranking, i, person), "darisk_ranking_person");
        const size_t world = compare_world_of(person->person_id);
        const uint64_t id = compare_id_of(person->person_id);
        if (world >= to->batch.world_count || id >= MODEL_IDS * 2 ||
            columns->row_of[world][id] != 0)
            compare_differ(to, "a person that is none, or twice", 0, (int64_t)person->person_id);
        else
            columns->row_of[world][id] = (uint32_t)i + 1;
    }
    read_thresholds(to, ranking);
}

static void compare_points(comparer *to, const model_person *expected,
                           const darisk_ranked_person *got) {
    compare_same(to, "points_recency", expected->points[MODEL_RECENCY], got->points_recency);
    compare_same(to, "points_frequency", expected->points[MODEL_FREQUENCY], got->points_frequency);
    compare_same(to, "points_gravity", expected->points[MODEL_GRAVITY], got->points_gravity);
    compare_same(to, "points_victims", expected->points[MODEL_PEOPLE], got->points_victims);
    compare_same(to, "total", expected->total, got->total);
    compare_same(to, "rank", expected->scored ? rank_of(to, expected->total) : 0, got->rank);
    compare_same(to, "selected", expected->selected, got->selected);
    compare_same(to, "advice", expected->advice, got->advice);
}

static void compare_person(comparer *to, const model_person *expected, size_t row) {
    const darisk_ranked_person *got = &to->columns.persons[row];
    compare_same(to, "scored", expected->scored, got->scored);
    compare_same(to, "incidents", expected->incidents, got->incidents);
    compare_same(to, "crimes", expected->crimes, got->crimes);
    compare_same(to, "victims", expected->victims, got->victims);
    compare_same(to, "gravity", expected->gravity, got->gravity);
    compare_same(to, "gravity_partial", expected->gravity_partial, got->gravity_partial);
    compare_same(to, "last_date", expected->last_date, got->last_date);
    compare_same(to, "recency_days", expected->recency_days, got->recency_days);
    compare_same(to, "peak", expected->peak, got->peak);
    compare_same(to, "undated", expected->undated, got->undated);
    compare_same(to, "future", expected->future, got->future);
    compare_same(to, "cancelled", expected->cancelled, got->cancelled);
    compare_same(to, "self_link", expected->self_link, got->self_link);
    compare_same(to, "unmapped", expected->unmapped, got->unmapped);
    compare_same(to, "no_victim", expected->no_victim, got->no_victim);
    compare_same(to, "serial_low", expected->serial.low, got->serial_low);
    compare_same(to, "serial_high", expected->serial.high, got->serial_high);
    compare_same(to, "serial", expected->serial.result, got->serial);
    for (size_t i = 0; i < to->setting->policy.threshold_count; i++) {
        compare_same(to, "NAME_low", expected->thresholds[i].low, to->columns.low[i][row]);
        compare_same(to, "NAME_high", expected->thresholds[i].high, to->columns.high[i][row]);
        compare_same(to, "NAME_result", expected->thresholds[i].result, to->columns.result[i][row]);
    }
    compare_same(to, "thresholds", expected->combined, got->thresholds);
    compare_same(to, "flags", expected->flags, got->flags);
    compare_points(to, expected, got);
}

/* 9.5, R16, with the references of the library. */
static bool before(const darisk_ranked_person *a, const darisk_ranked_person *b) {
    if (a->scored != b->scored)
        return a->scored > b->scored;
    if (a->scored && a->total != b->total)
        return a->total > b->total;
    if (a->scored && a->gravity != b->gravity)
        return a->gravity > b->gravity;
    if (a->scored && a->recency_days != b->recency_days)
        return a->recency_days < b->recency_days;
    if (a->scored && a->incidents != b->incidents)
        return a->incidents > b->incidents;
    if (a->scored && a->victims != b->victims)
        return a->victims > b->victims;
    return a->person_id < b->person_id;
}

/* Each before the next leaves one order only; the first few alone are the same as first of all. */
static void compare_list(comparer *to, const darisk_ranking *ranking) {
    static uint32_t rows[COMPARE_ROWS], few[3];
    const size_t count = to->columns.count;
    compare_must(darisk_ranking_list(ranking, rows, count), "darisk_ranking_list");
    for (size_t i = 0; i < count; i++)
        if (rows[i] >= count ||
            (i > 0 && !before(&to->columns.persons[rows[i - 1]], &to->columns.persons[rows[i]]))) {
            compare_differ(to, "order of the list", (int64_t)i, rows[i]);
            return;
        }
    const size_t first = count < 3 ? count : 3;
    compare_must(darisk_ranking_list(ranking, few, first), "darisk_ranking_list");
    for (size_t i = 0; i < first; i++)
        compare_same(to, "first of the list", rows[i], few[i]);
}

/* One person found alone is the same as in its row. */
static void compare_found(comparer *to, const darisk_ranking *ranking) {
    if (to->columns.count == 0)
        return;
    const size_t row = to->batch_number % to->columns.count;
    const darisk_ranked_person *person = &to->columns.persons[row];
    size_t found = 0;
    compare_must(darisk_ranking_find(ranking, person->person_id, &found), "darisk_ranking_find");
    compare_same(to, "row found", (int64_t)row, (int64_t)found);
    for (size_t i = 0; i < to->setting->policy.threshold_count; i++) {
        darisk_ranked_threshold threshold = {.struct_size = sizeof threshold};
        compare_must(darisk_ranking_threshold(ranking, row, i, &threshold),
                     "darisk_ranking_threshold");
        compare_same(to, "threshold of one", to->columns.low[i][row], threshold.low);
        compare_same(to, "threshold of one", to->columns.high[i][row], threshold.high);
        compare_same(to, "threshold of one", to->columns.result[i][row], threshold.result);
    }
    int64_t total[1] = {0};
    uint16_t flags[1] = {0};
    const uint32_t rows[1] = {(uint32_t)row};
    const darisk_ranked_columns columns = {
        .struct_size = sizeof columns, .total = total, .flags = flags};
    compare_must(darisk_ranking_columns(ranking, rows, 0, 1, &columns), "darisk_ranking_columns");
    compare_same(to, "columns of one", person->total, total[0]);
    compare_same(to, "columns of one", person->flags, flags[0]);
}

/* 10.5 */
static void compare_summary(comparer *to, const darisk_ranking *ranking) {
    darisk_ranking_summary got = {.struct_size = sizeof got};
    compare_must(darisk_ranking_summarise(ranking, &got), "darisk_ranking_summarise");
    const uint64_t times = to->doubled ? 2 : 1;
    uint64_t listed = 0, selected = 0, ignored = 0, nobody = 0, reversed = 0;
    for (size_t i = 0; i < to->batch.world_count; i++) {
        listed += to->answers[i].person_count;
        selected += to->answers[i].selected;
        ignored += to->answers[i].ignored_rows;
        nobody += to->answers[i].rows_without_perpetrator;
        reversed += to->answers[i].reversed_rows;
    }
    compare_same(to, "as_of", to->setting->as_of, got.as_of);
    compare_same(to, "rows", (int64_t)(times * to->batch.row_count), (int64_t)got.rows);
    compare_same(to, "rows_ignored", (int64_t)(times * ignored), (int64_t)got.rows_ignored);
    compare_same(to, "rows_no_perpetrator", (int64_t)(times * nobody),
                 (int64_t)got.rows_no_perpetrator);
    compare_same(to, "rows_reversed", (int64_t)(times * reversed), (int64_t)got.rows_reversed);
    compare_same(to, "listed", (int64_t)listed, (int64_t)got.listed);
    compare_same(to, "listed", (int64_t)listed, (int64_t)to->columns.count);
    compare_same(to, "n scored", (int64_t)to->total_count, (int64_t)got.scored);
    compare_same(to, "n selected", (int64_t)selected, (int64_t)got.selected);
    const model_window *back = &to->setting->policy.look_back;
    int32_t start = DARISK_DATE_UNKNOWN;
    if (back->unit == MODEL_DAYS)
        start = to->setting->as_of - back->length;
    if (back->unit == MODEL_MONTHS)
        start = model_add_months(to->setting->as_of, -back->length);
    /* Before the calendar there is no day to be told. */
    if (start >= model_day(1, 1, 1) || back->unit == MODEL_UNLIMITED)
        compare_same(to, "look_back_start", start, got.look_back_start);
}

void compare_ranking(comparer *to, const darisk_cohort *cohort,
                     const darisk_serial_policy *policy) {
    static people facts;
    const size_t fact_count = fill_people(&to->batch, &facts);
    const darisk_person_columns known = {.struct_size = sizeof known,
                                         .person_id = {facts.person, NULL, 0, fact_count},
                                         .on_programme = {facts.on_programme, NULL, 0, fact_count},
                                         .unsuitable = {facts.unsuitable, NULL, 0, fact_count}};
    uint64_t person = 0;
    darisk_ranking *ranking = NULL;
    const darisk_status status =
        darisk_ranking_new(cohort, policy, to->setting->as_of, fact_count == 0 ? NULL : &known,
                           fact_count, NULL, &person, &ranking);
    const uint64_t overflow = expected_overflow(to);
    to->world = 0;
    if (overflow != 0 || status != DARISK_OK) {
        compare_same(to, "status of darisk_ranking_new",
                     overflow == 0 ? DARISK_OK : DARISK_ERROR_RANKING_SUM, status);
        compare_same(to, "person whose sum is too great", (int64_t)overflow, (int64_t)person);
        darisk_ranking_free(ranking);
        return;
    }
    collect_totals(to);
    read_persons(to, ranking);
    compare_summary(to, ranking);
    for (to->world = 0; to->world < to->batch.world_count; to->world++) {
        const model_answer *answer = &to->answers[to->world];
        for (size_t i = 0; i < answer->person_count; i++) {
            const uint32_t row = to->columns.row_of[to->world][answer->persons[i].id];
            if (row == 0)
                compare_differ(to, "a person that is not listed", (int64_t)answer->persons[i].id,
                               0);
            else
                compare_person(to, &answer->persons[i], row - 1);
        }
    }
    to->world = 0;
    compare_list(to, ranking);
    compare_found(to, ranking);
    darisk_ranking_free(ranking);
}
