# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
"""DuckDB's side of job "serial": a table in memory, and queries that end in a table of persons and
one of the first 100. Variants: how rows become incidents, and how the windows are counted. See
serial_polars.py for what "all", "inside" and "few" mean."""

import duckdb

import serial_job as job

EVENT = f"""CASE WHEN date_to = {job.MISSING} THEN date_from
    WHEN date_to >= date_from THEN date_to ELSE {job.MISSING} END"""
COUNTED = f"""role <> {job.ROLE_OTHER} AND is_da <> 0 AND status = {job.STATUS_OPEN}
    AND perpetrator <> 0 AND perpetrator <> victim"""
ROWS = f"""SELECT perpetrator, incident, victim, offence, {EVENT} AS day
    FROM events WHERE {COUNTED} AND {EVENT} <= {job.AS_OF}"""
GROUPED = """SELECT perpetrator, incident, max(day) AS day, max(weight) AS weight
    FROM {} JOIN weights USING (offence) GROUP BY perpetrator, incident"""

# Each gives `found`, the incidents of the look-back, and `kept`, the rows they have.
INCIDENTS = {
    "all": f"""
        CREATE OR REPLACE TEMP TABLE counted AS {ROWS};
        CREATE OR REPLACE TEMP TABLE found AS {GROUPED.format("counted")}
          HAVING max(day) > {job.START};
        CREATE OR REPLACE TEMP VIEW kept AS SELECT perpetrator, victim FROM counted
          SEMI JOIN found USING (perpetrator, incident);""",
    "inside": f"""
        CREATE OR REPLACE TEMP TABLE inside AS {ROWS} AND {EVENT} > {job.START};
        CREATE OR REPLACE TEMP TABLE met AS SELECT * FROM ({ROWS} AND {EVENT} <= {job.START})
          SEMI JOIN inside USING (perpetrator, incident);
        CREATE OR REPLACE TEMP VIEW kept AS SELECT * FROM inside UNION ALL SELECT * FROM met;
        CREATE OR REPLACE TEMP TABLE found AS {GROUPED.format("kept")};""",
    "few": f"""
        CREATE OR REPLACE TEMP TABLE inside AS {ROWS} AND {EVENT} > {job.START};
        CREATE OR REPLACE TEMP TABLE met AS SELECT * FROM ({ROWS} AND {EVENT} <= {job.START})
          SEMI JOIN inside USING (incident);
        CREATE OR REPLACE TEMP TABLE again AS SELECT incident FROM inside
          GROUP BY incident HAVING count(*) > 1 UNION SELECT incident FROM met;
        CREATE OR REPLACE TEMP TABLE few AS SELECT * FROM inside SEMI JOIN again USING (incident)
          UNION ALL SELECT * FROM met;
        CREATE OR REPLACE TEMP TABLE grouped AS {GROUPED.format("few")}
          HAVING max(day) > {job.START};
        CREATE OR REPLACE TEMP TABLE alone AS
          SELECT * FROM inside ANTI JOIN again USING (incident);
        CREATE OR REPLACE TEMP TABLE found AS
          SELECT perpetrator, day, weight FROM alone JOIN weights USING (offence)
          UNION ALL SELECT perpetrator, day, weight FROM grouped;
        CREATE OR REPLACE TEMP VIEW kept AS SELECT perpetrator, victim FROM alone
          UNION ALL SELECT perpetrator, victim FROM few
          SEMI JOIN grouped USING (perpetrator, incident);""",
}

# Each gives `peaks`.
STARTED = f"""(SELECT perpetrator, day, list_extract(
    {job.PEAK_STARTS.tolist()}::INTEGER[], day - {job.START} + 1) + {job.START} AS start
    FROM found)"""
WINDOWS = {
    "range of days": f"""
        CREATE OR REPLACE TEMP TABLE peaks AS SELECT perpetrator, max(size) AS peak FROM (
          SELECT perpetrator, count(*) OVER (PARTITION BY perpetrator ORDER BY day
            RANGE BETWEEN (day - start - 1) PRECEDING AND CURRENT ROW) AS size
          FROM {STARTED}) GROUP BY perpetrator;""",
    "range of months": """
        CREATE OR REPLACE TEMP TABLE peaks AS SELECT perpetrator, max(size) AS peak FROM (
          SELECT perpetrator, count(*) OVER (PARTITION BY perpetrator ORDER BY date
            RANGE BETWEEN CAST(date - (date - INTERVAL 3 MONTHS)::DATE - 1 AS INTEGER)
            * INTERVAL 1 DAY PRECEDING AND CURRENT ROW) AS size
          FROM (SELECT perpetrator, DATE '1970-01-01' + day AS date FROM found))
        GROUP BY perpetrator;""",
    "as-of join": f"""
        CREATE OR REPLACE TEMP TABLE placed AS SELECT perpetrator, day,
          row_number() OVER (PARTITION BY perpetrator ORDER BY day) AS place FROM found;
        CREATE OR REPLACE TEMP TABLE last AS SELECT perpetrator, day, max(place) AS place
          FROM placed GROUP BY perpetrator, day;
        CREATE OR REPLACE TEMP TABLE peaks AS
          SELECT s.perpetrator, max(s.place - coalesce(b.place, 0)) AS peak
          FROM (SELECT perpetrator, place, list_extract(
              {job.PEAK_STARTS.tolist()}::INTEGER[], day - {job.START} + 1) + {job.START} AS start
            FROM last) AS s
          ASOF LEFT JOIN last AS b ON s.perpetrator = b.perpetrator AND s.start >= b.day
          GROUP BY s.perpetrator;""",
}

VICTIMS = {
    "unique": """SELECT perpetrator, count(*) AS victims FROM (
        SELECT DISTINCT perpetrator, victim FROM kept WHERE victim <> 0) GROUP BY perpetrator""",
    "counted": """SELECT perpetrator, count(DISTINCT victim) AS victims FROM kept
        WHERE victim <> 0 GROUP BY perpetrator""",
}


def persons_query(victims):
    measures = f"""SELECT perpetrator AS person, incidents, recency_days, gravity,
        coalesce(victims, 0) AS victims, coalesce(peak, 1) AS peak
        FROM (SELECT perpetrator, count(*) AS incidents, {job.AS_OF} - max(day) AS recency_days,
            sum(weight)::BIGINT AS gravity FROM found GROUP BY perpetrator)
        LEFT JOIN ({VICTIMS[victims]}) USING (perpetrator)
        LEFT JOIN peaks USING (perpetrator)"""
    total = " + ".join((
        job.points_expression("recency_days", job.RECENCY, 0),
        job.points_expression("incidents", job.INCIDENTS, 0),
        job.points_expression("gravity", job.GRAVITY, 0),
        job.points_expression("victims", job.VICTIMS, 0)))
    # Totals are few: ranks come from the number of persons with each.
    return f"""
        CREATE OR REPLACE TEMP TABLE scored AS SELECT *, {total} AS total FROM ({measures});
        CREATE OR REPLACE TEMP TABLE persons AS SELECT scored.*, rank FROM scored JOIN (
          SELECT total, 1 + coalesce(sum(count(*)) OVER (ORDER BY total DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS rank
          FROM scored GROUP BY total) AS ranks USING (total);
        CREATE OR REPLACE TEMP TABLE top AS SELECT person FROM persons
          ORDER BY total DESC, gravity DESC, recency_days, incidents DESC, victims DESC, person
          LIMIT {job.TOP};"""


class Columns(dict):
    """Reads the table only when it is checked, and all columns at once: with two threads the rows
    come in another order each time."""

    def __init__(self, connection):
        super().__init__()
        self.connection = connection

    def __missing__(self, name):
        self.update(self.connection.execute("SELECT * FROM persons").fetchnumpy())
        return self[name]


class Top:
    def __init__(self, connection):
        self.connection = connection

    def __array__(self, dtype=None, copy=None):
        return self.connection.execute("SELECT person FROM top").fetchnumpy()["person"]


def connect(folder, threads):
    connection = duckdb.connect(":memory:", config={"threads": threads})
    connection.execute("SET preserve_insertion_order = false")  # allows more; rows need no order
    connection.register("given", job.read_rows(folder))
    connection.execute("CREATE TABLE events AS SELECT * FROM given")
    connection.unregister("given")
    weights = job.read_weights(folder)
    connection.execute("CREATE TABLE weights(offence UINTEGER, weight BIGINT)")
    connection.executemany("INSERT INTO weights VALUES (?, ?)",
                           [[code, int(weight)] for code, weight in enumerate(weights)])
    return connection


def variants(folder, threads):
    connection = connect(folder, threads)
    rows = connection.execute("SELECT count(*) FROM events").fetchone()[0]

    def variant(incidents, windows, victims):
        def run():
            connection.execute(INCIDENTS[incidents] + WINDOWS[windows] + persons_query(victims))
            return Columns(connection), Top(connection), rows
        return run

    for incidents, windows, victims in (
            ("all", "range of days", "unique"), ("inside", "range of days", "unique"),
            ("inside", "range of days", "counted"), ("inside", "range of months", "unique"),
            ("inside", "as-of join", "unique"), ("few", "range of days", "unique"),
            ("few", "range of days", "counted")):
        yield (f"{incidents}, windows by {windows}, victims {victims}",
               variant(incidents, windows, victims))
