/* care.h - what is done to a store as a whole: look whether it is sound, copy it, put a copy back.
 * Its SQL stays in the store (store_care.h). */
#ifndef LEADQUIZ_CARE_H
#define LEADQUIZ_CARE_H

#include "leadquiz/store_care.h"
#include "leadquiz/store_forget.h"
#include "leadquiz/store_merge.h"

/* Whether both names lead to the same file. False where one of them leads to nothing. */
bool care_same_file(const char *one, const char *other);

/* ---- another file than the store in use ---- */

/* A store that is read and not changed. One of an older form is copied first, and it is the copy
 * that is made newer: beside `near`, mode 0600, gone at the end. */
struct care_reading {
    struct store *store;
    char copy[PATH_MAX]; /* "" = there is none */
};

/* False with a sentence: not there, empty, no store of this program, of a newer one, ... On failure
 * there is nothing to end. */
bool care_reading_begin(struct care_reading *reading, const char *path, const char *near,
                        const struct store_watch *watch, struct error *error);
void care_reading_end(struct care_reading *reading);

/* ---- whether it is sound ---- */

enum { CARE_LINES_OF_A_KIND = 20 };

struct care_check {
    void (*line)(void *context, const char *sentence); /* a problem */
    void *context;
    struct store_watch watch;
};

struct care_checked {
    struct store_checked looked_at;
    int64_t problems;
};

/* store_check, with at most CARE_LINES_OF_A_KIND lines of each kind, and one more that says how
 * many there are of it. True when it looked to the end, whatever it found. */
bool care_check(struct store *store, const struct care_check *check, struct care_checked *checked,
                struct error *error);

/* ---- what is in one ---- */

struct care_contents {
    struct store_contents in;
    char lock[PASSPHRASE_HASH_BYTES]; /* of the lead's passphrase, "" = none */
};

bool care_contents(struct store *store, struct care_contents *contents, struct error *error);

/* ---- a copy, and back ---- */

struct care_saving {
    const char *path; /* of the store */
    const char *file; /* of the copy */
    bool replace;     /* what is there; else nothing that is there is touched */
    bool there;       /* what came of it: something is, and that was the reason */
    struct care_contents contents;
};

/* Copy the store, while others go on with it; the copy is there wholly or not at all, and read anew
 * before it is called done. Never over the store itself, nor where a log beside the file (FILE-wal,
 * FILE-journal) would be taken for one of the copy. */
bool care_backup(struct store *store, struct care_saving *saving, const struct store_watch *watch,
                 struct error *error);

/* A copy of `file` that is ready to be put in the place of the store at `path`: beside it, sound,
 * of the newest form. */
struct care_restoring {
    const char *path;
    const char *lock; /* hash of the passphrase that was given for what is at path; "" = none was */
    char copy[PATH_MAX];
    struct care_contents contents;
};

/* `lock` is "" then. */
bool care_restore_begin(struct care_restoring *restoring, const char *path, const char *file,
                        const struct store_watch *watch, struct error *error);
/* `kept` as in store_put_back. */
bool care_restore_put(struct care_restoring *restoring, char kept[PATH_MAX],
                      const struct store_watch *watch, struct error *error);
void care_restore_end(struct care_restoring *restoring);

/* ---- another store put into this one ---- */

/* The store in `file` for store_merge (store_merge.h): a copy that nobody else can find, of the
 * newest form, with every sitting, result and meeting read; `file` itself is not changed. NULL with
 * a sentence when it is the store at `path`, or cannot be read wholly. */
struct store *care_merge_open(const char *path, const char *file, const struct store_watch *watch,
                              struct error *error);

/* Before store_merge: what is in the store at `path`, kept beside it as PATH.before-merge (-2, -3
 * ...), sound; `kept` is "" where nothing is in it. */
bool care_merge_keep(struct store *store, const char *path, char kept[PATH_MAX],
                     const struct store_watch *watch, struct error *error);
/* After store_merge: where it is known to have changed nothing, what was kept is removed, and
 * `kept` is "". */
void care_merge_kept(struct store *store, const struct merge_counts *counts, char kept[PATH_MAX],
                     const struct store_watch *watch);

/* ---- a person removed, or called otherwise ---- */

/* After store_forget and store_clean: the same in every copy of the store that the program has made
 * beside it (PATH.before-..., and PATH.copy-... that was left by one that was killed). `tell` is
 * told what came of each: FOUND_FAILED with the reason where the name may be in it yet, also of a
 * log whose copy is gone or cannot be opened. False when the folder cannot be read. */
typedef void (*care_copy_fn)(void *context, const char *copy, enum found found,
                             const struct error *why);
bool care_forget_copies(const char *path, const char *name, care_copy_fn tell, void *context,
                        struct error *error);
/* After store_rename and store_clean. `again`: it was renamed before; whoever is called so in a
 * copy has to be the one of the store (store_rename_in_copy). */
bool care_rename_copies(const char *path, const char *from, const char *to, bool again,
                        care_copy_fn tell, void *context, struct error *error);

#endif
