/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the files of the model tell each other. */
#ifndef MODEL_PART_H
#define MODEL_PART_H

#include "model.h"

/* ---- Days ---- */

int32_t model_day(int32_t year, int32_t month, int32_t day);
int32_t model_add_months(int32_t day, int32_t months);
/* R4, R5, 4.2: whether the day lies in the window that ends on `end`. No day lies in none. */
bool model_in_window(model_window window, int32_t end, int32_t day);

/* ---- Rows ---- */

typedef enum model_class {
    MODEL_CLASS_IGNORED,
    MODEL_CLASS_CANCELLED,
    MODEL_CLASS_SELF,
    MODEL_CLASS_FUTURE,
    MODEL_CLASS_COUNTED
} model_class;

/* A row after R2, R3, R7 and R9: its persons are canonical, its day is the event's. */
typedef struct model_event {
    uint64_t incident, recorded, perpetrator, victim, group;
    int32_t day;
    model_class class;
    uint8_t code, grade;
} model_event;

typedef struct model_events {
    model_event events[MODEL_ROWS];
    size_t count;
} model_events;

uint64_t model_root(const model_world *world, uint64_t id);
void model_read(const model_world *world, model_events *out);
bool model_reversed(const model_row *row);

/* ---- Histories ---- */

/* Counted rows seen from one person, one victim or one pair, and the incidents they make. */
typedef struct model_incident {
    uint64_t id;
    int32_t day;   /* 2.4 */
    bool crime;    /* 4.4 */
    bool unmapped; /* 5.4 */
    bool no_victim;
} model_incident;

typedef struct model_history {
    const model_setting *setting;
    const model_event *events[MODEL_ROWS];
    size_t event_count;
    model_incident incidents[MODEL_ROWS];
    size_t incident_count;
} model_history;

/* The counted rows of a perpetrator; with `without_dual` those left by 7.5. */
void model_history_of_person(const model_setting *setting, const model_events *all, uint64_t person,
                             bool without_dual, model_history *out);
/* The counted rows with a victim, whoever did it. */
void model_history_of_victim(const model_setting *setting, const model_events *all, uint64_t victim,
                             model_history *out);
const model_incident *model_find_incident(const model_history *history, uint64_t id);
bool model_has_victim(const model_history *history, uint64_t incident, uint64_t victim);

/* ---- Counts and thresholds ---- */

model_result model_compare(uint32_t low, uint32_t high, uint32_t least);
model_bounds model_count(const model_history *history, model_measure measure, model_window window);
uint32_t model_peak(const model_history *history, model_window among, model_window sliding);

/* ---- The rest ---- */

#if defined(__SIZEOF_INT128__)
__extension__ typedef unsigned __int128 model_wide;
#endif

/* R11, R18 over the look-back; false where it does not fit (5.10). */
bool model_gravity(const model_history *history, int64_t *gravity);
/* R18: the weight of an incident so many days ago, of 2^31. */
uint64_t model_half_life_weight(int32_t days, int32_t half_life);

/* One person but for points and rank; false on overflow. */
bool model_measure_person(const model_world *world, const model_events *all, uint64_t id,
                          model_person *out);
/* Points, totals, ranks, cohort, advice and order; false on overflow, which then names the least
 * person. */
bool model_score_persons(const model_world *world, model_answer *answer);
void model_list_victims(const model_world *world, const model_events *all, model_answer *answer);
void model_list_pairs(const model_world *world, const model_events *all, model_answer *answer);

#endif
