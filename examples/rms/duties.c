/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* What is still to be done, of those assessments that a file gave. */
#include "print.h"
#include "rms.h"

enum { CHECKS_SHOWN = 3 };

/* Prints "   count  what (such as incident 7)" for each row of a query that gives what, how
 * many, and one incident. */
static bool print_open(struct rms *rms, const char *sql) {
    sqlite3_stmt *row = NULL;
    bool any = true;
    bool done = database_prepare(rms, sql, &row);
    while (done && (done = database_step(rms, row, &any)) && any) {
        const char *key = (const char *)sqlite3_column_text(row, 0);
        const char *incident = (const char *)sqlite3_column_text(row, 2);
        char prefix[64];
        char text[500];
        snprintf(prefix, sizeof prefix, "%9s  ", print_number(sqlite3_column_int64(row, 1)).text);
        snprintf(text, sizeof text, "%s (such as incident %s)", key, print_safe(incident).text);
        print_wrapped(prefix, text);
    }
    sqlite3_finalize(row);
    return done;
}

static bool print_title(struct rms *rms) {
    char text[400];
    char day[DARISK_DATE_TEXT_SIZE] = "";
    if (darisk_date_text(rms->now.day, day) != DARISK_OK) {
        day[0] = '\0';
    }
    snprintf(text, sizeof text, "Open duties at the end of %s", day);
    print_heading(text);
    snprintf(text, sizeof text, "%s assessments of %s: %s taken, %s rejected.",
             print_number(rms->assessment_rows).text, print_safe(rms->options->assessments).text,
             print_number(rms->assessed).text,
             print_number(rms->assessment_rows - rms->assessed).text);
    print_wrapped("", text);
    return true;
}

static bool print_dait(struct rms *rms) {
    int64_t kinds = 0;
    puts("Must be told what the background checks show, and nobody is recorded as told:");
    if (!print_open(rms, "SELECT notification, count(*), i.incident, min(i.id) FROM telling"
                         " JOIN incident i USING (id) WHERE due GROUP BY 1 ORDER BY 2 DESC, 1") ||
        !database_number(rms, "SELECT count(DISTINCT looked_up) FROM outstanding", &kinds)) {
        return false;
    }
    puts("Required background checks that nobody has made:");
    char *sql = sqlite3_mprintf("SELECT looked_up, count(*), i.incident, min(i.id) FROM outstanding"
                                " JOIN incident i USING (id) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT"
                                " %d",
                                CHECKS_SHOWN);
    bool done = sql == NULL ? rms_fail(rms, "out of memory") : print_open(rms, sql);
    sqlite3_free(sql);
    if (done && kinds > CHECKS_SHOWN) {
        printf("           and %s other checks (table outstanding)\n",
               print_number(kinds - CHECKS_SHOWN).text);
    }
    return done;
}

static bool print_dash(struct rms *rms) {
    puts("DASH, by the grade in effect:");
    return print_open(
        rms, "SELECT in_effect || CASE finding WHEN 'CRU_REVIEW_MISSING' THEN"
             " iif(in_effect = 'DASH:STANDARD', ', lowered', '')"
             " || ': no review by the central unit' WHEN 'ENTRY_MISSING' THEN ': not keyed in'"
             " WHEN 'DOUBT_NOT_RECORDED' THEN ': keyed in; whether with a doubt is not recorded'"
             " ELSE ': keyed in with a doubt that nobody has answered' END,"
             " count(DISTINCT f.id), i.incident, min(i.id)"
             " FROM dash_finding f JOIN judgement USING (id) JOIN incident i USING (id)"
             " WHERE finding IN ('CRU_REVIEW_MISSING', 'ENTRY_MISSING', 'DOUBT_NOT_RECORDED',"
             " 'DOUBT_UNANSWERED') GROUP BY 1 ORDER BY in_effect = 'DASH:STANDARD',"
             " in_effect = 'DASH:MEDIUM', 1");
}

static bool print_calls(struct rms *rms) {
    puts("Calls that nobody has attended yet (target times are made up):");
    return print_open(rms, "SELECT given || ': attendance is late, so grade again', count(*),"
                           " i.incident, min(i.id) FROM response JOIN incident i USING (id)"
                           " WHERE duties LIKE '%ATTENDANCE_LATE%' GROUP BY given") &&
           print_open(rms, "SELECT 'a review of the delay is due', count(*), i.incident, min(i.id)"
                           " FROM response JOIN incident i USING (id)"
                           " WHERE delay_review = 'DUE' HAVING count(*) > 0");
}

/* Not open, but what the rules did with those who asked for a longer wait. */
static bool print_requests(struct rms *rms) {
    char text[400];
    int64_t asked = 0;
    int64_t refused = 0;
    int64_t met = 0;
    int64_t open = 0;
    if (!database_number(rms,
                         "SELECT count(*) FROM response WHERE requested IN ('RESP:SCHEDULED',"
                         " 'RESP:RESOLUTION_WITHOUT_DEPLOYMENT')",
                         &asked) ||
        !database_number(rms, "SELECT count(*) FROM response WHERE refusals IS NOT NULL",
                         &refused) ||
        !database_number(rms, "SELECT count(*) FROM dash_form WHERE threshold = 'MET'", &met) ||
        !database_number(rms, "SELECT count(*) FROM dash_form WHERE threshold = 'OPEN'", &open)) {
        return false;
    }
    snprintf(text, sizeof text,
             "A longer wait was asked for in %s calls and refused in %s, each with its reasons."
             " Forms with %d or more of the 24 answered yes: %s; not to be ruled out in %s more,"
             " because answers are missing. No count is a grade.",
             print_number(asked).text, print_number(refused).text, DARISK_RIC_THRESHOLD,
             print_number(met).text, print_number(open).text);
    print_wrapped("", text);
    return true;
}

bool duties_print(struct rms *rms) {
    return print_title(rms) && print_dait(rms) && print_dash(rms) && print_calls(rms) &&
           print_requests(rms);
}
