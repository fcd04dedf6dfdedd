/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The MARAC criteria on every short list of rows over a few days and states, against
 * marac_reference.py, which wrote what each list comes to in the order in which they are made
 * here. Usage: exhaustive_marac FOLDER. The first difference ends the program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "darisk.h"

struct row {
    int32_t day;
    int victim, perpetrator, crime;
};

struct escalation {
    uint32_t reports, crimes;
    int scope;
    uint32_t rising;
    int32_t months;
    const struct row *rows, *few_rows;
};

struct repeat {
    int version, anchor;
    int32_t months;
};

struct anchor {
    int kind;
    int32_t day;
};

struct event {
    int32_t day;
    int victim, perpetrator, abuse, criminal;
};

#include "marac_reference.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define LIST_MAX      4

/* A list of places, each not before the one before it. */
struct list {
    size_t places[LIST_MAX];
    size_t length;
};

/* The next list of that length; false after the last. */
static bool next_list(struct list *list, size_t states) {
    size_t at = list->length;
    while (at > 0 && list->places[at - 1] == states - 1)
        at--;
    if (at == 0)
        return false;
    const size_t place = list->places[at - 1] + 1;
    for (size_t i = at - 1; i < list->length; i++)
        list->places[i] = place;
    return true;
}

static uint64_t checked;

static void fail(const char *what, const unsigned char *expected, const unsigned char *got,
                 size_t size) {
    fprintf(stderr, "%s: list %llu differs:", what, (unsigned long long)checked);
    for (size_t i = 0; i < size; i++)
        fprintf(stderr, " %u/%u", expected[i], got[i]);
    fprintf(stderr, " (expected/got)\n");
    exit(1);
}

static void compare(const char *what, FILE *file, const unsigned char *got, size_t size) {
    unsigned char expected[16];
    if (fread(expected, 1, size, file) != size) {
        fprintf(stderr, "%s: the reference ends after %llu lists\n", what,
                (unsigned long long)checked);
        exit(1);
    }
    if (memcmp(expected, got, size) != 0)
        fail(what, expected, got, size);
    checked++;
}

static FILE *open_reference(const char *folder, const char *name) {
    char path[4096];
    const int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = length > 0 && (size_t)length < sizeof path ? fopen(path, "rb") : NULL;
    if (file == NULL) {
        fprintf(stderr, "%s/%s: cannot be opened\n", folder, name);
        exit(1);
    }
    checked = 0;
    return file;
}

static void close_reference(const char *what, FILE *file) {
    if (fgetc(file) != EOF) {
        fprintf(stderr, "%s: the reference has more lists than %llu\n", what,
                (unsigned long long)checked);
        exit(1);
    }
    fclose(file);
    printf("%llu lists: %s\n", (unsigned long long)checked, what);
}

/* ---- Escalation ---- */

static void escalate(const struct escalation *from, const struct row *states,
                     const struct list *list, FILE *file) {
    const darisk_marac_escalation_policy policy = {.struct_size = sizeof policy,
                                                   .reports = from->reports,
                                                   .crimes = from->crimes,
                                                   .scope = (darisk_marac_scope)from->scope,
                                                   .rising = from->rising,
                                                   .months = from->months};
    darisk_marac_report reports[LIST_MAX] = {{0}};
    darisk_marac_escalation got = {.struct_size = sizeof got};
    for (size_t i = 0; i < list->length; i++) {
        const struct row *row = &states[list->places[i]];
        reports[i] =
            (darisk_marac_report){i + 1, row->day, (darisk_stated)row->victim,
                                  (darisk_stated)row->perpetrator, (darisk_stated)row->crime};
    }
    if (darisk_marac_escalates(&policy, ESCALATION_AS_OF, reports, list->length, &got) != DARISK_OK)
        got.result = DARISK_CRITERION_NOT_SET;
    const unsigned char bytes[11] = {
        (unsigned char)got.result,        (unsigned char)got.count,
        (unsigned char)got.rising,        (unsigned char)got.reports_lower,
        (unsigned char)got.reports_upper, (unsigned char)got.crimes_lower,
        (unsigned char)got.crimes_upper,  (unsigned char)got.earlier,
        (unsigned char)got.later,         (unsigned char)got.ignored,
        (unsigned char)got.undated};
    compare("escalation", file, bytes, sizeof bytes);
}

static void escalations(const char *folder) {
    FILE *file = open_reference(folder, "marac_escalation.bin");
    for (size_t i = 0; i < LENGTH(ESCALATIONS); i++) {
        for (size_t length = 0; length <= LIST_MAX; length++) {
            const bool few = length > 2;
            struct list list = {.length = length};
            do
                escalate(&ESCALATIONS[i], few ? ESCALATIONS[i].few_rows : ESCALATIONS[i].rows,
                         &list, file);
            while (next_list(&list, few ? FEW_ROWS : ROWS));
        }
    }
    close_reference("escalation", file);
}

/* ---- Repeat ---- */

static void repeat(const struct repeat *from, const struct list *anchor_list,
                   darisk_stated searched, const struct event *states, const struct list *list,
                   FILE *file) {
    const darisk_marac_repeat_policy policy = {.struct_size = sizeof policy,
                                               .version = (darisk_marac_version)from->version,
                                               .anchor = (darisk_marac_anchor_kind)from->anchor,
                                               .months = from->months};
    darisk_marac_anchor anchors[LIST_MAX] = {{DARISK_MARAC_ANCHOR_NOT_SET, 0}};
    darisk_marac_event events[LIST_MAX] = {{0}};
    darisk_marac_repeat got = {.struct_size = sizeof got};
    for (size_t i = 0; i < anchor_list->length; i++) {
        const struct anchor *one = &ANCHORS[anchor_list->places[i]];
        anchors[i] = (darisk_marac_anchor){(darisk_marac_anchor_kind)one->kind, one->day};
    }
    for (size_t i = 0; i < list->length; i++) {
        const struct event *one = &states[list->places[i]];
        events[i] = (darisk_marac_event){i + 1,
                                         one->day,
                                         (darisk_stated)one->victim,
                                         (darisk_stated)one->perpetrator,
                                         (darisk_stated)one->abuse,
                                         (darisk_stated)one->criminal};
    }
    if (darisk_marac_repeats(&policy, REPEAT_AS_OF, anchors, anchor_list->length, searched, events,
                             list->length, &got) != DARISK_OK)
        got.result = DARISK_CRITERION_NOT_SET;
    const uint32_t last = (uint32_t)got.anchor;
    const unsigned char bytes[8] = {
        (unsigned char)got.result,        (unsigned char)(last & 255),
        (unsigned char)(last >> 8 & 255), (unsigned char)(last >> 16 & 255),
        (unsigned char)(last >> 24),      (unsigned char)got.met,
        (unsigned char)got.open,          (unsigned char)got.ignored};
    compare("repeat", file, bytes, sizeof bytes);
}

static void repeats_of(const struct repeat *policy, const struct event *states, size_t count,
                       size_t least, size_t most, FILE *file) {
    for (size_t anchors = 0; anchors <= 2; anchors++) {
        struct list anchor_list = {.length = anchors};
        do {
            for (int searched = 0; searched <= 2; searched++) {
                for (size_t length = least; length <= most; length++) {
                    struct list list = {.length = length};
                    do
                        repeat(policy, &anchor_list, (darisk_stated)searched, states, &list, file);
                    while (next_list(&list, count));
                }
            }
        } while (next_list(&anchor_list, LENGTH(ANCHORS)));
    }
}

static void repeats(const char *folder) {
    FILE *file = open_reference(folder, "marac_repeat.bin");
    for (size_t i = 0; i < LENGTH(REPEATS); i++) {
        repeats_of(&REPEATS[i], EVENTS, LENGTH(EVENTS), 0, 1, file);
        repeats_of(&REPEATS[i], FEW_EVENTS, LENGTH(FEW_EVENTS), 2, 3, file);
    }
    close_reference("repeat", file);
}

int main(int count, char **words) {
    if (count != 2) {
        fprintf(stderr, "usage: exhaustive_marac FOLDER\n");
        return 2;
    }
    escalations(words[1]);
    repeats(words[1]);
    return 0;
}
