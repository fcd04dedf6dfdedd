/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The provisions of this folder by number: each row of provision.inc has one. */
#ifndef DARISK_DAIT_PROVISION_ID_H
#define DARISK_DAIT_PROVISION_ID_H

#include "darisk/provision.h"

enum darisk_dait_provision_id {
#define PROVISION(id, key, instrument, locator, kind, verified, says) DARISK_DAIT_PROVISION_##id,
#include "dait/provision.inc"
#undef PROVISION
    DARISK_DAIT_PROVISION_END
};

/* By number. */
extern const darisk_provision darisk_dait_provisions[DARISK_DAIT_PROVISION_END];

#define DARISK_DAIT_PROVISION(id) (&darisk_dait_provisions[DARISK_DAIT_PROVISION_##id])

#endif
