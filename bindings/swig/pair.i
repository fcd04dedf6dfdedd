/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_referral_columns)
DARISK_STRUCT(darisk_pair)
DARISK_HANDLE(darisk_pairs)
%thread darisk_pairs_new;
%include "darisk/pair.h"

/* The fields of all of them, a column each with room for the count. */
%extend darisk_pairs {
    void columns(uint64_t *person_id, uint64_t *victim_id, uint32_t *incidents_low,
                 uint32_t *incidents_high, uint32_t *crimes_low, uint32_t *crimes_high,
                 uint8_t *repeat, uint8_t *escalation_5_3, uint8_t *escalation_3) {
        darisk_pair one;
        one.struct_size = (uint32_t)sizeof one;
        for (size_t i = 0; darisk_pairs_at($self, i, &one) == DARISK_OK; i++) {
            person_id[i] = one.person_id;
            victim_id[i] = one.victim_id;
            incidents_low[i] = one.incidents_low;
            incidents_high[i] = one.incidents_high;
            crimes_low[i] = one.crimes_low;
            crimes_high[i] = one.crimes_high;
            repeat[i] = one.repeat;
            escalation_5_3[i] = one.escalation_5_3;
            escalation_3[i] = one.escalation_3;
        }
    }
}
