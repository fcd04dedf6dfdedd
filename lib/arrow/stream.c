/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A stream of the batches of several writers. */
#include "arrow/memory.h"
#include "arrow/writer.h"
#include "base/text.h"

/* ENOMEM, which is 12 wherever there is this library; the interface asks for such a code. */
#define NO_MEMORY 12

/* What a stream owns. */
struct stream_part {
    darisk_allocator memory;
    size_t bytes;
    struct darisk_arrow_spec *specs;
    size_t spec_count;
    size_t spec_room;
    bool ran_out; /* of memory, in the last call */
    size_t count;
    size_t next;
    struct ArrowArray batches[];
};

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    struct stream_part *part = stream->private_data;
    part->ran_out =
        darisk_arrow_schema(&part->memory, part->specs, part->spec_count, out) != DARISK_OK;
    return part->ran_out ? NO_MEMORY : 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    struct stream_part *part = stream->private_data;
    part->ran_out = false;
    if (part->next == part->count) {
        *out = (struct ArrowArray){.release = NULL};
        return 0;
    }
    *out = part->batches[part->next];
    part->batches[part->next++].release = NULL;
    return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
    const struct stream_part *part = stream->private_data;
    return part->ran_out ? "no memory" : NULL;
}

static void release_batches(struct stream_part *part) {
    for (size_t i = 0; i < part->count; i++)
        if (part->batches[i].release != NULL)
            part->batches[i].release(&part->batches[i]);
}

static void release_stream(struct ArrowArrayStream *stream) {
    struct stream_part *part = stream->private_data;
    const darisk_allocator memory = part->memory;
    release_batches(part);
    darisk_arrow_specs_free(&memory, part->specs, part->spec_count, part->spec_room);
    darisk_arrow_release(&memory, part, part->bytes, 1);
    stream->release = NULL;
}

/* Whether two columns can be in one stream. Whether they take nulls may differ. */
static bool same_column(const struct darisk_arrow_spec *a, const struct darisk_arrow_spec *b) {
    return darisk_text_same(a->name, b->name) && darisk_text_same(a->format, b->format) &&
           (a->values == NULL) == (b->values == NULL);
}

static darisk_status check_writers(darisk_arrow_writer *const *writers, size_t count) {
    if (count == 0 || count > SIZE_MAX / 2 / sizeof(struct ArrowArray))
        return DARISK_ERROR_ARROW_BATCHES;
    for (size_t i = 0; i < count; i++) {
        if (writers[i] == NULL)
            return DARISK_ERROR_NULL;
        if (writers[i]->is_exported)
            return DARISK_ERROR_ARROW_EXPORTED;
        if (writers[i]->count != writers[0]->count)
            return DARISK_ERROR_ARROW_BATCHES;
        for (size_t j = 0; j < writers[i]->count; j++)
            if (!same_column(&writers[i]->specs[j], &writers[0]->specs[j]))
                return DARISK_ERROR_ARROW_BATCHES;
        for (size_t j = 0; j < i; j++)
            if (writers[i] == writers[j])
                return DARISK_ERROR_ARROW_BATCHES;
    }
    return DARISK_OK;
}

/* Makes the stream with a struct for each batch, and no columns in them yet. */
static darisk_status make(darisk_arrow_writer *const *writers, size_t count,
                          struct stream_part **out) {
    const darisk_allocator *memory = &writers[0]->memory;
    const size_t bytes = sizeof(struct stream_part) + count * sizeof(struct ArrowArray);
    struct stream_part *part = darisk_arrow_allocate(memory, bytes, 1);
    if (part == NULL)
        return DARISK_ERROR_MEMORY;
    part->memory = *memory;
    part->bytes = bytes;
    part->count = count;
    for (size_t i = 0; i < count; i++)
        if (darisk_arrow_struct(&writers[i]->memory, writers[i]->rows, writers[i]->count,
                                &part->batches[i]) != DARISK_OK) {
            release_batches(part);
            darisk_arrow_release(memory, part, bytes, 1);
            return DARISK_ERROR_MEMORY;
        }
    *out = part;
    return DARISK_OK;
}

/* Takes the types of the columns from the first writer; nulls are taken where any batch takes
 * them. */
static void take_specs(struct stream_part *part, darisk_arrow_writer *const *writers) {
    darisk_arrow_writer *first = writers[0];
    part->specs = first->specs;
    part->spec_count = first->count;
    part->spec_room = first->spec_room;
    for (size_t i = 1; i < part->count; i++)
        for (size_t j = 0; j < part->spec_count; j++)
            part->specs[j].nullable |= writers[i]->specs[j].nullable;
    darisk_arrow_release(&first->memory, first->arrays, first->array_room, sizeof *first->arrays);
    first->specs = NULL;
    first->arrays = NULL;
    first->count = first->spec_room = first->array_room = 0;
}

darisk_status darisk_arrow_writer_export_stream(darisk_arrow_writer *const *writers, size_t count,
                                                struct ArrowArrayStream *stream) {
    struct stream_part *part = NULL;
    if (writers == NULL || stream == NULL)
        return DARISK_ERROR_NULL;
    darisk_status status = check_writers(writers, count);
    if (status == DARISK_OK)
        status = make(writers, count, &part);
    if (status != DARISK_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        darisk_arrow_writer_move(writers[i], &part->batches[i]);
    take_specs(part, writers);
    *stream = (struct ArrowArrayStream){.get_schema = get_schema,
                                        .get_next = get_next,
                                        .get_last_error = get_last_error,
                                        .release = release_stream,
                                        .private_data = part};
    return DARISK_OK;
}
