/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Forges Arrow streams out of any bytes, and reads them in every way.
 *
 * What the interface does not say, the size of a buffer, is kept honest: a buffer is just as long
 * as its array says, on the heap, so that a sanitizer sees each byte read past it. Everything else
 * may be wrong. Whatever comes, a status is one that there is, what is handed out can be read to
 * its last row, each struct is released once, no memory stays behind, and a dictionary is as it was
 * where its column was refused. */
#include "fuzz.h"

#define ROWS_MOST 40
#define COLUMNS   4
#define ARRAYS    3
#define BLOCKS    256

/* The bytes that decide; 0 where they have run out. */
typedef struct input {
    const uint8_t *data;
    size_t size;
} input;

static uint8_t next(input *in) {
    if (in->size == 0)
        return 0;
    in->size--;
    return *in->data++;
}

static uint8_t below(input *in, unsigned bound) {
    return (uint8_t)(next(in) % bound);
}

/* True once in so many times. */
static bool rarely(input *in) {
    return next(in) % 16 == 15;
}

/* All memory of one run. */
typedef struct pool {
    void *blocks[BLOCKS];
    size_t count;
} pool;

static void *take(pool *p, size_t bytes) {
    if (p->count == BLOCKS)
        abort();
    void *block = calloc(bytes == 0 ? 1 : bytes, 1);
    if (block == NULL)
        abort();
    return p->blocks[p->count++] = block;
}

static void *take_filled(pool *p, input *in, size_t bytes) {
    uint8_t *block = take(p, bytes);
    for (size_t i = 0; i < bytes; i++)
        block[i] = next(in);
    return block;
}

static void empty(pool *p) {
    while (p->count > 0)
        free(p->blocks[--p->count]);
}

static const char *const FORMATS[] = {"C", "S",   "I",   "L",    "c",    "s",      "i", "l",
                                      "b", "tdD", "tdm", "tss:", "tsn:", "u",      "U", "vu",
                                      "n", "g",   "+l",  "+s",   "",     "tsu:UTC"};
static const int64_t ODD[] = {-1, -2, INT64_MIN, INT64_MAX, INT64_MAX / 2, INT64_MAX / 32, 1, 3};

static int64_t odd(input *in) {
    return ODD[below(in, LENGTH(ODD))];
}

/* Bytes a value of a format has; 0 for bits and for what has none. */
static size_t width_of(const char *format) {
    static const char narrow[] = "Cc", two[] = "Ss", four[] = "Iiu", eight[] = "LlUg";
    if (format[0] == '\0')
        return 0;
    if (strcmp(format, "tdD") == 0)
        return 4;
    if (format[0] == 't')
        return 8;
    if (format[0] == 'v')
        return 16;
    return strchr(narrow, format[0])  ? 1
           : strchr(two, format[0])   ? 2
           : strchr(four, format[0])  ? 4
           : strchr(eight, format[0]) ? 8
                                      : 0;
}

static bool is_text(const char *format) {
    return strcmp(format, "u") == 0 || strcmp(format, "U") == 0;
}

/* Offsets that mostly grow, and never lead past the bytes. */
static void forge_offsets(input *in, void *values, size_t count, bool is_wide, size_t bytes) {
    int64_t at = 0;
    for (size_t i = 0; i < count; i++) {
        at = rarely(in) ? (int64_t)below(in, 64) - 4 : at + below(in, 6);
        if (at > (int64_t)bytes)
            at = (int64_t)bytes;
        const int32_t narrow = (int32_t)at;
        if (is_wide)
            memcpy((uint8_t *)values + i * 8, &at, 8);
        else
            memcpy((uint8_t *)values + i * 4, &narrow, 4);
    }
}

/* Views that mostly lie in one of two buffers, whose sizes come after them. */
static void forge_views(pool *p, input *in, struct ArrowArray *array, uint8_t *views,
                        size_t count) {
    int64_t *sizes = take(p, 2 * sizeof *sizes);
    array->n_buffers = 5;
    for (int i = 0; i < 2; i++) {
        sizes[i] = below(in, 60);
        array->buffers[2 + i] = take_filled(p, in, (size_t)sizes[i]);
    }
    if (rarely(in))
        sizes[1] = -sizes[1];
    array->buffers[4] = sizes;
    for (size_t i = 0; i < count; i++) {
        uint8_t *view = views + i * 16;
        if (rarely(in))
            continue; /* left as the input had it */
        const int32_t length = below(in, 20), block = below(in, 3), offset = below(in, 50);
        memcpy(view, &length, 4);
        if (length > 12) {
            memcpy(view + 8, &block, 4);
            memcpy(view + 12, &offset, 4);
        }
    }
}

static void forge_buffers(pool *p, input *in, const char *format, struct ArrowArray *array,
                          size_t elements) {
    const size_t width = width_of(format);
    const size_t bytes = below(in, 64);
    array->buffers = take(p, 6 * sizeof *array->buffers);
    array->n_buffers = strcmp(format, "n") == 0 ? 0 : is_text(format) ? 3 : 2;
    if (next(in) % 2)
        array->buffers[0] = take_filled(p, in, (elements + 7) / 8);
    uint8_t *values = take_filled(p, in,
                                  width == 0        ? (elements + 7) / 8
                                  : is_text(format) ? (elements + 1) * width
                                                    : elements * width);
    array->buffers[1] = values;
    if (is_text(format)) {
        array->buffers[2] = take_filled(p, in, bytes);
        forge_offsets(in, values, elements + 1, format[0] == 'U', bytes);
    } else if (format[0] == 'v') {
        forge_views(p, in, array, values, elements);
    }
    if (rarely(in))
        array->buffers[below(in, 5)] = NULL;
    if (rarely(in)) /* never more than there are and would be believed */
        array->n_buffers = format[0] == 'v' && next(in) % 2 ? below(in, 3) : odd(in);
    if (format[0] == 'v' && array->n_buffers == 3)
        array->n_buffers = 2;
    if (rarely(in))
        array->buffers = NULL;
}

static void part_released(struct ArrowArray *array) {
    (void)array;
    abort(); /* a child is released by its parent */
}

static void schema_part_released(struct ArrowSchema *schema) {
    (void)schema;
    abort();
}

/* Fills in an array of some elements, of a format. */
static void forge_array(pool *p, input *in, const char *format, size_t rows, size_t from,
                        size_t offset, struct ArrowArray *array) {
    *array = (struct ArrowArray){.length = (int64_t)(rows + from),
                                 .offset = (int64_t)offset,
                                 .null_count = (int64_t)below(in, 3) - 1,
                                 .release = part_released};
    forge_buffers(p, in, format, array, rows + from + offset);
    if (rarely(in))
        array->length = below(in, 2) ? below(in, (unsigned)(rows + from) + 1) : odd(in);
    if (array->length > 0 && (uint64_t)array->length > rows + from &&
        (uint64_t)array->length < UINT32_MAX)
        array->length = (int64_t)(rows + from); /* longer than its buffers: not honest */
    if (rarely(in))
        array->offset = odd(in);
    if (array->offset > (int64_t)offset && array->offset < UINT32_MAX)
        array->offset = (int64_t)offset;
    if (rarely(in))
        array->null_count = odd(in);
    if (rarely(in))
        array->n_children = odd(in);
    if (rarely(in))
        array->release = NULL;
}

static const char *forge_format(pool *p, input *in) {
    if (!rarely(in))
        return FORMATS[below(in, LENGTH(FORMATS))];
    char *format = take(p, 8);
    for (size_t i = 0; i < below(in, 8); i++)
        format[i] = (char)next(in);
    return rarely(in) ? NULL : format;
}

/* A column of a schema; its dictionary, if any, comes after it. */
static void forge_schema(pool *p, input *in, struct ArrowSchema *schema, int depth) {
    static const char *const NAMES[] = {"a", "b", "", NULL};
    *schema = (struct ArrowSchema){.format = forge_format(p, in),
                                   .name = NAMES[below(in, LENGTH(NAMES))],
                                   .release = schema_part_released};
    if (depth > 0 && next(in) % 3 == 0) {
        schema->dictionary = take(p, sizeof *schema->dictionary);
        schema->format = FORMATS[below(in, 8)];
        forge_schema(p, in, schema->dictionary, rarely(in) ? depth - 1 : 0);
    }
    if (rarely(in))
        schema->n_children = odd(in);
    if (rarely(in))
        schema->release = NULL;
}

/* A stream in the making: what it gives, and how often it is released. */
typedef struct source {
    pool memory;
    struct ArrowSchema schema;
    struct ArrowArray arrays[ARRAYS];
    int released[ARRAYS], schemas, streams;
    size_t count, given, fails_at;
} source;

static void array_released(struct ArrowArray *array) {
    ++*(int *)array->private_data;
    array->release = NULL;
}

static void schema_released(struct ArrowSchema *schema) {
    ((source *)schema->private_data)->schemas--;
    schema->release = NULL;
}

static void stream_released(struct ArrowArrayStream *stream) {
    ((source *)stream->private_data)->streams++;
    stream->release = NULL;
}

static int give_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    source *s = stream->private_data;
    *out = s->schema;
    s->schemas += out->release != NULL;
    return s->fails_at == ARRAYS + 1;
}

static int give_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    source *s = stream->private_data;
    out->release = NULL;
    if (s->given == s->fails_at)
        return 1;
    if (s->given < s->count)
        *out = s->arrays[s->given++];
    return 0;
}

static const char *give_error(struct ArrowArrayStream *stream) {
    const source *s = stream->private_data;
    return s->fails_at % 2 ? "a message of the stream" : NULL;
}

/* The array of a column, with the dictionary its schema calls for, mostly. */
static void forge_column_array(pool *p, input *in, const struct ArrowSchema *schema, size_t rows,
                               size_t from, struct ArrowArray *array) {
    const char *format = schema->format == NULL ? "C" : schema->format;
    forge_array(p, in, format, rows, from, below(in, 9), array);
    if (schema->dictionary == NULL)
        return;
    array->dictionary = take(p, sizeof *array->dictionary);
    const size_t entries = below(in, 12);
    const char *values = schema->dictionary->format;
    forge_array(p, in, values == NULL ? "u" : values, entries, 0, below(in, 9), array->dictionary);
    const size_t width = width_of(format);
    if (array->buffers != NULL && array->buffers[1] != NULL && width > 0 && entries > 0)
        for (size_t i = 0; i < rows + from; i++) { /* indices that are mostly within */
            uint8_t *value = (uint8_t *)(uintptr_t)array->buffers[1] + i * width;
            const uint8_t index = below(in, (unsigned)entries);
            memset(value, rarely(in) ? 0xff : 0, width);
            if (*value == 0)
                memcpy(value, &index, 1);
        }
    if (rarely(in))
        array->dictionary = NULL;
}

static void forge_stream(input *in, source *s) {
    const bool is_struct = next(in) % 4 != 0;
    const size_t columns = is_struct ? below(in, COLUMNS + 1) : 1;
    struct ArrowSchema **list = take(&s->memory, COLUMNS * sizeof(struct ArrowSchema *));
    for (size_t i = 0; i < columns; i++) {
        list[i] = take(&s->memory, sizeof *list[i]);
        forge_schema(&s->memory, in, list[i], 2);
    }
    s->schema =
        is_struct
            ? (struct ArrowSchema){.format = "+s", .n_children = (int64_t)columns, .children = list}
            : *list[0];
    s->count = below(in, ARRAYS + 1);
    for (size_t a = 0; a < s->count; a++) {
        const size_t rows = below(in, ROWS_MOST), from = is_struct ? below(in, 5) : 0;
        struct ArrowArray *array = &s->arrays[a];
        if (is_struct) {
            forge_array(&s->memory, in, "+s", rows, 0, from, array);
            array->n_buffers -= array->n_buffers == 2;
            array->n_children = (int64_t)columns;
            array->children = take(&s->memory, COLUMNS * sizeof(struct ArrowArray *));
            for (size_t i = 0; i < columns; i++) {
                array->children[i] = take(&s->memory, sizeof *array->children[i]);
                forge_column_array(&s->memory, in, list[i], rows, from, array->children[i]);
                if (rarely(in))
                    array->children[i] = NULL;
            }
            if (rarely(in))
                array->n_children = below(in, (unsigned)columns + 1);
        } else {
            forge_column_array(&s->memory, in, list[0], rows, 0, array);
        }
        array->release = rarely(in) ? NULL : array_released;
        array->private_data = &s->released[a];
    }
    s->schema.release = rarely(in) ? NULL : schema_released;
    s->schema.private_data = s;
    s->fails_at = below(in, 12);
}

/* Reads every row that was handed out. */
#define READ_OUT(column)                                                                           \
    do {                                                                                           \
        if ((column).length != rows)                                                               \
            abort();                                                                               \
        for (size_t row = 0; (column).values != NULL && row < rows; row++)                         \
            if (darisk_validity_get((column).validity, (column).validity_offset + row))            \
                sum += (uint64_t)(column).values[row];                                             \
    } while (0)

static uint64_t read_column(input *in, darisk_arrow_batch *batch, darisk_arrow_dictionary *people) {
    static const char *const NAMES[] = {"a", "b", "", NULL};
    static const darisk_arrow_word list[] = {{"true", 2}, {"false", 1}, {"", 0}};
    const darisk_arrow_words any = {sizeof any, next(in) % 2, 7, list, LENGTH(list)};
    const darisk_arrow_words *words = next(in) % 2 ? &any : NULL;
    const char *name = NAMES[below(in, LENGTH(NAMES))];
    const size_t rows = darisk_arrow_batch_rows(batch);
    const size_t known = darisk_arrow_dictionary_count(people);
    const uint8_t how = below(in, 6);
    darisk_arrow_report report = {.struct_size = sizeof report};
    darisk_column_u8 c1;
    darisk_column_u16 c2;
    darisk_column_u32 c4;
    darisk_column_u64 c8;
    darisk_column_date days;
    uint64_t sum = 0;
    const darisk_status status =
        how == 0   ? darisk_arrow_batch_u8(batch, name, words, &c1, &report)
        : how == 1 ? darisk_arrow_batch_u16(batch, name, words, &c2, &report)
        : how == 2 ? darisk_arrow_batch_u32(batch, name, words, &c4, &report)
        : how == 3 ? darisk_arrow_batch_u64(batch, name, words, &c8, &report)
        : how == 4 ? darisk_arrow_batch_date(batch, name, &days, &report)
                   : darisk_arrow_batch_ids(batch, name, people, &c8, &report);
    fuzz_check_report(status, &report);
    if (status != DARISK_OK) {
        if (darisk_arrow_dictionary_count(people) != known)
            abort();
        return 0;
    }
    if (how == 0)
        READ_OUT(c1);
    else if (how == 1)
        READ_OUT(c2);
    else if (how == 2)
        READ_OUT(c4);
    else if (how == 4)
        READ_OUT(days);
    else
        READ_OUT(c8);
    return sum;
}

/* What was read, kept so that no row is left unread. */
static volatile uint64_t seen;

static void read_stream(input *in, darisk_arrow_reader *reader, darisk_arrow_dictionary *people) {
    darisk_arrow_report report = {.struct_size = sizeof report};
    for (int turn = 0; turn < ARRAYS + 2; turn++) {
        darisk_arrow_batch *batch = NULL;
        const darisk_status status = darisk_arrow_reader_next(reader, &batch, &report);
        fuzz_check_report(status, &report);
        uint64_t sum = 0;
        for (int i = 0; batch != NULL && i < 6; i++)
            sum += read_column(in, batch, people);
        seen = sum;
        darisk_arrow_batch_free(batch);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    input in = {data, size};
    counted memory = {.largest = 1u << 20};
    const darisk_allocator allocator = counting(&memory);
    darisk_arrow_dictionary *people = NULL;
    darisk_arrow_reader *reader = NULL;
    darisk_arrow_report report = {.struct_size = sizeof report};
    source *s = calloc(1, sizeof *s);
    if (s == NULL || darisk_arrow_dictionary_new(&allocator, &people) != DARISK_OK)
        abort();
    const uint8_t fails = next(&in);
    memory.fail_at = fails < 128 ? 0 : memory.calls + 1 + fails % 32;
    forge_stream(&in, s);
    struct ArrowArrayStream stream = {.get_schema = give_schema,
                                      .get_next = give_next,
                                      .get_last_error = rarely(&in) ? NULL : give_error,
                                      .release = stream_released,
                                      .private_data = s};
    const darisk_status status = darisk_arrow_reader_new(&stream, &allocator, &reader, &report);
    fuzz_check_report(status, &report);
    if (status == DARISK_OK)
        read_stream(&in, reader, people);
    else if (stream.release == NULL)
        abort();
    darisk_arrow_reader_free(reader);
    darisk_arrow_dictionary_free(people);
    if (memory.live != 0 || s->streams != (status == DARISK_OK))
        abort();
    for (size_t a = 0; a < s->given; a++)
        if (s->released[a] != (s->arrays[a].release != NULL))
            abort();
    if (s->schemas != 0 && s->fails_at != ARRAYS + 1)
        abort();
    empty(&s->memory);
    free(s);
    return 0;
}
