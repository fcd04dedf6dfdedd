/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file darisk.h
 * Everything, in one include. Each header below stands by itself. */
#ifndef DARISK_H
#define DARISK_H

#include "darisk/allocator.h"
#include "darisk/arrow.h"
#include "darisk/audit.h"
#include "darisk/behaviour.h"
#include "darisk/circumstance.h"
#include "darisk/classification.h"
#include "darisk/code_list.h"
#include "darisk/cohort.h"
#include "darisk/column.h"
#include "darisk/dait.h"
#include "darisk/dait_log.h"
#include "darisk/dait_policy.h"
#include "darisk/dait_words.h"
#include "darisk/dash.h"
#include "darisk/dash_reassess.h"
#include "darisk/dash_record.h"
#include "darisk/dash_tally.h"
#include "darisk/dash_validation.h"
#include "darisk/date.h"
#include "darisk/definition.h"
#include "darisk/definition_policy.h"
#include "darisk/explanation.h"
#include "darisk/export.h"
#include "darisk/finding.h"
#include "darisk/gravity.h"
#include "darisk/marac.h"
#include "darisk/moment.h"
#include "darisk/pair.h"
#include "darisk/provision.h"
#include "darisk/quiet_victim.h"
#include "darisk/ranking.h"
#include "darisk/reference.h"
#include "darisk/relationship.h"
#include "darisk/response.h"
#include "darisk/score_explanation.h"
#include "darisk/serial_policy.h"
#include "darisk/stated.h"
#include "darisk/status.h"
#include "darisk/version.h"

#endif
