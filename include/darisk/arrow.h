/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file arrow.h
 * Columns from and to other programs, by the Apache Arrow C data interface.
 *
 * A reader takes a stream, or one array, from whoever made it, and hands out batches; of a batch
 * the columns are asked for by name, as the columns that the other calls take. Where the type
 * matches nothing is copied. A writer makes columns for others: it hands out their memory, which
 * the other calls fill. A dictionary knows texts that refer to somebody by their numbers
 * (reference.h).
 *
 * What is refused is refused with a report that names the column, what was expected and what was
 * found. The interface does not say how large a buffer is: that a buffer holds what the length of
 * its array says is the producer's word, and is trusted; everything else is checked.
 *
 * A handle is used by one thread at a time. Batches do not depend on their reader, and what was
 * exported does not depend on its writer; it may be released by any thread, and the allocator is
 * then called there. */
#ifndef DARISK_ARROW_H
#define DARISK_ARROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "darisk/allocator.h"
#include "darisk/column.h"
#include "darisk/export.h"
#include "darisk/status.h"

DARISK_BEGIN_DECLS

/* The structs of the interface, as its specification gives them: whoever comes first among the
 * headers of a program declares them. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE           2
#define ARROW_FLAG_MAP_KEYS_SORTED    4

/** The type of an array. */
struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

/** The values of an array. */
struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};
#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

/** Arrays of one type, one after the other. */
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};
#endif

DARISK_END_DECLS

/** What the values of a column are. Of a dictionary-encoded column, what its dictionary holds.
 * @since 0.1 */
typedef enum darisk_arrow_kind {
    DARISK_ARROW_KIND_NOT_SET = 0, /**< a type that this release does not read */
    DARISK_ARROW_KIND_U8 = 1,
    DARISK_ARROW_KIND_U16 = 2,
    DARISK_ARROW_KIND_U32 = 3,
    DARISK_ARROW_KIND_U64 = 4,
    DARISK_ARROW_KIND_I8 = 5,
    DARISK_ARROW_KIND_I16 = 6,
    DARISK_ARROW_KIND_I32 = 7,
    DARISK_ARROW_KIND_I64 = 8,
    DARISK_ARROW_KIND_BOOL = 9,
    DARISK_ARROW_KIND_DATE = 10,      /**< days: date32 */
    DARISK_ARROW_KIND_TIMESTAMP = 11, /**< date64, or a timestamp without a time zone */
    DARISK_ARROW_KIND_TEXT = 12,      /**< utf8, large utf8 or utf8 view */
    DARISK_ARROW_KIND_NULL = 13       /**< nothing but nulls */
} darisk_arrow_kind;

/** The highest kind this release knows. @since 0.1 */
#define DARISK_ARROW_KIND_LAST 13

/** What went wrong, and where. A call that lacks a required argument, or refuses the
 * report's `struct_size`, leaves it untouched. @since 0.1 */
typedef struct darisk_arrow_report {
    uint32_t struct_size; /**< sizeof(darisk_arrow_report), set by the caller */
    darisk_status status; /**< the status that was returned */
    size_t row;           /**< within the batch, from 0; SIZE_MAX where no row is at fault */
    const char *expected; /**< what was expected; owned by the library; "" where there is no more
                               to say than the message of the status */
    char column[64];      /**< the name of the column, cut to fit; "" for the whole */
    char found[64];       /**< what was found, cut to fit: a format of the interface, a number, a
                               text, or the message of a stream; "" where there is none */
    char other[64]; /**< the other of two texts that come to one number, cut to fit; "" for every
                         other fault */
} darisk_arrow_report;

/** One column of a reader. The texts belong to the reader. @since 0.1 */
typedef struct darisk_arrow_field {
    uint32_t struct_size; /**< sizeof(darisk_arrow_field), set by the caller */
    darisk_arrow_kind kind;
    uint32_t is_dictionary; /**< 1 where the column is dictionary-encoded */
    uint32_t unused;        /**< 0 */
    const char *name;       /**< "" where it has none */
    const char *format;     /**< of the interface, such as "tdD"; of a dictionary its values */
} darisk_arrow_field;

/** What one text stands for. @since 0.1 */
typedef struct darisk_arrow_word {
    const char *text; /**< NUL-terminated UTF-8; compared byte by byte */
    uint64_t code;
} darisk_arrow_word;

/** The words of a vocabulary. For reading, several texts may have one code, and a text one code
 * only. For writing, the first text of a code is its word. @since 0.1 */
typedef struct darisk_arrow_words {
    uint32_t struct_size; /**< sizeof(darisk_arrow_words) */
    uint32_t has_other;   /**< 1: every other text is `other`; 0: another text is refused; more is
                               refused by #DARISK_ERROR_STRUCT_SIZE */
    uint64_t other;
    const darisk_arrow_word *list;
    size_t count;
} darisk_arrow_words;

/** The memory of a column that a writer made: the writer's, until it is exported; then nobody may
 * write to it. @since 0.1 */
typedef struct darisk_arrow_buffers {
    uint32_t struct_size; /**< sizeof(darisk_arrow_buffers), set by the caller */
    uint32_t unused;      /**< 0 */
    void *values;         /**< of the type of the kind, a value a row, all 0; a bit a row for BOOL,
                               to be set by darisk_validity_set() */
    uint8_t *validity;    /**< a bit a row, all set; NULL where the column takes no nulls */
} darisk_arrow_buffers;

/** Texts by their numbers: a handle. @since 0.1 */
typedef struct darisk_arrow_dictionary darisk_arrow_dictionary;
/** A source of batches: a handle. @since 0.1 */
typedef struct darisk_arrow_reader darisk_arrow_reader;
/** Some rows of a source: a handle. @since 0.1 */
typedef struct darisk_arrow_batch darisk_arrow_batch;
/** Columns in the making: a handle. @since 0.1 */
typedef struct darisk_arrow_writer darisk_arrow_writer;

DARISK_BEGIN_DECLS

/** Makes an empty dictionary. What it is for stands in reference.h.
 * @param allocator  NULL for malloc and free
 * @param out        the caller's, to be given to darisk_arrow_dictionary_free(); untouched on
 * failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL, #DARISK_ERROR_STRUCT_SIZE, #DARISK_ERROR_ALLOCATOR or
 *         #DARISK_ERROR_MEMORY.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_arrow_dictionary_new(const darisk_allocator *allocator, darisk_arrow_dictionary **out);

/** Frees a dictionary and its texts. NULL does nothing. @since 0.1 */
DARISK_API void darisk_arrow_dictionary_free(darisk_arrow_dictionary *dictionary);

/** How many texts there are; 0 for NULL. @since 0.1 */
DARISK_API size_t darisk_arrow_dictionary_count(const darisk_arrow_dictionary *dictionary);

/** The number of a text, which is that of darisk_reference_of_text(), and keeps the text. The empty
 * text is 0, and is not kept.
 * @param text    need not end in NUL; compared byte by byte; may be NULL where length is 0
 * @param out     untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_MEMORY; #DARISK_ERROR_REFERENCE_TEXT;
 *         #DARISK_ERROR_REFERENCE_SAME where another text has that number, which
 *         darisk_arrow_dictionary_text() gives. The dictionary is as it was on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_dictionary_add(
    darisk_arrow_dictionary *dictionary, const char *text, size_t length, uint64_t *out);

/** The number of a text that was added; 0 for one that was not, for the empty text, and where the
 * text or the dictionary is NULL. @since 0.1 */
DARISK_API uint64_t darisk_arrow_dictionary_find(const darisk_arrow_dictionary *dictionary,
                                                 const char *text, size_t length);

/** The text of a number, with a NUL after it; "" for 0; NULL for a number of no text here, and for
 * a NULL dictionary. It stays where it is until the dictionary is freed or truncated.
 * @param length  its bytes; may be NULL
 * @since 0.1 */
DARISK_API const char *darisk_arrow_dictionary_text(const darisk_arrow_dictionary *dictionary,
                                                    uint64_t number, size_t *length);

/** The text at a place, from 0, in the order in which texts were first added: to list them all.
 * NULL where there is none.
 * @param length  its bytes; may be NULL; untouched where there is none
 * @param number  its number; may be NULL; the same
 * @since 0.1 */
DARISK_API const char *darisk_arrow_dictionary_at(const darisk_arrow_dictionary *dictionary,
                                                  size_t index, size_t *length, uint64_t *number);

/** Adds the texts of another dictionary: all of them, or none. To be called wherever cohorts are
 * merged.
 * @param from      only read; it may be `into` itself, and then nothing changes
 * @param at_fault  the place in `from` of the text that was refused; may be NULL; untouched but for
 *                  #DARISK_ERROR_REFERENCE_SAME
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_MEMORY; #DARISK_ERROR_REFERENCE_SAME where
 *         two texts have one number. `into` is as it was on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_dictionary_merge(
    darisk_arrow_dictionary *into, const darisk_arrow_dictionary *from, size_t *at_fault);

/** Takes out the texts that were added last, until so many are left: where what they came with was
 * refused. NULL does nothing. Never fails.
 * @since 0.1 */
DARISK_API void darisk_arrow_dictionary_truncate(darisk_arrow_dictionary *dictionary, size_t count);

/** Takes a stream over, and asks it for its schema. The columns are those of its struct; a stream
 * of another type is one column.
 * @param stream     moved: its `release` is NULL afterwards. Untouched on failure, and still the
 *                   caller's
 * @param allocator  NULL for malloc and free
 * @param out        the caller's, to be given to darisk_arrow_reader_free(); untouched on failure
 * @param report     may be NULL; untouched on success
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_ALLOCATOR;
 *         #DARISK_ERROR_MEMORY; #DARISK_ERROR_ARROW_RELEASED, also for a stream that lacks a
 *         function that is needed; #DARISK_ERROR_ARROW_STREAM; #DARISK_ERROR_ARROW_SCHEMA.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_reader_new(struct ArrowArrayStream *stream,
                                                                 const darisk_allocator *allocator,
                                                                 darisk_arrow_reader **out,
                                                                 darisk_arrow_report *report);

/** The same for one array and its schema, which make one batch. Both are moved.
 * @return as darisk_arrow_reader_new(), but for #DARISK_ERROR_ARROW_STREAM; what is wrong with the
 *         array itself is found by darisk_arrow_reader_next().
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_reader_new_array(
    struct ArrowSchema *schema, struct ArrowArray *array, const darisk_allocator *allocator,
    darisk_arrow_reader **out, darisk_arrow_report *report);

/** Frees a reader and releases its stream. Its batches stay. NULL does nothing. @since 0.1 */
DARISK_API void darisk_arrow_reader_free(darisk_arrow_reader *reader);

/** How many columns there are; 0 for NULL. @since 0.1 */
DARISK_API size_t darisk_arrow_reader_count(const darisk_arrow_reader *reader);

/** One column by its place, from 0.
 * @param out  untouched on failure
 * @return #DARISK_OK, #DARISK_ERROR_NULL, #DARISK_ERROR_STRUCT_SIZE or #DARISK_ERROR_INDEX.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status
darisk_arrow_reader_field(const darisk_arrow_reader *reader, size_t index, darisk_arrow_field *out);

/** The next batch. It may have no rows.
 * @param out     the caller's, to be given to darisk_arrow_batch_free(); NULL at the end; untouched
 *                on failure
 * @param report  may be NULL; untouched on success
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_MEMORY, after
 *         which nothing is lost and the call may be made again; #DARISK_ERROR_ARROW_STREAM,
 *         #DARISK_ERROR_ARROW_ARRAY, #DARISK_ERROR_ARROW_LENGTH, #DARISK_ERROR_ARROW_BUFFER or
 *         #DARISK_ERROR_ARROW_NULLS, after which every further call gives the same: no batch is
 *         ever left out in silence.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_reader_next(darisk_arrow_reader *reader,
                                                                  darisk_arrow_batch **out,
                                                                  darisk_arrow_report *report);

/** Frees a batch, the columns that were asked of it, and releases its array. NULL does nothing.
 * @since 0.1 */
DARISK_API void darisk_arrow_batch_free(darisk_arrow_batch *batch);

/** How many rows there are; 0 for NULL. @since 0.1 */
DARISK_API size_t darisk_arrow_batch_rows(const darisk_arrow_batch *batch);

/** A column as 8-bit numbers. Integers are taken as they are, and must fit; where they are of that
 * width already they are not copied. Booleans are 0 and 1, but where words are given they are the
 * words "false" and "true": the vocabularies of this library rarely have no as 0. Texts need words.
 * A column of nulls comes out as one that is not given.
 * @param name    as the schema has it; NULL for the only column, and where there are more of them
 *                #DARISK_ERROR_ARROW_COLUMN_TWICE
 * @param words   what texts stand for; may be NULL; looked at for text and booleans only
 * @param out     the batch's, until it is freed; untouched on failure
 * @param report  may be NULL; untouched on success
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_MEMORY;
 *         #DARISK_ERROR_ARROW_NO_COLUMN; #DARISK_ERROR_ARROW_COLUMN_TWICE;
 *         #DARISK_ERROR_ARROW_TYPE; #DARISK_ERROR_ARROW_WORDS for words that are not one list;
 *         #DARISK_ERROR_ARROW_VALUE or #DARISK_ERROR_ARROW_WORD for a row; and for a forged array
 *         #DARISK_ERROR_ARROW_RELEASED, #DARISK_ERROR_ARROW_ARRAY, #DARISK_ERROR_ARROW_LENGTH,
 *         #DARISK_ERROR_ARROW_BUFFER, #DARISK_ERROR_ARROW_NULLS, #DARISK_ERROR_ARROW_OFFSETS or
 *         #DARISK_ERROR_ARROW_INDEX.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_batch_u8(darisk_arrow_batch *batch,
                                                               const char *name,
                                                               const darisk_arrow_words *words,
                                                               darisk_column_u8 *out,
                                                               darisk_arrow_report *report);

/** A column as 16-bit numbers. @return as darisk_arrow_batch_u8(). @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_batch_u16(darisk_arrow_batch *batch,
                                                                const char *name,
                                                                const darisk_arrow_words *words,
                                                                darisk_column_u16 *out,
                                                                darisk_arrow_report *report);

/** A column as 32-bit numbers. @return as darisk_arrow_batch_u8(). @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_batch_u32(darisk_arrow_batch *batch,
                                                                const char *name,
                                                                const darisk_arrow_words *words,
                                                                darisk_column_u32 *out,
                                                                darisk_arrow_report *report);

/** A column as 64-bit numbers. @return as darisk_arrow_batch_u8(). @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_batch_u64(darisk_arrow_batch *batch,
                                                                const char *name,
                                                                const darisk_arrow_words *words,
                                                                darisk_column_u64 *out,
                                                                darisk_arrow_report *report);

/** A column as dates. Days (date32) are not copied, and not looked at. A date64, or a timestamp
 * without a time zone, must be the start of a day from 0001-01-01 to 9999-12-31. One with a time
 * zone is no type for this: which day it is depends on the zone.
 * @return as darisk_arrow_batch_u8(), with #DARISK_ERROR_ARROW_DAY for a row.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_batch_date(darisk_arrow_batch *batch,
                                                                 const char *name,
                                                                 darisk_column_date *out,
                                                                 darisk_arrow_report *report);

/** A column of texts that refer to somebody, as the numbers of a dictionary; a row that is not
 * there has the value 0. Columns that speak of the same people go through one dictionary; numbers
 * and texts do not mix.
 * @param dictionary  takes the texts of the rows, in their order; as it was on failure
 * @return as darisk_arrow_batch_u8(), with #DARISK_ERROR_REFERENCE_TEXT and
 *         #DARISK_ERROR_REFERENCE_SAME for a row.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_batch_ids(darisk_arrow_batch *batch,
                                                                const char *name,
                                                                darisk_arrow_dictionary *dictionary,
                                                                darisk_column_u64 *out,
                                                                darisk_arrow_report *report);

/** Makes a writer of one batch.
 * @param rows       of each column; may be 0; at most SIZE_MAX / 64
 * @param allocator  NULL for malloc and free; what is exported is released through it
 * @param out        the caller's, to be given to darisk_arrow_writer_free(); untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_ALLOCATOR;
 *         #DARISK_ERROR_MEMORY; #DARISK_ERROR_ARROW_LENGTH for rows that no memory could hold.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_writer_new(size_t rows,
                                                                 const darisk_allocator *allocator,
                                                                 darisk_arrow_writer **out);

/** Frees a writer and the columns that were not exported. NULL does nothing. @since 0.1 */
DARISK_API void darisk_arrow_writer_free(darisk_arrow_writer *writer);

/** Adds a column after those that are there, and hands out its memory to be filled.
 * @param name      copied; no other column of the writer has it
 * @param kind      U8 to DATE
 * @param nullable  whether the column takes nulls
 * @param out       `struct_size` set by the caller; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_STRUCT_SIZE; #DARISK_ERROR_MEMORY;
 *         #DARISK_ERROR_ARROW_KIND; #DARISK_ERROR_ARROW_COLUMN_TWICE; #DARISK_ERROR_ARROW_EXPORTED.
 *         The writer is as it was on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_writer_add(darisk_arrow_writer *writer,
                                                                 const char *name,
                                                                 darisk_arrow_kind kind,
                                                                 bool nullable,
                                                                 darisk_arrow_buffers *out);

/** Adds a column of words: dictionary-encoded text. The words are its dictionary, in their order
 * and all of them; a code that is 0 and has no word is null, and so is a row that is not there.
 * @param codes   of the rows; copied
 * @param words   1 or more, each text once; `has_other` and `other` make no difference
 * @param report  may be NULL; untouched on success
 * @return as darisk_arrow_writer_add(), and #DARISK_ERROR_LENGTH; #DARISK_ERROR_ARROW_WORDS;
 *         #DARISK_ERROR_ARROW_WORD for a row whose code has no word; #DARISK_ERROR_ARROW_TEXT_SIZE
 *         for words of 2 GiB or more.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_writer_add_codes_u8(
    darisk_arrow_writer *writer, const char *name, const darisk_column_u8 *codes,
    const darisk_arrow_words *words, darisk_arrow_report *report);

/** The same for codes of 16 bits. @return as darisk_arrow_writer_add_codes_u8(). @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_writer_add_codes_u16(
    darisk_arrow_writer *writer, const char *name, const darisk_column_u16 *codes,
    const darisk_arrow_words *words, darisk_arrow_report *report);

/** Adds a column of text: the texts of numbers of a dictionary. The number 0, and a row that is not
 * there, is null.
 * @param numbers     of the rows; copied
 * @param dictionary  only read
 * @param report      may be NULL; untouched on success
 * @return as darisk_arrow_writer_add(), and #DARISK_ERROR_LENGTH; #DARISK_ERROR_ARROW_INDEX for a
 *         row whose number is of no text there; #DARISK_ERROR_ARROW_TEXT_SIZE for 2 GiB or more.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_writer_add_ids(
    darisk_arrow_writer *writer, const char *name, const darisk_column_u64 *numbers,
    const darisk_arrow_dictionary *dictionary, darisk_arrow_report *report);

/** Adds a column of text.
 * @param texts  one for each row, NUL-terminated UTF-8, which is not checked; NULL is null; copied
 * @return as darisk_arrow_writer_add(), and #DARISK_ERROR_ARROW_TEXT_SIZE for 2 GiB or more.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_writer_add_text(darisk_arrow_writer *writer,
                                                                      const char *name,
                                                                      const char *const *texts);

/** Hands the columns over, as the children of one struct. The writer is empty then and can only be
 * freed.
 * @param schema  not read; the caller's, to be released; untouched on failure
 * @param array   the same
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_MEMORY; #DARISK_ERROR_ARROW_EXPORTED. The
 *         writer is as it was on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_writer_export(darisk_arrow_writer *writer,
                                                                    struct ArrowSchema *schema,
                                                                    struct ArrowArray *array);

/** Hands the columns of several writers over, as the batches of one stream, in their order.
 * @param writers  with columns of the same names and types, in the same order
 * @param count    1 or more
 * @param stream   not read; the caller's, to be released; untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_MEMORY; #DARISK_ERROR_ARROW_EXPORTED;
 *         #DARISK_ERROR_ARROW_BATCHES for no writer, one given twice, or columns that differ. The
 *         writers are as they were on failure.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_arrow_writer_export_stream(
    darisk_arrow_writer *const *writers, size_t count, struct ArrowArrayStream *stream);

DARISK_END_DECLS

#endif
