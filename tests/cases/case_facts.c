/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "case_facts.h"

#include <stdbool.h>
#include <string.h>

enum { KEY_SIZE = 64 };

/* Takes the next key off a joined text: false where it is empty or too long. Afterwards `rest`
 * is NULL if that key was the last, so that a trailing `+` leaves an empty key to be refused. */
static bool take_key(const char **rest, char key[KEY_SIZE]) {
    size_t length = strcspn(*rest, "+");
    if (length == 0 || length >= KEY_SIZE)
        return false;
    memcpy(key, *rest, length);
    key[length] = '\0';
    *rest = (*rest)[length] == '+' ? *rest + length + 1 : NULL;
    return true;
}

static const char *start(const char *text) {
    return text[0] == '\0' ? NULL : text;
}

static bool read_relationships(const char *text, darisk_relationships *out) {
    char key[KEY_SIZE];
    for (const char *rest = start(text); rest != NULL;) {
        darisk_relationship kind;
        if (!take_key(&rest, key) || darisk_relationship_from_text(key, &kind) != DARISK_OK)
            return false;
        *out |= DARISK_RELATIONSHIP_BIT(kind);
    }
    return true;
}

static bool read_behaviours(const char *text, darisk_behaviours *out) {
    char key[KEY_SIZE];
    for (const char *rest = start(text); rest != NULL;) {
        darisk_behaviour behaviour;
        if (!take_key(&rest, key) || darisk_behaviour_from_text(key, &behaviour) != DARISK_OK)
            return false;
        *out |= DARISK_BEHAVIOUR_BIT(behaviour);
    }
    return true;
}

static bool read_stated(const char *text, darisk_stated *out) {
    if (strcmp(text, "yes") == 0)
        *out = DARISK_STATED_YES;
    else if (strcmp(text, "no") == 0)
        *out = DARISK_STATED_NO;
    else
        return false;
    return true;
}

static bool read_circumstances(const char *text, darisk_circumstances *out) {
    char key[KEY_SIZE];
    for (const char *rest = start(text); rest != NULL;) {
        darisk_circumstance circumstance;
        darisk_stated stated;
        if (!take_key(&rest, key))
            return false;
        char *equals = strchr(key, '=');
        if (equals == NULL || !read_stated(equals + 1, &stated))
            return false;
        *equals = '\0';
        if (darisk_circumstance_from_text(key, &circumstance) != DARISK_OK ||
            darisk_circumstances_set(out, circumstance, stated) != DARISK_OK)
            return false;
    }
    return true;
}

/* Takes a number of up to three digits and up to 255; whether a person can be that old is for
 * the library to say. */
static bool take_years(const char **rest, uint8_t *out) {
    unsigned years = 0;
    size_t digits = strspn(*rest, "0123456789");
    if (digits == 0 || digits > 3)
        return false;
    for (size_t i = 0; i < digits; i++)
        years = years * 10 + (unsigned)((*rest)[i] - '0');
    if (years > UINT8_MAX)
        return false;
    *rest += digits;
    *out = (uint8_t)years;
    return true;
}

static bool read_age(const char *text, uint32_t bit, darisk_age *out, uint32_t *given) {
    const char *rest = start(text);
    if (rest == NULL)
        return true;
    if (!take_years(&rest, &out->lowest))
        return false;
    out->highest = out->lowest;
    if (*rest == '-') {
        rest++;
        if (!take_years(&rest, &out->highest))
            return false;
    }
    *given |= bit;
    return *rest == '\0';
}

static bool read_date(const char *text, uint32_t bit, darisk_date *out, uint32_t *given) {
    if (start(text) == NULL)
        return true;
    *given |= bit;
    return darisk_date_from_text(text, out) == DARISK_OK;
}

const char *case_facts_read(const case_facts *texts, darisk_facts *out) {
    darisk_facts facts = {.struct_size = sizeof(darisk_facts)};
    uint32_t *given = &facts.given;
    if (!read_date(texts->recorded_on, DARISK_GIVEN_RECORDED_ON, &facts.recorded_on, given))
        return "recorded_on";
    if (!read_date(texts->conduct_on, DARISK_GIVEN_CONDUCT_ON, &facts.conduct_on, given))
        return "conduct_on";
    if (!read_age(texts->victim_age, DARISK_GIVEN_VICTIM_AGE, &facts.victim_age, given))
        return "victim_age";
    if (!read_age(texts->perpetrator_age, DARISK_GIVEN_PERPETRATOR_AGE, &facts.perpetrator_age,
                  given))
        return "perpetrator_age";
    if (!read_relationships(texts->relationships, &facts.relationships))
        return "relationships";
    if (!read_behaviours(texts->behaviours, &facts.behaviours))
        return "behaviours";
    if (!read_circumstances(texts->circumstances, &facts.circumstances))
        return "circumstances";
    *out = facts;
    return NULL;
}
