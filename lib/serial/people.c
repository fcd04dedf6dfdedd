/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the host knows of people, against the advice (rule R20). */
#include "base/column_read.h"
#include "base/size.h"
#include "serial/ranking.h"
#include "serial/said.h"

darisk_status darisk_serial_people_check(const darisk_person_columns *people, size_t rows,
                                         darisk_columns_report *done) {
    if (people == NULL)
        return rows > 0 ? DARISK_ERROR_NULL : DARISK_OK;
    if (!darisk_struct_is_readable(people, sizeof *people))
        return DARISK_ERROR_STRUCT_SIZE;
    const struct darisk_serial_said columns[] = {
        {.name = "person_id", .people = &people->person_id},
        {.name = "on_programme", .yes = &people->on_programme},
        {.name = "unsuitable", .yes = &people->unsuitable},
    };
    return darisk_serial_said_check(columns, sizeof columns / sizeof *columns, rows, done);
}

/* Everybody selected is advised on; whoever is on a programme, or was found unsuitable for one, is
 * left out here, so that several rows about one person are taken together. */
void darisk_serial_advise(darisk_ranking *ranking, const struct darisk_serial_view *view,
                          const darisk_person_columns *people, size_t rows) {
    size_t at;
    for (size_t i = 0; i < rows; i++) {
        if (darisk_column_u8_at(&people->on_programme, i) == 0 &&
            darisk_column_u8_at(&people->unsuitable, i) == 0)
            continue;
        struct darisk_serial_person *person = darisk_ranking_search(
            ranking, darisk_serial_view_root(view, darisk_column_u64_at(&people->person_id, i)),
            &at);
        if (person != NULL)
            person->marks &= (uint8_t)~DARISK_SERIAL_PERSON_ADVICE;
    }
}
