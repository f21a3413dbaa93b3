/* apart.c - a copy of another store, of the newest form, that nobody else can find. */
#include "backup.h"
#include "check.h"
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

/* What such a journal would undo counts no more; undoing it would change the file. */
static bool has_journal(const char *resolved) {
    char journal[PATH_MAX + 16];
    struct stat about;
    (void)snprintf(journal, sizeof journal, "%s-journal", resolved);
    return lstat(journal, &about) == 0;
}

static bool is_between(const char *path, struct error *error) {
    return error_set(error, ERROR_STORAGE,
                     _("%s-journal stands there: %s is in use, or was left in the middle of a "
                       "change; open it with leadquiz once and try again, or name another file"),
                     path, path);
}

/* One that somebody uses has a log, which is read along; for one that nobody uses SQLite would
 * leave two more files beside it, so it is read as one that cannot change. */
static int open_to_read(const char *resolved, sqlite3 **database) {
    char uri[URI_BYTES];
    write_uri(resolved, place_has_log(resolved) ? "mode=ro" : "mode=ro&immutable=1", uri);
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
        bool logged = place_has_log(resolved);
        if (has_journal(resolved))
            return is_between(copy->path, error);
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
                    place_has_log(resolved) == logged && !has_journal(resolved);
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

static void keep_first(void *context, int kind, const char *sentence) {
    struct error *first = context;
    (void)kind;
    if (first->kind == ERROR_NONE)
        error_set(first, ERROR_STORAGE, "%s", sentence);
}

/* Tables and rules of others would stand in the way of ours, or let in what ours refuse. */
static bool has_our_tables(struct store *copy, struct error *error) {
    struct error first = {.kind = ERROR_NONE};
    const struct store_check check = {.problem = keep_first, .context = &first};
    const struct checking checking = {.store = copy, .check = &check, .error = error};
    if (!check_schema(&checking))
        return false;
    return first.kind == ERROR_NONE || database_damaged(copy, first.sentence, error);
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
    enum place place = place_look_named(path, schema_migrations()->count, &size, error);
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
        has_our_tables(copy, error) && merge_text_sound(copy, error))
        return copy;
    store_close(copy);
    return NULL;
}
