/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file code_list.h
 * Other people's code lists for the tie between victim and perpetrator, mapped to our kinds.
 *
 * A list is lossy: one of its codes may cover several kinds, or none we could name. An ambiguous
 * code maps to UNKNOWN, never to a guess. Keep the source code beside the mapped kinds. The same
 * letters mean different things in different lists ("SS" is a step-sibling to NIBRS and a stepson
 * to the homicide report), so a lookup always names its list. */
#ifndef DARISK_CODE_LIST_H
#define DARISK_CODE_LIST_H

#include <stddef.h>

#include "darisk/export.h"
#include "darisk/relationship.h"
#include "darisk/status.h"

/** A list of codes kept by somebody else. Values are never reused. @since 0.1 */
typedef enum darisk_code_list {
    DARISK_CODE_LIST_NOT_SET = 0,
    DARISK_CODE_LIST_NIBRS = 1, /**< FBI NIBRS, data element 35: two letters, the victim's role */
    DARISK_CODE_LIST_SHR = 2,   /**< FBI Supplementary Homicide Report: two letters, the victim's role */
    DARISK_CODE_LIST_PTPR = 3   /**< UK police person-to-person list: PTPR_0001 to PTPR_0146 */
} darisk_code_list;

/** How a code maps. @since 0.1 */
typedef enum darisk_code_mapping {
    DARISK_CODE_MAPPING_NOT_SET = 0,
    DARISK_CODE_MAPPING_EXACT = 1,     /**< to one kind */
    DARISK_CODE_MAPPING_SEVERAL = 2,   /**< to a set: it covers several kinds with one outcome */
    DARISK_CODE_MAPPING_AMBIGUOUS = 3, /**< to UNKNOWN: a person must say what the tie is */
    DARISK_CODE_MAPPING_NO_VICTIM = 4  /**< the row has no human victim: set it aside, do not classify it */
} darisk_code_mapping;

/** Whose role a code names. @since 0.1 */
typedef enum darisk_code_direction {
    DARISK_CODE_DIRECTION_NOT_SET = 0,
    DARISK_CODE_DIRECTION_VICTIM = 1,   /**< the victim was the perpetrator's ... */
    DARISK_CODE_DIRECTION_MUTUAL = 2,   /**< the same from both sides */
    DARISK_CODE_DIRECTION_NOT_TOLD = 3  /**< the list does not say whose role it is */
} darisk_code_direction;

/** One code. A record owned by the library; fields may be added at the end. @since 0.1 */
typedef struct darisk_code {
    darisk_code_list list;
    darisk_code_mapping mapping;
    darisk_code_direction direction;
    darisk_relationships relationships; /**< empty only where there is no human victim */
    const char *text;  /**< the code as the list writes it */
    const char *label; /**< what it stands for, in our words */
    const char *note;  /**< what gets lost, or "" */
} darisk_code;

DARISK_BEGIN_DECLS

/** The key of a list: "NIBRS", "SHR" or "PTPR"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_code_list_text(darisk_code_list list);

/** The list whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_code_list_from_text(const char *text,
                                                                    darisk_code_list *out);

/** How many codes a list has; 0 for a value that is no list. @since 0.1 */
DARISK_API size_t darisk_code_count(darisk_code_list list);

/** One code of a list in the list's order, from 0; NULL where there is none. @since 0.1 */
DARISK_API const darisk_code *darisk_code_at(darisk_code_list list, size_t index);

/** The code of a list that is written exactly so (capitals, no blanks).
 * @param out  the record; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_CODE_LIST; #DARISK_ERROR_TEXT for a code
 *         the list does not have, which is never a guess and never UNKNOWN by default.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_code_from_text(darisk_code_list list,
                                                               const char *text,
                                                               const darisk_code **out);

/** The way back: the next code of a list whose kinds include this one.
 * @param after  the code to go on from, or NULL to start
 * @return the record, or NULL where no further code covers that kind, or for values that are none.
 * @since 0.1 */
DARISK_API const darisk_code *darisk_code_for(darisk_code_list list,
                                              darisk_relationship relationship,
                                              const darisk_code *after);

DARISK_END_DECLS

#endif
