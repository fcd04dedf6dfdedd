/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Making a ranking: part by part of the cohort, each by one thread; then what needs all of them. */
#include <string.h>

#include "base/size.h"
#include "base/text.h"
#include "base/threads.h"
#include "serial/counter.h"
#include "serial/dual.h"
#include "serial/gravity.h"
#include "serial/part.h"
#include "serial/ranking.h"
#include "serial/said.h"

/* Fewer rows than this are not worth a thread. */
#define ROWS_A_THREAD (UINT32_C(1) << 16)

/* Starts of peak windows are written down once for look-backs of so many days. */
#define STARTS_LAST 36600

/* What one thread does: some parts that follow each other. */
struct share {
    const struct darisk_serial_view *view;
    const struct darisk_serial_question *question;
    struct darisk_lock *lock; /* held while memory is asked for */
    uint32_t first_part;
    uint32_t end_part;
    struct darisk_serial_part part;
    struct darisk_serial_claims claims;
    struct darisk_serial_chunk *chunks;
    size_t chunk_count;
    size_t chunk_room;
    uint32_t people[DARISK_SERIAL_PARTS]; /* in each part */
    size_t scored;
    struct darisk_serial_range totals; /* of those */
    uint64_t overflowed;               /* the least reference of whom a sum cannot be held; 0 */
    darisk_status status;
};

struct shares {
    size_t count;
    struct share *at;
};

static const darisk_allocator *memory_of(const struct share *share) {
    return &share->view->cohort->allocator;
}

/* One more chunk, where the last is full. */
static darisk_status add_chunk(struct share *share) {
    struct darisk_serial_chunk chunk = {.room = DARISK_SERIAL_CHUNK_FIRST};
    void *chunks = share->chunks;
    if (share->chunk_count > 0 &&
        share->chunks[share->chunk_count - 1].room < DARISK_SERIAL_CHUNK_LAST)
        chunk.room = 2 * share->chunks[share->chunk_count - 1].room;
    else if (share->chunk_count > 0)
        chunk.room = DARISK_SERIAL_CHUNK_LAST;
    darisk_lock_take(share->lock);
    darisk_status status = darisk_cohort_grow(memory_of(share), &chunks, &share->chunk_room,
                                              share->chunk_count, 1, sizeof chunk);
    share->chunks = chunks;
    if (status == DARISK_OK) {
        chunk.people = darisk_cohort_allocate(memory_of(share), chunk.room, share->part.stride);
        status = chunk.people == NULL ? DARISK_ERROR_MEMORY : DARISK_OK;
    }
    darisk_lock_give(share->lock);
    if (status == DARISK_OK)
        share->chunks[share->chunk_count++] = chunk;
    return status;
}

/* The place of the next person. */
static struct darisk_serial_person *next_place(struct share *share) {
    if (share->chunk_count == 0 ||
        share->chunks[share->chunk_count - 1].count == share->chunks[share->chunk_count - 1].room) {
        share->status = add_chunk(share);
        if (share->status != DARISK_OK)
            return NULL;
    }
    struct darisk_serial_chunk *chunk = &share->chunks[share->chunk_count - 1];
    return (void *)(chunk->people + share->part.stride * chunk->count++);
}

static void claim(struct share *share, const struct darisk_serial_row *row) {
    const struct darisk_serial_claim claim = {row->person, row->victim, row->incident};
    const bool grows = share->claims.count == share->claims.room;
    if (grows)
        darisk_lock_take(share->lock);
    const darisk_status status = darisk_serial_claims_add(memory_of(share), &share->claims, claim);
    if (grows)
        darisk_lock_give(share->lock);
    if (status != DARISK_OK)
        share->status = status;
}

/* Who was recorded under another reference, too. */
static void flag_merged(struct darisk_serial_part *part) {
    for (size_t i = 0; part->view->moved.count > 0 && i < part->count; i++)
        if (part->rows[i].flags & DARISK_SERIAL_ROW_MERGED)
            darisk_serial_part_person(part, part->person_of[i])->flags |= DARISK_SERIAL_FLAG_MERGED;
}

/* A person who was measured, to where people are kept. */
static void keep_person(struct share *share, struct darisk_serial_person *person) {
    const struct darisk_serial_rules *rules = share->question->rules;
    struct darisk_serial_person *place = next_place(share);
    if (place == NULL)
        return;
    if (person->marks & DARISK_SERIAL_PERSON_OVERFLOW &&
        (share->overflowed == 0 || person->id < share->overflowed))
        share->overflowed = person->id;
    person->marks = 0;
    if (rules->score != DARISK_SERIAL_SCORE_NONE && person->last != DARISK_DATE_UNKNOWN &&
        (!rules->qualify || person->thresholds == DARISK_SERIAL_MET)) {
        person->marks = DARISK_SERIAL_PERSON_SCORED;
        person->total = darisk_serial_total(rules, share->question->as_of, person);
        darisk_serial_range_take(&share->totals, person->total);
        share->scored++;
    }
    memcpy(place, person, share->part.stride);
}

static void work_share(void *context, uint32_t number) {
    const struct shares *shares = context;
    struct share *share = &shares->at[number];
    struct darisk_serial_part *part = &share->part;
    for (uint32_t p = share->first_part; p < share->end_part; p++) {
        darisk_serial_part_read(part, p);
        darisk_serial_part_measure(part, share->question);
        for (size_t i = 0; i < part->answerable_count && share->status == DARISK_OK; i++)
            claim(share, &part->rows[part->answerable[i]]);
        flag_merged(part);
        share->people[p] = (uint32_t)part->person_count;
        for (size_t i = 0; i < part->person_count && share->status == DARISK_OK; i++)
            keep_person(share, darisk_serial_part_person(part, i));
    }
}

/* Shares of parts, of as many threads as the rows are worth. */
static darisk_status new_shares(const struct darisk_serial_view *view,
                                const struct darisk_serial_question *question, struct shares *out) {
    const darisk_cohort *cohort = view->cohort;
    size_t count = (size_t)(cohort->kept / ROWS_A_THREAD) + 1;
    count = count < cohort->threads ? count : cohort->threads;
    struct share *shares = darisk_cohort_allocate(&cohort->allocator, count, sizeof *shares);
    if (shares == NULL)
        return DARISK_ERROR_MEMORY;
    memset(shares, 0, count * sizeof *shares);
    *out = (struct shares){count, shares};
    for (size_t i = 0; i < count; i++) {
        shares[i].view = view;
        shares[i].question = question;
        shares[i].totals = DARISK_SERIAL_NO_RANGE;
        shares[i].first_part = (uint32_t)(DARISK_SERIAL_PARTS * i / count);
        shares[i].end_part = (uint32_t)(DARISK_SERIAL_PARTS * (i + 1) / count);
        const darisk_status status = darisk_serial_part_new(view, question->rules, &shares[i].part);
        if (status != DARISK_OK)
            return status; /* what there is of them is freed by the caller */
    }
    return DARISK_OK;
}

static void free_shares(const darisk_allocator *memory, struct shares *shares) {
    for (size_t i = 0; i < shares->count; i++) {
        struct share *share = &shares->at[i];
        darisk_serial_part_free(&share->part);
        darisk_serial_claims_free(memory, &share->claims);
        for (size_t c = 0; c < share->chunk_count; c++)
            darisk_cohort_release(memory, share->chunks[c].people, share->chunks[c].room,
                                  share->part.stride);
        darisk_cohort_release(memory, share->chunks, share->chunk_room, sizeof *share->chunks);
    }
    darisk_cohort_release(memory, shares->at, shares->count, sizeof *shares->at);
    shares->at = NULL;
}

/* The people of all shares become those of the ranking. */
static darisk_status join_people(darisk_ranking *ranking, struct shares *shares) {
    size_t chunks = 0;
    for (size_t i = 0; i < shares->count; i++)
        chunks += shares->at[i].chunk_count;
    if (chunks > 0) {
        ranking->chunks =
            darisk_cohort_allocate(&ranking->allocator, chunks, sizeof *ranking->chunks);
        if (ranking->chunks == NULL)
            return DARISK_ERROR_MEMORY;
        ranking->chunk_room = chunks;
    }
    for (size_t i = 0; i < shares->count; i++) {
        struct share *share = &shares->at[i];
        for (size_t c = 0; c < share->chunk_count; c++) {
            share->chunks[c].first = ranking->count;
            ranking->chunks[ranking->chunk_count++] = share->chunks[c];
            ranking->count += share->chunks[c].count;
        }
        share->chunk_count = 0; /* they are the ranking's now */
        ranking->scored += share->scored;
        if (share->scored > 0) {
            darisk_serial_range_take(&ranking->totals, share->totals.least);
            darisk_serial_range_take(&ranking->totals, share->totals.most);
        }
    }
    for (uint32_t p = 0, i = 0; p < DARISK_SERIAL_PARTS; p++) {
        while (p >= shares->at[i].end_part)
            i++;
        ranking->part_first[p + 1] = ranking->part_first[p] + shares->at[i].people[p];
    }
    return DARISK_OK;
}

static void flag_answered(void *context, const struct darisk_serial_claim *claim, bool dual) {
    size_t row;
    struct darisk_serial_person *person = darisk_ranking_search(context, claim->person, &row);
    if (person != NULL)
        person->flags = (uint16_t)(person->flags | DARISK_SERIAL_FLAG_COUNTER |
                                   (dual ? DARISK_SERIAL_FLAG_DUAL : 0));
}

static darisk_status match_claims(darisk_ranking *ranking, struct shares *shares) {
    struct darisk_serial_claims *all = &shares->at[0].claims;
    darisk_status status = DARISK_OK;
    for (size_t i = 1; i < shares->count && status == DARISK_OK; i++) {
        const struct darisk_serial_claims *more = &shares->at[i].claims;
        for (size_t c = 0; c < more->count && status == DARISK_OK; c++)
            status = darisk_serial_claims_add(&ranking->allocator, all, more->at[c]);
    }
    return status != DARISK_OK
               ? status
               : darisk_serial_claims_match(&ranking->allocator, all, flag_answered, ranking);
}

/* Whose sum cannot be held: the least of them, so that it is the same whoever looks. */
static darisk_status check_shares(const struct shares *shares, uint64_t *person) {
    uint64_t least = 0;
    for (size_t i = 0; i < shares->count; i++)
        if (shares->at[i].status != DARISK_OK)
            return shares->at[i].status;
    for (size_t i = 0; i < shares->count; i++) {
        const uint64_t one = shares->at[i].overflowed;
        if (one != 0 && (least == 0 || one < least))
            least = one;
    }
    if (least != 0 && person != NULL)
        *person = least;
    return least == 0 ? DARISK_OK : DARISK_ERROR_RANKING_SUM;
}

static darisk_status rank_view(darisk_ranking *ranking, const struct darisk_serial_view *view,
                               const struct darisk_serial_question *question, uint64_t *person) {
    const darisk_allocator *memory = &ranking->allocator;
    struct shares shares = {.count = 0};
    struct darisk_serial_accused accused = {.bits = NULL};
    struct darisk_serial_dual dual = {.count = 0};
    struct darisk_lock lock;
    darisk_lock_new(&lock);
    darisk_status status = new_shares(view, question, &shares);
    if (status == DARISK_OK)
        status = darisk_serial_accused_new(view, (uint32_t)shares.count, &accused);
    if (status == DARISK_OK && ranking->rules.exclude_dual)
        status = darisk_serial_dual_find(view, &shares.at[0].part, question->as_of, &dual);
    if (status == DARISK_OK) {
        for (size_t i = 0; i < shares.count; i++) {
            shares.at[i].part.accused = &accused;
            shares.at[i].part.dual = dual.count > 0 ? &dual : NULL;
            shares.at[i].lock = &lock;
        }
        darisk_threads_run((uint32_t)shares.count, work_share, &shares);
        status = check_shares(&shares, person);
    }
    darisk_serial_dual_free(view, &dual);
    darisk_serial_accused_free(view, &accused);
    if (status == DARISK_OK)
        status = join_people(ranking, &shares);
    if (status == DARISK_OK)
        status = match_claims(ranking, &shares);
    free_shares(memory, &shares);
    darisk_lock_free(&lock);
    if (status != DARISK_OK)
        return status;
    return darisk_serial_score_all(ranking);
}

/* The start of the peak window that ends on each day of the look-back. */
static darisk_status write_starts(const darisk_allocator *memory,
                                  const struct darisk_serial_question *question,
                                  darisk_date **starts, size_t *count) {
    const int64_t days = (int64_t)question->as_of - question->look_back;
    *starts = NULL;
    *count = days > STARTS_LAST ? 0 : (size_t)days;
    if (*count == 0)
        return DARISK_OK;
    *starts = darisk_cohort_allocate(memory, *count, sizeof **starts);
    if (*starts == NULL)
        return DARISK_ERROR_MEMORY;
    for (size_t i = 0; i < *count; i++)
        (*starts)[i] = darisk_serial_window_start(question->rules->peak_window,
                                                  question->look_back + 1 + (darisk_date)i);
    return DARISK_OK;
}

static darisk_status rank_cohort(darisk_ranking *ranking, const darisk_cohort *cohort,
                                 const darisk_person_columns *people, size_t people_rows,
                                 uint64_t *person) {
    const darisk_allocator *memory = &ranking->allocator;
    struct darisk_serial_question question;
    struct darisk_serial_view view;
    darisk_date *starts;
    size_t start_count;
    darisk_serial_ask(&question, &ranking->rules, cohort->gravity, ranking->as_of);
    ranking->look_back = question.look_back;
    ranking->serial = question.serial;
    memcpy(ranking->thresholds, question.thresholds, sizeof ranking->thresholds);
    darisk_status status = darisk_serial_view_open(cohort, &view);
    if (status != DARISK_OK)
        return status;
    status = write_starts(memory, &question, &starts, &start_count);
    question.peak_starts = starts;
    if (status == DARISK_OK)
        status = rank_view(ranking, &view, &question, person);
    if (status == DARISK_OK)
        darisk_serial_advise(ranking, &view, people, people_rows);
    darisk_cohort_release(memory, starts, start_count, sizeof *starts);
    darisk_serial_view_close(&view);
    return status;
}

static void stamp(darisk_ranking *ranking, const darisk_cohort *cohort,
                  const darisk_serial_policy *policy, darisk_date as_of) {
    memset(ranking, 0, sizeof *ranking);
    ranking->allocator = cohort->allocator;
    ranking->rules = policy->rules;
    ranking->as_of = as_of;
    ranking->stride = darisk_serial_stride(&policy->rules);
    ranking->totals = DARISK_SERIAL_NO_RANGE;
    ranking->rows = cohort->rows;
    ranking->ignored = cohort->ignored;
    ranking->no_perpetrator = cohort->no_perpetrator;
    ranking->reversed = cohort->reversed_count;
    ranking->has_gravity = cohort->gravity != NULL;
    memcpy(ranking->policy_digest, policy->digest, sizeof ranking->policy_digest);
    if (cohort->gravity != NULL) {
        memcpy(ranking->gravity_edition, cohort->gravity->edition,
               strlen(cohort->gravity->edition) + 1);
        memcpy(ranking->gravity_digest, cohort->gravity->digest, sizeof ranking->gravity_digest);
    }
}

/* A policy that names an edition is for cohorts with a table of that edition alone. */
static bool fits_gravity(const darisk_serial_policy *policy, const darisk_cohort *cohort) {
    const char *edition = policy->rules.gravity_edition;
    return edition[0] == '\0' ||
           (cohort->gravity != NULL && darisk_text_same(edition, cohort->gravity->edition));
}

darisk_status darisk_ranking_new(const darisk_cohort *cohort, const darisk_serial_policy *policy,
                                 darisk_date as_of, const darisk_person_columns *people,
                                 size_t people_rows, darisk_columns_report *report,
                                 uint64_t *person, darisk_ranking **out) {
    darisk_columns_report done = {.refused = 0};
    if (cohort == NULL || policy == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (report != NULL && !darisk_struct_is_readable(report, sizeof *report))
        return DARISK_ERROR_STRUCT_SIZE;
    if (!darisk_date_is_valid(as_of))
        return DARISK_ERROR_DATE;
    if (!fits_gravity(policy, cohort))
        return DARISK_ERROR_GRAVITY_EDITION;
    darisk_status status = darisk_serial_people_check(people, people_rows, &done);
    darisk_serial_report(report, &done, people_rows, status);
    if (status != DARISK_OK)
        return status;
    darisk_ranking *ranking = darisk_cohort_allocate(&cohort->allocator, 1, sizeof *ranking);
    if (ranking == NULL)
        return DARISK_ERROR_MEMORY;
    stamp(ranking, cohort, policy, as_of);
    status = rank_cohort(ranking, cohort, people, people_rows, person);
    if (status != DARISK_OK) {
        darisk_ranking_free(ranking);
        return status;
    }
    *out = ranking;
    return DARISK_OK;
}
