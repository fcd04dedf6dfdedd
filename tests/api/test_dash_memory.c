/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A handle whose memory fails or is gone. */
#include <stdlib.h>

#include "dash_picture.h"

/* Memory that fails at one call, and that is not given back before the test ends. */
typedef struct memory {
    size_t calls;
    size_t failing; /* from 1; 0 = none */
    size_t held;
    bool keep;
    void *kept[64];
    size_t kept_count;
} memory;

static void *allocate(void *context, size_t size) {
    memory *from = context;
    if (++from->calls == from->failing)
        return NULL;
    from->held += size;
    return malloc(size);
}

static void release(void *context, void *bytes, size_t size) {
    memory *to = context;
    assert_non_null(bytes);
    assert_true(to->held >= size);
    to->held -= size;
    if (to->keep && to->kept_count < LENGTH(to->kept))
        to->kept[to->kept_count++] = bytes;
    else
        free(bytes);
}

/* Records whatever it can, trying each call again where memory failed; false where it did not. */
static bool record_all(darisk_dash *dash, size_t *failures) {
    const darisk_dash_judgement judgement = good_judgement();
    darisk_dash_review review = good_review();
    darisk_dash_entry entry = good_entry();
    const darisk_dash_link link = good_link();
    for (int step = 0; step < 8; step++) {
        for (int attempt = 0;; attempt++) {
            const picture before = take_picture(dash);
            darisk_status status = DARISK_OK;
            if (step == 0)
                status = darisk_dash_record_grade(dash, &judgement);
            else if (step == 1)
                status = darisk_dash_record_review(dash, &review);
            else if (step == 7)
                status = darisk_dash_record_link(dash, &link);
            else
                status = darisk_dash_record_entry(dash, &entry);
            if (status == DARISK_OK)
                break;
            if (status != DARISK_ERROR_MEMORY || attempt > 0)
                return false;
            assert_unchanged(dash, &before);
            (*failures)++;
        }
    }
    return darisk_dash_record_count(dash) == 7 && darisk_dash_link_count(dash) == 1;
}

/* Waits for a leak, a half-written record or a crash where the k-th allocation fails. */
static void test_allocations(void **state) {
    (void)state;
    size_t total = 0;
    for (size_t failing = 0; failing == 0 || failing <= total; failing++) {
        memory from = {.failing = failing};
        const darisk_allocator allocator = {sizeof allocator, &from, allocate, release};
        size_t failures = 0;
        darisk_dash *dash = answered(&allocator);
        if (dash == NULL) {
            assert_int_equal(failing, 1);
            failures++;
            dash = answered(&allocator);
        }
        assert_non_null(dash);
        assert_true(record_all(dash, &failures));
        assert_int_equal(failures, failing == 0 ? 0 : 1);
        darisk_dash_free(dash);
        assert_int_equal(from.held, 0);
        if (failing == 0)
            total = from.calls;
    }
    assert_int_equal(total, 7); /* the handle, 3 texts, 2 lists, one of them grown */
}

/* Whether the library under test looks for freed handles: it was built as this test was. */
static bool looks_for_freed(void) {
#ifdef NDEBUG
    return false;
#else
    return true;
#endif
}

/* Waits for a freed handle that is used as if it were alive. The memory is kept, so that looking
 * at it is no fault in itself. */
static void test_freed(void **state) {
    (void)state;
    if (!looks_for_freed()) {
        print_message("not a debug build: the library does not look for freed handles\n");
        skip();
    }
    memory from = {.keep = true};
    const darisk_allocator allocator = {sizeof allocator, &from, allocate, release};
    const darisk_dash_judgement judgement = good_judgement();
    const darisk_dash_review review = good_review();
    const darisk_dash_entry entry = good_entry();
    const darisk_dash_link link = good_link();
    const darisk_dash_circumstances around = good_circumstances();
    darisk_dash_view view = {.struct_size = sizeof view};
    darisk_dash *dash = answered(&allocator);
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), DARISK_OK);
    darisk_dash_free(dash);
    assert_int_equal(from.held, 0);
    const darisk_status freed = DARISK_ERROR_DASH_FREED;
    assert_int_equal(darisk_dash_set_answer(dash, (darisk_dash_item)1, DARISK_ANSWER_NO), freed);
    assert_int_equal(darisk_dash_set_detail(dash, (darisk_dash_item)1, DARISK_STATED_NO), freed);
    assert_int_equal(darisk_dash_set_circumstances(dash, &around), freed);
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), freed);
    assert_int_equal(darisk_dash_record_review(dash, &review), freed);
    assert_int_equal(darisk_dash_record_entry(dash, &entry), freed);
    assert_int_equal(darisk_dash_record_link(dash, &link), freed);
    assert_int_equal(darisk_dash_view_of(dash, &view), freed);
    assert_int_equal(darisk_dash_record_count(dash), 0);
    assert_int_equal(darisk_dash_link_count(dash), 0);
    assert_null(darisk_dash_record_at(dash, 0));
    assert_null(darisk_dash_link_at(dash, 0));
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_NOT_SET);
    darisk_dash_free(dash); /* does nothing */
    for (size_t i = 0; i < from.kept_count; i++)
        free(from.kept[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allocations),
        cmocka_unit_test(test_freed),
    };
    return cmocka_run_group_tests_name("dash memory", tests, NULL, NULL);
}
