/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/part.h"

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

static void lay_out(struct pieces *pieces, struct darisk_serial_part *part) {
    const size_t room = part->room;
    part->classes = piece(pieces, room, sizeof *part->classes);
    part->person_of = piece(pieces, room, sizeof *part->person_of);
    part->incident_of = piece(pieces, room, sizeof *part->incident_of);
    part->victim_of = piece(pieces, room, sizeof *part->victim_of);
    part->person_ids = piece(pieces, room, sizeof *part->person_ids);
    part->people = piece(pieces, room, part->stride);
    part->incidents = piece(pieces, room, sizeof *part->incidents);
    part->victims = piece(pieces, room, sizeof *part->victims);
    part->answerable = piece(pieces, room, sizeof *part->answerable);
    part->days = piece(pieces, room, sizeof *part->days);
    part->day_first = piece(pieces, room + 1, sizeof *part->day_first);
    part->starts = piece(pieces, room, sizeof *part->starts);
    part->spare_days = piece(pieces, room, sizeof *part->spare_days);
    part->order = piece(pieces, room, sizeof *part->order);
    part->sums = piece(pieces, room, sizeof *part->sums);
    part->own_rows = piece(pieces, room, sizeof *part->own_rows);
    part->own_groups = piece(pieces, room, sizeof *part->own_groups);
    part->own_units = piece(pieces, room, sizeof *part->own_units);
    part->table = piece(pieces, darisk_serial_table_places(room), sizeof *part->table);
}

darisk_status darisk_serial_part_new(const struct darisk_serial_view *view,
                                     const struct darisk_serial_rules *rules,
                                     struct darisk_serial_part *out) {
    struct darisk_serial_part part = {
        .view = view, .room = 1, .stride = darisk_serial_stride(rules)};
    struct pieces pieces = {.memory = NULL};
    for (uint32_t p = 0; p < DARISK_SERIAL_PARTS; p++) {
        const size_t rows = darisk_serial_view_room(view, p);
        part.room = rows > part.room ? rows : part.room;
    }
    lay_out(&pieces, &part);
    if (pieces.too_many)
        return DARISK_ERROR_MEMORY;
    part.memory_size = pieces.used;
    part.memory = darisk_cohort_allocate(&view->cohort->allocator, pieces.used, 1);
    if (part.memory == NULL)
        return DARISK_ERROR_MEMORY;
    pieces = (struct pieces){.memory = part.memory};
    lay_out(&pieces, &part);
    *out = part;
    return DARISK_OK;
}

void darisk_serial_part_free(struct darisk_serial_part *part) {
    if (part->memory != NULL)
        darisk_cohort_release(&part->view->cohort->allocator, part->memory, part->memory_size, 1);
    part->memory = NULL;
}

/* The slab in which all rows of a part are, as they are asked for; NULL where they are not. */
static const struct darisk_serial_slab *only_slab(const struct darisk_serial_view *view,
                                                  uint32_t number) {
    const struct darisk_serial_slab *only = NULL;
    for (size_t s = 0; s < darisk_serial_view_slabs(view); s++) {
        const struct darisk_serial_slab *slab = darisk_serial_view_slab(view, s);
        if (slab->count == 0 || slab->start[number] == slab->start[number + 1])
            continue;
        if (only != NULL)
            return NULL;
        only = slab;
    }
    return view->roots.count == 0 ? only : NULL;
}

/* Copies rows of one slab that are about a person, or about everybody where that is 0. */
static void copy_rows(struct darisk_serial_part *part, const struct darisk_serial_slab *slab,
                      uint32_t number, uint64_t person) {
    const struct darisk_serial_view *view = part->view;
    const bool children = view->roots.count > 0 && slab != &view->moved;
    for (size_t i = slab->start[number]; i < slab->start[number + 1]; i++) {
        const struct darisk_serial_row *row = &slab->rows[i];
        if (row->person == 0 || (person != 0 && row->person != person) ||
            (children && darisk_serial_view_root(view, row->person) != row->person))
            continue;
        part->own_rows[part->count] = *row;
        part->own_rows[part->count].victim = darisk_serial_view_root(view, row->victim);
        part->own_groups[part->count++] = slab->groups == NULL ? 0 : slab->groups[i];
    }
}

static void copy_part(struct darisk_serial_part *part, uint32_t number, uint64_t person) {
    part->rows = part->own_rows;
    part->groups = part->view->groups ? part->own_groups : NULL;
    part->count = 0;
    for (size_t s = 0; s < darisk_serial_view_slabs(part->view); s++) {
        const struct darisk_serial_slab *slab = darisk_serial_view_slab(part->view, s);
        if (slab->count > 0)
            copy_rows(part, slab, number, person);
    }
}

void darisk_serial_part_read(struct darisk_serial_part *part, uint32_t number) {
    const struct darisk_serial_slab *slab = only_slab(part->view, number);
    if (slab == NULL) {
        copy_part(part, number, 0);
        return;
    }
    part->rows = slab->rows + slab->start[number];
    part->groups = slab->groups == NULL ? NULL : slab->groups + slab->start[number];
    part->count = slab->start[number + 1] - slab->start[number];
}

bool darisk_serial_part_read_person(struct darisk_serial_part *part, uint64_t person) {
    copy_part(part, darisk_serial_part(person), person);
    return person != 0 && part->count > 0;
}

void darisk_serial_part_measure(struct darisk_serial_part *part,
                                const struct darisk_serial_question *question) {
    const struct darisk_serial_rules *rules = question->rules;
    darisk_serial_find_incidents(part, question);
    darisk_serial_find_victims(part, question);
    if (rules->one_per_pair_per_day)
        darisk_serial_leave_out(part);
    darisk_serial_sum_incidents(part, question);
    darisk_serial_sum_gravity(part, question);
    darisk_serial_sum_victims(part, question);
    darisk_serial_find_peaks(part, question);
    for (size_t i = 0; i < rules->threshold_count; i++)
        darisk_serial_sum_threshold(part, question, i);
    for (size_t i = 0; i < part->person_count && rules->threshold_count > 0; i++) {
        struct darisk_serial_person *person = darisk_serial_part_person(part, i);
        person->thresholds =
            (uint8_t)darisk_serial_together(rules, darisk_serial_bounds_of(person));
    }
}
