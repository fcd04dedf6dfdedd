/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file decide.h
 * The step that one call and each row of columns share. Internal. */
#ifndef DARISK_RESPONSE_DECIDE_H
#define DARISK_RESPONSE_DECIDE_H

#include "darisk/response.h"

/* The decision about a request whose values have been checked. struct_size is left 0. */
darisk_response_decision darisk_response_reach(const darisk_response_request *request);

#endif
