/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Columns of texts that identify somebody, each text in a row of its own. */
#include "arrow/dictionary.h"
#include "arrow/read.h"

/* Fetches the texts of some rows. */
static darisk_status fetch(const struct darisk_arrow_reading *reading, size_t row, size_t count,
                           struct darisk_arrow_texts *texts) {
    for (size_t i = 0; i < count; i++) {
        texts->text[i] = NULL;
        if (!darisk_arrow_is_there(&reading->view, row + i))
            continue;
        const darisk_status status = darisk_arrow_view_text(
            &reading->view, row + i, &texts->text[i], &texts->length[i], reading->fault);
        if (status != DARISK_OK)
            return status;
    }
    return DARISK_OK;
}

darisk_status darisk_arrow_read_ids(struct darisk_arrow_reading *reading,
                                    struct darisk_arrow_raw *out) {
    const struct darisk_arrow_view *view = &reading->view;
    struct darisk_arrow_texts texts;
    uint64_t *numbers = darisk_arrow_batch_memory(reading->batch, view->rows, sizeof *numbers);
    if (numbers == NULL)
        return DARISK_ERROR_MEMORY;
    *out = (struct darisk_arrow_raw){numbers, view->validity, view->first, view->rows};
    for (size_t row = 0; row < view->rows; row += DARISK_ARROW_TOGETHER) {
        const size_t rest = view->rows - row;
        const size_t count = rest < DARISK_ARROW_TOGETHER ? rest : DARISK_ARROW_TOGETHER;
        darisk_status status = fetch(reading, row, count, &texts);
        if (status == DARISK_OK)
            status =
                darisk_arrow_dictionary_add_all(reading->wanted->ids, &texts, count, numbers + row);
        if (status != DARISK_OK)
            return status;
    }
    return DARISK_OK;
}
