/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/size.h"

#include <stdint.h>
#include <string.h>

bool darisk_struct_is_readable(const void *object, size_t known) {
    if (object == NULL)
        return false;
    uint32_t size;
    memcpy(&size, object, sizeof size);
    if (size < known || size > DARISK_STRUCT_SIZE_LAST)
        return false;
    const unsigned char *bytes = object;
    for (size_t i = known; i < size; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}
