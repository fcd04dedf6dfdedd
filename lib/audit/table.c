/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "audit/table.h"

static const struct darisk_audit_shape shapes[] = {
    [DARISK_AUDIT_KIND_CONCORDANCE] = {6,
                                       5,
                                       {"DAIT:CHECKS_OPEN", "DAIT:BRIEF_CREW", "DAIT:ALERT_CONTROL",
                                        "DAIT:ALERT_INSPECTOR", "not recorded", "total"},
                                       {"DASH:STANDARD", "DASH:MEDIUM", "DASH:HIGH", "not recorded",
                                        "total"}},
    [DARISK_AUDIT_KIND_CHANGED_ON_REVIEW] = {4,
                                             4,
                                             {"seen before grading", "not seen before grading",
                                              "not known whether seen", "total"},
                                             {"raised", "lowered", "unchanged", "total"}},
    [DARISK_AUDIT_KIND_LATER_EVENT] = {5,
                                       4,
                                       {"DASH:STANDARD", "DASH:MEDIUM", "DASH:HIGH", "not recorded",
                                        "total"},
                                       {"happened", "did not happen", "not known", "total"}},
};

const struct darisk_audit_shape *darisk_audit_shape_of(darisk_audit_kind kind) {
    if ((uint32_t)kind - 1 >= DARISK_AUDIT_KIND_LATER_EVENT)
        return NULL;
    return &shapes[kind];
}

void darisk_audit_add_margins(darisk_audit_table *table) {
    const uint32_t last_row = table->rows - 1, last_column = table->columns - 1;
    for (uint32_t row = 0; row < last_row; row++) {
        for (uint32_t column = 0; column < last_column; column++) {
            uint64_t count = table->cells[row][column].count;
            table->cells[row][last_column].count += count;
            table->cells[last_row][column].count += count;
            table->cells[last_row][last_column].count += count;
        }
    }
}

/* A row or a column of a table, as the way from cell to cell. */
struct line {
    darisk_audit_cell *first;
    size_t step;
    uint32_t length;
};

static struct line row_of(darisk_audit_table *table, uint32_t row) {
    return (struct line){&table->cells[row][0], 1, table->columns};
}

static struct line column_of(darisk_audit_table *table, uint32_t column) {
    return (struct line){&table->cells[0][column], DARISK_AUDIT_COLUMNS_LAST, table->rows};
}

static uint32_t hidden_in(struct line line) {
    uint32_t hidden = 0;
    for (uint32_t i = 0; i < line.length; i++)
        hidden += line.first[i * line.step].hidden;
    return hidden;
}

/* Hides the smallest shown count above 0 of a line that hides just one. False where the line needs
 * nothing, or has nothing left to hide. */
static bool hide_second(struct line line) {
    darisk_audit_cell *smallest = NULL;
    if (hidden_in(line) != 1)
        return false;
    for (uint32_t i = 0; i < line.length; i++) {
        darisk_audit_cell *cell = &line.first[i * line.step];
        if (cell->hidden == 0 && cell->count > 0 &&
            (smallest == NULL || cell->count < smallest->count))
            smallest = cell;
    }
    if (smallest == NULL)
        return false;
    smallest->hidden = 1;
    return true;
}

/* One step: the first line that needs it, rows from the top, then columns from the left. */
static bool hide_one_more(darisk_audit_table *table) {
    for (uint32_t row = 0; row < table->rows; row++)
        if (hide_second(row_of(table, row)))
            return true;
    for (uint32_t column = 0; column < table->columns; column++)
        if (hide_second(column_of(table, column)))
            return true;
    return false;
}

static void forget_hidden(darisk_audit_table *table) {
    for (uint32_t row = 0; row < table->rows; row++)
        for (uint32_t column = 0; column < table->columns; column++)
            if (table->cells[row][column].hidden)
                table->cells[row][column].count = 0;
}

void darisk_audit_hide(darisk_audit_table *table, uint64_t least) {
    for (uint32_t row = 0; row < table->rows; row++)
        for (uint32_t column = 0; column < table->columns; column++)
            table->cells[row][column].hidden =
                table->cells[row][column].count > 0 && table->cells[row][column].count < least;
    while (hide_one_more(table))
        continue;
    forget_hidden(table);
}
