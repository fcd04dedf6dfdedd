/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The typemaps of Python, for the limited API of 3.11. Nothing here needs NumPy: columns come in
 * by the buffer protocol. */

%{
/* Raises darisk.DariskError, or MemoryError; looked up by name, so that there is no order in which
 * modules must have been imported. */
static void darisk_python_raise(darisk_status status) {
    if (status == DARISK_ERROR_MEMORY) {
        PyErr_NoMemory();
        return;
    }
    PyObject *module = PyImport_ImportModule("darisk._errors");
    PyObject *error = module == NULL ? NULL : PyObject_GetAttrString(module, "DariskError");
    PyObject *value = error == NULL ? NULL : PyObject_CallFunction(error, "i", (int)status);
    if (value != NULL)
        PyErr_SetObject(error, value);
    Py_XDECREF(value);
    Py_XDECREF(error);
    Py_XDECREF(module);
}

/* The text of a str, which keeps it; NULL with an exception where there is a NUL in it, which C
 * would read as its end. */
static const char *darisk_python_text(PyObject *object) {
    Py_ssize_t length = 0;
    const char *text;
    if (!PyUnicode_Check(object)) {
        PyErr_Format(PyExc_TypeError, "expected a str");
        return NULL;
    }
    text = PyUnicode_AsUTF8AndSize(object, &length);
    if (text != NULL && strlen(text) != (size_t)length) {
        PyErr_SetString(PyExc_ValueError, "a text with a NUL in it");
        return NULL;
    }
    return text;
}

/* Takes the memory of a buffer of numbers of one size, in the order of this machine. The buffer is
 * given back at once: who calls holds a memoryview of the same object for as long as C may use the
 * memory, as _columns.py does. 0 with an exception where it is another buffer. */
static int darisk_python_memory(PyObject *object, const char *formats, size_t size, int writable,
                                void **memory, size_t *length) {
    Py_buffer view;
    const char *format;
    int fits;
    *memory = NULL;
    *length = 0;
    if (object == Py_None)
        return 1;
    if (PyObject_GetBuffer(object, &view, (writable ? PyBUF_WRITABLE : 0) | PyBUF_FORMAT | PyBUF_ND) <
        0)
        return 0;
    format = view.format == NULL ? "B" : view.format;
    if (format[0] == '@' || format[0] == '=')
        format++;
    fits = view.ndim == 1 && (size_t)view.itemsize == size && format[0] != '\0' &&
           format[1] == '\0' && strchr(formats, format[0]) != NULL;
    *memory = view.buf;
    *length = fits ? (size_t)view.shape[0] : 0;
    PyBuffer_Release(&view);
    if (!fits)
        PyErr_Format(PyExc_TypeError, "expected a buffer of one dimension, %zu bytes an item (%s)",
                     size, formats);
    return fits;
}
%}

/* A status is None or an exception. That some rows were refused is told by the report. */
%typemap(out) darisk_status {
    if ($1 > DARISK_ROWS_REFUSED) {
        darisk_python_raise($1);
        SWIG_fail;
    }
    $result = Py_None;
    Py_INCREF(Py_None);
}

/* One that is read from a report is a number. */
%typemap(out) darisk_status first_status, darisk_status status "$result = PyLong_FromLong((long)$1);"

%typemap(in) const char * {
    $1 = (char *)darisk_python_text($input);
    if ($1 == NULL)
        SWIG_fail;
}
%typemap(freearg) const char * ""

/* The same, where None is no text. */
%typemap(in) const char *OR_NONE {
    $1 = $input == Py_None ? NULL : (char *)darisk_python_text($input);
    if ($1 == NULL && $input != Py_None)
        SWIG_fail;
}
%typemap(freearg) const char *OR_NONE ""

/* A text of the library; NULL is None. */
%typemap(out) const char * {
    if ($1 == NULL) {
        $result = Py_None;
        Py_INCREF(Py_None);
    } else {
        $result = PyUnicode_FromString($1);
    }
}

/* Texts in records are the library's, or lent to it: nothing is put in their place. */
%typemap(memberin) const char * {
    PyErr_SetString(PyExc_AttributeError, "the texts of a record cannot be set");
    SWIG_fail;
}

/* Bytes that are lent to C: the caller keeps the object. */
%typemap(in) (const char *LENT, size_t LENT_LENGTH) {
    if (!PyBytes_Check($input)) {
        PyErr_SetString(PyExc_TypeError, "expected bytes");
        SWIG_fail;
    }
    $1 = PyBytes_AsString($input);
    $2 = (size_t)PyBytes_Size($input);
}

/* Columns. */
%define DARISK_MEMORY(type, formats)
%typemap(in) (const type *VALUES, size_t LENGTH) (void *memory, size_t length) {
    if (!darisk_python_memory($input, formats, sizeof(type), 0, &memory, &length))
        SWIG_fail;
    $1 = memory;
    $2 = length;
}
%typemap(in) const type * (void *memory, size_t length) {
    if (!darisk_python_memory($input, formats, sizeof(type), 0, &memory, &length))
        SWIG_fail;
    $1 = memory;
}
%typemap(in) type * (void *memory, size_t length) {
    if (!darisk_python_memory($input, formats, sizeof(type), 1, &memory, &length))
        SWIG_fail;
    $1 = memory;
}
%enddef
DARISK_MEMORY(uint8_t, "B?")
DARISK_MEMORY(uint16_t, "H")
DARISK_MEMORY(uint32_t, "IL")
DARISK_MEMORY(uint64_t, "QL")
DARISK_MEMORY(int32_t, "il")
DARISK_MEMORY(int64_t, "ql")

/* Bytes that are read, or written, by a call. */
%typemap(in) (const void *MEMORY, size_t MEMORY_SIZE) (void *memory, size_t length) {
    if ($input == Py_None ||
        !darisk_python_memory($input, "B", 1, 0, &memory, &length)) {
        if ($input == Py_None)
            PyErr_SetString(PyExc_TypeError, "expected bytes");
        SWIG_fail;
    }
    $1 = memory;
    $2 = length;
}
%typemap(in) (void *MEMORY, size_t MEMORY_SIZE) (void *memory, size_t length) {
    if ($input == Py_None ||
        !darisk_python_memory($input, "B", 1, 1, &memory, &length)) {
        if ($input == Py_None)
            PyErr_SetString(PyExc_TypeError, "expected a bytearray");
        SWIG_fail;
    }
    $1 = memory;
    $2 = length;
}

/* No allocator but malloc and free. */
%typemap(in, numinputs=0) const darisk_allocator *allocator "$1 = NULL;"

/* An integer or enumerator that is written by the call is what the call returns. */
%define DARISK_OUT_NUMBER(type, name)
%typemap(in, numinputs=0) type *name (type written = 0) "$1 = &written;"
%typemap(argout) type *name {
    Py_XDECREF($result);
    $result = PyLong_FromLongLong((long long)*$1);
}
%enddef

%define DARISK_OUT_HANDLE(type)
%typemap(in, numinputs=0) type **out (type *written = NULL) "$1 = &written;"
%typemap(argout) type **out {
    Py_XDECREF($result);
    $result = SWIG_NewPointerObj(*$1, $descriptor(type *), SWIG_POINTER_OWN);
}
%enddef

/* A record of the library is given as a copy, so that no object leads into its tables. */
%define DARISK_RECORD(type)
%nodefaultctor type;
%extend type {
    ~type() {
        free($self);
    }
}
%typemap(out) const type * {
    if ($1 == NULL) {
        $result = Py_None;
        Py_INCREF(Py_None);
    } else {
        type *copy = malloc(sizeof *copy);
        if (copy == NULL) {
            PyErr_NoMemory();
            SWIG_fail;
        }
        *copy = *$1;
        $result = SWIG_NewPointerObj(copy, $descriptor(type *), SWIG_POINTER_OWN);
    }
}
%typemap(in, numinputs=0) const type **out (const type *written = NULL) "$1 = ($1_ltype)&written;"
%typemap(argout) const type **out {
    type *copy = malloc(sizeof *copy);
    Py_XDECREF($result);
    $result = NULL;
    if (copy == NULL) {
        PyErr_NoMemory();
        SWIG_fail;
    }
    *copy = **$1;
    $result = SWIG_NewPointerObj(copy, $descriptor(type *), SWIG_POINTER_OWN);
}
%enddef

/* The capsules of the Arrow PyCapsule interface. What is in one is the producer's until it is moved
 * out; a capsule that nobody used releases it. */
%{
static void darisk_python_stream_drop(struct ArrowArrayStream *stream) {
    if (stream != NULL && stream->release != NULL)
        stream->release(stream);
    free(stream);
}

static void darisk_python_stream_destroy(PyObject *capsule) {
    darisk_python_stream_drop(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
}

static void darisk_python_schema_destroy(PyObject *capsule) {
    struct ArrowSchema *schema = PyCapsule_GetPointer(capsule, "arrow_schema");
    if (schema != NULL && schema->release != NULL)
        schema->release(schema);
    free(schema);
}
%}
%define DARISK_CAPSULE(type, text)
%typemap(in) struct type * {
    $1 = PyCapsule_GetPointer($input, text);
    if ($1 == NULL)
        SWIG_fail;
}
%enddef
DARISK_CAPSULE(ArrowArrayStream, "arrow_array_stream")
DARISK_CAPSULE(ArrowSchema, "arrow_schema")
DARISK_CAPSULE(ArrowArray, "arrow_array")

%define DARISK_OUT_CAPSULE(type, text, drop, destroy)
%typemap(in, numinputs=0) struct type *out {
    $1 = calloc(1, sizeof *$1);
    if ($1 == NULL) {
        PyErr_NoMemory();
        SWIG_fail;
    }
}
%typemap(argout) struct type *out {
    Py_XDECREF($result);
    $result = PyCapsule_New($1, text, destroy);
    if ($result == NULL)
        SWIG_fail;
    $1 = NULL;
}
%typemap(freearg) struct type *out "drop($1);"
%enddef
DARISK_OUT_CAPSULE(ArrowArrayStream, "arrow_array_stream", darisk_python_stream_drop,
                   darisk_python_stream_destroy)
DARISK_OUT_CAPSULE(ArrowSchema, "arrow_schema", free, darisk_python_schema_destroy)

/* Several writers. */
%typemap(in) (darisk_arrow_writer *const *writers, size_t count) {
    const Py_ssize_t count = PyList_Check($input) ? PyList_Size($input) : -1;
    darisk_arrow_writer **writers = count < 0 ? NULL : calloc((size_t)count + 1, sizeof *writers);
    if (writers == NULL) {
        PyErr_SetString(PyExc_TypeError, "expected a list");
        SWIG_fail;
    }
    $1 = writers;
    $2 = (size_t)count;
    for (Py_ssize_t i = 0; i < count; i++)
        if (!SWIG_IsOK(SWIG_ConvertPtr(PyList_GetItem($input, i), (void **)&writers[i],
                                       $descriptor(darisk_arrow_writer *), 0))) {
            PyErr_SetString(PyExc_TypeError, "expected writers");
            SWIG_fail;
        }
}
%typemap(freearg) (darisk_arrow_writer *const *writers, size_t count) "free((void *)$1);"

/* The memory of a column of a batch. Who asks keeps the batch for as long as it is used. */
%{
static PyObject *darisk_python_view(const void *memory, size_t size) {
    static char none;
    if (memory == NULL)
        Py_RETURN_NONE;
    return PyMemoryView_FromMemory(size == 0 ? &none : (char *)(uintptr_t)memory, (Py_ssize_t)size,
                                   PyBUF_READ);
}
%}
%define DARISK_COLUMN_VIEW(name, type)
%extend name {
    PyObject *view() {
        return darisk_python_view($self->values, $self->length * sizeof(type));
    }
    PyObject *validity_view() {
        return darisk_python_view($self->validity, ($self->validity_offset + $self->length + 7) / 8);
    }
    size_t offset() {
        return $self->validity_offset;
    }
}
%enddef

/* A text by its number, to its length: there may be a NUL in it. None where there is none. */
%define DARISK_TEXT_AT(name, text_of)
%extend name {
    PyObject *at(uint64_t number) {
        size_t length = 0;
        const char *text = text_of($self, number, &length);
        if (text == NULL)
            Py_RETURN_NONE;
        return PyUnicode_DecodeUTF8(text, (Py_ssize_t)length, NULL);
    }
}
%enddef
