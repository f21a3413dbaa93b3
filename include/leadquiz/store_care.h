/* store_care.h - the store as a whole: copies of it, and putting one in its place. */
#ifndef LEADQUIZ_STORE_CARE_H
#define LEADQUIZ_STORE_CARE_H

#include "leadquiz/store.h"

#include <limits.h>

/* How far it is; of 0: nobody knows how far it goes. False ends the work. May be NULL. */
typedef bool (*store_progress_fn)(void *context, int64_t done, int64_t of);

struct store_watch {
    store_progress_fn progress;
    void *context;
};

/* ---- reading without changing ---- */

/* Open the store at `path` to read: it is made neither newer nor by an empty file, and parts that
 * do not fit together are no reason to refuse it. *older: it is of an older form, and can do
 * nothing but be copied (store_copy). `named`: by the command itself, where --db is another one.
 * NULL with a sentence, as store_open. */
struct store *store_open_reading(const char *path, bool named, bool *older, struct error *error);

/* Open a copy that this program has made, and bring it to the newest form without a copy of the
 * copy. */
struct store *store_open_copy(const char *path, struct error *error);

/* ---- whether it is sound ---- */

/* What is wrong, a call for each. `kind` is the same for those that differ in whom they are about
 * alone. The sentence names sittings, people and meetings by their numbers, and tells nothing of
 * what anybody answered. */
typedef void (*store_problem_fn)(void *context, int kind, const char *sentence);

enum { STORE_PROBLEM_KINDS = 96 };

struct store_check {
    store_problem_fn problem;
    void *context;
    struct store_watch watch; /* counts the sittings */
};

struct store_checked {
    int64_t people, sittings, results; /* results: worked out anew */
    int64_t other_before; /* levels worked out when the sittings before them were others: some were
                             removed since, or came in */
};

/* Hold everything against what is promised of it: the file, its tables, what follows from other
 * rows, and each result against the answers and their own questionnaire. Nothing is changed, and
 * memory does not grow with the store. It sees the store as it was when it began. False when it
 * could not look to the end; damage is a problem, and no reason for that. */
bool store_check(struct store *store, const struct store_check *check,
                 struct store_checked *checked, struct error *error);

/* ---- what is in it ---- */

struct store_contents {
    int64_t people, sittings, meetings;
    int64_t newest; /* time of what was done last in it, 0: nothing was */
};

bool store_contents(struct store *store, struct store_contents *contents, struct error *error);

/* ---- copies ---- */

/* Fill the empty file `to` with all that is in the store now, while others go on writing; one file
 * without a log. It is read anew before it is called done: its parts fit together (where
 * `sound`), and each table has as many rows. new_file_end and store_put_back bring it to the disk
 * before it counts. `shown` is its name in sentences. */
bool store_copy(struct store *store, const char *to, const char *shown, bool sound,
                const struct store_watch *watch, struct error *error);

/* ---- putting one back ---- */

enum { KEPT_BESIDE_MOST = 99 }; /* PATH.before-restore, -2, -3 ... */

/* Put the store in the file `copy`, made by store_copy and brought to the newest form, in the place
 * of what is at `path`, which is first kept beside it (`kept`; "" where there was nothing).
 * Whoever looks afterwards finds the old one or the new one, whatever happens in between. A file
 * that can be opened stays the same file, so that no log of it can come to another; one that
 * cannot is exchanged, and what logs it has are kept beside with it. Refused while somebody has
 * the store open, and where a link, a directory, or the database of another program or of a newer
 * leadquiz is in the place. `copy` is gone afterwards only if it took the place itself.
 * Refused too where it has another passphrase than the one with the hash `lock` ("" = none was
 * given) and is not damaged, which is asked once nobody else has it. */
bool store_put_back(const char *path, const char *copy, const char *lock, char kept[PATH_MAX],
                    const struct store_watch *watch, struct error *error);

/* Of one that store_open refused: whether it is known that it has no passphrase, or that it is
 * damaged so that nobody can be asked for it. False too where it is locked, or memory is short. */
bool store_without_lock(const char *path);

#endif
