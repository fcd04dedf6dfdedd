/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the host knows of people, against the advice (rule R20). */
#include "base/column_read.h"
#include "base/size.h"
#include "serial/ranking.h"

darisk_status darisk_serial_people_check(const darisk_person_columns *people, size_t rows,
                                         uint64_t *row) {
    if (people == NULL)
        return rows > 0 ? DARISK_ERROR_NULL : DARISK_OK;
    if (!darisk_struct_is_readable(people, sizeof *people))
        return DARISK_ERROR_STRUCT_SIZE;
    if (rows > 0 && people->person_id.values == NULL)
        return DARISK_ERROR_COLUMNS;
    if ((people->person_id.values != NULL && people->person_id.length != rows) ||
        (people->on_programme.values != NULL && people->on_programme.length != rows) ||
        (people->unsuitable.values != NULL && people->unsuitable.length != rows))
        return DARISK_ERROR_LENGTH;
    for (size_t i = 0; i < rows; i++)
        if (darisk_column_u64_at(&people->person_id, i) == 0 ||
            darisk_column_u8_at(&people->on_programme, i) > 1 ||
            darisk_column_u8_at(&people->unsuitable, i) > 1) {
            *row = i;
            return DARISK_ERROR_RANKING_PERSON;
        }
    return DARISK_OK;
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
