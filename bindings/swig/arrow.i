/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Frames of others. What a language calls a stream, a schema or an array is in the file of its
 * name. */
%{
#include "table.h"
%}
%ignore ArrowSchema;
%ignore ArrowArray;
%ignore ArrowArrayStream;

/* A stream may take its time, and may want the interpreter for itself. */
%thread darisk_arrow_reader_new;
%thread darisk_arrow_reader_next;
%thread darisk_arrow_batch_u8;
%thread darisk_arrow_batch_u16;
%thread darisk_arrow_batch_u32;
%thread darisk_arrow_batch_u64;
%thread darisk_arrow_batch_date;
%thread darisk_arrow_batch_ids;
%thread darisk_arrow_dictionary_merge;
%thread darisk_arrow_dictionary::clash;
%thread darisk_arrow_table_new;
%thread darisk_arrow_table_take;

#ifdef SWIGPYTHON
%include "python_texts.i"
#endif
DARISK_HANDLE(darisk_arrow_dictionary)
DARISK_HANDLE(darisk_arrow_reader)
DARISK_HANDLE(darisk_arrow_batch)
DARISK_HANDLE(darisk_arrow_writer)
DARISK_HANDLE(darisk_arrow_table)
DARISK_STRUCT(darisk_arrow_report)
DARISK_STRUCT(darisk_arrow_field)
%immutable darisk_arrow_report::expected;
%immutable darisk_arrow_field::name;
%immutable darisk_arrow_field::format;
%ignore darisk_arrow_report::struct_size;
%ignore darisk_arrow_field::struct_size;
%ignore darisk_arrow_field::unused;

/* The languages keep no texts where C could find them: the words have copies. */
%ignore darisk_arrow_word;
%ignore darisk_arrow_words::struct_size;
%ignore darisk_arrow_words::list;
%ignore darisk_arrow_words::count;
%extend darisk_arrow_words {
    darisk_arrow_words(size_t count) {
        darisk_arrow_words *words = calloc(1, sizeof *words);
        darisk_arrow_word *list = calloc(count + (count == 0), sizeof *list);
        if (words == NULL || list == NULL) {
            free(words);
            free(list);
            return NULL;
        }
        words->struct_size = (uint32_t)sizeof *words;
        words->list = list;
        words->count = count;
        return words;
    }
    ~darisk_arrow_words() {
        for (size_t i = 0; i < $self->count; i++)
            free((char *)(uintptr_t)$self->list[i].text);
        free((void *)(uintptr_t)$self->list);
        free($self);
    }
    darisk_status put(size_t place, const char *text, uint64_t code) {
        darisk_arrow_word *list = (darisk_arrow_word *)(uintptr_t)$self->list;
        char *copy = malloc(strlen(text) + 1);
        if (copy == NULL)
            return DARISK_ERROR_MEMORY;
        if (place >= $self->count) {
            free(copy);
            return DARISK_ERROR_INDEX;
        }
        free((char *)(uintptr_t)list[place].text);
        list[place].text = strcpy(copy, text);
        list[place].code = code;
        return DARISK_OK;
    }
}

%ignore darisk_arrow_dictionary_find;
%ignore darisk_arrow_dictionary_text;
%ignore darisk_arrow_dictionary_at;
%typemap(in, numinputs=0) size_t *at_fault "$1 = NULL;"
%extend darisk_arrow_dictionary {
    /* The text of a number; NULL where it has none. */
    const char *text_of(uint64_t number) {
        return darisk_arrow_dictionary_text($self, number, NULL);
    }

    /* The text at a place. */
    const char *text_at(size_t index) {
        return darisk_arrow_dictionary_at($self, index, NULL, NULL);
    }

    /* The place in another dictionary of a text that has the number of another text here; its count
     * where there is none. */
    size_t clash(const darisk_arrow_dictionary *other) {
        const size_t count = darisk_arrow_dictionary_count(other);
        for (size_t i = 0; i < count; i++) {
            size_t length = 0, length_here = 0;
            uint64_t number = 0;
            const char *text = darisk_arrow_dictionary_at(other, i, &length, &number);
            const char *here = darisk_arrow_dictionary_text($self, number, &length_here);
            if (here != NULL && (length != length_here || memcmp(text, here, length) != 0))
                return i;
        }
        return count;
    }
}

/* The memory of a column that is made is filled at once. */
%ignore darisk_arrow_buffers;
%ignore darisk_arrow_writer_add;
%ignore darisk_arrow_writer_add_text;
%ignore darisk_arrow_writer_export;
%extend darisk_arrow_writer {
    darisk_status fill(const char *name, darisk_arrow_kind kind, const uint8_t *VALUES,
                       size_t LENGTH) {
        darisk_arrow_buffers made = {.struct_size = sizeof made};
        const darisk_status status = darisk_arrow_writer_add($self, name, kind, false, &made);
        if (status == DARISK_OK && LENGTH > 0)
            memcpy(made.values, VALUES, LENGTH);
        return status;
    }
    /* The same where one value, of LENT_LENGTH bytes, says that there is none. */
    darisk_status fill_known(const char *name, darisk_arrow_kind kind, const uint8_t *VALUES,
                             size_t LENGTH, const char *LENT, size_t LENT_LENGTH) {
        darisk_arrow_buffers made = {.struct_size = sizeof made};
        darisk_status status = darisk_arrow_writer_add($self, name, kind, true, &made);
        if (status != DARISK_OK || LENGTH == 0)
            return status;
        memcpy(made.values, VALUES, LENGTH);
        for (size_t i = 0; i < LENGTH / LENT_LENGTH && status == DARISK_OK; i++)
            if (memcmp(VALUES + i * LENT_LENGTH, LENT, LENT_LENGTH) == 0)
                status = darisk_validity_set(made.validity, i, false);
        return status;
    }
    /* Bytes as truth values, which are bits. */
    darisk_status fill_flags(const char *name, const uint8_t *VALUES, size_t LENGTH) {
        darisk_arrow_buffers made = {.struct_size = sizeof made};
        darisk_status status =
            darisk_arrow_writer_add($self, name, DARISK_ARROW_KIND_BOOL, false, &made);
        for (size_t i = 0; i < LENGTH && status == DARISK_OK; i++)
            if (VALUES[i] != 0)
                status = darisk_validity_set(made.values, i, true);
        return status;
    }
}
/* A stream comes in under one name and goes out under another. */
%ignore darisk_arrow_writer_export_stream;
DARISK_OUT_NUMBER(uint32_t, taken)
/* The only column has no name. */
%apply const char *OR_NONE {const char *name};
%include "darisk/arrow.h"
%clear const char *name;
%include "table.h"
%inline %{
static darisk_status darisk_arrow_writers_stream(darisk_arrow_writer *const *writers, size_t count,
                                                 struct ArrowArrayStream *out) {
    return darisk_arrow_writer_export_stream(writers, count, out);
}

/* The schema of a stream, which stays as it is. */
static darisk_status darisk_arrow_stream_schema(struct ArrowArrayStream *stream,
                                                struct ArrowSchema *out) {
    return stream->get_schema(stream, out) == 0 ? DARISK_OK : DARISK_ERROR_ARROW_STREAM;
}
%}
