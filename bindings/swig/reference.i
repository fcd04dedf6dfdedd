/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
%apply (const char *LENT, size_t LENT_LENGTH) {(const char *text, size_t length)};
DARISK_OUT_U64(out)
%include "darisk/reference.h"
