/* test_restore_log.c - a backup that has a log beside it is read with it, and stays as it is. */
#include "care_store.h"

static void assert_bytes(const char *path, const struct bytes *expected) {
    struct bytes bytes = bytes_of(path);
    assert_int_equal(bytes.length, expected->length);
    assert_memory_equal(bytes.data, expected->data, bytes.length);
    free(bytes.data);
}

/* A backup that somebody opened and left with a log: the log counts, and both stay as they are. */
static void test_log_of_the_backup(void **state) {
    struct fixture *fixture = *state;
    struct person person = {.name = "grey-owl"};
    struct care_restoring restoring;
    char file[PATH_MAX], kept[PATH_MAX], wal[PATH_MAX];
    in_folder(fixture, "saved.db", file);
    people_at(fixture, file, 2);
    people_at(fixture, fixture->path, 1);
    in_folder(fixture, "saved.db-wal", wal);
    struct store *store = store_open(file, &fixture->error);
    assert_non_null(store);
    assert_true(store_person_save(store, &person, "1", 5, &fixture->error));
    struct bytes database = bytes_of(file), log = bytes_of(wal);
    assert_true(log.length > 4096);
    store_close(store);
    bytes_write(file, database.data, database.length);
    bytes_write(wal, log.data, log.length);
    assert_true(care_restore_begin(&restoring, fixture->path, file, NULL, &fixture->error));
    assert_true(care_restore_put(&restoring, kept, NULL, &fixture->error));
    care_restore_end(&restoring);
    assert_outside(fixture->path, "SELECT count(*) FROM person", "3");
    assert_bytes(file, &database);
    assert_bytes(wal, &log);
    free(database.data);
    free(log.data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_log_of_the_backup, fixture_begin, fixture_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
