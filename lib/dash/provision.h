/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The sources of this module by number, for its tables. The numbers are internal and change from
 * release to release; what lasts is the key. */
#ifndef DARISK_DASH_PROVISION_H
#define DARISK_DASH_PROVISION_H

#include "darisk/provision.h"

enum darisk_dash_provision_id {
    DARISK_DASH_PROVISION_ID_NOT_SET = 0,
#define PROVISION(id, key, instrument, locator, kind, verified, says) DARISK_DASH_PROVISION_ID_##id,
#include "dash/provision.inc"
#undef PROVISION
    DARISK_DASH_PROVISION_ID_END
};

/* Every source, in the order of the numbers, which start at 1. For tables that point at one. */
extern const darisk_provision darisk_dash_provisions[];

/* The source with this name in provision.inc (a constant expression). */
#define DARISK_DASH_PROVISION(id) (&darisk_dash_provisions[DARISK_DASH_PROVISION_ID_##id - 1])

#endif
