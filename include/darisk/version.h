/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file version.h
 * Two versions: of the library, and of the rules it applies.
 *
 * The library version follows the releases. The rule-set version counts the changes of
 * outcome: it goes up by one with each release in which any set of facts gets another
 * outcome, and that release lists the change under "Outcomes changed" in CHANGELOG.md.
 * Each exists as a macro (what you compiled against) and as a function (what you run). */
#ifndef DARISK_VERSION_H
#define DARISK_VERSION_H

#include <stdint.h>

#include "darisk/export.h"

#define DARISK_VERSION_MAJOR 0
#define DARISK_VERSION_MINOR 1
#define DARISK_VERSION_PATCH 0
/** The library version as text, "major.minor.patch". @since 0.1 */
#define DARISK_VERSION_TEXT "0.1.0"
/** The version of the rule set, stamped into every result. @since 0.1 */
#define DARISK_RULES_VERSION 1

DARISK_BEGIN_DECLS

/** The version of the library that runs, as text such as "0.1.0".
 * @return a string owned by the library; never NULL.
 * @since 0.1 */
DARISK_API const char *darisk_version_text(void);

/** The version of the rule set that runs.
 * @return a number above 0; equal numbers mean equal outcomes for equal facts.
 * @since 0.1 */
DARISK_API uint32_t darisk_rules_version(void);

DARISK_END_DECLS

#endif
