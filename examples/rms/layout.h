/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Whose columns are whose: our names for the columns of an incident, and the layouts of others
 * that are known. Names are compared without regard to case. */
#ifndef RMS_LAYOUT_H
#define RMS_LAYOUT_H

#include <stdbool.h>

#include <darisk.h>

/* Our columns. Up to OUR_DEFINITION they are facts, by which the library classifies. Up to
 * OUR_PROGRAMME they are for the histories of people. OUR_EXPECT is what a worked example expects.
 * Those after it are what came with the incident: the library must not and cannot see them; only
 * the check of wrong local rules reads them. */
enum our_column {
    OUR_INCIDENT,
    OUR_RECORDED_ON,
    OUR_CONDUCT_ON,
    OUR_VICTIM,
    OUR_PERPETRATOR,
    OUR_VICTIM_AGE,
    OUR_PERPETRATOR_AGE,
    OUR_VICTIM_BORN,
    OUR_PERPETRATOR_BORN,
    OUR_RELATIONSHIPS,
    OUR_BEHAVIOURS,
    OUR_CIRCUMSTANCES,
    OUR_DEFINITION,
    OUR_OFFENCE_CODES,
    OUR_STATUS,
    OUR_MARAC_REFERRED_ON,
    OUR_REVIEWED_ON,
    OUR_PROGRAMME,
    OUR_EXPECT,
    OUR_YEARS_SINCE_END,
    OUR_LITTLE_CONTACT,
    OUR_PRIOR_INCIDENTS,
    OUR_CRIME,
    OUR_RISK,
    OUR_PLACE,
    OUR_MUTUAL,
    OUR_VICTIM_SUPPORT,
    OUR_DRINK_OR_HEALTH,
    OUR_LOGGED_AS,
    OUR_TAGGED,
    OUR_SEXUAL,
    OUR_VICTIM_SEX,
    OUR_PERPETRATOR_SEX,
    OUR_COUNT
};

struct rms;

/* How one file is read: for each of our columns the SQL that gives it. */
struct layout {
    const char *name;             /* "own columns", "NIBRS extract", "SHR extract" */
    const char *remark;           /* what to say of the reading on screen, or "" */
    darisk_code_list codes;       /* not set: our own keys */
    darisk_definition definition; /* not set: in force, or named in the row */
    char *expression[OUR_COUNT];  /* NULL: the file has no such column */
    const char *rowid; /* what SQLite's row number is called: a column may have taken "rowid" */
    char unused[256];  /* columns of the file nobody reads */
};

/* The name of one of our columns, such as "victim_age". */
const char *layout_column(enum our_column column);

/* Whether a name, in any case, is one we would read. */
bool layout_knows(const char *name);

/* Finds the layout of staging.staging, with the --column options. Fails with the name of a
 * required column that is missing and the list of those found. */
bool layout_find(struct rms *rms);

/* Which of these columns staging.staging has, and what its row number is called. found lists what
 * it has, for a message. */
bool layout_match(struct rms *rms, const char *const *names, size_t count, bool *there, char *found,
                  size_t size);

void layout_free(struct layout *layout);

#endif
