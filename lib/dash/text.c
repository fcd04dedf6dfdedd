/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "dash/text.h"

bool darisk_dash_is_blank(const uint8_t *bytes, size_t length) {
    /*@ loop invariant 0 <= i <= length;
        loop invariant \forall integer k; 0 <= k < i ==> is_blank(bytes[k]);
        loop assigns i;
        loop variant length - i; */
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n')
            return false;
    return true;
}
