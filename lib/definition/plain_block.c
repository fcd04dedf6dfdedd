/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Each loop is one simple step over one block, so that the compiler can vectorise it. Values that
 * cannot be are rare, so a loop only notes that its block has one; such a block is gone through
 * once more, row by row. */
#include "definition/plain_block.h"

#include <string.h>

#define BLOCK DARISK_PLAIN_BLOCK

#define LOW  0x55 /* the low bits of the codes of all spans */
#define HIGH 0xAA /* the high bits */

/* One block of columns: every one is there, and the values that are not are unknown. */
struct view {
    const uint8_t *kind;
    const uint8_t *victim_age;
    const uint8_t *perpetrator_age;
    const uint32_t *behaviours;
    const darisk_date *day;
    size_t count;
};

/* What the loops work out for a block: the codes of each row for all spans, and its span. */
struct block {
    uint8_t codes[BLOCK];
    uint8_t span[BLOCK];
};

/* Values that mean unknown, for a column that is not given. */
static const uint8_t no_kind[BLOCK];
static const uint32_t no_behaviours[BLOCK];

/* The span of each day. Returns whether every day is one. */
static bool take_days(const struct darisk_plain *plain, const darisk_date *restrict day,
                      size_t count, struct block *restrict b) {
    const darisk_date cut0 = plain->cuts[0], cut1 = plain->cuts[1], cut2 = plain->cuts[2];
    darisk_date first = DARISK_DATE_FIRST, last = DARISK_DATE_LAST;
    for (size_t i = 0; i < count; i++) {
        b->span[i] = (uint8_t)((day[i] >= cut0) + (day[i] >= cut1) + (day[i] >= cut2));
        first = day[i] < first ? day[i] : first;
        last = day[i] > last ? day[i] : last;
    }
    for (size_t i = 0; i < count; i++) {
        uint8_t bits = b->span[i] == 0 ? 3 : 12;
        bits = b->span[i] == 2 ? 48 : bits;
        b->span[i] = b->span[i] == 3 ? 192 : bits;
    }
    return first == DARISK_DATE_FIRST && last == DARISK_DATE_LAST;
}

/* The codes of each tie. Returns whether every kind is one. */
static bool take_kinds(const struct darisk_plain *plain, const uint8_t *restrict kind, size_t count,
                       struct block *restrict b) {
    uint8_t last = DARISK_RELATIONSHIP_LAST;
    for (size_t i = 0; i < count; i++) {
        b->codes[i] = plain->kinds[kind[i] & 63];
        last = kind[i] > last ? kind[i] : last;
    }
    return last == DARISK_RELATIONSHIP_LAST;
}

/* Narrows the codes by behaviour. Returns whether every set is one. */
static bool take_behaviours(const struct darisk_plain *plain, const uint32_t *restrict behaviours,
                            size_t count, struct block *restrict b) {
    const uint32_t in0 = plain->tests[0].behaviours_in, in1 = plain->tests[1].behaviours_in;
    const uint32_t high0 = plain->tests[0].spans & HIGH, high1 = plain->tests[1].spans & HIGH;
    const uint32_t open = plain->behaviours_open;
    const uint32_t low = plain->not_tested & LOW, high = plain->not_tested & HIGH;
    uint32_t every = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t set = behaviours[i];
        uint32_t codes = (set & open) == 0 && set != 0 ? low : LOW;
        codes |= (set & in0) == 0 ? high : high0 | high;
        codes |= (set & in1) == 0 ? 0 : high1;
        b->codes[i] &= (uint8_t)codes;
        every |= set;
    }
    return every <= DARISK_BEHAVIOURS_ALL;
}

/* Narrows the codes by one party's age: at or above the floor of a test the codes of its spans
 * stay; an unknown age brings them down to review where there is a floor. Returns whether every
 * age is one. */
static bool take_ages(const uint8_t *restrict age, size_t count, const uint8_t floors[2],
                      const uint8_t spans[2], struct block *restrict b) {
    const uint8_t floor0 = floors[0], floor1 = floors[1];
    const uint8_t spans0 = spans[0], spans1 = spans[1];
    const uint8_t unknown =
        (uint8_t)(LOW | (floor0 == 0 ? spans0 : 0) | (floor1 == 0 ? spans1 : 0));
    uint8_t last = DARISK_AGE_LAST + 1;
    for (size_t i = 0; i < count; i++) {
        uint8_t next = (uint8_t)(age[i] + 1); /* unknown is 0 */
        uint8_t codes =
            (uint8_t)((age[i] >= floor0 ? spans0 : 0) | (age[i] >= floor1 ? spans1 : 0));
        codes &= next == 0 ? unknown : 0xFF;
        b->codes[i] &= codes;
        last = next > last ? next : last;
    }
    return last == DARISK_AGE_LAST + 1;
}

static void put_outcomes(uint8_t in_force, size_t count, const struct block *restrict b,
                         uint8_t *restrict outcome) {
    for (size_t i = 0; i < count; i++) {
        uint8_t codes = b->codes[i] & in_force & b->span[i];
        outcome[i] =
            (uint8_t)(DARISK_OUTCOME_EXCLUDED + ((codes & LOW) != 0) + ((codes & HIGH) != 0));
    }
}

static bool is_age(uint8_t age) {
    return age <= DARISK_AGE_LAST || age == DARISK_AGE_UNKNOWN;
}

/* A row's outcome where its block has values out of the ordinary: 0 where one cannot be, or where
 * no day chose a definition; the codes of the present text where a day is unknown. */
static uint8_t careful(const struct darisk_plain *plain, const struct view *from, size_t i,
                       uint8_t codes, uint8_t outcome) {
    const darisk_date day = from->day == NULL ? DARISK_DATE_UNKNOWN : from->day[i];
    if (from->kind[i] > DARISK_RELATIONSHIP_LAST || from->behaviours[i] > DARISK_BEHAVIOURS_ALL ||
        !is_age(from->victim_age[i]) || !is_age(from->perpetrator_age[i]))
        return DARISK_OUTCOME_NOT_SET;
    if (day != DARISK_DATE_UNKNOWN)
        return darisk_date_is_valid(day) ? outcome : DARISK_OUTCOME_NOT_SET;
    if (plain->unknown_day == 0)
        return DARISK_OUTCOME_NOT_SET;
    codes &= plain->in_force & plain->unknown_day;
    return (uint8_t)(DARISK_OUTCOME_EXCLUDED + ((codes & LOW) != 0) + ((codes & HIGH) != 0));
}

/* The columns of a block; `unknown` stands in for ages that are not given. */
static struct view view_of(const struct darisk_plain *plain, const uint8_t *unknown, size_t row,
                           size_t count) {
    return (struct view){
        .kind = plain->kind != NULL ? plain->kind + row : no_kind,
        .victim_age = plain->victim_age != NULL ? plain->victim_age + row : unknown,
        .perpetrator_age = plain->perpetrator_age != NULL ? plain->perpetrator_age + row : unknown,
        .behaviours = plain->behaviours != NULL ? plain->behaviours + row : no_behaviours,
        .day = plain->day != NULL ? plain->day + row : NULL,
        .count = count,
    };
}

/* Works out the codes of a block. Returns whether every value is an ordinary one. */
static bool take_block(const struct darisk_plain *plain, const struct view *from, struct block *b) {
    const struct darisk_plain_test *tests = plain->tests;
    const uint8_t spans[2] = {tests[0].spans, tests[1].spans};
    const uint8_t victim[2] = {tests[0].victim_floor, tests[1].victim_floor};
    const uint8_t perpetrator[2] = {tests[0].perpetrator_floor, tests[1].perpetrator_floor};
    bool ordinary = from->day != NULL && take_days(plain, from->day, from->count, b);
    ordinary &= take_kinds(plain, from->kind, from->count, b);
    ordinary &= take_behaviours(plain, from->behaviours, from->count, b);
    ordinary &= take_ages(from->victim_age, from->count, victim, spans, b);
    ordinary &= take_ages(from->perpetrator_age, from->count, perpetrator, spans, b);
    return ordinary;
}

size_t darisk_plain_block(const struct darisk_plain *plain, size_t row, size_t count,
                          uint8_t *outcome) {
    uint8_t unknown[BLOCK];
    size_t settled = 0;
    struct view from;
    struct block b;
    bool ordinary;
    if (plain->victim_age == NULL || plain->perpetrator_age == NULL)
        memset(unknown, DARISK_AGE_UNKNOWN, BLOCK);
    if (plain->day == NULL)
        memset(b.span, plain->unknown_day, count);
    from = view_of(plain, unknown, row, count);
    ordinary = take_block(plain, &from, &b);
    put_outcomes(plain->in_force, count, &b, outcome);
    if (ordinary)
        return count;
    for (size_t i = 0; i < count; i++) {
        outcome[i] = careful(plain, &from, i, b.codes[i], outcome[i]);
        settled += outcome[i] != DARISK_OUTCOME_NOT_SET;
    }
    return settled;
}
