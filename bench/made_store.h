/* made_store.h - a store of made-up people that is made once and kept for the next run. */
#ifndef LEADQUIZ_BENCH_MADE_STORE_H
#define LEADQUIZ_BENCH_MADE_STORE_H

#include "run.h"

#include "leadquiz/demo.h"
#include "leadquiz/transfer.h"

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

/* Whether anybody looks on: a line that is written over again is for a terminal alone. */
static inline bool made_watched(void) {
    return isatty(STDERR_FILENO) == 1;
}

static inline bool made_told(int people, void *context) {
    const struct demo_plan *plan = context;
    if (!made_watched())
        return true;
    if (people % 1000 == 0 || people == plan->people)
        fprintf(stderr, "\rmaking up %d of %d people", people, plan->people);
    if (people == plan->people)
        fputc('\n', stderr);
    return true;
}

/* Person after person, as the demo is made. */
static inline bool made_fill(const char *path, const struct instrument *instrument,
                             struct demo_plan *plan, struct error *error) {
    struct store *store = store_open(path, error);
    bool done = store != NULL && demo_fill(store, instrument, plan, made_told, plan, error);
    store_close(store);
    return done;
}

static inline bool made_copied(void *context, int64_t done, int64_t of) {
    (void)context;
    if (done % 10000 == 0 && made_watched())
        fprintf(stderr, "\rputting %lld of %lld in the order of time", (long long)done,
                (long long)of);
    return true;
}

/* Sitting after sitting as time went by: that is how a store comes about, and where things stand in
 * it decides what reading them costs. */
static inline bool made_order(const char *from, const char *to, FILE *between,
                              const struct instrument *instrument, struct error *error) {
    struct transfer_import_options options = {
        .name = from, .instrument = instrument, .now = MADE_NOW, .progress = made_copied};
    struct transfer_counts counts;
    struct store *store = store_open(from, error);
    bool done = store != NULL &&
                transfer_export(store, NULL, TRANSFER_JSON_LINES, between, NULL, NULL, error);
    store_close(store);
    rewind(between);
    store = done ? store_open(to, error) : NULL;
    done = store != NULL && transfer_import(store, between, &options, &counts, error);
    store_close(store);
    if (made_watched())
        fputc('\n', stderr);
    return done;
}

static inline void made_remove(const char *path) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char name[4096 + 32];
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
}

/* Made under other names first: a run that is broken off leaves no half store behind. */
static inline bool made_make(const char *path, const struct instrument *instrument, int people,
                             struct error *error) {
    struct demo_plan plan = made_plan(people);
    char unordered[4096 + 16], half[4096 + 16], lines[4096 + 16];
    snprintf(unordered, sizeof unordered, "%s.unordered", path);
    snprintf(half, sizeof half, "%s.half", path);
    snprintf(lines, sizeof lines, "%s.lines", path);
    made_remove(unordered);
    made_remove(half);
    FILE *between = fopen(lines, "w+e");
    bool done = between != NULL || error_set(error, ERROR_STORAGE, "%s cannot be written", lines);
    (void)unlink(lines);
    done = done && made_fill(unordered, instrument, &plan, error) &&
           made_order(unordered, half, between, instrument, error) &&
           (rename(half, path) == 0 ||
            error_set(error, ERROR_STORAGE, "%s cannot take its name", half));
    if (between != NULL)
        fclose(between);
    made_remove(unordered);
    made_remove(half);
    return done;
}

/* FOLDER/made-PEOPLE-QUESTIONNAIRE.db, which is made when it is not there; its name in `path`. */
static inline bool made_store(const char *folder, const struct instrument *instrument, int people,
                              char path[4096], struct error *error) {
    struct stat about;
    snprintf(path, 4096, "%s/made-%d-%.8s.db", folder, people, instrument->hash);
    return stat(path, &about) == 0 || made_make(path, instrument, people, error);
}

/* Looking changes a store, so it is done to a copy. */
static inline bool made_copy(const char *from, const char *to) {
    const char *const words[] = {"/bin/cp", from, to, NULL};
    struct run ignored;
    return run_once(words, &ignored) == 0;
}

#endif
