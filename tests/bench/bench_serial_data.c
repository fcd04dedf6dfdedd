/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** The data of job "serial": incidents of many perpetrators, a few of whom have very many.
 *
 *   bench_serial_data generate FOLDER INCIDENTS [sorted|nightly]
 *
 * Writes one file a column, the number of rows in n.txt and the weights of the offences in
 * weights.i64; the same rows every time. With "sorted" the very same rows stand by perpetrator,
 * otherwise in no order. With "nightly" they are further incidents, one for each of some of the
 * persons that 10,000,000 incidents have, of the last two days. Nothing of it is real, and the
 * shares are chosen for timing only. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

#define SEED    UINT64_C(20240930)
#define AS_OF   INT32_C(19996) /* 2024-09-30 */
#define MISSING INT32_MIN

/* Days before and after the as-of day: about 5 years, and about one row in 20 is in the future. */
#define DAYS_BEFORE 1825
#define DAYS_AFTER  92

#define INCIDENTS_MAX   100000000
#define NIGHTLY_PERSONS 2400000
#define COUNT_CAP       5000 /* incidents of one perpetrator */
#define OFFENCES        130
#define HANDLES         (OFFENCES + 2) /* 0 is not a crime, 1 is not in the table */

/* Where the ids of each kind start, before they are mixed. */
#define INCIDENT_IDS UINT64_C(0x5100000000000000)
#define PERSON_IDS   UINT64_C(0x1700000000000000)
#define VICTIM_IDS   UINT64_C(0x2B00000000000000)

enum { ROLE_SUSPECT = 1, ROLE_OFFENDER, ROLE_OTHER };
enum { STATUS_OPEN = 1, STATUS_CANCELLED, STATUS_NO_CRIME };

typedef struct row {
    uint64_t incident;
    uint64_t perpetrator;
    uint64_t victim;
    int32_t date_from;
    int32_t date_to;
    uint32_t offence;
    uint8_t role;
    uint8_t status;
    uint8_t is_da;
} row;

typedef struct person {
    uint64_t id;
    uint64_t number;
    uint32_t count;
} person;

typedef struct table {
    row *rows;
    size_t count;
    size_t room;
    size_t persons;
    uint64_t first_incident;
    int32_t first_day;
    uint32_t days;
} table;

static void *memory(size_t count, size_t size) {
    void *got = calloc(count, size);
    if (got == NULL) {
        bench_fail("no memory", "for the generator");
    }
    return got;
}

/** A number for a number, one to one, with no order left. */
static uint64_t mixed(uint64_t number) {
    uint64_t state = number;
    return bench_random(&state);
}

/** True for so many in 10,000. */
static bool chance(uint64_t *state, uint32_t of_ten_thousand) {
    return bench_random_below(state, 10000) < of_ten_thousand;
}

/* Persons. */

/** least[k]: the random numbers below it give k incidents or more. Pareto, alpha 1.5, with a mean
 * of about 4. The square root is exact to the last bit everywhere; pow() need not be. */
static void fill_counts(uint64_t *least) {
    for (uint32_t k = 1; k <= COUNT_CAP; k++) {
        double ratio = 1.53 / (double)k;
        double share = ratio < 1 ? ratio * sqrt(ratio) : 1;
        least[k] = share < 1 ? (uint64_t)(share * 0x1p63) : UINT64_MAX;
    }
}

static uint32_t draw_count(const uint64_t *least, uint64_t *state) {
    uint64_t drawn = bench_random(state) >> 1;
    uint32_t low = 1;
    uint32_t high = COUNT_CAP;
    while (low < high) {
        uint32_t middle = high - (high - low) / 2;
        if (drawn < least[middle]) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

static int by_id(const void *left, const void *right) {
    uint64_t a = ((const person *)left)->id;
    uint64_t b = ((const person *)right)->id;
    return (a > b) - (a < b);
}

/** Persons with so many incidents together, by id. */
static person *make_persons(size_t incidents, size_t *count) {
    static uint64_t least[COUNT_CAP + 1];
    fill_counts(least);
    person *persons = memory(incidents, sizeof *persons);
    uint64_t state = SEED;
    size_t made = 0;
    for (size_t left = incidents; left > 0; made++) {
        uint32_t drawn = draw_count(least, &state);
        uint32_t taken = drawn < left ? drawn : (uint32_t)left;
        persons[made] = (person){.id = mixed(PERSON_IDS + made), .number = made, .count = taken};
        left -= taken;
    }
    qsort(persons, made, sizeof *persons, by_id);
    *count = made;
    return persons;
}

/** One incident each, by id; a person may come twice. */
static person *make_nightly(size_t incidents) {
    person *persons = memory(incidents, sizeof *persons);
    uint64_t state = SEED + 2;
    for (size_t i = 0; i < incidents; i++) {
        uint64_t number = bench_random_below(&state, NIGHTLY_PERSONS);
        persons[i] = (person){.id = mixed(PERSON_IDS + number), .number = number, .count = 1};
    }
    qsort(persons, incidents, sizeof *persons, by_id);
    return persons;
}

/* Rows. */

static uint64_t make_victim(uint64_t *state, const person *whose, size_t persons) {
    if (chance(state, 100)) {
        return 0;
    }
    if (chance(state, 10)) {
        return whose->id;
    }
    if (chance(state, 200)) { /* who is accused elsewhere */
        return mixed(PERSON_IDS + bench_random_below(state, (uint32_t)persons));
    }
    uint32_t which = bench_random_below(state, 1 + whose->count / 4);
    return mixed(VICTIM_IDS + whose->number * (COUNT_CAP / 2) + which);
}

static uint32_t make_offence(uint64_t *state) {
    if (chance(state, 50)) {
        return 1;
    }
    return chance(state, 7000) ? 0 : 2 + bench_random_below(state, OFFENCES);
}

static void make_dates(uint64_t *state, const table *of, row *made) {
    int32_t day = of->first_day + (int32_t)bench_random_below(state, of->days);
    made->date_from = chance(state, 50) ? MISSING : day;
    made->date_to = MISSING;
    if (made->date_from == MISSING) {
        return;
    }
    if (chance(state, 2000)) {
        made->date_to = day + (int32_t)bench_random_below(state, 31);
    } else if (chance(state, 5)) {
        made->date_to = day - 1 - (int32_t)bench_random_below(state, 30);
    }
}

/** What may be amiss with any row, also with the second one of an incident. */
static void make_sorts(uint64_t *state, row *made) {
    made->role = chance(state, 200)    ? ROLE_OTHER
                 : chance(state, 3000) ? ROLE_OFFENDER
                                       : ROLE_SUSPECT;
    made->is_da = !chance(state, 300);
    made->status = STATUS_OPEN;
    if (chance(state, 200)) {
        made->status = chance(state, 5000) ? STATUS_CANCELLED : STATUS_NO_CRIME;
    }
}

static row *next_row(table *made) {
    if (made->count == made->room) {
        bench_fail("more second rows", "than there is room for");
    }
    return &made->rows[made->count++];
}

static void make_incident(uint64_t *state, const person *whose, uint64_t id, table *made) {
    row *first = next_row(made);
    *first = (row){.incident = id, .perpetrator = whose->id};
    first->victim = make_victim(state, whose, made->persons);
    first->offence = make_offence(state);
    make_dates(state, made, first);
    make_sorts(state, first);
    if (!chance(state, 500)) {
        return;
    }
    row *second = next_row(made);
    *second = *first;
    if (chance(state, 5000)) {
        second->offence = 2 + bench_random_below(state, OFFENCES);
    } else {
        second->victim = make_victim(state, whose, made->persons);
    }
    if (chance(state, 1000)) { /* long before or after the first */
        make_dates(state, made, second);
    }
    make_sorts(state, second);
}

/** By perpetrator, each with a random sequence of its own. */
static void make_rows(table *made, const person *all, size_t persons) {
    uint64_t incident = made->first_incident;
    for (size_t i = 0; i < persons; i++) {
        uint64_t state = mixed(SEED + all[i].number);
        for (uint32_t k = 0; k < all[i].count; k++) {
            make_incident(&state, &all[i], mixed(INCIDENT_IDS + incident++), made);
        }
    }
}

static table make_table(size_t incidents, bool nightly) {
    size_t persons = incidents;
    person *all = nightly ? make_nightly(incidents) : make_persons(incidents, &persons);
    table made = {.room = incidents + incidents / 10 + 100,
                  .persons = nightly ? NIGHTLY_PERSONS : persons,
                  .first_incident = nightly ? INCIDENTS_MAX : 0,
                  .first_day = nightly ? AS_OF - 1 : AS_OF - DAYS_BEFORE,
                  .days = nightly ? 2 : DAYS_BEFORE + DAYS_AFTER + 1};
    made.rows = memory(made.room, sizeof *made.rows);
    make_rows(&made, all, persons);
    free(all);
    return made;
}

static void shuffle(table *made) {
    uint64_t state = SEED + 1;
    for (size_t i = made->count; i > 1; i--) {
        size_t other = bench_random_below(&state, (uint32_t)i);
        row kept = made->rows[i - 1];
        made->rows[i - 1] = made->rows[other];
        made->rows[other] = kept;
    }
}

/* Files. */

typedef struct column {
    const char *file;
    size_t place;
    size_t width;
} column;

#define COLUMN(file, field)                                                                        \
    { file, offsetof(row, field), sizeof(((row *)NULL)->field) }

static const column columns[] = {
    COLUMN("incident.u64", incident),   COLUMN("perpetrator.u64", perpetrator),
    COLUMN("victim.u64", victim),       COLUMN("role.u8", role),
    COLUMN("date_from.i32", date_from), COLUMN("date_to.i32", date_to),
    COLUMN("status.u8", status),        COLUMN("is_da.u8", is_da),
    COLUMN("offence.u32", offence),
};

static void write_columns(const char *folder, const table *made) {
    unsigned char *values = memory(made->count, sizeof(uint64_t));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const column *one = &columns[i];
        for (size_t n = 0; n < made->count; n++) {
            const char *from = (const char *)&made->rows[n] + one->place;
            memcpy(values + n * one->width, from, one->width);
        }
        bench_column_write(folder, one->file, values, made->count * one->width);
    }
    free(values);
    char text[32];
    int length = snprintf(text, sizeof text, "%zu\n", made->count);
    bench_column_write(folder, "n.txt", text, (size_t)length);
}

/** From a third of a day to some years, each weight 7 in 100 above the one before, in thousandths
 * of a day. The first two handles weigh nothing. */
static void write_weights(const char *folder) {
    int64_t weights[HANDLES] = {0};
    int64_t weight = 350;
    for (size_t i = 0; i < OFFENCES; i++) {
        weights[2 + i * 37 % OFFENCES] = weight;
        weight += weight * 7 / 100;
    }
    bench_column_write(folder, "weights.i64", weights, sizeof weights);
}

int main(int count, char **words) {
    bool sorted = count == 5 && strcmp(words[4], "sorted") == 0;
    bool nightly = count == 5 && strcmp(words[4], "nightly") == 0;
    if ((count != 4 && !sorted && !nightly) || strcmp(words[1], "generate") != 0) {
        bench_fail("usage", "bench_serial_data generate FOLDER INCIDENTS [sorted|nightly]");
    }
    table made = make_table(bench_number(words[3], 1, INCIDENTS_MAX), nightly);
    if (!sorted) {
        shuffle(&made);
    }
    write_columns(words[2], &made);
    write_weights(words[2]);
    free(made.rows);
    return 0;
}
