-- SPDX-License-Identifier: Apache-2.0
-- Copyright the libdarisk authors
-- The tables of the cases about records of DASH, their rules and re-assessment; dash_case.h says
-- how a cell is written. A row that breaks a rule here stops the build.

-- What the rules find. `rule` 0 compares all findings, another number those of that rule:
-- CODE=F or U, then @item or #record.
CREATE TABLE validate (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    base TEXT NOT NULL CHECK (base IN ('EMPTY', 'CLEAN')),
    instrument TEXT NOT NULL CHECK (instrument IN ('dash-2009', 'ric-24')),
    answers TEXT NOT NULL,
    details TEXT NOT NULL,
    around TEXT NOT NULL,
    records TEXT NOT NULL,
    link TEXT NOT NULL CHECK (link IN ('NONE', 'UNRESOLVED', 'RESOLVED')),
    policy TEXT NOT NULL,
    rule INTEGER NOT NULL CHECK (rule BETWEEN 0 AND 19),
    expect TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> '')
);

-- What a handle takes and refuses, call by call.
CREATE TABLE record (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    answers TEXT NOT NULL,
    calls TEXT NOT NULL CHECK (calls <> ''),
    expect TEXT NOT NULL CHECK (expect <> ''),
    grade TEXT NOT NULL,
    records INTEGER NOT NULL,
    source TEXT NOT NULL CHECK (source <> '')
);

-- trigger: tell victim, reassess, review safety plan.
CREATE TABLE reassess_bail (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    held TEXT NOT NULL,
    released TEXT NOT NULL,
    at TEXT NOT NULL,
    told TEXT NOT NULL,
    assessed TEXT NOT NULL,
    reviewed TEXT NOT NULL,
    expect TEXT NOT NULL CHECK (expect <> ''),
    source TEXT NOT NULL CHECK (source <> '')
);

CREATE TABLE reassess_event (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    reported TEXT NOT NULL,
    at TEXT NOT NULL,
    assessed TEXT NOT NULL,
    expect TEXT NOT NULL CHECK (expect IN ('OPEN', 'CLEAR', 'CANNOT_TELL')),
    source TEXT NOT NULL CHECK (source <> '')
);

-- policy: quiet months, counted months, incidents; empty for the defaults.
CREATE TABLE reassess_quiet (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    as_of TEXT NOT NULL,
    incidents TEXT NOT NULL,
    reviews TEXT NOT NULL,
    policy TEXT NOT NULL,
    expect TEXT NOT NULL CHECK (expect IN ('OPEN', 'CLEAR', 'CANNOT_TELL')),
    source TEXT NOT NULL CHECK (source <> '')
);
