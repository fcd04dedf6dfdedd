/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "share.h"

/* ENOMEM, wherever there is this library. */
enum { NO_MEMORY = 12 };

struct darisk_arrow_table {
    struct ArrowArrayStream stream; /* released where there are no more */
    darisk_shared *schema;
    int64_t columns;
    size_t count;
    size_t room;
    darisk_shared **batches;
};

/* Views in the making. */
struct views {
    darisk_shared *schema;
    size_t count;
    size_t next;
    const char *message;
    darisk_shared *batches[];
};

static void copy_text(char *to, size_t room, const char *text) {
    const size_t length = strlen(text) < room ? strlen(text) : room - 1;
    memcpy(to, text, length);
    to[length] = '\0';
}

static darisk_status tell(darisk_arrow_report *report, darisk_status status, const char *expected,
                          const char *found) {
    if (report != NULL) {
        report->status = status;
        report->row = SIZE_MAX;
        report->expected = expected;
        report->column[0] = '\0';
        copy_text(report->found, sizeof report->found, found == NULL ? "" : found);
    }
    return status;
}

static darisk_status stream_failed(struct ArrowArrayStream *stream, darisk_arrow_report *report) {
    const char *message = stream->get_last_error == NULL ? NULL : stream->get_last_error(stream);
    return tell(report, DARISK_ERROR_ARROW_STREAM, "a stream that gives its batches", message);
}

/* Makes a table of a schema, which is moved. */
static darisk_status make(struct ArrowSchema *schema, darisk_arrow_table **out,
                          darisk_arrow_report *report) {
    if (schema->release == NULL)
        return tell(report, DARISK_ERROR_ARROW_RELEASED, "a schema that is not released", NULL);
    if (schema->format == NULL || strcmp(schema->format, "+s") != 0)
        return tell(report, DARISK_ERROR_ARROW_SCHEMA, "a frame of columns", schema->format);
    darisk_arrow_table *table = calloc(1, sizeof *table);
    if (table == NULL)
        return DARISK_ERROR_MEMORY;
    table->columns = schema->n_children;
    table->schema = darisk_share_schema(schema);
    if (table->schema == NULL) {
        free(table);
        return DARISK_ERROR_MEMORY;
    }
    *out = table;
    return DARISK_OK;
}

darisk_status darisk_arrow_table_new(struct ArrowArrayStream *stream, darisk_arrow_table **out,
                                     darisk_arrow_report *report) {
    struct ArrowSchema schema = {.release = NULL};
    if (stream->release == NULL || stream->get_schema == NULL || stream->get_next == NULL)
        return tell(report, DARISK_ERROR_ARROW_RELEASED, "a stream that is not released", NULL);
    if (stream->get_schema(stream, &schema) != 0)
        return stream_failed(stream, report);
    const darisk_status status = make(&schema, out, report);
    if (status != DARISK_OK) {
        if (schema.release != NULL)
            schema.release(&schema);
        return status;
    }
    (*out)->stream = *stream;
    stream->release = NULL;
    return DARISK_OK;
}

static bool make_room(darisk_arrow_table *table) {
    if (table->count < table->room)
        return true;
    const size_t room = table->room == 0 ? 16 : 2 * table->room;
    darisk_shared **batches = realloc(table->batches, room * sizeof *batches);
    if (batches == NULL)
        return false;
    table->batches = batches;
    table->room = room;
    return true;
}

/* Keeps a batch, which is moved; released on failure. */
static darisk_status keep(darisk_arrow_table *table, struct ArrowArray *array,
                          darisk_arrow_report *report) {
    darisk_shared *shared = NULL;
    darisk_status status = DARISK_ERROR_MEMORY;
    if (array->n_children != table->columns)
        status = tell(report, DARISK_ERROR_ARROW_ARRAY, "a child for each column", NULL);
    else if (make_room(table))
        shared = darisk_share_array(array);
    if (shared == NULL) {
        array->release(array);
        return status;
    }
    table->batches[table->count++] = shared;
    return DARISK_OK;
}

darisk_status darisk_arrow_table_new_array(struct ArrowSchema *schema, struct ArrowArray *array,
                                           darisk_arrow_table **out, darisk_arrow_report *report) {
    darisk_arrow_table *table = NULL;
    if (array->release == NULL)
        return tell(report, DARISK_ERROR_ARROW_RELEASED, "an array that is not released", NULL);
    darisk_status status = make(schema, &table, report);
    if (status != DARISK_OK)
        return status;
    status = keep(table, array, report);
    if (status != DARISK_OK) {
        darisk_arrow_table_free(table);
        return status;
    }
    *out = table;
    return DARISK_OK;
}

void darisk_arrow_table_free(darisk_arrow_table *table) {
    if (table == NULL)
        return;
    if (table->stream.release != NULL)
        table->stream.release(&table->stream);
    for (size_t i = 0; i < table->count; i++)
        darisk_shared_drop(table->batches[i]);
    darisk_shared_drop(table->schema);
    free(table->batches);
    free(table);
}

darisk_status darisk_arrow_table_take(darisk_arrow_table *table, uint32_t *taken,
                                      darisk_arrow_report *report) {
    struct ArrowArray array = {.release = NULL};
    *taken = 0;
    if (table->stream.release == NULL)
        return DARISK_OK;
    if (table->stream.get_next(&table->stream, &array) != 0)
        return stream_failed(&table->stream, report);
    if (array.release == NULL) {
        table->stream.release(&table->stream);
        table->stream.release = NULL;
        return DARISK_OK;
    }
    *taken = 1;
    return keep(table, &array, report);
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    struct views *views = stream->private_data;
    const darisk_status status = darisk_shared_schema(views->schema, out);
    views->message = status == DARISK_OK ? NULL : darisk_status_message(status);
    return status == DARISK_OK ? 0 : NO_MEMORY;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    struct views *views = stream->private_data;
    views->message = NULL;
    if (views->next == views->count) {
        *out = (struct ArrowArray){.release = NULL};
        return 0;
    }
    const darisk_status status = darisk_shared_array(views->batches[views->next], out);
    if (status != DARISK_OK) {
        views->message = darisk_status_message(status);
        return NO_MEMORY;
    }
    darisk_shared_drop(views->batches[views->next]);
    views->batches[views->next++] = NULL;
    return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
    return ((struct views *)stream->private_data)->message;
}

static void release_views(struct ArrowArrayStream *stream) {
    struct views *views = stream->private_data;
    for (size_t i = 0; i < views->count; i++)
        darisk_shared_drop(views->batches[i]);
    darisk_shared_drop(views->schema);
    free(views);
    stream->release = NULL;
}

darisk_status darisk_arrow_table_view(const darisk_arrow_table *table,
                                      struct ArrowArrayStream *out) {
    struct views *views = calloc(1, sizeof *views + table->count * sizeof *views->batches);
    if (views == NULL)
        return DARISK_ERROR_MEMORY;
    views->schema = darisk_shared_hold(table->schema);
    views->count = table->count;
    for (size_t i = 0; i < table->count; i++)
        views->batches[i] = darisk_shared_hold(table->batches[i]);
    *out = (struct ArrowArrayStream){.get_schema = get_schema,
                                     .get_next = get_next,
                                     .get_last_error = get_last_error,
                                     .release = release_views,
                                     .private_data = views};
    return DARISK_OK;
}
