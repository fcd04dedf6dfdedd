/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The list of a ranking and its columns: the first few are those of the whole list, and every way
 * to read a person says the same. */
#include "cohort_world.h"

#define ROWS 3000

typedef struct fixture {
    darisk_cohort *cohort;
    darisk_ranking *rankings[LENGTH(POLICIES) + 1];
} fixture;

static int set_up(void **state) {
    static fixture f;
    world w = new_world(ROWS, 11);
    f.cohort = cohort_of(&w);
    free_world(&w);
    for (size_t p = 0; p < LENGTH(f.rankings); p++) {
        /* The last scores everybody the same, so that the tie order alone decides. */
        darisk_serial_policy *policy =
            new_policy(p < LENGTH(POLICIES) ? POLICIES[p]
                                            : "policy ties\nscore bands\nband recency none\n"
                                              "band frequency none\nband gravity none\n"
                                              "band victims none\n");
        assert_int_equal(
            darisk_ranking_new(f.cohort, policy, AS_OF, NULL, 0, NULL, NULL, &f.rankings[p]),
            DARISK_OK);
        darisk_serial_policy_free(policy);
    }
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    for (size_t p = 0; p < LENGTH(f->rankings); p++)
        darisk_ranking_free(f->rankings[p]);
    darisk_cohort_free(f->cohort);
    return 0;
}

static darisk_ranked_person person_at(const darisk_ranking *ranking, size_t row) {
    darisk_ranked_person person = {.struct_size = sizeof person};
    assert_int_equal(darisk_ranking_person(ranking, row, &person), DARISK_OK);
    return person;
}

/* Rule R16: 1 where `a` stands before `b`, written from the rule. */
static bool stands_before(const darisk_ranked_person *a, const darisk_ranked_person *b) {
    if (a->scored != b->scored)
        return a->scored;
    if (!a->scored)
        return a->person_id < b->person_id;
    const int64_t keys[][2] = {{b->total, a->total},
                               {b->gravity, a->gravity},
                               {a->recency_days, b->recency_days},
                               {b->incidents, a->incidents},
                               {b->victims, a->victims}};
    for (size_t i = 0; i < LENGTH(keys); i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1];
    return a->person_id < b->person_id;
}

/* Waits for a list out of order, or with somebody twice; and for ranks that do not go with it. */
static void test_whole_list(void **state) {
    const fixture *f = *state;
    for (size_t p = 0; p < LENGTH(f->rankings); p++) {
        const darisk_ranking *ranking = f->rankings[p];
        const size_t count = darisk_ranking_count(ranking);
        uint32_t *rows = whole_list(ranking);
        darisk_ranked_person last = person_at(ranking, rows[0]);
        assert_true(count > 300);
        assert_int_equal(last.rank, last.scored ? 1 : 0);
        for (size_t i = 1; i < count; i++) {
            const darisk_ranked_person person = person_at(ranking, rows[i]);
            assert_true(stands_before(&last, &person));
            if (person.scored)
                assert_int_equal(person.rank, person.total == last.total ? last.rank : i + 1);
            else
                assert_int_equal(person.rank, 0);
            last = person;
        }
        free(rows);
    }
}

/* Waits for a heap that loses somebody where only the first few are kept. */
static void test_first_few(void **state) {
    const fixture *f = *state;
    for (size_t p = 0; p < LENGTH(f->rankings); p++) {
        const darisk_ranking *ranking = f->rankings[p];
        const size_t count = darisk_ranking_count(ranking);
        uint32_t *whole = whole_list(ranking), *few = room_for(count + 1, sizeof *few);
        for (size_t k = 0; k <= count; k += k < 40 || k + 40 > count ? 1 : 29) {
            memset(few, 0xff, (count + 1) * sizeof *few);
            assert_int_equal(darisk_ranking_list(ranking, few, k), DARISK_OK);
            assert_memory_equal(few, whole, k * sizeof *few);
            assert_int_equal(few[k], UINT32_MAX);
        }
        memset(few, 0xff, (count + 1) * sizeof *few);
        assert_int_equal(darisk_ranking_list(ranking, few, count + 1), DARISK_ERROR_LENGTH);
        assert_int_equal(few[0], UINT32_MAX);
        assert_int_equal(darisk_ranking_list(ranking, few, SIZE_MAX), DARISK_ERROR_LENGTH);
        free(whole);
        free(few);
    }
}

/* Waits for somebody who is not found, found twice, or found though merged or never accused. */
static void test_find(void **state) {
    const fixture *f = *state;
    for (size_t p = 0; p < LENGTH(f->rankings); p++) {
        const darisk_ranking *ranking = f->rankings[p];
        size_t found = 0;
        for (uint64_t id = 0; id < ROWS; id++) {
            size_t row = 7777;
            const darisk_status status = darisk_ranking_find(ranking, id, &row);
            if (status == DARISK_OK) {
                assert_int_equal(person_at(ranking, row).person_id, id);
                assert_int_equal(darisk_cohort_person(f->cohort, id), id);
                found++;
            } else {
                assert_int_equal(status, DARISK_ERROR_INDEX);
                assert_int_equal(row, 7777);
            }
        }
        assert_int_equal(found, darisk_ranking_count(ranking));
        size_t row;
        assert_int_equal(darisk_ranking_find(ranking, UINT64_MAX, &row), DARISK_ERROR_INDEX);
    }
}

/* A person and a threshold that are told in part, or where there is none. */
static void test_index(void **state) {
    const fixture *f = *state;
    const darisk_ranking *ranking = f->rankings[0];
    const size_t count = darisk_ranking_count(ranking);
    darisk_ranked_person person = {.struct_size = sizeof person, .rank = 77};
    darisk_ranked_threshold threshold = {.struct_size = sizeof threshold, .low = 77};
    assert_int_equal(darisk_ranking_person(ranking, count, &person), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_ranking_person(ranking, SIZE_MAX, &person), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_ranking_threshold(ranking, count, 0, &threshold), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_ranking_threshold(ranking, 0, 5, &threshold), DARISK_ERROR_INDEX);
    person.struct_size--;
    threshold.struct_size--;
    assert_int_equal(darisk_ranking_person(ranking, 0, &person), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_ranking_threshold(ranking, 0, 0, &threshold), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(person.rank, 77);
    assert_int_equal(threshold.low, 77);
    threshold.struct_size++;
    assert_int_equal(darisk_ranking_threshold(ranking, count - 1, 4, &threshold), DARISK_OK);
}

enum {
    COLUMN_COUNT = 0
#define COUNT_ONE(column, type) +1
    RANKED_COLUMNS(COUNT_ONE)
#undef COUNT_ONE
};

/* Columns with room for so many, and one more that nobody may write to. */
typedef struct room {
    darisk_ranked_columns columns;
    void *memory[COLUMN_COUNT];
} room;

static room new_room(size_t count, uint32_t wanted) {
    room r = {.columns = {.struct_size = sizeof(darisk_ranked_columns)}};
    size_t n = 0;
#define GIVE(column, type)                                                                         \
    if (wanted >> n & 1) {                                                                         \
        r.columns.column = r.memory[n] = room_for(count + 1, sizeof(type));                        \
        memset(r.columns.column, 0x5a, (count + 1) * sizeof(type));                                \
    }                                                                                              \
    n++;
    RANKED_COLUMNS(GIVE)
#undef GIVE
    return r;
}

static void free_room(room *r) {
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        free(r->memory[i]);
}

/* Whether row i of the columns is this person, or untouched where there is none. */
static void check_row(const room *r, size_t i, const darisk_ranked_person *person) {
#define CHECK(column, type)                                                                        \
    if (r->columns.column != NULL) {                                                               \
        type untouched;                                                                            \
        memset(&untouched, 0x5a, sizeof untouched);                                                \
        assert_true(r->columns.column[i] == (person == NULL ? untouched : person->column));        \
    }
    RANKED_COLUMNS(CHECK)
#undef CHECK
}

static void check_columns(const darisk_ranking *ranking, const uint32_t *rows, size_t first,
                          size_t count, uint32_t wanted) {
    room r = new_room(count, wanted);
    assert_int_equal(darisk_ranking_columns(ranking, rows, first, count, &r.columns), DARISK_OK);
    for (size_t i = 0; i < count; i++) {
        const darisk_ranked_person person =
            person_at(ranking, rows == NULL ? first + i : rows[first + i]);
        check_row(&r, i, &person);
    }
    check_row(&r, count, NULL);
    free_room(&r);
}

/* Waits for two columns that change places, for one filled though it is not given, and for a row
 * too many. */
static void test_columns(void **state) {
    const fixture *f = *state;
    uint64_t random = 5;
    assert_int_equal(COLUMN_COUNT, 29);
    for (size_t p = 0; p < LENGTH(f->rankings); p++) {
        const darisk_ranking *ranking = f->rankings[p];
        const size_t count = darisk_ranking_count(ranking);
        uint32_t *rows = whole_list(ranking);
        check_columns(ranking, NULL, 0, count, UINT32_MAX);
        check_columns(ranking, rows, 0, count, UINT32_MAX);
        check_columns(ranking, NULL, count, 0, UINT32_MAX);
        check_columns(ranking, rows, 5, 0, 0);
        for (uint32_t column = 0; column < COLUMN_COUNT; column++)
            check_columns(ranking, NULL, column, 3, UINT32_C(1) << column);
        for (int i = 0; i < 100; i++)
            check_columns(ranking, rows, below(&random, 100), below(&random, 50),
                          below(&random, UINT32_C(1) << COLUMN_COUNT));
        rows[3] = rows[4]; /* the same person twice is nobody's fault */
        check_columns(ranking, rows, 2, 4, UINT32_MAX);
        free(rows);
    }
}

/* Waits for columns half filled before a row that there is not is met. */
static void test_columns_refused(void **state) {
    const fixture *f = *state;
    const darisk_ranking *ranking = f->rankings[0];
    const size_t count = darisk_ranking_count(ranking);
    uint32_t *rows = whole_list(ranking);
    room r = new_room(4, UINT32_MAX);
    rows[9] = (uint32_t)count;
    const struct {
        const uint32_t *rows;
        size_t first, count;
    } BAD[] = {{NULL, count, 1},        {NULL, count + 1, 0}, {NULL, count - 2, 3},
               {NULL, 0, SIZE_MAX},     {NULL, SIZE_MAX, 1},  {NULL, SIZE_MAX, SIZE_MAX},
               {NULL, 2, SIZE_MAX - 1}, {rows, 6, 4},         {rows, 9, 1}};
    uint32_t low[4] = {77, 77, 77, 77};
    for (size_t i = 0; i < LENGTH(BAD); i++) {
        assert_int_equal(
            darisk_ranking_columns(ranking, BAD[i].rows, BAD[i].first, BAD[i].count, &r.columns),
            DARISK_ERROR_INDEX);
        assert_int_equal(darisk_ranking_threshold_columns(ranking, BAD[i].rows, BAD[i].first,
                                                          BAD[i].count, 0, low, low, NULL),
                         DARISK_ERROR_INDEX);
    }
    r.columns.struct_size--;
    assert_int_equal(darisk_ranking_columns(ranking, NULL, 0, 1, &r.columns),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_ranking_threshold_columns(ranking, NULL, 0, 1, 5, low, low, NULL),
                     DARISK_ERROR_INDEX);
    for (size_t i = 0; i < 4; i++) {
        check_row(&r, i, NULL);
        assert_int_equal(low[i], 77);
    }
    free_room(&r);
    free(rows);
}

/* Waits for the columns of another threshold, or for one that is not given and is written. */
static void test_threshold_columns(void **state) {
    const fixture *f = *state;
    const darisk_ranking *ranking = f->rankings[0];
    uint32_t *rows = whole_list(ranking), low[10], high[10];
    uint8_t result[10];
    for (size_t index = 0; index < 5; index++)
        for (size_t first = 0; first < 60; first += 20) {
            const uint32_t *of = first == 20 ? NULL : rows;
            assert_int_equal(
                darisk_ranking_threshold_columns(ranking, of, first, 10, index, low, high, result),
                DARISK_OK);
            assert_int_equal(
                darisk_ranking_threshold_columns(ranking, of, first, 10, index, NULL, NULL, NULL),
                DARISK_OK);
            for (size_t i = 0; i < 10; i++) {
                darisk_ranked_threshold one = {.struct_size = sizeof one};
                assert_int_equal(darisk_ranking_threshold(
                                     ranking, of == NULL ? first + i : of[first + i], index, &one),
                                 DARISK_OK);
                assert_int_equal(low[i], one.low);
                assert_int_equal(high[i], one.high);
                assert_int_equal(result[i], one.result);
            }
        }
    free(rows);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_list),
        cmocka_unit_test(test_first_few),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_index),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_columns_refused),
        cmocka_unit_test(test_threshold_columns),
    };
    return cmocka_run_group_tests_name("ranking list", tests, set_up, tear_down);
}
