/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_quiet_options)
DARISK_STRUCT(darisk_review_columns)
DARISK_STRUCT(darisk_quiet_victim)
DARISK_HANDLE(darisk_quiet_victims)
%thread darisk_quiet_victims_new;
%include "darisk/quiet_victim.h"

/* The fields of all of them, a column each with room for the count. */
%extend darisk_quiet_victims {
    void columns(uint64_t *victim_id, uint32_t *incidents, uint32_t *undated, int32_t *last_date,
                 int32_t *days_quiet, uint8_t *last_grade, uint8_t *quiet) {
        darisk_quiet_victim one;
        one.struct_size = (uint32_t)sizeof one;
        for (size_t i = 0; darisk_quiet_victims_at($self, i, &one) == DARISK_OK; i++) {
            victim_id[i] = one.victim_id;
            incidents[i] = one.incidents;
            undated[i] = one.undated;
            last_date[i] = one.last_date;
            days_quiet[i] = one.days_quiet;
            last_grade[i] = one.last_grade;
            quiet[i] = one.quiet;
        }
    }
}
