/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_serial_policy_report)
DARISK_RECORD(darisk_serial_preset)
DARISK_HANDLE(darisk_serial_policy)
%apply (const char *LENT, size_t LENT_LENGTH) {(const char *text, size_t size)};
%apply const char *OR_NONE {const char *gravity_edition};
%include "darisk/serial_policy.h"
%clear (const char *text, size_t size);
%clear const char *gravity_edition;
