/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Each language has bitmaps of its own. */
%ignore darisk_validity_size;
%ignore darisk_validity_get;
%ignore darisk_validity_set;
%ignore darisk_validity_count;

/* A column is set as a whole. What is given stays the caller's, and stays where it is until the
 * call that reads the column has returned. */
%define DARISK_COLUMN(name, type)
%ignore name::values;
%ignore name::validity;
%ignore name::validity_offset;
%ignore name::length;
%extend name {
    darisk_status set(const type *VALUES, size_t LENGTH, const uint8_t *VALIDITY,
                      size_t VALIDITY_LENGTH, size_t offset) {
        if (VALIDITY != NULL && (LENGTH > SIZE_MAX - 7 - offset ||
                                 (offset + LENGTH + 7) / 8 > VALIDITY_LENGTH))
            return DARISK_ERROR_LENGTH;
        $self->values = VALUES;
        $self->length = LENGTH;
        $self->validity = VALIDITY;
        $self->validity_offset = offset;
        return DARISK_OK;
    }
}
%enddef
%apply (const uint8_t *VALUES, size_t LENGTH) {(const uint8_t *VALIDITY, size_t VALIDITY_LENGTH)};
DARISK_COLUMN(darisk_column_u8, uint8_t)
DARISK_COLUMN(darisk_column_u16, uint16_t)
DARISK_COLUMN(darisk_column_u32, uint32_t)
DARISK_COLUMN(darisk_column_u64, uint64_t)
DARISK_COLUMN(darisk_column_date, int32_t)
DARISK_STRUCT(darisk_columns_report)
%include "darisk/column.h"
