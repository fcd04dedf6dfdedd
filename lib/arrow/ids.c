/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Columns of texts that refer to somebody, each text in a row of its own. */
#include "arrow/dictionary.h"
#include "arrow/read.h"

/* Fetches the texts of some rows. */
static darisk_status fetch(const struct darisk_arrow_reading *reading, size_t row, size_t count,
                           struct darisk_arrow_text_cells *cells) {
    for (size_t i = 0; i < count; i++) {
        cells->text[i] = NULL;
        cells->length[i] = 0;
        if (!darisk_arrow_is_there(&reading->view, row + i))
            continue;
        const darisk_status status = darisk_arrow_view_text(
            &reading->view, row + i, &cells->text[i], &cells->length[i], reading->fault);
        if (status != DARISK_OK)
            return status;
    }
    return DARISK_OK;
}

darisk_status darisk_arrow_read_ids(struct darisk_arrow_reading *reading,
                                    struct darisk_arrow_raw *out) {
    const struct darisk_arrow_view *view = &reading->view;
    darisk_arrow_dictionary *dictionary = reading->wanted->ids;
    struct darisk_arrow_text_cells cells;
    uint64_t *numbers = darisk_arrow_batch_memory(reading->batch, view->rows, sizeof *numbers);
    if (numbers == NULL)
        return DARISK_ERROR_MEMORY;
    *out = (struct darisk_arrow_raw){numbers, view->validity, view->first, view->rows};
    for (size_t row = 0; row < view->rows; row += DARISK_ARROW_TOGETHER) {
        const size_t rest = view->rows - row;
        const size_t count = rest < DARISK_ARROW_TOGETHER ? rest : DARISK_ARROW_TOGETHER;
        darisk_status status = fetch(reading, row, count, &cells);
        if (status != DARISK_OK)
            return status;
        size_t i = 0;
        status = darisk_arrow_dictionary_add_all(dictionary, &cells, count, numbers + row, &i);
        if (status != DARISK_OK)
            return darisk_arrow_dictionary_fault(dictionary, status, row + i, cells.text[i],
                                                 cells.length[i], reading->fault);
    }
    return DARISK_OK;
}
