#include "fixture.h"

#include "leadquiz/store_meeting.h"

#include "../../src/store/open.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/wait.h>

static void assert_refused(struct fixture *fixture, const char *sentence) {
    bool missing = true;
    assert_null(store_open(fixture->path, &fixture->error));
    assert_int_equal(fixture->error.kind, ERROR_STORAGE);
    assert_sentence(fixture, sentence);
    fixture->error = (struct error){ERROR_NONE, ""};
    assert_null(store_open_existing(fixture->path, &missing, &fixture->error));
    assert_false(missing);
    assert_sentence(fixture, sentence);
}

static int entries(const char *path) {
    DIR *directory = opendir(path);
    int count = 0;
    assert_non_null(directory);
    while (readdir(directory) != NULL)
        count++;
    closedir(directory);
    return count - 2;
}

/* Refused, and neither the file nor its directory has changed. */
static void assert_refused_untouched(struct fixture *fixture, const char *sentence) {
    struct bytes before = bytes_of(fixture->path);
    assert_refused(fixture, sentence);
    struct bytes after = bytes_of(fixture->path);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.data, after.data, before.length);
    assert_int_equal(entries(fixture->directory), 1);
    free(before.data);
    free(after.data);
}

static mode_t mode_of(const char *path) {
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    return about.st_mode & 07777;
}

static void test_new_store_is_private(void **state) {
    struct fixture *fixture = *state;
    static const mode_t masks[] = {0, 022, 077};
    char name[160];
    for (size_t i = 0; i < sizeof masks / sizeof masks[0]; i++) {
        mode_t before = umask(masks[i]);
        (void)snprintf(fixture->path, sizeof fixture->path, "%s/a%zu/b/store.db",
                       fixture->directory, i);
        struct store *store = fixture_open(fixture);
        struct person person = {.name = "bluebird"};
        assert_true(store_person_save(store, &person, "1", NOW, &fixture->error));
        static const char *const endings[] = {"", "-wal", "-shm"};
        for (size_t j = 0; j < 3; j++) {
            (void)snprintf(name, sizeof name, "%s%s", fixture->path, endings[j]);
            assert_int_equal(mode_of(name), 0600);
        }
        (void)snprintf(name, sizeof name, "%s/a%zu", fixture->directory, i);
        assert_int_equal(mode_of(name), 0700);
        store_close(store);
        umask(before);
    }
}

static void test_open_file_of_others_is_closed_to_them(void **state) {
    struct fixture *fixture = *state;
    store_close(fixture_open(fixture));
    assert_int_equal(chmod(fixture->path, 0644), 0);
    store_close(fixture_open(fixture));
    assert_int_equal(mode_of(fixture->path), 0600);
}

static void test_settings(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *sql;
        int64_t value;
    } pragmas[] = {
        {"PRAGMA synchronous", 2},
        {"PRAGMA foreign_keys", 1},
        {"PRAGMA secure_delete", 1},
        {"PRAGMA trusted_schema", 0},
        {"PRAGMA cell_size_check", 1},
        {"PRAGMA user_version", 4},
        {"PRAGMA application_id", 0x4C64517A},
        {"SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'", 1},
        {"SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 "
         "AND name NOT LIKE 'sqlite_%'",
         0},
    };
    static const int options[][2] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0},
    };
    struct store *store = fixture_open(fixture);
    for (size_t i = 0; i < sizeof pragmas / sizeof pragmas[0]; i++) {
        int64_t value = -1;
        assert_true(database_number(store, pragmas[i].sql, &value, &fixture->error));
        if (value != pragmas[i].value)
            fail_msg("%s is %lld", pragmas[i].sql, (long long)value);
    }
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        int value = -1;
        sqlite3_db_config(store->database, options[i][0], -1, &value);
        assert_int_equal(value, options[i][1]);
    }
    assert_int_equal(store->wait_ms, 5000);
    store_close(store);
}

/* A sentence of SQLite's own means a statement that was never run. */
static void test_every_statement_prepares(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        struct query query;
        query_begin(&query, store, (enum statement)i, &fixture->error);
        if (query.failed)
            fail_msg("%s: %s", statement_sql((enum statement)i), fixture->error.sentence);
        query_end(&query);
    }
    store_close(store);
}

static void test_missing(void **state) {
    struct fixture *fixture = *state;
    bool missing = false;
    assert_null(store_open_existing(fixture->path, &missing, &fixture->error));
    assert_true(missing);
    assert_int_equal(fixture->error.kind, ERROR_NONE);
    assert_int_equal(entries(fixture->directory), 0);
    store_close(NULL);
}

static void test_empty_file_is_new(void **state) {
    struct fixture *fixture = *state;
    bool missing = false;
    bytes_write(fixture->path, "", 0);
    assert_null(store_open_existing(fixture->path, &missing, &fixture->error));
    assert_true(missing);
    assert_int_equal(fixture->error.kind, ERROR_NONE);
    store_close(fixture_open(fixture));
    struct store *store = store_open_existing(fixture->path, &missing, &fixture->error);
    assert_non_null(store);
    assert_false(missing);
    assert_int_equal(mode_of(fixture->path), 0600);
    store_close(store);
}

/* The power went while the first page was on its way: its journal says that there was nothing. */
static void test_creation_that_was_cut_off(void **state) {
    struct fixture *fixture = *state;
    static const char page[4096], pages[2 * sizeof page];
    char journal[512] = "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7";
    char beside[128];
    bool missing = false;
    journal[22] = 2;    /* 512 bytes a sector */
    journal[26] = 0x10; /* 4096 a page */
    (void)snprintf(beside, sizeof beside, "%s-journal", fixture->path);
    bytes_write(fixture->path, pages, sizeof pages);
    assert_refused_untouched(fixture,
                             "PATH is not a leadquiz database; name another file with --db");
    journal[19] = 2; /* it had two pages: whatever it was, it was not empty */
    bytes_write(beside, journal, sizeof journal);
    assert_refused(fixture, "PATH is not a leadquiz database; name another file with --db");
    journal[19] = 0;
    bytes_write(beside, journal, sizeof journal);
    fixture->error = (struct error){ERROR_NONE, ""};
    assert_null(store_open_existing(fixture->path, &missing, &fixture->error));
    assert_true(missing);
    assert_int_equal(fixture->error.kind, ERROR_NONE);
    store_close(fixture_open(fixture));
    assert_outside(fixture->path, "SELECT count(*) FROM person", "0");
}

static void test_directory_link_and_pipe(void **state) {
    struct fixture *fixture = *state;
    char target[128];
    assert_int_equal(mkdir(fixture->path, 0700), 0);
    assert_refused(fixture, "PATH is a directory; name a file in it");
    assert_int_equal(rmdir(fixture->path), 0);
    assert_int_equal(mkfifo(fixture->path, 0600), 0);
    assert_refused(fixture, "PATH is not a file; name another with --db");
    assert_int_equal(unlink(fixture->path), 0);
    store_close(fixture_open(fixture));
    (void)snprintf(target, sizeof target, "%s/real.db", fixture->directory);
    assert_int_equal(rename(fixture->path, target), 0);
    assert_int_equal(symlink(target, fixture->path), 0);
    assert_refused(fixture, "PATH is a link, and a store that is a link is not opened; name the "
                            "file itself");
}

/* A home directory may be reached by a link; only the file must be none. */
static void test_directory_behind_link(void **state) {
    struct fixture *fixture = *state;
    char real[80], link[80];
    (void)snprintf(real, sizeof real, "%s/real", fixture->directory);
    (void)snprintf(link, sizeof link, "%s/link", fixture->directory);
    assert_int_equal(mkdir(real, 0700), 0);
    assert_int_equal(symlink(real, link), 0);
    (void)snprintf(fixture->path, sizeof fixture->path, "%s/link/store.db", fixture->directory);
    store_close(fixture_open(fixture));
    store_close(fixture_open(fixture));
}

static void test_bare_file_name(void **state) {
    struct fixture *fixture = *state;
    char before[PATH_MAX];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(fixture->directory), 0);
    struct store *store = store_open("file:odd?mode=ro name.db", &fixture->error);
    assert_int_equal(chdir(before), 0);
    assert_non_null(store);
    store_close(store);
}

static void test_not_ours(void **state) {
    struct fixture *fixture = *state;
    static const char text[] = "id,ch1,ch2\nbluebird,3,4\n";
    bytes_write(fixture->path, text, sizeof text - 1);
    assert_refused_untouched(fixture,
                             "PATH is not a leadquiz database; name another file with --db");
    bytes_write(fixture->path, "S", 1);
    assert_refused_untouched(fixture,
                             "PATH is not a leadquiz database; name another file with --db");
    unlink(fixture->path);
    outside(fixture->path, "CREATE TABLE shopping (what TEXT)");
    assert_refused_untouched(
        fixture, "PATH is the database of another program; name another file with --db");
    unlink(fixture->path);
    outside(fixture->path, "PRAGMA application_id = 1; CREATE TABLE shopping (what TEXT); "
                           "PRAGMA journal_mode = WAL");
    assert_refused_untouched(
        fixture, "PATH is the database of another program; name another file with --db");
}

static void test_newer(void **state) {
    struct fixture *fixture = *state;
    store_close(fixture_open(fixture));
    outside(fixture->path, "PRAGMA user_version = 5");
    assert_refused_untouched(fixture, "PATH was written by a newer leadquiz; use that one, or "
                                      "name another file with --db");
}

static void copy_file(const char *from, const char *to) {
    struct bytes bytes = bytes_of(from);
    bytes_write(to, bytes.data, bytes.length);
    free(bytes.data);
}

static void assert_same_bytes(const char *one, const char *other) {
    struct bytes left = bytes_of(one), right = bytes_of(other);
    assert_int_equal(left.length, right.length);
    assert_memory_equal(left.data, right.data, left.length);
    free(left.data);
    free(right.data);
}

/* The version stands in the write-ahead log alone when the newer program was killed. Neither file
 * changes: the log is not worked into the database on the way out. */
static void test_newer_in_the_log(void **state) {
    struct fixture *fixture = *state;
    char living[96], living_log[112], log[112];
    sqlite3 *other = NULL;
    store_close(fixture_open(fixture));
    memcpy(living, fixture->path, sizeof living);
    (void)snprintf(living_log, sizeof living_log, "%s-wal", living);
    assert_int_equal(sqlite3_open(living, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "PRAGMA user_version = 5", NULL, NULL, NULL), SQLITE_OK);
    (void)snprintf(fixture->path, sizeof fixture->path, "%s/killed.db", fixture->directory);
    (void)snprintf(log, sizeof log, "%s-wal", fixture->path);
    copy_file(living, fixture->path);
    copy_file(living_log, log);
    assert_refused(fixture, "PATH was written by a newer leadquiz; use that one, or name another "
                            "file with --db");
    assert_same_bytes(living, fixture->path);
    assert_same_bytes(living_log, log);
    sqlite3_close(other);
}

static void test_damaged(void **state) {
    struct fixture *fixture = *state;
    store_close(fixture_open(fixture));
    struct bytes whole = bytes_of(fixture->path);
    bytes_write(fixture->path, whole.data, 60);
    assert_refused_untouched(fixture,
                             "PATH is damaged: it ends in the middle; put a backup in its place, "
                             "or move it away to begin with an empty one");
    static const char apart[] = "PATH is damaged: its parts do not fit together; put a backup in "
                                "its place, or move it away to begin with an empty one";
    bytes_write(fixture->path, whole.data, whole.length / 2);
    assert_refused(fixture, apart);
    memset(whole.data + 4096, 'x', 4096);
    bytes_write(fixture->path, whole.data, whole.length);
    assert_refused(fixture, apart);
    free(whole.data);
}

static void test_locked(void **state) {
    struct fixture *fixture = *state;
    sqlite3 *other = NULL;
    store_close(fixture_open(fixture));
    assert_int_equal(sqlite3_open(fixture->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other,
                                  "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; "
                                  "PRAGMA user_version = 1",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_null(store_open_with(fixture->path, schema_migrations(), 20, NULL, &fixture->error));
    assert_sentence(fixture, "PATH is in use by another program that does not let go of it; close "
                             "that program and try again");
    sqlite3_close(other);
    store_close(fixture_open(fixture));
}

static void test_waiting_for_others(void **state) {
    struct fixture *fixture = *state;
    sqlite3 *other = NULL;
    store_close(fixture_open(fixture));
    struct store *store =
        store_open_with(fixture->path, schema_migrations(), 20, NULL, &fixture->error);
    assert_non_null(store);
    assert_int_equal(sqlite3_open(fixture->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < 2; i++) {
        store->waited_ms = 0;
        assert_false(database_begin_write(store, &fixture->error));
        assert_in_range(store->waited_ms, 20, 40);
        assert_sentence(fixture, "PATH is in use by another program that does not let go of it; "
                                 "close that program and try again");
        store->waited_ms = 0;
        database_empty_log(store); /* that can wait, so it does not */
        assert_int_equal(store->waited_ms, 0);
    }
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    assert_true(database_begin_write(store, &fixture->error));
    assert_true(database_end(store, true, &fixture->error));
    sqlite3_close(other);
    store_close(store);
}

/* Root may write everywhere, so somebody else tries: 0 when the sentence is the expected one. */
static int as_nobody(struct fixture *fixture, const char *expected) {
    enum { NOBODY = 65534 };
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
            _exit(2);
        struct store *store = store_open(fixture->path, &fixture->error);
        (void)fprintf(stderr, "%s\n", fixture->error.sentence);
        _exit(store != NULL || strcmp(fixture->error.sentence, expected) != 0);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void test_read_only(void **state) {
    struct fixture *fixture = *state;
    char expected[512], where[80];
    store_close(fixture_open(fixture));
    assert_int_equal(chmod(fixture->path, 0444), 0);
    assert_int_equal(chmod(fixture->directory, 0777), 0);
    (void)snprintf(expected, sizeof expected,
                   "%s cannot be written; allow writing to it, or name another file with --db",
                   fixture->path);
    assert_int_equal(as_nobody(fixture, expected), 0);
    assert_int_equal(chmod(fixture->path, 0666), 0);
    assert_int_equal(chmod(fixture->directory, 0555), 0);
    (void)snprintf(expected, sizeof expected,
                   "%s cannot be opened because its directory cannot be written, where the store "
                   "needs to keep two more files; allow writing there, or name another file with "
                   "--db",
                   fixture->path);
    assert_int_equal(as_nobody(fixture, expected), 0);
    assert_int_equal(entries(fixture->directory), 1);
    assert_int_equal(chmod(fixture->directory, 0755), 0);
    (void)snprintf(where, sizeof where, "%s/new.db", fixture->directory);
    (void)snprintf(fixture->path, sizeof fixture->path, "%s", where);
    (void)snprintf(expected, sizeof expected,
                   "%s cannot be created: Permission denied; name another file with --db", where);
    if (geteuid() == 0)
        assert_int_equal(as_nobody(fixture, expected), 0);
    assert_int_equal(chmod(fixture->directory, 0700), 0);
}

/* ---- migrations ---- */

static const char dump[] =
    "SELECT group_concat(type || name || tbl_name || ifnull(sql, '-'), char(10)) FROM "
    "(SELECT * FROM sqlite_schema ORDER BY type, name)";

static void test_migrated_equals_fresh(void **state) {
    struct fixture *fixture = *state;
    const struct migrations *all = schema_migrations();
    store_close(fixture_open(fixture));
    char *fresh = outside_text(fixture->path, dump);
    for (int version = 1; version <= all->count; version++) {
        struct migrations oldest = {all->list, version};
        unlink(fixture->path);
        store_close(store_open_with(fixture->path, &oldest, 100, NULL, &fixture->error));
        store_close(fixture_open(fixture));
        assert_outside(fixture->path, dump, fresh);
    }
    free(fresh);
}

/* A store of version 3 with somebody's finished sitting and a meeting. */
static void make_version_3(struct fixture *fixture) {
    struct migrations third = {schema_migrations()->list, 3};
    store_close(store_open_with(fixture->path, &third, 100, NULL, &fixture->error));
    outside(fixture->path,
            "INSERT INTO person (id, name, created) VALUES (7, 'bluebird', 1);"
            "INSERT INTO questionnaire VALUES (1, "
            "'0000000000000000000000000000000000000000000000000000000000000001', 'quiz', '1', 1, "
            "'Quiz', x'00', 1);"
            "INSERT INTO sitting (id, person, role, questionnaire, form, seed, started, finished, "
            "answers, times) VALUES (9, 7, 0, 1, 0, 5, 10, 20, x'12', x'');"
            "INSERT INTO meeting (id, code, title, questionnaire, form, one_by_one, named, asked, "
            "prompts, chance, created, state, focus, round, shown, until) "
            "VALUES (3, 'BDGHJ', 'Made-up evening', 1, 0, 0, 0, x'', 2, 1, 1, 0, -1, 1, 0, 0)");
}

static void test_from_version_3(void **state) {
    struct fixture *fixture = *state;
    char backup[160];
    make_version_3(fixture);
    (void)snprintf(backup, sizeof backup, "%s.before-v4", fixture->path);
    store_close(fixture_open(fixture));
    assert_outside(fixture->path, "PRAGMA user_version", "4");
    assert_outside(fixture->path,
                   "SELECT id || ' ' || person || ' ' || hex(answers) || ' ' || ifnull(meeting, "
                   "'none') FROM sitting",
                   "9 7 12 none");
    assert_outside(fixture->path, "SELECT title FROM meeting", "Made-up evening");
    assert_outside(backup, "PRAGMA user_version", "3");
    assert_outside(backup, "SELECT count(*) FROM sitting, meeting, person", "1");
    assert_outside(backup,
                   "SELECT count(*) FROM pragma_table_info('sitting') WHERE name = "
                   "'meeting'",
                   "0");
}

/* Seats that kept their answers under version 3 find the sittings that came of them. */
static void test_kept_under_version_3(void **state) {
    struct fixture *fixture = *state;
    char seed[80];
    make_version_3(fixture);
    outside(fixture->path,
            "INSERT INTO seat (id, meeting, number, word, joined, seed, kept, asked, heard) VALUES "
            "(4, 3, 0, 'amber-fox', 1, 42, 1, 1, 1), (5, 3, 1, 'amber-owl', 1, 43, 1, 1, 1), "
            "(6, 3, 2, 'amber-elk', 1, 44, 0, 1, 1)");
    (void)snprintf(seed, sizeof seed, "UPDATE sitting SET seed = %lld",
                   (long long)((UINT64_C(42) ^ 10) * UINT64_C(0x9E3779B97F4A7C15)));
    outside(fixture->path, seed);
    store_close(fixture_open(fixture));
    assert_outside(fixture->path,
                   "SELECT group_concat(seat || ' ' || sitting || ' ' || person) FROM seat_kept",
                   "4 9 7");
}

/* The sitting outlives the meeting. */
static void test_deleted_meeting_is_forgotten(void **state) {
    struct fixture *fixture = *state;
    struct sitting sitting;
    make_version_3(fixture);
    struct store *store = fixture_open(fixture);
    outside(fixture->path, "UPDATE sitting SET meeting = 3");
    assert_int_equal(store_sitting_get(store, 9, &sitting, &fixture->error), FOUND);
    assert_int_equal(sitting.meeting, 3);
    assert_true(store_meeting_delete(store, 3, &fixture->error));
    assert_int_equal(store_sitting_get(store, 9, &sitting, &fixture->error), FOUND);
    assert_int_equal(sitting.meeting, 0);
    store_close(store);
}

static struct migrations with_later(struct migration list[3]) {
    list[0] = schema_migrations()->list[0];
    list[1] = (struct migration){"CREATE TABLE later (a INTEGER) STRICT;", NULL};
    list[2] = (struct migration){"ALTER TABLE later ADD COLUMN b INTEGER;", NULL};
    return (struct migrations){list, 3};
}

static void test_migration_leaves_a_backup(void **state) {
    struct fixture *fixture = *state;
    struct migration list[3];
    char name[160];
    struct migrations later = with_later(list), first = {later.list, 1};
    struct store *store = store_open_with(fixture->path, &first, 100, NULL, &fixture->error);
    store_close(store);
    outside(fixture->path, "INSERT INTO person (name, created) VALUES ('bluebird', 1)");
    (void)snprintf(name, sizeof name, "%s.before-v3", fixture->path);
    bytes_write(name, "an older copy", 13);
    store = store_open_with(fixture->path, &later, 100, NULL, &fixture->error);
    if (store == NULL)
        fail_msg("%s", fixture->error.sentence);
    store_close(store);
    assert_outside(fixture->path, "PRAGMA user_version", "3");
    assert_outside(fixture->path, "SELECT count(b) FROM later", "0");
    struct bytes older = bytes_of(name);
    assert_string_equal(older.data, "an older copy");
    free(older.data);
    (void)snprintf(name, sizeof name, "%s.before-v3-2", fixture->path);
    assert_int_equal(mode_of(name), 0600);
    assert_outside(name, "PRAGMA user_version", "1");
    assert_outside(name, "SELECT name FROM person", "bluebird");
    /* No further copy when there is nothing to do. */
    int count = entries(fixture->directory);
    store_close(store_open_with(fixture->path, &later, 100, NULL, &fixture->error));
    assert_int_equal(entries(fixture->directory), count);
}

static void test_failed_migration_changes_nothing(void **state) {
    struct fixture *fixture = *state;
    struct migration list[3];
    struct migrations later = with_later(list), first = {later.list, 1};
    list[1].sql = "CREATE TABLE later (a INTEGER) STRICT; CREATE TABLE person (b INTEGER);";
    store_close(store_open_with(fixture->path, &first, 100, NULL, &fixture->error));
    assert_null(store_open_with(fixture->path, &later, 100, NULL, &fixture->error));
    assert_int_equal(fixture->error.kind, ERROR_STORAGE);
    assert_outside(fixture->path, "PRAGMA user_version", "1");
    assert_outside(fixture->path, "SELECT count(*) FROM sqlite_schema WHERE name = 'later'", "0");
    store_close(fixture_open(fixture));
}

/* The first steps would do; neither they nor a copy are left when a later one does not. */
static void test_failed_later_step_changes_nothing(void **state) {
    struct fixture *fixture = *state;
    struct migration list[3];
    struct migrations later = with_later(list), first = {later.list, 1};
    list[2].sql = "ALTER TABLE later ADD COLUMN a INTEGER;";
    store_close(store_open_with(fixture->path, &first, 100, NULL, &fixture->error));
    struct bytes before = bytes_of(fixture->path);
    assert_null(store_open_with(fixture->path, &later, 100, NULL, &fixture->error));
    assert_int_equal(fixture->error.kind, ERROR_STORAGE);
    struct bytes after = bytes_of(fixture->path);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.data, after.data, before.length);
    assert_int_equal(entries(fixture->directory), 1);
    free(before.data);
    free(after.data);
}

/* A level that cannot be, seen where what counts is worked out for version 4, after step 3. */
static void test_damage_seen_on_the_way(void **state) {
    struct fixture *fixture = *state;
    struct migrations second = {schema_migrations()->list, 2};
    store_close(store_open_with(fixture->path, &second, 100, NULL, &fixture->error));
    outside(fixture->path,
            "INSERT INTO person (id, name, created) VALUES (7, 'bluebird', 1);"
            "INSERT INTO questionnaire VALUES (1, "
            "'0000000000000000000000000000000000000000000000000000000000000001', 'quiz', '1', 1, "
            "'Quiz', x'00', 1);"
            "INSERT INTO sitting (id, person, role, questionnaire, form, seed, started, finished, "
            "answers, times) VALUES (9, 7, 0, 1, 0, 5, 10, 20, x'12', x'');"
            "INSERT INTO result VALUES (9, 77, 1, 1, 0, NULL, x'00', x'00', NULL)");
    assert_refused_untouched(fixture,
                             "PATH is damaged: it holds a number that cannot be; put a backup in "
                             "its place, or move it away to begin with an empty one");
}

/* As a leadquiz of version 3 that does nothing for a moment: what it wrote later would be missing
 * in what version 4 keeps up. */
static void test_older_one_is_open(void **state) {
    struct fixture *fixture = *state;
    struct migrations third = {schema_migrations()->list, 3};
    make_version_3(fixture);
    struct store *older = store_open_with(fixture->path, &third, 100, NULL, &fixture->error);
    assert_non_null(older);
    int files = entries(fixture->directory);
    assert_null(store_open_with(fixture->path, schema_migrations(), 20, NULL, &fixture->error));
    assert_sentence(fixture, "PATH is open in a leadquiz of an older version, or in another "
                             "program, and has to be brought to a newer form first; end that one "
                             "(a meeting, perhaps) and try again");
    assert_int_equal(entries(fixture->directory), files);
    assert_outside(fixture->path, "PRAGMA user_version", "3");
    assert_true(database_run(older, "INSERT INTO person (name, created) VALUES ('grey-owl', 1)",
                             &fixture->error));
    store_close(older);
    store_close(fixture_open(fixture));
    assert_outside(fixture->path, "SELECT count(*) FROM person", "2");
    assert_outside(fixture->path, "PRAGMA user_version", "4");
}

static struct {
    sqlite3_vfs *real;
    struct store *other;
} leaving;

static int leave_while_waited_for(sqlite3_vfs *vfs, int microseconds) {
    (void)vfs;
    (void)microseconds;
    store_close(leaving.other);
    leaving.other = NULL;
    return 0;
}

/* Whoever has it open for a moment, as another newer one that looks what form it has. */
static void test_waits_to_be_alone(void **state) {
    struct fixture *fixture = *state;
    struct migrations third = {schema_migrations()->list, 3};
    make_version_3(fixture);
    leaving.other = store_open_with(fixture->path, &third, 100, NULL, &fixture->error);
    assert_non_null(leaving.other);
    leaving.real = sqlite3_vfs_find(NULL);
    sqlite3_vfs files = *leaving.real;
    files.zName = "leaving";
    files.xSleep = leave_while_waited_for;
    assert_int_equal(sqlite3_vfs_register(&files, 1), SQLITE_OK);
    struct store *store = store_open(fixture->path, &fixture->error);
    assert_int_equal(sqlite3_vfs_register(leaving.real, 1), SQLITE_OK);
    if (store == NULL)
        fail_msg("%s", fixture->error.sentence);
    assert_null(leaving.other);
    store_close(store);
    assert_int_equal(sqlite3_vfs_unregister(&files), SQLITE_OK);
    assert_outside(fixture->path, "PRAGMA user_version", "4");
}

/* One of them does it, with one copy; the others wait and find it done. */
static void test_several_at_once(void **state) {
    enum { PROCESSES = 12 };
    struct fixture *fixture = *state;
    pid_t children[PROCESSES];
    make_version_3(fixture);
    for (int i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            struct store *store = store_open(fixture->path, &fixture->error);
            store_close(store);
            _exit(store == NULL);
        }
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status = -1;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_outside(fixture->path, "PRAGMA user_version", "4");
    assert_int_equal(entries(fixture->directory), 2);
}

/* The power was cut while the store was made, and its first page got there in part: nothing of it
 * becomes a part of the store that is made then. */
static void test_creation_cut_off_amid_the_first_page(void **state) {
    enum { JOURNAL = 512, PAGE = 4096, RESERVED_AT = 20, SETTINGS_AT = 52, SETTINGS = 16 };
    static const unsigned char sizes[] = {0, 0, 2, 0, 0, 0, 16, 0};
    struct fixture *fixture = *state;
    unsigned char journal[JOURNAL] = {0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7};
    unsigned char page[2 * PAGE] = "SQLite format 3\0\x10\0\1\1\0\x40\x20\x20";
    char beside[160];
    memcpy(journal + 20, sizes, sizeof sizes);
    (void)snprintf(beside, sizeof beside, "%s-journal", fixture->path);
    for (int torn = SETTINGS_AT; torn < SETTINGS_AT + SETTINGS; torn += 4) {
        fixture_clear(fixture);
        memset(page + SETTINGS_AT, 0, SETTINGS);
        memset(page + torn, 0xA5, 4);
        page[RESERVED_AT] = torn == SETTINGS_AT ? 32 : 0;
        bytes_write(fixture->path, page, sizeof page);
        bytes_write(beside, journal, sizeof journal);
        store_close(fixture_open(fixture));
        assert_outside(fixture->path, "PRAGMA integrity_check", "ok");
        assert_outside(fixture->path, "PRAGMA auto_vacuum", "0");
        store_close(fixture_open(fixture));
        struct bytes made = bytes_of(fixture->path);
        assert_int_equal(made.data[RESERVED_AT], 0);
        free(made.data);
    }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_new_store_is_private),
        TEST(test_open_file_of_others_is_closed_to_them),
        TEST(test_settings),
        TEST(test_every_statement_prepares),
        TEST(test_missing),
        TEST(test_empty_file_is_new),
        TEST(test_creation_that_was_cut_off),
        TEST(test_creation_cut_off_amid_the_first_page),
        TEST(test_directory_link_and_pipe),
        TEST(test_directory_behind_link),
        TEST(test_bare_file_name),
        TEST(test_not_ours),
        TEST(test_newer),
        TEST(test_newer_in_the_log),
        TEST(test_damaged),
        TEST(test_locked),
        TEST(test_waiting_for_others),
        TEST(test_read_only),
        TEST(test_migrated_equals_fresh),
        TEST(test_from_version_3),
        TEST(test_kept_under_version_3),
        TEST(test_deleted_meeting_is_forgotten),
        TEST(test_migration_leaves_a_backup),
        TEST(test_failed_migration_changes_nothing),
        TEST(test_failed_later_step_changes_nothing),
        TEST(test_damage_seen_on_the_way),
        TEST(test_older_one_is_open),
        TEST(test_waits_to_be_alone),
        TEST(test_several_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
