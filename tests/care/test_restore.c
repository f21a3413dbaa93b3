/* A store put back in the place of another: the old one or the new one, whole, whatever happens. */
#include "care_store.h"
#include "deadly.h"

#include <signal.h>
#include <sys/wait.h>

enum { OLD = 3, NEW = 2 }; /* how many people are in each */

struct places {
    char file[PATH_MAX], wal[PATH_MAX], kept[PATH_MAX], kept_wal[PATH_MAX];
};

/* The store in use, and a backup with fewer people. */
static struct places places_begin(struct fixture *fixture) {
    struct places places;
    in_folder(fixture, "saved.db", places.file);
    in_folder(fixture, "store.db-wal", places.wal);
    in_folder(fixture, "store.db.before-restore", places.kept);
    in_folder(fixture, "store.db.before-restore-wal", places.kept_wal);
    people_at(fixture, places.file, NEW);
    people_at(fixture, fixture->path, OLD);
    return places;
}

static bool restore(struct fixture *fixture, const char *file, char kept[PATH_MAX]) {
    struct care_restoring restoring;
    kept[0] = '\0';
    if (!care_restore_begin(&restoring, fixture->path, file, NULL, &fixture->error))
        return false;
    bool done = care_restore_put(&restoring, kept, NULL, &fixture->error);
    care_restore_end(&restoring);
    return done;
}

static void assert_people(const char *path, int people) {
    char number[16];
    (void)snprintf(number, sizeof number, "%d", people);
    assert_outside(path, "PRAGMA integrity_check", "ok");
    assert_outside(path, "SELECT count(*) FROM person", number);
    assert_outside(path, "SELECT count(*) FROM sitting JOIN result ON sitting = id", number);
}

static void test_back(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    char kept[PATH_MAX];
    struct stat about;
    struct care_restoring restoring;
    assert_true(care_restore_begin(&restoring, fixture->path, places.file, NULL, &fixture->error));
    assert_int_equal(restoring.contents.in.people, NEW);
    assert_int_equal(restoring.contents.in.newest, NOW * INT64_C(1000) + 1500);
    assert_int_equal(stat(restoring.copy, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_people(fixture->path, OLD);
    assert_true(care_restore_put(&restoring, kept, NULL, &fixture->error));
    care_restore_end(&restoring);
    assert_people(fixture->path, NEW);
    assert_people(places.kept, OLD);
    assert_int_equal(stat(places.kept, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    char resolved[PATH_MAX];
    assert_non_null(realpath(places.kept, resolved));
    assert_string_equal(kept, resolved);
    assert_int_equal(files_in(fixture), 3);
    /* There and back: the one before is kept under another name. */
    assert_true(restore(fixture, places.kept, kept));
    assert_non_null(strstr(kept, "store.db.before-restore-2"));
    assert_people(fixture->path, OLD);
    assert_people(kept, NEW);
    assert_int_equal(files_in(fixture), 4);
}

/* Somebody reads one that keeps no log, where nothing but this lock tells of them. */
static void test_somebody_reads(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    char kept[PATH_MAX];
    sqlite3 *reader = NULL;
    outside(fixture->path, "PRAGMA journal_mode = DELETE");
    assert_int_equal(sqlite3_open(fixture->path, &reader), SQLITE_OK);
    assert_int_equal(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM person", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_false(restore(fixture, places.file, kept));
    assert_said(fixture, "is in use by another leadquiz (a meeting, perhaps), so nothing was "
                         "changed; end that one and try again");
    assert_int_equal(sqlite3_close(reader), SQLITE_OK);
    assert_people(fixture->path, OLD);
    assert_int_equal(files_in(fixture), 2);
}

static void test_nothing_there(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    char kept[PATH_MAX];
    struct stat about;
    assert_int_equal(unlink(fixture->path), 0);
    assert_true(restore(fixture, places.file, kept));
    assert_string_equal(kept, "");
    assert_people(fixture->path, NEW);
    assert_int_equal(stat(fixture->path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    bytes_write(fixture->path, "", 0);
    assert_true(restore(fixture, places.file, kept));
    assert_string_equal(kept, "");
    assert_people(fixture->path, NEW);
    assert_int_equal(files_in(fixture), 2);
}

/* A copy of the store's log as it stands while it is open: a process that was killed leaves it. */
static void leave_log(struct fixture *fixture, const struct places *places) {
    struct person person = {.name = "grey-owl"};
    struct store *store = fixture_open(fixture);
    assert_true(store_person_save(store, &person, "1", 5, &fixture->error));
    struct bytes log = bytes_of(places->wal);
    assert_true(log.length > 4096);
    store_close(store);
    bytes_write(places->wal, log.data, log.length);
    free(log.data);
}

/* The classic trap: the database is gone, its log is not, and would be taken for one of the new
 * database. */
static void test_log_of_one_that_is_gone(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    char kept[PATH_MAX];
    leave_log(fixture, &places);
    assert_int_equal(unlink(fixture->path), 0);
    assert_true(restore(fixture, places.file, kept));
    assert_people(fixture->path, NEW);
    assert_int_equal(access(places.kept_wal, F_OK), 0);
    assert_int_equal(access(places.kept, F_OK), -1);
    assert_int_equal(files_in(fixture), 3);
}

/* The log of a sound one belongs to what is kept. */
static void test_log_that_counts(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    char kept[PATH_MAX];
    struct store *store = fixture_open(fixture);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct person person = {.name = "grey-owl"};
        struct store *own = store_open(fixture->path, &fixture->error);
        if (own == NULL || !store_person_save(own, &person, "1", 5, &fixture->error))
            _exit(1);
        (void)raise(SIGKILL);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    struct bytes log = bytes_of(places.wal), database = bytes_of(fixture->path);
    store_close(store);
    bytes_write(places.wal, log.data, log.length);
    bytes_write(fixture->path, database.data, database.length);
    free(log.data);
    free(database.data);
    assert_true(restore(fixture, places.file, kept));
    assert_people(fixture->path, NEW);
    assert_outside(places.kept, "SELECT count(*) FROM person", "4");
    assert_int_equal(access(places.wal, F_OK), -1);
}

static void damage_header(struct fixture *fixture) {
    struct bytes bytes = bytes_of(fixture->path);
    memset(bytes.data, 'x', 100);
    bytes_write(fixture->path, bytes.data, bytes.length);
    free(bytes.data);
}

static void damage_schema(struct fixture *fixture) {
    struct bytes bytes = bytes_of(fixture->path);
    memset(bytes.data + 100, 0xff, 900);
    bytes_write(fixture->path, bytes.data, bytes.length);
    free(bytes.data);
}

static void damage_pages(struct fixture *fixture) {
    struct bytes bytes = bytes_of(fixture->path);
    memset(bytes.data + 4096, 0xff, bytes.length - 4096);
    bytes_write(fixture->path, bytes.data, bytes.length);
    free(bytes.data);
}

static void damage_root_of(const char *path, const char *name) {
    char sql[96];
    (void)snprintf(sql, sizeof sql, "SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
    char *page = outside_text(path, sql);
    struct bytes bytes = bytes_of(path);
    memset(bytes.data + 4096 * (strtoul(page, NULL, 10) - 1), 0xff, 4096);
    bytes_write(path, bytes.data, bytes.length);
    free(bytes.data);
    free(page);
}

static void cut_pages(struct fixture *fixture) {
    assert_int_equal(truncate(fixture->path, 8192), 0);
}

static void cut_header(struct fixture *fixture) {
    assert_int_equal(truncate(fixture->path, 50), 0);
}

/* However it is damaged, and with a log of its own beside it, the new one is put there and what was
 * there is kept byte by byte, or page by page where SQLite can tell pages. */
static void test_damaged(void **state) {
    static void (*const damages[])(struct fixture *) = {damage_header, damage_schema, damage_pages,
                                                        cut_pages, cut_header};
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    struct bytes old = bytes_of(fixture->path), fresh = bytes_of(places.file);
    for (int i = 0; i < 2 * (int)(sizeof damages / sizeof damages[0]); i++) {
        char kept[PATH_MAX];
        bytes_write(fixture->path, old.data, old.length);
        bytes_write(places.file, fresh.data, fresh.length);
        if (i % 2 == 1)
            leave_log(fixture, &places);
        damages[i / 2](fixture);
        struct bytes before = bytes_of(fixture->path);
        if (!restore(fixture, places.file, kept))
            fail_msg("damage %d: %s", i, fixture->error.sentence);
        assert_people(fixture->path, NEW);
        struct bytes after = bytes_of(kept);
        if (damages[i / 2] == damage_header || damages[i / 2] == cut_header) {
            assert_int_equal(after.length, before.length);
            assert_memory_equal(after.data, before.data, before.length);
            assert_int_equal(access(places.kept_wal, F_OK), i % 2 == 1 ? 0 : -1);
        }
        assert_int_equal(access(places.wal, F_OK), -1);
        free(before.data);
        free(after.data);
        fixture_clear(fixture);
    }
    free(old.data);
    free(fresh.data);
}

/* ---- refused ---- */

static void assert_refused(struct fixture *fixture, const char *file, const char *sentence) {
    char kept[PATH_MAX];
    int files = files_in(fixture);
    if (restore(fixture, file, kept))
        fail_msg("%s was put back", file);
    assert_said(fixture, sentence);
    assert_string_equal(kept, "");
    assert_int_equal(files_in(fixture), files);
}

static void test_what_is_no_backup(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    char other[PATH_MAX];
    in_folder(fixture, "other.db", other);
    assert_refused(fixture, fixture->path, "is the store itself; name a backup of it");
    assert_refused(fixture, other, "other.db is not there");
    assert_refused(fixture, fixture->directory, "is a directory; name a file in it");
    bytes_write(other, "", 0);
    assert_refused(fixture, other, "other.db is empty");
    bytes_write(other, "nothing of the kind", 19);
    assert_refused(fixture, other, "other.db is not a leadquiz database");
    assert_int_equal(unlink(other), 0);
    outside(other, "CREATE TABLE mine (text TEXT)");
    assert_refused(fixture, other, "other.db is the database of another program");
    assert_int_equal(unlink(other), 0);
    assert_int_equal(symlink(places.file, other), 0);
    assert_refused(fixture, other, "other.db is a link");
    outside(places.file, "PRAGMA user_version = 999");
    assert_refused(fixture, places.file, "saved.db was written by a newer leadquiz");
    outside(places.file, "PRAGMA user_version = 4; PRAGMA writable_schema = ON; "
                         "DELETE FROM sqlite_schema WHERE name = 'sitting_by_person'");
    assert_refused(fixture, places.file, "the copy was read anew and is not sound");
    assert_people(fixture->path, OLD);
}

static void test_what_is_in_the_place(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    outside(fixture->path, "PRAGMA user_version = 999");
    assert_refused(fixture, places.file, "store.db was written by a newer leadquiz");
    outside(fixture->path, "PRAGMA application_id = 7");
    assert_refused(fixture, places.file, "store.db is the database of another program");
    assert_int_equal(unlink(fixture->path), 0);
    assert_int_equal(symlink(places.file, fixture->path), 0);
    assert_refused(fixture, places.file, "is the store itself");
    assert_int_equal(unlink(fixture->path), 0);
    assert_int_equal(mkdir(fixture->path, 0700), 0);
    assert_refused(fixture, places.file, "store.db is a directory; name a file in it");
    assert_int_equal(rmdir(fixture->path), 0);
    assert_people(places.file, NEW);
}

/* Somebody who does nothing but have it open, as a facilitator between two steps. */
static void test_somebody_has_it_open(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    char kept[PATH_MAX];
    struct store *store = fixture_open(fixture);
    assert_refused(fixture, places.file,
                   "is in use by another leadquiz (a meeting, perhaps), so nothing was changed; "
                   "end that one and try again");
    struct person person = {.name = "grey-owl"};
    assert_true(store_person_save(store, &person, "1", 5, &fixture->error));
    store_close(store);
    assert_outside(fixture->path, "SELECT count(*) FROM person", "4");
    assert_true(restore(fixture, places.file, kept));
    assert_people(fixture->path, NEW);
    /* One that has become unreadable meanwhile is in use all the same. */
    store = fixture_open(fixture);
    struct bytes bytes = bytes_of(fixture->path); /* leaves this process without locks */
    free(bytes.data);
    store_close(store);
}

/* ---- whose passphrase is in the place ---- */

static bool restore_with(struct fixture *fixture, const char *file, const char *lock) {
    struct care_restoring restoring;
    char kept[PATH_MAX];
    assert_true(care_restore_begin(&restoring, fixture->path, file, NULL, &fixture->error));
    restoring.lock = lock;
    bool done = care_restore_put(&restoring, kept, NULL, &fixture->error);
    care_restore_end(&restoring);
    return done;
}

/* However it came that nobody was asked: the store was in use when it should have been opened, or
 * the passphrase is another one since. */
static void test_passphrase_that_was_not_given(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    outside(fixture->path, "INSERT INTO lead_lock VALUES (1, 'made-up hash', 0, 0)");
    assert_false(store_without_lock(fixture->path));
    assert_refused(fixture, places.file,
                   "store.db has a passphrase that was not asked for, so nothing was changed; try "
                   "again, or move that file away where it cannot be opened");
    assert_false(restore_with(fixture, places.file, "another hash"));
    assert_people(fixture->path, OLD);
    assert_true(restore_with(fixture, places.file, "made-up hash"));
    assert_people(fixture->path, NEW);
}

/* Nobody can be asked where the store opens no more. */
static void test_passphrase_of_a_damaged_one(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    outside(fixture->path, "INSERT INTO lead_lock VALUES (1, 'made-up hash', 0, 0)");
    damage_root_of(fixture->path, "sitting_by_person");
    assert_true(store_without_lock(fixture->path));
    assert_true(restore_with(fixture, places.file, ""));
    assert_people(fixture->path, NEW);
    cut_header(fixture);
    assert_true(store_without_lock(fixture->path));
}

/* A log beside a name that is free would be taken for one of what is kept under that name. */
static void test_log_beside_a_free_name(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    char kept[PATH_MAX];
    bytes_write(places.kept_wal, "of another", 10);
    assert_true(restore(fixture, places.file, kept));
    assert_non_null(strstr(kept, "store.db.before-restore-2"));
    assert_people(kept, OLD);
    struct bytes log = bytes_of(places.kept_wal);
    assert_string_equal(log.data, "of another");
    free(log.data);
    damage_header(fixture);
    assert_true(restore(fixture, places.file, kept));
    assert_non_null(strstr(kept, "store.db.before-restore-3"));
}

/* ---- somebody is quicker ---- */

static struct {
    sqlite3_vfs *real;
    const char *from, *to;
} meanwhile;

/* A store comes to the place when the empty one made there is opened. */
static int open_late(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
    (void)vfs;
    if (meanwhile.from != NULL && name != NULL && (flags & SQLITE_OPEN_MAIN_DB) != 0 &&
        strcmp(name, meanwhile.to) == 0) {
        assert_int_equal(rename(meanwhile.from, meanwhile.to), 0);
        meanwhile.from = NULL;
    }
    return meanwhile.real->xOpen(meanwhile.real, name, file, flags, out);
}

static void test_one_that_comes_meanwhile_is_kept(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    char kept[PATH_MAX], aside[PATH_MAX], resolved[PATH_MAX];
    sqlite3_vfs files = *sqlite3_vfs_find(NULL);
    in_folder(fixture, "aside.db", aside);
    assert_non_null(realpath(fixture->path, resolved));
    assert_int_equal(rename(fixture->path, aside), 0);
    meanwhile.real = sqlite3_vfs_find(NULL);
    meanwhile.from = aside;
    meanwhile.to = resolved;
    files.zName = "late";
    files.xOpen = open_late;
    assert_int_equal(sqlite3_vfs_register(&files, 1), SQLITE_OK);
    bool done = restore(fixture, places.file, kept);
    assert_int_equal(sqlite3_vfs_unregister(&files), SQLITE_OK);
    assert_int_equal(sqlite3_vfs_register(meanwhile.real, 1), SQLITE_OK);
    assert_null(meanwhile.from);
    if (!done)
        fail_msg("%s", fixture->error.sentence);
    assert_people(fixture->path, NEW);
    assert_people(places.kept, OLD);
}

/* ---- an older form ---- */

static void test_older(void **state) {
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    char kept[PATH_MAX];
    outside(places.file,
            "DROP INDEX sitting_by_meeting; ALTER TABLE sitting DROP COLUMN meeting; "
            "DROP TABLE counted; DROP TABLE gathered; DROP TABLE seat_kept; "
            "UPDATE result SET quality = 0; "
            "CREATE INDEX sitting_by_finish ON sitting (finished) WHERE finished IS NOT NULL; "
            "PRAGMA user_version = 3");
    struct bytes before = bytes_of(places.file);
    char *version = outside_text(fixture->path, "PRAGMA user_version");
    assert_true(restore(fixture, places.file, kept));
    struct bytes after = bytes_of(places.file);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.data, after.data, before.length);
    assert_people(fixture->path, NEW);
    assert_outside(fixture->path, "PRAGMA user_version", version);
    assert_outside(fixture->path, "SELECT count(*) FROM counted JOIN result USING (sitting)", "2");
    assert_int_equal(files_in(fixture), 3);
    struct care_reading reading;
    assert_true(care_reading_begin(&reading, places.file, fixture->path, NULL, &fixture->error));
    assert_string_not_equal(reading.copy, "");
    care_reading_end(&reading);
    assert_outside(places.file, "PRAGMA user_version", "3");
    assert_int_equal(files_in(fixture), 3);
    free(version);
    free(before.data);
    free(after.data);
}

/* ---- killed ---- */

struct putting {
    struct fixture *fixture;
    const char *file;
};

static bool put(void *context) {
    const struct putting *putting = context;
    struct care_restoring restoring;
    struct error *error = &putting->fixture->error;
    char kept[PATH_MAX];
    if (!care_restore_begin(&restoring, putting->fixture->path, putting->file, NULL, error))
        return false;
    deadly_begin();
    return care_restore_put(&restoring, kept, NULL, error);
}

static void assert_old_or_new(struct fixture *fixture, bool *is_new) {
    struct store *store = fixture_open(fixture);
    struct store_contents contents;
    assert_true(store_contents(store, &contents, &fixture->error));
    *is_new = contents.people == NEW;
    if (contents.people != NEW && contents.people != OLD)
        fail_msg("%d people", (int)contents.people);
    store_close(store);
    assert_people(fixture->path, *is_new ? NEW : OLD);
}

static void test_killed(void **state) {
    enum { STEP = 23 }; /* 1 kills at each call; this takes a second */
    struct fixture *fixture = *state;
    struct places places = places_begin(fixture);
    struct bytes old = bytes_of(fixture->path), fresh = bytes_of(places.file);
    bool killed = true, is_new = false, was_new = false;
    int kills = 0, olds = 0;
    for (int at = 1; killed; at += STEP, kills += killed) {
        fixture_clear(fixture);
        bytes_write(fixture->path, old.data, old.length);
        bytes_write(places.file, fresh.data, fresh.length);
        killed = deadly_kills(put, &(struct putting){fixture, places.file}, at);
        assert_old_or_new(fixture, &is_new);
        assert_true(is_new || !was_new);
        if (access(places.kept, F_OK) == 0)
            assert_people(places.kept, OLD);
        was_new = is_new;
        olds += killed && !is_new;
    }
    assert_true(is_new);
    print_message("%d kills: %d times the old one, %d times the new one\n", kills, olds,
                  kills - olds);
    assert_true(kills > 10);
    free(old.data);
    free(fresh.data);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_back),
        TEST(test_somebody_reads),
        TEST(test_nothing_there),
        TEST(test_log_of_one_that_is_gone),
        TEST(test_log_that_counts),
        TEST(test_damaged),
        TEST(test_what_is_no_backup),
        TEST(test_what_is_in_the_place),
        TEST(test_somebody_has_it_open),
        TEST(test_passphrase_that_was_not_given),
        TEST(test_passphrase_of_a_damaged_one),
        TEST(test_log_beside_a_free_name),
        TEST(test_one_that_comes_meanwhile_is_kept),
        TEST(test_older),
        TEST(test_killed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
