/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What rows say of one person together: victims, classes, gravity, one a day. */
#include "enumerate.h"
#include "model_part.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* Two incidents; nobody, or one of three victims; no group, or one of two; a day in the look-back,
 * one before it that SERIAL still sees, or none: 72 rows, up to four of them. 1,282,975 worlds. */
void family_victims(enumerator *to) {
    const int32_t days[] = {enumerate_day() - 1, enumerate_day() - 200, MODEL_NO_DATE};
    static const uint64_t victims[] = {0, 2, 3, 4}, groups[] = {0, 7, 9};
    const model_world rest = {0};
    row_states states = {.count = 0};
    for (size_t i = 0; i < 2 * LENGTH(victims) * LENGTH(groups) * LENGTH(days); i++) {
        model_row row = enumerate_row(days[i / 24]);
        row.incident = 1 + i % 2;
        row.victim = victims[i / 2 % 4];
        row.group = groups[i / 8 % 3];
        row_states_add(&states, row);
    }
    model_setting settings[2] = {enumerate_setting("victims"), enumerate_setting("groups")};
    settings[0].policy.look_back = (model_window){MODEL_MONTHS, 3};
    settings[0].policy.serial_window = (model_window){MODEL_MONTHS, 12};
    enumerate_threshold(&settings[0], "victims", MODEL_VICTIMS, 2, MODEL_MONTHS, 3);
    enumerate_threshold(&settings[0], "same", MODEL_SAME_VICTIM, 2, MODEL_DAYS, 300);
    settings[1].policy.look_back = (model_window){MODEL_UNLIMITED, 0};
    settings[1].policy.serial_window = (model_window){MODEL_DAYS, 200};
    settings[1].policy.serial_victims = 3;
    settings[1].policy.one_per_pair_per_day = true;
    settings[1].policy.any = true;
    enumerate_threshold(&settings[1], "victims", MODEL_VICTIMS, 3, MODEL_UNLIMITED, 0);
    enumerate_threshold(&settings[1], "same", MODEL_SAME_VICTIM, 2, MODEL_UNLIMITED, 0);
    enumerator_set(to, settings, LENGTH(settings));
    enumerate_rows(to, &states, 0, 4, &rest);
    enumerator_set(to, NULL, 0);
}

enum { CLASS_KINDS = 9 };

static model_row class_row(size_t kind) {
    model_row row = enumerate_row(enumerate_day());
    switch (kind) {
    case 0:
        row.role = MODEL_OTHER;
        row.status = MODEL_CANCELLED;
        break;
    case 1:
        row.is_da = 0;
        break;
    case 2:
        row.status = MODEL_CANCELLED;
        break;
    case 3:
        row.status = MODEL_NO_CRIME;
        row.victim = 1;
        break;
    case 4:
        row.victim = 1;
        break;
    case 5:
        row.perpetrator = 0;
        break;
    case 6:
        row.role = MODEL_OFFENDER;
        row.victim = 3;
        row.code = 1;
        break;
    case 7:
        row.perpetrator = 0;
        row.victim = 0;
        break;
    default:
        break;
    }
    return row;
}

/* Two incidents; nine kinds of row: other role and cancelled, no abuse, cancelled, no crime and a
 * self-link, a self-link, no perpetrator, an offender with a code and another victim, nobody at
 * all, a plain one; the day asked for, one before the look-back, from before and to after the day,
 * future, undated, to before from: 108 rows, up to three of them. 221,815 worlds. */
void family_classes(enumerator *to) {
    const int32_t today = enumerate_day();
    const int32_t days[][2] = {{MODEL_NO_DATE, today},         {today - 100, MODEL_NO_DATE},
                               {today - 1, today + 1},         {today + 2, MODEL_NO_DATE},
                               {MODEL_NO_DATE, MODEL_NO_DATE}, {today + 1, today - 1}};
    const model_world rest = {0};
    row_states states = {.count = 0};
    for (size_t i = 0; i < 2 * CLASS_KINDS * LENGTH(days); i++) {
        model_row row = class_row(i / 2 % CLASS_KINDS);
        row.incident = 1 + i % 2;
        row.from = days[i / (2 * CLASS_KINDS)][0];
        row.to = days[i / (2 * CLASS_KINDS)][1];
        row_states_add(&states, row);
    }
    model_setting settings[3] = {enumerate_setting("classes"), enumerate_setting("the day after"),
                                 enumerate_setting("the day before")};
    for (size_t i = 0; i < LENGTH(settings); i++) {
        settings[i].policy.look_back = (model_window){MODEL_MONTHS, 3};
        settings[i].non_crime = 7;
        enumerate_threshold(&settings[i], "incidents", MODEL_INCIDENTS, 2, MODEL_DAYS, 101);
        enumerate_threshold(&settings[i], "crimes", MODEL_CRIMES, 1, MODEL_MONTHS, 3);
    }
    settings[1].as_of++;
    settings[2].as_of--;
    enumerator_set(to, settings, LENGTH(settings));
    enumerate_rows(to, &states, 0, 3, &rest);
    enumerator_set(to, NULL, 0);
}

static void set_gravity(model_setting *settings, size_t count) {
    for (size_t i = 0; i < count; i++) {
        settings[i] = enumerate_setting("gravity");
        settings[i].policy.look_back = (model_window){MODEL_MONTHS, 3};
        settings[i].policy.sum_all = i % 2 == 1;
        settings[i].policy.half_life = i >= 2 ? 7 : 0;
        settings[i].weights[0] = 1001;
        settings[i].non_crime = 13;
    }
}

/* Two incidents; nobody, or one of two victims; no code, one of two, or one the table lacks; the
 * day asked for, ten days earlier, or none: 72 rows, up to four of them. 1,282,975 worlds. */
void family_gravity(enumerator *to) {
    const int32_t days[] = {enumerate_day(), enumerate_day() - 10, MODEL_NO_DATE};
    static const uint64_t victims[] = {0, 2, 3};
    static const uint8_t codes[] = {MODEL_CODE_NONE, 1, 2, MODEL_CODE_UNMAPPED};
    const model_world rest = {0};
    row_states states = {.count = 0};
    for (size_t i = 0; i < 2 * LENGTH(victims) * LENGTH(codes) * LENGTH(days); i++) {
        model_row row = enumerate_row(days[i / 24]);
        row.incident = 1 + i % 2;
        row.code = codes[i / 2 % 4];
        row.victim = victims[i / 8 % 3];
        row_states_add(&states, row);
    }
    model_setting settings[4];
    set_gravity(settings, LENGTH(settings));
    enumerator_set(to, settings, LENGTH(settings));
    enumerate_rows(to, &states, 0, 4, &rest);
    enumerator_set(to, NULL, 0);
}

/* Three incidents; nobody, or one of two victims; two days, or none; a crime or not: 54 rows, up to
 * four of them; and five of the 24 that have a victim and a day. 522,550 worlds. */
void family_pair_day(enumerator *to) {
    const int32_t days[] = {enumerate_day(), enumerate_day() - 1, MODEL_NO_DATE};
    static const uint64_t victims[] = {2, 3, 0};
    const model_world rest = {0};
    row_states states = {.count = 0}, dated = {.count = 0};
    for (size_t i = 0; i < 54; i++) {
        model_row row = enumerate_row(days[i / 18]);
        row.incident = 1 + i % 3;
        row.code = (uint8_t)(i / 3 % 2);
        row.victim = victims[i / 6 % 3];
        row_states_add(&states, row);
        if (row.from != MODEL_NO_DATE && row.victim != 0)
            row_states_add(&dated, row);
    }
    model_setting settings[2] = {enumerate_setting("one a day"), enumerate_setting("all")};
    for (size_t i = 0; i < LENGTH(settings); i++) {
        settings[i].policy.peak_window = (model_window){MODEL_DAYS, 1};
        enumerate_threshold(&settings[i], "incidents", MODEL_INCIDENTS, 3, MODEL_MONTHS, 3);
        enumerate_threshold(&settings[i], "crimes", MODEL_CRIMES, 2, MODEL_DAYS, 1);
        enumerate_threshold(&settings[i], "same", MODEL_SAME_VICTIM, 2, MODEL_MONTHS, 3);
        enumerate_threshold(&settings[i], "burst", MODEL_PEAK, 2, MODEL_DAYS, 2);
    }
    settings[0].policy.one_per_pair_per_day = true;
    enumerator_set(to, settings, LENGTH(settings));
    enumerate_rows(to, &states, 0, 4, &rest);
    enumerate_rows(to, &dated, 5, 5, &rest);
    enumerator_set(to, NULL, 0);
}
