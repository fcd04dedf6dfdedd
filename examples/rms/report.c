/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The report: counts from the database, in plain words. */
#include <string.h>

#include "print.h"
#include "rms.h"

enum { QUESTIONS = 6, REJECTED_SHOWN = 8, DIFFERENCES_SHOWN = 10 };

static const char *column_text(sqlite3_stmt *row, int column) {
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text == NULL ? "" : text;
}

/* Runs a query and hands each row to a function that prints it. */
static bool each_row(struct rms *rms, const char *sql, void (*show)(sqlite3_stmt *row)) {
    sqlite3_stmt *statement = NULL;
    bool row = true;
    bool done = database_prepare(rms, sql, &statement);
    while (done && (done = database_step(rms, statement, &row)) && row) {
        show(statement);
    }
    sqlite3_finalize(statement);
    return done;
}

static void show_count(sqlite3_stmt *row, int column, int width) {
    printf(" %*s", width, print_number(sqlite3_column_int64(row, column)).text);
}

static bool print_title(struct rms *rms) {
    char text[400];
    int64_t incidents = 0;
    if (!database_number(rms, "SELECT count(DISTINCT incident) FROM incident", &incidents)) {
        return false;
    }
    snprintf(text, sizeof text, "Records in %s", print_safe(rms->options->database).text);
    print_heading(text);
    snprintf(text, sizeof text,
             "%s rows of %s: %s classified, %s rejected. A row is one pair of people in one"
             " direction; %s incidents. libdarisk %s, rules %u.",
             print_number(rms->rows).text, print_safe(rms->options->file).text,
             print_number(rms->kept).text, print_number(rms->rows - rms->kept).text,
             print_number(incidents).text, darisk_version_text(), (unsigned)darisk_rules_version());
    print_wrapped("", text);
    if (rms->layout.remark[0] != '\0') {
        snprintf(text, sizeof text, "%s: ", rms->layout.name);
        print_wrapped(text, rms->layout.remark);
    }
    if (rms->layout.unused[0] != '\0') {
        print_wrapped("Columns nobody reads: ", print_safe(rms->layout.unused).text);
    }
    return true;
}

static void show_definition(sqlite3_stmt *row) {
    darisk_definition definition = DARISK_DEFINITION_NOT_SET;
    char from[DARISK_DATE_TEXT_SIZE] = "";
    char to[DARISK_DATE_TEXT_SIZE] = "";
    const darisk_definition_record *record = NULL;
    if (darisk_definition_from_text(column_text(row, 0), &definition) == DARISK_OK) {
        record = darisk_definition_find(definition);
    }
    /* A date that is not known stays empty. */
    if (record != NULL && darisk_date_text(record->first_day, from) != DARISK_OK) {
        from[0] = '\0';
    }
    if (record != NULL && darisk_date_text(record->last_day, to) != DARISK_OK) {
        to[0] = '\0';
    }
    const char *about = record != NULL && !record->first_day_established ? "about " : "";
    if (about[0] != '\0') {
        from[4] = '\0'; /* only the year is known */
    }
    printf("%-16s %s%-*s %-11s", record == NULL ? "none: no day" : record->key, about,
           about[0] != '\0' ? 5 : 11, from, record != NULL && to[0] == '\0' ? "today" : to);
    for (int i = 1; i <= 4; i++) {
        show_count(row, i, 12);
    }
    putchar('\n');
}

/* The best outcome of the pairs of an incident is the outcome of the incident. */
static bool make_best(struct rms *rms) {
    return database_run(
        rms, "CREATE TEMP TABLE best AS SELECT i.incident AS incident, c.definition AS definition,"
             " max(CASE c.outcome WHEN 'DEFINITION:QUALIFIES' THEN 3"
             " WHEN 'DEFINITION:REVIEW' THEN 2 ELSE 1 END) AS outcome"
             " FROM incident i JOIN classification c USING (id)"
             " GROUP BY i.incident, c.definition");
}

static bool print_definitions(struct rms *rms) {
    print_heading("What each definition counted");
    printf("%-16s %-11s %-11s %12s %12s %12s %12s\n", "definition", "from", "to", "incidents",
           "QUALIFIES", "REVIEW", "EXCLUDED");
    return each_row(rms,
                    "SELECT definition, count(*), sum(outcome = 3), sum(outcome = 2),"
                    " sum(outcome = 1) FROM temp.best GROUP BY definition ORDER BY"
                    " (SELECT d.rowid FROM definition d WHERE d.key = best.definition)",
                    show_definition);
}

static void show_part(sqlite3_stmt *row) {
    printf("%-16s", column_text(row, 0));
    for (int i = 1; i <= 4; i++) {
        show_count(row, i, 14);
    }
    putchar('\n');
}

static bool print_parts(struct rms *rms) {
    printf("%-16s %14s %14s %14s %14s\n", "decided by", "in force", "age", "relationship",
           "behaviour");
    return each_row(rms,
                    "SELECT substr(outcome, 12) || ' rows', sum(decided_by = 'IN_FORCE'),"
                    " sum(decided_by = 'AGE'), sum(decided_by = 'RELATIONSHIP'),"
                    " sum(decided_by = 'BEHAVIOUR') FROM classification"
                    " WHERE outcome <> 'DEFINITION:QUALIFIES' GROUP BY outcome ORDER BY outcome"
                    " DESC",
                    show_part);
}

static void show_rule(sqlite3_stmt *row) {
    printf("%s%s %-37s %-39s", column_text(row, 0), sqlite3_column_int(row, 3) != 0 ? "*" : " ",
           column_text(row, 1), column_text(row, 2));
    show_count(row, 4, 7);
    show_count(row, 5, 7);
    putchar('\n');
}

/* One line for the rules that a query lists, where it lists any. */
static bool print_list(struct rms *rms, const char *prefix, const char *sql) {
    sqlite3_stmt *statement = NULL;
    bool row = false;
    bool done = database_prepare(rms, sql, &statement) && database_step(rms, statement, &row);
    if (done && row && column_text(statement, 0)[0] != '\0') {
        print_wrapped(prefix, column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return done;
}

#define LOST                                                                                       \
    "SELECT count(DISTINCT i.incident || '/' || c.definition) FROM thrown_away t"                  \
    " JOIN incident i USING (id) JOIN classification c USING (id) JOIN local_rule USING (rule)"    \
    " WHERE c.outcome = 'DEFINITION:QUALIFIES'"

static bool print_lost(struct rms *rms) {
    char text[400];
    int64_t essex = 0;
    int64_t any = 0;
    int64_t all = 0;
    if (!database_number(rms, LOST " AND found_in_essex", &essex) ||
        !database_number(rms, LOST, &any) ||
        !database_number(rms,
                         "SELECT count(*) FROM temp.best WHERE outcome = 3"
                         " AND definition IN (SELECT key FROM definition WHERE flag)",
                         &all)) {
        return false;
    }
    snprintf(text, sizeof text,
             "Of %s incidents that QUALIFY for the police flag, the rules marked * (found in the "
             "guidance of Essex Police"
             " in 2014) would have thrown away %s, and all that can be tested here %s. The rules "
             "without * are our own generalisation.",
             print_number(all).text, print_number(essex).text, print_number(any).text);
    print_wrapped("", text);
    return true;
}

static bool print_untouched_rules(struct rms *rms) {
    return print_list(rms, "No such incident here: ",
                      "SELECT group_concat(rule, ', ') FROM local_rule"
                      " WHERE qualifies_lost + review_closed = 0") &&
           print_list(rms, "Not testable here, for want of a column: ",
                      "SELECT group_concat(rule || ' ' || missing_column, ', ')"
                      " FROM local_rule WHERE missing_column IS NOT NULL");
}

static bool print_local_rules(struct rms *rms) {
    print_heading("What wrong local rules would have thrown away");
    if (!print_lost(rms)) {
        return false;
    }
    printf("%-4s %-37s %-39s %7s %7s\n%-4s %-37s %-39s %7s %7s\n", "", "", "", "QUAL.", "REVIEW",
           "rule", "\"not domestic abuse\" when ...", "why that is wrong", "lost", "closed");
    return each_row(rms,
                    "SELECT rule, throws_away_when, why_wrong, found_in_essex, qualifies_lost,"
                    " review_closed FROM local_rule WHERE qualifies_lost + review_closed > 0"
                    " ORDER BY rule",
                    show_rule) &&
           (rms->options->brief
                ? print_list(rms, "",
                             "SELECT count(*) || ' rules cannot be tested here, for"
                             " want of a column (table local_rule)' FROM local_rule"
                             " WHERE missing_column IS NOT NULL HAVING count(*) > 0")
                : print_untouched_rules(rms));
}

static void show_question(sqlite3_stmt *row) {
    char prefix[64];
    char text[600];
    snprintf(prefix, sizeof prefix, "%9s  ", print_number(sqlite3_column_int64(row, 0)).text);
    snprintf(text, sizeof text, "%s (such as incident %s)", column_text(row, 1),
             print_safe(column_text(row, 2)).text);
    print_wrapped(prefix, text);
}

/* The questions of the parts that stand at REVIEW, in rows that are REVIEW as a whole. */
#define ASKED                                                                                      \
    " FROM classification c JOIN finding f USING (id) JOIN finding_text t USING (finding)"         \
    " JOIN incident i USING (id) WHERE c.outcome = 'DEFINITION:REVIEW' AND t.ask <> '' AND"        \
    " CASE t.part WHEN 'IN_FORCE' THEN c.in_force WHEN 'AGE' THEN c.age"                           \
    " WHEN 'RELATIONSHIP' THEN c.relationship WHEN 'BEHAVIOUR' THEN c.behaviour"                   \
    " ELSE c.outcome END = c.outcome"

static bool print_questions(struct rms *rms) {
    char text[160];
    int64_t review = 0;
    int64_t kinds = 0;
    if (!database_number(rms,
                         "SELECT count(DISTINCT incident) FROM incident JOIN classification"
                         " USING (id) WHERE outcome = 'DEFINITION:REVIEW'",
                         &review) ||
        !database_number(rms, "SELECT count(DISTINCT t.ask)" ASKED, &kinds)) {
        return false;
    }
    snprintf(text, sizeof text, "REVIEW: a pair to decide on in %s incidents, and what to ask",
             print_number(review).text);
    print_heading(text);
    char *sql =
        sqlite3_mprintf("SELECT count(DISTINCT i.incident), t.ask, min(i.id), i.incident" ASKED
                        " GROUP BY t.ask ORDER BY 1 DESC, t.ask LIMIT %d",
                        QUESTIONS);
    bool done = sql == NULL ? rms_fail(rms, "out of memory") : each_row(rms, sql, show_question);
    sqlite3_free(sql);
    if (done && kinds > QUESTIONS) {
        printf("           and %s other questions\n", print_number(kinds - QUESTIONS).text);
    }
    return done;
}

static void show_rejected(sqlite3_stmt *row) {
    char text[400];
    char prefix[160];
    snprintf(prefix, sizeof prefix, "%9s  %-18s ", print_number(sqlite3_column_int64(row, 0)).text,
             print_safe(column_text(row, 1)).text);
    snprintf(text, sizeof text, "%s%s%s%s", sqlite3_column_int(row, 4) != 0 ? "(assessments) " : "",
             column_text(row, 2), column_text(row, 3)[0] == '\0' ? "" : ": ",
             print_safe(column_text(row, 3)).text);
    print_wrapped(prefix, text);
}

static bool print_rejected(struct rms *rms) {
    if (rms->rejected == 0) {
        return true;
    }
    char text[120];
    snprintf(text, sizeof text, "Rejected rows: %s (table rejected)",
             print_number(rms->rejected).text);
    print_heading(text);
    printf("%9s  %-18s %s\n", "line", "column", "reason, and what stands there");
    char *sql = sqlite3_mprintf("SELECT line, column_name, reason, value, file = %Q FROM rejected"
                                " ORDER BY file <> %Q, line LIMIT %d",
                                rms->options->assessments == NULL ? "" : rms->options->assessments,
                                rms->options->file, REJECTED_SHOWN);
    bool done = sql == NULL ? rms_fail(rms, "out of memory") : each_row(rms, sql, show_rejected);
    sqlite3_free(sql);
    if (done && rms->rejected > REJECTED_SHOWN) {
        printf("           and %s more\n", print_number(rms->rejected - REJECTED_SHOWN).text);
    }
    return done;
}

static void show_difference(sqlite3_stmt *row) {
    printf("  %-10s %-16s expected %-24s got %s\n", print_safe(column_text(row, 0)).text,
           column_text(row, 1), print_safe(column_text(row, 2)).text, column_text(row, 3));
}

/* A file of worked examples says what it expects. */
static bool print_expected(struct rms *rms) {
    int64_t all = 0;
    int64_t wrong = 0;
    if (rms->layout.expression[OUR_EXPECT] == NULL) {
        return true;
    }
    if (!database_number(rms,
                         "SELECT count(*) FROM source s JOIN classification c USING (id)"
                         " WHERE s.expect <> ''",
                         &all) ||
        !database_number(rms,
                         "SELECT count(*) FROM source s JOIN classification c USING (id)"
                         " WHERE s.expect NOT IN ('', c.outcome)",
                         &wrong)) {
        return false;
    }
    print_heading("Worked examples");
    printf("%s examples, %s as expected, %s different\n", print_number(all).text,
           print_number(all - wrong).text, print_number(wrong).text);
    return each_row(rms,
                    "SELECT i.incident, c.definition, s.expect, c.outcome FROM source s"
                    " JOIN classification c USING (id) JOIN incident i USING (id)"
                    " WHERE s.expect NOT IN ('', c.outcome) ORDER BY id LIMIT 10",
                    show_difference);
}

bool report_print(struct rms *rms) {
    bool done =
        make_best(rms) && print_title(rms) && print_expected(rms) && print_definitions(rms) &&
        print_parts(rms) && print_local_rules(rms) && print_questions(rms) &&
        (rms->options->brief || explain_few(rms)) &&
        (rms->options->assessments == NULL || (duties_print(rms) && crosstable_print(rms))) &&
        history_print(rms) && print_rejected(rms);
    if (done) {
        print_heading("Remember");
        print_wrapped("", "REVIEW means: treat it as domestic abuse until a person has decided. A"
                          " low or an absent result is no sign that anybody is safe.");
    }
    return done;
}
