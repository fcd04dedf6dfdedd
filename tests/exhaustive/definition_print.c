/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "definition_compare.h"

#include <stdio.h>

static void print_circumstances(uint32_t circumstances) {
    static const char *const words[4] = {"", "no", "yes", "?"};
    for (unsigned i = 0; i < DARISK_CIRCUMSTANCE_LAST; i++) {
        unsigned stated = circumstances >> (2 * i) & 3u;
        if (stated != 0) {
            printf(" %s=%s", expect_circumstance_key(i), words[stated]);
        }
    }
}

void compare_print_date(const char *name, darisk_date date) {
    char text[DARISK_DATE_TEXT_SIZE];
    if (date != DARISK_DATE_UNKNOWN && darisk_date_text(date, text) == DARISK_OK) {
        printf(" %s=%s", name, text);
    }
}

void compare_print_row(const expect_row *row, bool births) {
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
    printf("; victim %d-%d, perpetrator %d-%d;", row->victim_lowest, row->victim_highest,
           row->perpetrator_lowest, row->perpetrator_highest);
    print_circumstances(row->circumstances);
    compare_print_date("recorded_on", row->recorded_on);
    compare_print_date("conduct_on", row->conduct_on);
    if (births) {
        compare_print_date("victim_born", row->victim_born);
        compare_print_date("perpetrator_born", row->perpetrator_born);
    }
}
