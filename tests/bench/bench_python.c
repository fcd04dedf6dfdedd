/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** Jobs "python_classify" and "python_serial": what a host in C would write, for bench_python.py to
 * call beside the package, in the same process and on the same columns.
 *
 * Each call is all of it: memory for the answers fresh from the system, as the package asks for it,
 * the call or calls of the library, and the memory given back. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "bench.h"
#include "bench_gravity.h"
#include "darisk.h"

#define TOP 100

/** One column as Arrow lays it out; no values where it is not given. */
typedef struct bench_given {
    const void *values;
    const uint8_t *validity;
    size_t offset;
} bench_given;

/* The columns of a job, in the order in which bench_python.py gives them. */
enum { RELATIONSHIP, BEHAVIOURS, VICTIM_AGE, PERPETRATOR_AGE, RECORDED_ON };
enum { INCIDENT, PERPETRATOR, VICTIM, DATE_FROM, DATE_TO, OFFENCE, ROLE, STATUS, IS_DA };

#define COLUMN(i)                                                                                  \
    { given[i].values, given[i].validity, given[i].offset, rows }

void bench_python_classify(const bench_given *given, size_t rows, uint8_t *copy);
void *bench_python_serial_new(const char *folder);
void bench_python_serial(const void *made, const bench_given *given, size_t rows, int answers);

static void *fresh(size_t size) {
    void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) {
        bench_fail("no memory", "answers");
    }
    (void)madvise(pages, size, MADV_HUGEPAGE);
    return pages;
}

/** The outcomes; also put into `copy` where that is not NULL. */
void bench_python_classify(const bench_given *given, size_t rows, uint8_t *copy) {
    const darisk_facts_columns facts = {.struct_size = sizeof facts,
                                        .relationship = COLUMN(RELATIONSHIP),
                                        .behaviours = COLUMN(BEHAVIOURS),
                                        .victim_age = COLUMN(VICTIM_AGE),
                                        .perpetrator_age = COLUMN(PERPETRATOR_AGE),
                                        .recorded_on = COLUMN(RECORDED_ON)};
    uint8_t *outcome = fresh(rows);
    const darisk_classification_columns out = {.struct_size = sizeof out, .outcome = outcome};
    const darisk_status status = darisk_classify_columns_in_force(
        DARISK_JURISDICTION_ENGLAND_AND_WALES, NULL, &facts, rows, &out, NULL);
    if (status != DARISK_ROWS_REFUSED) {
        bench_must(status, "darisk_classify_columns_in_force");
    }
    if (copy != NULL) {
        memcpy(copy, outcome, rows);
    }
    (void)munmap(outcome, rows);
}

typedef struct job {
    darisk_gravity *gravity;
    darisk_serial_policy *policy;
} job;

/** The gravity table and the policy, to be given to bench_python_serial(). */
void *bench_python_serial_new(const char *folder) {
    static job made;
    made = (job){bench_gravity_read(folder), bench_policy_new()};
    return &made;
}

/** Everybody listed as columns, and the first hundred of the ranking, as bench_python.py asks. */
static void take_answers(const darisk_ranking *ranking) {
    enum { WIDTH = 8 + 4 + 4 + 8 + 4 + 4 + 8 + 4 + 1 };
    const size_t people = darisk_ranking_count(ranking);
    uint64_t *const all = fresh(people * WIDTH + 1);
    uint32_t top[TOP];
    uint64_t ids[TOP];
    darisk_ranked_columns columns = {.struct_size = sizeof columns, .person_id = all};
    columns.gravity = (int64_t *)all + people;
    columns.total = columns.gravity + people;
    columns.incidents = (uint32_t *)(columns.total + people);
    columns.recency_days = (int32_t *)columns.incidents + people;
    columns.victims = (uint32_t *)columns.recency_days + people;
    columns.peak = columns.victims + people;
    columns.rank = columns.peak + people;
    columns.scored = (uint8_t *)(columns.rank + people);
    bench_must(darisk_ranking_columns(ranking, NULL, 0, people, &columns), "columns");
    const size_t first = people < TOP ? people : TOP;
    const darisk_ranked_columns named = {.struct_size = sizeof named, .person_id = ids};
    bench_must(darisk_ranking_list(ranking, top, first), "list");
    bench_must(darisk_ranking_columns(ranking, top, 0, first, &named), "the first");
    (void)munmap(all, people * WIDTH + 1);
}

/** A cohort of all rows, and its ranking; with `answers` also what is asked of that. */
void bench_python_serial(const void *made, const bench_given *given, size_t rows, int answers) {
    const job *with = made;
    const darisk_event_columns events = {.struct_size = sizeof events,
                                         .incident_id = COLUMN(INCIDENT),
                                         .perpetrator_id = COLUMN(PERPETRATOR),
                                         .victim_id = COLUMN(VICTIM),
                                         .date_from = COLUMN(DATE_FROM),
                                         .date_to = COLUMN(DATE_TO),
                                         .offence = COLUMN(OFFENCE),
                                         .role = COLUMN(ROLE),
                                         .status = COLUMN(STATUS),
                                         .is_da = COLUMN(IS_DA)};
    const darisk_cohort_options options = {sizeof options, 1};
    darisk_cohort *cohort = NULL;
    darisk_ranking *ranking = NULL;
    bench_must(darisk_cohort_new(with->gravity, &options, NULL, &cohort), "cohort");
    bench_must(darisk_cohort_add(cohort, &events, rows, NULL), "add");
    bench_must(darisk_ranking_new(cohort, with->policy, BENCH_AS_OF, NULL, 0, NULL, NULL, &ranking),
               "ranking");
    if (answers != 0) {
        take_answers(ranking);
    }
    darisk_ranking_free(ranking);
    darisk_cohort_free(cohort);
}
