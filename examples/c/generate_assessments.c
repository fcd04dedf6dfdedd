/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Makes up calls, background checks, forms, grades and reviews. All of it is invented, so nothing
 * that comes out of a table of it is a finding about any force. The grade is drawn first, and
 * answers lean towards it; the checks look at neither. It is no model of harm. */
#include "generate_assessments.h"

#include <stdlib.h>
#include <string.h>

enum { OF_1000 = 1000, DAY_MINUTES = 1440 };

static const uint16_t item_yes[] = {
#define ITEM(yes) yes,
#include "generate_assessments.inc"
#undef ITEM
};
static const uint16_t check_found[] = {
#define CHECK(found) found,
#include "generate_assessments.inc"
#undef CHECK
};
_Static_assert(sizeof item_yes / sizeof item_yes[0] == DARISK_DASH_ITEM_LAST, "one rate an item");
_Static_assert(sizeof check_found / sizeof check_found[0] == DARISK_DAIT_CHECK_LAST,
               "one rate a check");

/* Of the reports: about what is said of incidents, which nobody has verified. Of the active cases:
 * so that they come near 34 / 48 / 18, since cases with a higher grade stay open longer. */
static const struct grade {
    const char *text;
    unsigned share;
    unsigned active;
} grades[] = {{"DASH:STANDARD", 630, 6}, {"DASH:MEDIUM", 250, 40}, {"DASH:HIGH", 120, 60}};

/* A moment as minutes since 1970. */
typedef int64_t minutes;

/* splitmix64, as in generate_year.c */
static uint32_t below(struct assessments *a, uint32_t limit) {
    uint64_t z = a->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((((z ^ (z >> 31)) >> 32) * limit) >> 32);
}

static bool chance(struct assessments *a, unsigned of_1000) {
    return below(a, OF_1000) < of_1000;
}

static void print_moment(struct assessments *a, minutes at) {
    char day[DARISK_DATE_TEXT_SIZE] = "";
    if (darisk_date_text((darisk_date)(at / DAY_MINUTES), day) == DARISK_OK) {
        fprintf(a->file, "%s %02d:%02d,", day, (int)(at % DAY_MINUTES / 60), (int)(at % 60));
    }
}

static void print_stated(struct assessments *a, unsigned yes, unsigned no) {
    uint32_t at = below(a, OF_1000);
    fprintf(a->file, "%s,", at < yes ? "yes" : at < yes + no ? "no" : "");
}

/* Some ask for a later visit; not all of them say all that it takes. */
static void print_request(struct assessments *a, minutes received) {
    uint32_t kind = below(a, OF_1000);
    print_stated(a, 250, 620);
    print_stated(a, 15, 965);
    if (kind >= 140) {
        fprintf(a->file, "%s,,,,,,,,", kind < 260 ? "RESP:EMERGENCY" : "");
        return;
    }
    bool complete = chance(a, 650);
    fprintf(a->file, "%s,", kind < 12 ? "RESP:RESOLUTION_WITHOUT_DEPLOYMENT" : "RESP:SCHEDULED");
    fprintf(a->file, "%s,", complete || chance(a, 600) ? "SUPERVISOR" : "CALL_TAKER");
    fprintf(a->file, "%s,", complete || chance(a, 400) ? "VICTIM_ASKED_LATER" : "NO_UNIT");
    fprintf(a->file, "%s,", complete || chance(a, 500) ? "FROM_VICTIM" : "");
    fprintf(a->file, "%s,", complete ? "yes" : "");
    fprintf(a->file, "%u,%s,", 700 + (unsigned)below(a, 20), complete ? "1" : "");
    print_moment(a, received + 10);
}

static void print_progress(struct assessments *a, const struct assessed_report *report,
                           minutes received) {
    darisk_date left = report->last_day - report->recorded_on;
    bool waits = chance(a, left == 0 ? 400 : left == 1 ? 60 : 1);
    fprintf(a->file, "%s,%s,", waits && chance(a, 500) ? "no" : "yes", waits ? "no" : "yes");
    if (waits && chance(a, 300)) {
        print_moment(a, received + 30);
    } else {
        fputc(',', a->file);
    }
}

static void draw_checks(struct assessments *a, const struct assessed_report *report,
                        darisk_dait_checks *out) {
    memset(out, 0, sizeof *out);
    out->struct_size = sizeof *out;
    for (int check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
        uint32_t at = below(a, OF_1000);
        bool found = chance(a, check_found[check - 1]);
        out->states[check] = at < 1   ? DARISK_DAIT_STATE_NOT_DONE
                             : at < 5 ? DARISK_DAIT_STATE_UNAVAILABLE
                             : found  ? DARISK_DAIT_STATE_FOUND
                                      : DARISK_DAIT_STATE_NOTHING_RECORDED;
    }
    if (report->prior > 0) {
        out->states[DARISK_DAIT_CHECK_HISTORY_PAIR] = DARISK_DAIT_STATE_FOUND;
    }
}

static void print_checks(struct assessments *a, const darisk_dait_checks *checks) {
    fputs("OTHERS=NOTHING_RECORDED", a->file);
    for (int check = 1; check <= DARISK_DAIT_CHECK_LAST; check++) {
        darisk_dait_state state = (darisk_dait_state)checks->states[check];
        if (state != DARISK_DAIT_STATE_NOTHING_RECORDED) {
            fprintf(a->file, "+%s=%s", darisk_dait_check_text((darisk_dait_check)check),
                    darisk_dait_state_text(state));
        }
    }
    fputc(',', a->file);
}

/* Nearly everybody who must be told is told; by whom and whom, as a number. */
static void print_told(struct assessments *a, const darisk_dait_checks *checks, minutes received) {
    darisk_dait_assessment result = {.struct_size = sizeof result};
    bool any = false;
    if (darisk_dait_assess(checks, NULL, &result) != DARISK_OK) {
        abort();
    }
    for (int n = 1; n <= DARISK_DAIT_NOTIFICATION_LAST; n++) {
        if ((result.notifications & DARISK_DAIT_NOTIFICATION_BIT(n)) != 0 && chance(a, 985)) {
            fprintf(a->file, "%s%s=%u", any ? "+" : "",
                    darisk_dait_notification_text((darisk_dait_notification)n), 800U + (unsigned)n);
            any = true;
        }
    }
    fputc(',', a->file);
    if (any) {
        print_moment(a, received + 5 + below(a, 40));
    } else {
        fputc(',', a->file);
    }
}

static darisk_answer draw_answer(struct assessments *a, int item, int grade) {
    static const unsigned percent[] = {70, 120, 170}; /* more yes where somebody judged higher */
    uint32_t at = below(a, OF_1000);
    bool yes = chance(a, item_yes[item - 1] * percent[grade] / 100);
    return at < 30   ? DARISK_ANSWER_DONT_KNOW
           : at < 45 ? DARISK_ANSWER_REFUSED
           : at < 55 ? DARISK_ANSWER_NOT_ASKED
           : at < 57 ? DARISK_ANSWER_BLANK
           : yes     ? DARISK_ANSWER_YES
                     : DARISK_ANSWER_NO;
}

static void print_answers(struct assessments *a, int grade) {
    bool no_dependants = false;
    fputs("OTHERS=NO", a->file);
    for (int item = 1; item <= DARISK_DASH_ITEM_LAST; item++) {
        darisk_answer answer = draw_answer(a, item, grade);
        if (item == DARISK_DASH_ITEM_DEPENDANTS_HOME) {
            no_dependants = answer == DARISK_ANSWER_NO;
        }
        if (no_dependants &&
            (item == DARISK_DASH_ITEM_CHILD_HURT || item == DARISK_DASH_ITEM_CHILD_THREAT)) {
            answer = DARISK_ANSWER_NOT_APPLICABLE;
        }
        if (answer != DARISK_ANSWER_NO) {
            fprintf(a->file, "+%s=%s", darisk_dash_item_text((darisk_dash_item)item),
                    darisk_answer_text(answer));
        }
    }
    fputc(',', a->file);
}

static void print_review(struct assessments *a, const char *decision, int grade, uint32_t person,
                         minutes at) {
    fprintf(a->file, "%s,%s,%u,", decision, grades[grade].text, (unsigned)person);
    print_moment(a, at);
    fputs("made up,", a->file);
}

/* A supervisor looks first, then the central unit; STANDARD is keyed in, sometimes with a doubt. */
static void print_reviews(struct assessments *a, const struct assessed_report *report, int grade,
                          bool seen, minutes graded) {
    bool doubt = grade == 0 && chance(a, 40);
    bool recent = report->last_day - report->recorded_on < 4;
    if (chance(a, doubt ? 800 : 930)) {
        bool changed = chance(a, seen ? 40 : 90);
        bool up = grade == 0 || (grade == 1 && chance(a, 600));
        grade += !changed ? 0 : up ? 1 : -1;
        print_review(a,
                     !changed ? "AGREED"
                     : up     ? "RAISED"
                              : "LOWERED",
                     grade, 300 + below(a, 60), graded + (doubt ? 3000 : 300));
    } else {
        fputs(",,,,,", a->file);
    }
    if (grade > 0 && chance(a, recent ? 350 : 990)) {
        print_review(a, "AGREED", grade, 400 + below(a, 25), graded + 3100);
    } else {
        fputs(",,,,,", a->file);
    }
    if (grade == 0 && chance(a, recent ? 500 : 988)) {
        fprintf(a->file, "%u,", 500 + (unsigned)below(a, 30));
        print_moment(a, graded + 1000);
        fprintf(a->file, "%s,", doubt ? "yes" : chance(a, 992) ? "no" : "");
    } else {
        fputs(",,,", a->file);
    }
}

static int draw_grade(struct assessments *a) {
    uint32_t at = below(a, OF_1000);
    return at < grades[0].share ? 0 : at < grades[0].share + grades[1].share ? 1 : 2;
}

static void print_form(struct assessments *a, const struct assessed_report *report,
                       minutes received) {
    uint32_t form = below(a, OF_1000);
    int grade = draw_grade(a);
    minutes graded = received + 60 + below(a, 240);
    if (form < 25) { /* left out: no answers and no grade */
        fputs("NOT_COMPLETED,,,,,,,,,,,,,,,,,,,,,,yes\n", a->file);
        return;
    }
    if (form < 70) {
        fputs("REFUSED,OTHERS=REFUSED,", a->file);
    } else {
        fputs("COMPLETED,", a->file);
        print_answers(a, grade);
    }
    uint32_t seen = below(a, OF_1000);
    fprintf(a->file, "%s,%u,", grades[grade].text, 1000 + (unsigned)below(a, 1500));
    print_moment(a, graded);
    fprintf(a->file, "%s,", chance(a, 940) ? "FACE_TO_FACE" : "PHONE");
    print_stated(a, 930, 40);
    fprintf(a->file, "%s,made up,", seen < 300 ? "yes" : seen < 900 ? "no" : "");
    print_reviews(a, report, grade, seen < 300, graded);
    bool active = chance(a, grades[grade].active);
    a->graded[grade]++;
    a->active[grade] += active;
    fprintf(a->file, "%s\n", active ? "no" : "yes");
}

void assessments_begin(struct assessments *assessments, FILE *file, uint64_t seed) {
    memset(assessments, 0, sizeof *assessments);
    assessments->file = file;
    assessments->state = seed ^ UINT64_C(0x44415348); /* another stream than the year's */
    fputs("incident,victim,received,danger,call_cut_off,requested,role,ground,support,"
          "no_current_threat,authoriser,source,authorised_at,allocated,attended,delay_reviewed_at,"
          "checks,told,told_at,form,answers,grade,assessor,graded_at,mode,searched,dait_seen_"
          "before,rationale,"
          "supervisor_decision,supervisor_grade,supervisor,supervised_at,supervisor_reason,"
          "cru_decision,cru_grade,cru,cru_at,cru_reason,entrant,entered_at,doubt_raised,closed\n",
          file);
}

void assessments_row(struct assessments *assessments, const struct assessed_report *report) {
    minutes received = (minutes)report->recorded_on * DAY_MINUTES + below(assessments, DAY_MINUTES);
    darisk_dait_checks checks;
    fprintf(assessments->file, "%llu,%u,", (unsigned long long)report->incident,
            (unsigned)report->victim);
    print_moment(assessments, received);
    print_request(assessments, received);
    print_progress(assessments, report, received);
    draw_checks(assessments, report, &checks);
    print_checks(assessments, &checks);
    print_told(assessments, &checks, received);
    print_form(assessments, report, received);
}

static unsigned percent(const size_t *counts, int grade) {
    size_t all = counts[0] + counts[1] + counts[2];
    return all == 0 ? 0 : (unsigned)((100 * counts[grade] + all / 2) / all);
}

void assessments_say(const struct assessments *assessments) {
    const size_t *active = assessments->active;
    const size_t *graded = assessments->graded;
    fprintf(stderr,
            "Made-up assessments: checks, answers, grades and reviews are INVENTED, set by hand.\n"
            "  active cases, high / medium / standard: %zu at %u / %u / %u %%; HMIC 2014, Essex:"
            " 621 at 34 / 48 / 18 %%\n"
            "  all graded, high / medium / standard: %u / %u / %u %%, about what is said of"
            " incidents: not verified\n",
            active[0] + active[1] + active[2], percent(active, 2), percent(active, 1),
            percent(active, 0), percent(graded, 2), percent(graded, 1), percent(graded, 0));
}
