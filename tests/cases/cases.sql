-- SPDX-License-Identifier: Apache-2.0
-- Copyright the libdarisk authors
-- The tables the CSV files are imported into. A row that breaks a rule here stops the build, so
-- a slip in a case file is found before any test runs. Whether a key exists is for the runner.

CREATE TABLE worked_examples (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    facts TEXT NOT NULL CHECK (facts <> ''),
    definition TEXT NOT NULL CHECK (definition <> ''),
    recorded_on TEXT NOT NULL,
    conduct_on TEXT NOT NULL,
    victim_age TEXT NOT NULL,
    perpetrator_age TEXT NOT NULL,
    relationships TEXT NOT NULL,
    behaviours TEXT NOT NULL,
    circumstances TEXT NOT NULL,
    expect TEXT NOT NULL CHECK (expect LIKE 'DEFINITION:%'),
    decided_by TEXT NOT NULL CHECK (decided_by <> ''),
    tie TEXT NOT NULL CHECK (tie <> ''),
    confidence TEXT NOT NULL CHECK (confidence IN ('A', 'B', 'C', 'BL')),
    source TEXT NOT NULL CHECK (source <> ''),
    note TEXT NOT NULL
);

CREATE TABLE northern_ireland (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    facts TEXT NOT NULL CHECK (facts <> ''),
    definition TEXT NOT NULL CHECK (definition <> ''),
    recorded_on TEXT NOT NULL,
    conduct_on TEXT NOT NULL,
    victim_age TEXT NOT NULL,
    perpetrator_age TEXT NOT NULL,
    relationships TEXT NOT NULL,
    behaviours TEXT NOT NULL,
    circumstances TEXT NOT NULL,
    expect TEXT NOT NULL CHECK (expect LIKE 'DEFINITION:%'),
    decided_by TEXT NOT NULL CHECK (decided_by <> ''),
    tie TEXT NOT NULL CHECK (tie <> ''),
    confidence TEXT NOT NULL CHECK (confidence IN ('A', 'B', 'C', 'BL')),
    source TEXT NOT NULL CHECK (source <> ''),
    note TEXT NOT NULL
);

CREATE TABLE rules (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    facts TEXT NOT NULL CHECK (facts <> ''),
    definition TEXT NOT NULL CHECK (definition <> ''),
    recorded_on TEXT NOT NULL,
    conduct_on TEXT NOT NULL,
    victim_age TEXT NOT NULL,
    perpetrator_age TEXT NOT NULL,
    relationships TEXT NOT NULL,
    behaviours TEXT NOT NULL,
    circumstances TEXT NOT NULL,
    expect TEXT NOT NULL CHECK (expect LIKE 'DEFINITION:%'),
    decided_by TEXT NOT NULL CHECK (decided_by <> ''),
    tie TEXT NOT NULL CHECK (tie <> ''),
    confidence TEXT NOT NULL CHECK (confidence IN ('A', 'B', 'C', 'BL')),
    source TEXT NOT NULL CHECK (source <> ''),
    note TEXT NOT NULL
);

CREATE TABLE in_force (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    jurisdiction TEXT NOT NULL CHECK (jurisdiction <> ''),
    recorded_on TEXT NOT NULL,
    switch_day TEXT NOT NULL,
    expect_status TEXT NOT NULL CHECK (expect_status LIKE 'DARISK_%'),
    expect_definition TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> '')
);

-- The response: requests and what is expected, and calls that wait.
CREATE TABLE response_decide (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    facts TEXT NOT NULL CHECK (facts <> ''),
    requested TEXT NOT NULL,
    danger TEXT NOT NULL,
    call_cut_off TEXT NOT NULL,
    station_appointment TEXT NOT NULL,
    suspect_absent TEXT NOT NULL,
    victim_safe TEXT NOT NULL,
    victim_willing TEXT NOT NULL,
    victim_certificate TEXT NOT NULL,
    perpetrator_certificate TEXT NOT NULL,
    role TEXT NOT NULL,
    authoriser TEXT NOT NULL,
    ground TEXT NOT NULL,
    support TEXT NOT NULL,
    source TEXT NOT NULL,
    no_current_threat TEXT NOT NULL,
    given_at TEXT NOT NULL,
    agreed TEXT NOT NULL,
    expect TEXT NOT NULL CHECK (expect LIKE 'RESP:%'),
    initial TEXT NOT NULL CHECK (initial LIKE 'RESP:%'),
    refusals TEXT NOT NULL,
    found TEXT NOT NULL,
    video TEXT NOT NULL CHECK (video IN ('yes', 'no')),
    certificate TEXT NOT NULL CHECK (certificate <> ''),
    rule TEXT NOT NULL
);

CREATE TABLE response_review (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    facts TEXT NOT NULL CHECK (facts <> ''),
    grade TEXT NOT NULL CHECK (grade LIKE 'RESP:%'),
    allocated TEXT NOT NULL,
    attended TEXT NOT NULL,
    call_cut_off TEXT NOT NULL,
    threat_changed TEXT NOT NULL,
    delay_reviewed TEXT NOT NULL,
    delay_justified TEXT NOT NULL,
    now TEXT NOT NULL,
    received TEXT NOT NULL,
    reviewed TEXT NOT NULL,
    agreed TEXT NOT NULL,
    target TEXT NOT NULL,
    interval TEXT NOT NULL,
    delay TEXT NOT NULL CHECK (delay <> ''),
    due TEXT NOT NULL,
    cannot_tell TEXT NOT NULL,
    findings TEXT NOT NULL,
    rule TEXT NOT NULL
);

-- The background checks. Sets are keys joined by +; `others` is the state of every check that
-- `states` leaves out; `table` has the rows a force has changed, required/found/unavailable.
CREATE TABLE dait_checks (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    facts TEXT NOT NULL CHECK (facts <> ''),
    "table" TEXT NOT NULL,
    states TEXT NOT NULL,
    others TEXT NOT NULL CHECK (others <> ''),
    expect TEXT NOT NULL CHECK (expect LIKE 'DAIT:%'),
    reasons TEXT NOT NULL,
    outstanding TEXT NOT NULL,
    markers TEXT NOT NULL,
    notifications TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> '')
);

CREATE TABLE dait_rules (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    facts TEXT NOT NULL CHECK (facts <> ''),
    "table" TEXT NOT NULL,
    states TEXT NOT NULL,
    others TEXT NOT NULL CHECK (others <> ''),
    expect TEXT NOT NULL CHECK (expect LIKE 'DAIT:%'),
    reasons TEXT NOT NULL,
    outstanding TEXT NOT NULL,
    markers TEXT NOT NULL,
    notifications TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> '')
);

CREATE TABLE dait_tables (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    "check" TEXT NOT NULL CHECK ("check" <> ''),
    required TEXT NOT NULL CHECK (required IN ('YES', 'NO', '')),
    found TEXT NOT NULL,
    unavailable TEXT NOT NULL,
    expect_status TEXT NOT NULL CHECK (expect_status LIKE 'DARISK_%'),
    source TEXT NOT NULL CHECK (source <> '')
);

CREATE TABLE dait_told (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    facts TEXT NOT NULL CHECK (facts <> ''),
    due TEXT NOT NULL,
    told TEXT NOT NULL,
    expect_due TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> '')
);

-- References: texts and their numbers, and texts that come to the same one.
CREATE TABLE reference (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    text TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL CHECK (number <> '')
);

CREATE TABLE reference_same (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    one TEXT NOT NULL CHECK (one <> ''),
    other TEXT NOT NULL CHECK (other <> one),
    number TEXT NOT NULL CHECK (number <> '')
);
