/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Whom should somebody look at first, and on what evidence?
 *
 * Ranks the people of a CSV of events under a preset or a policy of one's own, shows that every
 * total is the sum of its points, and explains the first three. It decides about nobody. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <darisk.h>

#include "../rms/print.h"
#include "rank_read.h"

enum { INCIDENTS_SHOWN = 4, PEOPLE_LAST = 1000 };

struct options {
    const char *events;
    const char *policy;
    const char *gravity; /* NULL: no table */
    const char *edition;
    const char *aliases;
    const char *people;
    darisk_date as_of;
    size_t top;
    size_t explained;
};

struct rank {
    darisk_gravity *gravity;
    darisk_cohort *cohort;
    darisk_serial_policy *policy;
    darisk_ranking *ranking;
    struct people people;
};

static bool failed(const char *what, darisk_status status) {
    fprintf(stderr, "rank_perpetrators: %s%s\n", what, darisk_status_message(status));
    return false;
}

static bool make_ranking(struct rank *rank, const struct options *options) {
    const struct people *known = &rank->people;
    const darisk_person_columns people = {
        .struct_size = sizeof people,
        .person_id = {.values = known->id, .length = known->count},
        .on_programme = {.values = known->on_programme, .length = known->count},
        .unsuitable = {.values = known->unsuitable, .length = known->count}};
    uint64_t person = 0;
    darisk_status status = darisk_ranking_new(rank->cohort, rank->policy, options->as_of,
                                              known->count > 0 ? &people : NULL, known->count, NULL,
                                              &person, &rank->ranking);
    if (status == DARISK_ERROR_RANKING_SUM) {
        fprintf(stderr, "rank_perpetrators: person %llu: ", (unsigned long long)person);
    }
    return status == DARISK_OK || failed("", status);
}

static bool read_all(struct rank *rank, const struct options *options) {
    if (options->gravity != NULL &&
        !read_gravity(options->gravity, options->edition, &rank->gravity)) {
        return false;
    }
    darisk_status status = darisk_cohort_new(rank->gravity, NULL, NULL, &rank->cohort);
    if (status != DARISK_OK) {
        return failed("", status);
    }
    return read_policy(options->policy, options->gravity == NULL ? NULL : options->edition,
                       &rank->policy) &&
           read_events(options->events, rank->gravity, rank->cohort) &&
           (options->aliases == NULL || read_aliases(options->aliases, rank->cohort)) &&
           (options->people == NULL || read_people(options->people, &rank->people)) &&
           make_ranking(rank, options);
}

struct day_text {
    char text[DARISK_DATE_TEXT_SIZE];
};

static struct day_text day_text(darisk_date date) {
    struct day_text out = {"-"};
    if (date != DARISK_DATE_UNKNOWN && darisk_date_text(date, out.text) != DARISK_OK) {
        out.text[0] = '\0';
    }
    return out;
}

static bool print_summary(const struct rank *rank) {
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    darisk_status status = darisk_ranking_summarise(rank->ranking, &summary);
    if (status != DARISK_OK) {
        return failed("", status);
    }
    printf("policy %s, digest %.12s; as of %s, looked back to %s\n", summary.policy_id,
           summary.policy_digest, day_text(summary.as_of).text,
           summary.look_back_start == DARISK_DATE_UNKNOWN
               ? "the beginning"
               : day_text(summary.look_back_start + 1).text);
    if (summary.gravity_edition != NULL) {
        printf("gravity %s, digest %.12s, from %s\n", summary.gravity_edition,
               summary.gravity_digest, darisk_gravity_source(rank->gravity));
    } else {
        puts("gravity: no table, so every offence is unmapped");
    }
    printf("%llu rows: %llu ignored, %llu accuse nobody, %llu end before they begin\n",
           (unsigned long long)summary.rows, (unsigned long long)summary.rows_ignored,
           (unsigned long long)summary.rows_no_perpetrator,
           (unsigned long long)summary.rows_reversed);
    printf("%zu people, %zu scored, %zu selected\n\n", summary.listed, summary.scored,
           summary.selected);
    return true;
}

static void print_flags(unsigned flags) {
    const char *before = "";
    for (unsigned flag = 1; flag <= DARISK_SERIAL_FLAG_CANCELLED; flag <<= 1) {
        if ((flags & flag) != 0) {
            printf("%s%s", before, darisk_serial_flag_text((darisk_serial_flag)flag));
            before = "|";
        }
    }
    puts(flags == 0 ? "-" : "");
}

/* The order of equal totals means nothing; the rank is the same. */
static void print_person(const darisk_ranked_person *person) {
    if (person->scored != 0) {
        printf("%4u  %7llu  %5lld = %5lld + %9lld + %7lld + %7lld", (unsigned)person->rank,
               (unsigned long long)person->person_id, (long long)person->total,
               (long long)person->points_recency, (long long)person->points_frequency,
               (long long)person->points_gravity, (long long)person->points_victims);
    } else {
        printf("   -  %7llu  %-43s", (unsigned long long)person->person_id, "not scored");
    }
    printf("  %9u  %-10s  %-13s  ", (unsigned)person->incidents, day_text(person->last_date).text,
           person->thresholds == DARISK_SERIAL_NOT_STATED
               ? "-"
               : darisk_serial_result_text((darisk_serial_result)person->thresholds));
    print_flags(person->flags);
}

/* Whether a person is shown: where a policy has no score nobody has a rank, and only those are of
 * interest whom it selects or of whom it cannot tell. */
static bool of_interest(const darisk_ranked_person *person, size_t scored) {
    return scored > 0 || person->selected != 0 || person->thresholds == DARISK_SERIAL_INDETERMINATE;
}

/* The first of the list: `rows` holds all of it, and then those shown. */
static bool find_top(const struct rank *rank, uint32_t *rows, size_t all, size_t *count) {
    darisk_ranking_summary summary = {.struct_size = sizeof summary};
    size_t found = 0;
    darisk_status status = darisk_ranking_summarise(rank->ranking, &summary);
    if (status == DARISK_OK) {
        status = darisk_ranking_list(rank->ranking, rows, all);
    }
    for (size_t i = 0; status == DARISK_OK && found < *count && i < all; i++) {
        darisk_ranked_person person = {.struct_size = sizeof person};
        status = darisk_ranking_person(rank->ranking, rows[i], &person);
        if (status == DARISK_OK && of_interest(&person, summary.scored)) {
            rows[found++] = rows[i];
        }
    }
    *count = found;
    return status == DARISK_OK || failed("", status);
}

static bool print_list(const struct rank *rank, const uint32_t *rows, size_t count) {
    printf("%4s  %7s  %5s   %5s   %9s   %7s   %7s  %9s  %-10s  %-13s  %s\n", "rank", "person",
           "total", "days", "frequency", "gravity", "victims", "incidents", "last", "thresholds",
           "flags");
    for (size_t i = 0; i < count; i++) {
        darisk_ranked_person person = {.struct_size = sizeof person};
        darisk_status status = darisk_ranking_person(rank->ranking, rows[i], &person);
        if (status != DARISK_OK) {
            return failed("", status);
        }
        print_person(&person);
    }
    return true;
}

static bool adds(const darisk_contribution *part, size_t incident) {
    return part->kind != DARISK_CONTRIBUTION_GRAVITY || part->incidents[incident].gravity != 0;
}

/* The latest incidents behind a contribution; of gravity those that add to it. */
static void print_incidents(const darisk_contribution *part) {
    char text[400];
    size_t used = 0;
    size_t shown = 0;
    text[0] = '\0';
    for (size_t i = part->incident_count; i > 0 && shown <= INCIDENTS_SHOWN; i--) {
        const darisk_contribution_incident *incident = &part->incidents[i - 1];
        char more[96];
        if (!adds(part, i - 1)) {
            continue;
        }
        int length = snprintf(
            more, sizeof more, "%s%llu on %s", shown == 0 ? "" : ", ",
            (unsigned long long)incident->incident_id,
            incident->date == DARISK_DATE_UNKNOWN ? "no day" : day_text(incident->date).text);
        if (incident->gravity != 0) {
            snprintf(more + length, sizeof more - (size_t)length, " (%lld.%03d days)",
                     (long long)(incident->gravity / 1000), (int)(incident->gravity % 1000));
        } else if (incident->victim_id != 0) {
            snprintf(more + length, sizeof more - (size_t)length, " (victim %llu)",
                     (unsigned long long)incident->victim_id);
        }
        used += (size_t)snprintf(text + used, sizeof text - used, "%s",
                                 shown++ < INCIDENTS_SHOWN ? more : ", and earlier ones");
    }
    if (shown > 0) {
        print_wrapped("         incidents ", text);
    }
}

/* Points, sentence, rule; what would change it; incidents. What no score says is said once, at the
 * end. */
static void print_part(const darisk_contribution *part, bool scored) {
    char prefix[16] = "         ";
    char text[1200];
    if (part->kind == DARISK_CONTRIBUTION_LIMITS) {
        return;
    }
    if (scored && part->kind <= DARISK_CONTRIBUTION_VICTIMS) {
        snprintf(prefix, sizeof prefix, "  %+5lld  ", (long long)part->total);
    }
    snprintf(text, sizeof text, "%s [%s]", part->text, part->rule);
    print_wrapped(prefix, text);
    if (part->change != NULL) {
        print_wrapped("         ", part->change);
    }
    print_incidents(part);
}

static bool explain(const struct rank *rank, size_t row) {
    darisk_ranked_person person = {.struct_size = sizeof person};
    darisk_score_explanation *why = NULL;
    darisk_status status = darisk_ranking_person(rank->ranking, row, &person);
    if (status == DARISK_OK) {
        status = darisk_score_explanation_new(rank->ranking, rank->cohort, person.person_id, &why);
    }
    if (status != DARISK_OK) {
        return failed("", status);
    }
    printf("\nPerson %llu", (unsigned long long)person.person_id);
    if (person.scored != 0) {
        printf(": rank %u with %lld points", (unsigned)person.rank, (long long)person.total);
    }
    putchar('\n');
    for (size_t i = 0; i < darisk_score_explanation_count(why); i++) {
        print_part(darisk_score_explanation_at(why, i), person.scored != 0);
    }
    darisk_score_explanation_free(why);
    return true;
}

/* Those selected who are not on a programme, and whom nobody found unsuitable for one. */
static bool print_programme(const struct rank *rank, const uint32_t *rows, size_t count) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        darisk_ranked_person person = {.struct_size = sizeof person};
        darisk_status status = darisk_ranking_person(rank->ranking, rows[i], &person);
        if (status != DARISK_OK) {
            return failed("", status);
        }
        if (person.advice != 0) {
            printf("%s%llu", found++ == 0 ? "\nCONSIDER_PROGRAMME for, among those shown: " : ", ",
                   (unsigned long long)person.person_id);
        }
    }
    puts(found == 0 ? "\nCONSIDER_PROGRAMME for nobody shown" : "");
    return true;
}

static bool print_all(const struct rank *rank, size_t top, size_t explained) {
    size_t all = darisk_ranking_count(rank->ranking);
    uint32_t *rows = calloc(all + 1, sizeof *rows);
    bool done = (rows != NULL || failed("", DARISK_ERROR_MEMORY)) && print_summary(rank) &&
                find_top(rank, rows, all, &top) && print_list(rank, rows, top);
    for (size_t i = 0; done && i < top && i < explained; i++) {
        done = explain(rank, rows[i]);
    }
    done = done && print_programme(rank, rows, top);
    if (done) {
        puts("A low score, or none, is no sign of low risk: many of the gravest cases had no record"
             " before.\nThis says whom to look at first, and decides about nobody.");
    }
    free(rows);
    return done;
}

static const char usage[] =
    "usage: rank_perpetrators --policy PRESET|FILE --as-of YYYY-MM-DD [options] EVENTS.csv\n"
    "  --gravity FILE.csv --edition TEXT   columns code and weight, and which table it is\n"
    "  --aliases FILE.csv                  child, parent: references of one person\n"
    "  --people FILE.csv                   person_id, on_programme, unsuitable\n"
    "  --top N, --explain N                how many are shown (10), and explained (3)\n";

static bool read_count(const char *text, size_t *out) {
    char *end = NULL;
    unsigned long number = strtoul(text, &end, 10);
    *out = number;
    return text[0] >= '0' && text[0] <= '9' && *end == '\0' && number <= PEOPLE_LAST;
}

static bool read_option(const char *name, const char *value, struct options *out) {
    const struct {
        const char *name;
        const char **to;
    } texts[] = {{"--policy", &out->policy},
                 {"--gravity", &out->gravity},
                 {"--edition", &out->edition},
                 {"--aliases", &out->aliases},
                 {"--people", &out->people}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (strcmp(name, texts[i].name) == 0) {
            *texts[i].to = value;
            return true;
        }
    }
    return strcmp(name, "--as-of") == 0
               ? darisk_date_from_text(value, &out->as_of) == DARISK_OK
               : (strcmp(name, "--top") == 0 && read_count(value, &out->top)) ||
                     (strcmp(name, "--explain") == 0 && read_count(value, &out->explained));
}

static bool read_options(int argc, char **argv, struct options *out) {
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] != '-' && out->events == NULL) {
            out->events = argv[i];
        } else if (i + 1 >= argc || !read_option(argv[i], argv[i + 1], out)) {
            return false;
        } else {
            i++;
        }
    }
    return out->events != NULL && out->policy != NULL && out->as_of != DARISK_DATE_UNKNOWN &&
           (out->gravity == NULL) == (out->edition == NULL);
}

int main(int argc, char **argv) {
    struct rank rank;
    struct options options = {.as_of = DARISK_DATE_UNKNOWN, .top = 10, .explained = 3};
    if (!read_options(argc, argv, &options)) {
        fputs(usage, stderr);
        return 2;
    }
    memset(&rank, 0, sizeof rank);
    bool done = read_all(&rank, &options) && print_all(&rank, options.top, options.explained);
    darisk_ranking_free(rank.ranking);
    darisk_serial_policy_free(rank.policy);
    darisk_cohort_free(rank.cohort);
    darisk_gravity_free(rank.gravity);
    free(rank.people.id);
    free(rank.people.on_programme);
    free(rank.people.unsuitable);
    return done && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
