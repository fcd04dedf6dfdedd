/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/dual.h"

#include "serial/part.h"
#include "serial/sort.h"

static bool by_row(const void *context, uint64_t a, uint64_t b) {
    const struct darisk_serial_claim *claims = context;
    const struct darisk_serial_claim *x = &claims[a], *y = &claims[b];
    if (x->person != y->person)
        return x->person < y->person;
    if (x->victim != y->victim)
        return x->victim < y->victim;
    return x->incident != y->incident ? x->incident < y->incident : a < b;
}

struct finding {
    const darisk_allocator *allocator;
    struct darisk_serial_claims *claims;
    darisk_status status;
};

static void keep(void *context, const struct darisk_serial_claim *claim, bool dual) {
    struct finding *finding = context;
    if (dual && finding->status == DARISK_OK)
        finding->status = darisk_serial_claims_add(finding->allocator, finding->claims, *claim);
}

/* Every counted row with a victim, whatever its day. */
static darisk_status claim_all(const struct darisk_serial_view *view,
                               const struct darisk_serial_accused *accused,
                               struct darisk_serial_part *part, darisk_date as_of,
                               struct darisk_serial_claims *claims) {
    darisk_status status = DARISK_OK;
    for (uint32_t number = 0; number < DARISK_SERIAL_PARTS; number++) {
        darisk_serial_part_read(part, number);
        for (size_t i = 0; i < part->count && status == DARISK_OK; i++) {
            const struct darisk_serial_row *row = &part->rows[i];
            if (row->person != 0 && row->victim != 0 &&
                darisk_serial_is_accused(accused, row->victim) &&
                darisk_serial_class_of(row, as_of) == DARISK_SERIAL_ROW_IS_COUNTED)
                status = darisk_serial_claims_add(
                    &view->cohort->allocator, claims,
                    (struct darisk_serial_claim){row->person, row->victim, row->incident});
        }
    }
    return status;
}

darisk_status darisk_serial_dual_find(const struct darisk_serial_view *view,
                                      struct darisk_serial_part *part, darisk_date as_of,
                                      struct darisk_serial_dual *out) {
    const darisk_allocator *allocator = &view->cohort->allocator;
    struct darisk_serial_claims claims = {.room = 0};
    struct darisk_serial_accused accused;
    struct darisk_serial_dual dual = {.count = 0};
    struct finding finding = {allocator, &dual.claims, DARISK_OK};
    darisk_status status = darisk_serial_accused_new(view, 1, &accused);
    if (status != DARISK_OK)
        return status;
    status = claim_all(view, &accused, part, as_of, &claims);
    darisk_serial_accused_free(view, &accused);
    if (status == DARISK_OK)
        status = darisk_serial_claims_match(allocator, &claims, keep, &finding);
    darisk_serial_claims_free(allocator, &claims);
    if (status == DARISK_OK)
        status = finding.status;
    dual.count = dual.claims.count;
    if (status == DARISK_OK && dual.count > 0) {
        dual.order = darisk_cohort_allocate(allocator, dual.count, sizeof *dual.order);
        if (dual.order == NULL)
            status = DARISK_ERROR_MEMORY;
    }
    if (status != DARISK_OK) {
        darisk_serial_claims_free(allocator, &dual.claims);
        return status;
    }
    for (size_t i = 0; i < dual.count; i++)
        dual.order[i] = i;
    darisk_serial_sort(dual.order, dual.count, by_row, dual.claims.at);
    *out = dual;
    return DARISK_OK;
}

void darisk_serial_dual_free(const struct darisk_serial_view *view,
                             struct darisk_serial_dual *dual) {
    darisk_cohort_release(&view->cohort->allocator, dual->order, dual->count, sizeof *dual->order);
    darisk_serial_claims_free(&view->cohort->allocator, &dual->claims);
    dual->order = NULL;
}

static int compare(const struct darisk_serial_claim *claim, const struct darisk_serial_row *row) {
    if (claim->person != row->person)
        return claim->person < row->person ? -1 : 1;
    if (claim->victim != row->victim)
        return claim->victim < row->victim ? -1 : 1;
    return claim->incident == row->incident ? 0 : claim->incident < row->incident ? -1 : 1;
}

bool darisk_serial_is_dual(const struct darisk_serial_dual *dual,
                           const struct darisk_serial_row *row) {
    size_t low = 0, high = dual->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = compare(&dual->claims.at[dual->order[middle]], row);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}
