/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_facts)
DARISK_STRUCT(darisk_classification)
DARISK_STRUCT(darisk_facts_columns)
DARISK_STRUCT(darisk_classification_columns)
%thread darisk_classify_columns;
%thread darisk_classify_columns_in_force;
%include "darisk/classification.h"
