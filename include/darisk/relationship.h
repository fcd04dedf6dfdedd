/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file relationship.h
 * The kinds of tie between two people, and the set of ties a pair has.
 *
 * A pair has a *set* of kinds, one bit each: a carer who is also a daughter has both. What
 * the law makes of a kind is in the definitions (definition.h), not here. How the 65th kind
 * will come is decided in docs/adr/0003-relationship-bits.md. */
#ifndef DARISK_RELATIONSHIP_H
#define DARISK_RELATIONSHIP_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/export.h"
#include "darisk/status.h"

/** One kind of tie. The order is that of the matrix in docs/law/; the first kind in this
 * order is the one reported where several would decide. Values are never reused.
 * @since 0.1 */
typedef enum darisk_relationship {
    DARISK_RELATIONSHIP_NOT_SET = 0,
    DARISK_RELATIONSHIP_SPOUSE = 1,
    DARISK_RELATIONSHIP_CIVIL_PARTNER = 2,
    DARISK_RELATIONSHIP_SPOUSE_SEPARATED = 3,
    DARISK_RELATIONSHIP_EX_SPOUSE = 4,
    DARISK_RELATIONSHIP_EX_CIVIL_PARTNER = 5,
    DARISK_RELATIONSHIP_COHAB_PARTNER = 6,
    DARISK_RELATIONSHIP_EX_COHAB_PARTNER = 7,
    DARISK_RELATIONSHIP_BF_GF = 8,
    DARISK_RELATIONSHIP_EX_BF_GF = 9,
    DARISK_RELATIONSHIP_ENGAGED = 10,
    DARISK_RELATIONSHIP_EX_ENGAGED = 11,
    DARISK_RELATIONSHIP_CP_AGREEMENT = 12,
    DARISK_RELATIONSHIP_AFFAIR = 13,
    DARISK_RELATIONSHIP_CASUAL_REPEAT = 14,
    DARISK_RELATIONSHIP_ONE_NIGHT_STAND = 15,
    DARISK_RELATIONSHIP_DATE_MET = 16,
    DARISK_RELATIONSHIP_APP_NEVER_MET = 17,
    DARISK_RELATIONSHIP_CO_PARENT = 18,
    DARISK_RELATIONSHIP_PR_SHARED = 19,
    DARISK_RELATIONSHIP_PARENT_CHILD = 20,
    DARISK_RELATIONSHIP_SIBLING = 21,
    DARISK_RELATIONSHIP_HALF_SIBLING = 22,
    DARISK_RELATIONSHIP_STEP_SIBLING = 23,
    DARISK_RELATIONSHIP_STEP_PARENT_CHILD = 24,
    DARISK_RELATIONSHIP_PARENTS_COHAB_PARTNER = 25,
    DARISK_RELATIONSHIP_PARENTS_PARTNER_APART = 26,
    DARISK_RELATIONSHIP_PARENT_IN_LAW = 27,
    DARISK_RELATIONSHIP_CHILD_IN_LAW = 28,
    DARISK_RELATIONSHIP_SIBLING_IN_LAW = 29,
    DARISK_RELATIONSHIP_EX_IN_LAW = 30,
    DARISK_RELATIONSHIP_COHAB_IN_LAW = 31,
    DARISK_RELATIONSHIP_PARTNERS_RELATIVE_APART = 32,
    DARISK_RELATIONSHIP_GRANDPARENT_CHILD = 33,
    DARISK_RELATIONSHIP_STEP_GRANDPARENT = 34,
    DARISK_RELATIONSHIP_GREAT_GRANDPARENT = 35,
    DARISK_RELATIONSHIP_AUNT_UNCLE = 36,
    DARISK_RELATIONSHIP_NIECE_NEPHEW = 37,
    DARISK_RELATIONSHIP_STEP_AUNT_NEPHEW = 38,
    DARISK_RELATIONSHIP_FIRST_COUSIN = 39,
    DARISK_RELATIONSHIP_REMOTE_KIN = 40,
    DARISK_RELATIONSHIP_ADOPTIVE_KIN = 41,
    DARISK_RELATIONSHIP_BIRTH_KIN_AFTER_ADOPTION = 42,
    DARISK_RELATIONSHIP_FOSTER_KIN = 43,
    DARISK_RELATIONSHIP_GUARDIAN_WARD = 44,
    DARISK_RELATIONSHIP_CARER_UNPAID = 45,
    DARISK_RELATIONSHIP_CARER_PAID = 46,
    DARISK_RELATIONSHIP_HOUSEMATE = 47,
    DARISK_RELATIONSHIP_LANDLORD_LODGER = 48,
    DARISK_RELATIONSHIP_FRIEND = 49,
    DARISK_RELATIONSHIP_NEIGHBOUR = 50,
    DARISK_RELATIONSHIP_COLLEAGUE = 51,
    DARISK_RELATIONSHIP_ACQUAINTANCE = 52,
    DARISK_RELATIONSHIP_EMPLOYER = 53,
    DARISK_RELATIONSHIP_BUSINESS = 54,
    DARISK_RELATIONSHIP_RIVAL = 55,
    DARISK_RELATIONSHIP_SEX_WORK_CLIENT = 56,
    DARISK_RELATIONSHIP_TRUST_POSITION = 57,
    DARISK_RELATIONSHIP_STRANGER = 58,
    DARISK_RELATIONSHIP_NONE = 59,
    DARISK_RELATIONSHIP_UNKNOWN = 60,
    DARISK_RELATIONSHIP_REFUSED = 61
} darisk_relationship;

/** The highest kind this release knows. @since 0.1 */
#define DARISK_RELATIONSHIP_LAST 61

/** A set of kinds: bit `kind - 1` for each. The empty set, 0, means that nothing is known of
 * the tie, exactly as #DARISK_RELATIONSHIP_UNKNOWN; it never means that there is no tie
 * (that is #DARISK_RELATIONSHIP_NONE). A set with a bit above the last kind is refused.
 * @since 0.1 */
typedef uint64_t darisk_relationships;

/** The set that holds just this kind (a constant expression; kind from 1 to 61). @since 0.1 */
#define DARISK_RELATIONSHIP_BIT(kind) (UINT64_C(1) << ((kind)-1))

/** Every kind this release knows, as a set. @since 0.1 */
#define DARISK_RELATIONSHIPS_ALL ((UINT64_C(1) << DARISK_RELATIONSHIP_LAST) - 1)

/** What sort of tie a kind is, for counting and for menus. No outcome depends on it.
 * @since 0.1 */
typedef enum darisk_relationship_group {
    DARISK_RELATIONSHIP_GROUP_NOT_SET = 0,
    DARISK_RELATIONSHIP_GROUP_INTIMATE = 1, /**< partners, former partners, the engaged, co-parents */
    DARISK_RELATIONSHIP_GROUP_FAMILY = 2,   /**< kin by birth, marriage, cohabitation, adoption, fostering */
    DARISK_RELATIONSHIP_GROUP_OTHER = 3     /**< every other tie, no tie, and not known */
} darisk_relationship_group;

/** What the library says of one kind. A record owned by the library.
 * @since 0.1 */
typedef struct darisk_relationship_record {
    darisk_relationship relationship;
    darisk_relationship_group group;
    const char *key;              /**< such as "EX_SPOUSE" */
    const char *label;            /**< plain words, such as "former spouse, divorced" */
    const char *victim_role;      /**< what the victim is to the perpetrator, or "" where direction says nothing */
    const char *perpetrator_role; /**< what the perpetrator is to the victim, or "" */
} darisk_relationship_record;

DARISK_BEGIN_DECLS

/** How many kinds there are: 61. @since 0.1 */
DARISK_API size_t darisk_relationship_count(void);

/** One kind by its place in the order, from 0.
 * @return the record, or NULL where the index is not below darisk_relationship_count().
 * @since 0.1 */
DARISK_API const darisk_relationship_record *darisk_relationship_at(size_t index);

/** The record of one kind.
 * @return the record, or NULL for #DARISK_RELATIONSHIP_NOT_SET and for values that are no kind.
 * @since 0.1 */
DARISK_API const darisk_relationship_record *darisk_relationship_find(darisk_relationship relationship);

/** The key of a kind, such as "EX_SPOUSE".
 * @return a string owned by the library, or NULL for a value that is no kind.
 * @since 0.1 */
DARISK_API const char *darisk_relationship_text(darisk_relationship relationship);

/** The kind whose key is exactly this text (capitals, as printed).
 * @param text  a NUL-terminated key
 * @param out   the kind; untouched on failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT for a text that is no key.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_relationship_from_text(const char *text,
                                                                       darisk_relationship *out);

DARISK_END_DECLS

#endif
