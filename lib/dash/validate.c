/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "dash/validate.h"

#include "base/size.h"
#include "dash/record.h"

#define ITEMS_RIC 24

static const darisk_dash_validation_policy DEFAULT = DARISK_DASH_VALIDATION_POLICY_DEFAULT;

void darisk_validation_tell(struct darisk_validation *to, darisk_dash_finding finding,
                            darisk_verdict verdict, uint32_t item, size_t record) {
    if (verdict == DARISK_NOTHING)
        return;
    if (to->count < to->capacity) {
        const darisk_dash_finding_record *about = darisk_dash_finding_find(finding);
        to->found[to->count] = (darisk_dash_found){
            .finding = finding,
            .certainty = verdict,
            .severity = about->severity,
            .rule = about->rule,
            .item = (darisk_dash_item)item,
            .record = (uint32_t)record,
        };
    }
    to->count++;
}

darisk_verdict darisk_validation_if_closed(const struct darisk_validation *of) {
    switch (of->around->state) {
    case DARISK_DASH_STATE_COMPLETED:
    case DARISK_DASH_STATE_REFUSED:
        return DARISK_FIRES;
    case DARISK_DASH_STATE_NOT_SET:
        return DARISK_CANNOT_TELL;
    case DARISK_DASH_STATE_IN_PROGRESS:
    case DARISK_DASH_STATE_NOT_COMPLETED:
    default:
        return DARISK_NOTHING;
    }
}

static const darisk_dash_record *first_judgement(const darisk_dash_view *view) {
    for (size_t i = 0; i < view->record_count; i++)
        if (view->records[i].kind == DARISK_DASH_RECORD_JUDGEMENT)
            return &view->records[i];
    return NULL;
}

static darisk_status policy_status(const darisk_dash_validation_policy *policy) {
    if (!darisk_struct_is_readable(policy, sizeof *policy))
        return DARISK_ERROR_STRUCT_SIZE;
    return policy->medium_from >= 1 && policy->medium_from <= policy->high_from &&
                   policy->high_from <= ITEMS_RIC && policy->unknown_limit <= 100
               ? DARISK_OK
               : DARISK_ERROR_DASH_POLICY;
}

static darisk_status tally(const darisk_dash_view *view, darisk_dash_facts *facts) {
    darisk_dash_tally_policy policy = {.struct_size = sizeof policy};
    const darisk_status status = darisk_dash_tally_policy_default(view->instrument, &policy);
    if (status != DARISK_OK)
        return status;
    *facts = (darisk_dash_facts){.struct_size = sizeof *facts};
    return darisk_dash_tally(&policy, view->answers, facts);
}

/* In the order in which findings are listed. */
static void run(struct darisk_validation *of) {
    darisk_validate_v01(of);
    darisk_validate_v02(of);
    darisk_validate_v03(of);
    darisk_validate_v04(of);
    darisk_validate_v05(of);
    darisk_validate_v07(of);
    darisk_validate_v08(of);
    darisk_validate_v09(of);
    darisk_validate_v10(of);
    darisk_validate_v11(of);
    darisk_validate_v12(of);
    darisk_validate_v13(of);
    darisk_validate_v14(of);
    darisk_validate_v15(of);
    darisk_validate_v16(of);
    darisk_validate_v17(of);
    darisk_validate_v18(of);
    darisk_validate_v19(of);
}

darisk_status darisk_dash_validate(const darisk_dash_view *view,
                                   const darisk_dash_validation_policy *policy,
                                   darisk_dash_found *found, size_t capacity, size_t *count) {
    if (view == NULL || count == NULL || (found == NULL && capacity > 0))
        return DARISK_ERROR_NULL;
    darisk_status status = darisk_validation_view_status(view);
    if (status == DARISK_OK && policy != NULL)
        status = policy_status(policy);
    if (status != DARISK_OK)
        return status;
    struct darisk_validation of = {
        .view = view,
        .around = view->circumstances,
        .policy = policy == NULL ? &DEFAULT : policy,
        .judgement = first_judgement(view),
        .grade = darisk_dash_grade_after(view->records, view->record_count),
        .found = found,
        .capacity = capacity,
    };
    status = tally(view, &of.facts);
    if (status != DARISK_OK)
        return status;
    run(&of);
    *count = of.count;
    return DARISK_OK;
}
