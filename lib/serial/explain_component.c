/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What recency, frequency, gravity and victims were, and the points that they came to. */
#include "serial/explain.h"

/* By the way of scoring: none, bands, quantiles, gravity. */
typedef const char *rules_of[DARISK_SERIAL_SCORE_GRAVITY + 1];

static const rules_of COMPONENT_RULES[] = {
    [DARISK_SERIAL_RECENCY] = {"R12", "R12;R13", "R12;R15", "R12;9.2"},
    [DARISK_SERIAL_FREQUENCY] = {"R7", "R7;R13", "R7;R15", "R7;9.2"},
    [DARISK_SERIAL_GRAVITY] = {"R11", "R11;R13", "R11;R15", "R11;9.2"},
    [DARISK_SERIAL_VICTIMS] = {"R10;7.1", "R10;7.1;R13", "R10;7.1;R15", "R10;7.1;9.2"},
};

/* Gravity where incidents sum up all offences, where they fade, and where they do both. */
static const rules_of SUM_RULES = {"R11;5.2", "R11;5.2;R13", "R11;5.2;R15", "R11;5.2;9.2"};
static const rules_of FADING_RULES = {"R11;R18", "R11;R18;R13", "R11;R18;R15", "R11;R18;9.2"};
static const rules_of BOTH_RULES = {"R11;5.2;R18", "R11;5.2;R18;R13", "R11;5.2;R18;R15",
                                    "R11;5.2;R18;9.2"};

static const darisk_contribution_kind KINDS[] = {
    [DARISK_SERIAL_RECENCY] = DARISK_CONTRIBUTION_RECENCY,
    [DARISK_SERIAL_FREQUENCY] = DARISK_CONTRIBUTION_FREQUENCY,
    [DARISK_SERIAL_GRAVITY] = DARISK_CONTRIBUTION_GRAVITY,
    [DARISK_SERIAL_VICTIMS] = DARISK_CONTRIBUTION_VICTIMS,
};

static const char *rule_of(const struct darisk_serial_rules *rules,
                           enum darisk_serial_component component) {
    const bool sum = rules->gravity_incident == DARISK_SERIAL_INCIDENT_SUM_ALL;
    if (component != DARISK_SERIAL_GRAVITY || (!sum && rules->half_life == 0))
        return COMPONENT_RULES[component][rules->score];
    if (rules->half_life == 0)
        return SUM_RULES[rules->score];
    return sum ? BOTH_RULES[rules->score] : FADING_RULES[rules->score];
}

static bool is_scored(const struct darisk_explaining *from) {
    return (from->person->marks & DARISK_SERIAL_PERSON_SCORED) != 0;
}

void darisk_explain_put_value(darisk_score_explanation *out, enum darisk_serial_component component,
                              int64_t value) {
    if (component == DARISK_SERIAL_GRAVITY)
        darisk_explain_put_days(out, value);
    else
        darisk_explain_put_count(out, value,
                                 component == DARISK_SERIAL_RECENCY     ? "day"
                                 : component == DARISK_SERIAL_FREQUENCY ? "incident"
                                                                        : "victim");
}

static void put_look_back(const struct darisk_explaining *from) {
    const darisk_ranking *ranking = from->ranking;
    darisk_explain_put(from->out, " ");
    darisk_explain_put_window(from->out, ranking->rules.look_back, ranking->look_back,
                              ranking->as_of);
}

static void tell_recency(const struct darisk_explaining *from) {
    darisk_score_explanation *out = from->out;
    if (from->person->last == DARISK_DATE_UNKNOWN) {
        darisk_explain_put(out, "No incident with a day lies");
        put_look_back(from);
    } else {
        darisk_explain_put(out, "The latest incident was on ");
        darisk_explain_put_date(out, from->person->last);
        darisk_explain_put(out, ", ");
        darisk_explain_put_count(out, (int64_t)from->ranking->as_of - from->person->last, "day");
        darisk_explain_put(out, " before ");
        darisk_explain_put_date(out, from->ranking->as_of);
    }
    darisk_explain_put(out, ".");
}

static void tell_frequency(const struct darisk_explaining *from) {
    darisk_score_explanation *out = from->out;
    darisk_explain_put_count(out, from->person->incidents, "incident");
    put_look_back(from);
    darisk_explain_put(out, ".");
    if (from->ranking->rules.one_per_pair_per_day)
        darisk_explain_put(out, " Of those of one day with the same victim one counts.");
    if (from->person->undated == 0)
        return;
    darisk_explain_put(out, " ");
    darisk_explain_put_count(out, from->person->undated, "incident");
    darisk_explain_put(out, " without a day gave no points.");
}

static void tell_table(const struct darisk_explaining *from) {
    if (!from->ranking->has_gravity) {
        darisk_explain_put(from->out, " There is no table of gravity, so every offence weighs 0.");
        return;
    }
    darisk_explain_put(from->out, " Table: ");
    darisk_explain_put(from->out, from->ranking->gravity_edition);
    darisk_explain_put(from->out, ".");
}

static void tell_gravity(const struct darisk_explaining *from) {
    const struct darisk_serial_rules *rules = &from->ranking->rules;
    darisk_score_explanation *out = from->out;
    darisk_explain_put_days(out, from->person->gravity);
    put_look_back(from);
    darisk_explain_put(out, rules->gravity_incident == DARISK_SERIAL_INCIDENT_SUM_ALL
                                ? ": every offence against every victim, summed up."
                                : ": the gravest offence of each incident, summed up.");
    if (rules->half_life > 0) {
        darisk_explain_put(out, " Half of each is gone after ");
        darisk_explain_put_count(out, rules->half_life, "day");
        darisk_explain_put(out,
                           "; the shares are rounded down one by one, so they may sum up to less.");
    }
    tell_table(from);
    if (from->person->unmapped == 0)
        return;
    darisk_explain_put(out, " It is at least this: ");
    darisk_explain_put_count(out, from->person->unmapped, "incident");
    darisk_explain_put(out, from->person->unmapped == 1 ? " has" : " have");
    darisk_explain_put(out, " a code that is not in the table.");
}

static void tell_victims(const struct darisk_explaining *from, uint32_t high) {
    darisk_score_explanation *out = from->out;
    darisk_explain_put_count(out, from->person->victims, "victim");
    put_look_back(from);
    darisk_explain_put(out, "; those of one connection group count once.");
    if (from->person->no_victim > 0) {
        darisk_explain_put(out, " ");
        darisk_explain_put_count(out, from->person->no_victim, "incident");
        darisk_explain_put(out, from->person->no_victim == 1 ? " has" : " have");
        darisk_explain_put(out, " a row without a victim.");
    }
    if (high > from->person->victims) {
        darisk_explain_put(out, " Those of incidents without a day gave no points; with them ");
        darisk_explain_put(out, high == 1 ? "it is " : "they are ");
        darisk_explain_put_number(out, high);
        darisk_explain_put(out, ".");
    }
}

/* Recency, above all of itself, enters R15 negated. */
static int64_t directed(const darisk_ranking *ranking, const struct darisk_serial_person *person,
                        enum darisk_serial_component component) {
    const int64_t value = darisk_serial_value(ranking, person, component);
    return component == DARISK_SERIAL_RECENCY ? -value : value;
}

/* How many scored people have a strictly smaller value: for recency, a longer one. */
static size_t count_behind(const struct darisk_explaining *from,
                           enum darisk_serial_component component) {
    const int64_t value = directed(from->ranking, from->person, component);
    struct darisk_serial_walk walk = {from->ranking, 0, 0};
    const struct darisk_serial_person *other;
    size_t count = 0;
    while ((other = darisk_serial_next(&walk)) != NULL)
        count += (other->marks & DARISK_SERIAL_PERSON_SCORED) != 0 &&
                 directed(from->ranking, other, component) < value;
    return count;
}

static void tell_bin(const struct darisk_explaining *from, enum darisk_serial_component component,
                     const darisk_contribution *contribution) {
    static const char *const BEHIND[] = {
        [DARISK_SERIAL_RECENCY] = " scored people the latest incident of ",
        [DARISK_SERIAL_FREQUENCY] = " scored people the incidents of ",
        [DARISK_SERIAL_GRAVITY] = " scored people the gravity of ",
        [DARISK_SERIAL_VICTIMS] = " scored people the victims of ",
    };
    darisk_score_explanation *out = from->out;
    darisk_explain_put(out, " Of ");
    darisk_explain_put_number(out, (int64_t)from->ranking->scored);
    darisk_explain_put(out, BEHIND[component]);
    darisk_explain_put_number(out, contribution->bound);
    darisk_explain_put(out, component == DARISK_SERIAL_RECENCY   ? " was longer ago: 1 + "
                            : component == DARISK_SERIAL_GRAVITY ? " is less: 1 + "
                                                                 : " are fewer: 1 + ");
    darisk_explain_put_number(out, from->ranking->rules.quantiles);
    darisk_explain_put(out, " x ");
    darisk_explain_put_number(out, contribution->bound);
    darisk_explain_put(out, " / ");
    darisk_explain_put_number(out, (int64_t)from->ranking->scored);
    darisk_explain_put(out, ", rounded down, is ");
    darisk_explain_put_count(out, contribution->points, "point");
}

static void tell_band(const struct darisk_explaining *from, enum darisk_serial_component component,
                      const darisk_contribution *contribution) {
    const struct darisk_serial_bands *bands = &from->ranking->rules.bands[component];
    darisk_score_explanation *out = from->out;
    if (bands->count == 0) {
        darisk_explain_put(out, " The policy has no bands for this, which gives ");
    } else if (contribution->value < bands->at[0].bound) {
        darisk_explain_put(out, " That is below the lowest band, which gives ");
    } else {
        darisk_explain_put(out, " The band from ");
        darisk_explain_put_value(out, component, contribution->bound);
        darisk_explain_put(out, " gives ");
    }
    darisk_explain_put_count(out, contribution->points, "point");
}

static void tell_why_not(const struct darisk_explaining *from) {
    const struct darisk_serial_rules *rules = &from->ranking->rules;
    const char *why =
        rules->score == DARISK_SERIAL_SCORE_NONE ? " The policy scores nobody."
        : from->person->last == DARISK_DATE_UNKNOWN
            ? " Without an incident that has a day in the look-back there is no score, which is "
              "not a score of 0."
        : from->person->thresholds == DARISK_SERIAL_INDETERMINATE
            ? " There is no score, since it is open whether the thresholds of the policy are met."
            : " There is no score, since the thresholds of the policy are not met.";
    darisk_explain_put(from->out, why);
}

static void tell_points(const struct darisk_explaining *from,
                        enum darisk_serial_component component,
                        const darisk_contribution *contribution) {
    darisk_score_explanation *out = from->out;
    if (!is_scored(from)) {
        tell_why_not(from);
        return;
    }
    if (from->ranking->rules.score == DARISK_SERIAL_SCORE_GRAVITY) {
        darisk_explain_put(out, component == DARISK_SERIAL_GRAVITY
                                    ? " This alone is the total, in thousandths of a day."
                                    : " The policy scores by gravity alone, so this gives 0.");
        return;
    }
    if (from->ranking->rules.score == DARISK_SERIAL_SCORE_QUANTILES)
        tell_bin(from, component, contribution);
    else
        tell_band(from, component, contribution);
    if (contribution->weight != 1) {
        darisk_explain_put(out, ", times the weight ");
        darisk_explain_put_number(out, contribution->weight);
        darisk_explain_put(out, ": ");
        darisk_explain_put_number(out, contribution->total);
    }
    darisk_explain_put(out, ".");
}

/* Bound, points and weight of a scored person. */
static void fill_points(const struct darisk_explaining *from,
                        enum darisk_serial_component component, darisk_contribution *out) {
    const struct darisk_serial_rules *rules = &from->ranking->rules;
    const struct darisk_serial_band *band;
    switch (rules->score) {
    case DARISK_SERIAL_SCORE_BANDS:
        band = darisk_serial_band_of(&rules->bands[component], out->value);
        out->bound = band == NULL ? 0 : band->bound;
        out->points = band == NULL ? 0 : band->points;
        break;
    case DARISK_SERIAL_SCORE_QUANTILES:
        out->bound = (int64_t)count_behind(from, component);
        out->points = darisk_serial_bins_of(from->ranking, from->person)[component];
        break;
    case DARISK_SERIAL_SCORE_GRAVITY:
        out->weight = component == DARISK_SERIAL_GRAVITY;
        out->points = out->weight * out->value;
        break;
    case DARISK_SERIAL_SCORE_NONE:
    default:
        break;
    }
    out->total = darisk_serial_points(from->ranking, from->person, component);
}

static void fill(const struct darisk_explaining *from, enum darisk_serial_component component,
                 uint32_t victims_high, darisk_contribution *out) {
    const struct darisk_serial_person *person = from->person;
    out->weight = from->ranking->rules.weights[component];
    if (component == DARISK_SERIAL_RECENCY && person->last == DARISK_DATE_UNKNOWN)
        out->value = INT64_MIN;
    else
        out->value = darisk_serial_value(from->ranking, person, component);
    out->value_high = component == DARISK_SERIAL_FREQUENCY ? out->value + person->undated
                      : component == DARISK_SERIAL_VICTIMS ? victims_high
                                                           : out->value;
    if (is_scored(from))
        fill_points(from, component, out);
}

/* Victims of the look-back, and those of incidents without a day. */
static uint32_t count_victims(const struct darisk_explaining *from) {
    const struct darisk_serial_part *part = from->part;
    uint32_t count = 0;
    for (size_t i = 0; i < part->unit_count; i++)
        count += part->units[i].undated || part->units[i].last > from->ranking->look_back;
    return count;
}

static void list(const struct darisk_explaining *from, enum darisk_serial_component component) {
    const bool recency = component == DARISK_SERIAL_RECENCY;
    if (recency && from->person->last == DARISK_DATE_UNKNOWN)
        return;
    (void)darisk_explain_incidents(
        from,
        &(struct darisk_explain_list){
            .bits = component == DARISK_SERIAL_FREQUENCY ? DARISK_SERIAL_INCIDENT_FREQUENT
                                                         : DARISK_SERIAL_INCIDENT_COUNTED,
            .start = recency ? from->person->last - 1 : from->ranking->look_back,
            .end = from->ranking->as_of,
            .undated = component == DARISK_SERIAL_FREQUENCY || component == DARISK_SERIAL_VICTIMS,
            .victims = component == DARISK_SERIAL_VICTIMS,
            .gravity = component == DARISK_SERIAL_GRAVITY,
        });
}

static void explain(const struct darisk_explaining *from, enum darisk_serial_component component) {
    darisk_score_explanation *out = from->out;
    const uint32_t high = count_victims(from);
    darisk_contribution *contribution =
        darisk_explain_begin(out, KINDS[component], rule_of(&from->ranking->rules, component));
    fill(from, component, high, contribution);
    switch (component) {
    case DARISK_SERIAL_RECENCY:
        tell_recency(from);
        break;
    case DARISK_SERIAL_FREQUENCY:
        tell_frequency(from);
        break;
    case DARISK_SERIAL_GRAVITY:
        tell_gravity(from);
        break;
    case DARISK_SERIAL_VICTIMS:
    default:
        tell_victims(from, high);
        break;
    }
    tell_points(from, component, contribution);
    darisk_explain_change(out);
    if (is_scored(from) && from->ranking->rules.score == DARISK_SERIAL_SCORE_BANDS)
        darisk_explain_bands(from, component);
    list(from, component);
    darisk_explain_end(out);
}

void darisk_explain_components(const struct darisk_explaining *from) {
    for (int c = 0; c < DARISK_SERIAL_COMPONENTS; c++)
        explain(from, (enum darisk_serial_component)c);
}
