/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A form comes to two sets of 27 bits, the items answered yes and those answered no, and all facts
 * are counts and parts of them. Rows have the sets in the lanes of one register; columns gather
 * them as planes, one bit a row and item, eight items in a byte. */
#include "dash/tally_wide.h"

#if defined(DARISK_MULTIVERSION)

#include <immintrin.h>

#define WIDE  __attribute__((target("avx2")))
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

WIDE static inline __m256i lanes_of(uint32_t value) {
    return _mm256_set1_epi32((int)value);
}

WIDE static inline __m256i load_lanes(const uint32_t *from) {
    return _mm256_loadu_si256((const __m256i *)(const void *)from);
}

WIDE static inline void store_lanes(uint32_t *to, __m256i value) {
    _mm256_storeu_si256((__m256i *)(void *)to, value);
}

/* Four times 8 lanes, each below 256, as 32 bytes in their order. */
WIDE static inline __m256i narrow(const __m256i lanes[4]) {
    __m256i mixed = _mm256_packus_epi16(_mm256_packus_epi32(lanes[0], lanes[1]),
                                        _mm256_packus_epi32(lanes[2], lanes[3]));
    return _mm256_permutevar8x32_epi32(mixed, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
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

/* The number of bits in each byte below 16. */
WIDE static inline __m256i count_small(__m256i bytes) {
    const __m256i table = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1,
                                           2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    return _mm256_shuffle_epi8(table, bytes);
}

/* The number of bits in each byte, by its two halves. */
WIDE static inline __m256i count_bits(__m256i bytes) {
    const __m256i low = bytes_of(0x0F);
    return _mm256_add_epi8(count_small(_mm256_and_si256(bytes, low)),
                           count_small(_mm256_and_si256(_mm256_srli_epi16(bytes, 4), low)));
}

/* ---- Rows ---- */

/* The items of each form of a group that have one answer. */
struct group {
    uint32_t yes[GROUP];
    uint32_t no[GROUP];
    uint32_t not_applicable[GROUP];
};

/* Eight sets at a time, one in each 32-bit lane. */
struct sets {
    __m256i yes;
    __m256i unknown;
};

WIDE static inline uint32_t which(__m256i answers, int answer) {
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(answers, bytes_of(answer)));
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

/* Reads the forms of a group. Any bit of the result says that one has a bad byte. */
WIDE static inline __m256i take_group(const uint8_t *values, size_t stride, __m256i limits,
                                      struct group *group) {
    __m256i over = _mm256_setzero_si256();
    for (size_t i = 0; i < GROUP; i++) {
        __m256i answers = load(values + i * stride);
        over = _mm256_or_si256(over, _mm256_subs_epu8(answers, limits));
        group->yes[i] = which(answers, DARISK_ANSWER_YES);
        group->no[i] = which(answers, DARISK_ANSWER_NO);
        group->not_applicable[i] = which(answers, DARISK_ANSWER_NOT_APPLICABLE);
    }
    return over;
}

/* The two items after the gate are closed where its own bit is set: they count as NO then. */
WIDE static inline struct sets sets_of(const struct group *group, size_t i, __m256i items) {
    __m256i yes = load_lanes(group->yes + i), no = load_lanes(group->no + i);
    __m256i gate = _mm256_and_si256(no, lanes_of(GATE_BIT));
    __m256i next = _mm256_or_si256(_mm256_slli_epi32(gate, 1), _mm256_slli_epi32(gate, 2));
    __m256i closed = _mm256_and_si256(load_lanes(group->not_applicable + i), next);
    __m256i known = _mm256_or_si256(_mm256_or_si256(yes, no), closed);
    return (struct sets){_mm256_and_si256(yes, items), _mm256_andnot_si256(known, items)};
}

/* How many items of the checklist each set has, in its lane. */
WIDE static inline __m256i count_ric(__m256i sets) {
    __m256i bytes = count_bits(_mm256_and_si256(sets, lanes_of(DARISK_DASH_ITEMS_RIC)));
    return _mm256_madd_epi16(_mm256_maddubs_epi16(bytes, bytes_of(1)), _mm256_set1_epi16(1));
}

/* How many of the other three. */
WIDE static inline __m256i count_other(__m256i sets) {
    return count_small(_mm256_and_si256(_mm256_srli_epi32(sets, 9), lanes_of(7)));
}

/* Puts the counts of a group, eight forms in each of four. */
WIDE static inline __m256i put_lanes(const __m256i counts[4], uint8_t *to) {
    __m256i bytes = narrow(counts);
    store(to, bytes);
    return bytes;
}

WIDE static inline void put_group(const struct darisk_tally_plan *plan, const struct group *group,
                                  const struct darisk_tally_put *put, size_t row) {
    const __m256i items = lanes_of(plan->items), high_risk = lanes_of(plan->high_risk);
    __m256i yes[4], unknown[4], ric_yes[4], ric_unknown[4];
    for (size_t i = 0; i < 4; i++) {
        struct sets sets = sets_of(group, 8 * i, items);
        ric_yes[i] = count_ric(sets.yes);
        ric_unknown[i] = count_ric(sets.unknown);
        yes[i] = _mm256_add_epi32(ric_yes[i], count_other(sets.yes));
        unknown[i] = _mm256_add_epi32(ric_unknown[i], count_other(sets.unknown));
        store_lanes(put->high_risk_yes + row + 8 * i, _mm256_and_si256(sets.yes, high_risk));
        store_lanes(put->high_risk_unknown + row + 8 * i,
                    _mm256_and_si256(sets.unknown, high_risk));
    }
    (void)put_lanes(yes, put->yes + row);
    (void)put_lanes(unknown, put->unknown + row);
    store(put->threshold + row,
          judge(put_lanes(ric_yes, put->ric_yes + row),
                put_lanes(ric_unknown, put->ric_unknown + row), bytes_of((int)plan->threshold)));
}

WIDE size_t darisk_tally_wide_rows(const struct darisk_tally_plan *plan, const uint8_t *values,
                                   size_t stride, size_t count, const struct darisk_tally_put *put,
                                   bool *bad) {
    const __m256i limits = limits_of(plan);
    __m256i over = _mm256_setzero_si256();
    struct group group;
    size_t row = 0;
    for (; count - row >= GROUP; row += GROUP) {
        over = _mm256_or_si256(over, take_group(values + row * stride, stride, limits, &group));
        put_group(plan, &group, put, row);
    }
    if (!_mm256_testz_si256(over, over))
        *bad = true;
    return row;
}

/* ---- Columns ---- */

#define PLANES 4
#define LINE   64
#define AHEAD  DARISK_TALLY_BLOCK

/* A block as planes: 32 rows in each. */
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

/* The plane of some columns in 32 rows. Returns the greatest byte so far at each place. */
WIDE static inline __m256i take_plane(const struct darisk_tally_view *view, size_t row, size_t p,
                                      size_t columns, struct planes *planes, __m256i greatest) {
    __m256i yes = _mm256_setzero_si256(), no = _mm256_setzero_si256();
    for (size_t k = columns; k-- > 0;) {
        const size_t i = 8 * p + k;
        __m256i answers = load(view->answers[i] + row);
        greatest = _mm256_max_epu8(greatest, answers);
        if (i == DARISK_TALLY_GATE || i == DARISK_TALLY_GATE + 1)
            answers = close(answers, load(view->answers[DARISK_TALLY_GATE - 1] + row));
        yes = push(yes, answers, DARISK_ANSWER_YES);
        no = push(no, answers, DARISK_ANSWER_NO);
    }
    planes->yes[p] = yes;
    planes->no[p] = no;
    return greatest;
}

/* Puts the counts over the checklist, and with the other three items, of one kind of set. */
WIDE static inline __m256i put_counts(const __m256i planes[PLANES], uint8_t *all, uint8_t *ric) {
    const __m256i other = bytes_of(OTHER);
    __m256i second = _mm256_andnot_si256(other, planes[1]);
    __m256i on_ric = _mm256_add_epi8(_mm256_add_epi8(count_bits(planes[0]), count_bits(second)),
                                     _mm256_add_epi8(count_bits(planes[2]), count_bits(planes[3])));
    __m256i rest = count_small(_mm256_and_si256(planes[1], other));
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

WIDE static inline void put_planes(const struct darisk_tally_plan *plan, struct planes planes,
                                   const struct darisk_tally_put *put, size_t row) {
    const __m256i high_risk = lanes_of(plan->high_risk);
    for (size_t p = 0; p < PLANES; p++) { /* from no to unknown */
        __m256i known = _mm256_or_si256(planes.yes[p], planes.no[p]);
        planes.no[p] = _mm256_andnot_si256(known, bytes_of((int)(plan->items >> 8 * p & 255)));
    }
    __m256i yes = put_counts(planes.yes, put->yes + row, put->ric_yes + row);
    __m256i unknown = put_counts(planes.no, put->unknown + row, put->ric_unknown + row);
    store(put->threshold + row, judge(yes, unknown, bytes_of((int)plan->threshold)));
    put_items(planes.yes, high_risk, put->high_risk_yes + row);
    put_items(planes.no, high_risk, put->high_risk_unknown + row);
}

/* Asks for what the next block will read: there are more columns than a processor foresees. Past
 * the end of a column it asks for nothing that is read, so the address is made up as a number. */
WIDE static inline void ask_ahead(const struct darisk_tally_view *view, size_t count) {
    for (size_t i = 0; i < DARISK_TALLY_ITEMS; i++)
        for (size_t at = 0; at < count; at += LINE)
            _mm_prefetch((const char *)((uintptr_t)view->answers[i] + AHEAD + at), _MM_HINT_T0);
}

/* Goes through a few columns at a time, so that the processor can follow where each one leads. */
WIDE size_t darisk_tally_wide_columns(const struct darisk_tally_plan *plan,
                                      const struct darisk_tally_view *view, size_t count,
                                      const struct darisk_tally_put *put, bool *bad) {
    const size_t groups = count / GROUP;
    struct planes planes[DARISK_TALLY_BLOCK / GROUP];
    __m256i greatest = _mm256_setzero_si256();
    ask_ahead(view, count);
    for (size_t p = 0; p < PLANES - 1; p++)
        for (size_t i = 0; i < groups; i++)
            greatest = take_plane(view, i * GROUP, p, 8, &planes[i], greatest);
    for (size_t i = 0; i < groups; i++)
        greatest = take_plane(view, i * GROUP, 3, 3, &planes[i], greatest);
    for (size_t i = 0; i < groups; i++)
        put_planes(plan, planes[i], put, i * GROUP);
    greatest = at_least(greatest, bytes_of(DARISK_ANSWER_LAST + 1));
    if (!_mm256_testz_si256(greatest, greatest))
        *bad = true;
    return groups * GROUP;
}

bool darisk_tally_wide_can(void) {
    return __builtin_cpu_supports("avx2");
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
