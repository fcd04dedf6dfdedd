/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_dait_told)
DARISK_HANDLE(darisk_dait_log)
DARISK_OUT_NUMBER(darisk_dait_notifications, out)
%include "darisk/dait_log.h"
