/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"
#include "darisk/response.h"
#include "response/provision_id.h"

/* Short names for the column of instruments. */
#define REPORT   "HMIC, Essex Police's approach to tackling domestic abuse (2014)"
#define REC_8771 "HMICFRS recommendation 8771"
#define APP      "College of Policing, Authorised Professional Practice"
#define VIDEO    "College of Policing, rapid video response"
#define OURS     "Reading of this library"

const darisk_provision darisk_response_provisions[] = {
#define PROVISION(id, key, instrument, locator, kind, verified, says)                              \
    {key,                                                                                          \
     instrument,                                                                                   \
     locator,                                                                                      \
     says,                                                                                         \
     DARISK_DATE_UNKNOWN,                                                                          \
     DARISK_DATE_UNKNOWN,                                                                          \
     DARISK_PROVISION_KIND_##kind,                                                                 \
     verified},
#include "response/provision.inc"
#undef PROVISION
};

size_t darisk_response_provision_count(void) {
    return DARISK_RESPONSE_PROVISION_COUNT;
}

const darisk_provision *darisk_response_provision_at(size_t index) {
    return index < DARISK_RESPONSE_PROVISION_COUNT ? &darisk_response_provisions[index] : NULL;
}

const darisk_provision *darisk_response_provision_find(const char *key) {
    for (size_t i = 0; i < DARISK_RESPONSE_PROVISION_COUNT; i++)
        if (darisk_text_same(key, darisk_response_provisions[i].key))
            return &darisk_response_provisions[i];
    return NULL;
}
