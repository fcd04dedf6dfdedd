/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The definitions, enumerated against a reference written from the documents by another hand.
 * Each part of a definition is enumerated whole; the parts together as far as time allows. With
 * --deep pairs of ties and behaviours are crossed with every statement as well: minutes. */
#include "definition_sections.h"

#include <stdio.h>
#include <string.h>

#define B(name) DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_##name)

/* What the cross takes besides each code alone and each code with NO_ABUSE. */
static const uint32_t mixed_behaviours[] = {
    0,
    DARISK_BEHAVIOURS_ALL,
    B(CONTROLLING) | B(NONE_RECORDED),
    B(CONTROLLING) | B(VIA_THIRD_PARTY),
    B(CONTROLLING) | B(SEXUAL),
    B(CONTROLLING) | B(PHYSICAL),
    B(CONTROLLING) | B(NONE_RECORDED) | B(NO_ABUSE),
    B(FINANCIAL) | B(ECONOMIC),
    B(EMOTIONAL) | B(THREATENING),
    B(PHYSICAL) | B(VIA_THIRD_PARTY),
    B(VIA_THIRD_PARTY) | B(NONE_RECORDED),
};
static const uint32_t short_behaviours[] = {
    0,
    B(PHYSICAL),
    B(CONTROLLING),
    B(ECONOMIC),
    B(OTHER_ABUSE),
    B(VIA_THIRD_PARTY),
    B(NO_ABUSE),
    B(CONTROLLING) | B(NONE_RECORDED),
};
enum {
    MIXED = sizeof mixed_behaviours / sizeof mixed_behaviours[0],
    SHORT = sizeof short_behaviours / sizeof short_behaviours[0],
    REPRESENTATIVE = MIXED + DARISK_BEHAVIOUR_LAST + DARISK_BEHAVIOUR_LAST - 1
};

/* Ages of the task: unknown, round the limits, far above them, the last, and two that are none. */
static const uint8_t cross_ages[] = {
    DARISK_AGE_UNKNOWN, 12, 13, 14, 15, 16, 17, 18, 19, 40, 130, 131, 254};
enum { CROSS_AGES = sizeof cross_ages / sizeof cross_ages[0] };

uint64_t section_random(uint64_t *state) {
    *state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t mixed = *state;
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ mixed >> 31;
}

uint64_t section_set(size_t place) {
    static uint64_t sets[SECTION_SETS];
    if (sets[1] == 0) {
        size_t at = SECTION_SINGLE_SETS;
        for (unsigned kind = 1; kind <= DARISK_RELATIONSHIP_LAST; kind++) {
            sets[kind] = DARISK_RELATIONSHIP_BIT(kind);
            for (unsigned second = kind + 1; second <= DARISK_RELATIONSHIP_LAST; second++) {
                sets[at++] = DARISK_RELATIONSHIP_BIT(kind) | DARISK_RELATIONSHIP_BIT(second);
            }
        }
    }
    return sets[place];
}

uint32_t section_circumstances(size_t number) {
    static uint32_t all[EXPECT_CIRCUMSTANCES];
    if (all[1] == 0) {
        for (size_t n = 0; n < EXPECT_CIRCUMSTANCES; n++) {
            size_t rest = n;
            for (unsigned i = 0; i < DARISK_CIRCUMSTANCE_LAST; i++, rest /= 3) {
                all[n] |= (uint32_t)(rest % 3) << (2 * i);
            }
        }
    }
    return all[number];
}

expect_row section_plain_row(int definition) {
    uint8_t victim = definition == DARISK_DEFINITION_DAA_S3_CHILD ? 10 : 40;
    expect_row row = {
        .behaviours = B(PHYSICAL) | B(CONTROLLING),
        .recorded_on = DARISK_DATE_UNKNOWN,
        .conduct_on = DARISK_DATE_UNKNOWN,
        .victim_born = DARISK_DATE_UNKNOWN,
        .perpetrator_born = DARISK_DATE_UNKNOWN,
        .victim_lowest = victim,
        .victim_highest = victim,
        .perpetrator_lowest = 40,
        .perpetrator_highest = 40,
    };
    return row;
}

static void set_victim(expect_row *row, uint8_t lowest, uint8_t highest) {
    row->victim_lowest = lowest;
    row->victim_highest = highest;
}

static void set_perpetrator(expect_row *row, uint8_t lowest, uint8_t highest) {
    row->perpetrator_lowest = lowest;
    row->perpetrator_highest = highest;
}

/* ------------------------------------------------------------------ the ties */

/* The four statements a tie can turn on, from their number below 81, and the four others. */
static uint32_t both_statements(size_t of_ties, size_t others) {
    return section_circumstances(of_ties % 27 + 27 * others + 27 * 81 * (of_ties / 27));
}

static void single_ties(compare *c, int definition) {
    expect_row row = section_plain_row(definition);
    compare_start(c, definition, (compare_shape){.kinds = true, .one_every = 11});
    for (size_t set = 0; set < SECTION_SINGLE_SETS; set++) {
        row.relationships = section_set(set);
        for (size_t number = 0; number < EXPECT_CIRCUMSTANCES; number++) {
            row.circumstances = section_circumstances(number);
            compare_row(c, &row);
        }
    }
}

/* The statements no tie turns on go round by nines, or are crossed too with --deep. */
static void pairs_of_ties(compare *c, int definition, bool deep) {
    expect_row row = section_plain_row(definition);
    compare_start(c, definition, (compare_shape){.one_every = 31, .quick = 8});
    for (size_t set = SECTION_SINGLE_SETS; set < SECTION_SETS; set++) {
        row.relationships = section_set(set);
        for (size_t n = 0; n < (deep ? EXPECT_CIRCUMSTANCES : EXPECT_CIRCUMSTANCES / 9); n++) {
            size_t others = deep ? n / 81 : 9 * (n / 81) + (n + set) % 9;
            row.circumstances = both_statements(n % 81, others);
            compare_row(c, &row);
        }
    }
}

static void section_ties(compare *c, bool deep) {
    compare_section(c, "ties: none and each kind x all 6561 circumstances");
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        single_ties(c, definition);
    }
    compare_section(c, deep ? "ties: each pair x all 6561 circumstances"
                            : "ties: each pair x the 81 they turn on x 9 of the 81 others");
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        pairs_of_ties(c, definition, deep);
    }
}

/* Sets of three and more: any size, with each kind in about half or in few of them. */
static void section_larger_sets(compare *c) {
    compare_section(c, "ties: larger sets x the circumstances a tie can turn on");
    uint64_t seed = 1;
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        compare_start(c, definition, (compare_shape){.one_every = 101, .quick = 4});
        for (unsigned n = 0; n < 6000; n++) {
            row.relationships = section_random(&seed) & DARISK_RELATIONSHIPS_ALL;
            for (unsigned thin = n % 5; thin > 0; thin--) {
                row.relationships &= section_random(&seed);
            }
            row.relationships = n == 0 ? DARISK_RELATIONSHIPS_ALL : row.relationships;
            for (size_t number = 0; number < EXPECT_TIE_CIRCUMSTANCES; number++) {
                row.circumstances = both_statements(number, n % 81);
                compare_row(c, &row);
            }
        }
    }
}

/* ------------------------------------------------------------------ the behaviours */

/* `repeated`, `exposed` and `underlying` from their number below 27. */
static uint32_t behaviour_statements(uint32_t number) {
    return number % 3 << 6 | number / 3 % 3 << 10 | number / 9 << 12;
}

/* How many of the 27 statements a set is crossed with; they go round from set to set. */
static uint32_t statements_a_set(int definition, bool deep) {
    bool repeated = definition == DARISK_DEFINITION_SCA76_2015 ||
                    definition == DARISK_DEFINITION_SCA76_2023 ||
                    definition == DARISK_DEFINITION_SCO_2018;
    return deep ? 27 : repeated ? 3 : 1;
}

static void section_behaviours(compare *c, bool deep) {
    compare_section(c, deep ? "behaviours: all 2^21 sets x repeated x exposed x underlying"
                            : "behaviours: all 2^21 sets (x repeated where it counts)");
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        row.relationships = DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_SIBLING);
        uint32_t living = DARISK_CIRCUMSTANCE_IS(DARISK_CIRCUMSTANCE_LIVING_TOGETHER, 2);
        uint32_t statements = statements_a_set(definition, deep);
        compare_start(c, definition, (compare_shape){.one_every = 61, .quick = 8});
        for (uint32_t set = 0; set <= DARISK_BEHAVIOURS_ALL; set++) {
            row.behaviours = set;
            for (uint32_t n = 0; n < statements; n++) {
                row.circumstances = living | behaviour_statements((set * statements + n) % 27);
                compare_row(c, &row);
            }
        }
    }
}

/* ------------------------------------------------------------------ the ages */

static void cross_responsible(compare *c, expect_row *row) {
    for (unsigned tie = 0; tie < 2; tie++) {
        row->relationships =
            DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_SIBLING) |
            (tie != 0 ? DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_PARENT_CHILD) : 0);
        for (uint32_t responsible = 0; responsible < 3; responsible++) {
            row->circumstances =
                DARISK_CIRCUMSTANCE_IS(DARISK_CIRCUMSTANCE_RESPONSIBLE, responsible);
            compare_row(c, row);
        }
    }
}

static void section_ages(compare *c) {
    compare_section(c, "ages: both 0..255 (131..254 refused) x responsible x PARENT_CHILD");
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        compare_start(c, definition, (compare_shape){.one_every = 7, .validity = true});
        for (unsigned victim = 0; victim < 256; victim++) {
            set_victim(&row, (uint8_t)victim, (uint8_t)victim);
            for (unsigned perpetrator = 0; perpetrator < 256; perpetrator++) {
                set_perpetrator(&row, (uint8_t)perpetrator, (uint8_t)perpetrator);
                cross_responsible(c, &row);
            }
        }
    }
}

/* One person by every range of 0..130, the other by those round the limits; both ways. */
static void section_ranges(compare *c) {
    static const uint8_t others[][2] = {
        {DARISK_AGE_UNKNOWN, DARISK_AGE_UNKNOWN},
        {0, 15},
        {15, 15},
        {15, 16},
        {16, 17},
        {17, 18},
        {16, 130},
        {18, 130},
        {0, 130},
    };
    compare_section(c, "ages: every range of one x ranges round the limits of the other");
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        compare_start(c, definition, (compare_shape){.ranges = true, .one_every = 29, .quick = 8});
        for (unsigned n = 0; n < 131 * 131; n++) {
            uint8_t lowest = (uint8_t)(n / 131);
            uint8_t highest = (uint8_t)(n % 131);
            for (size_t i = 0; lowest <= highest && i < sizeof others / sizeof others[0]; i++) {
                set_victim(&row, lowest, highest);
                set_perpetrator(&row, others[i][0], others[i][1]);
                cross_responsible(c, &row);
                set_victim(&row, others[i][0], others[i][1]);
                set_perpetrator(&row, lowest, highest);
                cross_responsible(c, &row);
            }
        }
    }
}

/* ------------------------------------------------------------------ everything with everything */

static uint32_t representative(size_t n) {
    if (n < MIXED) {
        return mixed_behaviours[n];
    }
    n -= MIXED;
    if (n < DARISK_BEHAVIOUR_LAST) {
        return DARISK_BEHAVIOUR_BIT(n + 1);
    }
    n -= DARISK_BEHAVIOUR_LAST;
    unsigned code = (unsigned)n + 1;
    return DARISK_BEHAVIOUR_BIT(code < DARISK_BEHAVIOUR_NO_ABUSE ? code : code + 1) | B(NO_ABUSE);
}

static void cross_set_ages(expect_row *row, size_t pair) {
    uint8_t victim = cross_ages[pair / CROSS_AGES];
    uint8_t perpetrator = cross_ages[pair % CROSS_AGES];
    set_victim(row, victim, victim);
    set_perpetrator(row, perpetrator, perpetrator);
}

/* The circumstances go round: 4099 and 6561 have no common factor, so that all come. */
static uint32_t next_circumstances(size_t *number) {
    *number = (*number + 4099) % EXPECT_CIRCUMSTANCES;
    return section_circumstances(*number);
}

static void section_exposure(compare *c) {
    compare_section(c, "behaviours: 52 sets x all 6561 circumstances");
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        row.relationships = DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_SIBLING);
        compare_start(c, definition, (compare_shape){.one_every = 13});
        for (size_t n = 0; n < REPRESENTATIVE; n++) {
            row.behaviours = representative(n);
            for (size_t number = 0; number < EXPECT_CIRCUMSTANCES; number++) {
                row.circumstances = section_circumstances(number);
                compare_row(c, &row);
            }
        }
    }
}

static void section_cross_kinds(compare *c) {
    compare_section(c, "cross: each kind x ages x 52 behaviours (circumstances go round)");
    size_t number = 0;
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        compare_start(c, definition, (compare_shape){.kinds = true, .one_every = 13, .quick = 2});
        for (size_t set = 0; set < SECTION_SINGLE_SETS; set++) {
            row.relationships = section_set(set);
            for (size_t n = 0; n < CROSS_AGES * CROSS_AGES * REPRESENTATIVE; n++) {
                cross_set_ages(&row, n / REPRESENTATIVE);
                row.behaviours = representative(n % REPRESENTATIVE);
                row.circumstances = next_circumstances(&number);
                compare_row(c, &row);
            }
        }
    }
}

static void section_cross_statements(compare *c) {
    compare_section(c, "cross: each kind x ages x 8 behaviours x living x repeated x responsible");
    size_t number = 0;
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        compare_start(c, definition, (compare_shape){.one_every = 31, .quick = 16});
        for (size_t set = 0; set < SECTION_SINGLE_SETS; set++) {
            row.relationships = section_set(set);
            for (size_t n = 0; n < CROSS_AGES * CROSS_AGES * SHORT * 27; n++) {
                uint32_t three = (uint32_t)(n % 27);
                cross_set_ages(&row, n / 27 / SHORT);
                row.behaviours = short_behaviours[n / 27 % SHORT];
                row.circumstances = (next_circumstances(&number) & ~UINT32_C(0x3C3)) | three % 3 |
                                    (three / 3 % 3) << 6 | (three / 9) << 8;
                compare_row(c, &row);
            }
        }
    }
}

static void section_cross_pairs(compare *c) {
    compare_section(c, "cross: each pair x ages x 4 (behaviours, circumstances go round)");
    size_t number = 0;
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        compare_start(c, definition, (compare_shape){.one_every = 31, .quick = 8});
        for (size_t set = SECTION_SINGLE_SETS; set < SECTION_SETS; set++) {
            row.relationships = section_set(set);
            for (size_t n = 0; n < CROSS_AGES * CROSS_AGES * 4; n++) {
                cross_set_ages(&row, n / 4);
                row.circumstances = next_circumstances(&number);
                row.behaviours = representative((n + number + set) % REPRESENTATIVE);
                compare_row(c, &row);
            }
        }
    }
}

/* ------------------------------------------------------------------ drawn from the whole space */

static void random_age(uint64_t *seed, uint8_t *lowest, uint8_t *highest) {
    uint64_t draw = section_random(seed);
    uint8_t one = (uint8_t)(draw % 8 < 5 ? 12 + (draw >> 8) % 10 : (draw >> 8) % 131);
    uint8_t two = (uint8_t)((draw >> 3) % 3 == 0 ? (draw >> 24) % 131 : one);
    *lowest = one < two ? one : two;
    *highest = one < two ? two : one;
    if ((draw >> 5) % 6 == 0) {
        *lowest = DARISK_AGE_UNKNOWN;
        *highest = DARISK_AGE_UNKNOWN;
    }
}

static void random_days(uint64_t *seed, const expect_settings *settings, int definition,
                        expect_row *row) {
    uint64_t draw = section_random(seed);
    darisk_date last = expect_last_day(settings, definition);
    darisk_date day = (darisk_date)(8000 + (draw >> 16) % 13500);
    if (draw % 4 == 0) {
        day = expect_first_day(settings, definition) + (darisk_date)((draw >> 16) % 5) - 2;
    } else if (draw % 4 == 1 && last != DARISK_DATE_UNKNOWN) {
        day = last + (darisk_date)((draw >> 16) % 5) - 2;
    }
    row->conduct_on = (draw >> 2) % 5 == 0 ? DARISK_DATE_UNKNOWN : day;
    row->recorded_on =
        (draw >> 5) % 5 == 0 ? DARISK_DATE_UNKNOWN : day + (darisk_date)((draw >> 8) % 3);
}

static void random_row(uint64_t *seed, const expect_settings *settings, int definition,
                       expect_row *row) {
    uint64_t draw = section_random(seed);
    row->relationships = section_random(seed) & section_random(seed) & section_random(seed) &
                         DARISK_RELATIONSHIPS_ALL;
    if (draw % 8 < 6) {
        row->relationships = section_set((draw >> 3) % SECTION_SETS);
    }
    row->behaviours = (uint32_t)section_random(seed) & DARISK_BEHAVIOURS_ALL;
    if ((draw >> 20) % 8 < 6) {
        row->behaviours = representative((draw >> 23) % REPRESENTATIVE);
    }
    row->circumstances = section_circumstances((draw >> 32) % EXPECT_CIRCUMSTANCES);
    random_age(seed, &row->victim_lowest, &row->victim_highest);
    random_age(seed, &row->perpetrator_lowest, &row->perpetrator_highest);
    random_days(seed, settings, definition, row);
}

static void section_whole_space(compare *c) {
    compare_section(c, "drawn from the whole space: sets, ranges, days, everything");
    uint64_t seed = 2026;
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        compare_start(c, definition,
                      (compare_shape){.ranges = true,
                                      .recorded = true,
                                      .conduct = true,
                                      .validity = true,
                                      .one_every = 7,
                                      .quick = 2});
        for (unsigned n = 0; n < 500000; n++) {
            random_row(&seed, compare_settings(c), definition, &row);
            compare_row(c, &row);
        }
    }
}

int main(int argc, char **argv) {
    bool deep = argc == 2 && strcmp(argv[1], "--deep") == 0;
    if (argc > 2 || (argc == 2 && !deep)) {
        fputs("usage: exhaustive_definition [--deep]\n", stderr);
        return 2;
    }
    compare *c = compare_new();
    section_records(c);
    section_flag(c);
    section_refused(c);
    section_policy(c);
    section_days(c);
    section_births(c);
    section_ages(c);
    section_ranges(c);
    section_cross_kinds(c);
    section_cross_statements(c);
    section_cross_pairs(c);
    section_whole_space(c);
    section_larger_sets(c);
    section_exposure(c);
    section_ties(c, deep);
    section_behaviours(c, deep);
    return compare_finish(c);
}
