/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What every interface file uses, whatever the language. The typemaps of one language are in the
 * file of its name; the macros below are written on them.
 *
 * The generated module is private to the hand-written layer of its language. It passes a status on
 * as an exception, frees what it owns, and otherwise speaks C: enumerators are numbers, a struct is
 * filled in field by field, and nothing is checked but the type. */
%include <stdint.i>
%include <carrays.i>

%{
#include <darisk.h>
#include <stdlib.h>
#include <string.h>
%}

/* darisk_classify is classify, DARISK_OK is OK; the module stands for the prefix. */
%rename("%(regex:/^(?:darisk_|DARISK_)(.*)/\\1/)s") "";

%include "darisk/export.h"

/* No call runs without the lock of the interpreter unless it is named with %thread: the column
 * calls. Everything else is over before the lock could be had back. */
%nothread;

#ifdef SWIGPYTHON
%include "python.i"
#endif

/* A struct the caller fills in, or has filled in: cleared memory with its size. */
%define DARISK_STRUCT(type)
%extend type {
    type() {
        type *made = calloc(1, sizeof *made);
        if (made != NULL)
            made->struct_size = (uint32_t)sizeof *made;
        return made;
    }
    ~type() {
        free($self);
    }
}
%enddef

/* A handle. Who holds the object owns the handle; the function that frees it is not called by
 * hand, and one that makes it returns the object. */
%define DARISK_HANDLE(type)
%nodefaultctor type;
%ignore type##_free;
struct type {};
%extend type {
    ~type() {
        type##_free($self);
    }
}
DARISK_OUT_HANDLE(type)
%enddef
