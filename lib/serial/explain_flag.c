/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The flags of a person, the advice, and what no score says. */
#include "serial/explain.h"

/* A flag, and the rows behind it. `text` follows the number of their incidents. */
struct flag {
    darisk_serial_flag flag;
    const char *rule;
    const char *text;
    const char *change; /* NULL where nothing is to be said */
    struct darisk_explain_list list;
};

static const struct flag FLAGS[] = {
    {DARISK_SERIAL_FLAG_COUNTER,
     "R19;7.4",
     " of the look-back against somebody who is recorded in it as having harmed this person. Who "
     "is the primary victim is for a person to judge.",
     NULL,
     {.rows = DARISK_EXPLAIN_ANSWERED, .bits = DARISK_SERIAL_FLAG_COUNTER, .victims = true}},
    {DARISK_SERIAL_FLAG_DUAL,
     "R19;7.4",
     " of the look-back in which each is recorded as having harmed the other. Who is the primary "
     "victim is for a person to judge.",
     NULL,
     {.rows = DARISK_EXPLAIN_ANSWERED, .bits = DARISK_SERIAL_FLAG_DUAL, .victims = true}},
    {DARISK_SERIAL_FLAG_UNDATED,
     "R19;2.7",
     " without a day, ever: in no window, and enough to leave a threshold open.",
     "It ends when each has a day.",
     {.rows = DARISK_EXPLAIN_MEASURED, .start = DARISK_DATE_LAST, .undated = true}},
    {DARISK_SERIAL_FLAG_FUTURE,
     "R19;R3",
     " with a row after the day asked for, which counts for nothing yet.",
     "Each counts from its day on; the days named elsewhere here leave that out.",
     {.rows = DARISK_EXPLAIN_CLASS, .of = DARISK_SERIAL_ROW_IS_FUTURE}},
    {DARISK_SERIAL_FLAG_UNMAPPED,
     "R19;5.4",
     " of the look-back with a code that the table of gravity does not have: the gravity is at "
     "least what is told.",
     "It ends when the table has the codes.",
     {.rows = DARISK_EXPLAIN_MEASURED, .bits = DARISK_SERIAL_INCIDENT_UNMAPPED}},
    {DARISK_SERIAL_FLAG_CONNECTION_UNKNOWN,
     "R19;7.2",
     ", and no victim with a connection group: victims who are connected may count apart.",
     "It ends when a row with a victim has a group.",
     {.rows = DARISK_EXPLAIN_MEASURED, .start = DARISK_SERIAL_NO_START, .undated = true}},
    {DARISK_SERIAL_FLAG_SELF_LINK,
     "R19;R7",
     " with the same person on both sides of a row, which counts for nothing.",
     "It ends when the row names another person.",
     {.rows = DARISK_EXPLAIN_CLASS, .of = DARISK_SERIAL_ROW_IS_SELF}},
    {DARISK_SERIAL_FLAG_MERGED,
     "R19;3.4",
     " recorded under another reference that stands for this person.",
     NULL,
     {.rows = DARISK_EXPLAIN_RECORDED}},
    {DARISK_SERIAL_FLAG_CANCELLED,
     "R19;R7",
     " with a row that was cancelled or found to be no crime, which counts for nothing.",
     NULL,
     {.rows = DARISK_EXPLAIN_CLASS, .of = DARISK_SERIAL_ROW_IS_CANCELLED}},
};

static void explain(const struct darisk_explaining *from, const struct flag *flag) {
    darisk_score_explanation *out = from->out;
    struct darisk_explain_list list = flag->list;
    darisk_contribution *contribution =
        darisk_explain_begin(out, DARISK_CONTRIBUTION_FLAG, flag->rule);
    list.end = from->ranking->as_of;
    if (flag->flag == DARISK_SERIAL_FLAG_UNMAPPED)
        list.start = from->ranking->look_back;
    contribution->index = flag->flag;
    contribution->value = darisk_explain_incidents(from, &list);
    contribution->value_high = contribution->value;
    darisk_explain_put(out, darisk_serial_flag_text(flag->flag));
    darisk_explain_put(out, ": ");
    darisk_explain_put_count(out, contribution->value, "incident");
    darisk_explain_put(out, flag->text);
    darisk_explain_change(out);
    if (flag->change != NULL)
        darisk_explain_put(out, flag->change);
    darisk_explain_end(out);
}

void darisk_explain_flags(const struct darisk_explaining *from) {
    for (size_t i = 0; i < sizeof FLAGS / sizeof FLAGS[0]; i++)
        if (from->person->flags & (unsigned)FLAGS[i].flag)
            explain(from, &FLAGS[i]);
}

static void put_rank(const struct darisk_explaining *from) {
    darisk_score_explanation *out = from->out;
    if (!(from->person->marks & DARISK_SERIAL_PERSON_SCORED)) {
        darisk_explain_put(out, "No rank, since there is no score");
        return;
    }
    darisk_explain_put(out, "Rank ");
    darisk_explain_put_number(out, from->person->rank);
    darisk_explain_put(out, " of ");
    darisk_explain_put_number(out, (int64_t)from->ranking->scored);
    darisk_explain_put(out, " scored people");
}

/* By what rule the policy selects, and where this person stands. */
static void tell_selection(const struct darisk_explaining *from) {
    const struct darisk_serial_rules *rules = &from->ranking->rules;
    darisk_score_explanation *out = from->out;
    switch (rules->cohort) {
    case DARISK_SERIAL_COHORT_TOP_K:
        put_rank(from);
        darisk_explain_put(out, "; the policy selects ranks to ");
        darisk_explain_put_number(out, rules->cohort_value);
        darisk_explain_put(out, ", with all who tie.");
        break;
    case DARISK_SERIAL_COHORT_TOP_BP:
        put_rank(from);
        darisk_explain_put(out, "; the policy selects ");
        darisk_explain_put_number(out, rules->cohort_value);
        darisk_explain_put(out, " in 10000 of them, rounded up, with all who tie.");
        break;
    case DARISK_SERIAL_COHORT_TOTAL_AT_LEAST:
        if (from->person->marks & DARISK_SERIAL_PERSON_SCORED) {
            darisk_explain_put(out, "Total ");
            darisk_explain_put_number(out, from->person->total);
        } else {
            darisk_explain_put(out, "No total, since there is no score");
        }
        darisk_explain_put(out, "; the policy selects totals from ");
        darisk_explain_put_number(out, rules->cohort_value);
        darisk_explain_put(out, " on.");
        break;
    case DARISK_SERIAL_COHORT_MET:
    case DARISK_SERIAL_COHORT_NONE:
    default:
        darisk_explain_put(out, "The policy selects whoever meets its thresholds together: ");
        darisk_explain_put(
            out, from->person->thresholds == DARISK_SERIAL_NOT_STATED
                     ? "it has none"
                     : darisk_serial_result_text((darisk_serial_result)from->person->thresholds));
        darisk_explain_put(out, ".");
        break;
    }
}

static void tell_total(const struct darisk_explaining *from) {
    const int64_t needed = from->ranking->rules.cohort_value, total = from->person->total;
    darisk_score_explanation *out = from->out;
    if (from->ranking->rules.cohort != DARISK_SERIAL_COHORT_TOTAL_AT_LEAST ||
        !(from->person->marks & DARISK_SERIAL_PERSON_SCORED) || (total >= needed && needed == 0))
        return;
    darisk_explain_put(out, "With a total ");
    darisk_explain_put_number(out, total >= needed ? total - needed + 1 : needed - total);
    darisk_explain_put(out, total >= needed ? " lower this person would not be selected."
                                            : " higher this person would be selected.");
}

static void explain_advice(const struct darisk_explaining *from) {
    const bool selected = (from->person->marks & DARISK_SERIAL_PERSON_SELECTED) != 0;
    const bool advised = (from->person->marks & DARISK_SERIAL_PERSON_ADVICE) != 0;
    darisk_score_explanation *out = from->out;
    darisk_contribution *contribution =
        darisk_explain_begin(out, DARISK_CONTRIBUTION_ADVICE, "R20;R17");
    contribution->value = advised;
    contribution->value_high = advised;
    contribution->result = selected ? DARISK_SERIAL_MET : DARISK_SERIAL_NOT_MET;
    tell_selection(from);
    darisk_explain_put(
        out, advised ? " Selected: consider a programme. Whether one is suitable is for a person "
                       "to judge."
             : selected ? " Selected, but the host says that this person is on a programme or was "
                          "found unsuitable for one, so none is suggested."
                        : " Not selected, which keeps nobody from being looked at, or from a "
                          "programme.");
    darisk_explain_change(out);
    tell_total(from);
    darisk_explain_end(out);
}

static void explain_limits(const struct darisk_explaining *from) {
    darisk_score_explanation *out = from->out;
    (void)darisk_explain_begin(out, DARISK_CONTRIBUTION_LIMITS, "R12");
    darisk_explain_put(
        out, "A low score, or none, is no sign of low risk: in many of the gravest cases there was "
             "no earlier record. Only what was reported and recorded is measured, and people who "
             "are policed more are recorded more. A record is no finding of guilt.");
    darisk_explain_change(out);
    darisk_explain_end(out);
}

void darisk_explain_advice(const struct darisk_explaining *from) {
    if (from->ranking->rules.cohort != DARISK_SERIAL_COHORT_NONE)
        explain_advice(from);
    explain_limits(from);
}
