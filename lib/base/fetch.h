/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file fetch.h
 * Memory that will be needed soon, wherever it lies. Internal. */
#ifndef DARISK_BASE_FETCH_H
#define DARISK_BASE_FETCH_H

/* Asks for memory to be brought near; changes nothing. Compilers that do not know how are not
 * asked. */
#ifdef __GNUC__
#define DARISK_FETCH(address)          __builtin_prefetch(address)
#define DARISK_FETCH_TO_WRITE(address) __builtin_prefetch(address, 1)
#else
#define DARISK_FETCH(address)          (void)(address)
#define DARISK_FETCH_TO_WRITE(address) (void)(address)
#endif

#endif
