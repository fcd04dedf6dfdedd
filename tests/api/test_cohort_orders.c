/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What is recorded decides, and not how it came: order, pieces, merging, saving, repeating and the
 * names of people change no answer. */
#include "cohort_world.h"

#define ROWS 20000

typedef struct fixture {
    world w;
    answer expected;
} fixture;

static int set_up(void **state) {
    static fixture f;
    f.w = new_world(ROWS, 31);
    const said s = said_in(&f.w);
    darisk_cohort *cohort = cohort_of(&f.w);
    f.expected = answer_of(cohort, &s);
    darisk_cohort_free(cohort);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    free_answer(&f->expected);
    free_world(&f->w);
    return 0;
}

/* The same answers as the rows in one call; frees the cohort. */
static void answers_the_same(const fixture *f, const char *what, darisk_cohort *cohort) {
    const said s = said_in(&f->w);
    answer found = answer_of(cohort, &s);
    answers_are_same(what, &f->expected, &found);
    free_answer(&found);
    darisk_cohort_free(cohort);
}

static event *shuffled(const event *rows, size_t count, uint64_t seed) {
    event *copy = room_for(count, sizeof *copy);
    memcpy(copy, rows, count * sizeof *copy);
    for (size_t i = count; i > 1; i--) {
        const size_t other = below(&seed, (uint32_t)i);
        const event row = copy[i - 1];
        copy[i - 1] = copy[other];
        copy[other] = row;
    }
    return copy;
}

/* The rows in pieces. */
static void add_in_pieces(darisk_cohort *cohort, const event *rows, size_t count, size_t piece) {
    event_table t = columns_of(rows, count);
    for (size_t at = 0; at < count; at += piece) {
        darisk_event_columns events = t.events;
        const size_t here = count - at < piece ? count - at : piece;
#define MOVE(name)                                                                                 \
    events.name.values += at;                                                                      \
    events.name.length = here
        MOVE(incident_id);
        MOVE(perpetrator_id);
        MOVE(victim_id);
        MOVE(role);
        MOVE(date_from);
        MOVE(date_to);
        MOVE(status);
        MOVE(is_da);
        MOVE(offence);
        MOVE(connection_group);
        MOVE(grade);
#undef MOVE
        assert_int_equal(darisk_cohort_add(cohort, &events, here, NULL), DARISK_OK);
    }
    free_columns(&t);
}

/* The world is not an easy one: waits for a test that could not fail. */
static void test_world(void **state) {
    const fixture *f = *state;
    darisk_cohort *cohort = cohort_of(&f->w);
    darisk_serial_policy *policy = new_policy(POLICIES[0]);
    darisk_ranking *ranking = NULL;
    uint32_t flags = 0, results = 0;
    size_t many = 0;
    assert_int_equal(darisk_ranking_new(cohort, policy, AS_OF, NULL, 0, NULL, NULL, &ranking),
                     DARISK_OK);
    for (size_t i = 0; i < darisk_ranking_count(ranking); i++) {
        darisk_ranked_person person = {.struct_size = sizeof person};
        assert_int_equal(darisk_ranking_person(ranking, i, &person), DARISK_OK);
        flags |= person.flags;
        results |= 1U << person.thresholds | 1U << (4 + person.serial);
        many += person.incidents > 20;
    }
    assert_int_equal(flags, 511);    /* each flag somewhere */
    assert_int_equal(results, 0xee); /* and each result */
    assert_true(many > 10);
    assert_true(darisk_ranking_count(ranking) > 3000);
    darisk_ranking_free(ranking);
    darisk_serial_policy_free(policy);
    darisk_cohort_free(cohort);
}

static void test_shuffled(void **state) {
    const fixture *f = *state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        event *rows = shuffled(f->w.rows, ROWS, seed);
        darisk_cohort *cohort = new_cohort();
        add_rows(cohort, rows, ROWS);
        add_aliases(cohort, &f->w);
        answers_the_same(f, "shuffled", cohort);
        free(rows);
    }
}

/* Each row four times, so that the tail is put away, and larger pieces are slabs of their own. */
static void test_pieces(void **state) {
    static const size_t PIECES[] = {1, 7, 1000, 32768, 32769, 65536, 70000, 4 * ROWS};
    const fixture *f = *state;
    event *rows = room_for(4 * ROWS, sizeof *rows);
    for (size_t i = 0; i < 4; i++)
        memcpy(rows + i * ROWS, f->w.rows, ROWS * sizeof *rows);
    event *mixed = shuffled(rows, 4 * ROWS, 9);
    for (size_t p = 0; p < LENGTH(PIECES); p++) {
        darisk_cohort *cohort = new_cohort();
        add_in_pieces(cohort, p % 2 == 0 ? rows : mixed, 4 * ROWS, PIECES[p]);
        add_aliases(cohort, &f->w);
        assert_int_equal(darisk_cohort_rows(cohort), 4 * ROWS);
        answers_the_same(f, "in pieces", cohort);
    }
    free(rows);
    free(mixed);
}

/* Waits for rows that are asked for under the person they were recorded with. */
static void test_aliases_before_and_between(void **state) {
    const fixture *f = *state;
    darisk_cohort *cohort = new_cohort();
    add_aliases(cohort, &f->w);
    add_rows(cohort, f->w.rows, ROWS);
    answers_the_same(f, "aliases before", cohort);
    cohort = new_cohort();
    for (size_t i = 0; i < WORLD_SAID; i++) {
        add_rows(cohort, f->w.rows + i * (ROWS / WORLD_SAID), ROWS / WORLD_SAID);
        const size_t line = WORLD_SAID - 1 - i;
        assert_int_equal(
            darisk_cohort_alias(cohort, &f->w.child[line], &f->w.parent[line], 1, NULL), DARISK_OK);
    }
    add_rows(cohort, f->w.rows + WORLD_SAID * (ROWS / WORLD_SAID), ROWS % WORLD_SAID);
    answers_the_same(f, "aliases between", cohort);
}

/* The leaves of a tree of merging: the rows dealt out, and each alias to one of them. */
static void deal(const fixture *f, darisk_cohort **leaves, size_t count) {
    event *rows = shuffled(f->w.rows, ROWS, count);
    for (size_t i = 0; i < count; i++) {
        const size_t first = ROWS * i / count, end = ROWS * (i + 1) / count;
        leaves[i] = new_cohort();
        add_in_pieces(leaves[i], rows + first, end - first, i % 2 == 0 ? ROWS : 100);
        for (size_t line = i; line < WORLD_SAID; line += count)
            assert_int_equal(
                darisk_cohort_alias(leaves[i], &f->w.child[line], &f->w.parent[line], 1, NULL),
                DARISK_OK);
    }
    free(rows);
}

static void merge(darisk_cohort *into, darisk_cohort *from) {
    assert_int_equal(darisk_cohort_merge(into, from), DARISK_OK);
    darisk_cohort_free(from);
}

/* Waits for a tree whose shape shows: a list from the left, from the right, and in pairs. */
static void test_merge_trees(void **state) {
    enum { LEAVES = 9 };
    const fixture *f = *state;
    darisk_cohort *leaves[LEAVES];
    deal(f, leaves, LEAVES);
    for (size_t i = 1; i < LEAVES; i++)
        merge(leaves[0], leaves[i]);
    answers_the_same(f, "merged from the left", leaves[0]);
    deal(f, leaves, LEAVES);
    for (size_t i = LEAVES - 1; i > 0; i--)
        merge(leaves[i - 1], leaves[i]);
    answers_the_same(f, "merged from the right", leaves[0]);
    deal(f, leaves, LEAVES);
    for (size_t step = 1; step < LEAVES; step *= 2)
        for (size_t i = 0; i + step < LEAVES; i += 2 * step)
            merge(leaves[i], leaves[i + step]);
    answers_the_same(f, "merged in pairs", leaves[0]);
    /* With the whole of it in both, by slabs and by the tail. */
    darisk_cohort *slabs = new_cohort(), *tail = cohort_of(&f->w);
    event *rows = room_for(4 * ROWS, sizeof *rows);
    for (size_t i = 0; i < 4; i++)
        memcpy(rows + i * ROWS, f->w.rows, ROWS * sizeof *rows);
    add_rows(slabs, rows, 4 * ROWS);
    free(rows);
    merge(slabs, tail);
    answers_the_same(f, "merged with itself", slabs);
}

static darisk_cohort *saved_and_loaded(darisk_cohort *cohort) {
    darisk_gravity *gravity = new_gravity("E");
    darisk_cohort *loaded = NULL;
    size_t size;
    assert_int_equal(darisk_cohort_saved_size(cohort, &size), DARISK_OK);
    unsigned char *bytes = room_for(size, 1);
    assert_int_equal(darisk_cohort_save(cohort, bytes, size), DARISK_OK);
    assert_int_equal(darisk_cohort_load(bytes, size, gravity, NULL, NULL, &loaded), DARISK_OK);
    free(bytes);
    darisk_gravity_free(gravity);
    darisk_cohort_free(cohort);
    return loaded;
}

/* Waits for something that saving forgets, wherever it comes between. */
static void test_saved_between(void **state) {
    const fixture *f = *state;
    for (size_t piece = 3000; piece <= 20000; piece += 8500) {
        darisk_cohort *cohort = saved_and_loaded(new_cohort());
        add_aliases(cohort, &f->w);
        for (size_t at = 0; at < ROWS; at += piece) {
            add_rows(cohort, f->w.rows + at, ROWS - at < piece ? ROWS - at : piece);
            cohort = saved_and_loaded(cohort);
        }
        answers_the_same(f, "saved between", cohort);
    }
}

/* Waits for a question that changes the cohort it is asked of. */
static void test_asked_between(void **state) {
    const fixture *f = *state;
    const said s = said_in(&f->w);
    darisk_cohort *cohort = new_cohort();
    add_rows(cohort, f->w.rows, ROWS / 2);
    answer half = answer_of(cohort, &s);
    add_aliases(cohort, &f->w);
    free_answer(&half);
    half = answer_of(cohort, &s);
    add_rows(cohort, f->w.rows + ROWS / 2, ROWS - ROWS / 2);
    free_answer(&half);
    answers_the_same(f, "asked between", cohort);
}

/* People under other names. */
static uint64_t renamed(uint64_t reference, int how) {
    if (reference == 0)
        return 0;
    if (how == 0) /* the order stays */
        return (reference << 40) + 12345;
    /* One to one over 64 bits, and never 0 for what is not. */
    reference *= UINT64_C(0x9e3779b97f4a7c15);
    reference ^= reference >> 31;
    return reference * UINT64_C(0xbf58476d1ce4e5b9);
}

static world renamed_world(const world *w, int how) {
    world other = *w;
    other.rows = room_for(w->count, sizeof(event));
    for (size_t i = 0; i < w->count; i++) {
        other.rows[i] = w->rows[i];
        other.rows[i].person = renamed(w->rows[i].person, how);
        other.rows[i].victim = renamed(w->rows[i].victim, how);
        other.rows[i].incident = renamed(w->rows[i].incident, how);
        /* Of a victim with several groups the smallest counts, so their order is to stay. */
        other.rows[i].group = renamed(w->rows[i].group, 0);
    }
    for (size_t i = 0; i < WORLD_SAID; i++) {
        other.child[i] = renamed(w->child[i], how);
        other.parent[i] = renamed(w->parent[i], how);
        other.people[i] = renamed(w->people[i], how);
        other.reviewed[i] = renamed(w->reviewed[i], how);
        other.referred[i] = renamed(w->referred[i], how);
        other.referred_victim[i] = renamed(w->referred_victim[i], how);
    }
    return other;
}

/* Every name becomes what it stands for; no other number of an answer is as great. */
static void give_names_back(answer *a) {
    for (size_t i = 0; i < a->count; i++)
        if (a->at[i] >= INT64_C(1) << 40)
            a->at[i] >>= 40;
}

/* Waits for an answer that depends on the numbers of people, incidents or groups: by an order that
 * stays every column of every list is the same, name by name. */
static void test_renamed_in_order(void **state) {
    const fixture *f = *state;
    world other = renamed_world(&f->w, 0);
    const said s = said_in(&other);
    darisk_cohort *cohort = cohort_of(&other);
    answer found = answer_of(cohort, &s);
    give_names_back(&found);
    answers_are_same("renamed in order", &f->expected, &found);
    free_answer(&found);
    darisk_cohort_free(cohort);
    free_world(&other);
}

/* All that is said of a person but where in the list they stand. */
static void check_person(const darisk_ranking *one, const darisk_ranking *other, uint64_t id) {
    darisk_ranked_person a = {.struct_size = sizeof a}, b = a;
    size_t row;
    assert_int_equal(darisk_ranking_find(one, id, &row), DARISK_OK);
    assert_int_equal(darisk_ranking_person(one, row, &a), DARISK_OK);
    assert_int_equal(darisk_ranking_find(other, renamed(id, 1), &row), DARISK_OK);
    assert_int_equal(darisk_ranking_person(other, row, &b), DARISK_OK);
    b.person_id = id;
#define SAME(column, type) assert_true(a.column == b.column);
    RANKED_COLUMNS(SAME)
#undef SAME
}

/* Waits for a measure, a rank or a selection that depends on names, where their order is another
 * one. */
static void test_renamed_in_no_order(void **state) {
    const fixture *f = *state;
    world w = f->w;
    world other = renamed_world(&w, 1);
    darisk_cohort *one = cohort_of(&w), *two = cohort_of(&other);
    for (size_t p = 0; p < LENGTH(POLICIES); p++) {
        if (strstr(POLICIES[p], "one_per_pair_per_day yes") != NULL)
            continue; /* which incident of a day is kept goes by its number */
        darisk_serial_policy *policy = new_policy(POLICIES[p]);
        darisk_ranking *a = NULL, *b = NULL;
        assert_int_equal(darisk_ranking_new(one, policy, AS_OF, NULL, 0, NULL, NULL, &a),
                         DARISK_OK);
        assert_int_equal(darisk_ranking_new(two, policy, AS_OF, NULL, 0, NULL, NULL, &b),
                         DARISK_OK);
        assert_int_equal(darisk_ranking_count(a), darisk_ranking_count(b));
        for (size_t row = 0; row < darisk_ranking_count(a); row++) {
            darisk_ranked_person person = {.struct_size = sizeof person};
            assert_int_equal(darisk_ranking_person(a, row, &person), DARISK_OK);
            check_person(a, b, person.person_id);
        }
        darisk_ranking_free(a);
        darisk_ranking_free(b);
        darisk_serial_policy_free(policy);
    }
    darisk_cohort_free(one);
    darisk_cohort_free(two);
    free_world(&other);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_world),
        cmocka_unit_test(test_shuffled),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_aliases_before_and_between),
        cmocka_unit_test(test_merge_trees),
        cmocka_unit_test(test_saved_between),
        cmocka_unit_test(test_asked_between),
        cmocka_unit_test(test_renamed_in_order),
        cmocka_unit_test(test_renamed_in_no_order),
    };
    return cmocka_run_group_tests_name("cohort orders", tests, set_up, tear_down);
}
