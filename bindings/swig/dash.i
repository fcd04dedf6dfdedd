/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_instrument_record)
DARISK_RECORD(darisk_dash_item_record)
DARISK_RECORD(darisk_dash_subset_record)
DARISK_RECORD(darisk_dash_question_record)
DARISK_RECORD(darisk_dash_mask_record)
DARISK_OUT_NUMBER(darisk_instrument, out)
DARISK_OUT_NUMBER(darisk_dash_item, out)
DARISK_OUT_NUMBER(darisk_answer, out)
DARISK_OUT_NUMBER(darisk_criterion, out)
%include "darisk/dash.h"
