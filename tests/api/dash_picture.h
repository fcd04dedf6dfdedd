/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What the tests of a record share: all that it shows at a time, so that a refusal that changes
 * something is seen. */
#ifndef DARISK_TESTS_DASH_PICTURE_H
#define DARISK_TESTS_DASH_PICTURE_H

#include "dash_test.h"

/* All that can be asked of a handle. */
typedef struct picture {
    uint8_t answers[DARISK_DASH_ITEM_LAST];
    uint8_t details[DARISK_DASH_ITEM_LAST];
    darisk_dash_circumstances around;
    darisk_dash_record records[8];
    darisk_dash_link_record links[8];
    size_t record_count;
    size_t link_count;
    int32_t grade;
    darisk_dash_link_state link;
} picture;

static inline picture take_picture(const darisk_dash *dash) {
    const darisk_dash_view view = view_of(dash);
    picture out;
    memset(&out, 0, sizeof out);
    memcpy(out.answers, view.answers, sizeof out.answers);
    memcpy(out.details, view.details, sizeof out.details);
    out.around = *view.circumstances;
    out.record_count = darisk_dash_record_count(dash);
    out.link_count = darisk_dash_link_count(dash);
    assert_int_equal(out.record_count, view.record_count);
    for (size_t i = 0; i < out.record_count; i++)
        out.records[i] = *darisk_dash_record_at(dash, i);
    for (size_t i = 0; i < out.link_count; i++)
        out.links[i] = *darisk_dash_link_at(dash, i);
    out.grade = darisk_dash_grade_in_effect(dash).code;
    out.link = view.link;
    return out;
}

static inline void assert_unchanged(const darisk_dash *dash, const picture *before) {
    const picture after = take_picture(dash);
    assert_memory_equal(before, &after, sizeof after);
}

#endif
