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

SIZE(darisk_moment_given, 4);
SIZE(darisk_response_role, 4);
SIZE(darisk_response_ground, 4);
SIZE(darisk_response_support, 4);
SIZE(darisk_response_certificate, 4);
SIZE(darisk_response_delay, 4);
SIZE(darisk_response_finding, 4);
SIZE(darisk_response_findings, 8);
SIZE(darisk_response_duty, 4);
SIZE(darisk_response_duties, 4);
SIZE(darisk_response_finding_role, 4);

SIZE(darisk_column_u16, 32);
MEMBER(darisk_column_u16, values, 0, 8);
MEMBER(darisk_column_u16, validity, 8, 8);
MEMBER(darisk_column_u16, validity_offset, 16, 8);
MEMBER(darisk_column_u16, length, 24, 8);

SIZE(darisk_moment, 12);
MEMBER(darisk_moment, given, 0, 4);
MEMBER(darisk_moment, day, 4, 4);
MEMBER(darisk_moment, minute, 8, 4);

SIZE(darisk_response_grade, 4);
MEMBER(darisk_response_grade, code, 0, 4);

SIZE(darisk_response_finding_record, 40);
MEMBER(darisk_response_finding_record, finding, 0, 4);
MEMBER(darisk_response_finding_record, role, 4, 4);
MEMBER(darisk_response_finding_record, key, 8, 8);
MEMBER(darisk_response_finding_record, says, 16, 8);
MEMBER(darisk_response_finding_record, ask, 24, 8);
MEMBER(darisk_response_finding_record, provision, 32, 8);

SIZE(darisk_response_duty_record, 40);
MEMBER(darisk_response_duty_record, duty, 0, 4);
MEMBER(darisk_response_duty_record, urgent, 4, 1);
MEMBER(darisk_response_duty_record, key, 8, 8);
MEMBER(darisk_response_duty_record, says, 16, 8);
MEMBER(darisk_response_duty_record, ask, 24, 8);
MEMBER(darisk_response_duty_record, provision, 32, 8);

SIZE(darisk_response_authorisation, 56);
MEMBER(darisk_response_authorisation, role, 0, 4);
MEMBER(darisk_response_authorisation, ground, 4, 4);
MEMBER(darisk_response_authorisation, support, 8, 4);
MEMBER(darisk_response_authorisation, no_current_threat, 12, 4);
MEMBER(darisk_response_authorisation, authoriser, 16, 8);
MEMBER(darisk_response_authorisation, source, 24, 8);
MEMBER(darisk_response_authorisation, given_at, 32, 12);
MEMBER(darisk_response_authorisation, agreed, 44, 12);

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

SIZE(darisk_response_targets, 24);
MEMBER(darisk_response_targets, struct_size, 0, 4);
MEMBER(darisk_response_targets, emergency, 4, 4);
MEMBER(darisk_response_targets, priority, 8, 4);
MEMBER(darisk_response_targets, scheduled, 12, 4);
MEMBER(darisk_response_targets, resolution_without_deployment, 16, 4);
MEMBER(darisk_response_targets, delay_review, 20, 4);

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

SIZE(darisk_response_review_result, 32);
MEMBER(darisk_response_review_result, struct_size, 0, 4);
MEMBER(darisk_response_review_result, rules_version, 4, 4);
MEMBER(darisk_response_review_result, delay, 8, 4);
MEMBER(darisk_response_review_result, due, 12, 4);
MEMBER(darisk_response_review_result, cannot_tell, 16, 4);
MEMBER(darisk_response_review_result, unused, 20, 4);
MEMBER(darisk_response_review_result, findings, 24, 8);

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

SIZE(darisk_response_decision_columns, 56);
MEMBER(darisk_response_decision_columns, struct_size, 0, 4);
MEMBER(darisk_response_decision_columns, unused, 4, 4);
MEMBER(darisk_response_decision_columns, grade, 8, 8);
MEMBER(darisk_response_decision_columns, initial, 16, 8);
MEMBER(darisk_response_decision_columns, video_may_be_offered, 24, 8);
MEMBER(darisk_response_decision_columns, certificate, 32, 8);
MEMBER(darisk_response_decision_columns, refusals, 40, 8);
MEMBER(darisk_response_decision_columns, findings, 48, 8);

#endif

typedef int nothing_else;
