/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/* A civil day as a day number at compile time, for the tables of the law. */
#ifndef DARISK_DAY_H
#define DARISK_DAY_H

/* The year is counted from March, so that the leap day is its last. */
#define DARISK_DAY_YEAR(year, month) ((year) - ((month) <= 2 ? 1 : 0))
#define DARISK_DAY_MONTH(month)      (((month) + 9) % 12)

/* The darisk_date of a day from 0001-01-01 on: an integer constant expression where its
 * arguments are. It does not check that there is such a day. */
#define DARISK_DAY(year, month, day)                                                               \
    (365 * DARISK_DAY_YEAR(year, month) + DARISK_DAY_YEAR(year, month) / 4 -                       \
     DARISK_DAY_YEAR(year, month) / 100 + DARISK_DAY_YEAR(year, month) / 400 +                     \
     (153 * DARISK_DAY_MONTH(month) + 2) / 5 + (day)-1 - 719468)

#endif
