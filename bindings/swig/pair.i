/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_STRUCT(darisk_referral_columns)
DARISK_STRUCT(darisk_pair)
DARISK_STRUCT(darisk_pair_columns)
DARISK_HANDLE(darisk_pairs)
%thread darisk_pairs_new;
%thread darisk_pairs_columns;
%include "darisk/pair.h"
