/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** Job "serial": the library ranks the rows that bench_serial_data wrote.
 *
 *   bench_serial run FOLDER JOB RUNS THREADS   times it, and writes FOLDER/answers, which the peers
 *                                              must equal
 *   bench_serial soak FOLDER NIGHT RUNS        adds the rows in NIGHT to a saved state of FOLDER's
 *
 * A run of the kind "fresh" is everything from the caller's columns on: a cohort, all rows, the
 * ranking, and the first 100 of the list; "with columns" also copies eight columns of everybody
 * scored into fresh memory. All memory is asked for within the timed part.
 *
 * A run of "touch" does no more than anybody must who keeps the rows: it reads the columns from
 * first to last, writes a row of 32 bytes for each into fresh memory, reads those once, and writes
 * eight columns of everybody scored into fresh memory. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "bench.h"
#include "bench_gravity.h"
#include "darisk.h"

#define TOP       100
#define FILES     9
#define PATH_SIZE 4096

/* Of four bytes, a person: five columns of four, three of eight. */
#define TOUCHED_WORDS 11

static const struct {
    const char *name;
    size_t size;
} files[FILES] = {
    {"incident.u64", 8},  {"perpetrator.u64", 8}, {"victim.u64", 8},
    {"date_from.i32", 4}, {"date_to.i32", 4},     {"offence.u32", 4},
    {"role.u8", 1},       {"status.u8", 1},       {"is_da.u8", 1},
};

typedef struct job {
    size_t rows;
    size_t scored; /* people, once it was ranked */
    void *columns[FILES];
    uint32_t threads;
    darisk_gravity *gravity;
    darisk_serial_policy *policy;
} job;

static size_t rows_of(const char *folder) {
    char path[PATH_SIZE];
    size_t rows = 0;
    (void)snprintf(path, sizeof path, "%s/n.txt", folder);
    FILE *file = fopen(path, "r");
    if (file == NULL || fscanf(file, "%zu", &rows) != 1) {
        bench_fail("no number of rows", path);
    }
    (void)fclose(file);
    return rows;
}

static void read_rows(job *given, const char *folder) {
    given->rows = rows_of(folder);
    for (size_t i = 0; i < FILES; i++) {
        given->columns[i] = bench_pages(given->rows * files[i].size, false);
        bench_column_read(folder, files[i].name, given->columns[i], given->rows * files[i].size);
    }
}

static job job_new(const char *folder, uint32_t threads) {
    job made = {
        .threads = threads, .gravity = bench_gravity_read(folder), .policy = bench_policy_new()};
    read_rows(&made, folder);
    return made;
}

static void add(darisk_cohort *cohort, const job *given) {
    const size_t rows = given->rows;
    const darisk_event_columns events = {
        .struct_size = sizeof events,
        .incident_id = {given->columns[0], NULL, 0, rows},
        .perpetrator_id = {given->columns[1], NULL, 0, rows},
        .victim_id = {given->columns[2], NULL, 0, rows},
        .date_from = {given->columns[3], NULL, 0, rows},
        .date_to = {given->columns[4], NULL, 0, rows},
        .offence = {given->columns[5], NULL, 0, rows},
        .role = {given->columns[6], NULL, 0, rows},
        .status = {given->columns[7], NULL, 0, rows},
        .is_da = {given->columns[8], NULL, 0, rows},
    };
    bench_must(darisk_cohort_add(cohort, &events, rows, NULL), "add");
}

static darisk_cohort *cohort_of(const job *given) {
    const darisk_cohort_options options = {sizeof options, given->threads};
    darisk_cohort *cohort = NULL;
    bench_must(darisk_cohort_new(given->gravity, &options, NULL, &cohort), "cohort");
    add(cohort, given);
    return cohort;
}

static darisk_ranking *rank(const job *given, const darisk_cohort *cohort, uint32_t *top) {
    darisk_ranking *ranking = NULL;
    bench_must(
        darisk_ranking_new(cohort, given->policy, BENCH_AS_OF, NULL, 0, NULL, NULL, &ranking),
        "ranking");
    bench_must(darisk_ranking_list(ranking, top, TOP), "list");
    return ranking;
}

/* The answers, as the peers have them: a column a piece of memory. */
typedef struct answers {
    size_t rows;
    uint32_t *who; /* rows of the ranking: everybody scored */
    uint64_t *person;
    uint32_t *incidents;
    int32_t *recency_days;
    int64_t *gravity;
    uint32_t *victims;
    uint32_t *peak;
    int64_t *total;
    uint32_t *rank;
} answers;

static void *room(size_t count, size_t size) {
    void *memory = malloc(count * size + 1);
    if (memory == NULL) {
        bench_fail("no memory", "answers");
    }
    return memory;
}

static answers answers_of(const darisk_ranking *ranking) {
    const size_t people = darisk_ranking_count(ranking);
    uint8_t *scored = room(people, 1);
    const darisk_ranked_columns marks = {.struct_size = sizeof marks, .scored = scored};
    answers made = {.who = room(people, sizeof *made.who)};
    bench_must(darisk_ranking_columns(ranking, NULL, 0, people, &marks), "columns");
    for (size_t i = 0; i < people; i++) {
        if (scored[i] != 0) {
            made.who[made.rows++] = (uint32_t)i;
        }
    }
    free(scored);
    made.person = room(made.rows, sizeof *made.person);
    made.incidents = room(made.rows, sizeof *made.incidents);
    made.recency_days = room(made.rows, sizeof *made.recency_days);
    made.gravity = room(made.rows, sizeof *made.gravity);
    made.victims = room(made.rows, sizeof *made.victims);
    made.peak = room(made.rows, sizeof *made.peak);
    made.total = room(made.rows, sizeof *made.total);
    made.rank = room(made.rows, sizeof *made.rank);
    const darisk_ranked_columns columns = {
        .struct_size = sizeof columns,
        .person_id = made.person,
        .incidents = made.incidents,
        .recency_days = made.recency_days,
        .gravity = made.gravity,
        .victims = made.victims,
        .peak = made.peak,
        .total = made.total,
        .rank = made.rank,
    };
    bench_must(darisk_ranking_columns(ranking, made.who, 0, made.rows, &columns), "columns");
    return made;
}

static void answers_free(answers *made) {
    free(made->who);
    free(made->person);
    free(made->incidents);
    free(made->recency_days);
    free(made->gravity);
    free(made->victims);
    free(made->peak);
    free(made->total);
    free(made->rank);
}

static void run_fresh(void *given, void *out) {
    uint32_t top[TOP];
    (void)out;
    darisk_cohort *cohort = cohort_of(given);
    darisk_ranking *ranking = rank(given, cohort, top);
    darisk_ranking_free(ranking);
    darisk_cohort_free(cohort);
}

static void run_columns(void *given, void *out) {
    uint32_t top[TOP];
    (void)out;
    darisk_cohort *cohort = cohort_of(given);
    darisk_ranking *ranking = rank(given, cohort, top);
    answers made = answers_of(ranking);
    answers_free(&made);
    darisk_ranking_free(ranking);
    darisk_cohort_free(cohort);
}

typedef struct touched {
    uint64_t incident;
    uint64_t person;
    uint64_t victim;
    int32_t date;
    uint16_t offence;
    uint8_t counted;
    uint8_t status;
} touched;

static void touch_rows(const job *given, touched *rows) {
    const uint64_t *incident = given->columns[0], *person = given->columns[1];
    const uint64_t *victim = given->columns[2];
    const int32_t *from = given->columns[3], *to = given->columns[4];
    const uint32_t *offence = given->columns[5];
    const uint8_t *role = given->columns[6], *status = given->columns[7];
    const uint8_t *is_da = given->columns[8];
    for (size_t i = 0; i < given->rows; i++) {
        rows[i] = (touched){incident[i],
                            person[i],
                            victim[i],
                            to[i] > from[i] ? to[i] : from[i],
                            (uint16_t)offence[i],
                            (uint8_t)(role[i] & is_da[i]),
                            status[i]};
    }
}

static void touch_answers(const job *given, const touched *rows, uint32_t *said) {
    uint64_t sum = 0;
    for (size_t i = 0; i < given->rows; i++) {
        sum += rows[i].incident ^ rows[i].person ^ rows[i].victim ^ (uint32_t)rows[i].date;
    }
    for (size_t i = 0; i < given->scored * TOUCHED_WORDS; i++) {
        said[i] = (uint32_t)(sum + i);
    }
}

static void run_touch(void *context, void *out) {
    const job *given = context;
    const size_t rows_size = given->rows * sizeof(touched);
    const size_t said_size = given->scored * TOUCHED_WORDS * sizeof(uint32_t);
    (void)out;
    touched *rows = bench_pages(rows_size, true);
    uint32_t *said = bench_pages(said_size, true);
    touch_rows(given, rows);
    touch_answers(given, rows, said);
    bench_pages_free(said, said_size);
    bench_pages_free(rows, rows_size);
}

static void write_answers(const char *folder, const job *given) {
    char place[PATH_SIZE];
    uint32_t top[TOP];
    uint64_t ids[TOP];
    darisk_cohort *cohort = cohort_of(given);
    darisk_ranking *ranking = rank(given, cohort, top);
    answers made = answers_of(ranking);
    (void)snprintf(place, sizeof place, "%s/answers", folder);
    (void)mkdir(place, 0755);
    for (size_t i = 0; i < TOP; i++) {
        darisk_ranked_person person = {.struct_size = sizeof person};
        bench_must(darisk_ranking_person(ranking, top[i], &person), "person");
        ids[i] = person.person_id;
    }
    bench_column_write(place, "person.u64", made.person, made.rows * sizeof *made.person);
    bench_column_write(place, "incidents.u32", made.incidents, made.rows * sizeof *made.incidents);
    bench_column_write(place, "recency_days.i32", made.recency_days,
                       made.rows * sizeof *made.recency_days);
    bench_column_write(place, "gravity.i64", made.gravity, made.rows * sizeof *made.gravity);
    bench_column_write(place, "victims.u32", made.victims, made.rows * sizeof *made.victims);
    bench_column_write(place, "peak.u32", made.peak, made.rows * sizeof *made.peak);
    bench_column_write(place, "total.i64", made.total, made.rows * sizeof *made.total);
    bench_column_write(place, "rank.u32", made.rank, made.rows * sizeof *made.rank);
    bench_column_write(place, "top.u64", ids, sizeof ids);
    answers_free(&made);
    darisk_ranking_free(ranking);
    darisk_cohort_free(cohort);
}

static void print_memory(const char *name, const job *given) {
    const size_t before = bench_allocations();
    run_fresh((void *)(uintptr_t)given, NULL);
    (void)printf("memory\t%s\tlibrary\t%.2f\t%zu\t-\n", name,
                 (double)bench_memory_now().peak_resident / (double)given->rows,
                 bench_allocations() - before);
}

static size_t scored_of(const job *given) {
    uint32_t top[TOP];
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    darisk_cohort *cohort = cohort_of(given);
    darisk_ranking *ranking = rank(given, cohort, top);
    bench_must(darisk_ranking_summarise(ranking, &summary), "summary");
    darisk_ranking_free(ranking);
    darisk_cohort_free(cohort);
    return summary.scored;
}

static void run(const char *folder, const char *name, size_t runs, uint32_t threads) {
    job given = job_new(folder, threads);
    bench_case cases[] = {
        {.name = "touch", .kind = "fresh", .run = run_touch},
        {.name = "library", .kind = "fresh", .run = run_fresh},
        {.name = "library", .kind = "with columns", .run = run_columns},
    };
    (void)printf("data\t%s\t%zu\tdirty: see bench_serial_data.c\n", name, given.rows);
    print_memory(name, &given);
    given.scored = scored_of(&given);
    bench_run(cases, sizeof cases / sizeof *cases, runs, &given, NULL, 1, false);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bench_print_time(name, &cases[i], runs, NAN);
    }
    write_answers(folder, &given);
}

/* A night: the saved state is loaded, the night's rows are added, everybody is ranked, and the
 * state is saved again. */

enum { LOAD, ADD, RANK, SAVE, NIGHT, STEPS };

static double now(void) {
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void soak_once(const job *given, unsigned char *saved, size_t size, double *seconds) {
    uint32_t top[TOP];
    size_t grown = 0;
    darisk_cohort *cohort = NULL;
    const double start = now();
    bench_must(darisk_cohort_load(saved, size, given->gravity, NULL, NULL, &cohort), "load");
    const double loaded = now();
    add(cohort, given);
    const double added = now();
    darisk_ranking *ranking = rank(given, cohort, top);
    const double ranked = now();
    bench_must(darisk_cohort_saved_size(cohort, &grown), "size");
    unsigned char *bytes = room(grown, 1);
    bench_must(darisk_cohort_save(cohort, bytes, grown), "save");
    const double end = now();
    free(bytes);
    darisk_ranking_free(ranking);
    darisk_cohort_free(cohort);
    seconds[LOAD] = loaded - start;
    seconds[ADD] = added - loaded;
    seconds[RANK] = ranked - added;
    seconds[SAVE] = end - ranked;
    seconds[NIGHT] = end - start;
}

static void soak(const char *folder, const char *night, size_t runs) {
    static const char *const kinds[STEPS] = {"load the saved state", "add the night's rows",
                                             "rank everybody", "save the state", "all of it"};
    bench_case cases[STEPS];
    size_t size = 0;
    job given = job_new(folder, 1);
    darisk_cohort *cohort = cohort_of(&given);
    bench_must(darisk_cohort_saved_size(cohort, &size), "size");
    unsigned char *saved = room(size, 1);
    bench_must(darisk_cohort_save(cohort, saved, size), "save");
    darisk_cohort_free(cohort);
    const size_t all = given.rows;
    for (size_t i = 0; i < FILES; i++) {
        bench_pages_free(given.columns[i], all * files[i].size);
    }
    read_rows(&given, night);
    for (size_t i = 0; i < STEPS; i++) {
        cases[i] = (bench_case){.name = "library", .kind = kinds[i]};
    }
    for (size_t r = 0; r < runs; r++) {
        double seconds[STEPS];
        soak_once(&given, saved, size, seconds);
        for (size_t i = 0; i < STEPS; i++) {
            cases[i].seconds[r] = seconds[i];
        }
    }
    (void)printf("data\tserial_soak\t%zu\tonto %zu saved rows\n", given.rows, all);
    for (size_t i = 0; i < STEPS; i++) {
        bench_print_time("serial_soak", &cases[i], runs, NAN);
    }
}

int main(int count, char **words) {
    if (count == 6 && strcmp(words[1], "run") == 0) {
        run(words[2], words[3], bench_number(words[4], 1, BENCH_RUNS_MAX),
            (uint32_t)bench_number(words[5], 1, 64));
    } else if (count == 5 && strcmp(words[1], "soak") == 0) {
        soak(words[2], words[3], bench_number(words[4], 1, BENCH_RUNS_MAX));
    } else {
        bench_fail("usage", "bench_serial run FOLDER JOB RUNS THREADS | soak FOLDER NIGHT RUNS");
    }
    return 0;
}
