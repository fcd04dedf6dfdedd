/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_settable_cell)
DARISK_HANDLE(darisk_definition_policy)
%include "darisk/definition_policy.h"
