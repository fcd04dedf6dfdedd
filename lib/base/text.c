/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/text.h"

#include <stddef.h>
#include <string.h>

bool darisk_text_same(const char *a, const char *b) {
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}
