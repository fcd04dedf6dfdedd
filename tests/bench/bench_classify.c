/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** Job "classify": the outcome of many pairs under the definition in force on each day.
 *
 *   bench_classify law                          prints what the peers need to know of the law
 *   bench_classify generate FOLDER ROWS         writes the columns, the same ones every time
 *   bench_classify run FOLDER ROWS RUNS [huge]  times the library and the touch loops, and writes
 *                                               the outcomes, against which the peers are checked
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "darisk.h"

#define JOB  "classify"
#define SEED UINT64_C(20130331)

/* Rows come in multiples of 8, so that the touch loop can go by words to the last row. */
#define ROWS_MAX (SIZE_MAX / 64)

#if defined(__x86_64__) && defined(__GNUC__)
#define VERSIONS __attribute__((target_clones("avx2", "default")))
#else
#define VERSIONS
#endif

typedef struct job {
    size_t rows;
    size_t refused; /* as the library counts them in its last call */
    uint8_t *relationship;
    uint8_t *victim_age;
    uint8_t *perpetrator_age;
    uint32_t *behaviours;
    int32_t *recorded_on;
} job;

static job job_new(size_t rows, bool huge) {
    job made = {.rows = rows,
                .relationship = bench_pages(rows, huge),
                .victim_age = bench_pages(rows, huge),
                .perpetrator_age = bench_pages(rows, huge),
                .behaviours = bench_pages(rows * 4, huge),
                .recorded_on = bench_pages(rows * 4, huge)};
    return made;
}

/* The data: nothing of it is real. */

static uint8_t make_age(uint64_t *state) {
    uint32_t sort = bench_random_below(state, 100);
    if (sort < 6) {
        return DARISK_AGE_UNKNOWN;
    }
    if (sort < 10) {
        return (uint8_t)(10 + bench_random_below(state, 6));
    }
    if (sort < 13) {
        return (uint8_t)(16 + bench_random_below(state, 2));
    }
    /* two halves added: a triangle from 18 to 88 with its top at 53 */
    return (uint8_t)(18 + bench_random_below(state, 36) + bench_random_below(state, 36));
}

static darisk_behaviours make_type(uint64_t *state) {
    return UINT32_C(1) << bench_random_below(state, DARISK_BEHAVIOUR_TECH_FACILITATED);
}

static darisk_behaviours make_behaviours(uint64_t *state) {
    uint32_t sort = bench_random_below(state, 100);
    if (sort < 4) {
        return 0;
    }
    if (sort < 7) {
        return DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_NO_ABUSE);
    }
    if (sort < 10) {
        return DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_NONE_RECORDED);
    }
    if (sort < 12) {
        return DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_NO_ABUSE) | make_type(state);
    }
    darisk_behaviours set = make_type(state);
    if (sort >= 60) {
        set |= make_type(state);
    }
    if (sort >= 90) {
        set |= make_type(state);
    }
    return set;
}

static uint32_t make_above(uint64_t *state, uint32_t last, uint32_t most) {
    return last + 1 + bench_random_below(state, most - last);
}

/** A value that cannot be, in one of the columns, each fault alike often. */
static void make_fault(job *made, size_t row, uint64_t *state) {
    switch (bench_random_below(state, 6)) {
    case 0:
        made->relationship[row] = (uint8_t)make_above(state, DARISK_RELATIONSHIP_LAST, UINT8_MAX);
        break;
    case 1:
        made->victim_age[row] = (uint8_t)make_above(state, DARISK_AGE_LAST, DARISK_AGE_UNKNOWN - 1);
        break;
    case 2:
        made->perpetrator_age[row] =
            (uint8_t)make_above(state, DARISK_AGE_LAST, DARISK_AGE_UNKNOWN - 1);
        break;
    case 3:
        made->behaviours[row] |= UINT32_C(1)
                                 << (DARISK_BEHAVIOUR_LAST +
                                     bench_random_below(state, 32 - DARISK_BEHAVIOUR_LAST));
        break;
    case 4:
        made->recorded_on[row] = DARISK_DATE_FIRST - 1 - (int32_t)bench_random_below(state, 365);
        break;
    default:
        made->recorded_on[row] = DARISK_DATE_LAST + 1 + (int32_t)bench_random_below(state, 365);
        break;
    }
}

/** One row in so many cannot be, and in one of as many others the day is not known. */
#define RARE 100000

static void make_rare(job *made, size_t row, uint64_t *state) {
    uint32_t sort = bench_random_below(state, RARE);
    if (sort == 0) {
        make_fault(made, row, state);
    } else if (sort == 1) {
        made->recorded_on[row] = DARISK_DATE_UNKNOWN;
    }
}

static void job_fill(job *made) {
    const uint32_t first = 14610; /* 2010-01-01 */
    const uint32_t last = 20453;  /* 2025-12-31 */
    uint64_t state = SEED;
    for (size_t row = 0; row < made->rows; row++) {
        made->relationship[row] =
            (uint8_t)(1 + bench_random_below(&state, DARISK_RELATIONSHIP_LAST));
        made->victim_age[row] = make_age(&state);
        made->perpetrator_age[row] = make_age(&state);
        made->behaviours[row] = make_behaviours(&state);
        made->recorded_on[row] = (int32_t)(first + bench_random_below(&state, last - first + 1));
        make_rare(made, row, &state);
    }
}

static void job_write(const job *made, const char *folder) {
    bench_column_write(folder, "relationship.u8", made->relationship, made->rows);
    bench_column_write(folder, "victim_age.u8", made->victim_age, made->rows);
    bench_column_write(folder, "perpetrator_age.u8", made->perpetrator_age, made->rows);
    bench_column_write(folder, "behaviours.u32", made->behaviours, made->rows * 4);
    bench_column_write(folder, "recorded_on.i32", made->recorded_on, made->rows * 4);
}

static void job_read(job *made, const char *folder) {
    bench_column_read(folder, "relationship.u8", made->relationship, made->rows);
    bench_column_read(folder, "victim_age.u8", made->victim_age, made->rows);
    bench_column_read(folder, "perpetrator_age.u8", made->perpetrator_age, made->rows);
    bench_column_read(folder, "behaviours.u32", made->behaviours, made->rows * 4);
    bench_column_read(folder, "recorded_on.i32", made->recorded_on, made->rows * 4);
}

/* What is timed. */

static void run_library(void *context, void *out) {
    job *columns = context;
    size_t rows = columns->rows;
    darisk_facts_columns facts = {
        .struct_size = sizeof facts,
        .relationship = {.values = columns->relationship, .length = rows},
        .behaviours = {.values = columns->behaviours, .length = rows},
        .victim_age = {.values = columns->victim_age, .length = rows},
        .perpetrator_age = {.values = columns->perpetrator_age, .length = rows},
        .recorded_on = {.values = columns->recorded_on, .length = rows}};
    darisk_classification_columns results = {.struct_size = sizeof results, .outcome = out};
    darisk_columns_report report = {.struct_size = sizeof report};
    darisk_status status = darisk_classify_columns_in_force(DARISK_JURISDICTION_ENGLAND_AND_WALES,
                                                            NULL, &facts, rows, &results, &report);
    if (status != DARISK_OK && status != DARISK_ROWS_REFUSED) {
        bench_fail("darisk_classify_columns_in_force", darisk_status_text(status));
    }
    columns->refused = report.refused;
}

static void run_touch_words(void *context, void *out) {
    const job *columns = context;
    size_t rows = columns->rows;
    bench_bytes bytes[] = {{columns->relationship, rows},
                           {columns->victim_age, rows},
                           {columns->perpetrator_age, rows},
                           {columns->behaviours, rows * 4},
                           {columns->recorded_on, rows * 4}};
    bench_touch_words(bytes, sizeof bytes / sizeof *bytes, rows, out);
}

/** The same as the plainest loop that a person would write: one row in, one byte out. */
VERSIONS static void touch_rows(const job *columns, uint8_t *out) {
    for (size_t row = 0; row < columns->rows; row++) {
        uint32_t mixed = columns->behaviours[row] ^ (uint32_t)columns->recorded_on[row];
        out[row] = (uint8_t)(mixed ^ columns->relationship[row] ^ columns->victim_age[row] ^
                             columns->perpetrator_age[row]);
    }
}

static void run_touch_rows(void *context, void *out) {
    touch_rows(context, out);
}

/* Timing the job. */

enum { LIBRARY_WARM, LIBRARY_FRESH, WORDS_WARM, WORDS_FRESH, ROWS_WARM, ROWS_FRESH, CASES };

static void print_times(bench_case *cases, size_t runs) {
    for (size_t fresh = 0; fresh < 2; fresh++) {
        double words = bench_median(&cases[WORDS_WARM + fresh], runs);
        double rows = bench_median(&cases[ROWS_WARM + fresh], runs);
        double touch = words < rows ? words : rows;
        bench_print_time(JOB, &cases[LIBRARY_WARM + fresh], runs, touch);
        bench_print_time(JOB, &cases[WORDS_WARM + fresh], runs, touch);
        bench_print_time(JOB, &cases[ROWS_WARM + fresh], runs, touch);
    }
}

/** The first call of the process is the one whose memory is looked at. */
static void print_memory(job *columns, void *out, const char *name) {
    bench_memory before = bench_memory_now();
    size_t allocations = bench_allocations();
    run_library(columns, out);
    allocations = bench_allocations() - allocations;
    bench_memory after = bench_memory_now();
    (void)printf("memory\t%s\t%s\t%.2f\t%zu\t%zu\n", JOB, name,
                 (double)after.peak_resident / (double)columns->rows, allocations,
                 after.peak_address_space - before.peak_address_space);
}

static void print_data(const job *columns) {
    size_t unknown = 0;
    for (size_t row = 0; row < columns->rows; row++) {
        unknown += columns->recorded_on[row] == DARISK_DATE_UNKNOWN;
    }
    (void)printf("data\t%s\t%zu\t%zu rows cannot be and are refused, %zu have no known day\n", JOB,
                 columns->rows, columns->refused, unknown);
}

static void time_job(const char *folder, size_t rows, size_t runs, bool huge) {
    job columns = job_new(rows, huge);
    job_read(&columns, folder);
    uint8_t *out = bench_pages(rows, huge);
    memset(out, 0, rows);
    print_memory(&columns, out, huge ? "library, huge pages" : "library");
    bench_column_write(folder, "outcome.u8", out, rows);
    if (!huge) {
        print_data(&columns);
    }

    const char *library = huge ? "library, huge pages" : "library";
    const char *words = huge ? "touch by words, huge pages" : "touch by words";
    const char *plain = huge ? "touch by rows, huge pages" : "touch by rows";
    static bench_case cases[CASES];
    cases[LIBRARY_WARM] = (bench_case){.name = library, .kind = "warm", .run = run_library};
    cases[WORDS_WARM] = (bench_case){.name = words, .kind = "warm", .run = run_touch_words};
    cases[ROWS_WARM] = (bench_case){.name = plain, .kind = "warm", .run = run_touch_rows};
    for (size_t i = 0; i < CASES; i += 2) {
        cases[i + 1] = cases[i];
        cases[i + 1].kind = "fresh";
        cases[i + 1].fresh = true;
    }
    bench_run(cases, CASES, runs, &columns, out, rows, huge);
    print_times(cases, runs);
}

/* The law, for the peers: they apply the same cells and days, and none of their own. */

static void print_definition(darisk_definition definition, const char *end) {
    const darisk_definition_record *record = darisk_definition_find(definition);
    if (record == NULL) {
        bench_fail("no such definition", "law");
    }
    (void)printf("{\"key\":\"%s\",\"first_day\":%ld,\"cells\":[%d", record->key,
                 (long)record->first_day, DARISK_CELL_REVIEW); /* 0: the tie is not known */
    for (int kind = 1; kind <= DARISK_RELATIONSHIP_LAST; kind++) {
        darisk_cell cell = DARISK_CELL_NOT_SET;
        darisk_status status =
            darisk_definition_cell(definition, (darisk_relationship)kind, NULL, &cell);
        if (status != DARISK_OK || cell < DARISK_CELL_EXCLUDED || cell > DARISK_CELL_QUALIFIES) {
            bench_fail("a cell that turns on a circumstance", record->key);
        }
        (void)printf(",%d", (int)cell);
    }
    (void)printf("]}%s", end);
}

static void print_law(void) {
    (void)printf("{\"limits\":{\"relationship_last\":%d,\"age_last\":%d,"
                 "\"behaviours_all\":%" PRIu32 ",\"date_first\":%d,\"date_last\":%d},\n"
                 "\"definitions\":[\n",
                 DARISK_RELATIONSHIP_LAST, DARISK_AGE_LAST, DARISK_BEHAVIOURS_ALL,
                 DARISK_DATE_FIRST, DARISK_DATE_LAST);
    print_definition(DARISK_DEFINITION_ACPO_PRE2013, ",\n");
    print_definition(DARISK_DEFINITION_XGOV_2013, ",\n");
    print_definition(DARISK_DEFINITION_DAA_2021, "]}\n");
}

static size_t rows_from(const char *text) {
    size_t rows = bench_number(text, 8, ROWS_MAX);
    if (rows % 8 != 0) {
        bench_fail("rows must be a multiple of 8", text);
    }
    return rows;
}

int main(int count, char **words) {
    if (count == 2 && strcmp(words[1], "law") == 0) {
        print_law();
    } else if (count == 4 && strcmp(words[1], "generate") == 0) {
        job columns = job_new(rows_from(words[3]), false);
        job_fill(&columns);
        job_write(&columns, words[2]);
    } else if ((count == 5 || (count == 6 && strcmp(words[5], "huge") == 0)) &&
               strcmp(words[1], "run") == 0) {
        size_t runs = bench_number(words[4], 1, BENCH_RUNS_MAX);
        time_job(words[2], rows_from(words[3]), runs, count == 6);
    } else {
        bench_fail("usage", "bench_classify law | generate FOLDER ROWS | "
                            "run FOLDER ROWS RUNS [huge]");
    }
    return 0;
}
