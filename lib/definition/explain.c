/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A result in sentences. The texts of findings, kinds and provisions come from their tables; what
 * is composed here is only the conclusion and what decided it. */
#include <string.h>

#include "base/allocator.h"
#include "base/size.h"
#include "darisk/explanation.h"
#include "darisk/version.h"
#include "definition/parts.h"
#include "definition/provision_id.h"

/* The conclusion, what decided it, and at most two sentences a finding. */
#define SENTENCES_LAST (2 + 2 * 64)
/* Room for the first two, which are composed; the longest possible take under 800 bytes. */
#define TEXT_LAST 2048

struct darisk_explanation {
    darisk_allocator allocator;
    size_t count;
    size_t used; /* bytes of text, with their final NULs */
    darisk_sentence sentences[SENTENCES_LAST];
    char text[TEXT_LAST];
};

static const char *const roles[] = {
    [DARISK_SENTENCE_ROLE_OUTCOME] = "OUTCOME", [DARISK_SENTENCE_ROLE_DECIDED] = "DECIDED",
    [DARISK_SENTENCE_ROLE_REASON] = "REASON",   [DARISK_SENTENCE_ROLE_MISSING] = "MISSING",
    [DARISK_SENTENCE_ROLE_ASK] = "ASK",         [DARISK_SENTENCE_ROLE_DUTY] = "DUTY",
    [DARISK_SENTENCE_ROLE_NOTE] = "NOTE",
};

static const char *const conclusions[] = {
    [DARISK_OUTCOME_EXCLUDED] = "This is outside the definition: ",
    [DARISK_OUTCOME_REVIEW] = "A person must decide; until then treat this as within the "
                              "definition: ",
    [DARISK_OUTCOME_QUALIFIES] = "This is within the definition: ",
};

static const char *const stands[] = {
    [DARISK_OUTCOME_EXCLUDED] = " is not met.",
    [DARISK_OUTCOME_REVIEW] = " is open.",
    [DARISK_OUTCOME_QUALIFIES] = " is met.",
};

static const char *const part_words[] = {
    [DARISK_PART_IN_FORCE] = "the test that the definition was in force",
    [DARISK_PART_AGE] = "the test of age",
    [DARISK_PART_RELATIONSHIP] = "the test of the relationship",
    [DARISK_PART_BEHAVIOUR] = "the test of behaviour",
};

/* The order in which findings are told: reasons, then what is missing, then duties and notes. */
static const struct {
    darisk_finding_role finding;
    darisk_sentence_role sentence;
} order[] = {
    {DARISK_FINDING_ROLE_REASON, DARISK_SENTENCE_ROLE_REASON},
    {DARISK_FINDING_ROLE_MISSING, DARISK_SENTENCE_ROLE_MISSING},
    {DARISK_FINDING_ROLE_DUTY, DARISK_SENTENCE_ROLE_DUTY},
    {DARISK_FINDING_ROLE_NOTE, DARISK_SENTENCE_ROLE_NOTE},
};

/* Appends to the text that is being composed. What does not fit is left out as a whole: the
 * buffer is sized so that nothing ever is, and a test holds that. */
static void append(darisk_explanation *to, const char *words) {
    size_t length = strlen(words);
    if (to->used + length + 1 > TEXT_LAST)
        return;
    memcpy(to->text + to->used, words, length + 1);
    to->used += length;
}

static void add(darisk_explanation *to, darisk_sentence_role role, darisk_finding finding,
                const char *text, const darisk_provision *provision) {
    if (to->count < SENTENCES_LAST)
        to->sentences[to->count++] = (darisk_sentence){role, finding, text, provision};
}

/* The conclusion: the outcome, and under which definition. */
static void add_outcome(darisk_explanation *to, const darisk_classification *from) {
    const darisk_definition_record *definition = darisk_definition_find(from->definition);
    const char *text = to->text + to->used;
    append(to, conclusions[from->outcome]);
    append(to, definition == NULL ? "no definition could be chosen" : definition->title);
    append(to, ".");
    to->used++;
    add(to, DARISK_SENTENCE_ROLE_OUTCOME, DARISK_FINDING_NOT_SET, text,
        definition == NULL ? from->provision : definition->provision);
}

/* What decided it: all parts where they agree, or the parts that stand at the outcome. */
static void add_decided(darisk_explanation *to, const darisk_classification *from) {
    const char *text = to->text + to->used;
    bool first = true;
    if (from->outcome == DARISK_OUTCOME_QUALIFIES) {
        append(to, "Every test is met.");
    } else {
        append(to, "Decided by ");
        for (uint32_t part = DARISK_PART_IN_FORCE; part <= DARISK_PART_BEHAVIOUR; part++) {
            if ((from->parts_at_outcome & DARISK_PART_BIT(part)) == 0)
                continue;
            append(to, first ? "" : ", and by ");
            append(to, part_words[part]);
            first = false;
        }
        append(to, ", which");
        append(to, stands[from->outcome]);
    }
    append(to, " The tie considered: ");
    append(to, darisk_relationship_find(from->tie)->label);
    append(to, ".");
    to->used++;
    add(to, DARISK_SENTENCE_ROLE_DECIDED, DARISK_FINDING_NOT_SET, text, from->provision);
}

static void add_finding(darisk_explanation *to, const darisk_classification *from,
                        const darisk_finding_record *record, darisk_sentence_role role) {
    const darisk_provision *provision =
        darisk_finding_provision(record->finding, from->definition, from->tie);
    add(to, role, record->finding, record->says, provision);
    if (record->ask[0] != '\0')
        add(to, DARISK_SENTENCE_ROLE_ASK, record->finding, record->ask, provision);
}

static void add_findings(darisk_explanation *to, const darisk_classification *from) {
    for (size_t o = 0; o < sizeof order / sizeof order[0]; o++) {
        for (size_t i = 0; i < darisk_finding_count(); i++) {
            const darisk_finding_record *record = darisk_finding_at(i);
            if (record->role == order[o].finding &&
                (from->findings & DARISK_FINDING_BIT(record->finding)) != 0)
                add_finding(to, from, record, order[o].sentence);
        }
    }
}

static bool is_outcome(darisk_outcome outcome) {
    return darisk_outcome_text(outcome) != NULL;
}

/* Whether the struct is a result, and not memory that was never filled in. */
static darisk_status check(const darisk_classification *from) {
    struct darisk_parts parts;
    if (!is_outcome(from->in_force) || !is_outcome(from->age) || !is_outcome(from->relationship) ||
        !is_outcome(from->behaviour))
        return DARISK_ERROR_OUTCOME;
    parts = (struct darisk_parts){(uint8_t)from->in_force, (uint8_t)from->age,
                                  (uint8_t)from->relationship, (uint8_t)from->behaviour};
    if ((uint32_t)from->outcome != darisk_parts_outcome(parts) ||
        (uint32_t)from->decided_by != darisk_parts_decided_by(parts) ||
        from->parts_at_outcome != darisk_parts_at_outcome(parts) || from->provision == NULL ||
        from->rules_version != darisk_rules_version())
        return DARISK_ERROR_OUTCOME;
    if (from->definition != DARISK_DEFINITION_NOT_SET &&
        darisk_definition_find(from->definition) == NULL)
        return DARISK_ERROR_DEFINITION;
    if (darisk_relationship_find(from->tie) == NULL ||
        (from->ties & ~DARISK_RELATIONSHIPS_ALL) != 0 ||
        (from->ties & DARISK_RELATIONSHIP_BIT(from->tie)) == 0)
        return DARISK_ERROR_RELATIONSHIP;
    return DARISK_OK;
}

darisk_status darisk_explanation_new(const darisk_classification *classification,
                                     const darisk_allocator *allocator, darisk_explanation **out) {
    darisk_allocator memory;
    darisk_explanation *explanation;
    darisk_status status;
    if (classification == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    if (!darisk_struct_is_readable(classification, sizeof *classification))
        return DARISK_ERROR_STRUCT_SIZE;
    status = check(classification);
    if (status == DARISK_OK)
        status = darisk_allocator_take(allocator, &memory);
    if (status != DARISK_OK)
        return status;
    explanation = memory.allocate(memory.context, sizeof *explanation);
    if (explanation == NULL)
        return DARISK_ERROR_MEMORY;
    explanation->allocator = memory;
    explanation->count = 0;
    explanation->used = 0;
    add_outcome(explanation, classification);
    add_decided(explanation, classification);
    add_findings(explanation, classification);
    *out = explanation;
    return DARISK_OK;
}

void darisk_explanation_free(darisk_explanation *explanation) {
    if (explanation != NULL) {
        darisk_allocator memory = explanation->allocator;
        memory.release(memory.context, explanation, sizeof *explanation);
    }
}

size_t darisk_explanation_count(const darisk_explanation *explanation) {
    return explanation == NULL ? 0 : explanation->count;
}

const darisk_sentence *darisk_explanation_at(const darisk_explanation *explanation, size_t index) {
    return index < darisk_explanation_count(explanation) ? &explanation->sentences[index] : NULL;
}

const char *darisk_sentence_role_text(darisk_sentence_role role) {
    return (size_t)role < sizeof roles / sizeof roles[0] ? roles[role] : NULL;
}
