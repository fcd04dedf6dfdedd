/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Rows into a cohort: looked at once to check and count them, and once to put them where they
 * belong, after all the memory for that is there. */
#include <string.h>

#include "base/fetch.h"
#include "base/size.h"
#include "base/threads.h"
#include "serial/cohort.h"
#include "serial/events.h"
#include "serial/gravity.h"
#include "serial/said.h"

/* Fewer rows than this are not worth a thread. */
#define ROWS_A_THREAD (UINT32_C(1) << 18)

/* In place of a part: the row is ignored. */
#define IGNORED DARISK_SERIAL_PARTS

/* What one thread does of a call: some rows that follow each other. */
struct share {
    const darisk_event_columns *events;
    uint32_t offences; /* handles are below this */
    size_t first;
    size_t end;

    size_t fault; /* the first row that is not sound, where `status` says that one is not */
    const char *column;
    darisk_status status;
    size_t ignored;
    size_t no_perpetrator;
    size_t reversed;
    bool groups;

    struct darisk_serial_slab *slab; /* where to put the rows */
    uint64_t *reversed_at;           /* where to put the numbers of those that are reversed */
    uint64_t number;                 /* of the first row of the call */
    uint32_t next[IGNORED + 1];      /* rows of a part; then the place of the next of them */
    struct darisk_serial_block block;
};

/* A call, and its shares. */
struct shares {
    size_t count;
    struct share *at;
    uint16_t *parts; /* of each row of the call */
    size_t rows;
};

static void find_fault(struct share *share, const struct darisk_serial_block *block) {
    for (size_t i = 0; i < block->count && share->status == DARISK_OK; i++) {
        share->status = darisk_serial_block_fault(block, i, share->offences, &share->column);
        share->fault = block->first + i;
    }
}

static void count_block(struct share *share, const struct darisk_serial_block *block,
                        uint16_t *parts) {
    const bool groups = share->events->connection_group.values != NULL;
    for (size_t i = 0; i < block->count; i++) {
        const struct darisk_serial_row row = {.incident = block->incident[i],
                                              .person = block->person[i]};
        const bool ignored = darisk_serial_block_ignores(block, i);
        const uint32_t part = ignored ? IGNORED : darisk_serial_part_of(&row);
        parts[i] = (uint16_t)part;
        share->next[part]++;
        share->ignored += ignored;
        share->reversed += darisk_serial_block_reverses(block, i);
        share->no_perpetrator += !ignored & (row.person == 0);
    }
    for (size_t i = 0; groups && i < block->count; i++)
        share->groups |= parts[i] != IGNORED && block->group[i] != 0;
}

static void check_share(void *context, uint32_t part) {
    const struct shares *shares = context;
    struct share *share = &shares->at[part];
    struct darisk_serial_block *block = &share->block;
    for (size_t at = share->first; at < share->end && share->status == DARISK_OK;
         at += DARISK_SERIAL_BLOCK) {
        darisk_serial_block_read(share->events, at, share->end, block);
        if (darisk_serial_block_is_sound(block, share->offences))
            count_block(share, block, shares->parts + at);
        else
            find_fault(share, block);
    }
    share->next[IGNORED] = 0;
}

/* So many rows before it is written to, a place is fetched from memory: it lies anywhere. */
#define FETCH_AHEAD 16

static void put_block(struct share *share, const struct darisk_serial_block *block,
                      const uint16_t *parts) {
    struct darisk_serial_row *rows = share->slab->rows;
    uint64_t *groups = share->slab->groups;
    for (size_t i = 0; i < block->count; i++) {
        if (i + FETCH_AHEAD < block->count)
            DARISK_FETCH_TO_WRITE(&rows[share->next[parts[i + FETCH_AHEAD]]]);
        if (darisk_serial_block_reverses(block, i))
            *share->reversed_at++ = share->number + block->first + i;
        if (parts[i] == IGNORED)
            continue;
        const uint32_t at = share->next[parts[i]]++;
        rows[at] = darisk_serial_block_row(block, i);
        if (groups != NULL)
            groups[at] = block->group[i];
    }
}

static void put_share(void *context, uint32_t part) {
    const struct shares *shares = context;
    struct share *share = &shares->at[part];
    struct darisk_serial_block *block = &share->block;
    for (size_t at = share->first; at < share->end; at += DARISK_SERIAL_BLOCK) {
        darisk_serial_block_read(share->events, at, share->end, block);
        put_block(share, block, shares->parts + at);
    }
}

/* The rows of a call, parted among the threads it is worth; each gets whole blocks. */
static darisk_status part_rows(const darisk_cohort *cohort, const darisk_event_columns *events,
                               size_t rows, struct shares *out) {
    const size_t blocks = rows / DARISK_SERIAL_BLOCK + 1;
    size_t count = rows / ROWS_A_THREAD + 1;
    count = count < cohort->threads ? count : cohort->threads;
    struct share *shares = darisk_cohort_allocate(&cohort->allocator, count, sizeof *shares);
    if (shares == NULL)
        return DARISK_ERROR_MEMORY;
    memset(shares, 0, count * sizeof *shares);
    for (size_t i = 0; i < count; i++) {
        const size_t first = blocks / count * i * DARISK_SERIAL_BLOCK;
        darisk_serial_block_new(&shares[i].block);
        shares[i].events = events;
        shares[i].offences = (uint32_t)darisk_gravity_count(cohort->gravity) + DARISK_OFFENCE_FIRST;
        shares[i].first = first;
        shares[i].end = rows;
        shares[i].number = cohort->rows;
        if (i > 0)
            shares[i - 1].end = first;
    }
    uint16_t *parts = darisk_cohort_allocate(&cohort->allocator, rows, sizeof *parts);
    *out = (struct shares){count, shares, parts, rows};
    return parts == NULL ? DARISK_ERROR_MEMORY : DARISK_OK;
}

static void free_shares(const darisk_allocator *memory, struct shares *shares) {
    darisk_cohort_release(memory, shares->at, shares->count, sizeof *shares->at);
    darisk_cohort_release(memory, shares->parts, shares->rows, sizeof *shares->parts);
}

static size_t all(const struct shares *shares, size_t offset) {
    size_t sum = 0, one;
    for (size_t i = 0; i < shares->count; i++) {
        memcpy(&one, (const char *)&shares->at[i] + offset, sizeof one);
        sum += one;
    }
    return sum;
}

/* Where the rows of each part begin, those of the first share first. */
static void lay_out(const struct shares *shares, struct darisk_serial_slab *slab) {
    uint32_t sum = 0;
    for (uint32_t p = 0; p < DARISK_SERIAL_PARTS; p++) {
        slab->start[p] = sum;
        for (size_t i = 0; i < shares->count; i++) {
            const uint32_t here = shares->at[i].next[p];
            shares->at[i].next[p] = sum;
            sum += here;
        }
    }
    slab->start[DARISK_SERIAL_PARTS] = sum;
    slab->count = sum;
}

static bool any_groups(const struct shares *shares) {
    for (size_t i = 0; i < shares->count; i++)
        if (shares->at[i].groups)
            return true;
    return false;
}

static void put(const struct shares *shares, struct darisk_serial_slab *slab,
                uint64_t *reversed_at) {
    for (size_t i = 0; i < shares->count; i++) {
        shares->at[i].slab = slab;
        shares->at[i].reversed_at = reversed_at;
        reversed_at += shares->at[i].reversed;
    }
    darisk_threads_run((uint32_t)shares->count, put_share, (void *)(uintptr_t)shares);
}

/* Where the number of the next row that is reversed goes; NULL where there is room for none. */
static uint64_t *reversed_end(const darisk_cohort *cohort) {
    return cohort->reversed == NULL ? NULL : cohort->reversed + cohort->reversed_count;
}

/* Few rows go to the end of the tail. */
static darisk_status put_in_tail(darisk_cohort *cohort, const struct shares *shares, size_t kept) {
    struct darisk_serial_slab *tail = &cohort->tail;
    const darisk_status status = darisk_cohort_tail_room(cohort, kept, any_groups(shares));
    if (status != DARISK_OK)
        return status;
    /* One row after the other, wherever their part. */
    struct darisk_serial_slab end = {.rows = tail->rows == NULL ? NULL : tail->rows + tail->count,
                                     .groups =
                                         tail->groups == NULL ? NULL : tail->groups + tail->count};
    struct share *share = &shares->at[0];
    struct darisk_serial_block *block = &share->block;
    uint64_t *reversed_at = reversed_end(cohort);
    size_t at = 0;
    for (size_t row = share->first; row < share->end; row += DARISK_SERIAL_BLOCK) {
        darisk_serial_block_read(share->events, row, share->end, block);
        for (size_t i = 0; i < block->count; i++) {
            if (darisk_serial_block_reverses(block, i))
                *reversed_at++ = share->number + block->first + i;
            if (shares->parts[row + i] == IGNORED)
                continue;
            end.rows[at] = darisk_serial_block_row(block, i);
            if (end.groups != NULL)
                end.groups[at] = block->group[i];
            at++;
        }
    }
    tail->count += kept;
    return DARISK_OK;
}

static darisk_status put_in_slab(darisk_cohort *cohort, const struct shares *shares, size_t kept) {
    struct darisk_serial_slab slab;
    darisk_status status = darisk_cohort_slab_room(cohort, 1);
    if (status == DARISK_OK)
        status = darisk_serial_slab_new(&cohort->allocator, kept, any_groups(shares), true, &slab);
    if (status != DARISK_OK)
        return status;
    lay_out(shares, &slab);
    put(shares, &slab, reversed_end(cohort));
    cohort->slabs[cohort->slab_count++] = slab;
    return DARISK_OK;
}

static darisk_status put_rows(darisk_cohort *cohort, const struct shares *shares, size_t rows) {
    const size_t ignored = all(shares, offsetof(struct share, ignored));
    const size_t kept = rows - ignored;
    const size_t reversed = all(shares, offsetof(struct share, reversed));
    void *numbers = cohort->reversed;
    if (kept > DARISK_SERIAL_ROWS_LAST - cohort->kept || rows > UINT64_MAX - 1 - cohort->rows)
        return DARISK_ERROR_COHORT_ROWS;
    darisk_status status =
        darisk_cohort_grow(&cohort->allocator, &numbers, &cohort->reversed_room,
                           cohort->reversed_count, reversed, sizeof *cohort->reversed);
    cohort->reversed = numbers;
    if (status != DARISK_OK)
        return status;
    status = shares->count == 1 && kept <= DARISK_SERIAL_TAIL_LAST / 2
                 ? put_in_tail(cohort, shares, kept)
                 : put_in_slab(cohort, shares, kept);
    if (status != DARISK_OK)
        return status;
    cohort->reversed_count += reversed;
    cohort->rows += rows;
    cohort->kept += kept;
    cohort->ignored += ignored;
    cohort->no_perpetrator += all(shares, offsetof(struct share, no_perpetrator));
    return DARISK_OK;
}

static darisk_status add(darisk_cohort *cohort, const darisk_event_columns *events, size_t rows,
                         darisk_columns_report *done) {
    struct shares shares = {.count = 0};
    darisk_status status = part_rows(cohort, events, rows, &shares);
    if (status == DARISK_OK)
        darisk_threads_run((uint32_t)shares.count, check_share, &shares);
    for (size_t i = 0; i < shares.count && status == DARISK_OK; i++)
        if (shares.at[i].status != DARISK_OK) {
            status = shares.at[i].status;
            done->first_row = shares.at[i].fault;
            done->column = shares.at[i].column;
        }
    if (status == DARISK_OK)
        status = put_rows(cohort, &shares, rows);
    free_shares(&cohort->allocator, &shares);
    return status;
}

/* Whether the columns go together; where they do not, all rows are refused. */
static darisk_status check_columns(const darisk_event_columns *events, size_t rows,
                                   darisk_columns_report *done) {
    const char *column = NULL;
    size_t row = 0;
    const darisk_status status = darisk_serial_events_check(events, rows, &column, &row);
    if (status == DARISK_ERROR_LENGTH || status == DARISK_ERROR_COLUMNS) {
        done->first_row = row;
        done->column = column;
    }
    return status;
}

darisk_status darisk_cohort_add(darisk_cohort *cohort, const darisk_event_columns *events,
                                size_t rows, darisk_columns_report *report) {
    darisk_columns_report done = {.refused = 0};
    if (cohort == NULL)
        return DARISK_ERROR_NULL;
    if (report != NULL && !darisk_struct_is_readable(report, sizeof *report))
        return DARISK_ERROR_STRUCT_SIZE;
    darisk_status status = check_columns(events, rows, &done);
    if (status == DARISK_OK && rows > 0)
        status = add(cohort, events, rows, &done);
    darisk_serial_report(report, &done, rows, status);
    return status;
}
