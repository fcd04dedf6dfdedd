/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_audit_columns)
DARISK_STRUCT(darisk_audit_table)
DARISK_OUT_NUMBER(uint32_t, out)
%thread darisk_audit_count;

%ignore darisk_audit_table::cells;
%ignore darisk_audit_cell;
%extend darisk_audit_table {
    uint64_t count(size_t row, size_t column) {
        return row < DARISK_AUDIT_ROWS_LAST && column < DARISK_AUDIT_COLUMNS_LAST
                   ? $self->cells[row][column].count
                   : 0;
    }
    bool hidden(size_t row, size_t column) {
        return row < DARISK_AUDIT_ROWS_LAST && column < DARISK_AUDIT_COLUMNS_LAST &&
               $self->cells[row][column].hidden != 0;
    }
}
%include "darisk/audit.h"
