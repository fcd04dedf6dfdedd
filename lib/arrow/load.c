/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Numbers of one width to another, in loops that the compiler makes wide. */
#include <string.h>

#include "arrow/view.h"

#define LOAD(type)                                                                                 \
    static void load_##type(const uint8_t *from, size_t count, uint64_t *out) {                    \
        for (size_t i = 0; i < count; i++) {                                                       \
            type##_t value; /* a producer may not have aligned it */                               \
            memcpy(&value, from + i * sizeof value, sizeof value);                                 \
            out[i] = (uint64_t)value;                                                              \
        }                                                                                          \
    }
LOAD(uint8)
LOAD(uint16)
LOAD(uint32)
LOAD(uint64)
LOAD(int8)
LOAD(int16)
LOAD(int32)
LOAD(int64)

static void load_bits(const uint8_t *from, size_t first, size_t count, uint64_t *out) {
    for (size_t i = 0; i < count; i++)
        out[i] = (uint64_t)from[(first + i) / 8] >> (first + i) % 8 & 1;
}

void darisk_arrow_load(const struct darisk_arrow_view *view, size_t row, size_t count,
                       uint64_t *out) {
    const size_t first = view->first + row;
    const uint8_t *from = view->values + first * view->type.width;
    const bool is_signed = view->type.is_signed;
    switch (view->type.width) {
    case 1:
        (is_signed ? load_int8 : load_uint8)(from, count, out);
        break;
    case 2:
        (is_signed ? load_int16 : load_uint16)(from, count, out);
        break;
    case 4:
        (is_signed ? load_int32 : load_uint32)(from, count, out);
        break;
    case 8:
        (is_signed ? load_int64 : load_uint64)(from, count, out);
        break;
    default:
        load_bits(view->values, first, count, out);
        break;
    }
}

#define STORE(type)                                                                                \
    static void store_##type(type##_t *to, const uint64_t *from, size_t count) {                   \
        for (size_t i = 0; i < count; i++)                                                         \
            to[i] = (type##_t)from[i];                                                             \
    }
STORE(uint8)
STORE(uint16)
STORE(uint32)
STORE(uint64)

void darisk_arrow_store(void *to, size_t row, uint8_t width, const uint64_t *from, size_t count) {
    switch (width) {
    case 1:
        store_uint8((uint8_t *)to + row, from, count);
        break;
    case 2:
        store_uint16((uint16_t *)to + row, from, count);
        break;
    case 4:
        store_uint32((uint32_t *)to + row, from, count);
        break;
    default:
        store_uint64((uint64_t *)to + row, from, count);
        break;
    }
}
