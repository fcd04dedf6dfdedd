/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Two streams as one, column beside column. */
#include <stdlib.h>

#include "table.h"

/* ENOMEM and EINVAL, wherever there is this library. */
enum { NO_MEMORY = 12, INVALID = 22 };

struct pair {
    struct ArrowArrayStream left;
    struct ArrowArrayStream right;
    const char *message;
};

/* What a struct of both owns. What the left one was is kept for its metadata. The list of the
 * children follows them. */
struct schema_part {
    struct ArrowSchema left;
    size_t count;
    struct ArrowSchema children[];
};

struct array_part {
    const void *no_validity[1];
    size_t count;
    struct ArrowArray children[];
};

static void release_schema(struct ArrowSchema *schema) {
    struct schema_part *part = schema->private_data;
    for (size_t i = 0; i < part->count; i++)
        if (part->children[i].release != NULL)
            part->children[i].release(&part->children[i]);
    if (part->left.release != NULL)
        part->left.release(&part->left);
    free(part);
    schema->release = NULL;
}

static void release_array(struct ArrowArray *array) {
    struct array_part *part = array->private_data;
    for (size_t i = 0; i < part->count; i++)
        if (part->children[i].release != NULL)
            part->children[i].release(&part->children[i]);
    free(part);
    array->release = NULL;
}

static int failed(struct pair *pair, int code, const char *message) {
    pair->message = message;
    return code;
}

/* The error of one of the two, passed on. */
static int its_error(struct pair *pair, struct ArrowArrayStream *stream, int code) {
    const char *message = stream->get_last_error == NULL ? NULL : stream->get_last_error(stream);
    return failed(pair, code, message == NULL ? "a stream failed" : message);
}

static int join_schemas(struct ArrowSchema *left, const struct ArrowSchema *right,
                        struct ArrowSchema *out) {
    const size_t first = (size_t)left->n_children, count = first + (size_t)right->n_children;
    struct schema_part *part = calloc(
        1, sizeof *part + count * (sizeof(struct ArrowSchema) + sizeof(struct ArrowSchema *)));
    if (part == NULL)
        return NO_MEMORY;
    struct ArrowSchema made = *left;
    made.n_children = (int64_t)count;
    made.children = (struct ArrowSchema **)(void *)(part->children + count);
    made.release = release_schema;
    made.private_data = part;
    part->count = count;
    for (size_t i = 0; i < count; i++) {
        struct ArrowSchema *child = i < first ? left->children[i] : right->children[i - first];
        part->children[i] = *child;
        child->release = NULL;
        made.children[i] = &part->children[i];
    }
    part->left = *left;
    left->release = NULL;
    *out = made;
    return 0;
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    struct pair *pair = stream->private_data;
    struct ArrowSchema left = {.release = NULL}, right = {.release = NULL};
    int code = pair->left.get_schema(&pair->left, &left);
    if (code != 0)
        return its_error(pair, &pair->left, code);
    code = pair->right.get_schema(&pair->right, &right);
    if (code != 0)
        (void)its_error(pair, &pair->right, code);
    else if ((code = join_schemas(&left, &right, out)) != 0)
        (void)failed(pair, code, "no memory");
    if (left.release != NULL)
        left.release(&left);
    if (right.release != NULL)
        right.release(&right);
    return code;
}

/* A child that is by itself has the offset of its struct as well as its own. */
static bool move_child(const struct ArrowArray *from, struct ArrowArray *child,
                       struct ArrowArray *out) {
    if (child->length < 0 || child->offset < 0 || from->offset > child->length ||
        from->length > child->length - from->offset || child->offset > INT64_MAX - from->offset)
        return false;
    *out = *child;
    child->release = NULL;
    if (from->length != out->length && out->null_count != 0)
        out->null_count = -1;
    out->offset += from->offset;
    out->length = from->length;
    return true;
}

static int join_arrays(struct pair *pair, struct ArrowArray *left, struct ArrowArray *right,
                       struct ArrowArray *out) {
    if (left->length < 0 || left->offset < 0 || left->length != right->length)
        return failed(pair, INVALID, "batches of one length were expected");
    const size_t first = (size_t)left->n_children, count = first + (size_t)right->n_children;
    struct array_part *part =
        calloc(1, sizeof *part + count * (sizeof(struct ArrowArray) + sizeof(struct ArrowArray *)));
    if (part == NULL)
        return failed(pair, NO_MEMORY, "no memory");
    struct ArrowArray made = {.length = left->length,
                              .n_buffers = 1,
                              .buffers = part->no_validity,
                              .n_children = (int64_t)count,
                              .children = (struct ArrowArray **)(void *)(part->children + count),
                              .release = release_array,
                              .private_data = part};
    part->count = count;
    for (size_t i = 0; i < count; i++) {
        const struct ArrowArray *from = i < first ? left : right;
        made.children[i] = &part->children[i];
        if (!move_child(from, from->children[i < first ? i : i - first], &part->children[i])) {
            made.release(&made);
            return failed(pair, INVALID, "columns as long as their batch were expected");
        }
    }
    *out = made;
    return 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    struct pair *pair = stream->private_data;
    struct ArrowArray left = {.release = NULL}, right = {.release = NULL};
    pair->message = NULL;
    int code = pair->left.get_next(&pair->left, &left);
    if (code != 0)
        return its_error(pair, &pair->left, code);
    if (left.release == NULL) {
        *out = left;
        return 0;
    }
    code = pair->right.get_next(&pair->right, &right);
    if (code != 0)
        (void)its_error(pair, &pair->right, code);
    else if (right.release == NULL)
        code = failed(pair, INVALID, "as many batches of the one as of the other were expected");
    else
        code = join_arrays(pair, &left, &right, out);
    left.release(&left);
    if (right.release != NULL)
        right.release(&right);
    return code;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
    return ((struct pair *)stream->private_data)->message;
}

static void release_pair(struct ArrowArrayStream *stream) {
    struct pair *pair = stream->private_data;
    pair->left.release(&pair->left);
    pair->right.release(&pair->right);
    free(pair);
    stream->release = NULL;
}

darisk_status darisk_arrow_beside(struct ArrowArrayStream *left, struct ArrowArrayStream *right,
                                  struct ArrowArrayStream *out) {
    struct pair *pair = calloc(1, sizeof *pair);
    if (pair == NULL) {
        left->release(left);
        right->release(right);
        return DARISK_ERROR_MEMORY;
    }
    pair->left = *left;
    pair->right = *right;
    left->release = right->release = NULL;
    *out = (struct ArrowArrayStream){.get_schema = get_schema,
                                     .get_next = get_next,
                                     .get_last_error = get_last_error,
                                     .release = release_pair,
                                     .private_data = pair};
    return DARISK_OK;
}
