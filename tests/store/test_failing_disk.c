#include "fixture.h"

/* A disk that refuses one call, or every call from one on, at each place there is: what was told
 * to be saved is there afterwards, what was told not to be is not. */

enum { START = 1000, ANSWERS = 3 };

/* ---- SQLite's file layer, between it and the system's ---- */

struct failing_file {
    sqlite3_file base;
    sqlite3_file *real;
};

static struct {
    sqlite3_vfs *real;
    int calls, fail_at; /* fail_at 0: never */
    bool stays;
    bool unsure; /* a sync failed: whether that commit survives, nobody can know */
    int code;
} disk;

static bool fails(void) {
    disk.calls++;
    return disk.fail_at != 0 &&
           (disk.calls == disk.fail_at || (disk.stays && disk.calls > disk.fail_at));
}

static sqlite3_file *real_of(sqlite3_file *file) {
    return ((struct failing_file *)file)->real;
}

static int file_close(sqlite3_file *file) {
    return real_of(file)->pMethods->xClose(real_of(file));
}
static int file_read_at(sqlite3_file *file, void *out, int length, sqlite3_int64 at) {
    return real_of(file)->pMethods->xRead(real_of(file), out, length, at);
}
static int file_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at) {
    return fails() ? disk.code : real_of(file)->pMethods->xWrite(real_of(file), bytes, length, at);
}
static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return fails() ? SQLITE_IOERR_TRUNCATE
                   : real_of(file)->pMethods->xTruncate(real_of(file), size);
}
static int file_sync(sqlite3_file *file, int flags) {
    if (!fails())
        return real_of(file)->pMethods->xSync(real_of(file), flags);
    disk.unsure = true;
    return SQLITE_IOERR_FSYNC;
}
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
static int file_lock(sqlite3_file *file, int lock) {
    return real_of(file)->pMethods->xLock(real_of(file), lock);
}
static int file_unlock(sqlite3_file *file, int lock) {
    return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}
static int file_reserved(sqlite3_file *file, int *out) {
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}
static int file_control(sqlite3_file *file, int operation, void *argument) {
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}
static int file_sector(sqlite3_file *file) {
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}
static int file_traits(sqlite3_file *file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}
static int file_shared(sqlite3_file *file, int page, int size, int extend, void volatile **out) {
    return extend != 0 && fails()
               ? SQLITE_IOERR_SHMSIZE
               : real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, out);
}
static int file_shared_lock(sqlite3_file *file, int offset, int count, int flags) {
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
static void file_barrier(sqlite3_file *file) {
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}
static int file_unmap(sqlite3_file *file, int remove) {
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
    static const sqlite3_io_methods methods = {
        2,           file_close,  file_read_at,     file_write,    file_truncate, file_sync,
        file_size,   file_lock,   file_unlock,      file_reserved, file_control,  file_sector,
        file_traits, file_shared, file_shared_lock, file_barrier,  file_unmap,    NULL,
        NULL};
    struct failing_file *failing = (struct failing_file *)file;
    (void)vfs;
    failing->real = (sqlite3_file *)(void *)(failing + 1);
    file->pMethods = NULL;
    if ((flags & SQLITE_OPEN_CREATE) != 0 && fails())
        return SQLITE_CANTOPEN;
    int code = disk.real->xOpen(disk.real, name, failing->real, flags, out);
    if (failing->real->pMethods != NULL)
        file->pMethods = &methods;
    return code;
}

static sqlite3_vfs failing_disk;

static int disk_begin(void **state) {
    disk.real = sqlite3_vfs_find("unix");
    failing_disk = *disk.real;
    failing_disk.zName = "failing";
    failing_disk.szOsFile = (int)sizeof(struct failing_file) + disk.real->szOsFile;
    failing_disk.xOpen = disk_open;
    assert_int_equal(sqlite3_vfs_register(&failing_disk, 1), SQLITE_OK);
    return fixture_begin(state);
}

static int disk_end(void **state) {
    sqlite3_vfs_unregister(&failing_disk);
    return fixture_end(state);
}

/* ---- a short life of a store ---- */

struct life {
    bool opened, person, begun, finished;
    bool answers[ANSWERS];
    struct sitting sitting;
};

/* Every failure is followed by the next step all the same, as far as that is possible. */
static struct life live(struct fixture *fixture) {
    const struct instrument *instrument = fixture->instrument;
    struct life life = {.sitting = {.started = START}};
    struct person person = {.name = "bluebird", .team = "Sunrise", .consents = {true}};
    struct store *store = store_open(fixture->path, &fixture->error);
    life.opened = store != NULL;
    if (!life.opened)
        return life;
    life.person = store_person_save(store, &person, "1", START, &fixture->error);
    life.sitting.person = person.id;
    memcpy(life.sitting.questionnaire, instrument->hash, DIGEST_TEXT);
    life.begun = store_questionnaire_keep(store, instrument, START, &fixture->error) &&
                 life.person && store_sitting_begin(store, &life.sitting, &fixture->error);
    for (int i = 0; i < ANSWERS && life.begun; i++)
        life.answers[i] = store_answer_save(store, life.sitting.id, instrument->prompts[i].id,
                                            (struct answer){1, i}, "", START + i, &fixture->error);
    if (life.begun) {
        struct answers answers;
        struct result result = {.desire = -1, .lean_scale = NOWHERE};
        answers_clear(&answers, instrument);
        life.finished = store_sitting_finish(store, life.sitting.id, instrument, &answers, &result,
                                             START + 9, &fixture->error);
    }
    store_close(store);
    return life;
}

static void assert_kept(enum found found, bool told) {
    if (told)
        assert_int_equal(found, FOUND);
    else if (!disk.unsure)
        assert_int_equal(found, FOUND_NOTHING);
}

static void check(struct fixture *fixture, const struct life *life) {
    struct person person;
    struct sitting sitting;
    struct answers answers;
    struct result result;
    struct error *error = &fixture->error;
    struct store *store = fixture_open(fixture);
    assert_kept(store_person_find(store, "bluebird", &person, error), life->person);
    assert_kept(store_sitting_get(store, 1, &sitting, error), life->begun);
    enum found found = store_result_load(store, 1, fixture->instrument, &result, error);
    assert_kept(found, life->finished);
    if (life->begun) {
        assert_true(sitting.finished == (found == FOUND ? START + 9 : 0));
        assert_true(store_answers_load(store, 1, fixture->instrument, &answers, error));
        for (int i = 0; i < ANSWERS && found != FOUND; i++)
            assert_kept(answers.list[i].value == 1 ? FOUND : FOUND_NOTHING, life->answers[i]);
    }
    store_close(store);
    assert_outside(fixture->path, "PRAGMA integrity_check", "ok");
}

static void fail_everywhere(struct fixture *fixture, int code, bool stays) {
    bool reached = true;
    int count = 0;
    for (int at = 1; reached; at++, count++) {
        disk.calls = 0;
        disk.unsure = false;
        disk.fail_at = at;
        disk.stays = stays;
        disk.code = code;
        fixture->error = (struct error){ERROR_NONE, ""};
        struct life life = live(fixture);
        reached = disk.calls >= at;
        disk.fail_at = 0;
        if (!life.opened || !life.finished) {
            assert_int_equal(fixture->error.kind, ERROR_STORAGE);
            assert_non_null(strstr(fixture->error.sentence, fixture->path));
        }
        check(fixture, &life);
        fixture_clear(fixture);
    }
    assert_true(count > 50);
}

static void test_full_once(void **state) {
    fail_everywhere(*state, SQLITE_FULL, false);
}

static void test_full_for_good(void **state) {
    fail_everywhere(*state, SQLITE_FULL, true);
}

static void test_broken_once(void **state) {
    fail_everywhere(*state, SQLITE_IOERR_WRITE, false);
}

static void test_broken_for_good(void **state) {
    fail_everywhere(*state, SQLITE_IOERR_WRITE, true);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, disk_begin, disk_end)
    const struct CMUnitTest tests[] = {
        TEST(test_full_once),
        TEST(test_full_for_good),
        TEST(test_broken_once),
        TEST(test_broken_for_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
