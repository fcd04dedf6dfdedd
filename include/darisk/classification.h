/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file classification.h
 * Is this domestic abuse, under the definition in force that day, and why?
 *
 * The facts hold what the definitions turn on and nothing else. There is no field for risk,
 * history, the time since a separation, the place, whether it is a crime, consent or sex,
 * because none of them may matter. One call is about one pair and one direction: who did it (the
 * perpetrator) and to whom (the victim). An act that hits one person to get at another is two
 * pairs, each classified by itself. */
#ifndef DARISK_CLASSIFICATION_H
#define DARISK_CLASSIFICATION_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/behaviour.h"
#include "darisk/circumstance.h"
#include "darisk/column.h"
#include "darisk/date.h"
#include "darisk/definition.h"
#include "darisk/export.h"
#include "darisk/finding.h"
#include "darisk/relationship.h"
#include "darisk/status.h"

/** Which facts of the struct are given. A fact whose bit is not set is unknown and must be left
 * 0: so cleared memory states nothing, and a fact filled in by mistake is refused, not ignored.
 * The sets need no bit: an empty one is "not known" and "nothing recorded". @since 0.1 */
typedef enum darisk_given {
    DARISK_GIVEN_RECORDED_ON = 1,
    DARISK_GIVEN_CONDUCT_ON = 2,
    DARISK_GIVEN_VICTIM_AGE = 4,
    DARISK_GIVEN_PERPETRATOR_AGE = 8,
    DARISK_GIVEN_VICTIM_BORN = 16,
    DARISK_GIVEN_PERPETRATOR_BORN = 32
} darisk_given;

/** An age in completed years, known exactly (both equal) or as a range, both ends inclusive,
 * each from 0 to 130. @since 0.1 */
typedef struct darisk_age {
    uint8_t lowest;
    uint8_t highest;
} darisk_age;

/** The facts about one pair in one direction. Give an age or a birth date for a person, not
 * both; an age is that on the day of the behaviour, even where another day picks the definition.
 * @since 0.1 */
typedef struct darisk_facts {
    uint32_t struct_size; /**< sizeof(darisk_facts) */
    uint32_t given;       /**< #darisk_given bits */
    darisk_relationships relationships; /**< every tie between the two; 0 = not known */
    darisk_behaviours behaviours;       /**< every behaviour; 0 = nothing recorded */
    darisk_circumstances circumstances; /**< 0 = all unknown */
    darisk_date recorded_on;            /**< the day the report was recorded */
    darisk_date conduct_on;             /**< the day of the conduct; of the death, for DHR_2004 */
    darisk_date victim_born;
    darisk_date perpetrator_born;
    darisk_age victim_age;
    darisk_age perpetrator_age;
    uint32_t unused;      /**< must be 0 */
    uint64_t victim;      /**< the host's opaque reference, to refuse a pair of one; 0 = not given */
    uint64_t perpetrator; /**< the same for the perpetrator */
} darisk_facts;

/** The result for one pair. All four parts are there, whatever the others say.
 * @since 0.1 */
typedef struct darisk_classification {
    uint32_t struct_size; /**< sizeof(darisk_classification), set by the caller */
    uint32_t rules_version; /**< the rule set that gave this result */
    darisk_definition definition; /**< the definition that was applied; not set where no day chose one */
    darisk_outcome outcome;       /**< the least of the four parts */
    darisk_outcome in_force;
    darisk_outcome age;
    darisk_outcome relationship;
    darisk_outcome behaviour;
    darisk_part decided_by;       /**< the first part that stands at the outcome */
    uint32_t parts_at_outcome;    /**< every part that does, as #DARISK_PART_BIT bits */
    darisk_relationship tie;      /**< the first tie, in the order of the kinds, with the best outcome */
    uint32_t unused;              /**< 0 */
    darisk_relationships ties;    /**< every tie with the best outcome */
    darisk_findings findings;
    const darisk_provision *limb;      /**< the limb the deciding tie falls under; NULL without a definition */
    const darisk_provision *provision; /**< what the deciding part rests on; never NULL */
} darisk_classification;

/** The facts of many pairs as columns (column.h); a column that is not given is unknown for
 * every row. Two ways to give the tie exclude each other: `relationship`, one kind a row (0 = not
 * known), and `relationships`, a set a row. An age of 255 is unknown. Without `*_age_highest` an
 * age is exact; with it the two are the ends of a range, and an end that is unknown is open (0 or
 * 130). @since 0.1 */
typedef struct darisk_facts_columns {
    uint32_t struct_size; /**< sizeof(darisk_facts_columns) */
    uint32_t unused;      /**< must be 0 */
    darisk_column_u8 relationship;
    darisk_column_u64 relationships;
    darisk_column_u32 behaviours;
    darisk_column_u32 circumstances;
    darisk_column_u8 victim_age;
    darisk_column_u8 victim_age_highest;
    darisk_column_u8 perpetrator_age;
    darisk_column_u8 perpetrator_age_highest;
    darisk_column_date recorded_on;
    darisk_column_date conduct_on;
    darisk_column_date victim_born;
    darisk_column_date perpetrator_born;
    darisk_column_u64 victim;
    darisk_column_u64 perpetrator;
} darisk_facts_columns;

/** An age not known, in a column of ages. @since 0.1 */
#define DARISK_AGE_UNKNOWN 255

/** Where the results of many pairs go. `outcome` is required; each other column may be NULL and
 * is then not computed. Each given column has room for the rows asked for and overlaps no
 * input. @since 0.1 */
typedef struct darisk_classification_columns {
    uint32_t struct_size; /**< sizeof(darisk_classification_columns) */
    uint32_t unused;      /**< must be 0 */
    uint8_t *outcome;     /**< #darisk_outcome; 0 for a row that was refused */
    uint8_t *definition;  /**< #darisk_definition that was applied */
    uint8_t *in_force;    /**< the four parts, each a #darisk_outcome */
    uint8_t *age;
    uint8_t *relationship;
    uint8_t *behaviour;
    uint8_t *decided_by;       /**< #darisk_part */
    uint8_t *tie;              /**< #darisk_relationship */
    darisk_findings *findings; /**< the set of findings */
} darisk_classification_columns;

DARISK_BEGIN_DECLS

/** Classifies one pair under a named definition.
 *
 * The day that picks the text is the day of the record for the recording definitions and the day
 * of the conduct for the others. Where that day is not given, whether the definition is in force
 * is not tested and its present text applies; a finding says so.
 * @param policy  a force's settings; NULL for the defaults
 * @param out     `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_DEFINITION; or
 *         the status of the first fact that cannot be (statuses 33 to 35 and 40 to 48). What is
 *         unknown or contradictory in the case is no error but a finding.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_classify(darisk_definition definition,
                                                         const darisk_definition_policy *policy,
                                                         const darisk_facts *facts,
                                                         darisk_classification *out);

/** Classifies one pair under the definition by which the police of a jurisdiction flag a report
 * recorded that day (darisk_definition_in_force()). Where the day of the record is not given no
 * definition can be chosen: the outcome is REVIEW, with a finding.
 * @return as darisk_classify(), and #DARISK_ERROR_JURISDICTION or #DARISK_ERROR_NO_DEFINITION.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_classify_in_force(
    darisk_jurisdiction jurisdiction, const darisk_definition_policy *policy,
    const darisk_facts *facts, darisk_classification *out);

/** Classifies many pairs under a named definition. Allocates nothing, and gives each row exactly
 * what darisk_classify() gives it. A row with a fact that cannot be is refused: its outcome is 0,
 * every other output of the row is 0, and the other rows are classified all the same.
 * @param rows    how many; 0 does nothing
 * @param report  may be NULL; where given, filled in whatever the status but #DARISK_ERROR_NULL
 *                and #DARISK_ERROR_STRUCT_SIZE
 * @return #DARISK_OK; #DARISK_ROWS_REFUSED where at least one row was refused (the outputs are
 *         written); #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_DEFINITION;
 *         #DARISK_ERROR_LENGTH for a column shorter than `rows`; #DARISK_ERROR_COLUMNS where both
 *         columns of ties are given, an age and a birth column for one person, or a highest age
 *         without its column of ages.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_classify_columns(
    darisk_definition definition, const darisk_definition_policy *policy,
    const darisk_facts_columns *facts, size_t rows, const darisk_classification_columns *out,
    darisk_columns_report *report);

/** Classifies many pairs, each under the definition in force for a jurisdiction on the day of
 * its record. @return as darisk_classify_columns(), and #DARISK_ERROR_JURISDICTION or
 * #DARISK_ERROR_NO_DEFINITION.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_classify_columns_in_force(
    darisk_jurisdiction jurisdiction, const darisk_definition_policy *policy,
    const darisk_facts_columns *facts, size_t rows, const darisk_classification_columns *out,
    darisk_columns_report *report);

DARISK_END_DECLS

#endif
