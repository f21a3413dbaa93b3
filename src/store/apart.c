/* apart.c - a copy of another store, of the newest form, that nobody else can find. */
#include "backup.h"
#include "merge.h"
#include "open.h"
#include "place.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Each byte of a path may become three. */
enum { URI_BYTES = 3 * PATH_MAX + 32 };

/* file:PATH?QUERY, with all but plain letters written as %XX. */
static void write_uri(const char *path, const char *query, char uri[URI_BYTES]) {
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/";
    size_t at = (size_t)snprintf(uri, URI_BYTES, "file:");
    for (; *path != '\0'; path++) {
        if (strchr(plain, *path) != NULL)
            uri[at++] = *path;
        else
            at += (size_t)snprintf(uri + at, URI_BYTES - at, "%%%02X", (unsigned char)*path);
    }
    (void)snprintf(uri + at, URI_BYTES - at, "?%s", query);
}

static bool has_log(const char *resolved) {
    char log[PATH_MAX + 8];
    struct stat about;
    (void)snprintf(log, sizeof log, "%s-wal", resolved);
    return lstat(log, &about) == 0 && about.st_size > 0;
}

/* One that somebody uses has a log, which is read along; for one that nobody uses SQLite would
 * leave two more files beside it, so it is read as one that cannot change. */
static int open_to_read(const char *resolved, sqlite3 **database) {
    char uri[URI_BYTES];
    write_uri(resolved, has_log(resolved) ? "mode=ro" : "mode=ro&immutable=1", uri);
    return sqlite3_open_v2(uri, database,
                           SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW |
                               SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
                               SQLITE_OPEN_EXRESCODE,
                           NULL);
}

static bool same_moment(const struct stat *one, const struct stat *other) {
    return one->st_size == other->st_size && one->st_mtim.tv_sec == other->st_mtim.tv_sec &&
           one->st_mtim.tv_nsec == other->st_mtim.tv_nsec;
}

static bool cannot_read(const struct store *copy, int code, struct error *error) {
    if (code == SQLITE_NOMEM)
        return error_memory(error);
    if (code == SQLITE_INTERRUPT)
        return error_set(error, ERROR_INTERRUPTED, _("interrupted; nothing was changed"));
    if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
        return error_set(error, ERROR_STORAGE, _("%s is damaged: its parts do not fit together"),
                         copy->path);
    return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), copy->path,
                     sqlite3_errstr(code));
}

/* Whether somebody has begun to use it meanwhile is seen by its size, time and log. */
static bool fill(struct store *copy, const char *resolved, const struct store_watch *watch,
                 struct error *error) {
    enum { TRIES = 5 };
    struct stat before, after;
    int code = SQLITE_BUSY;
    for (int i = 0; i < TRIES; i++) {
        sqlite3 *database = NULL;
        bool logged = has_log(resolved);
        if (stat(resolved, &before) != 0)
            return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), copy->path,
                             strerror(errno));
        code = open_to_read(resolved, &database);
        if (code == SQLITE_OK)
            code = sqlite3_busy_timeout(database, copy->wait_ms);
        if (code == SQLITE_OK)
            code = backup_pages(database, copy->database, watch);
        (void)sqlite3_close(database);
        bool same = stat(resolved, &after) == 0 && same_moment(&before, &after) &&
                    has_log(resolved) == logged;
        if (code != SQLITE_OK || logged || same)
            break;
        code = SQLITE_BUSY;
    }
    return code == SQLITE_OK || cannot_read(copy, code, error);
}

static bool fits_together(struct store *copy, struct error *error) {
    static const char *const damages[] = {
        "SELECT count(*) FROM pragma_integrity_check(1) WHERE integrity_check <> 'ok'",
        "SELECT count(*) FROM pragma_foreign_key_check"};
    for (int i = 0; i < 2; i++) {
        int64_t found = 0;
        if (!database_number(copy, damages[i], &found, error))
            return false;
        if (found > 0)
            return database_damaged(copy, _("its parts do not fit together"), error);
    }
    return true;
}

/* What the log says counts, not what place_look saw. */
static bool is_ours(struct store *copy, struct error *error) {
    int64_t application = 0, version = 0;
    if (!database_number(copy, "PRAGMA application_id", &application, error) ||
        !database_number(copy, "PRAGMA user_version", &version, error))
        return false;
    if (application == APPLICATION_ID && version >= 1 && version <= schema_migrations()->count)
        return true;
    return error_set(error, ERROR_STORAGE,
                     _("%s is not a store that this leadquiz can read; name another file"),
                     copy->path);
}

struct store *store_open_apart(const char *path, const struct store_watch *watch,
                               struct error *error) {
    char resolved[PATH_MAX];
    int64_t size = 0;
    enum place place = place_look(path, schema_migrations()->count, &size, error);
    if (place == PLACE_MISSING || place == PLACE_EMPTY)
        error_set(error, ERROR_INPUT,
                  place == PLACE_MISSING ? _("%s is not there") : _("%s is empty"), path);
    if (place != PLACE_STORE)
        return NULL;
    if (realpath(path, resolved) == NULL) {
        error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), path, strerror(errno));
        return NULL;
    }
    struct store *copy = open_nameless(path, error);
    if (copy != NULL)
        copy->reading = true;
    if (copy != NULL && fill(copy, resolved, watch, error) && is_ours(copy, error) &&
        fits_together(copy, error) && schema_upgrade(copy, schema_migrations(), error) &&
        merge_text_sound(copy, error))
        return copy;
    store_close(copy);
    return NULL;
}
