/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file stated.h
 * What is stated of a fact: yes, no, or unknown. Unknown is never read as no. */
#ifndef DARISK_STATED_H
#define DARISK_STATED_H

/** What is stated of a fact. Cleared memory is unknown. Other values are refused wherever one is
 * read. @since 0.1 */
typedef enum darisk_stated {
    DARISK_STATED_UNKNOWN = 0,
    DARISK_STATED_NO = 1,
    DARISK_STATED_YES = 2
} darisk_stated;

#endif
