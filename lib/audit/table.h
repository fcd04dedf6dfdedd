/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The parts of a table: its shape, its margins, and what is hidden in it. */
#ifndef DARISK_AUDIT_TABLE_H
#define DARISK_AUDIT_TABLE_H

#include "darisk/audit.h"

/* The lines of a kind of table, margins last. */
struct darisk_audit_shape {
    uint32_t rows;
    uint32_t columns;
    const char *row[DARISK_AUDIT_ROWS_LAST];
    const char *column[DARISK_AUDIT_COLUMNS_LAST];
};

/* The shape of a kind; NULL for a value that is none. */
const struct darisk_audit_shape *darisk_audit_shape_of(darisk_audit_kind kind);

/* Fills in the margins from the cells. */
void darisk_audit_add_margins(darisk_audit_table *table);

/* Hides counts from 1 to least - 1, and what would tell them. */
void darisk_audit_hide(darisk_audit_table *table, uint64_t least);

#endif
