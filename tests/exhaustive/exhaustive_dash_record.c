/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Every sequence of calls that record something, up to a length: what was recorded stays as it
 * was, a refusal changes nothing, and each call gets the status that a small model of the rules
 * expects. Prints what it counted; the first difference ends the program.
 *
 * Usage: exhaustive_dash_record [LENGTH], 6 unless told. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "darisk.h"

enum { LENGTH_MAX = 6, ARENA = 1 << 16, ASSESSOR = 5, SUPERVISOR = 6, UNIT = 8, CLERK = 7 };

/* The calls, good and bad. */
enum call {
    GRADE_MEDIUM,
    GRADE_WITHOUT_REASON,
    AGREE_MEDIUM,
    RAISE_TO_HIGH,
    LOWER_TO_STANDARD,
    REVIEW_WITHOUT_REASON,
    REVIEW_BY_ASSESSOR,
    REVIEW_BEFORE_GRADE,
    ENTER,
    ENTER_WITHOUT_PERSON,
    LINK,
    RESOLVE,
    CALLS
};

/* What the model knows: it never looks at the library. */
struct model {
    int32_t grade;
    size_t records;
    size_t links;
};

/* A picture of all that can be asked of a handle. */
struct picture {
    uint8_t answers[DARISK_DASH_ITEM_LAST];
    darisk_dash_circumstances around;
    darisk_dash_record records[LENGTH_MAX];
    darisk_dash_link_record links[LENGTH_MAX];
    size_t record_count;
    size_t link_count;
    int32_t grade;
};

/* Memory that is handed out in order and taken back as a whole: fast, and never reused while a
 * sequence runs. */
static struct arena {
    _Alignas(max_align_t) unsigned char bytes[ARENA];
    size_t used;
    size_t held;
} arena;

static void *take(void *context, size_t size) {
    const size_t rounded = (size + 15) / 16 * 16;
    (void)context;
    if (rounded > ARENA - arena.used)
        return NULL;
    void *memory = arena.bytes + arena.used;
    arena.used += rounded;
    arena.held += size;
    return memory;
}

static void give_back(void *context, void *memory, size_t size) {
    (void)context;
    memset(memory, 0xdd, size);
    arena.held -= size;
}

static const darisk_allocator FROM_ARENA = {sizeof(darisk_allocator), NULL, take, give_back};

static enum call sequence[LENGTH_MAX];
static uint64_t sequences, calls, refused;

static void fail(size_t at, const char *what) {
    fprintf(stderr, "%s in the sequence", what);
    for (size_t i = 0; i <= at; i++)
        fprintf(stderr, " %d", (int)sequence[i]);
    fprintf(stderr, "\n");
    exit(1);
}

static darisk_moment at(int32_t day, int32_t minute) {
    return (darisk_moment){DARISK_MOMENT_MINUTE, day, minute};
}

static darisk_status grade(darisk_dash *dash, darisk_dash_grade value, const char *why) {
    const darisk_dash_judgement judgement = {
        .struct_size = sizeof judgement,
        .grade = value,
        .assessor = ASSESSOR,
        .at = at(10, 540),
        .mode = DARISK_DASH_MODE_FACE_TO_FACE,
        .rationale = why,
        .rationale_length = strlen(why),
    };
    return darisk_dash_record_grade(dash, &judgement);
}

static darisk_status review(darisk_dash *dash, uint64_t reviewer, darisk_dash_decision decision,
                            darisk_dash_grade value, int32_t day, const char *why) {
    const darisk_dash_review step = {
        .struct_size = sizeof step,
        .kind = reviewer == UNIT ? DARISK_DASH_REVIEW_CRU : DARISK_DASH_REVIEW_SUPERVISOR,
        .decision = decision,
        .grade = value,
        .reviewer = reviewer,
        .at = at(day, 600),
        .reason = why,
        .reason_length = strlen(why),
    };
    return darisk_dash_record_review(dash, &step);
}

static darisk_status enter(darisk_dash *dash, uint64_t person) {
    const darisk_dash_entry entry = {
        .struct_size = sizeof entry, .entrant = person, .at = at(10, 600)};
    return darisk_dash_record_entry(dash, &entry);
}

static darisk_status link_step(darisk_dash *dash, darisk_dash_link_state state) {
    const darisk_dash_link step = {
        .struct_size = sizeof step,
        .state = state,
        .assessment = 99,
        .person = SUPERVISOR,
        .at = at(11, 0),
        .resolution = state == DARISK_DASH_LINK_RESOLVED ? DARISK_DASH_RESOLUTION_BOTH_STAND
                                                         : DARISK_DASH_RESOLUTION_NOT_SET,
        .reason = "both accounts were heard",
        .reason_length = 24,
    };
    return darisk_dash_record_link(dash, &step);
}

static darisk_status make(darisk_dash *dash, enum call call) {
    switch (call) {
    case GRADE_MEDIUM:
        return grade(dash, DARISK_DASH_GRADE_MEDIUM, "as judged at the scene");
    case GRADE_WITHOUT_REASON:
        return grade(dash, DARISK_DASH_GRADE_HIGH, "");
    case AGREE_MEDIUM:
        return review(dash, SUPERVISOR, DARISK_DASH_DECISION_AGREED, DARISK_DASH_GRADE_MEDIUM, 10,
                      "agreed");
    case RAISE_TO_HIGH:
        return review(dash, UNIT, DARISK_DASH_DECISION_RAISED, DARISK_DASH_GRADE_HIGH, 10,
                      "raised");
    case LOWER_TO_STANDARD:
        return review(dash, SUPERVISOR, DARISK_DASH_DECISION_LOWERED, DARISK_DASH_GRADE_STANDARD,
                      10, "lowered");
    case REVIEW_WITHOUT_REASON:
        return review(dash, SUPERVISOR, DARISK_DASH_DECISION_RAISED, DARISK_DASH_GRADE_HIGH, 10,
                      " \t");
    case REVIEW_BY_ASSESSOR:
        return review(dash, ASSESSOR, DARISK_DASH_DECISION_RAISED, DARISK_DASH_GRADE_HIGH, 10,
                      "my own");
    case REVIEW_BEFORE_GRADE:
        return review(dash, SUPERVISOR, DARISK_DASH_DECISION_RAISED, DARISK_DASH_GRADE_HIGH, 9,
                      "too early");
    case ENTER:
        return enter(dash, CLERK);
    case ENTER_WITHOUT_PERSON:
        return enter(dash, 0);
    case LINK:
        return link_step(dash, DARISK_DASH_LINK_UNRESOLVED);
    case RESOLVE:
        return link_step(dash, DARISK_DASH_LINK_RESOLVED);
    case CALLS:
    default:
        abort();
    }
}

/* The new grade, or the refusal where the decision does not fit. */
static darisk_status decide(struct model *model, int32_t value, bool fits) {
    if (model->grade == 0)
        return DARISK_ERROR_DASH_NOT_GRADED;
    if (!fits)
        return DARISK_ERROR_DASH_DECISION_MISMATCH;
    model->grade = value;
    model->records++;
    return DARISK_OK;
}

static darisk_status step_link(struct model *model, bool resolve) {
    if (resolve != (model->links % 2 == 1)) /* link, resolve, re-open, resolve, ... */
        return DARISK_ERROR_DASH_LINK;
    model->links++;
    return DARISK_OK;
}

/* The status the documents ask for; the model changes only with DARISK_OK. */
static darisk_status expect(struct model *model, enum call call) {
    const bool graded = model->grade != 0;
    switch (call) {
    case GRADE_MEDIUM:
        if (graded)
            return DARISK_ERROR_DASH_ALREADY_GRADED;
        model->grade = 102;
        model->records = 1;
        return DARISK_OK;
    case GRADE_WITHOUT_REASON:
        return graded ? DARISK_ERROR_DASH_ALREADY_GRADED : DARISK_ERROR_DASH_TEXT_BLANK;
    case AGREE_MEDIUM:
        return decide(model, 102, model->grade == 102);
    case RAISE_TO_HIGH:
        return decide(model, 103, model->grade < 103);
    case LOWER_TO_STANDARD:
        return decide(model, 101, model->grade > 101);
    case REVIEW_WITHOUT_REASON:
        return graded ? DARISK_ERROR_DASH_TEXT_BLANK : DARISK_ERROR_DASH_NOT_GRADED;
    case REVIEW_BY_ASSESSOR:
        return graded ? DARISK_ERROR_DASH_REVIEWER_IS_ASSESSOR : DARISK_ERROR_DASH_NOT_GRADED;
    case REVIEW_BEFORE_GRADE:
        return graded ? DARISK_ERROR_DASH_OUT_OF_ORDER : DARISK_ERROR_DASH_NOT_GRADED;
    case ENTER:
        return decide(model, model->grade, true);
    case ENTER_WITHOUT_PERSON:
        return graded ? DARISK_ERROR_DASH_PERSON_MISSING : DARISK_ERROR_DASH_NOT_GRADED;
    case LINK:
        return step_link(model, false);
    case RESOLVE:
        return step_link(model, true);
    case CALLS:
    default:
        abort();
    }
}

static void take_picture(const darisk_dash *dash, struct picture *out) {
    darisk_dash_view view = {.struct_size = sizeof view};
    if (darisk_dash_view_of(dash, &view) != DARISK_OK)
        abort();
    memcpy(out->answers, view.answers, sizeof out->answers);
    out->around = *view.circumstances;
    out->record_count = darisk_dash_record_count(dash);
    out->link_count = darisk_dash_link_count(dash);
    out->grade = darisk_dash_grade_in_effect(dash).code;
    for (size_t i = 0; i < out->record_count; i++)
        out->records[i] = *darisk_dash_record_at(dash, i);
    for (size_t i = 0; i < out->link_count; i++)
        out->links[i] = *darisk_dash_link_at(dash, i);
}

/* The texts are compared by where they are: the arena never hands out a place twice, and what it
 * gets back it overwrites. That they say the same is compared when the sequence ends. */
static void compare(size_t i, const struct picture *before, const struct picture *after,
                    darisk_status status) {
    const size_t more = status == DARISK_OK ? 1 : 0;
    if (memcmp(before->answers, after->answers, sizeof before->answers) != 0 ||
        memcmp(&before->around, &after->around, sizeof before->around) != 0)
        fail(i, "answers or circumstances changed");
    if (memcmp(before->records, after->records, before->record_count * sizeof *before->records) !=
            0 ||
        memcmp(before->links, after->links, before->link_count * sizeof *before->links) != 0)
        fail(i, "an earlier entry changed");
    if (after->record_count + after->link_count != before->record_count + before->link_count + more)
        fail(i, "the lists did not grow by what was recorded");
    if (status != DARISK_OK && before->grade != after->grade)
        fail(i, "a refusal changed the grade");
}

static void check_texts(const struct picture *last, size_t length) {
    static const char *const TEXTS[] = {"as judged at the scene", "agreed", "raised", "lowered"};
    for (size_t i = 0; i < last->record_count; i++) {
        bool known = last->records[i].text == NULL;
        for (size_t k = 0; !known && k < sizeof TEXTS / sizeof TEXTS[0]; k++)
            known = strcmp(last->records[i].text, TEXTS[k]) == 0;
        if (!known)
            fail(length - 1, "a text changed");
    }
    for (size_t i = 0; i < last->link_count; i++)
        if (strcmp(last->links[i].text, "both accounts were heard") != 0)
            fail(length - 1, "a reason of a link changed");
}

static void run(size_t length) {
    struct picture pictures[2];
    struct model model = {0, 0, 0};
    darisk_dash *dash = NULL;
    arena.used = 0;
    if (darisk_dash_new(DARISK_INSTRUMENT_DASH_2009, &FROM_ARENA, &dash) != DARISK_OK ||
        darisk_dash_set_answer(dash, DARISK_DASH_ITEM_STALKING, DARISK_ANSWER_YES) != DARISK_OK)
        abort();
    take_picture(dash, &pictures[0]);
    for (size_t i = 0; i < length; i++) {
        struct picture *before = &pictures[i % 2];
        struct picture *after = &pictures[(i + 1) % 2];
        const darisk_status expected = expect(&model, sequence[i]);
        const darisk_status status = make(dash, sequence[i]);
        take_picture(dash, after);
        if (status != expected)
            fail(i, darisk_status_text(status));
        compare(i, before, after, status);
        if (after->grade != model.grade || after->record_count != model.records ||
            after->link_count != model.links)
            fail(i, "the model has another grade or other counts");
        if (model.grade != 0 &&
            darisk_dash_set_answer(dash, DARISK_DASH_ITEM_STALKING, DARISK_ANSWER_NO) !=
                DARISK_ERROR_DASH_FROZEN)
            fail(i, "an answer was not frozen");
        calls++;
        refused += status != DARISK_OK;
    }
    check_texts(&pictures[length % 2], length);
    darisk_dash_free(dash);
    if (arena.held != 0)
        fail(length - 1, "memory was not given back");
    sequences++;
}

/* The next sequence of this length, as a number is counted up; false after the last. */
static bool next(size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (sequence[i] + 1 < CALLS) {
            sequence[i]++;
            return true;
        }
        sequence[i] = GRADE_MEDIUM;
    }
    return false;
}

int main(int argc, char **argv) {
    const long wanted = argc > 1 ? strtol(argv[1], NULL, 10) : LENGTH_MAX;
    if (wanted < 1 || wanted > LENGTH_MAX) {
        fprintf(stderr, "usage: exhaustive_dash_record [1 to %d]\n", LENGTH_MAX);
        return 2;
    }
    for (size_t length = 1; length <= (size_t)wanted; length++) {
        memset(sequence, 0, sizeof sequence);
        do
            run(length);
        while (next(length));
    }
    printf("%llu sequences of 1 to %ld calls out of %d, %llu calls, %llu refused: as expected, and "
           "no earlier entry changed\n",
           (unsigned long long)sequences, wanted, (int)CALLS, (unsigned long long)calls,
           (unsigned long long)refused);
    return 0;
}
