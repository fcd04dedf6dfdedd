/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file provision.h
 * The sources of the rules of perpetrators by number, for the tables of this folder. The numbers
 * are internal and change from release to release; what lasts is the key. */
#ifndef DARISK_SERIAL_PROVISION_H
#define DARISK_SERIAL_PROVISION_H

#include "darisk/provision.h"

enum darisk_serial_provision_id {
#define PROVISION(id, key, instrument, locator, kind, verified, says) DARISK_SERIAL_PROVISION_##id,
#include "serial/provision.inc"
#undef PROVISION
    DARISK_SERIAL_PROVISIONS
};

/* Every source, in the order of the numbers. */
extern const darisk_provision darisk_serial_provision_rows[];

#endif
