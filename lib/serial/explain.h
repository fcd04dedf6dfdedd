/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file explain.h
 * What an explanation is written from, and how it is put together. Internal. */
#ifndef DARISK_SERIAL_EXPLAIN_H
#define DARISK_SERIAL_EXPLAIN_H

#include "darisk/score_explanation.h"
#include "serial/part.h"
#include "serial/ranking.h"

/* Components, SERIAL, thresholds, flags, advice and limits. */
#define DARISK_EXPLAIN_FLAGS 9
#define DARISK_EXPLAIN_LAST                                                                        \
    (DARISK_SERIAL_COMPONENTS + 1 + DARISK_SERIAL_THRESHOLDS_LAST + DARISK_EXPLAIN_FLAGS + 2)

/* Where the texts and incidents of a contribution begin, as long as both may still move. */
struct darisk_explain_place {
    size_t text;
    size_t change; /* 0, or where a NUL is, where there is none */
    size_t first;
};

struct darisk_score_explanation {
    darisk_allocator allocator;
    darisk_status status; /* once it is not DARISK_OK, nothing more is put in */
    size_t count;
    darisk_contribution contributions[DARISK_EXPLAIN_LAST];
    struct darisk_explain_place places[DARISK_EXPLAIN_LAST];
    char *text;
    size_t text_size;
    size_t text_room;
    size_t sentence; /* where the text or change that is being written begins */
    darisk_contribution_incident *incidents;
    size_t incident_count;
    size_t incident_room;
};

/* What is explained: a person as the ranking has them, and the rows it comes from. */
struct darisk_explaining {
    const darisk_ranking *ranking;
    const darisk_gravity *gravity; /* NULL without a table */
    const struct darisk_serial_question *question;
    struct darisk_serial_person *person; /* in the ranking */
    struct darisk_serial_part *part;     /* measured; its arrays for sorting are used here */
    struct darisk_serial_part *later;    /* the same rows but those of the future */
    const uint8_t *answers; /* of each row: COUNTER and DUAL, as far as it is behind the flag */
    darisk_score_explanation *out;
};

/* Texts. Each sentence but the first of a text has a blank before it. */
void darisk_explain_put(darisk_score_explanation *out, const char *words);
void darisk_explain_put_number(darisk_score_explanation *out, int64_t number);
void darisk_explain_put_date(darisk_score_explanation *out, darisk_date date);

/* Thousandths of a day, as days with three decimals. */
void darisk_explain_put_days(darisk_score_explanation *out, int64_t thousandths);

/* A number and what is counted, which ends in an s where it is not 1. */
void darisk_explain_put_count(darisk_score_explanation *out, int64_t number, const char *noun);

/* A window, from "in the" or "up to" to its last word. */
void darisk_explain_put_window(darisk_score_explanation *out, struct darisk_serial_window window,
                               darisk_date start, darisk_date end);
void darisk_explain_next(darisk_score_explanation *out);

/* A contribution: begun with its text, then what would change it, then ended. What is set in it is
 * set before the next is begun. There is always one to set, even where memory is short. */
darisk_contribution *darisk_explain_begin(darisk_score_explanation *out,
                                          darisk_contribution_kind kind, const char *rule);
void darisk_explain_change(darisk_score_explanation *out);
void darisk_explain_end(darisk_score_explanation *out);

/* Which rows stand behind a contribution, and which day each incident is shown with. */
enum darisk_explain_rows {
    DARISK_EXPLAIN_MEASURED, /* counted ones of incidents in a window */
    DARISK_EXPLAIN_CLASS,    /* of one class; the latest day of such a row */
    DARISK_EXPLAIN_RECORDED, /* recorded under another reference; the latest day of such a row */
    DARISK_EXPLAIN_ANSWERED  /* behind COUNTER or DUAL; the day with what EXCLUDE_DUAL takes away */
};

struct darisk_explain_list {
    enum darisk_explain_rows rows;
    unsigned bits;               /* MEASURED: all of them; ANSWERED: any of them */
    enum darisk_serial_class of; /* CLASS */
    darisk_date start;           /* MEASURED: later than this, */
    darisk_date end;             /* and not later than this */
    bool undated;                /* MEASURED: those without a day, too */
    bool victims;                /* with a victim only, and once for each */
    uint64_t victim;             /* MEASURED: this one alone; 0 for all */
    bool one_a_day;              /* of those of one day the first */
    bool gravity;                /* what each adds is told */
};

/* Puts the incidents into the contribution that was begun last. Returns how many different ones. */
uint32_t darisk_explain_incidents(const struct darisk_explaining *from,
                                  const struct darisk_explain_list *list);

/* What falls by itself, as days go by and incidents leave a window. */
enum darisk_explain_falling {
    DARISK_EXPLAIN_FREQUENCY,
    DARISK_EXPLAIN_GRAVITY,
    DARISK_EXPLAIN_VICTIMS,
    DARISK_EXPLAIN_SERIAL,
    DARISK_EXPLAIN_THRESHOLD
};

struct darisk_explain_value {
    enum darisk_explain_falling what;
    size_t threshold;
    bool high; /* with incidents that have no day */
};

/* The first day after the one asked for on which a value is below a bound, if nothing new is
 * recorded; unknown where that is no day of the calendar. It is not below it on the day asked
 * for. */
darisk_date darisk_explain_falls(const struct darisk_explaining *from,
                                 struct darisk_explain_value value, int64_t bound);

/* The parts of an explanation, in their order. */
void darisk_explain_components(const struct darisk_explaining *from);
void darisk_explain_thresholds(const struct darisk_explaining *from);
void darisk_explain_flags(const struct darisk_explaining *from);
void darisk_explain_advice(const struct darisk_explaining *from);

/* What would change the points of a component by bands. */
void darisk_explain_bands(const struct darisk_explaining *from,
                          enum darisk_serial_component component);

/* A value of a component, in words. */
void darisk_explain_put_value(darisk_score_explanation *out, enum darisk_serial_component component,
                              int64_t value);

#endif
