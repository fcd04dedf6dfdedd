/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
%include "darisk/stated.h"
