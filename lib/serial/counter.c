/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/counter.h"

#include <string.h>

#include "base/threads.h"
#include "serial/sort.h"

/* A byte of bits for each row, and at least a byte for each part, so that no two parts share one.
 */
#define BITS_A_ROW_LOG2 2
#define BITS_LEAST_LOG2 (DARISK_SERIAL_PARTS_LOG2 + 3)

static void accuse(struct darisk_serial_accused *accused, uint64_t person) {
    const uint64_t at = darisk_serial_accused_at(accused, person);
    accused->bits[at >> 3] = (uint8_t)(accused->bits[at >> 3] | 1U << (at & 7));
}

/* What some threads fill, each with the parts of its own. */
struct accusing {
    const struct darisk_serial_view *view;
    struct darisk_serial_accused *accused;
    uint32_t threads;
};

/* A child that was moved elsewhere is one of the few who are in it for nothing. */
static void accuse_parts(void *context, uint32_t number) {
    const struct accusing *accusing = context;
    const uint32_t first = (uint32_t)((uint64_t)DARISK_SERIAL_PARTS * number / accusing->threads);
    const uint32_t end =
        (uint32_t)((uint64_t)DARISK_SERIAL_PARTS * (number + 1) / accusing->threads);
    for (size_t s = 0; s < darisk_serial_view_slabs(accusing->view); s++) {
        const struct darisk_serial_slab *slab = darisk_serial_view_slab(accusing->view, s);
        if (slab->count == 0)
            continue;
        for (size_t i = slab->start[first]; i < slab->start[end]; i++)
            if (slab->rows[i].person != 0)
                accuse(accusing->accused, slab->rows[i].person);
    }
}

darisk_status darisk_serial_accused_new(const struct darisk_serial_view *view, uint32_t threads,
                                        struct darisk_serial_accused *out) {
    struct accusing accusing = {view, out, threads};
    unsigned bits_log2 = BITS_LEAST_LOG2;
    while (bits_log2 < 40 && view->cohort->kept >> (bits_log2 - BITS_A_ROW_LOG2) != 0)
        bits_log2++;
    *out = (struct darisk_serial_accused){.size = (size_t)1 << (bits_log2 - 3),
                                          .shift = 64 - bits_log2};
    out->bits = darisk_cohort_allocate(&view->cohort->allocator, out->size, 1);
    if (out->bits == NULL)
        return DARISK_ERROR_MEMORY;
    memset(out->bits, 0, out->size);
    darisk_threads_run(threads, accuse_parts, &accusing);
    return DARISK_OK;
}

void darisk_serial_accused_free(const struct darisk_serial_view *view,
                                struct darisk_serial_accused *accused) {
    darisk_cohort_release(&view->cohort->allocator, accused->bits, accused->size, 1);
    accused->bits = NULL;
}

darisk_status darisk_serial_claims_add(const darisk_allocator *allocator,
                                       struct darisk_serial_claims *claims,
                                       struct darisk_serial_claim claim) {
    void *at = claims->at;
    const darisk_status status =
        darisk_cohort_grow(allocator, &at, &claims->room, claims->count, 1, sizeof *claims->at);
    claims->at = at;
    if (status == DARISK_OK)
        claims->at[claims->count++] = claim;
    return status;
}

void darisk_serial_claims_free(const darisk_allocator *allocator,
                               struct darisk_serial_claims *claims) {
    darisk_cohort_release(allocator, claims->at, claims->room, sizeof *claims->at);
    *claims = (struct darisk_serial_claims){.room = 0};
}

static uint64_t less(const struct darisk_serial_claim *claim) {
    return claim->person < claim->victim ? claim->person : claim->victim;
}

static uint64_t greater(const struct darisk_serial_claim *claim) {
    return claim->person < claim->victim ? claim->victim : claim->person;
}

/* By the two people, then by the incident, then by who is accused. */
static bool by_pair(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_claim *claims = context;
    const struct darisk_serial_claim *x = &claims[a], *y = &claims[b];
    if (less(x) != less(y))
        return less(x) < less(y);
    if (greater(x) != greater(y))
        return greater(x) < greater(y);
    if (x->incident != y->incident)
        return x->incident < y->incident;
    return x->person != y->person ? x->person < y->person : a < b;
}

static bool same_pair(const struct darisk_serial_claim *a, const struct darisk_serial_claim *b) {
    return less(a) == less(b) && greater(a) == greater(b);
}

/* The claims of one pair. */
static void
match_pair(const struct darisk_serial_claim *claims, const uint64_t *order, size_t count,
           void (*found)(void *context, const struct darisk_serial_claim *claim, bool dual),
           void *context) {
    bool both = false;
    for (size_t i = 1; i < count; i++)
        both |= claims[order[i]].person != claims[order[0]].person;
    /* Within an incident the claims are in the order of who is accused. */
    for (size_t i = 0, end; both && i < count; i = end) {
        for (end = i + 1; end < count && claims[order[end]].incident == claims[order[i]].incident;)
            end++;
        const bool dual = claims[order[i]].person != claims[order[end - 1]].person;
        for (size_t j = i; j < end; j++)
            found(context, &claims[order[j]], dual);
    }
}

/* Buckets of a few claims each, so that sorting them is linear. */
static size_t bucket_of(const struct darisk_serial_claim *claim, size_t buckets) {
    const uint64_t pair = darisk_serial_spread(less(claim)) + greater(claim);
    return (size_t)(darisk_serial_spread(pair) >> 16) & (buckets - 1);
}

darisk_status darisk_serial_claims_match(
    const darisk_allocator *allocator, struct darisk_serial_claims *claims,
    void (*found)(void *context, const struct darisk_serial_claim *claim, bool dual),
    void *context) {
    size_t buckets = 1;
    while (buckets < claims->count / 8)
        buckets *= 2;
    if (claims->count == 0)
        return DARISK_OK;
    uint64_t *order = darisk_cohort_allocate(allocator, claims->count, sizeof *order);
    size_t *first = darisk_cohort_allocate(allocator, buckets + 2, sizeof *first);
    if (order == NULL || first == NULL) {
        darisk_cohort_release(allocator, order, claims->count, sizeof *order);
        darisk_cohort_release(allocator, first, buckets + 2, sizeof *first);
        return DARISK_ERROR_MEMORY;
    }
    memset(first, 0, (buckets + 2) * sizeof *first);
    for (size_t i = 0; i < claims->count; i++)
        first[bucket_of(&claims->at[i], buckets) + 2]++;
    for (size_t b = 2; b < buckets + 2; b++)
        first[b] += first[b - 1];
    for (size_t i = 0; i < claims->count; i++)
        order[first[bucket_of(&claims->at[i], buckets) + 1]++] = i;
    for (size_t b = 0; b < buckets; b++) {
        uint64_t *here = order + first[b];
        const size_t count = first[b + 1] - first[b];
        darisk_serial_sort(here, count, by_pair, claims->at);
        for (size_t i = 0, end; i < count; i = end) {
            for (end = i + 1;
                 end < count && same_pair(&claims->at[here[i]], &claims->at[here[end]]);)
                end++;
            match_pair(claims->at, here + i, end - i, found, context);
        }
    }
    darisk_cohort_release(allocator, order, claims->count, sizeof *order);
    darisk_cohort_release(allocator, first, buckets + 2, sizeof *first);
    return DARISK_OK;
}
