/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What is known around the answers: what is refused, and what stays once somebody has judged. */
#include "dash_picture.h"

static void refuse_around(darisk_dash *dash, const darisk_dash_circumstances *around,
                          darisk_status expected) {
    const picture before = take_picture(dash);
    assert_int_equal(darisk_dash_set_circumstances(dash, around), expected);
    assert_unchanged(dash, &before);
}

/* Waits for any value let in that is none, and for good facts lost to bad ones. */
static void test_circumstances(void **state) {
    (void)state;
    darisk_dash *dash = answered(NULL);
    const darisk_dash_circumstances good = good_circumstances();
    assert_int_equal(darisk_dash_set_circumstances(dash, &good), DARISK_OK);
    assert_memory_equal(view_of(dash).circumstances, &good, sizeof good);
#define REFUSED(field, value, status)                                                              \
    do {                                                                                           \
        darisk_dash_circumstances bad = good;                                                      \
        bad.field = value;                                                                         \
        refuse_around(dash, &bad, status);                                                         \
    } while (0)
#define STATED(field)                                                                              \
    do {                                                                                           \
        REFUSED(field, (darisk_stated)3, DARISK_ERROR_DASH_VALUE);                                 \
        REFUSED(field, (darisk_stated)-1, DARISK_ERROR_DASH_VALUE);                                \
    } while (0)
    REFUSED(struct_size, sizeof good - 1, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(struct_size, 0, DARISK_ERROR_STRUCT_SIZE);
    REFUSED(given, 4, DARISK_ERROR_DASH_AGE); /* the age is filled in and not given */
    REFUSED(given, good.given | 4, DARISK_ERROR_DASH_VALUE);
    REFUSED(given, DARISK_DASH_GIVEN_VICTIM_AGE, DARISK_ERROR_DASH_VALUE);
    REFUSED(replaces, 1, DARISK_ERROR_DASH_VALUE);
    REFUSED(state, (darisk_dash_state)5, DARISK_ERROR_DASH_VALUE);
    REFUSED(not_completed, (darisk_dash_not_completed)7, DARISK_ERROR_DASH_VALUE);
    REFUSED(incident, moment(100, 1440), DARISK_ERROR_DASH_VALUE);
    REFUSED(victim_age_lowest, -1, DARISK_ERROR_DASH_AGE);
    REFUSED(victim_age_lowest, 35, DARISK_ERROR_DASH_AGE);
    REFUSED(victim_age_highest, 131, DARISK_ERROR_DASH_AGE);
    REFUSED(flagged, DARISK_DASH_ITEM_BIT(28), DARISK_ERROR_DASH_VALUE);
    STATED(sdash_done);
    STATED(sdash_reason);
    STATED(hba_done);
    STATED(hba_reason);
    STATED(hba_disclosed);
    STATED(stalking_twice);
    STATED(extremely_frightened);
    STATED(indicators_addressed);
    STATED(child_lives_there);
    STATED(child_present);
    STATED(children_listed);
    STATED(notification_made);
    STATED(referral_made);
    STATED(counter_allegation);
    STATED(linked_graded);
    STATED(recorded_elsewhere);
#undef STATED
#undef REFUSED
    assert_int_equal(darisk_dash_set_circumstances(dash, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_dash_set_circumstances(NULL, &good), DARISK_ERROR_NULL);
    darisk_dash_circumstances edge = good;
    edge.victim_age_lowest = 0;
    edge.victim_age_highest = 130;
    assert_int_equal(darisk_dash_set_circumstances(dash, &edge), DARISK_OK);
    darisk_dash_free(dash);
}

/* Waits for roles overwritten once somebody has judged by them, or linked the other party's
 * assessment; what was not given may still be added. */
static void test_roles_stay(void **state) {
    (void)state;
    for (int linked = 0; linked < 2; linked++) {
        darisk_dash *dash = answered(NULL);
        const darisk_dash_judgement judgement = good_judgement();
        const darisk_dash_link link = good_link();
        darisk_dash_circumstances around = good_circumstances();
        around.victim = 10;
        assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
        around.victim = 11; /* no grade and no link yet */
        assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
        assert_int_equal(linked ? darisk_dash_record_link(dash, &link)
                                : darisk_dash_record_grade(dash, &judgement),
                         DARISK_OK);
        around.perpetrator = 12; /* added */
        assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
        const darisk_dash_circumstances good = around;
        uint64_t *const roles[] = {&around.victim, &around.perpetrator, &around.assessment,
                                   &around.replaces};
        for (size_t i = 0; i < LENGTH(roles); i++) {
            *roles[i] = 77;
            refuse_around(dash, &around, DARISK_ERROR_DASH_FROZEN);
            *roles[i] = 0;
            refuse_around(dash, &around, DARISK_ERROR_DASH_FROZEN);
            around = good;
        }
        assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
        darisk_dash_free(dash);
    }
}

/* Waits for an item of the police form flagged on the checklist that does not ask it. */
static void test_flagged_of_the_other_instrument(void **state) {
    (void)state;
    darisk_dash *dash = NULL;
    darisk_dash_circumstances around = good_circumstances();
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_RIC_24, NULL, &dash), DARISK_OK);
    assert_int_equal(darisk_dash_set_circumstances(dash, &around), DARISK_OK);
    around.flagged = DARISK_DASH_ITEM_BIT(DARISK_DASH_ITEM_CHILD_HURT);
    refuse_around(dash, &around, DARISK_ERROR_DASH_VALUE);
    darisk_dash_free(dash);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_circumstances),
        cmocka_unit_test(test_roles_stay),
        cmocka_unit_test(test_flagged_of_the_other_instrument),
    };
    return cmocka_run_group_tests_name("dash circumstances", tests, NULL, NULL);
}
