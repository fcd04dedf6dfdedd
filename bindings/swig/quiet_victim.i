/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_quiet_options)
DARISK_STRUCT(darisk_review_columns)
DARISK_STRUCT(darisk_quiet_victim)
DARISK_STRUCT(darisk_quiet_victim_columns)
DARISK_HANDLE(darisk_quiet_victims)
%thread darisk_quiet_victims_new;
%thread darisk_quiet_victims_columns;
%include "darisk/quiet_victim.h"
