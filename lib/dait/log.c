/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/dait_log.h"

#include "base/allocator.h"
#include "base/size.h"

/* Each record has memory of its own, so that none moves when another is added. */
struct entry {
    struct entry *next;
    darisk_dait_told told;
};

struct darisk_dait_log {
    darisk_allocator allocator;
    struct entry *first;
    struct entry *last;
    size_t count;
};

darisk_status darisk_dait_log_new(const darisk_allocator *allocator, darisk_dait_log **out) {
    darisk_allocator memory;
    darisk_dait_log *log;
    darisk_status status;
    if (out == NULL)
        return DARISK_ERROR_NULL;
    status = darisk_allocator_take(allocator, &memory);
    if (status != DARISK_OK)
        return status;
    log = memory.allocate(memory.context, sizeof *log);
    if (log == NULL)
        return DARISK_ERROR_MEMORY;
    *log = (darisk_dait_log){.allocator = memory};
    *out = log;
    return DARISK_OK;
}

void darisk_dait_log_free(darisk_dait_log *log) {
    if (log == NULL)
        return;
    darisk_allocator memory = log->allocator;
    for (struct entry *entry = log->first; entry != NULL;) {
        struct entry *next = entry->next;
        memory.release(memory.context, entry, sizeof *entry);
        entry = next;
    }
    memory.release(memory.context, log, sizeof *log);
}

static darisk_status check_told(const darisk_dait_told *told) {
    if (!darisk_struct_is_readable(told, sizeof *told) || told->unused != 0)
        return DARISK_ERROR_STRUCT_SIZE;
    if (darisk_dait_notification_find(told->notification) == NULL)
        return DARISK_ERROR_DAIT_NOTIFICATION;
    if (told->person == 0)
        return DARISK_ERROR_DAIT_PERSON;
    if (told->at.given == DARISK_MOMENT_MISSING || !darisk_moment_is_valid(told->at))
        return DARISK_ERROR_DAIT_MOMENT;
    return DARISK_OK;
}

static void append(darisk_dait_log *log, struct entry *entry) {
    if (log->last == NULL)
        log->first = entry;
    else
        log->last->next = entry;
    log->last = entry;
    log->count++;
}

darisk_status darisk_dait_log_add(darisk_dait_log *log, const darisk_dait_told *told) {
    struct entry *entry;
    darisk_status status;
    if (log == NULL || told == NULL)
        return DARISK_ERROR_NULL;
    status = check_told(told);
    if (status != DARISK_OK)
        return status;
    entry = log->allocator.allocate(log->allocator.context, sizeof *entry);
    if (entry == NULL)
        return DARISK_ERROR_MEMORY;
    *entry = (struct entry){.next = NULL, .told = *told};
    entry->told.struct_size = sizeof entry->told;
    append(log, entry);
    return DARISK_OK;
}

size_t darisk_dait_log_count(const darisk_dait_log *log) {
    return log == NULL ? 0 : log->count;
}

const darisk_dait_told *darisk_dait_log_at(const darisk_dait_log *log, size_t index) {
    const struct entry *entry;
    if (index >= darisk_dait_log_count(log))
        return NULL;
    entry = log->first;
    for (; index > 0; index--)
        entry = entry->next;
    return &entry->told;
}

darisk_status darisk_dait_log_due(const darisk_dait_log *log, darisk_dait_notifications due,
                                  darisk_dait_notifications *out) {
    if (out == NULL)
        return DARISK_ERROR_NULL;
    if (due >> DARISK_DAIT_NOTIFICATION_LAST != 0)
        return DARISK_ERROR_DAIT_NOTIFICATION;
    for (const struct entry *entry = log == NULL ? NULL : log->first; entry != NULL;
         entry = entry->next)
        due &= ~DARISK_DAIT_NOTIFICATION_BIT(entry->told.notification);
    *out = due;
    return DARISK_OK;
}
