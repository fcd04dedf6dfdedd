/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include <stdlib.h>
#include <string.h>

#include "rms.h"

static const struct {
    const char *name;
    const char *also; /* another name people use, or NULL */
} ours[OUR_COUNT] = {
    [OUR_INCIDENT] = {"incident", "case"},
    [OUR_RECORDED_ON] = {"recorded_on", NULL},
    [OUR_CONDUCT_ON] = {"conduct_on", NULL},
    [OUR_VICTIM] = {"victim", NULL},
    [OUR_PERPETRATOR] = {"perpetrator", NULL},
    [OUR_VICTIM_AGE] = {"victim_age", NULL},
    [OUR_PERPETRATOR_AGE] = {"perpetrator_age", NULL},
    [OUR_VICTIM_BORN] = {"victim_born", NULL},
    [OUR_PERPETRATOR_BORN] = {"perpetrator_born", NULL},
    [OUR_RELATIONSHIPS] = {"relationships", "relationship"},
    [OUR_BEHAVIOURS] = {"behaviours", "behaviour"},
    [OUR_CIRCUMSTANCES] = {"circumstances", NULL},
    [OUR_DEFINITION] = {"definition", NULL},
    [OUR_OFFENCE_CODES] = {"offence_codes", NULL},
    [OUR_STATUS] = {"status", NULL},
    [OUR_MARAC_REFERRED_ON] = {"marac_referred_on", NULL},
    [OUR_REVIEWED_ON] = {"reviewed_on", NULL},
    [OUR_PROGRAMME] = {"programme", NULL},
    [OUR_EXPECT] = {"expect", NULL},
    [OUR_YEARS_SINCE_END] = {"years_since_end", NULL},
    [OUR_LITTLE_CONTACT] = {"little_contact", NULL},
    [OUR_PRIOR_INCIDENTS] = {"prior_incidents", NULL},
    [OUR_CRIME] = {"crime", NULL},
    [OUR_RISK] = {"risk", NULL},
    [OUR_PLACE] = {"place", NULL},
    [OUR_MUTUAL] = {"mutual", NULL},
    [OUR_VICTIM_SUPPORT] = {"victim_support", NULL},
    [OUR_DRINK_OR_HEALTH] = {"drink_or_health", NULL},
    [OUR_LOGGED_AS] = {"logged_as", NULL},
    [OUR_TAGGED] = {"tagged", NULL},
    [OUR_SEXUAL] = {"sexual", NULL},
    [OUR_VICTIM_SEX] = {"victim_sex", NULL},
    [OUR_PERPETRATOR_SEX] = {"perpetrator_sex", NULL},
};

/* The layouts of others. The expressions are SQL over their columns; codes are matched between
 * separators, so that 13A never matches inside another code. */
struct mapping {
    enum our_column column;
    const char *expression;
};

#define HAS_OFFENCE(code) "';'||offences||';' GLOB '*;" code ";*'"

/* clang-format off */
static const struct mapping nibrs[] = {
    {OUR_INCIDENT, "incident"},
    {OUR_RECORDED_ON, "date"},
    {OUR_CONDUCT_ON, "date"},
    {OUR_VICTIM_AGE,
     "CASE WHEN victim_age_lo='' THEN '' ELSE victim_age_lo||'-'||victim_age_hi END"},
    {OUR_PERPETRATOR_AGE,
     "CASE WHEN offender_age_lo='' THEN '' ELSE offender_age_lo||'-'||offender_age_hi END"},
    {OUR_RELATIONSHIPS, "relationship"},
    {OUR_BEHAVIOURS,
     "rtrim("
     "CASE WHEN " HAS_OFFENCE("09A") " OR " HAS_OFFENCE("100") " OR " HAS_OFFENCE("13[AB]")
     " THEN 'PHYSICAL+' ELSE '' END || "
     "CASE WHEN " HAS_OFFENCE("11[ABCD]") " OR " HAS_OFFENCE("36[AB]")
     " THEN 'SEXUAL+' ELSE '' END || "
     "CASE WHEN " HAS_OFFENCE("120") " THEN 'VIOLENT+' ELSE '' END || "
     "CASE WHEN " HAS_OFFENCE("13C") " THEN 'THREATENING+' ELSE '' END || "
     "CASE WHEN " HAS_OFFENCE("290") " THEN 'PROPERTY_DAMAGE+' ELSE '' END, '+')"},
    /* the police's own "domestic violence", coded for murders and aggravated assaults only */
    {OUR_TAGGED,
     "CASE WHEN circumstances='' THEN ''"
     " WHEN ';'||circumstances||';' GLOB '*;06;*' THEN 'yes' ELSE 'no' END"},
    {OUR_VICTIM_SEX, "victim_sex"},
    {OUR_PERPETRATOR_SEX, "offender_sex"},
};
/* clang-format on */

static const struct mapping shr[] = {
    {OUR_INCIDENT, "row"},
    {OUR_VICTIM_AGE, "CASE WHEN victim_age='999' THEN '' ELSE victim_age END"},
    {OUR_PERPETRATOR_AGE, "CASE WHEN offender_age='999' THEN '' ELSE offender_age END"},
    {OUR_RELATIONSHIPS, "relationship"},
    {OUR_BEHAVIOURS, "CASE WHEN homicide_type='MURDER' AND circumstance NOT IN ('80','81')"
                     " THEN 'PHYSICAL' ELSE '' END"},
    {OUR_VICTIM_SEX, "victim_sex"},
    {OUR_PERPETRATOR_SEX, "offender_sex"},
};

static const struct known_layout {
    const char *name;
    darisk_code_list codes;
    darisk_definition definition;
    const char *needs[8]; /* the columns that tell it */
    const struct mapping *mapping;
    size_t mappings;
    const char *remark;
} known[] = {
    {"NIBRS extract",
     DARISK_CODE_LIST_NIBRS,
     DARISK_DEFINITION_NOT_SET,
     {"incident", "date", "victim_age_lo", "victim_age_hi", "offender_age_lo", "offences",
      "circumstances", "relationship"},
     nibrs,
     sizeof nibrs / sizeof nibrs[0],
     "United States records, judged by the definitions of England and Wales: a demonstration only. "
     "Offences against the person stand for behaviour (assault, murder, kidnapping: PHYSICAL; "
     "intimidation: THREATENING; rape: SEXUAL); other offences say nothing about it, which is "
     "REVIEW. "
     "The day of the incident stands for the day of the record."},
    {"SHR extract",
     DARISK_CODE_LIST_SHR,
     DARISK_DEFINITION_DAA_2021,
     {"row", "year", "month", "victim_age", "offender_age", "homicide_type", "circumstance",
      "relationship"},
     shr,
     sizeof shr / sizeof shr[0],
     "United States records, judged by a definition of England and Wales: a demonstration only. "
     "They hold year and month but no day, so no day picks a definition: unless --definition names "
     "another, DAA_2021 is applied as it stands today. A homicide counts as PHYSICAL; where it was "
     "negligent or justifiable nothing is taken as recorded, which is REVIEW. Age 999 is unknown."},
};

const char *layout_column(enum our_column column) {
    return ours[column].name;
}

static bool same(const char *a, const char *b) {
    return b != NULL && sqlite3_stricmp(a, b) == 0;
}

bool layout_knows(const char *name) {
    for (int i = 0; i < OUR_COUNT; i++) {
        if (same(name, ours[i].name) || same(name, ours[i].also)) {
            return true;
        }
    }
    return false;
}

/* The columns of the file, as SQLite named them. */
struct header {
    char **name;
    int count;
};

static bool read_header(struct rms *rms, struct header *out) {
    sqlite3_stmt *statement;
    if (!database_prepare(rms, "SELECT * FROM staging.staging", &statement)) {
        return false;
    }
    out->count = sqlite3_column_count(statement);
    out->name = calloc((size_t)out->count, sizeof *out->name);
    bool done = out->name != NULL;
    for (int i = 0; done && i < out->count; i++) {
        out->name[i] = sqlite3_mprintf("%s", sqlite3_column_name(statement, i));
        done = out->name[i] != NULL;
    }
    sqlite3_finalize(statement);
    return done || rms_fail(rms, "out of memory");
}

static void free_header(struct header *header) {
    for (int i = 0; header->name != NULL && i < header->count; i++) {
        sqlite3_free(header->name[i]);
    }
    free(header->name);
}

static int find_name(const struct header *header, const char *name) {
    for (int i = 0; name != NULL && i < header->count; i++) {
        if (same(header->name[i], name)) {
            return i;
        }
    }
    return -1;
}

/* The columns found, for a message: printable, and not endless. */
static void list_header(const struct header *header, char *out, size_t size) {
    size_t used = 0;
    out[0] = '\0';
    for (int i = 0; i < header->count && used + 50 < size; i++) {
        used += (size_t)snprintf(out + used, size - used, "%s%.40s", i == 0 ? "" : ", ",
                                 header->name[i]);
    }
    for (size_t i = 0; out[i] != '\0'; i++) {
        out[i] = out[i] < ' ' || out[i] > '~' ? '?' : out[i];
    }
}

static bool missing(struct rms *rms, const struct header *header, const char *name,
                    const char *because) {
    char found[600];
    list_header(header, found, sizeof found);
    return rms_fail(rms, "column %s is missing%s; the file has: %s", name, because, found);
}

static const struct known_layout *recognise(const struct header *header) {
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        size_t there = 0;
        for (size_t k = 0; k < 8; k++) {
            there += find_name(header, known[i].needs[k]) >= 0;
        }
        if (there == 8) {
            return &known[i];
        }
    }
    return NULL;
}

static bool set_expression(struct rms *rms, enum our_column column, char *expression) {
    sqlite3_free(rms->layout.expression[column]);
    rms->layout.expression[column] = expression;
    return expression != NULL || rms_fail(rms, "out of memory");
}

static bool take_known(struct rms *rms, const struct known_layout *theirs) {
    const struct options *options = rms->options;
    if (options->codes != DARISK_CODE_LIST_NOT_SET && options->codes != theirs->codes) {
        return rms_fail(rms, "the file has the columns of the %s: --codes %s does not fit",
                        theirs->name, darisk_code_list_text(options->codes));
    }
    rms->layout.name = theirs->name;
    rms->layout.remark = theirs->remark;
    rms->layout.codes = theirs->codes;
    if (options->definition == DARISK_DEFINITION_NOT_SET) {
        rms->layout.definition = theirs->definition;
    }
    bool done = true;
    for (size_t i = 0; done && i < theirs->mappings; i++) {
        done = set_expression(rms, theirs->mapping[i].column,
                              sqlite3_mprintf("%s", theirs->mapping[i].expression));
    }
    return done;
}

static bool take_own(struct rms *rms, const struct header *header) {
    rms->layout.name = "our own columns";
    rms->layout.remark = "";
    bool done = true;
    size_t used = 0;
    for (int i = 0; i < header->count; i++) {
        if (!layout_knows(header->name[i]) && used + 50 < sizeof rms->layout.unused) {
            used += (size_t)snprintf(rms->layout.unused + used, sizeof rms->layout.unused - used,
                                     "%s%.40s", used == 0 ? "" : ", ", header->name[i]);
        }
    }
    for (int column = 0; done && column < OUR_COUNT; column++) {
        int place = find_name(header, ours[column].name);
        place = place >= 0 ? place : find_name(header, ours[column].also);
        if (place >= 0) {
            done = set_expression(rms, (enum our_column)column,
                                  sqlite3_mprintf("\"%w\"", header->name[place]));
        }
    }
    return done;
}

static bool take_option(struct rms *rms, const struct header *header, size_t option) {
    const char *name = rms->options->column[option].ours;
    const char *theirs = rms->options->column[option].theirs;
    for (int column = 0; column < OUR_COUNT; column++) {
        if (!same(name, ours[column].name)) {
            continue;
        }
        if (theirs[0] == '\0') {
            sqlite3_free(rms->layout.expression[column]);
            rms->layout.expression[column] = NULL;
            return true;
        }
        int place = find_name(header, theirs);
        if (place < 0) {
            return missing(rms, header, theirs, ", which --column names");
        }
        return set_expression(rms, (enum our_column)column,
                              sqlite3_mprintf("\"%w\"", header->name[place]));
    }
    return rms_fail(rms, "--column %s=%s: we have no column %s", name, theirs, name);
}

static bool check_required(struct rms *rms, const struct header *header) {
    char *const *expression = rms->layout.expression;
    if (expression[OUR_RELATIONSHIPS] == NULL) {
        return missing(rms, header, "relationships", "");
    }
    if (expression[OUR_BEHAVIOURS] == NULL) {
        return missing(rms, header, "behaviours", "");
    }
    if (expression[OUR_RECORDED_ON] == NULL && expression[OUR_DEFINITION] == NULL &&
        rms->layout.definition == DARISK_DEFINITION_NOT_SET) {
        return missing(rms, header, "recorded_on", " and no --definition is named");
    }
    if ((expression[OUR_VICTIM_AGE] != NULL && expression[OUR_VICTIM_BORN] != NULL) ||
        (expression[OUR_PERPETRATOR_AGE] != NULL && expression[OUR_PERPETRATOR_BORN] != NULL)) {
        return rms_fail(rms, "the file has an age and a birth column for one person: leave one out,"
                             " for instance with --column victim_age=");
    }
    return true;
}

static bool find_rowid(struct rms *rms, const struct header *header) {
    static const char *const names[] = {"rowid", "_rowid_", "oid"};
    for (size_t i = 0; i < 3; i++) {
        if (find_name(header, names[i]) < 0) {
            rms->layout.rowid = names[i];
            return true;
        }
    }
    return rms_fail(rms, "columns rowid, _rowid_ and oid are all there: rename one");
}

static bool find_with_header(struct rms *rms, const struct header *header) {
    const struct known_layout *theirs = recognise(header);
    rms->layout.codes = rms->options->codes;
    rms->layout.definition = rms->options->definition;
    bool done = theirs != NULL ? take_known(rms, theirs) : take_own(rms, header);
    for (size_t i = 0; done && i < rms->options->columns; i++) {
        done = take_option(rms, header, i);
    }
    return done && find_rowid(rms, header) && check_required(rms, header);
}

bool layout_find(struct rms *rms) {
    struct header header = {NULL, 0};
    layout_free(&rms->layout);
    bool done = read_header(rms, &header) && find_with_header(rms, &header);
    free_header(&header);
    return done;
}

bool layout_match(struct rms *rms, const char *const *names, size_t count, bool *there, char *found,
                  size_t size) {
    struct header header = {NULL, 0};
    bool done = read_header(rms, &header) && find_rowid(rms, &header);
    for (size_t i = 0; done && i < count; i++) {
        there[i] = find_name(&header, names[i]) >= 0;
    }
    if (done) {
        list_header(&header, found, size);
    }
    free_header(&header);
    return done;
}

void layout_free(struct layout *layout) {
    for (int i = 0; i < OUR_COUNT; i++) {
        sqlite3_free(layout->expression[i]);
    }
    memset(layout, 0, sizeof *layout);
}
