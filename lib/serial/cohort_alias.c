/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Who is who (rule R9): a table from each child to its parent. */
#include <string.h>

#include "base/size.h"
#include "serial/cohort.h"

/* The place of a child, or the free place where it would be. There is always one that is free. */
static struct darisk_serial_alias *place_of(const struct darisk_serial_aliases *aliases,
                                            uint64_t child) {
    size_t at = (size_t)darisk_serial_spread(child) & (aliases->room - 1);
    while (aliases->places[at].child != 0 && aliases->places[at].child != child)
        at = (at + 1) & (aliases->room - 1);
    return &aliases->places[at];
}

uint64_t darisk_serial_root(const struct darisk_serial_aliases *aliases, uint64_t reference) {
    if (aliases->count == 0 || reference == 0)
        return reference;
    for (;;) {
        const struct darisk_serial_alias *place = place_of(aliases, reference);
        if (place->child == 0)
            return reference;
        reference = place->parent;
    }
}

uint64_t darisk_cohort_person(const darisk_cohort *cohort, uint64_t reference) {
    return cohort == NULL ? reference : darisk_serial_root(&cohort->aliases, reference);
}

void darisk_serial_aliases_free(const darisk_allocator *allocator,
                                struct darisk_serial_aliases *aliases) {
    darisk_cohort_release(allocator, aliases->places, aliases->room, sizeof *aliases->places);
    *aliases = (struct darisk_serial_aliases){.room = 0};
}

/* Nobody on the line is walked over again: all of them end where it ends. */
void darisk_serial_aliases_shorten(struct darisk_serial_aliases *aliases,
                                   struct darisk_serial_alias *line) {
    const uint64_t root = darisk_serial_root(aliases, line->parent);
    while (line->child != 0 && line->parent != root) {
        struct darisk_serial_alias *next = place_of(aliases, line->parent);
        line->parent = root;
        line = next;
    }
}

/* Room for more children, at most half full. */
static darisk_status make_room(const darisk_allocator *allocator,
                               struct darisk_serial_aliases *aliases, size_t more) {
    struct darisk_serial_aliases grown = {.room = 16, .count = aliases->count};
    if (more > SIZE_MAX / 8 - aliases->count)
        return DARISK_ERROR_MEMORY;
    while (grown.room / 2 < aliases->count + more)
        grown.room *= 2;
    if (grown.room <= aliases->room)
        return DARISK_OK;
    grown.mark = aliases->mark;
    grown.places = darisk_cohort_allocate(allocator, grown.room, sizeof *grown.places);
    if (grown.places == NULL)
        return DARISK_ERROR_MEMORY;
    memset(grown.places, 0, grown.room * sizeof *grown.places);
    for (size_t i = 0; i < aliases->room; i++)
        if (aliases->places[i].child != 0)
            *place_of(&grown, aliases->places[i].child) = aliases->places[i];
    darisk_cohort_release(allocator, aliases->places, aliases->room, sizeof *aliases->places);
    *aliases = grown;
    return DARISK_OK;
}

/* Whether a child leads to itself. Nobody is looked at twice in one call: what was marked by it and
 * led to an end still does, since pairs are only followed here once all are in. */
static bool leads_to_itself(struct darisk_serial_aliases *aliases, uint64_t child,
                            uint64_t first_mark) {
    const uint64_t mark = ++aliases->mark;
    for (uint64_t at = child;;) {
        struct darisk_serial_alias *place = place_of(aliases, at);
        if (place->child == 0 || (place->mark > first_mark && place->mark < mark))
            return false;
        if (place->mark == mark)
            return true;
        place->mark = mark;
        at = place->parent;
    }
}

/* Takes back the pairs before `line`, the last first: a table whose pairs leave in the opposite
 * order to that in which they came is as it was. `added` tells which of them were new. */
static void take_back(struct darisk_serial_aliases *aliases, const uint64_t *child, size_t line,
                      const uint8_t *added) {
    while (line-- > 0)
        if (added[line / 8] >> line % 8 & 1) {
            place_of(aliases, child[line])->child = 0;
            aliases->count--;
        }
}

static darisk_status put_pairs(struct darisk_serial_aliases *aliases, const uint64_t *child,
                               const uint64_t *parent, size_t count, uint8_t *added, size_t *line) {
    for (size_t i = 0; i < count; i++) {
        *line = i;
        if (child[i] == 0 || parent[i] == 0)
            return DARISK_ERROR_COHORT_ALIAS;
        if (child[i] == parent[i])
            continue;
        struct darisk_serial_alias *place = place_of(aliases, child[i]);
        if (place->child != 0 && place->parent != parent[i])
            return DARISK_ERROR_COHORT_ALIAS;
        if (place->child != 0)
            continue;
        *place = (struct darisk_serial_alias){child[i], parent[i], 0};
        added[i / 8] = (uint8_t)(added[i / 8] | 1U << i % 8);
        aliases->count++;
    }
    *line = count;
    return DARISK_OK;
}

/* The first pair that is part of the cycle that a child leads to, and does not only lead there. */
static size_t first_of_cycle(struct darisk_serial_aliases *aliases, const uint64_t *child,
                             size_t line) {
    struct darisk_serial_alias *place = place_of(aliases, child[line]);
    const uint64_t mark = ++aliases->mark;
    /* Once to be on it, and once round it. */
    while (place->mark == mark - 1) {
        place->mark = 0;
        place = place_of(aliases, place->parent);
    }
    for (; place->mark != mark; place = place_of(aliases, place->parent))
        place->mark = mark;
    while (place_of(aliases, child[line])->mark != mark)
        line++;
    return line;
}

static darisk_status find_cycle(struct darisk_serial_aliases *aliases, const uint64_t *child,
                                size_t count, size_t *line) {
    const uint64_t first_mark = aliases->mark;
    for (size_t i = 0; i < count; i++)
        if (leads_to_itself(aliases, child[i], first_mark)) {
            *line = first_of_cycle(aliases, child, i);
            return DARISK_ERROR_COHORT_CYCLE;
        }
    return DARISK_OK;
}

darisk_status darisk_serial_aliases_add(const darisk_allocator *allocator,
                                        struct darisk_serial_aliases *aliases,
                                        const uint64_t *child, const uint64_t *parent, size_t count,
                                        size_t *line) {
    const size_t bytes = count / 8 + 1;
    *line = SIZE_MAX;
    darisk_status status = make_room(allocator, aliases, count);
    if (status != DARISK_OK)
        return status;
    uint8_t *added = darisk_cohort_allocate(allocator, bytes, 1);
    if (added == NULL)
        return DARISK_ERROR_MEMORY;
    memset(added, 0, bytes);
    status = put_pairs(aliases, child, parent, count, added, line);
    if (status != DARISK_OK) {
        take_back(aliases, child, *line, added);
    } else {
        status = find_cycle(aliases, child, count, line);
        if (status != DARISK_OK)
            take_back(aliases, child, count, added);
    }
    darisk_cohort_release(allocator, added, bytes, 1);
    return status;
}

darisk_status darisk_cohort_alias(darisk_cohort *cohort, const uint64_t *child,
                                  const uint64_t *parent, size_t count,
                                  darisk_columns_report *report) {
    size_t line = SIZE_MAX;
    if (cohort == NULL || ((child == NULL || parent == NULL) && count > 0))
        return DARISK_ERROR_NULL;
    if (report != NULL && !darisk_struct_is_readable(report, sizeof *report))
        return DARISK_ERROR_STRUCT_SIZE;
    const darisk_status status = darisk_serial_aliases_add(&cohort->allocator, &cohort->aliases,
                                                           child, parent, count, &line);
    if (report != NULL) {
        const bool at_row = status != DARISK_OK && line < count;
        report->first_status = at_row ? status : DARISK_OK;
        report->refused = at_row ? count : 0;
        report->first_row = at_row ? line : 0;
        report->column = !at_row ? NULL : child[line] == 0 ? "child" : "parent";
    }
    return status;
}
