/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "arrow/report.h"

#include <string.h>

#include "base/size.h"
#include "base/utf8.h"

bool darisk_arrow_report_is_writable(const darisk_arrow_report *report) {
    return report == NULL || darisk_struct_is_readable(report, sizeof *report);
}

darisk_status darisk_arrow_fault(darisk_arrow_report *fault, darisk_status status, size_t row,
                                 const char *expected) {
    fault->status = status;
    fault->row = row;
    fault->expected = expected;
    fault->found[0] = fault->other[0] = '\0';
    return status;
}

/* The bytes of the character that begins a text; 0 where that is none, or is a control. */
static size_t character(const char *text, size_t length) {
    const size_t size = darisk_utf8_character((const uint8_t *)text, length);
    const bool is_control = (unsigned char)text[0] < 0x20 || text[0] == 0x7f;
    return is_control ? 0 : size;
}

void darisk_arrow_copy_text(char *to, size_t size, const char *text, size_t length) {
    size_t used = 0;
    while (length > 0) {
        const size_t bytes = character(text, length);
        const size_t taken = bytes == 0 ? 1 : bytes;
        if (used + taken >= size)
            break;
        memcpy(to + used, bytes == 0 ? "?" : text, taken);
        used += taken;
        text += taken;
        length -= taken;
    }
    to[used] = '\0';
}

void darisk_arrow_fault_text(darisk_arrow_report *fault, const char *text, size_t length) {
    darisk_arrow_copy_text(fault->found, sizeof fault->found, text, length);
}

void darisk_arrow_fault_number(darisk_arrow_report *fault, uint64_t bits, bool is_signed) {
    char digits[24];
    size_t first = sizeof digits;
    const bool below_0 = is_signed && bits >> 63 != 0;
    uint64_t rest = below_0 ? 0 - bits : bits;
    do {
        digits[--first] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (below_0)
        digits[--first] = '-';
    darisk_arrow_fault_text(fault, digits + first, sizeof digits - first);
}

darisk_status darisk_arrow_tell(darisk_arrow_report *report, const darisk_arrow_report *fault,
                                darisk_status status, const char *column) {
    if (report == NULL || status == DARISK_OK)
        return status;
    const uint32_t size = report->struct_size;
    *report = *fault;
    report->struct_size = size;
    if (fault->status != status) /* told by a step that knows no more than its status */
        (void)darisk_arrow_fault(report, status, DARISK_ARROW_NO_ROW, "");
    darisk_arrow_copy_text(report->column, sizeof report->column, column, strlen(column));
    return status;
}
