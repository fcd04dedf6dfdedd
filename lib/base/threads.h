/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file threads.h
 * Work that is done in parts, each by a thread of its own where that is wanted. Internal. */
#ifndef DARISK_BASE_THREADS_H
#define DARISK_BASE_THREADS_H

#include <pthread.h>
#include <stdint.h>

#define DARISK_THREADS_LAST 64

/* Calls the task once with each number below `parts`, from 1 to DARISK_THREADS_LAST, and returns
 * when all are done. Part 0 is done by the calling thread, and so is every part for which no
 * thread can be started: a task must not wait for another. With one part none is started. */
void darisk_threads_run(uint32_t parts, void (*task)(void *context, uint32_t part), void *context);

/* What only one thread may do at a time. */
struct darisk_lock {
    pthread_mutex_t mutex;
};

void darisk_lock_new(struct darisk_lock *lock);
void darisk_lock_free(struct darisk_lock *lock);
void darisk_lock_take(struct darisk_lock *lock);
void darisk_lock_give(struct darisk_lock *lock);

#endif
