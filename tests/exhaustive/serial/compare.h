/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Asks the library what the model was asked, and looks for a difference in any column.
 *
 * Small worlds are added together, since no row says anything of another person: each gets
 * references of its own, which keep their order within the world. How they are added changes from
 * batch to batch (pieces, order, merged, saved and loaded, twice, threads): nothing may come of
 * it. Incidents are numbered alike in every other batch, so that strangers share them. */
#ifndef COMPARE_H
#define COMPARE_H

#include "darisk/cohort.h"
#include "darisk/date.h"
#include "darisk/gravity.h"
#include "darisk/pair.h"
#include "darisk/quiet_victim.h"
#include "darisk/ranking.h"
#include "darisk/serial_policy.h"
#include "darisk/status.h"
#include "model.h"

enum {
    COMPARE_WORLDS = 2048,
    COMPARE_ROWS = 16384,
    COMPARE_LISTED = 8192, /* aliases, facts, referrals or reviews of a batch */
    COMPARE_PRINTED = 10,
    COMPARE_SORTS = 64
};

/* One world of a batch; its lists lie in the pools of the batch. */
typedef struct compare_kept {
    size_t rows, aliases, facts, referrals, reviews; /* where each begins */
    model_world world;
} compare_kept;

typedef struct compare_batch {
    compare_kept kept[COMPARE_WORLDS];
    size_t world_count, row_count, alias_count, fact_count, referral_count, review_count;
    model_row rows[COMPARE_ROWS];
    model_alias aliases[COMPARE_LISTED];
    model_fact facts[COMPARE_LISTED];
    model_referral referrals[COMPARE_LISTED];
    model_review reviews[COMPARE_LISTED];
} compare_batch;

/* The columns of a ranking, for every person a batch can have. */
typedef struct compare_columns {
    darisk_ranked_person persons[COMPARE_ROWS];
    uint32_t low[MODEL_THRESHOLDS][COMPARE_ROWS], high[MODEL_THRESHOLDS][COMPARE_ROWS];
    uint8_t result[MODEL_THRESHOLDS][COMPARE_ROWS];
    size_t count;
    /* The row of each person of each world, and 1; 0 where it is not listed. */
    uint32_t row_of[COMPARE_WORLDS][MODEL_IDS * 2];
} compare_columns;

typedef struct comparer {
    const char *family;
    uint64_t batch_number;
    compare_batch batch;
    compare_columns columns;
    model_answer answers[COMPARE_WORLDS];
    int64_t totals[COMPARE_ROWS]; /* of the scored, the greatest first */
    size_t total_count;
    bool doubled; /* every row of this batch was sent twice */

    uint64_t compared; /* worlds under a setting */
    uint64_t differences;
    struct {
        const char *what;
        uint64_t count;
    } sorts[COMPARE_SORTS];
    size_t sort_count;

    const model_setting *settings; /* of the batch */
    size_t setting_count;
    /* What is compared now. */
    const model_setting *setting;
    const char *policy_text;
    size_t world;
} comparer;

/* ---- References: the world's own, and those the library is given ---- */

uint64_t compare_reference(size_t world, uint64_t id);
size_t compare_world_of(uint64_t reference);
uint64_t compare_id_of(uint64_t reference);

/* ---- Parts ---- */

/* Ends the program: the library refused what is valid. */
void compare_must(darisk_status status, const char *call);
/* The text of a policy, canonical. `size` bytes are enough for any the families have. */
void compare_policy_text(const model_policy *policy, const char *edition, char *text, size_t size);
darisk_gravity *compare_gravity_new(const model_setting *setting);
const char *compare_code(uint8_t code);
darisk_cohort *compare_cohort_new(comparer *to, const darisk_gravity *gravity);

/* Notes a difference, and prints the first few with their worlds. */
void compare_differ(comparer *to, const char *what, int64_t expected, int64_t got);
static inline void compare_same(comparer *to, const char *what, int64_t expected, int64_t got) {
    if (expected != got)
        compare_differ(to, what, expected, got);
}

void compare_ranking(comparer *to, const darisk_cohort *cohort, const darisk_serial_policy *policy);
void compare_quiet(comparer *to, const darisk_cohort *cohort);
void compare_pairs(comparer *to, const darisk_cohort *cohort);

/* ---- Worlds ---- */

void compare_look(comparer *to, const model_world *world, const model_setting *settings,
                  size_t setting_count, bool alone);
/* Compares what was collected. */
void compare_flush(comparer *to);

#endif
