/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file definition.h
 * The definitions of domestic abuse, and of what stands beside it, as a registry with dates.
 *
 * They disagree by design: a flat-mate is an associated person and no victim of domestic abuse;
 * the recording definition takes one incident where the offence wants several. So there is no
 * single question "is it domestic?": each question names its definition, or the jurisdiction
 * and the day that choose one. Northern Ireland is not built until its text is verified. */
#ifndef DARISK_DEFINITION_H
#define DARISK_DEFINITION_H

#include <stdbool.h>
#include <stddef.h>

#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/provision.h"
#include "darisk/relationship.h"
#include "darisk/status.h"

/** One definition. Values are never reused. @since 0.1 */
typedef enum darisk_definition {
    DARISK_DEFINITION_NOT_SET = 0,
    DARISK_DEFINITION_ACPO_PRE2013 = 1, /**< police and government definition for adults, before 2013 */
    DARISK_DEFINITION_XGOV_2013 = 2,    /**< cross-government definition, 16 and over */
    DARISK_DEFINITION_DAA_2021 = 3,     /**< Domestic Abuse Act 2021, sections 1 and 2 */
    DARISK_DEFINITION_DAA_S3_CHILD = 4, /**< the child as a victim, section 3 of the same Act */
    DARISK_DEFINITION_SCA76_2015 = 5,   /**< controlling or coercive behaviour, as first enacted */
    DARISK_DEFINITION_SCA76_2023 = 6,   /**< the same offence, as amended from 5 April 2023 */
    DARISK_DEFINITION_FLA_ASSOC = 7,    /**< associated persons, Family Law Act 1996 */
    DARISK_DEFINITION_DVPN_2014 = 8,    /**< domestic violence protection notice */
    DARISK_DEFINITION_DAPN_2024 = 9,    /**< domestic abuse protection notice (pilot areas) */
    DARISK_DEFINITION_WAL_2015 = 10,    /**< the Welsh Act of 2015, "associated with" */
    DARISK_DEFINITION_SCO_PROTOCOL = 11, /**< joint protocol of police and prosecutors in Scotland */
    DARISK_DEFINITION_SCO_2018 = 12,    /**< the Scottish offence of 2018 */
    DARISK_DEFINITION_CPS_FLAG = 13,    /**< the prosecutors' case flag, whatever the ages */
    DARISK_DEFINITION_DHR_2004 = 14     /**< domestic homicide review; the victim is the deceased */
} darisk_definition;

/** The highest definition this release knows. @since 0.1 */
#define DARISK_DEFINITION_LAST 14

/** Whose law, or whose police recording. @since 0.1 */
typedef enum darisk_jurisdiction {
    DARISK_JURISDICTION_NOT_SET = 0,
    DARISK_JURISDICTION_ENGLAND_AND_WALES = 1,
    DARISK_JURISDICTION_SCOTLAND = 2,
    DARISK_JURISDICTION_NORTHERN_IRELAND = 3, /**< no definition is built for it yet */
    DARISK_JURISDICTION_WALES = 4             /**< Welsh Acts; the police flag is that of England and Wales */
} darisk_jurisdiction;

/** What the library concludes. The order is part of the meaning: EXCLUDED < REVIEW < QUALIFIES,
 * and the outcome of a case is the least of its parts. REVIEW means: treat it as domestic abuse
 * until a person has decided. 0 is no conclusion. As text: "DEFINITION:QUALIFIES". @since 0.1 */
typedef enum darisk_outcome {
    DARISK_OUTCOME_NOT_SET = 0,
    DARISK_OUTCOME_EXCLUDED = 1,
    DARISK_OUTCOME_REVIEW = 2,
    DARISK_OUTCOME_QUALIFIES = 3
} darisk_outcome;

/** What one definition says of one kind of tie. @since 0.1 */
typedef enum darisk_cell {
    DARISK_CELL_NOT_SET = 0,
    DARISK_CELL_EXCLUDED = 1,
    DARISK_CELL_REVIEW = 2,
    DARISK_CELL_QUALIFIES = 3,
    DARISK_CELL_IF_LIVING_TOGETHER = 4,    /**< yes QUALIFIES, no EXCLUDED, unknown REVIEW */
    DARISK_CELL_LIVING_TOGETHER_OR_REVIEW = 5, /**< yes QUALIFIES, no or unknown REVIEW */
    DARISK_CELL_IF_HOUSEHOLD = 6,          /**< the same for having lived in one household */
    DARISK_CELL_IF_SIGNIFICANT_DURATION = 7,
    DARISK_CELL_IF_PARENTAL_RESPONSIBILITY = 8
} darisk_cell;

/** Which day picks the text of a definition. @since 0.1 */
typedef enum darisk_day_basis {
    DARISK_DAY_BASIS_NOT_SET = 0,
    DARISK_DAY_BASIS_RECORDED = 1, /**< the day the report is recorded */
    DARISK_DAY_BASIS_CONDUCT = 2   /**< the day of the conduct; of the death, for a homicide review */
} darisk_day_basis;

/** One definition. A const record owned by the library; fields may be added at the end.
 * @since 0.1 */
typedef struct darisk_definition_record {
    darisk_definition definition;
    darisk_jurisdiction jurisdiction;
    darisk_day_basis basis;
    darisk_date first_day; /**< inclusive; for DAA_2021 the default of the switch day */
    darisk_date last_day;  /**< inclusive; unknown means still in force */
    bool first_day_established; /**< false: known as a year only; an earlier day gives REVIEW */
    const char *key;        /**< such as "DAA_2021" */
    const char *title;      /**< plain words */
    const char *not_tested; /**< what a person must still consider, or "" */
    const darisk_provision *provision;
} darisk_definition_record;

/** A force's settings (definition_policy.h). */
typedef struct darisk_definition_policy darisk_definition_policy;

DARISK_BEGIN_DECLS

/** How many definitions there are. @since 0.1 */
DARISK_API size_t darisk_definition_count(void);

/** One definition by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_definition_record *darisk_definition_at(size_t index);

/** The record of one definition; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_definition_record *darisk_definition_find(darisk_definition definition);

/** The key of a definition, such as "DAA_2021"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_definition_text(darisk_definition definition);

/** The definition whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_definition_from_text(const char *text,
                                                                     darisk_definition *out);

/** The key of a jurisdiction, such as "ENGLAND_AND_WALES"; NULL for a value that is none.
 * @since 0.1 */
DARISK_API const char *darisk_jurisdiction_text(darisk_jurisdiction jurisdiction);

/** The jurisdiction whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_jurisdiction_from_text(const char *text,
                                                                       darisk_jurisdiction *out);

/** An outcome as text, with the prefix of its vocabulary: "DEFINITION:REVIEW"; NULL for a value
 * that is none. @since 0.1 */
DARISK_API const char *darisk_outcome_text(darisk_outcome outcome);

/** The outcome whose text, with its prefix, is exactly this.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_outcome_from_text(const char *text,
                                                                  darisk_outcome *out);

/** The definition by which the police of a jurisdiction flag a report recorded on a day.
 *
 * In England and Wales: ACPO_PRE2013 up to 2013-03-30, however early; XGOV_2013 up to the day
 * before the switch day; DAA_2021 from the switch day. In Scotland SCO_PROTOCOL on every day. It
 * says which definition to ask, not that its text was in force on a very early day: the
 * classification tells that.
 * @param recorded_on  the day of the record
 * @param policy       for its switch day; NULL for the default, 2021-10-01
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_JURISDICTION; #DARISK_ERROR_RECORDED_ON;
 *         #DARISK_ERROR_NO_DEFINITION for Northern Ireland, until it is built.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_definition_in_force(
    darisk_jurisdiction jurisdiction, darisk_date recorded_on,
    const darisk_definition_policy *policy, darisk_definition *out);

/** What a definition says of one kind of tie, with a force's settings applied.
 * @param policy  NULL for the defaults
 * @return #DARISK_OK, #DARISK_ERROR_NULL, #DARISK_ERROR_DEFINITION or #DARISK_ERROR_RELATIONSHIP.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_definition_cell(
    darisk_definition definition, darisk_relationship relationship,
    const darisk_definition_policy *policy, darisk_cell *out);

/** The limb under which a kind of tie is judged: the paragraph that takes it in where there is
 * one, else the provision on relationships as a whole.
 * @return the record, or NULL where either value is none.
 * @since 0.1 */
DARISK_API const darisk_provision *darisk_definition_limb(darisk_definition definition,
                                                          darisk_relationship relationship);

DARISK_END_DECLS

#endif
