/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include <string.h>

#include "base/allocator.h"
#include "base/text.h"
#include "serial/gravity_text.h"
#include "serial/policy_read.h"
#include "serial/provision.h"

static const darisk_serial_preset presets[] = {
#define PRESET(id, kind, provision, needs_gravity, says, basis, ours, policy)                      \
    {id,     DARISK_SERIAL_PRESET_##kind,                                                          \
     says,   basis,                                                                                \
     ours,   &darisk_serial_provision_rows[DARISK_SERIAL_PROVISION_##provision],                   \
     policy, needs_gravity},
#include "serial/preset.inc"
#undef PRESET
};

#define COUNT (sizeof presets / sizeof presets[0])

size_t darisk_serial_preset_count(void) {
    return COUNT;
}

const darisk_serial_preset *darisk_serial_preset_at(size_t index) {
    return index < COUNT ? &presets[index] : NULL;
}

const darisk_serial_preset *darisk_serial_preset_find(const char *id) {
    for (size_t i = 0; i < COUNT; i++)
        if (darisk_text_same(id, presets[i].id))
            return &presets[i];
    return NULL;
}

/* Ties the rules to an edition; NULL leaves them to any. */
static bool tie(struct darisk_serial_rules *rules, const char *edition) {
    if (edition == NULL)
        return true;
    if (darisk_gravity_edition_fault(edition, strlen(edition)) != NULL)
        return false;
    memcpy(rules->gravity_edition, edition, strlen(edition) + 1);
    return true;
}

darisk_status darisk_serial_preset_policy(const char *id, const char *gravity_edition,
                                          const darisk_allocator *allocator,
                                          darisk_serial_policy **out) {
    struct darisk_serial_rules rules;
    darisk_allocator memory;
    if (id == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    darisk_status status = darisk_allocator_take(allocator, &memory);
    if (status != DARISK_OK)
        return status;
    const darisk_serial_preset *preset = darisk_serial_preset_find(id);
    if (preset == NULL || preset->policy == NULL)
        return DARISK_ERROR_SERIAL_PRESET;
    status = darisk_serial_rules_read(preset->policy, strlen(preset->policy), NULL, &rules);
    if (status != DARISK_OK)
        return status;
    if ((preset->needs_gravity && gravity_edition == NULL) || !tie(&rules, gravity_edition))
        return DARISK_ERROR_GRAVITY_EDITION;
    return darisk_serial_policy_make(&rules, &memory, out);
}
