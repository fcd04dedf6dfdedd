# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""DuckDB's side of the benchmark: its own table in memory, several ways to write the rules, and
the outcomes as a new table or as a NumPy array. A way to write the rules is an expression and the
source that it reads."""

import peers
import serial_duckdb
from peers import (
    ADULT_LIST, AGE_UNKNOWN, DATE_UNKNOWN, EXCLUDED, FLOORS, NO_ABUSE, OPEN_LIST, QUALIFIES,
    REFUSED, REVIEW)

import duckdb
import polars as pl


def values(items):
    return ", ".join(str(item) for item in items)


def kinds(law, definition, answer):
    return values(kind for kind, cell in enumerate(law.cells[definition].tolist())
                  if cell == answer)


def parts(law, definition):
    """One definition's outcome as conditions asked from the least."""
    listed = ADULT_LIST if definition == 0 else OPEN_LIST
    floor = FLOORS[definition]
    early = f" OR recorded_on < {law.established}" if definition == 0 else ""
    return f"""CASE
        WHEN victim_age < {floor} OR perpetrator_age < {floor} OR behaviours = {NO_ABUSE}
          OR relationship IN ({kinds(law, definition, EXCLUDED)}) THEN 1::UTINYINT
        WHEN victim_age = {AGE_UNKNOWN} OR perpetrator_age = {AGE_UNKNOWN}
          OR behaviours & {listed}::UINTEGER = 0{early}
          OR relationship IN ({kinds(law, definition, REVIEW)}) THEN 2::UTINYINT
        ELSE 3::UTINYINT END"""


def nested(law):
    """First the definition, then its own conditions: each is worked out for its rows only."""
    return f"""CASE WHEN recorded_on < {law.day_2013} THEN {parts(law, 0)}
        WHEN recorded_on < {law.day_2021} THEN {parts(law, 1)}
        ELSE {parts(law, 2)} END""", "incidents"


def day_case(law, items):
    """One of three values, by the definition of the day."""
    return (f"CASE WHEN recorded_on < {law.day_2013} THEN {items[0]} "
            f"WHEN recorded_on < {law.day_2021} THEN {items[1]} ELSE {items[2]} END")


def least(law):
    """The four parts and their least; the cells in a list, looked up by a number."""
    width = law.cells.shape[1]
    floor = day_case(law, [f"{floor}::UTINYINT" for floor in FLOORS])
    listed = day_case(law, [f"{one}::UINTEGER" for one in (ADULT_LIST, OPEN_LIST, OPEN_LIST)])
    return f"""least(
        CASE WHEN recorded_on < {law.established} THEN 2::UTINYINT ELSE 3::UTINYINT END,
        CASE WHEN victim_age < {floor} OR perpetrator_age < {floor} THEN 1::UTINYINT
          WHEN victim_age = {AGE_UNKNOWN} OR perpetrator_age = {AGE_UNKNOWN} THEN 2::UTINYINT
          ELSE 3::UTINYINT END,
        ([{values(law.cells.ravel().tolist())}]::UTINYINT[])[
          1 + relationship + {day_case(law, [0, width, 2 * width])}],
        CASE WHEN behaviours & {listed} <> 0 THEN 3::UTINYINT
          WHEN behaviours = {NO_ABUSE} THEN 1::UTINYINT ELSE 2::UTINYINT END)""", "incidents"


def joined(law):
    """The law as a table of kinds and definitions, joined by a small number. A kind that is none
    takes the entry of another, so that its row is not lost."""
    key = day_case(law, [f"{64 * number}::UTINYINT" for number in range(3)])
    return f"""CASE
        WHEN victim_age < age_floor OR perpetrator_age < age_floor OR behaviours = {NO_ABUSE}
          OR cell = {EXCLUDED} THEN 1::UTINYINT
        WHEN victim_age = {AGE_UNKNOWN} OR perpetrator_age = {AGE_UNKNOWN}
          OR behaviours & listed = 0 OR cell = {REVIEW} OR recorded_on < {law.established}
          THEN 2::UTINYINT
        ELSE 3::UTINYINT END""", f"""incidents JOIN law ON
        law.key = (relationship & 63::UTINYINT) + {key}"""


def kind_bit(law, answer):
    """Whether the cell is at least that: the kinds as bits of a number, shifted by the kind."""
    masks = day_case(law, [f"{law.mask(number, answer)}::UBIGINT" for number in range(3)])
    return f"((({masks}) >> relationship::UBIGINT) & 1::UBIGINT) = 1"


def masks(law):
    """The conditions in turn, the kinds by kind_bit."""
    floor = day_case(law, [f"{floor}::UTINYINT" for floor in FLOORS])
    listed = day_case(law, [f"{one}::UINTEGER" for one in (ADULT_LIST, OPEN_LIST, OPEN_LIST)])
    return f"""CASE
        WHEN victim_age < {floor} OR perpetrator_age < {floor} OR behaviours = {NO_ABUSE}
          OR NOT {kind_bit(law, REVIEW)} THEN 1::UTINYINT
        WHEN victim_age = {AGE_UNKNOWN} OR perpetrator_age = {AGE_UNKNOWN}
          OR behaviours & {listed} = 0 OR recorded_on < {law.established}
          OR NOT {kind_bit(law, QUALIFIES)} THEN 2::UTINYINT
        ELSE 3::UTINYINT END""", "incidents"


def sums(law):
    """1, and 1 more where no part is excluded, and 1 more where each part qualifies: comparisons
    as numbers, with no case that splits the rows."""
    later = f"(recorded_on >= {law.day_2013})"
    last = f"(recorded_on >= {law.day_2021})"
    floor = f"({FLOORS[0]}::UTINYINT - 2::UTINYINT * {later}::UTINYINT)"
    key = "relationship::UBIGINT"

    def cell(answer):
        one, two, three = (law.mask(number, answer) for number in range(3))
        mask = (f"xor(xor({one}::UBIGINT, {one ^ two}::UBIGINT * {later}::UBIGINT), "
                f"{two ^ three}::UBIGINT * {last}::UBIGINT)")
        return f"(({mask} >> {key}) & 1::UBIGINT)::UTINYINT"

    listed = (f"(((behaviours & {ADULT_LIST}::UINTEGER) <> 0)::UTINYINT | "
              f"(((behaviours & {OPEN_LIST}::UINTEGER) <> 0)::UTINYINT & {later}::UTINYINT))")
    possible = (f"(victim_age >= {floor})::UTINYINT & (perpetrator_age >= {floor})::UTINYINT & "
                f"(behaviours <> {NO_ABUSE})::UTINYINT & {cell(REVIEW)}")
    certain = (f"(victim_age <> {AGE_UNKNOWN})::UTINYINT & "
               f"(perpetrator_age <> {AGE_UNKNOWN})::UTINYINT & {listed} & {cell(QUALIFIES)} & "
               f"(recorded_on >= {law.established})::UTINYINT")
    return "1::UTINYINT + possible + (possible & certain)", f"""(
        SELECT *, {possible} AS possible, {certain} AS certain FROM incidents)"""


def is_fault(limits):
    """Whether a row has a value that cannot be, its day left aside."""
    ages = f"BETWEEN {limits.age_last + 1} AND {AGE_UNKNOWN - 1}"
    return (f"(relationship > {limits.relationship_last} OR victim_age {ages} "
            f"OR perpetrator_age {ages} OR behaviours > {limits.behaviours_all})")


def is_odd(limits):
    """Whether a row cannot be or its day is not known."""
    return (f"(recorded_on < {limits.date_first} OR recorded_on > {limits.date_last} "
            f"OR {is_fault(limits)})")


def of_odd(limits):
    """The outcome of such a row."""
    return (f"CASE WHEN recorded_on <> {DATE_UNKNOWN} OR {is_fault(limits)} "
            f"THEN {REFUSED}::UTINYINT ELSE {REVIEW}::UTINYINT END")


def fill(connection, columns, law):
    connection.register("given", dict(vars(columns)))
    connection.execute("CREATE TABLE incidents AS SELECT * FROM given")
    connection.unregister("given")
    connection.execute("CREATE TABLE law(key UTINYINT, cell UTINYINT, age_floor UTINYINT, "
                       "listed UINTEGER)")
    connection.executemany("INSERT INTO law VALUES (?, ?, ?, ?)", [
        [64 * definition + kind, cell, FLOORS[definition],
         ADULT_LIST if definition == 0 else OPEN_LIST]
        for definition in range(3)
        for kind, cell in enumerate(law.cells[definition].tolist() + [REVIEW, REVIEW])])


class Outcomes:
    """The outcomes as a table, which is read only when it is checked."""

    def __init__(self, connection):
        self.connection = connection

    def __array__(self, dtype=None, copy=None):
        return self.connection.execute("SELECT outcome FROM outcomes").fetchnumpy()["outcome"]


class Query:
    """One way to write the rules; the rows that are odd are told apart within the query or, as
    they are rare, put right afterwards."""

    def __init__(self, connection, rules, limits, after):
        expression, source = rules
        self.connection, self.after = connection, after
        if not after:
            expression = (f"CASE WHEN {is_odd(limits)} THEN {of_odd(limits)} "
                          f"ELSE {expression} END")
        self.query = f"SELECT {expression} AS outcome FROM {source}"
        self.odd = (f"SELECT rowid AS place, {of_odd(limits)} AS outcome FROM incidents "
                    f"WHERE {is_odd(limits)}")

    def array(self):
        outcomes = self.connection.execute(self.query).fetchnumpy()["outcome"]
        if self.after:
            odd = self.connection.execute(self.odd).fetchnumpy()
            outcomes[odd["place"]] = odd["outcome"]
        return outcomes

    def table(self):
        self.connection.execute("CREATE OR REPLACE TABLE outcomes AS " + self.query)
        if self.after:
            self.connection.execute(f"UPDATE outcomes SET outcome = odd.outcome FROM ({self.odd}) "
                                    "AS odd WHERE outcomes.rowid = odd.place")
        return Outcomes(self.connection)


def classify(folder):
    columns, law = peers.read_columns(folder), peers.read_law(folder)
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute("SET preserve_insertion_order = true")
    fill(connection, columns, law)
    for name, make in (("nested cases", nested), ("least of parts", least), ("join", joined),
                       ("bit masks", masks), ("sums", sums)):
        for after in (False, True):
            query = Query(connection, make(law), law.limits, after)
            label = f"{name}, odd rows {'afterwards' if after else 'within'}"
            yield f"{label}, to an array", query.array
            yield f"{label}, to a table", query.table


def classify_frame(folder):
    """From a frame of polars, which DuckDB reads where it is, and from a table of its own."""
    columns, law = peers.read_columns(folder), peers.read_law(folder)
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute("SET preserve_insertion_order = true")
    fill(connection, columns, law)
    connection.register("frame", pl.DataFrame(vars(columns)))
    for name, make in (("sums", sums), ("bit masks", masks)):
        expression, source = make(law)
        own = Query(connection, (expression, source), law.limits, False)
        frame = Query(connection, (expression, source.replace("incidents", "frame")), law.limits,
                      False)
        yield f"{name}, from a frame, to an array", frame.array
        yield f"{name}, from a frame, to a table", frame.table
        yield f"{name}, from a table, to a table", own.table


def tally_query():
    """Comparisons as numbers, added up."""
    def is_no(item):
        closed = (f" OR (q{item} = {peers.NOT_APPLICABLE} AND q{peers.GATE} = {peers.NO})"
                  if item in peers.GATED else "")
        return f"(q{item} = {peers.NO}{closed})::UTINYINT"

    yes = [f"(q{item} = {peers.YES})::UTINYINT" for item in range(peers.ITEMS)]
    no = [is_no(item) for item in range(peers.ITEMS)]
    on = [item for item in range(peers.ITEMS) if item not in peers.OFF_CHECKLIST]
    items = " + ".join(f"{yes[item]}::UINTEGER * {1 << item}::UINTEGER"
                       for item in range(peers.ITEMS) if peers.HIGH_RISK >> item & 1)
    ric_yes, ric_no = (" + ".join(terms[item] for item in on) for terms in (yes, no))
    off = peers.OFF_CHECKLIST
    off_yes, off_no = (" + ".join(terms[item] for item in off) for terms in (yes, no))
    return f"""SELECT items, (ric_yes + off_yes)::UTINYINT AS yes,
        ({peers.ITEMS}::UTINYINT - ric_yes - off_yes - ric_no - off_no)::UTINYINT AS unknown,
        (1::UTINYINT + (ric_yes >= {peers.THRESHOLD})::UTINYINT
          + (ric_no <= {24 - peers.THRESHOLD})::UTINYINT)::UTINYINT AS criterion
        FROM (SELECT ({items})::UINTEGER AS items, ({ric_yes})::UTINYINT AS ric_yes,
          ({ric_no})::UTINYINT AS ric_no, ({off_yes})::UTINYINT AS off_yes,
          ({off_no})::UTINYINT AS off_no FROM forms)"""


def tally(folder):
    answers = peers.read_answers(folder)
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute("SET preserve_insertion_order = true")
    connection.register("given", {f"q{item}": answers[item] for item in range(peers.ITEMS)})
    connection.execute("CREATE TABLE forms AS SELECT * FROM given")
    connection.unregister("given")
    query = tally_query()

    def columns(found):
        return tuple(found[name] for name in ("items", "yes", "unknown", "criterion"))

    class Table:
        """Reads the table only when it is checked."""

        def __init__(self):
            connection.execute("CREATE OR REPLACE TABLE tallies AS " + query)

        def __len__(self):
            return 4

        def __iter__(self):
            return iter(columns(connection.execute("SELECT * FROM tallies").fetchnumpy()))

    yield "sums, to arrays", lambda: columns(connection.execute(query).fetchnumpy())
    yield "sums, to a table", Table


def serial(folder):
    return serial_duckdb.variants(folder, peers.THREADS)


if __name__ == "__main__":
    peers.main("duckdb", {
        "classify": classify, "tally_columns": tally, "serial": serial,
        "python_classify": classify_frame,
        "python_serial": lambda folder: peers.only(
            serial(folder), "inside, windows by range of days, victims unique",
            "few, windows by range of days, victims unique")})
