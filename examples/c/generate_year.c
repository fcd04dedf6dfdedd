/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Makes up one year of a police force as a CSV, and says on stderr how near it comes to the
 * published figures it is calibrated to. Nothing in it happened and nobody in it exists; people are
 * numbers. The same seed gives the same bytes everywhere: integers only, no library of random
 * numbers, and never two draws in one expression, whose order C leaves open. It has no escalation
 * and no top two per cent: generate_cohort.c has. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <darisk.h>

#include "generate_assessments.h"
#include "generate_history.h"

enum { DAYS = 365, CHAIN_LAST = 60, BORN_UNKNOWN = 30, CONDUCT_UNKNOWN = 15, SERIAL = 62 };
enum ages { PEER, ELDER, CHILD, BOTH };

static const struct kind {
    unsigned weight;
    bool domestic;
    const char *ties;
    enum ages ages;
    bool ended;
    bool intimate;
    char together;
} kinds[] = {
#define KIND(weight, domestic, ties, ages, ended, intimate, together)                              \
    {weight, domestic, ties, ages, ended, intimate, together},
#include "generate_year.inc"
#undef KIND
};

static const struct behaviour {
    unsigned weight;
    const char *behaviours;
    unsigned crimes; /* of 1,000 */
} behaviours[] = {
#define BEHAVIOUR(weight, behaviours, crimes) {weight, behaviours, crimes},
#include "generate_year.inc"
#undef BEHAVIOUR
};

/* Of 1,000 pairs with so many reports, how many have another one in the year. */
static const unsigned again[] = {240, 400, 500, 570, 620};

struct person {
    darisk_date born;
    char sex;
    uint32_t reports; /* as a victim */
    uint32_t other;   /* the first victim of a perpetrator, 0 for none */
    bool several;     /* a second victim was seen */
};

struct row {
    uint64_t order; /* day, then the order in which rows were made up: no two are equal */
    darisk_date recorded_on;
    uint32_t victim;
    uint32_t perpetrator;
    uint32_t prior;
    uint16_t years_since_end;
    uint16_t late; /* days from the conduct to the record */
    uint8_t kind;
    uint8_t behaviour;
    bool repeated;
    bool crime;
    bool dual; /* it stands for two rows, one in each direction */
};

struct year {
    uint64_t state;
    darisk_date first_day;
    struct person *people;
    size_t people_count;
    struct row *rows;
    size_t row_count;
    size_t domestic;
    size_t pairs;
    size_t single_pairs;
    struct history history;
};

/* splitmix64 */
static uint64_t next(struct year *year) {
    uint64_t z = year->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static uint32_t below(struct year *year, uint32_t limit) {
    return (uint32_t)(((next(year) >> 32) * limit) >> 32);
}

static bool chance(struct year *year, unsigned of_1000) {
    return below(year, 1000) < of_1000;
}

static void *grow(void *memory, size_t count, size_t size) {
    /* Doubles at every power of two. */
    if ((count & (count - 1)) != 0) {
        return memory;
    }
    void *grown = realloc(memory, (count == 0 ? 1 : 2 * count) * size);
    if (grown == NULL) {
        fputs("generate_year: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return grown;
}

static uint32_t add_person(struct year *year, uint32_t age, char sex) {
    year->people = grow(year->people, year->people_count, sizeof *year->people);
    struct person *person = &year->people[year->people_count++];
    memset(person, 0, sizeof *person);
    person->born = year->first_day - (darisk_date)(age * 365 + age / 4 + below(year, 365));
    person->sex = sex;
    return (uint32_t)year->people_count; /* people count from 1 */
}

static struct person *person(const struct year *year, uint32_t number) {
    return &year->people[number - 1];
}

static uint32_t age_of(const struct year *year, uint32_t number) {
    return (uint32_t)(year->first_day - person(year, number)->born) / 365;
}

/* Mostly between 18 and 45; some of 13 to 17, some old. */
static uint32_t draw_age(struct year *year) {
    if (chance(year, 45)) {
        return 13 + below(year, 5);
    }
    uint32_t age = 18 + below(year, 28);
    return chance(year, 300) ? age + below(year, 30) : age;
}

static uint32_t peer_age(struct year *year, uint32_t age) {
    uint32_t other = age + below(year, 9);
    return other < 17 ? other : other - 4;
}

static uint32_t other_age(struct year *year, enum ages ages, uint32_t age) {
    bool elder = ages == ELDER || (ages == BOTH && chance(year, 600));
    if (ages == PEER) {
        return peer_age(year, age);
    }
    if (elder || age < 32) {
        if (ages == CHILD) {
            return age;
        }
        uint32_t older = age + 20 + below(year, 16);
        return older > 96 ? 96 : older;
    }
    return age - 20 - below(year, 12) % (age - 20);
}

static uint8_t draw_kind(struct year *year, bool domestic) {
    uint32_t total = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        total += kinds[i].domestic == domestic ? kinds[i].weight : 0;
    }
    uint32_t at = below(year, total);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        uint32_t weight = kinds[i].domestic == domestic ? kinds[i].weight : 0;
        if (at < weight) {
            return (uint8_t)i;
        }
        at -= weight;
    }
    return 0;
}

static uint8_t find_kind(const char *ties) {
    uint8_t i = 0;
    while (strcmp(kinds[i].ties, ties) != 0) {
        i++;
    }
    return i;
}

static uint8_t draw_behaviour(struct year *year) {
    uint32_t total = 0;
    for (size_t i = 0; i < sizeof behaviours / sizeof behaviours[0]; i++) {
        total += behaviours[i].weight;
    }
    uint32_t at = below(year, total);
    size_t i = 0;
    while (at >= behaviours[i].weight) {
        at -= behaviours[i++].weight;
    }
    return (uint8_t)i;
}

/* A few perpetrators have a second victim; the others are new. */
static uint32_t draw_perpetrator(struct year *year, bool domestic) {
    if (domestic && year->row_count > 100 && chance(year, SERIAL)) {
        return year->rows[below(year, (uint32_t)year->row_count)].perpetrator;
    }
    uint32_t age = draw_age(year);
    return add_person(year, age, chance(year, 740) ? 'M' : 'F');
}

/* Days from one report of a pair to the next: short gaps are the commonest. */
static uint32_t draw_gap(struct year *year) {
    static const uint32_t upto[] = {7, 30, 90, 250};
    uint32_t part = below(year, 4);
    return 1 + (part == 0 ? 0 : upto[part - 1]) +
           below(year, upto[part] - (part == 0 ? 0 : upto[part - 1]));
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The days of one pair, in order. What runs past the end of the year comes in at its beginning: it
 * stands for pairs whose reports began the year before. */
static size_t draw_days(struct year *year, bool domestic, uint32_t days[CHAIN_LAST]) {
    size_t count = 0;
    uint32_t day = below(year, DAYS);
    days[count++] = day;
    while (domestic && count < CHAIN_LAST) {
        size_t step = count - 1 < 4 ? count - 1 : 4;
        if (!chance(year, again[step])) {
            break;
        }
        day = (day + draw_gap(year)) % DAYS;
        days[count++] = day;
    }
    qsort(days, count, sizeof *days, by_number);
    return count;
}

static uint16_t draw_late(struct year *year, uint32_t victim, uint32_t perpetrator) {
    bool grown = age_of(year, victim) > 25 && age_of(year, perpetrator) > 25;
    uint32_t late = chance(year, 800) ? 0 : below(year, 3);
    late += chance(year, 80) ? below(year, 30) : 0;
    late += grown && chance(year, 15) ? below(year, 5 * 365) : 0;
    return (uint16_t)late;
}

static void add_row(struct year *year, const struct row *pair, uint32_t day, uint32_t prior) {
    year->rows = grow(year->rows, year->row_count, sizeof *year->rows);
    struct row *row = &year->rows[year->row_count];
    *row = *pair;
    row->order = (uint64_t)day << 32 | year->row_count++;
    row->recorded_on = year->first_day + (darisk_date)day;
    row->prior = prior;
    row->behaviour = draw_behaviour(year);
    row->crime = chance(year, behaviours[row->behaviour].crimes);
    row->dual = kinds[row->kind].domestic && chance(year, 54);
    row->late = draw_late(year, row->victim, row->perpetrator);
    row->repeated = prior > 0 || chance(year, 400);
}

static void count_pair(struct year *year, const struct row *pair, size_t reports) {
    struct person *perpetrator = person(year, pair->perpetrator);
    person(year, pair->victim)->reports += (uint32_t)reports;
    perpetrator->several |= perpetrator->other != 0 && perpetrator->other != pair->victim;
    perpetrator->other = pair->victim;
    year->domestic += reports;
    year->pairs++;
    year->single_pairs += reports == 1;
}

static void add_pair(struct year *year, bool domestic) {
    uint32_t days[CHAIN_LAST];
    struct row pair;
    memset(&pair, 0, sizeof pair);
    pair.kind = draw_kind(year, domestic);
    pair.perpetrator = draw_perpetrator(year, domestic);
    const struct kind *kind = &kinds[pair.kind];
    char sex = person(year, pair.perpetrator)->sex == 'M' ? 'F' : 'M';
    if (chance(year, kind->intimate ? 40 : 400)) {
        sex = sex == 'M' ? 'F' : 'M';
    }
    uint32_t age = other_age(year, kind->ages, age_of(year, pair.perpetrator));
    if (kind->intimate && (age < 18 || age_of(year, pair.perpetrator) < 18)) {
        pair.kind = find_kind(kind->ended ? "EX_BF_GF" : "BF_GF"); /* nobody is married at 15 */
        kind = &kinds[pair.kind];
    }
    pair.victim = add_person(year, age, sex);
    if (kind->ended) {
        pair.years_since_end = (uint16_t)below(year, 3);
        pair.years_since_end += (uint16_t)(chance(year, 300) ? below(year, 12) : 0);
    }
    size_t count = draw_days(year, domestic, days);
    for (size_t i = 0; i < count; i++) {
        add_row(year, &pair, days[i], (uint32_t)i);
    }
    if (domestic) {
        count_pair(year, &pair, count);
    }
}

static int by_order(const void *a, const void *b) {
    uint64_t x = ((const struct row *)a)->order;
    uint64_t y = ((const struct row *)b)->order;
    return (x > y) - (x < y);
}

static void print_date(darisk_date date) {
    char text[DARISK_DATE_TEXT_SIZE] = "";
    if (darisk_date_text(date, text) == DARISK_OK) {
        printf("%s,", text);
    } else {
        putchar(',');
    }
}

static void print_circumstances(struct year *year, const struct row *row) {
    char together = kinds[row->kind].together;
    if (together == '?') {
        together = "yn?"[below(year, 3)];
    }
    if (together != '?') {
        printf("LIVING_TOGETHER=%s", together == 'y' ? "yes" : "no");
    }
    if (row->repeated || chance(year, 500)) {
        printf("%sREPEATED=%s", together == '?' ? "" : "+", row->repeated ? "yes" : "no");
    }
    putchar(',');
}

static const char *pick(struct year *year, unsigned of_1000, const char *yes, const char *no) {
    return chance(year, of_1000) ? yes : no;
}

/* What came with the report and must not matter; only the check of wrong local rules reads it. */
static void print_context(struct year *year, const struct row *row, bool risk_known) {
    const struct kind *kind = &kinds[row->kind];
    uint32_t risk = below(year, 100);
    uint32_t place = below(year, 100);
    uint32_t log = below(year, 100);
    if (kind->ended) {
        printf("%u", (unsigned)row->years_since_end);
    }
    printf(",%s,%u,", pick(year, kind->ended ? 450 : 60, "yes", "no"), (unsigned)row->prior);
    printf("%s,", row->crime ? "yes" : "no");
    printf("%s,", !risk_known ? "" : risk < 34 ? "high" : risk < 82 ? "medium" : "standard");
    printf("%s,", place < 70 ? "home" : place < 85 ? "public" : "online");
    printf("%s,%s,", row->dual ? "yes" : "no", pick(year, 550, "yes", "no"));
    printf("%s,", pick(year, 300, "yes", "no"));
    printf("%s,", log < 92   ? "domestic"
                  : log < 95 ? "nuisance"
                  : log < 97 ? "antisocial behaviour"
                             : "concern for welfare");
    printf("%s,", pick(year, kind->domestic ? 850 : 20, "yes", "no"));
    printf("%s,", !kind->intimate ? "" : pick(year, 950, "yes", "no"));
}

static void print_person(struct year *year, uint32_t number) {
    /* Whether a birth date is on record goes with the person, not with the report. */
    bool known = (number * UINT32_C(2654435761) >> 16) % 1000 >= BORN_UNKNOWN;
    print_date(known ? person(year, number)->born : DARISK_DATE_UNKNOWN);
}

static void print_row(struct year *year, size_t incident, const struct row *row, uint32_t victim,
                      uint32_t perpetrator) {
    const struct kind *kind = &kinds[row->kind];
    printf("%zu,", incident);
    print_date(row->recorded_on);
    print_date(chance(year, CONDUCT_UNKNOWN) ? DARISK_DATE_UNKNOWN
                                             : row->recorded_on - (darisk_date)row->late);
    printf("%u,%u,", (unsigned)victim, (unsigned)perpetrator);
    print_person(year, victim);
    print_person(year, perpetrator);
    printf("%s,%s,", kind->ties, behaviours[row->behaviour].behaviours);
    print_circumstances(year, row);
    print_context(year, row, kind->domestic);
    printf("%c,%c", person(year, victim)->sex, person(year, perpetrator)->sex);
    struct history_row history = {.behaviours = behaviours[row->behaviour].behaviours,
                                  .perpetrator = perpetrator,
                                  .prior = row->prior,
                                  .recorded_on = row->recorded_on,
                                  .last_day = year->first_day + DAYS - 1,
                                  .crime = row->crime,
                                  .domestic = kind->domestic};
    history_print(&year->history, &history);
    putchar('\n');
}

static void print_year(struct year *year) {
    printf("incident,recorded_on,conduct_on,victim,perpetrator,victim_born,perpetrator_born,"
           "relationships,behaviours,circumstances,years_since_end,little_contact,prior_incidents,"
           "crime,risk,place,mutual,victim_support,drink_or_health,logged_as,tagged,sexual,"
           "victim_sex,perpetrator_sex%s\n",
           history_columns);
    for (size_t i = 0; i < year->row_count; i++) {
        const struct row *row = &year->rows[i];
        print_row(year, i + 1, row, row->victim, row->perpetrator);
        if (row->dual) {
            print_row(year, i + 1, row, row->perpetrator, row->victim);
        }
    }
}

static void assess_row(struct assessments *to, const struct year *year, size_t incident,
                       const struct row *row, uint32_t victim) {
    struct assessed_report report = {.incident = incident,
                                     .victim = victim,
                                     .prior = row->prior,
                                     .recorded_on = row->recorded_on,
                                     .last_day = year->first_day + DAYS - 1};
    assessments_row(to, &report);
}

/* Each of two people who accuse each other is assessed by themselves. */
static bool write_assessments(const struct year *year, uint64_t seed, const char *name) {
    struct assessments to;
    FILE *file = fopen(name, "wb");
    if (file == NULL) {
        return false;
    }
    assessments_begin(&to, file, seed);
    for (size_t i = 0; i < year->row_count; i++) {
        const struct row *row = &year->rows[i];
        if (kinds[row->kind].domestic) {
            assess_row(&to, year, i + 1, row, row->victim);
            if (row->dual) {
                assess_row(&to, year, i + 1, row, row->perpetrator);
            }
        }
    }
    assessments_say(&to);
    bool written = ferror(file) == 0;
    return fclose(file) == 0 && written;
}

static void say(const char *what, const char *target, size_t part, size_t whole,
                const char *source) {
    size_t tenths = whole == 0 ? 0 : (1000 * part + whole / 2) / whole;
    char achieved[32];
    snprintf(achieved, sizeof achieved, "%zu.%zu %%", tenths / 10, tenths % 10);
    fprintf(stderr, "  %-45s %-12s %8s  %s\n", what, target, achieved, source);
}

static void say_calibration(const struct year *year) {
    size_t crimes = 0;
    size_t dual = 0;
    size_t from_repeat = 0;
    size_t perpetrators = 0;
    size_t serial = 0;
    for (size_t i = 0; i < year->row_count; i++) {
        const struct row *row = &year->rows[i];
        if (kinds[row->kind].domestic) {
            crimes += row->crime;
            dual += row->dual;
            from_repeat += person(year, row->victim)->reports > 1;
        }
    }
    for (size_t i = 0; i < year->people_count; i++) {
        perpetrators += year->people[i].other != 0;
        serial += year->people[i].several;
    }
    fprintf(stderr,
            "A made-up year: %zu domestic reports, %zu.%zu a day, and %zu others. Nothing in it"
            " happened.\n  %-45s %-12s %8s  %s\n",
            year->domestic, year->domestic / DAYS, year->domestic * 10 / DAYS % 10,
            year->row_count - year->domestic, "calibrated to", "published", "here", "source");
    say("reports a year (29,200: 80 a day, Essex)", "100 %", year->domestic, 29200, "BBC 2014");
    say("pairs with one report", "76 % +-3", year->single_pairs, year->pairs,
        "Bland and Ariel 2015");
    say("reports from repeat victims", "48 %", from_repeat, year->domestic, "HMIC 2014, Essex");
    say("reports that became crimes", "about 30 %", crimes, year->domestic, "HMIC 2014 and BBC");
    say("reports in which each accuses the other", "5.4 %", dual, year->domestic,
        "Brooks and Kyle 2015");
    say("perpetrators with several victims", "4 % to 20 %", serial, perpetrators,
        "Robinson et al. 2014");
    fputs("  grades 34 / 48 / 18 as among the active cases of HMIC 2014 (not among all reports);\n"
          "  ties, behaviours, places, late reports and the rest: ours, no figure is published\n",
          stderr);
}

static bool read_number(const char *text, uint64_t *out) {
    char *end = NULL;
    *out = strtoull(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && *end == '\0';
}

static bool read_options(int argc, char **argv, struct year *year, uint64_t *incidents,
                         const char **assessments, bool *home_office) {
    bool seeded = false;
    *home_office = argc > 1 && strcmp(argv[argc - 1], "--home-office-codes") == 0;
    argc -= *home_office;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--seed") == 0) {
            seeded = read_number(argv[i + 1], &year->state);
        } else if (strcmp(argv[i], "--incidents") == 0) {
            if (!read_number(argv[i + 1], incidents) || *incidents > 10000000) {
                return false;
            }
        } else if (strcmp(argv[i], "--assessments") == 0) {
            *assessments = argv[i + 1];
        } else if (strcmp(argv[i], "--first-day") != 0 ||
                   darisk_date_from_text(argv[i + 1], &year->first_day) != DARISK_OK) {
            return false;
        }
    }
    return seeded && argc % 2 == 1;
}

int main(int argc, char **argv) {
    struct year year;
    uint64_t incidents = 29200;
    const char *assessments = NULL;
    bool home_office = false;
    memset(&year, 0, sizeof year);
    year.first_day = 18628; /* 2021-01-01: in this year the definition changed */
    if (!read_options(argc, argv, &year, &incidents, &assessments, &home_office)) {
        fputs("usage: generate_year --seed N [--incidents N] [--first-day YYYY-MM-DD]\n"
              "                     [--assessments FILE.csv] [--home-office-codes] > year.csv\n",
              stderr);
        return 2;
    }
    uint64_t seed = year.state;
    history_begin(&year.history, seed, home_office);
    while (year.domestic < incidents) {
        add_pair(&year, true);
    }
    for (uint64_t others = incidents / 5; others > 0; others--) {
        add_pair(&year, false);
    }
    if (year.row_count > 0) {
        qsort(year.rows, year.row_count, sizeof *year.rows, by_order);
    }
    print_year(&year);
    say_calibration(&year);
    bool assessed = assessments == NULL || write_assessments(&year, seed, assessments);
    if (!assessed) {
        fprintf(stderr, "generate_year: cannot write %s\n", assessments);
    }
    free(year.people);
    free(year.rows);
    return !assessed || ferror(stdout) != 0 || fflush(stdout) != 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
