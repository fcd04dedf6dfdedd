/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
%ignore darisk_date_text; /* each language writes dates itself */
DARISK_OUT_NUMBER(darisk_date, out)
DARISK_OUT_NUMBER(int32_t, year)
DARISK_OUT_NUMBER(int32_t, years)
%ignore darisk_date_to_civil;
%constant int32_t DARISK_DATE_UNKNOWN = DARISK_DATE_UNKNOWN; /* a macro of a macro */
%include "darisk/date.h"
