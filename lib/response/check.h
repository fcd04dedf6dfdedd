/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file check.h
 * Whether every value of a caller's struct is one. Internal. */
#ifndef DARISK_RESPONSE_CHECK_H
#define DARISK_RESPONSE_CHECK_H

#include "darisk/response.h"

/* The first value of a request that cannot be: its status, and in `field` its name; DARISK_OK and
 * NULL where there is none. The struct itself has been found readable. */
darisk_status darisk_response_check_request(const darisk_response_request *request,
                                            const char **field);

/* The same for where a call stands, without a name. */
darisk_status darisk_response_check_progress(const darisk_response_progress *progress);

#endif
