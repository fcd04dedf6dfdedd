/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "dash/marac.h"

#include "dash/provision.h"
#include "dash/tally_form.h"

static const darisk_marac_criterion_record records[] = {
    {DARISK_MARAC_CRITERION_PROFESSIONAL_JUDGEMENT, "PROFESSIONAL_JUDGEMENT",
     "A named professional states a serious concern, whatever the other criteria say.",
     "Ask the professionals who know the case whether they have a serious concern.",
     DARISK_DASH_PROVISION(MARAC_JUDGEMENT)},
    {DARISK_MARAC_CRITERION_VISIBLE_HIGH_RISK, "VISIBLE_HIGH_RISK",
     "So many of the 24 items are answered yes, 14 unless the area says otherwise.",
     "Ask again what was not answered.", DARISK_DASH_PROVISION(RIC_THRESHOLD)},
    {DARISK_MARAC_CRITERION_POTENTIAL_ESCALATION, "POTENTIAL_ESCALATION",
     "So many incidents, or crimes, were reported within the months that the area sets.",
     "Settle the days of the incidents, and whom they were about.",
     DARISK_DASH_PROVISION(MARAC_ESCALATION)},
    {DARISK_MARAC_CRITERION_REPEAT, "REPEAT",
     "Within the months after the last referral the same perpetrator abused the same victim again.",
     "Search the history of referrals, and settle the days.",
     DARISK_DASH_PROVISION(MARAC_REPEAT_B)},
    {DARISK_MARAC_CRITERION_HBV, "HBV",
     "So-called honour-based violence was disclosed, in an area that refers every such case.",
     "Ask, alone and in safety, whether it is so-called honour-based violence.",
     DARISK_DASH_PROVISION(MARAC_HBV)},
};

#define COUNT (sizeof records / sizeof records[0])

size_t darisk_marac_criterion_count(void) {
    return COUNT;
}

const darisk_marac_criterion_record *darisk_marac_criterion_at(size_t index) {
    return index < COUNT ? &records[index] : NULL;
}

const darisk_marac_criterion_record *darisk_marac_criterion_find(darisk_marac_criterion criterion) {
    return darisk_marac_criterion_at((size_t)criterion - 1);
}

bool darisk_marac_is_stated(darisk_stated stated) {
    return stated == DARISK_STATED_UNKNOWN || stated == DARISK_STATED_NO ||
           stated == DARISK_STATED_YES;
}

bool darisk_marac_is_day(darisk_date day) {
    return day == DARISK_DATE_UNKNOWN || darisk_date_is_valid(day);
}

/* The values of a criterion are those of the shared result. */
_Static_assert((int)DARISK_CRITERION_NOT_MET == (int)DARISK_MET_NO &&
                   (int)DARISK_CRITERION_OPEN == (int)DARISK_MET_OPEN &&
                   (int)DARISK_CRITERION_MET == (int)DARISK_MET_YES,
               "one value, two names");

darisk_criterion darisk_marac_criterion_of(enum darisk_met met) {
    return (darisk_criterion)met;
}

darisk_status darisk_marac_stated(darisk_stated stated, darisk_criterion *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_marac_is_stated(stated))
        return DARISK_ERROR_MARAC_STATED;
    *out = darisk_marac_criterion_of(darisk_met_of(stated));
    return DARISK_OK;
}

darisk_status darisk_marac_visible(uint32_t ric_yes, uint32_t ric_unknown, uint32_t threshold,
                                   darisk_criterion *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (threshold < 1 || threshold > DARISK_TALLY_RIC)
        return DARISK_ERROR_DASH_THRESHOLD;
    if (ric_yes > DARISK_TALLY_RIC || ric_unknown > DARISK_TALLY_RIC - ric_yes)
        return DARISK_ERROR_ANSWER;
    *out = darisk_tally_threshold(ric_yes, ric_unknown, threshold);
    return DARISK_OK;
}
