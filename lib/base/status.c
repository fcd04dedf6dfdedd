/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "darisk/status.h"

#include <stddef.h>
#include <stdint.h>

typedef struct status_words {
    const char *text;
    const char *message;
} status_words;

/* The place in the table is the value and the text is the name, so neither can be mismatched, and
 * a value given twice does not compile (override-init). */
#define STATUS(name, message) [name] = {#name, message}

static const status_words STATUSES[] = {
    STATUS(DARISK_OK, "The call did what it was asked."),
    STATUS(DARISK_ROWS_REFUSED,
           "The columns were worked through, but some rows were refused: see the report."),

    STATUS(DARISK_ERROR_NULL, "A required pointer is NULL: every argument not documented as "
                              "optional must point to something."),
    STATUS(DARISK_ERROR_STRUCT_SIZE,
           "struct_size of a struct must be its sizeof; bytes past what this release knows must be "
           "0, and a field documented as unused must be 0."),
    STATUS(DARISK_ERROR_MEMORY,
           "The allocator returned NULL: the memory asked for was expected; nothing was changed."),
    STATUS(DARISK_ERROR_TEXT,
           "The text is no key of this vocabulary: an exact key with its prefix was expected."),
    STATUS(DARISK_ERROR_LENGTH,
           "A column or a list is shorter than what is asked for, or, where the columns of a call "
           "must be of equal length, longer."),
    STATUS(DARISK_ERROR_ALLOCATOR,
           "The allocator lacks a function: both allocate and release must be set."),
    STATUS(DARISK_ERROR_INDEX, "The index must be below the count."),
    STATUS(DARISK_ERROR_COLUMNS,
           "Two columns that exclude each other are both given, or one is not given that another, "
           "or the call, needs."),

    STATUS(DARISK_ERROR_DATE, "The date must be a day that exists, from 0001-01-01 to 9999-12-31."),
    STATUS(DARISK_ERROR_DATE_TEXT,
           "The date text must be exactly ten characters, YYYY-MM-DD, of digits and hyphens."),
    STATUS(
        DARISK_ERROR_MONTHS,
        "The months lead out of the calendar, 0001-01-01 to 9999-12-31, or are not from 1 to 120 "
        "where a victim is called quiet after so many."),
    STATUS(DARISK_ERROR_BORN_LATER,
           "The day of birth must not be after the day the age is asked for."),
    STATUS(
        DARISK_ERROR_AGE_OVER,
        "The day of birth is too early: the age on the day asked for must be at most 130 years."),

    STATUS(DARISK_ERROR_DEFINITION, "The definition must be a value that this release knows."),
    STATUS(DARISK_ERROR_JURISDICTION, "The jurisdiction must be a value that this release knows."),
    STATUS(DARISK_ERROR_NO_DEFINITION,
           "The jurisdiction has no definition in this release: one that has was expected."),
    STATUS(DARISK_ERROR_RELATIONSHIP,
           "The relationship must be one kind, or the set have no bit outside the known kinds."),
    STATUS(DARISK_ERROR_BEHAVIOUR,
           "The behaviour must be one behaviour, or the set have no bit outside the known ones."),
    STATUS(DARISK_ERROR_CIRCUMSTANCE,
           "The circumstance must be a known one, and its answer unknown, no or yes."),
    STATUS(DARISK_ERROR_CODE_LIST, "The code list must be a value that this release knows."),
    STATUS(DARISK_ERROR_OUTCOME, "The outcome must be EXCLUDED, REVIEW or QUALIFIES."),

    STATUS(DARISK_ERROR_GIVEN, "The bits in given must be known ones, and a fact may be filled in "
                               "only where its bit in given is set."),
    STATUS(DARISK_ERROR_VICTIM_AGE,
           "The victim's age must be from 0 to 130 years, its lowest not above its highest."),
    STATUS(DARISK_ERROR_PERPETRATOR_AGE,
           "The perpetrator's age must be from 0 to 130 years, its lowest not above its highest."),
    STATUS(DARISK_ERROR_RECORDED_ON,
           "recorded_on, the day of the record, must be a date from 0001-01-01 to 9999-12-31."),
    STATUS(DARISK_ERROR_CONDUCT_ON,
           "conduct_on, the day of the conduct, must be a date from 0001-01-01 to 9999-12-31."),
    STATUS(DARISK_ERROR_VICTIM_BORN, "victim_born must be a valid date, not after the day of the "
                                     "conduct and at most 130 years before it."),
    STATUS(DARISK_ERROR_PERPETRATOR_BORN,
           "perpetrator_born must be a valid date, not after the day of the conduct and at most "
           "130 years before it."),
    STATUS(DARISK_ERROR_AGE_AND_BIRTH,
           "An age and a day of birth are both given for one person: only one was expected."),
    STATUS(DARISK_ERROR_SAME_PERSON,
           "The victim's and the perpetrator's references are equal: two persons were expected."),

    STATUS(DARISK_ERROR_POLICY_CELL,
           "The cell of that definition and relationship is not one that a force may settle."),
    STATUS(DARISK_ERROR_POLICY_NARROWS,
           "The outcome must not be EXCLUDED for a cell that is QUALIFIES: no setting may narrow."),
    STATUS(DARISK_ERROR_POLICY_SWITCH_DAY,
           "The switch day must be a valid date from 2021-07-05 on."),

    /* response.h: 160 to 179 */
    STATUS(DARISK_ERROR_RESPONSE_GRADE, "The response grade must be one of its codes, 301 to 304; "
                                        "0 only where none need be given."),
    STATUS(DARISK_ERROR_RESPONSE_STATED,
           "Each answer about the call must be unknown (0), no (1) or yes (2)."),
    STATUS(DARISK_ERROR_RESPONSE_ROLE,
           "The role of the authoriser must be a value that this release knows, or 0."),
    STATUS(DARISK_ERROR_RESPONSE_GROUND,
           "The ground of a longer wait must be a value that this release knows, or 0."),
    STATUS(DARISK_ERROR_RESPONSE_SUPPORT,
           "The support of a longer wait must be a value that this release knows, or 0."),
    STATUS(DARISK_ERROR_RESPONSE_MOMENT,
           "A moment of the call must be missing, a valid day, or a valid day and a minute from 0 "
           "to 1439; what is not given must be 0."),
    STATUS(DARISK_ERROR_RESPONSE_REVIEW,
           "The moment and the answer of a delay review may be filled in only where delay_reviewed "
           "is yes."),
    STATUS(DARISK_ERROR_INSTRUMENT, "The instrument must be a value that this release knows."),
    STATUS(DARISK_ERROR_DASH_ITEM, "The item must be one of 1 to 27 that the instrument asks."),
    STATUS(DARISK_ERROR_ANSWER, "The answer must be one of the six, or blank."),
    STATUS(DARISK_ERROR_DASH_THRESHOLD, "The threshold must be from 1 to 24."),
    STATUS(DARISK_ERROR_DASH_HIGH_RISK,
           "High-risk items must be items of the instrument, and are expected only where the "
           "policy says that they are supplied."),
    STATUS(DARISK_ERROR_DASH_STRIDE, "Forms must be 27 bytes apart or more."),
    STATUS(DARISK_ERROR_MARAC_POLICY,
           "A value of the policy is out of its range: reports or crimes must be set, and each "
           "choice be one that this release knows."),
    STATUS(DARISK_ERROR_MARAC_MONTHS,
           "The months of an escalation must be even, from 2 to 120; of a repeat, from 1 to 120."),
    STATUS(DARISK_ERROR_MARAC_STATED, "A stated fact must be unknown, no or yes."),
    STATUS(DARISK_ERROR_MARAC_DAY,
           "The day of a row must be a date from 0001-01-01 to 9999-12-31, or unknown."),
    STATUS(DARISK_ERROR_MARAC_INCIDENT,
           "Every row must have the reference of its incident, which is not 0."),
    STATUS(DARISK_ERROR_MARAC_REPEATED,
           "Two rows have the same incident: one row an incident was expected."),
    STATUS(DARISK_ERROR_MARAC_ANCHOR, "An anchor must be a referral or a meeting."),

    STATUS(DARISK_ERROR_DASH_VALUE,
           "A value of the record is out of its range, or one that must be given is left out."),
    STATUS(DARISK_ERROR_DASH_ALREADY_GRADED,
           "The assessment has its grade: a change of it is recorded as a review."),
    STATUS(DARISK_ERROR_DASH_NOT_GRADED,
           "The assessment has no grade: one must be recorded before a review or an entry."),
    STATUS(DARISK_ERROR_DASH_NO_ANSWERS,
           "Every answer is blank: at least one must have a state before a grade is recorded."),
    STATUS(DARISK_ERROR_DASH_PERSON_MISSING, "The reference of the person must not be 0."),
    STATUS(DARISK_ERROR_DASH_REVIEWER_IS_ASSESSOR,
           "The reviewer must be another person than the assessor."),
    STATUS(DARISK_ERROR_DASH_TEXT_LENGTH, "The rationale or reason must have at most 8192 bytes."),
    STATUS(DARISK_ERROR_DASH_TEXT_UTF8,
           "The rationale or reason must be valid UTF-8 without a NUL."),
    STATUS(DARISK_ERROR_DASH_TEXT_BLANK,
           "The rationale or reason must have more than blanks in it."),
    STATUS(DARISK_ERROR_DASH_OUT_OF_ORDER,
           "The moment of a record must not be earlier than that of one recorded before it."),
    STATUS(DARISK_ERROR_DASH_DECISION_MISMATCH, "The grade must be what the decision says of the "
                                                "grade in effect: the same, above, or below."),
    STATUS(DARISK_ERROR_DASH_FROZEN,
           "Answers and roles are frozen once there is a grade: a correction is a new assessment."),
    STATUS(DARISK_ERROR_DASH_LINK, "The step must follow the last one: a new link, a resolution or "
                                   "a re-opening, to one other assessment."),
    STATUS(DARISK_ERROR_DASH_AGE, "The victim's age on the form must be from 0 to 130 years, its "
                                  "lowest not above its highest."),
    STATUS(DARISK_ERROR_DASH_POLICY,
           "A number of the policy is out of the range that its documentation gives."),
    STATUS(DARISK_ERROR_DASH_FREED, "The handle was freed before: a living one was expected."),
    /* dait: 140 to 159 */
    STATUS(DARISK_ERROR_DAIT_CHECK,
           "The check must be a known one; places that are no check of this release must be 0."),
    STATUS(DARISK_ERROR_DAIT_STATE,
           "The state of a check must be NOT_DONE, NOTHING_RECORDED, FOUND or UNAVAILABLE, or 0."),
    STATUS(DARISK_ERROR_DAIT_NOTIFICATION,
           "The notification must be a known one, or the set have no bit outside the known ones."),
    STATUS(DARISK_ERROR_DAIT_EARLIER,
           "earlier_at must be a moment; it and earlier_by may be given only where the check "
           "EARLIER_ASSESSMENT is FOUND."),
    STATUS(DARISK_ERROR_DAIT_RULE,
           "The rule must say yes or no for required, and CREW, CONTROL or INSPECTOR for both "
           "tellings."),
    STATUS(DARISK_ERROR_DAIT_UNAVAILABLE,
           "The telling of UNAVAILABLE must be CREW, or CONTROL where FOUND is told to CONTROL or "
           "INSPECTOR."),
    STATUS(DARISK_ERROR_DAIT_CERTIFICATE,
           "The certificate of the victim or the suspect, where FOUND, must be told to CONTROL or "
           "INSPECTOR."),
    STATUS(DARISK_ERROR_DAIT_PERSON,
           "The person told must be given: a reference that is not 0 was expected."),
    STATUS(DARISK_ERROR_DAIT_MOMENT,
           "The moment of the telling must be given: a valid day, with or without a minute."),

    STATUS(DARISK_ERROR_AUDIT_KIND, "The kind must be that of a table this call can take."),
    STATUS(DARISK_ERROR_AUDIT_CODE,
           "A column of codes must hold codes of its own vocabulary, or 0 for not recorded."),
    STATUS(DARISK_ERROR_AUDIT_STATED,
           "A column of stated facts must hold 0 for unknown, 1 for no or 2 for yes."),
    STATUS(DARISK_ERROR_AUDIT_SHARE,
           "A share must have a whole from 1 to 2^56 and a part that is not above it."),

    /* serial_policy.h and gravity.h: 200 to 209 */
    STATUS(
        DARISK_ERROR_SERIAL_POLICY_LINE,
        "Each line of a policy must be a known key, once, and its values, with one blank between "
        "words and a line feed at the end; one line must be its name."),
    STATUS(DARISK_ERROR_SERIAL_POLICY_VALUE,
           "A word or number of a policy must be one that its key takes."),
    STATUS(
        DARISK_ERROR_SERIAL_POLICY_BANDS,
        "The bounds of bands must increase; points of recency must not rise, nor the others fall."),
    STATUS(
        DARISK_ERROR_SERIAL_POLICY_OVERFLOW,
        "The greatest total of a policy, each weight times its greatest points, must fit 64 bits."),
    STATUS(DARISK_ERROR_SERIAL_POLICY_COHORT,
           "A cohort by rank or total needs a score: the policy must have one."),
    STATUS(DARISK_ERROR_SERIAL_PRESET, "The id must be that of a preset of persons."),
    STATUS(
        DARISK_ERROR_GRAVITY_CODE,
        "A code must be 1 to 255 bytes of UTF-8 without control characters, not five digits that "
        "begin with another than 0, and at most 65533 of them; NONCRIME is no code of an event."),
    STATUS(DARISK_ERROR_GRAVITY_WEIGHT,
           "A weight must be decimal digits, and at most INT64_MAX thousandths."),
    STATUS(DARISK_ERROR_GRAVITY_DUPLICATE,
           "One code has two weights: the same one was expected wherever it stands."),
    STATUS(DARISK_ERROR_GRAVITY_EDITION,
           "An edition or source must be UTF-8 text of the length its documentation gives, and the "
           "edition the one that the policy names."),

    STATUS(DARISK_ERROR_EVENT_INCIDENT,
           "incident_id must be given in every row, and not be 0: without it nothing can be told "
           "apart."),
    STATUS(DARISK_ERROR_EVENT_ROLE,
           "role must be given in every row: 1 suspect, 2 offender or 3 other."),
    STATUS(DARISK_ERROR_EVENT_DATE,
           "date_from and date_to must be missing or days from 0001-01-01 to 9999-12-31."),
    STATUS(DARISK_ERROR_EVENT_STATUS,
           "status must be given in every row: 1 open, 2 cancelled or 3 no crime."),
    STATUS(DARISK_ERROR_EVENT_DA,
           "is_da must be given in every row: 1, also where that is under review, or 0."),
    STATUS(DARISK_ERROR_EVENT_OFFENCE,
           "offence must be missing or a handle that the cohort's gravity table gave."),
    STATUS(DARISK_ERROR_COHORT_THREADS, "max_threads must be 1 to 64."),
    STATUS(DARISK_ERROR_COHORT_ROWS, "A cohort can hold 4,294,967,294 rows that are not ignored."),
    STATUS(DARISK_ERROR_COHORT_ALIAS,
           "child and parent must not be 0, and a child must have one parent only."),
    STATUS(DARISK_ERROR_COHORT_CYCLE,
           "Nobody may be their own parent through others: the aliases must lead to an end."),
    STATUS(DARISK_ERROR_COHORT_GRAVITY,
           "The gravity table must be the one the cohort was made or saved with, by its digest."),
    STATUS(DARISK_ERROR_COHORT_BYTES,
           "The bytes must be all of what darisk_cohort_save() wrote, unchanged."),
    STATUS(DARISK_ERROR_RANKING_PERSON,
           "Every row about people must name them, by references that are not 0, and facts about "
           "them must be 0 or 1."),
    STATUS(DARISK_ERROR_RANKING_SUM,
           "A sum or count of a person must fit 64 bits: the weights are too great."),
    STATUS(DARISK_ERROR_RANKING_STALE,
           "The cohort must be as it was when the ranking was made from it."),

    STATUS(DARISK_ERROR_REFERENCE_TEXT,
           "The text of a reference must be UTF-8 without a NUL in it."),
    STATUS(DARISK_ERROR_REFERENCE_SAME,
           "The text comes to the number of another text: write one of the two in another way, "
           "everywhere."),

    /* arrow.h: 220 to 239 */
    STATUS(DARISK_ERROR_ARROW_RELEASED,
           "An Arrow struct was released or moved before: one whose release is set was expected."),
    STATUS(DARISK_ERROR_ARROW_SCHEMA,
           "An Arrow schema must have a format, and as many children as it says, 0 to 65535."),
    STATUS(DARISK_ERROR_ARROW_ARRAY, "An Arrow array must have the buffers, children and "
                                     "dictionary that its schema calls for."),
    STATUS(DARISK_ERROR_ARROW_LENGTH,
           "The length and the offset of an Arrow array must be 0 or more, be what memory can "
           "hold, and cover the rows of the batch."),
    STATUS(DARISK_ERROR_ARROW_BUFFER,
           "A buffer of an Arrow array is NULL: values were expected where there are rows."),
    STATUS(DARISK_ERROR_ARROW_NULLS,
           "The count of nulls must be from -1 to the length, with a bitmap where it is above 0; "
           "the rows of a batch must not be null as a whole."),
    STATUS(DARISK_ERROR_ARROW_OFFSETS, "The offsets of text must not decrease, must be 0 or more, "
                                       "and views must lie within their buffers."),
    STATUS(DARISK_ERROR_ARROW_INDEX, "An index, or a number, must be one of its dictionary."),
    STATUS(DARISK_ERROR_ARROW_STREAM,
           "The Arrow stream failed: a schema or a batch was expected; its message is reported."),
    STATUS(DARISK_ERROR_ARROW_NO_COLUMN,
           "There is no such column: the name must be one of the schema, and may be NULL only "
           "where there is one column."),
    STATUS(DARISK_ERROR_ARROW_COLUMN_TWICE,
           "More than one column would have this name: a name must be that of one column."),
    STATUS(DARISK_ERROR_ARROW_TYPE,
           "The column has a type that cannot be read so: the report says what was expected."),
    STATUS(DARISK_ERROR_ARROW_VALUE, "A number must be within the range of what it is read into: "
                                     "0 or more, and below 2 to its bits."),
    STATUS(DARISK_ERROR_ARROW_DAY,
           "A date64 or a timestamp must be the start of a day from 0001-01-01 to 9999-12-31."),
    STATUS(DARISK_ERROR_ARROW_WORD,
           "A text must be one of the words, and a code must have a word, unless it is 0."),
    STATUS(DARISK_ERROR_ARROW_WORDS, "Words must give each text one code, which fits the column; "
                                     "to write, there must be one or more, each text once."),
    STATUS(DARISK_ERROR_ARROW_KIND,
           "The kind of a column to be made must be a number, BOOL or DATE."),
    STATUS(DARISK_ERROR_ARROW_TEXT_SIZE,
           "A column of text must have at most 2147483647 bytes: make smaller batches."),
    STATUS(DARISK_ERROR_ARROW_BATCHES,
           "The batches of a stream must be one or more different writers, with columns of the "
           "same names and types in the same order."),
    STATUS(DARISK_ERROR_ARROW_EXPORTED,
           "The writer was exported before: its columns are gone, and it can only be freed."),
};

/* The words of a value that may be anything; NULL where it is no status. */
static const status_words *words_of(darisk_status status) {
    const uint32_t value = (uint32_t)status;
    if (value >= sizeof STATUSES / sizeof STATUSES[0] || STATUSES[value].text == NULL)
        return NULL;
    return &STATUSES[value];
}

const char *darisk_status_text(darisk_status status) {
    const status_words *words = words_of(status);
    return words == NULL ? NULL : words->text;
}

const char *darisk_status_message(darisk_status status) {
    const status_words *words = words_of(status);
    return words == NULL ? "The value is no status of this release: take it as a failure."
                         : words->message;
}
