/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition_differ.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static size_t sort_of(differ_tally *tally, const char *where, const char *field) {
    for (size_t n = 0; n < tally->sorts; n++) {
        if (strcmp(tally->sort[n].where, where) == 0 && strcmp(tally->sort[n].field, field) == 0) {
            return n;
        }
    }
    if (tally->sorts == DIFFER_SORTS) {
        return DIFFER_SORTS - 1;
    }
    tally->sort[tally->sorts] = (differ_sort){where, field, 0};
    return tally->sorts++;
}

bool differ_count(differ_tally *tally, const char *where, const char *field) {
    differ_sort *sort = &tally->sort[sort_of(tally, where, field)];
    sort->count++;
    tally->total++;
    if (sort->count > DIFFER_PRINTED_OF_SORT || tally->printed == DIFFER_PRINTED) {
        return false;
    }
    tally->printed++;
    return true;
}

uint64_t differ_total(const differ_tally *tally) {
    for (size_t n = 0; n < tally->sorts; n++) {
        const differ_sort *sort = &tally->sort[n];
        printf("differ: %" PRIu64 " by %s, %s\n", sort->count, sort->where, sort->field);
    }
    return tally->total;
}

static void print_circumstances(uint32_t circumstances) {
    static const char *const words[4] = {"", "no", "yes", "?"};
    for (unsigned i = 0; i < DARISK_CIRCUMSTANCE_LAST; i++) {
        unsigned stated = circumstances >> (2 * i) & 3u;
        if (stated != 0) {
            printf(" %s=%s", expect_circumstance_key(i), words[stated]);
        }
    }
}

void differ_print_date(const char *name, darisk_date date) {
    char text[DARISK_DATE_TEXT_SIZE];
    if (date != DARISK_DATE_UNKNOWN && darisk_date_text(date, text) == DARISK_OK) {
        printf(" %s=%s", name, text);
    }
}

static void print_age(const char *who, uint8_t lowest, uint8_t highest) {
    if (lowest == DARISK_AGE_UNKNOWN) {
        printf("; %s of unknown age", who);
    } else if (lowest == highest) {
        printf("; %s %d", who, lowest);
    } else {
        printf("; %s %d-%d", who, lowest, highest);
    }
}

void differ_print_row(const expect_row *row, bool births) {
    printf("ties:");
    for (unsigned i = 0; i < DARISK_RELATIONSHIP_LAST; i++) {
        if (row->relationships >> i & 1u) {
            printf(" %s", expect_kind_key(i));
        }
    }
    printf("; behaviours:");
    for (unsigned i = 0; i < DARISK_BEHAVIOUR_LAST; i++) {
        if (row->behaviours >> i & 1u) {
            printf(" %s", expect_behaviour_key(i));
        }
    }
    print_age("victim", row->victim_lowest, row->victim_highest);
    print_age("perpetrator", row->perpetrator_lowest, row->perpetrator_highest);
    print_circumstances(row->circumstances);
    differ_print_date("recorded_on", row->recorded_on);
    differ_print_date("conduct_on", row->conduct_on);
    if (births) {
        differ_print_date("victim_born", row->victim_born);
        differ_print_date("perpetrator_born", row->perpetrator_born);
    }
}
