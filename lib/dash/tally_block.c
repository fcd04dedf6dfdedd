/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Column by column over the block: counts for the items of the checklist of 24 and for the other
 * three apart, and planes (tally_loop.h) from which the sets of high-risk items are made. */
#include "dash/tally_block.h"

#include <string.h>

#include "dash/tally_loop.h"

#define BLOCK  DARISK_TALLY_BLOCK
#define PLANES 4

struct work {
    uint8_t closed[2][BLOCK]; /* the two items behind the gate */
    uint8_t ric_no[BLOCK];
    uint8_t yes[PLANES][BLOCK];
    uint8_t no[PLANES][BLOCK];
    uint8_t all_no[BLOCK];
};

static bool on_ric(size_t column) {
    return (DARISK_DASH_ITEMS_RIC >> column & 1) != 0;
}

static void take_column(const uint8_t *answers, size_t column, size_t count, struct work *work,
                        const struct darisk_tally_put *put) {
    darisk_tally_push(answers, count, DARISK_ANSWER_YES, work->yes[column / 8]);
    darisk_tally_push(answers, count, DARISK_ANSWER_NO, work->no[column / 8]);
    darisk_tally_add(answers, count, DARISK_ANSWER_YES, put->yes);
    darisk_tally_add(answers, count, DARISK_ANSWER_NO, work->all_no);
    if (on_ric(column)) {
        darisk_tally_add(answers, count, DARISK_ANSWER_YES, put->ric_yes);
        darisk_tally_add(answers, count, DARISK_ANSWER_NO, work->ric_no);
    }
}

/* The high-risk items of each row, out of the planes. */
static void put_items(const struct work *work, darisk_dash_items high_risk, size_t count,
                      darisk_dash_items *restrict yes, darisk_dash_items *restrict unknown) {
    for (size_t i = 0; i < count; i++) {
        const uint32_t is_yes = work->yes[0][i] | (uint32_t)work->yes[1][i] << 8 |
                                (uint32_t)work->yes[2][i] << 16 | (uint32_t)work->yes[3][i] << 24;
        const uint32_t is_no = work->no[0][i] | (uint32_t)work->no[1][i] << 8 |
                               (uint32_t)work->no[2][i] << 16 | (uint32_t)work->no[3][i] << 24;
        yes[i] = is_yes & high_risk;
        unknown[i] = ~(is_yes | is_no) & high_risk;
    }
}

struct darisk_tally_view darisk_tally_view_from(const struct darisk_tally_view *view, size_t row) {
    struct darisk_tally_view from;
    for (size_t i = 0; i < DARISK_TALLY_ITEMS; i++)
        from.answers[i] = view->answers[i] + row;
    return from;
}

struct darisk_tally_put darisk_tally_put_from(const struct darisk_tally_put *put, size_t row) {
    return (struct darisk_tally_put){
        .yes = put->yes + row,
        .unknown = put->unknown + row,
        .ric_yes = put->ric_yes + row,
        .ric_unknown = put->ric_unknown + row,
        .threshold = put->threshold + row,
        .high_risk_yes = put->high_risk_yes + row,
        .high_risk_unknown = put->high_risk_unknown + row,
    };
}

bool darisk_tally_block(const struct darisk_tally_plan *plan, const struct darisk_tally_view *view,
                        size_t count, const struct darisk_tally_put *put) {
    const size_t gate = DARISK_TALLY_GATE - 1;
    uint8_t greatest = 0;
    struct work work;
    memset(&work, 0, sizeof work);
    memset(put->yes, 0, count);
    memset(put->ric_yes, 0, count);
    for (size_t column = DARISK_TALLY_ITEMS; column-- > 0;) {
        const uint8_t *answers = view->answers[column];
        const uint8_t last = darisk_tally_greatest(answers, count);
        greatest = last > greatest ? last : greatest;
        if (column == gate + 1 || column == gate + 2) {
            uint8_t *closed = work.closed[column - gate - 1];
            darisk_tally_close(answers, view->answers[gate], count, closed);
            answers = closed;
        }
        take_column(answers, column, count, &work, put);
    }
    darisk_tally_rest(put->yes, work.all_no, count, plan->count, put->unknown);
    darisk_tally_rest(put->ric_yes, work.ric_no, count, DARISK_TALLY_RIC, put->ric_unknown);
    darisk_tally_judge(put->ric_yes, put->ric_unknown, count, plan->threshold, put->threshold);
    put_items(&work, plan->high_risk, count, put->high_risk_yes, put->high_risk_unknown);
    return greatest <= DARISK_ANSWER_LAST;
}
