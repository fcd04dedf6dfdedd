-- SPDX-License-Identifier: Apache-2.0
-- Copyright the libdarisk authors
--
-- The rules of serial perpetrators (R1 to R20), written a second time, in plain SQL, from the
-- rules alone. serial_reference.py fills the tables named here and writes the answers:
--
--   event     one row of the world for each offence of a row: incident, perpetrator, victim, role,
--             day_from, day_to, status, is_da, offence, connection, grade
--   offence   every code that an event names, with its weight; no weight: not in the table
--   link      alias pairs (child, parent); fact, referral, review: as in the world
--   setting   one row: the as-of day and the policy; a start is a day that is just outside
--   wanted    what is to be counted: n, measure, start, least. n > 0 is a threshold of the policy,
--             0 is SERIAL, below 0 are the columns of the look-back
--   span      for each day of an event, the start of the 12 months ending on it
--   slide     for each peak that is wanted and each day of an event, the start of its window
--   band, weight   of the score
--
-- Ids are unsigned in the world; here 2^63 less, which keeps their order. A missing id, day or
-- offence is NULL. A sum above int64 is an error of SQLite itself; nothing here is a float.

CREATE TABLE rule (text TEXT, holds INTEGER CHECK (holds)); -- a rule that does not hold stops all

-- ---------------------------------------------------------------- R9: who is who

CREATE TABLE root AS
WITH RECURSIVE climb (id, at) AS (
  SELECT child, parent FROM link
  UNION
  SELECT climb.id, link.parent FROM climb JOIN link ON link.child = climb.at)
SELECT id, at AS root FROM climb WHERE at NOT IN (SELECT child FROM link);
CREATE UNIQUE INDEX root_id ON root (id);

INSERT INTO rule
SELECT 'no alias chain is a cycle', (SELECT count(*) FROM root) = (SELECT count(*) FROM link);

-- ---------------------------------------------------------------- R2, R3, R7: rows

CREATE TABLE seen AS
WITH named AS (
  SELECT e.incident, e.perpetrator AS recorded, coalesce(a.root, e.perpetrator) AS p,
         coalesce(b.root, e.victim) AS v, e.role, e.status, e.is_da, e.offence, e.connection,
         e.grade,
         CASE WHEN e.day_to IS NULL THEN e.day_from
              WHEN e.day_to < e.day_from THEN NULL
              ELSE e.day_to END AS day
  FROM event AS e
  LEFT JOIN root AS a ON a.id = e.perpetrator
  LEFT JOIN root AS b ON b.id = e.victim)
SELECT incident, recorded, p, v, day, offence, connection, grade,
       CASE WHEN role = 'other' OR NOT is_da THEN 'ignored'
            WHEN status <> 'open' THEN 'cancelled'
            WHEN p = v THEN 'self'
            WHEN day > as_of THEN 'future'
            ELSE 'counted' END AS class
FROM named CROSS JOIN setting;

CREATE TABLE person AS
SELECT p, max(recorded <> p) AS merged,
       count(DISTINCT CASE WHEN class = 'future' THEN incident END) AS future,
       count(DISTINCT CASE WHEN class = 'cancelled' THEN incident END) AS cancelled,
       count(DISTINCT CASE WHEN class = 'self' THEN incident END) AS self_link
FROM seen WHERE class <> 'ignored' AND p IS NOT NULL GROUP BY p;
CREATE UNIQUE INDEX person_p ON person (p);

CREATE TABLE counted AS
SELECT p, incident, v, day, offence, connection, grade FROM seen WHERE class = 'counted';
CREATE INDEX counted_v ON counted (v, incident);

-- ---------------------------------------------------------------- R19: who accuses whom

-- The incident as it is for p, before any option.
CREATE TABLE whole (p, incident, day, crime, PRIMARY KEY (p, incident)) WITHOUT ROWID;
INSERT INTO whole
SELECT p, incident, max(day), max(offence IS NOT NULL)
FROM counted WHERE p IS NOT NULL GROUP BY p, incident;

CREATE TABLE act (p, v, incident, PRIMARY KEY (p, v, incident)) WITHOUT ROWID;
INSERT INTO act
SELECT DISTINCT p, v, incident FROM counted WHERE p IS NOT NULL AND v IS NOT NULL;

CREATE TABLE dual (incident, p, v, PRIMARY KEY (incident, p, v)) WITHOUT ROWID;
INSERT INTO dual
SELECT a.incident, a.p, a.v
FROM act AS a JOIN act AS b ON b.p = a.v AND b.v = a.p AND b.incident = a.incident;

CREATE TABLE recent (p, v, incident, PRIMARY KEY (p, v, incident)) WITHOUT ROWID;
INSERT INTO recent
SELECT a.p, a.v, a.incident
FROM act AS a JOIN whole AS w ON w.p = a.p AND w.incident = a.incident CROSS JOIN setting
WHERE w.day > look_back;

-- ---------------------------------------------------------------- the incidents of a person

-- The rows that are measured: all, or those left by EXCLUDE_DUAL.
CREATE TABLE mine AS
SELECT c.* FROM counted AS c CROSS JOIN setting
WHERE c.p IS NOT NULL
  AND NOT (exclude_dual AND EXISTS (SELECT 1 FROM dual AS d
                                    WHERE d.incident = c.incident AND d.p = c.p AND d.v = c.v));

CREATE TABLE happened (p, incident, day, crime, unmapped, no_victim, PRIMARY KEY (p, incident))
  WITHOUT ROWID;
INSERT INTO happened
SELECT m.p, m.incident, max(m.day), max(m.offence IS NOT NULL),
       max(m.offence IS NOT NULL AND o.weight IS NULL), max(m.v IS NULL)
FROM mine AS m LEFT JOIN offence AS o ON o.offence = m.offence
GROUP BY m.p, m.incident;

-- R10: a victim, under the smallest group that p's rows give them.
CREATE TABLE harmed (p, incident, v, connection, day, crime, PRIMARY KEY (p, incident, v))
  WITHOUT ROWID;
INSERT INTO harmed
SELECT a.p, a.incident, a.v, g.connection, h.day, h.crime
FROM (SELECT DISTINCT p, incident, v FROM mine WHERE v IS NOT NULL) AS a
JOIN (SELECT p, v, min(connection) AS connection FROM mine WHERE v IS NOT NULL GROUP BY p, v) AS g
  ON g.p = a.p AND g.v = a.v
JOIN happened AS h ON h.p = a.p AND h.incident = a.incident;

-- One per pair per day: the smallest id of a day with each victim; for crimes, of the crimes.
CREATE TABLE first AS
SELECT p, day, v, min(incident) AS incident, min(CASE WHEN crime THEN incident END) AS crime
FROM harmed WHERE day IS NOT NULL GROUP BY p, day, v;
CREATE INDEX first_incident ON first (p, incident);
CREATE INDEX first_crime ON first (p, crime);

CREATE TABLE unit (p, incident, day, kept, kept_crime, PRIMARY KEY (p, incident)) WITHOUT ROWID;
INSERT INTO unit
SELECT h.p, h.incident, h.day,
       NOT one_per_day OR h.day IS NULL OR h.no_victim
         OR EXISTS (SELECT 1 FROM first AS f WHERE f.p = h.p AND f.incident = h.incident),
       h.crime
         AND (NOT one_per_day OR h.day IS NULL OR h.no_victim
              OR EXISTS (SELECT 1 FROM first AS f WHERE f.p = h.p AND f.crime = h.incident))
FROM happened AS h CROSS JOIN setting;
CREATE INDEX unit_day ON unit (p, day) WHERE kept;

-- ---------------------------------------------------------------- R8, 4.5: low and high

CREATE TABLE value (n, p, low, high, PRIMARY KEY (n, p)) WITHOUT ROWID;

INSERT INTO value
SELECT n, p, count(CASE WHEN day > start THEN 1 END),
       count(CASE WHEN day > start OR day IS NULL THEN 1 END)
FROM wanted CROSS JOIN unit WHERE measure = 'incidents' AND kept GROUP BY n, p;

INSERT INTO value
SELECT n, p, count(CASE WHEN day > start THEN 1 END),
       count(CASE WHEN day > start OR day IS NULL THEN 1 END)
FROM wanted CROSS JOIN unit WHERE measure = 'crimes' AND kept_crime GROUP BY n, p;

INSERT INTO value
SELECT n, p,
       count(DISTINCT CASE WHEN day > start THEN connection END)
         + count(DISTINCT CASE WHEN day > start AND connection IS NULL THEN v END),
       count(DISTINCT CASE WHEN day > start OR day IS NULL THEN connection END)
         + count(DISTINCT CASE WHEN (day > start OR day IS NULL) AND connection IS NULL
                               THEN v END)
FROM wanted CROSS JOIN harmed WHERE measure = 'victims' GROUP BY n, p;

-- Against one victim; one per pair per day makes it distinct days. Undated ones always stand alone.
INSERT INTO value
SELECT n, p, max(dated), max(dated + undated)
FROM (SELECT n, p, v,
             CASE WHEN one_per_day THEN count(DISTINCT CASE WHEN day > start THEN day END)
                  ELSE count(CASE WHEN day > start THEN 1 END) END AS dated,
             count(CASE WHEN day IS NULL THEN 1 END) AS undated
      FROM wanted CROSS JOIN harmed CROSS JOIN setting
      WHERE measure = 'same_victim' GROUP BY n, p, v)
GROUP BY n, p;

-- R6, 4.9: the most in one sliding window that ends on an incident of the look-back.
INSERT INTO value
SELECT n, p, max(ending), max(ending) + count(CASE WHEN day IS NULL THEN 1 END)
FROM (SELECT n, u.p, u.day,
             (SELECT count(*) FROM unit AS e
              WHERE e.p = u.p AND e.kept AND e.day <= u.day AND e.day > w.start
                AND e.day > (SELECT s.start FROM slide AS s WHERE s.n = w.n AND s.day = u.day)
                AND u.day > w.start) AS ending
      FROM wanted AS w CROSS JOIN unit AS u WHERE measure = 'peak' AND u.kept)
GROUP BY n, p;

-- 1 NOT_MET, 2 INDETERMINATE, 3 MET
CREATE TABLE answer (p, n, low, high, result, PRIMARY KEY (p, n)) WITHOUT ROWID;
INSERT INTO answer
SELECT person.p, w.n, coalesce(low, 0), coalesce(high, 0),
       CASE WHEN low >= least THEN 3 WHEN high >= least THEN 2 ELSE 1 END
FROM person CROSS JOIN wanted AS w LEFT JOIN value ON value.n = w.n AND value.p = person.p;

CREATE TABLE combined AS
SELECT p, CASE thresholds WHEN 'all' THEN min(result) ELSE max(result) END AS result
FROM answer CROSS JOIN setting WHERE n > 0 GROUP BY p;
CREATE UNIQUE INDEX combined_p ON combined (p);

-- ---------------------------------------------------------------- R11, R18: gravity

CREATE TABLE harm AS
SELECT p, noncrime AS weight, as_of - day AS age
FROM happened CROSS JOIN setting WHERE NOT crime AND day > look_back
UNION ALL
SELECT m.p, max(coalesce(o.weight, 0)), as_of - h.day
FROM mine AS m JOIN happened AS h ON h.p = m.p AND h.incident = m.incident
JOIN offence AS o ON o.offence = m.offence CROSS JOIN setting
WHERE NOT sum_all AND h.day > look_back GROUP BY m.p, m.incident
UNION ALL
SELECT p, weight, age
FROM (SELECT DISTINCT m.p, m.incident, m.v, m.offence, coalesce(o.weight, 0) AS weight,
                      as_of - h.day AS age
      FROM mine AS m JOIN happened AS h ON h.p = m.p AND h.incident = m.incident
      JOIN offence AS o ON o.offence = m.offence CROSS JOIN setting
      WHERE sum_all AND h.day > look_back);

-- decayed() is of the driver, for its sums need 128 bits; it too refuses what int64 does not hold.
CREATE TABLE gravity (p PRIMARY KEY, gravity) WITHOUT ROWID;
INSERT INTO gravity
SELECT p, sum(weight) FROM harm WHERE (SELECT half_life FROM setting) = 0 GROUP BY p;
INSERT INTO gravity
SELECT p, decayed(weight, age, half_life) FROM harm CROSS JOIN setting
WHERE half_life > 0 GROUP BY p;

-- ---------------------------------------------------------------- the measures of a person

CREATE TABLE measured AS
WITH tally AS (
  SELECT p, max(CASE WHEN day > look_back THEN day END) AS last,
         count(CASE WHEN day IS NULL THEN 1 END) AS undated,
         count(CASE WHEN day > look_back AND unmapped THEN 1 END) AS unmapped,
         count(CASE WHEN day > look_back AND no_victim THEN 1 END) AS no_victim
  FROM happened CROSS JOIN setting GROUP BY p),
grouped AS (
  SELECT p, max(CASE WHEN v IS NOT NULL THEN connection END) IS NULL AS unknown
  FROM mine GROUP BY p)
SELECT p.p, p.merged, p.future, p.cancelled, p.self_link,
       i.low AS incidents, c.low AS crimes, v.low AS victims, k.low AS peak,
       coalesce(g.gravity, 0) AS gravity, t.last, as_of - t.last AS recency,
       coalesce(t.undated, 0) AS undated, coalesce(t.unmapped, 0) AS unmapped,
       coalesce(t.no_victim, 0) AS no_victim, coalesce(r.unknown, 0) AS unknown,
       EXISTS (SELECT 1 FROM recent AS a JOIN recent AS b ON b.p = a.v AND b.v = a.p
               WHERE a.p = p.p) AS counter,
       EXISTS (SELECT 1 FROM recent AS a JOIN recent AS b
                 ON b.p = a.v AND b.v = a.p AND b.incident = a.incident
               WHERE a.p = p.p) AS dual,
       q.result AS thresholds,
       setting.score <> 'none' AND t.last IS NOT NULL
         AND (NOT qualify OR coalesce(q.result, 0) = 3) AS scored
FROM person AS p CROSS JOIN setting
JOIN answer AS i ON i.p = p.p AND i.n = -1
JOIN answer AS c ON c.p = p.p AND c.n = -2
JOIN answer AS v ON v.p = p.p AND v.n = -3
JOIN answer AS k ON k.p = p.p AND k.n = -4
LEFT JOIN gravity AS g ON g.p = p.p
LEFT JOIN tally AS t ON t.p = p.p
LEFT JOIN grouped AS r ON r.p = p.p
LEFT JOIN combined AS q ON q.p = p.p;

-- ---------------------------------------------------------------- R13, R15, R16: score and rank

CREATE TABLE component AS
SELECT p, 'recency' AS component, recency AS amount, -recency AS worse FROM measured WHERE scored
UNION ALL
SELECT p, 'frequency', incidents, incidents FROM measured WHERE scored
UNION ALL
SELECT p, 'gravity', gravity, gravity FROM measured WHERE scored
UNION ALL
SELECT p, 'victims', victims, victims FROM measured WHERE scored;

-- rank() - 1 is the number of persons with a strictly smaller value.
CREATE TABLE points (p, component, points, PRIMARY KEY (p, component)) WITHOUT ROWID;
INSERT INTO points
SELECT p, c.component,
       w.weight * CASE s.score
         WHEN 'bands' THEN coalesce((SELECT b.points FROM band AS b
                                     WHERE b.component = c.component AND b.bound <= c.amount
                                     ORDER BY b.bound DESC LIMIT 1), 0)
         ELSE 1 + s.quantiles * (rank() OVER (PARTITION BY c.component ORDER BY worse) - 1)
                / (SELECT count(*) FROM measured WHERE scored) END
FROM component AS c JOIN weight AS w ON w.component = c.component CROSS JOIN setting AS s
WHERE s.score IN ('bands', 'quantiles');
INSERT INTO points
SELECT p, component, CASE component WHEN 'gravity' THEN amount ELSE 0 END
FROM component WHERE (SELECT score FROM setting) = 'gravity';

-- A product above int64 would have become a float.
INSERT INTO rule SELECT 'points fit', count(*) = 0 FROM points WHERE typeof(points) <> 'integer';

CREATE TABLE ranked AS
SELECT r.p, r.points AS recency, f.points AS frequency, g.points AS gravity, v.points AS victims,
       r.points + f.points + g.points + v.points AS total,
       rank() OVER (ORDER BY r.points + f.points + g.points + v.points DESC) AS rank
FROM points AS r
JOIN points AS f ON f.p = r.p AND f.component = 'frequency'
JOIN points AS g ON g.p = r.p AND g.component = 'gravity'
JOIN points AS v ON v.p = r.p AND v.component = 'victims'
WHERE r.component = 'recency';
CREATE UNIQUE INDEX ranked_p ON ranked (p);

-- ---------------------------------------------------------------- R17, R20: cohort and advice

CREATE TABLE chosen AS
SELECT m.p, coalesce(
  CASE s.cohort
    WHEN 'met' THEN m.thresholds = 3
    WHEN 'top_k' THEN r.rank <= s.cohort_value
    WHEN 'top_bp' THEN r.rank <= (s.cohort_value * (SELECT count(*) FROM ranked) + 9999) / 10000
    WHEN 'total_at_least' THEN r.total >= s.cohort_value
    ELSE 0 END, 0) AS selected
FROM measured AS m LEFT JOIN ranked AS r ON r.p = m.p CROSS JOIN setting AS s;
CREATE UNIQUE INDEX chosen_p ON chosen (p);

CREATE TABLE known AS
SELECT coalesce(root.root, fact.person) AS p, max(on_programme) AS on_programme,
       max(unsuitable) AS unsuitable
FROM fact LEFT JOIN root ON root.id = fact.person GROUP BY 1;
CREATE UNIQUE INDEX known_p ON known (p);

CREATE VIEW persons AS
SELECT m.p AS person_id, m.scored, m.incidents, m.crimes, m.victims, m.gravity,
       m.unmapped > 0 AS gravity_partial, m.last AS last_date, m.recency AS recency_days, m.peak,
       m.undated, m.future, m.cancelled, m.self_link, m.unmapped, m.no_victim,
       a.low AS serial_low, a.high AS serial_high, a.result AS serial, m.thresholds,
       substr(CASE WHEN m.counter THEN '|COUNTER' ELSE '' END
              || CASE WHEN m.dual THEN '|DUAL' ELSE '' END
              || CASE WHEN m.undated > 0 THEN '|UNDATED' ELSE '' END
              || CASE WHEN m.future > 0 THEN '|FUTURE' ELSE '' END
              || CASE WHEN m.unmapped > 0 THEN '|UNMAPPED' ELSE '' END
              || CASE WHEN m.unknown THEN '|CONNECTION_UNKNOWN' ELSE '' END
              || CASE WHEN m.self_link > 0 THEN '|SELF_LINK' ELSE '' END
              || CASE WHEN m.merged THEN '|MERGED' ELSE '' END
              || CASE WHEN m.cancelled > 0 THEN '|CANCELLED' ELSE '' END, 2) AS flags,
       r.recency AS points_recency, r.frequency AS points_frequency, r.gravity AS points_gravity,
       r.victims AS points_victims, r.total, r.rank, c.selected,
       CASE WHEN c.selected AND NOT coalesce(k.on_programme OR k.unsuitable, 0)
            THEN 'CONSIDER_PROGRAMME' END AS advice
FROM measured AS m
JOIN answer AS a ON a.p = m.p AND a.n = 0
JOIN chosen AS c ON c.p = m.p
LEFT JOIN ranked AS r ON r.p = m.p
LEFT JOIN known AS k ON k.p = m.p
ORDER BY NOT m.scored, r.total DESC, CASE WHEN m.scored THEN -m.gravity END,
         CASE WHEN m.scored THEN m.recency END, CASE WHEN m.scored THEN -m.incidents END,
         CASE WHEN m.scored THEN -m.victims END, m.p;

-- ---------------------------------------------------------------- R14: quiet repeat victims

CREATE TABLE called (v, incident, day, PRIMARY KEY (v, incident)) WITHOUT ROWID;
INSERT INTO called
SELECT v, incident, max(day) FROM counted WHERE v IS NOT NULL GROUP BY v, incident;

CREATE TABLE final (v PRIMARY KEY, last) WITHOUT ROWID;
INSERT INTO final
SELECT v, max(day) FROM called GROUP BY v;

-- Without a dated call no review is later than the last one.
CREATE TABLE reviewed (v PRIMARY KEY) WITHOUT ROWID;
INSERT INTO reviewed
SELECT DISTINCT f.v
FROM review LEFT JOIN root ON root.id = review.victim CROSS JOIN setting
JOIN final AS f ON f.v = coalesce(root.root, review.victim)
WHERE f.last < review.day AND review.day <= as_of;

CREATE TABLE quiet AS
SELECT f.v, f.last,
       count(CASE WHEN c.day > span.year_start THEN 1 END) AS incidents,
       count(CASE WHEN c.day IS NULL THEN 1 END) AS undated
FROM final AS f CROSS JOIN setting JOIN called AS c ON c.v = f.v
LEFT JOIN span ON span.day = f.last
WHERE (f.last IS NULL OR f.last <= quiet_since) AND f.v NOT IN (SELECT v FROM reviewed)
GROUP BY f.v;

CREATE VIEW victims AS
SELECT q.v AS victim_id, CASE q.undated WHEN 0 THEN 3 ELSE 2 END AS quiet, q.incidents, q.undated,
       q.last AS last_date, as_of - q.last AS days_quiet,
       coalesce((SELECT c.grade FROM counted AS c
                 WHERE c.v = q.v AND c.day IS NOT NULL AND c.grade > 0
                 ORDER BY c.day DESC, c.grade DESC LIMIT 1), 0) AS last_grade
FROM quiet AS q CROSS JOIN setting
WHERE q.incidents + q.undated >= 2
ORDER BY q.v;

-- ---------------------------------------------------------------- 8.4 to 8.7: pairs

CREATE TABLE referred (p, v, last, undated, PRIMARY KEY (p, v)) WITHOUT ROWID;
INSERT INTO referred
SELECT coalesce(a.root, r.perpetrator), coalesce(b.root, r.victim),
       max(CASE WHEN r.day <= as_of THEN r.day END), max(r.day IS NULL)
FROM referral AS r LEFT JOIN root AS a ON a.id = r.perpetrator
LEFT JOIN root AS b ON b.id = r.victim CROSS JOIN setting
WHERE r.perpetrator IS NOT NULL AND r.victim IS NOT NULL GROUP BY 1, 2;

CREATE TABLE pair AS
SELECT a.p, a.v, count(CASE WHEN w.day > year_before THEN 1 END) AS incidents_low,
       count(CASE WHEN w.day > year_before OR w.day IS NULL THEN 1 END) AS incidents_high,
       count(CASE WHEN w.crime AND w.day > year_before THEN 1 END) AS crimes_low,
       count(CASE WHEN w.crime AND (w.day > year_before OR w.day IS NULL) THEN 1 END)
         AS crimes_high,
       max(CASE WHEN r.undated THEN 2
                WHEN r.last IS NULL THEN 1
                WHEN w.day IS NULL OR w.day = r.last THEN 2
                WHEN w.day > r.last AND span.year_start < r.last THEN 3
                ELSE 1 END) AS repeat
FROM act AS a JOIN whole AS w ON w.p = a.p AND w.incident = a.incident
LEFT JOIN span ON span.day = w.day
LEFT JOIN referred AS r ON r.p = a.p AND r.v = a.v CROSS JOIN setting
GROUP BY a.p, a.v;

CREATE VIEW pairs AS
SELECT p AS person_id, v AS victim_id, incidents_low, incidents_high, crimes_low, crimes_high,
       repeat AS "marac-repeat",
       max(CASE WHEN incidents_low >= 5 THEN 3 WHEN incidents_high >= 5 THEN 2 ELSE 1 END,
           CASE WHEN crimes_low >= 3 THEN 3 WHEN crimes_high >= 3 THEN 2 ELSE 1 END)
         AS "marac-escalation-5-3",
       CASE WHEN incidents_low >= 3 THEN 3 WHEN incidents_high >= 3 THEN 2 ELSE 1 END
         AS "marac-escalation-3"
FROM pair ORDER BY p, v;
