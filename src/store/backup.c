#include "backup.h"

#include "leadquiz/new_file.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- page by page ---- */

int backup_pages(sqlite3 *from, sqlite3 *to, const struct store_watch *watch) {
    return backup_pages_as(from, to, "main", watch);
}

int backup_pages_as(sqlite3 *from, sqlite3 *to, const char *name, const struct store_watch *watch) {
    enum { PAGES_AT_ONCE = 2048 };
    int code = SQLITE_OK;
    sqlite3_backup *backup = sqlite3_backup_init(to, name, from, "main");
    if (backup == NULL)
        return sqlite3_extended_errcode(to);
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(backup, PAGES_AT_ONCE);
        int of = sqlite3_backup_pagecount(backup), done = of - sqlite3_backup_remaining(backup);
        if (code == SQLITE_OK && watch != NULL && watch->progress != NULL &&
            !watch->progress(watch->context, done, of))
            code = SQLITE_INTERRUPT;
    }
    int finished = sqlite3_backup_finish(backup);
    return code == SQLITE_DONE ? finished : code;
}

/* ---- read anew ---- */

static int number_of(sqlite3 *database, const char *sql, int64_t *number) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        *number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

static int same_number(sqlite3 *one, sqlite3 *other, const char *sql, bool *same) {
    int64_t numbers[2] = {0, 0};
    int code = number_of(one, sql, &numbers[0]);
    if (code == SQLITE_OK)
        code = number_of(other, sql, &numbers[1]);
    *same = *same && numbers[0] == numbers[1];
    return code;
}

/* The same tables, with as many rows in each. */
static int same_tables(sqlite3 *one, sqlite3 *other, bool *same) {
    sqlite3_stmt *tables = NULL;
    int step = SQLITE_OK;
    int code = same_number(one, other, "SELECT count(*) FROM sqlite_schema", same);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(one,
                                  "SELECT format('SELECT count(*) FROM \"%w\"', name) "
                                  "FROM sqlite_schema WHERE type = 'table'",
                                  -1, &tables, NULL);
    while (code == SQLITE_OK && (step = sqlite3_step(tables)) == SQLITE_ROW) {
        const char *count = (const char *)sqlite3_column_text(tables, 0);
        code = count != NULL ? same_number(one, other, count, same) : SQLITE_NOMEM;
    }
    sqlite3_finalize(tables);
    return code != SQLITE_OK || step == SQLITE_DONE ? code : step;
}

static int fits_together(sqlite3 *database, bool *fits) {
    int64_t damages = 0;
    int code = number_of(
        database, "SELECT count(*) FROM pragma_integrity_check(1) WHERE integrity_check <> 'ok'",
        &damages);
    *fits = *fits && damages == 0;
    return code;
}

static int read_anew(sqlite3 *from, sqlite3 *to, enum anew anew, bool *same) {
    static const char *const marks[] = {"PRAGMA application_id", "PRAGMA user_version"};
    int code = SQLITE_OK;
    for (int i = 0; i < 2 && code == SQLITE_OK; i++)
        code = same_number(from, to, marks[i], same);
    if (code == SQLITE_OK && anew >= ANEW_ROWS)
        code = same_tables(from, to, same);
    return code == SQLITE_OK && anew >= ANEW_WHOLE ? fits_together(to, same) : code;
}

/* ---- the whole way ---- */

static int open_copy(const char *path, const char *first, sqlite3 **database) {
    int code = sqlite3_open_v2(path, database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    return code == SQLITE_OK ? sqlite3_exec(*database, first, NULL, NULL, NULL) : code;
}

/* SQLite remembers what the system said of each file. */
static int close_copy(sqlite3 *database, struct copying *copying) {
    int why = 0;
    if (database != NULL && copying->code != SQLITE_OK) {
        (void)sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &why);
        copying->system = why != 0 ? why : sqlite3_system_errno(database);
    }
    return sqlite3_close(database);
}

/* It is nobody's yet, so that it needs no journal: half of it is thrown away. Read anew it gives
 * up the log that its pages say it has. */
struct copying backup_copy(sqlite3 *from, const char *to, enum anew anew,
                           const struct store_watch *watch) {
    struct copying copying = {SQLITE_OK, 0, false};
    sqlite3 *database = NULL;
    bool same = true;
    copying.code = open_copy(to, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", &database);
    if (copying.code == SQLITE_OK)
        copying.code = backup_pages(from, database, watch);
    int closed = close_copy(database, &copying);
    if (copying.code == SQLITE_OK)
        copying.code = closed;
    if (copying.code != SQLITE_OK)
        return copying;
    database = NULL;
    copying.code =
        open_copy(to, "PRAGMA synchronous = OFF; PRAGMA journal_mode = DELETE", &database);
    if (copying.code == SQLITE_OK)
        copying.code = read_anew(from, database, anew, &same);
    closed = close_copy(database, &copying);
    if (copying.code == SQLITE_OK)
        copying.code = closed;
    copying.other = !same;
    return copying;
}

static void sync_copy(const char *path, struct copying *copying) {
    int file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0 || fsync(file) != 0) {
        copying->code = SQLITE_IOERR_FSYNC;
        copying->system = errno;
    }
    if (file >= 0)
        (void)close(file);
}

/* Nobody's yet either: one sync at the end is enough. */
struct copying backup_settle(const char *path) {
    struct copying copying = {SQLITE_OK, 0, false};
    sqlite3 *database = NULL;
    copying.code =
        open_copy(path, "PRAGMA synchronous = OFF; PRAGMA journal_mode = DELETE", &database);
    int closed = close_copy(database, &copying);
    if (copying.code == SQLITE_OK)
        copying.code = closed;
    if (copying.code == SQLITE_OK)
        sync_copy(path, &copying);
    return copying;
}

static bool no_room(const struct copying *copying) {
    return (copying->code & 0xff) == SQLITE_FULL || copying->system == ENOSPC ||
           copying->system == EDQUOT || copying->system == EFBIG;
}

bool backup_failed(const struct copying *copying, const char *shown, struct error *error) {
    int why = copying->code & 0xff;
    if (why == SQLITE_NOMEM)
        return error_memory(error);
    if (why == SQLITE_INTERRUPT)
        return error_set(error, ERROR_INTERRUPTED, _("interrupted; %s was not written"), shown);
    if (no_room(copying))
        return error_set(error, ERROR_STORAGE,
                         _("there is no room left on the disk for %s, so it was not written; make "
                           "room and try again"),
                         shown);
    if (copying->other || why == SQLITE_CORRUPT || why == SQLITE_NOTADB)
        return error_set(error, ERROR_STORAGE,
                         _("the copy was read anew and is not sound, so %s was not written; "
                           "leadquiz db check tells whether the store is"),
                         shown);
    return error_set(error, ERROR_STORAGE, _("%s cannot be written: %s"), shown,
                     copying->system != 0 ? strerror(copying->system)
                                          : sqlite3_errstr(copying->code));
}

bool store_contents(struct store *store, struct store_contents *contents, struct error *error) {
    const struct {
        const char *sql;
        int64_t *number;
    } parts[] = {
        {"SELECT count(*) FROM person", &contents->people},
        {"SELECT count(*) FROM sitting", &contents->sittings},
        {"SELECT count(*) FROM meeting", &contents->meetings},
        {"SELECT max(ifnull((SELECT max(finished) FROM sitting WHERE finished IS NOT NULL), 0), "
         "ifnull((SELECT max(updated) FROM sitting WHERE finished IS NULL), 0), "
         "ifnull((SELECT max(created) FROM person), 0), "
         "ifnull((SELECT max(time) FROM consent), 0), "
         "ifnull((SELECT max(created) FROM meeting), 0))",
         &contents->newest},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!database_number(store, parts[i].sql, parts[i].number, error))
            return false;
    }
    return true;
}

bool store_copy(struct store *store, const char *to, const char *shown, bool sound,
                const struct store_watch *watch, struct error *error) {
    int64_t tables = 0;
    struct copying copying = {SQLITE_OK, 0, false};
    if (!database_begin_read(store, error))
        return false;
    /* The transaction begins with what it reads first; from there on it sees no other change. */
    bool done = database_number(store, "SELECT count(*) FROM sqlite_schema", &tables, error);
    if (done)
        copying = backup_copy(store->database, to, sound ? ANEW_WHOLE : ANEW_FORM, watch);
    if (done && (copying.code != SQLITE_OK || copying.other))
        done = backup_failed(&copying, shown, error);
    return database_end(store, done, error);
}

/* ---- beside the store ---- */

bool backup_new_file(const char *path, const char *name, int number, char out[PATH_MAX],
                     struct new_file *file, struct error *error) {
    char ending[32] = "";
    if (number > 1)
        (void)snprintf(ending, sizeof ending, "-%d", number);
    int length = snprintf(out, PATH_MAX, "%s.%s%s", path, name, ending);
    if (length >= 0 && length < PATH_MAX)
        return new_file_begin(file, out, false, error);
    errno = ENAMETOOLONG;
    return error_set(error, ERROR_STORAGE, _("%s cannot be written: %s"), path, strerror(errno));
}

static bool cannot_copy(const struct store *store, const char *why, struct error *error) {
    return error_set(error, ERROR_STORAGE,
                     _("%s has to be brought to a newer form, but no copy could be made beside it "
                       "first: %s; nothing was changed"),
                     store->path, why);
}

bool backup_beside_begin(struct backup_beside *beside, struct store *store, int version,
                         struct error *error) {
    char name[32];
    const char *from = sqlite3_db_filename(store->database, "main");
    struct new_file *file = &beside->file;
    bool made = false, tried = false;
    (void)snprintf(name, sizeof name, "before-v%d", version);
    for (int i = 1; i <= KEPT_BESIDE_MOST && !tried; i++) {
        errno = 0;
        file->there = false;
        made = backup_new_file(from, name, i, beside->path, file, error);
        tried = made || !file->there;
    }
    if (!made)
        return cannot_copy(store, strerror(errno != 0 ? errno : EEXIST), error);
    struct copying copying = backup_copy(store->database, file->beside, ANEW_ROWS, NULL);
    if (copying.code == SQLITE_OK && !copying.other)
        return true;
    (void)new_file_end(file, false, NULL);
    if ((copying.code & 0xff) == SQLITE_NOMEM)
        return error_memory(error);
    return cannot_copy(store,
                       copying.code != SQLITE_OK ? sqlite3_errstr(copying.code)
                                                 : _("it was not the same when it was read anew"),
                       error);
}

bool backup_beside_end(struct backup_beside *beside, struct store *store, bool keep,
                       struct error *error) {
    errno = 0;
    return new_file_end(&beside->file, keep, keep ? error : NULL) || !keep ||
           cannot_copy(store, strerror(errno), error);
}
