/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Saved cohorts: the form is pinned byte by byte, what was saved is loaded, and nothing else is. */
#include "cohort_test.h"

/* A state written by hand, from what lib/serial/cohort_bytes.h says. */
typedef struct bytes {
    unsigned char at[4096];
    size_t size;
} bytes;

static void put(bytes *b, uint64_t value, unsigned size) {
    for (unsigned i = 0; i < size; i++)
        b->at[b->size++] = (unsigned char)(value >> 8 * i);
}

static void put_event(bytes *b, const event *row, unsigned flags) {
    put(b, row->incident, 8);
    put(b, row->person, 8);
    put(b, row->victim, 8);
    put(b, (uint32_t)row->from, 4);
    put(b, row->offence, 2);
    put(b, flags, 1);
    put(b, row->grade, 1);
}

static uint64_t check_sum(const unsigned char *at, size_t size) {
    uint64_t sum = size;
    for (size_t i = 0; i < size / 8; i++) {
        uint64_t word = 0;
        for (unsigned k = 0; k < 8; k++)
            word |= (uint64_t)at[8 * i + k] << 8 * k;
        sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        sum ^= sum >> 29;
    }
    for (size_t i = size / 8 * 8; i < size; i++)
        sum = (sum ^ at[i]) * UINT64_C(0x9e3779b97f4a7c15);
    return sum;
}

/* What a state says of itself; the same as what follows where nothing is wrong. */
typedef struct head {
    uint32_t version, groups;
    uint64_t rows, ignored, no_perpetrator, kept, aliases, reversed;
} head;

#define HEAD_SIZE 128
static const head GOOD = {1, 1, 5, 3, 1, 2, 2, 1};

/* Two rows, two aliases and one reversed row, without a table. */
static void write_tail(bytes *b, const event rows[2], const uint64_t aliases[4], uint64_t reversed,
                       unsigned flags, bool groups) {
    put_event(b, &rows[0], flags);
    put_event(b, &rows[1], 0);
    if (groups) {
        put(b, rows[0].group, 8);
        put(b, rows[1].group, 8);
    }
    for (size_t i = 0; i < 4; i++)
        put(b, aliases[i], 8);
    put(b, reversed, 8);
    put(b, check_sum(b->at, b->size), 8);
}

static void write_head(bytes *b, const head *h) {
    static const char MAGIC[] = "DARISKCO";
    b->size = 0;
    for (size_t i = 0; i < 8; i++)
        put(b, (unsigned char)MAGIC[i], 1);
    put(b, h->version, 4);
    put(b, h->groups, 4);
    for (size_t i = 0; i < 64; i++)
        put(b, 0, 1);
    put(b, h->rows, 8);
    put(b, h->ignored, 8);
    put(b, h->no_perpetrator, 8);
    put(b, h->kept, 8);
    put(b, h->aliases, 8);
    put(b, h->reversed, 8);
    assert_int_equal(b->size, HEAD_SIZE);
}

static const event ROWS[2] = {{5, 6, 7, 9, AS_OF, NO_DAY, UNMAPPED, 0, 0, 0, 3},
                              {8, 0, 7, 0, NO_DAY, NO_DAY, NO_CRIME, 0, 0, 0, 0}};
static const uint64_t ALIASES[4] = {11, 12, 12, 13};

static void write_good(bytes *b) {
    write_head(b, &GOOD);
    write_tail(b, ROWS, ALIASES, 4, 1, true);
}

static darisk_status load(const void *at, size_t size) {
    static char marker;
    /* A copy of its own size, so that a sanitizer sees what is read past it. */
    unsigned char *copy = room_for(size, 1);
    darisk_cohort *cohort = (darisk_cohort *)(void *)&marker;
    memcpy(copy, at, size);
    const darisk_status status = darisk_cohort_load(copy, size, NULL, NULL, NULL, &cohort);
    free(copy);
    if (status == DARISK_OK)
        darisk_cohort_free(cohort);
    else
        assert_ptr_equal(cohort, &marker);
    return status;
}

static unsigned char *saved(const darisk_cohort *cohort, size_t *size) {
    assert_int_equal(darisk_cohort_saved_size(cohort, size), DARISK_OK);
    unsigned char *at = room_for(*size, 1);
    assert_int_equal(darisk_cohort_save(cohort, at, *size), DARISK_OK);
    return at;
}

/* Waits for another form under the same version, and for one that depends on the machine. */
static void test_form(void **state) {
    static const uint64_t CHILD[] = {11, 12}, PARENT[] = {12, 13};
    darisk_cohort *cohort = NULL;
    event rows[5] = {ROWS[0], ROWS[1], ROWS[0], ROWS[0], ROWS[0]};
    bytes b;
    size_t size;
    (void)state;
    for (size_t i = 0; i < 5; i++) {
        rows[i].role = i > 1 ? DARISK_EVENT_ROLE_OTHER : DARISK_EVENT_ROLE_OFFENDER;
        rows[i].status = i == 0 ? DARISK_EVENT_STATUS_NO_CRIME : DARISK_EVENT_STATUS_OPEN;
        rows[i].is_da = 1;
    }
    rows[4].to = AS_OF - 1;
    assert_int_equal(darisk_cohort_new(NULL, NULL, NULL, &cohort), DARISK_OK);
    add_rows(cohort, rows, 5);
    assert_int_equal(darisk_cohort_alias(cohort, CHILD, PARENT, 2, NULL), DARISK_OK);
    unsigned char *found = saved(cohort, &size);
    write_good(&b);
    assert_int_equal(size, b.size);
    /* The order of the aliases is nobody's business. */
    if (found[HEAD_SIZE + 80] == 12) {
        static const uint64_t OTHER[4] = {12, 13, 11, 12};
        write_head(&b, &GOOD);
        write_tail(&b, ROWS, OTHER, 4, 1, true);
    }
    assert_memory_equal(found, b.at, size);
    assert_int_equal(load(b.at, b.size), DARISK_OK);
    free(found);
    darisk_cohort_free(cohort);
}

/* Waits for something that is not saved, or is loaded as something else; and for bytes that change
 * from one saving to the next. */
static void test_round_trip(void **state) {
    darisk_gravity *gravity = new_gravity("E");
    darisk_cohort *cohort = small_cohort(), *loaded = NULL, *again = NULL;
    answer expected = state_of(cohort);
    size_t size, size_again;
    (void)state;
    unsigned char *first = saved(cohort, &size);
    assert_int_equal(darisk_cohort_load(first, size, gravity, NULL, NULL, &loaded), DARISK_OK);
    answer found = state_of(loaded);
    answers_are_same("loaded", &expected, &found);
    unsigned char *second = saved(loaded, &size_again);
    assert_int_equal(size, size_again);
    assert_int_equal(darisk_cohort_load(second, size, gravity, NULL, NULL, &again), DARISK_OK);
    unsigned char *third = saved(again, &size_again);
    assert_memory_equal(second, third, size);
    /* A loaded cohort goes on. */
    add_rows(cohort, SMALL, 3);
    add_rows(loaded, SMALL, 3);
    free_answer(&expected);
    free_answer(&found);
    expected = state_of(cohort);
    found = state_of(loaded);
    answers_are_same("loaded, and added to", &expected, &found);
    free_answer(&expected);
    free_answer(&found);
    free(first);
    free(second);
    free(third);
    darisk_cohort_free(cohort);
    darisk_cohort_free(loaded);
    darisk_cohort_free(again);
    darisk_gravity_free(gravity);
}

/* Waits for an empty cohort that cannot be saved, and for aliases that lie round the end of the
 * table and come out in another order each time. */
static void test_sizes_of_tables(void **state) {
    (void)state;
    for (uint64_t count = 0; count < 300; count++) {
        darisk_cohort *cohort = NULL, *loaded = NULL, *again = NULL;
        size_t size;
        assert_int_equal(darisk_cohort_new(NULL, NULL, NULL, &cohort), DARISK_OK);
        for (uint64_t i = 0; i < count; i++) {
            const uint64_t child = (i + 1) * 7919 + count, parent = 3;
            assert_int_equal(darisk_cohort_alias(cohort, &child, &parent, 1, NULL), DARISK_OK);
        }
        unsigned char *first = saved(cohort, &size);
        assert_int_equal(size, HEAD_SIZE + 16 * count + 8);
        assert_int_equal(darisk_cohort_load(first, size, NULL, NULL, NULL, &loaded), DARISK_OK);
        unsigned char *second = saved(loaded, &size);
        assert_int_equal(darisk_cohort_load(second, size, NULL, NULL, NULL, &again), DARISK_OK);
        unsigned char *third = saved(again, &size);
        assert_memory_equal(second, third, size);
        free(first);
        free(second);
        free(third);
        darisk_cohort_free(cohort);
        darisk_cohort_free(loaded);
        darisk_cohort_free(again);
    }
}

/* Waits for bytes cut off, put on, or with one bit turned, that are taken. */
static void test_damage(void **state) {
    bytes b;
    (void)state;
    write_good(&b);
    for (size_t size = 0; size < b.size; size++)
        assert_int_equal(load(b.at, size), DARISK_ERROR_COHORT_BYTES);
    b.at[b.size] = 0;
    assert_int_equal(load(b.at, b.size + 1), DARISK_ERROR_COHORT_BYTES);
    for (size_t bit = 0; bit < 8 * b.size; bit++) {
        b.at[bit / 8] ^= (unsigned char)(1U << bit % 8);
        assert_int_equal(load(b.at, b.size), DARISK_ERROR_COHORT_BYTES);
        b.at[bit / 8] ^= (unsigned char)(1U << bit % 8);
    }
    assert_int_equal(load(b.at, b.size), DARISK_OK);
}

static darisk_status load_head(head h) {
    bytes b;
    write_head(&b, &h);
    write_tail(&b, ROWS, ALIASES, 4, 1, h.groups == 1);
    return load(b.at, b.size);
}

/* Waits for a head that contradicts what follows, or itself, or that wraps around when it is
 * multiplied; the check sum is right in all of them. */
static void test_heads_that_lie(void **state) {
    const uint64_t wrap[] = {0,
                             1,
                             3,
                             UINT64_C(1) << 59,
                             (UINT64_C(1) << 59) + 2,
                             UINT64_C(1) << 60,
                             UINT32_MAX,
                             UINT32_MAX - 1,
                             UINT64_MAX};
    (void)state;
    assert_int_equal(load_head(GOOD), DARISK_OK);
#define LIE(field, value)                                                                          \
    do {                                                                                           \
        head h = GOOD;                                                                             \
        h.field = (value);                                                                         \
        assert_int_equal(load_head(h), DARISK_ERROR_COHORT_BYTES);                                 \
    } while (0)
    LIE(version, 0);
    LIE(version, 2);
    LIE(version, 0x01000000);
    LIE(groups, 0x01000000);
    LIE(groups, 2);
    LIE(rows, 4);
    LIE(rows, 6);
    LIE(ignored, 2);
    LIE(ignored, 4);
    LIE(no_perpetrator, 0);
    LIE(no_perpetrator, 2);
    LIE(no_perpetrator, 3);
    for (size_t i = 0; i < LENGTH(wrap); i++) {
        LIE(kept, wrap[i]);
        LIE(aliases, wrap[i]);
        LIE(reversed, wrap[i] == 1 ? 2 : wrap[i]);
        head both = GOOD;
        both.kept = wrap[i];
        both.rows = wrap[i] + 3;
        assert_int_equal(load_head(both), DARISK_ERROR_COHORT_BYTES);
    }
    const head most = {1, 1, UINT64_MAX, UINT64_MAX - 2, 1, 2, 2, 1};
    assert_int_equal(load_head(most), DARISK_ERROR_COHORT_BYTES);
}

static darisk_status load_row(const event *row, unsigned flags) {
    const event rows[2] = {*row, ROWS[1]};
    bytes b;
    write_head(&b, &GOOD);
    write_tail(&b, rows, ALIASES, 4, flags, true);
    return load(b.at, b.size);
}

/* Waits for a row that no call would have added: below, on and above each limit. */
static void test_rows_that_cannot_be(void **state) {
    static const darisk_date NO_DAYS[] = {DARISK_DATE_FIRST - 1, DARISK_DATE_LAST + 1, INT32_MAX,
                                          INT32_MIN + 1};
    static const darisk_date DAYS[] = {DARISK_DATE_FIRST, DARISK_DATE_LAST, NO_DAY};
    event row = ROWS[0];
    (void)state;
    assert_int_equal(load_row(&row, 0), DARISK_OK);
    for (unsigned flags = 2; flags < 256; flags++)
        assert_int_equal(load_row(&row, flags), DARISK_ERROR_COHORT_BYTES);
    for (size_t i = 0; i < LENGTH(NO_DAYS); i++) {
        row.from = NO_DAYS[i];
        assert_int_equal(load_row(&row, 0), DARISK_ERROR_COHORT_BYTES);
    }
    for (size_t i = 0; i < LENGTH(DAYS); i++) {
        row.from = DAYS[i];
        assert_int_equal(load_row(&row, 0), DARISK_OK);
    }
    row.incident = 0;
    assert_int_equal(load_row(&row, 0), DARISK_ERROR_COHORT_BYTES);
    row = ROWS[0];
    for (row.offence = 0; row.offence < 5; row.offence++)
        assert_int_equal(load_row(&row, 0),
                         row.offence < 2 ? DARISK_OK : DARISK_ERROR_COHORT_BYTES);
    row = ROWS[0];
    row.person = 0; /* then the head is wrong */
    assert_int_equal(load_row(&row, 0), DARISK_ERROR_COHORT_BYTES);
}

/* Waits for aliases and numbers of rows that cannot be. */
static void test_aliases_that_cannot_be(void **state) {
    static const uint64_t BAD[][4] = {{0, 12, 12, 13},  {11, 0, 12, 13},  {11, 11, 12, 13},
                                      {11, 12, 11, 13}, {11, 12, 11, 12}, {11, 12, 12, 11}};
    bytes b;
    (void)state;
    for (size_t i = 0; i < LENGTH(BAD); i++) {
        write_head(&b, &GOOD);
        write_tail(&b, ROWS, BAD[i], 4, 0, true);
        assert_int_equal(load(b.at, b.size), DARISK_ERROR_COHORT_BYTES);
    }
    for (uint64_t reversed = 0; reversed < 7; reversed++) {
        write_head(&b, &GOOD);
        write_tail(&b, ROWS, ALIASES, reversed, 0, true);
        assert_int_equal(load(b.at, b.size), reversed < 5 ? DARISK_OK : DARISK_ERROR_COHORT_BYTES);
    }
}

/* Waits for a cohort loaded with another table, whose handles say something else. */
static void test_gravity(void **state) {
    static const darisk_gravity_row OTHER[] = {{"X", "1"}, {"Y", "5"}};
    darisk_gravity *same = new_gravity("E"), *edition = new_gravity("F"), *weights = NULL;
    darisk_cohort *cohort = small_cohort(), *loaded = NULL;
    size_t size;
    bytes b;
    (void)state;
    assert_int_equal(darisk_gravity_new("E", "S", OTHER, LENGTH(OTHER), NULL, NULL, &weights),
                     DARISK_OK);
    unsigned char *at = saved(cohort, &size);
    const darisk_gravity *others[] = {NULL, edition, weights};
    for (size_t i = 0; i < LENGTH(others); i++)
        assert_int_equal(darisk_cohort_load(at, size, others[i], NULL, NULL, &loaded),
                         DARISK_ERROR_COHORT_GRAVITY);
    write_good(&b);
    assert_int_equal(darisk_cohort_load(b.at, b.size, same, NULL, NULL, &loaded),
                     DARISK_ERROR_COHORT_GRAVITY);
    assert_null(loaded);
    assert_int_equal(darisk_cohort_load(at, size, same, NULL, NULL, &loaded), DARISK_OK);
    darisk_cohort_free(loaded);
    free(at);
    darisk_cohort_free(cohort);
    darisk_gravity_free(same);
    darisk_gravity_free(edition);
    darisk_gravity_free(weights);
}

/* Waits for numbers of rows that wrap around: one below the last, the last, and one more. */
static void test_most_rows(void **state) {
    const head nearly = {1, 1, UINT64_MAX - 2, UINT64_MAX - 4, 1, 2, 2, 1};
    darisk_cohort *cohort = NULL, *one = NULL;
    event row = plain(1, 1, 2, AS_OF);
    bytes b;
    (void)state;
    write_head(&b, &nearly);
    write_tail(&b, ROWS, ALIASES, 4, 1, true);
    assert_int_equal(darisk_cohort_load(b.at, b.size, NULL, NULL, NULL, &cohort), DARISK_OK);
    assert_int_equal(darisk_cohort_new(NULL, NULL, NULL, &one), DARISK_OK);
    add_rows(one, &row, 1);
    assert_int_equal(darisk_cohort_merge(one, cohort), DARISK_OK);
    assert_true(darisk_cohort_rows(one) == UINT64_MAX - 1);
    add_rows(cohort, &row, 1);
    assert_true(darisk_cohort_rows(cohort) == UINT64_MAX - 1);
    size_t size;
    unsigned char *before = saved(cohort, &size);
    assert_int_equal(try_rows(cohort, &row, 1, NULL), DARISK_ERROR_COHORT_ROWS);
    assert_int_equal(darisk_cohort_merge(cohort, one), DARISK_ERROR_COHORT_ROWS);
    unsigned char *after = saved(cohort, &size);
    assert_memory_equal(after, before, size);
    free(before);
    free(after);
    darisk_cohort_free(cohort);
    darisk_cohort_free(one);
}

/* Waits for a NULL that is read, a buffer of another size that is written, and options that a
 * loaded cohort takes unchecked. */
static void test_arguments(void **state) {
    darisk_cohort *cohort = small_cohort(), *loaded = NULL;
    darisk_cohort_options options = {sizeof options, 65};
    darisk_allocator allocator = {.struct_size = sizeof allocator};
    unsigned char buffer[4096];
    size_t size = 0;
    bytes b;
    (void)state;
    assert_int_equal(darisk_cohort_saved_size(NULL, &size), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_saved_size(cohort, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_saved_size(cohort, &size), DARISK_OK);
    assert_true(size + 1 < sizeof buffer);
    memset(buffer, 0x5a, sizeof buffer);
    assert_int_equal(darisk_cohort_save(NULL, buffer, size), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_save(cohort, NULL, size), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_save(cohort, buffer, size - 1), DARISK_ERROR_LENGTH);
    assert_int_equal(darisk_cohort_save(cohort, buffer, size + 1), DARISK_ERROR_LENGTH);
    for (size_t i = 0; i < sizeof buffer; i++)
        assert_int_equal(buffer[i], 0x5a);
    assert_int_equal(darisk_cohort_save(cohort, buffer, size), DARISK_OK);
    assert_int_equal(buffer[size], 0x5a);
    write_good(&b);
    assert_int_equal(darisk_cohort_load(NULL, b.size, NULL, NULL, NULL, &loaded),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_load(b.at, b.size, NULL, NULL, NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_cohort_load(b.at, b.size, NULL, &options, NULL, &loaded),
                     DARISK_ERROR_COHORT_THREADS);
    options.struct_size = 4;
    assert_int_equal(darisk_cohort_load(b.at, b.size, NULL, &options, NULL, &loaded),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_cohort_load(b.at, b.size, NULL, NULL, &allocator, &loaded),
                     DARISK_ERROR_ALLOCATOR);
    allocator.struct_size = 0;
    assert_int_equal(darisk_cohort_load(b.at, b.size, NULL, NULL, &allocator, &loaded),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_null(loaded);
    darisk_cohort_free(cohort);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_sizes_of_tables),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_heads_that_lie),
        cmocka_unit_test(test_rows_that_cannot_be),
        cmocka_unit_test(test_aliases_that_cannot_be),
        cmocka_unit_test(test_gravity),
        cmocka_unit_test(test_most_rows),
        cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests_name("cohort bytes", tests, NULL, NULL);
}
