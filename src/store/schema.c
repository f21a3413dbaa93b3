#include "schema.h"

#include "backup.h"
#include "standing.h"

#include "leadquiz/translate.h"

#include <stdio.h>

/* Enumerations are kept as their numbers: role 0 = self; consent, form, quality and outcome as in
 * the headers. A finished sitting is kept in as few bytes as lose nothing: there may be millions.
 * docs/store.md tells what each table is for. Ids of people and sittings are never used
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
    "  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
    "  consent INTEGER NOT NULL CHECK (consent >= 0),"
    "  change INTEGER NOT NULL CHECK (change >= 0),"
    "  granted INTEGER NOT NULL CHECK (granted IN (0, 1)),"
    "  version TEXT NOT NULL,"
    "  time INTEGER NOT NULL,"
    "  PRIMARY KEY (person, consent, change)"
    ") STRICT, WITHOUT ROWID;"

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
    "  subject INTEGER REFERENCES person (id) ON DELETE CASCADE,"
    "  role INTEGER NOT NULL CHECK (role >= 0),"
    "  questionnaire INTEGER NOT NULL REFERENCES questionnaire (number),"
    "  form INTEGER NOT NULL CHECK (form >= 0),"
    "  seed INTEGER NOT NULL,"
    "  started INTEGER NOT NULL,"
    "  updated INTEGER,"
    "  finished INTEGER,"
    "  position TEXT,"
    "  answers BLOB,"
    "  times BLOB,"
    "  CHECK ((finished IS NULL) = (updated IS NOT NULL)),"
    "  CHECK ((finished IS NULL) = (position IS NOT NULL)),"
    "  CHECK ((finished IS NULL) = (answers IS NULL)),"
    "  CHECK ((finished IS NULL) = (times IS NULL)),"
    "  CHECK ((role = 0) = (subject IS NULL))"
    ") STRICT;"
    "CREATE UNIQUE INDEX sitting_key ON sitting (started, seed);"
    "CREATE INDEX sitting_by_person ON sitting (person);"
    "CREATE INDEX sitting_by_subject ON sitting (subject) WHERE subject IS NOT NULL;"
    "CREATE INDEX sitting_open ON sitting (updated) WHERE finished IS NULL;"

    "CREATE TABLE answer ("
    "  sitting INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,"
    "  prompt TEXT NOT NULL CHECK (prompt <> ''),"
    "  value INTEGER NOT NULL CHECK (value >= 0),"
    "  time_ms INTEGER CHECK (time_ms >= 0),"
    "  PRIMARY KEY (sitting, prompt)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE result ("
    "  sitting INTEGER PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,"
    "  level INTEGER NOT NULL,"
    "  rule_level INTEGER NOT NULL,"
    "  assessed INTEGER NOT NULL,"
    "  quality INTEGER NOT NULL,"
    "  desire INTEGER,"
    "  scales BLOB NOT NULL,"
    "  tips BLOB NOT NULL"
    ") STRICT;"

    "CREATE TABLE action ("
    "  id INTEGER PRIMARY KEY,"
    "  sitting INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,"
    "  facet TEXT NOT NULL,"
    "  tip INTEGER NOT NULL CHECK (tip >= -1),"
    "  text TEXT NOT NULL,"
    "  chosen INTEGER NOT NULL,"
    "  due INTEGER NOT NULL,"
    "  outcome INTEGER NOT NULL CHECK (outcome >= 0),"
    "  told INTEGER,"
    "  CHECK ((outcome = 0) = (told IS NULL))"
    ") STRICT;"
    "CREATE INDEX action_by_sitting ON action (sitting);";

/* What a look at many people and at groups needs: standing, answered and the columns `seen` and
 * `lead_until` say nothing that sittings, results and consents do not say, but say it at once. */
static const char version_2[] =
    "ALTER TABLE result ADD COLUMN neighbour INTEGER;"
    "ALTER TABLE person ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE person ADD COLUMN lead_until INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX person_by_team_seen ON person (team, seen);"
    "DROP INDEX person_by_team;"
    "CREATE INDEX questionnaire_series ON questionnaire (id, version, scoring_version);"
    "CREATE INDEX sitting_by_finish ON sitting (finished) WHERE finished IS NOT NULL;"

    "CREATE TABLE standing ("
    "  series INTEGER NOT NULL REFERENCES questionnaire (number),"
    "  form INTEGER NOT NULL,"
    "  name TEXT NOT NULL COLLATE NOCASE,"
    "  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
    "  team TEXT NOT NULL,"
    "  seen INTEGER NOT NULL,"
    "  lead_until INTEGER NOT NULL,"
    "  sittings INTEGER NOT NULL,"
    "  finished INTEGER NOT NULL,"
    "  last BLOB NOT NULL,"
    "  before BLOB,"
    "  PRIMARY KEY (series, form, name)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX standing_by_person ON standing (person, series, form, seen, lead_until);"

    "CREATE TABLE answered ("
    "  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
    "  series INTEGER NOT NULL REFERENCES questionnaire (number),"
    "  finished INTEGER NOT NULL,"
    "  seen INTEGER NOT NULL,"
    "  PRIMARY KEY (person, series)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE publication ("
    "  id INTEGER PRIMARY KEY,"
    "  series INTEGER NOT NULL REFERENCES questionnaire (number),"
    "  form INTEGER NOT NULL,"
    "  scope TEXT NOT NULL,"
    "  time INTEGER NOT NULL,"
    "  digest INTEGER NOT NULL,"
    "  shown INTEGER NOT NULL,"
    "  base INTEGER REFERENCES publication (id),"
    "  members BLOB NOT NULL,"
    "  UNIQUE (series, form, scope, digest, shown)"
    ") STRICT;"

    "CREATE TABLE looked ("
    "  scope TEXT PRIMARY KEY,"
    "  before INTEGER NOT NULL,"
    "  last INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE lead_lock ("
    "  one INTEGER PRIMARY KEY CHECK (one = 1),"
    "  hash TEXT NOT NULL CHECK (hash <> ''),"
    "  wrong INTEGER NOT NULL CHECK (wrong >= 0),"
    "  tried INTEGER NOT NULL"
    ") STRICT;";

/* Meetings. Answers of seats hang on a seat and on nobody; asked and answered say at once how far a
 * room is. In meeting_question, prompt -1 is the form, whose answers are those of round 1. */
static const char version_3[] =
    "CREATE TABLE meeting ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  code TEXT NOT NULL UNIQUE CHECK (code <> ''),"
    "  title TEXT NOT NULL,"
    "  questionnaire INTEGER NOT NULL REFERENCES questionnaire (number),"
    "  form INTEGER NOT NULL CHECK (form >= 0),"
    "  one_by_one INTEGER NOT NULL CHECK (one_by_one IN (0, 1)),"
    "  named INTEGER NOT NULL CHECK (named IN (0, 1)),"
    "  asked BLOB NOT NULL,"
    "  prompts INTEGER NOT NULL CHECK (prompts >= 0),"
    "  chance INTEGER NOT NULL,"
    "  created INTEGER NOT NULL,"
    "  ended INTEGER,"
    "  state INTEGER NOT NULL CHECK (state >= 0),"
    "  focus INTEGER NOT NULL CHECK (focus >= -1),"
    "  round INTEGER NOT NULL CHECK (round >= 1),"
    "  shown INTEGER NOT NULL CHECK (shown IN (0, 1)),"
    "  until INTEGER NOT NULL,"
    "  token INTEGER NOT NULL DEFAULT 0,"
    "  heard INTEGER NOT NULL DEFAULT 0,"
    "  wrong INTEGER NOT NULL DEFAULT 0 CHECK (wrong >= 0),"
    "  tried INTEGER NOT NULL DEFAULT 0"
    ") STRICT;"

    "CREATE TABLE meeting_question ("
    "  meeting INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,"
    "  prompt INTEGER NOT NULL CHECK (prompt >= -1),"
    "  rounds INTEGER NOT NULL CHECK (rounds >= 1),"
    "  revealed INTEGER NOT NULL CHECK (revealed BETWEEN 0 AND rounds),"
    "  PRIMARY KEY (meeting, prompt)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE seat ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  meeting INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,"
    "  number INTEGER NOT NULL CHECK (number >= 0),"
    "  word TEXT NOT NULL CHECK (word <> ''),"
    "  name TEXT COLLATE NOCASE CHECK (name <> ''),"
    "  joined INTEGER NOT NULL,"
    "  seed INTEGER NOT NULL,"
    "  gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),"
    "  kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),"
    "  position TEXT NOT NULL DEFAULT '',"
    "  asked INTEGER NOT NULL CHECK (asked >= 0),"
    "  answered INTEGER NOT NULL DEFAULT 0 CHECK (answered BETWEEN 0 AND asked),"
    "  token INTEGER NOT NULL DEFAULT 0,"
    "  heard INTEGER NOT NULL,"
    "  UNIQUE (meeting, number),"
    "  UNIQUE (meeting, word),"
    "  UNIQUE (meeting, name)"
    ") STRICT;"

    "CREATE TABLE seat_answer ("
    "  seat INTEGER NOT NULL REFERENCES seat (id) ON DELETE CASCADE,"
    "  prompt INTEGER NOT NULL CHECK (prompt >= 0),"
    "  round INTEGER NOT NULL CHECK (round >= 1),"
    "  value INTEGER NOT NULL CHECK (value >= 0),"
    "  time_ms INTEGER CHECK (time_ms >= 0),"
    "  PRIMARY KEY (seat, prompt, round)"
    ") STRICT, WITHOUT ROWID;";

/* At which meeting a result was kept: whoever deletes the meeting takes the memory away. Which
 * sitting came of which seat, as numbers that may be of something gone. What
 * counts in the order of time, and what gathered.h tells of, which say nothing new either. */
static const char version_4[] =
    "ALTER TABLE sitting ADD COLUMN meeting INTEGER REFERENCES meeting (id) ON DELETE SET NULL;"
    "CREATE INDEX sitting_by_meeting ON sitting (meeting) WHERE meeting IS NOT NULL;"
    "CREATE TABLE seat_kept ("
    "  seat INTEGER PRIMARY KEY,"
    "  sitting INTEGER NOT NULL,"
    "  person INTEGER NOT NULL"
    ") STRICT;"

    "DROP INDEX sitting_by_finish;"
    "CREATE TABLE counted ("
    "  series INTEGER NOT NULL REFERENCES questionnaire (number),"
    "  form INTEGER NOT NULL,"
    "  finished INTEGER NOT NULL,"
    "  sitting INTEGER NOT NULL,"
    "  person INTEGER NOT NULL,"
    "  kept BLOB NOT NULL,"
    "  PRIMARY KEY (series, form, finished, sitting)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE gathered ("
    "  block INTEGER NOT NULL,"
    "  series INTEGER NOT NULL REFERENCES questionnaire (number),"
    "  form INTEGER NOT NULL,"
    "  heads BLOB NOT NULL,"
    "  people BLOB NOT NULL,"
    "  UNIQUE (block, series, form)"
    ") STRICT;";

static bool fill_4(struct store *store, struct error *error) {
    return standing_fill_counted(store, error) && seat_kept_fill(store, error);
}

const struct migrations *schema_migrations(void) {
    static const struct migration list[] = {
        {version_1, NULL}, {version_2, standing_fill}, {version_3, NULL}, {version_4, fill_4}};
    static const struct migrations migrations = {list, sizeof list / sizeof list[0]};
    return &migrations;
}

static bool version_now(struct store *store, int64_t *version, struct error *error) {
    return database_number(store, "PRAGMA user_version", version, error);
}

static bool step(struct store *store, const struct migrations *migrations, int version,
                 struct error *error) {
    char mark[80];
    const struct migration *next = &migrations->list[version];
    (void)snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                   APPLICATION_ID, version + 1);
    return database_run(store, next->sql, error) &&
           (next->fill == NULL || next->fill(store, error)) && database_run(store, mark, error);
}

static bool is_open_elsewhere(struct store *store, struct error *error) {
    return error_set(error, ERROR_STORAGE,
                     _("%s is open in a leadquiz of an older version, or in another program, and "
                       "has to be brought to a newer form first; end that one (a meeting, perhaps) "
                       "and try again"),
                     store->path);
}

/* Another process may have been quicker. */
static bool steps(struct store *store, const struct migrations *migrations, struct error *error) {
    int64_t version = 0;
    if (!version_now(store, &version, error))
        return false;
    if (version > 0 && version < migrations->count && !store->is_copy && !store->alone)
        return is_open_elsewhere(store, error);
    bool done = true;
    for (; version < migrations->count && done; version++)
        done = step(store, migrations, (int)version, error);
    return done;
}

/* All steps are one change: what is damaged may be seen in the last of them alone. The copy is made
 * before, by one that is alone with the store, so that it is what the steps begin with: whoever is
 * killed in between leaves one copy more. */
bool schema_upgrade(struct store *store, const struct migrations *migrations, struct error *error) {
    struct backup_beside beside;
    int64_t version = 0;
    if (!version_now(store, &version, error))
        return false;
    if (version >= migrations->count)
        return true;
    bool copies = store->alone && version > 0;
    if (copies && !backup_beside_begin(&beside, store, migrations->count, error))
        return false;
    bool begun = database_begin_write(store, error);
    bool done = begun && steps(store, migrations, error);
    if (copies)
        done = backup_beside_end(&beside, store, done, error) && done;
    return begun && database_end(store, done, error);
}
