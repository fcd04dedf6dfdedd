/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Four vocabularies answer four questions, and say REVIEW, BRIEF_CREW, HIGH and PRIORITY. No
 * number, no text and no word of one is anything in another; who reads a code refuses the codes
 * of the others. Every code and text here is asked of the library, none is listed by hand. */
#include "../api/dash_test.h"

typedef struct vocabulary {
    const char *prefix;
    int32_t lowest, highest; /* its range of numbers; nobody else's */
    size_t count;
    const char *(*text)(int32_t code);
    darisk_status (*parse)(const char *text, int32_t *code);
} vocabulary;

static const char *dash_text(int32_t code) {
    const darisk_dash_grade grade = {code};
    return darisk_dash_grade_text(grade);
}

static darisk_status dash_parse(const char *text, int32_t *code) {
    darisk_dash_grade grade = {*code};
    const darisk_status status = darisk_dash_grade_from_text(text, &grade);
    *code = grade.code;
    return status;
}

static const char *dait_text(int32_t code) {
    const darisk_dait_outcome outcome = {code};
    return darisk_dait_outcome_text(outcome);
}

static darisk_status dait_parse(const char *text, int32_t *code) {
    darisk_dait_outcome outcome = {*code};
    const darisk_status status = darisk_dait_outcome_from_text(text, &outcome);
    *code = outcome.code;
    return status;
}

static const char *response_text(int32_t code) {
    const darisk_response_grade grade = {code};
    return darisk_response_grade_text(grade);
}

static darisk_status response_parse(const char *text, int32_t *code) {
    darisk_response_grade grade = {*code};
    const darisk_status status = darisk_response_grade_from_text(text, &grade);
    *code = grade.code;
    return status;
}

static const char *definition_text(int32_t code) {
    return darisk_outcome_text((darisk_outcome)code);
}

static darisk_status definition_parse(const char *text, int32_t *code) {
    darisk_outcome outcome = (darisk_outcome)*code;
    const darisk_status status = darisk_outcome_from_text(text, &outcome);
    *code = (int32_t)outcome;
    return status;
}

enum { DASH, DAIT, RESPONSE, DEFINITION, VOCABULARIES };

static const vocabulary VOCABULARY[VOCABULARIES] = {
    [DASH] = {"DASH:", 101, 199, 3, dash_text, dash_parse},
    [DAIT] = {"DAIT:", 201, 299, 4, dait_text, dait_parse},
    [RESPONSE] = {"RESP:", 301, 399, 4, response_text, response_parse},
    [DEFINITION] = {"DEFINITION:", 1, 99, 3, definition_text, definition_parse},
};

/* Every number that a column of 16 bits can hold, those below 0, and the ends. */
#define FIRST_CODE (-70000)
#define LAST_CODE  70000
#define MOST_WORDS 16

static int32_t codes[VOCABULARIES][MOST_WORDS];
static size_t counts[VOCABULARIES];

static int find_codes(void **state) {
    (void)state;
    for (size_t v = 0; v < VOCABULARIES; v++) {
        counts[v] = 0;
        for (int32_t code = FIRST_CODE; code <= LAST_CODE; code++)
            if (VOCABULARY[v].text(code) != NULL && counts[v] < MOST_WORDS)
                codes[v][counts[v]++] = code;
    }
    return 0;
}

/* Waits for a code outside its range, for one of two vocabularies, and for a number cut to 8 or
 * 16 bits before it is looked up. */
static void test_ranges_are_disjoint(void **state) {
    (void)state;
    for (size_t v = 0; v < VOCABULARIES; v++) {
        assert_int_equal(counts[v], VOCABULARY[v].count);
        assert_null(VOCABULARY[v].text(INT32_MIN));
        assert_null(VOCABULARY[v].text(INT32_MAX));
        for (size_t i = 0; i < counts[v]; i++) {
            assert_in_range(codes[v][i], VOCABULARY[v].lowest, VOCABULARY[v].highest);
            for (size_t w = 0; w < VOCABULARIES; w++)
                if (w != v) {
                    assert_null(VOCABULARY[w].text(codes[v][i]));
                    assert_true(codes[v][i] < VOCABULARY[w].lowest ||
                                codes[v][i] > VOCABULARY[w].highest);
                }
        }
    }
}

/* Waits for a text without its prefix, and for one that two codes share. */
static void test_every_text_has_its_prefix(void **state) {
    (void)state;
    for (size_t v = 0; v < VOCABULARIES; v++)
        for (size_t i = 0; i < counts[v]; i++) {
            const char *text = VOCABULARY[v].text(codes[v][i]);
            int32_t code = 0;
            assert_memory_equal(text, VOCABULARY[v].prefix, strlen(VOCABULARY[v].prefix));
            assert_int_equal(VOCABULARY[v].parse(text, &code), DARISK_OK);
            assert_int_equal(code, codes[v][i]);
        }
}

static size_t refusals;

/* A text that one vocabulary must not know. */
static void refuse(size_t v, const char *text) {
    int32_t code = 7;
    const darisk_status status = VOCABULARY[v].parse(text, &code);
    if (status != DARISK_ERROR_TEXT || code != 7)
        fail_msg("%s takes \"%s\"", VOCABULARY[v].prefix, text);
    refusals++;
}

/* Waits for a parser that looks behind the prefix only, that folds case, trims, or stops early. */
static void test_each_parser_refuses_all_others(void **state) {
    (void)state;
    refusals = 0;
    for (size_t v = 0; v < VOCABULARIES; v++)
        for (size_t i = 0; i < counts[v]; i++) {
            const char *text = VOCABULARY[v].text(codes[v][i]);
            const char *word = text + strlen(VOCABULARY[v].prefix);
            char lower[64];
            char spoilt[128];
            size_t length = 0;
            for (; text[length] != '\0' && length < sizeof lower - 1; length++)
                lower[length] =
                    (char)(text[length] >= 'A' && text[length] <= 'Z' ? text[length] - 'A' + 'a'
                                                                      : text[length]);
            lower[length] = '\0';
            for (size_t w = 0; w < VOCABULARIES; w++) {
                /* Its words as they are, and under the prefix of the one that is asked. */
                if (w != v) {
                    refuse(w, text);
                    (void)snprintf(spoilt, sizeof spoilt, "%s%s", VOCABULARY[w].prefix, word);
                    refuse(w, spoilt);
                    refuse(v, spoilt);
                    (void)snprintf(spoilt, sizeof spoilt, "%s%s", VOCABULARY[v].prefix, text);
                    refuse(w, spoilt);
                }
                refuse(w, word);
                refuse(w, lower);
                refuse(w, lower + strlen(VOCABULARY[v].prefix));
                static const char *const AROUND[] = {" %s", "%s ",  "\t%s",   "%s\n", "%s\r",
                                                     "%s:", "%s%%", "\"%s\"", "%s_",  ":%s"};
                for (size_t a = 0; a < LENGTH(AROUND); a++) {
                    const char *at = strchr(AROUND[a], '%');
                    (void)snprintf(spoilt, sizeof spoilt, "%.*s%s%s", (int)(at - AROUND[a]),
                                   AROUND[a], text, at + 2);
                    refuse(w, spoilt);
                }
                (void)snprintf(spoilt, sizeof spoilt, "%.*s", (int)(length - 1), text);
                refuse(w, spoilt);
                (void)snprintf(spoilt, sizeof spoilt, "%d", (int)codes[v][i]);
                refuse(w, spoilt);
            }
            (void)snprintf(spoilt, sizeof spoilt, "%s", text);
            spoilt[0]++;
            refuse(v, spoilt);
            refuse(v, VOCABULARY[v].prefix);
            refuse(v, "");
        }
    print_message("%zu texts refused by the four parsers\n", refusals);
}

/* The other parsers of the library, which know keys without a prefix. symbols.sh sees to it that
 * none is left out. */
#define PARSER(name)                                                                               \
    static darisk_status take_##name(const char *text) {                                           \
        darisk_##name value;                                                                       \
        return darisk_##name##_from_text(text, &value);                                            \
    }
#define PARSERS(X)                                                                                 \
    X(answer)                                                                                      \
    X(behaviour)                                                                                   \
    X(circumstance)                                                                                \
    X(code_list)                                                                                   \
    X(criterion)                                                                                   \
    X(dait_check)                                                                                  \
    X(dait_marker)                                                                                 \
    X(dait_notification)                                                                           \
    X(dait_state)                                                                                  \
    X(dait_telling)                                                                                \
    X(dash_decision)                                                                               \
    X(dash_finding)                                                                                \
    X(dash_item)                                                                                   \
    X(dash_mode)                                                                                   \
    X(dash_search)                                                                                 \
    X(dash_state)                                                                                  \
    X(dash_trigger)                                                                                \
    X(definition)                                                                                  \
    X(event_role)                                                                                  \
    X(event_status)                                                                                \
    X(finding)                                                                                     \
    X(instrument)                                                                                  \
    X(jurisdiction)                                                                                \
    X(relationship)                                                                                \
    X(response_duty)                                                                               \
    X(response_finding)                                                                            \
    X(response_ground)                                                                             \
    X(response_role)                                                                               \
    X(response_support)
PARSERS(PARSER)

#define ENTRY(name) {#name, take_##name},
static const struct {
    const char *name;
    darisk_status (*parse)(const char *text);
} OTHER_PARSERS[] = {PARSERS(ENTRY)};

/* Waits for a parser of keys that takes a grade or an outcome, with its prefix or without. */
static void test_other_parsers_refuse_them_too(void **state) {
    (void)state;
    for (size_t p = 0; p < LENGTH(OTHER_PARSERS); p++)
        for (size_t v = 0; v < VOCABULARIES; v++)
            for (size_t i = 0; i < counts[v]; i++) {
                const char *text = VOCABULARY[v].text(codes[v][i]);
                if (OTHER_PARSERS[p].parse(text) != DARISK_ERROR_TEXT ||
                    OTHER_PARSERS[p].parse(text + strlen(VOCABULARY[v].prefix)) !=
                        DARISK_ERROR_TEXT)
                    fail_msg("%s takes \"%s\"", OTHER_PARSERS[p].name, text);
            }
}

/* Whether a word is one of those that underscores part in a text. */
static bool has_word(const char *text, const char *word, size_t length) {
    const char *at = text;
    while (at != NULL) {
        if (strncmp(at, word, length) == 0 && (at[length] == '_' || at[length] == '\0'))
            return true;
        at = strchr(at, '_');
        at = at != NULL ? at + 1 : NULL;
    }
    return false;
}

static size_t words_shared(const char *a, const char *b) {
    size_t shared = 0;
    for (const char *at = a; *at != '\0';) {
        const size_t length = strcspn(at, "_");
        shared += has_word(b, at, length) ? 1 : 0;
        at += length + (at[length] == '_' ? 1 : 0);
    }
    return shared;
}

/* Waits for one word that officers could take for another's. */
static void test_no_word_in_two_vocabularies(void **state) {
    (void)state;
    assert_int_equal(words_shared("ALERT_HIGH_CREW", "HIGH"), 1);
    assert_int_equal(words_shared("HIGH", "HIGHER_CREW"), 0);
    for (size_t v = 0; v < VOCABULARIES; v++)
        for (size_t w = v + 1; w < VOCABULARIES; w++)
            for (size_t i = 0; i < counts[v]; i++)
                for (size_t k = 0; k < counts[w]; k++) {
                    const char *one = VOCABULARY[v].text(codes[v][i]);
                    const char *other = VOCABULARY[w].text(codes[w][k]);
                    if (words_shared(one + strlen(VOCABULARY[v].prefix),
                                     other + strlen(VOCABULARY[w].prefix)) > 0)
                        fail_msg("%s and %s share a word", one, other);
                }
}

/* ---- Who reads a code ---- */

/* A form with one answer, graded or not. */
static darisk_dash *new_form(bool graded) {
    darisk_dash *dash = NULL;
    assert_int_equal(darisk_dash_new(DARISK_INSTRUMENT_DASH_2009, NULL, &dash), DARISK_OK);
    assert_int_equal(
        darisk_dash_set_answer(dash, DARISK_DASH_ITEM_STRANGULATION, DARISK_ANSWER_YES), DARISK_OK);
    if (graded) {
        const darisk_dash_judgement judgement = good_judgement();
        assert_int_equal(darisk_dash_record_grade(dash, &judgement), DARISK_OK);
    }
    return dash;
}

static void dash_record_refuses(int32_t code) {
    darisk_dash *dash = new_form(false);
    darisk_dash_judgement judgement = good_judgement();
    judgement.grade.code = code;
    assert_int_equal(darisk_dash_record_grade(dash, &judgement), DARISK_ERROR_DASH_VALUE);
    assert_int_equal(darisk_dash_record_count(dash), 0);
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_NOT_SET);
    darisk_dash_free(dash);
}

static void dash_review_refuses(int32_t code) {
    darisk_dash *dash = new_form(true);
    darisk_dash_review review = good_review();
    review.grade.code = code;
    assert_int_equal(darisk_dash_record_review(dash, &review), DARISK_ERROR_DASH_VALUE);
    assert_int_equal(darisk_dash_record_count(dash), 1);
    assert_int_equal(darisk_dash_grade_in_effect(dash).code, DARISK_DASH_MEDIUM);
    darisk_dash_free(dash);
}

static void dash_validate_refuses(int32_t code) {
    darisk_dash *dash = new_form(true);
    darisk_dash_view view;
    darisk_dash_record record = *darisk_dash_record_at(dash, 0);
    size_t count = 77;
    memset(&view, 0, sizeof view);
    view.struct_size = sizeof view;
    assert_int_equal(darisk_dash_view_of(dash, &view), DARISK_OK);
    view.records = &record;
    assert_int_equal(darisk_dash_validate(&view, NULL, NULL, 0, &count), DARISK_OK);
    record.grade.code = code;
    count = 77;
    assert_int_equal(darisk_dash_validate(&view, NULL, NULL, 0, &count), DARISK_ERROR_DASH_VALUE);
    assert_int_equal(count, 77);
    darisk_dash_free(dash);
}

static void dait_find_refuses(int32_t code) {
    const darisk_dait_outcome outcome = {code};
    assert_null(darisk_dait_outcome_find(outcome));
}

static void response_code_refuses(int32_t code) {
    darisk_response_grade grade = DARISK_RESPONSE_GRADE_PRIORITY;
    assert_int_equal(darisk_response_grade_from_code(code, &grade), DARISK_ERROR_RESPONSE_GRADE);
    assert_int_equal(grade.code, DARISK_RESPONSE_PRIORITY);
}

static void response_request_refuses(int32_t code) {
    darisk_response_request request;
    darisk_response_decision decision;
    memset(&request, 0, sizeof request);
    memset(&decision, 0, sizeof decision);
    request.struct_size = sizeof request;
    request.requested.code = code;
    decision.struct_size = sizeof decision;
    assert_int_equal(darisk_response_decide(&request, &decision), DARISK_ERROR_RESPONSE_GRADE);
    assert_int_equal(decision.grade.code, 0);
}

static void response_progress_refuses(int32_t code) {
    darisk_response_progress progress;
    darisk_response_review_result result;
    memset(&progress, 0, sizeof progress);
    memset(&result, 0, sizeof result);
    progress.struct_size = sizeof progress;
    progress.grade.code = code;
    result.struct_size = sizeof result;
    assert_int_equal(darisk_response_review(NULL, &progress, &result), DARISK_ERROR_RESPONSE_GRADE);
    assert_int_equal(result.rules_version, 0);
}

static void response_column_refuses(int32_t code) {
    const uint16_t asked[] = {DARISK_RESPONSE_PRIORITY, (uint16_t)code};
    uint16_t grade[] = {9, 9};
    darisk_response_request_columns columns;
    darisk_response_decision_columns out;
    darisk_columns_report report;
    memset(&columns, 0, sizeof columns);
    memset(&out, 0, sizeof out);
    memset(&report, 0, sizeof report);
    columns.struct_size = sizeof columns;
    columns.requested.values = asked;
    columns.requested.length = LENGTH(asked);
    out.struct_size = sizeof out;
    out.grade = grade;
    report.struct_size = sizeof report;
    assert_int_equal(darisk_response_decide_columns(&columns, LENGTH(asked), &out, &report),
                     DARISK_ROWS_REFUSED);
    assert_int_equal(report.refused, 1);
    assert_int_equal(report.first_row, 1);
    assert_int_equal(report.first_status, DARISK_ERROR_RESPONSE_GRADE);
    assert_int_equal(grade[0], DARISK_RESPONSE_EMERGENCY);
    assert_int_equal(grade[1], 0);
}

static void explanation_refuses(int32_t code) {
    const darisk_facts facts = adults(KIND(SPOUSE));
    darisk_classification classification;
    darisk_explanation *explanation = NULL;
    memset(&classification, 0, sizeof classification);
    classification.struct_size = sizeof classification;
    assert_int_equal(darisk_classify(DARISK_DEFINITION_DAA_2021, NULL, &facts, &classification),
                     DARISK_OK);
    classification.outcome = (darisk_outcome)code;
    assert_int_equal(darisk_explanation_new(&classification, NULL, &explanation),
                     DARISK_ERROR_OUTCOME);
    assert_null(explanation);
}

/* One closed case whose column holds a code. */
static void audit_refuses(size_t whose, bool last, int32_t code) {
    const uint8_t yes[] = {DARISK_STATED_YES};
    const uint16_t grade[] = {DARISK_DASH_HIGH};
    const uint16_t outcome[] = {DARISK_DAIT_BRIEF_CREW};
    const uint16_t foreign[] = {(uint16_t)code};
    const darisk_column_u8 stated = {yes, NULL, 0, 1};
    darisk_audit_columns cases;
    darisk_audit_table table;
    const darisk_audit_kind kind =
        last ? DARISK_AUDIT_KIND_CHANGED_ON_REVIEW : DARISK_AUDIT_KIND_CONCORDANCE;
    memset(&cases, 0, sizeof cases);
    memset(&table, 0, sizeof table);
    cases.struct_size = sizeof cases;
    cases.closed = cases.reviewed = cases.dait_seen_before = stated;
    cases.first_grade = cases.last_grade = (darisk_column_u16){grade, NULL, 0, 1};
    cases.dait_outcome = (darisk_column_u16){outcome, NULL, 0, 1};
    table.struct_size = sizeof table;
    assert_int_equal(darisk_audit_count(kind, &cases, 1, 0, &table, NULL), DARISK_OK);
    if (whose == DAIT)
        cases.dait_outcome.values = foreign;
    else if (last)
        cases.last_grade.values = foreign;
    else
        cases.first_grade.values = foreign;
    memset(&table, 0, sizeof table);
    table.struct_size = sizeof table;
    assert_int_equal(darisk_audit_count(kind, &cases, 1, 0, &table, NULL), DARISK_ERROR_AUDIT_CODE);
    assert_int_equal(table.rows, 0);
}

static void audit_outcome_refuses(int32_t code) {
    audit_refuses(DAIT, false, code);
}

static void audit_first_grade_refuses(int32_t code) {
    audit_refuses(DASH, false, code);
}

static void audit_last_grade_refuses(int32_t code) {
    audit_refuses(DASH, true, code);
}

static const struct {
    size_t vocabulary;
    void (*refuses)(int32_t code);
} READERS[] = {
    {DASH, dash_record_refuses},           {DASH, dash_review_refuses},
    {DASH, dash_validate_refuses},         {DAIT, dait_find_refuses},
    {RESPONSE, response_code_refuses},     {RESPONSE, response_request_refuses},
    {RESPONSE, response_progress_refuses}, {RESPONSE, response_column_refuses},
    {DEFINITION, explanation_refuses},     {DAIT, audit_outcome_refuses},
    {DASH, audit_first_grade_refuses},     {DASH, audit_last_grade_refuses},
};

/* Waits for a reader that takes a code for what it is not, or tells it with another's status. */
static void test_each_reader_refuses_codes_of_others(void **state) {
    size_t refused = 0;
    (void)state;
    for (size_t r = 0; r < LENGTH(READERS); r++)
        for (size_t v = 0; v < VOCABULARIES; v++)
            for (size_t i = 0; v != READERS[r].vocabulary && i < counts[v]; i++) {
                READERS[r].refuses(codes[v][i]);
                refused++;
            }
    print_message("%zu codes of others refused by %zu readers\n", refused, LENGTH(READERS));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranges_are_disjoint),
        cmocka_unit_test(test_every_text_has_its_prefix),
        cmocka_unit_test(test_each_parser_refuses_all_others),
        cmocka_unit_test(test_other_parsers_refuse_them_too),
        cmocka_unit_test(test_no_word_in_two_vocabularies),
        cmocka_unit_test(test_each_reader_refuses_codes_of_others),
    };
    return cmocka_run_group_tests(tests, find_codes, NULL);
}
