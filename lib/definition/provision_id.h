/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file provision_id.h
 * The provisions by number, for the tables of this folder. The numbers are internal and change
 * from release to release; what lasts is the key. */
#ifndef DARISK_PROVISION_ID_H
#define DARISK_PROVISION_ID_H

#include "darisk/definition.h"
#include "darisk/finding.h"
#include "darisk/provision.h"

/** One row of provision.inc. Each definition has five: itself, and `_AGE`, `_RELATIONSHIP`,
 * `_BEHAVIOUR` and `_IN_FORCE`; where two definitions share a rule, one name stands for the
 * other's row. */
enum darisk_provision_id {
    DARISK_PROVISION_ID_NOT_SET = 0,
#define PROVISION(id, key, instrument, locator, from, to, kind, verified, says)                    \
    DARISK_PROVISION_ID_##id,
#include "definition/provision.inc"
#undef PROVISION
    DARISK_PROVISION_ID_END,

    DARISK_PROVISION_ID_SCA76_2023_AGE = DARISK_PROVISION_ID_SCA76_2015_AGE,
    DARISK_PROVISION_ID_SCA76_2023_BEHAVIOUR = DARISK_PROVISION_ID_SCA76_2015_BEHAVIOUR,
    DARISK_PROVISION_ID_FLA_ASSOC_AGE = DARISK_PROVISION_ID_READING_NO_AGE_RULE,
    DARISK_PROVISION_ID_FLA_ASSOC_RELATIONSHIP = DARISK_PROVISION_ID_FLA_ASSOC,
    DARISK_PROVISION_ID_FLA_ASSOC_BEHAVIOUR = DARISK_PROVISION_ID_READING_ASSOCIATION_ONLY,
    DARISK_PROVISION_ID_WAL_2015_AGE = DARISK_PROVISION_ID_READING_NO_AGE_RULE,
    DARISK_PROVISION_ID_SCO_PROTOCOL_AGE = DARISK_PROVISION_ID_READING_NO_AGE_RULE,
    DARISK_PROVISION_ID_SCO_2018_AGE = DARISK_PROVISION_ID_READING_NO_AGE_RULE
};

/** Every provision, in the order of the numbers, which start at 1. For tables that point at one. */
extern const darisk_provision darisk_provisions[];

/** A provision by its number; NULL for a number that is none. */
const darisk_provision *darisk_provision_by_id(enum darisk_provision_id id);

/** What one part of a definition rests on; DARISK_PART_NOT_SET is the definition as a whole.
 * READING/DEFINITION_NOT_CHOSEN where the definition is not set; NULL for a value that is no
 * definition or no part. */
const darisk_provision *darisk_definition_part_provision(darisk_definition definition,
                                                         darisk_part part);

#endif
