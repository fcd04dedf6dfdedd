/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Policies: what a text may say, and what it is called. */
#include "policy_test.h"

#include <stdlib.h>

/* Refused for this reason at this place; nothing made. */
static void refused_bytes(darisk_status expected, size_t line, size_t column, const char *key,
                          const char *text, size_t size) {
    static char marker;
    darisk_serial_policy *policy = (darisk_serial_policy *)(void *)&marker;
    darisk_serial_policy_report report = empty_report();
    const darisk_status status = darisk_serial_policy_read(text, size, NULL, &report, &policy);
    if (status != expected || report.line != line || report.column != column)
        fail_msg("%.60s: %s, line %zu column %zu", text, darisk_status_text(status), report.line,
                 report.column);
    assert_ptr_equal(policy, &marker);
    assert_non_null(report.message);
    if (key == NULL)
        assert_null(report.key);
    else
        assert_string_equal(report.key, key);
    assert_int_equal(darisk_serial_policy_read(text, size, NULL, NULL, &policy), expected);
}

static void refused(darisk_status expected, size_t line, size_t column, const char *key,
                    const char *text) {
    refused_bytes(expected, line, column, key, text, strlen(text));
}

/* Waits for a default that is not that of the rules, or is left out of the text. */
static void test_defaults(void **state) {
    (void)state;
    check_text("policy a\n", "policy a\n" DEFAULTS);
    check_text("policy a", "policy a\n" DEFAULTS);
    check_text("policy a\n" DEFAULTS, "policy a\n" DEFAULTS);
    check_text("\n# x\n  \npolicy a\n#\n\n", "policy a\n" DEFAULTS);
}

/* Waits for a text with a NUL behind it that is needed, and for bytes read past the size. */
static void test_size_is_the_end(void **state) {
    static const char text[] = "policy a\nqualify yes";
    (void)state;
    char *exact = malloc(sizeof text - 1);
    assert_non_null(exact);
    memcpy(exact, text, sizeof text - 1);
    darisk_serial_policy *policy = read_bytes(exact, sizeof text - 1);
    assert_non_null(strstr(darisk_serial_policy_text(policy), "\nqualify yes\n"));
    darisk_serial_policy_free(policy);
    refused_bytes(DARISK_ERROR_SERIAL_POLICY_LINE, 2, 8, "qualify", exact, 16);
    free(exact);
    refused_bytes(DARISK_ERROR_SERIAL_POLICY_LINE, 0, 0, NULL, "", 0);
}

/* Waits for a value that is lost or changed between a text and the canonical one, and for an order
 * of lines that makes a difference: everything set, forwards and backwards. */
static void test_everything_set(void **state) {
    static const char *const LINES[] = {
        "policy all-2-set",
        "look_back unlimited",
        "serial_window 36600 days",
        "serial_victims 3",
        "peak_window 91 days",
        "threshold a_1 same_victim at_least 2 in 1200 months",
        "threshold b crimes at_least 9223372036854775807 in 1 days",
        "threshold c peak at_least 5 in unlimited",
        "thresholds any",
        "score quantiles 2147483647",
        "weight recency 0",
        "weight frequency 2",
        "weight gravity 3",
        "weight victims 1000000000",
        "band recency 7 4",
        "band recency 8 4",
        "band frequency none",
        "band gravity 0 0",
        "band victims 9223372036854775807 9",
        "gravity_incident sum_all",
        "half_life 2147483647",
        "one_per_pair_per_day yes",
        "exclude_dual yes",
        "qualify yes",
        "cohort top_bp 10000",
        "gravity_edition ONS  2020 # d\xc3\xa9 c",
    };
    char forwards[2048] = "", backwards[2048] = "";
    (void)state;
    for (size_t i = 0; i < LENGTH(LINES); i++) {
        strcat(strcat(forwards, LINES[i]), "\n");
        strcat(strcat(backwards, LINES[LENGTH(LINES) - 1 - i]), "\n");
    }
    check_text(forwards, forwards);
    /* Thresholds and bands keep their order, and bands must increase: turn those round again. */
    char *rise = strstr(backwards, "band recency 8 4\n");
    assert_non_null(rise);
    memcpy(rise, "band recency 7 4\nband recency 8 4\n", strlen("band recency 7 4\n") * 2);
    char *first = strstr(backwards, LINES[7]);
    assert_non_null(first);
    char *at = first;
    for (size_t i = 5; i <= 7; i++) {
        memcpy(at, LINES[i], strlen(LINES[i]));
        at += strlen(LINES[i]);
        *at++ = '\n';
    }
    check_text(backwards, forwards);
}

/* Waits for a choice that is read as its neighbour. */
static void test_choices(void **state) {
    static const char *const LINES[] = {
        "\nlook_back 1 months\n",
        "\nlook_back 1200 months\n",
        "\nlook_back 1 days\n",
        "\nthreshold x incidents at_least 1 in 1 days\n",
        "\nthreshold x victims at_least 1 in unlimited\n",
        "\nscore none\n",
        "\nscore bands\n",
        "\nscore gravity\n",
        "\nscore quantiles 1\n",
        "\ncohort none\n",
        "\ncohort met\n",
        "\nhalf_life 0\n",
        "\nhalf_life 1\n",
        "\ngravity_edition none\n",
        "\ngravity_edition None\n",
    };
    static const char *const COHORTS[] = {"top_k 1",          "top_k 9223372036854775807",
                                          "top_bp 0",         "top_bp 10000",
                                          "total_at_least 0", "total_at_least 9223372036854775807"};
    char text[200];
    (void)state;
    for (size_t i = 0; i < LENGTH(LINES); i++) {
        (void)snprintf(text, sizeof text, "policy a%s", LINES[i]);
        darisk_serial_policy *policy = policy_of(text);
        assert_non_null(strstr(darisk_serial_policy_text(policy), LINES[i]));
        darisk_serial_policy_free(policy);
    }
    for (size_t i = 0; i < LENGTH(COHORTS); i++) {
        (void)snprintf(text, sizeof text, "policy a\nscore gravity\ncohort %s\n", COHORTS[i]);
        darisk_serial_policy *policy = policy_of(text);
        assert_non_null(strstr(darisk_serial_policy_text(policy), COHORTS[i]));
        darisk_serial_policy_free(policy);
    }
}

typedef struct refusal {
    size_t column;
    const char *key;
    const char *line; /* the second one */
} refusal;

static void refuse_all(darisk_status expected, const refusal *cases, size_t count) {
    char text[400];
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(text, sizeof text, "policy a\n%s\nqualify no\n", cases[i].line);
        refused(expected, 2, cases[i].column, cases[i].key, text);
    }
}

/* Waits for a line that is guessed at: another form, an unknown key, one word too many or few. */
static void test_lines_refused(void **state) {
    static const refusal LINES[] = {
        {0, NULL, "lookback 24 months"},
        {0, NULL, "Look_back 24 months"},
        {0, NULL, "look_back: 24 months"},
        {0, NULL, " look_back 24 months"},
        {0, NULL, "look_back=24"},
        {0, NULL, "policy_ b"},
        {11, "look_back", "look_back  24 months"},
        {21, "look_back", "look_back 24 months "},
        {13, "look_back", "look_back 24"},
        {10, "look_back", "look_back"},
        {21, "look_back", "look_back 24 months 1"},
        {21, "look_back", "look_back unlimited 1"},
        {13, "score", "score bands 5"},
        {16, "score", "score quantiles"},
        {13, "cohort", "cohort none 0"},
        {12, "cohort", "cohort met 0"},
        {15, "weight", "weight recency"},
        {18, "weight", "weight recency 1 1"},
        {13, "band", "band recency"},
        {15, "band", "band recency 0"},
        {19, "band", "band recency none 1"},
        {19, "band", "band recency 0 25 1"},
        {38, "threshold", "threshold x incidents at_least 5 in 3"},
        {33, "threshold", "threshold x incidents at_least 5"},
        {46, "threshold", "threshold x incidents at_least 5 in 3 months y"},
        {0, "gravity_edition", "gravity_edition"},
        {0, "qualify", "qualify yes\nqualify yes"},
        {12, NULL, "qualify yes\r"},
        {8, NULL, "qualify\tyes"},
        {3, NULL, "# \xc3\xa9"},
        {1, NULL, "\xef\xbb\xbfpolicy a"},
        {9, NULL, "qualify \x7fyes"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(LINES); i++) {
        const size_t line = strchr(LINES[i].line, '\n') == NULL ? 2 : 3;
        char text[400];
        (void)snprintf(text, sizeof text, "policy a\n%s\n", LINES[i].line);
        refused(DARISK_ERROR_SERIAL_POLICY_LINE, line, LINES[i].column, LINES[i].key, text);
    }
    refused(DARISK_ERROR_SERIAL_POLICY_LINE, 2, 0, "policy", "policy a\npolicy a\n");
    refused(DARISK_ERROR_SERIAL_POLICY_LINE, 0, 0, NULL, "qualify yes\n");
    refused(DARISK_ERROR_SERIAL_POLICY_LINE, 2, 0, "weight",
            "weight victims 1\nweight victims 1\npolicy a\n");
    refused_bytes(DARISK_ERROR_SERIAL_POLICY_LINE, 1, 9, NULL, "policy a\0\n", 10);
    refused_bytes(DARISK_ERROR_SERIAL_POLICY_LINE, 1, 9, NULL, "policy a\r\n", 10);
}

/* Waits for a number that wraps, is rounded or is read in another notation, and for a word that is
 * nearly one: below and above each limit. */
static void test_values_refused(void **state) {
    static const refusal LINES[] = {
        {11, "look_back", "look_back 0 months"},
        {11, "look_back", "look_back 1201 months"},
        {11, "look_back", "look_back 0 days"},
        {11, "look_back", "look_back 36601 days"},
        {11, "look_back", "look_back 4294967297 days"},
        {11, "look_back", "look_back -3 months"},
        {11, "look_back", "look_back +3 months"},
        {11, "look_back", "look_back 03 months"},
        {11, "look_back", "look_back 3.0 months"},
        {11, "look_back", "look_back 0x3 months"},
        {11, "look_back", "look_back none"},
        {13, "look_back", "look_back 3 month"},
        {13, "look_back", "look_back 3 years"},
        {13, "look_back", "look_back 3 unlimited"},
        {13, "peak_window", "peak_window unlimited"},
        {16, "serial_victims", "serial_victims 0"},
        {16, "serial_victims", "serial_victims 9223372036854775808"},
        {16, "serial_victims", "serial_victims 18446744073709551617"},
        {12, "thresholds", "thresholds both"},
        {7, "score", "score some"},
        {17, "score", "score quantiles 0"},
        {17, "score", "score quantiles 2147483648"},
        {8, "weight", "weight harm 1"},
        {16, "weight", "weight recency -1"},
        {6, "band", "band harm 1 1"},
        {14, "band", "band recency -1 1"},
        {16, "band", "band recency 1 -1"},
        {16, "band", "band recency 1 none"},
        {18, "gravity_incident", "gravity_incident sum"},
        {11, "half_life", "half_life 2147483648"},
        {22, "one_per_pair_per_day", "one_per_pair_per_day 1"},
        {14, "exclude_dual", "exclude_dual true"},
        {9, "qualify", "qualify Yes"},
        {8, "cohort", "cohort top"},
        {14, "cohort", "cohort top_k 0"},
        {15, "cohort", "cohort top_bp 10001"},
        {23, "cohort", "cohort total_at_least -1"},
        {17, "gravity_edition", "gravity_edition  E"},
        {17, "gravity_edition", "gravity_edition E "},
        {17, "gravity_edition", "gravity_edition E\r"},
        {17, "gravity_edition", "gravity_edition \xff"},
        {11, "threshold", "threshold X incidents at_least 1 in 3 months"},
        {11, "threshold", "threshold a-b incidents at_least 1 in 3 months"},
        {11, "threshold", "threshold serial incidents at_least 1 in 3 months"},
        {13, "threshold", "threshold x incident at_least 1 in 3 months"},
        {23, "threshold", "threshold x incidents atleast 1 in 3 months"},
        {32, "threshold", "threshold x incidents at_least 0 in 3 months"},
        {34, "threshold", "threshold x incidents at_least 1 within 3 months"},
        {37, "threshold", "threshold x incidents at_least 1 in 1201 months"},
        {11, "threshold",
         "threshold a23456789012345678901234567890123 incidents at_least 1 in 3 months"},
    };
    (void)state;
    refuse_all(DARISK_ERROR_SERIAL_POLICY_VALUE, LINES, LENGTH(LINES));
    refused(DARISK_ERROR_SERIAL_POLICY_VALUE, 1, 8, "policy", "policy A\n");
    refused(DARISK_ERROR_SERIAL_POLICY_VALUE, 1, 8, "policy", "policy a_b\n");
    refused(DARISK_ERROR_SERIAL_POLICY_VALUE, 3, 11, "threshold",
            "policy a\nthreshold x incidents at_least 1 in 3 months\n"
            "threshold x crimes at_least 1 in 3 months\n");
}

/* Waits for a buffer that is too small by one: names, thresholds, bands, the text as a whole. */
static void test_lengths(void **state) {
    char text[400], *longest = malloc(DARISK_SERIAL_POLICY_TEXT_LAST + 2);
    (void)state;
    (void)snprintf(text, sizeof text, "policy %064d\n", 0);
    darisk_serial_policy *policy = policy_of(text);
    assert_int_equal(strlen(darisk_serial_policy_id(policy)), 64);
    darisk_serial_policy_free(policy);
    (void)snprintf(text, sizeof text, "policy %065d\n", 0);
    refused(DARISK_ERROR_SERIAL_POLICY_VALUE, 1, 8, "policy", text);
    (void)snprintf(text, sizeof text,
                   "policy a\nthreshold %032d incidents at_least 1 in 3 months\n", 0);
    policy = policy_of(text);
    assert_int_equal(strlen(darisk_serial_policy_threshold_name(policy, 0)), 32);
    darisk_serial_policy_free(policy);
    (void)snprintf(text, sizeof text, "policy a\ngravity_edition %0255d\n", 0);
    policy = policy_of(text);
    assert_int_equal(strlen(darisk_serial_policy_gravity_edition(policy)), 255);
    darisk_serial_policy_free(policy);
    (void)snprintf(text, sizeof text, "policy a\ngravity_edition %0256d\n", 0);
    refused(DARISK_ERROR_SERIAL_POLICY_VALUE, 2, 17, "gravity_edition", text);
    assert_non_null(longest);
    memset(longest, '\n', DARISK_SERIAL_POLICY_TEXT_LAST + 1);
    memcpy(longest, "policy a", 8);
    darisk_serial_policy_free(read_bytes(longest, DARISK_SERIAL_POLICY_TEXT_LAST));
    refused_bytes(DARISK_ERROR_SERIAL_POLICY_LINE, 0, 0, NULL, longest,
                  DARISK_SERIAL_POLICY_TEXT_LAST + 1);
    free(longest);
}

static size_t put_thresholds(char *text, size_t size, int count) {
    size_t at = (size_t)snprintf(text, size, "policy a\n");
    for (int i = 0; i < count; i++)
        at += (size_t)snprintf(text + at, size - at, "threshold t%d peak at_least %d in 3 months\n",
                               i, i + 1);
    return at;
}

static size_t put_bands(char *text, size_t size, int count) {
    size_t at = (size_t)snprintf(text, size, "policy a\n");
    for (int i = 0; i < count; i++)
        at += (size_t)snprintf(text + at, size - at, "band victims %d %d\n", i, i);
    return at;
}

/* Waits for a list that is written past its end: on the limit and above. */
static void test_most_thresholds_and_bands(void **state) {
    static char text[4096];
    (void)state;
    (void)put_thresholds(text, sizeof text, DARISK_SERIAL_THRESHOLDS_LAST);
    darisk_serial_policy *policy = policy_of(text);
    assert_int_equal(darisk_serial_policy_threshold_count(policy), 8);
    assert_string_equal(darisk_serial_policy_threshold_name(policy, 7), "t7");
    assert_null(darisk_serial_policy_threshold_name(policy, 8));
    darisk_serial_policy_free(policy);
    (void)put_thresholds(text, sizeof text, DARISK_SERIAL_THRESHOLDS_LAST + 1);
    refused(DARISK_ERROR_SERIAL_POLICY_LINE, 10, 0, "threshold", text);
    (void)put_bands(text, sizeof text, DARISK_SERIAL_BANDS_LAST);
    policy = policy_of(text);
    assert_non_null(strstr(darisk_serial_policy_text(policy), "band victims 31 31\ngravity"));
    darisk_serial_policy_free(policy);
    (void)put_bands(text, sizeof text, DARISK_SERIAL_BANDS_LAST + 1);
    refused(DARISK_ERROR_SERIAL_POLICY_BANDS, 34, 0, "band", text);
}

/* Waits for bands of one component that touch another's, and for defaults that stay. */
static void test_bands(void **state) {
    (void)state;
    check_text("policy a\nband gravity 5 1\n",
               "policy a\n" COUNTING THRESHOLDS SCORE WEIGHTS RECENCY FREQUENCY
               "band gravity 5 1\n" VICTIMS SUMS OPTIONS);
    check_text("policy a\nband recency none\n",
               "policy a\n" COUNTING THRESHOLDS SCORE WEIGHTS
               "band recency none\n" FREQUENCY GRAVITY VICTIMS SUMS OPTIONS);
    check_text("policy a\nband victims 2 7\nband recency 3 3\nband victims 3 7\nband recency 4 0\n",
               "policy a\n" COUNTING THRESHOLDS SCORE WEIGHTS
               "band recency 3 3\nband recency 4 0\n" FREQUENCY GRAVITY
               "band victims 2 7\nband victims 3 7\n" SUMS OPTIONS);
}

/* Waits for bounds that repeat or fall, for points that go the wrong way by one, and for `none`
 * beside bands. */
static void test_bands_refused(void **state) {
    static const char *const LINES[] = {
        "band recency 5 3\nband recency 5 2\n",   "band recency 5 3\nband recency 4 2\n",
        "band recency 5 3\nband recency 6 4\n",   "band frequency 5 3\nband frequency 6 2\n",
        "band gravity 5 3\nband gravity 6 2\n",   "band victims 5 3\nband victims 6 2\n",
        "band victims 5 3\nband victims none\n",  "band victims none\nband victims 5 3\n",
        "band victims none\nband victims none\n",
    };
    char text[200];
    (void)state;
    for (size_t i = 0; i < LENGTH(LINES); i++) {
        (void)snprintf(text, sizeof text, "policy a\n%s", LINES[i]);
        refused(DARISK_ERROR_SERIAL_POLICY_BANDS, 3, 0, "band", text);
    }
}

/* Waits for a sum that wraps: on INT64_MAX and one above, in one product, in the sum, and in the
 * points of quantiles. */
static void test_totals(void **state) {
#define NO_BANDS(a, b, c) "band " a " none\nband " b " none\nband " c " none\n"
    static const char *const GOOD[] = {
        "weight recency 0\nweight frequency 0\nweight gravity 0\nweight victims "
        "368934881474191032\n", /* 25 times that is below 2^63 by 7 */
        NO_BANDS("recency", "frequency", "victims") "band gravity 0 9223372036854775807\n",
        NO_BANDS("recency", "frequency", "gravity") "band victims 1 4611686018427387903\n"
                                                    "weight victims 2\nweight recency "
                                                    "9223372036854775807\n",
        "weight frequency 9223372036854775807\nband frequency 1 0\n",
    };
    static const char *const OVER[] = {
        "weight victims 368934881474191033\n",
        "weight victims 9223372036854775807\n",
        "band gravity 0 9223372036854775807\n",
        "band recency 0 9223372036854775733\nband recency 1 0\n",
        NO_BANDS("recency", "frequency", "gravity") "band victims 1 4611686018427387904\n"
                                                    "weight victims 2\n",
        NO_BANDS("recency", "frequency", "victims") "band gravity none\nscore quantiles 2\n"
                                                    "weight gravity 4611686018427387904\n",
        "weight victims 4294967296\nband victims 0 4294967296\n",
    };
    char text[400];
    (void)state;
    for (size_t i = 0; i < LENGTH(GOOD); i++) {
        (void)snprintf(text, sizeof text, "policy a\n%s", GOOD[i]);
        darisk_serial_policy_free(policy_of(text));
    }
    for (size_t i = 0; i < LENGTH(OVER); i++) {
        (void)snprintf(text, sizeof text, "policy a\n%s", OVER[i]);
        refused(DARISK_ERROR_SERIAL_POLICY_OVERFLOW, 0, 0, NULL, text);
    }
    /* 25 + 25 + 25 leaves 9223372036854775732 for recency. */
    darisk_serial_policy_free(
        policy_of("policy a\nband recency 0 9223372036854775732\nband recency 1 0\n"));
}

/* Waits for a rank without a score; the other cohorts need none. */
static void test_cohorts(void **state) {
    static const char *const BY_SCORE[] = {"top_k 1", "top_bp 1", "total_at_least 1"};
    static const char *const SCORES[] = {"bands", "quantiles 5", "gravity"};
    char text[200];
    (void)state;
    for (size_t c = 0; c < LENGTH(BY_SCORE); c++) {
        (void)snprintf(text, sizeof text, "policy a\ncohort %s\nqualify no\n", BY_SCORE[c]);
        refused(DARISK_ERROR_SERIAL_POLICY_COHORT, 2, 0, "cohort", text);
        for (size_t s = 0; s < LENGTH(SCORES); s++) {
            (void)snprintf(text, sizeof text, "policy a\ncohort %s\nscore %s\n", BY_SCORE[c],
                           SCORES[s]);
            darisk_serial_policy_free(policy_of(text));
        }
    }
    darisk_serial_policy_free(policy_of("policy a\ncohort met\n"));
    darisk_serial_policy_free(policy_of("policy a\ncohort none\n"));
}

/* Waits for a digest over anything but the canonical text. Made with another program. */
static void test_digest(void **state) {
    darisk_serial_policy *a = policy_of("policy a\n"),
                         *same = policy_of("# c\npolicy a\n" DEFAULTS);
    darisk_serial_policy *b = policy_of("policy b\n");
    (void)state;
    assert_string_equal(darisk_serial_policy_digest(a),
                        "67078fc7ae938e740c6db82a280d6f6974031321872b66da41762cd33f220060");
    assert_string_equal(darisk_serial_policy_digest(same), darisk_serial_policy_digest(a));
    assert_string_not_equal(darisk_serial_policy_digest(b), darisk_serial_policy_digest(a));
    assert_string_equal(darisk_serial_policy_id(b), "b");
    assert_null(darisk_serial_policy_gravity_edition(b));
    darisk_serial_policy_free(a);
    darisk_serial_policy_free(same);
    darisk_serial_policy_free(b);
}

/* Waits for a crash or an endless loop on a text that is cut off, or has one byte changed. */
static void test_hostile_bytes(void **state) {
    static const char text[] =
        "policy a\nlook_back 24 months\nthreshold x peak at_least 5 in 3 months\n"
        "score quantiles 5\nweight gravity 2\nband recency 0 25\nband gravity none\n"
        "cohort top_k 100\ngravity_edition E\xc3\xa9\n";
    static const unsigned char BYTES[] = {0,   1,   '\t', '\n', '\r', ' ',
                                          '#', '-', '0',  '9',  0x7f, 0xff};
    char changed[sizeof text];
    (void)state;
    for (size_t i = 0; i < sizeof text - 1; i++) {
        darisk_serial_policy *policy = NULL;
        char *cut = malloc(i + 1);
        assert_non_null(cut);
        memcpy(cut, text, i);
        const darisk_status status = darisk_serial_policy_read(cut, i, NULL, NULL, &policy);
        assert_true((status == DARISK_OK) == (policy != NULL));
        darisk_serial_policy_free(policy);
        free(cut);
        for (size_t b = 0; b < LENGTH(BYTES); b++) {
            policy = NULL;
            memcpy(changed, text, sizeof text);
            changed[i] = (char)BYTES[b];
            if (darisk_serial_policy_read(changed, sizeof text - 1, NULL, NULL, &policy) ==
                DARISK_OK)
                darisk_serial_policy_free(policy);
        }
    }
}

/* Waits for a NULL that is read. */
static void test_null(void **state) {
    darisk_serial_policy_report report = empty_report();
    darisk_serial_policy *policy = NULL;
    (void)state;
    assert_int_equal(darisk_serial_policy_read(NULL, 0, NULL, NULL, &policy), DARISK_ERROR_NULL);
    assert_int_equal(darisk_serial_policy_read("policy a", 8, NULL, NULL, NULL), DARISK_ERROR_NULL);
    report.struct_size--;
    assert_int_equal(darisk_serial_policy_read("policy a", 8, NULL, &report, &policy),
                     DARISK_ERROR_STRUCT_SIZE);
    assert_null(policy);
    darisk_serial_policy_free(NULL);
    assert_null(darisk_serial_policy_text(NULL));
    assert_null(darisk_serial_policy_id(NULL));
    assert_null(darisk_serial_policy_digest(NULL));
    assert_null(darisk_serial_policy_gravity_edition(NULL));
    assert_int_equal(darisk_serial_policy_threshold_count(NULL), 0);
    assert_null(darisk_serial_policy_threshold_name(NULL, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),       cmocka_unit_test(test_size_is_the_end),
        cmocka_unit_test(test_everything_set), cmocka_unit_test(test_choices),
        cmocka_unit_test(test_lines_refused),  cmocka_unit_test(test_values_refused),
        cmocka_unit_test(test_lengths),        cmocka_unit_test(test_most_thresholds_and_bands),
        cmocka_unit_test(test_bands),          cmocka_unit_test(test_bands_refused),
        cmocka_unit_test(test_totals),         cmocka_unit_test(test_cohorts),
        cmocka_unit_test(test_digest),         cmocka_unit_test(test_hostile_bytes),
        cmocka_unit_test(test_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
