/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* How near a made-up cohort comes to published figures. Shares are in thousandths. Where a study
 * gives no tolerance it is ours; the studies are of other places and years, so a cohort that meets
 * them all is like none of them. */
#include "generate_cohort.h"

#include <stdlib.h>
#include <string.h>

enum { LONG_CHAIN = 5, HAZARDS = 3 };

/* One person as somebody accused. */
struct accused {
    uint64_t other; /* the first victim, or their group */
    bool seen;
    bool several; /* a second victim not connected to the first */
};

struct ranked_dyad {
    uint64_t harm;
    uint32_t place;
};

struct tally {
    struct accused *people;
    struct ranked_dyad *dyads;
    uint64_t single;
    uint64_t dual;
    uint64_t crimes;
    uint64_t accused;
    uint64_t serial;
    uint64_t harm;
    uint64_t top_harm;
    uint64_t top;
    uint64_t no_prior;
    uint64_t first_harm; /* of the first incidents of long chains */
    uint64_t later_harm; /* of their fifth and later */
    uint64_t long_chains;
    uint64_t later;
    uint64_t early_gaps; /* days, in the first half of long chains */
    uint64_t late_gaps;
    uint64_t came[HAZARDS];   /* next incidents within 30, 90 and 365 days */
    uint64_t waited[HAZARDS]; /* days waited for them */
};

static uint32_t weight(const struct event *event) {
    uint32_t first = offences[event->offence[0]].weight;
    uint32_t second = offences[event->offence[1]].weight;
    return first > second ? first : second;
}

static void accuse(struct tally *tally, uint32_t person, uint64_t victim) {
    struct accused *accused = &tally->people[person];
    accused->several |= accused->seen && accused->other != victim;
    accused->other = accused->seen ? accused->other : victim;
    accused->seen = true;
}

static void count_gap(struct tally *tally, uint32_t gap) {
    static const uint32_t from[HAZARDS] = {0, 30, 90};
    static const uint32_t to[HAZARDS] = {30, 90, 365};
    for (int i = 0; i < HAZARDS; i++) {
        if (gap >= from[i]) {
            tally->waited[i] += (gap < to[i] ? gap + 1 : to[i]) - from[i];
            tally->came[i] += gap < to[i];
        }
    }
}

/* The harm of a dyad, and the place in it of the gravest incident. */
static uint64_t harm_of(const struct event *events, uint32_t count, uint32_t *gravest) {
    uint64_t harm = 0;
    *gravest = 0;
    for (uint32_t i = 0; i < count; i++) {
        harm += weight(&events[i]);
        *gravest = weight(&events[i]) > weight(&events[*gravest]) ? i : *gravest;
    }
    return harm;
}

static void count_long(struct tally *tally, const struct event *events, uint32_t count) {
    tally->long_chains++;
    tally->first_harm += weight(&events[0]);
    for (uint32_t i = LONG_CHAIN - 1; i < count; i++) {
        tally->later_harm += weight(&events[i]);
        tally->later++;
    }
    for (uint32_t i = 1; i < count; i++) {
        uint32_t gap = (uint32_t)(events[i].day - events[i - 1].day);
        /* With an even number of gaps; the middle one of an odd number is in neither half. */
        tally->early_gaps += 2 * i < count ? gap : 0;
        tally->late_gaps += 2 * i > count ? gap : 0;
    }
}

static void count_dyad(struct tally *tally, const struct cohort *cohort, uint32_t place) {
    const struct dyad *dyad = &cohort->dyads[place];
    const struct event *events = &cohort->events[dyad->first];
    uint64_t victim = dyad->group != 0 ? UINT64_C(1) << 32 | dyad->group : dyad->victim;
    uint32_t gravest = 0;
    for (uint32_t i = 0; i < dyad->events; i++) {
        tally->dual += events[i].dual;
        tally->crimes += events[i].offence[0] != 0;
        if (!events[i].reversed) {
            accuse(tally, dyad->perpetrator, victim);
        }
        if (events[i].reversed || events[i].dual) {
            accuse(tally, dyad->victim, dyad->perpetrator);
        }
        if (i > 0) {
            count_gap(tally, (uint32_t)(events[i].day - events[i - 1].day));
        }
    }
    tally->single += dyad->events == 1;
    tally->dyads[place].harm = harm_of(events, dyad->events, &gravest);
    tally->dyads[place].place = place;
    tally->harm += tally->dyads[place].harm;
    if (dyad->events >= LONG_CHAIN) {
        count_long(tally, events, dyad->events);
    }
}

static int by_harm(const void *a, const void *b) {
    const struct ranked_dyad *x = a;
    const struct ranked_dyad *y = b;
    int order = (x->harm < y->harm) - (x->harm > y->harm);
    return order != 0 ? order : (x->place > y->place) - (x->place < y->place);
}

/* Nothing was recorded before the gravest incident of a dyad. */
static void count_top(struct tally *tally, const struct cohort *cohort) {
    if (cohort->dyad_count > 0) {
        qsort(tally->dyads, cohort->dyad_count, sizeof *tally->dyads, by_harm);
    }
    tally->top = cohort->dyad_count / 50;
    for (uint64_t i = 0; i < tally->top; i++) {
        const struct dyad *dyad = &cohort->dyads[tally->dyads[i].place];
        uint32_t gravest = 0;
        tally->top_harm += harm_of(&cohort->events[dyad->first], dyad->events, &gravest);
        tally->no_prior += gravest == 0;
    }
}

static void count_people(struct tally *tally, const struct cohort *cohort) {
    for (uint32_t i = 1; i <= cohort->people; i++) {
        tally->accused += tally->people[i].seen;
        tally->serial += tally->people[i].several;
    }
}

struct line {
    const char *what;
    uint64_t part;
    uint64_t whole;
    uint64_t least; /* in thousandths */
    uint64_t most;
    const char *target;
    const char *source;
};

static bool print_line(FILE *file, const struct line *line) {
    uint64_t got = line->whole == 0 ? 0 : (1000 * line->part + line->whole / 2) / line->whole;
    bool met = line->whole > 0 && got >= line->least && got <= line->most;
    char text[32];
    snprintf(text, sizeof text, "%u.%03u", (unsigned)(got / 1000), (unsigned)(got % 1000));
    fprintf(file, "  %-46s %-15s %7s  %-3s  %s\n", line->what, line->target, text,
            met ? "ok" : "not", line->source);
    return met;
}

static uint64_t mean(uint64_t sum, uint64_t count) {
    return count == 0 ? 0 : sum / count;
}

static bool print_all(const struct cohort *cohort, const struct tally *t, FILE *file) {
    /* Late gaps against early ones, and the chance of the next day as the quiet goes on. */
    const struct line lines[] = {
        {"dyads with one incident", t->single, cohort->dyad_count, 730, 790, "0.76 +-0.03",
         "Bland and Ariel 2015"},
        {"incidents per perpetrator", cohort->event_count, t->accused, 2550, 2850, "2.70 +-0.15 *",
         "Barnham et al. 2017"},
        {"share of harm in the top 2 % of dyads", t->top_harm, t->harm, 750, 850, "0.80 +-0.05",
         "Bland and Ariel 2015"},
        {"of these, nothing before the gravest incident", t->no_prior, t->top, 500, 1000,
         "at least 0.5", "Bland and Ariel 2015"},
        {"incidents in which each accuses the other", t->dual, cohort->event_count, 44, 64,
         "0.054 +-0.010 *", "Brooks and Kyle 2015"},
        {"perpetrators with two unconnected victims", t->serial, t->accused, 40, 200,
         "0.04 to 0.20", "Robinson et al. 2014"},
        {"incidents that became crimes", t->crimes, cohort->event_count, 280, 320, "0.30 +-0.02 *",
         "HMIC 2014 and BBC"},
        {"harm of a fifth or later incident to the first", mean(t->later_harm, t->later),
         mean(t->first_harm, t->long_chains), 0, 1000, "at most 1", "Growth curves 2023"},
        {"gaps late in long chains to early ones", t->late_gaps, t->early_gaps,
         cohort->rising ? 0 : 850, cohort->rising ? 800 : 1150,
         cohort->rising ? "at most 0.8 *" : "1.0 +-0.15 *",
         cohort->rising ? "rising, as asked for" : "not rising, by default"},
        {"next day's chance, days 31-90 to days 1-30", t->came[1] * t->waited[0],
         t->waited[1] * t->came[0], 0, 999, "below 1 *", "AIC TI 552"},
        {"the same, days 91-365 to days 31-90", t->came[2] * t->waited[1],
         t->waited[2] * t->came[1], 0, 999, "below 1 *", "AIC TI 552"}};
    bool met = true;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        met = print_line(file, &lines[i]) && met;
    }
    return met;
}

bool cohort_check(const struct cohort *cohort, FILE *file) {
    struct tally tally;
    memset(&tally, 0, sizeof tally);
    tally.people = calloc((size_t)cohort->people + 1, sizeof *tally.people);
    tally.dyads = calloc(cohort->dyad_count + 1, sizeof *tally.dyads);
    if (tally.people == NULL || tally.dyads == NULL) {
        fputs("generate_cohort: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    for (uint32_t i = 0; i < cohort->dyad_count; i++) {
        count_dyad(&tally, cohort, i);
    }
    count_top(&tally, cohort);
    count_people(&tally, cohort);
    fprintf(file,
            "A made-up cohort: %u perpetrators, %zu dyads, %zu incidents in six years. Nothing in"
            " it\nhappened. Codes and weights of offences are made up.\n  %-46s %-15s %7s\n",
            (unsigned)tally.accused, cohort->dyad_count, cohort->event_count, "calibrated to",
            "target", "here");
    bool met = print_all(cohort, &tally, file);
    fputs("  * the tolerance, or the whole target, is ours. Small cohorts miss some of them.\n",
          file);
    free(tally.people);
    free(tally.dyads);
    return met;
}
