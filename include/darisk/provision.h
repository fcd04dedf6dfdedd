/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file provision.h
 * Where a rule comes from: the instrument, the place in it, and what it says in our words.
 *
 * These records describe the law for people who check an outcome; they are not its text and no
 * legal advice. A reading of ours is marked as such and is never presented as law. */
#ifndef DARISK_PROVISION_H
#define DARISK_PROVISION_H

#include <stdbool.h>
#include <stddef.h>

#include "darisk/date.h"
#include "darisk/export.h"

/** What stands behind a provision. @since 0.1 */
typedef enum darisk_provision_kind {
    DARISK_PROVISION_KIND_NOT_SET = 0,
    DARISK_PROVISION_KIND_LAW = 1,      /**< an Act, regulations, or a judgment */
    DARISK_PROVISION_KIND_GUIDANCE = 2, /**< a circular, protocol or official guidance */
    DARISK_PROVISION_KIND_READING = 3   /**< our own reading where the sources leave it open */
} darisk_provision_kind;

/** One provision. A const record owned by the library; later releases may add fields at the end.
 * @since 0.1 */
typedef struct darisk_provision {
    const char *key;        /**< such as "DAA_2021/S2_1_E"; kept for ever */
    const char *instrument; /**< such as "Domestic Abuse Act 2021" */
    const char *locator;    /**< such as "s.2(1)(e)" */
    const char *says;       /**< in our own words */
    darisk_date from;       /**< first day in force, inclusive; unknown where not established */
    darisk_date to;         /**< last day in force, inclusive; unknown means still in force */
    darisk_provision_kind kind;
    bool verified; /**< false: from knowledge, not checked against the text; show it so */
} darisk_provision;

DARISK_BEGIN_DECLS

/** How many provisions there are. @since 0.1 */
DARISK_API size_t darisk_provision_count(void);

/** One provision by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_provision *darisk_provision_at(size_t index);

/** The provision with this key; NULL where there is none, or for NULL. @since 0.1 */
DARISK_API const darisk_provision *darisk_provision_find(const char *key);

DARISK_END_DECLS

#endif
