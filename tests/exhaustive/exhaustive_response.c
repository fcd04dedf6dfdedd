/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Every request of the response module, and reviews on a small clock, against the tables of
 * response_reference.py.
 *
 * A request is every value of every enumerated field; a reference to a person or a record is there
 * or not; the moment of the authority is missing, a day or a minute; the agreed one is missing, the
 * same day, or a minute before or after it. Days further apart are left to the API test. Every
 * request goes through the single call, and one of each 729 through the columns.
 * Usage: exhaustive_response TABLES */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "darisk/response.h"

#include "response_reference.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define FOUND(name)  DARISK_RESPONSE_FINDING_BIT(DARISK_RESPONSE_FINDING_##name)

enum {
    ASKED = 5,
    STATED = 3,
    ROLES = 4,
    GROUNDS = 5,
    SUPPORTS = 5,
    TIMES = 3,
    AGREED = 4,
    AUTHORITIES = ROLES * 2 * GROUNDS * SUPPORTS * 2 * STATED * TIMES * AGREED,
    DECIDING = ASKED * STATED * STATED * AUTHORITIES,
    BESIDE = STATED * STATED * STATED * STATED * STATED * STATED,
    SHOWN = 20
};

/* One row of the table of requests, as written. */
typedef struct expected {
    uint16_t refusals;
    uint8_t initial;
    uint8_t grade;
    uint32_t others;
} expected;

_Static_assert(sizeof(expected) == 8, "as it is written");

static uint64_t failures;

static void fail(const char *what, uint64_t row, uint64_t want, uint64_t got) {
    if (failures++ < SHOWN)
        printf("%s, row %" PRIu64 ": expected %" PRIx64 ", got %" PRIx64 "\n", what, row, want,
               got);
}

static void same(const char *what, uint64_t row, uint64_t want, uint64_t got) {
    if (want != got)
        fail(what, row, want, got);
}

/* The next digit of a number whose last digit is the first to be taken. */
static unsigned take(unsigned *number, unsigned base) {
    const unsigned digit = *number % base;
    *number /= base;
    return digit;
}

static darisk_moment moment_of(unsigned minute_or_less, int32_t minute) {
    return (darisk_moment){(darisk_moment_given)minute_or_less, minute_or_less == 0 ? 0 : 20000,
                           minute_or_less == 2 ? minute : 0};
}

static darisk_moment agreed_of(unsigned which) {
    return which < 2 ? moment_of(which, 0) : moment_of(2, which == 2 ? 599 : 601);
}

/* The fields that decide the grade, the last the fastest. */
static void fill_deciding(darisk_response_request *request, unsigned number) {
    darisk_response_authorisation *by = &request->authorisation;
    by->agreed = agreed_of(take(&number, AGREED));
    by->given_at = moment_of(take(&number, TIMES), 600);
    by->no_current_threat = (darisk_stated)take(&number, STATED);
    by->source = take(&number, 2) != 0 ? UINT64_MAX : 0;
    by->support = (darisk_response_support)take(&number, SUPPORTS);
    by->ground = (darisk_response_ground)take(&number, GROUNDS);
    by->authoriser = take(&number, 2);
    by->role = (darisk_response_role)take(&number, ROLES);
    request->call_cut_off = (darisk_stated)take(&number, STATED);
    request->danger = (darisk_stated)take(&number, STATED);
    request->requested.code = number == 0 ? 0 : 300 + (int32_t)number;
}

static void fill_beside(darisk_response_request *request, unsigned number) {
    request->station_appointment = (darisk_stated)take(&number, STATED);
    request->suspect_absent = (darisk_stated)take(&number, STATED);
    request->victim_safe = (darisk_stated)take(&number, STATED);
    request->victim_willing = (darisk_stated)take(&number, STATED);
    request->victim_certificate = (darisk_stated)take(&number, STATED);
    request->perpetrator_certificate = (darisk_stated)take(&number, STATED);
}

/* What the library calls the findings of the reference. */
static darisk_response_findings others_found[64];

static void find_names(void) {
    for (size_t i = 0; i < COUNT(reference_refusals); i++) {
        darisk_response_finding found = DARISK_RESPONSE_FINDING_NOT_SET;
        if (darisk_response_finding_from_text(reference_refusals[i], &found) != DARISK_OK)
            found = DARISK_RESPONSE_FINDING_NOT_SET;
        same("place of a refusal", i, i + 1, (uint64_t)found);
    }
    for (size_t set = 0; set < COUNT(others_found); set++)
        for (size_t i = 0; i < COUNT(reference_others); i++) {
            darisk_response_finding found = DARISK_RESPONSE_FINDING_NOT_SET;
            if (darisk_response_finding_from_text(reference_others[i], &found) != DARISK_OK)
                fail("a finding of the reference", i, 1, 0);
            else if ((set >> i & 1) != 0)
                others_found[set] |= DARISK_RESPONSE_FINDING_BIT(found);
        }
}

/* What is expected of a request as a decision; its provision is not. */
static darisk_response_decision expect(const expected *row,
                                       const darisk_response_request *request) {
    static const darisk_response_findings by_certificate[] = {0, 0, FOUND(CERTIFICATE_NOT_KNOWN),
                                                              FOUND(CERTIFICATE_HELD)};
    const size_t video = ((row->grade * (size_t)STATED + (size_t)request->suspect_absent) * STATED +
                          (size_t)request->victim_safe) *
                             STATED +
                         (size_t)request->victim_willing;
    const size_t certificate =
        (size_t)request->victim_certificate * STATED + (size_t)request->perpetrator_certificate;
    darisk_response_decision decision = {
        .grade = {300 + row->grade},
        .initial = {300 + row->initial},
        .video_may_be_offered = reference_video[video] != 0 ? DARISK_STATED_YES : DARISK_STATED_NO,
        .certificate = (darisk_response_certificate)reference_certificate[certificate],
        .refusals = row->refusals,
    };
    decision.findings =
        row->refusals | others_found[row->others & 63] | by_certificate[decision.certificate] |
        (reference_video[video] != 0 ? FOUND(VIDEO_MAY_BE_OFFERED) : 0) |
        (request->station_appointment == DARISK_STATED_YES ? FOUND(STATION_NOT_NORMAL) : 0);
    return decision;
}

static void compare(const darisk_response_decision *want, const darisk_response_decision *got,
                    uint64_t row) {
    if (want->grade.code == got->grade.code && want->initial.code == got->initial.code &&
        want->refusals == got->refusals && want->findings == got->findings &&
        want->video_may_be_offered == got->video_may_be_offered &&
        want->certificate == got->certificate)
        return;
    same("grade", row, (uint64_t)want->grade.code, (uint64_t)got->grade.code);
    same("initial", row, (uint64_t)want->initial.code, (uint64_t)got->initial.code);
    same("refusals", row, want->refusals, got->refusals);
    same("findings", row, want->findings, got->findings);
    same("video", row, want->video_may_be_offered, got->video_may_be_offered);
    same("certificate", row, want->certificate, got->certificate);
}

static uint64_t every_request(const expected *rows) {
    darisk_response_request request = {.struct_size = sizeof request};
    uint64_t asked = 0;
    for (unsigned deciding = 0; deciding < DECIDING; deciding++) {
        fill_deciding(&request, deciding);
        for (unsigned beside = 0; beside < BESIDE; beside++, asked++) {
            darisk_response_decision got = {.struct_size = sizeof got};
            fill_beside(&request, beside);
            const darisk_response_decision want = expect(&rows[deciding], &request);
            if (darisk_response_decide(&request, &got) != DARISK_OK)
                fail("status", asked, DARISK_OK, 1);
            if (got.provision == NULL)
                fail("provision", asked, 1, 0);
            compare(&want, &got, asked);
        }
    }
    return asked;
}

/* ---- the same by columns, one of the facts beside the grade for each that decides it ---- */

typedef struct columns {
    uint16_t requested[AUTHORITIES];
    uint8_t stated[9][AUTHORITIES];
    uint8_t role[AUTHORITIES];
    uint8_t ground[AUTHORITIES];
    uint8_t support[AUTHORITIES];
    uint64_t authoriser[AUTHORITIES];
    uint64_t source[AUTHORITIES];
    darisk_date given_on[AUTHORITIES];
    uint16_t given_minute[AUTHORITIES];
    darisk_date agreed_on[AUTHORITIES];
    uint16_t agreed_minute[AUTHORITIES];
    uint16_t grade[AUTHORITIES];
    uint16_t initial[AUTHORITIES];
    uint8_t video[AUTHORITIES];
    uint8_t certificate[AUTHORITIES];
    darisk_response_findings refusals[AUTHORITIES];
    darisk_response_findings findings[AUTHORITIES];
} columns;

static void put_moment(darisk_moment moment, darisk_date *day, uint16_t *minute) {
    *day = moment.given == DARISK_MOMENT_MISSING ? DARISK_DATE_UNKNOWN : moment.day;
    *minute = moment.given == DARISK_MOMENT_MINUTE ? (uint16_t)moment.minute
                                                   : DARISK_RESPONSE_MINUTE_UNKNOWN;
}

static void put_request(columns *into, size_t i, const darisk_response_request *request) {
    const darisk_response_authorisation *by = &request->authorisation;
    into->requested[i] = (uint16_t)request->requested.code;
    into->stated[0][i] = (uint8_t)request->danger;
    into->stated[1][i] = (uint8_t)request->call_cut_off;
    into->stated[2][i] = (uint8_t)request->station_appointment;
    into->stated[3][i] = (uint8_t)request->suspect_absent;
    into->stated[4][i] = (uint8_t)request->victim_safe;
    into->stated[5][i] = (uint8_t)request->victim_willing;
    into->stated[6][i] = (uint8_t)request->victim_certificate;
    into->stated[7][i] = (uint8_t)request->perpetrator_certificate;
    into->stated[8][i] = (uint8_t)by->no_current_threat;
    into->role[i] = (uint8_t)by->role;
    into->ground[i] = (uint8_t)by->ground;
    into->support[i] = (uint8_t)by->support;
    into->authoriser[i] = by->authoriser;
    into->source[i] = by->source;
    put_moment(by->given_at, &into->given_on[i], &into->given_minute[i]);
    put_moment(by->agreed, &into->agreed_on[i], &into->agreed_minute[i]);
}

#define GIVEN(array)                                                                               \
    { .values = (array), .length = AUTHORITIES }

static darisk_status decide(columns *all) {
    const darisk_response_request_columns requests = {
        .struct_size = sizeof requests,
        .requested = GIVEN(all->requested),
        .danger = GIVEN(all->stated[0]),
        .call_cut_off = GIVEN(all->stated[1]),
        .station_appointment = GIVEN(all->stated[2]),
        .suspect_absent = GIVEN(all->stated[3]),
        .victim_safe = GIVEN(all->stated[4]),
        .victim_willing = GIVEN(all->stated[5]),
        .victim_certificate = GIVEN(all->stated[6]),
        .perpetrator_certificate = GIVEN(all->stated[7]),
        .no_current_threat = GIVEN(all->stated[8]),
        .role = GIVEN(all->role),
        .ground = GIVEN(all->ground),
        .support = GIVEN(all->support),
        .authoriser = GIVEN(all->authoriser),
        .source = GIVEN(all->source),
        .given_on = GIVEN(all->given_on),
        .given_minute = GIVEN(all->given_minute),
        .agreed_on = GIVEN(all->agreed_on),
        .agreed_minute = GIVEN(all->agreed_minute),
    };
    const darisk_response_decision_columns out = {
        .struct_size = sizeof out,
        .grade = all->grade,
        .initial = all->initial,
        .video_may_be_offered = all->video,
        .certificate = all->certificate,
        .refusals = all->refusals,
        .findings = all->findings,
    };
    return darisk_response_decide_columns(&requests, AUTHORITIES, &out, NULL);
}

static uint64_t by_columns(const expected *rows) {
    columns *all = calloc(1, sizeof *all);
    uint64_t asked = 0;
    if (all == NULL)
        exit(2);
    for (unsigned block = 0; block < DECIDING / AUTHORITIES; block++) {
        darisk_response_request request = {.struct_size = sizeof request};
        for (unsigned i = 0; i < AUTHORITIES; i++) {
            fill_deciding(&request, block * AUTHORITIES + i);
            fill_beside(&request, (block * AUTHORITIES + i) * 277u % BESIDE);
            put_request(all, i, &request);
        }
        if (decide(all) != DARISK_OK)
            fail("status of the columns", block, DARISK_OK, 1);
        for (unsigned i = 0; i < AUTHORITIES; i++, asked++) {
            fill_deciding(&request, block * AUTHORITIES + i);
            fill_beside(&request, (block * AUTHORITIES + i) * 277u % BESIDE);
            const darisk_response_decision want = expect(&rows[block * AUTHORITIES + i], &request);
            const darisk_response_decision got = {
                .grade = {all->grade[i]},
                .initial = {all->initial[i]},
                .video_may_be_offered = (darisk_stated)all->video[i],
                .certificate = (darisk_response_certificate)all->certificate[i],
                .refusals = all->refusals[i],
                .findings = all->findings[i],
            };
            compare(&want, &got, asked);
        }
    }
    free(all);
    return asked;
}

/* ---- reviews ---- */

static darisk_moment clock_of(size_t i) {
    return (darisk_moment){(darisk_moment_given)reference_moments[i][0], reference_moments[i][1],
                           reference_moments[i][2]};
}

static darisk_response_review_result review(const darisk_response_targets *targets,
                                            const darisk_response_progress *progress) {
    darisk_response_review_result result = {.struct_size = sizeof result};
    const darisk_status status = darisk_response_review(targets, progress, &result);
    if (status != DARISK_OK)
        fail("status of a review", 0, DARISK_OK, (uint64_t)status);
    return result;
}

/* What a duty comes to: 0 cannot be told, 1 no, 2 due, as the reference numbers them. */
static uint64_t duty_of(const darisk_response_review_result *result, darisk_response_duty duty) {
    const darisk_response_duties bit = DARISK_RESPONSE_DUTY_BIT(duty);
    const bool due = (result->due & bit) != 0;
    const bool cannot_tell = (result->cannot_tell & bit) != 0;
    if (due && cannot_tell)
        fail("a duty both due and not to be told", duty, 0, 1);
    return due ? 2 : cannot_tell ? 0 : 1;
}

static darisk_response_findings delay_finding(unsigned delay) {
    static const darisk_response_findings of[] = {0, 0, FOUND(DELAY_REVIEW_NOT_CONFIGURED),
                                                  FOUND(DELAY_REVIEW_DUE),
                                                  FOUND(DELAY_REVIEW_CANNOT_TELL)};
    return of[delay];
}

/* The delay review, with the duties that rest on one or two answers. */
static uint64_t delays(const uint8_t *want) {
    const size_t moments = COUNT(reference_moments);
    uint64_t asked = 0;
    for (unsigned n = 0; n < STATED * COUNT(reference_lengths) * moments * moments * (moments + 2);
         n++) {
        unsigned rest = n;
        const unsigned reviewed = take(&rest, (unsigned)moments + 2);
        darisk_response_progress progress = {
            .struct_size = sizeof progress,
            .grade = DARISK_RESPONSE_GRADE_PRIORITY,
            .attended = DARISK_STATED_YES,
            .delay_reviewed = reviewed < 2 ? (darisk_stated)reviewed : DARISK_STATED_YES,
            .reviewed = reviewed < 2 ? clock_of(0) : clock_of(reviewed - 2),
        };
        progress.received = clock_of(take(&rest, (unsigned)moments));
        progress.now = clock_of(take(&rest, (unsigned)moments));
        const darisk_response_targets targets = {
            .struct_size = sizeof targets,
            .delay_review = reference_lengths[take(&rest, COUNT(reference_lengths))],
        };
        progress.allocated = (darisk_stated)rest;
        const unsigned justified = reviewed < 2 ? 1 : STATED;
        for (unsigned k = 0; k < justified * STATED * STATED; k++, asked++) {
            unsigned answers = k;
            progress.call_cut_off = (darisk_stated)take(&answers, STATED);
            progress.threat_changed = (darisk_stated)take(&answers, STATED);
            progress.delay_justified = (darisk_stated)answers;
            const darisk_response_review_result got = review(&targets, &progress);
            same("delay", n, want[n] & 15, got.delay);
            same("findings of a delay", n,
                 delay_finding(want[n] & 15) | (want[n] >> 4 != 0 ? FOUND(TIMES_OUT_OF_ORDER) : 0),
                 got.findings);
            same("CALL_CUT_OFF", n, progress.call_cut_off,
                 duty_of(&got, DARISK_RESPONSE_DUTY_CALL_CUT_OFF));
            same("THREAT_CHANGED", n, progress.threat_changed,
                 duty_of(&got, DARISK_RESPONSE_DUTY_THREAT_CHANGED));
            same("DELAY_NOT_JUSTIFIED", n,
                 reference_not_justified[(size_t)progress.delay_reviewed * STATED + answers],
                 duty_of(&got, DARISK_RESPONSE_DUTY_DELAY_NOT_JUSTIFIED));
        }
    }
    return asked;
}

/* The duties that rest on moments, at each of the four grades; the other targets are set to a
 * length that would give another answer. */
static uint64_t duties(const uint8_t *want) {
    const size_t moments = COUNT(reference_moments);
    uint64_t asked = 0;
    for (unsigned n = 0; n < STATED * COUNT(reference_lengths) * moments * moments * moments; n++) {
        unsigned rest = n;
        darisk_response_progress progress = {.struct_size = sizeof progress};
        progress.agreed = clock_of(take(&rest, (unsigned)moments));
        progress.received = clock_of(take(&rest, (unsigned)moments));
        progress.now = clock_of(take(&rest, (unsigned)moments));
        const uint32_t target = reference_lengths[take(&rest, COUNT(reference_lengths))];
        const uint32_t other = target == 0 ? 1 : 0;
        progress.attended = (darisk_stated)rest;
        for (int32_t code = 301; code <= 304; code++, asked++) {
            const darisk_response_targets targets = {
                .struct_size = sizeof targets,
                .emergency = code == 301 ? target : other,
                .priority = code == 302 ? target : other,
                .scheduled = code == 303 ? target : other,
                .resolution_without_deployment = code == 304 ? target : other,
            };
            progress.grade.code = code;
            const darisk_response_review_result got = review(&targets, &progress);
            same("ATTENDANCE_LATE", n, want[n] & 3,
                 duty_of(&got, DARISK_RESPONSE_DUTY_ATTENDANCE_LATE));
            same("AGREED_TIME_PASSED", n, want[n] >> 2,
                 duty_of(&got, DARISK_RESPONSE_DUTY_AGREED_TIME_PASSED));
            same("TARGET_NOT_CONFIGURED", n, target == 0 && progress.attended != DARISK_STATED_YES,
                 (got.findings & FOUND(TARGET_NOT_CONFIGURED)) != 0);
        }
    }
    return asked;
}

static void *read_tables(const char *path, size_t size) {
    FILE *file = fopen(path, "rb");
    void *tables = malloc(size + 1);
    if (file == NULL || tables == NULL || fread(tables, 1, size + 1, file) != size) {
        fprintf(stderr, "%s: not the tables of this program\n", path);
        exit(2);
    }
    fclose(file);
    return tables;
}

int main(int argc, char **argv) {
    const size_t moments = COUNT(reference_moments);
    const size_t requests_size = (size_t)DECIDING * sizeof(expected);
    const size_t delays_size =
        STATED * COUNT(reference_lengths) * moments * moments * (moments + 2);
    const size_t duties_size = STATED * COUNT(reference_lengths) * moments * moments * moments;
    if (argc != 2) {
        fputs("usage: exhaustive_response TABLES\n", stderr);
        return 2;
    }
    uint8_t *tables = read_tables(argv[1], requests_size + delays_size + duties_size);
    find_names();
    const expected *rows = (const void *)tables;
    printf("requests, one by one: %" PRIu64 "\n", every_request(rows));
    printf("requests, by columns: %" PRIu64 "\n", by_columns(rows));
    printf("reviews, the delay:   %" PRIu64 "\n", delays(tables + requests_size));
    printf("reviews, the duties:  %" PRIu64 "\n", duties(tables + requests_size + delays_size));
    printf("differences:          %" PRIu64 "\n", failures);
    free(tables);
    return failures == 0 ? 0 : 1;
}
