/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Full explanations for a few rows, in the words of the library. */
#include "facts.h"
#include "print.h"
#include "rms.h"

static void print_sentences(const darisk_explanation *explanation) {
    char text[1200];
    for (size_t i = 0; i < darisk_explanation_count(explanation); i++) {
        const darisk_sentence *sentence = darisk_explanation_at(explanation, i);
        snprintf(text, sizeof text, "%s [%s, %s%s]", sentence->text,
                 sentence->provision->instrument, sentence->provision->locator,
                 sentence->provision->verified ? "" : "; not verified");
        print_wrapped(i == 0 ? "  = " : "  - ", text);
    }
}

static const char *or_dash(const char *text) {
    return text == NULL || text[0] == '\0' ? "-" : text;
}

static void print_facts(sqlite3_stmt *source, const struct row_text *row) {
    char text[900];
    snprintf(text, sizeof text,
             "Incident %s (line %lld): tie %s; behaviour %s; victim's age %s, perpetrator's %s;"
             " recorded %s",
             print_safe(or_dash(row->text[OUR_INCIDENT])).text,
             (long long)sqlite3_column_int64(source, 1),
             print_safe(or_dash(row->text[OUR_RELATIONSHIPS])).text,
             print_safe(or_dash(row->text[OUR_BEHAVIOURS])).text,
             print_safe(or_dash(row->text[OUR_VICTIM_AGE])).text,
             print_safe(or_dash(row->text[OUR_PERPETRATOR_AGE])).text,
             print_safe(or_dash(row->text[OUR_RECORDED_ON])).text);
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
    print_facts(source, &row);
    print_sentences(explanation);
    darisk_explanation_free(explanation);
    return true;
}

/* Explains the one row that a query picks, where it picks one. */
static bool explain_picked(struct rms *rms, const char *pick) {
    char tail[512];
    sqlite3_stmt *source = NULL;
    bool row = false;
    snprintf(tail, sizeof tail, " WHERE id = (%s)", pick);
    bool done = source_prepare(rms, tail, &source) && database_step(rms, source, &row) &&
                (!row || explain_row(rms, source));
    sqlite3_finalize(source);
    return done;
}

bool explain_few(struct rms *rms) {
    print_heading("Why: one QUALIFIES, one REVIEW, one EXCLUDED");
    return explain_picked(rms, "SELECT id FROM classification c JOIN thrown_away t USING (id)"
                               " WHERE c.outcome = 'DEFINITION:QUALIFIES'"
                               " GROUP BY id ORDER BY count(*) DESC, id LIMIT 1") &&
           explain_picked(rms, "SELECT id FROM classification c JOIN finding f USING (id)"
                               " WHERE c.outcome = 'DEFINITION:REVIEW'"
                               " AND c.decided_by = 'RELATIONSHIP'"
                               " GROUP BY id ORDER BY count(*) DESC, id LIMIT 1") &&
           explain_picked(rms, "SELECT id FROM classification WHERE outcome ="
                               " 'DEFINITION:EXCLUDED' ORDER BY decided_by <> 'AGE', id LIMIT 1");
}
