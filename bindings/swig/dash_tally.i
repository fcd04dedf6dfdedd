/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_dash_tally_policy)
DARISK_STRUCT(darisk_dash_facts)
DARISK_STRUCT(darisk_dash_answer_columns)
DARISK_STRUCT(darisk_dash_answer_rows)
DARISK_STRUCT(darisk_dash_facts_columns)
DARISK_STRUCT(darisk_dash_tally_report)
%thread darisk_dash_tally_columns;
%thread darisk_dash_tally_rows;

%ignore darisk_dash_answer_columns::answers;
%extend darisk_dash_answer_columns {
    darisk_column_u8 *item(size_t item) {
        return item >= 1 && item <= DARISK_DASH_ITEM_LAST ? &$self->answers[item - 1] : NULL;
    }
}
%ignore darisk_dash_answer_rows::values;
%ignore darisk_dash_answer_rows::length;
%extend darisk_dash_answer_rows {
    void set(const uint8_t *VALUES, size_t LENGTH) {
        $self->values = VALUES;
        $self->length = LENGTH;
    }
}
%include "darisk/dash_tally.h"
