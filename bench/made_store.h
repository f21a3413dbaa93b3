/* made_store.h - a store of made-up people that is made once and kept for the next run. */
#ifndef LEADQUIZ_BENCH_MADE_STORE_H
#define LEADQUIZ_BENCH_MADE_STORE_H

#include "run.h"

#include "leadquiz/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The day of the lead's first look: 1 Dec 2026, noon. */
#define MADE_NOW (INT64_C(1796126400) * 1000)

/* Ten sittings each, in many teams of falling size. */
static inline struct demo_plan made_plan(int people) {
    return (struct demo_plan){.people = people,
                              .teams = people >= 1000 ? 500 : 5,
                              .months = 18,
                              .sittings = 10,
                              .seed = 20260109,
                              .now = MADE_NOW};
}

static inline bool made_told(int people, void *context) {
    const struct demo_plan *plan = context;
    if (people % 1000 == 0 || people == plan->people)
        fprintf(stderr, "\rmaking up %d of %d people", people, plan->people);
    if (people == plan->people)
        fputc('\n', stderr);
    return true;
}

/* Made under another name first: a run that is broken off leaves no half store behind. */
static inline bool made_fill(const char *path, const struct instrument *instrument,
                             struct demo_plan *plan, struct error *error) {
    char half[4096 + 8];
    snprintf(half, sizeof half, "%s.half", path);
    (void)unlink(half);
    struct store *store = store_open(half, error);
    bool done = store != NULL && demo_fill(store, instrument, plan, made_told, plan, error);
    store_close(store);
    return done && (rename(half, path) == 0 ||
                    error_set(error, ERROR_STORAGE, "%s cannot take its name", half));
}

/* FOLDER/made-PEOPLE.db, which is made when it is not there; its name in `path`. */
static inline bool made_store(const char *folder, const struct instrument *instrument, int people,
                              char path[4096], struct error *error) {
    struct demo_plan plan = made_plan(people);
    struct stat about;
    snprintf(path, 4096, "%s/made-%d.db", folder, people);
    return stat(path, &about) == 0 || made_fill(path, instrument, &plan, error);
}

/* Looking changes a store, so it is done to a copy. */
static inline bool made_copy(const char *from, const char *to) {
    const char *const words[] = {"/bin/cp", from, to, NULL};
    struct run ignored;
    return run_once(words, &ignored) == 0;
}

static inline void made_remove(const char *path) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char name[4096 + 16];
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
}

#endif
