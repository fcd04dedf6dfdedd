/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* There is no function here that makes a grade out of anything but its own text. */
#include "base/text.h"
#include "darisk/dash.h"

static const char *const grades[] = {
    [DARISK_DASH_STANDARD - DARISK_DASH_STANDARD] = "DASH:STANDARD",
    [DARISK_DASH_MEDIUM - DARISK_DASH_STANDARD] = "DASH:MEDIUM",
    [DARISK_DASH_HIGH - DARISK_DASH_STANDARD] = "DASH:HIGH",
};

bool darisk_dash_grade_is_valid(darisk_dash_grade grade) {
    return grade.code >= DARISK_DASH_STANDARD && grade.code <= DARISK_DASH_HIGH;
}

const char *darisk_dash_grade_text(darisk_dash_grade grade) {
    return darisk_dash_grade_is_valid(grade) ? grades[grade.code - DARISK_DASH_STANDARD] : NULL;
}

darisk_status darisk_dash_grade_from_text(const char *text, darisk_dash_grade *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    for (int32_t code = DARISK_DASH_STANDARD; code <= DARISK_DASH_HIGH; code++) {
        if (darisk_text_same(text, grades[code - DARISK_DASH_STANDARD])) {
            out->code = code;
            return DARISK_OK;
        }
    }
    return DARISK_ERROR_TEXT;
}
