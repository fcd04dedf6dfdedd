/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file reference.h
 * Numbers for texts that refer to somebody or something.
 *
 * The calls of this library know people, incidents and groups by numbers, and 0 as "not given". A
 * host whose references are texts makes numbers of them here. The number of a text follows from the
 * text alone: it is the same in every process, language and release, so that cohorts which were
 * filled apart can be merged, and saved bytes can be read elsewhere.
 *
 * It hides nothing. Whoever can guess a text can make its number and compare: the number of a
 * reference is as personal as the reference, and is no pseudonym.
 *
 * There are more texts than numbers. Among ten million texts that two of them come to one number
 * has a chance of one in 370,000; among a hundred million, of one in 3,700. Who chooses the texts
 * can search for two that do, and find them. A number by itself does not show it: a dictionary
 * (arrow.h) knows the texts, refuses the second of two, and gives the text of a number back. Put
 * all texts of a cohort through one, and merge the dictionaries where cohorts are merged. */
#ifndef DARISK_REFERENCE_H
#define DARISK_REFERENCE_H

#include <stddef.h>
#include <stdint.h>

#include "darisk/export.h"
#include "darisk/status.h"

DARISK_BEGIN_DECLS

/** The number of a text: the first eight bytes of its SHA-256, the first of them the lowest. The
 * empty text is 0, which is no reference: two cells left empty are not one person. Nothing is
 * trimmed, folded or normalised: "p1" and "P1" are two, and so are the two ways to write "é".
 * @param text    UTF-8 without a NUL, so that every language has the same text; need not end in
 *                NUL; may be NULL where length is 0
 * @param length  its bytes
 * @param out     untouched on failure
 * @return #DARISK_OK; #DARISK_ERROR_NULL; #DARISK_ERROR_REFERENCE_TEXT for other bytes;
 *         #DARISK_ERROR_REFERENCE_SAME for a text that comes to 0, as the empty text does. None is
 *         known.
 * @since 0.1 */
DARISK_API DARISK_MUST_USE darisk_status darisk_reference_of_text(const char *text, size_t length,
                                                                  uint64_t *out);

DARISK_END_DECLS

#endif
