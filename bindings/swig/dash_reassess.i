/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_dash_trigger_record)
DARISK_STRUCT(darisk_dash_bail_release)
DARISK_STRUCT(darisk_dash_bail_duties)
DARISK_STRUCT(darisk_dash_quiet_policy)
DARISK_OUT_NUMBER(darisk_dash_trigger, out)
DARISK_OUT_NUMBER(darisk_dash_standing, out)
%include "darisk/dash_reassess.h"
%array_class(darisk_moment, moment_array)
