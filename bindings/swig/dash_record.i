/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_dash_circumstances)
DARISK_STRUCT(darisk_dash_judgement)
DARISK_STRUCT(darisk_dash_review)
DARISK_STRUCT(darisk_dash_entry)
DARISK_STRUCT(darisk_dash_link)
DARISK_STRUCT(darisk_dash_view)
DARISK_HANDLE(darisk_dash)

/* The words of a judgement, review or link: lent until the call has copied them. */
%define DARISK_DASH_WORDS(type, text)
%extend type {
    void lend(const char *LENT, size_t LENT_LENGTH) {
        $self->text = LENT;
        $self->text##_length = LENT_LENGTH;
    }
}
%enddef
DARISK_DASH_WORDS(darisk_dash_judgement, rationale)
DARISK_DASH_WORDS(darisk_dash_review, reason)
DARISK_DASH_WORDS(darisk_dash_link, reason)

/* A row of a view: the words are bytes without a NUL, lent as long as the view is used. */
%extend darisk_dash_record {
    void lend(const char *LENT, size_t LENT_LENGTH) {
        (void)LENT_LENGTH;
        $self->text = LENT;
    }
}

/* The answers and details of a view are read by the number of the item. Circumstances are lent as
 * long as the view is used: a field that is set would take them over, and never free them. */
%immutable darisk_dash_view::circumstances;
%extend darisk_dash_view {
    void lend_circumstances(const darisk_dash_circumstances *around) {
        $self->circumstances = around;
    }
    uint8_t answer(size_t item) {
        return $self->answers != NULL && item >= 1 && item <= DARISK_DASH_ITEM_LAST
                   ? $self->answers[item - 1]
                   : 0;
    }
    uint8_t detail(size_t item) {
        return $self->details != NULL && item >= 1 && item <= DARISK_DASH_ITEM_LAST
                   ? $self->details[item - 1]
                   : 0;
    }
}
%include "darisk/dash_record.h"
%array_class(darisk_dash_record, dash_record_array)
