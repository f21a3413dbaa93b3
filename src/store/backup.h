/* backup.h - a copy of the whole store. */
#ifndef LEADQUIZ_STORE_BACKUP_H
#define LEADQUIZ_STORE_BACKUP_H

#include "database.h"

#include "leadquiz/new_file.h"
#include "leadquiz/store_care.h"

/* What came of a copy. */
struct copying {
    int code;   /* SQLITE_OK: it is there; SQLITE_INTERRUPT: asked to stop */
    int system; /* errno, where the system said one */
    bool other; /* it was read anew and is not the same */
};

/* What is looked at when it is read anew: whose it is and of which form; how many rows each table
 * has; whether its parts fit together. Each includes those before it. */
enum anew { ANEW_FORM, ANEW_ROWS, ANEW_WHOLE };

/* Copy what is committed into the empty file `to` and read it anew. `from` is in a read
 * transaction, or nobody else can write. new_file_end or backup_settle bring it to the disk. */
struct copying backup_copy(sqlite3 *from, const char *to, enum anew anew,
                           const struct store_watch *watch);

/* Make a copy that was used one file without a log again, which is on the disk. */
struct copying backup_settle(const char *path);

/* The sentence for a copy that is not there; returns false. */
bool backup_failed(const struct copying *copying, const char *shown, struct error *error);

/* Copy pages of one open database over those of another, in one change of the other. */
int backup_pages(sqlite3 *from, sqlite3 *to, const struct store_watch *watch);
/* The same into a database that is attached under that name. */
int backup_pages_as(sqlite3 *from, sqlite3 *to, const char *name, const struct store_watch *watch);

/* A copy of the store for PATH.before-vVERSION, or -2, -3 ... when that name is taken: no older
 * copy is ever overwritten. Made by one that is alone with the store, outside of a transaction; it
 * is there under its name, and on the disk, when backup_beside_end has kept it. On failure there is
 * nothing to end. */
struct backup_beside {
    struct new_file file;
    char path[PATH_MAX];
};
bool backup_beside_begin(struct backup_beside *beside, struct store *store, int version,
                         struct error *error);
/* Not to keep it is no failure; `error` may be NULL then. */
bool backup_beside_end(struct backup_beside *beside, struct store *store, bool keep,
                       struct error *error);

/* A file beside `path` under the first free of PATH.NAME, PATH.NAME-2 ...; keeping it is
 * new_file_end. */
bool backup_new_file(const char *path, const char *name, int number, char out[PATH_MAX],
                     struct new_file *file, struct error *error);

#endif
