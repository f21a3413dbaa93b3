/* kill -9 at exact moments of what is done to a store as a whole: an import, a migration, a copy
 * and back, a merge, forgetting, a sitting from a file. It is done or it is not, and what was told
 * as done is. */
#include "kills.h"
#include "old_store.h"
#include "people.h"
#include "team.h"

#include "leadquiz/transfer.h"

#include "../soak.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 30, TEAMS = 2, MORE = 12 };

/* Told at the end of what is done. */
static const char *told;

static void act_until_the_end(struct scene *scene, struct terminal *terminal) {
    struct ending ending;
    assert_true(terminal_wait_end(terminal, &ending));
    scene->shown = terminal_find(terminal, told, NULL, NULL);
}

static void play(struct seat *seat, const char *name, const char *const *arguments,
                 const struct kept_files *files, long (*there)(struct scene *, struct sqlite3 *),
                 int times, struct kill_counts *counts) {
    struct scene scene = {.seat = seat,
                          .name = name,
                          .arguments = arguments,
                          .files = files,
                          .act = act_until_the_end,
                          .there = there};
    kills_play(&scene, times, 200, counts);
}

/* 0: of `before` people, 1: of `after`, -1: of another number. */
static long people_there(struct sqlite3 *store, long before, long after) {
    long people = kills_ask(store, "SELECT count(*) FROM person");
    return people == before ? 0 : people == after ? 1 : -1;
}

/* The store as it lies there becomes FILE in the seat's home. */
static void set_aside(const struct seat *seat, const char *name, char *path, size_t size) {
    char store[512];
    snprintf(path, size, "%s/%s", seat->home, name);
    kills_store_path(seat, store, sizeof store);
    assert_int_equal(rename(store, path), 0);
}

/* ---- a sitting from a file ---- */

static long taken_there(struct scene *scene, struct sqlite3 *store) {
    (void)scene;
    long sittings = kills_ask(store, "SELECT count(*) FROM sitting");
    long whole = kills_ask(store, "SELECT count(*) FROM sitting JOIN result ON sitting = id "
                                  "WHERE finished IS NOT NULL AND answers IS NOT NULL");
    return sittings == whole && whole <= 1 ? whole : -1;
}

static void test_take_answers(void **state) {
    struct seat *seat = *state;
    struct kill_counts counts = {0};
    char path[512];
    snprintf(path, sizeof path, "%s/answers.csv", seat->home);
    people_write(&(struct made_up_sitting){.name = "test-heron", .item = 4, .reversed = 2}, path);
    const char *const arguments[] = {"take", "--name", "test-heron", "--answers", path, NULL};
    told = "Kept for";
    play(seat, "take --answers", arguments, NULL, taken_there, 6, &counts);
    kills_tell(&counts);
}

/* ---- an import ---- */

static long imported_there(struct scene *scene, struct sqlite3 *store) {
    (void)scene;
    return people_there(store, 0, soaking() ? 20 * PEOPLE : PEOPLE);
}

static void test_import(void **state) {
    struct seat *seat = *state;
    struct kill_counts counts = {0};
    struct error error;
    char store[512], path[512];
    team_fill_with(seat, soaking() ? 20 * PEOPLE : PEOPLE, TEAMS);
    kills_store_path(seat, store, sizeof store);
    snprintf(path, sizeof path, "%s/all.jsonl", seat->home);
    struct store *all = store_open(store, &error);
    FILE *file = fopen(path, "we");
    assert_true(all && file &&
                transfer_export(all, NULL, TRANSFER_JSON_LINES, file, NULL, NULL, &error));
    assert_int_equal(fclose(file), 0);
    store_close(all);
    const char *const arguments[] = {"import", path, NULL};
    told = "sittings: ";
    play(seat, "an import", arguments, NULL, imported_there, 6, &counts);
    kills_tell(&counts);
}

/* ---- a migration ---- */

static void make_old(const struct seat *seat, int version) {
    char path[512], now[512];
    kills_store_path(seat, path, sizeof path);
    set_aside(seat, "now.db", now, sizeof now);
    old_store_make(now, path, version);
    sqlite3 *store = kills_store(seat);
    assert_int_equal(kills_ask(store, "PRAGMA user_version"), version);
    sqlite3_close(store);
}

/* By then it has been opened once more, so it is of the newest version, with all that was in it. */
static long migrated_there(struct scene *scene, struct sqlite3 *store) {
    (void)scene;
    bool whole = kills_ask(store, "SELECT count(*) FROM result") == PEOPLE &&
                 kills_ask(store, "SELECT count(*) FROM standing") == PEOPLE &&
                 kills_ask(store, "SELECT count(*) FROM counted") == PEOPLE &&
                 kills_ask(store, "PRAGMA user_version") == old_store_newest();
    return whole && people_there(store, PEOPLE, PEOPLE) == 0 ? 1 : -1;
}

static void test_migration(void **state) {
    static const char *const arguments[] = {"export", "-o", "out.jsonl", "--force", NULL};
    struct seat *seat = *state;
    struct kill_counts counts = {0};
    for (int version = 1; version < old_store_newest(); version++) {
        struct kept_files files;
        char name[64];
        kept_files_put(NULL, seat);
        team_fill_with(seat, PEOPLE, TEAMS);
        make_old(seat, version);
        kept_files_take(&files, seat);
        snprintf(name, sizeof name, "a migration from version %d", version);
        told = "nothing is told";
        play(seat, name, arguments, &files, migrated_there, 3, &counts);
        kept_files_free(&files);
    }
    kills_tell(&counts);
}

/* ---- a copy, and back ---- */

static struct fate {
    char file[512];
    struct kept_files files;
} fate;

/* The copy is not there, or whole. */
static long backup_there(struct scene *scene, struct sqlite3 *store) {
    sqlite3 *copy = NULL;
    (void)scene;
    long there = 0;
    if (people_there(store, PEOPLE, PEOPLE) != 0)
        return -1;
    if (sqlite3_open_v2(fate.file, &copy, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK)
        there = kills_ask(copy, "SELECT count(*) FROM pragma_integrity_check "
                                "WHERE integrity_check = 'ok'") == 1 &&
                        kills_ask(copy, "SELECT count(*) FROM result") == PEOPLE
                    ? 1
                    : -1;
    sqlite3_close(copy);
    remove(fate.file);
    return there;
}

static void test_backup(void **state) {
    struct seat *seat = *state;
    struct kill_counts counts = {0};
    team_fill_with(seat, PEOPLE, TEAMS);
    kept_files_take(&fate.files, seat);
    snprintf(fate.file, sizeof fate.file, "%s/copy.db", seat->home);
    const char *const arguments[] = {"db", "backup", fate.file, "--force", NULL};
    told = "it was read anew and";
    play(seat, "db backup", arguments, &fate.files, backup_there, 6, &counts);
    kept_files_free(&fate.files);
    kills_tell(&counts);
}

static long restored_there(struct scene *scene, struct sqlite3 *store) {
    (void)scene;
    return people_there(store, MORE, PEOPLE);
}

static void test_restore(void **state) {
    struct seat *seat = *state;
    struct kill_counts counts = {0};
    team_fill_with(seat, PEOPLE, TEAMS);
    set_aside(seat, "saved.db", fate.file, sizeof fate.file);
    kept_files_put(NULL, seat);
    team_fill_with(seat, MORE, TEAMS);
    kept_files_take(&fate.files, seat);
    const char *const arguments[] = {"db", "restore", fate.file, "--force", NULL};
    told = "is the one that was saved";
    play(seat, "db restore", arguments, &fate.files, restored_there, 7, &counts);
    kept_files_free(&fate.files);
    kills_tell(&counts);
}

/* ---- a merge ---- */

static long merged_there(struct scene *scene, struct sqlite3 *store) {
    (void)scene;
    return people_there(store, 1, 1 + MORE);
}

static void sit_one(struct seat *seat) {
    kept_files_put(NULL, seat);
    people_sit(seat, &(struct made_up_sitting){
                         .name = "test-heron", .now = "1790078400", .item = 4, .reversed = 2});
}

static void test_merge(void **state) {
    struct seat *seat = *state;
    struct kill_counts counts = {0};
    team_fill_with(seat, MORE, TEAMS);
    set_aside(seat, "other.db", fate.file, sizeof fate.file);
    sit_one(seat);
    kept_files_take(&fate.files, seat);
    const char *const arguments[] = {"db", "merge", fate.file, NULL};
    told = "people: 12 new";
    play(seat, "db merge", arguments, &fate.files, merged_there, 6, &counts);
    kept_files_free(&fate.files);
    kills_tell(&counts);
}

/* ---- forgetting ---- */

static bool holds(const char *path, const char *text) {
    FILE *file = fopen(path, "re");
    size_t matched = 0;
    for (int byte = file ? fgetc(file) : EOF; byte != EOF && text[matched]; byte = fgetc(file))
        matched = byte == text[matched] ? matched + 1 : byte == text[0];
    if (file)
        fclose(file);
    return text[matched] == '\0';
}

/* Once it was told, no byte of the name is left; before, the person is there wholly or not at
 * all. */
static long forgotten_there(struct scene *scene, struct sqlite3 *store) {
    char path[512], log[520];
    long person = kills_ask(store, "SELECT count(*) FROM person WHERE name = 'test-heron'");
    long sitting = kills_ask(store, "SELECT count(*) FROM sitting");
    kills_store_path(scene->seat, path, sizeof path);
    snprintf(log, sizeof log, "%s-wal", path);
    if (person != sitting)
        return -1;
    if (scene->shown && (holds(path, "test-heron") || holds(log, "test-heron")))
        return 0;
    return person == 0;
}

static void test_forget(void **state) {
    static const char *const arguments[] = {"db", "forget", "test-heron", "--force", NULL};
    struct seat *seat = *state;
    struct kill_counts counts = {0};
    sit_one(seat);
    kept_files_take(&fate.files, seat);
    told = "No byte of it is left";
    play(seat, "db forget", arguments, &fate.files, forgotten_there, 6, &counts);
    kept_files_free(&fate.files);
    kills_tell(&counts);
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_take_answers), SEAT_TEST(test_import),  SEAT_TEST(test_migration),
        SEAT_TEST(test_backup),       SEAT_TEST(test_restore), SEAT_TEST(test_merge),
        SEAT_TEST(test_forget),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
