/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_cohort_options)
DARISK_STRUCT(darisk_event_columns)
DARISK_HANDLE(darisk_cohort)
DARISK_OUT_NUMBER(darisk_event_role, out)
DARISK_OUT_NUMBER(darisk_event_status, out)
DARISK_OUT_NUMBER(size_t, out)
%apply (void *MEMORY, size_t MEMORY_SIZE) {(void *bytes, size_t size)};
%apply (const void *MEMORY, size_t MEMORY_SIZE) {(const void *bytes, size_t size)};
%thread darisk_cohort_add;
%thread darisk_cohort_alias;
%thread darisk_cohort_merge;
%thread darisk_cohort_save;
%thread darisk_cohort_load;
%include "darisk/cohort.h"
