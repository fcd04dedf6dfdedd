/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Bytes are read as if an enemy had written them: every number is checked before it is used. */
#include <string.h>

#include "serial/cohort_bytes.h"
#include "serial/gravity.h"

struct head {
    bool groups;
    uint64_t rows;
    uint64_t ignored;
    uint64_t no_perpetrator;
    uint64_t kept;
    uint64_t aliases;
    uint64_t reversed;
};

static uint64_t get(const unsigned char *at, unsigned size) {
    uint64_t value = 0;
    for (unsigned b = 0; b < size; b++)
        value |= (uint64_t)at[b] << 8 * b;
    return value;
}

/* Whether the numbers of the head go together, and make up so many bytes. */
static bool adds_up(const struct head *head, uint64_t size) {
    const uint64_t row = DARISK_COHORT_ROW_SIZE + (head->groups ? 8U : 0U);
    if (head->kept > DARISK_SERIAL_ROWS_LAST || head->kept > head->rows ||
        head->ignored != head->rows - head->kept || head->no_perpetrator > head->kept ||
        head->aliases > size / 16 || head->reversed > size / 8 || head->reversed > head->rows ||
        head->rows == UINT64_MAX)
        return false;
    return size ==
           DARISK_COHORT_HEAD_SIZE + head->kept * row + head->aliases * 16 + head->reversed * 8 + 8;
}

static darisk_status read_head(const unsigned char *bytes, size_t size,
                               const darisk_gravity *gravity, struct head *out) {
    static const unsigned char NONE[DARISK_COHORT_DIGEST_SIZE];
    if (size < DARISK_COHORT_HEAD_SIZE + 8 ||
        memcmp(bytes, darisk_cohort_magic, sizeof darisk_cohort_magic) != 0 ||
        get(bytes + 8, 4) != DARISK_COHORT_FORM || get(bytes + 12, 4) > 1 ||
        get(bytes + size - 8, 8) != darisk_cohort_check_sum(bytes, size - 8))
        return DARISK_ERROR_COHORT_BYTES;
    const unsigned char *digest = bytes + 16, *at = digest + DARISK_COHORT_DIGEST_SIZE;
    *out = (struct head){
        .groups = get(bytes + 12, 4) != 0,
        .rows = get(at, 8),
        .ignored = get(at + 8, 8),
        .no_perpetrator = get(at + 16, 8),
        .kept = get(at + 24, 8),
        .aliases = get(at + 32, 8),
        .reversed = get(at + 40, 8),
    };
    if (!adds_up(out, size))
        return DARISK_ERROR_COHORT_BYTES;
    return memcmp(digest, gravity == NULL ? NONE : (const unsigned char *)gravity->digest,
                  DARISK_COHORT_DIGEST_SIZE) == 0
               ? DARISK_OK
               : DARISK_ERROR_COHORT_GRAVITY;
}

static darisk_date date_of(uint64_t bits) {
    int32_t date;
    const uint32_t low = (uint32_t)bits;
    memcpy(&date, &low, sizeof date);
    return date;
}

static bool read_row(const unsigned char *at, const darisk_gravity *gravity,
                     struct darisk_serial_row *out) {
    *out = (struct darisk_serial_row){
        .incident = get(at, 8),
        .person = get(at + 8, 8),
        .victim = get(at + 16, 8),
        .date = date_of(get(at + 24, 4)),
        .offence = (uint16_t)get(at + 28, 2),
        .flags = at[30],
        .grade = at[31],
    };
    return out->incident != 0 && (out->flags & ~DARISK_SERIAL_ROW_KEPT) == 0 &&
           (out->date == DARISK_DATE_UNKNOWN || darisk_date_is_valid(out->date)) &&
           darisk_gravity_has(gravity, out->offence);
}

/* Counts the rows of each part, and checks each row, before any is put where it belongs. */
static darisk_status count_rows(const unsigned char *at, const struct head *head,
                                const darisk_gravity *gravity, uint32_t *counts) {
    uint64_t no_perpetrator = 0;
    for (size_t i = 0; i < head->kept; i++, at += DARISK_COHORT_ROW_SIZE) {
        struct darisk_serial_row row;
        if (!read_row(at, gravity, &row))
            return DARISK_ERROR_COHORT_BYTES;
        no_perpetrator += row.person == 0;
        counts[darisk_serial_part_of(&row)]++;
    }
    return no_perpetrator == head->no_perpetrator ? DARISK_OK : DARISK_ERROR_COHORT_BYTES;
}

static darisk_status load_rows(darisk_cohort *cohort, const unsigned char *at,
                               const struct head *head) {
    const unsigned char *group = at + head->kept * DARISK_COHORT_ROW_SIZE;
    struct darisk_serial_slab slab;
    darisk_status status = darisk_cohort_slab_room(cohort, 1);
    if (status == DARISK_OK)
        status = darisk_serial_slab_new(&cohort->allocator, (size_t)head->kept, head->groups, true,
                                        &slab);
    if (status != DARISK_OK)
        return status;
    memset(slab.start, 0, DARISK_SERIAL_PARTS * sizeof *slab.start);
    status = count_rows(at, head, cohort->gravity, slab.start);
    if (status != DARISK_OK) {
        darisk_serial_slab_free(&cohort->allocator, &slab);
        return status;
    }
    darisk_serial_slab_lay_out(&slab);
    for (size_t i = (size_t)head->kept; i-- > 0;) {
        struct darisk_serial_row row;
        (void)read_row(at + i * DARISK_COHORT_ROW_SIZE, cohort->gravity, &row);
        const uint32_t place = --slab.start[darisk_serial_part_of(&row)];
        slab.rows[place] = row;
        if (slab.groups != NULL)
            slab.groups[place] = get(group + i * 8, 8);
    }
    cohort->slabs[cohort->slab_count++] = slab;
    return DARISK_OK;
}

static darisk_status load_aliases(darisk_cohort *cohort, const unsigned char *at, size_t count) {
    size_t line;
    uint64_t *pairs;
    if (count == 0)
        return DARISK_OK;
    pairs = darisk_cohort_allocate(&cohort->allocator, count, 2 * sizeof *pairs);
    if (pairs == NULL)
        return DARISK_ERROR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        pairs[i] = get(at + i * 16, 8);
        pairs[count + i] = get(at + i * 16 + 8, 8);
    }
    const darisk_status status = darisk_serial_aliases_add(&cohort->allocator, &cohort->aliases,
                                                           pairs, pairs + count, count, &line);
    darisk_cohort_release(&cohort->allocator, pairs, count, 2 * sizeof *pairs);
    if (status != DARISK_OK && status != DARISK_ERROR_MEMORY)
        return DARISK_ERROR_COHORT_BYTES;
    /* A line for nobody, or twice, was never saved. */
    return status == DARISK_OK && cohort->aliases.count != count ? DARISK_ERROR_COHORT_BYTES
                                                                 : status;
}

static darisk_status load_reversed(darisk_cohort *cohort, const unsigned char *at,
                                   const struct head *head) {
    void *reversed = NULL;
    const darisk_status status =
        darisk_cohort_grow(&cohort->allocator, &reversed, &cohort->reversed_room, 0,
                           (size_t)head->reversed, sizeof *cohort->reversed);
    cohort->reversed = reversed;
    if (status != DARISK_OK)
        return status;
    for (size_t i = 0; i < head->reversed; i++) {
        const uint64_t row = get(at + i * 8, 8);
        if (row >= head->rows)
            return DARISK_ERROR_COHORT_BYTES;
        cohort->reversed[cohort->reversed_count++] = row;
    }
    return DARISK_OK;
}

static darisk_status load(darisk_cohort *cohort, const unsigned char *bytes,
                          const struct head *head) {
    const unsigned char *at = bytes + DARISK_COHORT_HEAD_SIZE;
    darisk_status status = head->kept == 0 ? DARISK_OK : load_rows(cohort, at, head);
    at += head->kept * (DARISK_COHORT_ROW_SIZE + (head->groups ? 8U : 0U));
    if (status == DARISK_OK)
        status = load_aliases(cohort, at, (size_t)head->aliases);
    at += head->aliases * 16;
    if (status == DARISK_OK)
        status = load_reversed(cohort, at, head);
    if (status != DARISK_OK)
        return status;
    cohort->rows = head->rows;
    cohort->ignored = head->ignored;
    cohort->no_perpetrator = head->no_perpetrator;
    cohort->kept = head->kept;
    return DARISK_OK;
}

darisk_status darisk_cohort_load(const void *bytes, size_t size, const darisk_gravity *gravity,
                                 const darisk_cohort_options *options,
                                 const darisk_allocator *allocator, darisk_cohort **out) {
    struct head head;
    darisk_cohort *cohort;
    if (bytes == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    darisk_status status = darisk_cohort_new(gravity, options, allocator, &cohort);
    if (status != DARISK_OK)
        return status;
    status = read_head(bytes, size, gravity, &head);
    if (status == DARISK_OK)
        status = load(cohort, bytes, &head);
    if (status != DARISK_OK) {
        darisk_cohort_free(cohort);
        return status;
    }
    *out = cohort;
    return DARISK_OK;
}
