/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Uses every macro that has parameters, as C and as C++, where headers.sh turns on warnings that
 * users may have on. Each must be a constant expression, and take an enumerator as well as an
 * expression, which fails where a pair of parentheses is missing. It is compiled, never run. */
#include <assert.h>

#include "darisk.h"

static_assert(DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_SPOUSE) == 1, "the lowest tie");
static_assert(DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_LAST) == UINT64_C(1) << 60,
              "the highest");
static_assert(DARISK_RELATIONSHIP_BIT(0 ? 1 : 2) == 2, "parentheses");
static_assert((DARISK_RELATIONSHIPS_ALL & DARISK_RELATIONSHIP_BIT(61)) != 0, "all ties");

static_assert(DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_PHYSICAL) == 1, "the lowest behaviour");
static_assert(DARISK_BEHAVIOUR_BIT(0 ? 1 : 2) == 2, "parentheses");
static_assert((DARISK_BEHAVIOURS_ALL & DARISK_BEHAVIOUR_BIT(21)) != 0, "all behaviours");

static_assert(DARISK_FINDING_BIT(DARISK_FINDING_NOT_YET_IN_FORCE) == 1, "the lowest finding");
static_assert(DARISK_FINDING_BIT(0 ? 1 : 2) == 2, "parentheses");

static_assert(DARISK_PART_BIT(DARISK_PART_BEHAVIOUR) == 8, "the highest part");
static_assert(DARISK_PART_BIT(0 ? 1 : 2) == 2, "parentheses");

static_assert(DARISK_CIRCUMSTANCE_IS(DARISK_CIRCUMSTANCE_REPEATED, DARISK_STATED_YES) == 0x80,
              "a pair of bits");
static_assert(DARISK_CIRCUMSTANCE_IS(0 ? 1 : 2, 0 ? 1 : 2) == 8, "parentheses");
static_assert(DARISK_CIRCUMSTANCE_IS(DARISK_CIRCUMSTANCE_PARENTAL_RESPONSIBILITY,
                                     DARISK_STATED_YES) == 0x8000,
              "the highest pair");

static_assert(DARISK_RESPONSE_FINDING_BIT(DARISK_RESPONSE_FINDING_DANGER_NOW) == 1, "the lowest");
static_assert(DARISK_RESPONSE_FINDING_BIT(DARISK_RESPONSE_FINDING_LAST) == UINT64_C(1) << 43,
              "the highest");
static_assert(DARISK_RESPONSE_FINDING_BIT(0 ? 1 : 2) == 2, "parentheses");
static_assert(DARISK_RESPONSE_DUTY_BIT(DARISK_RESPONSE_DUTY_LAST) == 16, "the highest duty");
static_assert(DARISK_RESPONSE_DUTY_BIT(0 ? 1 : 2) == 2, "parentheses");
static_assert(DARISK_DAIT_CHECK_BIT(DARISK_DAIT_CHECK_HISTORY_VICTIM) == 1, "the first check");
static_assert(DARISK_DAIT_CHECK_BIT(0 ? 1 : 2) == 2, "parentheses");
static_assert((DARISK_DAIT_CHECKS_ALL & DARISK_DAIT_CHECK_BIT(21)) != 0, "all checks");

static_assert(DARISK_DAIT_MARKER_BIT(DARISK_DAIT_MARKER_NOTHING_RECORDED) == 1, "the first marker");
static_assert(DARISK_DAIT_MARKER_BIT(0 ? 1 : 2) == 2, "parentheses");

static_assert(DARISK_DAIT_NOTIFICATION_BIT(DARISK_DAIT_NOTIFICATION_REVIEW_CERTIFICATE) == 8,
              "the last notification");
static_assert(DARISK_DAIT_NOTIFICATION_BIT(0 ? 1 : 2) == 2, "parentheses");

static_assert(DARISK_DASH_ITEM_BIT(DARISK_DASH_ITEM_INJURY_NOW) == 1, "the first item");
static_assert(DARISK_DASH_ITEM_BIT(0 ? 1 : 2) == 2, "parentheses");
static_assert(DARISK_DASH_DUTY_BIT(0 ? 1 : 2) == 2, "parentheses");

/* The same with values known only when it runs. */
darisk_relationships tie_and_friend(darisk_relationship tie);
darisk_behaviours with_threats(darisk_behaviour behaviour);
darisk_findings finding_set(darisk_finding finding);
uint32_t part_set(darisk_part part);
darisk_circumstances circumstance_set(darisk_circumstance circumstance, darisk_stated stated);
darisk_dait_check_set check_set(darisk_dait_check check);
darisk_dait_markers marker_set(darisk_dait_marker marker);
darisk_dait_notifications notification_set(darisk_dait_notification notification);
darisk_dait_outcome outcome_of(int which);

darisk_relationships tie_and_friend(darisk_relationship tie) {
    return DARISK_RELATIONSHIP_BIT(tie) | DARISK_RELATIONSHIP_BIT(DARISK_RELATIONSHIP_FRIEND);
}

darisk_behaviours with_threats(darisk_behaviour behaviour) {
    return DARISK_BEHAVIOUR_BIT(behaviour) | DARISK_BEHAVIOUR_BIT(DARISK_BEHAVIOUR_THREATENING);
}

darisk_findings finding_set(darisk_finding finding) {
    return DARISK_FINDING_BIT(finding);
}

uint32_t part_set(darisk_part part) {
    return DARISK_PART_BIT(part);
}

darisk_circumstances circumstance_set(darisk_circumstance circumstance, darisk_stated stated) {
    return DARISK_CIRCUMSTANCE_IS(circumstance, stated);
}

darisk_response_findings response_finding_set(darisk_response_finding finding);
darisk_response_duties response_duty_set(darisk_response_duty duty);
int32_t response_codes(void);
darisk_response_grade response_faster(darisk_response_grade grade);

darisk_response_findings response_finding_set(darisk_response_finding finding) {
    return DARISK_RESPONSE_FINDING_BIT(finding);
}

darisk_response_duties response_duty_set(darisk_response_duty duty) {
    return DARISK_RESPONSE_DUTY_BIT(duty);
}

int32_t response_codes(void) {
    return DARISK_RESPONSE_GRADE_NOT_SET.code + DARISK_RESPONSE_GRADE_EMERGENCY.code +
           DARISK_RESPONSE_GRADE_PRIORITY.code + DARISK_RESPONSE_GRADE_SCHEDULED.code +
           DARISK_RESPONSE_GRADE_RESOLUTION_WITHOUT_DEPLOYMENT.code;
}

darisk_response_grade response_faster(darisk_response_grade grade) {
    return grade.code > DARISK_RESPONSE_PRIORITY ? DARISK_RESPONSE_GRADE_PRIORITY
                                                 : DARISK_RESPONSE_GRADE_EMERGENCY;
}

darisk_dait_check_set check_set(darisk_dait_check check) {
    return DARISK_DAIT_CHECK_BIT(check);
}

darisk_dait_markers marker_set(darisk_dait_marker marker) {
    return DARISK_DAIT_MARKER_BIT(marker);
}

darisk_dait_notifications notification_set(darisk_dait_notification notification) {
    return DARISK_DAIT_NOTIFICATION_BIT(notification);
}

darisk_dait_outcome outcome_of(int which) {
    switch (which) {
    case 0:
        return DARISK_DAIT_OUTCOME_CHECKS_OPEN;
    case 1:
        return DARISK_DAIT_OUTCOME_BRIEF_CREW;
    case 2:
        return DARISK_DAIT_OUTCOME_ALERT_CONTROL;
    case 3:
        return DARISK_DAIT_OUTCOME_ALERT_INSPECTOR;
    default:
        return DARISK_DAIT_OUTCOME_NOT_SET;
    }
}
