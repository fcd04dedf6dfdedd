/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Makes up what the histories of people take. All shares are ours. */
#include "generate_history.h"

#include <stdio.h>
#include <string.h>

enum { OF_1000 = 1000, CANCELLED = 10, NO_CRIME = 20 };
enum { REFERRED = 80, REFERRED_AFTER = 2, REVIEWED = 100, ON_PROGRAMME = 20, UNSUITABLE = 6 };

static const struct offence {
    const char *behaviours;
    unsigned upto;
    const char *made_up;
    const char *home_office;
} offences[] = {
#define OFFENCE(behaviours, upto, made_up, home_office) {behaviours, upto, made_up, home_office},
#include "generate_history.inc"
#undef OFFENCE
};

const char history_columns[] = ",offence_codes,status,marac_referred_on,reviewed_on,programme";

/* splitmix64, as in generate_year.c */
static uint32_t below(uint64_t *state, uint32_t limit) {
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((((z ^ (z >> 31)) >> 32) * limit) >> 32);
}

void history_begin(struct history *history, uint64_t seed, bool home_office) {
    history->state = seed ^ UINT64_C(0x5E71A1);
    history->home_office = home_office;
}

static const struct offence *find_offence(const char *behaviours, uint32_t at) {
    const struct offence *offence = offences;
    while (offence->behaviours[0] != '\0' &&
           (strcmp(offence->behaviours, behaviours) != 0 || at >= offence->upto)) {
        offence++;
    }
    return offence;
}

static void print_offence(struct history *history, const struct history_row *row) {
    const struct offence *offence = find_offence(row->behaviours, below(&history->state, OF_1000));
    uint32_t stands = below(&history->state, OF_1000);
    putchar(',');
    if (row->crime) {
        fputs(history->home_office ? offence->home_office : offence->made_up, stdout);
    }
    printf(",%s", stands < CANCELLED                            ? "cancelled"
                  : row->crime && stands < CANCELLED + NO_CRIME ? "no_crime"
                                                                : "open");
}

/* Some days after a report, where that is still in the year. */
static void print_day(struct history *history, const struct history_row *row, bool any,
                      uint32_t within) {
    char text[DARISK_DATE_TEXT_SIZE] = "";
    darisk_date day = row->recorded_on + 1 + (darisk_date)below(&history->state, within);
    putchar(',');
    if (any && row->domestic && day <= row->last_day && darisk_date_text(day, text) == DARISK_OK) {
        fputs(text, stdout);
    }
}

/* Whether somebody is on a programme goes with the person, not with the report. */
static void print_programme(const struct history_row *row) {
    uint64_t state = row->perpetrator;
    uint32_t at = below(&state, OF_1000);
    printf(",%s", at < ON_PROGRAMME ? "on" : at < ON_PROGRAMME + UNSUITABLE ? "unsuitable" : "");
}

void history_print(struct history *history, const struct history_row *row) {
    print_offence(history, row);
    bool referred = below(&history->state, OF_1000) < REFERRED && row->prior >= REFERRED_AFTER;
    print_day(history, row, referred, 14);
    bool reviewed = below(&history->state, OF_1000) < REVIEWED && row->prior > 0;
    print_day(history, row, reviewed, 120);
    print_programme(row);
}
