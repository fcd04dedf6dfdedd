/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Columns for other programs. tests/arrow puts the same through a validator of others' making. */
#include "arrow_test.h"

static darisk_arrow_writer *new_writer(size_t rows) {
    darisk_arrow_writer *writer = NULL;
    assert_int_equal(darisk_arrow_writer_new(rows, NULL, &writer), DARISK_OK);
    return writer;
}

static darisk_arrow_buffers add(darisk_arrow_writer *writer, const char *name,
                                darisk_arrow_kind kind, bool nullable) {
    darisk_arrow_buffers buffers = {.struct_size = sizeof buffers};
    assert_int_equal(darisk_arrow_writer_add(writer, name, kind, nullable, &buffers), DARISK_OK);
    return buffers;
}

/* What a writer exported, read back. */
static darisk_arrow_batch *read_back(darisk_arrow_writer *writer) {
    struct ArrowSchema schema;
    struct ArrowArray array;
    darisk_arrow_reader *reader = NULL;
    darisk_arrow_batch *batch = NULL;
    assert_int_equal(darisk_arrow_writer_export(writer, &schema, &array), DARISK_OK);
    darisk_arrow_writer_free(writer);
    assert_int_equal(darisk_arrow_reader_new_array(&schema, &array, NULL, &reader, NULL),
                     DARISK_OK);
    assert_int_equal(darisk_arrow_reader_next(reader, &batch, NULL), DARISK_OK);
    darisk_arrow_reader_free(reader);
    return batch;
}

/* Waits for memory that is not cleared, of another width, or copied on its way out. */
static void test_columns_are_handed_over_as_they_were_filled(void **state) {
    (void)state;
    static const struct {
        darisk_arrow_kind kind;
        const char *format;
        size_t width;
    } KINDS[] = {{DARISK_ARROW_KIND_U8, "C", 1},    {DARISK_ARROW_KIND_U16, "S", 2},
                 {DARISK_ARROW_KIND_U32, "I", 4},   {DARISK_ARROW_KIND_U64, "L", 8},
                 {DARISK_ARROW_KIND_I8, "c", 1},    {DARISK_ARROW_KIND_I16, "s", 2},
                 {DARISK_ARROW_KIND_I32, "i", 4},   {DARISK_ARROW_KIND_I64, "l", 8},
                 {DARISK_ARROW_KIND_DATE, "tdD", 4}};
    for (size_t k = 0; k < LENGTH(KINDS); k++)
        for (int nullable = 0; nullable < 2; nullable++) {
            darisk_arrow_writer *writer = new_writer(9);
            const darisk_arrow_buffers made = add(writer, "c", KINDS[k].kind, nullable);
            struct ArrowSchema schema;
            struct ArrowArray array;
            for (size_t i = 0; i < 9 * KINDS[k].width; i++)
                assert_int_equal(((const uint8_t *)made.values)[i], 0);
            memset(made.values, 1, 9 * KINDS[k].width);
            if (nullable) {
                assert_int_equal(darisk_validity_count(made.validity, 9), 9);
                assert_int_equal(darisk_validity_set(made.validity, 8, false), DARISK_OK);
            } else {
                assert_null(made.validity);
            }
            assert_int_equal(darisk_arrow_writer_export(writer, &schema, &array), DARISK_OK);
            darisk_arrow_writer_free(writer);
            assert_string_equal(schema.format, "+s");
            assert_string_equal(schema.children[0]->format, KINDS[k].format);
            assert_string_equal(schema.children[0]->name, "c");
            assert_int_equal(schema.children[0]->flags, nullable ? ARROW_FLAG_NULLABLE : 0);
            assert_ptr_equal(array.children[0]->buffers[1], made.values);
            assert_int_equal(array.children[0]->null_count, nullable);
            assert_int_equal(array.children[0]->length, 9);
            array.release(&array);
            schema.release(&schema);
            assert_null(array.release);
            assert_null(schema.release);
        }
}

/* Waits for a buffer that is missing because there are no rows, or a byte too far because there
 * are just eight. */
static void test_few_rows(void **state) {
    (void)state;
    static const darisk_arrow_word list[] = {{"A", 1}};
    const darisk_arrow_words words = {sizeof words, 0, 0, list, 1};
    static const uint8_t codes[9] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    static const char *const texts[9] = {"a", "b"};
    for (size_t rows = 0; rows <= 9; rows++) {
        const darisk_column_u8 column = {codes, NULL, 0, rows};
        counted c = {0}; /* which is never asked for no bytes */
        const darisk_allocator allocator = counting(&c);
        darisk_arrow_writer *writer = NULL;
        assert_int_equal(darisk_arrow_writer_new(rows, &allocator, &writer), DARISK_OK);
        struct ArrowSchema schema;
        struct ArrowArray array;
        (void)add(writer, "n", DARISK_ARROW_KIND_U16, true);
        (void)add(writer, "b", DARISK_ARROW_KIND_BOOL, true);
        assert_int_equal(darisk_arrow_writer_add_codes_u8(writer, "c", &column, &words, NULL),
                         DARISK_OK);
        assert_int_equal(darisk_arrow_writer_add_text(writer, "t", texts), DARISK_OK);
        assert_int_equal(darisk_arrow_writer_export(writer, &schema, &array), DARISK_OK);
        darisk_arrow_writer_free(writer);
        for (int64_t i = 0; i < array.n_children; i++) {
            const struct ArrowArray *child = array.children[i];
            for (int64_t b = 0; b < child->n_buffers; b++)
                assert_non_null(child->buffers[b]);
            assert_int_equal(child->length, rows);
            assert_int_equal(child->n_children, 0);
        }
        assert_int_equal(array.children[2]->null_count, 0);
        assert_int_equal(array.children[3]->null_count, rows < 2 ? 0 : rows - 2);
        array.release(&array);
        schema.release(&schema);
        assert_int_equal(c.live, 0);
    }
}

/* Waits for a round that changes a value: bits, codes, identifiers, texts and their nulls. */
static void test_there_and_back(void **state) {
    (void)state;
    static const darisk_arrow_word list[] = {
        {"LOW", 301}, {"HIGH", 304}, {"HIGH TOO", 304}, {"", 9}};
    const darisk_arrow_words words = {sizeof words, 0, 0, list, LENGTH(list)};
    static const uint16_t codes[] = {77, 304, 0, 301, 9, 304};
    static const uint8_t valid[] = {0x3d}; /* with the offset of 1, all but the first of ours */
    static const char *const texts[] = {"a", NULL, "", "dddd", "e"};
    darisk_arrow_dictionary *people = NULL;
    uint64_t p1, pe;
    assert_int_equal(darisk_arrow_dictionary_new(NULL, &people), DARISK_OK);
    assert_int_equal(darisk_arrow_dictionary_add(people, "P1", 2, &p1), DARISK_OK);
    assert_int_equal(darisk_arrow_dictionary_add(people, "P\xc3\xa9", 3, &pe), DARISK_OK);
    const uint64_t numbers[] = {pe, p1, 0, pe, p1};
    darisk_arrow_writer *writer = new_writer(5);
    const darisk_column_u16 graded = {codes + 1, valid, 1, 5};
    static const uint8_t ids_valid[] = {0x0f}; /* the last is not there */
    const darisk_column_u64 ids = {numbers, ids_valid, 0, 5};
    const darisk_arrow_buffers bits = add(writer, "is_da", DARISK_ARROW_KIND_BOOL, false);
    assert_int_equal(darisk_validity_set(bits.values, 3, true), DARISK_OK);
    assert_int_equal(darisk_arrow_writer_add_codes_u16(writer, "grade", &graded, &words, NULL),
                     DARISK_OK);
    assert_int_equal(darisk_arrow_writer_add_ids(writer, "id", &ids, people, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_writer_add_text(writer, "text", texts), DARISK_OK);
    darisk_arrow_batch *batch = read_back(writer);
    darisk_column_u8 is_da;
    darisk_column_u16 grade;
    darisk_column_u64 id, text;
    assert_int_equal(darisk_arrow_batch_u8(batch, "is_da", NULL, &is_da, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_u16(batch, "grade", &words, &grade, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_ids(batch, "id", people, &id, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_ids(batch, "text", people, &text, NULL), DARISK_OK);
    for (size_t row = 0; row < 5; row++) {
        const bool coded = row != 0 && codes[row + 1] != 0;
        assert_int_equal(is_da.values[row], row == 3);
        assert_int_equal(IS_THERE(grade, row), coded);
        if (coded)
            assert_int_equal(grade.values[row], codes[row + 1]);
        assert_int_equal(IS_THERE(id, row), numbers[row] != 0 && row != 4);
        assert_true(id.values[row] == (row == 4 ? 0 : numbers[row]));
        assert_int_equal(IS_THERE(text, row), row != 1);
        if (texts[row] != NULL)
            assert_string_equal(darisk_arrow_dictionary_text(people, text.values[row], NULL),
                                texts[row]);
    }
    assert_int_equal(darisk_arrow_dictionary_count(people), 5);
    darisk_arrow_batch_free(batch);
    darisk_arrow_dictionary_free(people);
}

/* Waits for an index that its type cannot hold: as many words as an index of 8 bits takes, one
 * more, and many. */
static void test_many_words(void **state) {
    (void)state;
    enum { WORDS = 1000 };
    static char texts[WORDS][8];
    static darisk_arrow_word list[WORDS];
    static uint16_t codes[WORDS];
    static const size_t COUNTS[] = {1, 127, 128, WORDS};
    for (size_t i = 0; i < WORDS; i++) {
        (void)snprintf(texts[i], sizeof texts[i], "w%zu", i);
        list[i] = (darisk_arrow_word){texts[i], 65535 - i};
        codes[i] = (uint16_t)(65535 - i);
    }
    for (size_t n = 0; n < LENGTH(COUNTS); n++) {
        const darisk_arrow_words words = {sizeof words, 0, 0, list, COUNTS[n]};
        const darisk_column_u16 column = {codes, NULL, 0, COUNTS[n]};
        darisk_arrow_writer *writer = new_writer(COUNTS[n]);
        assert_int_equal(darisk_arrow_writer_add_codes_u16(writer, "w", &column, &words, NULL),
                         DARISK_OK);
        darisk_arrow_batch *batch = read_back(writer);
        darisk_column_u16 back;
        assert_int_equal(darisk_arrow_batch_u16(batch, "w", &words, &back, NULL), DARISK_OK);
        assert_memory_equal(back.values, codes, COUNTS[n] * sizeof codes[0]);
        darisk_arrow_batch_free(batch);
    }
}

/* Waits for a code without a word, a number nobody gave, or a short column that is exported, and
 * for a refused column that stays. */
static void test_what_a_writer_refuses(void **state) {
    (void)state;
    static const darisk_arrow_word list[] = {{"A", 1}, {"B", 2}, {"A", 1}};
    static const uint8_t codes[] = {1, 2, 3};
    static const uint64_t numbers[] = {0, 0, 1};
    const darisk_arrow_words words = {sizeof words, 0, 0, list, 2};
    const darisk_arrow_words twice = {sizeof twice, 0, 0, list, 3};
    const darisk_arrow_words none = {sizeof none, 0, 0, list, 0};
    const darisk_column_u8 column = {codes, NULL, 0, 3}, shorter = {codes, NULL, 0, 2};
    const darisk_column_u64 ids = {numbers, NULL, 0, 3}, few = {numbers, NULL, 0, 2};
    darisk_arrow_dictionary *people = NULL;
    darisk_arrow_writer *writer = new_writer(3);
    darisk_arrow_report report = new_report();
    darisk_arrow_buffers buffers = {.struct_size = sizeof buffers};
    assert_int_equal(darisk_arrow_dictionary_new(NULL, &people), DARISK_OK);
    assert_int_equal(darisk_arrow_writer_add_codes_u8(writer, "c", &column, &words, &report),
                     DARISK_ERROR_ARROW_WORD);
    assert_int_equal(report.row, 2);
    assert_string_equal(report.found, "3");
    assert_string_equal(report.column, "c");
    assert_int_equal(darisk_arrow_writer_add_codes_u8(writer, "c", &shorter, &words, NULL),
                     DARISK_ERROR_LENGTH);
    assert_int_equal(darisk_arrow_writer_add_codes_u8(writer, "c", &column, &twice, NULL),
                     DARISK_ERROR_ARROW_WORDS);
    assert_int_equal(darisk_arrow_writer_add_codes_u8(writer, "c", &column, &none, NULL),
                     DARISK_ERROR_ARROW_WORDS);
    assert_int_equal(darisk_arrow_writer_add_ids(writer, "c", &ids, people, &report),
                     DARISK_ERROR_ARROW_INDEX);
    assert_int_equal(report.row, 2);
    assert_int_equal(darisk_arrow_writer_add_ids(writer, "c", &few, people, NULL),
                     DARISK_ERROR_LENGTH);
    const darisk_column_u64 first = {(const uint64_t[]){UINT64_MAX, 0, 0}, NULL, 0, 3};
    assert_int_equal(darisk_arrow_writer_add_ids(writer, "c", &first, people, &report),
                     DARISK_ERROR_ARROW_INDEX);
    assert_int_equal(report.row, 0);
    assert_string_equal(report.found, "18446744073709551615");
    for (int kind = -1; kind < 20; kind++)
        if (kind < DARISK_ARROW_KIND_U8 || kind > DARISK_ARROW_KIND_DATE)
            assert_int_equal(
                darisk_arrow_writer_add(writer, "c", (darisk_arrow_kind)kind, true, &buffers),
                DARISK_ERROR_ARROW_KIND);
    buffers.struct_size--;
    assert_int_equal(darisk_arrow_writer_add(writer, "c", DARISK_ARROW_KIND_U8, true, &buffers),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_null(buffers.values);
    (void)add(writer, "c", DARISK_ARROW_KIND_U8, true);
    assert_int_equal(darisk_arrow_writer_add_text(writer, "c", (const char *const[3]){NULL}),
                     DARISK_ERROR_ARROW_COLUMN_TWICE);
    darisk_arrow_batch *batch = read_back(writer);
    assert_int_equal(darisk_arrow_batch_rows(batch), 3);
    darisk_arrow_batch_free(batch);
    darisk_arrow_dictionary_free(people);
}

/* Waits for texts of more bytes than their offsets can tell apart, and for a limit that is a byte
 * too low: there only the memory for the bytes is missing. */
static void test_the_most_bytes_of_text(void **state) {
    (void)state;
    enum { ROWS = 32768, BYTES = 65536 }; /* just 2 GiB */
    static char text[BYTES + 1];
    static const char *texts[ROWS];
    counted c = {.largest = 1 << 20};
    const darisk_allocator allocator = counting(&c);
    darisk_arrow_writer *writer = NULL;
    memset(text, 'x', BYTES);
    for (size_t i = 0; i < ROWS; i++)
        texts[i] = text;
    assert_int_equal(darisk_arrow_writer_new(ROWS, &allocator, &writer), DARISK_OK);
    assert_int_equal(darisk_arrow_writer_add_text(writer, "t", texts),
                     DARISK_ERROR_ARROW_TEXT_SIZE);
    texts[ROWS - 1] = text + 1;
    assert_int_equal(darisk_arrow_writer_add_text(writer, "t", texts), DARISK_ERROR_MEMORY);
    darisk_arrow_writer_free(writer);
    assert_int_equal(c.live, 0);
}

/* Waits for rows whose bytes overflow a size, and for a limit that is off by one. */
static void test_the_most_rows(void **state) {
    (void)state;
    counted c = {.largest = 1 << 20};
    const darisk_allocator allocator = counting(&c);
    darisk_arrow_buffers buffers = {.struct_size = sizeof buffers};
    darisk_arrow_writer *writer = NULL;
    assert_int_equal(darisk_arrow_writer_new(SIZE_MAX / 64 + 1, &allocator, &writer),
                     DARISK_ERROR_ARROW_LENGTH);
    assert_null(writer);
    assert_int_equal(darisk_arrow_writer_new(SIZE_MAX / 64, &allocator, &writer), DARISK_OK);
    for (int kind = DARISK_ARROW_KIND_U8; kind <= DARISK_ARROW_KIND_DATE; kind++)
        for (int nullable = 0; nullable < 2; nullable++)
            assert_int_equal(
                darisk_arrow_writer_add(writer, "c", (darisk_arrow_kind)kind, nullable, &buffers),
                DARISK_ERROR_MEMORY);
    assert_null(buffers.values);
    darisk_arrow_writer_free(writer);
    assert_int_equal(c.live, 0);
}

/* Waits for an `other` that changes what is written, and for a flag that is none. */
static void test_other_makes_no_difference_to_a_writer(void **state) {
    (void)state;
    static const darisk_arrow_word list[] = {{"A", 1}};
    static const uint8_t codes[] = {1, 2};
    for (uint32_t has_other = 0; has_other <= 2; has_other++) {
        const darisk_arrow_words words = {sizeof words, has_other, 2, list, 1};
        const darisk_column_u8 column = {codes, NULL, 0, 2};
        darisk_arrow_writer *writer = new_writer(2);
        assert_int_equal(darisk_arrow_writer_add_codes_u8(writer, "c", &column, &words, NULL),
                         has_other < 2 ? DARISK_ERROR_ARROW_WORD : DARISK_ERROR_STRUCT_SIZE);
        darisk_arrow_writer_free(writer);
    }
}

/* Waits for missing arguments that are used. */
static void test_missing_arguments(void **state) {
    (void)state;
    darisk_arrow_writer *writer = new_writer(1), *made = NULL;
    darisk_arrow_buffers buffers = {.struct_size = sizeof buffers};
    struct ArrowSchema schema;
    struct ArrowArray array;
    struct ArrowArrayStream stream;
    const darisk_arrow_words words = {.struct_size = sizeof words};
    const darisk_column_u8 narrow = {0};
    const darisk_column_u64 ids = {0};
    assert_int_equal(darisk_arrow_writer_new(1, NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_writer_new(SIZE_MAX, NULL, &made), DARISK_ERROR_ARROW_LENGTH);
    assert_null(made);
#define MISSING(call) assert_int_equal(call, DARISK_ERROR_NULL)
    MISSING(darisk_arrow_writer_add(NULL, "c", DARISK_ARROW_KIND_U8, true, &buffers));
    MISSING(darisk_arrow_writer_add(writer, NULL, DARISK_ARROW_KIND_U8, true, &buffers));
    MISSING(darisk_arrow_writer_add(writer, "c", DARISK_ARROW_KIND_U8, true, NULL));
    MISSING(darisk_arrow_writer_add_codes_u8(writer, "c", NULL, &words, NULL));
    MISSING(darisk_arrow_writer_add_codes_u8(writer, "c", &narrow, NULL, NULL));
    MISSING(darisk_arrow_writer_add_codes_u8(NULL, "c", &narrow, &words, NULL));
    MISSING(darisk_arrow_writer_add_codes_u16(writer, "c", NULL, &words, NULL));
    MISSING(darisk_arrow_writer_add_ids(writer, "c", NULL, NULL, NULL));
    MISSING(darisk_arrow_writer_add_ids(writer, "c", &ids, NULL, NULL));
    MISSING(darisk_arrow_writer_add_text(writer, "c", NULL));
    MISSING(darisk_arrow_writer_export(NULL, &schema, &array));
    MISSING(darisk_arrow_writer_export(writer, NULL, &array));
    MISSING(darisk_arrow_writer_export(writer, &schema, NULL));
    MISSING(darisk_arrow_writer_export_stream(NULL, 1, &stream));
    MISSING(darisk_arrow_writer_export_stream(&writer, 1, NULL));
    MISSING(darisk_arrow_writer_export_stream(&made, 1, &stream));
#undef MISSING
    darisk_arrow_writer_free(writer);
    darisk_arrow_writer_free(NULL);
}

/* Waits for a writer that is used after its columns are gone. */
static void test_an_exported_writer_is_empty(void **state) {
    (void)state;
    darisk_arrow_writer *writer = new_writer(2);
    darisk_arrow_buffers buffers = {.struct_size = sizeof buffers};
    struct ArrowSchema schema;
    struct ArrowArray array;
    struct ArrowArrayStream stream;
    (void)add(writer, "a", DARISK_ARROW_KIND_U8, true);
    assert_int_equal(darisk_arrow_writer_export(writer, &schema, &array), DARISK_OK);
    assert_int_equal(darisk_arrow_writer_add(writer, "b", DARISK_ARROW_KIND_U8, true, &buffers),
                     DARISK_ERROR_ARROW_EXPORTED);
    assert_int_equal(darisk_arrow_writer_export_stream(&writer, 1, &stream),
                     DARISK_ERROR_ARROW_EXPORTED);
    struct ArrowSchema again;
    struct ArrowArray twice;
    assert_int_equal(darisk_arrow_writer_export(writer, &again, &twice),
                     DARISK_ERROR_ARROW_EXPORTED);
    darisk_arrow_writer_free(writer);
    schema.release(&schema);
    array.release(&array);
}

/* Waits for a child that dies with its parent after it was moved, or is released twice. */
static void test_children_can_be_moved(void **state) {
    (void)state;
    static const darisk_arrow_word list[] = {{"A", 0}};
    const darisk_arrow_words words = {sizeof words, 0, 0, list, 1};
    static const uint8_t codes[] = {0};
    const darisk_column_u8 column = {codes, NULL, 0, 1};
    darisk_arrow_writer *writer = new_writer(1);
    struct ArrowSchema schema, schema_child, schema_entries;
    struct ArrowArray array, child, entries;
    (void)add(writer, "a", DARISK_ARROW_KIND_U8, true);
    assert_int_equal(darisk_arrow_writer_add_codes_u8(writer, "c", &column, &words, NULL),
                     DARISK_OK);
    assert_int_equal(darisk_arrow_writer_export(writer, &schema, &array), DARISK_OK);
    darisk_arrow_writer_free(writer);
    child = *array.children[1];
    array.children[1]->release = NULL;
    entries = *child.dictionary;
    child.dictionary->release = NULL;
    schema_child = *schema.children[1];
    schema.children[1]->release = NULL;
    schema_entries = *schema_child.dictionary;
    schema_child.dictionary->release = NULL;
    array.release(&array);
    schema.release(&schema);
    assert_string_equal(schema_child.name, "c");
    child.release(&child);
    assert_int_equal(((const int32_t *)entries.buffers[1])[1], 1);
    assert_memory_equal(entries.buffers[2], "A", 1);
    entries.release(&entries);
    schema_child.release(&schema_child);
    assert_string_equal(schema_entries.format, "u");
    schema_entries.release(&schema_entries);
}

/* Waits for batches in another order, a schema that is given once only, and a column that takes no
 * nulls though a later batch has some. */
static void test_a_stream_of_batches(void **state) {
    (void)state;
    darisk_arrow_writer *writers[3];
    struct ArrowArrayStream stream;
    for (size_t i = 0; i < 3; i++) {
        writers[i] = new_writer(i);
        const darisk_arrow_buffers made = add(writers[i], "v", DARISK_ARROW_KIND_U8, i == 2);
        memset(made.values, (int)i + 1, i);
    }
    assert_int_equal(darisk_arrow_writer_export_stream(writers, 3, &stream), DARISK_OK);
    for (size_t i = 0; i < 3; i++)
        darisk_arrow_writer_free(writers[i]);
    for (int turn = 0; turn < 2; turn++) {
        struct ArrowSchema schema;
        assert_int_equal(stream.get_schema(&stream, &schema), 0);
        assert_int_equal(schema.children[0]->flags, ARROW_FLAG_NULLABLE);
        schema.release(&schema);
    }
    darisk_arrow_reader *reader = NULL;
    assert_int_equal(darisk_arrow_reader_new(&stream, NULL, &reader, NULL), DARISK_OK);
    for (size_t i = 0; i <= 3; i++) {
        darisk_arrow_batch *batch = NULL;
        darisk_column_u8 column;
        assert_int_equal(darisk_arrow_reader_next(reader, &batch, NULL), DARISK_OK);
        assert_int_equal(batch == NULL, i == 3);
        if (batch == NULL)
            break;
        assert_int_equal(darisk_arrow_batch_u8(batch, "v", NULL, &column, NULL), DARISK_OK);
        assert_int_equal(column.length, i);
        if (i > 0)
            assert_int_equal(column.values[i - 1], i + 1);
        darisk_arrow_batch_free(batch);
    }
    darisk_arrow_reader_free(reader);
}

/* Waits for batches that are no stream, and for writers that lose their columns by it. */
static void test_batches_that_are_no_stream(void **state) {
    (void)state;
    struct ArrowArrayStream stream;
    darisk_arrow_writer *a = new_writer(1), *b = new_writer(1), *none = NULL;
    (void)add(a, "v", DARISK_ARROW_KIND_U8, false);
    darisk_arrow_writer *pair[] = {a, b}, *twice[] = {a, a}, *half[] = {a, none};
    darisk_arrow_writer *last = new_writer(2);
    (void)add(last, "v", DARISK_ARROW_KIND_U8, false);
    darisk_arrow_writer *twice_at_the_end[] = {a, last, last};
    assert_int_equal(darisk_arrow_writer_export_stream(twice_at_the_end, 3, &stream),
                     DARISK_ERROR_ARROW_BATCHES);
    darisk_arrow_writer_free(last);
    assert_int_equal(darisk_arrow_writer_export_stream(pair, 0, &stream),
                     DARISK_ERROR_ARROW_BATCHES);
    assert_int_equal(darisk_arrow_writer_export_stream(pair, 2, &stream),
                     DARISK_ERROR_ARROW_BATCHES);
    assert_int_equal(darisk_arrow_writer_export_stream(twice, 2, &stream),
                     DARISK_ERROR_ARROW_BATCHES);
    assert_int_equal(darisk_arrow_writer_export_stream(half, 2, &stream), DARISK_ERROR_NULL);
    (void)add(b, "v", DARISK_ARROW_KIND_I8, false);
    assert_int_equal(darisk_arrow_writer_export_stream(pair, 2, &stream),
                     DARISK_ERROR_ARROW_BATCHES);
    static const darisk_arrow_word list[] = {{"A", 1}};
    const darisk_arrow_words words = {sizeof words, 0, 0, list, 1};
    const darisk_column_u8 codes = {(const uint8_t[]){1}, NULL, 0, 1};
    darisk_arrow_writer *numbers = new_writer(1), *coded = new_writer(1);
    (void)add(numbers, "v", DARISK_ARROW_KIND_I8, true);
    assert_int_equal(darisk_arrow_writer_add_codes_u8(coded, "v", &codes, &words, NULL), DARISK_OK);
    darisk_arrow_writer *mixed[] = {numbers,
                                    coded}; /* the indices are of the type of the numbers */
    assert_int_equal(darisk_arrow_writer_export_stream(mixed, 2, &stream),
                     DARISK_ERROR_ARROW_BATCHES);
    darisk_arrow_writer_free(numbers);
    darisk_arrow_writer_free(coded);
    assert_int_equal(darisk_arrow_writer_export_stream(pair, 1, &stream), DARISK_OK);
    assert_int_equal(darisk_arrow_writer_export_stream(pair, 1, &stream),
                     DARISK_ERROR_ARROW_EXPORTED);
    stream.release(&stream);
    assert_null(stream.release);
    darisk_arrow_writer_free(a);
    darisk_arrow_writer_free(b);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns_are_handed_over_as_they_were_filled),
        cmocka_unit_test(test_few_rows),
        cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_many_words),
        cmocka_unit_test(test_what_a_writer_refuses),
        cmocka_unit_test(test_the_most_bytes_of_text),
        cmocka_unit_test(test_the_most_rows),
        cmocka_unit_test(test_other_makes_no_difference_to_a_writer),
        cmocka_unit_test(test_missing_arguments),
        cmocka_unit_test(test_an_exported_writer_is_empty),
        cmocka_unit_test(test_children_can_be_moved),
        cmocka_unit_test(test_a_stream_of_batches),
        cmocka_unit_test(test_batches_that_are_no_stream),
    };
    return cmocka_run_group_tests_name("arrow_writer", tests, NULL, NULL);
}
