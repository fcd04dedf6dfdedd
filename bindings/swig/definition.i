/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_definition_record)
DARISK_OUT_NUMBER(darisk_definition, out)
DARISK_OUT_NUMBER(darisk_jurisdiction, out)
DARISK_OUT_NUMBER(darisk_outcome, out)
DARISK_OUT_NUMBER(darisk_cell, out)
%include "darisk/definition.h"
