/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The link between the assessments of a counter-allegation. */
#include "dash_picture.h"

static void link_is(darisk_dash *dash, const darisk_dash_link *step, darisk_status expected) {
    const picture before = take_picture(dash);
    assert_int_equal(darisk_dash_record_link(dash, step), expected);
    if (expected != DARISK_OK)
        assert_unchanged(dash, &before);
}

/* Waits for a step that skips one, or that goes to another assessment; and for roles or a grade
 * that a step changes. */
static void test_links(void **state) {
    (void)state;
    darisk_dash *dash = graded();
    const darisk_dash_circumstances around = good_circumstances();
    darisk_dash_link link = good_link();
    darisk_dash_link resolution = good_resolution();
    assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
    link_is(dash, &resolution, DARISK_ERROR_DASH_LINK);
    link.assessment = 0;
    link_is(dash, &link, DARISK_ERROR_DASH_LINK);
    link.assessment = around.assessment; /* to itself */
    link_is(dash, &link, DARISK_ERROR_DASH_LINK);
    link = good_link();
    link.person = 0; /* a new link needs none of the three */
    link.at = (darisk_moment){DARISK_MOMENT_MISSING, 0, 0};
    link.reason = NULL;
    link.reason_length = 0;
    link_is(dash, &link, DARISK_OK);
    assert_null(darisk_dash_link_at(dash, 0)->text);
    link_is(dash, &link, DARISK_ERROR_DASH_VALUE); /* a re-opening needs a moment */
    link = good_link();
    link_is(dash, &link, DARISK_ERROR_DASH_LINK); /* it is open already */
    resolution.assessment = 98;
    link_is(dash, &resolution, DARISK_ERROR_DASH_LINK);
    resolution = good_resolution();
    resolution.person = 0;
    link_is(dash, &resolution, DARISK_ERROR_DASH_PERSON_MISSING);
    resolution = good_resolution();
    resolution.reason_length = 0;
    link_is(dash, &resolution, DARISK_ERROR_DASH_TEXT_BLANK);
    resolution = good_resolution();
    resolution.resolution = DARISK_DASH_RESOLUTION_NOT_SET;
    link_is(dash, &resolution, DARISK_ERROR_DASH_VALUE);
    for (int value = DARISK_DASH_RESOLUTION_THIS_STANDS;
         value <= DARISK_DASH_RESOLUTION_BOTH_STAND + 1; value++) {
        resolution = good_resolution();
        resolution.resolution = (darisk_dash_resolution)value;
        link_is(dash, &resolution,
                value <= DARISK_DASH_RESOLUTION_BOTH_STAND ? DARISK_OK : DARISK_ERROR_DASH_VALUE);
        if (value > DARISK_DASH_RESOLUTION_BOTH_STAND)
            break;
        assert_int_equal(view_of(dash).link, DARISK_DASH_LINK_RESOLVED);
        link = good_link();
        link_is(dash, &link, DARISK_ERROR_DASH_OUT_OF_ORDER);
        link.at = moment(103, 0);
        link.resolution = DARISK_DASH_RESOLUTION_BOTH_STAND;
        link_is(dash, &link, DARISK_ERROR_DASH_VALUE);
        link.resolution = DARISK_DASH_RESOLUTION_NOT_SET;
        link_is(dash, &link, DARISK_OK);
        assert_int_equal(view_of(dash).link, DARISK_DASH_LINK_UNRESOLVED);
    }
    assert_int_equal(darisk_dash_link_count(dash), 7);
    assert_int_equal(darisk_dash_link_at(dash, 1)->resolution, DARISK_DASH_RESOLUTION_THIS_STANDS);
    assert_int_equal(darisk_dash_link_at(dash, 5)->resolution, DARISK_DASH_RESOLUTION_BOTH_STAND);
    assert_int_equal(darisk_dash_record_count(dash), 1);
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_MEDIUM);
    assert_memory_equal(view_of(dash).circumstances, &around, sizeof around);
    assert_int_equal(darisk_dash_record_link(dash, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_record_link(NULL, &link), DARISK_ERROR_NULL);
    link.struct_size = 1;
    link_is(dash, &link, DARISK_ERROR_STRUCT_SIZE);
    link = good_link();
    link.reason = NULL;
    link_is(dash, &link, DARISK_ERROR_NULL);
    darisk_dash_free(dash);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links),
    };
    return cmocka_run_group_tests_name("dash link", tests, NULL, NULL);
}
