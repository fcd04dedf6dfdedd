/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file cohort.h
 * Histories: who is recorded as having done what to whom, and on which day.
 *
 * A cohort takes rows in any order and in any pieces, can be merged with another, saved and loaded;
 * what is asked of it (ranking.h, quiet_victim.h, pair.h) comes out the same to the bit.
 * It holds references, days and codes, no name and no trait of a person. Nothing in it is a
 * finding of guilt: a row is a record.
 *
 * One row is one incident, one person accused, one person harmed and one offence; the same row
 * sent twice counts once. Every count is a count of distinct incidents.
 *
 * Calls that change a cohort must not run beside any other call on it; calls that read it may run
 * beside each other. */
#ifndef DARISK_COHORT_H
#define DARISK_COHORT_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/allocator.h"
#include "darisk/column.h"
#include "darisk/date.h"
#include "darisk/export.h"
#include "darisk/gravity.h"
#include "darisk/status.h"

/** The histories of many people: a handle. @since 0.1 */
typedef struct darisk_cohort darisk_cohort;

/** What the record says of the person accused. Values are never reused. @since 0.1 */
typedef enum darisk_event_role {
    DARISK_EVENT_ROLE_NOT_SET = 0,
    DARISK_EVENT_ROLE_SUSPECT = 1,
    DARISK_EVENT_ROLE_OFFENDER = 2,
    DARISK_EVENT_ROLE_OTHER = 3 /**< a witness, say: such a row is ignored */
} darisk_event_role;

/** How the record stands. Values are never reused. @since 0.1 */
typedef enum darisk_event_status {
    DARISK_EVENT_STATUS_NOT_SET = 0,
    DARISK_EVENT_STATUS_OPEN = 1, /**< live; a case that is finished is open, too */
    DARISK_EVENT_STATUS_CANCELLED = 2,
    DARISK_EVENT_STATUS_NO_CRIME = 3
} darisk_event_status;

/** How a cohort works. @since 0.1 */
typedef struct darisk_cohort_options {
    uint32_t struct_size; /**< sizeof(darisk_cohort_options) */
    /** Threads a call may use, its own among them: 1 to 64. With 1 none is started. Results do not
     * depend on it. With more, the functions of the allocator are called by one thread at a
     * time. */
    uint32_t max_threads;
} darisk_cohort_options;

/** One thread. @since 0.1 */
#define DARISK_COHORT_OPTIONS_DEFAULT                                                              \
    { sizeof(darisk_cohort_options), 1 }

/** Rows of a cohort, as columns of equal length. A column not given is missing in every row;
 * those that may not be missing must be given. No column holds the day of a report, an age or a
 * trait of a person: they do not matter here. @since 0.1 */
typedef struct darisk_event_columns {
    uint32_t struct_size;             /**< sizeof(darisk_event_columns) */
    darisk_column_u64 incident_id;    /**< any but 0; may not be missing */
    darisk_column_u64 perpetrator_id; /**< of the person accused; 0 or missing: the row is asked for
                                           victims only */
    darisk_column_u64 victim_id;      /**< 0 or missing: the incident counts, no victim does */
    darisk_column_u8 role;            /**< darisk_event_role; may not be missing */
    darisk_column_date date_from;     /**< day, or first day, of the conduct */
    darisk_column_date date_to; /**< last day; before the first, the row is reported and undated */
    darisk_column_u8 status;    /**< darisk_event_status; may not be missing */
    darisk_column_u8 is_da;     /**< 1 domestic abuse, also where that is under review; 0 not: the
                                     row is ignored; may not be missing */
    darisk_column_u32 offence;  /**< darisk_gravity_offence(); missing: not a crime */
    darisk_column_u64 connection_group; /**< victims with the same group are connected to each
                                             other; 0 or missing: not known */
    darisk_column_u8 grade; /**< the host's own, a greater number graver; echoed for victims only */
} darisk_event_columns;

DARISK_BEGIN_DECLS

/** The key of a role, such as "SUSPECT"; NULL for a value that is none. @since 0.1 */
DARISK_API const char *darisk_event_role_text(darisk_event_role role);

/** The role whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_event_role_from_text(const char *text,
                                                                     darisk_event_role *out);

/** The key of a status of a record, such as "NO_CRIME"; NULL for a value that is none.
 * @since 0.1 */
DARISK_API const char *darisk_event_status_text(darisk_event_status status);

/** The status of a record whose key is exactly this text.
 * @return #DARISK_OK, #DARISK_ERROR_NULL, or #DARISK_ERROR_TEXT; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_event_status_from_text(const char *text,
                                                                       darisk_event_status *out);

/** An empty cohort.
 * @param gravity    the table whose offence handles the rows carry; copied. NULL: rows carry no
 *                   handles but #DARISK_OFFENCE_NOT_A_CRIME and #DARISK_OFFENCE_UNMAPPED
 * @param options    NULL for the default
 * @param allocator  NULL for malloc and free
 * @param out        the caller's, to be given to darisk_cohort_free(); untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_ALLOCATOR;
 *         #DARISK_ERROR_MEMORY; #DARISK_ERROR_COHORT_THREADS.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_cohort_new(const darisk_gravity *gravity,
                                                           const darisk_cohort_options *options,
                                                           const darisk_allocator *allocator,
                                                           darisk_cohort **out);

/** Frees a cohort. NULL does nothing. What was made from it stays. @since 0.1 */
DARISK_API void darisk_cohort_free(darisk_cohort *cohort);

/** Adds rows: all of them, or none.
 * @param events  read, and not kept
 * @param rows    how many of each column are read
 * @param report  where a row or a column was at fault: the first of them, its column, and why;
 *                `refused` is then the number of all rows, since none was added. Of a column of
 *                another length the row is the first that it lacks, or has too many. `struct_size` set by the
 *                caller; may be NULL
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_LENGTH for a
 *         column of another length; #DARISK_ERROR_COLUMNS where a column that may not be missing is
 *         not given; #DARISK_ERROR_MEMORY; #DARISK_ERROR_COHORT_ROWS; for a row
 *         #DARISK_ERROR_EVENT_INCIDENT, #DARISK_ERROR_EVENT_ROLE, #DARISK_ERROR_EVENT_DATE,
 *         #DARISK_ERROR_EVENT_STATUS, #DARISK_ERROR_EVENT_DA or #DARISK_ERROR_EVENT_OFFENCE. The
 *         cohort is as it was on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_cohort_add(darisk_cohort *cohort,
                                                           const darisk_event_columns *events,
                                                           size_t rows,
                                                           darisk_columns_report *report);

/** Says that people recorded under several references are one person: the child is the parent, and
 * whatever the parent is. Holds for perpetrators, victims and every other list of people, and for
 * rows added before as well as after. A person that is its own parent, and the same line twice,
 * mean nothing.
 * @param child   as many as `count`
 * @param parent  as many as `count`
 * @param report  as for darisk_cohort_add()
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_MEMORY;
 *         #DARISK_ERROR_COHORT_ALIAS for a reference of 0, or a child with another parent;
 *         #DARISK_ERROR_COHORT_CYCLE where somebody would be their own parent through others. The
 *         cohort is as it was on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_cohort_alias(darisk_cohort *cohort,
                                                             const uint64_t *child,
                                                             const uint64_t *parent, size_t count,
                                                             darisk_columns_report *report);

/** Adds what another cohort holds, its rows and its aliases, to this one.
 * @param from  of the same gravity table; unchanged. It may be `into` itself, and then nothing
 * changes
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_MEMORY; #DARISK_ERROR_COHORT_GRAVITY;
 *         #DARISK_ERROR_COHORT_ROWS; #DARISK_ERROR_COHORT_ALIAS and #DARISK_ERROR_COHORT_CYCLE
 * where the aliases of the two do not go together. `into` is as it was on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_cohort_merge(darisk_cohort *into,
                                                             const darisk_cohort *from);

/** How many rows were added, those that are ignored among them. @since 0.1 */
DARISK_API uint64_t darisk_cohort_rows(const darisk_cohort *cohort);

/** How many rows ended before they began, and were taken as undated. @since 0.1 */
DARISK_API size_t darisk_cohort_reversed_count(const darisk_cohort *cohort);

/** The number of such a row, from 0, in the order in which rows were added; those of a cohort
 * merged in follow those that were there. `index` is below the count, or the answer is UINT64_MAX.
 * @since 0.1 */
DARISK_API uint64_t darisk_cohort_reversed_at(const darisk_cohort *cohort, size_t index);

/** Who a reference stands for: its parent's parent and so on, or itself. @since 0.1 */
DARISK_API uint64_t darisk_cohort_person(const darisk_cohort *cohort, uint64_t reference);

/** How many bytes darisk_cohort_save() writes.
 * @return #DARISK_OK, or #DARISK_ERROR_NULL. @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_cohort_saved_size(const darisk_cohort *cohort,
                                                                  size_t *out);

/** Writes everything a cohort holds, in a form that any machine can load with this release or a
 * later one. The gravity table is not in it, but what identifies it is. The bytes are not
 * encrypted.
 * @param bytes  room for darisk_cohort_saved_size(), which is `size`; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_LENGTH for another size.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_cohort_save(const darisk_cohort *cohort,
                                                            void *bytes, size_t size);

/** A cohort from saved bytes, which are checked to the last: bytes that no release wrote are
 * refused, or taken for what they say; they never do harm.
 * @param gravity    the table it was saved with, or NULL where it had none
 * @param options    NULL for the default
 * @param allocator  NULL for malloc and free
 * @param out        the caller's, to be given to darisk_cohort_free(); untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_ALLOCATOR;
 *         #DARISK_ERROR_MEMORY; #DARISK_ERROR_COHORT_THREADS; #DARISK_ERROR_COHORT_BYTES;
 *         #DARISK_ERROR_COHORT_GRAVITY for a table of another digest.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_cohort_load(const void *bytes, size_t size,
                                                            const darisk_gravity *gravity,
                                                            const darisk_cohort_options *options,
                                                            const darisk_allocator *allocator,
                                                            darisk_cohort **out);

DARISK_END_DECLS

#endif
