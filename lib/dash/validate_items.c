/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The rules about the answers: V1 to V4, V12 and V13. */
#include "dash/validate.h"

#define GATE          DARISK_DASH_ITEM_DEPENDANTS_HOME
#define GATED_1       DARISK_DASH_ITEM_CHILD_HURT
#define GATED_2       DARISK_DASH_ITEM_CHILD_THREAT
#define ITEM_LAST     DARISK_DASH_ITEM_LAST
#define FINDING(name) DARISK_DASH_FINDING_##name

static bool is_police_form(const struct darisk_validation *of) {
    return of->view->instrument == DARISK_INSTRUMENT_DASH_2009;
}

static bool is_gated(const struct darisk_validation *of, uint32_t item) {
    return is_police_form(of) && (item == GATED_1 || item == GATED_2);
}

static bool is_gate_closed(const struct darisk_validation *of) {
    return is_police_form(of) && darisk_validation_answer(of, GATE) == DARISK_ANSWER_NO;
}

/* V1: every item has a state. */
void darisk_validate_v01(struct darisk_validation *of) {
    const darisk_verdict verdict = darisk_validation_if_closed(of);
    for (uint32_t item = 1; item <= ITEM_LAST; item++)
        if (darisk_validation_asks(of, item) &&
            darisk_validation_answer(of, item) == DARISK_ANSWER_BLANK)
            darisk_validation_tell(of, FINDING(ITEM_BLANK), verdict, item, 0);
}

/* V2: a yes that wants words has them. */
void darisk_validate_v02(struct darisk_validation *of) {
    if (!is_police_form(of))
        return;
    for (uint32_t item = 1; item <= ITEM_LAST; item++) {
        if (darisk_validation_answer(of, item) != DARISK_ANSWER_YES ||
            !darisk_dash_item_find((darisk_dash_item)item)->needs_detail)
            continue;
        const darisk_stated detail = of->view->details == NULL
                                         ? DARISK_STATED_UNKNOWN
                                         : (darisk_stated)of->view->details[item - 1];
        darisk_validation_tell(of, FINDING(DETAIL_MISSING), darisk_validation_if_no(detail), item,
                               0);
    }
}

/* Behind a gate that is closed nothing else is expected than "not applicable". */
static darisk_verdict behind_closed_gate(darisk_answer answer, bool yes) {
    const bool is_yes = answer == DARISK_ANSWER_YES;
    if (answer == DARISK_ANSWER_BLANK || answer == DARISK_ANSWER_NOT_APPLICABLE)
        return DARISK_NOTHING;
    return is_yes == yes ? DARISK_FIRES : DARISK_NOTHING;
}

static void tell_closed_gate(struct darisk_validation *of, darisk_dash_finding finding, bool yes) {
    if (!is_gate_closed(of))
        return;
    for (uint32_t item = GATED_1; item <= GATED_2; item++)
        darisk_validation_tell(
            of, finding, behind_closed_gate(darisk_validation_answer(of, item), yes), item, 0);
}

static void tell_open_gate(struct darisk_validation *of) {
    if (!is_police_form(of))
        return;
    const darisk_verdict verdict =
        darisk_validation_if_yes(darisk_validation_stated(darisk_validation_answer(of, GATE)));
    for (uint32_t item = GATED_1; item <= GATED_2; item++)
        if (darisk_validation_answer(of, item) == DARISK_ANSWER_NOT_APPLICABLE)
            darisk_validation_tell(of, FINDING(GATE_OPEN), verdict, item, 0);
}

/* V3: "not applicable" stands behind the closed gate, and there only. */
void darisk_validate_v03(struct darisk_validation *of) {
    tell_closed_gate(of, FINDING(GATE_YES), true);
    tell_closed_gate(of, FINDING(GATE_NOT_MARKED), false);
    tell_open_gate(of);
    for (uint32_t item = 1; item <= ITEM_LAST; item++)
        if (!is_gated(of, item) &&
            darisk_validation_answer(of, item) == DARISK_ANSWER_NOT_APPLICABLE)
            darisk_validation_tell(of, FINDING(NOT_GATED), DARISK_FIRES, item, 0);
}

/* A set of further questions that something calls for is answered, or left out for a reason. */
static darisk_verdict set_missing(darisk_stated trigger, darisk_stated done, darisk_stated reason) {
    if (trigger == DARISK_STATED_NO || done == DARISK_STATED_YES || reason == DARISK_STATED_YES)
        return DARISK_NOTHING;
    return trigger == DARISK_STATED_YES && done == DARISK_STATED_NO && reason == DARISK_STATED_NO
               ? DARISK_FIRES
               : DARISK_CANNOT_TELL;
}

static darisk_stated said(const struct darisk_validation *of, uint32_t item) {
    return darisk_validation_stated(darisk_validation_answer(of, item));
}

/* V4: the sets on stalking and on so-called honour-based abuse. */
void darisk_validate_v04(struct darisk_validation *of) {
    const darisk_dash_circumstances *around = of->around;
    if (!is_police_form(of))
        return;
    const darisk_stated stalking = darisk_validation_or(
        said(of, DARISK_DASH_ITEM_STALKING),
        darisk_validation_or(around->stalking_twice, around->extremely_frightened));
    const darisk_stated honour = darisk_validation_or(
        said(of, DARISK_DASH_ITEM_ISOLATED),
        darisk_validation_or(said(of, DARISK_DASH_ITEM_OTHER_THREATENER), around->hba_disclosed));
    darisk_validation_tell(of, FINDING(SDASH_MISSING),
                           set_missing(stalking, around->sdash_done, around->sdash_reason), 0, 0);
    darisk_validation_tell(of, FINDING(HBA_MISSING),
                           set_missing(honour, around->hba_done, around->hba_reason), 0, 0);
}

static uint32_t count_answers(const struct darisk_validation *of, darisk_answer answer) {
    uint32_t count = 0;
    for (uint32_t item = 1; item <= ITEM_LAST; item++)
        if (darisk_validation_asks(of, item) && darisk_validation_answer(of, item) == answer)
            count++;
    return count;
}

static uint32_t count_items(const struct darisk_validation *of) {
    uint32_t count = 0;
    for (uint32_t item = 1; item <= ITEM_LAST; item++)
        if (darisk_validation_asks(of, item))
            count++;
    return count;
}

/* V12: not too many items without an answer. Blanks are counted apart: V1 speaks of them, and
 * what will stand there is not known. */
void darisk_validate_v12(struct darisk_validation *of) {
    if (of->around->state == DARISK_DASH_STATE_REFUSED)
        return;
    const uint32_t items = count_items(of) - (is_gate_closed(of) ? 2u : 0u);
    const uint32_t limit = of->policy->unknown_limit * items;
    const uint32_t most = of->facts.unknown;
    const uint32_t least = most - count_answers(of, DARISK_ANSWER_BLANK);
    darisk_validation_tell(of, FINDING(MANY_UNKNOWN),
                           100 * least > limit  ? DARISK_FIRES
                           : 100 * most > limit ? DARISK_CANNOT_TELL
                                                : DARISK_NOTHING,
                           0, 0);
}

/* V13: a form on which everything is refused says so, and one that says so has no answers. */
void darisk_validate_v13(struct darisk_validation *of) {
    const darisk_dash_state state = of->around->state;
    if (count_answers(of, DARISK_ANSWER_REFUSED) == count_items(of) &&
        state != DARISK_DASH_STATE_REFUSED)
        darisk_validation_tell(
            of, FINDING(ALL_REFUSED_STATE),
            state == DARISK_DASH_STATE_NOT_SET ? DARISK_CANNOT_TELL : DARISK_FIRES, 0, 0);
    if (state == DARISK_DASH_STATE_REFUSED &&
        count_answers(of, DARISK_ANSWER_YES) + count_answers(of, DARISK_ANSWER_NO) > 0)
        darisk_validation_tell(of, FINDING(REFUSED_BUT_ANSWERED), DARISK_FIRES, 0, 0);
}
