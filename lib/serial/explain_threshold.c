/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* SERIAL and the thresholds of the policy: where they stand, and what would change that. */
#include "serial/explain.h"
#include "serial/sort.h"

/* A test, whatever it is of. */
struct test {
    enum darisk_serial_measure measure;
    struct darisk_serial_window window;
    darisk_date start;
    struct darisk_serial_bounds bounds;
    int64_t needed;
    struct darisk_explain_value value;
    darisk_date peak_start; /* of the latest window with most incidents; else 0 */
    darisk_date peak_end;
};

static const struct {
    const char *rule;
    const char *noun;  /* what is counted */
    const char *most;  /* what is said behind it */
    const char *fewer; /* before and after the number by which it is too great */
    const char *fewer_after;
    const char *more; /* after the number that is missing */
} MEASURES[] = {
    [DARISK_SERIAL_MEASURE_INCIDENTS] = {"R8;R7", "incident", "", "With ", " fewer",
                                         " more with a day in the window"},
    [DARISK_SERIAL_MEASURE_CRIMES] = {"R8;4.4", "crime", "", "With ", " fewer",
                                      " more with a day in the window"},
    [DARISK_SERIAL_MEASURE_VICTIMS] = {"R8;R10;7.1", "victim", "", "With ", " fewer",
                                       " more with a dated incident in the window"},
    [DARISK_SERIAL_MEASURE_SAME_VICTIM] = {"R8;4.10", "incident", " against one victim, the most,",
                                           "Were the most against one victim less by ", "",
                                           " more against the same victim with a day in the "
                                           "window"},
    [DARISK_SERIAL_MEASURE_PEAK] = {"R8;R6;4.9", "incident", ", the most in any window,",
                                    "Were the most in one window less by ", "",
                                    " more with a day in the same window"},
};

/* The latest of the windows that hold most incidents. */
static void find_peak(const struct darisk_explaining *from, struct test *test) {
    struct darisk_serial_part *part = from->part;
    size_t count = 0;
    for (size_t i = 0; i < part->incident_count; i++)
        if (part->incidents[i].date > from->ranking->look_back &&
            part->incidents[i].bits & DARISK_SERIAL_INCIDENT_FREQUENT)
            part->days[count++] = part->incidents[i].date;
    darisk_serial_sort_dates(part->days, count, part->spare_days);
    for (size_t i = 0, first = 0; i < count; i++) {
        const darisk_date start = darisk_serial_window_start(test->window, part->days[i]);
        while (part->days[first] <= start)
            first++;
        if (i + 1 - first == test->bounds.low) {
            test->peak_start = start > from->ranking->look_back ? start : from->ranking->look_back;
            test->peak_end = part->days[i];
        }
    }
}

/* Whether a row of the sorted pairs is the first of its incident, or of its day, with its victim.
 */
static bool counts(const struct darisk_explaining *from, size_t i) {
    const struct darisk_serial_part *part = from->part;
    if (i == 0)
        return true;
    const size_t before = (size_t)part->order[i - 1], at = (size_t)part->order[i];
    const darisk_date date = part->incidents[part->incident_of[at]].date;
    return part->victim_of[before] != part->victim_of[at] ||
           (part->incident_of[before] != part->incident_of[at] &&
            (!from->ranking->rules.one_per_pair_per_day || date == DARISK_DATE_UNKNOWN ||
             part->incidents[part->incident_of[before]].date != date));
}

/* Whether what is counted for one victim decides rather than what is for another. */
static bool decides(struct darisk_serial_bounds a, uint64_t victim, struct darisk_serial_bounds b,
                    uint64_t other, bool by_low) {
    const uint32_t first = by_low ? a.low : a.high, second = by_low ? b.low : b.high;
    const uint32_t third = by_low ? a.high : a.low, fourth = by_low ? b.high : b.low;
    if (other == 0 || first != second)
        return other == 0 || first > second;
    return third != fourth ? third > fourth : victim < other;
}

/* The victim with most incidents: those with a day where they are enough, else all of them. 0 where
 * there is none. */
static uint64_t find_victim(const struct darisk_explaining *from, const struct test *test) {
    struct darisk_serial_part *part = from->part;
    struct darisk_serial_bounds most = {0, 0}, one = {0, 0};
    uint64_t victim = 0;
    const bool by_low = (int64_t)test->bounds.low >= test->needed;
    const size_t count = darisk_serial_sort_pairs(part);
    for (size_t i = 0; i < count; i++) {
        const size_t at = (size_t)part->order[i];
        const darisk_date date = part->incidents[part->incident_of[at]].date;
        if (i == 0 || part->victim_of[part->order[i - 1]] != part->victim_of[at])
            one = (struct darisk_serial_bounds){0, 0};
        if (counts(from, i)) {
            one.low += date > test->start;
            one.high += date > test->start || date == DARISK_DATE_UNKNOWN;
        }
        const bool last =
            i + 1 == count || part->victim_of[part->order[i + 1]] != part->victim_of[at];
        if (last && one.high > 0 && decides(one, part->rows[at].victim, most, victim, by_low)) {
            most = one;
            victim = part->rows[at].victim;
        }
    }
    return victim;
}

static void list(const struct darisk_explaining *from, const struct test *test) {
    struct darisk_explain_list list = {
        .bits = DARISK_SERIAL_INCIDENT_FREQUENT,
        .start = test->start,
        .end = from->ranking->as_of,
        .undated = true,
    };
    switch (test->measure) {
    case DARISK_SERIAL_MEASURE_CRIMES:
        list.bits = DARISK_SERIAL_INCIDENT_CRIME | DARISK_SERIAL_INCIDENT_FREQUENT_CRIME;
        break;
    case DARISK_SERIAL_MEASURE_SAME_VICTIM:
        list.victim = find_victim(from, test);
        list.one_a_day = from->ranking->rules.one_per_pair_per_day;
        if (list.victim == 0)
            return;
        list.bits = DARISK_SERIAL_INCIDENT_COUNTED;
        list.victims = true;
        break;
    case DARISK_SERIAL_MEASURE_VICTIMS:
        list.bits = DARISK_SERIAL_INCIDENT_COUNTED;
        list.victims = true;
        break;
    case DARISK_SERIAL_MEASURE_PEAK:
        list.start = test->peak_start;
        list.end = test->peak_end;
        break;
    case DARISK_SERIAL_MEASURE_INCIDENTS:
    default:
        break;
    }
    (void)darisk_explain_incidents(from, &list);
}

static void put_when(const struct darisk_explaining *from, const struct test *test) {
    const darisk_ranking *ranking = from->ranking;
    darisk_score_explanation *out = from->out;
    if (test->measure != DARISK_SERIAL_MEASURE_PEAK) {
        darisk_explain_put_window(out, test->window, test->start, ranking->as_of);
        return;
    }
    /* A window without a limit ends where the look-back does. */
    if (test->bounds.low == 0 || test->window.unit == DARISK_SERIAL_UNIT_UNLIMITED) {
        darisk_explain_put_window(out, ranking->rules.look_back, ranking->look_back,
                                  ranking->as_of);
        return;
    }
    darisk_explain_put_window(out, test->window, test->peak_start, test->peak_end);
}

static void tell(const struct darisk_explaining *from, const struct test *test,
                 darisk_serial_result result) {
    darisk_score_explanation *out = from->out;
    darisk_explain_put_count(out, test->bounds.low, MEASURES[test->measure].noun);
    darisk_explain_put(out, MEASURES[test->measure].most);
    darisk_explain_put(out, " ");
    put_when(from, test);
    if (test->bounds.high > test->bounds.low) {
        darisk_explain_put(out, ", ");
        darisk_explain_put_number(out, test->bounds.high);
        darisk_explain_put(out, " with those without a day");
    }
    darisk_explain_put(out, "; ");
    darisk_explain_put_number(out, test->needed);
    darisk_explain_put(out, test->needed == 1 ? " is needed: " : " are needed: ");
    darisk_explain_put(out, darisk_serial_result_text(result));
    darisk_explain_put(out, ".");
}

static void put_counted(const struct darisk_explaining *from, const struct test *test,
                        int64_t number) {
    darisk_explain_put_count(from->out, number, MEASURES[test->measure].noun);
}

/* The day on which it ends if nothing new is recorded. */
static void tell_end(const struct darisk_explaining *from, const struct test *test) {
    darisk_score_explanation *out = from->out;
    const darisk_date end = darisk_explain_falls(from, test->value, test->needed);
    darisk_explain_next(out);
    if (end == DARISK_DATE_UNKNOWN) {
        darisk_explain_put(out, "It does not end by itself.");
        return;
    }
    darisk_explain_put(out, "Without anything new it is ");
    darisk_explain_put(out, test->value.high ? "not met from " : "no longer met from ");
    darisk_explain_put_date(out, end);
    darisk_explain_put(out, " on.");
}

static void tell_missing(const struct darisk_explaining *from, const struct test *test) {
    put_counted(from, test, test->needed - test->bounds.low);
    darisk_explain_put(from->out, MEASURES[test->measure].more);
    darisk_explain_put(from->out, ", and it is met.");
}

static void tell_change(const struct darisk_explaining *from, struct test *test,
                        darisk_serial_result result) {
    darisk_score_explanation *out = from->out;
    if (result == DARISK_SERIAL_MET) {
        darisk_explain_put(out, MEASURES[test->measure].fewer);
        put_counted(from, test, (int64_t)test->bounds.low - test->needed + 1);
        darisk_explain_put(out, MEASURES[test->measure].fewer_after);
        darisk_explain_put(out, ", it would not be met.");
        tell_end(from, test);
        return;
    }
    if (result == DARISK_SERIAL_INDETERMINATE)
        darisk_explain_put(out, "It is open until the incidents without a day have one. ");
    tell_missing(from, test);
    test->value.high = true;
    if (result == DARISK_SERIAL_INDETERMINATE)
        tell_end(from, test);
}

/* What the thresholds of the policy say together. */
static void tell_together(const struct darisk_explaining *from) {
    const struct darisk_serial_rules *rules = &from->ranking->rules;
    darisk_score_explanation *out = from->out;
    if (rules->threshold_count < 2)
        return;
    darisk_explain_put(out, rules->combination == DARISK_SERIAL_ALL ? " All " : " One of ");
    darisk_explain_put_number(out, (int64_t)rules->threshold_count);
    darisk_explain_put(out, " thresholds must be met; together: ");
    darisk_explain_put(out,
                       darisk_serial_result_text((darisk_serial_result)from->person->thresholds));
    darisk_explain_put(out, ".");
}

/* Text, change and incidents of a test whose contribution was begun. */
static void explain(const struct darisk_explaining *from, struct test *test,
                    darisk_contribution *contribution) {
    const darisk_serial_result result = darisk_serial_reach(test->bounds, test->needed);
    contribution->value = test->bounds.low;
    contribution->value_high = test->bounds.high;
    contribution->bound = test->needed;
    contribution->result = result;
    if (test->measure == DARISK_SERIAL_MEASURE_PEAK)
        find_peak(from, test);
    tell(from, test, result);
    if (contribution->kind == DARISK_CONTRIBUTION_THRESHOLD)
        tell_together(from);
    darisk_explain_change(from->out);
    tell_change(from, test, result);
    list(from, test);
    darisk_explain_end(from->out);
}

static void explain_serial(const struct darisk_explaining *from) {
    const darisk_ranking *ranking = from->ranking;
    struct test test = {
        .measure = DARISK_SERIAL_MEASURE_VICTIMS,
        .window = ranking->rules.serial_window,
        .start = ranking->serial,
        .bounds = from->person->serial,
        .needed = ranking->rules.serial_victims,
        .value = {DARISK_EXPLAIN_SERIAL, 0, false},
    };
    darisk_contribution *contribution =
        darisk_explain_begin(from->out, DARISK_CONTRIBUTION_SERIAL, "R10;7.1");
    darisk_explain_put(from->out, "SERIAL: ");
    explain(from, &test, contribution);
}

static void explain_threshold(const struct darisk_explaining *from, size_t index) {
    const darisk_ranking *ranking = from->ranking;
    const struct darisk_serial_threshold *threshold = &ranking->rules.thresholds[index];
    struct test test = {
        .measure = threshold->measure,
        .window = threshold->window,
        .start = ranking->thresholds[index],
        .bounds = darisk_serial_bounds_of(from->person)[index],
        .needed = threshold->at_least,
        .value = {DARISK_EXPLAIN_THRESHOLD, index, false},
    };
    darisk_contribution *contribution = darisk_explain_begin(
        from->out, DARISK_CONTRIBUTION_THRESHOLD, MEASURES[threshold->measure].rule);
    contribution->index = (uint32_t)index;
    darisk_explain_put(from->out, "Threshold ");
    darisk_explain_put(from->out, threshold->name);
    darisk_explain_put(from->out, ": ");
    explain(from, &test, contribution);
}

void darisk_explain_thresholds(const struct darisk_explaining *from) {
    explain_serial(from);
    for (size_t i = 0; i < from->ranking->rules.threshold_count; i++)
        explain_threshold(from, i);
}
