/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_code)
DARISK_OUT_NUMBER(darisk_code_list, out)
%ignore darisk_code_for; /* wants the record itself, not a copy: the languages look through the list */
%include "darisk/code_list.h"
