/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Structs that nobody should have made: each is refused, with a report, and never followed. */
#include "arrow_test.h"

static const uint8_t BYTES[64];
static const int32_t OFFSETS[] = {0, 1, 2, 3, 4};
static const uint8_t INDICES[] = {0, 1, 1, 0};
static const darisk_arrow_words ANY = {.struct_size = sizeof(darisk_arrow_words), .has_other = 1};

/* A table of four rows: numbers, text, and text of a dictionary. */
static void good_table(table *t) {
    new_table(t, 4);
    add_column(t, "v", "C", NULL, BYTES, NULL);
    add_column(t, "t", "u", NULL, OFFSETS, "abcd");
    add_column(t, "d", "C", NULL, INDICES, NULL);
    add_entries(t, 2, "u", 2, NULL, OFFSETS, "ab");
}

typedef struct forgery {
    const char *what;
    void (*forge)(table *t);
    darisk_status status;
    const char *column; /* which finds it; NULL: the reader, or the batch as a whole */
} forgery;

#define FORGE(name, change)                                                                        \
    static void name(table *t) {                                                                   \
        change;                                                                                    \
    }
FORGE(no_format, t->schema.format = NULL)
FORGE(no_column_format, t->columns[1].format = NULL)
FORGE(no_entry_format, t->values[2].format = NULL)
FORGE(schema_released, t->schema.release = NULL)
FORGE(column_schema_released, t->columns[0].release = NULL)
FORGE(children_below_0, t->schema.n_children = -1)
FORGE(children_too_many, t->schema.n_children = INT64_MAX)
FORGE(children_missing, t->schema.children = NULL)
FORGE(one_child_missing, (t->schema.children = NULL, t->schema.n_children = 1))
FORGE(child_missing, t->schema_list[1] = NULL)
FORGE(grandchildren, t->columns[0].n_children = INT64_MIN)

FORGE(array_released, t->array.release = NULL)
FORGE(rows_below_0, t->array.length = -1)
FORGE(offset_below_0, t->array.offset = -1)
FORGE(rows_overflow, t->array.length = INT64_MAX)
FORGE(sum_overflows, (t->array.length = INT64_MAX, t->array.offset = INT64_MAX))
FORGE(no_buffers, t->array.n_buffers = 0)
FORGE(too_many_buffers, t->array.n_buffers = 2)
FORGE(no_buffer_list, t->array.buffers = NULL)
FORGE(fewer_children, t->array.n_children = 2)
FORGE(more_children, t->array.n_children = 4)
FORGE(fewer_than_no_children, t->array.n_children = -3)
FORGE(no_child_list, t->array.children = NULL)
FORGE(struct_of_a_dictionary, t->array.dictionary = &t->entries[2])
FORGE(nulls_without_bits, t->array.null_count = 1)
FORGE(null_rows, (t->none[0] = BYTES, t->array.null_count = 4))
FORGE(null_rows_denied, (t->none[0] = BYTES, t->array.null_count = 0))
FORGE(too_many_nulls, t->array.null_count = 5)
FORGE(nulls_below, t->array.null_count = -2)

FORGE(child_array_missing, t->array_list[0] = NULL)
FORGE(child_released, t->arrays[0].release = NULL)
FORGE(child_shorter, t->arrays[0].length = 3)
FORGE(child_length_below_0, t->arrays[0].length = INT64_MIN)
FORGE(child_offset_below_0, t->arrays[0].offset = -1)
FORGE(child_offset_overflows, t->arrays[0].offset = INT64_MAX)
FORGE(child_sum_overflows, (t->arrays[0].offset = INT64_MAX - 3, t->arrays[0].length = 4))
FORGE(child_nulls_too_many, t->arrays[0].null_count = 5)
FORGE(child_nulls_below, t->arrays[0].null_count = INT64_MIN)
FORGE(child_nulls_without_bits, t->arrays[0].null_count = 1)
FORGE(child_few_buffers, t->arrays[0].n_buffers = 1)
FORGE(child_many_buffers, t->arrays[0].n_buffers = INT64_MAX)
FORGE(child_buffers_below_0, t->arrays[0].n_buffers = -2)
FORGE(child_no_buffer_list, t->arrays[0].buffers = NULL)
FORGE(child_no_values, t->buffers[0][1] = NULL)
FORGE(child_with_children, t->arrays[0].n_children = 1)
FORGE(child_with_dictionary, t->arrays[0].dictionary = &t->entries[2])

static const int32_t BELOW_0[] = {-1, 0, 0, 0, 4};
static const int32_t DECREASES[] = {0, 3, 2, 3, 4};
static const int32_t ENDS_EARLY[] = {2, 2, 2, 2, 1};
static const int32_t ALL_EMPTY[] = {7, 7, 7, 7, 7};
static const int64_t WIDE_BELOW_0[] = {INT64_MIN, 0, 0, 0, 4};
FORGE(text_without_offsets, t->buffers[1][1] = NULL)
FORGE(text_without_bytes, t->buffers[1][2] = NULL)
FORGE(text_two_buffers, t->arrays[1].n_buffers = 2)
FORGE(text_offset_below_0, t->buffers[1][1] = BELOW_0)
FORGE(text_offsets_decrease, t->buffers[1][1] = DECREASES)
FORGE(text_ends_early, t->buffers[1][1] = ENDS_EARLY)
FORGE(text_wide_below_0, (t->columns[1].format = "U", t->buffers[1][1] = WIDE_BELOW_0))

static const uint8_t LONG[4][16] = {{13, 0, 0, 0}, {0}, {0}, {0}};
static const uint8_t NEGATIVE[4][16] = {{0, 0, 0, 0x80}, {0}, {0}, {0}};
static const uint8_t NO_BLOCK[4][16] = {{13, 0, 0, 0, 0, 0, 0, 0, 1}, {0}, {0}, {0}};
static const uint8_t BLOCK_BELOW_0[4][16] = {
    {13, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff}, {0}, {0}, {0}};
static const uint8_t OFFSET_BELOW_0[4][16] = {
    {13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80}, {0}, {0}, {0}};
static const uint8_t TOO_FAR[4][16] = {{13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4}, {0}, {0}, {0}};
static const int64_t SIXTEEN[] = {16}, SIZE_BELOW_0[] = {-16};

static void views(table *t, const void *cells, const void *block, const int64_t *sizes) {
    t->columns[1].format = "vu";
    t->arrays[1].n_buffers = 4;
    t->buffers[1][1] = cells;
    t->buffers[1][2] = block;
    t->buffers[1][3] = sizes;
}
FORGE(view_two_buffers, (views(t, LONG, BYTES, SIXTEEN), t->arrays[1].n_buffers = 2))
FORGE(view_many_buffers, (views(t, LONG, BYTES, SIXTEEN), t->arrays[1].n_buffers = INT64_MAX))
FORGE(view_without_blocks, (views(t, LONG, NULL, NULL), t->arrays[1].n_buffers = 3))
FORGE(view_without_sizes, views(t, LONG, BYTES, NULL))
FORGE(view_of_missing_block, views(t, LONG, NULL, SIXTEEN))
FORGE(view_below_0, views(t, NEGATIVE, BYTES, SIXTEEN))
FORGE(view_of_no_block, views(t, NO_BLOCK, BYTES, SIXTEEN))
FORGE(view_block_below_0, views(t, BLOCK_BELOW_0, BYTES, SIXTEEN))
FORGE(view_offset_below_0, views(t, OFFSET_BELOW_0, BYTES, SIXTEEN))
FORGE(view_too_far, views(t, TOO_FAR, BYTES, SIXTEEN))
FORGE(view_size_below_0, views(t, LONG, BYTES, SIZE_BELOW_0))

static const uint8_t OUTSIDE[] = {0, 1, 2, 0};
static const int8_t INDEX_BELOW_0[] = {0, 0, 0, -1};
FORGE(entries_missing, t->arrays[2].dictionary = NULL)
FORGE(entries_released, t->entries[2].release = NULL)
FORGE(entries_below_0, t->entries[2].length = -1)
FORGE(entries_without_offsets, t->entry_buffers[2][1] = NULL)
FORGE(entries_decrease, t->entry_buffers[2][1] = DECREASES + 1)
static const int32_t DECREASES_LATE[] = {0, 1, 2, 2, 2, 2, 1};
FORGE(entries_decrease_late, (t->entries[2].length = 6, t->entry_buffers[2][1] = DECREASES_LATE))
FORGE(entries_of_entries, t->entries[2].dictionary = &t->entries[1])
FORGE(index_outside, t->buffers[2][1] = OUTSIDE)
FORGE(index_below_0, (t->columns[2].format = "c", t->buffers[2][1] = INDEX_BELOW_0))
FORGE(no_entries, t->entries[2].length = 0)

static const forgery FORGERIES[] = {
#define F(name, status, column)                                                                    \
    { #name, name, DARISK_ERROR_ARROW_##status, column }
    F(no_format, SCHEMA, NULL),
    F(no_column_format, SCHEMA, NULL),
    F(no_entry_format, SCHEMA, NULL),
    F(schema_released, RELEASED, NULL),
    F(column_schema_released, RELEASED, NULL),
    F(children_below_0, SCHEMA, NULL),
    F(children_too_many, SCHEMA, NULL),
    F(children_missing, SCHEMA, NULL),
    F(one_child_missing, SCHEMA, NULL),
    F(child_missing, SCHEMA, NULL),
    F(grandchildren, SCHEMA, NULL),
    F(array_released, RELEASED, NULL),
    F(rows_below_0, LENGTH, NULL),
    F(offset_below_0, LENGTH, NULL),
    F(rows_overflow, LENGTH, NULL),
    F(sum_overflows, LENGTH, NULL),
    F(no_buffers, ARRAY, NULL),
    F(too_many_buffers, ARRAY, NULL),
    F(no_buffer_list, BUFFER, NULL),
    F(fewer_children, ARRAY, NULL),
    F(more_children, ARRAY, NULL),
    F(fewer_than_no_children, ARRAY, NULL),
    F(no_child_list, ARRAY, NULL),
    F(struct_of_a_dictionary, ARRAY, NULL),
    F(nulls_without_bits, NULLS, NULL),
    F(null_rows, NULLS, NULL),
    F(null_rows_denied, NULLS, NULL),
    F(too_many_nulls, NULLS, NULL),
    F(nulls_below, NULLS, NULL),
    F(child_array_missing, ARRAY, "v"),
    F(child_released, RELEASED, "v"),
    F(child_shorter, LENGTH, "v"),
    F(child_length_below_0, LENGTH, "v"),
    F(child_offset_below_0, LENGTH, "v"),
    F(child_offset_overflows, LENGTH, "v"),
    F(child_sum_overflows, LENGTH, "v"),
    F(child_nulls_too_many, NULLS, "v"),
    F(child_nulls_below, NULLS, "v"),
    F(child_nulls_without_bits, NULLS, "v"),
    F(child_few_buffers, ARRAY, "v"),
    F(child_many_buffers, ARRAY, "v"),
    F(child_buffers_below_0, ARRAY, "v"),
    F(child_no_buffer_list, BUFFER, "v"),
    F(child_no_values, BUFFER, "v"),
    F(child_with_children, ARRAY, "v"),
    F(child_with_dictionary, ARRAY, "v"),
    F(text_without_offsets, BUFFER, "t"),
    F(text_without_bytes, BUFFER, "t"),
    F(text_two_buffers, ARRAY, "t"),
    F(text_offset_below_0, OFFSETS, "t"),
    F(text_offsets_decrease, OFFSETS, "t"),
    F(text_ends_early, OFFSETS, "t"),
    F(text_wide_below_0, OFFSETS, "t"),
    F(view_two_buffers, ARRAY, "t"),
    F(view_many_buffers, ARRAY, "t"),
    F(view_without_blocks, OFFSETS, "t"),
    F(view_without_sizes, BUFFER, "t"),
    F(view_of_missing_block, OFFSETS, "t"),
    F(view_below_0, OFFSETS, "t"),
    F(view_of_no_block, OFFSETS, "t"),
    F(view_block_below_0, OFFSETS, "t"),
    F(view_offset_below_0, OFFSETS, "t"),
    F(view_too_far, OFFSETS, "t"),
    F(view_size_below_0, OFFSETS, "t"),
    F(entries_missing, ARRAY, "d"),
    F(entries_released, RELEASED, "d"),
    F(entries_below_0, LENGTH, "d"),
    F(entries_without_offsets, BUFFER, "d"),
    F(entries_decrease, OFFSETS, "d"),
    F(entries_decrease_late, OFFSETS, "d"),
    F(entries_of_entries, ARRAY, "d"),
    F(index_outside, INDEX, "d"),
    F(index_below_0, INDEX, "d"),
    F(no_entries, INDEX, "d"),
#undef F
};

static darisk_status read_column(darisk_arrow_batch *batch, const char *name,
                                 darisk_arrow_report *report) {
    darisk_column_u8 column;
    const darisk_status status = darisk_arrow_batch_u8(batch, name, &ANY, &column, report);
    if (status == DARISK_OK) /* what is handed out can be read */
        for (size_t row = 0; row < column.length; row++)
            assert_int_equal(column.values[row], 0);
    return status;
}

/* Waits for a forgery that is believed, one that spoils another column, one that is refused without
 * a report, or with a row that is none of the batch, and one that is not released, or twice. */
static void test_each_forgery_is_refused(void **state) {
    (void)state;
    static const char *const NAMES[] = {"v", "t", "d"};
    for (size_t i = 0; i < LENGTH(FORGERIES); i++) {
        const forgery *f = &FORGERIES[i];
        table t;
        good_table(&t);
        f->forge(&t);
        const bool is_moved = t.schema.release != NULL && t.array.release != NULL;
        darisk_arrow_report report = new_report();
        darisk_arrow_batch *batch = NULL;
        darisk_status status = read_table(&t, NULL, &batch, &report);
        assert_int_equal(batch != NULL, f->column != NULL);
        for (size_t n = 0; batch != NULL && n < LENGTH(NAMES); n++) {
            const bool is_forged = strcmp(NAMES[n], f->column) == 0;
            const darisk_status of_column =
                read_column(batch, NAMES[n], is_forged ? &report : NULL);
            if (is_forged)
                status = of_column;
            else if (of_column != DARISK_OK)
                fail_msg("%s: column %s: %s", f->what, NAMES[n], darisk_status_text(of_column));
        }
        darisk_arrow_batch_free(batch);
        if (status != f->status)
            fail_msg("%s: %s", f->what, darisk_status_text(status));
        assert_int_equal(report.status, status);
        assert_true(strlen(report.expected) > 0);
        assert_string_equal(report.column, f->column == NULL ? "" : f->column);
        if (report.row != SIZE_MAX && (f->column == NULL || report.row >= 4))
            fail_msg("%s: row %zu", f->what, report.row);
        assert_true(memchr(report.found, 0, sizeof report.found) != NULL);
        if (t.array.release != NULL) /* refused by the reader: still the caller's */
            t.array.release(&t.array);
        if (t.schema.release != NULL)
            t.schema.release(&t.schema);
        if (is_moved) {
            assert_int_equal(t.arrays_released, 1);
            assert_int_equal(t.schemas_released, 1);
        }
    }
}

/* Waits for the twin of each forgery refused: what looks odd and is allowed. */
static void test_what_is_odd_and_allowed(void **state) {
    (void)state;
    for (int turn = 0; turn < 7; turn++) {
        table t;
        good_table(&t);
        switch (turn) {
        case 0: /* no text at all needs no bytes, wherever it is said to be */
            t.buffers[1][1] = ALL_EMPTY;
            t.buffers[1][2] = NULL;
            break;
        case 1: /* a table without rows needs no values */
            t.array.length = 0;
            for (size_t i = 0; i < 3; i++) {
                t.arrays[i].length = 0;
                t.buffers[i][1] = NULL;
            }
            break;
        case 2: /* a count of nulls that is not known, without bits */
            t.array.null_count = t.arrays[0].null_count = -1;
            break;
        case 3: /* a column longer than the table */
            t.arrays[0].length = 60;
            break;
        case 4: /* views that are all short need no blocks */
            views(&t, BYTES, NULL, NULL);
            t.arrays[1].n_buffers = 3;
            break;
        case 5: /* metadata and flags are nothing to us */
            t.schema.flags = t.columns[0].flags = -1;
            break;
        default: /* a column nobody asks for may be anything below its format */
            t.columns[3] = (struct ArrowSchema){.format = "+l", .release = schema_part_done};
            t.schema_list[3] = &t.columns[3];
            t.schema.n_children = t.array.n_children = 4;
            break;
        }
        darisk_arrow_batch *batch = batch_of(&t);
        assert_int_equal(read_column(batch, "v", NULL), DARISK_OK);
        assert_int_equal(read_column(batch, "t", NULL), DARISK_OK);
        assert_int_equal(read_column(batch, "d", NULL), DARISK_OK);
        darisk_arrow_batch_free(batch);
        assert_int_equal(t.arrays_released, 1);
    }
}

/* Waits for a dictionary of dictionaries, or one with text for numbers, that is followed. */
static void test_odd_dictionaries_are_types_that_are_not_read(void **state) {
    (void)state;
    for (int turn = 0; turn < 3; turn++) {
        table t;
        good_table(&t);
        if (turn == 0)
            t.values[2].dictionary = &t.values[1];
        else
            t.columns[2].format = turn == 1 ? "u" : "b";
        darisk_arrow_batch *batch = batch_of(&t);
        assert_int_equal(read_column(batch, "d", NULL), DARISK_ERROR_ARROW_TYPE);
        darisk_arrow_batch_free(batch);
    }
}

/* Waits for a report that tears a character, passes on what is none, or ends nowhere. */
static void test_what_is_found_can_be_printed(void **state) {
    (void)state;
    static const char *const FOUND[][2] = {
        {"a\xc3\xa9", "a\xc3\xa9"},
        {"a\xc3", "a?"},
        {"\xff\xfe", "??"},
        {"\xe0\x80\x80", "???"},
        {"\xf0\x8f\x80\x80", "????"},
        {"\xe2\x82\xac\xe2\x82", "\xe2\x82\xac??"},
        {"~\x7f\x1f ", "~?? "},
        {"\xc0\xaf", "??"},
        {"\xed\xa0\x80", "???"},
        {"\xf4\x90\x80\x80", "????"},
        {"\xf0\x9f\x99\x82", "\xf0\x9f\x99\x82"},
        {"tab\tnew\n", "tab?new?"},
        {"123456789012345678901234567890123456789012345678901234567890123456789",
         "123456789012345678901234567890123456789012345678901234567890123"},
        {"12345678901234567890123456789012345678901234567890123456789012\xc3\xa9",
         "12345678901234567890123456789012345678901234567890123456789012"},
    };
    for (size_t i = 0; i < LENGTH(FOUND); i++) {
        const int32_t offsets[] = {0, (int32_t)strlen(FOUND[i][0])};
        const darisk_arrow_words none = {.struct_size = sizeof none};
        table t;
        new_table(&t, 1);
        add_column(&t, FOUND[i][0], "u", NULL, offsets, FOUND[i][0]);
        darisk_arrow_batch *batch = batch_of(&t);
        darisk_arrow_report report = new_report();
        darisk_column_u8 column;
        assert_int_equal(darisk_arrow_batch_u8(batch, FOUND[i][0], &none, &column, &report),
                         DARISK_ERROR_ARROW_WORD);
        assert_string_equal(report.found, FOUND[i][1]);
        assert_string_equal(report.column, FOUND[i][1]);
        darisk_arrow_batch_free(batch);
    }
}

/* Waits for a limit of columns or rows that is off by one: on it and above. */
static void test_the_most_columns_and_rows(void **state) {
    (void)state;
    enum { MOST = 65535 };
    const int64_t most_rows = INT64_MAX / 64; /* of 64 bits */
    static struct ArrowSchema *list[MOST + 1];
    for (int64_t above = 0; above < 2; above++) {
        table t;
        darisk_arrow_reader *reader = NULL;
        good_table(&t);
        for (size_t i = 0; i <= MOST; i++)
            list[i] = &t.columns[0];
        t.schema.children = list;
        t.schema.n_children = MOST + above;
        assert_int_equal(darisk_arrow_reader_new_array(&t.schema, &t.array, NULL, &reader, NULL),
                         above ? DARISK_ERROR_ARROW_SCHEMA : DARISK_OK);
        assert_int_equal(darisk_arrow_reader_count(reader), above ? 0 : MOST);
        darisk_arrow_reader_free(reader);
    }
    for (int64_t offset = 0; offset < 3 && sizeof(size_t) == 8; offset++) {
        table t;
        darisk_arrow_batch *batch = NULL;
        new_table(&t, most_rows - 1);
        t.array.offset = offset;
        assert_int_equal(read_table(&t, NULL, &batch, NULL),
                         offset == 2 ? DARISK_ERROR_ARROW_LENGTH : DARISK_OK);
        assert_true(darisk_arrow_batch_rows(batch) == (offset == 2 ? 0 : (size_t)most_rows - 1));
        darisk_arrow_batch_free(batch);
    }
}

/* Waits for a struct of the caller's that is read, or written, past its end. */
static void test_sizes_of_structs(void **state) {
    (void)state;
    table t;
    good_table(&t);
    darisk_arrow_reader *reader = NULL;
    darisk_arrow_batch *batch = NULL;
    darisk_arrow_report report = new_report();
    darisk_arrow_field field = {.struct_size = sizeof field - 1};
    darisk_column_u8 column;
    report.struct_size--;
    assert_int_equal(darisk_arrow_reader_new_array(&t.schema, &t.array, NULL, &reader, &report),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_non_null(t.array.release);
    assert_int_equal(darisk_arrow_reader_new_array(&t.schema, &t.array, NULL, &reader, NULL),
                     DARISK_OK);
    assert_int_equal(darisk_arrow_reader_field(reader, 0, &field), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_arrow_reader_next(reader, &batch, &report), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(darisk_arrow_reader_next(reader, &batch, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_u8(batch, "v", NULL, &column, &report),
                     DARISK_ERROR_STRUCT_SIZE);
    darisk_arrow_batch_free(batch);
    darisk_arrow_reader_free(reader);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_forgery_is_refused),
        cmocka_unit_test(test_what_is_odd_and_allowed),
        cmocka_unit_test(test_odd_dictionaries_are_types_that_are_not_read),
        cmocka_unit_test(test_what_is_found_can_be_printed),
        cmocka_unit_test(test_the_most_columns_and_rows),
        cmocka_unit_test(test_sizes_of_structs),
    };
    return cmocka_run_group_tests_name("arrow_forged", tests, NULL, NULL);
}
