/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file circumstance.h
 * The stated circumstances on which some definitions turn. Each is answered yes, no or unknown,
 * and unknown is never read as no: where the outcome turns on it, the outcome is REVIEW. */
#ifndef DARISK_CIRCUMSTANCE_H
#define DARISK_CIRCUMSTANCE_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/export.h"
#include "darisk/stated.h"
#include "darisk/status.h"

/** One circumstance. Values are never reused. @since 0.1 */
typedef enum darisk_circumstance {
    DARISK_CIRCUMSTANCE_NOT_SET = 0,
    DARISK_CIRCUMSTANCE_LIVING_TOGETHER = 1,      /**< the two lived together at the time of the conduct */
    DARISK_CIRCUMSTANCE_HOUSEHOLD_EVER = 2,       /**< they live or ever lived in one household */
    DARISK_CIRCUMSTANCE_SIGNIFICANT_DURATION = 3, /**< the intimate relationship is or was of significant duration */
    DARISK_CIRCUMSTANCE_REPEATED = 4,             /**< the behaviour happened more than once, or went on */
    DARISK_CIRCUMSTANCE_RESPONSIBLE = 5,          /**< the perpetrator has responsibility for the victim as a child */
    DARISK_CIRCUMSTANCE_EXPOSED = 6,              /**< the child saw, heard or felt the effects of the abuse */
    DARISK_CIRCUMSTANCE_UNDERLYING = 7,           /**< what the child was exposed to is domestic abuse of an adult */
    DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY = 8 /**< one of the two adults has parental responsibility for the child */
} darisk_circumstance;

/** The highest circumstance this release knows. @since 0.1 */
#define DARISK_CIRCUMSTANCE_LAST 8

/** All circumstances of a case, two bits each: #DARISK_CIRCUMSTANCE_IS gives them as constants,
 * to be combined with `|`. 0 is all unknown. The bit pair 3, and bits above the last
 * circumstance, are refused. @since 0.1 */
typedef uint32_t darisk_circumstances;

/** One circumstance with what is stated of it, as a constant expression: for instance
 * `DARISK_CIRCUMSTANCE_IS(DARISK_CIRCUMSTANCE_REPEATED, DARISK_STATED_YES)`. @since 0.1 */
#ifdef __cplusplus
#define DARISK_CIRCUMSTANCE_IS(circumstance, stated) \
    (static_cast<uint32_t>(stated) << (2 * ((circumstance)-1)))
#else
#define DARISK_CIRCUMSTANCE_IS(circumstance, stated) \
    ((uint32_t)(stated) << (2 * ((circumstance)-1)))
#endif

/** What the library says of one circumstance. A record owned by the library. @since 0.1 */
typedef struct darisk_circumstance_record {
    darisk_circumstance circumstance;
    const char *key;      /**< such as "LIVING_TOGETHER" */
    const char *question; /**< what to ask to settle it */
} darisk_circumstance_record;

DARISK_BEGIN_DECLS

/** How many circumstances there are: 8. @since 0.1 */
DARISK_API size_t darisk_circumstance_count(void);

/** One circumstance by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_circumstance_record *darisk_circumstance_at(size_t index);

/** The record of one circumstance; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_circumstance_record *darisk_circumstance_find(
    darisk_circumstance circumstance);

/** The key of a circumstance; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_circumstance_text(darisk_circumstance circumstance);

/** The circumstance whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_circumstance_from_text(const char *text,
                                                                       darisk_circumstance *out);

/** Sets one circumstance among several, replacing what was stated of it.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_CIRCUMSTANCE for a value that is no
 *         circumstance or no answer; `circumstances` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_circumstances_set(
    darisk_circumstances *circumstances, darisk_circumstance circumstance,
    darisk_stated stated);

/** What is stated of one circumstance.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_CIRCUMSTANCE; `out` is untouched on
 *         failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_circumstances_get(
    darisk_circumstances circumstances, darisk_circumstance circumstance,
    darisk_stated *out);

DARISK_END_DECLS

#endif
