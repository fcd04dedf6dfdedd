/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Who should be looked at first, and who was forgotten. The words are those of the library. */
#include <string.h>

#include "history.h"
#include "print.h"

enum { SHOWN = 10, INCIDENTS_SHOWN = 3 };

static const char *text_of(sqlite3_stmt *row, int column) {
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text == NULL ? "" : text;
}

static bool each(struct rms *rms, char *sql, bool (*show)(struct rms *rms, sqlite3_stmt *row)) {
    sqlite3_stmt *row = NULL;
    bool any = true;
    bool done = (sql != NULL || rms_fail(rms, "out of memory")) && database_prepare(rms, sql, &row);
    while (done && (done = database_step(rms, row, &any)) && any) {
        done = show(rms, row);
    }
    sqlite3_finalize(row);
    sqlite3_free(sql);
    return done;
}

static bool show_line(struct rms *rms, sqlite3_stmt *row) {
    (void)rms;
    print_wrapped(text_of(row, 0), text_of(row, 1));
    return true;
}

/* One line that a query makes: a prefix and a text. */
static bool print_made(struct rms *rms, const char *sql) {
    return each(rms, sqlite3_mprintf("%s", sql), show_line);
}

static bool print_gravity(struct rms *rms) {
    if (rms->options->gravity == NULL) {
        print_wrapped("", "Gravity is left out: no table of it was given (--gravity), and the"
                          " library has none of its own.");
        return true;
    }
    return print_made(rms,
                      "SELECT 'Gravity: ', edition || ', ' || codes || ' codes, digest ' ||"
                      " substr(digest, 1, 12) || '; ' || source || '. Weights and licence are as"
                      " the file has them; nobody has checked them here.' FROM gravity_table");
}

static bool show_person(struct rms *rms, sqlite3_stmt *row) {
    (void)rms;
    printf("%4s  %-9s %5s = %2s + %2s + %2s + %2s %9s  %-10s  %.40s\n", text_of(row, 0),
           print_safe(text_of(row, 1)).text, text_of(row, 2), text_of(row, 3), text_of(row, 4),
           text_of(row, 5), text_of(row, 6), text_of(row, 7), text_of(row, 8), text_of(row, 9));
    return true;
}

static bool show_incident(struct rms *rms, sqlite3_stmt *row) {
    (void)rms;
    print_wrapped("         ", text_of(row, 0));
    return true;
}

/* Of gravity those incidents that add to it; of the others the latest. */
static bool show_part(struct rms *rms, sqlite3_stmt *row) {
    print_wrapped(text_of(row, 3), text_of(row, 4));
    return each(
        rms,
        sqlite3_mprintf(
            "SELECT 'Incidents ' || group_concat(says, ', ') || iif(max(others) > %d, ', and"
            " others', '') FROM (SELECT i.incident || coalesce(' on ' || c.day, ' without a day')"
            " || coalesce(' against ' || v.reference, '') || iif(c.gravity > 0,"
            " printf(' (%%d.%%03d days)', c.gravity / 1000, c.gravity %% 1000), '') AS says,"
            " count(*) OVER () AS others FROM contribution_incident c JOIN incident i"
            " ON i.id = c.incident LEFT JOIN person v ON v.id = c.victim WHERE policy = %Q AND"
            " person = %lld AND number = %d AND (c.gravity > 0 OR %Q <> 'GRAVITY')"
            " ORDER BY c.place DESC LIMIT %d) HAVING count(*) > 0",
            INCIDENTS_SHOWN, text_of(row, 0), sqlite3_column_int64(row, 1),
            sqlite3_column_int(row, 2), text_of(row, 5), INCIDENTS_SHOWN),
        show_incident);
}

static bool show_explained(struct rms *rms, sqlite3_stmt *row) {
    printf("Person %s, rank %s with %s points:\n", print_safe(text_of(row, 2)).text,
           text_of(row, 3), text_of(row, 4));
    return each(rms,
                sqlite3_mprintf(
                    "SELECT policy, person, number, printf('  %%+5d  ', total), says ||"
                    " coalesce(' ' || change, '') || ' [' || rule || ']', kind FROM contribution"
                    " WHERE policy = %Q AND person = %lld AND kind IN ('RECENCY', 'FREQUENCY',"
                    " 'VICTIMS', iif(EXISTS (SELECT 1 FROM gravity_table), 'GRAVITY', ''))"
                    " ORDER BY number",
                    text_of(row, 0), sqlite3_column_int64(row, 1)),
                show_part);
}

/* No column says whether victims are connected to each other, so everybody has that flag. */
static bool print_ranked(struct rms *rms, const char *policy) {
    printf("%4s  %-9s %5s    R    F    G    V %9s  %-10s  %s\n", "rank", "person", "total",
           "incidents", "last", "flags besides CONNECTION_UNKNOWN");
    return each(rms,
                sqlite3_mprintf("SELECT rank, reference, total, points_recency, points_frequency,"
                                " points_gravity, points_victims, incidents, last_date,"
                                " trim(replace('|' || flags || '|', '|CONNECTION_UNKNOWN|', '|'),"
                                " '|') FROM perpetrator JOIN person ON id = person WHERE policy ="
                                " %Q AND rank IS NOT NULL ORDER BY place LIMIT %d",
                                policy, SHOWN),
                show_person) &&
           (rms->options->brief ||
            each(rms,
                 sqlite3_mprintf("SELECT policy, person, reference, rank, total FROM"
                                 " perpetrator p JOIN person ON id = person WHERE policy = %Q AND"
                                 " rank IS NOT NULL AND EXISTS (SELECT 1 FROM contribution c WHERE"
                                 " c.policy = p.policy AND c.person = p.person) ORDER BY place",
                                 policy),
                 show_explained));
}

/* Of those whom a policy selects: for whom to consider a programme. */
static bool print_programme(struct rms *rms, const char *policy) {
    return each(
        rms,
        sqlite3_mprintf(
            "SELECT '  ', 'CONSIDER_PROGRAMME for ' || sum(advice IS NOT NULL) || ' of the ' ||"
            " count(*) || ' selected (the others are on one, or were found unsuitable), such as"
            " persons ' || (SELECT group_concat(reference, ', ') FROM (SELECT reference FROM"
            " perpetrator JOIN person ON id = person WHERE policy = %Q AND advice IS NOT NULL"
            " ORDER BY place LIMIT %d)) FROM perpetrator WHERE policy = %Q AND selected"
            " HAVING sum(advice IS NOT NULL) > 0",
            policy, SHOWN, policy),
        show_line);
}

static bool show_policy(struct rms *rms, sqlite3_stmt *row) {
    char text[700];
    const char *policy = text_of(row, 0);
    int64_t scored = sqlite3_column_int64(row, 3);
    snprintf(text, sizeof text, "%s%s%s. Digest %.12s. %s.", policy,
             text_of(row, 1)[0] == '\0' ? "" : ": ", text_of(row, 1), text_of(row, 2),
             text_of(row, 4));
    print_wrapped("* ", text);
    return (scored == 0 || print_ranked(rms, policy)) && print_programme(rms, policy);
}

static bool print_policies(struct rms *rms) {
    return each(
        rms,
        sqlite3_mprintf(
            "SELECT id, rtrim(says, '.'), digest, scored, 'Of ' || printf('%%,d', listed) ||"
            " ' people' || iif(scored > 0, ' it scores ' || printf('%%,d', scored) || ' and', ' "
            "it')"
            " || iif(policy_text LIKE '%%cohort none%%', ' leaves it to the user whom to select',"
            " ' selects ' || printf('%%,d', selected)) || iif(open > 0, '; of ' || printf('%%,d',"
            " open) || ' more it cannot be told, for want of a day', '') FROM (SELECT *, (SELECT"
            " count(*) FROM perpetrator WHERE policy = id AND thresholds = 'INDETERMINATE') AS open"
            " FROM serial_policy) ORDER BY place"),
        show_policy);
}

/* By themselves: repeat victims, and pairs. */
static bool print_others(struct rms *rms) {
    return print_made(
               rms,
               "SELECT 'Quiet repeat victims: ', printf('%,d', total(quiet = 'MET')) || ' had two"
               " incidents or more within twelve months and none in the last three, and nobody is"
               " recorded as having looked since; of ' || printf('%,d', total(quiet <> 'MET')) ||"
               " ' more it cannot be told' || coalesce('. The longest quiet: ' || (SELECT"
               " group_concat(reference || ' (' || incidents || ' incidents, ' || days_quiet ||"
               " ' days' || coalesce(', last grade ' || last_grade, '') || ')', ', ') FROM (SELECT "
               "*"
               " FROM quiet_victim JOIN person ON id = victim WHERE quiet = 'MET' ORDER BY"
               " days_quiet DESC, victim LIMIT 3)), '') || '. Silence is no sign of safety.'"
               " FROM quiet_victim") &&
           print_made(
               rms,
               "SELECT 'For a MARAC: ', 'of ' || printf('%,d', count(*)) || ' pairs, ' ||"
               " printf('%,d', total(marac_repeat = 'MET')) || ' have an incident within twelve"
               " months after their last referral (of ' || printf('%,d', total(marac_repeat ="
               " 'INDETERMINATE')) || ' it cannot be told), ' || printf('%,d',"
               " total(marac_escalation_5_3 = 'MET')) || ' had five incidents or three crimes in"
               " twelve months, and ' || printf('%,d', total(marac_escalation_3 = 'MET')) || ' "
               "three"
               " incidents. Whether it grows worse is for people to judge.' FROM pair");
}

/* What no score says. */
static bool print_limits(struct rms *rms) {
    return print_made(rms, "SELECT '', says FROM contribution WHERE kind = 'LIMITS' LIMIT 1");
}

bool history_print(struct rms *rms) {
    char text[200];
    int64_t policies = 0;
    if (!database_number(rms, "SELECT count(*) FROM serial_policy", &policies)) {
        return false;
    }
    if (policies == 0) {
        return true; /* nobody is accused, or no day is known */
    }
    sqlite3_stmt *row = NULL;
    bool any = false;
    bool done = database_prepare(rms, "SELECT as_of FROM serial_policy", &row) &&
                database_step(rms, row, &any);
    snprintf(text, sizeof text, "Perpetrators on %s: whom to look at first",
             any ? text_of(row, 0) : "");
    sqlite3_finalize(row);
    if (!done) {
        return false;
    }
    print_heading(text);
    return print_gravity(rms) && print_policies(rms) && print_others(rms) && print_limits(rms);
}
