/* forget.c - a person removed for good, from the store and from copies of it. */
#include "members.h"
#include "merge.h"
#include "place.h"
#include "schema.h"

#include "leadquiz/store_forget.h"
#include "leadquiz/store_meeting.h"
#include "leadquiz/translate.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool count(struct store *store, const char *sql, int64_t person, int64_t *number,
                  struct error *error) {
    struct query query;
    merge_begin(&query, store, sql, error);
    query_number(&query, person);
    if (query_row(&query) == FOUND)
        *number = query_get(&query, 0, 0, INT64_MAX);
    merge_end(&query);
    return !query.failed;
}

/* Whether a list behind figures that were shown names the person. */
static bool was_shown(struct store *store, int64_t person, bool *shown, struct error *error) {
    struct query query;
    bool done = true;
    merge_begin(&query, store, "SELECT id FROM publication", error);
    while (done && !*shown && query_row(&query) == FOUND) {
        struct privacy_member *members = NULL;
        size_t of = 0;
        done = store_publication_members(store, query_get(&query, 0, 1, INT64_MAX), &members, &of,
                                         error);
        for (size_t i = 0; i < of && !*shown; i++)
            *shown = members[i].person == person;
        free(members);
    }
    merge_end(&query);
    return done && !query.failed;
}

/* ---- seats ---- */

/* The next seat under the name; what it leaves behind is counted. */
static enum found leave_seat(struct store *store, const char *name, struct forgotten *forgotten,
                             struct error *error) {
    struct query query;
    int64_t seat = 0, left = 0;
    merge_begin(&query, store, "SELECT id, name FROM seat WHERE name = ? LIMIT 1", error);
    query_text(&query, _("the code name"), name, NAME_BYTES);
    enum found found = query_row(&query);
    if (found == FOUND) {
        seat = query_get(&query, 0, 1, INT64_MAX);
        query_get_text(&query, 1, forgotten->name, sizeof forgotten->name);
    }
    merge_end(&query);
    if (found != FOUND)
        return found;
    if (!store_seat_leave(store, seat, error) ||
        !count(store, "SELECT EXISTS (SELECT 1 FROM seat_answer WHERE seat = ?)", seat, &left,
               error))
        return FOUND_FAILED;
    forgotten->seats++;
    forgotten->told += left;
    return FOUND;
}

/* ---- the store ---- */

static bool forget_person(struct store *store, const struct person *person,
                          struct forgotten *forgotten, struct error *error) {
    (void)snprintf(forgotten->name, sizeof forgotten->name, "%s", person->name);
    return count(store, "SELECT count(*) FROM sitting WHERE person = ?", person->id,
                 &forgotten->sittings, error) &&
           count(store,
                 "SELECT count(*) FROM action a JOIN sitting s ON s.id = a.sitting "
                 "WHERE s.person = ?",
                 person->id, &forgotten->actions, error) &&
           was_shown(store, person->id, &forgotten->shown, error) &&
           store_person_forget(store, person->id, error);
}

static enum found forget(struct store *store, const char *name, struct forgotten *forgotten,
                         struct error *error) {
    struct person person;
    enum found seat = FOUND;
    while (seat == FOUND)
        seat = leave_seat(store, name, forgotten, error);
    enum found found =
        seat != FOUND_FAILED ? store_person_find(store, name, &person, error) : FOUND_FAILED;
    if (found == FOUND && !forget_person(store, &person, forgotten, error))
        found = FOUND_FAILED;
    return found == FOUND_NOTHING && forgotten->seats > 0 ? FOUND : found;
}

enum found store_forget(struct store *store, const char *name, struct forgotten *forgotten,
                        struct error *error) {
    *forgotten = (struct forgotten){.sittings = 0};
    if (!store_together_begin(store, true, error))
        return FOUND_FAILED;
    enum found found = forget(store, name, forgotten, error);
    if (found != FOUND) {
        (void)store_together_end(store, found != FOUND_FAILED, NULL);
        return found;
    }
    return store_together_end(store, true, error) ? FOUND : FOUND_FAILED;
}

/* ---- cleaning ---- */

/* Busy: somebody reads or writes. The log has to be taken over wholly, and then be empty. */
static int clean(sqlite3 *database) {
    int in_log = 0, taken = 0;
    int code = sqlite3_exec(database, "VACUUM", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_wal_checkpoint_v2(database, "main", SQLITE_CHECKPOINT_TRUNCATE, &in_log,
                                         &taken);
    return code == SQLITE_OK && in_log > 0 ? SQLITE_BUSY : code;
}

enum found store_clean(struct store *store, struct error *error) {
    int code = clean(store->database);
    if (code == SQLITE_OK)
        return FOUND;
    if ((code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED) {
        database_failed(store, code, error);
        return FOUND_FAILED;
    }
    error_set(
        error, ERROR_STORAGE,
        _("%s is in use by another program, so that what was removed may be in its files yet; "
          "close that program, then do the same again"),
        store->path);
    return FOUND_NOTHING;
}

/* ---- copies ---- */

static int number_of(sqlite3 *database, const char *sql, int *number) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    *number = code == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

static int with_name(sqlite3 *database, const char *sql, const char *name, int *changed) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    *changed += sqlite3_changes(database);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int remove_there(sqlite3 *database, const char *name, int version, int *changed) {
    enum { WITH_SEATS = 3, WITH_COUNTED = 4 };
    int code = sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK && version >= WITH_SEATS)
        code = with_name(database, "UPDATE seat SET name = NULL, gone = 1 WHERE name = ?", name,
                         changed);
    if (code == SQLITE_OK && version >= WITH_COUNTED)
        code = with_name(
            database, "DELETE FROM counted WHERE person = (SELECT id FROM person WHERE name = ?)",
            name, changed);
    if (code == SQLITE_OK)
        code = with_name(database, "DELETE FROM person WHERE name = ?", name, changed);
    /* It has names in it, and is made again before the next look. */
    if (code == SQLITE_OK && version >= WITH_COUNTED && *changed > 0)
        code = sqlite3_exec(database, "DELETE FROM gathered", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(database, statement_sql(TEAM_DELETE_EMPTY), NULL, NULL, NULL);
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

enum found store_forget_in_copy(const char *path, const char *name, struct error *error) {
    sqlite3 *database = NULL;
    int application = 0, version = 0, changed = 0;
    int code = open_copy(path, &database);
    if (code == SQLITE_OK)
        code = number_of(database, "PRAGMA application_id", &application);
    if (code == SQLITE_OK)
        code = number_of(database, "PRAGMA user_version", &version);
    if (code == SQLITE_OK && (application != APPLICATION_ID || version < 1))
        code = SQLITE_NOTADB;
    if (code == SQLITE_OK)
        code = remove_there(database, name, version, &changed);
    if (code == SQLITE_OK)
        code = clean(database);
    if (code == SQLITE_OK)
        (void)sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    int closed = sqlite3_close(database);
    code = code == SQLITE_OK ? closed : code;
    if (code == SQLITE_OK)
        return changed > 0 ? FOUND : FOUND_NOTHING;
    error_set(error, ERROR_STORAGE, "%s", sqlite3_errstr(code));
    return FOUND_FAILED;
}
