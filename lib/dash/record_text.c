/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The small vocabularies of a record as text. Each table serves both ways, and "not set" has no
 * key in it. */
#include "base/text.h"
#include "darisk/dash_record.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const char *const states[] = {
    [DARISK_DASH_STATE_IN_PROGRESS] = "IN_PROGRESS",
    [DARISK_DASH_STATE_COMPLETED] = "COMPLETED",
    [DARISK_DASH_STATE_REFUSED] = "REFUSED",
    [DARISK_DASH_STATE_NOT_COMPLETED] = "NOT_COMPLETED",
};

static const char *const modes[] = {
    [DARISK_DASH_MODE_FACE_TO_FACE] = "FACE_TO_FACE",
    [DARISK_DASH_MODE_VIDEO] = "VIDEO",
    [DARISK_DASH_MODE_PHONE] = "PHONE",
    [DARISK_DASH_MODE_NO_CONTACT] = "NO_CONTACT",
};

static const char *const searches[] = {
    [DARISK_DASH_SEARCH_NO] = "NO",
    [DARISK_DASH_SEARCH_YES] = "YES",
    [DARISK_DASH_SEARCH_UNKNOWN] = "UNKNOWN",
};

static const char *const decisions[] = {
    [DARISK_DASH_DECISION_AGREED] = "AGREED",
    [DARISK_DASH_DECISION_RAISED] = "RAISED",
    [DARISK_DASH_DECISION_LOWERED] = "LOWERED",
};

const char *darisk_dash_state_text(darisk_dash_state state) {
    return darisk_text_at((size_t)state, states, COUNT(states));
}

darisk_status darisk_dash_state_from_text(const char *text, darisk_dash_state *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const size_t place = darisk_text_place(text, states, COUNT(states));
    if (place == COUNT(states))
        return DARISK_ERROR_TEXT;
    *out = (darisk_dash_state)place;
    return DARISK_OK;
}

const char *darisk_dash_mode_text(darisk_dash_mode mode) {
    return darisk_text_at((size_t)mode, modes, COUNT(modes));
}

darisk_status darisk_dash_mode_from_text(const char *text, darisk_dash_mode *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const size_t place = darisk_text_place(text, modes, COUNT(modes));
    if (place == COUNT(modes))
        return DARISK_ERROR_TEXT;
    *out = (darisk_dash_mode)place;
    return DARISK_OK;
}

const char *darisk_dash_search_text(darisk_dash_search search) {
    return darisk_text_at((size_t)search, searches, COUNT(searches));
}

darisk_status darisk_dash_search_from_text(const char *text, darisk_dash_search *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const size_t place = darisk_text_place(text, searches, COUNT(searches));
    if (place == COUNT(searches))
        return DARISK_ERROR_TEXT;
    *out = (darisk_dash_search)place;
    return DARISK_OK;
}

const char *darisk_dash_decision_text(darisk_dash_decision decision) {
    return darisk_text_at((size_t)decision, decisions, COUNT(decisions));
}

darisk_status darisk_dash_decision_from_text(const char *text, darisk_dash_decision *out) {
    if (text == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    const size_t place = darisk_text_place(text, decisions, COUNT(decisions));
    if (place == COUNT(decisions))
        return DARISK_ERROR_TEXT;
    *out = (darisk_dash_decision)place;
    return DARISK_OK;
}
