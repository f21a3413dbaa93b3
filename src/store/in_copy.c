/* in_copy.c - a person removed, or called otherwise, in a copy of a store, of whatever form. */
#include "clean.h"
#include "database.h"
#include "place.h"
#include "schema.h"

#include "leadquiz/store_forget.h"
#include "leadquiz/translate.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is done to whom: `to` is the name to come, NULL to remove the person. */
struct change {
    const char *name, *to;
    const char *store; /* where whoever is meant is called `to`; NULL: whoever has the name */
    int version;       /* of the form of the copy */
    int changed;       /* rows */
};

enum { WITH_STANDING = 2, WITH_SEATS = 3, WITH_COUNTED = 4 };

static int number_of(sqlite3 *database, const char *sql, int *number) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    *number = code == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

/* ?1 is the name, ?2 the one to come. */
static int run(sqlite3 *database, const char *sql, struct change *change) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 1, change->name, -1, SQLITE_STATIC);
    if (code == SQLITE_OK && change->to != NULL)
        code = sqlite3_bind_text(statement, 2, change->to, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    change->changed += sqlite3_changes(database);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int remove_person(sqlite3 *database, struct change *change) {
    int code = SQLITE_OK;
    if (change->version >= WITH_SEATS)
        code = run(database, "UPDATE seat SET name = NULL, gone = 1 WHERE name = ?", change);
    if (code == SQLITE_OK && change->version >= WITH_COUNTED)
        code = run(database,
                   "DELETE FROM counted WHERE person = (SELECT id FROM person WHERE name = ?)",
                   change);
    if (code == SQLITE_OK)
        code = run(database, "DELETE FROM person WHERE name = ?", change);
    if (code == SQLITE_OK)
        code = sqlite3_exec(database, statement_sql(TEAM_DELETE_EMPTY), NULL, NULL, NULL);
    return code;
}

static int attach(sqlite3 *database, const char *store) {
    sqlite3_stmt *statement = NULL;
    char resolved[PATH_MAX];
    if (realpath(store, resolved) == NULL)
        return SQLITE_CANTOPEN;
    int code = sqlite3_prepare_v2(database, "ATTACH ?1 AS store", -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 1, resolved, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int look_in_both(sqlite3 *database, const struct change *change, bool *meant) {
    static const char same[] =
        "SELECT 1 FROM main.person c JOIN store.person s ON s.name = ?2 WHERE c.name = ?1 AND "
        "(c.created = s.created OR EXISTS (SELECT 1 FROM main.sitting a JOIN store.sitting b "
        "ON b.started = a.started AND b.seed = a.seed WHERE a.person = c.id AND b.person = s.id))";
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, same, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 1, change->name, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 2, change->to, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    *meant = code == SQLITE_ROW;
    return *meant || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* A merge may have changed when somebody was first kept; then a sitting says who it is. */
static int is_meant(sqlite3 *database, const struct change *change, bool *meant) {
    *meant = true;
    if (change->store == NULL)
        return SQLITE_OK;
    int code = attach(database, change->store);
    if (code == SQLITE_OK) {
        code = look_in_both(database, change, meant);
        (void)sqlite3_exec(database, "DETACH store", NULL, NULL, NULL);
    }
    return code;
}

static int rename_person(sqlite3 *database, struct change *change) {
    int code = SQLITE_OK;
    if (change->version >= WITH_SEATS)
        code = run(database, "UPDATE seat SET name = ?2 WHERE name = ?1", change);
    if (code == SQLITE_OK && change->version >= WITH_STANDING)
        code = run(database, "UPDATE standing SET name = ?2 WHERE name = ?1", change);
    if (code == SQLITE_OK)
        code = run(database, "UPDATE person SET name = ?2 WHERE name = ?1", change);
    return code;
}

static int change_there(sqlite3 *database, struct change *change) {
    int code = sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code =
            change->to == NULL ? remove_person(database, change) : rename_person(database, change);
    /* It has names in it, and is made again before the next look. */
    if (code == SQLITE_OK && change->version >= WITH_COUNTED && change->changed > 0)
        code = sqlite3_exec(database, "DELETE FROM gathered", NULL, NULL, NULL);
    int ended = sqlite3_exec(database, code == SQLITE_OK ? "COMMIT" : "ROLLBACK", NULL, NULL, NULL);
    return code == SQLITE_OK ? ended : code;
}

/* Nothing of it runs: no trigger, view or extension of others. */
static int open_copy(const char *path, sqlite3 **database) {
    static const struct {
        int option, value;
    } options[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                   {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                   {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                   {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                   {SQLITE_DBCONFIG_ENABLE_FKEY, 1}};
    char resolved[PATH_MAX];
    int64_t size = 0;
    if (realpath(path, resolved) == NULL)
        return SQLITE_CANTOPEN;
    /* SQLite would take away the log of a file that is none of its own. */
    if (place_look(resolved, INT_MAX, &size, NULL) != PLACE_STORE)
        return access(resolved, R_OK) == 0 ? SQLITE_NOTADB : SQLITE_CANTOPEN;
    bool logged = place_has_log(resolved);
    int code = sqlite3_open_v2(resolved, database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    for (size_t i = 0; code == SQLITE_OK && i < sizeof options / sizeof options[0]; i++)
        code = sqlite3_db_config(*database, options[i].option, options[i].value, NULL);
    /* Until all is done, so that the log of one that is damaged stays. */
    if (code == SQLITE_OK)
        code = sqlite3_db_config(*database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, logged, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_busy_timeout(*database, WAIT_MS);
    return code == SQLITE_OK
               ? sqlite3_exec(*database, "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL",
                              NULL, NULL, NULL)
               : code;
}

static int change_copy(const char *path, struct change *change) {
    sqlite3 *database = NULL;
    int application = 0;
    bool meant = false;
    int code = open_copy(path, &database);
    if (code == SQLITE_OK)
        code = number_of(database, "PRAGMA application_id", &application);
    if (code == SQLITE_OK)
        code = number_of(database, "PRAGMA user_version", &change->version);
    if (code == SQLITE_OK && (application != APPLICATION_ID || change->version < 1))
        code = SQLITE_NOTADB;
    if (code == SQLITE_OK)
        code = is_meant(database, change, &meant);
    if (code == SQLITE_OK && meant)
        code = change_there(database, change);
    if (code == SQLITE_OK)
        code = clean_files(database);
    if (code == SQLITE_OK)
        (void)sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    int closed = sqlite3_close(database);
    return code == SQLITE_OK ? closed : code;
}

static enum found in_copy(const char *path, struct change *change, struct error *error) {
    int code = change_copy(path, change);
    if (code == SQLITE_OK)
        return change->changed > 0 ? FOUND : FOUND_NOTHING;
    if ((code & 0xff) == SQLITE_CONSTRAINT && change->to != NULL)
        error_set(error, ERROR_INPUT, _("somebody in it is called %s"), change->to);
    else
        error_set(error, ERROR_STORAGE, "%s", sqlite3_errstr(code));
    return FOUND_FAILED;
}

enum found store_forget_in_copy(const char *path, const char *name, struct error *error) {
    struct change change = {.name = name};
    return in_copy(path, &change, error);
}

enum found store_rename_in_copy(const char *path, const char *from, const char *to,
                                const char *store, struct error *error) {
    struct change change = {.name = from, .to = to, .store = store};
    return in_copy(path, &change, error);
}
