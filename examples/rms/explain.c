/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Full explanations for a few rows, in the words of the library. */
#include <string.h>

#include "facts.h"
#include "print.h"
#include "rms.h"

/* What the sentence before has named already is not named again: the provision, or at least its
 * instrument. */
static void print_sentences(const darisk_explanation *explanation) {
    char text[1200];
    const darisk_provision *named = NULL;
    for (size_t i = 0; i < darisk_explanation_count(explanation); i++) {
        const darisk_sentence *sentence = darisk_explanation_at(explanation, i);
        const darisk_provision *provision = sentence->provision;
        bool again = named != NULL && strcmp(provision->instrument, named->instrument) == 0;
        if (provision == named) {
            snprintf(text, sizeof text, "%s", sentence->text);
        } else {
            snprintf(text, sizeof text, "%s [%s%s%s%s]", sentence->text,
                     again ? "" : provision->instrument, again ? "" : ", ", provision->locator,
                     provision->verified ? "" : "; not verified");
        }
        named = provision;
        print_wrapped(i == 0 ? "  = " : "  - ", text);
    }
}

static const char *or_dash(const char *text) {
    return text == NULL || text[0] == '\0' ? "-" : text;
}

struct age_text {
    char text[16];
};

/* An age as given, or the one the birth date gives on the day of the conduct. */
static struct age_text age_text(const darisk_facts *facts, uint32_t age_given, darisk_age age,
                                uint32_t born_given, darisk_date born) {
    struct age_text out = {"unknown"};
    int32_t years = 0;
    if ((facts->given & age_given) != 0 && age.lowest != age.highest) {
        snprintf(out.text, sizeof out.text, "%u-%u", age.lowest, age.highest);
    } else if ((facts->given & age_given) != 0) {
        snprintf(out.text, sizeof out.text, "%u", age.lowest);
    } else if ((facts->given & born_given) != 0 && (facts->given & DARISK_GIVEN_CONDUCT_ON) != 0 &&
               darisk_date_age(born, facts->conduct_on, &years) == DARISK_OK) {
        snprintf(out.text, sizeof out.text, "%d", (int)years);
    }
    return out;
}

static void print_facts(sqlite3_stmt *source, const struct row_text *row,
                        const darisk_facts *facts) {
    char text[900];
    snprintf(text, sizeof text,
             "Incident %s (line %lld), recorded %s: tie %s; behaviour %s; ages: victim %s,"
             " perpetrator %s",
             print_safe(or_dash(row->text[OUR_INCIDENT])).text,
             (long long)sqlite3_column_int64(source, 1),
             print_safe(or_dash(row->text[OUR_RECORDED_ON])).text,
             print_safe(or_dash(row->text[OUR_RELATIONSHIPS])).text,
             print_safe(or_dash(row->text[OUR_BEHAVIOURS])).text,
             age_text(facts, DARISK_GIVEN_VICTIM_AGE, facts->victim_age, DARISK_GIVEN_VICTIM_BORN,
                      facts->victim_born)
                 .text,
             age_text(facts, DARISK_GIVEN_PERPETRATOR_AGE, facts->perpetrator_age,
                      DARISK_GIVEN_PERPETRATOR_BORN, facts->perpetrator_born)
                 .text);
    print_wrapped("", text);
}

static darisk_status classify_again(const struct rms *rms, const struct row_facts *row,
                                    darisk_classification *out) {
    darisk_definition named =
        row->definition == DARISK_DEFINITION_NOT_SET ? rms->layout.definition : row->definition;
    return named == DARISK_DEFINITION_NOT_SET
               ? darisk_classify_in_force(rms->options->jurisdiction, NULL, &row->facts, out)
               : darisk_classify(named, NULL, &row->facts, out);
}

static bool explain_row(struct rms *rms, sqlite3_stmt *source) {
    struct row_text row;
    struct row_facts facts;
    struct refusal why;
    darisk_classification result = {.struct_size = sizeof result};
    darisk_explanation *explanation = NULL;
    source_row(source, &row);
    if (!facts_read(&row, rms->layout.codes, &facts, &why)) {
        return rms_fail(rms, "%s", why.reason);
    }
    darisk_status status = classify_again(rms, &facts, &result);
    if (status == DARISK_OK) {
        status = darisk_explanation_new(&result, NULL, &explanation);
    }
    if (status != DARISK_OK) {
        return rms_fail(rms, "%s", darisk_status_message(status));
    }
    print_facts(source, &row, &facts.facts);
    print_sentences(explanation);
    darisk_explanation_free(explanation);
    return true;
}

/* Explains the one row that a query picks, where it picks one. */
static bool explain_picked(struct rms *rms, const char *pick) {
    char tail[640];
    sqlite3_stmt *source = NULL;
    bool row = false;
    snprintf(tail, sizeof tail, " WHERE id = (%s)", pick);
    bool done = source_prepare(rms, tail, &source) && database_step(rms, source, &row) &&
                (!row || explain_row(rms, source));
    sqlite3_finalize(source);
    return done;
}

/* The QUALIFIES that most local rules would have thrown away; the plainest REVIEW about the tie
 * and the plainest EXCLUDED about age, where there are such. Rows under the police flag come first.
 */
bool explain_few(struct rms *rms) {
    print_heading("Why: one QUALIFIES, one REVIEW, one EXCLUDED");
    return explain_picked(rms, "SELECT id FROM classification c JOIN thrown_away t USING (id)"
                               " WHERE c.outcome = 'DEFINITION:QUALIFIES'"
                               " GROUP BY id ORDER BY count(*) DESC, id LIMIT 1") &&
           explain_picked(rms,
                          "SELECT id FROM classification c JOIN finding f USING (id)"
                          " JOIN definition d ON d.key = c.definition"
                          " WHERE c.outcome = 'DEFINITION:REVIEW' GROUP BY id ORDER BY NOT flag,"
                          " (c.decided_by = 'RELATIONSHIP')"
                          " + (c.age LIKE '%QUALIFIES') + (c.behaviour LIKE '%QUALIFIES') DESC,"
                          " c.tie = 'UNKNOWN', count(*), id"
                          " LIMIT 1") &&
           explain_picked(rms, "SELECT id FROM classification c JOIN finding f USING (id)"
                               " JOIN definition d ON d.key = c.definition"
                               " WHERE c.outcome = 'DEFINITION:EXCLUDED' GROUP BY id ORDER BY"
                               " NOT flag, c.decided_by <> 'AGE', count(*), id LIMIT 1");
}
