/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "facts.h"

#include <string.h>

static bool refuse(struct refusal *why, enum our_column column, const char *reason) {
    why->column = column;
    why->reason = reason;
    return false;
}

static bool refuse_status(struct refusal *why, enum our_column column, darisk_status status) {
    return refuse(why, column, darisk_status_message(status));
}

static bool given(const char *text) {
    return text != NULL && text[strspn(text, " \t")] != '\0';
}

bool next_token(const char **text, char token[TOKEN_SIZE]) {
    *text += strspn(*text, "+; \t");
    size_t length = strcspn(*text, "+;");
    if (length == 0) {
        return false;
    }
    size_t kept = length < TOKEN_SIZE ? length : TOKEN_SIZE - 1;
    memcpy(token, *text, kept);
    while (kept > 0 && (token[kept - 1] == ' ' || token[kept - 1] == '\t')) {
        kept--;
    }
    token[kept] = '\0';
    *text += length;
    return true;
}

static bool read_codes(const char *text, darisk_code_list list, darisk_facts *out,
                       struct refusal *why) {
    char token[TOKEN_SIZE];
    darisk_relationships mutual = 0;
    while (next_token(&text, token)) {
        const darisk_code *code = NULL;
        darisk_status status = darisk_code_from_text(list, token, &code);
        if (status != DARISK_OK) {
            return refuse(why, OUR_RELATIONSHIPS, "the code list has no such code");
        }
        if (code->mapping == DARISK_CODE_MAPPING_NO_VICTIM) {
            return refuse(why, OUR_RELATIONSHIPS, "no human victim: set aside, not classified");
        }
        /* NIBRS VO, each was victim and offender: the other tie counts, alone, where there is one.
         */
        if (list == DARISK_CODE_LIST_NIBRS && strcmp(token, "VO") == 0) {
            mutual = code->relationships;
        } else {
            out->relationships |= code->relationships;
        }
    }
    out->relationships = out->relationships == 0 ? mutual : out->relationships;
    return true;
}

static bool read_relationships(const char *text, darisk_facts *out, struct refusal *why) {
    char token[TOKEN_SIZE];
    while (next_token(&text, token)) {
        darisk_relationship kind = DARISK_RELATIONSHIP_NOT_SET;
        if (darisk_relationship_from_text(token, &kind) != DARISK_OK) {
            return refuse(why, OUR_RELATIONSHIPS, darisk_status_message(DARISK_ERROR_TEXT));
        }
        out->relationships |= DARISK_RELATIONSHIP_BIT(kind);
    }
    return true;
}

static bool read_behaviours(const char *text, darisk_facts *out, struct refusal *why) {
    char token[TOKEN_SIZE];
    while (next_token(&text, token)) {
        darisk_behaviour behaviour = DARISK_BEHAVIOUR_NOT_SET;
        if (darisk_behaviour_from_text(token, &behaviour) != DARISK_OK) {
            return refuse(why, OUR_BEHAVIOURS, darisk_status_message(DARISK_ERROR_TEXT));
        }
        out->behaviours |= DARISK_BEHAVIOUR_BIT(behaviour);
    }
    return true;
}

static bool read_stated(const char *text, darisk_stated *out) {
    static const char *const words[] = {"unknown", "no", "yes"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(text, words[i]) == 0) {
            *out = (darisk_stated)i;
            return true;
        }
    }
    return false;
}

/* A list such as REPEATED=yes+LIVING_TOGETHER=no. */
static bool read_circumstances(const char *text, darisk_facts *out, struct refusal *why) {
    char token[TOKEN_SIZE];
    while (next_token(&text, token)) {
        darisk_circumstance circumstance = DARISK_CIRCUMSTANCE_NOT_SET;
        darisk_stated stated = DARISK_STATED_UNKNOWN;
        char *equals = strchr(token, '=');
        if (equals == NULL || !read_stated(equals + 1, &stated)) {
            return refuse(why, OUR_CIRCUMSTANCES, "expected KEY=yes, KEY=no or KEY=unknown");
        }
        *equals = '\0';
        darisk_status status = darisk_circumstance_from_text(token, &circumstance);
        if (status == DARISK_OK) {
            status = darisk_circumstances_set(&out->circumstances, circumstance, stated);
        }
        if (status != DARISK_OK) {
            return refuse_status(why, OUR_CIRCUMSTANCES, status);
        }
    }
    return true;
}

/* Digits only; a number above any age stays above it, so that the caller refuses it. */
static const char *read_years(const char *text, unsigned *out) {
    unsigned years = 0;
    const char *at = text;
    for (; *at >= '0' && *at <= '9'; at++) {
        years = years > DARISK_AGE_LAST ? years : 10 * years + (unsigned)(*at - '0');
    }
    *out = years;
    return at == text ? NULL : at;
}

/* 40, or a range 16-17. */
static bool read_age(const char *text, darisk_age *out) {
    unsigned lowest = 0;
    unsigned highest = 0;
    const char *end = read_years(text, &lowest);
    highest = lowest;
    if (end != NULL && *end == '-') {
        end = read_years(end + 1, &highest);
    }
    if (end == NULL || *end != '\0' || lowest > highest || highest > DARISK_AGE_LAST) {
        return false;
    }
    out->lowest = (uint8_t)lowest;
    out->highest = (uint8_t)highest;
    return true;
}

static bool read_ages(const struct row_text *row, darisk_facts *out, struct refusal *why) {
    const char *victim = row->text[OUR_VICTIM_AGE];
    const char *perpetrator = row->text[OUR_PERPETRATOR_AGE];
    if (given(victim)) {
        out->given |= DARISK_GIVEN_VICTIM_AGE;
        if (!read_age(victim, &out->victim_age)) {
            return refuse_status(why, OUR_VICTIM_AGE, DARISK_ERROR_VICTIM_AGE);
        }
    }
    if (given(perpetrator)) {
        out->given |= DARISK_GIVEN_PERPETRATOR_AGE;
        if (!read_age(perpetrator, &out->perpetrator_age)) {
            return refuse_status(why, OUR_PERPETRATOR_AGE, DARISK_ERROR_PERPETRATOR_AGE);
        }
    }
    return true;
}

static bool read_dates(const struct row_text *row, darisk_facts *out, struct refusal *why) {
    const struct {
        enum our_column column;
        uint32_t given;
        darisk_date *date;
    } dates[] = {{OUR_RECORDED_ON, DARISK_GIVEN_RECORDED_ON, &out->recorded_on},
                 {OUR_CONDUCT_ON, DARISK_GIVEN_CONDUCT_ON, &out->conduct_on},
                 {OUR_VICTIM_BORN, DARISK_GIVEN_VICTIM_BORN, &out->victim_born},
                 {OUR_PERPETRATOR_BORN, DARISK_GIVEN_PERPETRATOR_BORN, &out->perpetrator_born}};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        const char *text = row->text[dates[i].column];
        if (!given(text)) {
            continue;
        }
        darisk_status status = darisk_date_from_text(text, dates[i].date);
        if (status != DARISK_OK) {
            return refuse_status(why, dates[i].column, status);
        }
        out->given |= dates[i].given;
    }
    return true;
}

/* A reference of the host, whatever it looks like, as a number: FNV-1a, never 0. The library
 * compares the two of a row and does nothing else with them. */
static uint64_t reference(const char *text) {
    uint64_t hash = UINT64_C(14695981039346656037);
    if (!given(text)) {
        return 0;
    }
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
    }
    return hash == 0 ? 1 : hash;
}

static bool read_definition(const char *text, darisk_definition *out, struct refusal *why) {
    if (!given(text)) {
        return true;
    }
    darisk_status status = darisk_definition_from_text(text, out);
    return status == DARISK_OK || refuse_status(why, OUR_DEFINITION, status);
}

static bool is_one_of(const char *text, const char *const words[], size_t count) {
    bool found = !given(text);
    for (size_t i = 0; !found && i < count; i++) {
        found = strcmp(text, words[i]) == 0;
    }
    return found;
}

/* What the histories of people take. It is only looked at here, so that a row is taken by all steps
 * or by none; history.c reads it. */
static bool check_history(const struct row_text *row, struct refusal *why) {
    static const char *const states[] = {"open", "cancelled", "no_crime"};
    static const char *const programmes[] = {"on", "unsuitable"};
    static const enum our_column days[] = {OUR_MARAC_REFERRED_ON, OUR_REVIEWED_ON};
    const char *codes = row->text[OUR_OFFENCE_CODES];
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        darisk_date day = DARISK_DATE_UNKNOWN;
        const char *text = row->text[days[i]];
        darisk_status status = given(text) ? darisk_date_from_text(text, &day) : DARISK_OK;
        if (status != DARISK_OK) {
            return refuse_status(why, days[i], status);
        }
    }
    if (!is_one_of(row->text[OUR_STATUS], states, 3)) {
        return refuse(why, OUR_STATUS,
                      "expected open, cancelled or no_crime; --column status="
                      " leaves the column out");
    }
    if (!is_one_of(row->text[OUR_PROGRAMME], programmes, 2)) {
        return refuse(why, OUR_PROGRAMME, "expected on or unsuitable");
    }
    for (const char *code = codes; given(code); code += strcspn(code, ";"), code += *code == ';') {
        if (strcspn(code, ";") == 8 && strncmp(code, "NONCRIME", 8) == 0) {
            return refuse_status(why, OUR_OFFENCE_CODES, DARISK_ERROR_GRAVITY_CODE);
        }
    }
    return true;
}

static const char *or_empty(const char *text) {
    return text == NULL ? "" : text;
}

bool facts_read(const struct row_text *row, darisk_code_list codes, struct row_facts *out,
                struct refusal *why) {
    darisk_facts *facts = &out->facts;
    const char *ties = or_empty(row->text[OUR_RELATIONSHIPS]);
    memset(out, 0, sizeof *out);
    facts->struct_size = sizeof *facts;
    facts->victim = reference(row->text[OUR_VICTIM]);
    facts->perpetrator = reference(row->text[OUR_PERPETRATOR]);
    bool ties_read = codes == DARISK_CODE_LIST_NOT_SET ? read_relationships(ties, facts, why)
                                                       : read_codes(ties, codes, facts, why);
    return ties_read && read_behaviours(or_empty(row->text[OUR_BEHAVIOURS]), facts, why) &&
           read_circumstances(or_empty(row->text[OUR_CIRCUMSTANCES]), facts, why) &&
           read_ages(row, facts, why) && read_dates(row, facts, why) &&
           read_definition(row->text[OUR_DEFINITION], &out->definition, why) &&
           check_history(row, why);
}
