/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The rules about what is known around the answers: V14 to V19. */
#include "dash/validate.h"

#define FINDING(name) DARISK_DASH_FINDING_##name

static void tell(struct darisk_validation *of, darisk_dash_finding finding,
                 darisk_verdict verdict) {
    darisk_validation_tell(of, finding, verdict, 0, 0);
}

static bool is_closed_or_graded(const struct darisk_validation *of) {
    return of->judgement != NULL || darisk_validation_if_closed(of) == DARISK_FIRES;
}

/* V14: whether and when the databases were searched. */
void darisk_validate_v14(struct darisk_validation *of) {
    const darisk_dash_search search =
        of->judgement == NULL ? DARISK_DASH_SEARCH_NOT_SET : of->judgement->search;
    if (!is_closed_or_graded(of))
        return;
    if (search == DARISK_DASH_SEARCH_NOT_SET)
        tell(of, FINDING(SEARCH_NOT_RECORDED), DARISK_FIRES);
    if (search == DARISK_DASH_SEARCH_NO)
        tell(of, FINDING(SEARCH_NOT_MADE), DARISK_FIRES);
    if (search == DARISK_DASH_SEARCH_UNKNOWN)
        tell(of, FINDING(SEARCH_NOT_MADE), DARISK_CANNOT_TELL);
    if (search == DARISK_DASH_SEARCH_YES &&
        of->judgement->searched_at.given == DARISK_MOMENT_MISSING)
        tell(of, FINDING(SEARCH_TIME_MISSING), DARISK_FIRES);
}

/* V15: how the victim was met. Without a meeting a form is not completed. */
void darisk_validate_v15(struct darisk_validation *of) {
    const darisk_dash_mode mode =
        of->judgement == NULL ? DARISK_DASH_MODE_NOT_SET : of->judgement->mode;
    const darisk_dash_state state = of->around->state;
    if (is_closed_or_graded(of) && mode == DARISK_DASH_MODE_NOT_SET)
        tell(of, FINDING(MODE_MISSING), DARISK_FIRES);
    if (mode == DARISK_DASH_MODE_NO_CONTACT)
        tell(of, FINDING(NO_CONTACT_COMPLETED),
             state == DARISK_DASH_STATE_COMPLETED ? DARISK_FIRES
             : state == DARISK_DASH_STATE_NOT_SET ? DARISK_CANNOT_TELL
                                                  : DARISK_NOTHING);
}

/* Whether two references name two persons; unknown where either is missing. */
static darisk_stated differ(uint64_t a, uint64_t b) {
    if (a == 0 || b == 0)
        return DARISK_STATED_UNKNOWN;
    return a != b ? DARISK_STATED_YES : DARISK_STATED_NO;
}

/* V16: a counter-allegation has an assessment of its own, linked, graded, roles exchanged. */
void darisk_validate_v16(struct darisk_validation *of) {
    const darisk_dash_circumstances *around = of->around;
    if (of->view->link == DARISK_DASH_LINK_NONE) {
        tell(of, FINDING(COUNTER_NOT_LINKED), darisk_validation_if_yes(around->counter_allegation));
        return;
    }
    if (of->view->link == DARISK_DASH_LINK_UNRESOLVED)
        tell(of, FINDING(COUNTER_UNRESOLVED), DARISK_FIRES);
    tell(of, FINDING(LINKED_NOT_GRADED), darisk_validation_if_no(around->linked_graded));
    tell(of, FINDING(LINKED_ROLES),
         darisk_validation_if_yes(
             darisk_validation_or(differ(around->linked_victim, around->perpetrator),
                                  differ(around->linked_perpetrator, around->victim))));
}

/* V17: children are listed, and it is recorded whether anybody was told of them. */
void darisk_validate_v17(struct darisk_validation *of) {
    const darisk_dash_circumstances *around = of->around;
    darisk_stated trigger = darisk_validation_or(around->child_lives_there, around->child_present);
    if (darisk_validation_asks(of, DARISK_DASH_ITEM_DEPENDANTS_HOME))
        trigger = darisk_validation_or(trigger, darisk_validation_stated(darisk_validation_answer(
                                                    of, DARISK_DASH_ITEM_DEPENDANTS_HOME)));
    const darisk_verdict verdict = darisk_validation_if_yes(trigger);
    if (around->children_listed != DARISK_STATED_YES)
        tell(of, FINDING(CHILDREN_NOT_LISTED), verdict);
    if (around->notification_made == DARISK_STATED_UNKNOWN)
        tell(of, FINDING(NOTIFICATION_NOT_RECORDED), verdict);
    if (around->referral_made == DARISK_STATED_UNKNOWN)
        tell(of, FINDING(REFERRAL_NOT_RECORDED), verdict);
}

/* V18: the victim is 16 or over. Under 16 there is a form for young people, under 13 none. */
void darisk_validate_v18(struct darisk_validation *of) {
    const int32_t lowest = of->around->victim_age_lowest;
    const int32_t highest = of->around->victim_age_highest;
    if ((of->around->given & DARISK_DASH_GIVEN_VICTIM_AGE) == 0) {
        tell(of, FINDING(VICTIM_UNDER_16), DARISK_CANNOT_TELL);
    } else if (highest < 13) {
        tell(of, FINDING(VICTIM_UNDER_13), DARISK_FIRES);
    } else if (highest < 16) {
        tell(of, FINDING(VICTIM_UNDER_13), lowest < 13 ? DARISK_CANNOT_TELL : DARISK_NOTHING);
        tell(of, FINDING(VICTIM_UNDER_16), DARISK_FIRES);
    } else if (lowest < 16) {
        tell(of, FINDING(VICTIM_UNDER_16), DARISK_CANNOT_TELL);
    }
}

/* V19: a form that was left out says why, and where the assessment is. */
void darisk_validate_v19(struct darisk_validation *of) {
    const darisk_dash_state state = of->around->state;
    const darisk_verdict verdict = state == DARISK_DASH_STATE_NOT_COMPLETED ? DARISK_FIRES
                                   : state == DARISK_DASH_STATE_NOT_SET     ? DARISK_CANNOT_TELL
                                                                            : DARISK_NOTHING;
    if (of->around->not_completed == DARISK_DASH_NOT_COMPLETED_NOT_SET)
        tell(of, FINDING(REASON_NOT_COMPLETED_MISSING), verdict);
    if (of->around->recorded_elsewhere != DARISK_STATED_YES)
        tell(of, FINDING(RECORDED_WHERE_MISSING), verdict);
}
