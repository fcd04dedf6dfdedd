/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"

#include <string.h>

bool darisk_text_same(const char *a, const char *b) {
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

size_t darisk_text_place(const char *text, const char *const *keys, size_t count) {
    size_t place = 0;
    while (place < count && !darisk_text_same(text, keys[place]))
        place++;
    return place;
}

const char *darisk_text_at(size_t place, const char *const *keys, size_t count) {
    return place < count ? keys[place] : NULL;
}
