/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file definition_sections.h
 * The sections of the exhaustive test, each a line or more of its output. */
#ifndef DEFINITION_SECTIONS_H
#define DEFINITION_SECTIONS_H

#include "definition_compare.h"

/** No tie, each kind, and each pair of kinds: the first 62 hold at most one. */
enum { SECTION_SETS = 1 + 61 + 61 * 60 / 2, SECTION_SINGLE_SETS = 62 };

/** Numbers that look random and are the same in every run. */
uint64_t section_random(uint64_t *state);
/** The set with this place, from 0. */
uint64_t section_set(size_t place);
/** Statements of all circumstances from their number below 6561, the first changing fastest. */
uint32_t section_circumstances(size_t number);
/** Adults, a child for the definition of the child, PHYSICAL and CONTROLLING, nothing else. */
expect_row section_plain_row(int definition);

void section_records(compare *c);
void section_flag(compare *c);
void section_policy(compare *c);
void section_refused(compare *c);
void section_days(compare *c);
void section_births(compare *c);

#endif
