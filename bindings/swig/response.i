/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_response_finding_record)
DARISK_RECORD(darisk_response_duty_record)
DARISK_STRUCT(darisk_response_request)
DARISK_STRUCT(darisk_response_decision)
DARISK_STRUCT(darisk_response_targets)
DARISK_STRUCT(darisk_response_progress)
DARISK_STRUCT(darisk_response_review_result)
DARISK_STRUCT(darisk_response_request_columns)
DARISK_STRUCT(darisk_response_decision_columns)
DARISK_OUT_NUMBER(darisk_response_role, out)
DARISK_OUT_NUMBER(darisk_response_ground, out)
DARISK_OUT_NUMBER(darisk_response_support, out)
DARISK_OUT_NUMBER(darisk_response_finding, out)
DARISK_OUT_NUMBER(darisk_response_duty, out)
%thread darisk_response_decide_columns;
%include "darisk/response.h"
