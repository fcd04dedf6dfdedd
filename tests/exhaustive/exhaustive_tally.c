/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The tally enumerated: all 2^27 forms of yes and no, by rows and by columns; every pair of counts,
 * made of every kind of unknown, at every threshold; every state of one item and of two. What is
 * expected is counted here another way. The first difference ends the program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "darisk.h"

#define ITEMS DARISK_DASH_ITEM_LAST
#define LOW   12 /* items that run through all their states within a block */
#define FORMS (1u << LOW)
#define MASK  UINT32_C(0x05a5c3d9) /* high-risk items; any would do */

static uint8_t rows[FORMS * ITEMS];
static uint8_t columns[ITEMS][FORMS];

struct results {
    uint8_t yes[FORMS];
    uint8_t unknown[FORMS];
    uint8_t ric_yes[FORMS];
    uint8_t ric_unknown[FORMS];
    uint8_t threshold[FORMS];
    uint32_t high_yes[FORMS];
    uint32_t high_unknown[FORMS];
};

static struct results by_rows, by_columns;

static void fail(const char *what, uint32_t form) {
    fprintf(stderr, "%s: differs on form %08lx\n", what, (unsigned long)form);
    exit(1);
}

static darisk_dash_tally_policy policy_with(uint32_t threshold) {
    darisk_dash_tally_policy policy = {.struct_size = sizeof policy,
                                       .instrument = DARISK_INSTRUMENT_DASH_2009,
                                       .threshold = threshold,
                                       .high_risk_supplied = 1,
                                       .high_risk = MASK};
    return policy;
}

static darisk_dash_facts_columns out_of(struct results *to) {
    darisk_dash_facts_columns out = {.struct_size = sizeof out,
                                     .yes = to->yes,
                                     .unknown = to->unknown,
                                     .ric_yes = to->ric_yes,
                                     .ric_unknown = to->ric_unknown,
                                     .threshold = to->threshold,
                                     .high_risk_yes = to->high_yes,
                                     .high_risk_unknown = to->high_unknown};
    return out;
}

static void tally_rows(const darisk_dash_tally_policy *policy, size_t count) {
    darisk_dash_answer_rows answers = {
        .struct_size = sizeof answers, .values = rows, .stride = ITEMS, .length = count * ITEMS};
    darisk_dash_facts_columns out = out_of(&by_rows);
    if (darisk_dash_tally_rows(policy, &answers, count, &out, NULL) != DARISK_OK)
        fail("darisk_dash_tally_rows", 0);
}

static void tally_columns(const darisk_dash_tally_policy *policy, size_t count) {
    darisk_dash_answer_columns answers = {.struct_size = sizeof answers};
    darisk_dash_facts_columns out = out_of(&by_columns);
    for (size_t item = 0; item < ITEMS; item++)
        answers.answers[item] = (darisk_column_u8){.values = columns[item], .length = count};
    if (darisk_dash_tally_columns(policy, &answers, count, &out, NULL) != DARISK_OK)
        fail("darisk_dash_tally_columns", 0);
}

/* ---- All forms of yes and no ---- */

/* Bits counted one after the other, in a table for 14 and 13 of them. */
static uint8_t bits_of[1u << 14];

static void fill_bits(void) {
    for (uint32_t i = 1; i < sizeof bits_of; i++) {
        uint32_t left = i;
        while (left != 0) {
            bits_of[i]++;
            left &= left - 1;
        }
    }
}

static uint8_t bits(uint32_t set) {
    return (uint8_t)(bits_of[set & 0x3fff] + bits_of[set >> 14]);
}

static void check_form(const struct results *got, size_t i, uint32_t set) {
    const uint8_t ric = bits(set & ~UINT32_C(0xe00));
    const uint8_t threshold = ric >= 14 ? 3 : 1;
    if (got->yes[i] != bits(set) || got->unknown[i] != 0 || got->ric_yes[i] != ric ||
        got->ric_unknown[i] != 0 || got->threshold[i] != threshold ||
        got->high_yes[i] != (set & MASK) || got->high_unknown[i] != 0)
        fail("yes and no", set);
}

static void all_forms(void) {
    const darisk_dash_tally_policy policy = policy_with(14);
    uint64_t checked = 0;
    for (uint32_t i = 0; i < FORMS; i++)
        for (uint32_t item = 0; item < LOW; item++)
            rows[i * ITEMS + item] = columns[item][i] = (i >> item & 1) != 0 ? 1 : 2;
    for (uint32_t high = 0; high < 1u << (ITEMS - LOW); high++) {
        uint8_t rest[ITEMS - LOW];
        for (uint32_t item = 0; item < ITEMS - LOW; item++) {
            rest[item] = (high >> item & 1) != 0 ? 1 : 2;
            memset(columns[LOW + item], rest[item], FORMS);
        }
        for (uint32_t i = 0; i < FORMS; i++)
            memcpy(rows + i * ITEMS + LOW, rest, sizeof rest);
        tally_rows(&policy, FORMS);
        tally_columns(&policy, FORMS);
        for (uint32_t i = 0; i < FORMS; i++, checked++) {
            check_form(&by_rows, i, high << LOW | i);
            check_form(&by_columns, i, high << LOW | i);
        }
    }
    printf("%llu forms of yes and no, by rows and by columns\n", (unsigned long long)checked);
    if (checked != UINT64_C(1) << ITEMS)
        fail("not all forms", 0);
}

/* ---- Every pair of counts ---- */

/* Puts so many yes and so many unknown on some items, from one of them on and round. */
static void place(uint8_t form[ITEMS], const uint8_t *items, uint32_t count, uint32_t from,
                  uint32_t yes, uint32_t unknown, uint8_t kind) {
    for (uint32_t i = 0; i < count; i++) {
        uint8_t *answer = &form[items[(i + from) % count] - 1];
        *answer = DARISK_ANSWER_NO;
        if (i < yes)
            *answer = DARISK_ANSWER_YES;
        else if (i < yes + unknown)
            *answer = kind;
    }
}

static uint8_t level(uint32_t yes, uint32_t unknown, uint32_t threshold) {
    if (yes >= threshold)
        return 3;
    return yes + unknown < threshold ? 1 : 2;
}

struct counts {
    uint32_t ric_yes, ric_unknown, yes, unknown;
};

static void check_counts(const uint8_t *form, struct counts expected, uint64_t *checked) {
    for (uint32_t threshold = 1; threshold <= 24; threshold++, ++*checked) {
        const darisk_dash_tally_policy policy = policy_with(threshold);
        darisk_dash_facts facts = {.struct_size = sizeof facts};
        if (darisk_dash_tally(&policy, form, &facts) != DARISK_OK || facts.yes != expected.yes ||
            facts.unknown != expected.unknown || facts.ric_yes != expected.ric_yes ||
            facts.ric_unknown != expected.ric_unknown ||
            (uint8_t)facts.threshold != level(expected.ric_yes, expected.ric_unknown, threshold))
            fail("counts", threshold);
    }
}

static void count_pairs(void) {
    static const uint8_t ric[24] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  13, 14, 15,
                                    16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27};
    static const uint8_t others[3] = {10, 11, 12};
    static const uint8_t kinds[] = {0, 3, 4, 5, 6, 7, 255};
    uint64_t checked = 0, pairs = 0;
    for (uint32_t yes = 0; yes <= 24; yes++) {
        for (uint32_t unknown = 0; yes + unknown <= 24; unknown++, pairs++) {
            for (uint32_t at = 0; at < sizeof kinds * 10; at++) {
                /* ten ways for the other three: 0 to 3 yes, and 0 to 3 less those unknown */
                static const uint8_t ways[10][2] = {{0, 0}, {0, 1}, {0, 2}, {0, 3}, {1, 0},
                                                    {1, 1}, {1, 2}, {2, 0}, {2, 1}, {3, 0}};
                const uint8_t kind = kinds[at / 10], *way = ways[at % 10];
                const uint32_t from = (yes * 7 + unknown * 5 + at) % 24;
                struct counts expected = {yes, unknown, yes + way[0], unknown + way[1]};
                uint8_t form[ITEMS];
                place(form, ric, 24, from, yes, unknown, kind);
                /* from item 10 on, so that it is NO only where all three are */
                place(form, others, 3, 0, way[0], way[1], kind);
                check_counts(form, expected, &checked);
                /* from item 11 on: item 10 may be NO, and then closes the other two */
                place(form, others, 3, 1, way[0], way[1], kind);
                if (kind == DARISK_ANSWER_NOT_APPLICABLE && form[9] == DARISK_ANSWER_NO)
                    expected.unknown -= way[1];
                check_counts(form, expected, &checked);
            }
        }
    }
    printf("%llu pairs of counts, %llu forms and thresholds\n", (unsigned long long)pairs,
           (unsigned long long)checked);
}

/* ---- Every state of one item, and of two ---- */

/* By the documents, item by item; 0 neither, 1 yes, 2 unknown. */
static uint8_t meaning(const uint8_t *form, size_t item) {
    switch (form[item]) {
    case DARISK_ANSWER_YES:
        return 1;
    case DARISK_ANSWER_NO:
        return 0;
    case DARISK_ANSWER_NOT_APPLICABLE:
        return (item == 10 || item == 11) && form[9] == DARISK_ANSWER_NO ? 0 : 2;
    default:
        return 2;
    }
}

static size_t batched;

static void check_batch(void) {
    const darisk_dash_tally_policy policy = policy_with(14);
    tally_rows(&policy, batched);
    for (size_t i = 0; i < batched; i++)
        for (size_t item = 0; item < ITEMS; item++)
            columns[item][i] = rows[i * ITEMS + item];
    tally_columns(&policy, batched);
    for (size_t i = 0; i < batched; i++) {
        struct counts sum = {0, 0, 0, 0};
        uint32_t yes = 0, unknown = 0;
        for (size_t item = 0; item < ITEMS; item++) {
            const uint8_t what = meaning(rows + i * ITEMS, item);
            const bool ric = item < 9 || item > 11;
            sum.yes += what == 1;
            sum.unknown += what == 2;
            sum.ric_yes += what == 1 && ric;
            sum.ric_unknown += what == 2 && ric;
            yes |= (uint32_t)(what == 1) << item;
            unknown |= (uint32_t)(what == 2) << item;
        }
        for (size_t k = 0; k < 2; k++) {
            const struct results *got = k == 0 ? &by_rows : &by_columns;
            if (got->yes[i] != sum.yes || got->unknown[i] != sum.unknown ||
                got->ric_yes[i] != sum.ric_yes || got->ric_unknown[i] != sum.ric_unknown ||
                got->high_yes[i] != (yes & MASK) || got->high_unknown[i] != (unknown & MASK) ||
                got->threshold[i] != level(sum.ric_yes, sum.ric_unknown, 14))
                fail("states", (uint32_t)i);
        }
    }
    batched = 0;
}

static void add(const uint8_t *form) {
    memcpy(rows + batched * ITEMS, form, ITEMS);
    if (++batched == FORMS)
        check_batch();
}

static void states(void) {
    uint64_t one = 0, two = 0;
    for (unsigned base = 0; base < 7; base++) {
        uint8_t form[ITEMS];
        memset(form, (int)base, sizeof form);
        for (size_t item = 0; item < ITEMS; item++) {
            for (unsigned byte = 0; byte < 256; byte++, one++) {
                form[item] = (uint8_t)byte;
                add(form);
            }
            form[item] = (uint8_t)base;
        }
        for (size_t a = 0; a < ITEMS; a++) {
            for (size_t b = 0; b < a; b++) {
                for (unsigned pair = 0; pair < 64; pair++, two++) {
                    form[a] = (uint8_t)(pair % 8); /* 7 is no answer */
                    form[b] = (uint8_t)(pair / 8);
                    add(form);
                }
                form[b] = (uint8_t)base;
            }
            form[a] = (uint8_t)base;
        }
    }
    check_batch();
    printf("%llu states of one item, %llu of two\n", (unsigned long long)one,
           (unsigned long long)two);
}

int main(void) {
    fill_bits();
    states();
    count_pairs();
    all_forms();
    return 0;
}
