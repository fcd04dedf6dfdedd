/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A form comes to two sets of 27 bits, the items answered yes and those answered no, and all facts
 * are counts and parts of them. Rows have the sets in the lanes of one register; columns gather
 * them as planes, one bit a row and item, eight items in a byte. */
#include "dash/tally_wide.h"

#if defined(DARISK_MULTIVERSION)

#include <immintrin.h>

#define WIDE  __attribute__((target("avx2,popcnt")))
#define GROUP 32

#define GATE_BIT DARISK_DASH_ITEM_BIT(DARISK_TALLY_GATE)
#define OTHER    0x0E /* the three items that are not on the checklist, in the second plane */

WIDE static inline __m256i bytes_of(int value) {
    return _mm256_set1_epi8((char)value);
}

WIDE static inline __m256i load(const uint8_t *from) {
    return _mm256_loadu_si256((const __m256i *)(const void *)from);
}

WIDE static inline void store(uint8_t *to, __m256i value) {
    _mm256_storeu_si256((__m256i *)(void *)to, value);
}

WIDE static inline __m256i at_least(__m256i bytes, __m256i floor) {
    return _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, floor), bytes);
}

/* The criterion of 32 rows: NOT_MET, and one more for each of two bounds that reach it. */
WIDE static inline __m256i judge(__m256i yes, __m256i unknown, __m256i threshold) {
    __m256i most = at_least(_mm256_add_epi8(yes, unknown), threshold);
    __m256i least = at_least(yes, threshold);
    return _mm256_sub_epi8(bytes_of(DARISK_CRITERION_NOT_MET), _mm256_add_epi8(most, least));
}

/* ---- Rows ---- */

/* The sets of one form: the items answered yes, and those that are neither yes nor unknown. */
struct sets {
    uint32_t yes;
    uint32_t neither;
};

WIDE static inline uint32_t which(__m256i answers, int answer) {
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(answers, bytes_of(answer)));
}

/* The two items after the gate are closed where its own bit is set. */
WIDE static inline struct sets sets_of(__m256i answers) {
    uint32_t no = which(answers, DARISK_ANSWER_NO);
    uint32_t gate = no & GATE_BIT;
    uint32_t closed = which(answers, DARISK_ANSWER_NOT_APPLICABLE) & (gate << 1 | gate << 2);
    return (struct sets){which(answers, DARISK_ANSWER_YES), no | closed};
}

/* The greatest byte each item may have: 6, or 0 where it is not asked; anything past the form. */
WIDE static __m256i limits_of(const struct darisk_tally_plan *plan) {
    uint8_t limits[GROUP];
    for (size_t i = 0; i < GROUP; i++) {
        limits[i] = (plan->items >> i & 1) != 0 ? DARISK_ANSWER_LAST : 0;
        if (i >= DARISK_TALLY_ITEMS)
            limits[i] = UINT8_MAX;
    }
    return load(limits);
}

WIDE static inline void put_form(const struct darisk_tally_plan *plan, struct sets sets, size_t row,
                                 const struct darisk_tally_put *put) {
    uint32_t yes = sets.yes & plan->items;
    uint32_t unknown = plan->items & ~(sets.yes | sets.neither);
    put->yes[row] = (uint8_t)__builtin_popcount(yes);
    put->unknown[row] = (uint8_t)__builtin_popcount(unknown);
    put->ric_yes[row] = (uint8_t)__builtin_popcount(yes & DARISK_DASH_ITEMS_RIC);
    put->ric_unknown[row] = (uint8_t)__builtin_popcount(unknown & DARISK_DASH_ITEMS_RIC);
    put->high_risk_yes[row] = yes & plan->high_risk;
    put->high_risk_unknown[row] = unknown & plan->high_risk;
}

WIDE size_t darisk_tally_wide_rows(const struct darisk_tally_plan *plan, const uint8_t *values,
                                   size_t stride, size_t count, const struct darisk_tally_put *to,
                                   bool *bad) {
    const struct darisk_tally_put put = *to;
    const struct darisk_tally_plan fixed = *plan;
    const __m256i limits = limits_of(plan), threshold = bytes_of((int)plan->threshold);
    __m256i over = _mm256_setzero_si256();
    size_t row = 0;
    for (; count - row >= GROUP; row += GROUP) {
        for (size_t i = row; i < row + GROUP; i++) {
            __m256i answers = load(values + i * stride);
            over = _mm256_or_si256(over, _mm256_subs_epu8(answers, limits));
            put_form(&fixed, sets_of(answers), i, &put);
        }
        store(put.threshold + row,
              judge(load(put.ric_yes + row), load(put.ric_unknown + row), threshold));
    }
    if (!_mm256_testz_si256(over, over))
        *bad = true;
    return row;
}

/* ---- Columns ---- */

#define PLANES 4

struct planes {
    __m256i yes[PLANES];
    __m256i no[PLANES];
};

WIDE static inline __m256i push(__m256i plane, __m256i answers, int answer) {
    return _mm256_sub_epi8(_mm256_add_epi8(plane, plane),
                           _mm256_cmpeq_epi8(answers, bytes_of(answer)));
}

/* NOT_APPLICABLE behind the closed gate counts as NO does. */
WIDE static inline __m256i close(__m256i answers, __m256i gate) {
    const __m256i no = bytes_of(DARISK_ANSWER_NO);
    __m256i closed =
        _mm256_and_si256(_mm256_cmpeq_epi8(answers, bytes_of(DARISK_ANSWER_NOT_APPLICABLE)),
                         _mm256_cmpeq_epi8(gate, no));
    return _mm256_blendv_epi8(answers, no, closed);
}

/* The planes of 32 rows. Returns the greatest byte at each place. */
WIDE static inline __m256i take_planes(const struct darisk_tally_view *view, size_t row,
                                       struct planes *planes) {
    __m256i greatest = _mm256_setzero_si256();
    const __m256i gate = load(view->answers[DARISK_TALLY_GATE - 1] + row);
    for (size_t p = 0; p < PLANES; p++) {
        const size_t first = 8 * p;
        size_t i = first + 8 < DARISK_TALLY_ITEMS ? first + 8 : DARISK_TALLY_ITEMS;
        __m256i yes = _mm256_setzero_si256(), no = _mm256_setzero_si256();
        while (i-- > first) {
            __m256i answers = load(view->answers[i] + row);
            greatest = _mm256_max_epu8(greatest, answers);
            if (i == DARISK_TALLY_GATE || i == DARISK_TALLY_GATE + 1)
                answers = close(answers, gate);
            yes = push(yes, answers, DARISK_ANSWER_YES);
            no = push(no, answers, DARISK_ANSWER_NO);
        }
        planes->yes[p] = yes;
        planes->no[p] = no;
    }
    return greatest;
}

/* The number of bits in each byte, by its two halves. */
WIDE static inline __m256i count_bits(__m256i bytes) {
    const __m256i table = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1,
                                           2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    const __m256i low = bytes_of(0x0F);
    __m256i half = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), low);
    return _mm256_add_epi8(_mm256_shuffle_epi8(table, _mm256_and_si256(bytes, low)),
                           _mm256_shuffle_epi8(table, half));
}

/* Puts the counts over the checklist, and with the other three items, of one kind of set. */
WIDE static inline __m256i put_counts(const __m256i planes[PLANES], uint8_t *all, uint8_t *ric) {
    const __m256i other = bytes_of(OTHER);
    __m256i second = _mm256_andnot_si256(other, planes[1]);
    __m256i on_ric = _mm256_add_epi8(_mm256_add_epi8(count_bits(planes[0]), count_bits(second)),
                                     _mm256_add_epi8(count_bits(planes[2]), count_bits(planes[3])));
    __m256i rest = count_bits(_mm256_and_si256(planes[1], other));
    store(all, _mm256_add_epi8(on_ric, rest));
    store(ric, on_ric);
    return on_ric;
}

/* Puts the sets of 32 rows, out of their planes. */
WIDE static inline void put_items(const __m256i planes[PLANES], __m256i high_risk,
                                  darisk_dash_items *to) {
    __m256i low0 = _mm256_unpacklo_epi8(planes[0], planes[1]);
    __m256i low1 = _mm256_unpackhi_epi8(planes[0], planes[1]);
    __m256i high0 = _mm256_unpacklo_epi8(planes[2], planes[3]);
    __m256i high1 = _mm256_unpackhi_epi8(planes[2], planes[3]);
    /* Each has four rows of the first sixteen, and the same four of the last. */
    const __m256i fours[4] = {
        _mm256_unpacklo_epi16(low0, high0), _mm256_unpackhi_epi16(low0, high0),
        _mm256_unpacklo_epi16(low1, high1), _mm256_unpackhi_epi16(low1, high1)};
    for (size_t i = 0; i < 4; i++) {
        __m256i four = _mm256_and_si256(fours[i], high_risk);
        _mm_storeu_si128((__m128i *)(void *)(to + 4 * i), _mm256_castsi256_si128(four));
        _mm_storeu_si128((__m128i *)(void *)(to + 16 + 4 * i), _mm256_extracti128_si256(four, 1));
    }
}

WIDE size_t darisk_tally_wide_columns(const struct darisk_tally_plan *plan,
                                      const struct darisk_tally_view *view, size_t count,
                                      const struct darisk_tally_put *to, bool *bad) {
    const struct darisk_tally_put put = *to;
    const __m256i threshold = bytes_of((int)plan->threshold);
    const __m256i high_risk = _mm256_set1_epi32((int)plan->high_risk);
    __m256i greatest = _mm256_setzero_si256();
    size_t row = 0;
    for (; count - row >= GROUP; row += GROUP) {
        struct planes planes;
        greatest = _mm256_max_epu8(greatest, take_planes(view, row, &planes));
        for (size_t p = 0; p < PLANES; p++) { /* from no to unknown */
            __m256i known = _mm256_or_si256(planes.yes[p], planes.no[p]);
            planes.no[p] = _mm256_andnot_si256(known, bytes_of((int)(plan->items >> 8 * p & 255)));
        }
        __m256i yes = put_counts(planes.yes, put.yes + row, put.ric_yes + row);
        __m256i unknown = put_counts(planes.no, put.unknown + row, put.ric_unknown + row);
        store(put.threshold + row, judge(yes, unknown, threshold));
        put_items(planes.yes, high_risk, put.high_risk_yes + row);
        put_items(planes.no, high_risk, put.high_risk_unknown + row);
    }
    greatest = at_least(greatest, bytes_of(DARISK_ANSWER_LAST + 1));
    if (!_mm256_testz_si256(greatest, greatest))
        *bad = true;
    return row;
}

bool darisk_tally_wide_can(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
}

#else

bool darisk_tally_wide_can(void) {
    return false;
}

size_t darisk_tally_wide_columns(const struct darisk_tally_plan *plan,
                                 const struct darisk_tally_view *view, size_t count,
                                 const struct darisk_tally_put *put, bool *bad) {
    (void)plan;
    (void)view;
    (void)count;
    (void)put;
    (void)bad;
    return 0;
}

size_t darisk_tally_wide_rows(const struct darisk_tally_plan *plan, const uint8_t *values,
                              size_t stride, size_t count, const struct darisk_tally_put *put,
                              bool *bad) {
    (void)plan;
    (void)values;
    (void)stride;
    (void)count;
    (void)put;
    (void)bad;
    return 0;
}

#endif
