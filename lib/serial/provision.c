/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/provision.h"

#include "base/text.h"
#include "darisk/serial_policy.h"

#define REPORT "HMIC, Essex Police's approach to tackling domestic abuse (2014)"
#define OURS   "Reading of this library"

const darisk_provision darisk_serial_provision_rows[] = {
#define PROVISION(id, key, instrument, locator, kind, verified, says)                              \
    {key,                                                                                          \
     instrument,                                                                                   \
     locator,                                                                                      \
     says,                                                                                         \
     DARISK_DATE_UNKNOWN,                                                                          \
     DARISK_DATE_UNKNOWN,                                                                          \
     DARISK_PROVISION_KIND_##kind,                                                                 \
     verified},
#include "serial/provision.inc"
#undef PROVISION
};

size_t darisk_serial_provision_count(void) {
    return DARISK_SERIAL_PROVISIONS;
}

const darisk_provision *darisk_serial_provision_at(size_t index) {
    return index < DARISK_SERIAL_PROVISIONS ? &darisk_serial_provision_rows[index] : NULL;
}

const darisk_provision *darisk_serial_provision_find(const char *key) {
    for (size_t i = 0; i < DARISK_SERIAL_PROVISIONS; i++)
        if (darisk_text_same(key, darisk_serial_provision_rows[i].key))
            return &darisk_serial_provision_rows[i];
    return NULL;
}
