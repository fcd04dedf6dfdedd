/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The link between the assessments of a counter-allegation. No step touches a role or a grade. */
#include "base/size.h"
#include "dash/record.h"
#include "dash/text.h"

static bool in_range(const darisk_dash_link *step, bool first) {
    if (!darisk_moment_is_valid(step->at) || (!first && step->at.given == DARISK_MOMENT_MISSING))
        return false;
    if (step->state == DARISK_DASH_LINK_RESOLVED)
        return step->resolution != DARISK_DASH_RESOLUTION_NOT_SET &&
               (uint32_t)step->resolution <= DARISK_DASH_RESOLUTION_BOTH_STAND;
    return step->state == DARISK_DASH_LINK_UNRESOLVED &&
           step->resolution == DARISK_DASH_RESOLUTION_NOT_SET;
}

/* New, resolved, re-opened, resolved, ...: always about the same other assessment. */
static bool can_follow(const darisk_dash *dash, const darisk_dash_link *step) {
    if (step->assessment == 0 || step->assessment == dash->circumstances.assessment)
        return false;
    if (dash->link_count == 0)
        return step->state == DARISK_DASH_LINK_UNRESOLVED;
    const darisk_dash_link_record *last = &dash->links[dash->link_count - 1];
    return step->assessment == last->assessment && step->state != last->state;
}

static bool out_of_order(const darisk_dash *dash, darisk_moment at) {
    for (size_t i = 0; i < dash->link_count; i++)
        if (darisk_moment_is_later(dash->links[i].at, at) == DARISK_STATED_YES)
            return true;
    return false;
}

static darisk_status step_status(const darisk_dash *dash, const darisk_dash_link *step) {
    const bool first = dash->link_count == 0;
    if (!in_range(step, first))
        return DARISK_ERROR_DASH_VALUE;
    if (!can_follow(dash, step))
        return DARISK_ERROR_DASH_LINK;
    if (!first && step->person == 0)
        return DARISK_ERROR_DASH_PERSON_MISSING;
    if (!first || step->reason_length > 0) {
        const darisk_status text = darisk_dash_text_status(step->reason, step->reason_length);
        if (text != DARISK_OK)
            return text;
    }
    return out_of_order(dash, step->at) ? DARISK_ERROR_DASH_OUT_OF_ORDER : DARISK_OK;
}

static darisk_status append(darisk_dash *dash, const darisk_dash_link *step) {
    char *copy = NULL;
    void *rows = dash->links;
    if (step->reason_length > 0) {
        copy = darisk_dash_copy_text(dash, step->reason, step->reason_length);
        if (copy == NULL)
            return DARISK_ERROR_MEMORY;
    }
    const darisk_status status =
        darisk_dash_grow(dash, &rows, &dash->link_room, dash->link_count, sizeof *dash->links);
    dash->links = rows;
    if (status != DARISK_OK) {
        darisk_dash_release_text(dash, copy);
        return status;
    }
    dash->links[dash->link_count] = (darisk_dash_link_record){
        .state = step->state,
        .resolution = step->resolution,
        .assessment = step->assessment,
        .person = step->person,
        .at = step->at,
        .text = copy,
    };
    dash->link_count++;
    return DARISK_OK;
}

darisk_status darisk_dash_record_link(darisk_dash *dash, const darisk_dash_link *step) {
    if (dash == NULL || step == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(step, sizeof *step))
        return DARISK_ERROR_STRUCT_SIZE;
    if (step->reason == NULL && step->reason_length > 0)
        return DARISK_ERROR_NULL;
    if (!darisk_dash_is_alive(dash))
        return DARISK_ERROR_DASH_FREED;
    const darisk_status status = step_status(dash, step);
    return status == DARISK_OK ? append(dash, step) : status;
}
