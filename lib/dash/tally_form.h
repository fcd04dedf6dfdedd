/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* The tally of one form, with its contract: what every other loop of this folder must agree with.
 * Internal. */
#ifndef DARISK_DASH_TALLY_FORM_H
#define DARISK_DASH_TALLY_FORM_H

#include <stdint.h>

#include "darisk/dash.h"

#define DARISK_TALLY_ITEMS 27 /* bytes of a form */
#define DARISK_TALLY_RIC   24 /* items of the checklist */
#define DARISK_TALLY_GATE  10 /* the item whose NO closes the next two */

/* What an answer adds to. */
enum darisk_tally_cell {
    DARISK_TALLY_NEITHER = 0,
    DARISK_TALLY_YES = 1,
    DARISK_TALLY_UNKNOWN = 2,
};

struct darisk_tally_counts {
    uint32_t yes;
    uint32_t unknown;
    uint32_t ric_yes;
    uint32_t ric_unknown;
};

/*@
  // 1 for the two items behind the gate; 1 for those that the checklist of 24 shares.
  logic integer gated(integer item) = item == 11 ? 1 : (item == 12 ? 1 : 0);
  logic integer on_ric(integer item) = item < 10 ? 1 : (item > 12 ? 1 : 0);

  // By the documents: yes is yes wherever it stands; no is neither; not applicable is neither
  // behind the closed gate; whatever else there is may be a yes.
  logic integer cell_of(integer answer, integer item, integer gate) =
      answer == 1 ? 1 : (answer == 2 ? 0 :
      (answer == 6 ? (gate == 2 ? (gated(item) == 1 ? 0 : 2) : 2) : 2));

  // How many of the first n items are such a cell.
  logic integer cells{L}(uint8_t *answers, integer n, integer cell) =
      n <= 0 ? 0 : cells(answers, n - 1, cell) +
      (cell_of(answers[n - 1], n, answers[9]) == cell ? 1 : 0);
  logic integer ric_cells{L}(uint8_t *answers, integer n, integer cell) =
      n <= 0 ? 0 : ric_cells(answers, n - 1, cell) +
      (cell_of(answers[n - 1], n, answers[9]) == cell ? on_ric(n) : 0);
*/

/* What the answer to an item adds to, given the answer to the item that is the gate. */
/*@ assigns \nothing;
    ensures \result == cell_of(answer, item, gate);
    ensures 0 <= \result <= 2; */
uint32_t darisk_tally_cell(uint8_t answer, uint32_t item, uint8_t gate);

/* Counts a form of 27 answers. A byte that is no answer is unknown. */
/*@ requires \valid_read(answers + (0 .. 26));
    assigns \nothing;
    ensures \result.yes == cells(answers, 27, 1);
    ensures \result.unknown == cells(answers, 27, 2);
    ensures \result.ric_yes == ric_cells(answers, 27, 1);
    ensures \result.ric_unknown == ric_cells(answers, 27, 2);
    ensures \result.yes + \result.unknown <= 27;
    ensures \result.ric_yes + \result.ric_unknown <= 24;
    ensures \result.ric_yes <= \result.yes <= \result.ric_yes + 3;
    ensures \result.ric_unknown <= \result.unknown <= \result.ric_unknown + 3; */
struct darisk_tally_counts darisk_tally_form(const uint8_t *answers);

/* Whether so many yes answers, and so many more that may be, reach a threshold. */
/*@ requires yes <= 27 && unknown <= 27;
    assigns \nothing;
    behavior met:
      assumes yes >= threshold;
      ensures \result == DARISK_CRITERION_MET;
    behavior open:
      assumes yes < threshold <= yes + unknown;
      ensures \result == DARISK_CRITERION_OPEN;
    behavior not_met:
      assumes yes + unknown < threshold;
      ensures \result == DARISK_CRITERION_NOT_MET;
    complete behaviors;
    disjoint behaviors; */
darisk_criterion darisk_tally_threshold(uint32_t yes, uint32_t unknown, uint32_t threshold);

#endif
