/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* From the columns straight to the outcomes, with nothing put down in between: what is left is
 * the time to bring the columns in. A group of rows with one that cannot be settled, and the rows
 * after the last whole group, are left to plain_block.h. */
#include "definition/plain_wide.h"

#include "definition/plain_block.h"

#if defined(DARISK_MULTIVERSION)

#include <immintrin.h>

#define WIDE  __attribute__((target("avx2")))
#define GROUP 32

#define LOW  0x55 /* the low bits of the codes of all spans */
#define HIGH 0xAA /* the high bits */

/* One party's test of age, spread over registers. */
struct party {
    __m256i floor[2];
    __m256i spans[2];
    __m256i unknown;
};

/* What is the same for all rows, spread over registers. */
struct wide {
    __m256i kinds[4];                       /* 16 entries each, twice; with the codes of in force */
    __m256i before[DARISK_PLAIN_SPANS - 1]; /* the last day before each cut */
    __m256i in[2];
    __m256i high[2];
    __m256i open;
    __m256i not_tested;
    struct party victim;
    struct party perpetrator;
};

WIDE static inline __m256i bytes_of(int value) {
    return _mm256_set1_epi8((char)value);
}

WIDE static inline __m256i lanes_of(uint32_t value) {
    return _mm256_set1_epi32((int)value);
}

WIDE static inline __m256i load(const void *from) {
    return _mm256_loadu_si256((const __m256i *)from);
}

WIDE static struct party party_of(const struct darisk_plain *plain, uint8_t floor0,
                                  uint8_t floor1) {
    uint8_t spans0 = plain->tests[0].spans, spans1 = plain->tests[1].spans;
    int unknown = LOW | (floor0 == 0 ? spans0 : 0) | (floor1 == 0 ? spans1 : 0);
    struct party party = {.floor = {bytes_of(floor0), bytes_of(floor1)},
                          .spans = {bytes_of(spans0), bytes_of(spans1)},
                          .unknown = bytes_of(unknown)};
    return party;
}

WIDE static struct wide wide_of(const struct darisk_plain *plain) {
    const struct darisk_plain_test *tests = plain->tests;
    uint8_t kinds[64] = {0};
    struct wide wide;
    for (size_t i = 0; i <= DARISK_RELATIONSHIP_LAST; i++)
        kinds[i] = plain->kinds[i] & plain->in_force;
    for (size_t i = 0; i < 4; i++)
        wide.kinds[i] = _mm256_broadcastsi128_si256(
            _mm_loadu_si128((const __m128i *)(const void *)(kinds + 16 * i)));
    for (size_t i = 0; i < DARISK_PLAIN_SPANS - 1; i++)
        wide.before[i] = lanes_of((uint32_t)(plain->cuts[i] - 1));
    for (size_t i = 0; i < 2; i++) {
        wide.in[i] = lanes_of(tests[i].behaviours_in);
        wide.high[i] = lanes_of(tests[i].spans & HIGH);
    }
    wide.open = lanes_of(plain->behaviours_open);
    wide.not_tested = lanes_of(plain->not_tested);
    wide.victim = party_of(plain, tests[0].victim_floor, tests[1].victim_floor);
    wide.perpetrator = party_of(plain, tests[0].perpetrator_floor, tests[1].perpetrator_floor);
    return wide;
}

/* All bits of a lane where the set has none of these behaviours. */
WIDE static inline __m256i none_of(__m256i set, __m256i behaviours) {
    return _mm256_cmpeq_epi32(_mm256_and_si256(set, behaviours), _mm256_setzero_si256());
}

/* From one span's bits to the next's, for the days after the last before the cut. */
WIDE static inline __m256i step(__m256i span, __m256i day, __m256i before, uint32_t change) {
    return _mm256_xor_si256(span,
                            _mm256_and_si256(_mm256_cmpgt_epi32(day, before), lanes_of(change)));
}

/* The codes of the behaviours of 8 rows, in the span of each day, one in each 32-bit lane. */
WIDE static inline __m256i take_8(const struct wide *wide, __m256i day, __m256i set) {
    __m256i span = step(lanes_of(3), day, wide->before[0], 3 ^ 12);
    span = step(span, day, wide->before[1], 12 ^ 48);
    span = step(span, day, wide->before[2], 48 ^ 192);
    __m256i empty = _mm256_cmpeq_epi32(set, _mm256_setzero_si256());
    __m256i closed = _mm256_andnot_si256(empty, none_of(set, wide->open));
    __m256i codes = _mm256_or_si256(wide->not_tested, _mm256_andnot_si256(closed, lanes_of(LOW)));
    for (size_t i = 0; i < 2; i++)
        codes =
            _mm256_or_si256(codes, _mm256_andnot_si256(none_of(set, wide->in[i]), wide->high[i]));
    return _mm256_and_si256(codes, span);
}

/* Four times 8 lanes, each below 256, as 32 bytes in their order. */
WIDE static inline __m256i narrow(const __m256i lanes[4]) {
    __m256i mixed = _mm256_packus_epi16(_mm256_packus_epi32(lanes[0], lanes[1]),
                                        _mm256_packus_epi32(lanes[2], lanes[3]));
    return _mm256_permutevar8x32_epi32(mixed, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}

/* The table's entry of each kind below 64. A shuffle looks up 16 entries and gives 0 where the
 * index has its highest bit set; so that is set for the kinds of the other three parts. */
WIDE static inline __m256i take_kinds(const struct wide *wide, __m256i kind) {
    __m256i codes = _mm256_setzero_si256();
    for (int i = 0; i < 4; i++) {
        __m256i index = _mm256_adds_epu8(_mm256_xor_si256(kind, bytes_of(16 * i)), bytes_of(0x70));
        codes = _mm256_or_si256(codes, _mm256_shuffle_epi8(wide->kinds[i], index));
    }
    return codes;
}

WIDE static inline __m256i at_least(__m256i bytes, __m256i floor) {
    return _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, floor), bytes);
}

WIDE static inline __m256i is_unknown(__m256i age) {
    return _mm256_cmpeq_epi8(age, bytes_of(DARISK_AGE_UNKNOWN));
}

WIDE static inline __m256i take_ages(const struct party *party, __m256i age) {
    __m256i codes =
        _mm256_or_si256(_mm256_and_si256(at_least(age, party->floor[0]), party->spans[0]),
                        _mm256_and_si256(at_least(age, party->floor[1]), party->spans[1]));
    return _mm256_blendv_epi8(codes, party->unknown, is_unknown(age));
}

/* Any bit where an age is none. */
WIDE static inline __m256i bad_age(__m256i age) {
    return _mm256_andnot_si256(is_unknown(age), at_least(age, bytes_of(DARISK_AGE_LAST + 1)));
}

/* Any bit where a day is none, an unknown day among them, or a set has a behaviour that is none:
 * of the least and the greatest day, and of all sets together. */
WIDE static inline __m256i bad_words(__m256i least, __m256i greatest, __m256i sets) {
    __m256i days =
        _mm256_or_si256(_mm256_cmpgt_epi32(lanes_of((uint32_t)DARISK_DATE_FIRST), least),
                        _mm256_cmpgt_epi32(greatest, lanes_of((uint32_t)DARISK_DATE_LAST)));
    return _mm256_or_si256(days, _mm256_and_si256(sets, lanes_of(~DARISK_BEHAVIOURS_ALL)));
}

WIDE static inline __m256i outcome_of(__m256i codes) {
    const __m256i zero = _mm256_setzero_si256();
    __m256i no_low = _mm256_cmpeq_epi8(_mm256_and_si256(codes, bytes_of(LOW)), zero);
    __m256i no_high = _mm256_cmpeq_epi8(_mm256_and_si256(codes, bytes_of(HIGH)), zero);
    return _mm256_add_epi8(bytes_of(DARISK_OUTCOME_QUALIFIES), _mm256_add_epi8(no_low, no_high));
}

/* Writes the outcomes of one group; false, with nothing written, where a row is not settled. */
WIDE static inline bool take_group(const struct darisk_plain *plain, const struct wide *wide,
                                   size_t row, uint8_t *outcome) {
    __m256i kind = load(plain->kind + row);
    __m256i victim = load(plain->victim_age + row);
    __m256i perpetrator = load(plain->perpetrator_age + row);
    __m256i least = load(plain->day + row), greatest = least;
    __m256i sets = _mm256_setzero_si256();
    __m256i lanes[4];
    for (size_t i = 0; i < 4; i++) {
        __m256i day = load(plain->day + row + 8 * i);
        __m256i set = load(plain->behaviours + row + 8 * i);
        lanes[i] = take_8(wide, day, set);
        least = _mm256_min_epi32(least, day);
        greatest = _mm256_max_epi32(greatest, day);
        sets = _mm256_or_si256(sets, set);
    }
    __m256i bad = _mm256_or_si256(bad_words(least, greatest, sets),
                                  at_least(kind, bytes_of(DARISK_RELATIONSHIP_LAST + 1)));
    bad = _mm256_or_si256(bad, _mm256_or_si256(bad_age(victim), bad_age(perpetrator)));
    if (!_mm256_testz_si256(bad, bad))
        return false;
    __m256i codes = _mm256_and_si256(narrow(lanes), take_kinds(wide, kind));
    codes = _mm256_and_si256(codes, take_ages(&wide->victim, victim));
    codes = _mm256_and_si256(codes, take_ages(&wide->perpetrator, perpetrator));
    _mm256_storeu_si256((__m256i *)(void *)outcome, outcome_of(codes));
    return true;
}

bool darisk_plain_wide_can(const struct darisk_plain *plain) {
    return __builtin_cpu_supports("avx2") && plain->kind != NULL && plain->victim_age != NULL &&
           plain->perpetrator_age != NULL && plain->behaviours != NULL && plain->day != NULL;
}

WIDE size_t darisk_plain_wide(const struct darisk_plain *plain, size_t rows, uint8_t *outcome) {
    const struct wide wide = wide_of(plain);
    size_t settled = 0, row = 0;
    for (; rows - row >= GROUP; row += GROUP) {
        if (take_group(plain, &wide, row, outcome + row))
            settled += GROUP;
        else
            settled += darisk_plain_block(plain, row, GROUP, outcome + row);
    }
    return settled + darisk_plain_block(plain, row, rows - row, outcome + row);
}

#else

bool darisk_plain_wide_can(const struct darisk_plain *plain) {
    (void)plain;
    return false;
}

size_t darisk_plain_wide(const struct darisk_plain *plain, size_t rows, uint8_t *outcome) {
    (void)plain;
    (void)rows;
    (void)outcome;
    return 0;
}

#endif
