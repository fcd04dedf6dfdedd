/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Which text is in force: every day, each boundary with each set of ties, births. */
#include "definition_sections.h"

#include <stdio.h>
#include <stdlib.h>

/* 1994-01-01 and 2027-12-31: well before and after every boundary but the oldest. */
enum { SWEEP_FIRST = 8766, SWEEP_LAST = 21183 };

/* Nothing given, the record, the conduct, both the same day, the record a month after, and a
 * month before: that cannot be right, but it changes nothing in how the days are taken. */
enum { DAY_WAYS = 6 };

static void set_days(expect_row *row, darisk_date day, int way) {
    darisk_date recorded = day;
    if (way == 4 && day <= DARISK_DATE_LAST - 30) {
        recorded = day + 30;
    } else if (way == 5 && day >= DARISK_DATE_FIRST + 30) {
        recorded = day - 30;
    }
    row->recorded_on = way == 0 || way == 2 ? DARISK_DATE_UNKNOWN : recorded;
    row->conduct_on = way == 0 || way == 1 ? DARISK_DATE_UNKNOWN : day;
}

/* All unknown, then all yes: so that every cell of the old texts can be told apart. */
static const uint32_t two_statements[2] = {0, UINT32_C(0xAAAA)};

static void day_of_all_ways(compare *c, expect_row *row, darisk_date day) {
    for (int way = 0; way < DAY_WAYS; way++) {
        set_days(row, day, way);
        for (size_t n = 0; n < 2; n++) {
            row->circumstances = two_statements[n];
            compare_row(c, row);
        }
    }
}

static void sweep(compare *c) {
    static const darisk_relationship kinds[] = {
        DARISK_RELATIONSHIP_SPOUSE,       DARISK_RELATIONSHIP_CIVIL_PARTNER,
        DARISK_RELATIONSHIP_CP_AGREEMENT, DARISK_RELATIONSHIP_BF_GF,
        DARISK_RELATIONSHIP_FIRST_COUSIN, DARISK_RELATIONSHIP_FRIEND,
        DARISK_RELATIONSHIP_UNKNOWN,
    };
    compare_section(c, "days: every day 1994-2027 x six ways to give it x 7 kinds");
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        compare_start(
            c, definition,
            (compare_shape){.recorded = true, .conduct = true, .one_every = 23, .quick = 4});
        for (darisk_date day = SWEEP_FIRST; day <= SWEEP_LAST; day++) {
            for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
                row.relationships = DARISK_RELATIONSHIP_BIT(kinds[k]);
                day_of_all_ways(c, &row, day);
            }
        }
    }
}

/* ------------------------------------------------------------------ round each boundary */

enum { MOST_DAYS = 200 };

static void add_round(darisk_date day, darisk_date *days, size_t *count) {
    for (darisk_date near = day - 1; near <= day + 1; near++) {
        size_t at = 0;
        while (at < *count && days[at] != near) {
            at++;
        }
        bool valid = near >= DARISK_DATE_FIRST && near <= DARISK_DATE_LAST;
        if (valid && at == *count && *count < MOST_DAYS) {
            days[(*count)++] = near;
        }
    }
}

static size_t boundaries(const expect_settings *settings, darisk_date *days) {
    size_t count = 0;
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        darisk_date last = expect_last_day(settings, definition);
        add_round(expect_first_day(settings, definition), days, &count);
        if (last != DARISK_DATE_UNKNOWN) {
            add_round(last, days, &count);
        }
    }
    add_round(expect_regime_day(0), days, &count);
    add_round(expect_regime_day(1), days, &count);
    add_round(DARISK_DEFINITION_SWITCH_FIRST, days, &count);
    add_round(DARISK_DEFINITION_SWITCH_DEFAULT, days, &count);
    add_round(0, days, &count);
    days[count++] = DARISK_DATE_FIRST;
    days[count++] = DARISK_DATE_LAST;
    return count;
}

static void boundary_sets(compare *c, size_t sets) {
    darisk_date days[MOST_DAYS + 2];
    size_t count = boundaries(compare_settings(c), days);
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        compare_start(c, definition,
                      (compare_shape){.recorded = true,
                                      .conduct = true,
                                      .kinds = sets <= SECTION_SINGLE_SETS,
                                      .one_every = 47,
                                      .quick = 4});
        for (size_t d = 0; d < count; d++) {
            for (size_t set = 0; set < sets; set++) {
                row.relationships = section_set(set);
                day_of_all_ways(c, &row, days[d]);
            }
        }
    }
}

/* Where the parts meet: the days with ages, behaviours and all statements of one kind. */
static void boundary_parts(compare *c) {
    static const uint8_t ages[] = {DARISK_AGE_UNKNOWN, 15, 16, 17, 18};
    static const uint32_t behaviours[] = {0, DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_NO_ABUSE),
                                          DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_CONTROLLING),
                                          DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_PHYSICAL)};
    darisk_date days[MOST_DAYS + 2];
    size_t count = boundaries(compare_settings(c), days);
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        compare_start(
            c, definition,
            (compare_shape){.recorded = true, .conduct = true, .one_every = 47, .quick = 4});
        for (size_t d = 0; d < count; d++) {
            for (size_t n = 0; n < SECTION_SINGLE_SETS * 5 * 5 * 4; n++) {
                row.relationships = section_set(n % SECTION_SINGLE_SETS);
                row.victim_lowest = row.victim_highest = ages[n / SECTION_SINGLE_SETS % 5];
                row.perpetrator_lowest = row.perpetrator_highest =
                    ages[n / SECTION_SINGLE_SETS / 5 % 5];
                row.behaviours = behaviours[n / SECTION_SINGLE_SETS / 25];
                row.circumstances = section_circumstances((n * 4099 + d) % EXPECT_CIRCUMSTANCES);
                set_days(&row, days[d], 1 + (int)(n % 5));
                compare_row(c, &row);
            }
        }
    }
}

static darisk_definition_policy *policy_of_day(compare *c, darisk_date day) {
    darisk_definition_policy *policy = NULL;
    darisk_status status = darisk_definition_policy_new(NULL, &policy);
    if (status == DARISK_OK) {
        status = darisk_definition_policy_set_switch_day(policy, day);
    }
    compare_check(c, status == DARISK_OK, "a policy with the switch day %d", (int)day);
    compare_check(c, darisk_definition_policy_switch_day(policy) == day, "the switch day %d stays",
                  (int)day);
    return policy;
}

void section_days(compare *c) {
    sweep(c);
    compare_section(c, "days: round each boundary x six ways x none, each kind, each pair");
    boundary_sets(c, SECTION_SETS);
    compare_section(c, "days: round each boundary x each kind x ages x behaviours");
    boundary_parts(c);
    compare_section(c, "days: the same by kinds, with five other switch days");
    static const darisk_date switch_days[] = {DARISK_DEFINITION_SWITCH_DEFAULT,
                                              DARISK_DEFINITION_SWITCH_FIRST, 18983, 19083,
                                              DARISK_DATE_LAST};
    for (size_t n = 0; n < sizeof switch_days / sizeof switch_days[0]; n++) {
        darisk_definition_policy *policy = policy_of_day(c, switch_days[n]);
        compare_use_policy(c, policy);
        compare_settings(c)->switch_day = switch_days[n];
        boundary_sets(c, SECTION_SINGLE_SETS);
        compare_use_policy(c, NULL);
        compare_settings(c)->switch_day = DARISK_DEFINITION_SWITCH_DEFAULT;
        darisk_definition_policy_free(policy);
    }
}

/* ------------------------------------------------------------------ births */

enum { NO_AGE = 200 }; /* over the limit: the reference takes it as refused */

static void set_ages(expect_row *row, int victim, int perpetrator) {
    uint8_t one = victim < 0 ? NO_AGE : (uint8_t)victim;
    uint8_t two = perpetrator < 0 ? NO_AGE : (uint8_t)perpetrator;
    row->victim_lowest = row->victim_highest = one;
    row->perpetrator_lowest = row->perpetrator_highest = two;
}

static void birth_pairs(compare *c, expect_row *row, darisk_date on, darisk_date born, int age) {
    darisk_date other;
    darisk_date day;
    int other_age;
    for (size_t n = 0; expect_birth_case(n, &other, &day, &other_age); n++) {
        if (day == on) {
            row->conduct_on = on;
            row->recorded_on = n % 2 == 0 ? DARISK_DATE_UNKNOWN : on + 400;
            row->victim_born = born;
            row->perpetrator_born = other;
            set_ages(row, age, other_age);
            compare_row(c, row);
        }
    }
    row->perpetrator_born = DARISK_DATE_UNKNOWN;
    set_ages(row, age, DARISK_AGE_UNKNOWN);
    compare_row(c, row);
    row->perpetrator_born = born;
    row->victim_born = DARISK_DATE_UNKNOWN;
    set_ages(row, DARISK_AGE_UNKNOWN, age);
    compare_row(c, row);
}

/* Without the day of the conduct an age from a birth is unknown, whatever the record's day. */
static void births_without_day(compare *c, expect_row *row, darisk_date born, bool recorded) {
    row->victim_born = born;
    row->perpetrator_born = born;
    row->conduct_on = DARISK_DATE_UNKNOWN;
    row->recorded_on = recorded ? 21000 : DARISK_DATE_UNKNOWN;
    set_ages(row, DARISK_AGE_UNKNOWN, DARISK_AGE_UNKNOWN);
    compare_row(c, row);
}

void section_births(compare *c) {
    compare_section(c, "births: pairs round the 16th and 18th birthday, 29 February, the limits");
    for (int definition = 1; definition <= DARISK_DEFINITION_LAST; definition++) {
        expect_row row = section_plain_row(definition);
        row.relationships = DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_PARENT_CHILD);
        compare_start(c, definition,
                      (compare_shape){.births = true,
                                      .recorded = true,
                                      .conduct = true,
                                      .validity = true,
                                      .one_every = 3});
        darisk_date born;
        darisk_date on;
        int age;
        for (size_t n = 0; expect_birth_case(n, &born, &on, &age); n++) {
            birth_pairs(c, &row, on, born, age);
            births_without_day(c, &row, born, false);
            births_without_day(c, &row, born, true);
        }
    }
}
