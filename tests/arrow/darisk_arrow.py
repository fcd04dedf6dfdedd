# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""What the interop test needs of arrow.h, by ctypes: no build, no binding, just the library."""
import ctypes as c


class Column(c.Structure):
    _fields_ = [("values", c.c_void_p), ("validity", c.c_void_p),
                ("validity_offset", c.c_size_t), ("length", c.c_size_t)]


class Word(c.Structure):
    _fields_ = [("text", c.c_char_p), ("code", c.c_uint64)]


class Words(c.Structure):
    _fields_ = [("struct_size", c.c_uint32), ("has_other", c.c_uint32), ("other", c.c_uint64),
                ("list", c.POINTER(Word)), ("count", c.c_size_t)]


class Buffers(c.Structure):
    _fields_ = [("struct_size", c.c_uint32), ("unused", c.c_uint32),
                ("values", c.c_void_p), ("validity", c.c_void_p)]


class Report(c.Structure):
    _fields_ = [("struct_size", c.c_uint32), ("status", c.c_int), ("row", c.c_size_t),
                ("expected", c.c_char_p), ("column", c.c_char * 64), ("found", c.c_char * 64),
                ("other", c.c_char * 64)]


KINDS = {"U8": (1, c.c_uint8), "U16": (2, c.c_uint16), "U32": (3, c.c_uint32),
         "U64": (4, c.c_uint64), "I8": (5, c.c_int8), "I16": (6, c.c_int16),
         "I32": (7, c.c_int32), "I64": (8, c.c_int64), "BOOL": (9, None), "DATE": (10, c.c_int32)}
WIDTHS = {"u8": c.c_uint8, "u16": c.c_uint16, "u32": c.c_uint32, "u64": c.c_uint64,
          "date": c.c_int32, "ids": c.c_uint64}


class Refused(Exception):
    """A status that is not OK, with its report."""


def words_of(pairs):
    """A struct of words, which holds what it points to."""
    listed = (Word * len(pairs))(*[Word(text.encode(), code) for text, code in pairs])
    words = Words(c.sizeof(Words), 0, 0, listed, len(pairs))
    words.keep = listed
    return words


class Library:
    def __init__(self, path):
        self.lib = c.CDLL(path)
        self.lib.darisk_status_text.restype = c.c_char_p
        self.lib.darisk_arrow_dictionary_text.restype = c.c_char_p
        for name in ("batch_rows", "dictionary_count", "reader_count"):
            getattr(self.lib, "darisk_arrow_" + name).restype = c.c_size_t

    def call(self, name, *arguments, report=None):
        status = getattr(self.lib, "darisk_arrow_" + name)(*arguments)
        if status != 0:
            text = self.lib.darisk_status_text(status).decode()
            if report is not None:
                text += f": {report.column.decode()} row {report.row}: expected " \
                        f"{report.expected.decode()}, found {report.found.decode()}"
            raise Refused(text)

    def free(self, name, handle):
        getattr(self.lib, f"darisk_arrow_{name}_free")(handle)

    def new(self, name, *arguments):
        handle = c.c_void_p()
        self.call(name + "_new", *arguments, c.byref(handle))
        return handle

    def dictionary(self):
        return self.new("dictionary", None)

    def text(self, dictionary, number):
        text = self.lib.darisk_arrow_dictionary_text(dictionary, c.c_uint64(number), None)
        return None if text is None else text.decode()

    def reader(self, capsule):
        """Takes over the stream of a capsule, which must live until it is moved."""
        report = Report(c.sizeof(Report))
        handle = c.c_void_p()
        get = c.pythonapi.PyCapsule_GetPointer
        get.restype, get.argtypes = c.c_void_p, [c.py_object, c.c_char_p]
        address = get(capsule, b"arrow_array_stream")
        self.call("reader_new", c.c_void_p(address), None, c.byref(handle), c.byref(report),
                  report=report)
        return handle

    def batches(self, reader):
        report = Report(c.sizeof(Report))
        while True:
            batch = c.c_void_p()
            self.call("reader_next", reader, c.byref(batch), c.byref(report), report=report)
            if not batch:
                return
            yield batch
            self.free("batch", batch)

    def column(self, batch, name, how, extra=None):
        """The values of a column, None where one is not there; and the address they are at."""
        column, report = Column(), Report(c.sizeof(Report))
        middle = [] if how == "date" else [extra if how == "ids" else
                                           c.byref(extra) if extra is not None else None]
        self.call("batch_" + how, batch, None if name is None else name.encode(), *middle,
                  c.byref(column), c.byref(report), report=report)
        if not column.values:
            return [None] * column.length, None
        values = (WIDTHS[how] * column.length).from_address(column.values)
        if not column.validity:
            return list(values), column.values
        last = column.validity_offset + column.length
        bits = (c.c_uint8 * ((last + 7) // 8)).from_address(column.validity)
        there = [bits[i // 8] >> i % 8 & 1 for i in range(column.validity_offset, last)]
        return [v if t else None for v, t in zip(values, there)], column.values

    def writer(self, rows):
        return self.new("writer", c.c_size_t(rows), None)

    def add(self, writer, name, kind, values):
        """Adds a column and fills it; None is null."""
        number, ctype = KINDS[kind]
        nullable = None in values
        buffers = Buffers(c.sizeof(Buffers))
        self.call("writer_add", writer, name.encode(), number, c.c_bool(nullable),
                  c.byref(buffers))
        cells = (ctype * len(values)).from_address(buffers.values) if ctype else None
        for row, value in enumerate(values):
            if value is None:
                self.lib.darisk_validity_set(c.c_void_p(buffers.validity), c.c_size_t(row),
                                             c.c_bool(False))
            elif ctype is None:
                self.lib.darisk_validity_set(c.c_void_p(buffers.values), c.c_size_t(row),
                                             c.c_bool(value))
            else:
                cells[row] = value

    def add_codes(self, writer, name, codes, pairs):
        array = (c.c_uint8 * len(codes))(*codes)
        column = Column(c.addressof(array), None, 0, len(codes))
        words = words_of(pairs)
        self.call("writer_add_codes_u8", writer, name.encode(), c.byref(column), c.byref(words),
                  None)

    def add_ids(self, writer, name, numbers, dictionary):
        array = (c.c_uint64 * len(numbers))(*numbers)
        column = Column(c.addressof(array), None, 0, len(numbers))
        self.call("writer_add_ids", writer, name.encode(), c.byref(column), dictionary, None)

    def add_text(self, writer, name, texts):
        array = (c.c_char_p * len(texts))(*[t if t is None else t.encode() for t in texts])
        self.call("writer_add_text", writer, name.encode(), array)
