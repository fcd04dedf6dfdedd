/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Results in sentences. */
#include "finding_cases.h"

static darisk_explanation *explain(const darisk_classification *result) {
    darisk_explanation *out = NULL;
    const darisk_status status = darisk_explanation_new(result, NULL, &out);
    if (status != DARISK_OK)
        fail_msg("%s: %s", darisk_definition_text(result->definition), darisk_status_text(status));
    return out;
}

static const darisk_sentence *find_sentence(const darisk_explanation *explanation,
                                            darisk_sentence_role role, darisk_finding finding) {
    for (size_t i = 0; i < darisk_explanation_count(explanation); i++) {
        const darisk_sentence *sentence = darisk_explanation_at(explanation, i);
        if (sentence->role == role && sentence->finding == finding)
            return sentence;
    }
    return NULL;
}

static darisk_sentence_role role_for(darisk_finding_role role) {
    static const darisk_sentence_role ROLES[] = {
        [DARISK_FINDING_ROLE_REASON] = DARISK_SENTENCE_ROLE_REASON,
        [DARISK_FINDING_ROLE_MISSING] = DARISK_SENTENCE_ROLE_MISSING,
        [DARISK_FINDING_ROLE_DUTY] = DARISK_SENTENCE_ROLE_DUTY,
        [DARISK_FINDING_ROLE_NOTE] = DARISK_SENTENCE_ROLE_NOTE,
    };
    return ROLES[role];
}

/* The conclusion comes first and once; what decided is told; every text is whole. */
static void check_form(const darisk_explanation *explanation) {
    const size_t count = darisk_explanation_count(explanation);
    size_t decided = 0;
    assert_true(count >= 2);
    for (size_t i = 0; i < count; i++) {
        const darisk_sentence *sentence = darisk_explanation_at(explanation, i);
        const size_t length = strlen(sentence->text);
        assert_int_equal(sentence->role == DARISK_SENTENCE_ROLE_OUTCOME, i == 0);
        assert_non_null(darisk_sentence_role_text(sentence->role));
        decided += sentence->role == DARISK_SENTENCE_ROLE_DECIDED;
        if (length < 10 || (sentence->text[length - 1] != '.' && sentence->text[length - 1] != '?'))
            fail_msg("no whole sentence: \"%s\"", sentence->text);
        assert_non_null(sentence->provision);
        assert_ptr_equal(darisk_provision_find(sentence->provision->key), sentence->provision);
    }
    assert_true(decided > 0);
    assert_int_equal(darisk_explanation_at(explanation, 0)->finding, DARISK_FINDING_NOT_SET);
    assert_null(darisk_explanation_at(explanation, count));
    assert_null(darisk_explanation_at(explanation, SIZE_MAX));
}

/* Every finding of the result is told, with what to ask, and no other. */
static void check_findings(const darisk_explanation *explanation, darisk_findings findings) {
    for (size_t i = 0; i < darisk_finding_count(); i++) {
        const darisk_finding_record *record = darisk_finding_at(i);
        const darisk_sentence *told =
            find_sentence(explanation, role_for(record->role), record->finding);
        const darisk_sentence *asked =
            find_sentence(explanation, DARISK_SENTENCE_ROLE_ASK, record->finding);
        if ((findings & DARISK_FINDING_BIT(record->finding)) == 0) {
            assert_null(told);
            assert_null(asked);
            continue;
        }
        if (told == NULL)
            fail_msg("%s is not told", record->key);
        assert_string_equal(told->text, record->says);
        if (record->ask[0] == '\0') {
            assert_null(asked);
        } else {
            assert_non_null(asked);
            assert_string_equal(asked->text, record->ask);
        }
    }
}

/* Waits for a result that is not told whole, under any definition. */
static void test_every_case_is_told(void **state) {
    (void)state;
    for (size_t i = 0; i < LENGTH(FINDING_CASES); i++)
        for (int d = 0; d <= DARISK_DEFINITION_LAST; d++) {
            finding_case c = FINDING_CASES[i];
            c.definition = (darisk_definition)d;
            const darisk_classification result = classify_case(&c);
            darisk_explanation *explanation = explain(&result);
            check_form(explanation);
            check_findings(explanation, result.findings);
            darisk_explanation_free(explanation);
        }
}

/* Waits for a conclusion in another outcome's words, or about another definition. */
static void test_conclusions(void **state) {
    (void)state;
    static const struct {
        darisk_relationships ties;
        const char *words;
    } CASES[] = {
        {KIND(SPOUSE), "within the definition"},
        {KIND(STRANGER), "outside the definition"},
        {KIND(UNKNOWN), "person must decide"},
    };
    for (size_t i = 0; i < LENGTH(CASES); i++)
        for (int d = 1; d <= DARISK_DEFINITION_LAST; d++) {
            const darisk_definition_record *definition =
                darisk_definition_find((darisk_definition)d);
            darisk_facts facts = adults(CASES[i].ties);
            facts.behaviours = TYPE(CONTROLLING) | TYPE(PHYSICAL);
            facts.circumstances = IS(REPEATED, YES);
            const darisk_classification result = classify(definition->definition, &facts);
            darisk_explanation *explanation = explain(&result);
            const darisk_sentence *first = darisk_explanation_at(explanation, 0);
            if (definition->definition != DARISK_DEFINITION_DAA_S3_CHILD)
                assert_non_null(strstr(first->text, CASES[i].words));
            assert_non_null(strstr(first->text, definition->title));
            assert_ptr_equal(first->provision, definition->provision);
            darisk_explanation_free(explanation);
        }
}

/* A REVIEW is treated as domestic abuse until a person decides: waits for words that leave that
 * out, and for a tie that is not named. */
static void test_words_of_a_review(void **state) {
    (void)state;
    const darisk_facts facts = adults(KIND(STEP_SIBLING));
    const darisk_classification result = classify(DARISK_DEFINITION_DAA_2021, &facts);
    darisk_explanation *explanation = explain(&result);
    const darisk_sentence *decided =
        find_sentence(explanation, DARISK_SENTENCE_ROLE_DECIDED, DARISK_FINDING_NOT_SET);
    assert_non_null(strstr(darisk_explanation_at(explanation, 0)->text,
                           "until then treat this as within the definition"));
    assert_non_null(decided);
    assert_non_null(strstr(decided->text, "relationship"));
    assert_non_null(
        strstr(decided->text, darisk_relationship_find(DARISK_RELATIONSHIP_STEP_SIBLING)->label));
    assert_ptr_equal(decided->provision, result.provision);
    darisk_explanation_free(explanation);
}

/* A result that could be, with every finding there is or ever will be. */
static darisk_classification everything(darisk_definition definition, darisk_relationship tie) {
    darisk_classification result = {.struct_size = sizeof result};
    result.rules_version = darisk_rules_version();
    result.definition = definition;
    result.outcome = result.in_force = result.age = REVIEW;
    result.relationship = result.behaviour = REVIEW;
    result.decided_by = DARISK_PART_IN_FORCE;
    result.parts_at_outcome = 15;
    result.tie = tie;
    result.ties = DARISK_RELATIONSHIPS_ALL;
    result.findings = ~UINT64_C(0);
    result.limb = darisk_definition_limb(definition, tie);
    result.provision = darisk_provision_at(0);
    return result;
}

/* Waits for a sentence cut off or dropped for want of room. */
static void test_the_longest_explanation_is_whole(void **state) {
    (void)state;
    for (int d = 0; d <= DARISK_DEFINITION_LAST; d++)
        for (int k = 1; k <= DARISK_RELATIONSHIP_LAST; k++) {
            const darisk_relationship tie = (darisk_relationship)k;
            const darisk_classification result = everything((darisk_definition)d, tie);
            darisk_explanation *explanation = explain(&result);
            check_form(explanation);
            check_findings(explanation, result.findings);
            const darisk_sentence *decided =
                find_sentence(explanation, DARISK_SENTENCE_ROLE_DECIDED, DARISK_FINDING_NOT_SET);
            assert_non_null(strstr(decided->text, darisk_relationship_find(tie)->label));
            darisk_explanation_free(explanation);
        }
}

/* The call must refuse this struct, and leave the output as it was. */
static void refuse(const darisk_classification *result, darisk_status expected) {
    static char marker;
    darisk_explanation *const before = (darisk_explanation *)(void *)&marker;
    darisk_explanation *out = before;
    const darisk_status status = darisk_explanation_new(result, NULL, &out);
    if (status != expected)
        fail_msg("%s, expected %s", darisk_status_text(status), darisk_status_text(expected));
    assert_ptr_equal(out, before);
}

/* Waits for memory that was never a result and is told as one. */
static void test_what_is_no_result_is_refused(void **state) {
    (void)state;
    static const int NO_OUTCOME[] = {-1, 0, 4, 255, 256, INT_MAX, INT_MIN};
    const darisk_facts facts = adults(KIND(SPOUSE));
    const darisk_classification good = classify(DARISK_DEFINITION_DAA_2021, &facts);
    darisk_classification bad = {.struct_size = sizeof bad};
    refuse(&bad, DARISK_ERROR_OUTCOME);
#define SPOIL(field, value, expected)                                                              \
    do {                                                                                           \
        bad = good;                                                                                \
        bad.field = value;                                                                         \
        refuse(&bad, expected);                                                                    \
    } while (0)
    for (size_t i = 0; i < LENGTH(NO_OUTCOME); i++) {
        const darisk_outcome none = (darisk_outcome)NO_OUTCOME[i];
        SPOIL(outcome, none, DARISK_ERROR_OUTCOME);
        SPOIL(in_force, none, DARISK_ERROR_OUTCOME);
        SPOIL(age, none, DARISK_ERROR_OUTCOME);
        SPOIL(relationship, none, DARISK_ERROR_OUTCOME);
        SPOIL(behaviour, none, DARISK_ERROR_OUTCOME);
    }
    SPOIL(outcome, REVIEW, DARISK_ERROR_OUTCOME); /* not the least of the parts */
    SPOIL(outcome, EXCLUDED, DARISK_ERROR_OUTCOME);
    SPOIL(behaviour, EXCLUDED, DARISK_ERROR_OUTCOME);
    SPOIL(decided_by, DARISK_PART_NOT_SET, DARISK_ERROR_OUTCOME);
    SPOIL(decided_by, DARISK_PART_AGE, DARISK_ERROR_OUTCOME);
    SPOIL(decided_by, (darisk_part)5, DARISK_ERROR_OUTCOME);
    SPOIL(decided_by, (darisk_part)-1, DARISK_ERROR_OUTCOME);
    SPOIL(parts_at_outcome, 0, DARISK_ERROR_OUTCOME);
    SPOIL(parts_at_outcome, 14, DARISK_ERROR_OUTCOME);
    SPOIL(parts_at_outcome, 31, DARISK_ERROR_OUTCOME);
    SPOIL(provision, NULL, DARISK_ERROR_OUTCOME);
    SPOIL(definition, (darisk_definition)15, DARISK_ERROR_DEFINITION);
    SPOIL(definition, (darisk_definition)-1, DARISK_ERROR_DEFINITION);
    SPOIL(definition, (darisk_definition)INT_MAX, DARISK_ERROR_DEFINITION);
    SPOIL(tie, DARISK_RELATIONSHIP_NOT_SET, DARISK_ERROR_RELATIONSHIP);
    SPOIL(tie, (darisk_relationship)62, DARISK_ERROR_RELATIONSHIP);
    SPOIL(tie, (darisk_relationship)-1, DARISK_ERROR_RELATIONSHIP);
#undef SPOIL
}

static darisk_status explain_sized(size_t size, size_t set_byte) {
    static union {
        darisk_classification result;
        unsigned char bytes[8192];
    } longer;
    const darisk_facts facts = adults(KIND(SPOUSE));
    darisk_explanation *out = NULL;
    memset(&longer, 0, sizeof longer);
    longer.result = classify(DARISK_DEFINITION_DAA_2021, &facts);
    longer.result.struct_size = (uint32_t)size;
    if (set_byte != 0)
        longer.bytes[set_byte] = 1;
    const darisk_status status = darisk_explanation_new(&longer.result, NULL, &out);
    assert_int_equal(status == DARISK_OK, out != NULL);
    darisk_explanation_free(out);
    return status;
}

/* Waits for a struct read past its end, and for a later field that is ignored. */
static void test_sizes(void **state) {
    (void)state;
    const size_t size = sizeof(darisk_classification);
    assert_int_equal(explain_sized(0, 0), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(explain_sized(size - 1, 0), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(explain_sized(size, 0), DARISK_OK);
    assert_int_equal(explain_sized(size, size), DARISK_OK);
    assert_int_equal(explain_sized(size + 8, 0), DARISK_OK);
    assert_int_equal(explain_sized(size + 8, size), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(explain_sized(size + 8, size + 7), DARISK_ERROR_STRUCT_SIZE);
    assert_int_equal(explain_sized(UINT32_MAX, 0), DARISK_ERROR_STRUCT_SIZE);
}

/* Waits for a NULL that is followed. */
static void test_nulls(void **state) {
    (void)state;
    const darisk_facts facts = adults(KIND(SPOUSE));
    const darisk_classification result = classify(DARISK_DEFINITION_DAA_2021, &facts);
    refuse(NULL, DARISK_ERROR_NULL);
    assert_int_equal(darisk_explanation_new(&result, NULL, NULL), DARISK_ERROR_NULL);
    assert_int_equal(darisk_explanation_count(NULL), 0);
    assert_null(darisk_explanation_at(NULL, 0));
    darisk_explanation_free(NULL);
}

/* Waits for sentences that hang on anything but the result, or that go when the struct does. */
static void test_same_result_same_sentences(void **state) {
    (void)state;
    for (size_t i = 0; i < LENGTH(FINDING_CASES); i++) {
        darisk_classification result = classify_case(&FINDING_CASES[i]);
        darisk_explanation *a = explain(&result);
        darisk_explanation *b = explain(&result);
        memset(&result, 0xff, sizeof result);
        assert_int_equal(darisk_explanation_count(a), darisk_explanation_count(b));
        for (size_t s = 0; s < darisk_explanation_count(a); s++) {
            const darisk_sentence *one = darisk_explanation_at(a, s);
            const darisk_sentence *two = darisk_explanation_at(b, s);
            assert_int_equal(one->role, two->role);
            assert_int_equal(one->finding, two->finding);
            assert_string_equal(one->text, two->text);
            assert_ptr_equal(one->provision, two->provision);
        }
        darisk_explanation_free(a);
        check_form(b); /* b stands when a is gone */
        darisk_explanation_free(b);
    }
}

/* Waits for a role under another's key. */
static void test_role_texts(void **state) {
    (void)state;
    static const char *const KEYS[] = {"OUTCOME", "DECIDED", "REASON", "MISSING",
                                       "ASK",     "DUTY",    "NOTE"};
    static const int NONE[] = {-1, 0, 8, 99, 255, INT_MAX, INT_MIN};
    for (size_t i = 0; i < LENGTH(KEYS); i++)
        assert_string_equal(darisk_sentence_role_text((darisk_sentence_role)(i + 1)), KEYS[i]);
    for (size_t i = 0; i < LENGTH(NONE); i++)
        assert_null(darisk_sentence_role_text((darisk_sentence_role)NONE[i]));
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_case_is_told),
        cmocka_unit_test(test_conclusions),
        cmocka_unit_test(test_words_of_a_review),
        cmocka_unit_test(test_the_longest_explanation_is_whole),
        cmocka_unit_test(test_what_is_no_result_is_refused),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_nulls),
        cmocka_unit_test(test_same_result_same_sentences),
        cmocka_unit_test(test_role_texts),
    };
    return cmocka_run_group_tests_name("explanation", tests, NULL, NULL);
}
