-- SPDX-License-Identifier: Apache-2.0
-- Copyright the libdarisk authors
-- The tables of the cases about serial perpetrators. A row that breaks a rule here stops the build.
--
-- People, incidents and groups are numbers, all of them made up; so are the weights of gravity,
-- which stand for no offence. Real weights come from the user's file. Every expected value was
-- worked out by hand from the rules, none by a program. Numbers are decimal text, references to
-- 64 bits; an empty cell is missing.

-- policy: its text, the lines parted by ' / ', or preset:NAME, which is tied to the edition in
-- `gravity`. waits_for: the mistake the case is there for.
CREATE TABLE cases (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    rule TEXT NOT NULL CHECK (rule <> ''),
    as_of TEXT NOT NULL CHECK (as_of <> ''),
    policy TEXT NOT NULL CHECK (policy <> ''),
    gravity TEXT NOT NULL CHECK (gravity <> ''),
    waits_for TEXT NOT NULL CHECK (waits_for <> '')
);

-- Codes are joined by ';': so many codes, so many rows.
CREATE TABLE events (
    "case" TEXT NOT NULL REFERENCES cases,
    incident_id TEXT NOT NULL CHECK (incident_id <> ''),
    perpetrator_id TEXT NOT NULL,
    victim_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('suspect', 'offender', 'other')),
    date_from TEXT NOT NULL,
    date_to TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'cancelled', 'no_crime')),
    is_da TEXT NOT NULL CHECK (is_da IN ('0', '1')),
    offence_codes TEXT NOT NULL,
    connection_group TEXT NOT NULL,
    grade TEXT NOT NULL
);

CREATE TABLE aliases (
    "case" TEXT NOT NULL REFERENCES cases,
    child TEXT NOT NULL,
    parent TEXT NOT NULL
);

CREATE TABLE facts (
    "case" TEXT NOT NULL REFERENCES cases,
    person_id TEXT NOT NULL,
    on_programme TEXT NOT NULL CHECK (on_programme IN ('0', '1')),
    unsuitable TEXT NOT NULL CHECK (unsuitable IN ('0', '1'))
);

CREATE TABLE referrals (
    "case" TEXT NOT NULL REFERENCES cases,
    perpetrator_id TEXT NOT NULL,
    victim_id TEXT NOT NULL,
    "date" TEXT NOT NULL
);

CREATE TABLE reviews (
    "case" TEXT NOT NULL REFERENCES cases,
    victim_id TEXT NOT NULL,
    "date" TEXT NOT NULL
);

CREATE TABLE gravity (
    edition TEXT NOT NULL CHECK (edition LIKE 'EXAMPLE %'),
    code TEXT NOT NULL CHECK (code <> ''),
    weight TEXT NOT NULL CHECK (weight <> ''),
    PRIMARY KEY (edition, code)
);

-- Only what the case is about; "column" and value as a table of persons has them.
CREATE TABLE persons (
    "case" TEXT NOT NULL REFERENCES cases,
    person_id TEXT NOT NULL CHECK (person_id <> ''),
    "column" TEXT NOT NULL CHECK ("column" <> ''),
    value TEXT NOT NULL,
    PRIMARY KEY ("case", person_id, "column")
);

-- The whole list, from place 1.
CREATE TABLE listed (
    "case" TEXT NOT NULL REFERENCES cases,
    place INTEGER NOT NULL CHECK (place > 0),
    person_id TEXT NOT NULL CHECK (person_id <> ''),
    PRIMARY KEY ("case", place)
);

-- listed 0: not among the quiet repeat victims.
CREATE TABLE victims (
    "case" TEXT NOT NULL REFERENCES cases,
    victim_id TEXT NOT NULL CHECK (victim_id <> ''),
    quiet TEXT NOT NULL,
    incidents TEXT NOT NULL,
    undated TEXT NOT NULL,
    last_date TEXT NOT NULL,
    days_quiet TEXT NOT NULL,
    last_grade TEXT NOT NULL,
    listed INTEGER NOT NULL CHECK (listed IN (0, 1) AND (listed = 1) = (quiet <> '')),
    PRIMARY KEY ("case", victim_id)
);

CREATE TABLE pairs (
    "case" TEXT NOT NULL REFERENCES cases,
    perpetrator TEXT NOT NULL CHECK (perpetrator <> ''),
    victim TEXT NOT NULL CHECK (victim <> ''),
    "column" TEXT NOT NULL CHECK ("column" <> ''),
    value TEXT NOT NULL,
    PRIMARY KEY ("case", perpetrator, victim, "column")
);

-- The numbers beside a table of persons.
CREATE TABLE totals (
    "case" TEXT NOT NULL REFERENCES cases,
    "column" TEXT NOT NULL CHECK ("column" IN (
        'rows', 'ignored', 'no_perpetrator', 'reversed', 'listed', 'scored', 'selected')),
    value TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY ("case", "column")
);

-- A window that ends on as_of: start is the day before its first, days how many it has.
CREATE TABLE windows (
    as_of TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('months', 'days')),
    n TEXT NOT NULL,
    start TEXT NOT NULL,
    days TEXT NOT NULL,
    PRIMARY KEY (as_of, unit, n)
);

CREATE TABLE days (
    "date" TEXT PRIMARY KEY,
    day TEXT NOT NULL
);

-- weight: what is left, after so many days, of 2^31.
CREATE TABLE halflife (
    half_life TEXT NOT NULL,
    days TEXT NOT NULL,
    weight TEXT NOT NULL,
    PRIMARY KEY (half_life, days)
);

-- So many persons with so many incidents, and the score of each of them for frequency.
CREATE TABLE quantiles (
    "case" TEXT NOT NULL CHECK ("case" <> ''),
    quantiles TEXT NOT NULL,
    value INTEGER NOT NULL,
    persons INTEGER NOT NULL,
    score TEXT NOT NULL,
    PRIMARY KEY ("case", value)
);

-- How many of the scored, all with different totals, a share selects.
CREATE TABLE shares (
    basis_points TEXT NOT NULL,
    scored INTEGER NOT NULL,
    first TEXT NOT NULL,
    PRIMARY KEY (basis_points, scored)
);

-- What is refused, and its neighbours that are accepted. text, by what:
--   policy     its lines, parted by ' / '
--   preset     its name, without an edition
--   gravity    CODE=WEIGHT;CODE=WEIGHT
--   alias      CHILD>PARENT;CHILD>PARENT, all in one call
--   events     one row, its cells parted by ','; role and status may be numbers, and days counted
--              from 1970, so that what no word or day stands for can be written
--   facts, referrals, reviews   the same
--   as_of      the day asked for
--   score      the case of that name above is refused when it is scored; the person it is for
CREATE TABLE refused (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    what TEXT NOT NULL CHECK (what IN ('policy', 'preset', 'gravity', 'alias', 'events', 'facts',
                                       'referrals', 'reviews', 'as_of', 'score')),
    text TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why <> '')
);
