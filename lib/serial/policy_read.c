/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/policy_read.h"

#include <string.h>

#include "serial/gravity_text.h"
#include "serial/policy_line.h"
#include "serial/policy_words.h"

/* How far the reading has come. */
struct reader {
    struct darisk_line line;
    struct darisk_serial_rules *rules;
    size_t seen[DARISK_SERIAL_KEYS];               /* the line of a key, or 0 */
    bool weight_given[DARISK_SERIAL_COMPONENTS];   /* its line was there */
    bool bands_given[DARISK_SERIAL_COMPONENTS];    /* a line of it was there */
    bool bands_are_none[DARISK_SERIAL_COMPONENTS]; /* that line was `none` */
};

static bool refuse_line(struct reader *reader, const char *message) {
    return darisk_line_refuse(&reader->line, DARISK_ERROR_SERIAL_POLICY_LINE, message);
}

static bool refuse_bands(struct reader *reader, const char *message) {
    return darisk_line_refuse(&reader->line, DARISK_ERROR_SERIAL_POLICY_BANDS, message);
}

static bool take_component(struct reader *reader, size_t *out) {
    return darisk_line_take_choice(&reader->line, darisk_serial_components,
                                   DARISK_SERIAL_COMPONENTS, out);
}

/* The columns of a person are called after the thresholds, and two of them have the prefix
 * serial. */
static bool name_is_taken(const struct darisk_serial_rules *rules, const char *name) {
    for (size_t i = 0; i < rules->threshold_count; i++)
        if (strcmp(rules->thresholds[i].name, name) == 0)
            return true;
    return strcmp(name, "serial") == 0;
}

static bool read_threshold(struct reader *reader) {
    struct darisk_serial_rules *rules = reader->rules;
    struct darisk_line *line = &reader->line;
    struct darisk_serial_threshold threshold;
    size_t measure;
    if (!darisk_line_take_name(line, '_', DARISK_SERIAL_NAME_LAST, threshold.name) ||
        !darisk_line_take_choice(line, darisk_serial_measures, DARISK_SERIAL_MEASURE_PEAK + 1,
                                 &measure) ||
        !darisk_line_take_word(line, "at_least") ||
        !darisk_line_take_number(line, 1, INT64_MAX, &threshold.at_least) ||
        !darisk_line_take_word(line, "in") ||
        !darisk_line_take_window(line, true, &threshold.window))
        return false;
    if (name_is_taken(rules, threshold.name))
        return darisk_line_refuse_at(line, DARISK_ERROR_SERIAL_POLICY_VALUE, line->words[1].at,
                                     "each threshold must have a name of its own, not serial");
    if (rules->threshold_count == DARISK_SERIAL_THRESHOLDS_LAST)
        return refuse_line(reader, "a policy must have eight thresholds at most");
    threshold.measure = (enum darisk_serial_measure)measure;
    rules->thresholds[rules->threshold_count++] = threshold;
    return true;
}

static bool read_score(struct reader *reader) {
    size_t score;
    if (!darisk_line_take_choice(&reader->line, darisk_serial_scores,
                                 DARISK_SERIAL_SCORE_GRAVITY + 1, &score))
        return false;
    reader->rules->score = (enum darisk_serial_score)score;
    return score != DARISK_SERIAL_SCORE_QUANTILES ||
           darisk_line_take_number(&reader->line, 1, INT32_MAX, &reader->rules->quantiles);
}

static bool read_weight(struct reader *reader) {
    size_t component;
    if (!take_component(reader, &component) ||
        !darisk_line_take_number(&reader->line, 0, INT64_MAX, &reader->rules->weights[component]))
        return false;
    if (reader->weight_given[component])
        return refuse_line(reader, "each component must have one weight at most");
    reader->weight_given[component] = true;
    return true;
}

/* A band behind the last: a greater bound, and points that go the way of the component. */
static bool add_band(struct reader *reader, size_t component, struct darisk_serial_band band) {
    struct darisk_serial_bands *bands = &reader->rules->bands[component];
    if (bands->count == DARISK_SERIAL_BANDS_LAST)
        return refuse_bands(reader, "a component must have 32 bands at most");
    if (bands->count > 0) {
        const struct darisk_serial_band last = bands->at[bands->count - 1];
        if (band.bound <= last.bound)
            return refuse_bands(reader, "each bound must be greater than the one before it");
        if (component == DARISK_SERIAL_RECENCY && band.points > last.points)
            return refuse_bands(reader, "points of recency must not rise");
        if (component != DARISK_SERIAL_RECENCY && band.points < last.points)
            return refuse_bands(reader, "points of frequency, gravity and victims must not fall");
    }
    bands->at[bands->count++] = band;
    return true;
}

static bool read_band(struct reader *reader) {
    size_t component;
    struct darisk_serial_band band;
    if (!take_component(reader, &component))
        return false;
    const bool none = darisk_line_skip(&reader->line, "none");
    if (!none && (!darisk_line_take_number(&reader->line, 0, INT64_MAX, &band.bound) ||
                  !darisk_line_take_number(&reader->line, 0, INT64_MAX, &band.points)))
        return false;
    if (reader->bands_are_none[component] || (none && reader->bands_given[component]))
        return refuse_bands(reader, "a component must have bands, or one line with none");
    if (!reader->bands_given[component])
        reader->rules->bands[component].count = 0;
    reader->bands_given[component] = true;
    reader->bands_are_none[component] = none;
    return none || add_band(reader, component, band);
}

static bool read_cohort(struct reader *reader) {
    static const struct {
        int64_t first;
        int64_t last;
    } values[] = {
        [DARISK_SERIAL_COHORT_TOP_K] = {1, INT64_MAX},
        [DARISK_SERIAL_COHORT_TOP_BP] = {0, 10000},
        [DARISK_SERIAL_COHORT_TOTAL_AT_LEAST] = {0, INT64_MAX},
    };
    struct darisk_serial_rules *rules = reader->rules;
    size_t cohort;
    if (!darisk_line_take_choice(&reader->line, darisk_serial_cohorts,
                                 DARISK_SERIAL_COHORT_TOTAL_AT_LEAST + 1, &cohort))
        return false;
    rules->cohort = (enum darisk_serial_cohort)cohort;
    return cohort < DARISK_SERIAL_COHORT_TOP_K ||
           darisk_line_take_number(&reader->line, values[cohort].first, values[cohort].last,
                                   &rules->cohort_value);
}

/* The edition is the rest of the line, which was not cut into words. */
static bool read_edition(struct reader *reader) {
    const struct darisk_line *line = &reader->line;
    const size_t key = strlen(line->key) + 1;
    if (line->size <= key)
        return refuse_line(reader, line->form);
    const struct darisk_word edition = {line->at + key, line->size - key};
    if (darisk_word_is(edition, "none"))
        return true;
    const char *fault = darisk_gravity_edition_fault(edition.at, edition.size);
    if (fault != NULL)
        return darisk_line_refuse_at(&reader->line, DARISK_ERROR_SERIAL_POLICY_VALUE, edition.at,
                                     fault);
    memcpy(reader->rules->gravity_edition, edition.at, edition.size);
    reader->rules->gravity_edition[edition.size] = '\0';
    return true;
}

static bool read_combination(struct reader *reader) {
    size_t choice;
    if (!darisk_line_take_choice(&reader->line, darisk_serial_combinations, DARISK_SERIAL_ANY + 1,
                                 &choice))
        return false;
    reader->rules->combination = (enum darisk_serial_combination)choice;
    return true;
}

static bool read_incident(struct reader *reader) {
    size_t choice;
    if (!darisk_line_take_choice(&reader->line, darisk_serial_incidents,
                                 DARISK_SERIAL_INCIDENT_SUM_ALL + 1, &choice))
        return false;
    reader->rules->gravity_incident = (enum darisk_serial_incident_rule)choice;
    return true;
}

static bool read_half_life(struct reader *reader) {
    int64_t days;
    if (!darisk_line_take_number(&reader->line, 0, INT32_MAX, &days))
        return false;
    reader->rules->half_life = (int32_t)days;
    return true;
}

static bool read_values(struct reader *reader, enum darisk_serial_key key) {
    struct darisk_serial_rules *rules = reader->rules;
    struct darisk_line *line = &reader->line;
    switch (key) {
    case DARISK_SERIAL_KEY_POLICY:
        return darisk_line_take_name(line, '-', DARISK_SERIAL_ID_LAST, rules->id);
    case DARISK_SERIAL_KEY_LOOK_BACK:
        return darisk_line_take_window(line, true, &rules->look_back);
    case DARISK_SERIAL_KEY_SERIAL_WINDOW:
        return darisk_line_take_window(line, true, &rules->serial_window);
    case DARISK_SERIAL_KEY_SERIAL_VICTIMS:
        return darisk_line_take_number(line, 1, INT64_MAX, &rules->serial_victims);
    case DARISK_SERIAL_KEY_PEAK_WINDOW:
        return darisk_line_take_window(line, false, &rules->peak_window);
    case DARISK_SERIAL_KEY_THRESHOLD:
        return read_threshold(reader);
    case DARISK_SERIAL_KEY_THRESHOLDS:
        return read_combination(reader);
    case DARISK_SERIAL_KEY_SCORE:
        return read_score(reader);
    case DARISK_SERIAL_KEY_WEIGHT:
        return read_weight(reader);
    case DARISK_SERIAL_KEY_BAND:
        return read_band(reader);
    case DARISK_SERIAL_KEY_GRAVITY_INCIDENT:
        return read_incident(reader);
    case DARISK_SERIAL_KEY_HALF_LIFE:
        return read_half_life(reader);
    case DARISK_SERIAL_KEY_ONE_PER_PAIR_PER_DAY:
        return darisk_line_take_yes_no(line, &rules->one_per_pair_per_day);
    case DARISK_SERIAL_KEY_EXCLUDE_DUAL:
        return darisk_line_take_yes_no(line, &rules->exclude_dual);
    case DARISK_SERIAL_KEY_QUALIFY:
        return darisk_line_take_yes_no(line, &rules->qualify);
    case DARISK_SERIAL_KEY_COHORT:
        return read_cohort(reader);
    default:
        return refuse_line(reader, line->form);
    }
}

static bool may_repeat(size_t key) {
    return key == DARISK_SERIAL_KEY_THRESHOLD || key == DARISK_SERIAL_KEY_WEIGHT ||
           key == DARISK_SERIAL_KEY_BAND;
}

/* The key of a line, its first bytes up to a blank; DARISK_SERIAL_KEYS where it has none. */
static size_t find_key(struct darisk_line *line) {
    const char *blank = memchr(line->at, ' ', line->size);
    const size_t size = blank == NULL ? line->size : (size_t)(blank - line->at);
    for (size_t i = 0; i < DARISK_SERIAL_KEYS; i++)
        if (darisk_word_is((struct darisk_word){line->at, size}, darisk_serial_keys[i].name)) {
            line->key = darisk_serial_keys[i].name;
            line->form = darisk_serial_keys[i].form;
            return i;
        }
    return DARISK_SERIAL_KEYS;
}

static bool is_blank(const struct darisk_line *line) {
    size_t at = 0;
    while (at < line->size && line->at[at] == ' ')
        at++;
    return at == line->size;
}

static bool read_line(struct reader *reader) {
    static const char edition[] = "gravity_edition ";
    struct darisk_line *line = &reader->line;
    const bool is_edition =
        line->size >= sizeof edition - 1 && memcmp(line->at, edition, sizeof edition - 1) == 0;
    if (!is_edition && !darisk_line_check_bytes(line))
        return false;
    if (is_blank(line) || line->at[0] == '#')
        return true;
    const size_t key = find_key(line);
    if (key == DARISK_SERIAL_KEYS)
        return refuse_line(reader, "a line must be blank, begin with #, or begin with a key of a "
                                   "policy: policy, look_back, serial_window, serial_victims, "
                                   "peak_window, threshold, thresholds, score, weight, band, "
                                   "gravity_incident, half_life, one_per_pair_per_day, "
                                   "exclude_dual, qualify, cohort or gravity_edition");
    if (reader->seen[key] != 0 && !may_repeat(key))
        return refuse_line(reader, "this key must stand once at most");
    reader->seen[key] = line->number;
    if (key == DARISK_SERIAL_KEY_GRAVITY_EDITION)
        return read_edition(reader);
    return darisk_line_split(line) && read_values(reader, (enum darisk_serial_key)key) &&
           darisk_line_end(line);
}

/* Adds weight times points; false above INT64_MAX. */
static bool add_product(int64_t *sum, int64_t weight, int64_t points) {
    if (weight > 0 && points > (INT64_MAX - *sum) / weight)
        return false;
    *sum += weight * points;
    return true;
}

/* Points of recency never rise and the others never fall, so the greatest are at one end. */
static int64_t greatest_points(const struct darisk_serial_rules *rules, size_t component) {
    const struct darisk_serial_bands *bands = &rules->bands[component];
    if (bands->count == 0)
        return 0;
    return bands->at[component == DARISK_SERIAL_RECENCY ? 0 : bands->count - 1].points;
}

/* Both ways to score are looked at, whichever the policy uses: the text says both. */
static bool totals_fit(const struct darisk_serial_rules *rules) {
    int64_t by_bands = 0, by_quantiles = 0;
    for (size_t i = 0; i < DARISK_SERIAL_COMPONENTS; i++)
        if (!add_product(&by_bands, rules->weights[i], greatest_points(rules, i)) ||
            !add_product(&by_quantiles, rules->weights[i], rules->quantiles))
            return false;
    return true;
}

/* What no single line can show. */
static bool check_whole(struct reader *reader) {
    const struct darisk_serial_rules *rules = reader->rules;
    reader->line = (struct darisk_line){.report = reader->line.report};
    if (reader->seen[DARISK_SERIAL_KEY_POLICY] == 0)
        return refuse_line(reader, "a policy must have a line: policy NAME");
    if (!totals_fit(rules))
        return darisk_line_refuse(&reader->line, DARISK_ERROR_SERIAL_POLICY_OVERFLOW,
                                  "the greatest points of each component times its weight must "
                                  "have a sum of at most INT64_MAX");
    if (rules->cohort >= DARISK_SERIAL_COHORT_TOP_K && rules->score == DARISK_SERIAL_SCORE_NONE) {
        reader->line.number = reader->seen[DARISK_SERIAL_KEY_COHORT];
        reader->line.key = darisk_serial_keys[DARISK_SERIAL_KEY_COHORT].name;
        return darisk_line_refuse(&reader->line, DARISK_ERROR_SERIAL_POLICY_COHORT,
                                  "this cohort needs a score other than none");
    }
    return true;
}

static bool read_lines(struct reader *reader, const char *text, size_t size) {
    size_t number = 0;
    for (size_t at = 0; at < size;) {
        const char *feed = memchr(text + at, '\n', size - at);
        const size_t length = feed == NULL ? size - at : (size_t)(feed - text) - at;
        reader->line = (struct darisk_line){
            .at = text + at, .size = length, .number = ++number, .report = reader->line.report};
        if (!read_line(reader))
            return false;
        at += length + 1;
    }
    return true;
}

darisk_status darisk_serial_rules_read(const char *text, size_t size,
                                       darisk_serial_policy_report *report,
                                       struct darisk_serial_rules *out) {
    struct reader reader = {.line.report = report, .rules = out};
    *out = darisk_serial_defaults;
    if (size > DARISK_SERIAL_POLICY_TEXT_LAST)
        (void)refuse_line(&reader, "a policy must have at most 65536 bytes");
    else if (read_lines(&reader, text, size))
        (void)check_whole(&reader);
    return reader.line.status;
}
