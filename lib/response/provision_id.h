/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file provision_id.h
 * The provisions of the response by number, for the tables of this folder. The numbers are
 * internal and change from release to release; what lasts is the key. */
#ifndef DARISK_RESPONSE_PROVISION_ID_H
#define DARISK_RESPONSE_PROVISION_ID_H

#include "darisk/provision.h"

/** One row of provision.inc. */
enum darisk_response_provision_id {
#define PROVISION(id, key, instrument, locator, kind, verified, says)                              \
    DARISK_RESPONSE_PROVISION_##id,
#include "response/provision.inc"
#undef PROVISION
    DARISK_RESPONSE_PROVISION_COUNT
};

/** Every provision, in the order of the numbers. */
extern const darisk_provision darisk_response_provisions[];

#endif
