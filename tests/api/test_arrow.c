/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Columns from other programs: what is read, and that nothing is copied where nothing has to be. */
#include "arrow_test.h"

static const darisk_arrow_word YES_NO[] = {{"no", 1},   {"yes", 2}, {"false", 1},
                                           {"true", 2}, {"", 0},    {"J\xc3\xa1", 2}};
static const darisk_arrow_words WORDS = {
    .struct_size = sizeof(darisk_arrow_words), .list = YES_NO, .count = LENGTH(YES_NO)};

/* Waits for a copy of a column that is in the right type already, by its address. */
static void test_matching_types_are_not_copied(void **state) {
    (void)state;
    static const uint64_t wide[] = {1, UINT64_MAX, 3};
    static const uint8_t narrow[] = {255, 0, 7};
    static const int32_t days[] = {0, INT32_MIN, 18901};
    static const int16_t minutes[] = {0, 1439, 5};
    table t;
    new_table(&t, 3);
    add_column(&t, "id", "L", NULL, wide, NULL);
    add_column(&t, "age", "C", NULL, narrow, NULL);
    add_column(&t, "day", "tdD", NULL, days, NULL);
    add_column(&t, "minute", "s", NULL, minutes, NULL);
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_column_u64 ids;
    darisk_column_u8 ages;
    darisk_column_date dates;
    darisk_column_u16 m;
    assert_int_equal(darisk_arrow_batch_u64(batch, "id", NULL, &ids, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_u8(batch, "age", NULL, &ages, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_date(batch, "day", &dates, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_u16(batch, "minute", NULL, &m, NULL), DARISK_OK);
    assert_ptr_equal(ids.values, wide);
    assert_ptr_equal(ages.values, narrow);
    assert_ptr_equal(dates.values, days);
    assert_ptr_equal(m.values, minutes);
    assert_int_equal(ids.length, 3);
    assert_null(ids.validity);
    /* Words are for text: numbers are not copied for their sake. */
    assert_int_equal(darisk_arrow_batch_u8(batch, "age", &WORDS, &ages, NULL), DARISK_OK);
    assert_ptr_equal(ages.values, narrow);
    darisk_arrow_batch_free(batch);
    assert_int_equal(t.arrays_released, 1);
    assert_int_equal(t.schemas_released, 1);
}

/* Waits for an offset that is left out, or counted twice: of the struct, of the column, or both,
 * for the values and for the bits. */
static void test_offsets_of_struct_and_column(void **state) {
    (void)state;
    static const uint8_t values[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    static const uint8_t validity[] = {0xff, 0xef}; /* all but the thirteenth */
    for (int64_t of_struct = 0; of_struct <= 5; of_struct++)
        for (int64_t of_column = 0; of_column <= 8; of_column++) {
            table t;
            new_table(&t, 3);
            t.array.offset = of_struct;
            add_column(&t, "v", "C", validity, values, NULL);
            t.arrays[0].offset = of_column;
            darisk_arrow_batch *batch = batch_of(&t);
            darisk_column_u8 column;
            darisk_column_u32 wider;
            assert_int_equal(darisk_arrow_batch_u8(batch, "v", NULL, &column, NULL), DARISK_OK);
            assert_int_equal(darisk_arrow_batch_u32(batch, "v", NULL, &wider, NULL), DARISK_OK);
            for (size_t row = 0; row < 3; row++) {
                const size_t at = row + (size_t)(of_struct + of_column);
                assert_int_equal(column.values[row], at);
                assert_int_equal(wider.values[row], at);
                assert_int_equal(IS_THERE(column, row), at != 12);
                assert_int_equal(IS_THERE(wider, row), at != 12);
            }
            darisk_arrow_batch_free(batch);
        }
}

/* Waits for a bitmap that is dropped though a bit of it is not set, or kept though all are: at the
 * first, the last and a middle row, at every offset. */
static void test_a_bitmap_of_ones_is_no_bitmap(void **state) {
    (void)state;
    static const uint8_t values[64];
    for (int64_t offset = 0; offset < 17; offset++)
        for (int64_t rows = 0; rows < 40; rows++)
            for (int64_t hole = -1; hole <= rows; hole++) {
                uint8_t validity[8] = {0};
                for (int64_t i = offset; i < offset + rows; i++)
                    if (i - offset != hole)
                        validity[i / 8] |= (uint8_t)(1u << i % 8);
                table t;
                new_table(&t, rows);
                add_column(&t, "v", "C", validity, values, NULL);
                t.arrays[0].offset = offset;
                t.arrays[0].null_count = hole >= 0 && hole < rows ? 0 : -1; /* the bits decide */
                darisk_arrow_batch *batch = batch_of(&t);
                darisk_column_u8 column;
                assert_int_equal(darisk_arrow_batch_u8(batch, "v", NULL, &column, NULL), DARISK_OK);
                assert_int_equal(column.validity != NULL, hole >= 0 && hole < rows);
                darisk_arrow_batch_free(batch);
            }
}

/* Waits for a loop that loses a sign, a byte or a row: every integer type into every width, over
 * more rows than one block. */
static void test_every_integer_into_every_width(void **state) {
    (void)state;
    enum { ROWS = 600 };
    static const struct {
        const char *format;
        size_t width;
    } FROM[] = {{"C", 1}, {"S", 2}, {"I", 4}, {"L", 8}, {"c", 1}, {"s", 2}, {"i", 4}, {"l", 8}};
    static uint64_t memory[ROWS + 1];
    for (size_t f = 0; f < LENGTH(FROM); f++)
        for (size_t shift = 0; shift < 2; shift++) { /* with 1, nothing is aligned */
            uint8_t *bytes = (uint8_t *)memory + shift;
            for (size_t i = 0; i < ROWS; i++) {
                const uint64_t value = i % 128;
                memcpy(bytes + i * FROM[f].width, &value, FROM[f].width);
            }
            table t;
            new_table(&t, ROWS);
            add_column(&t, "v", FROM[f].format, NULL, bytes, NULL);
            darisk_arrow_batch *batch = batch_of(&t);
            darisk_column_u8 a;
            darisk_column_u16 b;
            darisk_column_u32 c;
            darisk_column_u64 d;
            assert_int_equal(darisk_arrow_batch_u8(batch, NULL, NULL, &a, NULL), DARISK_OK);
            assert_int_equal(darisk_arrow_batch_u16(batch, NULL, NULL, &b, NULL), DARISK_OK);
            assert_int_equal(darisk_arrow_batch_u32(batch, NULL, NULL, &c, NULL), DARISK_OK);
            assert_int_equal(darisk_arrow_batch_u64(batch, NULL, NULL, &d, NULL), DARISK_OK);
            for (size_t i = 0; i < ROWS; i++) {
                assert_int_equal(a.values[i], i % 128);
                assert_int_equal(b.values[i], i % 128);
                assert_int_equal(c.values[i], i % 128);
                assert_int_equal(d.values[i], i % 128);
            }
            darisk_arrow_batch_free(batch);
        }
}

static darisk_status as_width(darisk_arrow_batch *batch, int bits, darisk_arrow_report *report) {
    darisk_column_u8 a;
    darisk_column_u16 b;
    darisk_column_u32 c;
    darisk_column_u64 d;
    switch (bits) {
    case 8:
        return darisk_arrow_batch_u8(batch, "v", NULL, &a, report);
    case 16:
        return darisk_arrow_batch_u16(batch, "v", NULL, &b, report);
    case 32:
        return darisk_arrow_batch_u32(batch, "v", NULL, &c, report);
    default:
        return darisk_arrow_batch_u64(batch, "v", NULL, &d, report);
    }
}

/* Waits for a limit that is off by one, and for a number cut to fit: below, on and above each, in
 * the first block and in a later one, and not where the row is null. */
static void test_numbers_at_the_limits(void **state) {
    (void)state;
    enum { ROWS = 300 };
    static const struct {
        int64_t value;
        const char *text;
        int fits; /* from so many bits on; 65: nowhere */
    } TRIED[] = {
        {0, "0", 8},
        {255, "255", 8},
        {256, "256", 16},
        {65535, "65535", 16},
        {65536, "65536", 32},
        {4294967295, "4294967295", 32},
        {4294967296, "4294967296", 64},
        {INT64_MAX, "9223372036854775807", 64},
        {-1, "-1", 65},
        {-128, "-128", 65},
        {INT64_MIN, "-9223372036854775808", 65},
    };
    for (size_t i = 0; i < LENGTH(TRIED); i++)
        for (int bits = 8; bits <= 64; bits *= 2)
            for (size_t row = 0; row < ROWS; row += 299)
                for (int is_null = 0; is_null < 2; is_null++) {
                    static int64_t values[ROWS];
                    uint8_t validity[38];
                    memset(values, 0, sizeof values);
                    memset(validity, 0xff, sizeof validity);
                    values[row] = TRIED[i].value;
                    assert_int_equal(darisk_validity_set(validity, row, !is_null), DARISK_OK);
                    table t;
                    new_table(&t, ROWS);
                    add_column(&t, "v", "l", validity, values, NULL);
                    darisk_arrow_batch *batch = batch_of(&t);
                    darisk_arrow_report report = new_report();
                    const darisk_status status = as_width(batch, bits, &report);
                    darisk_arrow_batch_free(batch);
                    if (is_null || TRIED[i].fits <= bits) {
                        assert_int_equal(status, DARISK_OK);
                        continue;
                    }
                    assert_int_equal(status, DARISK_ERROR_ARROW_VALUE);
                    assert_int_equal(report.status, status);
                    assert_int_equal(report.row, row);
                    assert_string_equal(report.column, "v");
                    assert_string_equal(report.found, TRIED[i].text);
                    assert_true(strlen(report.expected) > 0);
                }
}

/* Waits for booleans that are read as bytes, and for a no that becomes "not known". */
static void test_booleans(void **state) {
    (void)state;
    static const uint8_t bits[] = {0x5a, 0x01};
    table t;
    new_table(&t, 6);
    add_column(&t, "b", "b", NULL, bits, NULL);
    t.arrays[0].offset = 3;
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_column_u8 plain, words;
    assert_int_equal(darisk_arrow_batch_u8(batch, "b", NULL, &plain, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_u8(batch, "b", &WORDS, &words, NULL), DARISK_OK);
    for (size_t row = 0; row < 6; row++) {
        const unsigned bit = (unsigned)bits[(row + 3) / 8] >> (row + 3) % 8 & 1u;
        assert_int_equal(plain.values[row], bit);
        assert_int_equal(words.values[row], bit + 1);
    }
    darisk_arrow_batch_free(batch);
}

/* Waits for a time cut to its day, a day before 1970 rounded the wrong way, a unit mistaken for
 * another, and a day outside the calendar. */
static void test_timestamps(void **state) {
    (void)state;
    static const struct {
        const char *format;
        int64_t value;
        darisk_status status;
        int32_t day;
    } TRIED[] = {
        {"tss:", 86400, DARISK_OK, 1},
        {"tsm:", 86400000, DARISK_OK, 1},
        {"tsu:", 86400000000, DARISK_OK, 1},
        {"tsn:", 86400000000000, DARISK_OK, 1},
        {"tdm", -86400000, DARISK_OK, -1},
        {"tss:", 86401, DARISK_ERROR_ARROW_DAY, 0},
        {"tsn:", -1, DARISK_ERROR_ARROW_DAY, 0},
        {"tsm:", 43200000, DARISK_ERROR_ARROW_DAY, 0},
        {"tss:", 86400 * (int64_t)DARISK_DATE_LAST, DARISK_OK, DARISK_DATE_LAST},
        {"tss:", 86400 * ((int64_t)DARISK_DATE_LAST + 1), DARISK_ERROR_ARROW_DAY, 0},
        {"tss:", 86400 * (int64_t)DARISK_DATE_FIRST, DARISK_OK, DARISK_DATE_FIRST},
        {"tss:", 86400 * ((int64_t)DARISK_DATE_FIRST - 1), DARISK_ERROR_ARROW_DAY, 0},
        {"tsn:", INT64_MIN, DARISK_ERROR_ARROW_DAY, 0},
    };
    for (size_t i = 0; i < LENGTH(TRIED); i++) {
        static const uint8_t index[] = {0};
        table t;
        new_table(&t, 1);
        add_column(&t, "d", TRIED[i].format, NULL, &TRIED[i].value, NULL);
        add_column(&t, "e", "C", NULL, index, NULL);
        add_entries(&t, 1, TRIED[i].format, 1, NULL, &TRIED[i].value, NULL);
        darisk_arrow_batch *batch = batch_of(&t);
        for (int encoded = 0; encoded < 2; encoded++) {
            darisk_column_date dates;
            assert_int_equal(darisk_arrow_batch_date(batch, encoded ? "e" : "d", &dates, NULL),
                             TRIED[i].status);
            if (TRIED[i].status == DARISK_OK)
                assert_int_equal(dates.values[0], TRIED[i].day);
        }
        darisk_arrow_batch_free(batch);
    }
}

/* Waits for a day that is refused in a row that is null, or found in the wrong row: over more rows
 * than one block. */
static void test_rows_of_timestamps(void **state) {
    (void)state;
    enum { ROWS = 700 };
    static int64_t times[ROWS];
    static uint8_t validity[(ROWS + 7) / 8];
    static const size_t BAD[] = {0, 255, 256, 699};
    for (size_t b = 0; b < LENGTH(BAD); b++)
        for (int is_null = 0; is_null < 2; is_null++) {
            for (size_t i = 0; i < ROWS; i++)
                times[i] = (int64_t)i * 86400;
            times[BAD[b]]++;
            memset(validity, 0xff, sizeof validity);
            assert_int_equal(darisk_validity_set(validity, BAD[b], !is_null), DARISK_OK);
            table t;
            new_table(&t, ROWS);
            add_column(&t, "d", "tss:", validity, times, NULL);
            darisk_arrow_batch *batch = batch_of(&t);
            darisk_arrow_report report = new_report();
            darisk_column_date dates;
            assert_int_equal(darisk_arrow_batch_date(batch, "d", &dates, &report),
                             is_null ? DARISK_OK : DARISK_ERROR_ARROW_DAY);
            if (!is_null)
                assert_int_equal(report.row, BAD[b]);
            for (size_t i = 0; is_null && i < ROWS; i++)
                if (i != BAD[b])
                    assert_int_equal(dates.values[i], i);
            darisk_arrow_batch_free(batch);
        }
}

/* Waits for a type that is read as something it is not, or refused without being named. */
static void test_types_that_are_not_read_so(void **state) {
    (void)state;
    static const struct {
        const char *format;
        int as; /* a number of bits; 1 a date; 2 an identifier */
    } TRIED[] = {
        {"g", 8},     {"f", 64},   {"e", 16}, {"z", 8},    {"d:5,2", 64}, {"tdD", 32},
        {"tsn:", 64}, {"tdm", 64}, {"u", 8},  {"U", 16},   {"vu", 64},    {"tts", 32},
        {"C", 1},     {"i", 1},    {"b", 1},  {"u", 1},    {"g", 1},      {"tsn:UTC", 1},
        {"C", 2},     {"l", 2},    {"b", 2},  {"tdD", 2},  {"z", 2},      {"+l", 2},
        {"+s", 8},    {"", 8},     {"?", 64}, {"tdDD", 1}, {"vz", 2},     {"cc", 8},
    };
    for (size_t i = 0; i < LENGTH(TRIED); i++) {
        static const uint64_t memory[4];
        table t;
        new_table(&t, 1);
        add_column(&t, "v", TRIED[i].format, NULL, memory, NULL);
        darisk_arrow_batch *batch = batch_of(&t);
        darisk_arrow_dictionary *people = NULL;
        darisk_arrow_report report = new_report();
        darisk_column_date dates;
        darisk_column_u64 ids;
        assert_int_equal(darisk_arrow_dictionary_new(NULL, &people), DARISK_OK);
        const darisk_status status =
            TRIED[i].as == 1   ? darisk_arrow_batch_date(batch, "v", &dates, &report)
            : TRIED[i].as == 2 ? darisk_arrow_batch_ids(batch, "v", people, &ids, &report)
                               : as_width(batch, TRIED[i].as, &report);
        if (status != DARISK_ERROR_ARROW_TYPE)
            fail_msg("%s as %d: %s", TRIED[i].format, TRIED[i].as, darisk_status_text(status));
        assert_string_equal(report.found, TRIED[i].format);
        assert_string_equal(report.column, "v");
        assert_true(strlen(report.expected) > 0);
        darisk_arrow_dictionary_free(people);
        darisk_arrow_batch_free(batch);
    }
}

/* Waits for a column of nulls that is refused, or comes out as known, and for an empty bitmap of
 * one that is looked at. Some producers hand one out, in a buffer of which the interface has none.
 */
static void test_a_column_of_nulls(void **state) {
    (void)state;
    static const int64_t MORE[] = {-1, 2};
    for (int64_t buffers = 0; buffers <= 1; buffers++) {
        table t;
        new_table(&t, 4);
        add_column(&t, "n", "n", NULL, NULL, NULL);
        t.arrays[0].n_buffers = buffers;
        t.arrays[0].buffers = NULL; /* were it looked at, that would be told */
        t.arrays[0].null_count = 4;
        darisk_arrow_batch *batch = batch_of(&t);
        darisk_column_date dates = {.length = 99};
        darisk_column_u8 codes;
        assert_int_equal(darisk_arrow_batch_date(batch, "n", &dates, NULL), DARISK_OK);
        assert_int_equal(darisk_arrow_batch_u8(batch, "n", &WORDS, &codes, NULL), DARISK_OK);
        assert_null(dates.values);
        assert_null(codes.values);
        assert_int_equal(dates.length, 4);
        darisk_arrow_batch_free(batch);
    }
    for (size_t i = 0; i < LENGTH(MORE); i++) {
        table t;
        new_table(&t, 4);
        add_column(&t, "n", "n", NULL, NULL, NULL);
        t.arrays[0].n_buffers = MORE[i];
        darisk_arrow_batch *batch = batch_of(&t);
        darisk_column_u8 codes;
        assert_int_equal(darisk_arrow_batch_u8(batch, "n", NULL, &codes, NULL),
                         DARISK_ERROR_ARROW_ARRAY);
        darisk_arrow_batch_free(batch);
    }
}

/* Waits for a name that is not found, found twice and one taken, or for the only column of many. */
static void test_names(void **state) {
    (void)state;
    static const uint8_t values[] = {1};
    table t;
    new_table(&t, 1);
    add_column(&t, "a", "C", NULL, values, NULL);
    add_column(&t, "b", "C", NULL, values, NULL);
    add_column(&t, "a", "C", NULL, values, NULL);
    add_column(&t, NULL, "C", NULL, values, NULL);
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_arrow_report report = new_report();
    darisk_column_u8 column;
    assert_int_equal(darisk_arrow_batch_u8(batch, "a", NULL, &column, NULL),
                     DARISK_ERROR_ARROW_COLUMN_TWICE);
    assert_int_equal(darisk_arrow_batch_u8(batch, "b", NULL, &column, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_u8(batch, "", NULL, &column, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_u8(batch, "c", NULL, &column, &report),
                     DARISK_ERROR_ARROW_NO_COLUMN);
    assert_string_equal(report.column, "c");
    assert_int_equal(darisk_arrow_batch_u8(batch, NULL, NULL, &column, NULL),
                     DARISK_ERROR_ARROW_COLUMN_TWICE);
    darisk_arrow_batch_free(batch);
}

/* Waits for an array that is no struct and is refused: a series of somebody's is one column. */
static void test_one_array_is_one_column(void **state) {
    (void)state;
    static const uint8_t values[] = {9, 8, 7};
    table t;
    new_table(&t, 0);
    add_column(&t, "age", "C", NULL, values, NULL);
    t.columns[0].release = schema_done;
    t.columns[0].private_data = &t.schemas_released;
    t.arrays[0].release = array_done;
    t.arrays[0].private_data = &t.arrays_released;
    t.arrays[0].length = 2;
    t.arrays[0].offset = 1;
    darisk_arrow_reader *reader = NULL;
    darisk_arrow_batch *batch = NULL;
    darisk_arrow_field field = {.struct_size = sizeof field};
    darisk_column_u8 column;
    assert_int_equal(
        darisk_arrow_reader_new_array(&t.columns[0], &t.arrays[0], NULL, &reader, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_reader_count(reader), 1);
    assert_int_equal(darisk_arrow_reader_field(reader, 0, &field), DARISK_OK);
    assert_string_equal(field.name, "age");
    assert_string_equal(field.format, "C");
    assert_int_equal(field.kind, DARISK_ARROW_KIND_U8);
    assert_int_equal(darisk_arrow_reader_field(reader, 1, &field), DARISK_ERROR_INDEX);
    assert_int_equal(darisk_arrow_reader_next(reader, &batch, NULL), DARISK_OK);
    darisk_arrow_reader_free(reader); /* the batch stays */
    assert_int_equal(darisk_arrow_batch_u8(batch, NULL, NULL, &column, NULL), DARISK_OK);
    assert_int_equal(column.length, 2);
    assert_int_equal(column.values[0], 8);
    assert_int_equal(t.arrays_released, 0);
    darisk_arrow_batch_free(batch);
    assert_int_equal(t.arrays_released, 1);
}

/* Waits for a table without columns that is refused, or loses its rows. */
static void test_a_table_without_columns(void **state) {
    (void)state;
    table t;
    new_table(&t, 7);
    t.array.children = NULL;
    t.schema.children = NULL;
    darisk_arrow_batch *batch = batch_of(&t);
    darisk_column_u8 column;
    assert_int_equal(darisk_arrow_batch_rows(batch), 7);
    assert_int_equal(darisk_arrow_batch_u8(batch, NULL, NULL, &column, NULL),
                     DARISK_ERROR_ARROW_NO_COLUMN);
    darisk_arrow_batch_free(batch);
}

/* Waits for kinds that are told wrongly, before anything is read. */
static void test_fields(void **state) {
    (void)state;
    static const uint8_t values[] = {0};
    static const char *const FORMATS[] = {"tsn:Europe/London", "vu", "tdm", "n", "c"};
    static const darisk_arrow_kind KINDS[] = {DARISK_ARROW_KIND_NOT_SET, DARISK_ARROW_KIND_TEXT,
                                              DARISK_ARROW_KIND_TIMESTAMP, DARISK_ARROW_KIND_NULL,
                                              DARISK_ARROW_KIND_TEXT};
    table t;
    new_table(&t, 0);
    for (size_t i = 0; i < LENGTH(FORMATS); i++)
        add_column(&t, "c", FORMATS[i], NULL, values, NULL);
    add_entries(&t, 4, "U", 0, NULL, values, values);
    darisk_arrow_reader *reader = NULL;
    assert_int_equal(darisk_arrow_reader_new_array(&t.schema, &t.array, NULL, &reader, NULL),
                     DARISK_OK);
    for (size_t i = 0; i < LENGTH(FORMATS); i++) {
        darisk_arrow_field field = {.struct_size = sizeof field};
        assert_int_equal(darisk_arrow_reader_field(reader, i, &field), DARISK_OK);
        assert_int_equal(field.kind, KINDS[i]);
        assert_int_equal(field.is_dictionary, i == 4);
        assert_string_equal(field.format, i == 4 ? "U" : FORMATS[i]);
    }
    darisk_arrow_reader_free(reader);
    assert_int_equal(t.arrays_released, 1);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_matching_types_are_not_copied),
        cmocka_unit_test(test_offsets_of_struct_and_column),
        cmocka_unit_test(test_a_bitmap_of_ones_is_no_bitmap),
        cmocka_unit_test(test_every_integer_into_every_width),
        cmocka_unit_test(test_numbers_at_the_limits),
        cmocka_unit_test(test_booleans),
        cmocka_unit_test(test_timestamps),
        cmocka_unit_test(test_rows_of_timestamps),
        cmocka_unit_test(test_types_that_are_not_read_so),
        cmocka_unit_test(test_a_column_of_nulls),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_one_array_is_one_column),
        cmocka_unit_test(test_a_table_without_columns),
        cmocka_unit_test(test_fields),
    };
    return cmocka_run_group_tests_name("arrow", tests, NULL, NULL);
}
