/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/utf8.h"
#include "dash/text.h"

darisk_status darisk_dash_text_status(const char *text, size_t length) {
    const uint8_t *bytes = (const uint8_t *)text;
    if (length > DARISK_DASH_TEXT_LAST)
        return DARISK_ERROR_DASH_TEXT_LENGTH;
    if (!darisk_utf8_is_text(bytes, length))
        return DARISK_ERROR_DASH_TEXT_UTF8;
    return darisk_dash_is_blank(bytes, length) ? DARISK_ERROR_DASH_TEXT_BLANK : DARISK_OK;
}
