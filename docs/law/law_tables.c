/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* Prints what the library holds, one table a run, as tab-separated text with a header line, for
 * make_law.py: law_tables TABLE. The table "cases" reads golden cases from standard input, and
 * says on which provisions each of them rests. Public functions only. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "case_facts.h"
#include "darisk.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const char *or_empty(const char *text) {
    return text == NULL ? "" : text;
}

static const char *date_or_empty(darisk_date date, char buffer[DARISK_DATE_TEXT_SIZE]) {
    return darisk_date_text(date, buffer) == DARISK_OK ? buffer : "";
}

static const char *kind_text(darisk_provision_kind kind) {
    static const char *const KINDS[] = {"", "law", "guidance", "reading"};
    return (size_t)kind < LENGTH(KINDS) ? KINDS[kind] : "";
}

static const char *cell_text(darisk_cell cell) {
    static const char *const CELLS[] = {"",
                                        "EXCLUDED",
                                        "REVIEW",
                                        "QUALIFIES",
                                        "IF_LIVING_TOGETHER",
                                        "LIVING_TOGETHER_OR_REVIEW",
                                        "IF_HOUSEHOLD",
                                        "IF_SIGNIFICANT_DURATION",
                                        "IF_PARENTAL_RESPONSIBILITY"};
    return (size_t)cell < LENGTH(CELLS) ? CELLS[cell] : "";
}

static const char *role_text(darisk_finding_role role) {
    static const char *const ROLES[] = {"", "reason", "missing", "duty", "note"};
    return (size_t)role < LENGTH(ROLES) ? ROLES[role] : "";
}

static const char *provision_key(const darisk_provision *provision) {
    return provision == NULL ? "" : provision->key;
}

static bool print_provisions(void) {
    puts("key\tinstrument\tlocator\tfrom\tto\tkind\tverified\tsays");
    for (size_t i = 0; i < darisk_provision_count(); i++) {
        char from[DARISK_DATE_TEXT_SIZE];
        char to[DARISK_DATE_TEXT_SIZE];
        const darisk_provision *row = darisk_provision_at(i);
        printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", row->key, row->instrument, row->locator,
               date_or_empty(row->from, from), date_or_empty(row->to, to), kind_text(row->kind),
               row->verified ? "yes" : "no", row->says);
    }
    return true;
}

/* The rule of one part, asked for by a finding that rests on it. */
static const char *part_key(darisk_definition definition, darisk_finding finding) {
    return provision_key(
        darisk_finding_provision(finding, definition, DARISK_RELATIONSHIP_NOT_SET));
}

static bool print_definitions(void) {
    puts("key\ttitle\tjurisdiction\tbasis\tfirst_day\tlast_day\testablished\tnot_tested\twhole\t"
         "in_force\tage\trelationship\tbehaviour");
    for (size_t i = 0; i < darisk_definition_count(); i++) {
        char first[DARISK_DATE_TEXT_SIZE];
        char last[DARISK_DATE_TEXT_SIZE];
        const darisk_definition_record *row = darisk_definition_at(i);
        printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", row->key, row->title,
               darisk_jurisdiction_text(row->jurisdiction),
               row->basis == DARISK_DAY_BASIS_RECORDED ? "recorded" : "conduct",
               date_or_empty(row->first_day, first), date_or_empty(row->last_day, last),
               row->first_day_established ? "yes" : "no", row->not_tested,
               provision_key(row->provision),
               part_key(row->definition, DARISK_FINDING_NOT_YET_IN_FORCE),
               part_key(row->definition, DARISK_FINDING_VICTIM_UNDER_AGE),
               part_key(row->definition, DARISK_FINDING_TIE_QUALIFIES),
               part_key(row->definition, DARISK_FINDING_BEHAVIOUR_QUALIFIES));
    }
    return true;
}

static bool print_kinds(void) {
    puts("key\tlabel");
    for (size_t i = 0; i < darisk_relationship_count(); i++)
        printf("%s\t%s\n", darisk_relationship_at(i)->key, darisk_relationship_at(i)->label);
    return true;
}

static bool print_cells(void) {
    puts("definition\tkind\tcell\tlimb\tdoubt");
    for (size_t i = 0; i < darisk_definition_count(); i++) {
        const darisk_definition_record *row = darisk_definition_at(i);
        for (size_t k = 0; k < darisk_relationship_count(); k++) {
            const darisk_relationship_record *kind = darisk_relationship_at(k);
            darisk_cell cell;
            if (darisk_definition_cell(row->definition, kind->relationship, NULL, &cell) !=
                DARISK_OK)
                return false;
            bool open = cell == DARISK_CELL_REVIEW || cell == DARISK_CELL_LIVING_TOGETHER_OR_REVIEW;
            const darisk_provision *doubt = darisk_finding_provision(
                DARISK_FINDING_TIE_UNCERTAIN, row->definition, kind->relationship);
            printf("%s\t%s\t%s\t%s\t%s\n", row->key, kind->key, cell_text(cell),
                   provision_key(darisk_definition_limb(row->definition, kind->relationship)),
                   open ? provision_key(doubt) : "");
        }
    }
    return true;
}

/* The behaviour part for one type alone, repeated where that is asked. */
static bool print_behaviours(void) {
    puts("definition\tbehaviour\tlabel\toutcome");
    for (size_t i = 0; i < darisk_definition_count(); i++) {
        const darisk_definition_record *row = darisk_definition_at(i);
        for (size_t b = 0; b < darisk_behaviour_count(); b++) {
            const darisk_behaviour_record *behaviour = darisk_behaviour_at(b);
            darisk_facts facts = {.struct_size = sizeof facts};
            darisk_classification result = {.struct_size = sizeof result};
            facts.behaviours = DARISK_BEHAVIOUR_BIT(behaviour->behaviour);
            facts.circumstances =
                DARISK_CIRCUMSTANCE_IS(DARISK_CIRCUMSTANCE_REPEATED, DARISK_STATED_YES);
            if (darisk_classify(row->definition, NULL, &facts, &result) != DARISK_OK)
                return false;
            printf("%s\t%s\t%s\t%s\n", row->key, behaviour->key, behaviour->label,
                   darisk_outcome_text(result.behaviour));
        }
    }
    return true;
}

static bool print_settable(void) {
    puts("definition\tkind\tpreset\treason\tprovision");
    for (size_t i = 0; i < darisk_settable_cell_count(); i++) {
        const darisk_settable_cell *row = darisk_settable_cell_at(i);
        printf("%s\t%s\t%s\t%s\t%s\n", darisk_definition_text(row->definition),
               darisk_relationship_text(row->relationship), cell_text(row->preset), row->reason,
               provision_key(row->provision));
    }
    return true;
}

static bool print_findings(void) {
    puts("key\tpart\trole\tsays\task");
    for (size_t i = 0; i < darisk_finding_count(); i++) {
        const darisk_finding_record *row = darisk_finding_at(i);
        printf("%s\t%s\t%s\t%s\t%s\n", row->key, or_empty(darisk_part_text(row->part)),
               role_text(row->role), row->says, row->ask);
    }
    return true;
}

/* One line for each finding, definition and tie, the tie left out where it makes no difference. */
static bool print_finding_provisions(void) {
    puts("finding\tdefinition\ttie\tprovision");
    for (size_t i = 0; i < darisk_finding_count(); i++) {
        const darisk_finding_record *row = darisk_finding_at(i);
        for (int d = 0; d <= DARISK_DEFINITION_LAST; d++) {
            darisk_definition definition = (darisk_definition)d;
            const darisk_provision *without =
                darisk_finding_provision(row->finding, definition, DARISK_RELATIONSHIP_NOT_SET);
            printf("%s\t%s\t\t%s\n", row->key, or_empty(darisk_definition_text(definition)),
                   provision_key(without));
            for (size_t k = 0; k < darisk_relationship_count(); k++) {
                const darisk_relationship_record *kind = darisk_relationship_at(k);
                const darisk_provision *with =
                    darisk_finding_provision(row->finding, definition, kind->relationship);
                if (with != without)
                    printf("%s\t%s\t%s\t%s\n", row->key,
                           or_empty(darisk_definition_text(definition)), kind->key,
                           provision_key(with));
            }
        }
    }
    return true;
}

/* The columns of a case as they come in. */
enum { CASE_NAME, CASE_DEFINITION, CASE_FACTS, CASE_COLUMNS = CASE_FACTS + 7 };

/* Splits a line at its tabs, in place; false where the number of columns is another. */
static bool split(char *line, char *columns[CASE_COLUMNS]) {
    size_t count = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *at = line; at != NULL; count++) {
        char *tab = strchr(at, '\t');
        if (count == CASE_COLUMNS)
            return false;
        if (tab != NULL)
            *tab++ = '\0';
        columns[count] = at;
        at = tab;
    }
    return count == CASE_COLUMNS;
}

static void print_case(const char *name, const darisk_classification *result) {
    printf("%s\t%s\t%s\t%s\t%s\t%s\t", name, darisk_outcome_text(result->outcome),
           darisk_part_text(result->decided_by), or_empty(darisk_relationship_text(result->tie)),
           provision_key(result->limb), provision_key(result->provision));
    for (size_t i = 0; i < darisk_finding_count(); i++) {
        const darisk_finding_record *row = darisk_finding_at(i);
        if ((result->findings & DARISK_FINDING_BIT(row->finding)) != 0)
            printf("%s=%s ", row->key,
                   provision_key(
                       darisk_finding_provision(row->finding, result->definition, result->tie)));
    }
    putchar('\n');
}

static bool print_cases(void) {
    char line[4096];
    puts("case\toutcome\tdecided_by\ttie\tlimb\tprovision\tfindings");
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *columns[CASE_COLUMNS];
        darisk_definition definition;
        darisk_facts facts;
        darisk_classification result = {.struct_size = sizeof result};
        if (strchr(line, '\n') == NULL || !split(line, columns))
            return false;
        const case_facts texts = {columns[CASE_FACTS],     columns[CASE_FACTS + 1],
                                  columns[CASE_FACTS + 2], columns[CASE_FACTS + 3],
                                  columns[CASE_FACTS + 4], columns[CASE_FACTS + 5],
                                  columns[CASE_FACTS + 6]};
        if (darisk_definition_from_text(columns[CASE_DEFINITION], &definition) != DARISK_OK ||
            case_facts_read(&texts, &facts) != NULL ||
            darisk_classify(definition, NULL, &facts, &result) != DARISK_OK) {
            fprintf(stderr, "law_tables: case %s cannot be read\n", columns[CASE_NAME]);
            return false;
        }
        print_case(columns[CASE_NAME], &result);
    }
    return true;
}

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        bool (*print)(void);
    } TABLES[] = {
        {"provisions", print_provisions}, {"definitions", print_definitions},
        {"kinds", print_kinds},           {"cells", print_cells},
        {"behaviours", print_behaviours}, {"settable", print_settable},
        {"findings", print_findings},     {"finding_provisions", print_finding_provisions},
        {"cases", print_cases},
    };
    for (size_t i = 0; argc == 2 && i < LENGTH(TABLES); i++)
        if (strcmp(argv[1], TABLES[i].name) == 0)
            return TABLES[i].print() && fflush(stdout) == 0 ? 0 : 1;
    fputs("usage: law_tables provisions|definitions|kinds|cells|behaviours|settable|findings|"
          "finding_provisions|cases\n",
          stderr);
    return 2;
}
