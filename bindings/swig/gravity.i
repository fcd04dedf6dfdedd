/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_gravity_report)
DARISK_HANDLE(darisk_gravity)
DARISK_OUT_NUMBER(uint32_t, out)
DARISK_OUT_NUMBER(int64_t, out)

/* The texts of a row are bytes without a NUL, lent until the table is made. */
%extend darisk_gravity_row {
    void lend_code(const char *LENT, size_t LENT_LENGTH) {
        (void)LENT_LENGTH;
        $self->code = LENT;
    }
    void lend_weight(const char *LENT, size_t LENT_LENGTH) {
        (void)LENT_LENGTH;
        $self->weight = LENT;
    }
}
%include "darisk/gravity.h"
%array_class(darisk_gravity_row, gravity_row_array)
