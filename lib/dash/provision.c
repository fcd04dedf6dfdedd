/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "dash/provision.h"

#include "base/text.h"
#include "darisk/dash.h"

/* Short names for the columns of provision.inc. */
#define FORM    "DASH 2009, police form"
#define RIC     "SafeLives checklist of 24 items"
#define STALK   "Stalking questions used with DASH 2009"
#define HBA     "DASH prompts on so-called honour-based abuse"
#define MARAC   "MARAC referral criteria"
#define REPEAT  "SafeLives definition of a repeat case"
#define REPORT  "HMIC report on Essex Police and domestic abuse, 2014"
#define OURS    "Reading of this library"
#define UNKNOWN DARISK_DATE_UNKNOWN

/* None of these has a first or a last day that the sources establish. */
const darisk_provision darisk_dash_provisions[] = {
#define PROVISION(id, key, instrument, locator, kind, verified, says)                                 \
    {key, instrument, locator, says, UNKNOWN, UNKNOWN, DARISK_PROVISION_KIND_##kind, verified},
#include "dash/provision.inc"
#undef PROVISION
};

#define COUNT (sizeof darisk_dash_provisions / sizeof darisk_dash_provisions[0])

_Static_assert(COUNT == DARISK_DASH_PROVISION_ID_END - 1, "one number for each row");

size_t darisk_dash_provision_count(void) {
    return COUNT;
}

const darisk_provision *darisk_dash_provision_at(size_t index) {
    return index < COUNT ? &darisk_dash_provisions[index] : NULL;
}

const darisk_provision *darisk_dash_provision_find(const char *key) {
    for (size_t i = 0; i < COUNT; i++)
        if (darisk_text_same(key, darisk_dash_provisions[i].key))
            return &darisk_dash_provisions[i];
    return NULL;
}
