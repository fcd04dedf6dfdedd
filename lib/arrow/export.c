/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "arrow/export.h"

#include <string.h>

#include "arrow/memory.h"

#define BUFFERS 3

/* What an array of ours owns. The children and the list of them follow it. */
struct array_part {
    darisk_allocator memory;
    size_t bytes;
    const void *buffers[BUFFERS];
    size_t sizes[BUFFERS];
    struct ArrowArray dictionary;
    size_t count;
    struct ArrowArray children[];
};

static void release_array(struct ArrowArray *array) {
    struct array_part *part = array->private_data;
    const darisk_allocator memory = part->memory;
    for (size_t i = 0; i < part->count; i++)
        if (part->children[i].release != NULL) /* it may have been moved elsewhere */
            part->children[i].release(&part->children[i]);
    if (part->dictionary.release != NULL)
        part->dictionary.release(&part->dictionary);
    for (size_t i = 0; i < BUFFERS; i++)
        darisk_arrow_release(&memory, part->buffers[i], part->sizes[i], 1);
    darisk_arrow_release(&memory, part, part->bytes, 1);
    array->release = NULL;
}

/* An array of so many rows, and what it owns; NULL where there is no memory. */
static struct array_part *new_array(const darisk_allocator *memory, size_t rows, size_t count,
                                    struct ArrowArray *out) {
    const size_t bytes = sizeof(struct array_part) +
                         count * (sizeof(struct ArrowArray) + sizeof(struct ArrowArray *));
    struct array_part *part = darisk_arrow_allocate(memory, bytes, 1);
    if (part == NULL)
        return NULL;
    part->memory = *memory;
    part->bytes = bytes;
    part->count = count;
    *out = (struct ArrowArray){.length = (int64_t)rows,
                               .n_children = (int64_t)count,
                               .buffers = part->buffers,
                               .release = release_array,
                               .private_data = part};
    return part;
}

darisk_status darisk_arrow_leaf(const darisk_allocator *memory, size_t rows, int64_t buffers,
                                const size_t sizes[3], struct ArrowArray *out) {
    struct ArrowArray array;
    struct array_part *part = new_array(memory, rows, 0, &array);
    if (part == NULL)
        return DARISK_ERROR_MEMORY;
    array.n_buffers = buffers;
    for (size_t i = 0; i < BUFFERS; i++) {
        if (sizes[i] == 0)
            continue;
        part->buffers[i] = darisk_arrow_allocate(memory, sizes[i], 1);
        part->sizes[i] = sizes[i];
        if (part->buffers[i] == NULL) {
            array.release(&array);
            return DARISK_ERROR_MEMORY;
        }
    }
    *out = array;
    return DARISK_OK;
}

void darisk_arrow_leaf_set_dictionary(struct ArrowArray *leaf, struct ArrowArray *dictionary) {
    struct array_part *part = leaf->private_data;
    part->dictionary = *dictionary;
    dictionary->release = NULL;
    leaf->dictionary = &part->dictionary;
}

darisk_status darisk_arrow_struct(const darisk_allocator *memory, size_t rows, size_t children,
                                  struct ArrowArray *out) {
    struct array_part *part = new_array(memory, rows, children, out);
    if (part == NULL)
        return DARISK_ERROR_MEMORY;
    out->n_buffers = 1;
    out->children = (struct ArrowArray **)(void *)(part->children + children);
    for (size_t i = 0; i < children; i++)
        out->children[i] = &part->children[i];
    return DARISK_OK;
}

/* What the schema of a struct owns; the list of its children follows them. */
struct schema_part {
    darisk_allocator memory;
    size_t bytes;
    size_t count;
    struct ArrowSchema children[];
};

/* What the schema of a column owns. */
struct column_part {
    darisk_allocator memory;
    size_t bytes;
    struct ArrowSchema dictionary;
    char name[];
};

static void release_schema(struct ArrowSchema *schema) {
    struct schema_part *part = schema->private_data;
    const darisk_allocator memory = part->memory;
    for (size_t i = 0; i < part->count; i++)
        if (part->children[i].release != NULL)
            part->children[i].release(&part->children[i]);
    darisk_arrow_release(&memory, part, part->bytes, 1);
    schema->release = NULL;
}

static void release_column(struct ArrowSchema *schema) {
    struct column_part *part = schema->private_data;
    const darisk_allocator memory = part->memory;
    darisk_arrow_release(&memory, part, part->bytes, 1);
    schema->release = NULL;
}

/* The schema of a dictionary owns nothing: its format is a constant. */
static void release_dictionary(struct ArrowSchema *schema) {
    schema->release = NULL;
}

static darisk_status column_schema(const darisk_allocator *memory,
                                   const struct darisk_arrow_spec *spec, struct ArrowSchema *out) {
    const size_t length = strlen(spec->name) + 1;
    const size_t bytes = sizeof(struct column_part) + length;
    struct column_part *part = darisk_arrow_allocate(memory, bytes, 1);
    if (part == NULL)
        return DARISK_ERROR_MEMORY;
    part->memory = *memory;
    part->bytes = bytes;
    memcpy(part->name, spec->name, length);
    *out = (struct ArrowSchema){.format = spec->format,
                                .name = part->name,
                                .flags = spec->nullable ? ARROW_FLAG_NULLABLE : 0,
                                .release = release_column,
                                .private_data = part};
    if (spec->values != NULL) {
        part->dictionary = (struct ArrowSchema){.format = spec->values,
                                                .name = "",
                                                .flags = ARROW_FLAG_NULLABLE,
                                                .release = release_dictionary};
        out->dictionary = &part->dictionary;
    }
    return DARISK_OK;
}

darisk_status darisk_arrow_schema(const darisk_allocator *memory,
                                  const struct darisk_arrow_spec *specs, size_t count,
                                  struct ArrowSchema *out) {
    const size_t bytes = sizeof(struct schema_part) +
                         count * (sizeof(struct ArrowSchema) + sizeof(struct ArrowSchema *));
    struct schema_part *part = darisk_arrow_allocate(memory, bytes, 1);
    if (part == NULL)
        return DARISK_ERROR_MEMORY;
    part->memory = *memory;
    part->bytes = bytes;
    part->count = count;
    struct ArrowSchema schema = {.format = "+s",
                                 .name = "",
                                 .n_children = (int64_t)count,
                                 .children =
                                     (struct ArrowSchema **)(void *)(part->children + count),
                                 .release = release_schema,
                                 .private_data = part};
    for (size_t i = 0; i < count; i++) {
        schema.children[i] = &part->children[i];
        if (column_schema(memory, &specs[i], &part->children[i]) != DARISK_OK) {
            schema.release(&schema);
            return DARISK_ERROR_MEMORY;
        }
    }
    *out = schema;
    return DARISK_OK;
}

void darisk_arrow_specs_free(const darisk_allocator *memory, struct darisk_arrow_spec *specs,
                             size_t count, size_t room) {
    for (size_t i = 0; i < count; i++)
        darisk_arrow_release(memory, specs[i].name, strlen(specs[i].name) + 1, 1);
    darisk_arrow_release(memory, specs, room, sizeof *specs);
}
