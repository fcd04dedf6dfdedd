/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include <string.h>

#include "dash/record.h"

#define ROOM_FIRST 4

char *darisk_dash_copy_text(const darisk_dash *dash, const char *text, size_t length) {
    char *copy = dash->allocator.allocate(dash->allocator.context, length + 1);
    if (copy == NULL)
        return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void darisk_dash_release_text(const darisk_dash *dash, const char *text) {
    if (text != NULL) /* a text has no NUL in it, so its length is known by its end */
        dash->allocator.release(dash->allocator.context, (char *)(uintptr_t)text, strlen(text) + 1);
}

darisk_status darisk_dash_grow(const darisk_dash *dash, void **rows, size_t *room, size_t count,
                               size_t size) {
    if (count < *room)
        return DARISK_OK;
    if (count > SIZE_MAX / 2 / size)
        return DARISK_ERROR_MEMORY;
    const size_t wanted = count == 0 ? ROOM_FIRST : 2 * count;
    void *grown = dash->allocator.allocate(dash->allocator.context, wanted * size);
    if (grown == NULL)
        return DARISK_ERROR_MEMORY;
    if (*rows != NULL) {
        memcpy(grown, *rows, count * size);
        dash->allocator.release(dash->allocator.context, *rows, *room * size);
    }
    *rows = grown;
    *room = wanted;
    return DARISK_OK;
}
