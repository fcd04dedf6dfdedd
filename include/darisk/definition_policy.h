/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file definition_policy.h
 * What a force may settle for itself: the day it moved to the Act of 2021, and the few cells of
 * the table that the sources leave uncertain. Nothing else can be set, and no setting can turn
 * a QUALIFIES into an EXCLUDED: that is how the guidance the inspectorate criticised went wrong. */
#ifndef DARISK_DEFINITION_POLICY_H
#define DARISK_DEFINITION_POLICY_H

#include <stddef.h>

#include "darisk/allocator.h"
#include "darisk/definition.h"
#include "darisk/export.h"
#include "darisk/relationship.h"
#include "darisk/status.h"

/** The first day a force can have recorded under the Act of 2021: 2021-07-05. @since 0.1 */
#define DARISK_DEFINITION_SWITCH_FIRST 18813
/** The default of the switch day: 2021-10-01. @since 0.1 */
#define DARISK_DEFINITION_SWITCH_DEFAULT 18901

/** One cell that a force may settle. A record owned by the library. @since 0.1 */
typedef struct darisk_settable_cell {
    darisk_definition definition; /**< whose column it is; others that share the column follow */
    darisk_relationship relationship;
    darisk_cell preset;                 /**< what the library says unless it is settled */
    const char *reason;                 /**< why it is uncertain, in our words */
    const darisk_provision *provision;  /**< where the doubt comes from */
} darisk_settable_cell;

DARISK_BEGIN_DECLS

/** How many cells may be settled. @since 0.1 */
DARISK_API size_t darisk_settable_cell_count(void);

/** One cell that may be settled, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_settable_cell *darisk_settable_cell_at(size_t index);

/** Makes a policy with the defaults.
 * @param allocator  NULL for malloc and free
 * @param out        the caller's, to be given to darisk_definition_policy_free(); untouched on failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL, #DARISK_ERROR_STRUCT_SIZE, #DARISK_ERROR_ALLOCATOR or
 *         #DARISK_ERROR_MEMORY.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_definition_policy_new(
    const darisk_allocator *allocator, darisk_definition_policy **out);

/** Frees a policy. NULL does nothing. @since 0.1 */
DARISK_API void darisk_definition_policy_free(darisk_definition_policy *policy);

/** Sets the day from which the force records under the Act of 2021 instead of the definition of
 * 2013. The sources do not establish that day for every force.
 * @param day  2021-07-05 or later
 * @return #DARISK_OK, #DARISK_ERROR_NULL or #DARISK_ERROR_POLICY_SWITCH_DAY; the policy is
 *         untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_definition_policy_set_switch_day(
    darisk_definition_policy *policy, darisk_date day);

/** The switch day of a policy; the default for NULL. @since 0.1 */
DARISK_API darisk_date darisk_definition_policy_switch_day(const darisk_definition_policy *policy);

/** Settles one uncertain cell. A REVIEW cell takes any outcome. ONE_NIGHT_STAND under DAA_2021,
 * which QUALIFIES by our reading, takes QUALIFIES or REVIEW. The setting reaches the definitions
 * that share the column: DAPN_2024 and CPS_FLAG with DAA_2021, SCO_2018 with SCO_PROTOCOL, and
 * DAA_S3_CHILD takes STEP_SIBLING and GREAT_GRANDPARENT of DAA_2021.
 * @param definition  the owner of the column, as in darisk_settable_cell_at()
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_DEFINITION; #DARISK_ERROR_RELATIONSHIP;
 *         #DARISK_ERROR_OUTCOME; #DARISK_ERROR_POLICY_NARROWS where a cell that QUALIFIES would
 *         become EXCLUDED, whichever cell it is; #DARISK_ERROR_POLICY_CELL for any other cell that
 *         may not be settled. The policy is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_definition_policy_set_cell(
    darisk_definition_policy *policy, darisk_definition definition,
    darisk_relationship relationship, darisk_outcome outcome);

DARISK_END_DECLS

#endif
