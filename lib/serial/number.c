/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/number.h"

bool darisk_number_append(int64_t *number, int digit) {
    if (*number > (INT64_MAX - digit) / 10)
        return false;
    *number = *number * 10 + digit;
    return true;
}

bool darisk_number_read(const char *text, size_t size, int64_t *out) {
    int64_t number = 0;
    if (size == 0 || (size > 1 && text[0] == '0'))
        return false;
    for (size_t i = 0; i < size; i++)
        if (text[i] < '0' || text[i] > '9' || !darisk_number_append(&number, text[i] - '0'))
            return false;
    *out = number;
    return true;
}

size_t darisk_number_write(int64_t number, char out[DARISK_NUMBER_DIGITS]) {
    char backwards[DARISK_NUMBER_DIGITS];
    size_t count = 0;
    do {
        backwards[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    for (size_t i = 0; i < count; i++)
        out[i] = backwards[count - 1 - i];
    return count;
}
