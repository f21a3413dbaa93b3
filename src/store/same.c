/* same.c - whether a copy of the store holds what the store holds. */
#include "merge.h"

#include "leadquiz/translate.h"

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

/* What is gathered says nothing of its own, and is made again when somebody looks. */
static bool compare(struct store *store, bool *same, struct error *error) {
    static const char differences[] =
        "SELECT format('SELECT EXISTS (SELECT * FROM main.\"%w\" EXCEPT SELECT * FROM kept.\"%w\") "
        "OR EXISTS (SELECT * FROM kept.\"%w\" EXCEPT SELECT * FROM main.\"%w\")', name, name, name, "
        "name) FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name "
        "<> 'gathered'";
    struct query query;
    char sql[512];
    int64_t differ = 0;
    bool done = true;
    merge_begin(&query, store, differences, error);
    while (done && differ == 0 && query_row(&query) == FOUND) {
        query_get_text(&query, 0, sql, sizeof sql);
        done = !query.failed && database_number(store, sql, &differ, error);
    }
    merge_end(&query);
    *same = differ == 0;
    return done && !query.failed;
}

bool store_same(struct store *store, const char *copy, bool *same, struct error *error) {
    bool done = attach(store, copy, error) && compare(store, same, error);
    (void)database_run(store, "DETACH kept", NULL);
    return done;
}
