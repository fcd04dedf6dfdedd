/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The list of a ranking (rule R16): all of it, or its first people. */
#include "serial/ranking.h"

/* Whether a person stands before another. */
static bool stands_before(const struct darisk_serial_person *a,
                          const struct darisk_serial_person *b) {
    const bool scored = (a->marks & DARISK_SERIAL_PERSON_SCORED) != 0;
    if (scored != ((b->marks & DARISK_SERIAL_PERSON_SCORED) != 0))
        return scored;
    if (!scored)
        return a->id < b->id;
    if (a->total != b->total)
        return a->total > b->total;
    if (a->gravity != b->gravity)
        return a->gravity > b->gravity;
    if (a->last != b->last) /* more recent */
        return a->last > b->last;
    if (a->incidents != b->incidents)
        return a->incidents > b->incidents;
    return a->victims != b->victims ? a->victims > b->victims : a->id < b->id;
}

static bool row_before(const darisk_ranking *ranking, uint32_t a, uint32_t b) {
    return stands_before(darisk_ranking_row(ranking, a), darisk_ranking_row(ranking, b));
}

/* A heap with the last in the list on top; the row at `at` may be out of place. */
static void sink(const darisk_ranking *ranking, uint32_t *rows, size_t at, size_t count) {
    const uint32_t moved = rows[at];
    for (;;) {
        size_t next = 2 * at + 1;
        if (next >= count)
            break;
        if (next + 1 < count && row_before(ranking, rows[next], rows[next + 1]))
            next++;
        if (!row_before(ranking, moved, rows[next]))
            break;
        rows[at] = rows[next];
        at = next;
    }
    rows[at] = moved;
}

/* Keeps the first `count` of all people, the last of them on top, and then takes that off as long
 * as there are any. Of those after the first few, nearly all are found to be later at once. */
darisk_status darisk_ranking_list(const darisk_ranking *ranking, uint32_t *rows, size_t count) {
    if (ranking == NULL || (rows == NULL && count > 0))
        return DARISK_ERROR_NULL;
    if (count > ranking->count)
        return DARISK_ERROR_LENGTH;
    if (count == 0)
        return DARISK_OK;
    struct darisk_serial_walk walk = {ranking, 0, 0};
    const struct darisk_serial_person *person, *top = NULL;
    for (size_t row = 0; (person = darisk_serial_next(&walk)) != NULL; row++) {
        if (row < count) {
            rows[row] = (uint32_t)row;
            if (row + 1 < count)
                continue;
            for (size_t i = count / 2; i-- > 0;)
                sink(ranking, rows, i, count);
        } else if (stands_before(person, top)) {
            rows[0] = (uint32_t)row;
            sink(ranking, rows, 0, count);
        } else {
            continue;
        }
        top = darisk_ranking_row(ranking, rows[0]);
    }
    for (size_t last = count; last-- > 1;) {
        const uint32_t first = rows[0];
        rows[0] = rows[last];
        rows[last] = first;
        sink(ranking, rows, 0, last);
    }
    return DARISK_OK;
}
