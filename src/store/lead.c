/* lead.c - when the lead looked, and the passphrase that stands before that. */
#include "database.h"

#include "leadquiz/translate.h"

#include <stdio.h>

enum { WRONG_MOST = 1000000 };

/* ---- looks ---- */

/* A clock that was set back ends no look either. */
static bool belongs(int64_t last, int64_t now, int64_t apart) {
    uint64_t between = now > last ? (uint64_t)now - (uint64_t)last : (uint64_t)last - (uint64_t)now;
    return between <= (uint64_t)apart;
}

static bool look(struct store *store, const char *scope, int64_t now, int64_t apart,
                 int64_t *before, struct error *error) {
    struct query query;
    const char *what = _("the name of the figures");
    *before = 0;
    query_begin(&query, store, LOOKED_GET, error);
    query_text(&query, what, scope, SCOPE_BYTES);
    if (query_row(&query) == FOUND) {
        int64_t last = query_get(&query, 1, INT64_MIN, INT64_MAX);
        *before = belongs(last, now, apart) ? query_get(&query, 0, INT64_MIN, INT64_MAX) : last;
    }
    query_end(&query);
    if (query.failed)
        return false;
    query_begin(&query, store, LOOKED_SET, error);
    query_text(&query, what, scope, SCOPE_BYTES);
    query_number(&query, *before);
    query_number(&query, now);
    return query_run(&query);
}

bool store_looked(struct store *store, const char *scope, int64_t now, int64_t apart,
                  int64_t *before, struct error *error) {
    bool together = store->together;
    if (!together && !database_run(store, "PRAGMA synchronous = NORMAL", error))
        return false;
    bool done = database_begin_write(store, error) &&
                database_end(store, look(store, scope, now, apart, before, error), error);
    return (together || database_run(store, "PRAGMA synchronous = FULL", done ? error : NULL)) &&
           done;
}

/* ---- the passphrase ---- */

bool store_lock_get(struct store *store, struct lead_lock *lock, struct error *error) {
    enum { HASH, WRONG, TRIED };
    struct query query;
    *lock = (struct lead_lock){.wrong = 0};
    query_begin(&query, store, LOCK_GET, error);
    if (query_row(&query) == FOUND) {
        query_get_text(&query, HASH, lock->hash, sizeof lock->hash);
        lock->wrong = (int)query_get(&query, WRONG, 0, WRONG_MOST);
        lock->tried = query_get(&query, TRIED, INT64_MIN, INT64_MAX);
    }
    query_end(&query);
    return !query.failed;
}

bool store_lock_set(struct store *store, const char *hash, struct error *error) {
    struct query query;
    if (!database_begin_write(store, error))
        return false;
    query_begin(&query, store, hash[0] == '\0' ? LOCK_REMOVE : LOCK_SET, error);
    if (hash[0] != '\0')
        query_text(&query, _("the passphrase"), hash, PASSPHRASE_HASH_BYTES);
    if (!database_end(store, query_run(&query), error))
        return false;
    database_empty_log(store); /* of the hash before */
    return true;
}

bool store_lock_tried(struct store *store, bool right, int64_t now, struct error *error) {
    struct query query;
    if (!database_begin_write(store, error))
        return false;
    query_begin(&query, store, right ? LOCK_RIGHT : LOCK_WRONG, error);
    if (!right)
        query_number(&query, now);
    return database_end(store, query_run(&query), error);
}

bool store_lock_set_time(struct store *store, int64_t tried, struct error *error) {
    struct query query;
    if (!database_begin_write(store, error))
        return false;
    query_begin(&query, store, LOCK_TIME, error);
    query_number(&query, tried);
    return database_end(store, query_run(&query), error);
}
