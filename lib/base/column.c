/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/column_read.h"

/* Bits set in a byte: sums of neighbouring bits, pairs, then halves. */
static size_t bits_in(unsigned byte) {
    byte = (byte & 0x55u) + (byte >> 1 & 0x55u);
    byte = (byte & 0x33u) + (byte >> 2 & 0x33u);
    return (byte & 0x0fu) + (byte >> 4);
}

size_t darisk_validity_size(size_t rows) {
    return rows / 8 + (rows % 8 != 0 ? 1 : 0);
}

bool darisk_validity_get(const uint8_t *validity, size_t row) {
    return validity == NULL || darisk_validity_bit(validity, row);
}

darisk_status darisk_validity_set(uint8_t *validity, size_t row, bool valid) {
    if (validity == NULL)
        return DARISK_ERROR_NULL;
    const unsigned bit = 1u << row % 8;
    const unsigned byte = validity[row / 8];
    validity[row / 8] = (uint8_t)(valid ? byte | bit : byte & ~bit);
    return DARISK_OK;
}

size_t darisk_validity_count(const uint8_t *validity, size_t rows) {
    if (validity == NULL)
        return rows;
    size_t count = 0;
    for (size_t i = 0; i < rows / 8; i++)
        count += bits_in(validity[i]);
    if (rows % 8 != 0) /* the bits after the last row are nobody's */
        count += bits_in((unsigned)validity[rows / 8] & ((1u << rows % 8) - 1u));
    return count;
}
