/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
DARISK_RECORD(darisk_marac_criterion_record)
DARISK_STRUCT(darisk_marac_escalation_policy)
DARISK_STRUCT(darisk_marac_escalation)
DARISK_STRUCT(darisk_marac_repeat_policy)
DARISK_STRUCT(darisk_marac_repeat)
%include "darisk/marac.h"
%array_class(darisk_marac_report, marac_report_array)
%array_class(darisk_marac_anchor, marac_anchor_array)
%array_class(darisk_marac_event, marac_event_array)
