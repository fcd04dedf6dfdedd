/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "dash/tally_form.h"

#include "model/count.h"

uint32_t darisk_tally_cell(uint8_t answer, uint32_t item, uint8_t gate) {
    if (answer == DARISK_ANSWER_YES)
        return DARISK_TALLY_YES;
    if (answer == DARISK_ANSWER_NO)
        return DARISK_TALLY_NEITHER;
    if (answer == DARISK_ANSWER_NOT_APPLICABLE && gate == DARISK_ANSWER_NO &&
        (item == DARISK_TALLY_GATE + 1 || item == DARISK_TALLY_GATE + 2))
        return DARISK_TALLY_NEITHER;
    return DARISK_TALLY_UNKNOWN;
}

struct darisk_tally_counts darisk_tally_form(const uint8_t *answers) {
    struct darisk_tally_counts counts = {0, 0, 0, 0};
    const uint8_t gate = answers[DARISK_TALLY_GATE - 1];
    /*@ loop invariant 0 <= i <= 27;
        loop invariant counts.yes == cells(answers, i, 1);
        loop invariant counts.unknown == cells(answers, i, 2);
        loop invariant counts.ric_yes == ric_cells(answers, i, 1);
        loop invariant counts.ric_unknown == ric_cells(answers, i, 2);
        loop invariant counts.yes + counts.unknown <= i;
        loop invariant counts.ric_yes + counts.ric_unknown <=
                       (i <= 9 ? i : (i <= 12 ? 9 : i - 3));
        loop invariant counts.ric_yes <= counts.yes <=
                       counts.ric_yes + (i <= 9 ? 0 : (i <= 12 ? i - 9 : 3));
        loop invariant counts.ric_unknown <= counts.unknown <=
                       counts.ric_unknown + (i <= 9 ? 0 : (i <= 12 ? i - 9 : 3));
        loop assigns i, counts;
        loop variant 27 - i; */
    for (uint32_t i = 0; i < DARISK_TALLY_ITEMS; i++) {
        const uint32_t cell = darisk_tally_cell(answers[i], i + 1, gate);
        const uint32_t on_ric = i + 1 < DARISK_TALLY_GATE || i + 1 > DARISK_TALLY_GATE + 2 ? 1 : 0;
        if (cell == DARISK_TALLY_YES) {
            counts.yes++;
            counts.ric_yes += on_ric;
        } else if (cell == DARISK_TALLY_UNKNOWN) {
            counts.unknown++;
            counts.ric_unknown += on_ric;
        }
    }
    return counts;
}

darisk_criterion darisk_tally_threshold(uint32_t yes, uint32_t unknown, uint32_t threshold) {
    return (darisk_criterion)darisk_count_reaches(yes, yes + unknown, threshold);
}
