/* restore.c - a store put back in the place of another, so that whoever looks finds one of them
 * whole. What can go wrong: https://www.sqlite.org/howtocorrupt.html */
#include "backup.h"
#include "place.h"
#include "schema.h"

#include "leadquiz/file.h"
#include "leadquiz/new_file.h"
#include "leadquiz/store_care.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char beside_name[] = "before-restore";

struct putting {
    const char *path, *copy, *lock;
    char resolved[PATH_MAX];
    char *kept;
    const struct store_watch *watch;
    struct error *error;
};

static bool in_use(const struct putting *putting) {
    return error_set(putting->error, ERROR_STORAGE,
                     _("%s is in use by another leadquiz (a meeting, perhaps), so nothing was "
                       "changed; end that one and try again"),
                     putting->path);
}

static bool cannot_keep(const struct putting *putting, int why) {
    return error_set(putting->error, ERROR_STORAGE,
                     _("what is at %s now could not be kept beside it: %s; nothing was changed"),
                     putting->path, strerror(why));
}

static bool cannot_put(const struct putting *putting, int why) {
    return error_set(putting->error, ERROR_STORAGE,
                     _("%s cannot be written: %s; what was there is kept in %s"), putting->path,
                     strerror(why), putting->kept);
}

static bool cannot_open(const struct putting *putting, int code) {
    return error_set(putting->error, ERROR_STORAGE, _("%s cannot be written: %s"), putting->path,
                     sqlite3_errstr(code));
}

static bool not_asked(const struct putting *putting) {
    return error_set(putting->error, ERROR_STORAGE,
                     _("%s has a passphrase that was not asked for, so nothing was changed; try "
                       "again, or move that file away where it cannot be opened"),
                     putting->path);
}

/* SQLite takes a log by its name alone. */
static bool has_log(const char *path) {
    static const char *const endings[] = {"-wal", "-journal"};
    char log[PATH_MAX + 16];
    struct stat about;
    bool there = false;
    for (int i = 0; i < 2; i++) {
        (void)snprintf(log, sizeof log, "%s%s", path, endings[i]);
        there = there || lstat(log, &about) == 0 || errno != ENOENT;
    }
    return there;
}

/* ---- whose passphrase it has ---- */

/* The first column of the first row, "" where there is none. */
static int first_text(sqlite3 *database, const char *sql, char *out, size_t size) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    out[0] = '\0';
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const unsigned char *text = sqlite3_column_text(statement, 0);
        (void)snprintf(out, size, "%s", text != NULL ? (const char *)text : "");
    }
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

static bool is_damage(int code) {
    return (code & 0xff) == SQLITE_NOTADB || (code & 0xff) == SQLITE_CORRUPT;
}

/* *unlocked: the passphrase in it is `lock`, or it has none (as the first form has no table for
 * it), or it is so damaged that nobody could be asked. */
static int look_for_lock(sqlite3 *database, const char *lock, bool *unlocked) {
    char text[PASSPHRASE_HASH_BYTES] = "";
    int code = first_text(database,
                          "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                          "name = 'lead_lock'",
                          text, sizeof text);
    if (code == SQLITE_OK && text[0] != '\0')
        code = first_text(database, "SELECT hash FROM lead_lock", text, sizeof text);
    *unlocked =
        is_damage(code) || (code == SQLITE_OK && (text[0] == '\0' || strcmp(text, lock) == 0));
    if (code != SQLITE_OK || *unlocked)
        return is_damage(code) ? SQLITE_OK : code;
    code = first_text(database, "PRAGMA quick_check(1)", text, sizeof text);
    *unlocked = is_damage(code) || (code == SQLITE_OK && strcmp(text, "ok") != 0);
    return is_damage(code) ? SQLITE_OK : code;
}

/* ---- one that can be opened ---- */

/* Alone with it, by SQLite's own locks: whoever has the store open holds one as long as it is
 * open, and whoever comes now waits. What stands in its log comes into the file, and the log is
 * gone. */
static int hold_alone(const char *path, sqlite3 **database) {
    enum { WAIT_FOR_OTHERS_MS = 500 };
    int code = sqlite3_open_v2(path, database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    if (code != SQLITE_OK)
        return code;
    (void)sqlite3_busy_timeout(*database, WAIT_FOR_OTHERS_MS);
    (void)sqlite3_db_config(*database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    /* Where it cannot be opened its log stays as it is. */
    (void)sqlite3_db_config(*database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return sqlite3_exec(*database,
                        "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;"
                        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                        "BEGIN EXCLUSIVE; COMMIT",
                        NULL, NULL, NULL);
}

/* Damaged or not, page by page as it is. */
static bool keep_pages(struct putting *putting, sqlite3 *database) {
    struct new_file file;
    bool made = false;
    for (int i = 1; i <= KEPT_BESIDE_MOST && !made; i++) {
        errno = EEXIST;
        file.there = false;
        made = backup_new_file(putting->resolved, beside_name, i, putting->kept, &file, NULL);
        if (!made && !file.there)
            break;
        if (made && has_log(putting->kept)) {
            (void)new_file_end(&file, false, NULL);
            made = false;
        }
    }
    if (!made)
        return cannot_keep(putting, errno);
    struct copying copying = backup_copy(database, file.beside, ANEW_FORM, putting->watch);
    bool done = copying.code == SQLITE_OK && !copying.other;
    if (!done)
        backup_failed(&copying, putting->kept, putting->error);
    return new_file_end(&file, done, done ? putting->error : NULL);
}

/* One change of the file there: its journal undoes a half of it. */
static bool put_pages(struct putting *putting, sqlite3 *database) {
    struct copying copying = {SQLITE_OK, 0, false};
    sqlite3 *copy = NULL;
    copying.code =
        sqlite3_open_v2(putting->copy, &copy,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (copying.code == SQLITE_OK)
        copying.code = backup_pages(copy, database, putting->watch);
    if (copying.code != SQLITE_OK)
        (void)sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &copying.system);
    (void)sqlite3_close(copy);
    return copying.code == SQLITE_OK || backup_failed(&copying, putting->path, putting->error);
}

/* ---- one that cannot ---- */

/* The file by way of SQLite's own file layer, which knows what locks this process has on it. */
struct raw {
    const char *name;
    sqlite3_file *file;
};

static int raw_open(struct raw *raw, const char *path, int flags) {
    sqlite3_vfs *files = sqlite3_vfs_find(NULL);
    raw->name = sqlite3_create_filename(path, "", "", 0, NULL);
    raw->file = files != NULL ? calloc(1, (size_t)files->szOsFile) : NULL;
    if (raw->name == NULL || raw->file == NULL)
        return SQLITE_NOMEM;
    return files->xOpen(files, raw->name, raw->file, flags | SQLITE_OPEN_MAIN_DB, NULL);
}

static void raw_close(struct raw *raw) {
    if (raw->file != NULL && raw->file->pMethods != NULL)
        (void)raw->file->pMethods->xClose(raw->file);
    free(raw->file);
    sqlite3_free_filename(raw->name);
}

/* The lock that SQLite takes, on a file whose inside it refuses. */
static int raw_lock(const struct raw *raw) {
    static const int steps[] = {SQLITE_LOCK_SHARED, SQLITE_LOCK_RESERVED, SQLITE_LOCK_EXCLUSIVE};
    int code = SQLITE_OK;
    for (int i = 0; i < 3 && code == SQLITE_OK; i++)
        code = raw->file->pMethods->xLock(raw->file, steps[i]);
    return code;
}

static bool join(char out[PATH_MAX], const char *path, const char *ending) {
    int length = snprintf(out, PATH_MAX, "%s%s", path, ending);
    return length >= 0 && length < PATH_MAX;
}

/* A second name for the file that is there, or the first one that is free. */
static bool keep_name(struct putting *putting, bool there) {
    struct stat about;
    for (int i = 1; i <= KEPT_BESIDE_MOST; i++) {
        char ending[64] = "";
        (void)snprintf(ending, sizeof ending, i > 1 ? ".%s-%d" : ".%s", beside_name, i);
        if (!join(putting->kept, putting->resolved, ending))
            return cannot_keep(putting, ENAMETOOLONG);
        if (has_log(putting->kept))
            continue;
        bool kept = there ? link(putting->resolved, putting->kept) == 0
                          : lstat(putting->kept, &about) != 0 && errno == ENOENT;
        if (kept)
            return true;
        if (there && errno != EEXIST)
            return cannot_keep(putting, errno);
    }
    return cannot_keep(putting, EEXIST);
}

/* A log that stays would be taken for one of the new file. The folder tells that it is gone before
 * it tells of the new file. */
static bool move_logs(struct putting *putting, bool *moved) {
    static const char *const endings[] = {"-wal", "-journal"};
    char log[PATH_MAX], kept[PATH_MAX];
    for (int i = 0; i < 2; i++) {
        if (!join(log, putting->resolved, endings[i]) || !join(kept, putting->kept, endings[i]))
            return cannot_keep(putting, ENAMETOOLONG);
        if (rename(log, kept) == 0)
            *moved = true;
        else if (errno != ENOENT)
            return cannot_keep(putting, errno);
    }
    if (!join(log, putting->resolved, "-shm"))
        return cannot_keep(putting, ENAMETOOLONG);
    return ((unlink(log) == 0 || errno == ENOENT) && file_sync_folder(putting->resolved)) ||
           cannot_keep(putting, errno);
}

static bool exchange(struct putting *putting) {
    bool moved = false;
    if (!keep_name(putting, true) || !move_logs(putting, &moved))
        return false;
    return (rename(putting->copy, putting->resolved) == 0 && file_sync_folder(putting->resolved)) ||
           cannot_put(putting, errno);
}

/* Whether what is there is no database, or cut off in its header: nobody else's then. */
static bool is_no_database(const char *path) {
    enum { HEADER_BYTES = 100 };
    static const char magic[16] = "SQLite format 3";
    char start[sizeof magic] = "";
    struct raw raw = {NULL, NULL};
    struct stat about;
    if (lstat(path, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size == 0)
        return false;
    if (about.st_size < HEADER_BYTES)
        return true;
    bool other = raw_open(&raw, path, SQLITE_OPEN_READONLY) == SQLITE_OK &&
                 raw.file->pMethods->xRead(raw.file, start, sizeof start, 0) == SQLITE_OK &&
                 memcmp(start, magic, sizeof magic) != 0;
    raw_close(&raw);
    return other;
}

/* `header`: that is why it cannot be opened, and it may be another one now. */
static bool exchange_locked(struct putting *putting, bool header) {
    struct raw raw = {NULL, NULL};
    bool done = false;
    int code = raw_open(&raw, putting->resolved, SQLITE_OPEN_READWRITE);
    if (code == SQLITE_OK)
        code = raw_lock(&raw);
    bool another = code == SQLITE_OK && header && !is_no_database(putting->resolved);
    if (another || (code & 0xff) == SQLITE_BUSY)
        in_use(putting);
    else if (code == SQLITE_OK)
        done = exchange(putting);
    else
        cannot_open(putting, code);
    raw_close(&raw);
    return done;
}

/* ---- either ---- */

static bool look_once_alone(const struct putting *putting, sqlite3 *database, bool *empty) {
    char used[32] = "";
    bool unlocked = false;
    int code = first_text(database,
                          "SELECT (SELECT count(*) FROM sqlite_schema) + "
                          "(SELECT application_id FROM pragma_application_id)",
                          used, sizeof used);
    *empty = strcmp(used, "0") == 0;
    if (code == SQLITE_OK || is_damage(code))
        code = look_for_lock(database, putting->lock, &unlocked);
    if (code != SQLITE_OK)
        return cannot_open(putting, code);
    return unlocked || not_asked(putting);
}

/* Whether there is a store in it is asked once nobody else can put one there. */
static bool put_over(struct putting *putting) {
    sqlite3 *database = NULL;
    bool done = false, empty = false;
    int code = hold_alone(putting->resolved, &database), kind = code & 0xff;
    if (code == SQLITE_OK)
        done = look_once_alone(putting, database, &empty) &&
               (empty || keep_pages(putting, database)) && put_pages(putting, database);
    else if (kind == SQLITE_BUSY)
        in_use(putting);
    (void)sqlite3_close(database);
    if (is_damage(code))
        return exchange_locked(putting, false);
    return done || kind == SQLITE_OK || kind == SQLITE_BUSY ? done : cannot_open(putting, code);
}

/* The place holds an empty file then, which counts as no store. */
static bool make_place(struct putting *putting) {
    bool moved = false;
    (void)snprintf(putting->resolved, sizeof putting->resolved, "%s", putting->path);
    if (!keep_name(putting, false) || !move_logs(putting, &moved))
        return false;
    if (!moved)
        putting->kept[0] = '\0';
    return place_create(putting->path, putting->error);
}

bool store_put_back(const char *path, const char *copy, const char *lock, char kept[PATH_MAX],
                    const struct store_watch *watch, struct error *error) {
    struct putting putting = {
        .path = path, .copy = copy, .lock = lock, .kept = kept, .watch = watch, .error = error};
    kept[0] = '\0';
    int64_t size = 0;
    bool damaged = is_no_database(path);
    enum place place = PLACE_STORE;
    if (!damaged)
        place = place_look(path, schema_migrations()->count, &size, error);
    if (place == PLACE_WRONG)
        return false;
    struct copying settled = backup_settle(copy);
    if (settled.code != SQLITE_OK)
        return backup_failed(&settled, path, error);
    if ((place == PLACE_MISSING && !make_place(&putting)) ||
        !place_resolve(path, putting.resolved, error))
        return false;
    place_close_to_others(putting.resolved);
    return damaged ? exchange_locked(&putting, true) : put_over(&putting);
}

bool store_without_lock(const char *path) {
    sqlite3 *database = NULL;
    bool unlocked = false;
    if (is_no_database(path))
        return true;
    int code = sqlite3_open_v2(path, &database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    if (code == SQLITE_OK)
        code = sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (code == SQLITE_OK)
        code = look_for_lock(database, "", &unlocked);
    if (code == SQLITE_OK && !unlocked)
        (void)sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    (void)sqlite3_close(database);
    return code == SQLITE_OK && unlocked;
}
