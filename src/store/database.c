#include "database.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <string.h>

static bool no_room_error(int system_error) {
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

/* SQLite says "full" for ENOSPC alone; quotas and size limits are input or output errors to it,
 * and what the system said is remembered by the file that was written: the database or its log. */
static bool no_room(struct store *store) {
    int of_call = sqlite3_system_errno(store->database), of_file = 0, of_log = 0;
    sqlite3_file *log = NULL;
    (void)sqlite3_file_control(store->database, "main", SQLITE_FCNTL_LAST_ERRNO, &of_file);
    (void)sqlite3_file_control(store->database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log != NULL && log->pMethods != NULL)
        (void)log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &of_log);
    return no_room_error(of_call) || no_room_error(of_file) || no_room_error(of_log);
}

static bool input_or_output_failed(struct store *store, struct error *error) {
    int why = sqlite3_system_errno(store->database);
    return error_set(error, ERROR_STORAGE,
                     _("%s cannot be read or written: %s; look after the disk it is on and try "
                       "again"),
                     store->path, why != 0 ? strerror(why) : _("the disk does not answer"));
}

bool database_failed(struct store *store, int code, struct error *error) {
    if (store->database == NULL) /* not even the handle could be made */
        return error_memory(error);
    switch (code & 0xff) {
    case SQLITE_NOMEM: return error_memory(error);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(error, ERROR_STORAGE,
                         _("%s is in use by another program that does not let go of it; close that "
                           "program and try again"),
                         store->path);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return database_damaged(store, _("its parts do not fit together"), error);
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return database_damaged(store, _("it refuses what its own rules allow"), error);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return error_set(error, ERROR_STORAGE,
                         _("%s cannot be written, so nothing was saved; allow writing to it and to "
                           "its folder, or name another file with --db"),
                         store->path);
    case SQLITE_FULL: break;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        if (!no_room(store))
            return input_or_output_failed(store, error);
        break;
    default: return database_damaged(store, sqlite3_errmsg(store->database), error);
    }
    return error_set(error, ERROR_STORAGE,
                     _("there is no room left on the disk for %s, so nothing was saved; make room "
                       "and try again"),
                     store->path);
}

bool database_damaged(struct store *store, const char *detail, struct error *error) {
    if (store->reading)
        return error_set(error, ERROR_STORAGE, _("%s is damaged: %s"), store->path, detail);
    return error_set(error, ERROR_STORAGE,
                     _("%s is damaged: %s; put a backup in its place, or move it away to begin "
                       "with an empty one"),
                     store->path, detail);
}

bool database_run(struct store *store, const char *sql, struct error *error) {
    int code = sqlite3_exec(store->database, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || database_failed(store, code, error);
}

bool database_number(struct store *store, const char *sql, int64_t *number, struct error *error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    bool done = code == SQLITE_ROW;
    if (done)
        *number = sqlite3_column_int64(statement, 0);
    else
        database_failed(store, code, error);
    sqlite3_finalize(statement);
    return done;
}

static bool run_named(struct store *store, enum statement statement, struct error *error) {
    struct query query;
    query_begin(&query, store, statement, error);
    return query_run(&query);
}

/* What undoes is made ready while there is memory for it, each time, for a change of the schema
 * makes it stale: where none is left to prepare it, the transaction would stay open. */
static bool begin_transaction(struct store *store, enum statement statement, struct error *error) {
    struct query rollback;
    sqlite3_finalize(store->statements[ROLLBACK]);
    store->statements[ROLLBACK] = NULL;
    query_begin(&rollback, store, ROLLBACK, error);
    query_end(&rollback);
    return !rollback.failed && run_named(store, statement, error);
}

static bool is_spoiled(struct error *error) {
    return error_set(error, ERROR_INPUT,
                     _("one of the changes could not be made, so none was; try again"));
}

/* Inside of several changes that belong together there is nothing to begin. Where memory or the
 * disk failed, be it a read, SQLite has undone all of them: what follows would be kept alone. */
static bool begin(struct store *store, enum statement statement, struct error *error) {
    if (!store->together)
        return begin_transaction(store, statement, error);
    if (!sqlite3_get_autocommit(store->database))
        return true;
    store->spoiled = true;
    return is_spoiled(error);
}

/* A deferred BEGIN that turns into a write fails at once when another process wrote in between:
 * writers take their place at the start. */
bool database_begin_write(struct store *store, struct error *error) {
    return begin(store, BEGIN_WRITE, error);
}

bool database_begin_read(struct store *store, struct error *error) {
    return begin(store, BEGIN_READ, error);
}

static bool end(struct store *store, bool done, struct error *error) {
    if (done && run_named(store, COMMIT, error))
        return true;
    store->people_changes++;
    /* SQLite has undone some failures itself. */
    if (!sqlite3_get_autocommit(store->database))
        run_named(store, ROLLBACK, NULL);
    return false;
}

bool database_end(struct store *store, bool done, struct error *error) {
    if (!store->together)
        return end(store, done, error);
    store->spoiled = store->spoiled || !done;
    return done;
}

bool store_together_begin(struct store *store, bool changes, struct error *error) {
    if (store->together)
        return error_set(error, ERROR_INPUT,
                         _("the store is in the middle of another change; finish that first"));
    if (!begin_transaction(store, changes ? BEGIN_WRITE : BEGIN_READ, error))
        return false;
    store->together = true;
    store->spoiled = false;
    store->removed = false;
    return true;
}

bool store_together_end(struct store *store, bool keep, struct error *error) {
    store->together = false;
    store->spoiled = store->spoiled || sqlite3_get_autocommit(store->database);
    if (keep && store->spoiled)
        is_spoiled(error);
    if (!end(store, keep && !store->spoiled, error))
        return false;
    if (store->removed)
        database_empty_log(store);
    return true;
}

/* SQLite's own pauses grow to 100 ms, in which others come and go: of 200 who sit down at once some
 * would be passed by until their time is over. Short uneven ones let everybody have a turn. */
static int wait_a_little(void *context, int times) {
    enum { GROWING = 8 };
    struct store *store = context;
    unsigned char chance = 0;
    sqlite3_randomness(sizeof chance, &chance);
    int pause = 1 + chance % (2 + 2 * (times < GROWING ? times : GROWING));
    store->waited_ms = times == 0 ? 0 : store->waited_ms;
    if (store->waited_ms >= store->wait_ms)
        return 0;
    sqlite3_sleep(pause);
    store->waited_ms += pause;
    return 1;
}

void database_wait(struct store *store) {
    sqlite3_busy_handler(store->database, wait_a_little, store);
}

/* What was removed still stands in the write-ahead log until that is emptied. Another process that
 * reads may delay it; then the log is emptied when the last one closes. */
void database_empty_log(struct store *store) {
    store->removed = store->together;
    if (store->together)
        return;
    sqlite3_busy_handler(store->database, NULL, NULL);
    (void)sqlite3_wal_checkpoint_v2(store->database, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL,
                                    NULL);
    database_wait(store);
}

/* ---- named statements ---- */

static void query_failed(struct query *query, int code) {
    if (!query->failed)
        database_failed(query->store, code, query->error);
    query->failed = true;
}

void query_begin(struct query *query, struct store *store, enum statement statement,
                 struct error *error) {
    *query = (struct query){.store = store, .error = error};
    if (store->statements[statement] == NULL) {
        int code =
            sqlite3_prepare_v3(store->database, statement_sql(statement), -1,
                               SQLITE_PREPARE_PERSISTENT, &store->statements[statement], NULL);
        if (code != SQLITE_OK)
            query_failed(query, code);
    }
    query->statement = store->statements[statement];
}

void query_end(struct query *query) {
    if (query->statement == NULL)
        return;
    sqlite3_reset(query->statement);
    sqlite3_clear_bindings(query->statement);
}

static void bound(struct query *query, int code) {
    if (code != SQLITE_OK)
        query_failed(query, code);
}

void query_number(struct query *query, int64_t number) {
    if (!query->failed)
        bound(query, sqlite3_bind_int64(query->statement, ++query->bound, number));
}

void query_null(struct query *query) {
    if (!query->failed)
        bound(query, sqlite3_bind_null(query->statement, ++query->bound));
}

void query_bytes(struct query *query, const void *bytes, size_t length) {
    /* A NULL pointer would bind NULL where an empty value is meant. */
    if (!query->failed)
        bound(query, sqlite3_bind_blob64(query->statement, ++query->bound, length > 0 ? bytes : "",
                                         length, SQLITE_TRANSIENT));
}

void query_text(struct query *query, const char *what, const char *text, size_t size) {
    if (query->failed)
        return;
    size_t length = strnlen(text, size);
    enum text_fault fault = length < size ? text_check(text, length, NULL) : TEXT_SOUND;
    if (length == size)
        error_set(query->error, ERROR_INPUT, _("%s is too long; use at most %zu bytes"), what,
                  size - 1);
    else if (fault != TEXT_SOUND)
        error_set(query->error, ERROR_INPUT, _("%s holds %s; write it without"), what,
                  text_fault_name(fault));
    query->failed = length == size || fault != TEXT_SOUND;
    if (!query->failed)
        bound(query, sqlite3_bind_text64(query->statement, ++query->bound, text, length,
                                         SQLITE_TRANSIENT, SQLITE_UTF8));
}

enum found query_row(struct query *query) {
    if (query->failed)
        return FOUND_FAILED;
    int code = sqlite3_step(query->statement);
    if (code == SQLITE_ROW)
        return FOUND;
    if (code == SQLITE_DONE)
        return FOUND_NOTHING;
    query_failed(query, code);
    return FOUND_FAILED;
}

bool query_run(struct query *query) {
    bool done = query_row(query) == FOUND_NOTHING;
    query_end(query);
    return done;
}

int64_t query_get(struct query *query, int column, int64_t low, int64_t high) {
    int64_t number = sqlite3_column_int64(query->statement, column);
    if (sqlite3_column_type(query->statement, column) == SQLITE_INTEGER && number >= low &&
        number <= high)
        return number;
    if (!query->failed)
        database_damaged(query->store, _("it holds a number that cannot be"), query->error);
    query->failed = true;
    return low;
}

bool query_is_null(struct query *query, int column) {
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

void query_get_text(struct query *query, int column, char *out, size_t size) {
    const char *text = (const char *)sqlite3_column_text(query->statement, column);
    int length = sqlite3_column_bytes(query->statement, column);
    if (text == NULL && !query_is_null(query, column))
        query_failed(query, SQLITE_NOMEM);
    if (text != NULL && (size_t)length < size &&
        text_check(text, (size_t)length, NULL) == TEXT_SOUND) {
        memcpy(out, text, (size_t)length);
        out[length] = '\0';
        return;
    }
    text_clean(text != NULL ? text : "", text != NULL ? (size_t)length : 0, out, size);
}
