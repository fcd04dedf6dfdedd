/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The loops over one block of one column: each a simple step that a compiler can vectorise, and
 * that can be proved. Internal.
 *
 * A plane holds one bit a row for each of up to eight columns, the first column lowest; columns
 * are put in from the last to the first. */
#ifndef DARISK_DASH_TALLY_LOOP_H
#define DARISK_DASH_TALLY_LOOP_H

#include <stddef.h>
#include <stdint.h>

#include "dash/tally_form.h"

/* Adds 1 to a row's count where its answer is this one. */
/*@ requires \valid_read(answers + (0 .. count - 1)) && \valid(counts + (0 .. count - 1));
    requires \separated(answers + (0 .. count - 1), counts + (0 .. count - 1));
    requires \forall integer i; 0 <= i < count ==> counts[i] < 255;
    assigns counts[0 .. count - 1];
    ensures \forall integer i; 0 <= i < count ==>
            counts[i] == \old(counts[i]) + (answers[i] == answer ? 1 : 0); */
void darisk_tally_add(const uint8_t *restrict answers, size_t count, uint8_t answer,
                      uint8_t *restrict counts);

/* Moves a row's plane up by one and puts in whether its answer is this one. */
/*@ requires \valid_read(answers + (0 .. count - 1)) && \valid(plane + (0 .. count - 1));
    requires \separated(answers + (0 .. count - 1), plane + (0 .. count - 1));
    requires \forall integer i; 0 <= i < count ==> plane[i] < 128;
    assigns plane[0 .. count - 1];
    ensures \forall integer i; 0 <= i < count ==>
            plane[i] == 2 * \old(plane[i]) + (answers[i] == answer ? 1 : 0); */
void darisk_tally_push(const uint8_t *restrict answers, size_t count, uint8_t answer,
                       uint8_t *restrict plane);

/* Copies the answers to an item behind the gate; where it is closed, NOT_APPLICABLE becomes NO:
 * the two count alike there. */
/*@ requires \valid_read(answers + (0 .. count - 1)) && \valid_read(gate + (0 .. count - 1));
    requires \valid(out + (0 .. count - 1));
    requires \separated(answers + (0 .. count - 1), out + (0 .. count - 1));
    requires \separated(gate + (0 .. count - 1), out + (0 .. count - 1));
    assigns out[0 .. count - 1];
    ensures \forall integer i; 0 <= i < count ==>
            out[i] == (answers[i] == 6 && gate[i] == 2 ? 2 : answers[i]);
    ensures \forall integer i; 0 <= i < count ==>
            cell_of(out[i], 1, 0) == cell_of(answers[i], 11, gate[i]); */
void darisk_tally_close(const uint8_t *restrict answers, const uint8_t *restrict gate, size_t count,
                        uint8_t *restrict out);

/* What is left of a number of items when yes and no are taken away: the unknown. */
/*@ requires \valid_read(yes + (0 .. count - 1)) && \valid_read(no + (0 .. count - 1));
    requires \valid(unknown + (0 .. count - 1));
    requires \separated(yes + (0 .. count - 1), unknown + (0 .. count - 1));
    requires \separated(no + (0 .. count - 1), unknown + (0 .. count - 1));
    requires items <= 27;
    requires \forall integer i; 0 <= i < count ==> yes[i] + no[i] <= items;
    assigns unknown[0 .. count - 1];
    ensures \forall integer i; 0 <= i < count ==> unknown[i] == items - yes[i] - no[i]; */
void darisk_tally_rest(const uint8_t *restrict yes, const uint8_t *restrict no, size_t count,
                       uint32_t items, uint8_t *restrict unknown);

/* Puts the counts of all rows to the threshold. */
/*@ requires \valid_read(yes + (0 .. count - 1)) && \valid_read(unknown + (0 .. count - 1));
    requires \valid(out + (0 .. count - 1));
    requires \separated(yes + (0 .. count - 1), out + (0 .. count - 1));
    requires \separated(unknown + (0 .. count - 1), out + (0 .. count - 1));
    requires threshold <= 24;
    assigns out[0 .. count - 1];
    ensures \forall integer i; 0 <= i < count ==>
            out[i] == (yes[i] >= threshold ? DARISK_CRITERION_MET :
                      (yes[i] + unknown[i] >= threshold ? DARISK_CRITERION_OPEN
                                                        : DARISK_CRITERION_NOT_MET)); */
void darisk_tally_judge(const uint8_t *restrict yes, const uint8_t *restrict unknown, size_t count,
                        uint32_t threshold, uint8_t *restrict out);

/* The greatest of some bytes; 0 for none. */
/*@ requires \valid_read(bytes + (0 .. count - 1));
    assigns \nothing;
    ensures \forall integer i; 0 <= i < count ==> bytes[i] <= \result;
    ensures \result == 0 || \exists integer i; 0 <= i < count && bytes[i] == \result; */
uint8_t darisk_tally_greatest(const uint8_t *bytes, size_t count);

#endif
