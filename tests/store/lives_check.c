/* lives_check.c - what is left of a life, held against what was told. */
#include "lives.h"

#include "../../src/store/database.h"

#include <dirent.h>

static void found(struct verdict *verdict, long *count, const char *what, const char *detail) {
    (*count)++;
    if (verdict->first[0] == '\0')
        (void)snprintf(verdict->first, sizeof verdict->first, "%s: %s", what, detail);
}

static void corrupt(struct verdict *verdict, const char *what, const char *detail) {
    found(verdict, &verdict->corrupt, what, detail);
}

/* What must be 0 in every store. */
static const char *const rules[] = {
    "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
    "SELECT count(*) FROM pragma_foreign_key_check",
    "SELECT count(*) FROM sitting LEFT JOIN result ON sitting.id = sitting WHERE (finished IS NULL) "
    "<> (sitting IS NULL)",
    "SELECT count(*) FROM answer JOIN sitting ON sitting = sitting.id WHERE finished IS NOT NULL",
    "SELECT (SELECT ifnull(sum(sittings), 0) FROM standing) - (SELECT count(*) FROM result WHERE "
    "quality < 2)",
    "SELECT (SELECT count(*) FROM answered) - (SELECT count(DISTINCT person) FROM sitting WHERE "
    "finished IS NOT NULL)",
    "SELECT count(*) FROM standing JOIN person ON person = person.id WHERE standing.seen <> "
    "person.seen OR standing.name <> person.name",
    "SELECT count(*) FROM team WHERE id NOT IN (SELECT team FROM person WHERE team IS NOT NULL)",
    "SELECT count(*) FROM seat JOIN meeting ON meeting = meeting.id WHERE state = 4 AND name IS "
    "NOT NULL",
    "SELECT count(*) FROM seat WHERE answered > 0 AND answered <> (SELECT count(*) FROM "
    "seat_answer WHERE seat = seat.id)",
};

static void check_rules(struct world *world, struct verdict *verdict) {
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (life_ask(world, rules[i]) != 0)
            corrupt(verdict, "not 0", rules[i]);
    }
}

/* What is kept can be read. */
static void check_results(struct world *world, struct verdict *verdict) {
    struct result result;
    struct error *error = &world->fixture->error;
    int64_t last = life_ask(world, "SELECT ifnull(max(id), 0) FROM sitting");
    for (int64_t id = 1; id <= last; id++) {
        if (store_result_load(world->store, id, world->garden, &result, error) == FOUND_FAILED)
            corrupt(verdict, "result", error->sentence);
    }
}

static void check_step(struct world *world, const struct life *life, int at, enum told told,
                       bool maybe, struct verdict *verdict) {
    const struct step *step = &life->steps[at];
    if (step->there == NULL)
        return;
    int64_t now = life_ask(world, step->there);
    if (now != 0 && now != life->whole[at])
        corrupt(verdict, step->name, "half of it is there");
    else if (told == TOLD_SAVED && now == 0)
        found(verdict, &verdict->lost, step->name, "it was told to be saved, and is not there");
    else if (told != TOLD_SAVED && now != 0 && !maybe)
        corrupt(verdict, step->name, "it was not told to be saved, and is there");
    else if (step->refused && now != 0)
        corrupt(verdict, step->name, "it was refused, and is there");
}

/* Whether the file is a database that says so; copies may be broken. */
static bool says(const char *path, const char *sql, const char *expected) {
    sqlite3 *database = NULL;
    sqlite3_stmt *statement = NULL;
    bool said = sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
                sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_ROW &&
                strcmp((const char *)sqlite3_column_text(statement, 0), expected) == 0;
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return said;
}

/* Once version 4 is there, so is a copy of what was before, whole. */
static void check_copies(const struct world *world, const struct life *life,
                         struct verdict *verdict) {
    char path[512], sql[256];
    bool whole = false;
    DIR *directory = opendir(world->fixture->directory);
    assert_non_null(directory);
    (void)snprintf(sql, sizeof sql,
                   "SELECT (SELECT user_version FROM pragma_user_version) = %d AND (SELECT "
                   "count(*) FROM result) = 2 AND (SELECT count(*) FROM consent) = 4",
                   life->version);
    for (const struct dirent *entry; !whole && (entry = readdir(directory)) != NULL;) {
        int length = snprintf(path, sizeof path, "%s/%s", world->fixture->directory, entry->d_name);
        if (strstr(entry->d_name, ".before-v") != NULL && strchr("lm", path[length - 1]) == NULL)
            whole = says(path, "PRAGMA integrity_check", "ok") && says(path, sql, "1");
    }
    closedir(directory);
    if (!whole)
        corrupt(verdict, life->name, "there is no whole copy of the old store");
}

static bool holds(const struct bytes *bytes, const char *text) {
    return memmem(bytes->data, bytes->length, text, strlen(text)) != NULL;
}

void life_check_forgotten(const struct world *world, const struct life *life, const enum told *told,
                          struct verdict *verdict) {
    static const char *const endings[] = {"", "-wal", "-journal"};
    char path[512];
    if (life->forgets == NULL || told[life->step_count - 2] != TOLD_SAVED)
        return;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        (void)snprintf(path, sizeof path, "%s%s", world->fixture->path, endings[i]);
        if (access(path, F_OK) != 0)
            continue;
        struct bytes bytes = bytes_of(path);
        if (holds(&bytes, life->forgets))
            corrupt(verdict, "forgotten, but the bytes are in the file", endings[i]);
        free(bytes.data);
    }
}

void life_check(struct world *world, const struct life *life, const enum told *told,
                const bool *begun, bool unsure, struct verdict *verdict) {
    const struct step *open = &life->steps[0];
    if (!life_step(world, open)) {
        corrupt(verdict, "the store does not open", world->fixture->error.sentence);
        return;
    }
    check_rules(world, verdict);
    check_results(world, verdict);
    for (int i = 0; i < life->step_count; i++)
        check_step(world, life, i, told[i], begun[i] || unsure, verdict);
    life_close(world);
    life_check_forgotten(world, life, told, verdict);
    if (life->version > 0 && life->version < 4)
        check_copies(world, life, verdict);
}
