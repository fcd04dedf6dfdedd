/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Dictionaries, and the texts of Python. */
%{
/* So many texts are numbered between two looks at whether others want the interpreter. */
enum { DARISK_TEXTS = 65536 };

struct darisk_python_lent {
    const char *text[DARISK_TEXTS];
    Py_ssize_t length[DARISK_TEXTS];
};

/* Lends some items of a tuple to C: what is no str is NULL. The tuple keeps them. */
static int darisk_python_lend(PyObject *values, Py_ssize_t first, size_t count,
                              struct darisk_python_lent *out) {
    for (size_t i = 0; i < count; i++) {
        PyObject *one = PyTuple_GetItem(values, first + (Py_ssize_t)i);
        out->text[i] = NULL;
        out->length[i] = 0;
        if (!PyUnicode_Check(one))
            continue;
        out->text[i] = PyUnicode_AsUTF8AndSize(one, &out->length[i]);
        if (out->text[i] == NULL)
            return 0;
    }
    return 1;
}

/* The numbers of what was lent. `done` is how many there are: all, or those before the fault. */
static darisk_status darisk_python_number(darisk_arrow_dictionary *dictionary,
                                          const struct darisk_python_lent *lent, size_t count,
                                          uint64_t *numbers, size_t *done) {
    darisk_status status = DARISK_OK;
    size_t i = 0;
    for (; i < count && status == DARISK_OK; i++)
        status = darisk_arrow_dictionary_add(dictionary, lent->text[i], (size_t)lent->length[i],
                                             &numbers[i]);
    *done = status == DARISK_OK ? i : i - 1;
    return status;
}

/* The whole of it, in pieces. Returns the row at fault; `count` where none is. */
static size_t darisk_python_add(darisk_arrow_dictionary *dictionary, PyObject *values,
                                uint64_t *numbers, size_t count, darisk_status *status) {
    struct darisk_python_lent *lent = malloc(sizeof *lent);
    size_t row = 0;
    *status = lent == NULL ? DARISK_ERROR_MEMORY : DARISK_OK;
    while (row < count && *status == DARISK_OK) {
        const size_t some = count - row < DARISK_TEXTS ? count - row : DARISK_TEXTS;
        size_t done = 0;
        if (!darisk_python_lend(values, (Py_ssize_t)row, some, lent))
            break;
        Py_BEGIN_ALLOW_THREADS
        *status = darisk_python_number(dictionary, lent, some, numbers + row, &done);
        Py_END_ALLOW_THREADS
        row += done;
    }
    free(lent);
    return row;
}

static PyObject *darisk_python_str(const char *text, size_t length) {
    if (text == NULL)
        Py_RETURN_NONE;
    return PyUnicode_DecodeUTF8(text, (Py_ssize_t)length, NULL);
}
%}

/* Texts to be added: any sequence, as a tuple that nobody can change meanwhile. */
%typemap(in) PyObject *values {
    $1 = PySequence_Tuple($input);
    if ($1 == NULL)
        SWIG_fail;
}
%typemap(freearg) PyObject *values "Py_XDECREF($1);"

/* The numbers, to be written. */
%typemap(in) (uint64_t *numbers, size_t count) (void *memory, size_t length) {
    if (!darisk_python_memory($input, "QL", sizeof(uint64_t), 1, &memory, &length))
        SWIG_fail;
    $1 = memory;
    $2 = length;
}

%extend darisk_arrow_dictionary {
    /* Numbers a column; what is no str is 0. None, or the row that was refused and its status; the
     * texts of the rows before it are there then. */
    PyObject *add_column(PyObject *values, uint64_t *numbers, size_t count) {
        darisk_status status;
        if ((size_t)PyTuple_Size(values) != count) {
            PyErr_SetString(PyExc_ValueError, "expected a number for each text");
            return NULL;
        }
        const size_t row = darisk_python_add($self, values, numbers, count, &status);
        if (PyErr_Occurred())
            return NULL;
        if (status == DARISK_ERROR_MEMORY)
            return PyErr_NoMemory();
        if (status != DARISK_OK)
            return Py_BuildValue("ni", (Py_ssize_t)row, (int)status);
        Py_RETURN_NONE;
    }

    /* The texts of a column of numbers, None where a number has none. */
    PyObject *texts(const uint64_t *VALUES, size_t LENGTH) {
        PyObject *list = PyList_New((Py_ssize_t)LENGTH);
        for (size_t i = 0; list != NULL && i < LENGTH; i++) {
            size_t length = 0;
            const char *text = darisk_arrow_dictionary_text($self, VALUES[i], &length);
            PyObject *one = darisk_python_str(text, length);
            if (one == NULL || PyList_SetItem(list, (Py_ssize_t)i, one) != 0)
                Py_CLEAR(list);
        }
        return list;
    }

    /* All texts, in the order in which they came. */
    PyObject *every() {
        const size_t count = darisk_arrow_dictionary_count($self);
        PyObject *list = PyList_New((Py_ssize_t)count);
        for (size_t i = 0; list != NULL && i < count; i++) {
            size_t length = 0;
            const char *text = darisk_arrow_dictionary_at($self, i, &length, NULL);
            PyObject *one = darisk_python_str(text, length);
            if (one == NULL || PyList_SetItem(list, (Py_ssize_t)i, one) != 0)
                Py_CLEAR(list);
        }
        return list;
    }
}
