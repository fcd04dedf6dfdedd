/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The law of relationships as one table: what each column says of each kind of tie, in the order
 * of darisk/relationship.h. Columns that several definitions share stand once: DAPN_2024 and
 * CPS_FLAG read DAA, DVPN_2014 reads FLA, SCO_PROTOCOL and SCO_2018 read SCO.
 *
 *   Y  qualifies      R  review      N  excluded
 *   L  if living together     LR  qualifies if living together, else review
 *   H  if they live or lived in one household
 *   D  if the intimate relationship is of significant duration
 *   P  if an adult has parental responsibility
 *
 * Each of L, H, D and P: yes qualifies, no is excluded, unknown is review. */
#ifndef DARISK_MATRIX_H
#define DARISK_MATRIX_H

/* clang-format off */
#define DARISK_MATRIX(ROW, v)                                                       \
    /*       kind                       ACPO XGOV DAA SCA15 SCA23 FLA WAL SCO DHR S3 */ \
    ROW(v, SPOUSE,                    Y,   Y,   Y,   Y,   Y,   Y,   Y,   Y,   Y,   N) \
    ROW(v, CIVIL_PARTNER,             Y,   Y,   Y,   Y,   Y,   Y,   Y,   Y,   Y,   N) \
    ROW(v, SPOUSE_SEPARATED,          Y,   Y,   Y,   L,   Y,   Y,   Y,   Y,   Y,   N) \
    ROW(v, EX_SPOUSE,                 Y,   Y,   Y,   L,   Y,   Y,   Y,   Y,   Y,   N) \
    ROW(v, EX_CIVIL_PARTNER,          Y,   Y,   Y,   L,   Y,   Y,   Y,   Y,   Y,   N) \
    ROW(v, COHAB_PARTNER,             Y,   Y,   Y,   Y,   Y,   Y,   Y,   Y,   Y,   N) \
    ROW(v, EX_COHAB_PARTNER,          Y,   Y,   Y,   L,   Y,   Y,   Y,   Y,   Y,   N) \
    ROW(v, BF_GF,                     Y,   Y,   Y,   Y,   Y,   D,   Y,   Y,   Y,   N) \
    ROW(v, EX_BF_GF,                  Y,   Y,   Y,   L,   Y,   D,   Y,   Y,   Y,   N) \
    ROW(v, ENGAGED,                   R,   R,   Y,   LR,  Y,   Y,   Y,   R,   LR,  N) \
    ROW(v, EX_ENGAGED,                R,   R,   Y,   L,   Y,   Y,   Y,   R,   LR,  N) \
    ROW(v, CP_AGREEMENT,              R,   R,   Y,   L,   Y,   Y,   Y,   R,   LR,  N) \
    ROW(v, AFFAIR,                    Y,   Y,   Y,   Y,   Y,   D,   Y,   Y,   Y,   N) \
    ROW(v, CASUAL_REPEAT,             Y,   Y,   Y,   R,   Y,   D,   Y,   R,   Y,   N) \
    ROW(v, ONE_NIGHT_STAND,           Y,   Y,   Y,   R,   Y,   N,   Y,   R,   Y,   N) \
    ROW(v, DATE_MET,                  R,   R,   R,   R,   R,   N,   R,   R,   LR,  N) \
    ROW(v, APP_NEVER_MET,             R,   R,   R,   N,   R,   N,   R,   R,   LR,  N) \
    ROW(v, CO_PARENT,                 R,   R,   Y,   L,   Y,   Y,   Y,   N,   LR,  N) \
    ROW(v, PR_SHARED,                 R,   R,   Y,   L,   Y,   Y,   Y,   N,   LR,  N) \
    ROW(v, PARENT_CHILD,              Y,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, SIBLING,                   Y,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, HALF_SIBLING,              Y,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, STEP_SIBLING,              Y,   Y,   R,   R,   R,   H,   H,   N,   Y,   R) \
    ROW(v, STEP_PARENT_CHILD,         Y,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, PARENTS_COHAB_PARTNER,     R,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, PARENTS_PARTNER_APART,     R,   R,   N,   N,   N,   N,   N,   N,   LR,  N) \
    ROW(v, PARENT_IN_LAW,             Y,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, CHILD_IN_LAW,              Y,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, SIBLING_IN_LAW,            Y,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, EX_IN_LAW,                 R,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, COHAB_IN_LAW,              R,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, PARTNERS_RELATIVE_APART,   R,   R,   N,   N,   N,   N,   N,   N,   LR,  N) \
    ROW(v, GRANDPARENT_CHILD,         Y,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, STEP_GRANDPARENT,          Y,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, GREAT_GRANDPARENT,         R,   R,   R,   R,   R,   N,   N,   N,   LR,  R) \
    ROW(v, AUNT_UNCLE,                R,   R,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, NIECE_NEPHEW,              R,   R,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, STEP_AUNT_NEPHEW,          R,   R,   N,   N,   N,   N,   N,   N,   LR,  N) \
    ROW(v, FIRST_COUSIN,              R,   R,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, REMOTE_KIN,                R,   R,   N,   N,   N,   N,   N,   N,   LR,  N) \
    ROW(v, ADOPTIVE_KIN,              Y,   Y,   Y,   L,   Y,   Y,   Y,   N,   Y,   Y) \
    ROW(v, BIRTH_KIN_AFTER_ADOPTION,  R,   R,   R,   R,   R,   Y,   Y,   N,   LR,  R) \
    ROW(v, FOSTER_KIN,                R,   R,   N,   N,   N,   H,   H,   N,   LR,  N) \
    ROW(v, GUARDIAN_WARD,             R,   R,   N,   N,   N,   H,   H,   N,   LR,  P) \
    ROW(v, CARER_UNPAID,              N,   N,   N,   N,   N,   H,   R,   N,   L,   N) \
    ROW(v, CARER_PAID,                N,   N,   N,   N,   N,   N,   N,   N,   L,   N) \
    ROW(v, HOUSEMATE,                 N,   N,   N,   N,   N,   Y,   R,   N,   Y,   N) \
    ROW(v, LANDLORD_LODGER,           N,   N,   N,   N,   N,   N,   N,   N,   L,   N) \
    ROW(v, FRIEND,                    N,   N,   N,   N,   N,   N,   N,   N,   N,   N) \
    ROW(v, NEIGHBOUR,                 N,   N,   N,   N,   N,   N,   N,   N,   N,   N) \
    ROW(v, COLLEAGUE,                 N,   N,   N,   N,   N,   N,   N,   N,   N,   N) \
    ROW(v, ACQUAINTANCE,              N,   N,   N,   N,   N,   N,   N,   N,   N,   N) \
    ROW(v, EMPLOYER,                  N,   N,   N,   N,   N,   N,   N,   N,   N,   N) \
    ROW(v, BUSINESS,                  N,   N,   N,   N,   N,   N,   N,   N,   N,   N) \
    ROW(v, RIVAL,                     N,   N,   N,   N,   N,   N,   N,   N,   N,   N) \
    ROW(v, SEX_WORK_CLIENT,           R,   R,   R,   N,   R,   N,   R,   R,   LR,  N) \
    ROW(v, TRUST_POSITION,            N,   N,   N,   N,   N,   N,   N,   N,   N,   N) \
    ROW(v, STRANGER,                  N,   N,   N,   N,   N,   N,   N,   N,   N,   N) \
    ROW(v, NONE,                      N,   N,   N,   N,   N,   N,   N,   N,   N,   N) \
    ROW(v, UNKNOWN,                   R,   R,   R,   R,   R,   R,   R,   R,   LR,  R) \
    ROW(v, REFUSED,                   R,   R,   R,   R,   R,   R,   R,   R,   LR,  R) \

/* clang-format on */

#endif
