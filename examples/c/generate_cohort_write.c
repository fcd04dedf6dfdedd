/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The files of a made-up cohort. Dirt comes from random numbers of its own and only changes or adds
 * rows; what was made up stays what it was. So does the trait, which is drawn for a person from the
 * number of the person alone: nothing in the cohort goes with it. */
#include "generate_cohort.h"

#include <string.h>

/* Of 10,000 rows, the kinds of dirt; the rest are clean. */
enum dirt {
    DIRT_UNDATED,
    DIRT_FUTURE,
    DIRT_CANCELLED,
    DIRT_NO_CRIME,
    DIRT_NO_VICTIM,
    DIRT_NO_PERPETRATOR,
    DIRT_SELF,
    DIRT_OTHER_ROLE,
    DIRT_NOT_DA,
    DIRT_UNMAPPED,
    DIRT_REVERSED,
    DIRT_TWICE,
    DIRT_NONE
};
static const unsigned dirt_share[DIRT_NONE] = {150, 100, 200, 100, 150, 50,
                                               30,  100, 100, 200, 30,  100};

/* Of 10,000: perpetrators with a second reference, their rows under it, people on a programme or
 * found unsuitable for one, incidents that led to a referral, victims somebody looked at. */
enum { MERGED = 200, UNDER_SECOND = 4000, ON_PROGRAMME = 300, UNSUITABLE = 100 };
enum { REFERRED = 300, REVIEWED = 1500, COURSE = 600 };

struct row {
    uint64_t incident;
    uint32_t perpetrator;
    uint32_t victim;
    uint32_t group;
    darisk_date from;
    darisk_date to;
    const char *role;
    const char *status;
    const char *unmapped; /* a code that no table has, or NULL */
    uint8_t offence[2];
    uint8_t grade;
    bool not_da;
};

struct writer {
    FILE *file;
    const struct cohort *cohort;
    const struct files *files;
    uint64_t state; /* of the dirt, and of what is not an event */
};

/* One number for a person and a purpose, always the same. */
static uint64_t person_state(const struct writer *writer, uint64_t purpose, uint32_t person) {
    return writer->files->seed ^ (purpose * UINT64_C(0xD1B54A32D192ED03)) ^
           ((uint64_t)person << 20);
}

static bool person_chance(const struct writer *writer, uint64_t purpose, uint32_t person,
                          unsigned of_10000) {
    uint64_t state = person_state(writer, purpose, person);
    return cohort_chance(&state, of_10000);
}

static bool merged(const struct writer *writer, uint32_t person) {
    return writer->files->dirty && person_chance(writer, 1, person, MERGED);
}

static uint32_t second_reference(const struct writer *writer, uint32_t person) {
    return writer->cohort->people + person;
}

/* A missing day is empty. */
static void print_date(FILE *file, darisk_date date) {
    char text[DARISK_DATE_TEXT_SIZE] = "";
    fputs(darisk_date_text(date, text) == DARISK_OK ? text : "", file);
}

static void print_reference(FILE *file, uint32_t reference) {
    if (reference != 0) {
        fprintf(file, "%u", (unsigned)reference);
    }
    putc(',', file);
}

static void print_row(struct writer *writer, const struct row *row) {
    FILE *file = writer->file;
    fprintf(file, "%llu,", (unsigned long long)row->incident);
    print_reference(file, row->perpetrator);
    print_reference(file, row->victim);
    fprintf(file, "%s,", row->role);
    print_date(file, row->from);
    putc(',', file);
    print_date(file, row->to);
    fprintf(file, ",%s,%d,%s", row->status, !row->not_da, offences[row->offence[0]].code);
    if (row->offence[1] != 0) {
        fprintf(file, ";%s", offences[row->offence[1]].code);
    }
    if (row->unmapped != NULL) {
        fprintf(file, "%s%s", row->offence[0] != 0 ? ";" : "", row->unmapped);
    }
    putc(',', file);
    print_reference(file, row->group);
    fprintf(file, "%u", (unsigned)row->grade);
    if (writer->files->trait != 0) {
        uint64_t state = person_state(writer, 1000 + writer->files->trait, row->perpetrator);
        fprintf(file, ",%c", "abc"[cohort_below(&state, 3)]);
    }
    putc('\n', file);
}

static enum dirt draw_dirt(struct writer *writer) {
    uint32_t at = cohort_below(&writer->state, 10000);
    int dirt = DIRT_UNDATED;
    while (dirt < DIRT_NONE && at >= dirt_share[dirt]) {
        at -= dirt_share[dirt++];
    }
    return (enum dirt)dirt;
}

static void spoil_days(struct writer *writer, struct row *row, enum dirt dirt) {
    if (dirt == DIRT_UNDATED) {
        row->from = row->to = DARISK_DATE_UNKNOWN;
    } else if (dirt == DIRT_FUTURE) {
        row->to = writer->cohort->as_of + 1 + (darisk_date)cohort_below(&writer->state, 60);
    } else if (dirt == DIRT_REVERSED) {
        row->to = row->from - 1 - (darisk_date)cohort_below(&writer->state, 9);
    }
}

static void spoil(struct writer *writer, struct row *row, enum dirt dirt) {
    spoil_days(writer, row, dirt);
    row->status = dirt == DIRT_CANCELLED  ? "cancelled"
                  : dirt == DIRT_NO_CRIME ? "no_crime"
                                          : row->status;
    row->role = dirt == DIRT_OTHER_ROLE ? "other" : row->role;
    row->not_da = dirt == DIRT_NOT_DA;
    row->unmapped = dirt == DIRT_UNMAPPED ? "MU-99" : NULL;
    row->victim = dirt == DIRT_NO_VICTIM ? 0 : dirt == DIRT_SELF ? row->perpetrator : row->victim;
    row->perpetrator = dirt == DIRT_NO_PERPETRATOR ? 0 : row->perpetrator;
    if (row->perpetrator != 0 && merged(writer, row->perpetrator) &&
        cohort_chance(&writer->state, UNDER_SECOND)) {
        row->perpetrator = second_reference(writer, row->perpetrator);
    }
}

static void write_row(struct writer *writer, struct row row) {
    enum dirt dirt = writer->files->dirty ? draw_dirt(writer) : DIRT_NONE;
    if (writer->files->dirty) {
        spoil(writer, &row, dirt);
    }
    print_row(writer, &row);
    if (dirt == DIRT_TWICE) {
        print_row(writer, &row);
    }
}

/* Some are accused as offenders already; some reports are of a course of conduct with two days. */
static void write_event(struct writer *writer, size_t place) {
    const struct event *event = &writer->cohort->events[place];
    const struct dyad *dyad = &writer->cohort->dyads[event->dyad];
    struct row row = {.incident = place + 1,
                      .perpetrator = dyad->perpetrator,
                      .victim = dyad->victim,
                      .group = dyad->group,
                      .from = event->day,
                      .to = DARISK_DATE_UNKNOWN,
                      .role = "suspect",
                      .status = "open",
                      .offence = {event->offence[0], event->offence[1]},
                      .grade = event->grade};
    if (row.offence[0] != 0 && cohort_chance(&writer->state, 3000)) {
        row.role = "offender";
    }
    if (cohort_chance(&writer->state, COURSE)) {
        row.to = row.from;
        row.from -= (darisk_date)cohort_below(&writer->state, 90);
    }
    struct row back = row;
    back.perpetrator = row.victim;
    back.victim = row.perpetrator;
    back.group = 0;
    if (!event->reversed) {
        write_row(writer, row);
    }
    if (event->reversed || event->dual) {
        write_row(writer, back);
    }
}

static void write_events(struct writer *writer) {
    fprintf(writer->file,
            "incident_id,perpetrator_id,victim_id,role,date_from,date_to,status,is_da,"
            "offence_codes,connection_group,grade%s\n",
            writer->files->trait != 0 ? ",trait" : "");
    for (size_t i = 0; i < writer->cohort->event_count; i++) {
        write_event(writer, i);
    }
}

static void write_aliases(struct writer *writer) {
    fputs("child,parent\n", writer->file);
    for (uint32_t person = 1; person <= writer->cohort->people; person++) {
        if (merged(writer, person)) {
            fprintf(writer->file, "%u,%u\n", (unsigned)second_reference(writer, person),
                    (unsigned)person);
        }
    }
}

static void write_facts(struct writer *writer) {
    fputs("person_id,on_programme,unsuitable\n", writer->file);
    for (uint32_t person = 1; person <= writer->cohort->people; person++) {
        bool on = person_chance(writer, 2, person, ON_PROGRAMME);
        bool unsuitable = person_chance(writer, 3, person, UNSUITABLE);
        if (on || unsuitable) {
            fprintf(writer->file, "%u,%d,%d\n", (unsigned)person, on, unsuitable);
        }
    }
}

/* A referral some days after an incident; with dirt, now and then without a day. */
static void write_referrals(struct writer *writer) {
    fputs("perpetrator_id,victim_id,date\n", writer->file);
    for (size_t i = 0; i < writer->cohort->event_count; i++) {
        const struct event *event = &writer->cohort->events[i];
        const struct dyad *dyad = &writer->cohort->dyads[event->dyad];
        if (!cohort_chance(&writer->state, REFERRED)) {
            continue;
        }
        darisk_date day = event->day + 1 + (darisk_date)cohort_below(&writer->state, 14);
        bool known = !writer->files->dirty || cohort_chance(&writer->state, 9000);
        fprintf(writer->file, "%u,%u,", (unsigned)dyad->perpetrator, (unsigned)dyad->victim);
        print_date(writer->file, known ? day : DARISK_DATE_UNKNOWN);
        putc('\n', writer->file);
    }
}

static void write_reviews(struct writer *writer) {
    fputs("victim_id,date\n", writer->file);
    for (size_t i = 0; i < writer->cohort->event_count; i++) {
        const struct event *event = &writer->cohort->events[i];
        const struct dyad *dyad = &writer->cohort->dyads[event->dyad];
        if (dyad->events > 1 && cohort_chance(&writer->state, REVIEWED)) {
            fprintf(writer->file, "%u,", (unsigned)dyad->victim);
            print_date(writer->file, event->day + (darisk_date)cohort_below(&writer->state, 120));
            putc('\n', writer->file);
        }
    }
}

/* The same columns as the table of the Office for National Statistics, so one reader does. */
void cohort_write_gravity(FILE *file) {
    fputs("code,offence,category,weight\n", file);
    for (size_t i = 1; i < offence_count; i++) {
        fprintf(file, "%s,%s,made up,%u.%03u\n", offences[i].code, offences[i].says,
                (unsigned)(offences[i].weight / 1000), (unsigned)(offences[i].weight % 1000));
    }
}

static void write_gravity(struct writer *writer) {
    fputs("code,weight\n", writer->file);
    for (size_t i = 1; i < offence_count; i++) {
        fprintf(writer->file, "%s,%u.%03u\n", offences[i].code,
                (unsigned)(offences[i].weight / 1000), (unsigned)(offences[i].weight % 1000));
    }
}

static bool write_file(const struct cohort *cohort, const struct files *files, const char *name,
                       uint64_t purpose, void (*write)(struct writer *writer)) {
    char path[4096];
    struct writer writer = {.cohort = cohort, .files = files};
    writer.state = person_state(&writer, purpose, 0);
    int length = snprintf(path, sizeof path, "%s/%s", files->folder, name);
    writer.file = length > 0 && (size_t)length < sizeof path ? fopen(path, "wb") : NULL;
    if (writer.file == NULL) {
        fprintf(stderr, "generate_cohort: cannot write %s/%s\n", files->folder, name);
        return false;
    }
    write(&writer);
    bool written = ferror(writer.file) == 0;
    return fclose(writer.file) == 0 && written;
}

bool cohort_write(const struct cohort *cohort, const struct files *files) {
    if (files->folder == NULL) {
        struct writer writer = {.file = stdout, .cohort = cohort, .files = files};
        writer.state = person_state(&writer, 10, 0);
        write_events(&writer);
        return true;
    }
    return write_file(cohort, files, "events.csv", 10, write_events) &&
           write_file(cohort, files, "aliases.csv", 11, write_aliases) &&
           write_file(cohort, files, "facts.csv", 12, write_facts) &&
           write_file(cohort, files, "referrals.csv", 13, write_referrals) &&
           write_file(cohort, files, "reviews.csv", 14, write_reviews) &&
           write_file(cohort, files, "gravity.csv", 15, write_gravity);
}
