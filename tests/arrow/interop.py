# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""Puts the library beside programs of others' making, by the Arrow C interface.

What the writer exports passes nanoarrow's full validation, buffer by buffer, and reads back as it
was; what nanoarrow, pyarrow and polars export, in chunks and slices, is read as they mean it. Where
nanoarrow is absent the test is skipped; pyarrow and polars are asked where they are there.

    interop.py SHARED_LIBRARY
"""
import ctypes as c
import datetime
import importlib
import random
import sys

from darisk_arrow import Library, Refused, words_of

try:
    import nanoarrow as na
    from nanoarrow._array import CArrayBuilder
    from nanoarrow.c_array_stream import allocate_c_array_stream
    from nanoarrow.c_array import allocate_c_array
    from nanoarrow.c_schema import allocate_c_schema
except ImportError:
    print("skipped: nanoarrow is absent (pip install nanoarrow)")
    sys.exit(77)

darisk = Library(sys.argv[1])
random.seed(1)
checks = 0
ROWS = [0, 1, 7, 8, 9, 64, 257]
LIMITS = {"U8": (0, 255), "U16": (0, 65535), "U32": (0, 2**32 - 1), "U64": (0, 2**64 - 1),
          "I8": (-128, 127), "I16": (-2**15, 2**15 - 1), "I32": (-2**31, 2**31 - 1),
          "I64": (-2**63, 2**63 - 1), "BOOL": (0, 1), "DATE": (-719162, 2932896)}
WORDS = [("EXCLUDED", 1), ("REVIEW", 2), ("QUALIFIES", 3)]
EPOCH = datetime.date(1970, 1, 1)


def same(found, expected, what):
    global checks
    checks += 1
    if found != expected:
        sys.exit(f"FAILED: {what}: found {str(found)[:300]}, expected {str(expected)[:300]}")


def optional(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def some_nulls(values):
    return [None if random.random() < 0.3 else v for v in values]


def validate(array):
    """Nanoarrow's full validation, which it does for what its builder was given: so each array is
    taken apart and given to it. A dictionary's numbers must lie within it besides."""
    global checks
    if array.schema.format == "+s":
        same(array.n_buffers, 1, "buffers of a struct")
        same(array.schema.n_children, array.n_children, "children of a struct")
        for child in array.children:
            same(child.length, array.length, "length of a child")
            validate(child)
        return
    schema = array.schema
    if array.dictionary is not None:
        validate(array.dictionary)
        entries = array.dictionary.length
        view = array.view()
        valid = view.buffer(0)
        for row, number in enumerate(view.buffer(1)):
            if valid.size_bytes == 0 or valid.element(row):
                same(0 <= number < entries, True, "a number of a dictionary")
        schema = na.c_schema({"c": na.int8(), "i": na.int32()}[schema.format])
    view = array.view()
    builder = CArrayBuilder.allocate()
    builder.init_from_schema(schema)
    for i in range(array.n_buffers):
        builder.set_buffer(i, na.c_buffer(bytes(view.buffer(i))))
    builder.set_length(array.length)
    builder.set_offset(array.offset)
    builder.set_null_count(array.null_count)
    builder.finish(validation_level="full")
    valid = view.buffer(0)
    nulls = 0 if valid.size_bytes == 0 else sum(
        not valid.element(row) for row in range(array.length))
    same(array.null_count, nulls, "the count of nulls")
    checks += 1


def make(rows, people, known):
    """A writer with every kind of column, and what it holds."""
    writer, expected = darisk.writer(rows), {}
    for kind, (low, high) in LIMITS.items():
        for nulls in (False, True):
            values = [random.choice((low, high, random.randint(low, high))) for _ in range(rows)]
            if kind == "BOOL":
                values = [bool(v) for v in values]
            values = some_nulls(values) if nulls else values
            name = f"{kind} {nulls} \N{GREEK SMALL LETTER ALPHA}"
            darisk.add(writer, name, kind, values)
            expected[name] = values
    codes = [random.randint(0, 3) for _ in range(rows)]
    darisk.add_codes(writer, "outcome", codes, WORDS)
    expected["outcome"] = [dict((b, a) for a, b in WORDS).get(code) for code in codes]
    numbers = [random.choice((0, *known)) for _ in range(rows)]
    darisk.add_ids(writer, "person", numbers, people)
    expected["person"] = [darisk.text(people, n) if n else None for n in numbers]
    texts = some_nulls([random.choice(("", "a", "tw\N{LATIN SMALL LETTER O WITH ACUTE}" * 9))
                        for _ in range(rows)])
    darisk.add_text(writer, "text", texts)
    expected["text"] = texts
    return writer, expected


def as_values(column, kind):
    if kind == "DATE":
        return [None if v is None else (v - EPOCH).days if isinstance(v, datetime.date) else v
                for v in column]
    return list(column)


def exported():
    """What the writer exports, array by array and as a stream."""
    people, known = darisk.dictionary(), []
    for text in (b"URN/1", b"\xc3\xa9", b"a longer one, of more than twelve bytes"):
        number = c.c_uint64()
        darisk.call("dictionary_add", people, text, c.c_size_t(len(text)), c.byref(number))
        known.append(number.value)
    for rows in ROWS:
        writer, expected = make(rows, people, known)
        schema, array = allocate_c_schema(), None
        array = allocate_c_array(schema)
        darisk.call("writer_export", writer, c.c_void_p(schema._addr()),
                    c.c_void_p(array._addr()))
        darisk.free("writer", writer)
        validate(array)
        for child, (name, values) in zip(array.children, expected.items()):
            same(child.schema.name, name, "the name of a column")
            same(as_values(na.Array(child).iter_py(), name.split()[0]), values, name)
    frames, writers = [], (c.c_void_p * len(ROWS))()
    for i, rows in enumerate(ROWS):
        writers[i], expected = make(rows, people, known)[0].value, None
    stream = allocate_c_array_stream()
    darisk.call("writer_export_stream", writers, c.c_size_t(len(ROWS)),
                c.c_void_p(stream._addr()))
    for writer in writers:
        darisk.free("writer", c.c_void_p(writer))
    for array in stream:
        validate(array)
        frames.append(array.length)
    same(frames, ROWS, "the batches of a stream")
    others_read(people, known)
    darisk.free("dictionary", people)


def others_read(people, known):
    """The same read by pyarrow, with its own full validation, and by polars."""
    pa, pl = optional("pyarrow"), optional("polars")
    for module in (pa, pl):
        if module is None:
            continue
        writers = (c.c_void_p * 2)()
        writers[0] = (one := make(9, people, known))[0].value
        writers[1] = (two := make(70, people, known))[0].value
        stream = allocate_c_array_stream()
        darisk.call("writer_export_stream", writers, c.c_size_t(2), c.c_void_p(stream._addr()))
        for writer in writers:
            darisk.free("writer", c.c_void_p(writer))
        if module is pa:
            table = pa.table(stream)
            table.validate(full=True)
            columns = {name: table[name].to_pylist() for name in table.column_names}
        else:
            columns = pl.DataFrame(stream).to_dict(as_series=False)
        for name, values in one[1].items():
            same(as_values(columns[name], name.split()[0]), values + two[1][name],
                 f"{module.__name__}: {name}")


def read(source, name, how, extra=None):
    """A column of all batches of whatever exports a stream."""
    reader, values = darisk.reader(source.__arrow_c_stream__()), []
    try:
        for batch in darisk.batches(reader):
            values += darisk.column(batch, name, how, extra)[0]
    finally:
        darisk.free("reader", reader)
    return values


def read_texts(source, name):
    people = darisk.dictionary()
    numbers = read(source, name, "ids", people)
    texts = [n if n is None else darisk.text(people, n) for n in numbers]
    darisk.free("dictionary", people)
    return texts


def refused(source, name, how, expected):
    try:
        read(source, name, how)
    except Refused as error:
        for part in expected:
            same(part in str(error), True, f"{part} in {error}")
        return
    sys.exit(f"FAILED: {name} as {how} was not refused")


def imported_from_nanoarrow():
    numbers = some_nulls(range(100))
    chunks = [na.c_array(numbers[i:i + 7], na.int64()) for i in range(0, 100, 7)]
    array = na.Array.from_chunks(chunks)
    for how in ("u8", "u16", "u32", "u64"):
        same(read(array, None, how), numbers, f"nanoarrow int64 as {how}")
    refused(na.Array([1, 2, -3], na.int16()), None, "u8", ["ARROW_VALUE", "row 2", "found -3"])
    refused(na.Array([1.5], na.float64()), None, "u8", ["ARROW_TYPE", "found g"])
    texts = some_nulls(["x" * (i % 20) for i in range(60)])
    # Not views: nanoarrow 0.9 crashes when it makes them of a list. The others below make them.
    for of in (na.string(), na.large_string()):
        found = read_texts(na.Array(texts, of), None)
        same(found, texts, f"nanoarrow {of}")


def imported_from_pyarrow(pa):
    n = 1000
    words = some_nulls([random.choice(WORDS)[0] for _ in range(n)])
    days = some_nulls([random.randint(-719162, 2932896) for _ in range(n)])
    flags = some_nulls([random.random() < 0.5 for _ in range(n)])
    ids = some_nulls([f"URN/{random.randint(1, 50)}" + "0" * random.randint(0, 12)
                      for _ in range(n)])
    table = pa.table({
        "words": pa.array(words), "coded": pa.array(words).dictionary_encode(),
        "large": pa.array(words, pa.large_string()), "view": pa.array(words, pa.string_view()),
        "days": pa.array(days, pa.int32()).cast(pa.date32()),
        "ms": pa.array(days, pa.int32()).cast(pa.date32()).cast(pa.date64()),
        "at": pa.array(days, pa.int32()).cast(pa.date32()).cast(pa.timestamp("ms")),
        "flag": pa.array(flags), "id": pa.array(ids), "id view": pa.array(ids, pa.string_view()),
        "id coded": pa.array(ids).dictionary_encode(), "none": pa.nulls(n),
        "zoned": pa.array([0] * n, pa.timestamp("us", "Europe/London")),
        "nested": pa.array([[1]] * n)})
    codes = words_of(WORDS)
    stated = words_of([("false", 1), ("true", 2)])
    meant = [None if w is None else dict(WORDS)[w] for w in words]
    for first in (0, 1, 13, 999, 1000):
        for size in (1, 64, 1000):
            part = pa.Table.from_batches(table.slice(first).to_batches(size), table.schema)
            for name in ("words", "coded", "large", "view"):
                same(read(part, name, "u8", codes), meant[first:], f"pyarrow {name}")
            for name in ("days", "ms", "at"):
                same(read(part, name, "date"), days[first:], f"pyarrow {name}")
            for name in ("id", "id view", "id coded"):
                same(read_texts(part, name), ids[first:], f"pyarrow {name}")
            same(read(part, "flag", "u8"), flags[first:], "pyarrow flag")
            same(read(part, "flag", "u8", stated),
                 [None if f is None else f + 1 for f in flags[first:]], "pyarrow stated")
            for how in ("u8", "u64", "date"):
                same(read(part, "none", how), [None] * (n - first), "pyarrow null")
    refused(table, "zoned", "date", ["ARROW_TYPE", "tsu:Europe/London"])
    refused(table, "nested", "u64", ["ARROW_TYPE", "+l"])
    refused(table, "flags", "u8", ["ARROW_NO_COLUMN", "flags"])
    numbers = pa.array(range(1000), pa.uint64())
    reader = darisk.reader(pa.table({"v": numbers}).slice(10).__arrow_c_stream__())
    for batch in darisk.batches(reader):
        address = darisk.column(batch, "v", "u64")[1]
        same(address, numbers.buffers()[1].address + 80, "the address of a column")
    darisk.free("reader", reader)


def imported_from_polars(pl):
    n = 500
    ids = some_nulls([f"P{random.randint(1, 40)}" * random.randint(1, 4) for _ in range(n)])
    words = some_nulls([random.choice(WORDS)[0] for _ in range(n)])
    days = some_nulls([random.randint(-700000, 2900000) for _ in range(n)])
    frame = pl.DataFrame({"id": ids, "word": words, "day": days, "age": [i % 131 for i in range(n)],
                          "flag": [i % 3 == 0 for i in range(n)]})
    frame = frame.with_columns(pl.col("day").cast(pl.Date), pl.col("age").cast(pl.UInt8),
                               category=pl.col("word").cast(pl.Categorical),
                               enum=pl.col("word").cast(pl.Enum([w for w, _ in WORDS])),
                               at=pl.col("day").cast(pl.Date).cast(pl.Datetime("ms")))
    frame = pl.concat([frame[:7], frame[7:300], frame[300:]], rechunk=False)
    codes = words_of(WORDS)
    meant = [None if w is None else dict(WORDS)[w] for w in words]
    for first in (0, 3, 7, 299, 500):
        part = frame[first:]
        for name in ("word", "category", "enum"):
            same(read(part, name, "u8", codes), meant[first:], f"polars {name}")
        for name in ("day", "at"):
            same(read(part, name, "date"), days[first:], f"polars {name}")
        same(read_texts(part, "id"), ids[first:], "polars id")
        same(read(part, "age", "u8"), [i % 131 for i in range(first, n)], "polars age")
        same(read(part, "flag", "u8"), [i % 3 == 0 for i in range(first, n)], "polars flag")
        same(read(part["age"], None, "u16"), [i % 131 for i in range(first, n)], "polars series")


exported()
imported_from_nanoarrow()
seen = [f"nanoarrow {na.__version__}"]
for name, imported in (("pyarrow", imported_from_pyarrow), ("polars", imported_from_polars)):
    module = optional(name)
    if module is None:
        print(f"{name} is absent: its part is left out")
        continue
    imported(module)
    seen.append(f"{name} {module.__version__}")
print(f"{checks} checks with {', '.join(seen)}")
