/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Who owns what: each struct is released once and never twice, moved ones are left alone, and no
 * allocation that fails loses anything. */
#include "arrow_test.h"

/* A stream of tables that counts, and fails where it is told to. */
typedef struct source {
    table tables[3];
    int count, next;
    int fails_at; /* the batch that is an error; -1 for none */
    bool schema_fails, is_mute;
    int schemas_made, schemas_released, streams_released, asked_after_end;
} source;

static void source_schema_done(struct ArrowSchema *schema) {
    ((source *)schema->private_data)->schemas_released++;
    schema->release = NULL;
}

static int source_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    source *s = stream->private_data;
    if (s->schema_fails)
        return 5;
    *out = s->tables[0].schema;
    out->release = source_schema_done;
    out->private_data = s;
    s->schemas_made++;
    return 0;
}

static int source_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    source *s = stream->private_data;
    if (s->next == s->fails_at) {
        memset(out, 0xa5, sizeof *out); /* whatever is left in it is not to be believed */
        return 5;
    }
    if (s->next >= s->count) {
        s->asked_after_end += s->next > s->count;
        s->next++;
        out->release = NULL;
        return 0;
    }
    *out = s->tables[s->next++].array;
    return 0;
}

static const char *source_error(struct ArrowArrayStream *stream) {
    const source *s = stream->private_data;
    return s->is_mute ? NULL : "the disk is full";
}

static void source_done(struct ArrowArrayStream *stream) {
    ((source *)stream->private_data)->streams_released++;
    stream->release = NULL;
}

static const uint8_t VALUES[] = {1, 2, 3, 4};

static struct ArrowArrayStream new_source(source *s, int count) {
    memset(s, 0, sizeof *s);
    s->count = count;
    s->fails_at = -1;
    for (int i = 0; i < 3; i++) {
        new_table(&s->tables[i], i + 1);
        add_column(&s->tables[i], "v", "C", NULL, VALUES, NULL);
    }
    return (struct ArrowArrayStream){.get_schema = source_schema,
                                     .get_next = source_next,
                                     .get_last_error = source_error,
                                     .release = source_done,
                                     .private_data = s};
}

/* Waits for a batch that dies with its reader or with another batch, a stream asked for more than
 * its end, and anything released twice or never. */
static void test_batches_of_a_stream(void **state) {
    (void)state;
    source s;
    struct ArrowArrayStream stream = new_source(&s, 3);
    darisk_arrow_reader *reader = NULL;
    darisk_arrow_batch *batches[3] = {NULL}, *end;
    assert_int_equal(darisk_arrow_reader_new(&stream, NULL, &reader, NULL), DARISK_OK);
    assert_null(stream.release);
    assert_int_equal(s.schemas_made, 1);
    assert_int_equal(s.schemas_released, 1);
    for (int i = 0; i < 3; i++)
        assert_int_equal(darisk_arrow_reader_next(reader, &batches[i], NULL), DARISK_OK);
    for (int i = 0; i < 3; i++) {
        end = batches[0];
        assert_int_equal(darisk_arrow_reader_next(reader, &end, NULL), DARISK_OK);
        assert_null(end);
    }
    assert_int_equal(s.asked_after_end, 0);
    assert_int_equal(s.streams_released, 0);
    darisk_arrow_reader_free(reader);
    assert_int_equal(s.streams_released, 1);
    for (size_t i = 0; i < 3; i++) {
        darisk_column_u8 column;
        assert_int_equal(darisk_arrow_batch_u8(batches[i], "v", NULL, &column, NULL), DARISK_OK);
        assert_int_equal(darisk_arrow_batch_rows(batches[i]), i + 1);
        assert_int_equal(column.values[i], i + 1);
        assert_int_equal(s.tables[i].arrays_released, 0);
        darisk_arrow_batch_free(batches[i]);
        assert_int_equal(s.tables[i].arrays_released, 1);
    }
}

/* Waits for a reader that leaves an unread array behind, or releases a stream before its time. */
static void test_a_reader_freed_early(void **state) {
    (void)state;
    source s;
    table t;
    struct ArrowArrayStream stream = new_source(&s, 3);
    darisk_arrow_reader *reader = NULL;
    assert_int_equal(darisk_arrow_reader_new(&stream, NULL, &reader, NULL), DARISK_OK);
    darisk_arrow_reader_free(reader);
    assert_int_equal(s.streams_released, 1);
    new_table(&t, 1);
    add_column(&t, "v", "C", NULL, VALUES, NULL);
    assert_int_equal(darisk_arrow_reader_new_array(&t.schema, &t.array, NULL, &reader, NULL),
                     DARISK_OK);
    assert_null(t.array.release);
    assert_null(t.schema.release);
    darisk_arrow_reader_free(reader);
    assert_int_equal(t.arrays_released, 1);
    darisk_arrow_reader_free(NULL);
    darisk_arrow_batch_free(NULL);
    assert_int_equal(darisk_arrow_batch_rows(NULL), 0);
    assert_int_equal(darisk_arrow_reader_count(NULL), 0);
}

/* Waits for a stream that was released, or lacks a function, and is called. */
static void test_streams_that_are_none(void **state) {
    (void)state;
    for (int lacks = 0; lacks < 3; lacks++) {
        source s;
        struct ArrowArrayStream stream = new_source(&s, 1);
        darisk_arrow_reader *reader = NULL;
        darisk_arrow_report report = new_report();
        if (lacks == 0)
            stream.release = NULL;
        else if (lacks == 1)
            stream.get_schema = NULL;
        else
            stream.get_next = NULL;
        assert_int_equal(darisk_arrow_reader_new(&stream, NULL, &reader, &report),
                         DARISK_ERROR_ARROW_RELEASED);
        assert_null(reader);
        assert_int_equal(s.schemas_made, 0);
        assert_int_equal(s.streams_released, 0);
    }
}

/* Waits for a failing stream whose words are lost, a batch taken for the next one, and an array
 * that an error left behind and that is released. */
static void test_streams_that_fail(void **state) {
    (void)state;
    source s;
    struct ArrowArrayStream stream = new_source(&s, 3);
    darisk_arrow_reader *reader = NULL;
    darisk_arrow_batch *batch = NULL;
    darisk_arrow_report report = new_report();
    s.schema_fails = true;
    assert_int_equal(darisk_arrow_reader_new(&stream, NULL, &reader, &report),
                     DARISK_ERROR_ARROW_STREAM);
    assert_string_equal(report.found, "the disk is full");
    assert_non_null(stream.release); /* still the caller's */
    s.schema_fails = false;
    s.fails_at = 1;
    s.is_mute = true;
    assert_int_equal(darisk_arrow_reader_new(&stream, NULL, &reader, &report), DARISK_OK);
    assert_int_equal(darisk_arrow_reader_next(reader, &batch, NULL), DARISK_OK);
    darisk_arrow_batch_free(batch);
    batch = NULL;
    for (int turn = 0; turn < 3; turn++) {
        report = new_report();
        assert_int_equal(darisk_arrow_reader_next(reader, &batch, &report),
                         DARISK_ERROR_ARROW_STREAM);
        assert_string_equal(report.found, "");
        assert_null(batch);
        s.fails_at = -1; /* it would go on, and is not asked */
    }
    darisk_arrow_reader_free(reader);
    assert_int_equal(s.streams_released, 1);
    assert_int_equal(s.tables[0].arrays_released, 1);
    assert_int_equal(s.tables[1].arrays_released, 0);
}

/* Waits for a forged batch that is left out in silence, or not released. */
static void test_a_forged_batch_ends_its_stream(void **state) {
    (void)state;
    source s;
    struct ArrowArrayStream stream = new_source(&s, 3);
    darisk_arrow_reader *reader = NULL;
    darisk_arrow_batch *batch = NULL;
    s.tables[0].array.length = -5;
    assert_int_equal(darisk_arrow_reader_new(&stream, NULL, &reader, NULL), DARISK_OK);
    for (int turn = 0; turn < 2; turn++) {
        darisk_arrow_report report = new_report();
        assert_int_equal(darisk_arrow_reader_next(reader, &batch, &report),
                         DARISK_ERROR_ARROW_LENGTH);
        assert_string_equal(report.found, "-5");
        assert_int_equal(s.tables[0].arrays_released, 1);
    }
    assert_int_equal(s.next, 1);
    darisk_arrow_reader_free(reader);
}

static const char TEXT[] = "noyesa text of thirteen and more";
static const int32_t OFFSETS[] = {0, 2, 5, 32, 32};
static const uint8_t INDICES[] = {0, 1, 1, 0};
static const uint8_t VALID[] = {0x0d};
static const int64_t NUMBERS[] = {1, 2, 3, 4}, TIMES[] = {0, 86400, 0, 86400};

/* Every way to read a column. Returns the first status that is not OK. */
static darisk_status read_all(darisk_arrow_batch *batch, darisk_arrow_dictionary *people) {
    static const darisk_arrow_word list[] = {{"no", 1}, {"yes", 2}};
    const darisk_arrow_words words = {sizeof words, 1, 3, list, LENGTH(list)};
    darisk_column_u8 narrow;
    darisk_column_u64 ids;
    darisk_column_date days;
    darisk_status status = darisk_arrow_batch_u8(batch, "n", NULL, &narrow, NULL);
    if (status == DARISK_OK)
        status = darisk_arrow_batch_u8(batch, "t", &words, &narrow, NULL);
    if (status == DARISK_OK)
        status = darisk_arrow_batch_u8(batch, "d", &words, &narrow, NULL);
    if (status == DARISK_OK)
        status = darisk_arrow_batch_date(batch, "s", &days, NULL);
    if (status == DARISK_OK)
        status = darisk_arrow_batch_ids(batch, "t", people, &ids, NULL);
    if (status == DARISK_OK)
        status = darisk_arrow_batch_ids(batch, "d", people, &ids, NULL);
    return status;
}

static darisk_status read_with(const darisk_allocator *allocator, table *t) {
    darisk_arrow_dictionary *people = NULL;
    darisk_arrow_batch *batch = NULL;
    new_table(t, 4);
    add_column(t, "n", "l", NULL, NUMBERS, NULL);
    add_column(t, "t", "u", NULL, OFFSETS, TEXT);
    add_column(t, "d", "C", NULL, INDICES, NULL);
    add_entries(t, 2, "u", 3, VALID, OFFSETS, TEXT);
    add_column(t, "s", "tss:", NULL, TIMES, NULL);
    darisk_status status = darisk_arrow_dictionary_new(allocator, &people);
    if (status == DARISK_OK)
        status = read_table(t, allocator, &batch, NULL);
    if (status == DARISK_OK) {
        status = read_all(batch, people);
        if (status == DARISK_ERROR_MEMORY) { /* nothing is lost: the same again */
            const size_t count = darisk_arrow_dictionary_count(people);
            assert_true(count == 0 || count == 3);
            assert_int_equal(read_all(batch, people), DARISK_OK);
        }
        assert_int_equal(darisk_arrow_dictionary_count(people), 3);
    }
    darisk_arrow_batch_free(batch);
    darisk_arrow_dictionary_free(people);
    if (t->array.release != NULL)
        t->array.release(&t->array);
    if (t->schema.release != NULL)
        t->schema.release(&t->schema);
    return status;
}

/* Adds columns of every kind. Returns the first status that is not OK. */
static darisk_status write_all(darisk_arrow_writer *writer, const darisk_arrow_dictionary *people) {
    static const darisk_arrow_word list[] = {{"EXCLUDED", 1}, {"REVIEW", 2}};
    static const darisk_arrow_words words = {sizeof words, 0, 0, list, LENGTH(list)};
    static const uint8_t codes[] = {1, 0, 2};
    const uint64_t numbers[] = {darisk_arrow_dictionary_find(people, "two", 3), 0,
                                darisk_arrow_dictionary_find(people, "one", 3)};
    static const char *const texts[] = {"a", NULL, ""};
    const darisk_column_u8 outcome = {codes, NULL, 0, 3};
    const darisk_column_u64 ids = {numbers, NULL, 0, 3};
    darisk_arrow_buffers buffers = {.struct_size = sizeof buffers};
    darisk_status status = DARISK_OK;
    for (char name[] = "0"; name[0] <= '9' && status == DARISK_OK; name[0]++)
        status = darisk_arrow_writer_add(writer, name, DARISK_ARROW_KIND_I64, true, &buffers);
    if (status == DARISK_OK)
        status = darisk_arrow_writer_add_codes_u8(writer, "outcome", &outcome, &words, NULL);
    if (status == DARISK_OK)
        status = darisk_arrow_writer_add_ids(writer, "id", &ids, people, NULL);
    return status == DARISK_OK ? darisk_arrow_writer_add_text(writer, "text", texts) : status;
}

static darisk_status write_with(const darisk_allocator *allocator, bool as_stream,
                                const darisk_arrow_dictionary *people) {
    darisk_arrow_writer *writers[2] = {NULL, NULL};
    struct ArrowArrayStream stream = {.release = NULL};
    struct ArrowSchema schema = {.release = NULL};
    struct ArrowArray array = {.release = NULL};
    darisk_status status = DARISK_OK;
    for (int i = 0; i < 2 && status == DARISK_OK; i++) {
        status = darisk_arrow_writer_new(3, allocator, &writers[i]);
        if (status == DARISK_OK)
            status = write_all(writers[i], people);
    }
    if (status == DARISK_OK)
        status = as_stream ? darisk_arrow_writer_export_stream(writers, 2, &stream)
                           : darisk_arrow_writer_export(writers[0], &schema, &array);
    darisk_arrow_writer_free(writers[0]);
    darisk_arrow_writer_free(writers[1]);
    if (status == DARISK_OK && as_stream) {
        if (stream.get_schema(&stream, &schema) != 0) {
            assert_string_equal(stream.get_last_error(&stream), "no memory");
            assert_null(schema.release);
            status = DARISK_ERROR_MEMORY;
        }
        assert_int_equal(stream.get_next(&stream, &array), 0);
        stream.release(&stream); /* the second batch was never asked for */
    }
    assert_null(stream.release);
    if (status == DARISK_OK)
        assert_int_equal(array.n_children, 13);
    if (schema.release != NULL)
        schema.release(&schema);
    if (array.release != NULL)
        array.release(&array);
    return status;
}

/* Waits for a leak, a half-made handle or a struct released twice when an allocation fails: the
 * k-th, for every k. */
static void test_each_allocation_fails_in_turn(void **state) {
    (void)state;
    darisk_arrow_dictionary *people = NULL;
    uint64_t number;
    assert_int_equal(darisk_arrow_dictionary_new(NULL, &people), DARISK_OK);
    assert_int_equal(darisk_arrow_dictionary_add(people, "one", 3, &number), DARISK_OK);
    assert_int_equal(darisk_arrow_dictionary_add(people, "two", 3, &number), DARISK_OK);
    for (int scene = 0; scene < 3; scene++) {
        size_t k = 0;
        counted c;
        darisk_status status;
        do {
            table t = {.arrays_released = 1, .schemas_released = 1};
            c = (counted){.fail_at = ++k};
            const darisk_allocator allocator = counting(&c);
            status =
                scene == 0 ? read_with(&allocator, &t) : write_with(&allocator, scene == 1, people);
            if (c.calls >= k && status != DARISK_ERROR_MEMORY)
                fail_msg("scene %d, allocation %zu: %s", scene, k, darisk_status_text(status));
            assert_int_equal(c.live, 0);
            assert_int_equal(c.bytes, 0);
            assert_int_equal(t.arrays_released, 1);
            assert_int_equal(t.schemas_released, 1);
        } while (c.calls >= k);
        assert_int_equal(status, DARISK_OK);
        assert_true(k > 20);
    }
    darisk_arrow_dictionary_free(people);
}

/* Waits for memory that a refused column keeps as long as its batch lives. */
static void test_a_refused_column_keeps_no_memory(void **state) {
    (void)state;
    counted c = {0};
    const darisk_allocator allocator = counting(&c);
    darisk_arrow_batch *batch = NULL;
    darisk_column_u16 narrow;
    table t;
    new_table(&t, 4);
    add_column(&t, "n", "l", NULL, (const int64_t[]){1, 2, 3, 65536}, NULL);
    assert_int_equal(read_table(&t, &allocator, &batch, NULL), DARISK_OK);
    const size_t live = c.live, calls = c.calls;
    assert_int_equal(darisk_arrow_batch_u16(batch, "n", NULL, &narrow, NULL),
                     DARISK_ERROR_ARROW_VALUE);
    assert_true(c.calls > calls);
    assert_int_equal(c.live, live);
    darisk_arrow_batch_free(batch);
    assert_int_equal(c.live, 0);
}

/* Waits for a batch that is lost where there was no memory for it. */
static void test_no_batch_is_lost_for_want_of_memory(void **state) {
    (void)state;
    source s;
    counted c = {0};
    const darisk_allocator allocator = counting(&c);
    struct ArrowArrayStream stream = new_source(&s, 2);
    darisk_arrow_reader *reader = NULL;
    darisk_arrow_batch *batch = NULL;
    assert_int_equal(darisk_arrow_reader_new(&stream, &allocator, &reader, NULL), DARISK_OK);
    for (size_t k = 1; k <= 2; k++) {
        c.fail_at = c.calls + k;
        assert_int_equal(darisk_arrow_reader_next(reader, &batch, NULL), DARISK_ERROR_MEMORY);
    }
    assert_int_equal(s.next, 0);
    for (size_t rows = 1; rows <= 2; rows++) {
        assert_int_equal(darisk_arrow_reader_next(reader, &batch, NULL), DARISK_OK);
        assert_int_equal(darisk_arrow_batch_rows(batch), rows);
        darisk_arrow_batch_free(batch);
    }
    darisk_arrow_reader_free(reader);
    assert_int_equal(c.live, 0);
}

/* Waits for a handle made of a bad allocator, or without its arguments, and for a struct that is
 * moved all the same. */
static void test_arguments(void **state) {
    (void)state;
    source s;
    table t;
    struct ArrowArrayStream stream = new_source(&s, 1);
    darisk_arrow_reader *reader = NULL;
    darisk_arrow_batch *batch = NULL;
    darisk_arrow_writer *writer = NULL;
    darisk_arrow_dictionary *people = NULL;
    darisk_column_u8 column;
    darisk_column_u64 ids;
    const darisk_allocator lacks = {.struct_size = sizeof lacks};
    new_table(&t, 0);
    assert_int_equal(darisk_arrow_reader_new(NULL, NULL, &reader, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_reader_new(&stream, NULL, NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_reader_new(&stream, &lacks, &reader, NULL),
                     DARISK_ERROR_ALLOCATOR);
    assert_int_equal(darisk_arrow_writer_new(1, &lacks, &writer), DARISK_ERROR_ALLOCATOR);
    assert_int_equal(darisk_arrow_dictionary_new(&lacks, &people), DARISK_ERROR_ALLOCATOR);
    assert_int_equal(darisk_arrow_reader_new_array(NULL, &t.array, NULL, &reader, NULL),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_reader_new_array(&t.schema, NULL, NULL, &reader, NULL),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_reader_new_array(&t.schema, &t.array, NULL, NULL, NULL),
                     DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_reader_next(NULL, &batch, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_batch_u8(NULL, "v", NULL, &column, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_batch_ids(NULL, "v", NULL, &ids, NULL), DARISK_ERROR_NULL);
    assert_non_null(stream.release);
    assert_non_null(t.array.release);
    assert_non_null(t.schema.release);
    assert_int_equal(darisk_arrow_reader_new(&stream, NULL, &reader, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_reader_next(reader, NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(s.next, 0);
    assert_int_equal(darisk_arrow_reader_next(reader, &batch, NULL), DARISK_OK);
    assert_int_equal(darisk_arrow_batch_u8(batch, "v", NULL, NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_arrow_batch_ids(batch, "v", NULL, &ids, NULL), DARISK_ERROR_NULL);
    darisk_arrow_batch_free(batch);
    darisk_arrow_reader_free(reader);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_batches_of_a_stream),
        cmocka_unit_test(test_a_reader_freed_early),
        cmocka_unit_test(test_streams_that_are_none),
        cmocka_unit_test(test_streams_that_fail),
        cmocka_unit_test(test_a_forged_batch_ends_its_stream),
        cmocka_unit_test(test_each_allocation_fails_in_turn),
        cmocka_unit_test(test_a_refused_column_keeps_no_memory),
        cmocka_unit_test(test_no_batch_is_lost_for_want_of_memory),
        cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests_name("arrow_memory", tests, NULL, NULL);
}
