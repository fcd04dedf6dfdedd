/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The single call: what it refuses, and that it then leaves its output alone. */
#include "api_test.h"

#define DAA           DARISK_DEFINITION_DAA_2021
#define ENGLAND_WALES DARISK_JURISDICTION_ENGLAND_AND_WALES
#define PATTERN       0xa5

/* Both calls must refuse these facts with this status, and leave the output as it was. */
static void refuse(const darisk_facts *facts, darisk_status expected) {
    darisk_classification out;
    darisk_classification before;
    memset(&out, PATTERN, sizeof out);
    out.struct_size = sizeof out;
    before = out;
    for (int d = 1; d <= DARISK_DEFINITION_LAST; d++) {
        const darisk_status status = darisk_classify((darisk_definition)d, NULL, facts, &out);
        if (status != expected)
            fail_msg("%s: %s, expected %s", darisk_definition_text((darisk_definition)d),
                     darisk_status_text(status), darisk_status_text(expected));
        assert_memory_equal(&out, &before, sizeof out);
    }
    assert_int_equal(darisk_classify_in_force(ENGLAND_WALES, NULL, facts, &out), expected);
    assert_memory_equal(&out, &before, sizeof out);
}

static void take(const darisk_facts *facts) {
    for (int d = 1; d <= DARISK_DEFINITION_LAST; d++)
        (void)classify((darisk_definition)d, facts);
}

/* Waits for a NULL that is followed. A NULL policy is none of these. */
static void test_nulls(void **state) {
    (void)state;
    const darisk_facts facts = adults(KIND(SPOUSE));
    darisk_classification out = {.struct_size = sizeof out};
    assert_int_equal(darisk_classify(DAA, NULL, NULL, &out), DARISK_ERROR_NULL);
    assert_int_equal(darisk_classify(DAA, NULL, &facts, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_classify(DAA, NULL, NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_classify_in_force(ENGLAND_WALES, NULL, NULL, &out), DARISK_ERROR_NULL);
    assert_int_equal(darisk_classify_in_force(ENGLAND_WALES, NULL, &facts, NULL),
                     DARISK_ERROR_NULL);
    assert_int_equal(out.outcome, DARISK_OUTCOME_NOT_SET);
}

/* A caller's struct that may be longer than this release's. */
static union {
    darisk_facts facts;
    darisk_classification result;
    unsigned char bytes[8192];
} longer;

static darisk_status classify_sized(size_t size, size_t set_byte) {
    darisk_classification out = {.struct_size = sizeof out};
    memset(&longer, 0, sizeof longer);
    longer.facts = adults(KIND(SPOUSE));
    longer.facts.struct_size = (uint32_t)size;
    if (set_byte != 0)
        longer.bytes[set_byte] = 1;
    return darisk_classify(DAA, NULL, &longer.facts, &out);
}

/* Waits for a struct read that is too short, for a later field that is ignored, and for a size
 * that was never set and is taken for a length. */
static void test_sizes_of_facts(void **state) {
    (void)state;
    const size_t size = sizeof(darisk_facts);
    assert_int_equal(classify_sized(0, 0), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(classify_sized(4, 0), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(classify_sized(size - 1, 0), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(classify_sized(size, 0), DARISK_OK);
    assert_int_equal(classify_sized(size, size), DARISK_OK); /* the byte is not the struct's */
    assert_int_equal(classify_sized(size + 8, 0), DARISK_OK);
    assert_int_equal(classify_sized(size + 8, size), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(classify_sized(size + 8, size + 7), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(classify_sized(UINT32_MAX, 0), DARISK_ERROR_STRUCT_SIZE);
}

static darisk_status classify_into_sized(size_t size, size_t set_byte) {
    const darisk_facts facts = adults(KIND(SPOUSE));
    unsigned char before[sizeof longer];
    memset(&longer, 0, sizeof longer);
    longer.result.struct_size = (uint32_t)size;
    if (set_byte != 0)
        longer.bytes[set_byte] = 1;
    memcpy(before, &longer, sizeof longer);
    const darisk_status status = darisk_classify(DAA, NULL, &facts, &longer.result);
    assert_int_equal(longer.result.struct_size, size);
    if (status != DARISK_OK)
        assert_memory_equal(&longer, before, sizeof longer);
    assert_memory_equal(longer.bytes + sizeof(darisk_classification),
                        before + sizeof(darisk_classification),
                        sizeof longer - sizeof(darisk_classification));
    return status;
}

/* Waits for a result written past the caller's struct, or over its size. */
static void test_sizes_of_results(void **state) {
    (void)state;
    const size_t size = sizeof(darisk_classification);
    assert_int_equal(classify_into_sized(0, 0), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(classify_into_sized(size - 1, 0), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(classify_into_sized(size, 0), DARISK_OK);
    assert_int_equal(classify_into_sized(size, size), DARISK_OK);
    assert_int_equal(classify_into_sized(size + 8, 0), DARISK_OK);
    assert_int_equal(classify_into_sized(size + 8, size), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(classify_into_sized(size + 8, size + 7), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(classify_into_sized(UINT32_MAX, 0), DARISK_ERROR_STRUCT_SIZE);
}

/* Waits for a value used as an index, and for a default where none was chosen. */
static void test_definitions_and_jurisdictions_refused(void **state) {
    (void)state;
    static const int NO_DEFINITION[] = {-1, 0, 15, 99, 255, 256, INT_MAX, INT_MIN};
    static const int NO_JURISDICTION[] = {-1, 0, 5, 99, 255, 256, INT_MAX, INT_MIN};
    const darisk_facts facts = adults(KIND(SPOUSE));
    darisk_classification out = {.struct_size = sizeof out};
    for (size_t i = 0; i < LENGTH(NO_DEFINITION); i++)
        assert_int_equal(darisk_classify((darisk_definition)NO_DEFINITION[i], NULL, &facts, &out),
                         DARISK_ERROR_DEFINITION);
    for (size_t i = 0; i < LENGTH(NO_JURISDICTION); i++)
        assert_int_equal(
            darisk_classify_in_force((darisk_jurisdiction)NO_JURISDICTION[i], NULL, &facts, &out),
            DARISK_ERROR_JURISDICTION);
    assert_int_equal(
        darisk_classify_in_force(DARISK_JURISDICTION_NORTHERN_IRELAND, NULL, &facts, &out),
        DARISK_ERROR_NO_DEFINITION);
    assert_int_equal(out.outcome, DARISK_OUTCOME_NOT_SET);
}

/* Of several mistakes the one the header lists first is told: waits for another order. */
static void test_errors_in_the_order_of_the_header(void **state) {
    (void)state;
    darisk_facts facts = adults(KIND(SPOUSE));
    darisk_classification out = {.struct_size = sizeof out};
    assert_int_equal(darisk_classify((darisk_definition)99, NULL, NULL, &out), DARISK_ERROR_NULL);
    facts.struct_size = 0;
    assert_int_equal(darisk_classify((darisk_definition)99, NULL, &facts, &out),
                     DARISK_ERROR_STRUCT_SIZE);
    facts = adults(~UINT64_C(0));
    assert_int_equal(darisk_classify((darisk_definition)99, NULL, &facts, &out),
                     DARISK_ERROR_DEFINITION);
}

/* Waits for a bit outside a set that is dropped. */
static void test_sets_refused(void **state) {
    (void)state;
    for (unsigned bit = DARISK_RELATIONSHIP_LAST; bit < 64; bit++) {
        const darisk_facts facts = adults(KIND(SPOUSE) | UINT64_C(1) << bit);
        refuse(&facts, DARISK_ERROR_RELATIONSHIP);
    }
    for (unsigned bit = DARISK_BEHAVIOUR_LAST; bit < 32; bit++) {
        darisk_facts facts = adults(KIND(SPOUSE));
        facts.behaviours |= UINT32_C(1) << bit;
        refuse(&facts, DARISK_ERROR_BEHAVIOUR);
    }
    for (unsigned bit = 2 * DARISK_CIRCUMSTANCE_LAST; bit < 32; bit++) {
        darisk_facts facts = adults(KIND(SPOUSE));
        facts.circumstances = UINT32_C(1) << bit;
        refuse(&facts, DARISK_ERROR_CIRCUMSTANCE);
    }
    for (int circumstance = 1; circumstance <= DARISK_CIRCUMSTANCE_LAST; circumstance++) {
        darisk_facts facts = adults(KIND(SPOUSE));
        facts.circumstances = DARISK_CIRCUMSTANCE_IS(circumstance, 3);
        refuse(&facts, DARISK_ERROR_CIRCUMSTANCE);
    }
    darisk_facts full = adults(DARISK_RELATIONSHIPS_ALL);
    full.behaviours = DARISK_BEHAVIOURS_ALL;
    full.circumstances = 0xaaaa;
    take(&full);
}

/* Waits for a bit of a later release that is ignored. */
static void test_given_refused(void **state) {
    (void)state;
    for (unsigned bit = 6; bit < 32; bit++) {
        darisk_facts facts = adults(KIND(SPOUSE));
        facts.given |= UINT32_C(1) << bit;
        refuse(&facts, DARISK_ERROR_GIVEN);
    }
}

/* Waits for a fact that was filled in, and is lost because its bit was forgotten. */
static void test_facts_without_their_bit_refused(void **state) {
    (void)state;
    darisk_facts facts[8];
    for (size_t i = 0; i < LENGTH(facts); i++) {
        facts[i] = no_facts();
        facts[i].relationships = KIND(SPOUSE);
    }
    facts[0].recorded_on = 1;
    facts[1].conduct_on = -1;
    facts[2].victim_age.lowest = 1;
    facts[3].victim_age.highest = 1;
    facts[4].perpetrator_age.lowest = 1;
    facts[5].perpetrator_age.highest = 1;
    facts[6].victim_born = DARISK_DATE_UNKNOWN;
    facts[7].perpetrator_born = 7000;
    for (size_t i = 0; i < LENGTH(facts); i++) {
        refuse(&facts[i], DARISK_ERROR_GIVEN);
        facts[i].given = 0x3f; /* with the bit it is another mistake, or none */
        facts[i].given &=
            i < 6 ? ~(uint32_t)(DARISK_GIVEN_VICTIM_BORN | DARISK_GIVEN_PERPETRATOR_BORN)
                  : ~(uint32_t)(DARISK_GIVEN_VICTIM_AGE | DARISK_GIVEN_PERPETRATOR_AGE);
        darisk_classification out = {.struct_size = sizeof out};
        assert_int_not_equal(darisk_classify(DAA, NULL, &facts[i], &out), DARISK_ERROR_GIVEN);
    }
}

/* By the words of DARISK_ERROR_STRUCT_SIZE a field documented as unused must be 0. */
static void test_unused_refused(void **state) {
    (void)state;
    darisk_facts facts = adults(KIND(SPOUSE));
    facts.unused = 1;
    refuse(&facts, DARISK_ERROR_STRUCT_SIZE);
    facts.unused = UINT32_C(0x80000000);
    refuse(&facts, DARISK_ERROR_STRUCT_SIZE);
}

/* Waits for a date that is no date and gets through, or is told as another's mistake. */
static void test_dates_refused(void **state) {
    (void)state;
    static const darisk_date WRONG[] = {DARISK_DATE_FIRST - 1, DARISK_DATE_LAST + 1,
                                        DARISK_DATE_UNKNOWN, INT32_MAX};
    for (size_t i = 0; i < LENGTH(WRONG); i++)
        for (int with_conduct = 0; with_conduct <= 1; with_conduct++) {
            darisk_facts facts = no_facts();
            facts.given = with_conduct ? DARISK_GIVEN_CONDUCT_ON : 0;
            facts.conduct_on = with_conduct ? day(2020, 1, 1) : 0;
            darisk_facts wrong = facts;
            wrong.given |= DARISK_GIVEN_RECORDED_ON;
            wrong.recorded_on = WRONG[i];
            refuse(&wrong, DARISK_ERROR_RECORDED_ON);
            wrong = facts;
            wrong.given |= DARISK_GIVEN_VICTIM_BORN;
            wrong.victim_born = WRONG[i];
            refuse(&wrong, DARISK_ERROR_VICTIM_BORN);
            wrong = facts;
            wrong.given |= DARISK_GIVEN_PERPETRATOR_BORN;
            wrong.perpetrator_born = WRONG[i];
            refuse(&wrong, DARISK_ERROR_PERPETRATOR_BORN);
            wrong = facts;
            wrong.given |= DARISK_GIVEN_CONDUCT_ON;
            wrong.conduct_on = WRONG[i];
            refuse(&wrong, DARISK_ERROR_CONDUCT_ON);
        }
}

/* Waits for a limit of the calendar refused, or moved by one. */
static void test_first_and_last_day_taken(void **state) {
    (void)state;
    darisk_facts facts = adults(KIND(SPOUSE));
    facts.given |= DARISK_GIVEN_RECORDED_ON | DARISK_GIVEN_CONDUCT_ON;
    facts.recorded_on = facts.conduct_on = DARISK_DATE_FIRST;
    take(&facts);
    facts.recorded_on = facts.conduct_on = DARISK_DATE_LAST;
    take(&facts);
}

/* Waits for an age over 130, or a range upside down, that gets through. */
static void test_ages_refused(void **state) {
    (void)state;
    static const darisk_age WRONG[] = {{131, 131}, {255, 255}, {0, 131},
                                       {20, 19},   {130, 129}, {255, 0}};
    static const darisk_age RIGHT[] = {{0, 0}, {0, 130}, {130, 130}, {129, 130}, {19, 20}};
    for (size_t i = 0; i < LENGTH(WRONG); i++) {
        darisk_facts facts = no_facts();
        facts.given = DARISK_GIVEN_VICTIM_AGE;
        facts.victim_age = WRONG[i];
        refuse(&facts, DARISK_ERROR_VICTIM_AGE);
        facts = no_facts();
        facts.given = DARISK_GIVEN_PERPETRATOR_AGE;
        facts.perpetrator_age = WRONG[i];
        refuse(&facts, DARISK_ERROR_PERPETRATOR_AGE);
    }
    for (size_t i = 0; i < LENGTH(RIGHT); i++) {
        darisk_facts facts = no_facts();
        facts.given = DARISK_GIVEN_VICTIM_AGE | DARISK_GIVEN_PERPETRATOR_AGE;
        facts.victim_age = facts.perpetrator_age = RIGHT[i];
        take(&facts);
    }
}

/* Waits for one of two sources of an age that silently wins. */
static void test_age_and_birth_refused(void **state) {
    (void)state;
    darisk_facts facts = no_facts();
    facts.given = DARISK_GIVEN_VICTIM_AGE | DARISK_GIVEN_VICTIM_BORN;
    facts.victim_age = (darisk_age){30, 30};
    refuse(&facts, DARISK_ERROR_AGE_AND_BIRTH);
    facts = no_facts();
    facts.given = DARISK_GIVEN_PERPETRATOR_AGE | DARISK_GIVEN_PERPETRATOR_BORN;
    refuse(&facts, DARISK_ERROR_AGE_AND_BIRTH);
    facts = no_facts(); /* one for each of the two is no mistake */
    facts.given = DARISK_GIVEN_VICTIM_AGE | DARISK_GIVEN_PERPETRATOR_BORN;
    facts.victim_age = (darisk_age){30, 30};
    take(&facts);
}

/* Waits for a birth after the conduct, or beyond any age, that gets through. */
static void test_births_refused(void **state) {
    (void)state;
    const darisk_date then = day(2020, 5, 17);
    darisk_facts facts = born(then + 1, then, then);
    refuse(&facts, DARISK_ERROR_VICTIM_BORN);
    facts = born(then, then + 1, then);
    refuse(&facts, DARISK_ERROR_PERPETRATOR_BORN);
    facts = born(then, then, then);
    take(&facts);
    facts = born(day(1889, 5, 17), then, then); /* 131 that day */
    refuse(&facts, DARISK_ERROR_VICTIM_BORN);
    facts = born(then, day(1889, 5, 17), then);
    refuse(&facts, DARISK_ERROR_PERPETRATOR_BORN);
    facts = born(day(1889, 5, 18), day(1889, 5, 18), then); /* 131 the day after */
    take(&facts);
}

/* Waits for a pair of one person; a reference not given is nobody's. */
static void test_same_person_refused(void **state) {
    (void)state;
    darisk_facts facts = adults(KIND(SPOUSE));
    facts.victim = facts.perpetrator = 1;
    refuse(&facts, DARISK_ERROR_SAME_PERSON);
    facts.victim = facts.perpetrator = UINT64_MAX;
    refuse(&facts, DARISK_ERROR_SAME_PERSON);
    facts.perpetrator = UINT64_MAX - (UINT64_C(1) << 32);
    take(&facts);
    facts.perpetrator = 0;
    take(&facts);
    facts.victim = facts.perpetrator = 0;
    take(&facts);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nulls),
        cmocka_unit_test(test_sizes_of_facts),
        cmocka_unit_test(test_sizes_of_results),
        cmocka_unit_test(test_definitions_and_jurisdictions_refused),
        cmocka_unit_test(test_errors_in_the_order_of_the_header),
        cmocka_unit_test(test_sets_refused),
        cmocka_unit_test(test_given_refused),
        cmocka_unit_test(test_facts_without_their_bit_refused),
        cmocka_unit_test(test_unused_refused),
        cmocka_unit_test(test_dates_refused),
        cmocka_unit_test(test_first_and_last_day_taken),
        cmocka_unit_test(test_ages_refused),
        cmocka_unit_test(test_age_and_birth_refused),
        cmocka_unit_test(test_births_refused),
        cmocka_unit_test(test_same_person_refused),
    };
    return cmocka_run_group_tests_name("classification_refused", tests, NULL, NULL);
}
