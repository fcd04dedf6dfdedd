/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "dait/provision_id.h"

#include "base/text.h"
#include "darisk/dait_words.h"

#define REPORT "Essex Police's approach to tackling domestic abuse, HMIC 2014"
#define CALLS  "Authorised Professional Practice on domestic abuse, call handlers"
#define OURS   "Reading of this library"

const darisk_provision darisk_dait_provisions[DARISK_DAIT_PROVISION_END] = {
#define PROVISION(id, key, instrument, locator, kind, verified, says)                              \
    {key,                                                                                          \
     instrument,                                                                                   \
     locator,                                                                                      \
     says,                                                                                         \
     DARISK_DATE_UNKNOWN,                                                                          \
     DARISK_DATE_UNKNOWN,                                                                          \
     DARISK_PROVISION_KIND_##kind,                                                                 \
     verified},
#include "dait/provision.inc"
#undef PROVISION
};

size_t darisk_dait_provision_count(void) {
    return DARISK_DAIT_PROVISION_END;
}

const darisk_provision *darisk_dait_provision_at(size_t index) {
    return index < DARISK_DAIT_PROVISION_END ? &darisk_dait_provisions[index] : NULL;
}

const darisk_provision *darisk_dait_provision_find(const char *key) {
    for (size_t i = 0; i < DARISK_DAIT_PROVISION_END; i++)
        if (darisk_text_same(key, darisk_dait_provisions[i].key))
            return &darisk_dait_provisions[i];
    return NULL;
}
