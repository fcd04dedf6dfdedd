/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Which incidents would wrong local rules have thrown away? Only the definitions by which police
 * flag a record are looked at; what a definition excludes, no rule is charged with. */
#include "rms.h"

#define TIE(kinds)                                                                                 \
    "EXISTS (SELECT 1 FROM tie t WHERE t.id = i.id AND t.relationship IN (" kinds "))"
#define BEHAVIOUR(types)                                                                           \
    "EXISTS (SELECT 1 FROM behaviour b WHERE b.id = i.id AND b.behaviour IN (" types "))"
/* something is recorded, and nothing but these */
#define ONLY(types)                                                                                \
    "(EXISTS (SELECT 1 FROM behaviour b WHERE b.id = i.id) AND NOT EXISTS (SELECT 1 FROM"          \
    " behaviour b WHERE b.id = i.id AND b.behaviour NOT IN (" types ")))"
#define STATED(circumstance, answer)                                                               \
    "EXISTS (SELECT 1 FROM circumstance k WHERE k.id = i.id AND k.circumstance = '" circumstance   \
    "' AND k.stated = '" answer "')"

static const struct rule {
    const char *rule;
    const char *throws_away_when;
    const char *why_wrong;
    int found_in_essex;
    enum our_column needs[2]; /* OUR_COUNT: none */
    const char *condition;
} rules[] = {
#define RULE(rule, when, why, essex, first, second, condition)                                     \
    {rule, when, why, essex, {first, second}, condition},
#include "local_rules.inc"
#undef RULE
};

static const char *missing_column(const struct rms *rms, const struct rule *rule) {
    for (int i = 0; i < 2; i++) {
        if (rule->needs[i] != OUR_COUNT && rms->layout.expression[rule->needs[i]] == NULL) {
            return layout_column(rule->needs[i]);
        }
    }
    return NULL;
}

/* An incident counts once, though several of its pairs may be thrown away. */
static bool count_rule(struct rms *rms, const struct rule *rule) {
    return database_run_owned(
        rms, sqlite3_mprintf(
                 "UPDATE local_rule SET (qualifies_lost, review_closed) = ("
                 "SELECT count(DISTINCT CASE c.outcome WHEN 'DEFINITION:QUALIFIES' THEN"
                 " i.incident || '/' || c.definition END),"
                 " count(DISTINCT CASE c.outcome WHEN 'DEFINITION:REVIEW' THEN"
                 " i.incident || '/' || coalesce(c.definition, '') END)"
                 " FROM thrown_away t JOIN incident i USING (id) JOIN classification c USING (id)"
                 " WHERE t.rule = %Q) WHERE rule = %Q",
                 rule->rule, rule->rule));
}

static bool check_rule(struct rms *rms, const struct rule *rule) {
    const char *missing = missing_column(rms, rule);
    bool done = database_run_owned(
        rms, sqlite3_mprintf("INSERT INTO local_rule VALUES (%Q, %Q, %Q, %d, %Q, NULL, NULL)",
                             rule->rule, rule->throws_away_when, rule->why_wrong,
                             rule->found_in_essex, missing));
    if (!done || missing != NULL) {
        return done;
    }
    return database_run_owned(
               rms, sqlite3_mprintf("INSERT INTO thrown_away SELECT %Q, i.id FROM incident i"
                                    " JOIN classification c USING (id) JOIN source s USING (id)"
                                    " WHERE c.outcome <> 'DEFINITION:EXCLUDED'"
                                    " AND (c.definition IS NULL OR c.definition IN"
                                    " (SELECT key FROM definition WHERE flag)) AND (%s)",
                                    rule->rule, rule->condition)) &&
           count_rule(rms, rule);
}

bool local_rules_check(struct rms *rms) {
    bool done = database_run(rms, "BEGIN");
    for (size_t i = 0; done && i < sizeof rules / sizeof rules[0]; i++) {
        done = check_rule(rms, &rules[i]);
    }
    return done && database_run(rms, "COMMIT");
}
