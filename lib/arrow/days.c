/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Timestamps as days. */
#include "arrow/read.h"
#include "arrow/report.h"

#define BLOCK 256
#define DAY   INT64_C(86400)

static inline darisk_date day_of(int64_t units, int64_t per_day) {
    const int64_t day = units / per_day;
    const bool is_day =
        day * per_day == units && day >= DARISK_DATE_FIRST && day <= DARISK_DATE_LAST;
    return is_day ? (darisk_date)day : DARISK_DATE_UNKNOWN;
}

darisk_date darisk_arrow_day(int64_t units, int64_t per_day) {
    return day_of(units, per_day);
}

/* A loop for each unit, since a division by a constant takes a tenth of the time. */
#define DAYS(name, per_day)                                                                        \
    static void name(uint64_t *numbers, size_t count) {                                            \
        for (size_t i = 0; i < count; i++)                                                         \
            numbers[i] = (uint64_t)day_of((int64_t)numbers[i], per_day);                           \
    }
DAYS(from_seconds, DAY)
DAYS(from_milliseconds, DAY * 1000)
DAYS(from_microseconds, DAY * 1000000)
DAYS(from_nanoseconds, DAY * 1000000000)

static void to_days(int64_t per_day, uint64_t *numbers, size_t count) {
    if (per_day == DAY)
        from_seconds(numbers, count);
    else if (per_day == DAY * 1000)
        from_milliseconds(numbers, count);
    else if (per_day == DAY * 1000000)
        from_microseconds(numbers, count);
    else
        from_nanoseconds(numbers, count);
}

darisk_status darisk_arrow_no_day(const struct darisk_arrow_reading *reading, size_t row,
                                  uint64_t bits) {
    (void)darisk_arrow_fault(reading->fault, DARISK_ERROR_ARROW_DAY, row,
                             "the start of a day from 0001-01-01 to 9999-12-31");
    darisk_arrow_fault_number(reading->fault, bits, true);
    return DARISK_ERROR_ARROW_DAY;
}

/* Refuses what is no day and is not null. */
static darisk_status check_days(const struct darisk_arrow_reading *reading, size_t row,
                                const uint64_t *days, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if ((darisk_date)days[i] != DARISK_DATE_UNKNOWN ||
            !darisk_arrow_is_there(&reading->view, row + i))
            continue;
        uint64_t bits;
        darisk_arrow_load(&reading->view, row + i, 1, &bits);
        return darisk_arrow_no_day(reading, row + i, bits);
    }
    return DARISK_OK;
}

darisk_status darisk_arrow_read_days(struct darisk_arrow_reading *reading,
                                     struct darisk_arrow_raw *out) {
    const struct darisk_arrow_view *view = &reading->view;
    uint64_t numbers[BLOCK];
    darisk_date *days = darisk_arrow_batch_memory(reading->batch, view->rows, sizeof *days);
    if (days == NULL)
        return DARISK_ERROR_MEMORY;
    *out = (struct darisk_arrow_raw){days, view->validity, view->first, view->rows};
    for (size_t row = 0; row < view->rows; row += BLOCK) {
        const size_t count = view->rows - row < BLOCK ? view->rows - row : BLOCK;
        darisk_arrow_load(view, row, count, numbers);
        to_days(view->type.per_day, numbers, count);
        const darisk_status status = check_days(reading, row, numbers, count);
        if (status != DARISK_OK)
            return status;
        darisk_arrow_store(days, row, sizeof *days, numbers, count);
    }
    return DARISK_OK;
}
