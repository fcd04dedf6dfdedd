/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Makes up perpetrators, their victims and six years of incidents, and says how near they come to
 * the published figures they are calibrated to. Nothing in it happened and nobody in it exists:
 * people are numbers, offence codes and weights are made up. The same seed gives the same bytes
 * everywhere. What it knows of people is who did what to whom on which day, and no trait of them;
 * incidents do not grow graver. */
#include "generate_cohort.h"

#include <stdlib.h>
#include <string.h>

enum { HISTORY_DAYS = 6 * 365, CHAIN_LAST = 300, VICTIMS_LAST = 40, OF_10000 = 10000 };

/* Of 10,000: crimes among incidents, a second crime in one, dyads in which each accuses the other,
 * their incidents that are dual or reversed, victims known from others, victims who are
 * perpetrators, perpetrators whose victims are known to be connected or not. */
enum { CRIME = 3000, SECOND_CRIME = 900, DUAL = 5000, REVERSED = 600 };
enum { MUTUAL = 800, MUTUAL_MORE = 1250, KNOWN_VICTIM = 600, PERPETRATOR_HARMED = 150 };
enum { GROUPS_KNOWN = 5000, CONNECTED = 3500 };

const struct offence offences[] = {
    {"", 0, 0, 0, ""},
#define OFFENCE(code, weight, first, later, says) {code, weight, first, later, says},
#include "generate_cohort.inc"
#undef OFFENCE
};
const size_t offence_count = sizeof offences / sizeof offences[0];

static const uint16_t again[] = {
#define AGAIN(of_10000) of_10000,
#include "generate_cohort.inc"
#undef AGAIN
};
static const uint16_t another_victim[] = {
#define VICTIM(of_10000) of_10000,
#include "generate_cohort.inc"
#undef VICTIM
};
static const uint16_t gap_steps[] = {
#define GAP(days) days,
#include "generate_cohort.inc"
#undef GAP
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

uint32_t cohort_below(uint64_t *state, uint32_t limit) {
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((((z ^ (z >> 31)) >> 32) * limit) >> 32);
}

bool cohort_chance(uint64_t *state, unsigned of_10000) {
    return cohort_below(state, OF_10000) < of_10000;
}

static uint32_t below(struct cohort *cohort, uint32_t limit) {
    return cohort_below(&cohort->state, limit);
}

static bool chance(struct cohort *cohort, unsigned of_10000) {
    return cohort_chance(&cohort->state, of_10000);
}

static void *grow(void *memory, size_t count, size_t size) {
    /* Doubles at every power of two. */
    if ((count & (count - 1)) != 0) {
        return memory;
    }
    void *grown = realloc(memory, (count == 0 ? 1 : 2 * count) * size);
    if (grown == NULL) {
        fputs("generate_cohort: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return grown;
}

/* Goes on while chance says so, with the last of the table for ever. */
static uint32_t draw_count(struct cohort *cohort, const uint16_t *table, size_t size,
                           uint32_t last) {
    uint32_t count = 1;
    while (count < last && chance(cohort, table[count - 1 < size ? count - 1 : size - 1])) {
        count++;
    }
    return count;
}

static uint32_t draw_gap(struct cohort *cohort) {
    uint32_t step = below(cohort, COUNT(gap_steps) - 1);
    uint32_t from = gap_steps[step];
    return from + below(cohort, gap_steps[step + 1] - from);
}

/* The days of one dyad, as days before the end. A chain too long for the history is pressed into
 * it, so that no incident of it is lost. */
static void draw_days(struct cohort *cohort, uint32_t count, uint32_t days[CHAIN_LAST]) {
    uint32_t length = 0;
    days[0] = 0;
    for (uint32_t i = 1; i < count; i++) {
        uint32_t gap = draw_gap(cohort);
        if (cohort->rising && count >= 5) {
            gap = gap * 2 * (count - i) / count;
        }
        length += gap;
        days[i] = length;
    }
    uint32_t room = HISTORY_DAYS - 1;
    for (uint32_t i = 0; length > room && i < count; i++) {
        days[i] = (uint32_t)((uint64_t)days[i] * room / length);
    }
    uint32_t start = below(cohort, HISTORY_DAYS - (length > room ? room : length));
    for (uint32_t i = 0; i < count; i++) {
        days[i] += start;
    }
}

static uint8_t draw_offence(struct cohort *cohort, bool first) {
    uint32_t at = below(cohort, OF_10000);
    size_t i = 1;
    while (i + 1 < offence_count && at >= (first ? offences[i].first : offences[i].later)) {
        at -= first ? offences[i].first : offences[i].later;
        i++;
    }
    return (uint8_t)i;
}

static uint8_t draw_grade(struct cohort *cohort) {
    uint32_t at = below(cohort, 100);
    return at < 18 ? 1 : at < 66 ? 2 : 3;
}

static void add_event(struct cohort *cohort, uint32_t place, uint32_t day, bool mutual) {
    cohort->events = grow(cohort->events, cohort->event_count, sizeof *cohort->events);
    struct event *event = &cohort->events[cohort->event_count];
    bool first = cohort->event_count == cohort->dyads[place].first;
    memset(event, 0, sizeof *event);
    event->order = (uint64_t)day << 32 | cohort->event_count++;
    event->dyad = place;
    event->day = cohort->as_of - HISTORY_DAYS + 1 + (darisk_date)day;
    if (chance(cohort, CRIME)) {
        event->offence[0] = draw_offence(cohort, first);
        event->offence[1] = chance(cohort, SECOND_CRIME) ? draw_offence(cohort, false) : 0;
    }
    event->grade = draw_grade(cohort);
    event->dual = mutual && chance(cohort, DUAL);
    event->reversed = mutual && !event->dual && !first && chance(cohort, REVERSED);
}

/* Most victims are seen with one perpetrator only. */
static uint32_t draw_victim(struct cohort *cohort, uint32_t perpetrator) {
    uint32_t known = 0;
    if (cohort->dyad_count > 100 && chance(cohort, KNOWN_VICTIM)) {
        known = cohort->dyads[below(cohort, (uint32_t)cohort->dyad_count)].victim;
    } else if (cohort->dyad_count > 100 && chance(cohort, PERPETRATOR_HARMED)) {
        known = cohort->dyads[below(cohort, (uint32_t)cohort->dyad_count)].perpetrator;
    }
    bool taken = known == 0 || known == perpetrator;
    for (size_t i = cohort->dyad_count; !taken && i > 0; i--) {
        if (cohort->dyads[i - 1].perpetrator != perpetrator) {
            break;
        }
        taken = cohort->dyads[i - 1].victim == known;
    }
    return taken ? ++cohort->people : known;
}

static void add_dyad(struct cohort *cohort, uint32_t perpetrator, uint32_t group) {
    uint32_t days[CHAIN_LAST];
    cohort->dyads = grow(cohort->dyads, cohort->dyad_count, sizeof *cohort->dyads);
    uint32_t place = (uint32_t)cohort->dyad_count;
    uint32_t victim = draw_victim(cohort, perpetrator);
    uint32_t count = draw_count(cohort, again, COUNT(again), CHAIN_LAST);
    bool mutual = chance(cohort, count < 3 ? MUTUAL : MUTUAL_MORE);
    cohort->dyads[cohort->dyad_count++] =
        (struct dyad){perpetrator, victim, group, (uint32_t)cohort->event_count, count};
    draw_days(cohort, count, days);
    for (uint32_t i = 0; i < count; i++) {
        add_event(cohort, place, days[i], mutual);
    }
}

static void add_perpetrator(struct cohort *cohort) {
    uint32_t perpetrator = ++cohort->people;
    uint32_t victims = draw_count(cohort, another_victim, COUNT(another_victim), VICTIMS_LAST);
    bool known = victims > 1 && chance(cohort, GROUPS_KNOWN);
    bool connected = known && chance(cohort, CONNECTED);
    for (uint32_t i = 0; i < victims; i++) {
        /* The first two are connected; everybody else is in a group of their own. */
        uint32_t group = perpetrator * 64 + (connected && i == 1 ? 0 : i);
        add_dyad(cohort, perpetrator, known ? group : 0);
    }
}

static int by_order(const void *a, const void *b) {
    uint64_t x = ((const struct event *)a)->order;
    uint64_t y = ((const struct event *)b)->order;
    return (x > y) - (x < y);
}

static bool read_number(const char *text, uint64_t *out) {
    char *end = NULL;
    *out = strtoull(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && *end == '\0';
}

struct options {
    struct files files;
    uint64_t perpetrators;
    bool check; /* the table alone, no files */
    bool gravity;
};

static bool read_value(const char *name, const char *value, struct options *out,
                       struct cohort *cohort) {
    if (strcmp(name, "--seed") == 0) {
        return read_number(value, &out->files.seed);
    }
    if (strcmp(name, "--perpetrators") == 0) {
        return read_number(value, &out->perpetrators) && out->perpetrators <= 5000000;
    }
    if (strcmp(name, "--trait") == 0) {
        return read_number(value, &out->files.trait) && out->files.trait > 0;
    }
    return strcmp(name, "--as-of") == 0 &&
           darisk_date_from_text(value, &cohort->as_of) == DARISK_OK && cohort->as_of > 0;
}

static bool read_options(int argc, char **argv, struct options *out, struct cohort *cohort) {
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--dirty") == 0) {
            out->files.dirty = true;
        } else if (strcmp(argv[i], "--rising") == 0) {
            cohort->rising = true;
        } else if (strcmp(argv[i], "--check") == 0) {
            out->check = true;
        } else if (strcmp(argv[i], "--gravity") == 0) {
            out->gravity = true;
        } else if (argv[i][0] != '-' && out->files.folder == NULL) {
            out->files.folder = argv[i];
        } else if (i + 1 >= argc || !read_value(argv[i], argv[i + 1], out, cohort)) {
            return false;
        } else {
            i++;
        }
    }
    return true;
}

/* The table goes where the events do not. */
static bool make(struct cohort *cohort, const struct options *options) {
    bool apart = options->check || options->files.folder != NULL;
    cohort->state = options->files.seed;
    for (uint64_t i = 0; i < options->perpetrators; i++) {
        add_perpetrator(cohort);
    }
    bool met = cohort_check(cohort, apart ? stdout : stderr);
    if (options->check) {
        return met;
    }
    if (cohort->event_count > 0) {
        qsort(cohort->events, cohort->event_count, sizeof *cohort->events, by_order);
    }
    return cohort_write(cohort, &options->files);
}

int main(int argc, char **argv) {
    struct cohort cohort;
    struct options options;
    memset(&cohort, 0, sizeof cohort);
    memset(&options, 0, sizeof options);
    options.files.seed = 1;
    options.perpetrators = 1000;
    cohort.as_of = 16221; /* 2014-05-31 */
    if (!read_options(argc, argv, &options, &cohort)) {
        fputs(
            "usage: generate_cohort [--seed N] [--perpetrators N] [--as-of YYYY-MM-DD] [--dirty]\n"
            "                       [--rising] [--trait N] FOLDER | > events.csv\n"
            "       generate_cohort [--seed N] [--perpetrators N] --check\n"
            "       generate_cohort --gravity > gravity.csv\n",
            stderr);
        return 2;
    }
    bool done = true;
    if (options.gravity) {
        cohort_write_gravity(stdout);
    } else {
        done = make(&cohort, &options);
    }
    free(cohort.dyads);
    free(cohort.events);
    return !done || ferror(stdout) != 0 || fflush(stdout) != 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
