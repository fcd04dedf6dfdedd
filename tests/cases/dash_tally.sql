-- SPDX-License-Identifier: Apache-2.0
-- Copyright the libdarisk authors
-- The tables of dash/tally.csv and dash/marac_*.csv. A row that breaks a rule here stops the
-- build. Whether a key exists is for the runner.

CREATE TABLE tally (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    instrument TEXT NOT NULL CHECK (instrument IN ('dash-2009', 'ric-24')),
    answers TEXT NOT NULL CHECK (answers <> ''),
    threshold TEXT NOT NULL CHECK (threshold BETWEEN '1' AND '9'),
    high_risk TEXT NOT NULL CHECK (high_risk <> ''),
    yes TEXT NOT NULL CHECK (yes <> ''),
    unknown TEXT NOT NULL CHECK (unknown <> ''),
    ric_yes TEXT NOT NULL CHECK (ric_yes <> ''),
    ric_unknown TEXT NOT NULL CHECK (ric_unknown <> ''),
    criterion TEXT NOT NULL CHECK (criterion IN ('MET', 'OPEN', 'NOT_MET')),
    high_risk_yes TEXT NOT NULL CHECK (high_risk_yes <> ''),
    high_risk_unknown TEXT NOT NULL CHECK (high_risk_unknown <> ''),
    sdash TEXT NOT NULL CHECK (sdash IN ('yes', 'no', 'unknown')),
    hba TEXT NOT NULL CHECK (hba IN ('yes', 'no', 'unknown')),
    bad TEXT NOT NULL CHECK (bad <> ''),
    first_bad TEXT NOT NULL CHECK (first_bad <> ''),
    source TEXT NOT NULL CHECK (source <> ''),
    note TEXT NOT NULL
);

CREATE TABLE marac_escalation (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    reports TEXT NOT NULL CHECK (reports <> ''),
    crimes TEXT NOT NULL CHECK (crimes <> ''),
    scope TEXT NOT NULL CHECK (scope IN ('VICTIM', 'PAIR')),
    rising TEXT NOT NULL CHECK (rising IN ('0', '1')),
    months TEXT NOT NULL CHECK (months <> ''),
    as_of TEXT NOT NULL CHECK (length(as_of) = 10),
    rows TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status LIKE 'DARISK_%'),
    result TEXT NOT NULL CHECK (result IN ('MET', 'OPEN', 'NOT_MET', '-')),
    count TEXT NOT NULL CHECK (count IN ('MET', 'OPEN', 'NOT_MET', '-')),
    rising_is TEXT NOT NULL CHECK (rising_is IN ('MET', 'OPEN', 'NOT_MET', '-')),
    reports_lower TEXT NOT NULL CHECK (reports_lower <> ''),
    reports_upper TEXT NOT NULL CHECK (reports_upper <> ''),
    crimes_lower TEXT NOT NULL CHECK (crimes_lower <> ''),
    crimes_upper TEXT NOT NULL CHECK (crimes_upper <> ''),
    ignored TEXT NOT NULL CHECK (ignored <> ''),
    undated TEXT NOT NULL CHECK (undated <> ''),
    source TEXT NOT NULL CHECK (source <> ''),
    note TEXT NOT NULL
);

CREATE TABLE marac_repeat (
    "case" TEXT PRIMARY KEY CHECK ("case" <> ''),
    version TEXT NOT NULL CHECK (version IN ('A', 'B')),
    anchor TEXT NOT NULL CHECK (anchor IN ('REFERRAL', 'MEETING')),
    months TEXT NOT NULL CHECK (months <> ''),
    as_of TEXT NOT NULL CHECK (length(as_of) = 10),
    anchors TEXT NOT NULL,
    searched TEXT NOT NULL CHECK (searched IN ('y', 'n', 'u')),
    events TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status LIKE 'DARISK_%'),
    result TEXT NOT NULL CHECK (result IN ('MET', 'OPEN', 'NOT_MET', '-')),
    last TEXT NOT NULL CHECK (last <> ''),
    met TEXT NOT NULL CHECK (met <> ''),
    open TEXT NOT NULL CHECK (open <> ''),
    ignored TEXT NOT NULL CHECK (ignored <> ''),
    source TEXT NOT NULL CHECK (source <> ''),
    note TEXT NOT NULL
);
