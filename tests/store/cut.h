/* cut.h - what a power cut leaves of files. A tape has everything that was done to them; a model of
 * the drive is led along it and knows what is safe (synced) and what is on its way; at each moment
 * it can write down a state that a cut may leave, after SQLite's own assumptions
 * (https://www.sqlite.org/atomiccommit.html): what is on its way got there in any order, in part,
 * or not at all, file by file, and so did new and removed names. */
#ifndef LEADQUIZ_TESTS_STORE_CUT_H
#define LEADQUIZ_TESTS_STORE_CUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tape;

/* `folder` is where the files are; what is in it now is safe. Files of other folders are not noted.
 */
struct tape *tape_new(const char *folder);
void tape_free(struct tape *tape);
/* How many things have been done so far, and whether thing `at` (from 0) is a sync, or gave a file
 * another name. */
int tape_length(const struct tape *tape);
bool tape_is_sync(const struct tape *tape, int at);
bool tape_is_name(const struct tape *tape, int at);

int tape_open(struct tape *tape, const char *path); /* -1: not in the folder */
void tape_write(struct tape *tape, int file, const void *bytes, int length, int64_t at);
void tape_truncate(struct tape *tape, int file, int64_t size);
/* With `folder` the names in the folder are safe too. */
void tape_sync(struct tape *tape, int file, bool folder);
void tape_delete(struct tape *tape, const char *path, bool folder);
/* What the system was asked for without SQLite; paths of other folders do not matter. */
void tape_link(struct tape *tape, const char *from, const char *to);
void tape_rename(struct tape *tape, const char *from, const char *to);
void tape_sync_path(struct tape *tape, const char *path); /* a file, or the folder */

enum cut_manner {
    CUT_LOST,    /* nothing that was on its way got there */
    CUT_WRITTEN, /* everything did, as when the program is killed */
    CUT_ORDER,   /* of each file as much as it had come to */
    CUT_SECTORS, /* some sectors did */
    CUT_TORN,    /* some did, some in part, and what a file grew by is filled with anything */
    CUT_MANNERS
};

struct drive *drive_new(const struct tape *tape);
void drive_free(struct drive *drive);
/* Let everything up to `at` (excluded) happen; not backwards. */
void drive_go(struct drive *drive, int at);
/* Write the files that a cut leaves into the empty folder `path`. */
void drive_cut(const struct drive *drive, enum cut_manner manner, uint64_t *random,
               const char *path);

#endif
