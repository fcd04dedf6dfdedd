/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file finding.h
 * What the library found in a case: one code for each reason, doubt and duty. A finding is never
 * an error; every finding names its provision. */
#ifndef DARISK_FINDING_H
#define DARISK_FINDING_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/definition.h"
#include "darisk/export.h"
#include "darisk/provision.h"
#include "darisk/status.h"

/** One finding. Values are never reused; the gaps separate the parts. @since 0.1 */
typedef enum darisk_finding {
    DARISK_FINDING_NOT_SET = 0,

    DARISK_FINDING_NOT_YET_IN_FORCE = 1,
    DARISK_FINDING_NO_LONGER_IN_FORCE = 2,
    DARISK_FINDING_START_NOT_ESTABLISHED = 3,
    DARISK_FINDING_DAY_NOT_GIVEN = 4,
    DARISK_FINDING_DEFINITION_NOT_CHOSEN = 5,

    DARISK_FINDING_VICTIM_UNDER_AGE = 8,
    DARISK_FINDING_PERPETRATOR_UNDER_AGE = 9,
    DARISK_FINDING_VICTIM_AGE_UNKNOWN = 10,
    DARISK_FINDING_PERPETRATOR_AGE_UNKNOWN = 11,
    DARISK_FINDING_CHILD_IS_ADULT = 12,
    DARISK_FINDING_RESPONSIBLE_FOR_CHILD = 13,
    DARISK_FINDING_RESPONSIBILITY_OPEN = 14,
    DARISK_FINDING_CHILD_PROTECTION = 15,
    DARISK_FINDING_BIRTH_WITHOUT_DAY = 16,

    DARISK_FINDING_TIE_QUALIFIES = 20,
    DARISK_FINDING_TIE_EXCLUDED = 21,
    DARISK_FINDING_TIE_UNKNOWN = 22,
    DARISK_FINDING_TIE_UNCERTAIN = 23,
    DARISK_FINDING_LIVING_TOGETHER_UNKNOWN = 24,
    DARISK_FINDING_NOT_LIVING_TOGETHER = 25,
    DARISK_FINDING_HOUSEHOLD_UNKNOWN = 26,
    DARISK_FINDING_NO_SHARED_HOUSEHOLD = 27,
    DARISK_FINDING_DURATION_UNKNOWN = 28,
    DARISK_FINDING_DURATION_NOT_SIGNIFICANT = 29,
    DARISK_FINDING_PARENTAL_RESPONSIBILITY_UNKNOWN = 30,
    DARISK_FINDING_LIMB_NOT_YET_LAW = 31,
    DARISK_FINDING_SETTLED_BY_POLICY = 32,
    DARISK_FINDING_ASK_EVER_INTIMATE = 33,
    DARISK_FINDING_ADULT_SAFEGUARDING = 34,
    DARISK_FINDING_CHECK_PERSON_AIMED_AT = 35,

    DARISK_FINDING_BEHAVIOUR_QUALIFIES = 40,
    DARISK_FINDING_NO_ABUSE_STATED = 41,
    DARISK_FINDING_NOTHING_RECORDED = 42,
    DARISK_FINDING_BEHAVIOUR_OPEN = 43,
    DARISK_FINDING_BEHAVIOUR_OUTSIDE = 44,
    DARISK_FINDING_NOT_REPEATED = 45,
    DARISK_FINDING_REPETITION_UNKNOWN = 46,
    DARISK_FINDING_THROUGH_THIRD_PERSON = 47,
    DARISK_FINDING_UNDERLYING_NOT_ABUSE = 48,
    DARISK_FINDING_UNDERLYING_OPEN = 49,
    DARISK_FINDING_NOT_EXPOSED = 50,
    DARISK_FINDING_EXPOSURE_UNKNOWN = 51,
    DARISK_FINDING_BEHAVIOUR_NOT_TESTED = 52,
    DARISK_FINDING_KEEP_MARKER = 53,

    DARISK_FINDING_CONTRADICTORY_FACTS = 56,
    DARISK_FINDING_LIMBS_NOT_TESTED = 57
} darisk_finding;

/** The highest finding this release knows; values between may be unused. @since 0.1 */
#define DARISK_FINDING_LAST 57

/** A set of findings: bit `finding - 1` for each. @since 0.1 */
typedef uint64_t darisk_findings;

/** The set that holds just this finding (a constant expression). @since 0.1 */
#define DARISK_FINDING_BIT(finding) (UINT64_C(1) << ((finding)-1))

/** The part of a definition a finding is about. The order is that in which parts are taken as
 * the deciding one where several stand at the outcome. @since 0.1 */
typedef enum darisk_part {
    DARISK_PART_NOT_SET = 0,
    DARISK_PART_IN_FORCE = 1,
    DARISK_PART_AGE = 2,
    DARISK_PART_RELATIONSHIP = 3,
    DARISK_PART_BEHAVIOUR = 4
} darisk_part;

/** The set that holds just this part. @since 0.1 */
#define DARISK_PART_BIT(part) (UINT32_C(1) << ((part)-1))

/** What a finding does for its reader. @since 0.1 */
typedef enum darisk_finding_role {
    DARISK_FINDING_ROLE_NOT_SET = 0,
    DARISK_FINDING_ROLE_REASON = 1,  /**< why a part stands where it stands */
    DARISK_FINDING_ROLE_MISSING = 2, /**< what is not known, with what to ask */
    DARISK_FINDING_ROLE_DUTY = 3,    /**< what a person should do or consider besides */
    DARISK_FINDING_ROLE_NOTE = 4     /**< how the result was reached */
} darisk_finding_role;

/** What the library says of one finding. A record owned by the library; fields may be added at
 * the end. @since 0.1 */
typedef struct darisk_finding_record {
    darisk_finding finding;
    darisk_part part; /**< not set: it is about the whole case */
    darisk_finding_role role;
    const char *key;  /**< such as "VICTIM_AGE_UNKNOWN" */
    const char *says; /**< one sentence */
    const char *ask;  /**< what to ask next, or "" */
} darisk_finding_record;

DARISK_BEGIN_DECLS

/** How many findings there are. @since 0.1 */
DARISK_API size_t darisk_finding_count(void);

/** One finding by its place, from 0; NULL where the index is not below the count. @since 0.1 */
DARISK_API const darisk_finding_record *darisk_finding_at(size_t index);

/** The record of one finding; NULL for a value that is none. @since 0.1 */
DARISK_API const darisk_finding_record *darisk_finding_find(darisk_finding finding);

/** The key of a finding, such as "TIE_UNKNOWN"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_finding_text(darisk_finding finding);

/** The finding whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_finding_from_text(const char *text,
                                                                  darisk_finding *out);

/** The provision behind a finding under one definition.
 * @param tie  the deciding tie, for findings about the relationship; #DARISK_RELATIONSHIP_NOT_SET
 *             where there is none
 * @return the record; NULL where the finding is none. Never NULL for a finding of the library and
 *         a definition of the library (or #DARISK_DEFINITION_NOT_SET).
 * @since 0.1 */
DARISK_API const darisk_provision *darisk_finding_provision(darisk_finding finding,
                                                            darisk_definition definition,
                                                            darisk_relationship tie);

/** What one part of a definition rests on; for the relationship, the limb of the tie.
 * @param part  which part
 * @param tie   the deciding tie; #DARISK_RELATIONSHIP_NOT_SET where there is none
 * @return the record; NULL where the part is none. Never NULL for a part and a definition of the
 *         library (or #DARISK_DEFINITION_NOT_SET).
 * @since 0.1 */
DARISK_API const darisk_provision *darisk_part_provision(darisk_part part,
                                                         darisk_definition definition,
                                                         darisk_relationship tie);

/** The key of a part, such as "RELATIONSHIP"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_part_text(darisk_part part);

DARISK_END_DECLS

#endif
