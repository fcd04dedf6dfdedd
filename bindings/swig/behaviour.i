/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_behaviour_record)
DARISK_OUT_NUMBER(darisk_behaviour, out)
%include "darisk/behaviour.h"
