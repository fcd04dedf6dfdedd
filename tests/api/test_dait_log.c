/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Who was told and when: only ever added to, and due until it is there. */
#include "dait_test.h"

#include <stdlib.h>

static int make_log(void **state) {
    darisk_dait_log *log = NULL;
    if (darisk_dait_log_new(NULL, &log) != DARISK_OK)
        return -1;
    *state = log;
    return 0;
}

static int free_log(void **state) {
    darisk_dait_log_free(*state);
    return 0;
}

static darisk_dait_told told(darisk_dait_notification notification, uint64_t person) {
    darisk_dait_told record;
    memset(&record, 0, sizeof record);
    record.struct_size = sizeof record;
    record.notification = notification;
    record.at = (darisk_moment){DARISK_MOMENT_MINUTE, day(2026, 3, 1), 754};
    record.person = person;
    return record;
}

static darisk_dait_notifications due_of(const darisk_dait_log *log, darisk_dait_notifications due) {
    darisk_dait_notifications out = 0xffff;
    assert_int_equal(darisk_dait_log_due(log, due, &out), DARISK_OK);
    return out;
}

/* Waits for a notification that is done with too early, too late, or with another one; and for
 * one that was never due. */
static void test_due_until_told(void **state) {
    const darisk_dait_notifications due =
        NOTIFY(TELL_CONTROL_SUPERVISOR) | NOTIFY(TELL_DUTY_INSPECTOR) | NOTIFY(WARN_CREW_FIREARMS);
    darisk_dait_told record = told(DARISK_DAIT_NOTIFICATION_TELL_DUTY_INSPECTOR, 5);
    assert_int_equal(due_of(NULL, due), due);
    assert_int_equal(due_of(*state, due), due);
    assert_int_equal(darisk_dait_log_add(*state, &record), DARISK_OK);
    assert_int_equal(due_of(*state, due),
                     NOTIFY(TELL_CONTROL_SUPERVISOR) | NOTIFY(WARN_CREW_FIREARMS));
    record.notification = DARISK_DAIT_NOTIFICATION_REVIEW_CERTIFICATE; /* was not due */
    assert_int_equal(darisk_dait_log_add(*state, &record), DARISK_OK);
    assert_int_equal(due_of(*state, due),
                     NOTIFY(TELL_CONTROL_SUPERVISOR) | NOTIFY(WARN_CREW_FIREARMS));
    assert_int_equal(due_of(*state, 0), 0);
    record.notification = DARISK_DAIT_NOTIFICATION_TELL_CONTROL_SUPERVISOR;
    assert_int_equal(darisk_dait_log_add(*state, &record), DARISK_OK);
    record.notification = DARISK_DAIT_NOTIFICATION_WARN_CREW_FIREARMS;
    assert_int_equal(darisk_dait_log_add(*state, &record), DARISK_OK);
    assert_int_equal(due_of(*state, due), 0);
}

/* Waits for an outcome that changes because somebody was told. */
static void test_telling_changes_no_outcome(void **state) {
    const darisk_dait_checks checks = one_check(CHECK(MARAC_12_MONTHS), IS_FOUND);
    const darisk_dait_assessment before = assess(&checks);
    for (int n = 1; n <= DARISK_DAIT_NOTIFICATION_LAST; n++) {
        const darisk_dait_told record = told((darisk_dait_notification)n, 9);
        assert_int_equal(darisk_dait_log_add(*state, &record), DARISK_OK);
    }
    const darisk_dait_assessment after = assess(&checks);
    assert_memory_equal(&before, &after, sizeof before);
}

/* Waits for a missing person, a missing or impossible moment, a notification that is none, or a
 * field of a later release taken all the same. */
static void test_refused(void **state) {
    darisk_dait_log *log = *state;
    static const int NONE[] = {-1, 0, 5, 32, 255, INT_MAX, INT_MIN};
    darisk_dait_told record = told(DARISK_DAIT_NOTIFICATION_TELL_DUTY_INSPECTOR, 0);
    assert_int_equal(darisk_dait_log_add(log, &record), DARISK_ERROR_DAIT_PERSON);
    record.person = 1;
    for (size_t i = 0; i < LENGTH(NONE); i++) {
        record.notification = (darisk_dait_notification)NONE[i];
        assert_int_equal(darisk_dait_log_add(log, &record), DARISK_ERROR_DAIT_NOTIFICATION);
    }
    record.notification = DARISK_DAIT_NOTIFICATION_WARN_CREW_FIREARMS;
    const darisk_moment MOMENTS[] = {
        {DARISK_MOMENT_MISSING, 0, 0},  {DARISK_MOMENT_MISSING, 1, 0},
        {DARISK_MOMENT_DAY, 0, 1},      {DARISK_MOMENT_DAY, DARISK_DATE_UNKNOWN, 0},
        {DARISK_MOMENT_MINUTE, 0, -1},  {DARISK_MOMENT_MINUTE, 0, 1440},
        {(darisk_moment_given)3, 0, 0},
    };
    for (size_t i = 0; i < LENGTH(MOMENTS); i++) {
        record.at = MOMENTS[i];
        assert_int_equal(darisk_dait_log_add(log, &record), DARISK_ERROR_DAIT_MOMENT);
    }
    record = told(DARISK_DAIT_NOTIFICATION_WARN_CREW_FIREARMS, 1);
    record.unused = 1;
    assert_int_equal(darisk_dait_log_add(log, &record), DARISK_ERROR_STRUCT_SIZE);
    record.unused = 0;
    record.struct_size = sizeof record - 1;
    assert_int_equal(darisk_dait_log_add(log, &record), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_dait_log_add(log, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dait_log_add(NULL, &record), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dait_log_count(log), 0);
    record = told(DARISK_DAIT_NOTIFICATION_WARN_CREW_FIREARMS, UINT64_MAX);
    record.at = (darisk_moment){DARISK_MOMENT_DAY, 0, 0}; /* a day is enough */
    assert_int_equal(darisk_dait_log_add(log, &record), DARISK_OK);
}

/* Waits for an unknown bit let through, and for an output written on failure. */
static void test_due_refuses(void **state) {
    darisk_dait_notifications out = 7;
    assert_int_equal(darisk_dait_log_due(*state, 16, &out), DARISK_ERROR_DAIT_NOTIFICATION);
    assert_int_equal(darisk_dait_log_due(*state, UINT32_MAX, &out), DARISK_ERROR_DAIT_NOTIFICATION);
    assert_int_equal(darisk_dait_log_due(*state, 15, NULL), DARISK_ERROR_NULL);
    assert_int_equal(out, 7);
    assert_int_equal(due_of(*state, 15), 15);
}

/* One of the calls of a sequence: 0 to 3 are good, 4 and 5 are refused. */
static darisk_status call(darisk_dait_log *log, unsigned which, uint64_t person) {
    darisk_dait_told record = told((darisk_dait_notification)(which % 4 + 1), person);
    if (which == 4)
        record.person = 0;
    if (which == 5)
        record.at.given = DARISK_MOMENT_MISSING;
    return darisk_dait_log_add(log, &record);
}

/* Waits for a record that changes, moves or goes when others are added or refused: every sequence
 * of up to six calls. */
static void test_only_added_to(void **state) {
    (void)state;
    for (unsigned sequence = 0; sequence < 6 * 6 * 6 * 6 * 6 * 6; sequence++) {
        darisk_dait_log *log = NULL;
        const darisk_dait_told *places[6];
        darisk_dait_told copies[6];
        size_t count = 0;
        unsigned rest = sequence;
        assert_int_equal(darisk_dait_log_new(NULL, &log), DARISK_OK);
        for (uint64_t i = 0; i < 6; i++, rest /= 6) {
            const darisk_status status = call(log, rest % 6, i + 1);
            assert_int_equal(status == DARISK_OK, rest % 6 < 4);
            if (status == DARISK_OK) {
                places[count] = darisk_dait_log_at(log, count);
                copies[count] = *places[count];
                assert_int_equal(copies[count].person, i + 1);
                assert_int_equal(copies[count].notification, rest % 6 + 1);
                count++;
            }
            assert_int_equal(darisk_dait_log_count(log), count);
            for (size_t n = 0; n < count; n++) {
                assert_ptr_equal(darisk_dait_log_at(log, n), places[n]);
                assert_memory_equal(places[n], &copies[n], sizeof copies[n]);
            }
        }
        darisk_dait_log_free(log);
    }
}

typedef struct counting {
    int calls;
    int fails_at; /* this call gets no memory; 0 = none */
    int held;
} counting;

static void *allocate_counted(void *context, size_t size) {
    counting *count = context;
    if (++count->calls == count->fails_at)
        return NULL;
    count->held++;
    return malloc(size);
}

static void release_counted(void *context, void *memory, size_t size) {
    (void)size;
    ((counting *)context)->held--;
    free(memory);
}

/* Waits for a log damaged, or memory lost, by the k-th allocation that fails. */
static void test_every_failing_allocation(void **state) {
    (void)state;
    for (int fails_at = 0; fails_at <= 5; fails_at++) {
        counting count = {0, fails_at, 0};
        const darisk_allocator allocator = {sizeof allocator, &count, allocate_counted,
                                            release_counted};
        darisk_dait_log *log = NULL;
        const darisk_status made = darisk_dait_log_new(&allocator, &log);
        assert_int_equal(made, fails_at == 1 ? DARISK_ERROR_MEMORY : DARISK_OK);
        if (made != DARISK_OK) {
            assert_null(log);
            continue;
        }
        for (unsigned i = 0; i < 4; i++) {
            const size_t before = darisk_dait_log_count(log);
            const darisk_status status = call(log, i, i + 1);
            const bool failed = (int)i + 2 == fails_at;
            assert_int_equal(status, failed ? DARISK_ERROR_MEMORY : DARISK_OK);
            assert_int_equal(darisk_dait_log_count(log), before + !failed);
        }
        assert_int_equal(darisk_dait_log_count(log), fails_at == 0 ? 4 : 3);
        darisk_dait_log_free(log);
        assert_int_equal(count.held, 0);
    }
}

/* Waits for a crash on NULL, an index past the end, and an output written on failure. */
static void test_nulls_and_limits(void **state) {
    const darisk_dait_told record = told(DARISK_DAIT_NOTIFICATION_TELL_DUTY_INSPECTOR, 3);
    assert_null(darisk_dait_log_at(*state, 0));
    assert_int_equal(darisk_dait_log_add(*state, &record), DARISK_OK);
    assert_non_null(darisk_dait_log_at(*state, 0));
    assert_null(darisk_dait_log_at(*state, 1));
    assert_null(darisk_dait_log_at(*state, SIZE_MAX));
    assert_null(darisk_dait_log_at(NULL, 0));
    assert_int_equal(darisk_dait_log_count(NULL), 0);
    assert_int_equal(darisk_dait_log_new(NULL, NULL), DARISK_ERROR_NULL);
    darisk_dait_log_free(NULL);
}

#define WITH_LOG(test) cmocka_unit_test_setup_teardown(test, make_log, free_log)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_LOG(test_due_until_told),
        WITH_LOG(test_telling_changes_no_outcome),
        WITH_LOG(test_refused),
        WITH_LOG(test_due_refuses),
        cmocka_unit_test(test_only_added_to),
        cmocka_unit_test(test_every_failing_allocation),
        WITH_LOG(test_nulls_and_limits),
    };
    return cmocka_run_group_tests_name("dait_log", tests, NULL, NULL);
}
