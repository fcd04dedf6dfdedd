/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* How every public type lies in memory where a pointer has 64 bits (LP64). Compiled programs and
 * the bindings rely on it. A struct grows only at its end, and only where its documentation says
 * so; then its SIZE changes, and no MEMBER that is here. sizes.sh compiles this and finds what is
 * missing. Each line is: type, bytes; or: struct, member, offset, bytes. */
#include <assert.h>

#include "darisk.h"

#if UINTPTR_MAX == UINT64_MAX

#define SIZE(type, bytes) static_assert(sizeof(type) == (bytes), "size of " #type)
#define MEMBER(type, member, offset, bytes)                                                        \
    static_assert(offsetof(type, member) == (offset) && sizeof(((type *)NULL)->member) == (bytes), \
                  #type "." #member)

/* clang-format off: one line each, which the script reads */
SIZE(darisk_behaviours, 4);
SIZE(darisk_circumstances, 4);
SIZE(darisk_date, 4);
SIZE(darisk_relationships, 8);
SIZE(darisk_findings, 8);

SIZE(darisk_behaviour, 4);
SIZE(darisk_cell, 4);
SIZE(darisk_circumstance, 4);
SIZE(darisk_code_direction, 4);
SIZE(darisk_code_list, 4);
SIZE(darisk_code_mapping, 4);
SIZE(darisk_day_basis, 4);
SIZE(darisk_definition, 4);
SIZE(darisk_finding, 4);
SIZE(darisk_finding_role, 4);
SIZE(darisk_given, 4);
SIZE(darisk_jurisdiction, 4);
SIZE(darisk_outcome, 4);
SIZE(darisk_part, 4);
SIZE(darisk_provision_kind, 4);
SIZE(darisk_relationship, 4);
SIZE(darisk_relationship_group, 4);
SIZE(darisk_sentence_role, 4);
SIZE(darisk_stated, 4);
SIZE(darisk_status, 4);

SIZE(darisk_age, 2);
MEMBER(darisk_age, lowest, 0, 1);
MEMBER(darisk_age, highest, 1, 1);

SIZE(darisk_allocator, 32);
MEMBER(darisk_allocator, struct_size, 0, 4);
MEMBER(darisk_allocator, context, 8, 8);
MEMBER(darisk_allocator, allocate, 16, 8);
MEMBER(darisk_allocator, release, 24, 8);

SIZE(darisk_behaviour_record, 24);
MEMBER(darisk_behaviour_record, behaviour, 0, 4);
MEMBER(darisk_behaviour_record, key, 8, 8);
MEMBER(darisk_behaviour_record, label, 16, 8);

SIZE(darisk_circumstance_record, 24);
MEMBER(darisk_circumstance_record, circumstance, 0, 4);
MEMBER(darisk_circumstance_record, key, 8, 8);
MEMBER(darisk_circumstance_record, question, 16, 8);

SIZE(darisk_classification, 80);
MEMBER(darisk_classification, struct_size, 0, 4);
MEMBER(darisk_classification, rules_version, 4, 4);
MEMBER(darisk_classification, definition, 8, 4);
MEMBER(darisk_classification, outcome, 12, 4);
MEMBER(darisk_classification, in_force, 16, 4);
MEMBER(darisk_classification, age, 20, 4);
MEMBER(darisk_classification, relationship, 24, 4);
MEMBER(darisk_classification, behaviour, 28, 4);
MEMBER(darisk_classification, decided_by, 32, 4);
MEMBER(darisk_classification, parts_at_outcome, 36, 4);
MEMBER(darisk_classification, tie, 40, 4);
MEMBER(darisk_classification, unused, 44, 4);
MEMBER(darisk_classification, ties, 48, 8);
MEMBER(darisk_classification, findings, 56, 8);
MEMBER(darisk_classification, limb, 64, 8);
MEMBER(darisk_classification, provision, 72, 8);

SIZE(darisk_classification_columns, 80);
MEMBER(darisk_classification_columns, struct_size, 0, 4);
MEMBER(darisk_classification_columns, unused, 4, 4);
MEMBER(darisk_classification_columns, outcome, 8, 8);
MEMBER(darisk_classification_columns, definition, 16, 8);
MEMBER(darisk_classification_columns, in_force, 24, 8);
MEMBER(darisk_classification_columns, age, 32, 8);
MEMBER(darisk_classification_columns, relationship, 40, 8);
MEMBER(darisk_classification_columns, behaviour, 48, 8);
MEMBER(darisk_classification_columns, decided_by, 56, 8);
MEMBER(darisk_classification_columns, tie, 64, 8);
MEMBER(darisk_classification_columns, findings, 72, 8);

SIZE(darisk_code, 48);
MEMBER(darisk_code, list, 0, 4);
MEMBER(darisk_code, mapping, 4, 4);
MEMBER(darisk_code, direction, 8, 4);
MEMBER(darisk_code, relationships, 16, 8);
MEMBER(darisk_code, text, 24, 8);
MEMBER(darisk_code, label, 32, 8);
MEMBER(darisk_code, note, 40, 8);

SIZE(darisk_column_date, 32);
MEMBER(darisk_column_date, values, 0, 8);
MEMBER(darisk_column_date, validity, 8, 8);
MEMBER(darisk_column_date, validity_offset, 16, 8);
MEMBER(darisk_column_date, length, 24, 8);

SIZE(darisk_column_u32, 32);
MEMBER(darisk_column_u32, values, 0, 8);
MEMBER(darisk_column_u32, validity, 8, 8);
MEMBER(darisk_column_u32, validity_offset, 16, 8);
MEMBER(darisk_column_u32, length, 24, 8);

SIZE(darisk_column_u64, 32);
MEMBER(darisk_column_u64, values, 0, 8);
MEMBER(darisk_column_u64, validity, 8, 8);
MEMBER(darisk_column_u64, validity_offset, 16, 8);
MEMBER(darisk_column_u64, length, 24, 8);

SIZE(darisk_column_u8, 32);
MEMBER(darisk_column_u8, values, 0, 8);
MEMBER(darisk_column_u8, validity, 8, 8);
MEMBER(darisk_column_u8, validity_offset, 16, 8);
MEMBER(darisk_column_u8, length, 24, 8);

SIZE(darisk_columns_report, 32);
MEMBER(darisk_columns_report, struct_size, 0, 4);
MEMBER(darisk_columns_report, first_status, 4, 4);
MEMBER(darisk_columns_report, refused, 8, 8);
MEMBER(darisk_columns_report, first_row, 16, 8);
MEMBER(darisk_columns_report, column, 24, 8);

SIZE(darisk_definition_record, 56);
MEMBER(darisk_definition_record, definition, 0, 4);
MEMBER(darisk_definition_record, jurisdiction, 4, 4);
MEMBER(darisk_definition_record, basis, 8, 4);
MEMBER(darisk_definition_record, first_day, 12, 4);
MEMBER(darisk_definition_record, last_day, 16, 4);
MEMBER(darisk_definition_record, first_day_established, 20, 1);
MEMBER(darisk_definition_record, key, 24, 8);
MEMBER(darisk_definition_record, title, 32, 8);
MEMBER(darisk_definition_record, not_tested, 40, 8);
MEMBER(darisk_definition_record, provision, 48, 8);

SIZE(darisk_facts, 64);
MEMBER(darisk_facts, struct_size, 0, 4);
MEMBER(darisk_facts, given, 4, 4);
MEMBER(darisk_facts, relationships, 8, 8);
MEMBER(darisk_facts, behaviours, 16, 4);
MEMBER(darisk_facts, circumstances, 20, 4);
MEMBER(darisk_facts, recorded_on, 24, 4);
MEMBER(darisk_facts, conduct_on, 28, 4);
MEMBER(darisk_facts, victim_born, 32, 4);
MEMBER(darisk_facts, perpetrator_born, 36, 4);
MEMBER(darisk_facts, victim_age, 40, 2);
MEMBER(darisk_facts, perpetrator_age, 42, 2);
MEMBER(darisk_facts, unused, 44, 4);
MEMBER(darisk_facts, victim, 48, 8);
MEMBER(darisk_facts, perpetrator, 56, 8);

SIZE(darisk_facts_columns, 456);
MEMBER(darisk_facts_columns, struct_size, 0, 4);
MEMBER(darisk_facts_columns, unused, 4, 4);
MEMBER(darisk_facts_columns, relationship, 8, 32);
MEMBER(darisk_facts_columns, relationships, 40, 32);
MEMBER(darisk_facts_columns, behaviours, 72, 32);
MEMBER(darisk_facts_columns, circumstances, 104, 32);
MEMBER(darisk_facts_columns, victim_age, 136, 32);
MEMBER(darisk_facts_columns, victim_age_highest, 168, 32);
MEMBER(darisk_facts_columns, perpetrator_age, 200, 32);
MEMBER(darisk_facts_columns, perpetrator_age_highest, 232, 32);
MEMBER(darisk_facts_columns, recorded_on, 264, 32);
MEMBER(darisk_facts_columns, conduct_on, 296, 32);
MEMBER(darisk_facts_columns, victim_born, 328, 32);
MEMBER(darisk_facts_columns, perpetrator_born, 360, 32);
MEMBER(darisk_facts_columns, victim, 392, 32);
MEMBER(darisk_facts_columns, perpetrator, 424, 32);

SIZE(darisk_finding_record, 40);
MEMBER(darisk_finding_record, finding, 0, 4);
MEMBER(darisk_finding_record, part, 4, 4);
MEMBER(darisk_finding_record, role, 8, 4);
MEMBER(darisk_finding_record, key, 16, 8);
MEMBER(darisk_finding_record, says, 24, 8);
MEMBER(darisk_finding_record, ask, 32, 8);

SIZE(darisk_provision, 48);
MEMBER(darisk_provision, key, 0, 8);
MEMBER(darisk_provision, instrument, 8, 8);
MEMBER(darisk_provision, locator, 16, 8);
MEMBER(darisk_provision, says, 24, 8);
MEMBER(darisk_provision, from, 32, 4);
MEMBER(darisk_provision, to, 36, 4);
MEMBER(darisk_provision, kind, 40, 4);
MEMBER(darisk_provision, verified, 44, 1);

SIZE(darisk_relationship_record, 40);
MEMBER(darisk_relationship_record, relationship, 0, 4);
MEMBER(darisk_relationship_record, group, 4, 4);
MEMBER(darisk_relationship_record, key, 8, 8);
MEMBER(darisk_relationship_record, label, 16, 8);
MEMBER(darisk_relationship_record, victim_role, 24, 8);
MEMBER(darisk_relationship_record, perpetrator_role, 32, 8);

SIZE(darisk_sentence, 24);
MEMBER(darisk_sentence, role, 0, 4);
MEMBER(darisk_sentence, finding, 4, 4);
MEMBER(darisk_sentence, text, 8, 8);
MEMBER(darisk_sentence, provision, 16, 8);

SIZE(darisk_settable_cell, 32);
MEMBER(darisk_settable_cell, definition, 0, 4);
MEMBER(darisk_settable_cell, relationship, 4, 4);
MEMBER(darisk_settable_cell, preset, 8, 4);
MEMBER(darisk_settable_cell, reason, 16, 8);
MEMBER(darisk_settable_cell, provision, 24, 8);

SIZE(darisk_dait_check, 4);
SIZE(darisk_dait_check_set, 4);
SIZE(darisk_dait_code, 4);
SIZE(darisk_dait_marker, 4);
SIZE(darisk_dait_markers, 4);
SIZE(darisk_dait_notification, 4);
SIZE(darisk_dait_notifications, 4);
SIZE(darisk_dait_state, 4);
SIZE(darisk_dait_telling, 4);

SIZE(darisk_dait_assessment, 36);
MEMBER(darisk_dait_assessment, struct_size, 0, 4);
MEMBER(darisk_dait_assessment, rules_version, 4, 4);
MEMBER(darisk_dait_assessment, outcome, 8, 4);
MEMBER(darisk_dait_assessment, reasons, 12, 4);
MEMBER(darisk_dait_assessment, outstanding, 16, 4);
MEMBER(darisk_dait_assessment, found, 20, 4);
MEMBER(darisk_dait_assessment, unavailable, 24, 4);
MEMBER(darisk_dait_assessment, markers, 28, 4);
MEMBER(darisk_dait_assessment, notifications, 32, 4);

SIZE(darisk_dait_assessment_columns, 48);
MEMBER(darisk_dait_assessment_columns, struct_size, 0, 4);
MEMBER(darisk_dait_assessment_columns, unused, 4, 4);
MEMBER(darisk_dait_assessment_columns, outcome, 8, 8);
MEMBER(darisk_dait_assessment_columns, notifications, 16, 8);
MEMBER(darisk_dait_assessment_columns, reasons, 24, 8);
MEMBER(darisk_dait_assessment_columns, outstanding, 32, 8);
MEMBER(darisk_dait_assessment_columns, markers, 40, 8);

SIZE(darisk_dait_briefing, 72);
MEMBER(darisk_dait_briefing, struct_size, 0, 4);
MEMBER(darisk_dait_briefing, states, 4, 32);
MEMBER(darisk_dait_briefing, found, 36, 4);
MEMBER(darisk_dait_briefing, markers, 40, 4);
MEMBER(darisk_dait_briefing, notifications, 44, 4);
MEMBER(darisk_dait_briefing, earlier_at, 48, 12);
MEMBER(darisk_dait_briefing, unused, 60, 4);
MEMBER(darisk_dait_briefing, earlier_by, 64, 8);

SIZE(darisk_dait_check_record, 48);
MEMBER(darisk_dait_check_record, check, 0, 4);
MEMBER(darisk_dait_check_record, marker, 4, 4);
MEMBER(darisk_dait_check_record, rule, 8, 12);
MEMBER(darisk_dait_check_record, key, 24, 8);
MEMBER(darisk_dait_check_record, says, 32, 8);
MEMBER(darisk_dait_check_record, provision, 40, 8);

SIZE(darisk_dait_checks, 56);
MEMBER(darisk_dait_checks, struct_size, 0, 4);
MEMBER(darisk_dait_checks, states, 4, 32);
MEMBER(darisk_dait_checks, earlier_at, 36, 12);
MEMBER(darisk_dait_checks, earlier_by, 48, 8);

SIZE(darisk_dait_columns, 1032);
MEMBER(darisk_dait_columns, struct_size, 0, 4);
MEMBER(darisk_dait_columns, unused, 4, 4);
MEMBER(darisk_dait_columns, states, 8, 1024);

SIZE(darisk_dait_marker_record, 32);
MEMBER(darisk_dait_marker_record, marker, 0, 4);
MEMBER(darisk_dait_marker_record, key, 8, 8);
MEMBER(darisk_dait_marker_record, says, 16, 8);
MEMBER(darisk_dait_marker_record, provision, 24, 8);

SIZE(darisk_dait_notification_record, 32);
MEMBER(darisk_dait_notification_record, notification, 0, 4);
MEMBER(darisk_dait_notification_record, key, 8, 8);
MEMBER(darisk_dait_notification_record, says, 16, 8);
MEMBER(darisk_dait_notification_record, provision, 24, 8);

SIZE(darisk_dait_outcome, 4);
MEMBER(darisk_dait_outcome, code, 0, 4);

SIZE(darisk_dait_outcome_record, 32);
MEMBER(darisk_dait_outcome_record, outcome, 0, 4);
MEMBER(darisk_dait_outcome_record, key, 8, 8);
MEMBER(darisk_dait_outcome_record, says, 16, 8);
MEMBER(darisk_dait_outcome_record, provision, 24, 8);

SIZE(darisk_dait_report, 32);
MEMBER(darisk_dait_report, struct_size, 0, 4);
MEMBER(darisk_dait_report, first_status, 4, 4);
MEMBER(darisk_dait_report, refused, 8, 8);
MEMBER(darisk_dait_report, first_row, 16, 8);
MEMBER(darisk_dait_report, check, 24, 4);
MEMBER(darisk_dait_report, unused, 28, 4);

SIZE(darisk_dait_rule, 12);
MEMBER(darisk_dait_rule, required, 0, 4);
MEMBER(darisk_dait_rule, found, 4, 4);
MEMBER(darisk_dait_rule, unavailable, 8, 4);

SIZE(darisk_dait_state_record, 24);
MEMBER(darisk_dait_state_record, state, 0, 4);
MEMBER(darisk_dait_state_record, key, 8, 8);
MEMBER(darisk_dait_state_record, says, 16, 8);

SIZE(darisk_dait_telling_record, 24);
MEMBER(darisk_dait_telling_record, telling, 0, 4);
MEMBER(darisk_dait_telling_record, key, 8, 8);
MEMBER(darisk_dait_telling_record, says, 16, 8);

SIZE(darisk_dait_told, 32);
MEMBER(darisk_dait_told, struct_size, 0, 4);
MEMBER(darisk_dait_told, notification, 4, 4);
MEMBER(darisk_dait_told, at, 8, 12);
MEMBER(darisk_dait_told, unused, 20, 4);
MEMBER(darisk_dait_told, person, 24, 8);

#endif

typedef int nothing_else;
