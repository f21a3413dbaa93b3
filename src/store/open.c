#include "open.h"

#include "alone.h"
#include "gathered.h"
#include "place.h"
#include "whose.h"

#include "leadquiz/store_care.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Up to this size the whole file is checked at each start; that takes about a millisecond. */
enum { CHECKED_BYTES = 512 << 10 };

void open_disconnect(struct store *store) {
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
    sqlite3_close(store->database);
    store->database = NULL;
}

void store_close(struct store *store) {
    if (store == NULL)
        return;
    open_disconnect(store);
    whose_free(store);
    gathered_free(store);
    free(store->path);
    free(store);
}

static struct store *store_new(const char *path, int wait_ms, struct error *error) {
    struct store *store = calloc(1, sizeof *store);
    if (store != NULL)
        store->path = strdup(path);
    if (store == NULL || store->path == NULL) {
        free(store);
        error_memory(error);
        return NULL;
    }
    store->wait_ms = wait_ms;
    return store;
}

/* SQLite's defaults are those of 2004: trust the schema, ignore foreign keys, take "x" for a
 * string. The store uses no trigger, view or extension, so that those of others never run. */
bool open_configure(struct store *store, struct error *error) {
    static const struct {
        int option, value;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},       {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},         {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},  {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},     {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1} /* until it is known to be ours */
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        int now = -1;
        int code = sqlite3_db_config(store->database, options[i].option, options[i].value, &now);
        if (code != SQLITE_OK || now != options[i].value)
            return database_failed(store, code, error);
    }
    sqlite3_limit(store->database, SQLITE_LIMIT_LENGTH, VALUE_BYTES);
    database_wait(store);
    return database_run(store, "PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON", error) &&
           database_run(store, "PRAGMA synchronous = FULL; " CACHE_LARGE, error);
}

static bool is_foreign(struct store *store, struct error *error) {
    return error_set(error, ERROR_STORAGE,
                     _("%s is the database of another program; name another file with --db"),
                     store->path);
}

/* What place_look saw may be older than what the write-ahead log holds; another process may have
 * filled an empty file, with anything; and a creation that was cut off is undone on opening. */
static bool check_identity(struct store *store, const struct migrations *migrations,
                           struct error *error) {
    int64_t application = 0, version = 0, tables = 0;
    if (!database_number(store, "PRAGMA application_id", &application, error) ||
        !database_number(store, "PRAGMA user_version", &version, error) ||
        !database_number(store, "SELECT count(*) FROM sqlite_schema", &tables, error))
        return false;
    if (application == 0 && version == 0 && tables == 0)
        return true;
    if (application != APPLICATION_ID)
        return is_foreign(store, error);
    if (version < 1)
        return database_damaged(store, _("its version is missing"), error);
    return version <= migrations->count ||
           error_set(error, ERROR_STORAGE,
                     _("%s was written by a newer leadquiz; use that one, or name another file "
                       "with --db"),
                     store->path);
}

static bool check_whole(struct store *store, struct error *error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(store->database, "PRAGMA quick_check(1)", -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    bool sound = false;
    if (code != SQLITE_ROW)
        database_failed(store, code, error);
    else {
        const char *said = (const char *)sqlite3_column_text(statement, 0);
        sound = said != NULL && strcmp(said, "ok") == 0;
        if (!sound)
            database_damaged(store, _("its parts do not fit together"), error);
    }
    sqlite3_finalize(statement);
    return sound;
}

/* With the rollback journal of the default a commit can be lost when the power fails. Two
 * processes that change the mode of a new file at once are not kept apart by the busy timeout. */
static bool use_write_ahead_log(struct store *store, struct error *error) {
    enum { PAUSE_MS = 5 };
    for (int waited = 0;; waited += PAUSE_MS) {
        sqlite3_stmt *statement = NULL;
        int code =
            sqlite3_prepare_v2(store->database, "PRAGMA journal_mode = WAL", -1, &statement, NULL);
        if (code == SQLITE_OK)
            code = sqlite3_step(statement);
        const char *mode =
            code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
        bool done = mode != NULL && strcmp(mode, "wal") == 0;
        sqlite3_finalize(statement);
        if (done)
            return true;
        if (code == SQLITE_ROW)
            return error_set(error, ERROR_STORAGE,
                             _("the drive of %s cannot hold a store safely; name a file on a drive "
                               "of this computer with --db"),
                             store->path);
        if ((code & 0xff) != SQLITE_BUSY || waited >= store->wait_ms)
            return database_failed(store, code, error);
        sqlite3_sleep(PAUSE_MS);
    }
}

/* ---- to read ---- */

/* One that may not be written can be read as well. A log that stands there stays as it is; without
 * one SQLite takes away at the end what it has put there. */
static bool open_reading(struct store *store, const struct migrations *migrations, bool *older,
                         struct error *error) {
    int64_t version = 0;
    char resolved[PATH_MAX];
    if (realpath(store->path, resolved) == NULL)
        return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), store->path,
                         strerror(errno));
    bool logged = place_has_log(resolved);
    int code = sqlite3_open_v2(resolved, &store->database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    if (code != SQLITE_OK)
        return database_failed(store, code, error);
    if (!open_configure(store, error) || !check_identity(store, migrations, error) ||
        !database_run(store, "PRAGMA query_only = ON", error) ||
        !database_number(store, "PRAGMA user_version", &version, error))
        return false;
    sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, logged, NULL);
    *older = version < migrations->count;
    return true;
}

struct store *store_open_reading(const char *path, bool named, bool *older, struct error *error) {
    const struct migrations *migrations = schema_migrations();
    int64_t size = 0;
    enum place place =
        (named ? place_look_named : place_look)(path, migrations->count, &size, error);
    if (place == PLACE_MISSING || place == PLACE_EMPTY)
        error_set(error, ERROR_INPUT,
                  place == PLACE_MISSING ? _("%s is not there") : _("%s is empty"), path);
    struct store *store = place == PLACE_STORE ? store_new(path, WAIT_MS, error) : NULL;
    if (store != NULL)
        store->reading = true;
    if (store == NULL || open_reading(store, migrations, older, error))
        return store;
    store_close(store);
    return NULL;
}

/* ---- to use ---- */

static bool connect_to(struct store *store, const char *resolved,
                       const struct migrations *migrations, struct error *error) {
    int code = sqlite3_open_v2(resolved, &store->database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    if (code != SQLITE_OK)
        return database_failed(store, code, error);
    if (!open_configure(store, error) || !check_identity(store, migrations, error))
        return false;
    return sqlite3_db_readonly(store->database, "main") != 1 ||
           database_failed(store, SQLITE_READONLY, error);
}

/* Of a creation that was cut off SQLite has undone all by now, but not what it took out of the
 * first bytes before; a new store would be made by that. */
static bool connect_undone(struct store *store, const char *resolved,
                           const struct migrations *migrations, struct error *error) {
    open_disconnect(store);
    return connect_to(store, resolved, migrations, error);
}

static bool make_newer(struct store *store, const char *resolved,
                       const struct migrations *migrations, struct error *error) {
    int64_t version = 0;
    if (!database_number(store, "PRAGMA user_version", &version, error))
        return false;
    if (version > 0 && version < migrations->count && !store->is_copy) {
        open_disconnect(store);
        if (!alone_upgrade(store, resolved, migrations, error) ||
            !connect_to(store, resolved, migrations, error))
            return false;
        sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    }
    return schema_upgrade(store, migrations, error);
}

static bool open_file(struct store *store, const struct migrations *migrations, enum place place,
                      int64_t size, struct error *error) {
    char resolved[PATH_MAX];
    if (!place_resolve(store->path, resolved, error))
        return false;
    place_close_to_others(resolved);
    if (!connect_to(store, resolved, migrations, error) ||
        (place == PLACE_EMPTY && size > 0 && !connect_undone(store, resolved, migrations, error)) ||
        (place == PLACE_STORE && size <= CHECKED_BYTES && !check_whole(store, error)))
        return false;
    /* From here on it is ours. */
    sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    return make_newer(store, resolved, migrations, error) && use_write_ahead_log(store, error);
}

struct store *store_open_with(const char *path, const struct migrations *migrations, int wait_ms,
                              bool *missing, struct error *error) {
    int64_t size = 0;
    enum place place = place_look(path, migrations->count, &size, error);
    bool nothing = place == PLACE_MISSING || place == PLACE_EMPTY;
    if (missing != NULL) {
        *missing = nothing;
        if (nothing)
            return NULL;
    }
    if (place == PLACE_WRONG)
        return NULL;
    if (place == PLACE_MISSING) {
        if (!place_create(path, error))
            return NULL;
        place = PLACE_EMPTY;
    }
    struct store *store = store_new(path, wait_ms, error);
    if (store == NULL || open_file(store, migrations, place, size, error))
        return store;
    store_close(store);
    return NULL;
}

struct store *store_open_copy(const char *path, struct error *error) {
    const struct migrations *migrations = schema_migrations();
    int64_t size = 0;
    enum place place = place_look(path, migrations->count, &size, error);
    struct store *store = place == PLACE_STORE ? store_new(path, WAIT_MS, error) : NULL;
    if (store != NULL)
        store->is_copy = true;
    if (store == NULL || open_file(store, migrations, place, size, error))
        return store;
    store_close(store);
    return NULL;
}

void store_set_made_up(struct store *store) {
    store->made_up = true;
}

bool store_is_made_up(const struct store *store) {
    return store->made_up;
}

struct store *store_open_memory(struct error *error) {
    struct store *store = store_new(_("the store in memory"), WAIT_MS, error);
    if (store == NULL)
        return NULL;
    int code = sqlite3_open_v2(":memory:", &store->database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    bool done = code == SQLITE_OK || database_failed(store, code, error);
    if (done && open_configure(store, error) && schema_upgrade(store, schema_migrations(), error))
        return store;
    store_close(store);
    return NULL;
}

struct store *open_nameless(const char *shown, struct error *error) {
    struct store *store = store_new(shown, WAIT_MS, error);
    if (store == NULL)
        return NULL;
    store->is_copy = true;
    int code = sqlite3_open_v2("", &store->database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    if ((code == SQLITE_OK || database_failed(store, code, error)) && open_configure(store, error))
        return store;
    store_close(store);
    return NULL;
}

struct store *store_open(const char *path, struct error *error) {
    return store_open_with(path, schema_migrations(), WAIT_MS, NULL, error);
}

struct store *store_open_existing(const char *path, bool *missing, struct error *error) {
    return store_open_with(path, schema_migrations(), WAIT_MS, missing, error);
}
