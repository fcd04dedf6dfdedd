/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dait_policy.h
 * A force's own table: which background checks must be finished, and who is told what they show.
 *
 * The library's table as a whole is ours. A force may change any row of it, but not so far that a
 * certificate of either party is kept from the control room, or that what is not known is told
 * more widely than what is. Which notifications follow from an outcome cannot be changed. */
#ifndef DARISK_DAIT_POLICY_H
#define DARISK_DAIT_POLICY_H

#include "darisk/allocator.h"
#include "darisk/dait.h"
#include "darisk/export.h"
#include "darisk/status.h"

DARISK_BEGIN_DECLS

/** Makes a policy with the library's table.
 * @param allocator  NULL for malloc and free
 * @param out        the caller's, to be given to darisk_dait_policy_free(); untouched on failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL, #DARISK_ERROR_STRUCT_SIZE, #DARISK_ERROR_ALLOCATOR or
 *         #DARISK_ERROR_MEMORY.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_policy_new(const darisk_allocator *allocator,
                                                                darisk_dait_policy **out);

/** Frees a policy. NULL does nothing. @since 0.1 */
DARISK_API void darisk_dait_policy_free(darisk_dait_policy *policy);

/** Sets one row of the table. Refused, in this order:
 *
 * - UNAVAILABLE told to the inspector, or, where FOUND is told to the crew, to anybody else;
 * - CERTIFICATE_VICTIM or CERTIFICATE_SUSPECT with FOUND told to the crew alone.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_DAIT_CHECK; #DARISK_ERROR_DAIT_RULE where
 *         `required` is neither yes nor no or a telling is none; #DARISK_ERROR_DAIT_UNAVAILABLE;
 *         #DARISK_ERROR_DAIT_CERTIFICATE. The policy is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_policy_set(darisk_dait_policy *policy,
                                                                darisk_dait_check check,
                                                                darisk_dait_rule rule);

/** What a table says of one check.
 * @param policy  NULL for the library's table
 * @return #DARISK_OK, #DARISK_ERROR_NULL or #DARISK_ERROR_DAIT_CHECK; `out` is untouched on
 *         failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_policy_get(const darisk_dait_policy *policy,
                                                                darisk_dait_check check,
                                                                darisk_dait_rule *out);

DARISK_END_DECLS

#endif
