/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "share.h"

#include <stdatomic.h>
#include <stdlib.h>

/* As many children as the library reads, and deeper than any frame. */
enum { CHILDREN_LAST = 65535, DEPTH_LAST = 64 };

/* One of the two; the other is released. */
struct darisk_shared {
    atomic_size_t holders;
    struct ArrowSchema schema;
    struct ArrowArray array;
};

static darisk_shared *new_shared(void) {
    darisk_shared *shared = calloc(1, sizeof *shared);
    if (shared != NULL)
        atomic_init(&shared->holders, 1);
    return shared;
}

darisk_shared *darisk_share_schema(struct ArrowSchema *schema) {
    darisk_shared *shared = new_shared();
    if (shared == NULL)
        return NULL;
    shared->schema = *schema;
    schema->release = NULL;
    return shared;
}

darisk_shared *darisk_share_array(struct ArrowArray *array) {
    darisk_shared *shared = new_shared();
    if (shared == NULL)
        return NULL;
    shared->array = *array;
    array->release = NULL;
    return shared;
}

darisk_shared *darisk_shared_hold(darisk_shared *shared) {
    atomic_fetch_add(&shared->holders, 1);
    return shared;
}

void darisk_shared_drop(darisk_shared *shared) {
    if (shared == NULL || atomic_fetch_sub(&shared->holders, 1) != 1)
        return;
    if (shared->schema.release != NULL)
        shared->schema.release(&shared->schema);
    if (shared->array.release != NULL)
        shared->array.release(&shared->array);
    free(shared);
}

#define NODE    ArrowSchema
#define WRONG   DARISK_ERROR_ARROW_SCHEMA
#define NAME(n) schema_##n
#include "share_view.inc"
#undef NODE
#undef WRONG
#undef NAME

#define NODE    ArrowArray
#define WRONG   DARISK_ERROR_ARROW_ARRAY
#define NAME(n) array_##n
#include "share_view.inc"
#undef NODE
#undef WRONG
#undef NAME

darisk_status darisk_shared_schema(darisk_shared *shared, struct ArrowSchema *out) {
    return schema_view(&shared->schema, shared, 0, out);
}

darisk_status darisk_shared_array(darisk_shared *shared, struct ArrowArray *out) {
    return array_view(&shared->array, shared, 0, out);
}
