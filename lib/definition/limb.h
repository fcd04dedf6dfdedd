/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Why a tie goes to review. The limb itself is public: darisk/definition.h. */
#ifndef DARISK_LIMB_H
#define DARISK_LIMB_H

#include "darisk/definition.h"

/* The reading behind the doubt whether a kind of tie counts under a definition. A general one
 * where the kind is none, or where that definition leaves nothing open about it; never NULL. */
const darisk_provision *darisk_definition_doubt(darisk_definition definition,
                                                darisk_relationship relationship);

#endif
