/* same.c - whether a copy of the store holds what the store holds. */
#include "merge.h"

#include "leadquiz/translate.h"

#include <string.h>

struct comparing {
    struct store *store;
    const struct store_watch *watch;
    int64_t rows; /* so far */
    bool same;
};

static bool attach(struct store *store, const char *copy, struct error *error) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(store->database, "ATTACH ?1 AS kept", -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 1, copy, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE || database_failed(store, code, error);
}

/* By their bytes: the names of people and teams are the same to SQLite in letters of any size. */
static bool same_value(sqlite3_stmt *here, sqlite3_stmt *there, int column) {
    int type = sqlite3_column_type(here, column);
    if (type != sqlite3_column_type(there, column))
        return false;
    if (type == SQLITE_INTEGER)
        return sqlite3_column_int64(here, column) == sqlite3_column_int64(there, column);
    const void *one = sqlite3_column_blob(here, column),
               *other = sqlite3_column_blob(there, column);
    int length = sqlite3_column_bytes(here, column);
    return length == sqlite3_column_bytes(there, column) &&
           (length == 0 ||
            (one != NULL && other != NULL && memcmp(one, other, (size_t)length) == 0));
}

static bool same_row(sqlite3_stmt *here, sqlite3_stmt *there) {
    int columns = sqlite3_column_count(here);
    bool same = columns == sqlite3_column_count(there);
    for (int i = 0; same && i < columns; i++)
        same = same_value(here, there, i);
    return same;
}

static bool goes_on(struct comparing *comparing) {
    enum { EVERY = 4096 };
    const struct store_watch *watch = comparing->watch;
    return ++comparing->rows % EVERY != 0 || watch->progress == NULL ||
           watch->progress(watch->context, comparing->rows, 0);
}

/* Both in the order in which they lie in the file, which is that of their keys. */
static bool compare_table(struct comparing *comparing, const char *sql_here, const char *sql_there,
                          struct error *error) {
    struct query here, there;
    enum found found = FOUND;
    merge_begin(&here, comparing->store, sql_here, error);
    merge_begin(&there, comparing->store, sql_there, error);
    while (comparing->same && found == FOUND) {
        found = query_row(&here);
        comparing->same =
            query_row(&there) == found &&
            (found != FOUND || (same_row(here.statement, there.statement) && goes_on(comparing)));
    }
    merge_end(&here);
    merge_end(&there);
    return !here.failed && !there.failed;
}

/* What is gathered says nothing of its own, and is made again when somebody looks. */
static bool compare(struct comparing *comparing, struct error *error) {
    static const char tables[] =
        "SELECT format('SELECT * FROM main.\"%w\"', name), format('SELECT * FROM kept.\"%w\"', "
        "name) FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name "
        "<> 'gathered'";
    struct query query;
    char here[128], there[128];
    bool done = true;
    merge_begin(&query, comparing->store, tables, error);
    while (done && comparing->same && query_row(&query) == FOUND) {
        query_get_text(&query, 0, here, sizeof here);
        query_get_text(&query, 1, there, sizeof there);
        done = !query.failed && compare_table(comparing, here, there, error);
    }
    merge_end(&query);
    return done && !query.failed;
}

bool store_same(struct store *store, const char *copy, const struct store_watch *watch, bool *same,
                struct error *error) {
    struct comparing comparing = {.store = store, .watch = watch, .same = true};
    bool done = attach(store, copy, error) && compare(&comparing, error);
    (void)database_run(store, "DETACH kept", NULL);
    *same = done && comparing.same;
    return done;
}
