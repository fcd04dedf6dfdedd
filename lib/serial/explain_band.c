/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What would give a component other points: the bands beside its own, and the day on which it
 * falls by itself. */
#include "serial/explain.h"

/* The bands beside that of a value; NULL where there is none. */
struct beside {
    const struct darisk_serial_band *here;
    const struct darisk_serial_band *below;
    const struct darisk_serial_band *above;
};

static struct beside look_beside(const struct darisk_serial_bands *bands, int64_t value) {
    struct beside beside = {NULL, NULL, NULL};
    size_t i = 0;
    for (; i < bands->count && bands->at[i].bound <= value; i++) {
        beside.below = beside.here;
        beside.here = &bands->at[i];
    }
    beside.above = i < bands->count ? &bands->at[i] : NULL;
    return beside;
}

/* Points of the band below; below the lowest there are none. */
static void put_below(darisk_score_explanation *out, const struct beside *beside) {
    darisk_explain_put_count(out, beside->below == NULL ? 0 : beside->below->points, "point");
    darisk_explain_put(out, ".");
}

static void put_above(darisk_score_explanation *out, const struct beside *beside) {
    darisk_explain_put_count(out, beside->above->points, "point");
    darisk_explain_put(out, ".");
}

/* Nothing is left of the look-back, or the next band begins, whichever is first. */
static void tell_days(const struct darisk_explaining *from, const struct beside *beside) {
    darisk_score_explanation *out = from->out;
    const darisk_date gone = darisk_explain_falls(
        from, (struct darisk_explain_value){DARISK_EXPLAIN_FREQUENCY, 0, 0}, 1);
    int64_t next = INT64_MAX;
    if (beside->above != NULL && beside->above->bound <= DARISK_DATE_LAST - from->person->last)
        next = from->person->last + beside->above->bound;
    if (next == INT64_MAX && gone == DARISK_DATE_UNKNOWN)
        return;
    darisk_explain_next(out);
    darisk_explain_put(out, "Without anything new ");
    if (gone != DARISK_DATE_UNKNOWN && gone <= next) {
        darisk_explain_put(out, "no incident is left in the look-back from ");
        darisk_explain_put_date(out, gone);
        darisk_explain_put(out, " on, and there is no score.");
        return;
    }
    darisk_explain_put(out, "the band from ");
    darisk_explain_put_value(out, DARISK_SERIAL_RECENCY, beside->above->bound);
    darisk_explain_put(out, " begins on ");
    darisk_explain_put_date(out, (darisk_date)next);
    darisk_explain_put(out, ": ");
    put_above(out, beside);
}

static void tell_recency(const struct darisk_explaining *from, const struct beside *beside) {
    darisk_score_explanation *out = from->out;
    if (beside->here != NULL && beside->here->bound > 0) {
        darisk_explain_put(out, "Below ");
        darisk_explain_put_value(out, DARISK_SERIAL_RECENCY, beside->here->bound);
        darisk_explain_put(out, " it would be ");
        put_below(out, beside);
    }
    tell_days(from, beside);
}

static void tell_gravity(const struct darisk_explaining *from, const struct beside *beside) {
    darisk_score_explanation *out = from->out;
    if (beside->here != NULL && beside->here->bound > 0) {
        darisk_explain_put(out, "Below ");
        darisk_explain_put_days(out, beside->here->bound);
        darisk_explain_put(out, " it would be ");
        put_below(out, beside);
    }
    if (beside->above == NULL)
        return;
    darisk_explain_next(out);
    darisk_explain_put(out, "From ");
    darisk_explain_put_days(out, beside->above->bound);
    darisk_explain_put(out, " on it would be ");
    put_above(out, beside);
}

/* Incidents or victims. */
static void tell_count(const struct darisk_explaining *from, enum darisk_serial_component component,
                       const struct beside *beside, int64_t value) {
    darisk_score_explanation *out = from->out;
    if (beside->here != NULL && beside->here->bound > 0) {
        const int64_t fewer = value - beside->here->bound + 1;
        darisk_explain_put(out, "With ");
        darisk_explain_put_value(out, component, fewer);
        /* Without an incident nobody is scored, whatever the bands say (R12). */
        if (component == DARISK_SERIAL_FREQUENCY && fewer == value) {
            darisk_explain_put(out, " fewer there would be no score.");
        } else {
            darisk_explain_put(out, " fewer it would be ");
            put_below(out, beside);
        }
    }
    if (beside->above == NULL)
        return;
    darisk_explain_next(out);
    darisk_explain_put(out, "With ");
    darisk_explain_put_value(out, component, beside->above->bound - value);
    darisk_explain_put(out, " more it would be ");
    put_above(out, beside);
}

/* Incidents leave the look-back by and by. */
static void tell_fall(const struct darisk_explaining *from, enum darisk_serial_component component,
                      int64_t bound) {
    darisk_score_explanation *out = from->out;
    const enum darisk_explain_falling what =
        component == DARISK_SERIAL_FREQUENCY ? DARISK_EXPLAIN_FREQUENCY
        : component == DARISK_SERIAL_GRAVITY ? DARISK_EXPLAIN_GRAVITY
                                             : DARISK_EXPLAIN_VICTIMS;
    const darisk_date falls =
        darisk_explain_falls(from, (struct darisk_explain_value){what, 0, false}, bound);
    if (falls == DARISK_DATE_UNKNOWN)
        return;
    darisk_explain_next(out);
    darisk_explain_put(out, "Without anything new it is below ");
    darisk_explain_put_value(out, component, bound);
    darisk_explain_put(out, " from ");
    darisk_explain_put_date(out, falls);
    darisk_explain_put(out, " on.");
}

void darisk_explain_bands(const struct darisk_explaining *from,
                          enum darisk_serial_component component) {
    const int64_t value = darisk_serial_value(from->ranking, from->person, component);
    const struct darisk_serial_bands *bands = &from->ranking->rules.bands[component];
    const struct beside beside = look_beside(bands, value);
    if (component == DARISK_SERIAL_RECENCY)
        tell_recency(from, &beside);
    else if (bands->count == 0)
        return;
    else if (component == DARISK_SERIAL_GRAVITY)
        tell_gravity(from, &beside);
    else
        tell_count(from, component, &beside, value);
    if (component != DARISK_SERIAL_RECENCY && beside.here != NULL && beside.here->bound > 0)
        tell_fall(from, component, beside.here->bound);
    if (bands->count > 0 && from->ranking->rules.weights[component] != 1) {
        darisk_explain_next(from->out);
        darisk_explain_put(from->out, "These points are before the weight.");
    }
}
