/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file explanation.h
 * A result in sentences a person can read: what decided it, under which provision, what is
 * missing, and what to ask next. The sentences are ours. They hold no reference to a person. */
#ifndef DARISK_EXPLANATION_H
#define DARISK_EXPLANATION_H

#include <stddef.h>

#include "darisk/allocator.h"
#include "darisk/classification.h"
#include "darisk/export.h"
#include "darisk/finding.h"
#include "darisk/provision.h"
#include "darisk/status.h"

/** The sentences about one result: a handle. @since 0.1 */
typedef struct darisk_explanation darisk_explanation;

/** What a sentence is for. @since 0.1 */
typedef enum darisk_sentence_role {
    DARISK_SENTENCE_ROLE_NOT_SET = 0,
    DARISK_SENTENCE_ROLE_OUTCOME = 1, /**< the conclusion; always the first sentence, and just one */
    DARISK_SENTENCE_ROLE_DECIDED = 2, /**< what decided it */
    DARISK_SENTENCE_ROLE_REASON = 3,  /**< where the other parts stand */
    DARISK_SENTENCE_ROLE_MISSING = 4, /**< what is not known */
    DARISK_SENTENCE_ROLE_ASK = 5,     /**< what to ask next */
    DARISK_SENTENCE_ROLE_DUTY = 6,    /**< what to do or consider besides */
    DARISK_SENTENCE_ROLE_NOTE = 7     /**< how the result was reached */
} darisk_sentence_role;

/** One sentence, owned by the explanation. @since 0.1 */
typedef struct darisk_sentence {
    darisk_sentence_role role;
    darisk_finding finding; /**< what it puts into words; not set for the conclusion */
    const char *text;       /**< UTF-8 */
    const darisk_provision *provision; /**< what it rests on; never NULL */
} darisk_sentence;

DARISK_BEGIN_DECLS

/** Puts a result into sentences.
 * @param classification  a result of this library, of this rule set
 * @param allocator       NULL for malloc and free
 * @param out             the caller's, to be given to darisk_explanation_free(); untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_ALLOCATOR;
 *         #DARISK_ERROR_MEMORY; #DARISK_ERROR_OUTCOME where the struct holds no result (a part or
 *         the outcome is out of range, they do not agree, or it is of another rule set);
 *         #DARISK_ERROR_DEFINITION; #DARISK_ERROR_RELATIONSHIP where the tie is none of the ties.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_explanation_new(const darisk_classification *classification,
                       const darisk_allocator *allocator, darisk_explanation **out);

/** Frees an explanation and its sentences. NULL does nothing. @since 0.1 */
DARISK_API void darisk_explanation_free(darisk_explanation *explanation);

/** How many sentences there are; 0 for NULL. @since 0.1 */
DARISK_API size_t darisk_explanation_count(const darisk_explanation *explanation);

/** One sentence, from 0, valid until the explanation is freed; NULL where the index is not below
 * the count, or for NULL. @since 0.1 */
DARISK_API const darisk_sentence *darisk_explanation_at(const darisk_explanation *explanation,
                                                        size_t index);

/** The key of a sentence's role, such as "ASK"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_sentence_role_text(darisk_sentence_role role);

DARISK_END_DECLS

#endif
