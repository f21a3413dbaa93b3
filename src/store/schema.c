#include "schema.h"

#include "backup.h"

#include "leadquiz/translate.h"

#include <stdio.h>

/* Enumerations are kept as their numbers: role 0 = self; form, quality, lean and outcome as in the
 * headers. docs/store.md tells what each table is for. Ids of people and sittings are never used
 * again, so that a process that holds an old one cannot write into somebody else's. */
static const char version_1[] =
    "CREATE TABLE team ("
    "  id INTEGER PRIMARY KEY,"
    "  name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> '')"
    ") STRICT;"

    "CREATE TABLE person ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),"
    "  team INTEGER REFERENCES team (id),"
    "  created INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX person_by_team ON person (team);"

    "CREATE TABLE consent ("
    "  id INTEGER PRIMARY KEY,"
    "  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
    "  name TEXT NOT NULL,"
    "  granted INTEGER NOT NULL CHECK (granted IN (0, 1)),"
    "  version TEXT NOT NULL,"
    "  time INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX consent_by_person ON consent (person, name, id);"

    "CREATE TABLE questionnaire ("
    "  number INTEGER PRIMARY KEY,"
    "  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),"
    "  id TEXT NOT NULL,"
    "  version TEXT NOT NULL,"
    "  scoring_version INTEGER NOT NULL,"
    "  title TEXT NOT NULL,"
    "  bytes BLOB NOT NULL,"
    "  kept INTEGER NOT NULL"
    ") STRICT;"

    "CREATE TABLE sitting ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
    "  subject INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
    "  role INTEGER NOT NULL CHECK (role >= 0),"
    "  questionnaire INTEGER NOT NULL REFERENCES questionnaire (number),"
    "  form INTEGER NOT NULL CHECK (form >= 0),"
    "  seed INTEGER NOT NULL,"
    "  started INTEGER NOT NULL,"
    "  updated INTEGER NOT NULL,"
    "  finished INTEGER,"
    "  position TEXT NOT NULL DEFAULT '',"
    "  answers TEXT,"
    "  times BLOB,"
    "  CHECK ((finished IS NULL) = (answers IS NULL)),"
    "  CHECK ((finished IS NULL) = (times IS NULL))"
    ") STRICT;"
    "CREATE INDEX sitting_open ON sitting (updated) WHERE finished IS NULL;"
    "CREATE INDEX sitting_by_person ON sitting (person, finished);"

    "CREATE TABLE answer ("
    "  sitting INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,"
    "  prompt TEXT NOT NULL CHECK (prompt <> ''),"
    "  value INTEGER NOT NULL CHECK (value >= 0),"
    "  time_ms INTEGER CHECK (time_ms >= 0),"
    "  PRIMARY KEY (sitting, prompt)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE result ("
    "  sitting INTEGER PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,"
    "  team INTEGER NOT NULL CHECK (team IN (0, 1)),"
    "  level INTEGER NOT NULL,"
    "  rule_level INTEGER NOT NULL,"
    "  assessed INTEGER NOT NULL,"
    "  quality INTEGER NOT NULL,"
    "  flags INTEGER NOT NULL,"
    "  desire INTEGER,"
    "  lean INTEGER NOT NULL,"
    "  lean_scale INTEGER,"
    "  scenarios INTEGER NOT NULL,"
    "  scales TEXT NOT NULL,"
    "  facets TEXT NOT NULL,"
    "  chances TEXT NOT NULL,"
    "  leans TEXT NOT NULL"
    ") STRICT;"

    "CREATE TABLE tip ("
    "  sitting INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,"
    "  place INTEGER NOT NULL,"
    "  facet TEXT NOT NULL,"
    "  number INTEGER NOT NULL CHECK (number >= 0),"
    "  PRIMARY KEY (sitting, place)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE action ("
    "  id INTEGER PRIMARY KEY,"
    "  sitting INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,"
    "  facet TEXT NOT NULL,"
    "  tip INTEGER NOT NULL CHECK (tip >= -1),"
    "  text TEXT NOT NULL,"
    "  chosen INTEGER NOT NULL,"
    "  due INTEGER NOT NULL,"
    "  outcome INTEGER NOT NULL CHECK (outcome >= 0)"
    ") STRICT;"
    "CREATE INDEX action_by_sitting ON action (sitting);";

const struct migrations *schema_migrations(void) {
    static const char *const sql[] = {version_1};
    static const struct migrations migrations = {sql, sizeof sql / sizeof sql[0]};
    return &migrations;
}

static bool version_now(struct store *store, int64_t *version, struct error *error) {
    return database_number(store, "PRAGMA user_version", version, error);
}

/* One step, unless another process was quicker. The lock is taken before the copy is made, so
 * that the copy is what the step begins with. */
static bool step(struct store *store, const struct migrations *migrations, bool *copied,
                 struct error *error) {
    char mark[80];
    int64_t version = 0;
    bool done = false;
    if (!database_begin_write(store, error))
        return false;
    if (!version_now(store, &version, error))
        goto out;
    if (version >= migrations->count) {
        done = true;
        goto out;
    }
    if (version > 0 && !*copied && !backup_beside(store, migrations->count, error))
        goto out;
    *copied = true;
    (void)snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                   APPLICATION_ID, (int)version + 1);
    done = database_run(store, migrations->sql[version], error) && database_run(store, mark, error);
out:
    return database_end(store, done, error);
}

bool schema_upgrade(struct store *store, const struct migrations *migrations, struct error *error) {
    int64_t version = 0;
    bool copied = false;
    if (!version_now(store, &version, error))
        return false;
    while (version < migrations->count) {
        if (!step(store, migrations, &copied, error) || !version_now(store, &version, error))
            return false;
    }
    return true;
}
