/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_finding_record)
DARISK_OUT_NUMBER(darisk_finding, out)
%include "darisk/finding.h"
