/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_sentence)
DARISK_HANDLE(darisk_explanation)
%include "darisk/explanation.h"
