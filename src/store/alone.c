#include "alone.h"

#include "open.h"
#include "place.h"

/* Before anything is read: a store with a write-ahead log is held alone from the first look at it,
 * or not at all. SQLite is not to wait, for while it does it keeps others from being alone. */
static int hold(struct store *store, const char *resolved) {
    int code = sqlite3_open_v2(resolved, &store->database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    if (code == SQLITE_OK)
        code = sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(store->database,
                            "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", NULL, NULL,
                            NULL);
    return code;
}

static bool upgrade(struct store *store, const struct migrations *migrations, struct error *error) {
    if (!open_configure(store, error))
        return false;
    (void)sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    return schema_upgrade(store, migrations, error);
}

/* Uneven ones, so that of many who wait each has a turn. */
static int pause_a_little(int times) {
    enum { GROWING = 30 };
    unsigned char chance = 0;
    sqlite3_randomness(sizeof chance, &chance);
    int pause = 1 + chance % (2 + 2 * (times < GROWING ? times : GROWING));
    sqlite3_sleep(pause);
    return pause;
}

bool alone_upgrade(struct store *store, const char *resolved, const struct migrations *migrations,
                   struct error *error) {
    int code = SQLITE_BUSY;
    bool done = true;
    for (int times = 0, waited = 0; (code & 0xff) == SQLITE_BUSY; times++) {
        if (times > 0 && (waited >= store->wait_ms || place_version(resolved) >= migrations->count))
            break;
        waited += times > 0 ? pause_a_little(times) : 0;
        code = hold(store, resolved);
        store->alone = code == SQLITE_OK;
        if (store->alone)
            done = upgrade(store, migrations, error);
        else if ((code & 0xff) != SQLITE_BUSY)
            done = database_failed(store, code, error);
        store->alone = false;
        open_disconnect(store);
    }
    return done;
}
