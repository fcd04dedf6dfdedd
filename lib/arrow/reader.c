/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A source of batches: a stream, or one array. */
#include <string.h>

#include "arrow/batch.h"
#include "arrow/memory.h"
#include "arrow/report.h"
#include "arrow/view.h"
#include "base/allocator.h"
#include "base/size.h"

struct darisk_arrow_reader {
    darisk_allocator memory;
    struct darisk_arrow_columns *columns;
    struct ArrowArrayStream stream; /* released where there is none */
    struct ArrowArray array;        /* the only one; released where there is none, or no more */
    bool at_end;
    darisk_arrow_report fault; /* what ended it, where something did */
};

/* Asks a stream for its words on what went wrong. */
static darisk_status stream_failed(struct ArrowArrayStream *stream, darisk_arrow_report *fault,
                                   const char *expected) {
    const char *message = stream->get_last_error == NULL ? NULL : stream->get_last_error(stream);
    (void)darisk_arrow_fault(fault, DARISK_ERROR_ARROW_STREAM, DARISK_ARROW_NO_ROW, expected);
    if (message != NULL)
        darisk_arrow_fault_text(fault, message, strlen(message));
    return DARISK_ERROR_ARROW_STREAM;
}

static darisk_status check_arguments(const void *source, const darisk_allocator *allocator,
                                     const void *out, const darisk_arrow_report *report,
                                     darisk_allocator *memory) {
    if (source == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_arrow_report_is_writable(report))
        return DARISK_ERROR_STRUCT_SIZE;
    return darisk_allocator_take(allocator, memory);
}

/* Makes a reader with the columns of a schema, and nothing to read yet. */
static darisk_status make(const struct ArrowSchema *schema, const darisk_allocator *memory,
                          darisk_arrow_reader **out, darisk_arrow_report *fault) {
    struct darisk_arrow_columns *columns = NULL;
    const darisk_status status = darisk_arrow_columns_read(schema, memory, &columns, fault);
    if (status != DARISK_OK)
        return status;
    darisk_arrow_reader *reader = darisk_arrow_allocate(memory, 1, sizeof *reader);
    if (reader == NULL) {
        darisk_arrow_columns_free(columns, memory);
        return DARISK_ERROR_MEMORY;
    }
    reader->memory = *memory;
    reader->columns = columns;
    *out = reader;
    return DARISK_OK;
}

static darisk_status from_stream(struct ArrowArrayStream *stream, const darisk_allocator *memory,
                                 darisk_arrow_reader **out, darisk_arrow_report *fault) {
    struct ArrowSchema schema = {.release = NULL};
    if (stream->release == NULL || stream->get_schema == NULL || stream->get_next == NULL)
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_RELEASED, DARISK_ARROW_NO_ROW,
                                  "a stream that is not released");
    if (stream->get_schema(stream, &schema) != 0)
        return stream_failed(stream, fault, "a stream that gives its schema");
    const darisk_status status = make(&schema, memory, out, fault);
    if (schema.release != NULL)
        schema.release(&schema);
    return status;
}

darisk_status darisk_arrow_reader_new(struct ArrowArrayStream *stream,
                                      const darisk_allocator *allocator, darisk_arrow_reader **out,
                                      darisk_arrow_report *report) {
    darisk_allocator memory;
    darisk_arrow_report fault = {.status = DARISK_OK};
    darisk_arrow_reader *reader = NULL;
    darisk_status status = check_arguments(stream, allocator, out, report, &memory);
    if (status != DARISK_OK)
        return status;
    status = from_stream(stream, &memory, &reader, &fault);
    if (status != DARISK_OK)
        return darisk_arrow_tell(report, &fault, status, "");
    reader->stream = *stream;
    stream->release = NULL;
    *out = reader;
    return DARISK_OK;
}

darisk_status darisk_arrow_reader_new_array(struct ArrowSchema *schema, struct ArrowArray *array,
                                            const darisk_allocator *allocator,
                                            darisk_arrow_reader **out,
                                            darisk_arrow_report *report) {
    darisk_allocator memory;
    darisk_arrow_report fault = {.status = DARISK_OK};
    darisk_arrow_reader *reader = NULL;
    darisk_status status = check_arguments(schema, allocator, out, report, &memory);
    if (status != DARISK_OK)
        return status;
    if (array == NULL)
        return DARISK_ERROR_NULL;
    if (array->release == NULL)
        status = darisk_arrow_fault(&fault, DARISK_ERROR_ARROW_RELEASED, DARISK_ARROW_NO_ROW,
                                    "an array that is not released");
    else
        status = make(schema, &memory, &reader, &fault);
    if (status != DARISK_OK)
        return darisk_arrow_tell(report, &fault, status, "");
    reader->array = *array;
    array->release = NULL;
    schema->release(schema);
    *out = reader;
    return DARISK_OK;
}

void darisk_arrow_reader_free(darisk_arrow_reader *reader) {
    if (reader == NULL)
        return;
    const darisk_allocator memory = reader->memory;
    if (reader->array.release != NULL)
        reader->array.release(&reader->array);
    if (reader->stream.release != NULL)
        reader->stream.release(&reader->stream);
    darisk_arrow_columns_free(reader->columns, &memory);
    darisk_arrow_release(&memory, reader, 1, sizeof *reader);
}

size_t darisk_arrow_reader_count(const darisk_arrow_reader *reader) {
    return reader == NULL ? 0 : reader->columns->count;
}

darisk_status darisk_arrow_reader_field(const darisk_arrow_reader *reader, size_t index,
                                        darisk_arrow_field *out) {
    if (reader == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(out, sizeof *out))
        return DARISK_ERROR_STRUCT_SIZE;
    if (index >= reader->columns->count)
        return DARISK_ERROR_INDEX;
    const struct darisk_arrow_column *column = &reader->columns->column[index];
    *out = (darisk_arrow_field){.struct_size = out->struct_size,
                                .kind = column->type.kind,
                                .is_dictionary = darisk_arrow_is_dictionary(column),
                                .name = darisk_arrow_text_at(reader->columns, column->name),
                                .format = darisk_arrow_text_at(reader->columns, column->format)};
    return DARISK_OK;
}

/* The next array, or a released one at the end. */
static darisk_status take_next(darisk_arrow_reader *reader, struct ArrowArray *array) {
    if (reader->stream.release == NULL) {
        *array = reader->array;
        reader->array.release = NULL;
        return DARISK_OK;
    }
    if (reader->stream.get_next(&reader->stream, array) == 0)
        return DARISK_OK;
    array->release = NULL;
    return stream_failed(&reader->stream, &reader->fault, "a stream that gives its next batch");
}

/* A struct has its columns as children, and no nulls of its own: a row that is null as a whole is
 * no row of a table. */
static darisk_status check_struct(const darisk_arrow_batch *batch, darisk_arrow_report *fault) {
    const struct ArrowArray *array = &batch->array;
    if (array->n_children < 0 || (uint64_t)array->n_children != batch->columns->count ||
        array->n_buffers != 1 || array->dictionary != NULL ||
        (array->children == NULL && array->n_children > 0))
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_ARRAY, DARISK_ARROW_NO_ROW,
                                  "a struct with a child for each column and one buffer");
    if (array->buffers == NULL)
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_BUFFER, DARISK_ARROW_NO_ROW,
                                  "a list of buffers");
    const uint8_t *validity = array->buffers[0];
    if (validity == NULL
            ? array->null_count > 0
            : !darisk_arrow_all_set(validity, (size_t)array->offset, (size_t)array->length))
        return darisk_arrow_fault(fault, DARISK_ERROR_ARROW_NULLS, DARISK_ARROW_NO_ROW,
                                  "a struct without nulls of its own");
    return DARISK_OK;
}

static darisk_status check_batch(darisk_arrow_batch *batch, darisk_arrow_report *fault) {
    const struct ArrowArray *array = &batch->array;
    darisk_status status = darisk_arrow_array_check(array, fault);
    if (status == DARISK_OK && batch->columns->is_struct)
        status = check_struct(batch, fault);
    if (status != DARISK_OK)
        return status;
    batch->rows = (size_t)array->length;
    batch->from = batch->columns->is_struct ? (size_t)array->offset : 0;
    return DARISK_OK;
}

/* Reads into a batch whose memory is there already, so that nothing is lost for want of it. */
static darisk_status fill(darisk_arrow_reader *reader, darisk_arrow_batch *batch) {
    const darisk_status status = take_next(reader, &batch->array);
    reader->at_end = batch->array.release == NULL;
    return status != DARISK_OK || reader->at_end ? status : check_batch(batch, &reader->fault);
}

darisk_status darisk_arrow_reader_next(darisk_arrow_reader *reader, darisk_arrow_batch **out,
                                       darisk_arrow_report *report) {
    if (reader == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_arrow_report_is_writable(report))
        return DARISK_ERROR_STRUCT_SIZE;
    if (reader->fault.status != DARISK_OK)
        return darisk_arrow_tell(report, &reader->fault, reader->fault.status, "");
    if (reader->at_end) {
        *out = NULL;
        return DARISK_OK;
    }
    const darisk_arrow_report none = {.status = DARISK_OK};
    darisk_arrow_batch *batch = darisk_arrow_allocate(&reader->memory, 1, sizeof *batch);
    if (batch == NULL)
        return darisk_arrow_tell(report, &none, DARISK_ERROR_MEMORY, "");
    batch->memory = reader->memory;
    batch->columns = darisk_arrow_columns_copy(reader->columns, &reader->memory);
    const darisk_status status = batch->columns == NULL ? DARISK_ERROR_MEMORY : fill(reader, batch);
    if (status != DARISK_OK || batch->array.release == NULL) {
        darisk_arrow_batch_free(batch);
        batch = NULL;
    }
    if (status != DARISK_OK)
        return darisk_arrow_tell(report, reader->fault.status == DARISK_OK ? &none : &reader->fault,
                                 status, "");
    *out = batch;
    return DARISK_OK;
}
