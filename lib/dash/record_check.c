/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What may be said around the answers, and how grades follow each other. */
#include "dash/record.h"

#define GIVEN_ALL (DARISK_DASH_GIVEN_VICTIM_AGE | DARISK_DASH_GIVEN_FLAGGED)

darisk_dash_grade darisk_dash_grade_after(const darisk_dash_record *records, size_t count) {
    for (size_t i = count; i > 0; i--)
        if (darisk_dash_sets_grade(&records[i - 1]))
            return records[i - 1].grade;
    return DARISK_DASH_GRADE_NOT_SET;
}

bool darisk_dash_decision_fits(darisk_dash_decision decision, darisk_dash_grade before,
                               darisk_dash_grade after) {
    switch (decision) {
    case DARISK_DASH_DECISION_AGREED:
        return after.code == before.code;
    case DARISK_DASH_DECISION_RAISED:
        return after.code > before.code;
    case DARISK_DASH_DECISION_LOWERED:
        return after.code < before.code;
    case DARISK_DASH_DECISION_NOT_SET:
    default:
        return false;
    }
}

static bool all_stated(const darisk_dash_circumstances *c) {
    const darisk_stated stated[] = {
        c->sdash_done,           c->sdash_reason,         c->hba_done,
        c->hba_reason,           c->hba_disclosed,        c->stalking_twice,
        c->extremely_frightened, c->indicators_addressed, c->child_lives_there,
        c->child_present,        c->children_listed,      c->notification_made,
        c->referral_made,        c->counter_allegation,   c->linked_graded,
        c->recorded_elsewhere,
    };
    for (size_t i = 0; i < sizeof stated / sizeof stated[0]; i++)
        if (!darisk_dash_is_stated(stated[i]))
            return false;
    return true;
}

static bool is_age(const darisk_dash_circumstances *c) {
    if ((c->given & DARISK_DASH_GIVEN_VICTIM_AGE) == 0)
        return c->victim_age_lowest == 0 && c->victim_age_highest == 0;
    return 0 <= c->victim_age_lowest && c->victim_age_lowest <= c->victim_age_highest &&
           c->victim_age_highest <= DARISK_AGE_LAST;
}

/* The flagged items are items of the instrument, and there are none unless they are given. */
static bool are_flagged(const darisk_dash_circumstances *c, darisk_instrument instrument) {
    if ((c->given & DARISK_DASH_GIVEN_FLAGGED) == 0)
        return c->flagged == 0;
    return (c->flagged & ~darisk_instrument_find(instrument)->items) == 0;
}

darisk_status darisk_dash_circumstances_status(const darisk_dash_circumstances *circumstances,
                                               darisk_instrument instrument) {
    if (!is_age(circumstances))
        return DARISK_ERROR_DASH_AGE;
    if ((circumstances->given & ~(uint32_t)GIVEN_ALL) != 0 ||
        (uint32_t)circumstances->state > DARISK_DASH_STATE_NOT_COMPLETED ||
        (uint32_t)circumstances->not_completed > DARISK_DASH_NOT_COMPLETED_OTHER ||
        (circumstances->replaces != 0 && circumstances->replaces == circumstances->assessment) ||
        !darisk_moment_is_valid(circumstances->incident) || !all_stated(circumstances) ||
        !are_flagged(circumstances, instrument))
        return DARISK_ERROR_DASH_VALUE;
    return DARISK_OK;
}
