/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_dash_finding_record)
DARISK_STRUCT(darisk_dash_validation_policy)
DARISK_OUT_NUMBER(darisk_dash_finding, out)
DARISK_OUT_NUMBER(size_t, count)
%include "darisk/dash_validation.h"
%array_class(darisk_dash_found, dash_found_array)
