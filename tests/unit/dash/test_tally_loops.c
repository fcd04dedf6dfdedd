/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Every loop of the tally against the one that is proved (tally_form.h): the loop that every
 * processor can run, and the wide ones where this processor can run them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "dash/tally_block.h"
#include "dash/tally_form.h"
#include "dash/tally_loop.h"
#include "dash/tally_wide.h"

enum { BLOCK = DARISK_TALLY_BLOCK, ITEMS = DARISK_TALLY_ITEMS };

static uint64_t seed = 20260923;

static uint8_t next(unsigned below) {
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint8_t)((seed >> 33) % below);
}

struct forms {
    uint8_t rows[BLOCK + 1][ITEMS]; /* one more than is used: the wide loop reads past a form */
    uint8_t columns[ITEMS][BLOCK];
};

/* Answers, and bytes that are none now and then; the gate closed half the time. */
static void fill(struct forms *forms, bool bad) {
    for (size_t row = 0; row < BLOCK; row++) {
        for (size_t item = 0; item < ITEMS; item++)
            forms->rows[row][item] = bad && next(50) == 0 ? next(256) : next(7);
        if (next(2) == 0)
            forms->rows[row][DARISK_TALLY_GATE - 1] = DARISK_ANSWER_NO;
        for (size_t item = 0; item < ITEMS; item++)
            forms->columns[item][row] = forms->rows[row][item];
    }
}

struct results {
    uint8_t bytes[5][BLOCK];
    uint32_t items[2][BLOCK];
};

static struct darisk_tally_put put_in(struct results *in) {
    memset(in, 0xEE, sizeof *in);
    return (struct darisk_tally_put){in->bytes[0], in->bytes[1], in->bytes[2], in->bytes[3],
                                     in->bytes[4], in->items[0], in->items[1]};
}

static bool same(const struct darisk_tally_plan *plan, const uint8_t *form,
                 const struct results *got, size_t row) {
    const struct darisk_tally_counts counts = darisk_tally_form(form);
    const bool ric = plan->count == DARISK_TALLY_RIC;
    uint32_t yes = 0, unknown = 0;
    for (uint32_t item = 1; item <= ITEMS; item++) {
        const uint32_t what = darisk_tally_cell(form[item - 1], item, form[9]);
        yes |= what == DARISK_TALLY_YES ? DARISK_DASH_ITEM_BIT(item) : 0;
        unknown |= what == DARISK_TALLY_UNKNOWN ? DARISK_DASH_ITEM_BIT(item) : 0;
    }
    return got->bytes[0][row] == (ric ? counts.ric_yes : counts.yes) &&
           got->bytes[1][row] == (ric ? counts.ric_unknown : counts.unknown) &&
           got->bytes[2][row] == counts.ric_yes && got->bytes[3][row] == counts.ric_unknown &&
           got->bytes[4][row] ==
               darisk_tally_threshold(counts.ric_yes, counts.ric_unknown, plan->threshold) &&
           got->items[0][row] == (yes & plan->high_risk) &&
           got->items[1][row] == (unknown & plan->high_risk);
}

static void check(const struct darisk_tally_plan *plan, const struct forms *forms,
                  const struct results *got, size_t count) {
    for (size_t row = 0; row < count; row++)
        if (!same(plan, forms->rows[row], got, row))
            fail_msg("form %zu of %zu differs", row, count);
    for (size_t row = count; row < BLOCK; row++)
        assert_int_equal(got->bytes[0][row], 0xEE);
}

static bool has_bad(const struct forms *forms, size_t count) {
    for (size_t row = 0; row < count; row++)
        for (size_t item = 0; item < ITEMS; item++)
            if (forms->rows[row][item] > DARISK_ANSWER_LAST)
                return true;
    return false;
}

static struct darisk_tally_plan plan_of(unsigned threshold) {
    return (struct darisk_tally_plan){DARISK_DASH_ITEMS_ALL, ITEMS, threshold,
                                      (uint32_t)next(255) * 0x010305u & DARISK_DASH_ITEMS_ALL};
}

static struct darisk_tally_view view_of(const struct forms *forms) {
    struct darisk_tally_view view;
    for (size_t item = 0; item < ITEMS; item++)
        view.answers[item] = forms->columns[item];
    return view;
}

/* Waits for a row left out at the end of a block, a wrong shift of a plane, a gate that reaches an
 * item too far, and a bad byte not seen. */
static void test_block(void **state) {
    static struct forms forms;
    static struct results got;
    (void)state;
    for (unsigned round = 0; round < 300; round++) {
        const struct darisk_tally_plan plan = plan_of(1 + round % 24);
        const size_t count = round < 66 ? round : BLOCK - round % 40;
        struct darisk_tally_view view;
        struct darisk_tally_put put = put_in(&got);
        fill(&forms, round % 2 == 1);
        view = view_of(&forms);
        assert_int_equal(darisk_tally_block(&plan, &view, count, &put), !has_bad(&forms, count));
        check(&plan, &forms, &got, count);
    }
}

/* Waits for the same in the wide loops, and for a group that is not whole. */
static void test_wide(void **state) {
    static struct forms forms;
    static struct results got;
    (void)state;
    if (!darisk_tally_wide_can()) {
        printf("this processor, or this build, has no wide loop: skipped\n");
        skip();
    }
    for (unsigned round = 0; round < 300; round++) {
        const struct darisk_tally_plan plan = plan_of(1 + round % 24);
        const size_t count = round < 66 ? round : BLOCK - round % 40;
        struct darisk_tally_view view;
        struct darisk_tally_put put = put_in(&got);
        bool bad = false;
        size_t done;
        fill(&forms, round % 2 == 1);
        view = view_of(&forms);
        done = darisk_tally_wide_columns(&plan, &view, count, &put, &bad);
        assert_true(count - done < 32 && done % 32 == 0);
        assert_int_equal(bad, has_bad(&forms, done));
        check(&plan, &forms, &got, done);
        put = put_in(&got);
        bad = false;
        done = darisk_tally_wide_rows(&plan, forms.rows[0], ITEMS, count, &put, &bad);
        assert_true(count - done < 32 && done % 32 == 0);
        assert_int_equal(bad, has_bad(&forms, done));
        check(&plan, &forms, &got, done);
    }
}

/* Waits for a wide loop that keeps silent about an answer to an item the checklist does not ask,
 * or counts it. */
static void test_wide_items_not_asked(void **state) {
    static struct forms forms;
    static struct results got;
    const struct darisk_tally_plan plan = {DARISK_DASH_ITEMS_RIC, DARISK_TALLY_RIC, 14,
                                           DARISK_DASH_ITEMS_RIC};
    struct darisk_tally_put put = put_in(&got);
    bool bad = false;
    (void)state;
    if (!darisk_tally_wide_can())
        skip();
    fill(&forms, false);
    for (size_t row = 0; row < BLOCK; row++)
        memset(forms.rows[row] + 9, DARISK_ANSWER_BLANK, 3);
    assert_int_equal(darisk_tally_wide_rows(&plan, forms.rows[0], ITEMS, BLOCK, &put, &bad), BLOCK);
    assert_false(bad);
    check(&plan, &forms, &got, BLOCK);
    for (size_t item = 9; item < 12; item++) {
        forms.rows[77][item] = DARISK_ANSWER_YES;
        bad = false;
        assert_int_equal(darisk_tally_wide_rows(&plan, forms.rows[0], ITEMS, BLOCK, &put, &bad),
                         BLOCK);
        assert_true(bad);
        check(&plan, &forms, &got, BLOCK);
        forms.rows[77][item] = DARISK_ANSWER_BLANK;
    }
}

/* Waits for any byte read as another, alone on any item, behind an open and a closed gate. */
static void test_single_cells(void **state) {
    (void)state;
    for (uint32_t item = 1; item <= ITEMS; item++) {
        for (unsigned byte = 0; byte < 256; byte++) {
            for (unsigned gate = 0; gate < 256; gate++) {
                const bool closed = (item == 11 || item == 12) && gate == 2;
                uint32_t expected = byte == 1 ? 1 : 2;
                if (byte == 2 || (byte == 6 && closed))
                    expected = 0;
                if (darisk_tally_cell((uint8_t)byte, item, (uint8_t)gate) != expected)
                    fail_msg("item %u, byte %u, gate %u", item, byte, gate);
            }
        }
    }
}

/* Waits for a limit that is one off, for all counts there can be. */
static void test_thresholds(void **state) {
    size_t pairs = 0;
    (void)state;
    for (uint32_t yes = 0; yes <= 24; yes++) {
        for (uint32_t unknown = 0; yes + unknown <= 24; unknown++, pairs++) {
            for (uint32_t threshold = 1; threshold <= 24; threshold++) {
                const uint8_t one_yes = (uint8_t)yes, one_unknown = (uint8_t)unknown;
                uint8_t judged = 0;
                darisk_criterion expected = DARISK_CRITERION_OPEN;
                if (yes >= threshold)
                    expected = DARISK_CRITERION_MET;
                else if (yes + unknown < threshold)
                    expected = DARISK_CRITERION_NOT_MET;
                assert_int_equal(darisk_tally_threshold(yes, unknown, threshold), expected);
                darisk_tally_judge(&one_yes, &one_unknown, 1, threshold, &judged);
                assert_int_equal(judged, expected);
            }
        }
    }
    assert_int_equal(pairs, 325);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_block),
        cmocka_unit_test(test_wide),
        cmocka_unit_test(test_wide_items_not_asked),
        cmocka_unit_test(test_single_cells),
        cmocka_unit_test(test_thresholds),
    };
    return cmocka_run_group_tests_name("tally_loops", tests, NULL, NULL);
}
