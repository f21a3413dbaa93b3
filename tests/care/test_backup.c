/* A copy of the whole store: there wholly or not at all, sound, and never over what is there. */
#include "care_store.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

static bool back_up(struct fixture *fixture, const char *file, bool replace, bool *there) {
    struct care_saving saving = {.path = fixture->path, .file = file, .replace = replace};
    bool missing = false;
    struct store *store = store_open_existing(fixture->path, &missing, &fixture->error);
    assert_non_null(store);
    bool done = care_backup(store, &saving, NULL, &fixture->error);
    *there = saving.there;
    if (done) {
        assert_int_equal(saving.contents.in.people, 2);
        assert_int_equal(saving.contents.in.sittings, 2);
    }
    store_close(store);
    return done;
}

static void test_copy_is_whole(void **state) {
    struct fixture *fixture = *state;
    char file[PATH_MAX];
    struct stat about;
    bool there = true;
    in_folder(fixture, "saved.db", file);
    people_at(fixture, fixture->path, 2);
    assert_true(back_up(fixture, file, false, &there));
    assert_false(there);
    assert_int_equal(stat(file, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(files_in(fixture), 2);
    assert_outside(file, "PRAGMA journal_mode", "delete");
    assert_outside(file, "PRAGMA integrity_check", "ok");
    assert_outside(file, "PRAGMA application_id", "1281642874");
    char *version = outside_text(fixture->path, "PRAGMA user_version");
    assert_outside(file, "PRAGMA user_version", version);
    free(version);
    assert_outside(file, "SELECT group_concat(name) FROM person", "calm-heron,quiet-otter");
    assert_int_equal(files_in(fixture), 2);
}

/* What others have committed is in it although it stands in the log alone; what they have begun
 * is not, and they go on. */
static void test_others_write(void **state) {
    struct fixture *fixture = *state;
    char file[PATH_MAX];
    struct person third = {.name = "red-kite"}, fourth = {.name = "grey-owl"};
    struct care_saving saving = {.path = fixture->path, .file = file};
    in_folder(fixture, "saved.db", file);
    people_at(fixture, fixture->path, 2);
    struct store *other = fixture_open(fixture), *store = fixture_open(fixture);
    assert_true(store_person_save(other, &third, "1", 5, &fixture->error));
    assert_true(store_together_begin(other, true, &fixture->error));
    assert_true(store_person_save(other, &fourth, "1", 5, &fixture->error));
    assert_true(care_backup(store, &saving, NULL, &fixture->error));
    assert_int_equal(saving.contents.in.people, 3);
    assert_true(store_together_end(other, true, &fixture->error));
    assert_outside(file, "SELECT group_concat(name) FROM person",
                   "calm-heron,quiet-otter,red-kite");
    store_close(other);
    store_close(store);
    assert_outside(fixture->path, "SELECT count(*) FROM person", "4");
}

static void test_refused(void **state) {
    struct fixture *fixture = *state;
    char file[PATH_MAX], link_name[PATH_MAX], log[PATH_MAX];
    bool there = false;
    in_folder(fixture, "saved.db", file);
    in_folder(fixture, "link", link_name);
    in_folder(fixture, "saved.db-wal", log);
    people_at(fixture, fixture->path, 2);

    bytes_write(file, "mine", 4);
    assert_false(back_up(fixture, file, false, &there));
    assert_true(there);
    struct bytes kept = bytes_of(file);
    assert_int_equal(kept.length, 4);
    free(kept.data);

    assert_false(back_up(fixture, fixture->path, true, &there));
    assert_false(there);
    assert_said(fixture, "is the store itself; name another file");
    assert_int_equal(symlink(fixture->path, link_name), 0);
    assert_false(back_up(fixture, link_name, true, &there));
    assert_said(fixture, "is the store itself; name another file");
    assert_int_equal(unlink(link_name), 0);
    assert_int_equal(symlink("nowhere", link_name), 0);
    assert_false(back_up(fixture, link_name, true, &there));
    assert_said(fixture, "is a link to nothing; name another file");
    assert_false(back_up(fixture, fixture->directory, true, &there));
    assert_said(fixture, "is a directory; name a file in it");
    assert_false(back_up(fixture, "/dev/null", true, &there));
    assert_said(fixture, "/dev/null is not a plain file; name another");
    assert_false(back_up(fixture, "/nowhere/saved.db", true, &there));
    assert_said(
        fixture,
        "/nowhere/saved.db cannot be written: the folder /nowhere is not there; make it first, or name another file");

    bytes_write(log, "log", 3);
    assert_false(back_up(fixture, file, true, &there));
    assert_said(fixture, "is in use, or was left in the middle of a change; name another file");
    assert_int_equal(unlink(log), 0);
    assert_int_equal(unlink(link_name), 0);
    assert_int_equal(files_in(fixture), 2);

    assert_true(back_up(fixture, file, true, &there));
    assert_outside(file, "SELECT count(*) FROM person", "2");
    assert_int_equal(files_in(fixture), 2);
}

/* In a process of its own: a file that may not grow is a disk that is full. */
static void test_no_room(void **state) {
    struct fixture *fixture = *state;
    char file[PATH_MAX];
    in_folder(fixture, "saved.db", file);
    people_at(fixture, fixture->path, 2);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit small = {32 << 10, 32 << 10};
        struct care_saving saving = {.path = fixture->path, .file = file};
        signal(SIGXFSZ, SIG_IGN);
        struct store *store = store_open(fixture->path, &fixture->error);
        if (store == NULL || setrlimit(RLIMIT_FSIZE, &small) != 0 ||
            care_backup(store, &saving, NULL, &fixture->error))
            _exit(1);
        _exit(strstr(fixture->error.sentence, "there is no room left on the disk for") != NULL &&
                      strstr(fixture->error.sentence, "so it was not written") != NULL
                  ? 0
                  : 2);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_int_equal(access(file, F_OK), -1);
    struct store *store = fixture_open(fixture); /* takes away what the child left open */
    store_close(store);
    assert_int_equal(files_in(fixture), 1);
}

/* The copy before a migration: where there is no room for it, nothing is changed and nothing is
 * left. */
static void test_no_room_before_a_migration(void **state) {
    struct fixture *fixture = *state;
    people_at(fixture, fixture->path, 2);
    outside(fixture->path,
            "DROP INDEX sitting_by_meeting; ALTER TABLE sitting DROP COLUMN meeting; "
            "DROP TABLE counted; DROP TABLE gathered; DROP TABLE seat_kept; "
            "CREATE INDEX sitting_by_finish ON sitting (finished) WHERE finished IS NOT NULL;"
            " PRAGMA user_version = 3; PRAGMA journal_mode = DELETE");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit small = {32 << 10, 32 << 10};
        signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &small) != 0 ||
            store_open(fixture->path, &fixture->error) != NULL)
            _exit(1);
        _exit(strstr(fixture->error.sentence,
                     "has to be brought to a newer form, but no copy could be made beside it "
                     "first: ") != NULL
                  ? 0
                  : 2);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_int_equal(files_in(fixture), 1);
    assert_outside(fixture->path, "PRAGMA user_version", "3");
}

static bool stop(void *context, int64_t done, int64_t of) {
    (void)context;
    return done == 0 && of == 0;
}

static void test_asked_to_stop(void **state) {
    struct fixture *fixture = *state;
    char file[PATH_MAX];
    struct care_saving saving = {.path = fixture->path, .file = file};
    const struct store_watch watch = {stop, NULL};
    in_folder(fixture, "saved.db", file);
    people_at(fixture, fixture->path, 2);
    struct store *store = fixture_open(fixture);
    /* More than is copied at once. */
    outside(fixture->path,
            "CREATE TABLE big (bytes BLOB); INSERT INTO big SELECT zeroblob(1048576) "
            "FROM json_each('[1,2,3,4,5,6,7,8,9,0]')");
    assert_false(care_backup(store, &saving, &watch, &fixture->error));
    assert_int_equal(fixture->error.kind, ERROR_INTERRUPTED);
    store_close(store);
    assert_int_equal(files_in(fixture), 1);
}

/* A store whose parts do not fit together is copied to no file that could be taken for a backup. */
static void test_damaged(void **state) {
    struct fixture *fixture = *state;
    char file[PATH_MAX];
    struct care_saving saving = {.path = fixture->path, .file = file};
    in_folder(fixture, "saved.db", file);
    people_at(fixture, fixture->path, 2);
    struct store *store = fixture_open(fixture);
    outside(fixture->path, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = "
                           "'sitting_by_person'");
    assert_false(care_backup(store, &saving, NULL, &fixture->error));
    assert_said(fixture, "the copy was read anew and is not sound");
    store_close(store);
    assert_int_equal(files_in(fixture), 1);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_copy_is_whole), TEST(test_others_write),  TEST(test_refused),
        TEST(test_no_room),       TEST(test_asked_to_stop), TEST(test_no_room_before_a_migration),
        TEST(test_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
