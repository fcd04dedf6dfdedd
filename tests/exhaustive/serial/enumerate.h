/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Families of small worlds, each a full product over what one group of rules looks at. The whole
 * product is out of reach; the last family draws from it. Who looks at a world is another file's
 * business: a family hands each one over and goes on.
 *
 * Unless a family says otherwise the day asked for is 2014-05-31, three months before which is
 * 2014-02-28: a clamped month. Codes 1 and 2 weigh one and five days. */
#ifndef ENUMERATE_H
#define ENUMERATE_H

#include "model.h"

enum { ENUMERATE_STATES = 256 };

/* Looks at one world under each of the settings.
 * @param world     its setting is NULL; read, and not kept
 * @param settings  stay as they are while a family runs, or until `enumerator_change`; they have
 *                  one gravity table
 * @param alone     what is said of one person depends on others of the world: do not add any */
typedef void (*enumerate_look)(void *context, const model_world *world,
                               const model_setting *settings, size_t setting_count, bool alone);

typedef struct enumerator {
    enumerate_look look;
    void (*change)(void *context); /* the settings are about to change, or the family ends */
    void *context;
    const model_setting *settings;
    size_t setting_count;
    bool alone;
    uint64_t worlds, rows; /* handed over; a world counts once, whatever the settings */
} enumerator;

typedef struct enumerate_family {
    const char *name;
    const char *waits_for;
    void (*run)(enumerator *to);
} enumerate_family;

extern const enumerate_family ENUMERATE_FAMILIES[];
extern const size_t ENUMERATE_FAMILY_COUNT;

/* The settings of the worlds to come. */
void enumerator_set(enumerator *to, const model_setting *settings, size_t count);
void enumerator_give(enumerator *to, const model_world *world);

/* Rows, one after the other, from which worlds are put together. */
typedef struct row_states {
    model_row rows[ENUMERATE_STATES];
    size_t count;
} row_states;

void row_states_add(row_states *to, model_row row);

/* Every multiset of the states with so many rows; `rest` says what a world has beside rows. */
void enumerate_rows(enumerator *to, const row_states *states, size_t shortest, size_t longest,
                    const model_world *rest);
/* The same, but the rows of a world are incidents 1, 2, 3 and on. */
void enumerate_incidents(enumerator *to, const row_states *states, size_t shortest, size_t longest,
                         const model_world *rest);

/* The day asked for unless a family says otherwise. */
int32_t enumerate_day(void);
/* The defaults, bands and the table of two codes. */
model_setting enumerate_setting(const char *name);
model_threshold *enumerate_threshold(model_setting *setting, const char *name,
                                     model_measure measure, uint32_t least, model_unit unit,
                                     int32_t length);
/* A row that counts: incident 1, person 1 against 2, no code. */
model_row enumerate_row(int32_t day);

void family_dates(enumerator *to);
void family_calendar(enumerator *to);
void family_victims(enumerator *to);
void family_classes(enumerator *to);
void family_counter(enumerator *to);
void family_gravity(enumerator *to);
void family_pair_day(enumerator *to);
void family_quiet(enumerator *to);
void family_pairs(enumerator *to);
void family_alias(enumerator *to);
void family_ranking(enumerator *to);
void family_overflow(enumerator *to);
void family_mixed(enumerator *to);

#endif
