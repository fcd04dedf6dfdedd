/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* One memory in which all four questions are asked of one case: the answers to the form, the
 * states of the checks, the call and the facts lie beside each other, so that whatever can flow
 * would be seen to flow. deps.sh has it analysed and does not run it: every input may hold
 * anything. The name of an input or a result begins with the module it belongs to. */
#include "dait/conclude.h"
#include "dash/tally_form.h"
#include "dash/tally_loop.h"
#include "definition/parts.h"
#include "model/quiet.h"
#include "response/rule.h"

#define ROWS 64

void darisk_separation(void);

/* DASH: a form, and the columns of one block of rows. */
uint8_t dash_answers[DARISK_TALLY_ITEMS];
uint32_t dash_threshold;
uint8_t dash_column[ROWS];
uint8_t dash_gate_column[ROWS];
struct darisk_tally_counts dash_counts;
darisk_criterion dash_criterion;
uint8_t dash_closed[ROWS];
uint8_t dash_yes[ROWS];
uint8_t dash_no[ROWS];
uint8_t dash_plane[ROWS];
uint8_t dash_unknown[ROWS];
uint8_t dash_judged[ROWS];
uint8_t dash_greatest;

/* And what its criteria ask of the functions that they share with other modules. */
darisk_stated dash_stated[2];
size_t dash_days[2];
darisk_date dash_ends[3];
enum darisk_met dash_all;
enum darisk_met dash_any;
bool dash_ended;
enum darisk_met dash_quiet;

static void ask_dash_criteria(void) {
    const enum darisk_met a = darisk_met_of(dash_stated[0]), b = darisk_met_of(dash_stated[1]);
    dash_all = darisk_met_all(a, b);
    dash_any = darisk_met_any(a, b);
    dash_ended = darisk_quiet_is_ended(dash_ends[0], dash_ends[1], dash_ends[2]);
    dash_quiet = darisk_quiet_repeats(dash_days[0], dash_days[1], dash_threshold,
                                      dash_ends[2] == DARISK_DATE_UNKNOWN);
}

static void ask_dash(void) {
    dash_counts = darisk_tally_form(dash_answers);
    dash_criterion =
        darisk_tally_threshold(dash_counts.ric_yes, dash_counts.ric_unknown, dash_threshold);
    for (uint32_t i = 0; i < ROWS; i++) {
        dash_yes[i] = 0;
        dash_no[i] = 0;
        dash_plane[i] = 0;
    }
    darisk_tally_close(dash_column, dash_gate_column, ROWS, dash_closed);
    darisk_tally_add(dash_closed, ROWS, DARISK_ANSWER_YES, dash_yes);
    darisk_tally_add(dash_closed, ROWS, DARISK_ANSWER_NO, dash_no);
    darisk_tally_push(dash_column, ROWS, DARISK_ANSWER_YES, dash_plane);
    darisk_tally_rest(dash_yes, dash_no, ROWS, DARISK_TALLY_ITEMS, dash_unknown);
    darisk_tally_judge(dash_yes, dash_unknown, ROWS, dash_threshold, dash_judged);
    dash_greatest = darisk_tally_greatest(dash_column, ROWS);
    ask_dash_criteria();
}

/* DAIT: the states of the checks, and a table of who is told what. */
uint8_t dait_states[DARISK_DAIT_CHECK_LAST];
struct darisk_dait_table dait_table;
struct darisk_dait_sets dait_sets;
struct darisk_dait_conclusion dait_conclusion;

static void ask_dait(void) {
    dait_sets.found = darisk_dait_set_of(dait_states, DARISK_DAIT_STATE_FOUND);
    dait_sets.unavailable = darisk_dait_set_of(dait_states, DARISK_DAIT_STATE_UNAVAILABLE);
    dait_sets.nothing = darisk_dait_set_of(dait_states, DARISK_DAIT_STATE_NOTHING_RECORDED);
    dait_conclusion = darisk_dait_conclude(dait_table, dait_sets);
}

/* Response: a request. */
darisk_response_request response_request;
darisk_response_verdict response_verdict;

static void ask_response(void) {
    response_verdict = darisk_response_rule_decide(&response_request);
}

/* The definition: a rule, and the facts. A bool that holds neither 0 nor 1 is no input. */
struct darisk_rule definition_rule;
uint8_t definition_established;
struct darisk_case definition_case;
struct darisk_parts definition_parts;
uint8_t definition_outcome;
uint8_t definition_decided_by;
uint32_t definition_at_outcome;
uint64_t definition_ties;
uint8_t definition_first_tie;

static void ask_definition(void) {
    definition_rule.first_day_established = definition_established != 0;
    definition_parts = darisk_parts_of(&definition_rule, &definition_case);
    definition_outcome = darisk_parts_outcome(definition_parts);
    definition_decided_by = darisk_parts_decided_by(definition_parts);
    definition_at_outcome = darisk_parts_at_outcome(definition_parts);
    definition_ties = darisk_ties_of(darisk_kinds_of(&definition_rule, &definition_case),
                                     definition_case.relationships);
    definition_first_tie = darisk_first_tie(definition_ties);
}

/* Each is asked before and after the others, so that what one leaves behind would reach it. */
void darisk_separation(void) {
    ask_dash();
    ask_dait();
    ask_response();
    ask_definition();
    ask_response();
    ask_dait();
    ask_dash();
}
