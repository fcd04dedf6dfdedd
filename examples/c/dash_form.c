/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* One case from the call to the review: three assessments by three groups of people, each with
 * words of its own. No step is given the result of another; what goes on is facts. The people are
 * numbers and the case is made up. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <darisk.h>

#define ITEM(key) DARISK_DASH_ITEM_BIT(DARISK_DASH_ITEM_##key)

enum { VICTIM = 501, SUSPECT = 502, CALL_TAKER = 11, CONTROL_SUPERVISOR = 12 };
enum { OFFICER = 21, SUPERVISOR = 22, FOUND_ROOM = 64 };

static const char officer_says[] = "Frightened and cut off from friends; threats are growing.";
static const char supervisor_says[] =
    "Strangulation and separation weigh more than the officer says.";

/* Nothing here should be refused; where it is, the example is wrong. */
static void must(darisk_status status) {
    if (status != DARISK_OK) {
        fprintf(stderr, "%s\n", darisk_status_message(status));
        exit(EXIT_FAILURE);
    }
}

static darisk_moment at(const char *day, int32_t hour, int32_t minute) {
    darisk_moment moment = {.given = DARISK_MOMENT_MINUTE, .minute = 60 * hour + minute};
    must(darisk_date_from_text(day, &moment.day));
    return moment;
}

typedef const char *(*text_of)(int value);

static const char *check_text(int value) {
    return darisk_dait_check_text((darisk_dait_check)value);
}

static const char *notification_text(int value) {
    return darisk_dait_notification_text((darisk_dait_notification)value);
}

static const char *response_text(int value) {
    return darisk_response_finding_text((darisk_response_finding)value);
}

static const char *item_text(int value) {
    return darisk_dash_item_text((darisk_dash_item)value);
}

/* All sets of the library have bit `value - 1` for a value. */
static void print_set(const char *label, uint64_t set, text_of text) {
    printf("   %s:", label);
    for (int value = 1; value <= 64; value++) {
        if ((set >> (value - 1) & 1) != 0) {
            printf(" %s", text(value));
        }
    }
    putchar('\n');
}

/* 1. The call: somebody wants it to wait because nobody is free. */
static void decide_response(void) {
    darisk_response_request request = {.struct_size = sizeof request,
                                       .requested = DARISK_RESPONSE_GRADE_SCHEDULED,
                                       .danger = DARISK_STATED_NO,
                                       .call_cut_off = DARISK_STATED_NO,
                                       .perpetrator_certificate = DARISK_STATED_YES,
                                       .authorisation = {.role = DARISK_RESPONSE_ROLE_CALL_TAKER,
                                                         .ground = DARISK_RESPONSE_GROUND_NO_UNIT,
                                                         .authoriser = CALL_TAKER,
                                                         .given_at = at("2024-05-03", 19, 6)}};
    darisk_response_decision decision = {.struct_size = sizeof decision};
    must(darisk_response_decide(&request, &decision));
    printf("1. The call\n   asked for %s, given %s\n",
           darisk_response_grade_text(request.requested),
           darisk_response_grade_text(decision.grade));
    print_set("refused by", decision.refusals, response_text);
    print_set("found besides", decision.findings & ~decision.refusals, response_text);
}

/* 2. The background checks: who must be told, who is, and who is not yet. */
static void assess_checks(const darisk_dait_checks *checks) {
    darisk_dait_assessment result = {.struct_size = sizeof result};
    darisk_dait_told told = {.struct_size = sizeof told,
                             .notification = DARISK_DAIT_NOTIFICATION_TELL_CONTROL_SUPERVISOR,
                             .at = at("2024-05-03", 19, 15),
                             .person = CONTROL_SUPERVISOR};
    darisk_dait_notifications due = 0;
    darisk_dait_log *log = NULL;
    must(darisk_dait_assess(checks, NULL, &result));
    must(darisk_dait_log_new(NULL, &log));
    must(darisk_dait_log_add(log, &told));
    must(darisk_dait_log_due(log, result.notifications, &due));
    darisk_dait_log_free(log);
    printf("2. The background checks: %s\n", darisk_dait_outcome_text(result.outcome));
    print_set("because of", result.reasons, check_text);
    print_set("outstanding", result.outstanding, check_text);
    print_set("must be told", result.notifications, notification_text);
    print_set("still to be told", due, notification_text);
}

/* 3. What the crew is given: facts. The briefing has no field for the outcome. */
static void brief_crew(const darisk_dait_checks *checks) {
    darisk_dait_briefing briefing = {.struct_size = sizeof briefing};
    must(darisk_dait_brief(checks, NULL, &briefing));
    puts("3. The briefing of the crew");
    for (size_t i = 0; i < darisk_dait_marker_count(); i++) {
        const darisk_dait_marker_record *record = darisk_dait_marker_at(i);
        if ((briefing.markers & DARISK_DAIT_MARKER_BIT(record->marker)) != 0) {
            printf("   %s: %s\n", record->key, record->says);
        }
    }
    print_set("also", briefing.notifications, notification_text);
}

static void check_background(void) {
    darisk_dait_checks checks = {.struct_size = sizeof checks};
    memset(checks.states + 1, DARISK_DAIT_STATE_NOTHING_RECORDED, DARISK_DAIT_CHECK_LAST);
    checks.states[DARISK_DAIT_CHECK_HISTORY_PAIR] = DARISK_DAIT_STATE_FOUND;
    checks.states[DARISK_DAIT_CHECK_CERTIFICATE_SUSPECT] = DARISK_DAIT_STATE_FOUND;
    checks.states[DARISK_DAIT_CHECK_COURT_BAIL] = DARISK_DAIT_STATE_UNAVAILABLE;
    checks.states[DARISK_DAIT_CHECK_DRINK_DRUGS] = DARISK_DAIT_STATE_NOT_DONE;
    assess_checks(&checks);
    brief_crew(&checks);
}

static void answer_all(darisk_dash *dash, darisk_dash_items items, darisk_answer answer) {
    for (int item = 1; item <= DARISK_DASH_ITEM_LAST; item++) {
        if ((items & DARISK_DASH_ITEM_BIT(item)) != 0) {
            must(darisk_dash_set_answer(dash, (darisk_dash_item)item, answer));
            must(darisk_dash_set_detail(dash, (darisk_dash_item)item, DARISK_STATED_YES));
        }
    }
}

/* 4. The form, filled in with the victim. One question was left out, some the victim refused. */
static darisk_dash *fill_in_form(void) {
    darisk_dash_circumstances around = {.struct_size = sizeof around,
                                        .assessment = 901,
                                        .victim = VICTIM,
                                        .perpetrator = SUSPECT,
                                        .given = DARISK_DASH_GIVEN_VICTIM_AGE,
                                        .victim_age_lowest = 34,
                                        .victim_age_highest = 34,
                                        .state = DARISK_DASH_STATE_COMPLETED,
                                        .incident = at("2024-05-03", 19, 0),
                                        .sdash_done = DARISK_STATED_YES,
                                        .child_lives_there = DARISK_STATED_NO,
                                        .child_present = DARISK_STATED_NO,
                                        .counter_allegation = DARISK_STATED_NO,
                                        .hba_disclosed = DARISK_STATED_NO};
    darisk_dash_items yes = ITEM(FRIGHTENED) | ITEM(ISOLATED) | ITEM(SEPARATION_12M) |
                            ITEM(STALKING) | ITEM(MORE_OFTEN) | ITEM(GETTING_WORSE) |
                            ITEM(CONTROL_JEALOUSY) | ITEM(THREAT_TO_KILL) | ITEM(STRANGULATION) |
                            ITEM(FINANCIAL) | ITEM(POLICE_HISTORY);
    darisk_dash *dash = NULL;
    must(darisk_dash_new(DARISK_INSTRUMENT_DASH_2009, NULL, &dash));
    answer_all(dash, DARISK_DASH_ITEMS_ALL, DARISK_ANSWER_NO);
    answer_all(dash, yes, DARISK_ANSWER_YES);
    answer_all(dash, ITEM(SEXUAL_ABUSE) | ITEM(ABUSER_SUICIDE), DARISK_ANSWER_REFUSED);
    answer_all(dash, ITEM(ABUSER_SUBST_MH_12M), DARISK_ANSWER_DONT_KNOW);
    answer_all(dash, ITEM(ANIMAL_HARM), DARISK_ANSWER_BLANK);
    answer_all(dash, ITEM(CHILD_HURT) | ITEM(CHILD_THREAT), DARISK_ANSWER_NOT_APPLICABLE);
    must(darisk_dash_set_circumstances(dash, &around));
    return dash;
}

static void print_marac(darisk_marac_criterion criterion, darisk_criterion result) {
    printf("   %s: %s\n", darisk_marac_criterion_find(criterion)->key,
           darisk_criterion_text(result));
}

/* Counts are facts: bounds, not a score, and never a grade. */
static void print_facts(const darisk_dash *dash) {
    darisk_dash_view view = {.struct_size = sizeof view};
    darisk_dash_tally_policy policy = {.struct_size = sizeof policy};
    darisk_dash_facts facts = {.struct_size = sizeof facts};
    must(darisk_dash_view_of(dash, &view));
    must(darisk_dash_tally_policy_default(view.instrument, &policy));
    policy.high_risk_supplied = 1; /* the force's own list: here a published one */
    policy.high_risk = darisk_dash_mask_find(DARISK_DASH_MASK_OFFICERS_CORE)->items;
    must(darisk_dash_tally(&policy, view.answers, &facts));
    printf("4. The form\n   %u to %u of 27 yes, %u to %u of the 24 of the checklist\n", facts.yes,
           facts.yes + facts.unknown, facts.ric_yes, facts.ric_yes + facts.ric_unknown);
    print_set("of the force's list, yes", facts.high_risk_yes, item_text);
    printf("   further questions: on stalking %s, on so-called honour-based abuse %s\n",
           facts.sdash_trigger == DARISK_STATED_YES ? "yes" : "no",
           facts.hba_trigger == DARISK_STATED_YES ? "yes" : "no");
    print_marac(DARISK_MARAC_CRITERION_VISIBLE_HIGH_RISK, facts.threshold);
}

/* Each criterion stands by itself; any one is enough for a referral. */
static void print_criteria(void) {
    const darisk_marac_report reports[] = {
        {1, at("2023-11-02", 0, 0).day, DARISK_STATED_YES, DARISK_STATED_YES, DARISK_STATED_YES},
        {2, at("2024-02-14", 0, 0).day, DARISK_STATED_UNKNOWN, DARISK_STATED_YES, DARISK_STATED_NO},
        {3, at("2024-05-03", 0, 0).day, DARISK_STATED_YES, DARISK_STATED_YES, DARISK_STATED_YES}};
    darisk_marac_escalation_policy policy = {.struct_size = sizeof policy};
    darisk_marac_escalation escalation = {.struct_size = sizeof escalation};
    darisk_criterion concern = DARISK_CRITERION_NOT_SET;
    must(darisk_marac_escalation_preset(DARISK_MARAC_PRESET_DEFAULT, &policy));
    must(darisk_marac_escalates(&policy, reports[2].reported_on, reports, 3, &escalation));
    must(darisk_marac_stated(DARISK_STATED_NO, &concern));
    print_marac(DARISK_MARAC_CRITERION_POTENTIAL_ESCALATION, escalation.result);
    print_marac(DARISK_MARAC_CRITERION_PROFESSIONAL_JUDGEMENT, concern);
}

static void print_findings(const char *when, const darisk_dash *dash) {
    darisk_dash_view view = {.struct_size = sizeof view};
    darisk_dash_found found[FOUND_ROOM];
    size_t count = 0;
    must(darisk_dash_view_of(dash, &view));
    must(darisk_dash_validate(&view, NULL, found, FOUND_ROOM, &count));
    printf("   open %s:\n", when);
    for (size_t i = 0; i < count && i < FOUND_ROOM; i++) {
        const char *item = darisk_dash_item_text(found[i].item);
        printf("   V%d %s %s%s%s%s\n", (int)found[i].rule,
               darisk_dash_severity_text(found[i].severity),
               darisk_dash_finding_text(found[i].finding), item == NULL ? "" : " ",
               item == NULL ? "" : item,
               found[i].certainty == DARISK_DASH_CERTAINTY_CANNOT_TELL ? " (cannot tell)" : "");
    }
}

/* 5. What the officer judged. The officer had not seen the outcome of the checks. */
static void judge(darisk_dash *dash) {
    darisk_dash_judgement judgement = {.struct_size = sizeof judgement,
                                       .grade = DARISK_DASH_GRADE_MEDIUM,
                                       .assessor = OFFICER,
                                       .at = at("2024-05-03", 21, 40),
                                       .mode = DARISK_DASH_MODE_FACE_TO_FACE,
                                       .source = DARISK_DASH_SOURCE_VICTIM,
                                       .search = DARISK_DASH_SEARCH_YES,
                                       .searched_at = at("2024-05-03", 21, 10),
                                       .dait_seen_before = DARISK_STATED_NO,
                                       .rationale = officer_says,
                                       .rationale_length = sizeof officer_says - 1};
    must(darisk_dash_record_grade(dash, &judgement));
    puts("5. The judgement");
}

/* 6. A supervisor has another opinion. It is a further record; the first grade stays. */
static void review(darisk_dash *dash) {
    darisk_dash_review raised = {.struct_size = sizeof raised,
                                 .kind = DARISK_DASH_REVIEW_SUPERVISOR,
                                 .decision = DARISK_DASH_DECISION_RAISED,
                                 .grade = DARISK_DASH_GRADE_HIGH,
                                 .reviewer = OFFICER,
                                 .at = at("2024-05-04", 8, 30),
                                 .dash_trained = DARISK_STATED_YES,
                                 .reason = supervisor_says,
                                 .reason_length = sizeof supervisor_says - 1};
    darisk_status status = darisk_dash_record_review(dash, &raised);
    printf("6. The review\n   by the officer: %s\n", darisk_status_message(status));
    raised.reviewer = SUPERVISOR;
    must(darisk_dash_record_review(dash, &raised));
}

static void print_records(const darisk_dash *dash) {
    for (size_t i = 0; i < darisk_dash_record_count(dash); i++) {
        const darisk_dash_record *record = darisk_dash_record_at(dash, i);
        printf("   person %u: %s. %s\n", (unsigned)record->person,
               darisk_dash_grade_text(record->grade), record->text);
    }
}

/* 7. The suspect was kept for court and is let go on bail: each duty is closed by its own record.
 */
static void after_bail(void) {
    darisk_moment assessed = at("2024-05-03", 21, 40); /* before the release: it closes nothing */
    darisk_moment told = at("2024-05-04", 12, 10);
    darisk_dash_bail_release release = {.struct_size = sizeof release,
                                        .held_for_remand = DARISK_STATED_YES,
                                        .released_on_bail = DARISK_STATED_YES,
                                        .released = at("2024-05-04", 11, 45),
                                        .victim_told = {&told, 1},
                                        .assessments = {&assessed, 1}};
    darisk_dash_bail_duties duties = {.struct_size = sizeof duties};
    must(darisk_dash_after_bail_release(&release, &duties));
    printf("7. Released on bail\n   tell the victim: %s; assess again: %s; review the safety plan: "
           "%s\n",
           darisk_dash_standing_text(duties.tell_victim),
           darisk_dash_standing_text(duties.reassess),
           darisk_dash_standing_text(duties.review_safety_plan));
}

int main(void) {
    decide_response();
    check_background();
    darisk_dash *dash = fill_in_form();
    print_facts(dash);
    print_criteria();
    judge(dash);
    print_records(dash);
    print_findings("after the judgement", dash);
    review(dash);
    print_records(dash);
    print_findings("after the review", dash);
    darisk_dash_free(dash);
    after_bail();
    return EXIT_SUCCESS;
}
