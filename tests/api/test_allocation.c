/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Memory: an allocator that counts, and fails when told to. */
#include <stdlib.h>

#include "api_test.h"

enum { BLOCKS = 16 };

typedef struct counter {
    size_t calls;   /* allocations asked for */
    size_t fail_at; /* the one that fails, from 1; 0 for none */
    size_t live;    /* blocks handed out and not taken back */
    void *block[BLOCKS];
    size_t size[BLOCKS];
} counter;

static void *count_allocate(void *context, size_t size) {
    counter *c = context;
    assert_int_not_equal(size, 0);
    if (++c->calls == c->fail_at)
        return NULL;
    assert_true(c->live < BLOCKS);
    void *memory = malloc(size);
    assert_non_null(memory);
    memset(memory, 0xdb, size); /* nothing may count on cleared memory */
    c->block[c->live] = memory;
    c->size[c->live++] = size;
    return memory;
}

static void count_release(void *context, void *memory, size_t size) {
    counter *c = context;
    assert_non_null(memory);
    for (size_t i = 0; i < c->live; i++)
        if (c->block[i] == memory) {
            assert_int_equal(c->size[i], size);
            c->block[i] = c->block[--c->live];
            c->size[i] = c->size[c->live];
            free(memory);
            return;
        }
    fail_msg("memory released that was not allocated, or twice");
}

static darisk_allocator counting(counter *c) {
    return (darisk_allocator){.struct_size = sizeof(darisk_allocator),
                              .context = c,
                              .allocate = count_allocate,
                              .release = count_release};
}

/* A function that takes an allocator, in one shape for all: what it makes is a void pointer. */
typedef struct maker {
    const char *name;
    darisk_status (*make)(const darisk_allocator *allocator, void **out);
    void (*use)(void *made);
    void (*free)(void *made);
} maker;

static darisk_status make_policy(const darisk_allocator *allocator, void **out) {
    darisk_definition_policy *policy = *out;
    const darisk_status status = darisk_definition_policy_new(allocator, &policy);
    *out = policy;
    return status;
}

static void use_policy(void *made) {
    darisk_definition_policy *policy = made;
    const darisk_facts facts = adults(KIND(STEP_SIBLING));
    assert_int_equal(darisk_definition_policy_switch_day(policy), DARISK_DEFINITION_SWITCH_DEFAULT);
    assert_int_equal(classify_with(DARISK_DEFINITION_DAA_2021, policy, &facts).outcome, REVIEW);
    for (size_t i = 0; i < darisk_settable_cell_count(); i++) {
        const darisk_settable_cell *cell = darisk_settable_cell_at(i);
        assert_int_equal(darisk_definition_policy_set_cell(policy, cell->definition,
                                                           cell->relationship, QUALIFIES),
                         DARISK_OK);
    }
    assert_int_equal(darisk_definition_policy_set_switch_day(policy, day(2022, 1, 1)), DARISK_OK);
    assert_int_equal(classify_with(DARISK_DEFINITION_DAA_2021, policy, &facts).outcome, QUALIFIES);
}

static void free_policy(void *made) {
    darisk_definition_policy_free(made);
}

static darisk_status make_explanation(const darisk_allocator *allocator, void **out) {
    const darisk_facts facts = adults(KIND(STEP_SIBLING));
    const darisk_classification result = classify(DARISK_DEFINITION_DAA_2021, &facts);
    darisk_explanation *explanation = *out;
    const darisk_status status = darisk_explanation_new(&result, allocator, &explanation);
    *out = explanation;
    return status;
}

static void use_explanation(void *made) {
    const size_t count = darisk_explanation_count(made);
    assert_true(count >= 2);
    for (size_t i = 0; i < count; i++)
        assert_true(strlen(darisk_explanation_at(made, i)->text) > 0);
}

static void free_explanation(void *made) {
    darisk_explanation_free(made);
}

static const char POLICY[] = "policy a\nthreshold x peak at_least 5 in 3 months\n";

static darisk_status make_serial_policy(const darisk_allocator *allocator, void **out) {
    darisk_serial_policy *policy = *out;
    const darisk_status status =
        darisk_serial_policy_read(POLICY, sizeof POLICY - 1, allocator, NULL, &policy);
    *out = policy;
    return status;
}

static darisk_status make_preset(const darisk_allocator *allocator, void **out) {
    darisk_serial_policy *policy = *out;
    const darisk_status status =
        darisk_serial_preset_policy("libdarisk-ref-1", "E", allocator, &policy);
    *out = policy;
    return status;
}

static void use_serial_policy(void *made) {
    assert_int_equal(strncmp(darisk_serial_policy_text(made), "policy ", 7), 0);
    assert_int_equal(strlen(darisk_serial_policy_digest(made)), 64);
}

static void free_serial_policy(void *made) {
    darisk_serial_policy_free(made);
}

static darisk_status make_gravity(const darisk_allocator *allocator, void **out) {
    static const darisk_gravity_row ROWS[] = {{"Y", "5"}, {"X", "1"}, {"Y", "5.0"}};
    darisk_gravity *gravity = *out;
    const darisk_status status =
        darisk_gravity_new("E", "S", ROWS, LENGTH(ROWS), allocator, NULL, &gravity);
    *out = gravity;
    return status;
}

static void use_gravity(void *made) {
    uint32_t offence = 0;
    assert_int_equal(darisk_gravity_offence(made, "Y", &offence), DARISK_OK);
    assert_int_equal(offence, DARISK_OFFENCE_FIRST + 1);
    assert_string_equal(darisk_gravity_edition(made), "E");
}

static void free_gravity(void *made) {
    darisk_gravity_free(made);
}

static const maker MAKERS[] = {
    {"darisk_definition_policy_new", make_policy, use_policy, free_policy},
    {"darisk_explanation_new", make_explanation, use_explanation, free_explanation},
    {"darisk_serial_policy_read", make_serial_policy, use_serial_policy, free_serial_policy},
    {"darisk_serial_preset_policy", make_preset, use_serial_policy, free_serial_policy},
    {"darisk_gravity_new", make_gravity, use_gravity, free_gravity},
};

/* Waits for a leak or a half-made handle when an allocation fails, for memory released with
 * another size than it was asked for with, and for a handle that allocates behind its maker. */
static void test_each_allocation_fails_in_turn(void **state) {
    (void)state;
    for (size_t m = 0; m < LENGTH(MAKERS); m++) {
        size_t failures = 0;
        for (size_t k = 1;; k++) {
            static char marker;
            counter c = {.fail_at = k};
            const darisk_allocator allocator = counting(&c);
            void *made = &marker;
            const darisk_status status = MAKERS[m].make(&allocator, &made);
            if (status == DARISK_OK && c.calls < k) { /* it never came to the k-th */
                MAKERS[m].free(made);
                assert_int_equal(c.live, 0);
                break;
            }
            if (status != DARISK_ERROR_MEMORY)
                fail_msg("%s, allocation %zu: %s", MAKERS[m].name, k, darisk_status_text(status));
            failures++;
            assert_ptr_equal(made, &marker);
            assert_int_equal(c.live, 0);
            assert_int_equal(MAKERS[m].make(&allocator, &made), DARISK_OK);
            MAKERS[m].use(made);
            MAKERS[m].free(made);
            assert_int_equal(c.live, 0);
        }
        assert_true(failures > 0);
    }
}

/* Waits for a handle that keeps a pointer to the caller's allocator, and for one that allocates
 * or releases while it is used. */
static void test_the_allocator_is_copied(void **state) {
    (void)state;
    for (size_t m = 0; m < LENGTH(MAKERS); m++) {
        counter c = {0};
        darisk_allocator allocator = counting(&c);
        void *made = NULL;
        assert_int_equal(MAKERS[m].make(&allocator, &made), DARISK_OK);
        memset(&allocator, 0, sizeof allocator);
        const counter before = c;
        MAKERS[m].use(made);
        assert_memory_equal(&c, &before, sizeof c);
        MAKERS[m].free(made);
        assert_int_equal(c.live, 0);
        assert_int_equal(c.calls, before.calls);
    }
}

/* Waits for two handles that share memory. */
static void test_handles_are_apart(void **state) {
    (void)state;
    for (size_t m = 0; m < LENGTH(MAKERS); m++) {
        counter c[2] = {{0}, {0}};
        void *made[2] = {NULL, NULL};
        for (size_t i = 0; i < 2; i++) {
            const darisk_allocator allocator = counting(&c[i]);
            assert_int_equal(MAKERS[m].make(&allocator, &made[i]), DARISK_OK);
        }
        assert_ptr_not_equal(made[0], made[1]);
        MAKERS[m].free(made[0]);
        assert_int_equal(c[0].live, 0);
        assert_true(c[1].live > 0);
        MAKERS[m].use(made[1]);
        MAKERS[m].free(made[1]);
        assert_int_equal(c[1].live, 0);
    }
}

/* Waits for an allocator that lacks a function and is called, or filled up from malloc. */
static void test_allocators_without_functions_refused(void **state) {
    (void)state;
    for (size_t m = 0; m < LENGTH(MAKERS); m++)
        for (int lacks = 1; lacks <= 3; lacks++) {
            static char marker;
            counter c = {0};
            darisk_allocator allocator = counting(&c);
            void *made = &marker;
            if (lacks & 1)
                allocator.allocate = NULL;
            if (lacks & 2)
                allocator.release = NULL;
            assert_int_equal(MAKERS[m].make(&allocator, &made), DARISK_ERROR_ALLOCATOR);
            assert_ptr_equal(made, &marker);
            assert_int_equal(c.calls, 0);
        }
}

static darisk_status make_sized(const maker *m, size_t size, size_t set_byte) {
    static char marker;
    static union {
        darisk_allocator allocator;
        unsigned char bytes[8192];
    } longer;
    counter c = {0};
    void *made = &marker;
    memset(&longer, 0, sizeof longer);
    longer.allocator = counting(&c);
    longer.allocator.struct_size = (uint32_t)size;
    if (set_byte != 0)
        longer.bytes[set_byte] = 1;
    const darisk_status status = m->make(&longer.allocator, &made);
    if (status == DARISK_OK)
        m->free(made);
    else
        assert_ptr_equal(made, &marker);
    assert_int_equal(c.calls > 0, status == DARISK_OK);
    assert_int_equal(c.live, 0);
    return status;
}

/* Waits for an allocator read past its end, and for a later field that is ignored. */
static void test_sizes_of_allocators(void **state) {
    (void)state;
    const size_t size = sizeof(darisk_allocator);
    for (size_t m = 0; m < LENGTH(MAKERS); m++) {
        assert_int_equal(make_sized(&MAKERS[m], 0, 0), DARISK_ERROR_STRUCT_SIZE);
        assert_int_equal(make_sized(&MAKERS[m], size - 1, 0), DARISK_ERROR_STRUCT_SIZE);
        assert_int_equal(make_sized(&MAKERS[m], size, 0), DARISK_OK);
        assert_int_equal(make_sized(&MAKERS[m], size, size), DARISK_OK);
        assert_int_equal(make_sized(&MAKERS[m], size + 8, 0), DARISK_OK);
        assert_int_equal(make_sized(&MAKERS[m], size + 8, size), DARISK_ERROR_STRUCT_SIZE);
        assert_int_equal(make_sized(&MAKERS[m], size + 8, size + 7), DARISK_ERROR_STRUCT_SIZE);
        assert_int_equal(make_sized(&MAKERS[m], UINT32_MAX, 0), DARISK_ERROR_STRUCT_SIZE);
    }
}

/* Waits for a NULL allocator refused. */
static void test_malloc_without_an_allocator(void **state) {
    (void)state;
    for (size_t m = 0; m < LENGTH(MAKERS); m++) {
        void *made = NULL;
        assert_int_equal(MAKERS[m].make(NULL, &made), DARISK_OK);
        MAKERS[m].use(made);
        MAKERS[m].free(made);
        MAKERS[m].free(NULL);
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_allocation_fails_in_turn),
        cmocka_unit_test(test_the_allocator_is_copied),
        cmocka_unit_test(test_handles_are_apart),
        cmocka_unit_test(test_allocators_without_functions_refused),
        cmocka_unit_test(test_sizes_of_allocators),
        cmocka_unit_test(test_malloc_without_an_allocator),
    };
    return cmocka_run_group_tests_name("allocation", tests, NULL, NULL);
}
