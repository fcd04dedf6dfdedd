/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Making a table of rows: each row by itself, then sorted, then one block of memory. */
#include <string.h>

#include "base/allocator.h"
#include "base/sha256.h"
#include "base/size.h"
#include "base/text.h"
#include "serial/gravity.h"
#include "serial/gravity_text.h"
#include "serial/number.h"

static const char noncrime[] = "NONCRIME";

/* A row that is sound. */
struct entry {
    const char *code;
    size_t row;
    int64_t weight;
};

/* What a table is made of: the texts, and the rows once they are sorted and each code is there
 * once. */
struct draft {
    const char *edition;
    const char *source;
    struct entry *entries;
    size_t count;     /* of entries, NONCRIME left out */
    int64_t noncrime; /* its weight */
    size_t text_size; /* bytes of the codes, with their final NULs */
};

static darisk_status tell(darisk_gravity_report *report, darisk_status status, size_t row,
                          size_t other_row, const char *message) {
    if (report != NULL) {
        report->row = row;
        report->other_row = other_row;
        report->message = message;
    }
    return status;
}

static darisk_status check_texts(const struct draft *draft, darisk_gravity_report *report) {
    const char *fault = darisk_gravity_edition_fault(draft->edition, strlen(draft->edition));
    if (fault == NULL)
        fault = darisk_gravity_text_fault(draft->source, strlen(draft->source),
                                          DARISK_GRAVITY_SOURCE_LAST);
    return fault == NULL ? DARISK_OK
                         : tell(report, DARISK_ERROR_GRAVITY_EDITION, SIZE_MAX, SIZE_MAX, fault);
}

static darisk_status read_rows(const darisk_gravity_row *rows, size_t count, struct entry *entries,
                               darisk_gravity_report *report) {
    for (size_t i = 0; i < count; i++) {
        const char *fault = darisk_gravity_code_fault(rows[i].code);
        if (fault != NULL)
            return tell(report, DARISK_ERROR_GRAVITY_CODE, i, SIZE_MAX, fault);
        entries[i] = (struct entry){.code = rows[i].code, .row = i};
        fault = darisk_gravity_weight_read(rows[i].weight, &entries[i].weight);
        if (fault != NULL)
            return tell(report, DARISK_ERROR_GRAVITY_WEIGHT, i, SIZE_MAX, fault);
    }
    return DARISK_OK;
}

static bool comes_before(const struct entry *a, const struct entry *b) {
    const int order = strcmp(a->code, b->code);
    return order != 0 ? order < 0 : a->row < b->row;
}

/* Puts the entry at `top` where it belongs in a heap whose greatest comes first. */
static void sift(struct entry *heap, size_t top, size_t count) {
    const struct entry moved = heap[top];
    for (size_t child; (child = 2 * top + 1) < count; top = child) {
        if (child + 1 < count && comes_before(&heap[child], &heap[child + 1]))
            child++;
        if (!comes_before(&moved, &heap[child]))
            break;
        heap[top] = heap[child];
    }
    heap[top] = moved;
}

/* By code in byte order, then by row. In place: the worst case is no slower than others. */
static void sort(struct entry *entries, size_t count) {
    for (size_t top = count / 2; top > 0; top--)
        sift(entries, top - 1, count);
    for (size_t left = count; left > 1; left--) {
        const struct entry last = entries[left - 1];
        entries[left - 1] = entries[0];
        entries[0] = last;
        sift(entries, 0, left - 1);
    }
}

/* The first row that gives a code another weight than the first row with that code does. */
static darisk_status check_duplicates(const struct entry *entries, size_t count,
                                      darisk_gravity_report *report) {
    size_t row = SIZE_MAX, other = SIZE_MAX;
    for (size_t i = 1, first = 0; i < count; i++) {
        if (strcmp(entries[first].code, entries[i].code) != 0) {
            first = i;
        } else if (entries[first].weight != entries[i].weight && entries[i].row < row) {
            row = entries[i].row;
            other = entries[first].row;
        }
    }
    return row == SIZE_MAX ? DARISK_OK
                           : tell(report, DARISK_ERROR_GRAVITY_DUPLICATE, row, other,
                                  "a code must have the same weight wherever it stands");
}

/* Keeps each code once, and NONCRIME apart. */
static darisk_status settle(struct draft *draft, size_t rows, darisk_gravity_report *report) {
    struct entry *entries = draft->entries;
    const char *last = NULL;
    for (size_t i = 0; i < rows; i++) {
        const struct entry entry = entries[i];
        if (darisk_text_same(entry.code, last))
            continue;
        last = entry.code;
        if (darisk_text_same(entry.code, noncrime)) {
            draft->noncrime = entry.weight;
            continue;
        }
        if (draft->count == DARISK_GRAVITY_CODES_LAST)
            return tell(report, DARISK_ERROR_GRAVITY_CODE, SIZE_MAX, SIZE_MAX,
                        "a table must have at most 65533 codes");
        draft->text_size += strlen(entry.code) + 1;
        entries[draft->count++] = entry;
    }
    return DARISK_OK;
}

/* A text and its NUL, from where the last one ended. */
static char *put_text(char **end, const char *text) {
    char *start = *end;
    const size_t size = strlen(text) + 1;
    memcpy(start, text, size);
    *end = start + size;
    return start;
}

static void add_line(darisk_sha256 *hash, const char *code, int64_t weight) {
    char digits[DARISK_NUMBER_DIGITS];
    darisk_sha256_add(hash, code, strlen(code));
    darisk_sha256_add(hash, " ", 1);
    darisk_sha256_add(hash, digits, darisk_number_write(weight, digits));
    darisk_sha256_add(hash, "\n", 1);
}

static void take_digest(darisk_gravity *gravity) {
    darisk_sha256 hash;
    darisk_sha256_start(&hash);
    darisk_sha256_add(&hash, gravity->edition, strlen(gravity->edition));
    darisk_sha256_add(&hash, "\n", 1);
    add_line(&hash, noncrime, gravity->weights[DARISK_OFFENCE_NOT_A_CRIME]);
    for (size_t i = 0; i < gravity->count; i++)
        add_line(&hash, gravity->codes[i], gravity->weights[DARISK_OFFENCE_FIRST + i]);
    darisk_sha256_text(&hash, gravity->digest);
}

/* The struct, the weights, the pointers, the texts: in the order of how they must be aligned. The
 * sizes are bounded by the number of codes and the length of each, so their sum fits. */
static darisk_status build(const struct draft *draft, const darisk_allocator *memory,
                           darisk_gravity **out) {
    const size_t head = (sizeof(darisk_gravity) + 15) / 16 * 16;
    const size_t weights = (draft->count + DARISK_OFFENCE_FIRST) * sizeof(int64_t);
    const size_t codes = draft->count * sizeof(const char *);
    const size_t size = head + weights + codes + draft->text_size + strlen(draft->edition) + 1 +
                        strlen(draft->source) + 1;
    char *block = memory->allocate(memory->context, size);
    if (block == NULL)
        return DARISK_ERROR_MEMORY;
    darisk_gravity *gravity = (darisk_gravity *)(void *)block;
    char *end = block + head + weights + codes;
    *gravity = (darisk_gravity){.allocator = *memory, .size = size, .count = draft->count};
    gravity->weights = (int64_t *)(void *)(block + head);
    gravity->codes = (const char **)(void *)(block + head + weights);
    gravity->edition = put_text(&end, draft->edition);
    gravity->source = put_text(&end, draft->source);
    gravity->weights[DARISK_OFFENCE_NOT_A_CRIME] = draft->noncrime;
    gravity->weights[DARISK_OFFENCE_UNMAPPED] = 0;
    for (size_t i = 0; i < draft->count; i++) {
        gravity->weights[DARISK_OFFENCE_FIRST + i] = draft->entries[i].weight;
        gravity->codes[i] = put_text(&end, draft->entries[i].code);
    }
    take_digest(gravity);
    *out = gravity;
    return DARISK_OK;
}

static darisk_status make(struct draft *draft, const darisk_gravity_row *rows, size_t count,
                          const darisk_allocator *memory, darisk_gravity_report *report,
                          darisk_gravity **out) {
    darisk_status status = read_rows(rows, count, draft->entries, report);
    if (status != DARISK_OK)
        return status;
    sort(draft->entries, count);
    status = check_duplicates(draft->entries, count, report);
    if (status == DARISK_OK)
        status = settle(draft, count, report);
    return status == DARISK_OK ? build(draft, memory, out) : status;
}

darisk_status darisk_gravity_new(const char *edition, const char *source,
                                 const darisk_gravity_row *rows, size_t count,
                                 const darisk_allocator *allocator, darisk_gravity_report *report,
                                 darisk_gravity **out) {
    struct draft draft = {.edition = edition, .source = source};
    darisk_allocator memory;
    if (edition == NULL || source == NULL || (rows == NULL && count > 0) || out == NULL)
        return DARISK_ERROR_NULL;
    if (report != NULL && !darisk_struct_is_readable(report, sizeof *report))
        return DARISK_ERROR_STRUCT_SIZE;
    (void)tell(report, DARISK_OK, SIZE_MAX, SIZE_MAX, NULL);
    darisk_status status = darisk_allocator_take(allocator, &memory);
    if (status == DARISK_OK)
        status = check_texts(&draft, report);
    if (status != DARISK_OK)
        return status;
    if (count == 0)
        return build(&draft, &memory, out);
    if (count > SIZE_MAX / sizeof *draft.entries)
        return DARISK_ERROR_MEMORY;
    draft.entries = memory.allocate(memory.context, count * sizeof *draft.entries);
    if (draft.entries == NULL)
        return DARISK_ERROR_MEMORY;
    status = make(&draft, rows, count, &memory, report, out);
    memory.release(memory.context, draft.entries, count * sizeof *draft.entries);
    return status;
}
