/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "serial/policy.h"

#include "base/allocator.h"
#include "base/sha256.h"
#include "base/size.h"
#include "serial/policy_read.h"

static void take_digest(darisk_serial_policy *policy) {
    darisk_sha256 hash;
    darisk_sha256_start(&hash);
    darisk_sha256_add(&hash, policy->text, policy->text_size - 1);
    darisk_sha256_text(&hash, policy->digest);
}

darisk_status darisk_serial_policy_make(const struct darisk_serial_rules *rules,
                                        const darisk_allocator *memory,
                                        darisk_serial_policy **out) {
    const size_t text_size = darisk_serial_rules_write(rules, NULL);
    darisk_serial_policy *policy = memory->allocate(memory->context, sizeof *policy);
    if (policy == NULL)
        return DARISK_ERROR_MEMORY;
    char *text = memory->allocate(memory->context, text_size);
    if (text == NULL) {
        memory->release(memory->context, policy, sizeof *policy);
        return DARISK_ERROR_MEMORY;
    }
    *policy = (darisk_serial_policy){
        .allocator = *memory, .rules = *rules, .text = text, .text_size = text_size};
    (void)darisk_serial_rules_write(rules, text);
    take_digest(policy);
    *out = policy;
    return DARISK_OK;
}

darisk_status darisk_serial_policy_read(const char *text, size_t size,
                                        const darisk_allocator *allocator,
                                        darisk_serial_policy_report *report,
                                        darisk_serial_policy **out) {
    struct darisk_serial_rules rules;
    darisk_allocator memory;
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (report != NULL && !darisk_struct_is_readable(report, sizeof *report))
        return DARISK_ERROR_STRUCT_SIZE;
    if (report != NULL) {
        report->line = 0;
        report->column = 0;
        report->key = NULL;
        report->message = NULL;
    }
    darisk_status status = darisk_allocator_take(allocator, &memory);
    if (status == DARISK_OK)
        status = darisk_serial_rules_read(text, size, report, &rules);
    return status == DARISK_OK ? darisk_serial_policy_make(&rules, &memory, out) : status;
}

void darisk_serial_policy_free(darisk_serial_policy *policy) {
    if (policy != NULL) {
        darisk_allocator memory = policy->allocator;
        memory.release(memory.context, policy->text, policy->text_size);
        memory.release(memory.context, policy, sizeof *policy);
    }
}

const char *darisk_serial_policy_text(const darisk_serial_policy *policy) {
    return policy == NULL ? NULL : policy->text;
}

const char *darisk_serial_policy_id(const darisk_serial_policy *policy) {
    return policy == NULL ? NULL : policy->rules.id;
}

const char *darisk_serial_policy_digest(const darisk_serial_policy *policy) {
    return policy == NULL ? NULL : policy->digest;
}

const char *darisk_serial_policy_gravity_edition(const darisk_serial_policy *policy) {
    return policy == NULL || policy->rules.gravity_edition[0] == '\0'
               ? NULL
               : policy->rules.gravity_edition;
}

size_t darisk_serial_policy_threshold_count(const darisk_serial_policy *policy) {
    return policy == NULL ? 0 : policy->rules.threshold_count;
}

const char *darisk_serial_policy_threshold_name(const darisk_serial_policy *policy, size_t index) {
    return index < darisk_serial_policy_threshold_count(policy)
               ? policy->rules.thresholds[index].name
               : NULL;
}
