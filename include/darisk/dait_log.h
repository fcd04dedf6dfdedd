/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file dait_log.h
 * Who was told what the background checks of one case show, and when.
 *
 * A notification stays due until it is recorded here that somebody was told. The record is only
 * ever added to, and changes no outcome. One log is for one case; a new report needs a new one. */
#ifndef DARISK_DAIT_LOG_H
#define DARISK_DAIT_LOG_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/allocator.h"
#include "darisk/dait_words.h"
#include "darisk/export.h"
#include "darisk/moment.h"
#include "darisk/status.h"

/** That somebody was told. @since 0.1 */
typedef struct darisk_dait_told {
    uint32_t struct_size; /**< sizeof(darisk_dait_told) */
    darisk_dait_notification notification;
    darisk_moment at; /**< when; the day is required, the minute should be there */
    uint32_t unused;  /**< must be 0 */
    uint64_t person;  /**< who was told, the host's opaque reference; not 0 */
} darisk_dait_told;

/** The records of one case. */
typedef struct darisk_dait_log darisk_dait_log;

DARISK_BEGIN_DECLS

/** Makes an empty log.
 * @param allocator  NULL for malloc and free
 * @param out        the caller's, to be given to darisk_dait_log_free(); untouched on failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL, #DARISK_ERROR_STRUCT_SIZE, #DARISK_ERROR_ALLOCATOR or
 *         #DARISK_ERROR_MEMORY.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_log_new(const darisk_allocator *allocator,
                                                             darisk_dait_log **out);

/** Frees a log and its records. NULL does nothing. @since 0.1 */
DARISK_API void darisk_dait_log_free(darisk_dait_log *log);

/** Adds a record after those that are there. Its moment is not compared with theirs: people are
 * told in any order, and records are typed in later. One that was not due is taken too, and so is
 * a second one: it may be told again.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE;
 *         #DARISK_ERROR_DAIT_NOTIFICATION; #DARISK_ERROR_DAIT_PERSON for the reference 0;
 *         #DARISK_ERROR_DAIT_MOMENT for a moment that is missing or none; #DARISK_ERROR_MEMORY.
 *         The log is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_log_add(darisk_dait_log *log,
                                                             const darisk_dait_told *told);

/** How many records there are; 0 for NULL. @since 0.1 */
DARISK_API size_t darisk_dait_log_count(const darisk_dait_log *log);

/** One record, from 0 in the order in which they were added; NULL where the index is not below the
 * count, or for NULL. It stays where it is, and as it is, until the log is freed. @since 0.1 */
DARISK_API const darisk_dait_told *darisk_dait_log_at(const darisk_dait_log *log, size_t index);

/** Of these notifications, those for which nobody is recorded as told.
 * @param log  NULL for one without records
 * @param due  as in darisk_dait_assessment
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_DAIT_NOTIFICATION for a bit that is no
 *         notification. `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_dait_log_due(const darisk_dait_log *log,
                                                             darisk_dait_notifications due,
                                                             darisk_dait_notifications *out);

DARISK_END_DECLS

#endif
