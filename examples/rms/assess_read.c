/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The texts of one row of assessments -> values of the library. Each vocabulary has its own reader,
 * and none takes a word of another. */
#include <stdlib.h>
#include <string.h>

#include "assess.h"
#include "facts.h"

struct reading {
    const char *const *text;
    struct assess_refusal *why;
};

static bool refuse(const struct reading *from, enum assess_column column, const char *reason) {
    from->why->column = column;
    from->why->reason = reason;
    return false;
}

static bool refuse_status(const struct reading *from, enum assess_column column,
                          darisk_status status) {
    return status == DARISK_OK || refuse(from, column, darisk_status_message(status));
}

static bool given(const struct reading *from, enum assess_column column) {
    return from->text[column] != NULL && from->text[column][0] != '\0';
}

static bool read_stated(const struct reading *from, enum assess_column column, darisk_stated *out) {
    if (!given(from, column)) {
        *out = DARISK_STATED_UNKNOWN;
        return true;
    }
    bool yes = strcmp(from->text[column], "yes") == 0;
    *out = yes ? DARISK_STATED_YES : DARISK_STATED_NO;
    return yes || strcmp(from->text[column], "no") == 0 ||
           refuse(from, column, "yes, no or nothing");
}

static bool number(const char *text, uint64_t *out) {
    char *end = NULL;
    *out = strtoull(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && strlen(text) < 19 && *end == '\0' && *out != 0;
}

static bool read_person(const struct reading *from, enum assess_column column, uint64_t *out) {
    *out = 0;
    return !given(from, column) || number(from->text[column], out) ||
           refuse(from, column, "a number above 0 stands for a person or a record");
}

/* "YYYY-MM-DD" or "YYYY-MM-DD HH:MM". */
static bool read_moment(const struct reading *from, enum assess_column column, darisk_moment *out) {
    static const char wrong[] = "a moment is YYYY-MM-DD or YYYY-MM-DD HH:MM";
    char day[DARISK_DATE_TEXT_SIZE];
    memset(out, 0, sizeof *out);
    if (!given(from, column)) {
        return true;
    }
    const char *text = from->text[column];
    snprintf(day, sizeof day, "%.10s", text);
    if (!refuse_status(from, column, darisk_date_from_text(day, &out->day))) {
        return false;
    }
    out->given = DARISK_MOMENT_DAY;
    if (text[10] == '\0') {
        return true;
    }
    if (strlen(text) != 16 || text[10] != ' ' || text[13] != ':' ||
        strspn(text + 11, "0123456789") != 2 || strspn(text + 14, "0123456789") != 2) {
        return refuse(from, column, wrong);
    }
    out->given = DARISK_MOMENT_MINUTE;
    out->minute =
        60 * (10 * (text[11] - '0') + text[12] - '0') + 10 * (text[14] - '0') + (text[15] - '0');
    return (text[14] < '6' && darisk_moment_is_valid(*out)) || refuse(from, column, wrong);
}

static bool read_grade(const struct reading *from, enum assess_column column,
                       darisk_dash_grade *out) {
    *out = DARISK_DASH_GRADE_NOT_SET;
    return !given(from, column) ||
           refuse_status(from, column, darisk_dash_grade_from_text(from->text[column], out));
}

static bool read_authorisation(const struct reading *from, darisk_response_authorisation *out) {
    return (!given(from, ASSESS_ROLE) ||
            refuse_status(from, ASSESS_ROLE,
                          darisk_response_role_from_text(from->text[ASSESS_ROLE], &out->role))) &&
           (!given(from, ASSESS_GROUND) ||
            refuse_status(
                from, ASSESS_GROUND,
                darisk_response_ground_from_text(from->text[ASSESS_GROUND], &out->ground))) &&
           (!given(from, ASSESS_SUPPORT) ||
            refuse_status(
                from, ASSESS_SUPPORT,
                darisk_response_support_from_text(from->text[ASSESS_SUPPORT], &out->support))) &&
           read_stated(from, ASSESS_NO_CURRENT_THREAT, &out->no_current_threat) &&
           read_person(from, ASSESS_AUTHORISER, &out->authoriser) &&
           read_person(from, ASSESS_SOURCE, &out->source) &&
           read_moment(from, ASSESS_AUTHORISED_AT, &out->given_at);
}

static bool read_call(const struct reading *from, struct assessment *out) {
    darisk_response_request *request = &out->request;
    darisk_response_progress *progress = &out->progress;
    bool done = (!given(from, ASSESS_REQUESTED) ||
                 refuse_status(from, ASSESS_REQUESTED,
                               darisk_response_grade_from_text(from->text[ASSESS_REQUESTED],
                                                               &request->requested))) &&
                read_stated(from, ASSESS_DANGER, &request->danger) &&
                read_stated(from, ASSESS_CALL_CUT_OFF, &request->call_cut_off) &&
                read_authorisation(from, &request->authorisation) &&
                read_moment(from, ASSESS_RECEIVED, &progress->received) &&
                read_stated(from, ASSESS_ALLOCATED, &progress->allocated) &&
                read_stated(from, ASSESS_ATTENDED, &progress->attended) &&
                read_moment(from, ASSESS_DELAY_REVIEWED_AT, &progress->reviewed);
    progress->call_cut_off = request->call_cut_off;
    progress->threat_changed = DARISK_STATED_NO; /* the file has no column for it */
    bool reviewed = progress->reviewed.given != DARISK_MOMENT_MISSING;
    progress->delay_reviewed = reviewed ? DARISK_STATED_YES : DARISK_STATED_NO;
    progress->delay_justified = reviewed ? DARISK_STATED_YES : DARISK_STATED_UNKNOWN;
    return done;
}

/* Splits KEY=VALUE; the value is "" where there is no =. */
static const char *split(char *token) {
    char *equals = strchr(token, '=');
    if (equals == NULL) {
        return "";
    }
    *equals = '\0';
    return equals + 1;
}

static bool read_checks(const struct reading *from, uint8_t states[DARISK_DAIT_CHECK_ROOM]) {
    char token[TOKEN_SIZE];
    const char *text = given(from, ASSESS_CHECKS) ? from->text[ASSESS_CHECKS] : "";
    darisk_dait_state rest = DARISK_DAIT_STATE_NOT_SET;
    while (next_token(&text, token)) {
        darisk_dait_check check = DARISK_DAIT_CHECK_NOT_SET;
        darisk_dait_state state = DARISK_DAIT_STATE_NOT_SET;
        const char *value = split(token);
        bool others = strcmp(token, "OTHERS") == 0;
        if (!others && darisk_dait_check_from_text(token, &check) != DARISK_OK) {
            return refuse(from, ASSESS_CHECKS, "no such check");
        }
        if (darisk_dait_state_from_text(value, &state) != DARISK_OK) {
            return refuse(from, ASSESS_CHECKS, "no such state of a check");
        }
        if (others ? rest != DARISK_DAIT_STATE_NOT_SET : states[check] != 0) {
            return refuse(from, ASSESS_CHECKS, "a check is there twice");
        }
        rest = others ? state : rest;
        states[check] = others ? 0 : (uint8_t)state; /* OTHERS has the place 0 */
    }
    for (int i = 1; i <= DARISK_DAIT_CHECK_LAST; i++) {
        states[i] = states[i] == 0 ? (uint8_t)rest : states[i];
    }
    return true;
}

static bool read_told(const struct reading *from, struct assessment *out) {
    char token[TOKEN_SIZE];
    const char *text = given(from, ASSESS_TOLD) ? from->text[ASSESS_TOLD] : "";
    darisk_moment at;
    if (!read_moment(from, ASSESS_TOLD_AT, &at)) {
        return false;
    }
    while (next_token(&text, token)) {
        darisk_dait_told *told = &out->told[out->told_count];
        const char *value = split(token);
        if (out->told_count == DARISK_DAIT_NOTIFICATION_LAST || at.given == DARISK_MOMENT_MISSING) {
            return refuse(from, ASSESS_TOLD_AT, "each of those told once, and when");
        }
        *told = (darisk_dait_told){.struct_size = sizeof *told, .at = at};
        if (darisk_dait_notification_from_text(token, &told->notification) != DARISK_OK) {
            return refuse(from, ASSESS_TOLD, "nobody is told under that key");
        }
        if (!number(value, &told->person)) {
            return refuse(from, ASSESS_TOLD, "a number above 0 stands for who was told");
        }
        out->told_count++;
    }
    return true;
}

/* OTHERS=... stands for every item that is not named in the row. Nothing is answered twice: the
 * last of two answers would silently win. */
static bool read_answers(const struct reading *from, uint8_t answers[DARISK_DASH_ITEM_LAST]) {
    char token[TOKEN_SIZE];
    const char *text = given(from, ASSESS_ANSWERS) ? from->text[ASSESS_ANSWERS] : "";
    darisk_answer rest = DARISK_ANSWER_BLANK;
    uint32_t named = 0; /* bit 0: OTHERS; then the items */
    while (next_token(&text, token)) {
        darisk_dash_item item = DARISK_DASH_ITEM_NOT_SET;
        darisk_answer answer = DARISK_ANSWER_BLANK;
        const char *value = split(token);
        bool others = strcmp(token, "OTHERS") == 0;
        if (!others && darisk_dash_item_from_text(token, &item) != DARISK_OK) {
            return refuse(from, ASSESS_ANSWERS, "no such item");
        }
        if (darisk_answer_from_text(value, &answer) != DARISK_OK) {
            return refuse(from, ASSESS_ANSWERS, "no such answer");
        }
        uint32_t bit = others ? 1 : DARISK_DASH_ITEM_BIT(item) << 1;
        if ((named & bit) != 0) {
            return refuse(from, ASSESS_ANSWERS, "an item is answered twice");
        }
        named |= bit;
        rest = others ? answer : rest;
        if (!others) {
            answers[item - 1] = (uint8_t)answer;
        }
    }
    for (int item = 1; item <= DARISK_DASH_ITEM_LAST; item++) {
        if ((named & DARISK_DASH_ITEM_BIT(item) << 1) == 0) {
            answers[item - 1] = (uint8_t)rest;
        }
    }
    return true;
}

static void read_text(const struct reading *from, enum assess_column column, const char **text,
                      size_t *length) {
    *text = given(from, column) ? from->text[column] : NULL;
    *length = *text == NULL ? 0 : strlen(*text);
}

/* The file says yes or no; nothing is "nobody said". */
static bool read_search(const struct reading *from, darisk_dash_search *out) {
    darisk_stated searched = DARISK_STATED_UNKNOWN;
    bool done = read_stated(from, ASSESS_SEARCHED, &searched);
    if (searched != DARISK_STATED_UNKNOWN) {
        *out = searched == DARISK_STATED_YES ? DARISK_DASH_SEARCH_YES : DARISK_DASH_SEARCH_NO;
    }
    return done;
}

static bool read_judgement(const struct reading *from, struct assessment *out) {
    darisk_dash_judgement *judgement = &out->judgement;
    bool done =
        (!given(from, ASSESS_FORM) ||
         refuse_status(from, ASSESS_FORM,
                       darisk_dash_state_from_text(from->text[ASSESS_FORM], &out->form))) &&
        read_grade(from, ASSESS_GRADE, &judgement->grade) &&
        read_person(from, ASSESS_ASSESSOR, &judgement->assessor) &&
        read_moment(from, ASSESS_GRADED_AT, &judgement->at) &&
        (!given(from, ASSESS_MODE) ||
         refuse_status(from, ASSESS_MODE,
                       darisk_dash_mode_from_text(from->text[ASSESS_MODE], &judgement->mode))) &&
        read_search(from, &judgement->search) &&
        read_stated(from, ASSESS_DAIT_SEEN_BEFORE, &judgement->dait_seen_before);
    read_text(from, ASSESS_RATIONALE, &judgement->rationale, &judgement->rationale_length);
    return done;
}

/* The five columns of a review follow each other: decision, grade, person, moment, reason. */
static bool read_review(const struct reading *from, enum assess_column first,
                        darisk_dash_review_kind kind, darisk_dash_review *out) {
    if ((given(from, first) &&
         !refuse_status(from, first,
                        darisk_dash_decision_from_text(from->text[first], &out->decision))) ||
        !read_grade(from, (enum assess_column)(first + 1), &out->grade) ||
        !read_person(from, (enum assess_column)(first + 2), &out->reviewer) ||
        !read_moment(from, (enum assess_column)(first + 3), &out->at)) {
        return false;
    }
    bool decided = out->decision != DARISK_DASH_DECISION_NOT_SET;
    for (int i = 1; !decided && i <= 4; i++) {
        if (given(from, (enum assess_column)((int)first + i))) {
            return refuse(from, first, "a review without its decision");
        }
    }
    out->kind = decided ? kind : DARISK_DASH_REVIEW_NOT_SET;
    read_text(from, (enum assess_column)(first + 4), &out->reason, &out->reason_length);
    return true;
}

bool assess_read(const char *const *text, struct assessment *out, struct assess_refusal *why) {
    const struct reading from = {text, why};
    memset(out, 0, sizeof *out);
    out->request.struct_size = sizeof out->request;
    out->progress.struct_size = sizeof out->progress;
    out->judgement.struct_size = sizeof out->judgement;
    out->supervisor.struct_size = sizeof out->supervisor;
    out->cru.struct_size = sizeof out->cru;
    out->entry.struct_size = sizeof out->entry;
    darisk_stated closed = DARISK_STATED_UNKNOWN;
    return read_call(&from, out) && read_checks(&from, out->states) && read_told(&from, out) &&
           read_answers(&from, out->answers) && read_judgement(&from, out) &&
           read_review(&from, ASSESS_SUPERVISOR_DECISION, DARISK_DASH_REVIEW_SUPERVISOR,
                       &out->supervisor) &&
           read_review(&from, ASSESS_CRU_DECISION, DARISK_DASH_REVIEW_CRU, &out->cru) &&
           read_person(&from, ASSESS_ENTRANT, &out->entry.entrant) &&
           read_moment(&from, ASSESS_ENTERED_AT, &out->entry.at) &&
           read_stated(&from, ASSESS_DOUBT_RAISED, &out->entry.doubt_raised) &&
           (out->entry.entrant != 0 || !given(&from, ASSESS_ENTERED_AT) ||
            refuse(&from, ASSESS_ENTRANT, "keyed in by nobody")) &&
           read_stated(&from, ASSESS_CLOSED, &closed);
}
