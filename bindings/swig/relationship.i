/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_relationship_record)
DARISK_OUT_NUMBER(darisk_relationship, out)
%include "darisk/relationship.h"
