/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** Jobs "tally_columns" and "tally_rows": the counts, the high-risk items and the threshold of many
 * forms, given as 27 columns and given one form after the other.
 *
 *   bench_tally generate FOLDER ROWS         writes the answers, the same ones every time
 *   bench_tally run FOLDER ROWS RUNS [huge]  times the library and the touch loops, and writes the
 *                                            results, against which the peers are checked
 */
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "darisk.h"

#define SEED  UINT64_C(20090301)
#define ITEMS DARISK_DASH_ITEM_LAST

/* Bytes of output a form: yes, unknown, threshold, and the high-risk items answered yes. */
#define OUT 7

/* Rows come in multiples of 8, so that the touch loop can go by words to the last row. */
#define ROWS_MAX (SIZE_MAX / 64)

/* Any items would do: these are chosen for timing only. The peers have the same number. */
#define HIGH_RISK UINT32_C(0x01278397)

typedef struct job {
    size_t rows;
    uint8_t *columns; /* the first column, then the second */
    uint8_t *forms;   /* the first form, then the second */
} job;

static job job_new(size_t rows, bool huge) {
    job made = {.rows = rows,
                .columns = bench_pages(rows * ITEMS, huge),
                .forms = bench_pages(rows * ITEMS, huge)};
    return made;
}

/* The data: nothing of it is real. */

static uint8_t make_answer(uint64_t *state) {
    uint32_t sort = bench_random_below(state, 100);
    if (sort < 30) {
        return DARISK_ANSWER_YES;
    }
    if (sort < 80) {
        return DARISK_ANSWER_NO;
    }
    if (sort < 98) {
        return (uint8_t)(DARISK_ANSWER_DONT_KNOW + bench_random_below(state, 3));
    }
    return sort == 98 ? DARISK_ANSWER_NOT_APPLICABLE : DARISK_ANSWER_BLANK;
}

static void make_form(uint64_t *state, uint8_t *form) {
    for (size_t item = 0; item < ITEMS; item++) {
        form[item] = make_answer(state);
    }
    if (form[9] == DARISK_ANSWER_NO) {
        form[10] = DARISK_ANSWER_NOT_APPLICABLE;
        form[11] = DARISK_ANSWER_NOT_APPLICABLE;
    }
}

static void job_fill(job *made) {
    uint64_t state = SEED;
    for (size_t row = 0; row < made->rows; row++) {
        uint8_t *form = made->forms + row * ITEMS;
        make_form(&state, form);
        for (size_t item = 0; item < ITEMS; item++) {
            made->columns[item * made->rows + row] = form[item];
        }
    }
}

/* What is timed. */

static darisk_dash_tally_policy policy_of(void) {
    darisk_dash_tally_policy policy = {.struct_size = sizeof policy,
                                       .instrument = DARISK_INSTRUMENT_DASH_2009,
                                       .threshold = DARISK_RIC_THRESHOLD,
                                       .high_risk_supplied = 1,
                                       .high_risk = HIGH_RISK};
    return policy;
}

static darisk_dash_facts_columns results_in(uint8_t *out, size_t rows) {
    darisk_dash_facts_columns results = {.struct_size = sizeof results,
                                         .high_risk_yes = (uint32_t *)(void *)out,
                                         .yes = out + 4 * rows,
                                         .unknown = out + 5 * rows,
                                         .threshold = out + 6 * rows};
    return results;
}

static void run_columns(void *context, void *out) {
    const job *given = context;
    darisk_dash_tally_policy policy = policy_of();
    darisk_dash_facts_columns results = results_in(out, given->rows);
    darisk_dash_answer_columns answers = {.struct_size = sizeof answers};
    for (size_t item = 0; item < ITEMS; item++) {
        answers.answers[item] = (darisk_column_u8){.values = given->columns + item * given->rows,
                                                   .length = given->rows};
    }
    if (darisk_dash_tally_columns(&policy, &answers, given->rows, &results, NULL) != DARISK_OK) {
        bench_fail("darisk_dash_tally_columns", "not DARISK_OK");
    }
}

static void run_rows(void *context, void *out) {
    const job *given = context;
    darisk_dash_tally_policy policy = policy_of();
    darisk_dash_facts_columns results = results_in(out, given->rows);
    darisk_dash_answer_rows answers = {.struct_size = sizeof answers,
                                       .values = given->forms,
                                       .stride = ITEMS,
                                       .length = given->rows * ITEMS};
    if (darisk_dash_tally_rows(&policy, &answers, given->rows, &results, NULL) != DARISK_OK) {
        bench_fail("darisk_dash_tally_rows", "not DARISK_OK");
    }
}

static void touch_columns(void *context, void *out) {
    const job *given = context;
    bench_bytes bytes[ITEMS];
    for (size_t item = 0; item < ITEMS; item++) {
        bytes[item] = (bench_bytes){given->columns + item * given->rows, given->rows};
    }
    bench_touch_wide(bytes, ITEMS, given->rows, out, OUT);
}

static void touch_rows(void *context, void *out) {
    const job *given = context;
    bench_bytes bytes = {given->forms, given->rows * ITEMS};
    bench_touch_wide(&bytes, 1, given->rows, out, OUT);
}

/* Timing the jobs. */

enum { COLUMNS, ROWS, JOBS };
enum { LIBRARY_WARM, LIBRARY_FRESH, TOUCH_WARM, TOUCH_FRESH, CASES };

static const char *const names[JOBS] = {"tally_columns", "tally_rows"};

static void print_times(const char *name, bench_case *cases, size_t runs) {
    for (size_t fresh = 0; fresh < 2; fresh++) {
        double touch = bench_median(&cases[TOUCH_WARM + fresh], runs);
        bench_print_time(name, &cases[LIBRARY_WARM + fresh], runs, touch);
        bench_print_time(name, &cases[TOUCH_WARM + fresh], runs, touch);
    }
}

/** The first call of each kind is the one whose memory is looked at. */
static void print_memory(int which, job *given, void *out, const char *name) {
    bench_memory before = bench_memory_now();
    size_t allocations = bench_allocations();
    if (which == COLUMNS) {
        run_columns(given, out);
    } else {
        run_rows(given, out);
    }
    allocations = bench_allocations() - allocations;
    bench_memory after = bench_memory_now();
    (void)printf("memory\t%s\t%s\t%.2f\t%zu\t%zu\n", names[which], name,
                 (double)after.peak_resident / (double)given->rows, allocations,
                 after.peak_address_space - before.peak_address_space);
}

static void time_jobs(const char *folder, size_t rows, size_t runs, bool huge) {
    job given = job_new(rows, huge);
    bench_column_read(folder, "answers.columns", given.columns, rows * ITEMS);
    bench_column_read(folder, "answers.forms", given.forms, rows * ITEMS);
    uint8_t *out = bench_pages(rows * OUT, huge);
    uint8_t *check = bench_pages(rows * OUT, huge);
    memset(out, 0, rows * OUT);
    memset(check, 0, rows * OUT);

    const char *library = huge ? "library, huge pages" : "library";
    const char *touch = huge ? "touch by words, huge pages" : "touch by words";
    print_memory(COLUMNS, &given, out, library);
    print_memory(ROWS, &given, check, library);
    if (memcmp(out, check, rows * OUT) != 0) {
        bench_fail("columns and rows", "give different results");
    }
    bench_column_write(folder, "tally", out, rows * OUT);
    for (size_t i = 0; !huge && i < JOBS; i++) {
        (void)printf("data\t%s\t%zu\tno cell is out of range\n", names[i], rows);
    }

    static bench_case cases[JOBS * CASES];
    for (size_t i = 0; i < JOBS; i++) {
        bench_case *first = &cases[i * CASES];
        first[LIBRARY_WARM] = (bench_case){
            .name = library, .kind = "warm", .run = i == COLUMNS ? run_columns : run_rows};
        first[TOUCH_WARM] = (bench_case){
            .name = touch, .kind = "warm", .run = i == COLUMNS ? touch_columns : touch_rows};
        for (size_t k = 0; k < CASES; k += 2) {
            first[k + 1] = first[k];
            first[k + 1].kind = "fresh";
            first[k + 1].fresh = true;
        }
    }
    bench_run(cases, JOBS * CASES, runs, &given, out, rows * OUT, huge);
    for (size_t i = 0; i < JOBS; i++) {
        print_times(names[i], &cases[i * CASES], runs);
    }
}

static size_t rows_from(const char *text) {
    size_t rows = bench_number(text, 8, ROWS_MAX);
    if (rows % 8 != 0) {
        bench_fail("rows must be a multiple of 8", text);
    }
    return rows;
}

int main(int count, char **words) {
    if (count == 4 && strcmp(words[1], "generate") == 0) {
        job given = job_new(rows_from(words[3]), false);
        job_fill(&given);
        bench_column_write(words[2], "answers.columns", given.columns, given.rows * ITEMS);
        bench_column_write(words[2], "answers.forms", given.forms, given.rows * ITEMS);
    } else if ((count == 5 || (count == 6 && strcmp(words[5], "huge") == 0)) &&
               strcmp(words[1], "run") == 0) {
        size_t runs = bench_number(words[4], 1, BENCH_RUNS_MAX);
        time_jobs(words[2], rows_from(words[3]), runs, count == 6);
    } else {
        bench_fail("usage", "bench_tally generate FOLDER ROWS | run FOLDER ROWS RUNS [huge]");
    }
    return 0;
}
