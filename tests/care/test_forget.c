/* test_forget.c - of a person who is forgotten, or of a name that is put right, no byte is left, in
 * any file of the folder. */
#include "merge_store.h"

#include "../../src/store/open.h"

#include "leadquiz/store_meeting.h"

#include <dirent.h>

static const char name[] = "Made-Up Bytes", team[] = "Only Their Team", action[] = "Water the fern";

struct trace {
    unsigned char bytes[256];
    size_t length;
};

/* What a query gives, as bytes to look for. */
static struct trace trace_of(struct world *world, const char *sql) {
    struct trace trace = {.length = 0};
    char path[96];
    sqlite3 *database = NULL;
    sqlite3_stmt *statement = NULL;
    world_path(world, world->stores, path);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    trace.length = (size_t)sqlite3_column_bytes(statement, 0);
    assert_in_range(trace.length, 8, sizeof trace.bytes);
    memcpy(trace.bytes, sqlite3_column_blob(statement, 0), trace.length);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return trace;
}

static bool holds(const char *path, const struct trace *trace) {
    FILE *file = fopen(path, "rbe");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    rewind(file);
    char *bytes = malloc((size_t)size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), size);
    assert_int_equal(fclose(file), 0);
    bool found = memmem(bytes, (size_t)size, trace->bytes, trace->length) != NULL;
    free(bytes);
    return found;
}

/* In how many files of the folder. */
static int files_with(struct world *world, const struct trace *trace) {
    int count = 0;
    DIR *folder = opendir(world->folder);
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[400];
        (void)snprintf(path, sizeof path, "%s/%s", world->folder, entry->d_name);
        count += entry->d_type == DT_REG && holds(path, trace);
    }
    (void)closedir(folder);
    return count;
}

enum { NAME, TEAM, ACTION, ANSWERS, TIMES, SCALES, TRACES };

struct traces {
    struct trace list[TRACES];
    int64_t person, sitting;
};

static struct trace of_text(const char *text) {
    struct trace trace = {.length = strlen(text)};
    memcpy(trace.bytes, text, trace.length);
    return trace;
}

static void take_seat(struct world *world) {
    struct meeting meeting = {.code = "BCDFG", .named = true, .prompts = 5, .created = test_now};
    struct room_seat seat = {.joined = test_now};
    memcpy(meeting.questionnaire, world->instrument->hash, DIGEST_TEXT);
    (void)snprintf(meeting.title, sizeof meeting.title, "Made-up evening");
    (void)snprintf(seat.name, sizeof seat.name, "%s", name);
    assert_int_equal(store_meeting_add(world->store, &meeting, &world->error), FOUND);
    seat.meeting = meeting.id;
    assert_int_equal(store_seat_add(world->store, &seat, &world->error), FOUND);
}

/* Somebody among forty others, with all that a person can leave. */
static struct traces leave_traces(struct world *world) {
    struct traces traces = {.person = 0};
    make_people(world, 20);
    struct person person = make_person(world, name, team, test_now);
    struct sitting sitting = make_sitting(world, person.id, FORM_FULL, test_now, false);
    struct action_chosen chosen = {.sitting = sitting.id, .tip = -1, .chosen = test_now};
    (void)snprintf(chosen.text, sizeof chosen.text, "%s", action);
    must(world, store_action_add(world->store, &chosen, &world->error));
    (void)make_sitting(world, person.id, FORM_SHORT, test_now + minute, true);
    take_seat(world);
    must(world, store_together_begin(world->store, true, &world->error));
    for (int i = 100; i < 120; i++) {
        char other[NAME_BYTES];
        (void)snprintf(other, sizeof other, "somebody %d", i);
        struct person made = make_person(world, other, "Another", test_now + i);
        make_sitting(world, made.id, FORM_FULL, test_now + i, false);
    }
    must(world, store_together_end(world->store, true, &world->error));
    traces.person = person.id;
    traces.sitting = sitting.id;
    traces.list[NAME] = of_text(name);
    traces.list[TEAM] = of_text(team);
    traces.list[ACTION] = of_text(action);
    char sql[160];
    static const char *const columns[] = {"answers", "times"};
    for (int i = 0; i < 2; i++) {
        (void)snprintf(sql, sizeof sql, "SELECT %s FROM sitting WHERE id = %d", columns[i],
                       (int)sitting.id);
        traces.list[ANSWERS + i] = trace_of(world, sql);
    }
    (void)snprintf(sql, sizeof sql, "SELECT scales FROM result WHERE sitting = %d",
                   (int)sitting.id);
    traces.list[SCALES] = trace_of(world, sql);
    return traces;
}

static void assert_gone(struct world *world, const struct traces *traces) {
    for (int i = 0; i < TRACES; i++)
        assert_int_equal(files_with(world, &traces->list[i]), 0);
}

/* The store as a file beside itself. */
static void copy_beside(struct world *world, const char *ending) {
    char path[96], copy[128];
    world_path(world, world->stores, path);
    (void)snprintf(copy, sizeof copy, "%s%s", path, ending);
    FILE *file = fopen(copy, "we");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    must(world, store_copy(world->store, copy, copy, true, NULL, &world->error));
}

struct copies {
    int found, failed;
    char why[768];
};

static void on_copy(void *context, const char *copy, enum found found, const struct error *why) {
    struct copies *copies = context;
    (void)copy;
    copies->found += found == FOUND;
    copies->failed += found == FOUND_FAILED;
    if (found == FOUND_FAILED)
        (void)snprintf(copies->why, sizeof copies->why, "%s", why->sentence);
}

static void remove_beside(struct world *world, const char *ending) {
    char path[96], copy[128];
    world_path(world, world->stores, path);
    (void)snprintf(copy, sizeof copy, "%s%s", path, ending);
    assert_int_equal(unlink(copy), 0);
}

static void test_no_byte_is_left(void **state) {
    struct world *world = *state;
    struct traces traces = leave_traces(world);
    struct forgotten forgotten;
    struct copies copies = {.found = 0};
    char path[96];
    world_path(world, world->stores, path);
    copy_beside(world, ".before-v9");
    copy_beside(world, ".before-restore-2");
    for (int i = 0; i < TRACES; i++)
        assert_true(files_with(world, &traces.list[i]) >= 3);
    assert_int_equal(store_forget(world->store, "MADE-UP bytes", &forgotten, &world->error), FOUND);
    assert_string_equal(forgotten.name, name);
    assert_int_equal(forgotten.sittings, 2);
    assert_int_equal(forgotten.seats, 1);
    assert_false(forgotten.shown);
    assert_int_equal(store_clean(world->store, &world->error), FOUND);
    must(world, care_forget_copies(path, name, on_copy, &copies, &world->error));
    assert_int_equal(copies.found, 2);
    assert_int_equal(copies.failed, 0);
    assert_gone(world, &traces);
    assert_int_equal(counts_of(world).people, 40);
    /* Again there is nobody. */
    assert_int_equal(store_forget(world->store, name, &forgotten, &world->error), FOUND_NOTHING);
    remove_beside(world, ".before-v9");
    remove_beside(world, ".before-restore-2");
}

/* What people delete themselves goes from the file and its log at once; their seat in a meeting is
 * nobody's and keeps the name until the meeting ends. */
static void test_own_data(void **state) {
    struct world *world = *state;
    struct traces traces = leave_traces(world);
    must(world, store_sitting_discard(world->store, traces.sitting, &world->error));
    for (int i = ACTION; i < TRACES; i++)
        assert_int_equal(files_with(world, &traces.list[i]), 0);
    must(world, store_person_forget(world->store, traces.person, &world->error));
    assert_int_equal(files_with(world, &traces.list[TEAM]), 0);
    assert_int_equal(files_with(world, &traces.list[NAME]), 1);
    struct forgotten forgotten;
    assert_int_equal(store_forget(world->store, name, &forgotten, &world->error), FOUND);
    assert_gone(world, &traces);
}

/* What another program removed, which overwrites nothing, goes from file and log alike. */
static void test_what_others_removed(void **state) {
#define REMOVED                                                                                    \
    "PRAGMA secure_delete = OFF; INSERT INTO team (name) VALUES ('Only Their Team');"              \
    "DELETE FROM team WHERE name = 'Only Their Team';"
    static const char *const removed[] = {REMOVED "PRAGMA wal_checkpoint(TRUNCATE)", REMOVED};
    struct world *world = *state;
    const struct trace trace = of_text(team);
    make_people(world, 1);
    for (int i = 0; i < 2; i++) {
        free(rows_of(world, world->stores, removed[i]));
        assert_int_equal(files_with(world, &trace), 1);
        assert_int_equal(store_clean(world->store, &world->error), FOUND);
        assert_int_equal(files_with(world, &trace), 0);
    }
}

/* While somebody reads, the log cannot be emptied: said, and done the next time. */
static void test_in_use(void **state) {
    struct world *world = *state;
    struct traces traces = leave_traces(world);
    struct forgotten forgotten;
    struct store_counts counts;
    static const struct store_filter all = {0};
    char path[96], expected[300];
    world_path(world, world->stores, path);
    store_close(world->store);
    world->store = store_open_with(path, schema_migrations(), 20, NULL, &world->error);
    assert_non_null(world->store);
    struct store *reader = store_open(path, &world->error);
    assert_non_null(reader);
    must(world, store_together_begin(reader, false, &world->error));
    must(world, store_count(reader, &all, &counts, &world->error));
    assert_int_equal(store_forget(world->store, name, &forgotten, &world->error), FOUND);
    assert_int_equal(store_clean(world->store, &world->error), FOUND_NOTHING);
    (void)snprintf(expected, sizeof expected,
                   "%s is in use by another program, so that what was removed may be in its files "
                   "yet; close that program, then do the same again",
                   path);
    assert_string_equal(world->error.sentence, expected);
    must(world, store_together_end(reader, true, &world->error));
    assert_int_equal(store_clean(world->store, &world->error), FOUND);
    assert_gone(world, &traces);
    store_close(reader);
}

static void change_beside(struct world *world, const char *ending, const char *sql) {
    char path[96], copy[128], *why = NULL;
    sqlite3 *database = NULL;
    world_path(world, world->stores, path);
    (void)snprintf(copy, sizeof copy, "%s%s", path, ending);
    assert_int_equal(sqlite3_open(copy, &database), SQLITE_OK);
    if (sqlite3_exec(database, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s", why);
    sqlite3_close(database);
}

/* In copies, once more: who has the name there is the one of the store by when they were first
 * kept, or, where a merge has changed that, by a sitting; else it is somebody else, who stays. */
static void test_renamed_again(void **state) {
    static const char other_sitting[] = "UPDATE sitting SET seed = seed + 1",
                      later[] = "UPDATE person SET created = created + 1",
                      others[] = "UPDATE person SET created = created + 1;"
                                 "UPDATE sitting SET seed = seed + 1";
    struct world *world = *state;
    char path[96], was[NAME_BYTES];
    const struct trace trace = of_text(name);
    struct copies copies = {.found = 0};
    make_people(world, 2);
    world_path(world, world->stores, path);
    struct person person = make_person(world, name, team, test_now);
    (void)make_sitting(world, person.id, FORM_FULL, test_now, false);
    copy_beside(world, ".before-v9");
    copy_beside(world, ".before-merge");
    copy_beside(world, ".before-merge-2");
    change_beside(world, ".before-v9", other_sitting);
    change_beside(world, ".before-merge", later);
    change_beside(world, ".before-merge-2", others);
    assert_int_equal(store_rename(world->store, name, "Made-Up Wren", was, &world->error), FOUND);
    assert_int_equal(store_clean(world->store, &world->error), FOUND);
    must(world,
         care_rename_copies(path, name, "Made-Up Wren", true, on_copy, &copies, &world->error));
    assert_int_equal(copies.found, 2);
    assert_int_equal(copies.failed, 0);
    assert_int_equal(files_with(world, &trace), 1);
    must(world,
         care_rename_copies(path, name, "Made-Up Wren", false, on_copy, &copies, &world->error));
    assert_int_equal(copies.found, 3);
    assert_int_equal(files_with(world, &trace), 0);
    remove_beside(world, ".before-v9");
    remove_beside(world, ".before-merge");
    remove_beside(world, ".before-merge-2");
}

/* A copy that is none, and one that somebody writes to, are named. */
static void test_copies_that_stay(void **state) {
    struct world *world = *state;
    struct copies copies = {.found = 0};
    char path[96], copy[128];
    world_path(world, world->stores, path);
    (void)snprintf(copy, sizeof copy, "%s.copy-abcdef", path);
    FILE *file = fopen(copy, "we");
    assert_non_null(file);
    for (int i = 0; i < 300; i++)
        fputs("no database ", file);
    assert_int_equal(fclose(file), 0);
    must(world, care_forget_copies(path, name, on_copy, &copies, &world->error));
    assert_int_equal(copies.failed, 1);
    assert_string_equal(copies.why, "file is not a database");
    remove_beside(world, ".copy-abcdef");
}

/* ---- logs ---- */

static void put_beside(struct world *world, const char *ending, const char *text) {
    char path[96], beside[128];
    world_path(world, world->stores, path);
    (void)snprintf(beside, sizeof beside, "%s%s", path, ending);
    FILE *file = fopen(beside, "we");
    assert_non_null(file);
    for (int i = 0; i < 300; i++)
        fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* The copy gets the store's file and log as they are, and page 2 of the file is torn. */
static void tear_beside(struct world *world, const char *ending) {
    char command[600], path[96];
    world_path(world, world->stores, path);
    (void)snprintf(command, sizeof command,
                   "cp %s %s%s && cp %s-wal %s%s-wal && "
                   "printf 'torn' | dd of=%s%s bs=1 seek=100 conv=notrunc status=none",
                   path, path, ending, path, path, ending, path, ending);
    assert_int_equal(system(command), 0); // NOLINT(cert-env33-c)
}

/* A log behind a copy that is gone, that is no database, and that is damaged: each is named, and
 * none is taken away by looking. */
static void test_logs_that_stay(void **state) {
    static const char *const logs[] = {".before-restore-wal", ".before-v9-wal",
                                       ".before-v9-journal", ".before-merge-wal"};
    struct world *world = *state;
    struct copies copies = {.found = 0};
    char path[96];
    world_path(world, world->stores, path);
    put_beside(world, ".before-restore-wal", name);
    put_beside(world, ".before-restore-2-shm", "where is what");
    must(world, care_forget_copies(path, name, on_copy, &copies, &world->error));
    assert_int_equal(copies.failed, 1);
    assert_string_equal(copies.why, "it is the log of a file that is gone");
    put_beside(world, ".before-v9", "no database");
    put_beside(world, ".before-v9-wal", name);
    put_beside(world, ".before-v9-journal", name);
    (void)make_person(world, name, team, test_now);
    tear_beside(world, ".before-merge");
    copies.failed = 0;
    must(world, care_forget_copies(path, name, on_copy, &copies, &world->error));
    assert_int_equal(copies.found, 0);
    assert_int_equal(copies.failed, 1 + 3 + 2);
    struct trace trace = of_text(name);
    for (int i = 0; i < 4; i++) {
        char log[128];
        (void)snprintf(log, sizeof log, "%s%s", path, logs[i]);
        assert_true(holds(log, &trace));
        assert_int_equal(unlink(log), 0);
    }
    remove_beside(world, ".before-restore-2-shm");
    remove_beside(world, ".before-v9");
    remove_beside(world, ".before-merge");
    char list[128]; /* SQLite's, where it has opened the copy */
    (void)snprintf(list, sizeof list, "%s.before-merge-shm", path);
    (void)unlink(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_no_byte_is_left, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_own_data, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_what_others_removed, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_in_use, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_renamed_again, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_copies_that_stay, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_logs_that_stay, world_begin, world_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
