/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_ranked_person)
DARISK_STRUCT(darisk_ranked_threshold)
DARISK_STRUCT(darisk_ranked_columns)
DARISK_STRUCT(darisk_person_columns)
DARISK_STRUCT(darisk_ranking_summary)
DARISK_HANDLE(darisk_ranking)
DARISK_OUT_NUMBER(size_t, row)
%thread darisk_ranking_new;
%thread darisk_ranking_list;
%thread darisk_ranking_columns;
%thread darisk_ranking_threshold_columns;
%include "darisk/ranking.h"
