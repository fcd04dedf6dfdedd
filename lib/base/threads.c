/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
#include "base/threads.h"

#include <stdbool.h>
#include <stddef.h>

struct part {
    void (*task)(void *context, uint32_t part);
    void *context;
    uint32_t number;
    bool started;
    pthread_t thread;
};

static void *start(void *argument) {
    const struct part *part = argument;
    part->task(part->context, part->number);
    return NULL;
}

void darisk_threads_run(uint32_t parts, void (*task)(void *context, uint32_t part), void *context) {
    struct part all[DARISK_THREADS_LAST];
    for (uint32_t i = 1; i < parts; i++) {
        all[i] = (struct part){.task = task, .context = context, .number = i};
        all[i].started = pthread_create(&all[i].thread, NULL, start, &all[i]) == 0;
    }
    task(context, 0);
    for (uint32_t i = 1; i < parts; i++) {
        if (all[i].started)
            pthread_join(all[i].thread, NULL);
        else
            task(context, i);
    }
}

/* A mutex of the default kind: none of these can fail where each is used as it is here. */
void darisk_lock_new(struct darisk_lock *lock) {
    (void)pthread_mutex_init(&lock->mutex, NULL);
}

void darisk_lock_free(struct darisk_lock *lock) {
    (void)pthread_mutex_destroy(&lock->mutex);
}

void darisk_lock_take(struct darisk_lock *lock) {
    (void)pthread_mutex_lock(&lock->mutex);
}

void darisk_lock_give(struct darisk_lock *lock) {
    (void)pthread_mutex_unlock(&lock->mutex);
}
