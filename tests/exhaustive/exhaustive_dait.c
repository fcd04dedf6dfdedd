/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The background checks against the reference of dait_reference.py: each case as a single call
 * and as a row of columns, and the briefing.
 *
 * All states of all checks would be 5^21 cases. The cases are: all states of every pair of checks,
 * the others NOTHING_RECORDED, then NOT_DONE, UNAVAILABLE, FOUND. For the outcome the first covers
 * the whole space, since it is the greatest of one value a check and the greatest of many is always
 * that of two. So much is argued; that the outcome of any case is the greatest of the outcomes of
 * its checks taken one by one is tested too, on a million cases drawn by lot. Then each rule that a
 * force may set for one check, with every pair that holds that check; the rules that it may not
 * set; and whole tables drawn by lot.
 *
 * Usage: exhaustive_dait CASES */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <darisk.h>

enum { CHECKS = DARISK_DAIT_CHECK_LAST, BATCH = 700, NAMES = 32, SHOWN = 20, DRAWN = 1000000 };

/* What must come out, in our numbers. */
typedef struct expected {
    int32_t outcome;
    uint32_t reasons;
    uint32_t outstanding;
    uint32_t markers;
    uint32_t notifications;
} expected;

/* The names of the reference, by its numbers. */
typedef struct names {
    int32_t outcomes[NAMES];
    uint32_t checks[NAMES];
    uint32_t markers[NAMES];
    uint32_t notifications[NAMES];
    size_t counts[4];
} names;

typedef struct run {
    names names;
    darisk_dait_policy *policy;
    bool changed; /* whether the policy differs from the default; if not, NULL is used */
    size_t rows;
    uint8_t states[CHECKS][BATCH];
    expected expect[BATCH];
    unsigned long line;
    unsigned long cases;
    unsigned long taken;
    unsigned long refused;
    unsigned long tables;
    unsigned long failed;
} run;

static void fail(run *r, const char *what) {
    if (r->failed++ < SHOWN)
        printf("line %lu: %s\n", r->line, what);
}

static void check(run *r, bool holds, const char *what) {
    if (!holds)
        fail(r, what);
}

static const darisk_dait_policy *policy_of(const run *r) {
    return r->changed ? r->policy : NULL;
}

/* ------------------------------------------------------------------ reading */

static bool name_outcome(names *n, const char *name) {
    char text[64];
    darisk_dait_outcome outcome;
    snprintf(text, sizeof text, "DAIT:%s", name);
    if (darisk_dait_outcome_from_text(text, &outcome) != DARISK_OK)
        return false;
    n->outcomes[n->counts[0]++] = outcome.code;
    return true;
}

static bool name_check(names *n, const char *name) {
    darisk_dait_check value;
    if (darisk_dait_check_from_text(name, &value) != DARISK_OK)
        return false;
    n->checks[n->counts[1]++] = DARISK_DAIT_CHECK_BIT(value);
    return true;
}

static bool name_marker(names *n, const char *name) {
    darisk_dait_marker value;
    if (darisk_dait_marker_from_text(name, &value) != DARISK_OK)
        return false;
    n->markers[n->counts[2]++] = DARISK_DAIT_MARKER_BIT(value);
    return true;
}

static bool name_notification(names *n, const char *name) {
    darisk_dait_notification value;
    if (darisk_dait_notification_from_text(name, &value) != DARISK_OK)
        return false;
    n->notifications[n->counts[3]++] = DARISK_DAIT_NOTIFICATION_BIT(value);
    return true;
}

static void read_name(run *r, const char *text) {
    static const struct {
        const char *kind;
        bool (*add)(names *n, const char *name);
    } KINDS[] = {{"outcome", name_outcome},
                 {"check", name_check},
                 {"marker", name_marker},
                 {"notification", name_notification}};
    char kind[16];
    char name[48];
    bool known = false;
    if (sscanf(text, "N %15s %47s", kind, name) == 2)
        for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++)
            if (strcmp(kind, KINDS[i].kind) == 0 && r->names.counts[i] < NAMES)
                known = KINDS[i].add(&r->names, name);
    check(r, known, "a name that the library does not know");
}

/* A set of the reference in our bits. */
static uint32_t ours(const uint32_t *bits, uint32_t set) {
    uint32_t out = 0;
    for (size_t i = 0; i < NAMES; i++)
        if ((set >> i & 1) != 0)
            out |= bits[i];
    return out;
}

static void read_rule(run *r, const char *text) {
    unsigned row, required, found, unavailable;
    darisk_dait_rule rule;
    darisk_status status;
    if (sscanf(text + 1, "%u %u %u %u", &row, &required, &found, &unavailable) != 4) {
        fail(r, "a rule that cannot be read");
        return;
    }
    rule.required = required != 0 ? DARISK_STATED_YES : DARISK_STATED_NO;
    rule.found = (darisk_dait_telling)(found + 1);
    rule.unavailable = (darisk_dait_telling)(unavailable + 1);
    status = darisk_dait_policy_set(r->policy, (darisk_dait_check)(row + 1), rule);
    if (text[0] == 'S') {
        check(r, status == DARISK_OK, "a rule refused that may be set");
        r->taken++;
        r->changed = true;
    } else {
        check(r, status == DARISK_ERROR_DAIT_UNAVAILABLE || status == DARISK_ERROR_DAIT_CERTIFICATE,
              "a rule taken that may not be set");
        r->refused++;
    }
}

/* ------------------------------------------------------------------ comparing */

static darisk_dait_checks checks_of(const run *r, size_t row) {
    darisk_dait_checks checks = {.struct_size = sizeof checks};
    for (size_t i = 0; i < CHECKS; i++)
        checks.states[i + 1] = r->states[i][row];
    return checks;
}

static void compare_single(run *r, size_t row) {
    const expected *want = &r->expect[row];
    const darisk_dait_checks checks = checks_of(r, row);
    darisk_dait_assessment got = {.struct_size = sizeof got};
    if (darisk_dait_assess(&checks, policy_of(r), &got) != DARISK_OK) {
        fail(r, "a case refused");
        return;
    }
    check(r, got.outcome.code == want->outcome, "outcome");
    check(r, got.reasons == want->reasons, "reasons");
    check(r, got.outstanding == want->outstanding, "outstanding");
    check(r, got.markers == want->markers, "markers");
    check(r, got.notifications == want->notifications, "notifications");
}

static void compare_briefing(run *r, size_t row) {
    const uint32_t warning =
        DARISK_DAIT_NOTIFICATION_BIT(DARISK_DAIT_NOTIFICATION_WARN_CREW_FIREARMS);
    const darisk_dait_checks checks = checks_of(r, row);
    darisk_dait_briefing got = {.struct_size = sizeof got};
    uint32_t found = 0;
    bool same = true;
    if (darisk_dait_brief(&checks, policy_of(r), &got) != DARISK_OK) {
        fail(r, "a briefing refused");
        return;
    }
    for (size_t i = 1; i <= CHECKS; i++) {
        same = same && got.states[i] == (checks.states[i] == 0 ? 1 : checks.states[i]);
        if (checks.states[i] == DARISK_DAIT_STATE_FOUND)
            found |= DARISK_DAIT_CHECK_BIT(i);
    }
    check(r, same, "states of the briefing");
    check(r, got.found == found, "found, of the briefing");
    check(r, got.markers == r->expect[row].markers, "markers of the briefing");
    check(r, got.notifications == (r->expect[row].notifications & warning),
          "warning of the briefing");
}

static void compare_columns(run *r) {
    static uint16_t outcome[BATCH];
    static uint32_t notifications[BATCH], reasons[BATCH], outstanding[BATCH], markers[BATCH];
    darisk_dait_columns columns;
    const darisk_dait_assessment_columns out = {.struct_size = sizeof out,
                                                .outcome = outcome,
                                                .notifications = notifications,
                                                .reasons = reasons,
                                                .outstanding = outstanding,
                                                .markers = markers};
    memset(&columns, 0, sizeof columns);
    columns.struct_size = sizeof columns;
    for (size_t i = 0; i < CHECKS; i++)
        columns.states[i + 1] = (darisk_column_u8){.values = r->states[i], .length = r->rows};
    if (darisk_dait_assess_columns(&columns, policy_of(r), r->rows, &out, NULL) != DARISK_OK) {
        fail(r, "columns refused");
        return;
    }
    for (size_t row = 0; row < r->rows; row++) {
        const expected *want = &r->expect[row];
        check(r,
              outcome[row] == want->outcome && notifications[row] == want->notifications &&
                  reasons[row] == want->reasons && outstanding[row] == want->outstanding &&
                  markers[row] == want->markers,
              "a row of columns");
    }
}

static void finish_batch(run *r) {
    if (r->rows != 0)
        compare_columns(r);
    r->rows = 0;
}

static void read_case(run *r, const char *text) {
    char states[CHECKS + 1];
    unsigned outcome, reasons, outstanding, markers, notifications;
    if (sscanf(text, "C %21s %u %x %x %x %x", states, &outcome, &reasons, &outstanding, &markers,
               &notifications) != 6 ||
        strlen(states) != CHECKS || outcome >= NAMES) {
        fail(r, "a case that cannot be read");
        return;
    }
    for (size_t i = 0; i < CHECKS; i++)
        r->states[i][r->rows] = (uint8_t)(states[i] - '0');
    r->expect[r->rows] = (expected){
        .outcome = r->names.outcomes[outcome],
        .reasons = ours(r->names.checks, reasons),
        .outstanding = ours(r->names.checks, outstanding),
        .markers = ours(r->names.markers, markers),
        .notifications = ours(r->names.notifications, notifications),
    };
    compare_single(r, r->rows);
    compare_briefing(r, r->rows);
    r->cases++;
    if (++r->rows == BATCH)
        finish_batch(r);
}

static void begin_table(run *r) {
    finish_batch(r);
    darisk_dait_policy_free(r->policy);
    r->policy = NULL;
    check(r, darisk_dait_policy_new(NULL, &r->policy) == DARISK_OK, "a policy");
    r->changed = false;
    r->tables++;
}

static void read_end(run *r, const char *text) {
    unsigned long cases, settings;
    finish_batch(r);
    check(r,
          sscanf(text, "E %lu %lu", &cases, &settings) == 2 && cases == r->cases &&
              settings == r->taken + r->refused,
          "the counts at the end");
}

static bool read_line(run *r, const char *text) {
    r->line++;
    switch (text[0]) {
    case 'N':
        read_name(r, text);
        return false;
    case 'T':
        begin_table(r);
        return false;
    case 'S':
    case 'R':
        finish_batch(r);
        read_rule(r, text);
        return false;
    case 'C':
        read_case(r, text);
        return false;
    case 'E':
        read_end(r, text);
        return true;
    default:
        fail(r, "a line that cannot be read");
        return false;
    }
}

/* ------------------------------------------------------------------ one by one */

/* Outcomes by how far they reach. */
static int reach(int32_t code) {
    static const int32_t ORDER[] = {DARISK_DAIT_BRIEF_CREW, DARISK_DAIT_CHECKS_OPEN,
                                    DARISK_DAIT_ALERT_CONTROL, DARISK_DAIT_ALERT_INSPECTOR};
    for (int i = 0; i < 4; i++)
        if (ORDER[i] == code)
            return i;
    return -1;
}

static darisk_dait_checks nothing_recorded(void) {
    darisk_dait_checks checks = {.struct_size = sizeof checks};
    memset(checks.states + 1, DARISK_DAIT_STATE_NOTHING_RECORDED, CHECKS);
    return checks;
}

static int reach_of(run *r, const darisk_dait_checks *checks) {
    darisk_dait_assessment got = {.struct_size = sizeof got};
    check(r, darisk_dait_assess(checks, NULL, &got) == DARISK_OK, "a case drawn by lot refused");
    return reach(got.outcome.code);
}

static uint32_t drawn(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % below;
}

/* The outcome of any case is the greatest of those of its checks, the others NOTHING_RECORDED.
 * Few checks are drawn for most cases, or the widest telling would hide the rest. */
static void greatest_of_one_by_one(run *r) {
    int singles[CHECKS][5];
    unsigned long seen[4] = {0};
    uint32_t seed = 2014;
    for (size_t i = 0; i < CHECKS; i++)
        for (uint8_t state = 0; state < 5; state++) {
            darisk_dait_checks checks = nothing_recorded();
            checks.states[i + 1] = state;
            singles[i][state] = reach_of(r, &checks);
        }
    for (unsigned long n = 0; n < DRAWN; n++) {
        darisk_dait_checks checks = nothing_recorded();
        int greatest = 0;
        for (unsigned long left = n % 8 == 0 ? 100 : n % 8; left > 0; left--)
            checks.states[1 + drawn(&seed, CHECKS)] = (uint8_t)drawn(&seed, 5);
        for (size_t i = 0; i < CHECKS; i++)
            if (singles[i][checks.states[i + 1]] > greatest)
                greatest = singles[i][checks.states[i + 1]];
        check(r, reach_of(r, &checks) == greatest, "the outcome is the greatest of its checks");
        seen[greatest]++;
    }
    for (size_t i = 0; i < 4; i++)
        check(r, seen[i] > DRAWN / 100, "an outcome is hardly ever drawn");
}

int main(int argc, char **argv) {
    static run r;
    char text[160];
    bool ended = false;
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (file == NULL) {
        fprintf(stderr, "usage: exhaustive_dait CASES\n");
        return EXIT_FAILURE;
    }
    while (!ended && fgets(text, sizeof text, file) != NULL)
        ended = read_line(&r, text);
    fclose(file);
    darisk_dait_policy_free(r.policy);
    check(&r, ended, "the file ends before its last line");
    check(&r,
          r.names.counts[0] == 4 && r.names.counts[1] == CHECKS &&
              r.names.counts[2] == DARISK_DAIT_MARKER_LAST &&
              r.names.counts[3] == DARISK_DAIT_NOTIFICATION_LAST,
          "every name of the library is named");
    greatest_of_one_by_one(&r);
    printf("%lu cases, each single, briefed and in columns, under %lu tables; %lu rules taken, "
           "%lu refused; %d cases drawn by lot against their checks one by one; %lu failed\n",
           r.cases, r.tables, r.taken, r.refused, DRAWN, r.failed);
    return r.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
