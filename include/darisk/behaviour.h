/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file behaviour.h
 * What was done: nineteen types of behaviour, and two statements about the record itself.
 *
 * No type says how bad the behaviour was, whether it is a crime, or where it happened: none of
 * that decides whether it is domestic abuse. */
#ifndef DARISK_BEHAVIOUR_H
#define DARISK_BEHAVIOUR_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/export.h"
#include "darisk/status.h"

/** One type of behaviour, or one statement about the record. Values are never reused.
 * @since 0.1 */
typedef enum darisk_behaviour {
    DARISK_BEHAVIOUR_NOT_SET = 0,
    DARISK_BEHAVIOUR_PHYSICAL = 1,
    DARISK_BEHAVIOUR_SEXUAL = 2,
    DARISK_BEHAVIOUR_VIOLENT = 3,
    DARISK_BEHAVIOUR_THREATENING = 4,
    DARISK_BEHAVIOUR_CONTROLLING = 5,
    DARISK_BEHAVIOUR_COERCIVE = 6,
    DARISK_BEHAVIOUR_FINANCIAL = 7,
    DARISK_BEHAVIOUR_ECONOMIC = 8,
    DARISK_BEHAVIOUR_PSYCHOLOGICAL = 9,
    DARISK_BEHAVIOUR_EMOTIONAL = 10,
    DARISK_BEHAVIOUR_OTHER_ABUSE = 11,
    DARISK_BEHAVIOUR_VERBAL = 12,
    DARISK_BEHAVIOUR_STALKING_HARASSMENT = 13,
    DARISK_BEHAVIOUR_HBA = 14,
    DARISK_BEHAVIOUR_FGM = 15,
    DARISK_BEHAVIOUR_FORCED_MARRIAGE = 16,
    DARISK_BEHAVIOUR_PROPERTY_DAMAGE = 17,
    DARISK_BEHAVIOUR_VIA_THIRD_PARTY = 18, /**< a route: the act hit somebody else, to get at the victim */
    DARISK_BEHAVIOUR_TECH_FACILITATED = 19,
    DARISK_BEHAVIOUR_NO_ABUSE = 20,      /**< stated: there was no abuse of any kind */
    DARISK_BEHAVIOUR_NONE_RECORDED = 21  /**< stated: the record does not say what was done */
} darisk_behaviour;

/** The highest value this release knows. @since 0.1 */
#define DARISK_BEHAVIOUR_LAST 21

/** A set of behaviours: bit `behaviour - 1` for each. The empty set, 0, means that nothing is
 * recorded; it never means that nothing was done (that is #DARISK_BEHAVIOUR_NO_ABUSE, which any
 * other member of the set overrules).
 * @since 0.1 */
typedef uint32_t darisk_behaviours;

/** The set that holds just this behaviour (a constant expression; from 1 to 21). @since 0.1 */
#define DARISK_BEHAVIOUR_BIT(behaviour) (UINT32_C(1) << ((behaviour)-1))

/** Every behaviour this release knows, as a set. @since 0.1 */
#define DARISK_BEHAVIOURS_ALL ((UINT32_C(1) << DARISK_BEHAVIOUR_LAST) - 1)

/** What the library says of one behaviour. A record owned by the library. @since 0.1 */
typedef struct darisk_behaviour_record {
    darisk_behaviour behaviour;
    const char *key;   /**< such as "ECONOMIC" */
    const char *label; /**< plain words */
} darisk_behaviour_record;

DARISK_BEGIN_DECLS

/** How many behaviours there are: 21. @since 0.1 */
DARISK_API size_t darisk_behaviour_count(void);

/** One behaviour by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_behaviour_record *darisk_behaviour_at(size_t index);

/** The record of one behaviour; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_behaviour_record *darisk_behaviour_find(darisk_behaviour behaviour);

/** The key of a behaviour, such as "ECONOMIC"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_behaviour_text(darisk_behaviour behaviour);

/** The behaviour whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT for a text that is no key; `out`
 *         is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_behaviour_from_text(const char *text,
                                                                    darisk_behaviour *out);

DARISK_END_DECLS

#endif
