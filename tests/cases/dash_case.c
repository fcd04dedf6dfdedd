/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "dash_case.h"

#include <stdlib.h>
#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const char *const STATED[] = {"unknown", "no", "yes"};
static const char *const STATES[] = {"NOT_SET", "IN_PROGRESS", "COMPLETED", "REFUSED",
                                     "NOT_COMPLETED"};
static const char *const WHY_NOT[] = {"NOT_SET",       "VICTIM_NOT_SEEN", "VICTIM_DECLINED",
                                      "UNSAFE_TO_ASK", "NO_INTERPRETER",  "LEFT_OUT_BY_POLICY",
                                      "OTHER"};
static const char *const MODES[] = {"NOT_SET", "FACE_TO_FACE", "VIDEO", "PHONE", "NO_CONTACT"};
static const char *const SOURCES[] = {"NOT_SET", "VICTIM", "OFFICER", "RECORDS",
                                      "OTHER_PROFESSIONAL"};
static const char *const SEARCHES[] = {"NOT_SET", "no", "yes", "unknown"};
static const char *const KINDS[] = {"NOT_SET", "judgement", "review", "entry"};
static const char *const REVIEWS[] = {"NOT_SET", "SUPERVISOR", "CRU"};
static const char *const DECISIONS[] = {"NOT_SET", "AGREED", "RAISED", "LOWERED"};

bool dash_next_word(const char **at, dash_word *out) {
    const char *from = *at + strspn(*at, " ");
    const size_t length = strcspn(from, " ;");
    const char *equals = memchr(from, '=', length);
    const size_t key = equals == NULL ? length : (size_t)(equals - from);
    const size_t value = equals == NULL ? 0 : length - key - 1;
    if (length == 0 || length >= CASE_WORD_MAX)
        return false;
    memset(out, 0, sizeof *out);
    memcpy(out->key, from, key);
    if (value > 0)
        memcpy(out->value, equals + 1, value);
    *at = from + length;
    return true;
}

bool dash_next_part(const char **at) {
    const char *end = strchr(*at, ';');
    if (end == NULL)
        return false;
    *at = end + 1;
    return true;
}

bool dash_read_key(const char *text, const char *const *keys, size_t count, int *out) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(text, keys[i]) == 0) {
            *out = (int)i;
            return true;
        }
    }
    return false;
}

bool dash_read_stated(const char *text, darisk_stated *out) {
    int value = 0;
    if (!dash_read_key(text, STATED, LENGTH(STATED), &value))
        return false;
    *out = (darisk_stated)value;
    return true;
}

bool dash_read_number(const char *text, uint64_t *out) {
    char *end = NULL;
    *out = strtoull(text, &end, 10);
    return end != text && *end == '\0';
}

bool dash_read_moment(const char *text, darisk_moment *out) {
    char day[DARISK_DATE_TEXT_SIZE] = {0};
    *out = (darisk_moment){.given = DARISK_MOMENT_MISSING};
    if (strcmp(text, "missing") == 0)
        return true;
    if (strlen(text) < 10)
        return false;
    memcpy(day, text, 10);
    if (darisk_date_from_text(day, &out->day) != DARISK_OK)
        return false;
    out->given = DARISK_MOMENT_DAY;
    if (text[10] == '\0')
        return true;
    if (text[10] != 'T' || strlen(text) != 16)
        return false;
    out->given = DARISK_MOMENT_MINUTE;
    out->minute = (int32_t)(strtol(text + 11, NULL, 10) * 60 + strtol(text + 14, NULL, 10));
    return darisk_moment_is_valid(*out);
}

/* The item before the '=' of an exception. */
static bool read_item(const dash_word *word, size_t *out) {
    uint64_t item = 0;
    if (!dash_read_number(word->key, &item) || item < 1 || item > DARISK_DASH_ITEM_LAST)
        return false;
    *out = (size_t)item - 1;
    return true;
}

bool dash_read_answers(const char *text, darisk_instrument instrument, uint8_t *answers) {
    dash_word word;
    darisk_answer answer = DARISK_ANSWER_BLANK;
    size_t item = 0;
    while (dash_next_word(&text, &word)) {
        const bool one = word.value[0] != '\0';
        if (darisk_answer_from_text(one ? word.value : word.key, &answer) != DARISK_OK)
            return false;
        if (one && !read_item(&word, &item))
            return false;
        for (size_t i = 0; i < DARISK_DASH_ITEM_LAST; i++)
            if (one ? i == item : darisk_instrument_asks(instrument, (darisk_dash_item)(i + 1)))
                answers[i] = (uint8_t)answer;
    }
    return text[strspn(text, " ")] == '\0';
}

bool dash_read_details(const char *text, uint8_t *details) {
    dash_word word;
    darisk_stated stated = DARISK_STATED_UNKNOWN;
    size_t item = 0;
    while (dash_next_word(&text, &word)) {
        const bool one = word.value[0] != '\0';
        if (!dash_read_stated(one ? word.value : word.key, &stated))
            return false;
        if (one && !read_item(&word, &item))
            return false;
        for (size_t i = 0; i < DARISK_DASH_ITEM_LAST; i++)
            if (!one || i == item)
                details[i] = (uint8_t)stated;
    }
    return text[strspn(text, " ")] == '\0';
}

/* The facts that are yes, no or unknown, by name. */
static darisk_stated *stated_at(darisk_dash_circumstances *a, const char *key) {
    const struct {
        const char *key;
        darisk_stated *at;
    } facts[] = {
        {"sdash_done", &a->sdash_done},
        {"sdash_reason", &a->sdash_reason},
        {"hba_done", &a->hba_done},
        {"hba_reason", &a->hba_reason},
        {"hba_disclosed", &a->hba_disclosed},
        {"stalking_twice", &a->stalking_twice},
        {"extremely_frightened", &a->extremely_frightened},
        {"indicators_addressed", &a->indicators_addressed},
        {"child_lives_there", &a->child_lives_there},
        {"child_present", &a->child_present},
        {"children_listed", &a->children_listed},
        {"notification_made", &a->notification_made},
        {"referral_made", &a->referral_made},
        {"counter_allegation", &a->counter_allegation},
        {"linked_graded", &a->linked_graded},
        {"recorded_elsewhere", &a->recorded_elsewhere},
    };
    for (size_t i = 0; i < LENGTH(facts); i++)
        if (strcmp(key, facts[i].key) == 0)
            return facts[i].at;
    return NULL;
}

static uint64_t *reference_at(darisk_dash_circumstances *a, const char *key) {
    const struct {
        const char *key;
        uint64_t *at;
    } facts[] = {
        {"assessment", &a->assessment},
        {"replaces", &a->replaces},
        {"victim", &a->victim},
        {"perpetrator", &a->perpetrator},
        {"linked_victim", &a->linked_victim},
        {"linked_perpetrator", &a->linked_perpetrator},
    };
    for (size_t i = 0; i < LENGTH(facts); i++)
        if (strcmp(key, facts[i].key) == 0)
            return facts[i].at;
    return NULL;
}

/* "12", "12-15", or "unknown". */
static bool read_age(const char *text, darisk_dash_circumstances *a) {
    char *end = NULL;
    a->given &= ~(uint32_t)DARISK_DASH_GIVEN_VICTIM_AGE;
    a->victim_age_lowest = a->victim_age_highest = 0;
    if (strcmp(text, "unknown") == 0)
        return true;
    a->given |= DARISK_DASH_GIVEN_VICTIM_AGE;
    a->victim_age_lowest = a->victim_age_highest = (int32_t)strtol(text, &end, 10);
    if (*end == '-')
        a->victim_age_highest = (int32_t)strtol(end + 1, &end, 10);
    return *end == '\0';
}

/* "2,8": the items; "none": a list without any. */
static bool read_flagged(const char *text, darisk_dash_circumstances *a) {
    char *end = NULL;
    a->given |= DARISK_DASH_GIVEN_FLAGGED;
    a->flagged = 0;
    if (strcmp(text, "none") == 0)
        return true;
    for (;;) {
        const long item = strtol(text, &end, 10);
        if (end == text || item < 1 || item > DARISK_DASH_ITEM_LAST)
            return false;
        a->flagged |= DARISK_DASH_ITEM_BIT(item);
        if (*end != ',')
            return *end == '\0';
        text = end + 1;
    }
}

static bool read_fact(const dash_word *word, darisk_dash_circumstances *a) {
    int value = 0;
    darisk_stated *stated = stated_at(a, word->key);
    uint64_t *reference = reference_at(a, word->key);
    if (stated != NULL)
        return dash_read_stated(word->value, stated);
    if (reference != NULL)
        return dash_read_number(word->value, reference);
    if (strcmp(word->key, "age") == 0)
        return read_age(word->value, a);
    if (strcmp(word->key, "flagged") == 0)
        return read_flagged(word->value, a);
    if (strcmp(word->key, "incident") == 0)
        return dash_read_moment(word->value, &a->incident);
    if (strcmp(word->key, "state") == 0) {
        const bool read = dash_read_key(word->value, STATES, LENGTH(STATES), &value);
        a->state = (darisk_dash_state)value;
        return read;
    }
    if (strcmp(word->key, "not_completed") == 0) {
        const bool read = dash_read_key(word->value, WHY_NOT, LENGTH(WHY_NOT), &value);
        a->not_completed = (darisk_dash_not_completed)value;
        return read;
    }
    return false;
}

bool dash_read_around(const char *text, darisk_dash_circumstances *around) {
    dash_word word;
    while (dash_next_word(&text, &word))
        if (!read_fact(&word, around))
            return false;
    return text[strspn(text, " ")] == '\0';
}

static bool read_field(const dash_word *word, darisk_dash_record *r) {
    int value = 0;
    char grade[CASE_WORD_MAX + 8] = "DASH:";
    const char *key = word->key;
    if (strcmp(key, "grade") == 0) {
        strncat(grade, word->value, CASE_WORD_MAX);
        return darisk_dash_grade_from_text(grade, &r->grade) == DARISK_OK;
    }
    if (strcmp(key, "person") == 0)
        return dash_read_number(word->value, &r->person);
    if (strcmp(key, "at") == 0)
        return dash_read_moment(word->value, &r->at);
    if (strcmp(key, "searched_at") == 0)
        return dash_read_moment(word->value, &r->searched_at);
    if (strcmp(key, "trained") == 0)
        return dash_read_stated(word->value, &r->dash_trained);
    if (strcmp(key, "measures") == 0)
        return dash_read_stated(word->value, &r->measures_recorded);
    if (strcmp(key, "doubt") == 0)
        return dash_read_stated(word->value, &r->doubt_raised);
    if (strcmp(key, "text") == 0) {
        r->text = strcmp(word->value, "BLANK") == 0 ? " \t\r\n" : "words";
        return true;
    }
    if (strcmp(key, "kind") == 0 && dash_read_key(word->value, REVIEWS, LENGTH(REVIEWS), &value))
        return r->review = (darisk_dash_review_kind)value, true;
    if (strcmp(key, "decision") == 0 &&
        dash_read_key(word->value, DECISIONS, LENGTH(DECISIONS), &value))
        return r->decision = (darisk_dash_decision)value, true;
    if (strcmp(key, "mode") == 0 && dash_read_key(word->value, MODES, LENGTH(MODES), &value))
        return r->mode = (darisk_dash_mode)value, true;
    if (strcmp(key, "source") == 0 && dash_read_key(word->value, SOURCES, LENGTH(SOURCES), &value))
        return r->source = (darisk_dash_source)value, true;
    if (strcmp(key, "search") == 0 &&
        dash_read_key(word->value, SEARCHES, LENGTH(SEARCHES), &value))
        return r->search = (darisk_dash_search)value, true;
    return false;
}

bool dash_read_record(const char **at, darisk_dash_record *out) {
    dash_word word;
    int kind = 0;
    memset(out, 0, sizeof *out);
    if (!dash_next_word(at, &word) || !dash_read_key(word.key, KINDS, LENGTH(KINDS), &kind))
        return false;
    out->kind = (darisk_dash_record_kind)kind;
    while (dash_next_word(at, &word))
        if (!read_field(&word, out))
            return false;
    return true;
}

bool dash_read_records(const char *text, dash_case *out) {
    out->record_count = 0;
    do {
        if (out->record_count == CASE_RECORDS_MAX ||
            !dash_read_record(&text, &out->records[out->record_count]))
            return false;
        out->record_count++;
    } while (dash_next_part(&text));
    return true;
}

bool dash_read_policy(const char *text, darisk_dash_validation_policy *out) {
    dash_word word;
    uint64_t number = 0;
    while (dash_next_word(&text, &word)) {
        uint32_t *to = strcmp(word.key, "medium_from") == 0     ? &out->medium_from
                       : strcmp(word.key, "high_from") == 0     ? &out->high_from
                       : strcmp(word.key, "unknown_limit") == 0 ? &out->unknown_limit
                                                                : NULL;
        if (to == NULL || !dash_read_number(word.value, &number))
            return false;
        *to = (uint32_t)number;
    }
    return true;
}

static const char CLEAN_AROUND[] =
    "state=COMPLETED assessment=1 victim=10 perpetrator=11 age=40 incident=2024-02-03T08:00"
    " counter_allegation=no child_lives_there=no child_present=no stalking_twice=no"
    " extremely_frightened=no hba_disclosed=no";
static const char CLEAN_RECORDS[] =
    "judgement grade=STANDARD person=5 at=2024-02-03T09:00 mode=FACE_TO_FACE source=VICTIM"
    " search=yes searched_at=2024-02-03T08:30 text=why;"
    "entry person=7 at=2024-02-04T10:00 doubt=no trained=yes";

bool dash_read_base(const char *text, darisk_instrument instrument, dash_case *out) {
    const bool police_form = instrument == DARISK_INSTRUMENT_DASH_2009;
    memset(out, 0, sizeof *out);
    out->instrument = instrument;
    out->around.struct_size = sizeof out->around;
    out->policy = (darisk_dash_validation_policy)DARISK_DASH_VALIDATION_POLICY_DEFAULT;
    if (strcmp(text, "EMPTY") == 0)
        return true;
    if (strcmp(text, "CLEAN") != 0)
        return false;
    out->has_details = true;
    return dash_read_answers(police_form ? "NO 11=NOT_APPLICABLE 12=NOT_APPLICABLE" : "NO",
                             instrument, out->answers) &&
           dash_read_details("yes", out->details) && dash_read_around(CLEAN_AROUND, &out->around) &&
           dash_read_records(CLEAN_RECORDS, out);
}
