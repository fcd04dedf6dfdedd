/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file gravity.h
 * A table of how grave offences are: a code, and a weight in thousandths of a day.
 *
 * The library ships no weights. A force loads the table it uses, with the edition and the source
 * it has it from, and every answer says which edition that was. Codes are compared byte for byte:
 * nothing is trimmed, folded, padded or split, and a code that is not in the table is never
 * guessed. A table never changes once it is made, so threads may share it. */
#ifndef DARISK_GRAVITY_H
#define DARISK_GRAVITY_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/allocator.h"
#include "darisk/export.h"
#include "darisk/status.h"

/** The handle of an incident row without any offence. @since 0.1 */
#define DARISK_OFFENCE_NOT_A_CRIME 0
/** The handle of an offence whose code is not in the table. @since 0.1 */
#define DARISK_OFFENCE_UNMAPPED 1
/** The handle of the first code of a table. @since 0.1 */
#define DARISK_OFFENCE_FIRST 2
/** The most codes a table can have, NONCRIME not counted. @since 0.1 */
#define DARISK_GRAVITY_CODES_LAST 65533
/** The most bytes of an edition or a code, without a final NUL. @since 0.1 */
#define DARISK_GRAVITY_TEXT_LAST 255
/** The most bytes of a source, without a final NUL. @since 0.1 */
#define DARISK_GRAVITY_SOURCE_LAST 1023
/** Bytes of a digest as text, with its final NUL: 64 digits, small letters. @since 0.1 */
#define DARISK_DIGEST_TEXT_SIZE 65

/** A table. Opaque. @since 0.1 */
typedef struct darisk_gravity darisk_gravity;

/** One row of a table, as text. @since 0.1 */
typedef struct darisk_gravity_row {
    /** The code, 1 to 255 bytes of UTF-8 without control characters. "NONCRIME" is no code: its
     * weight is that of an incident without any offence. */
    const char *code;
    /** Days: digits, and where there is a point, digits after it. Rounded once, half to even, to
     * thousandths. */
    const char *weight;
} darisk_gravity_row;

/** Why a table was refused. @since 0.1 */
typedef struct darisk_gravity_report {
    uint32_t struct_size; /**< sizeof(darisk_gravity_report), set by the caller */
    uint32_t unused;      /**< 0 */
    size_t row;           /**< the row at fault, from 0; SIZE_MAX where it is no row */
    size_t other_row;     /**< the row it contradicts; SIZE_MAX where there is none */
    const char *message;  /**< what was expected, or NULL; owned by the library */
} darisk_gravity_report;

DARISK_BEGIN_DECLS

/** Makes a table. The order of the rows is no part of it. The same code twice with the same
 * weight, after rounding, is one row.
 * @param edition    which table this is: 1 to 255 bytes of UTF-8 without control characters, no
 *                   blank first or last; not "none", by which a policy says that it needs no edition
 * @param source     where it is from: the same, to 1023 bytes
 * @param rows       may be NULL where `count` is 0
 * @param count      how many rows
 * @param allocator  NULL for malloc and free
 * @param report     may be NULL; where given, filled in whatever the status but #DARISK_ERROR_NULL
 *                   and #DARISK_ERROR_STRUCT_SIZE
 * @param out        the caller's, to be given to darisk_gravity_free(); untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_ALLOCATOR;
 *         #DARISK_ERROR_MEMORY; #DARISK_ERROR_GRAVITY_EDITION for the edition or the source;
 *         #DARISK_ERROR_GRAVITY_CODE for a code that is none, for five digits of which the first
 *         is not 0 (a spreadsheet's date), or for too many codes; #DARISK_ERROR_GRAVITY_WEIGHT for
 *         a weight in another form or above INT64_MAX thousandths; #DARISK_ERROR_GRAVITY_DUPLICATE
 *         for one code with two weights. Of several faulty rows the first is told, of duplicates
 *         only where every row is sound.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_gravity_new(
    const char *edition, const char *source, const darisk_gravity_row *rows, size_t count,
    const darisk_allocator *allocator, darisk_gravity_report *report, darisk_gravity **out);

/** Frees a table. NULL does nothing. @since 0.1 */
DARISK_API void darisk_gravity_free(darisk_gravity *gravity);

/** The handle of the code of an event. Handles depend on the set of codes alone, and are good for
 * this table alone.
 * @param gravity  NULL is a table without codes
 * @param code     "" is #DARISK_OFFENCE_NOT_A_CRIME; a code that is not in the table, five digits
 *                 of which the first is not 0 among them, is #DARISK_OFFENCE_UNMAPPED
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_GRAVITY_CODE for "NONCRIME", which is no
 *         code of an event; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_gravity_offence(const darisk_gravity *gravity,
                                                                const char *code, uint32_t *out);

/** The code of a handle; NULL for the two reserved handles and for any that this table did not
 * give. Owned by the table. @since 0.1 */
DARISK_API const char *darisk_gravity_code(const darisk_gravity *gravity, uint32_t offence);

/** The weight of a handle in thousandths of a day; of #DARISK_OFFENCE_NOT_A_CRIME that of
 * NONCRIME, which is 0 where the table has no such row.
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_INDEX for a handle that has no weight in
 *         this table: unmapped, or not given by it; `out` is untouched on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_gravity_weight(const darisk_gravity *gravity,
                                                               uint32_t offence, int64_t *out);

/** How many codes a table has, NONCRIME not counted: the last handle is the count and 1. 0 for
 * NULL. @since 0.1 */
DARISK_API size_t darisk_gravity_count(const darisk_gravity *gravity);

/** The edition of a table; NULL for NULL. @since 0.1 */
DARISK_API const char *darisk_gravity_edition(const darisk_gravity *gravity);

/** The source of a table; NULL for NULL. @since 0.1 */
DARISK_API const char *darisk_gravity_source(const darisk_gravity *gravity);

/** The SHA-256 of what a table says, as 64 digits; NULL for NULL. It is taken over lines that end
 * in one line feed: the edition; "NONCRIME", a blank and its weight; and for each code in byte
 * order the code, a blank and its weight. Weights are in thousandths. The source is left out.
 * @since 0.1 */
DARISK_API const char *darisk_gravity_digest(const darisk_gravity *gravity);

DARISK_END_DECLS

#endif
