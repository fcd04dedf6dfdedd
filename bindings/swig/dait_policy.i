/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_HANDLE(darisk_dait_policy)
%include "darisk/dait_policy.h"
