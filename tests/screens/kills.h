/* kills.h - the program killed at exact moments of something it does, and what is left then. */
#ifndef LEADQUIZ_TEST_KILLS_H
#define LEADQUIZ_TEST_KILLS_H

#include "program.h"

#include <stdint.h>

struct sqlite3;

/* The files of a seat's store, to begin with again and again. */
struct kept_files {
    struct kept_file {
        char name[64];
        unsigned char *bytes;
        size_t length;
    } list[8];
    int count;
};

struct scene {
    struct seat *seat;
    const char *name;
    const char *const *arguments;
    const struct kept_files *files;
    /* Made when the files are there and nothing runs; NULL: nothing. */
    void (*prepare)(struct scene *scene);
    /* What a person does; it may end at any moment. How much was shown as done goes to `shown`. */
    void (*act)(struct scene *scene, struct terminal *terminal);
    /* How much there is: at least what was shown, else it is lost; -1: it is half-done. */
    long (*there)(struct scene *scene, struct sqlite3 *store);
    bool endless; /* it ends by a hang-up when it is not killed */
    void *context;
    long shown;
};

struct kill_counts {
    long kills, lost, corrupt;
};

/* Keep what lies in the store's folder, and put it back so, without anything else. */
void kept_files_take(struct kept_files *files, const struct seat *seat);
void kept_files_put(const struct kept_files *files, const struct seat *seat);
void kept_files_free(struct kept_files *files);

/* Play the scene once to its end, then so many times up to a moment drawn by the seed. */
void kills_play(struct scene *scene, int times, int times_soaking, struct kill_counts *counts);

/* Print the line of counts and the seed; fails when something was lost or is not sound. */
void kills_tell(const struct kill_counts *counts);

/* For `act`: wait for the text; false when the program has ended before. */
bool kills_await(struct terminal *terminal, const char *text);

/* For `there`: a number that SQL asks for, -1 when there is none. */
long kills_ask(struct sqlite3 *store, const char *sql);

/* Whether the store of the seat opens and all in it agrees; else it is told. */
bool kills_sound(const struct seat *seat);

/* Open the store of the seat as it is, by itself. Never NULL. */
struct sqlite3 *kills_store(const struct seat *seat);
void kills_close(struct sqlite3 *store);
void kills_store_path(const struct seat *seat, char *path, size_t size);

#endif
