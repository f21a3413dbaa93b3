/* fixture.h - what the tests of the store share: a directory of their own, the questionnaire that
 * ships, made-up people, and SQLite for looking at the file from outside. */
#ifndef LEADQUIZ_TESTS_STORE_FIXTURE_H
#define LEADQUIZ_TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "begins.h"

#include "leadquiz/file.h"
#include "leadquiz/store.h"

#include <ftw.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOW = 1700000000 }; /* seconds; times in the tests are NOW * 1000 and a little more */

struct fixture {
    char directory[64];
    char path[96];
    struct instrument *instrument;
    struct error error;
    uint64_t sittings; /* begun so far: each has a seed of its own */
};

static inline int fixture_begin(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    begins_watch();
    (void)snprintf(fixture->directory, sizeof fixture->directory, "/tmp/leadquiz-store-XXXXXX");
    assert_non_null(mkdtemp(fixture->directory));
    (void)snprintf(fixture->path, sizeof fixture->path, "%s/store.db", fixture->directory);
    fixture->instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &fixture->error);
    if (fixture->instrument == NULL)
        fail_msg("%s", fixture->error.sentence);
    *state = fixture;
    return 0;
}

static inline int fixture_remove(const char *path, const struct stat *about, int kind,
                                 struct FTW *place) {
    (void)about;
    (void)kind;
    return place->level == 0 ? 0 : remove(path);
}

/* Remove everything in the directory. */
static inline void fixture_clear(const struct fixture *fixture) {
    assert_int_equal(nftw(fixture->directory, fixture_remove, 8, FTW_DEPTH | FTW_PHYS), 0);
}

static inline int fixture_end(void **state) {
    struct fixture *fixture = *state;
    fixture_clear(fixture);
    assert_int_equal(rmdir(fixture->directory), 0);
    instrument_free(fixture->instrument);
    free(fixture);
    return 0;
}

static inline struct store *fixture_open(struct fixture *fixture) {
    struct store *store = store_open(fixture->path, &fixture->error);
    if (store == NULL)
        fail_msg("%s", fixture->error.sentence);
    return store;
}

/* A person with every consent, the questionnaire and an open sitting. */
static inline struct sitting fixture_sitting(struct fixture *fixture, struct store *store,
                                             const char *name, enum form form, int64_t started) {
    struct person person = {.consents = {true, true, true, true}};
    struct sitting sitting = {
        .form = form, .seed = UINT64_MAX - 5 - fixture->sittings++, .started = started};
    if (store_person_find(store, name, &person, &fixture->error) == FOUND_NOTHING) {
        (void)snprintf(person.name, sizeof person.name, "%s", name);
        assert_true(store_person_save(store, &person, "1", started, &fixture->error));
    }
    assert_true(store_questionnaire_keep(store, fixture->instrument, started, &fixture->error));
    sitting.person = person.id;
    memcpy(sitting.questionnaire, fixture->instrument->hash, DIGEST_TEXT);
    if (!store_sitting_begin(store, &sitting, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    return sitting;
}

/* Everything asked of a person with a team in the full form, answered by a fixed pattern. */
static inline void fixture_answers(const struct instrument *instrument, struct answers *answers) {
    const struct order *order = instrument_order(instrument, FORM_FULL, true);
    answers_clear(answers, instrument);
    for (int i = 0; i < order->count; i++) {
        int prompt = order->prompts[i];
        int options = instrument->prompts[prompt].option_count;
        answers->list[prompt].value = (int8_t)(1 + (i * 7 + i / 3) % options);
        answers->list[prompt].time_ms = 2000 + 137 * i;
    }
}

/* Finish with those answers; returns the result that was kept. */
static inline struct result fixture_finish(struct fixture *fixture, struct store *store,
                                           const struct sitting *sitting, int64_t now) {
    struct answers answers;
    struct result result;
    fixture_answers(fixture->instrument, &answers);
    scoring_compute(fixture->instrument, sitting->form, &answers, NULL, &result);
    if (!store_sitting_finish(store, sitting->id, fixture->instrument, &answers, &result, now,
                              &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    return result;
}

/* Run SQL on the file from outside, as another program would. */
static inline void outside(const char *path, const char *sql) {
    sqlite3 *database = NULL;
    char *why = NULL;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    if (sqlite3_exec(database, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

/* The first column of the first row, "(nothing)" when there is none; the caller frees. */
static inline char *outside_text(const char *path, const char *sql) {
    sqlite3 *database = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(database));
    const char *text = sqlite3_step(statement) == SQLITE_ROW
                           ? (const char *)sqlite3_column_text(statement, 0)
                           : "(nothing)";
    char *copy = strdup(text != NULL ? text : "(null)");
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return copy;
}

static inline void assert_outside(const char *path, const char *sql, const char *expected) {
    char *text = outside_text(path, sql);
    assert_string_equal(text, expected);
    free(text);
}

struct bytes {
    char *data;
    size_t length;
};

static inline struct bytes bytes_of(const char *path) {
    struct bytes bytes = {NULL, 0};
    struct error error;
    bytes.data = file_read(path, 64 << 20, &bytes.length, &error);
    if (bytes.data == NULL)
        fail_msg("%s", error.sentence);
    return bytes;
}

static inline void bytes_write(const char *path, const void *data, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

/* "PATH" in the expected sentence stands for the store's path. */
static inline void assert_sentence(const struct fixture *fixture, const char *expected) {
    char sentence[1024];
    const char *path = strstr(expected, "PATH");
    if (path == NULL)
        (void)snprintf(sentence, sizeof sentence, "%s", expected);
    else
        (void)snprintf(sentence, sizeof sentence, "%.*s%s%s", (int)(path - expected), expected,
                       fixture->path, path + 4);
    assert_string_equal(fixture->error.sentence, sentence);
}

#endif
