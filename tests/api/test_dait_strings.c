/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Every string of the background checks: none holds a word of another vocabulary, or one that
 * comforts. tests/unit/dait/strings.py reads the sources for those no function returns. */
#include "dait_test.h"

static const char *const FORBIDDEN[] = {
    "risk",     "high",      "medium",     "standard",   "low",       "emergency",
    "priority", "scheduled", "resolution", "deployment", "immediate", "grade",
    "red",      "amber",     "green",      "level",      "tier",      "gold",
    "silver",   "bronze",    "nil",        "safe"};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool same_word(const char *text, size_t length, const char *word) {
    if (strlen(word) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if ((text[i] | 0x20) != word[i])
            return false;
    return true;
}

/* The first forbidden word of a text, or NULL. */
static const char *forbidden_in(const char *text) {
    while (*text != '\0') {
        size_t length = 0;
        while (is_letter(text[length]))
            length++;
        for (size_t i = 0; i < LENGTH(FORBIDDEN); i++)
            if (same_word(text, length, FORBIDDEN[i]))
                return FORBIDDEN[i];
        text += length == 0 ? 1 : length;
    }
    return NULL;
}

static size_t read_strings;

static void clean(const char *text) {
    assert_non_null(text);
    assert_true(text[0] != '\0');
    const char *word = forbidden_in(text);
    if (word != NULL)
        fail_msg("\"%s\" in: %s", word, text);
    read_strings++;
}

static void clean_provision(const darisk_provision *provision) {
    clean(provision->key);
    clean(provision->instrument);
    clean(provision->locator);
    clean(provision->says);
}

/* Waits for a reader of words that would find nothing. */
static void test_the_reader_reads(void **state) {
    (void)state;
    for (size_t i = 0; i < LENGTH(FORBIDDEN); i++) {
        char text[64];
        snprintf(text, sizeof text, "A_%s9", FORBIDDEN[i]);
        assert_string_equal(forbidden_in(text), FORBIDDEN[i]);
        snprintf(text, sizeof text, "one\xc2\xa0%s", FORBIDDEN[i]);
        text[5] = (char)(text[5] & ~0x20);
        assert_string_equal(forbidden_in(text), FORBIDDEN[i]);
    }
    assert_string_equal(forbidden_in("High."), "high");
    assert_null(forbidden_in("darisk safely lower redder levels Highland"));
    assert_null(forbidden_in(""));
}

#define CLEAN_ALL(vocabulary)                                                                      \
    for (size_t i = 0; i < darisk_dait_##vocabulary##_count(); i++) {                              \
        clean(darisk_dait_##vocabulary##_at(i)->key);                                              \
        clean(darisk_dait_##vocabulary##_at(i)->says);                                             \
    }

/* Waits for a word of another vocabulary in any record. */
static void test_records(void **state) {
    (void)state;
    read_strings = 0;
    CLEAN_ALL(check)
    CLEAN_ALL(state)
    CLEAN_ALL(telling)
    CLEAN_ALL(outcome)
    CLEAN_ALL(marker)
    CLEAN_ALL(notification)
    assert_int_equal(read_strings, 2 * (21 + 4 + 3 + 4 + 23 + 4));
    for (size_t i = 0; i < darisk_dait_provision_count(); i++)
        clean_provision(darisk_dait_provision_at(i));
    for (size_t i = 0; i < darisk_dait_check_count(); i++)
        clean_provision(darisk_dait_check_at(i)->provision);
}

/* Waits for one in the name or the message of a status of this module (140 to 159). */
static void test_statuses(void **state) {
    (void)state;
    size_t statuses = 0;
    for (int value = 140; value < 160; value++) {
        const char *name = darisk_status_text((darisk_status)value);
        if (name == NULL)
            continue;
        clean(name);
        clean(darisk_status_message((darisk_status)value));
        statuses++;
    }
    assert_int_equal(statuses, 9);
}

/* Waits for a provision without its parts, two with one key, and a reading shown as more. */
static void test_provisions(void **state) {
    (void)state;
    for (size_t i = 0; i < darisk_dait_provision_count(); i++) {
        const darisk_provision *provision = darisk_dait_provision_at(i);
        const bool ours = strncmp(provision->key, "DAIT/READING/", 13) == 0;
        assert_ptr_equal(darisk_dait_provision_find(provision->key), provision);
        assert_int_equal(provision->kind == DARISK_PROVISION_KIND_READING, ours);
        assert_int_equal(strcmp(provision->instrument, "Reading of this library") == 0, ours);
        assert_int_equal(provision->from, DARISK_DATE_UNKNOWN);
        assert_int_equal(provision->to, DARISK_DATE_UNKNOWN);
        assert_null(darisk_provision_find(provision->key));
        const size_t length = strlen(provision->says);
        assert_true(length > 30 && provision->says[length - 1] == '.');
    }
    assert_null(darisk_dait_provision_at(darisk_dait_provision_count()));
    assert_null(darisk_dait_provision_at(SIZE_MAX));
    assert_null(darisk_dait_provision_find("DAIT/READING"));
    assert_null(darisk_dait_provision_find("READING/UNKNOWN_IS_NEVER_NO"));
    assert_null(darisk_dait_provision_find(NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_reader_reads),
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_provisions),
    };
    return cmocka_run_group_tests_name("dait_strings", tests, NULL, NULL);
}
