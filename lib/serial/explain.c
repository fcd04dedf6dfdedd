/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Explaining one person: their rows are measured again, and have to give what the ranking says. */
#include "serial/explain.h"

#include <string.h>

#include "base/text.h"
#include "serial/dual.h"
#include "serial/explain_answer.h"
#include "serial/gravity.h"

/* What is needed to measure a person, and those they harmed. */
struct remeasuring {
    struct darisk_serial_view view;
    struct darisk_serial_question question;
    struct darisk_serial_part part;
    struct darisk_serial_part other; /* of those they harmed, and later of their own rows */
    struct darisk_serial_dual dual;
    uint8_t *answers;
    size_t answers_room;
};

static void stop(struct remeasuring *with) {
    darisk_cohort_release(&with->view.cohort->allocator, with->answers, with->answers_room, 1);
    darisk_serial_dual_free(&with->view, &with->dual);
    if (with->other.memory != NULL)
        darisk_serial_part_free(&with->other);
    if (with->part.memory != NULL)
        darisk_serial_part_free(&with->part);
    darisk_serial_view_close(&with->view);
}

/* On failure there is nothing to stop. */
static darisk_status start(const darisk_ranking *ranking, const darisk_cohort *cohort,
                           struct remeasuring *with) {
    const struct darisk_serial_rules *rules = &ranking->rules;
    *with = (struct remeasuring){.answers_room = 0};
    darisk_serial_ask(&with->question, rules, cohort->gravity, ranking->as_of);
    darisk_status status = darisk_serial_view_open(cohort, &with->view);
    if (status != DARISK_OK)
        return status;
    status = darisk_serial_part_new(&with->view, rules, &with->part);
    if (status == DARISK_OK)
        status = darisk_serial_part_new(&with->view, rules, &with->other);
    if (status == DARISK_OK && rules->exclude_dual)
        status = darisk_serial_dual_find(&with->view, &with->other, ranking->as_of, &with->dual);
    if (status != DARISK_OK)
        stop(with);
    return status;
}

static uint16_t merged_flag(const struct darisk_serial_part *part) {
    for (size_t i = 0; i < part->count; i++)
        if (part->rows[i].flags & DARISK_SERIAL_ROW_MERGED)
            return DARISK_SERIAL_FLAG_MERGED;
    return 0;
}

static bool is_same(const struct darisk_serial_person *a, const struct darisk_serial_person *b) {
    return a->id == b->id && a->gravity == b->gravity && a->last == b->last &&
           a->incidents == b->incidents && a->crimes == b->crimes && a->victims == b->victims &&
           a->peak == b->peak && a->undated == b->undated && a->future == b->future &&
           a->cancelled == b->cancelled && a->self_link == b->self_link &&
           a->unmapped == b->unmapped && a->no_victim == b->no_victim &&
           a->serial.low == b->serial.low && a->serial.high == b->serial.high &&
           a->thresholds == b->thresholds && a->flags == b->flags;
}

/* Measures the person again; stale where the ranking says anything else. */
static darisk_status measure(const darisk_ranking *ranking, struct darisk_serial_person *person,
                             struct remeasuring *with) {
    const struct darisk_serial_bounds *said = darisk_serial_bounds_of(person), *found;
    struct darisk_serial_part *part = &with->part;
    if (!darisk_serial_part_read_person(part, person->id))
        return DARISK_ERROR_RANKING_STALE;
    part->dual = with->dual.count > 0 ? &with->dual : NULL;
    darisk_serial_part_measure(part, &with->question);
    with->answers = darisk_cohort_allocate(&ranking->allocator, part->count, 1);
    if (with->answers == NULL)
        return DARISK_ERROR_MEMORY;
    with->answers_room = part->count;
    struct darisk_serial_person *again = darisk_serial_part_person(part, 0);
    again->flags =
        (uint16_t)(again->flags | merged_flag(part) |
                   darisk_explain_answer(&with->question, part, &with->other, with->answers));
    if (again->marks & DARISK_SERIAL_PERSON_OVERFLOW || !is_same(again, person))
        return DARISK_ERROR_RANKING_STALE;
    found = darisk_serial_bounds_of(again);
    for (size_t i = 0; i < ranking->rules.threshold_count; i++)
        if (found[i].low != said[i].low || found[i].high != said[i].high)
            return DARISK_ERROR_RANKING_STALE;
    return DARISK_OK;
}

/* The rows of the person that later days are asked of: nothing new is to come. */
static struct darisk_serial_part *read_later(const darisk_ranking *ranking, uint64_t person,
                                             struct remeasuring *with) {
    struct darisk_serial_part *later = &with->other;
    size_t count = 0;
    (void)darisk_serial_part_read_person(later, person);
    later->dual = with->part.dual;
    for (size_t i = 0; i < later->count; i++) {
        if (later->own_rows[i].date > ranking->as_of)
            continue;
        later->own_rows[count] = later->own_rows[i];
        later->own_groups[count++] = later->own_groups[i];
    }
    later->count = count;
    return later;
}

/* The texts and incidents lie still now. */
static void settle(darisk_score_explanation *out) {
    for (size_t i = 0; i < out->count; i++) {
        darisk_contribution *contribution = &out->contributions[i];
        const struct darisk_explain_place *place = &out->places[i];
        contribution->text = out->text + place->text;
        contribution->change = out->text[place->change] == '\0' ? NULL : out->text + place->change;
        if (contribution->incident_count > 0)
            contribution->incidents = out->incidents + place->first;
    }
}

static darisk_status write_all(const darisk_ranking *ranking, struct darisk_serial_person *person,
                               struct remeasuring *with, darisk_score_explanation *out) {
    const struct darisk_explaining from = {
        .ranking = ranking,
        .gravity = with->view.cohort->gravity,
        .question = &with->question,
        .person = person,
        .part = &with->part,
        .later = read_later(ranking, person->id, with),
        .answers = with->answers,
        .out = out,
    };
    darisk_explain_components(&from);
    darisk_explain_thresholds(&from);
    darisk_explain_flags(&from);
    darisk_explain_advice(&from);
    if (out->status == DARISK_OK)
        settle(out);
    return out->status;
}

static darisk_status explain(const darisk_ranking *ranking, struct darisk_serial_person *person,
                             struct remeasuring *with, darisk_score_explanation **out) {
    const darisk_allocator allocator = with->view.cohort->allocator;
    darisk_status status = measure(ranking, person, with);
    if (status != DARISK_OK)
        return status;
    darisk_score_explanation *made = darisk_cohort_allocate(&allocator, 1, sizeof *made);
    if (made == NULL)
        return DARISK_ERROR_MEMORY;
    memset(made, 0, sizeof *made);
    made->allocator = allocator;
    status = write_all(ranking, person, with, made);
    if (status == DARISK_OK)
        *out = made;
    else
        darisk_score_explanation_free(made);
    return status;
}

/* A ranking made with another table, or without one, is of another cohort. */
static bool has_same_table(const darisk_ranking *ranking, const darisk_cohort *cohort) {
    return cohort->gravity == NULL
               ? !ranking->has_gravity
               : ranking->has_gravity &&
                     darisk_text_same(ranking->gravity_digest, cohort->gravity->digest);
}

darisk_status darisk_score_explanation_new(const darisk_ranking *ranking,
                                           const darisk_cohort *cohort, uint64_t person_id,
                                           darisk_score_explanation **out) {
    struct remeasuring with;
    size_t row;
    if (ranking == NULL || cohort == NULL || out == NULL)
        return DARISK_ERROR_NULL;
    struct darisk_serial_person *person = darisk_ranking_search(ranking, person_id, &row);
    if (person == NULL)
        return DARISK_ERROR_INDEX;
    if (!has_same_table(ranking, cohort))
        return DARISK_ERROR_RANKING_STALE;
    darisk_status status = start(ranking, cohort, &with);
    if (status != DARISK_OK)
        return status;
    status = explain(ranking, person, &with, out);
    stop(&with);
    return status;
}

void darisk_score_explanation_free(darisk_score_explanation *explanation) {
    if (explanation == NULL)
        return;
    const darisk_allocator allocator = explanation->allocator;
    darisk_cohort_release(&allocator, explanation->text, explanation->text_room, 1);
    darisk_cohort_release(&allocator, explanation->incidents, explanation->incident_room,
                          sizeof *explanation->incidents);
    darisk_cohort_release(&allocator, explanation, 1, sizeof *explanation);
}

size_t darisk_score_explanation_count(const darisk_score_explanation *explanation) {
    return explanation == NULL ? 0 : explanation->count;
}

const darisk_contribution *darisk_score_explanation_at(const darisk_score_explanation *explanation,
                                                       size_t index) {
    return index < darisk_score_explanation_count(explanation) ? &explanation->contributions[index]
                                                               : NULL;
}
