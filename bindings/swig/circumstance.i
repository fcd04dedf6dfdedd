/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_circumstance_record)
DARISK_OUT_NUMBER(darisk_circumstance, out)
DARISK_OUT_NUMBER(darisk_stated, out)
%ignore darisk_circumstances_set; /* the languages put the bits together */
%ignore darisk_circumstances_get;
%include "darisk/circumstance.h"
