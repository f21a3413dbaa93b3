/* The power is cut at each moment while a store is copied, put back or merged: the store is the old
 * one or the new one, and whatever was told to be kept is there, whole. */
#include "../store/cut_calls.h"

#include "../instrument/sample.h"
#include "../soak.h"
#include "care_store.h"

enum { OLD = 3, NEW = 2, MORE = 4 }; /* how many people are in each */

/* What stands under a name. */
enum stands { NOTHING, DAMAGED, STORE_OLD, STORE_NEW, STORE_MERGED, BROKEN };

static const char damaged[] = "no store any more";

struct places {
    char saved[PATH_MAX], copy[PATH_MAX], more[PATH_MAX];
};

/* ---- what is done ---- */

static bool back_up(struct fixture *fixture, const struct places *places) {
    struct care_saving saving = {.path = fixture->path, .file = places->saved, .replace = true};
    bool missing = false;
    struct store *store = store_open_existing(fixture->path, &missing, &fixture->error);
    bool done = store != NULL && care_backup(store, &saving, NULL, &fixture->error);
    store_close(store);
    return done;
}

static bool restore(struct fixture *fixture, const struct places *places) {
    struct care_restoring restoring;
    char kept[PATH_MAX];
    if (!care_restore_begin(&restoring, fixture->path, places->saved, NULL, &fixture->error))
        return false;
    bool done = care_restore_put(&restoring, kept, NULL, &fixture->error);
    care_restore_end(&restoring);
    return done;
}

/* The newest form needs no opening in between, which would bring the copy to the disk. */
static bool put_back(struct fixture *fixture, const struct places *places) {
    char copy[PATH_MAX], kept[PATH_MAX];
    bool missing = false;
    in_folder(fixture, "copy.db", copy);
    bytes_write(copy, "", 0);
    struct store *saved = store_open_existing(places->saved, &missing, &fixture->error);
    bool done = saved != NULL && store_copy(saved, copy, copy, true, NULL, &fixture->error) &&
                store_put_back(fixture->path, copy, "", kept, NULL, &fixture->error);
    store_close(saved);
    return done;
}

static bool merge(struct fixture *fixture, const struct places *places) {
    const struct merge_options options = {.may_join = INT64_MAX};
    struct merge_counts counts;
    char kept[PATH_MAX];
    struct store *store = store_open(fixture->path, &fixture->error);
    struct store *other =
        care_merge_open(fixture->path, places->more, &options.watch, &fixture->error);
    bool done = store != NULL && other != NULL &&
                care_merge_keep(store, fixture->path, kept, &options.watch, &fixture->error) &&
                store_merge(store, other, &options, &counts, &fixture->error);
    store_close(other);
    store_close(store);
    return done;
}

static void told_of(void *context, const char *copy, enum found found, const struct error *why) {
    (void)copy;
    (void)why;
    *(enum found *)context = found;
}

/* Of the three in it one is nobody any more. */
static bool forget(struct fixture *fixture, const struct places *places) {
    enum found found = FOUND_NOTHING;
    (void)places;
    return care_forget_copies(fixture->path, "Made-Up Max", told_of, &found, &fixture->error) &&
           found == FOUND;
}

struct deed {
    const char *name;
    bool (*take)(struct fixture *fixture, const struct places *places);
    const char *place;         /* what it changes */
    enum stands before, after; /* of the place */
    const char *kept;          /* once it is changed, what was there is there; NULL: nowhere */
    bool log;                  /* of the store that is damaged or gone, with somebody new in it */
};

static const struct deed deeds[] = {
    {"a backup", back_up, "saved.db", NOTHING, STORE_OLD, NULL, false},
    {"a backup over another", back_up, "saved.db", STORE_NEW, STORE_OLD, NULL, false},
    {"put back", restore, "store.db", STORE_OLD, STORE_NEW, "store.db.before-restore", false},
    {"put back over a damaged one", restore, "store.db", DAMAGED, STORE_NEW,
     "store.db.before-restore", true},
    {"put back as it is", put_back, "store.db", DAMAGED, STORE_NEW, "store.db.before-restore",
     false},
    {"put back where none is", restore, "store.db", NOTHING, STORE_NEW, NULL, true},
    {"a person forgotten in a copy", forget, "store.db.before-v9", STORE_OLD, STORE_NEW, NULL,
     false},
    {"a merge", merge, "store.db", STORE_OLD, STORE_MERGED, "store.db.before-merge", false},
};

/* ---- what comes of it ---- */

static bool is_damaged_one(const char *path) {
    char start[sizeof damaged] = "";
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    size_t length = fread(start, 1, sizeof start, file);
    (void)fclose(file);
    return length == sizeof damaged - 1 && memcmp(start, damaged, length) == 0;
}

static enum stands stands(const char *path) {
    static const struct {
        const char *text;
        enum stands stands;
    } texts[] = {{"3 3 1 ok", STORE_OLD}, {"2 2 1 ok", STORE_NEW}, {"4 7 1 ok", STORE_MERGED}};
    sqlite3 *database = NULL;
    sqlite3_stmt *rows = NULL;
    enum stands found = BROKEN;
    if (access(path, F_OK) != 0)
        return NOTHING;
    if (is_damaged_one(path))
        return DAMAGED;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    if (sqlite3_prepare_v2(database, "SELECT count(*) FROM sqlite_schema", -1, &rows, NULL) ==
            SQLITE_OK &&
        sqlite3_step(rows) == SQLITE_ROW && sqlite3_column_int(rows, 0) == 0)
        found = NOTHING; /* empty is as good */
    sqlite3_finalize(rows);
    rows = NULL;
    if (found == BROKEN &&
        sqlite3_prepare_v2(database,
                           "SELECT format('%d %d %d %s', (SELECT count(*) FROM person), (SELECT "
                           "count(*) FROM result), (SELECT count(*) FROM questionnaire), "
                           "(SELECT group_concat(integrity_check) FROM pragma_integrity_check))",
                           -1, &rows, NULL) == SQLITE_OK &&
        sqlite3_step(rows) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(rows, 0);
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
            if (text != NULL && strcmp(text, texts[i].text) == 0)
                found = texts[i].stands;
        }
    }
    sqlite3_finalize(rows);
    sqlite3_close(database);
    return found;
}

struct counts {
    long cuts, lost, corrupt;
};

static void say(struct counts *counts, long *count, const struct deed *deed, int at, int manner,
                const char *what) {
    if (counts->lost + counts->corrupt == 0)
        print_message("%s, cut %d in manner %d: %s\n", deed->name, at, manner, what);
    (*count)++;
}

static void check(const struct fixture *fixture, const struct deed *deed, int at, int manner,
                  bool told, struct counts *counts) {
    char path[PATH_MAX];
    in_folder(fixture, deed->place, path);
    enum stands now = stands(path);
    if (now != deed->before && now != deed->after)
        say(counts, &counts->corrupt, deed, at, manner, "it is neither as before nor done");
    if (told && now == deed->before)
        say(counts, &counts->lost, deed, at, manner, "it was told, and is not there");
    if (deed->kept != NULL && now == deed->after) {
        in_folder(fixture, deed->kept, path);
        if (stands(path) != deed->before)
            say(counts, &counts->corrupt, deed, at, manner, "what was there is not kept");
    }
    if (strcmp(deed->place, "store.db") != 0 && stands(fixture->path) != STORE_OLD)
        say(counts, &counts->corrupt, deed, at, manner, "the store itself is another one");
    counts->cuts++;
}

/* ---- cuts ---- */

/* Somebody who comes in while nobody closes the store stands in the log alone. */
static void leave_log(struct fixture *fixture) {
    char log[PATH_MAX];
    struct person person = {.name = "grey-owl"};
    in_folder(fixture, "store.db-wal", log);
    struct store *store = fixture_open(fixture);
    assert_true(store_person_save(store, &person, "1", 5, &fixture->error));
    struct bytes bytes = bytes_of(log);
    store_close(store);
    bytes_write(log, bytes.data, bytes.length);
    free(bytes.data);
}

static void prepare(struct fixture *fixture, const struct deed *deed, const struct places *places) {
    fixture_clear(fixture);
    fixture->sittings = 0;
    people_at(fixture, fixture->path, OLD);
    if (deed->log)
        leave_log(fixture);
    if (deed->before == DAMAGED)
        bytes_write(fixture->path, damaged, sizeof damaged - 1);
    if (deed->before == NOTHING && strcmp(deed->place, "store.db") == 0)
        assert_int_equal(unlink(fixture->path), 0);
    if (deed->take == forget)
        people_at(fixture, places->copy, OLD);
    if (deed->take == merge)
        people_at(fixture, places->more, MORE);
    else if (deed->take != back_up || deed->before != NOTHING)
        people_at(fixture, places->saved, NEW);
}

static void cut_everywhere(struct fixture *fixture, const struct deed *deed, uint64_t *random,
                           struct counts *counts) {
    enum { STRIDE_AT_SYNC = 6, STRIDE_BETWEEN = 60, NAMES = 6 };
    struct places places;
    in_folder(fixture, "saved.db", places.saved);
    in_folder(fixture, "more.db", places.more);
    in_folder(fixture, "store.db.before-v9", places.copy);
    prepare(fixture, deed, &places);
    struct tape *tape = tape_new(fixture->directory);
    disk_begin((struct disk_plan){0}, tape);
    bool done = deed->take(fixture, &places);
    int told = tape_length(tape);
    disk_plain();
    if (!done)
        fail_msg("%s: %s", deed->name, fixture->error.sentence);
    struct drive *drive = drive_new(tape);
    for (int at = 0; at <= told; at++) {
        bool sync = at > 0 && tape_is_sync(tape, at - 1);
        /* Where a name has come that nothing has made safe yet. */
        int times = at > 0 && tape_is_name(tape, at - 1) ? NAMES : 1;
        drive_go(drive, at);
        for (int i = 0; i < times * CUT_MANNERS; i++) {
            int manner = i % CUT_MANNERS;
            if (at < told && times == 1 &&
                !soak_takes(random, sync ? STRIDE_AT_SYNC : STRIDE_BETWEEN))
                continue;
            fixture_clear(fixture);
            drive_cut(drive, (enum cut_manner)manner, random, fixture->directory);
            check(fixture, deed, at, manner, at == told, counts);
        }
    }
    drive_free(drive);
    tape_free(tape);
}

static void test_cut_at_every_sync(void **state) {
    struct counts counts = {0};
    uint64_t random = soak_seed();
    for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++)
        cut_everywhere(*state, &deeds[i], &random, &counts);
    print_message("cuts: %ld, lost %ld, corrupt %ld\n", counts.cuts, counts.lost, counts.corrupt);
    assert_int_equal(counts.lost + counts.corrupt, 0);
    assert_true(counts.cuts > 100);
}

/* A small questionnaire, so that a store is small; and where the drive is memory, nobody waits. */
static int begin(void **state) {
    char directory[] = "/dev/shm/leadquiz-store-XXXXXX";
    assert_int_equal(fixture_begin(state), 0);
    struct fixture *fixture = *state;
    instrument_free(fixture->instrument);
    fixture->instrument =
        instrument_parse("garden", SAMPLE, sizeof SAMPLE - 1, NULL, &fixture->error);
    assert_non_null(fixture->instrument);
    if (access("/dev/shm", W_OK | X_OK) == 0 && mkdtemp(directory) != NULL) {
        assert_int_equal(rmdir(fixture->directory), 0);
        memcpy(fixture->directory, directory, sizeof directory);
        (void)snprintf(fixture->path, sizeof fixture->path, "%s/store.db", directory);
    }
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cut_at_every_sync, begin, fixture_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
