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

SIZE(darisk_moment, 12);
MEMBER(darisk_moment, given, 0, 4);
MEMBER(darisk_moment, day, 4, 4);
MEMBER(darisk_moment, minute, 8, 4);

SIZE(darisk_moment_given, 4);

SIZE(darisk_answer, 4);

SIZE(darisk_column_u16, 32);
MEMBER(darisk_column_u16, values, 0, 8);
MEMBER(darisk_column_u16, validity, 8, 8);
MEMBER(darisk_column_u16, validity_offset, 16, 8);
MEMBER(darisk_column_u16, length, 24, 8);

SIZE(darisk_criterion, 4);

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

SIZE(darisk_dait_check, 4);

SIZE(darisk_dait_check_record, 48);
MEMBER(darisk_dait_check_record, check, 0, 4);
MEMBER(darisk_dait_check_record, marker, 4, 4);
MEMBER(darisk_dait_check_record, rule, 8, 12);
MEMBER(darisk_dait_check_record, key, 24, 8);
MEMBER(darisk_dait_check_record, says, 32, 8);
MEMBER(darisk_dait_check_record, provision, 40, 8);

SIZE(darisk_dait_check_set, 4);

SIZE(darisk_dait_checks, 56);
MEMBER(darisk_dait_checks, struct_size, 0, 4);
MEMBER(darisk_dait_checks, states, 4, 32);
MEMBER(darisk_dait_checks, earlier_at, 36, 12);
MEMBER(darisk_dait_checks, earlier_by, 48, 8);

SIZE(darisk_dait_code, 4);

SIZE(darisk_dait_columns, 1032);
MEMBER(darisk_dait_columns, struct_size, 0, 4);
MEMBER(darisk_dait_columns, unused, 4, 4);
MEMBER(darisk_dait_columns, states, 8, 1024);

SIZE(darisk_dait_marker, 4);

SIZE(darisk_dait_marker_record, 32);
MEMBER(darisk_dait_marker_record, marker, 0, 4);
MEMBER(darisk_dait_marker_record, key, 8, 8);
MEMBER(darisk_dait_marker_record, says, 16, 8);
MEMBER(darisk_dait_marker_record, provision, 24, 8);

SIZE(darisk_dait_markers, 4);

SIZE(darisk_dait_notification, 4);

SIZE(darisk_dait_notification_record, 32);
MEMBER(darisk_dait_notification_record, notification, 0, 4);
MEMBER(darisk_dait_notification_record, key, 8, 8);
MEMBER(darisk_dait_notification_record, says, 16, 8);
MEMBER(darisk_dait_notification_record, provision, 24, 8);

SIZE(darisk_dait_notifications, 4);

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

SIZE(darisk_dait_state, 4);

SIZE(darisk_dait_state_record, 24);
MEMBER(darisk_dait_state_record, state, 0, 4);
MEMBER(darisk_dait_state_record, key, 8, 8);
MEMBER(darisk_dait_state_record, says, 16, 8);

SIZE(darisk_dait_telling, 4);

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

SIZE(darisk_dash_answer_columns, 872);
MEMBER(darisk_dash_answer_columns, struct_size, 0, 4);
MEMBER(darisk_dash_answer_columns, unused, 4, 4);
MEMBER(darisk_dash_answer_columns, answers, 8, 864);

SIZE(darisk_dash_answer_rows, 32);
MEMBER(darisk_dash_answer_rows, struct_size, 0, 4);
MEMBER(darisk_dash_answer_rows, unused, 4, 4);
MEMBER(darisk_dash_answer_rows, values, 8, 8);
MEMBER(darisk_dash_answer_rows, stride, 16, 8);
MEMBER(darisk_dash_answer_rows, length, 24, 8);

SIZE(darisk_dash_bail_duties, 20);
MEMBER(darisk_dash_bail_duties, struct_size, 0, 4);
MEMBER(darisk_dash_bail_duties, trigger, 4, 4);
MEMBER(darisk_dash_bail_duties, tell_victim, 8, 4);
MEMBER(darisk_dash_bail_duties, reassess, 12, 4);
MEMBER(darisk_dash_bail_duties, review_safety_plan, 16, 4);

SIZE(darisk_dash_bail_release, 72);
MEMBER(darisk_dash_bail_release, struct_size, 0, 4);
MEMBER(darisk_dash_bail_release, held_for_remand, 4, 4);
MEMBER(darisk_dash_bail_release, released_on_bail, 8, 4);
MEMBER(darisk_dash_bail_release, released, 12, 12);
MEMBER(darisk_dash_bail_release, victim_told, 24, 16);
MEMBER(darisk_dash_bail_release, assessments, 40, 16);
MEMBER(darisk_dash_bail_release, plan_reviews, 56, 16);

SIZE(darisk_dash_certainty, 4);

SIZE(darisk_dash_circumstances, 152);
MEMBER(darisk_dash_circumstances, struct_size, 0, 4);
MEMBER(darisk_dash_circumstances, given, 4, 4);
MEMBER(darisk_dash_circumstances, assessment, 8, 8);
MEMBER(darisk_dash_circumstances, replaces, 16, 8);
MEMBER(darisk_dash_circumstances, victim, 24, 8);
MEMBER(darisk_dash_circumstances, perpetrator, 32, 8);
MEMBER(darisk_dash_circumstances, linked_victim, 40, 8);
MEMBER(darisk_dash_circumstances, linked_perpetrator, 48, 8);
MEMBER(darisk_dash_circumstances, state, 56, 4);
MEMBER(darisk_dash_circumstances, incident, 60, 12);
MEMBER(darisk_dash_circumstances, victim_age_lowest, 72, 4);
MEMBER(darisk_dash_circumstances, victim_age_highest, 76, 4);
MEMBER(darisk_dash_circumstances, flagged, 80, 4);
MEMBER(darisk_dash_circumstances, sdash_done, 84, 4);
MEMBER(darisk_dash_circumstances, sdash_reason, 88, 4);
MEMBER(darisk_dash_circumstances, hba_done, 92, 4);
MEMBER(darisk_dash_circumstances, hba_reason, 96, 4);
MEMBER(darisk_dash_circumstances, hba_disclosed, 100, 4);
MEMBER(darisk_dash_circumstances, stalking_twice, 104, 4);
MEMBER(darisk_dash_circumstances, extremely_frightened, 108, 4);
MEMBER(darisk_dash_circumstances, indicators_addressed, 112, 4);
MEMBER(darisk_dash_circumstances, child_lives_there, 116, 4);
MEMBER(darisk_dash_circumstances, child_present, 120, 4);
MEMBER(darisk_dash_circumstances, children_listed, 124, 4);
MEMBER(darisk_dash_circumstances, notification_made, 128, 4);
MEMBER(darisk_dash_circumstances, referral_made, 132, 4);
MEMBER(darisk_dash_circumstances, counter_allegation, 136, 4);
MEMBER(darisk_dash_circumstances, linked_graded, 140, 4);
MEMBER(darisk_dash_circumstances, recorded_elsewhere, 144, 4);
MEMBER(darisk_dash_circumstances, not_completed, 148, 4);

SIZE(darisk_dash_days, 16);
MEMBER(darisk_dash_days, days, 0, 8);
MEMBER(darisk_dash_days, count, 8, 8);

SIZE(darisk_dash_decision, 4);

SIZE(darisk_dash_duty, 4);

SIZE(darisk_dash_entry, 32);
MEMBER(darisk_dash_entry, struct_size, 0, 4);
MEMBER(darisk_dash_entry, doubt_raised, 4, 4);
MEMBER(darisk_dash_entry, entrant, 8, 8);
MEMBER(darisk_dash_entry, at, 16, 12);
MEMBER(darisk_dash_entry, dash_trained, 28, 4);

SIZE(darisk_dash_facts, 64);
MEMBER(darisk_dash_facts, struct_size, 0, 4);
MEMBER(darisk_dash_facts, yes, 4, 4);
MEMBER(darisk_dash_facts, unknown, 8, 4);
MEMBER(darisk_dash_facts, ric_yes, 12, 4);
MEMBER(darisk_dash_facts, ric_unknown, 16, 4);
MEMBER(darisk_dash_facts, threshold, 20, 4);
MEMBER(darisk_dash_facts, yes_items, 24, 4);
MEMBER(darisk_dash_facts, unknown_items, 28, 4);
MEMBER(darisk_dash_facts, high_risk_supplied, 32, 4);
MEMBER(darisk_dash_facts, high_risk_yes, 36, 4);
MEMBER(darisk_dash_facts, high_risk_unknown, 40, 4);
MEMBER(darisk_dash_facts, sdash_trigger, 44, 4);
MEMBER(darisk_dash_facts, hba_trigger, 48, 4);
MEMBER(darisk_dash_facts, bad_cells, 52, 4);
MEMBER(darisk_dash_facts, first_bad_item, 56, 4);
MEMBER(darisk_dash_facts, unused, 60, 4);

SIZE(darisk_dash_facts_columns, 64);
MEMBER(darisk_dash_facts_columns, struct_size, 0, 4);
MEMBER(darisk_dash_facts_columns, unused, 4, 4);
MEMBER(darisk_dash_facts_columns, yes, 8, 8);
MEMBER(darisk_dash_facts_columns, unknown, 16, 8);
MEMBER(darisk_dash_facts_columns, ric_yes, 24, 8);
MEMBER(darisk_dash_facts_columns, ric_unknown, 32, 8);
MEMBER(darisk_dash_facts_columns, threshold, 40, 8);
MEMBER(darisk_dash_facts_columns, high_risk_yes, 48, 8);
MEMBER(darisk_dash_facts_columns, high_risk_unknown, 56, 8);

SIZE(darisk_dash_finding, 4);

SIZE(darisk_dash_finding_record, 48);
MEMBER(darisk_dash_finding_record, finding, 0, 4);
MEMBER(darisk_dash_finding_record, severity, 4, 4);
MEMBER(darisk_dash_finding_record, rule, 8, 4);
MEMBER(darisk_dash_finding_record, key, 16, 8);
MEMBER(darisk_dash_finding_record, says, 24, 8);
MEMBER(darisk_dash_finding_record, ask, 32, 8);
MEMBER(darisk_dash_finding_record, provision, 40, 8);

SIZE(darisk_dash_found, 24);
MEMBER(darisk_dash_found, finding, 0, 4);
MEMBER(darisk_dash_found, certainty, 4, 4);
MEMBER(darisk_dash_found, severity, 8, 4);
MEMBER(darisk_dash_found, rule, 12, 4);
MEMBER(darisk_dash_found, item, 16, 4);
MEMBER(darisk_dash_found, record, 20, 4);

SIZE(darisk_dash_given, 4);

SIZE(darisk_dash_grade, 4);
MEMBER(darisk_dash_grade, code, 0, 4);

SIZE(darisk_dash_item, 4);

SIZE(darisk_dash_item_record, 40);
MEMBER(darisk_dash_item_record, item, 0, 4);
MEMBER(darisk_dash_item_record, section, 4, 4);
MEMBER(darisk_dash_item_record, ric_number, 8, 1);
MEMBER(darisk_dash_item_record, look_back_months, 9, 1);
MEMBER(darisk_dash_item_record, look_back_verified, 10, 1);
MEMBER(darisk_dash_item_record, ric_verified, 11, 1);
MEMBER(darisk_dash_item_record, verified, 12, 1);
MEMBER(darisk_dash_item_record, needs_detail, 13, 1);
MEMBER(darisk_dash_item_record, several, 14, 1);
MEMBER(darisk_dash_item_record, key, 16, 8);
MEMBER(darisk_dash_item_record, topic, 24, 8);
MEMBER(darisk_dash_item_record, detail, 32, 8);

SIZE(darisk_dash_items, 4);

SIZE(darisk_dash_judgement, 72);
MEMBER(darisk_dash_judgement, struct_size, 0, 4);
MEMBER(darisk_dash_judgement, grade, 4, 4);
MEMBER(darisk_dash_judgement, assessor, 8, 8);
MEMBER(darisk_dash_judgement, at, 16, 12);
MEMBER(darisk_dash_judgement, mode, 28, 4);
MEMBER(darisk_dash_judgement, source, 32, 4);
MEMBER(darisk_dash_judgement, search, 36, 4);
MEMBER(darisk_dash_judgement, searched_at, 40, 12);
MEMBER(darisk_dash_judgement, dait_seen_before, 52, 4);
MEMBER(darisk_dash_judgement, rationale, 56, 8);
MEMBER(darisk_dash_judgement, rationale_length, 64, 8);

SIZE(darisk_dash_link, 56);
MEMBER(darisk_dash_link, struct_size, 0, 4);
MEMBER(darisk_dash_link, state, 4, 4);
MEMBER(darisk_dash_link, assessment, 8, 8);
MEMBER(darisk_dash_link, person, 16, 8);
MEMBER(darisk_dash_link, at, 24, 12);
MEMBER(darisk_dash_link, resolution, 36, 4);
MEMBER(darisk_dash_link, reason, 40, 8);
MEMBER(darisk_dash_link, reason_length, 48, 8);

SIZE(darisk_dash_link_record, 48);
MEMBER(darisk_dash_link_record, state, 0, 4);
MEMBER(darisk_dash_link_record, resolution, 4, 4);
MEMBER(darisk_dash_link_record, assessment, 8, 8);
MEMBER(darisk_dash_link_record, person, 16, 8);
MEMBER(darisk_dash_link_record, at, 24, 12);
MEMBER(darisk_dash_link_record, unused, 36, 4);
MEMBER(darisk_dash_link_record, text, 40, 8);

SIZE(darisk_dash_link_state, 4);

SIZE(darisk_dash_mask, 4);

SIZE(darisk_dash_mask_record, 32);
MEMBER(darisk_dash_mask_record, mask, 0, 4);
MEMBER(darisk_dash_mask_record, items, 4, 4);
MEMBER(darisk_dash_mask_record, key, 8, 8);
MEMBER(darisk_dash_mask_record, says, 16, 8);
MEMBER(darisk_dash_mask_record, provision, 24, 8);

SIZE(darisk_dash_mode, 4);

SIZE(darisk_dash_moments, 16);
MEMBER(darisk_dash_moments, moments, 0, 8);
MEMBER(darisk_dash_moments, count, 8, 8);

SIZE(darisk_dash_not_completed, 4);

SIZE(darisk_dash_question_record, 32);
MEMBER(darisk_dash_question_record, subset, 0, 4);
MEMBER(darisk_dash_question_record, number, 4, 4);
MEMBER(darisk_dash_question_record, key, 8, 8);
MEMBER(darisk_dash_question_record, topic, 16, 8);
MEMBER(darisk_dash_question_record, only_if, 24, 8);

SIZE(darisk_dash_quiet_policy, 16);
MEMBER(darisk_dash_quiet_policy, struct_size, 0, 4);
MEMBER(darisk_dash_quiet_policy, quiet_months, 4, 4);
MEMBER(darisk_dash_quiet_policy, counted_months, 8, 4);
MEMBER(darisk_dash_quiet_policy, incidents, 12, 4);

SIZE(darisk_dash_record, 88);
MEMBER(darisk_dash_record, kind, 0, 4);
MEMBER(darisk_dash_record, review, 4, 4);
MEMBER(darisk_dash_record, decision, 8, 4);
MEMBER(darisk_dash_record, grade, 12, 4);
MEMBER(darisk_dash_record, person, 16, 8);
MEMBER(darisk_dash_record, at, 24, 12);
MEMBER(darisk_dash_record, searched_at, 36, 12);
MEMBER(darisk_dash_record, mode, 48, 4);
MEMBER(darisk_dash_record, source, 52, 4);
MEMBER(darisk_dash_record, search, 56, 4);
MEMBER(darisk_dash_record, dait_seen_before, 60, 4);
MEMBER(darisk_dash_record, dash_trained, 64, 4);
MEMBER(darisk_dash_record, measures_recorded, 68, 4);
MEMBER(darisk_dash_record, doubt_raised, 72, 4);
MEMBER(darisk_dash_record, unused, 76, 4);
MEMBER(darisk_dash_record, text, 80, 8);

SIZE(darisk_dash_record_kind, 4);

SIZE(darisk_dash_resolution, 4);

SIZE(darisk_dash_review, 64);
MEMBER(darisk_dash_review, struct_size, 0, 4);
MEMBER(darisk_dash_review, kind, 4, 4);
MEMBER(darisk_dash_review, decision, 8, 4);
MEMBER(darisk_dash_review, grade, 12, 4);
MEMBER(darisk_dash_review, reviewer, 16, 8);
MEMBER(darisk_dash_review, at, 24, 12);
MEMBER(darisk_dash_review, dash_trained, 36, 4);
MEMBER(darisk_dash_review, measures_recorded, 40, 4);
MEMBER(darisk_dash_review, unused, 44, 4);
MEMBER(darisk_dash_review, reason, 48, 8);
MEMBER(darisk_dash_review, reason_length, 56, 8);

SIZE(darisk_dash_review_kind, 4);

SIZE(darisk_dash_search, 4);

SIZE(darisk_dash_section, 4);

SIZE(darisk_dash_severity, 4);

SIZE(darisk_dash_source, 4);

SIZE(darisk_dash_standing, 4);

SIZE(darisk_dash_state, 4);

SIZE(darisk_dash_subset, 4);

SIZE(darisk_dash_subset_record, 56);
MEMBER(darisk_dash_subset_record, subset, 0, 4);
MEMBER(darisk_dash_subset_record, count, 4, 4);
MEMBER(darisk_dash_subset_record, whole, 8, 4);
MEMBER(darisk_dash_subset_record, complete, 12, 1);
MEMBER(darisk_dash_subset_record, key, 16, 8);
MEMBER(darisk_dash_subset_record, title, 24, 8);
MEMBER(darisk_dash_subset_record, edition, 32, 8);
MEMBER(darisk_dash_subset_record, opens, 40, 8);
MEMBER(darisk_dash_subset_record, provision, 48, 8);

SIZE(darisk_dash_tally_policy, 24);
MEMBER(darisk_dash_tally_policy, struct_size, 0, 4);
MEMBER(darisk_dash_tally_policy, instrument, 4, 4);
MEMBER(darisk_dash_tally_policy, threshold, 8, 4);
MEMBER(darisk_dash_tally_policy, high_risk_supplied, 12, 4);
MEMBER(darisk_dash_tally_policy, high_risk, 16, 4);
MEMBER(darisk_dash_tally_policy, unused, 20, 4);

SIZE(darisk_dash_tally_report, 24);
MEMBER(darisk_dash_tally_report, struct_size, 0, 4);
MEMBER(darisk_dash_tally_report, first_item, 4, 4);
MEMBER(darisk_dash_tally_report, bad_cells, 8, 8);
MEMBER(darisk_dash_tally_report, first_row, 16, 8);

SIZE(darisk_dash_trigger, 4);

SIZE(darisk_dash_trigger_record, 40);
MEMBER(darisk_dash_trigger_record, trigger, 0, 4);
MEMBER(darisk_dash_trigger_record, duties, 4, 4);
MEMBER(darisk_dash_trigger_record, key, 8, 8);
MEMBER(darisk_dash_trigger_record, says, 16, 8);
MEMBER(darisk_dash_trigger_record, ask, 24, 8);
MEMBER(darisk_dash_trigger_record, provision, 32, 8);

SIZE(darisk_dash_validation_policy, 16);
MEMBER(darisk_dash_validation_policy, struct_size, 0, 4);
MEMBER(darisk_dash_validation_policy, medium_from, 4, 4);
MEMBER(darisk_dash_validation_policy, high_from, 8, 4);
MEMBER(darisk_dash_validation_policy, unknown_limit, 12, 4);

SIZE(darisk_dash_view, 56);
MEMBER(darisk_dash_view, struct_size, 0, 4);
MEMBER(darisk_dash_view, instrument, 4, 4);
MEMBER(darisk_dash_view, answers, 8, 8);
MEMBER(darisk_dash_view, details, 16, 8);
MEMBER(darisk_dash_view, circumstances, 24, 8);
MEMBER(darisk_dash_view, records, 32, 8);
MEMBER(darisk_dash_view, record_count, 40, 8);
MEMBER(darisk_dash_view, link, 48, 4);
MEMBER(darisk_dash_view, unused, 52, 4);

SIZE(darisk_instrument, 4);

SIZE(darisk_instrument_record, 72);
MEMBER(darisk_instrument_record, instrument, 0, 4);
MEMBER(darisk_instrument_record, items, 4, 4);
MEMBER(darisk_instrument_record, threshold, 8, 4);
MEMBER(darisk_instrument_record, threshold_from, 12, 4);
MEMBER(darisk_instrument_record, threshold_verified, 16, 1);
MEMBER(darisk_instrument_record, items_verified, 17, 1);
MEMBER(darisk_instrument_record, key, 24, 8);
MEMBER(darisk_instrument_record, version, 32, 8);
MEMBER(darisk_instrument_record, title, 40, 8);
MEMBER(darisk_instrument_record, owner, 48, 8);
MEMBER(darisk_instrument_record, licence, 56, 8);
MEMBER(darisk_instrument_record, provision, 64, 8);

SIZE(darisk_marac_anchor, 8);
MEMBER(darisk_marac_anchor, kind, 0, 4);
MEMBER(darisk_marac_anchor, day, 4, 4);

SIZE(darisk_marac_anchor_kind, 4);

SIZE(darisk_marac_criterion, 4);

SIZE(darisk_marac_criterion_record, 40);
MEMBER(darisk_marac_criterion_record, criterion, 0, 4);
MEMBER(darisk_marac_criterion_record, key, 8, 8);
MEMBER(darisk_marac_criterion_record, says, 16, 8);
MEMBER(darisk_marac_criterion_record, ask, 24, 8);
MEMBER(darisk_marac_criterion_record, provision, 32, 8);

SIZE(darisk_marac_escalation, 80);
MEMBER(darisk_marac_escalation, struct_size, 0, 4);
MEMBER(darisk_marac_escalation, result, 4, 4);
MEMBER(darisk_marac_escalation, count, 8, 4);
MEMBER(darisk_marac_escalation, rising, 12, 4);
MEMBER(darisk_marac_escalation, reports_lower, 16, 8);
MEMBER(darisk_marac_escalation, reports_upper, 24, 8);
MEMBER(darisk_marac_escalation, crimes_lower, 32, 8);
MEMBER(darisk_marac_escalation, crimes_upper, 40, 8);
MEMBER(darisk_marac_escalation, earlier, 48, 8);
MEMBER(darisk_marac_escalation, later, 56, 8);
MEMBER(darisk_marac_escalation, ignored, 64, 8);
MEMBER(darisk_marac_escalation, undated, 72, 8);

SIZE(darisk_marac_escalation_policy, 24);
MEMBER(darisk_marac_escalation_policy, struct_size, 0, 4);
MEMBER(darisk_marac_escalation_policy, reports, 4, 4);
MEMBER(darisk_marac_escalation_policy, crimes, 8, 4);
MEMBER(darisk_marac_escalation_policy, scope, 12, 4);
MEMBER(darisk_marac_escalation_policy, rising, 16, 4);
MEMBER(darisk_marac_escalation_policy, months, 20, 4);

SIZE(darisk_marac_event, 32);
MEMBER(darisk_marac_event, incident, 0, 8);
MEMBER(darisk_marac_event, day, 8, 4);
MEMBER(darisk_marac_event, same_victim, 12, 4);
MEMBER(darisk_marac_event, same_perpetrator, 16, 4);
MEMBER(darisk_marac_event, abuse, 20, 4);
MEMBER(darisk_marac_event, criminal, 24, 4);

SIZE(darisk_marac_preset, 4);

SIZE(darisk_marac_repeat, 40);
MEMBER(darisk_marac_repeat, struct_size, 0, 4);
MEMBER(darisk_marac_repeat, result, 4, 4);
MEMBER(darisk_marac_repeat, anchor, 8, 4);
MEMBER(darisk_marac_repeat, unused, 12, 4);
MEMBER(darisk_marac_repeat, met, 16, 8);
MEMBER(darisk_marac_repeat, open, 24, 8);
MEMBER(darisk_marac_repeat, ignored, 32, 8);

SIZE(darisk_marac_repeat_policy, 16);
MEMBER(darisk_marac_repeat_policy, struct_size, 0, 4);
MEMBER(darisk_marac_repeat_policy, version, 4, 4);
MEMBER(darisk_marac_repeat_policy, anchor, 8, 4);
MEMBER(darisk_marac_repeat_policy, months, 12, 4);

SIZE(darisk_marac_report, 24);
MEMBER(darisk_marac_report, incident, 0, 8);
MEMBER(darisk_marac_report, reported_on, 8, 4);
MEMBER(darisk_marac_report, same_victim, 12, 4);
MEMBER(darisk_marac_report, same_perpetrator, 16, 4);
MEMBER(darisk_marac_report, crime, 20, 4);

SIZE(darisk_marac_scope, 4);

SIZE(darisk_marac_version, 4);

SIZE(darisk_response_authorisation, 56);
MEMBER(darisk_response_authorisation, role, 0, 4);
MEMBER(darisk_response_authorisation, ground, 4, 4);
MEMBER(darisk_response_authorisation, support, 8, 4);
MEMBER(darisk_response_authorisation, no_current_threat, 12, 4);
MEMBER(darisk_response_authorisation, authoriser, 16, 8);
MEMBER(darisk_response_authorisation, source, 24, 8);
MEMBER(darisk_response_authorisation, given_at, 32, 12);
MEMBER(darisk_response_authorisation, agreed, 44, 12);

SIZE(darisk_response_certificate, 4);

SIZE(darisk_response_decision, 48);
MEMBER(darisk_response_decision, struct_size, 0, 4);
MEMBER(darisk_response_decision, rules_version, 4, 4);
MEMBER(darisk_response_decision, grade, 8, 4);
MEMBER(darisk_response_decision, initial, 12, 4);
MEMBER(darisk_response_decision, video_may_be_offered, 16, 4);
MEMBER(darisk_response_decision, certificate, 20, 4);
MEMBER(darisk_response_decision, refusals, 24, 8);
MEMBER(darisk_response_decision, findings, 32, 8);
MEMBER(darisk_response_decision, provision, 40, 8);

SIZE(darisk_response_decision_columns, 56);
MEMBER(darisk_response_decision_columns, struct_size, 0, 4);
MEMBER(darisk_response_decision_columns, unused, 4, 4);
MEMBER(darisk_response_decision_columns, grade, 8, 8);
MEMBER(darisk_response_decision_columns, initial, 16, 8);
MEMBER(darisk_response_decision_columns, video_may_be_offered, 24, 8);
MEMBER(darisk_response_decision_columns, certificate, 32, 8);
MEMBER(darisk_response_decision_columns, refusals, 40, 8);
MEMBER(darisk_response_decision_columns, findings, 48, 8);

SIZE(darisk_response_delay, 4);

SIZE(darisk_response_duties, 4);

SIZE(darisk_response_duty, 4);

SIZE(darisk_response_duty_record, 40);
MEMBER(darisk_response_duty_record, duty, 0, 4);
MEMBER(darisk_response_duty_record, urgent, 4, 1);
MEMBER(darisk_response_duty_record, key, 8, 8);
MEMBER(darisk_response_duty_record, says, 16, 8);
MEMBER(darisk_response_duty_record, ask, 24, 8);
MEMBER(darisk_response_duty_record, provision, 32, 8);

SIZE(darisk_response_finding, 4);

SIZE(darisk_response_finding_record, 40);
MEMBER(darisk_response_finding_record, finding, 0, 4);
MEMBER(darisk_response_finding_record, role, 4, 4);
MEMBER(darisk_response_finding_record, key, 8, 8);
MEMBER(darisk_response_finding_record, says, 16, 8);
MEMBER(darisk_response_finding_record, ask, 24, 8);
MEMBER(darisk_response_finding_record, provision, 32, 8);

SIZE(darisk_response_finding_role, 4);

SIZE(darisk_response_findings, 8);

SIZE(darisk_response_grade, 4);
MEMBER(darisk_response_grade, code, 0, 4);

SIZE(darisk_response_ground, 4);

SIZE(darisk_response_progress, 80);
MEMBER(darisk_response_progress, struct_size, 0, 4);
MEMBER(darisk_response_progress, grade, 4, 4);
MEMBER(darisk_response_progress, allocated, 8, 4);
MEMBER(darisk_response_progress, attended, 12, 4);
MEMBER(darisk_response_progress, call_cut_off, 16, 4);
MEMBER(darisk_response_progress, threat_changed, 20, 4);
MEMBER(darisk_response_progress, delay_reviewed, 24, 4);
MEMBER(darisk_response_progress, delay_justified, 28, 4);
MEMBER(darisk_response_progress, now, 32, 12);
MEMBER(darisk_response_progress, received, 44, 12);
MEMBER(darisk_response_progress, reviewed, 56, 12);
MEMBER(darisk_response_progress, agreed, 68, 12);

SIZE(darisk_response_request, 96);
MEMBER(darisk_response_request, struct_size, 0, 4);
MEMBER(darisk_response_request, requested, 4, 4);
MEMBER(darisk_response_request, danger, 8, 4);
MEMBER(darisk_response_request, call_cut_off, 12, 4);
MEMBER(darisk_response_request, station_appointment, 16, 4);
MEMBER(darisk_response_request, suspect_absent, 20, 4);
MEMBER(darisk_response_request, victim_safe, 24, 4);
MEMBER(darisk_response_request, victim_willing, 28, 4);
MEMBER(darisk_response_request, victim_certificate, 32, 4);
MEMBER(darisk_response_request, perpetrator_certificate, 36, 4);
MEMBER(darisk_response_request, authorisation, 40, 56);

SIZE(darisk_response_request_columns, 616);
MEMBER(darisk_response_request_columns, struct_size, 0, 4);
MEMBER(darisk_response_request_columns, unused, 4, 4);
MEMBER(darisk_response_request_columns, requested, 8, 32);
MEMBER(darisk_response_request_columns, danger, 40, 32);
MEMBER(darisk_response_request_columns, call_cut_off, 72, 32);
MEMBER(darisk_response_request_columns, station_appointment, 104, 32);
MEMBER(darisk_response_request_columns, suspect_absent, 136, 32);
MEMBER(darisk_response_request_columns, victim_safe, 168, 32);
MEMBER(darisk_response_request_columns, victim_willing, 200, 32);
MEMBER(darisk_response_request_columns, victim_certificate, 232, 32);
MEMBER(darisk_response_request_columns, perpetrator_certificate, 264, 32);
MEMBER(darisk_response_request_columns, role, 296, 32);
MEMBER(darisk_response_request_columns, ground, 328, 32);
MEMBER(darisk_response_request_columns, support, 360, 32);
MEMBER(darisk_response_request_columns, no_current_threat, 392, 32);
MEMBER(darisk_response_request_columns, authoriser, 424, 32);
MEMBER(darisk_response_request_columns, source, 456, 32);
MEMBER(darisk_response_request_columns, given_on, 488, 32);
MEMBER(darisk_response_request_columns, given_minute, 520, 32);
MEMBER(darisk_response_request_columns, agreed_on, 552, 32);
MEMBER(darisk_response_request_columns, agreed_minute, 584, 32);

SIZE(darisk_response_review_result, 32);
MEMBER(darisk_response_review_result, struct_size, 0, 4);
MEMBER(darisk_response_review_result, rules_version, 4, 4);
MEMBER(darisk_response_review_result, delay, 8, 4);
MEMBER(darisk_response_review_result, due, 12, 4);
MEMBER(darisk_response_review_result, cannot_tell, 16, 4);
MEMBER(darisk_response_review_result, unused, 20, 4);
MEMBER(darisk_response_review_result, findings, 24, 8);

SIZE(darisk_response_role, 4);

SIZE(darisk_response_support, 4);

SIZE(darisk_response_targets, 24);
MEMBER(darisk_response_targets, struct_size, 0, 4);
MEMBER(darisk_response_targets, emergency, 4, 4);
MEMBER(darisk_response_targets, priority, 8, 4);
MEMBER(darisk_response_targets, scheduled, 12, 4);
MEMBER(darisk_response_targets, resolution_without_deployment, 16, 4);
MEMBER(darisk_response_targets, delay_review, 20, 4);

SIZE(darisk_audit_cell, 16);
MEMBER(darisk_audit_cell, count, 0, 8);
MEMBER(darisk_audit_cell, hidden, 8, 4);
MEMBER(darisk_audit_cell, unused, 12, 4);

SIZE(darisk_audit_columns, 232);
MEMBER(darisk_audit_columns, struct_size, 0, 4);
MEMBER(darisk_audit_columns, unused, 4, 4);
MEMBER(darisk_audit_columns, closed, 8, 32);
MEMBER(darisk_audit_columns, dait_outcome, 40, 32);
MEMBER(darisk_audit_columns, first_grade, 72, 32);
MEMBER(darisk_audit_columns, last_grade, 104, 32);
MEMBER(darisk_audit_columns, reviewed, 136, 32);
MEMBER(darisk_audit_columns, dait_seen_before, 168, 32);
MEMBER(darisk_audit_columns, later_event, 200, 32);

SIZE(darisk_audit_kind, 4);

SIZE(darisk_audit_share, 24);
MEMBER(darisk_audit_share, part, 0, 8);
MEMBER(darisk_audit_share, whole, 8, 8);
MEMBER(darisk_audit_share, hidden, 16, 4);
MEMBER(darisk_audit_share, unused, 20, 4);

SIZE(darisk_audit_table, 504);
MEMBER(darisk_audit_table, struct_size, 0, 4);
MEMBER(darisk_audit_table, kind, 4, 4);
MEMBER(darisk_audit_table, rows, 8, 4);
MEMBER(darisk_audit_table, columns, 12, 4);
MEMBER(darisk_audit_table, skipped, 16, 8);
MEMBER(darisk_audit_table, cells, 24, 480);

SIZE(darisk_gravity_report, 32);
MEMBER(darisk_gravity_report, struct_size, 0, 4);
MEMBER(darisk_gravity_report, unused, 4, 4);
MEMBER(darisk_gravity_report, row, 8, 8);
MEMBER(darisk_gravity_report, other_row, 16, 8);
MEMBER(darisk_gravity_report, message, 24, 8);

SIZE(darisk_gravity_row, 16);
MEMBER(darisk_gravity_row, code, 0, 8);
MEMBER(darisk_gravity_row, weight, 8, 8);

SIZE(darisk_serial_policy_report, 40);
MEMBER(darisk_serial_policy_report, struct_size, 0, 4);
MEMBER(darisk_serial_policy_report, unused, 4, 4);
MEMBER(darisk_serial_policy_report, line, 8, 8);
MEMBER(darisk_serial_policy_report, column, 16, 8);
MEMBER(darisk_serial_policy_report, key, 24, 8);
MEMBER(darisk_serial_policy_report, message, 32, 8);

SIZE(darisk_serial_preset, 64);
MEMBER(darisk_serial_preset, id, 0, 8);
MEMBER(darisk_serial_preset, kind, 8, 4);
MEMBER(darisk_serial_preset, says, 16, 8);
MEMBER(darisk_serial_preset, basis, 24, 8);
MEMBER(darisk_serial_preset, ours, 32, 8);
MEMBER(darisk_serial_preset, provision, 40, 8);
MEMBER(darisk_serial_preset, policy, 48, 8);
MEMBER(darisk_serial_preset, needs_gravity, 56, 1);

SIZE(darisk_serial_preset_kind, 4);

SIZE(darisk_arrow_buffers, 24);
MEMBER(darisk_arrow_buffers, struct_size, 0, 4);
MEMBER(darisk_arrow_buffers, unused, 4, 4);
MEMBER(darisk_arrow_buffers, values, 8, 8);
MEMBER(darisk_arrow_buffers, validity, 16, 8);

SIZE(darisk_arrow_field, 32);
MEMBER(darisk_arrow_field, struct_size, 0, 4);
MEMBER(darisk_arrow_field, kind, 4, 4);
MEMBER(darisk_arrow_field, is_dictionary, 8, 4);
MEMBER(darisk_arrow_field, unused, 12, 4);
MEMBER(darisk_arrow_field, name, 16, 8);
MEMBER(darisk_arrow_field, format, 24, 8);

SIZE(darisk_arrow_kind, 4);

SIZE(darisk_arrow_report, 216);
MEMBER(darisk_arrow_report, struct_size, 0, 4);
MEMBER(darisk_arrow_report, status, 4, 4);
MEMBER(darisk_arrow_report, row, 8, 8);
MEMBER(darisk_arrow_report, expected, 16, 8);
MEMBER(darisk_arrow_report, column, 24, 64);
MEMBER(darisk_arrow_report, found, 88, 64);
MEMBER(darisk_arrow_report, other, 152, 64);

SIZE(darisk_arrow_word, 16);
MEMBER(darisk_arrow_word, text, 0, 8);
MEMBER(darisk_arrow_word, code, 8, 8);

SIZE(darisk_arrow_words, 32);
MEMBER(darisk_arrow_words, struct_size, 0, 4);
MEMBER(darisk_arrow_words, has_other, 4, 4);
MEMBER(darisk_arrow_words, other, 8, 8);
MEMBER(darisk_arrow_words, list, 16, 8);
MEMBER(darisk_arrow_words, count, 24, 8);

SIZE(darisk_cohort_options, 8);
MEMBER(darisk_cohort_options, struct_size, 0, 4);
MEMBER(darisk_cohort_options, max_threads, 4, 4);

SIZE(darisk_event_columns, 360);
MEMBER(darisk_event_columns, struct_size, 0, 4);
MEMBER(darisk_event_columns, incident_id, 8, 32);
MEMBER(darisk_event_columns, perpetrator_id, 40, 32);
MEMBER(darisk_event_columns, victim_id, 72, 32);
MEMBER(darisk_event_columns, role, 104, 32);
MEMBER(darisk_event_columns, date_from, 136, 32);
MEMBER(darisk_event_columns, date_to, 168, 32);
MEMBER(darisk_event_columns, status, 200, 32);
MEMBER(darisk_event_columns, is_da, 232, 32);
MEMBER(darisk_event_columns, offence, 264, 32);
MEMBER(darisk_event_columns, connection_group, 296, 32);
MEMBER(darisk_event_columns, grade, 328, 32);

SIZE(darisk_event_role, 4);

SIZE(darisk_event_status, 4);

SIZE(darisk_pair, 40);
MEMBER(darisk_pair, struct_size, 0, 4);
MEMBER(darisk_pair, incidents_low, 4, 4);
MEMBER(darisk_pair, person_id, 8, 8);
MEMBER(darisk_pair, victim_id, 16, 8);
MEMBER(darisk_pair, incidents_high, 24, 4);
MEMBER(darisk_pair, crimes_low, 28, 4);
MEMBER(darisk_pair, crimes_high, 32, 4);
MEMBER(darisk_pair, repeat, 36, 1);
MEMBER(darisk_pair, escalation_5_3, 37, 1);
MEMBER(darisk_pair, escalation_3, 38, 1);
MEMBER(darisk_pair, unused, 39, 1);

SIZE(darisk_person_columns, 104);
MEMBER(darisk_person_columns, struct_size, 0, 4);
MEMBER(darisk_person_columns, person_id, 8, 32);
MEMBER(darisk_person_columns, on_programme, 40, 32);
MEMBER(darisk_person_columns, unsuitable, 72, 32);

SIZE(darisk_quiet_options, 12);
MEMBER(darisk_quiet_options, struct_size, 0, 4);
MEMBER(darisk_quiet_options, quiet_months, 4, 4);
MEMBER(darisk_quiet_options, counted_months, 8, 4);

SIZE(darisk_quiet_victim, 32);
MEMBER(darisk_quiet_victim, struct_size, 0, 4);
MEMBER(darisk_quiet_victim, incidents, 4, 4);
MEMBER(darisk_quiet_victim, victim_id, 8, 8);
MEMBER(darisk_quiet_victim, undated, 16, 4);
MEMBER(darisk_quiet_victim, last_date, 20, 4);
MEMBER(darisk_quiet_victim, days_quiet, 24, 4);
MEMBER(darisk_quiet_victim, last_grade, 28, 1);
MEMBER(darisk_quiet_victim, quiet, 29, 1);
MEMBER(darisk_quiet_victim, unused, 30, 2);

SIZE(darisk_ranked_columns, 240);
MEMBER(darisk_ranked_columns, struct_size, 0, 4);
MEMBER(darisk_ranked_columns, person_id, 8, 8);
MEMBER(darisk_ranked_columns, scored, 16, 8);
MEMBER(darisk_ranked_columns, incidents, 24, 8);
MEMBER(darisk_ranked_columns, crimes, 32, 8);
MEMBER(darisk_ranked_columns, victims, 40, 8);
MEMBER(darisk_ranked_columns, gravity, 48, 8);
MEMBER(darisk_ranked_columns, gravity_partial, 56, 8);
MEMBER(darisk_ranked_columns, last_date, 64, 8);
MEMBER(darisk_ranked_columns, recency_days, 72, 8);
MEMBER(darisk_ranked_columns, peak, 80, 8);
MEMBER(darisk_ranked_columns, undated, 88, 8);
MEMBER(darisk_ranked_columns, future, 96, 8);
MEMBER(darisk_ranked_columns, cancelled, 104, 8);
MEMBER(darisk_ranked_columns, self_link, 112, 8);
MEMBER(darisk_ranked_columns, unmapped, 120, 8);
MEMBER(darisk_ranked_columns, no_victim, 128, 8);
MEMBER(darisk_ranked_columns, serial_low, 136, 8);
MEMBER(darisk_ranked_columns, serial_high, 144, 8);
MEMBER(darisk_ranked_columns, serial, 152, 8);
MEMBER(darisk_ranked_columns, thresholds, 160, 8);
MEMBER(darisk_ranked_columns, flags, 168, 8);
MEMBER(darisk_ranked_columns, points_recency, 176, 8);
MEMBER(darisk_ranked_columns, points_frequency, 184, 8);
MEMBER(darisk_ranked_columns, points_gravity, 192, 8);
MEMBER(darisk_ranked_columns, points_victims, 200, 8);
MEMBER(darisk_ranked_columns, total, 208, 8);
MEMBER(darisk_ranked_columns, rank, 216, 8);
MEMBER(darisk_ranked_columns, selected, 224, 8);
MEMBER(darisk_ranked_columns, advice, 232, 8);

SIZE(darisk_ranked_person, 128);
MEMBER(darisk_ranked_person, struct_size, 0, 4);
MEMBER(darisk_ranked_person, rank, 4, 4);
MEMBER(darisk_ranked_person, person_id, 8, 8);
MEMBER(darisk_ranked_person, gravity, 16, 8);
MEMBER(darisk_ranked_person, points_recency, 24, 8);
MEMBER(darisk_ranked_person, points_frequency, 32, 8);
MEMBER(darisk_ranked_person, points_gravity, 40, 8);
MEMBER(darisk_ranked_person, points_victims, 48, 8);
MEMBER(darisk_ranked_person, total, 56, 8);
MEMBER(darisk_ranked_person, last_date, 64, 4);
MEMBER(darisk_ranked_person, recency_days, 68, 4);
MEMBER(darisk_ranked_person, incidents, 72, 4);
MEMBER(darisk_ranked_person, crimes, 76, 4);
MEMBER(darisk_ranked_person, victims, 80, 4);
MEMBER(darisk_ranked_person, peak, 84, 4);
MEMBER(darisk_ranked_person, undated, 88, 4);
MEMBER(darisk_ranked_person, future, 92, 4);
MEMBER(darisk_ranked_person, cancelled, 96, 4);
MEMBER(darisk_ranked_person, self_link, 100, 4);
MEMBER(darisk_ranked_person, unmapped, 104, 4);
MEMBER(darisk_ranked_person, no_victim, 108, 4);
MEMBER(darisk_ranked_person, serial_low, 112, 4);
MEMBER(darisk_ranked_person, serial_high, 116, 4);
MEMBER(darisk_ranked_person, flags, 120, 2);
MEMBER(darisk_ranked_person, scored, 122, 1);
MEMBER(darisk_ranked_person, gravity_partial, 123, 1);
MEMBER(darisk_ranked_person, serial, 124, 1);
MEMBER(darisk_ranked_person, thresholds, 125, 1);
MEMBER(darisk_ranked_person, selected, 126, 1);
MEMBER(darisk_ranked_person, advice, 127, 1);

SIZE(darisk_ranked_threshold, 16);
MEMBER(darisk_ranked_threshold, struct_size, 0, 4);
MEMBER(darisk_ranked_threshold, low, 4, 4);
MEMBER(darisk_ranked_threshold, high, 8, 4);
MEMBER(darisk_ranked_threshold, result, 12, 4);

SIZE(darisk_ranking_summary, 112);
MEMBER(darisk_ranking_summary, struct_size, 0, 4);
MEMBER(darisk_ranking_summary, rules_version, 4, 4);
MEMBER(darisk_ranking_summary, policy_id, 8, 8);
MEMBER(darisk_ranking_summary, policy_digest, 16, 8);
MEMBER(darisk_ranking_summary, gravity_edition, 24, 8);
MEMBER(darisk_ranking_summary, gravity_digest, 32, 8);
MEMBER(darisk_ranking_summary, as_of, 40, 4);
MEMBER(darisk_ranking_summary, look_back_start, 44, 4);
MEMBER(darisk_ranking_summary, serial_start, 48, 4);
MEMBER(darisk_ranking_summary, thresholds, 52, 4);
MEMBER(darisk_ranking_summary, rows, 56, 8);
MEMBER(darisk_ranking_summary, rows_ignored, 64, 8);
MEMBER(darisk_ranking_summary, rows_no_perpetrator, 72, 8);
MEMBER(darisk_ranking_summary, rows_reversed, 80, 8);
MEMBER(darisk_ranking_summary, listed, 88, 8);
MEMBER(darisk_ranking_summary, scored, 96, 8);
MEMBER(darisk_ranking_summary, selected, 104, 8);

SIZE(darisk_referral_columns, 104);
MEMBER(darisk_referral_columns, struct_size, 0, 4);
MEMBER(darisk_referral_columns, perpetrator_id, 8, 32);
MEMBER(darisk_referral_columns, victim_id, 40, 32);
MEMBER(darisk_referral_columns, date, 72, 32);

SIZE(darisk_review_columns, 72);
MEMBER(darisk_review_columns, struct_size, 0, 4);
MEMBER(darisk_review_columns, victim_id, 8, 32);
MEMBER(darisk_review_columns, date, 40, 32);

SIZE(darisk_serial_flag, 4);

SIZE(darisk_serial_result, 4);

SIZE(darisk_contribution, 104);
MEMBER(darisk_contribution, kind, 0, 4);
MEMBER(darisk_contribution, index, 4, 4);
MEMBER(darisk_contribution, value, 8, 8);
MEMBER(darisk_contribution, value_high, 16, 8);
MEMBER(darisk_contribution, bound, 24, 8);
MEMBER(darisk_contribution, points, 32, 8);
MEMBER(darisk_contribution, weight, 40, 8);
MEMBER(darisk_contribution, total, 48, 8);
MEMBER(darisk_contribution, result, 56, 4);
MEMBER(darisk_contribution, rule, 64, 8);
MEMBER(darisk_contribution, text, 72, 8);
MEMBER(darisk_contribution, change, 80, 8);
MEMBER(darisk_contribution, incidents, 88, 8);
MEMBER(darisk_contribution, incident_count, 96, 8);

SIZE(darisk_contribution_incident, 32);
MEMBER(darisk_contribution_incident, incident_id, 0, 8);
MEMBER(darisk_contribution_incident, gravity, 8, 8);
MEMBER(darisk_contribution_incident, victim_id, 16, 8);
MEMBER(darisk_contribution_incident, date, 24, 4);
MEMBER(darisk_contribution_incident, unused, 28, 4);

SIZE(darisk_contribution_kind, 4);

SIZE(darisk_pair_columns, 80);
MEMBER(darisk_pair_columns, struct_size, 0, 4);
MEMBER(darisk_pair_columns, person_id, 8, 8);
MEMBER(darisk_pair_columns, victim_id, 16, 8);
MEMBER(darisk_pair_columns, incidents_low, 24, 8);
MEMBER(darisk_pair_columns, incidents_high, 32, 8);
MEMBER(darisk_pair_columns, crimes_low, 40, 8);
MEMBER(darisk_pair_columns, crimes_high, 48, 8);
MEMBER(darisk_pair_columns, repeat, 56, 8);
MEMBER(darisk_pair_columns, escalation_5_3, 64, 8);
MEMBER(darisk_pair_columns, escalation_3, 72, 8);

SIZE(darisk_quiet_victim_columns, 64);
MEMBER(darisk_quiet_victim_columns, struct_size, 0, 4);
MEMBER(darisk_quiet_victim_columns, victim_id, 8, 8);
MEMBER(darisk_quiet_victim_columns, incidents, 16, 8);
MEMBER(darisk_quiet_victim_columns, undated, 24, 8);
MEMBER(darisk_quiet_victim_columns, last_date, 32, 8);
MEMBER(darisk_quiet_victim_columns, days_quiet, 40, 8);
MEMBER(darisk_quiet_victim_columns, last_grade, 48, 8);
MEMBER(darisk_quiet_victim_columns, quiet, 56, 8);

/* clang-format on */
#endif

typedef int nothing_else;
