/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The handle: its life, its answers, and what is known around them. */
#include "dash/record.h"

#include <string.h>

#include "base/allocator.h"
#include "base/size.h"

darisk_status darisk_dash_new(darisk_instrument instrument, const darisk_allocator *allocator,
                              darisk_dash **out) {
    darisk_allocator memory;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (darisk_instrument_find(instrument) == NULL)
        return DARISK_ERROR_INSTRUMENT;
    const darisk_status status = darisk_allocator_take(allocator, &memory);
    if (status != DARISK_OK)
        return status;
    darisk_dash *dash = memory.allocate(memory.context, sizeof *dash);
    if (dash == NULL)
        return DARISK_ERROR_MEMORY;
    memset(dash, 0, sizeof *dash);
    dash->magic = DARISK_DASH_ALIVE;
    dash->instrument = instrument;
    dash->allocator = memory;
    dash->circumstances.struct_size = sizeof dash->circumstances;
    *out = dash;
    return DARISK_OK;
}

static void release(const darisk_dash *dash, void *rows, size_t bytes) {
    if (rows != NULL)
        dash->allocator.release(dash->allocator.context, rows, bytes);
}

void darisk_dash_free(darisk_dash *dash) {
    if (dash == NULL || !darisk_dash_is_alive(dash))
        return;
    for (size_t i = 0; i < dash->record_count; i++)
        darisk_dash_release_text(dash, dash->records[i].text);
    for (size_t i = 0; i < dash->link_count; i++)
        darisk_dash_release_text(dash, dash->links[i].text);
    release(dash, dash->records, dash->record_room * sizeof *dash->records);
    release(dash, dash->links, dash->link_room * sizeof *dash->links);
    const darisk_allocator memory = dash->allocator;
    memset(dash, 0, sizeof *dash);
    dash->magic = DARISK_DASH_DEAD;
    memory.release(memory.context, dash, sizeof *dash);
}

/* Whether what stands beside an item may be set. */
static darisk_status item_status(const darisk_dash *dash, darisk_dash_item item) {
    if (dash == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_dash_is_alive(dash))
        return DARISK_ERROR_DASH_FREED;
    if (darisk_dash_is_graded(dash))
        return DARISK_ERROR_DASH_FROZEN;
    return darisk_instrument_asks(dash->instrument, item) ? DARISK_OK : DARISK_ERROR_DASH_ITEM;
}

darisk_status darisk_dash_set_answer(darisk_dash *dash, darisk_dash_item item,
                                     darisk_answer answer) {
    const darisk_status status = item_status(dash, item);
    if (status != DARISK_OK)
        return status;
    if ((uint32_t)answer > DARISK_ANSWER_LAST)
        return DARISK_ERROR_ANSWER;
    dash->answers[item - 1] = (uint8_t)answer;
    return DARISK_OK;
}

darisk_status darisk_dash_set_detail(darisk_dash *dash, darisk_dash_item item,
                                     darisk_stated stated) {
    const darisk_status status = item_status(dash, item);
    if (status != DARISK_OK)
        return status;
    if (!darisk_dash_is_stated(stated))
        return DARISK_ERROR_DASH_VALUE;
    dash->details[item - 1] = (uint8_t)stated;
    return DARISK_OK;
}

/* Whether a reference that was given would be taken away or replaced. */
static bool overwrites(uint64_t old, uint64_t now) {
    return old != 0 && old != now;
}

/* Who is who, and which assessment this is, stays once there is a grade or a link. */
static bool overwrites_roles(const darisk_dash *dash, const darisk_dash_circumstances *now) {
    const darisk_dash_circumstances *old = &dash->circumstances;
    if (!darisk_dash_is_graded(dash) && dash->link_count == 0)
        return false;
    return overwrites(old->victim, now->victim) || overwrites(old->perpetrator, now->perpetrator) ||
           overwrites(old->assessment, now->assessment) || overwrites(old->replaces, now->replaces);
}

darisk_status darisk_dash_set_circumstances(darisk_dash *dash,
                                            const darisk_dash_circumstances *circumstances) {
    if (dash == NULL || circumstances == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(circumstances, sizeof *circumstances))
        return DARISK_ERROR_STRUCT_SIZE;
    if (!darisk_dash_is_alive(dash))
        return DARISK_ERROR_DASH_FREED;
    const darisk_status status = darisk_dash_circumstances_status(circumstances, dash->instrument);
    if (status != DARISK_OK)
        return status;
    if (overwrites_roles(dash, circumstances))
        return DARISK_ERROR_DASH_FROZEN;
    dash->circumstances = *circumstances;
    dash->circumstances.struct_size = sizeof dash->circumstances;
    return DARISK_OK;
}

size_t darisk_dash_record_count(const darisk_dash *dash) {
    return dash == NULL || !darisk_dash_is_alive(dash) ? 0 : dash->record_count;
}

const darisk_dash_record *darisk_dash_record_at(const darisk_dash *dash, size_t index) {
    return index < darisk_dash_record_count(dash) ? &dash->records[index] : NULL;
}

size_t darisk_dash_link_count(const darisk_dash *dash) {
    return dash == NULL || !darisk_dash_is_alive(dash) ? 0 : dash->link_count;
}

const darisk_dash_link_record *darisk_dash_link_at(const darisk_dash *dash, size_t index) {
    return index < darisk_dash_link_count(dash) ? &dash->links[index] : NULL;
}

darisk_dash_grade darisk_dash_grade_in_effect(const darisk_dash *dash) {
    const size_t count = darisk_dash_record_count(dash);
    return darisk_dash_grade_after(count == 0 ? NULL : dash->records, count);
}

darisk_status darisk_dash_view_of(const darisk_dash *dash, darisk_dash_view *out) {
    if (dash == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    if (!darisk_dash_is_alive(dash))
        return DARISK_ERROR_DASH_FREED;
    out->instrument = dash->instrument;
    out->answers = dash->answers;
    out->details = dash->details;
    out->circumstances = &dash->circumstances;
    out->records = dash->records;
    out->record_count = dash->record_count;
    out->link =
        dash->link_count == 0 ? DARISK_DASH_LINK_NONE : dash->links[dash->link_count - 1].state;
    out->unused = 0;
    return DARISK_OK;
}
