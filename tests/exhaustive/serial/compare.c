/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "compare.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char EDITION[] = "small worlds";

void compare_must(darisk_status status, const char *call) {
    if (status == DARISK_OK)
        return;
    fprintf(stderr, "%s: %s\n", call, darisk_status_message(status));
    exit(1);
}

static void print_day(const char *before, int32_t day) {
    char text[DARISK_DATE_TEXT_SIZE] = "";
    if (day != MODEL_NO_DATE)
        compare_must(darisk_date_text(day, text), "darisk_date_text");
    printf("%s%s", before, text);
}

static void print_row(const model_row *row) {
    static const char *const roles[] = {"", "suspect", "offender", "other"};
    static const char *const statuses[] = {"", "open", "cancelled", "no_crime"};
    printf("%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%s", row->incident, row->perpetrator, row->victim,
           roles[row->role]);
    print_day(",", row->from);
    print_day(",", row->to);
    printf(",%s,%u,%s,%" PRIu64 ",%u\n", statuses[row->status], row->is_da, compare_code(row->code),
           row->group, row->grade);
}

/* The world in the form of the files of tests, and what was asked. */
static void print_world(const comparer *from) {
    const compare_kept *kept = &from->batch.kept[from->world];
    print_day("as of ", from->setting->as_of);
    printf(", setting \"%s\", batch %" PRIu64 ", world %zu\n%s", from->setting->name,
           from->batch_number, from->world, from->policy_text);
    for (size_t i = 0; i < kept->world.row_count; i++)
        print_row(&from->batch.rows[kept->rows + i]);
    for (size_t i = 0; i < kept->world.alias_count; i++)
        printf("alias %" PRIu64 ",%" PRIu64 "\n", from->batch.aliases[kept->aliases + i].child,
               from->batch.aliases[kept->aliases + i].parent);
    for (size_t i = 0; i < kept->world.fact_count; i++) {
        const model_fact *fact = &from->batch.facts[kept->facts + i];
        printf("fact %" PRIu64 ",%u,%u\n", fact->person, fact->on_programme, fact->unsuitable);
    }
    for (size_t i = 0; i < kept->world.referral_count; i++) {
        const model_referral *referral = &from->batch.referrals[kept->referrals + i];
        printf("referral %" PRIu64 ",%" PRIu64, referral->perpetrator, referral->victim);
        print_day(",", referral->day);
        printf("\n");
    }
    for (size_t i = 0; i < kept->world.review_count; i++) {
        const model_review *review = &from->batch.reviews[kept->reviews + i];
        printf("review %" PRIu64, review->victim);
        print_day(",", review->day);
        printf("\n");
    }
    printf("\n");
}

void compare_differ(comparer *to, const char *what, int64_t expected, int64_t got) {
    size_t sort = 0;
    while (sort < to->sort_count && strcmp(to->sorts[sort].what, what) != 0)
        sort++;
    if (sort == to->sort_count && sort < COMPARE_SORTS) {
        to->sorts[sort].what = what;
        to->sort_count++;
    } else if (sort == COMPARE_SORTS) {
        sort--;
    }
    to->differences++;
    if (to->sorts[sort].count++ > 0 || to->sort_count > COMPARE_PRINTED)
        return;
    printf("differ: %s, %s: expected %" PRId64 ", got %" PRId64 "\n", to->family, what, expected,
           got);
    print_world(to);
}

static void compare_setting(comparer *to, const darisk_cohort *cohort, const model_setting *setting,
                            bool lists) {
    char text[4096];
    darisk_serial_policy *policy = NULL;
    compare_policy_text(&setting->policy, to->batch_number % 3 == 0 ? EDITION : "none", text,
                        sizeof text);
    compare_must(darisk_serial_policy_read(text, strlen(text), NULL, NULL, &policy),
                 "darisk_serial_policy_read");
    to->setting = setting;
    to->policy_text = text;
    to->world = 0;
    if (strcmp(darisk_serial_policy_text(policy), text) != 0)
        compare_differ(to, "canonical text", 0, 1);
    for (size_t i = 0; i < to->batch.world_count; i++) {
        const compare_kept *kept = &to->batch.kept[i];
        model_world world = kept->world;
        world.setting = setting;
        world.rows = &to->batch.rows[kept->rows];
        world.aliases = &to->batch.aliases[kept->aliases];
        world.facts = &to->batch.facts[kept->facts];
        world.referrals = &to->batch.referrals[kept->referrals];
        world.reviews = &to->batch.reviews[kept->reviews];
        model_ask(&world, &to->answers[i]);
    }
    to->compared += to->batch.world_count;
    compare_ranking(to, cohort, policy);
    if (lists) {
        compare_quiet(to, cohort);
        compare_pairs(to, cohort);
    }
    darisk_serial_policy_free(policy);
}

static void compare_batch_under(comparer *to, const model_setting *settings, size_t count) {
    darisk_gravity *gravity = compare_gravity_new(&settings[0]);
    darisk_cohort *cohort = compare_cohort_new(to, gravity);
    darisk_gravity_free(gravity);
    for (size_t i = 0; i < count; i++)
        /* Victims and pairs know nothing of the policy. */
        compare_setting(to, cohort, &settings[i],
                        i == 0 || settings[i].as_of != settings[i - 1].as_of);
    darisk_cohort_free(cohort);
}

void compare_flush(comparer *to) {
    if (to->batch.world_count == 0)
        return;
    compare_batch_under(to, to->settings, to->setting_count);
    to->batch.world_count = to->batch.row_count = to->batch.alias_count = 0;
    to->batch.fact_count = to->batch.referral_count = to->batch.review_count = 0;
    to->batch_number++;
}

static bool has_room(const compare_batch *batch) {
    return batch->world_count < COMPARE_WORLDS && batch->row_count + MODEL_ROWS <= COMPARE_ROWS &&
           batch->alias_count + MODEL_IDS <= COMPARE_LISTED &&
           batch->fact_count + MODEL_IDS <= COMPARE_LISTED &&
           batch->referral_count + MODEL_IDS <= COMPARE_LISTED &&
           batch->review_count + MODEL_IDS <= COMPARE_LISTED;
}

static void keep(compare_batch *batch, const model_world *world) {
    batch->kept[batch->world_count++] = (compare_kept){.rows = batch->row_count,
                                                       .aliases = batch->alias_count,
                                                       .facts = batch->fact_count,
                                                       .referrals = batch->referral_count,
                                                       .reviews = batch->review_count,
                                                       .world = *world};
    for (size_t i = 0; i < world->row_count; i++)
        batch->rows[batch->row_count++] = world->rows[i];
    for (size_t i = 0; i < world->alias_count; i++)
        batch->aliases[batch->alias_count++] = world->aliases[i];
    for (size_t i = 0; i < world->fact_count; i++)
        batch->facts[batch->fact_count++] = world->facts[i];
    for (size_t i = 0; i < world->referral_count; i++)
        batch->referrals[batch->referral_count++] = world->referrals[i];
    for (size_t i = 0; i < world->review_count; i++)
        batch->reviews[batch->review_count++] = world->reviews[i];
}

void compare_look(comparer *to, const model_world *world, const model_setting *settings,
                  size_t setting_count, bool alone) {
    if (alone || !has_room(&to->batch))
        compare_flush(to);
    to->settings = settings;
    to->setting_count = setting_count;
    keep(&to->batch, world);
    if (alone)
        compare_flush(to);
}
