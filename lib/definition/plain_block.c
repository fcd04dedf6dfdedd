/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Each loop is one simple step over one block, so that the compiler can vectorise it. They are
 * built for several instruction sets, and the loader takes the best the machine has. */
#include "definition/plain_block.h"

#include <string.h>

#ifdef DARISK_MULTIVERSION
#define VERSIONS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VERSIONS
#endif

#define BLOCK DARISK_PLAIN_BLOCK

#define LOW  0x55 /* the low bits of the codes of all spans */
#define HIGH 0xAA /* the high bits */
#define BOTH 0xFF

/* The codes of a block, by span, and whether each row is settled here (all bits or none). */
struct block {
    uint8_t span[BLOCK];
    uint8_t codes[BLOCK];
    uint8_t settled[BLOCK];
};

/* The span of each day, as the two bits of its codes. */
VERSIONS static void take_days(const struct darisk_plain *plain, const darisk_date *restrict day,
                               size_t count, struct block *restrict b) {
    const darisk_date cut0 = plain->cuts[0], cut1 = plain->cuts[1], cut2 = plain->cuts[2];
    const uint32_t unknown_day = plain->unknown_day;
    for (size_t i = 0; i < count; i++) {
        uint32_t span = 3;
        uint32_t ok = BOTH;
        span = day[i] >= cut0 ? 12 : span;
        span = day[i] >= cut1 ? 48 : span;
        span = day[i] >= cut2 ? 192 : span;
        ok = day[i] >= DARISK_DATE_FIRST || day[i] == DARISK_DATE_UNKNOWN ? ok : 0;
        ok = day[i] <= DARISK_DATE_LAST ? ok : 0;
        span = day[i] == DARISK_DATE_UNKNOWN ? unknown_day : span;
        ok = span == 0 ? 0 : ok;
        b->span[i] = (uint8_t)span;
        b->settled[i] = (uint8_t)ok;
    }
}

VERSIONS static void take_behaviours(const struct darisk_plain *plain,
                                     const uint32_t *restrict behaviours, size_t count,
                                     struct block *restrict b) {
    const uint32_t in0 = plain->tests[0].behaviours_in, in1 = plain->tests[1].behaviours_in;
    const uint32_t high0 = plain->tests[0].spans & HIGH, high1 = plain->tests[1].spans & HIGH;
    const uint32_t open = plain->behaviours_open;
    const uint32_t not_tested = plain->not_tested;
    for (size_t i = 0; i < count; i++) {
        uint32_t codes = not_tested;
        codes |= (behaviours[i] & in0) != 0 ? high0 : 0;
        codes |= (behaviours[i] & in1) != 0 ? high1 : 0;
        codes |= (behaviours[i] & open) != 0 || behaviours[i] == 0 ? LOW : 0;
        b->codes[i] &= (uint8_t)codes;
        b->settled[i] &= behaviours[i] <= DARISK_BEHAVIOURS_ALL ? BOTH : 0;
    }
}

/* One party's age: at or above the floor of a test the codes of its spans stay; an unknown age
 * brings them down to review where there is a floor. */
VERSIONS static void take_ages(const uint8_t *restrict age, size_t count, const uint8_t floors[2],
                               const uint8_t spans[2], struct block *restrict b) {
    const uint8_t floor0 = floors[0], floor1 = floors[1];
    const uint8_t spans0 = spans[0], spans1 = spans[1];
    const uint8_t unknown =
        (uint8_t)(LOW | (floor0 == 0 ? spans0 : 0) | (floor1 == 0 ? spans1 : 0));
    for (size_t i = 0; i < count; i++) {
        uint8_t codes =
            (uint8_t)((age[i] >= floor0 ? spans0 : 0) | (age[i] >= floor1 ? spans1 : 0));
        codes = age[i] == DARISK_AGE_UNKNOWN ? unknown : codes;
        b->codes[i] &= codes;
        b->settled[i] &= age[i] <= DARISK_AGE_LAST || age[i] == DARISK_AGE_UNKNOWN ? BOTH : 0;
    }
}

static void take_kinds(const struct darisk_plain *plain, const uint8_t *restrict kind, size_t count,
                       struct block *restrict b) {
    uint8_t table[256] = {0};
    memcpy(table, plain->kinds, sizeof plain->kinds);
    for (size_t i = 0; i < count; i++)
        b->codes[i] = table[kind[i]];
}

VERSIONS static void check_kinds(const uint8_t *restrict kind, size_t count,
                                 struct block *restrict b) {
    for (size_t i = 0; i < count; i++)
        b->settled[i] &= kind[i] <= DARISK_RELATIONSHIP_LAST ? BOTH : 0;
}

/* Writes the outcomes; returns whether every row was settled. */
VERSIONS static bool put_outcomes(const struct darisk_plain *plain, size_t count,
                                  const struct block *restrict b, uint8_t *restrict outcome) {
    const uint8_t in_force = plain->in_force;
    uint8_t all = BOTH;
    for (size_t i = 0; i < count; i++) {
        uint8_t codes = b->codes[i] & in_force & b->span[i];
        uint8_t found =
            (uint8_t)(DARISK_OUTCOME_EXCLUDED + ((codes & LOW) != 0) + ((codes & HIGH) != 0));
        outcome[i] = found & b->settled[i];
        all &= b->settled[i];
    }
    return all != 0;
}

/* A column that is not given, for as many rows as a block has: each value is the one that means
 * unknown, and the loops stay the same. */
static const uint8_t no_kind[BLOCK];
static const uint32_t no_behaviours[BLOCK];

static void take_age_column(const struct darisk_plain *plain, const uint8_t *age, size_t row,
                            size_t count, const uint8_t floors[2], struct block *b) {
    const uint8_t spans[2] = {plain->tests[0].spans, plain->tests[1].spans};
    uint8_t unknown[BLOCK];
    if (age != NULL) {
        take_ages(age + row, count, floors, spans, b);
        return;
    }
    memset(unknown, DARISK_AGE_UNKNOWN, count);
    take_ages(unknown, count, floors, spans, b);
}

static void take_day_column(const struct darisk_plain *plain, size_t row, size_t count,
                            struct block *b) {
    if (plain->day != NULL) {
        take_days(plain, plain->day + row, count, b);
        return;
    }
    memset(b->span, plain->unknown_day, count);
    memset(b->settled, BOTH, count);
}

size_t darisk_plain_block(const struct darisk_plain *plain, size_t row, size_t count,
                          uint8_t *outcome) {
    const uint8_t victims[2] = {plain->tests[0].victim_floor, plain->tests[1].victim_floor};
    const uint8_t perpetrators[2] = {plain->tests[0].perpetrator_floor,
                                     plain->tests[1].perpetrator_floor};
    const uint8_t *kind = plain->kind != NULL ? plain->kind + row : no_kind;
    const uint32_t *behaviours =
        plain->behaviours != NULL ? plain->behaviours + row : no_behaviours;
    size_t settled = 0;
    struct block b;
    take_day_column(plain, row, count, &b);
    take_kinds(plain, kind, count, &b);
    check_kinds(kind, count, &b);
    take_behaviours(plain, behaviours, count, &b);
    take_age_column(plain, plain->victim_age, row, count, victims, &b);
    take_age_column(plain, plain->perpetrator_age, row, count, perpetrators, &b);
    if (put_outcomes(plain, count, &b, outcome))
        return count;
    for (size_t i = 0; i < count; i++)
        settled += outcome[i] != 0;
    return settled;
}
