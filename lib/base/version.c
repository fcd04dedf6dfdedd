/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/version.h"

const char *darisk_version_text(void) {
    return DARISK_VERSION_TEXT;
}

uint32_t darisk_rules_version(void) {
    return DARISK_RULES_VERSION;
}
