/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Windows, counts and thresholds of one person. */
#include "enumerate.h"
#include "model_part.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static void set_dates(model_setting *settings) {
    settings[0] = enumerate_setting("months");
    settings[0].policy.look_back = (model_window){MODEL_MONTHS, 3};
    settings[0].policy.peak_window = (model_window){MODEL_MONTHS, 1};
    settings[0].policy.cohort = MODEL_COHORT_MET;
    enumerate_threshold(&settings[0], "frequency", MODEL_INCIDENTS, 5, MODEL_MONTHS, 3);
    enumerate_threshold(&settings[0], "crimes", MODEL_CRIMES, 2, MODEL_MONTHS, 1);
    enumerate_threshold(&settings[0], "burst", MODEL_PEAK, 3, MODEL_MONTHS, 2);

    settings[1] = enumerate_setting("days");
    settings[1].policy.look_back = (model_window){MODEL_DAYS, 62};
    settings[1].policy.peak_window = (model_window){MODEL_DAYS, 31};
    settings[1].policy.any = true;
    settings[1].policy.qualify = true;
    settings[1].policy.cohort = MODEL_COHORT_TOTAL;
    settings[1].policy.cohort_value = 36;
    enumerate_threshold(&settings[1], "frequency", MODEL_INCIDENTS, 4, MODEL_DAYS, 92);
    enumerate_threshold(&settings[1], "crimes", MODEL_CRIMES, 3, MODEL_UNLIMITED, 0);
    enumerate_threshold(&settings[1], "burst", MODEL_PEAK, 3, MODEL_DAYS, 2);

    settings[2] = enumerate_setting("unlimited, the day after");
    settings[2].as_of++;
    settings[2].policy.look_back = (model_window){MODEL_UNLIMITED, 0};
    settings[2].policy.peak_window = (model_window){MODEL_DAYS, 1};
    settings[2].policy.score = MODEL_SCORE_NONE;
    settings[2].policy.cohort = MODEL_COHORT_MET;
    enumerate_threshold(&settings[2], "frequency", MODEL_INCIDENTS, 6, MODEL_UNLIMITED, 0);
    enumerate_threshold(&settings[2], "same", MODEL_SAME_VICTIM, 3, MODEL_DAYS, 93);
}

/* Up to six incidents of one person against one victim, on each of eight days about the limits,
 * undated, and to before from; each a crime or not. 230,230 worlds. */
void family_dates(enumerator *to) {
    static const int32_t days[][3] = {{2014, 2, 28}, {2014, 3, 1},  {2014, 3, 31}, {2014, 4, 30},
                                      {2014, 5, 1},  {2014, 5, 30}, {2014, 5, 31}, {2014, 6, 1}};
    const model_world rest = {0};
    model_setting settings[3];
    row_states states = {.count = 0};
    for (uint8_t code = 0; code <= 1; code++) {
        for (size_t i = 0; i < LENGTH(days); i++) {
            model_row row = enumerate_row(model_day(days[i][0], days[i][1], days[i][2]));
            row.code = code;
            row_states_add(&states, row);
        }
        model_row row = enumerate_row(MODEL_NO_DATE);
        row.code = code;
        row_states_add(&states, row);
        row.from = enumerate_day();
        row.to = row.from - 1;
        row_states_add(&states, row);
    }
    set_dates(settings);
    enumerator_set(to, settings, LENGTH(settings));
    enumerate_incidents(to, &states, 0, 6, &rest);
    enumerator_set(to, NULL, 0);
}

/* Nothing where a day is before the calendar of the library. */
static void give_days(enumerator *to, int32_t first, int32_t second) {
    if (first < model_day(1, 1, 1))
        return;
    model_row rows[2] = {enumerate_row(first), enumerate_row(second)};
    rows[1].incident = 2;
    const model_world world = {.rows = rows, .row_count = second == MODEL_NO_DATE ? 1 : 2};
    enumerator_give(to, &world);
}

static const int32_t MONTHS[] = {1, 2, 3, 12, 24, 36};

/* One incident the day before, on and after the start of a window that ends on `end`. */
static void limits_of(enumerator *to, int32_t end) {
    model_setting settings[LENGTH(MONTHS)];
    for (size_t i = 0; i < LENGTH(MONTHS); i++) {
        settings[i] = enumerate_setting("calendar");
        settings[i].as_of = end;
        settings[i].policy.look_back = (model_window){MODEL_MONTHS, MONTHS[i]};
        enumerate_threshold(&settings[i], "months", MODEL_INCIDENTS, 1, MODEL_MONTHS, MONTHS[i]);
        enumerate_threshold(&settings[i], "days", MODEL_INCIDENTS, 1, MODEL_DAYS,
                            end - model_add_months(end, -MONTHS[i]));
    }
    enumerator_set(to, settings, LENGTH(settings));
    for (size_t i = 0; i < LENGTH(MONTHS); i++)
        for (int32_t off = -1; off <= 1; off++)
            give_days(to, model_add_months(end, -MONTHS[i]) + off, MODEL_NO_DATE);
    enumerator_set(to, NULL, 0);
}

/* Two incidents, the later on `end`, the earlier about the start of the window that ends there. */
static void peaks_of(enumerator *to, int32_t end) {
    for (size_t i = 0; i < LENGTH(MONTHS); i++)
        for (int32_t off = -1; off <= 1; off++)
            give_days(to, model_add_months(end, -MONTHS[i]) + off, end);
}

/* Every day of four years, of the years about 2100, which is none with 29 February, and of the ends
 * of the calendar, as the day asked for and as the last day of a peak: 6 windows, 3 days about the
 * limit of each. 77,758 worlds. */
void family_calendar(enumerator *to) {
    const int32_t spans[4][2] = {{model_day(2012, 1, 1), model_day(2016, 3, 31)},
                                 {model_day(2099, 12, 1), model_day(2101, 3, 31)},
                                 {model_day(1, 1, 1), model_day(1, 4, 30)},
                                 {model_day(9999, 10, 1), model_day(9999, 12, 31)}};
    model_setting settings[LENGTH(MONTHS)];
    for (size_t span = 0; span < 4; span++)
        for (int32_t day = spans[span][0]; day <= spans[span][1]; day++)
            limits_of(to, day);
    for (size_t i = 0; i < LENGTH(MONTHS); i++) {
        settings[i] = enumerate_setting("peak");
        settings[i].as_of = model_day(9999, 12, 31);
        settings[i].policy.look_back = (model_window){MODEL_UNLIMITED, 0};
        settings[i].policy.peak_window = (model_window){MODEL_MONTHS, MONTHS[i]};
        enumerate_threshold(&settings[i], "peak", MODEL_PEAK, 2, MODEL_MONTHS, MONTHS[i]);
    }
    enumerator_set(to, settings, LENGTH(settings));
    for (size_t span = 0; span < 4; span++)
        for (int32_t day = spans[span][0]; day <= spans[span][1]; day++)
            peaks_of(to, day);
    enumerator_set(to, NULL, 0);
}
