/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_dait_check_record)
DARISK_RECORD(darisk_dait_state_record)
DARISK_RECORD(darisk_dait_telling_record)
DARISK_RECORD(darisk_dait_outcome_record)
DARISK_RECORD(darisk_dait_marker_record)
DARISK_RECORD(darisk_dait_notification_record)
DARISK_OUT_NUMBER(darisk_dait_check, out)
DARISK_OUT_NUMBER(darisk_dait_state, out)
DARISK_OUT_NUMBER(darisk_dait_telling, out)
DARISK_OUT_NUMBER(darisk_dait_marker, out)
DARISK_OUT_NUMBER(darisk_dait_notification, out)
%include "darisk/dait_words.h"
