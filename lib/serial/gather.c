/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/gather.h"

#include <string.h>

#include "serial/distinct.h"

/* Gives out pieces of one block of memory; counts them where there is none yet. */
struct pieces {
    char *memory;
    size_t used;
    bool too_many;
};

static void *piece(struct pieces *pieces, size_t count, size_t size) {
    const size_t at = pieces->used;
    if (count > (SIZE_MAX - at - 64) / size) {
        pieces->too_many = true;
        return NULL;
    }
    pieces->used = (at + count * size + 63) / 64 * 64;
    return pieces->memory == NULL ? NULL : pieces->memory + at;
}

static void lay_out_work(struct pieces *pieces, size_t room, struct darisk_serial_work *work) {
    work->room = room;
    work->classes = piece(pieces, room, sizeof *work->classes);
    work->incident_of = piece(pieces, room, sizeof *work->incident_of);
    work->victim_of = piece(pieces, room, sizeof *work->victim_of);
    work->incident_ids = piece(pieces, room, sizeof *work->incident_ids);
    work->incidents = piece(pieces, room, sizeof *work->incidents);
    work->victim_ids = piece(pieces, room, sizeof *work->victim_ids);
    work->victims = piece(pieces, room, sizeof *work->victims);
    work->units = piece(pieces, room, sizeof *work->units);
    work->days = piece(pieces, room, sizeof *work->days);
    work->starts = piece(pieces, room, sizeof *work->starts);
    work->spare_days = piece(pieces, room, sizeof *work->spare_days);
    work->order = piece(pieces, room, sizeof *work->order);
    work->table = piece(pieces, darisk_serial_distinct_places(room), sizeof *work->table);
}

static void lay_out(struct pieces *pieces, struct darisk_serial_gathering *gathering) {
    const size_t room = gathering->room;
    const bool groups = gathering->view->groups;
    gathering->found = piece(pieces, room, sizeof *gathering->found);
    gathering->found_groups = piece(pieces, groups ? room : 0, sizeof *gathering->found_groups);
    gathering->persons = piece(pieces, room, sizeof *gathering->persons);
    gathering->person_of = piece(pieces, room, sizeof *gathering->person_of);
    gathering->person_ids = piece(pieces, room, sizeof *gathering->person_ids);
    gathering->first = piece(pieces, room + 2, sizeof *gathering->first);
    gathering->rows = piece(pieces, room, sizeof *gathering->rows);
    gathering->groups = piece(pieces, groups ? room : 0, sizeof *gathering->groups);
    lay_out_work(pieces, room, &gathering->work);
    if (!groups) {
        gathering->found_groups = NULL;
        gathering->groups = NULL;
    }
}

darisk_status darisk_serial_gathering_new(const struct darisk_serial_view *view, size_t room,
                                          struct darisk_serial_gathering *out) {
    struct darisk_serial_gathering gathering = {.view = view, .room = room};
    struct pieces pieces = {.memory = NULL};
    lay_out(&pieces, &gathering);
    if (pieces.too_many)
        return DARISK_ERROR_MEMORY;
    gathering.memory_size = pieces.used;
    gathering.memory = darisk_cohort_allocate(&view->cohort->allocator, pieces.used, 1);
    if (gathering.memory == NULL)
        return DARISK_ERROR_MEMORY;
    pieces = (struct pieces){.memory = gathering.memory};
    lay_out(&pieces, &gathering);
    *out = gathering;
    return DARISK_OK;
}

void darisk_serial_gathering_free(struct darisk_serial_gathering *gathering) {
    if (gathering->memory != NULL)
        darisk_cohort_release(&gathering->view->cohort->allocator, gathering->memory,
                              gathering->memory_size, 1);
    gathering->memory = NULL;
}

static void put_row(struct darisk_serial_gathering *gathering, size_t from, size_t to) {
    struct darisk_serial_row *row = &gathering->rows[to];
    *row = *gathering->found[from];
    row->victim = darisk_serial_view_root(gathering->view, row->victim);
    if (gathering->accused != NULL)
        darisk_serial_accused_fetch(gathering->accused, row->victim);
    if (gathering->groups != NULL)
        gathering->groups[to] =
            gathering->found_groups[from] == NULL ? 0 : *gathering->found_groups[from];
}

void darisk_serial_gather(struct darisk_serial_gathering *gathering, uint32_t part) {
    size_t *first = gathering->first;
    const size_t rows = darisk_serial_view_part(gathering->view, part, gathering->found,
                                                gathering->found_groups, gathering->persons);
    const size_t persons = darisk_serial_distinct(gathering->persons, 1, rows, gathering->person_of,
                                                  gathering->person_ids, gathering->work.table);
    gathering->person_count = persons;
    memset(first, 0, (persons + 2) * sizeof *first);
    for (size_t i = 0; i < rows; i++)
        first[gathering->person_of[i] + 2]++;
    for (size_t i = 2; i < persons + 2; i++)
        first[i] += first[i - 1];
    /* Each place is moved to the next person's as rows are put there. */
    for (size_t i = 0; i < rows; i++)
        put_row(gathering, i, first[gathering->person_of[i] + 1]++);
}

bool darisk_serial_gather_person(struct darisk_serial_gathering *gathering, uint64_t person) {
    size_t count = 0;
    const size_t rows =
        darisk_serial_view_part(gathering->view, darisk_serial_part(person), gathering->found,
                                gathering->found_groups, gathering->persons);
    for (size_t i = 0; i < rows; i++)
        if (gathering->persons[i] == person)
            put_row(gathering, i, count++);
    gathering->person_count = 1;
    gathering->first[0] = 0;
    gathering->first[1] = count;
    return count > 0;
}

void darisk_serial_gather_work(struct darisk_serial_gathering *gathering, size_t person) {
    const size_t first = gathering->first[person];
    gathering->work.rows = gathering->rows + first;
    gathering->work.row_groups = gathering->groups == NULL ? NULL : gathering->groups + first;
    gathering->work.count = gathering->first[person + 1] - first;
}
