#include "fixture.h"

/* Rows and bytes that no sound program wrote: a sentence each time, never a crash. */

enum { START = 1000 };

struct known {
    struct sitting open, done;
    struct answers answers;
    struct result result;
};

static struct known fill(struct fixture *fixture) {
    struct known known;
    struct store *store = fixture_open(fixture);
    known.open = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    known.done = fixture_sitting(fixture, store, "otter", FORM_FULL, START);
    fixture_answers(fixture->instrument, &known.answers);
    assert_true(store_answer_save(store, known.open.id, fixture->instrument->prompts[0].id,
                                  (struct answer){2, 900}, "", START, &fixture->error));
    known.result = fixture_finish(fixture, store, &known.done, START + 1);
    struct action_chosen action = {.sitting = known.done.id, .tip = -1, .text = "call one person"};
    assert_true(store_action_add(store, &action, &fixture->error));
    store_close(store);
    return known;
}

/* Read all there is; true when nothing failed. */
static bool read_all(struct fixture *fixture, struct store *store, const struct known *known) {
    const struct instrument *instrument = fixture->instrument;
    struct error *error = &fixture->error;
    struct person person;
    struct sitting sitting;
    struct answers answers;
    struct result result;
    struct previous previous;
    struct action_chosen actions[2];
    struct instrument *kept = store_questionnaire_load(store, instrument->hash, error);
    bool done = kept != NULL;
    instrument_free(kept);
    done &= store_previous(store, known->done.person, instrument, START, &previous, error);
    done &= store_person_find(store, "otter", &person, error) != FOUND_FAILED;
    done &= store_person_get(store, known->open.person, &person, error) != FOUND_FAILED;
    done &= store_sitting_get(store, known->open.id, &sitting, error) != FOUND_FAILED;
    done &= store_sitting_get(store, known->done.id, &sitting, error) != FOUND_FAILED;
    done &= store_sitting_open_latest(store, 0, NULL, &sitting, error) != FOUND_FAILED;
    done &=
        store_sitting_open_latest(store, known->open.person, NULL, &sitting, error) != FOUND_FAILED;
    done &= store_answers_load(store, known->open.id, instrument, &answers, error);
    done &= store_answers_load(store, known->done.id, instrument, &answers, error);
    done &= store_result_load(store, known->done.id, instrument, &result, error) == FOUND;
    done &= store_actions(store, known->done.id, actions, 2, error) >= 0;
    return done;
}

static void test_hostile_rows(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *sql, *detail;
    } rows[] = {
        {"UPDATE answer SET prompt = 'nobody_asked'",
         "an answer in it does not belong to its questionnaire"},
        {"UPDATE answer SET value = 9", "an answer in it does not belong to its questionnaire"},
        {"UPDATE answer SET value = 4000000000", "it holds a number that cannot be"},
        {"UPDATE answer SET time_ms = 2147483648", "it holds a number that cannot be"},
        {"UPDATE sitting SET answers = CAST(answers || zeroblob(50) AS BLOB) WHERE finished",
         "the answers of a sitting in it do not belong to its questionnaire"},
        {"UPDATE sitting SET answers = CAST(x'C1' || substr(answers, 2) AS BLOB) WHERE finished",
         "the answers of a sitting in it do not belong to its questionnaire"},
        {"UPDATE sitting SET times = zeroblob(5000) WHERE finished",
         "the answers of a sitting in it do not belong to its questionnaire"},
        {"UPDATE sitting SET times = x'ffffffffffffffff' WHERE finished",
         "the answers of a sitting in it do not belong to its questionnaire"},
        {"UPDATE sitting SET form = 2", "it holds a number that cannot be"},
        {"UPDATE result SET level = 9", "it holds a number that cannot be"},
        {"UPDATE result SET level = 1 << 40", "it holds a number that cannot be"},
        {"UPDATE result SET quality = 3", "it holds a number that cannot be"},
        {"UPDATE result SET rule_level = -1", "it holds a number that cannot be"},
        {"UPDATE result SET assessed = 5", "it holds a number that cannot be"},
        {"UPDATE result SET desire = 11", "it holds a number that cannot be"},
        {"UPDATE result SET scales = x''", "a result in it does not belong to its questionnaire"},
        {"UPDATE result SET scales = CAST(scales || x'00' AS BLOB)",
         "a result in it does not belong to its questionnaire"},
        {"UPDATE result SET scales = x'01E8070000000000'",
         "a result in it does not belong to its questionnaire"},
        {"UPDATE result SET scales = x'FF000000000000F87F00000000'",
         "a result in it does not belong to its questionnaire"},
        {"UPDATE result SET tips = x'FF00'", "a tip in it does not belong to its questionnaire"},
        {"UPDATE result SET tips = x'0004'", "a tip in it does not belong to its questionnaire"},
        {"UPDATE result SET tips = x'000001'", "a tip in it does not belong to its questionnaire"},
        {"UPDATE result SET tips = x'0000010002000300'",
         "a tip in it does not belong to its questionnaire"},
        {"UPDATE action SET outcome = 4, told = 1", "it holds a number that cannot be"},
        {"UPDATE consent SET granted = 1; DROP TABLE consent", "no such table: consent"},
    };
    struct known known = fill(fixture);
    struct bytes sound = bytes_of(fixture->path);
    char expected[400];
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bytes_write(fixture->path, sound.data, sound.length);
        outside(fixture->path, rows[i].sql);
        struct store *store = fixture_open(fixture);
        fixture->error = (struct error){ERROR_NONE, ""};
        if (read_all(fixture, store, &known))
            fail_msg("%s was not noticed", rows[i].sql);
        store_close(store);
        (void)snprintf(expected, sizeof expected,
                       "PATH is damaged: %s; put a backup in its place, or move it away to begin "
                       "with an empty one",
                       rows[i].detail);
        /* The sentence stands until another call fails. */
        if (strstr(fixture->error.sentence, rows[i].detail) == NULL)
            fail_msg("%s: %s", rows[i].sql, fixture->error.sentence);
        if (strstr(rows[i].sql, "DROP") == NULL)
            assert_sentence(fixture, expected);
    }
    free(sound.data);
}

/* A view, a trigger and a generated column of somebody else's do not run. */
static void test_hostile_schema(void **state) {
    struct fixture *fixture = *state;
    struct known known = fill(fixture);
    outside(fixture->path, "CREATE TRIGGER thief AFTER INSERT ON answer BEGIN "
                           "DELETE FROM result; END");
    struct store *store = fixture_open(fixture);
    assert_true(store_answer_save(store, known.open.id, "ch1", (struct answer){2, 900}, "", START,
                                  &fixture->error));
    assert_outside(fixture->path, "SELECT count(*) FROM result", "1");
    store_close(store);
    outside(fixture->path, "DROP TRIGGER thief; ALTER TABLE person RENAME TO real; "
                           "CREATE VIEW person AS SELECT * FROM real");
    store = store_open(fixture->path, &fixture->error);
    if (store != NULL) {
        assert_false(read_all(fixture, store, &known));
        assert_int_equal(fixture->error.kind, ERROR_STORAGE);
    }
    store_close(store);
}

/* Opened and read with one byte turned over. Returns whether anything was noticed. */
static bool noticed(struct fixture *fixture, const struct known *known, const struct bytes *sound,
                    size_t at) {
    sound->data[at] = (char)~sound->data[at];
    bytes_write(fixture->path, sound->data, sound->length);
    sound->data[at] = (char)~sound->data[at];
    fixture->error = (struct error){ERROR_NONE, ""};
    struct store *store = store_open(fixture->path, &fixture->error);
    bool done = store != NULL && read_all(fixture, store, known);
    store_close(store);
    if (!done && (fixture->error.kind == ERROR_NONE || fixture->error.sentence[0] == '\0'))
        fail_msg("nothing was said about byte %zu", at);
    return !done;
}

static int flip_through(struct fixture *fixture, const struct known *known, size_t most) {
    char name[128];
    struct bytes sound = bytes_of(fixture->path);
    int count = 0;
    for (size_t at = 0; at < sound.length && at < most; at += at < 100 ? 3 : 757) {
        count += noticed(fixture, known, &sound, at);
        (void)snprintf(name, sizeof name, "%s-wal", fixture->path);
        (void)unlink(name);
        (void)snprintf(name, sizeof name, "%s-shm", fixture->path);
        (void)unlink(name);
    }
    free(sound.data);
    return count;
}

static void test_flipped_bytes(void **state) {
    struct fixture *fixture = *state;
    struct known known = fill(fixture);
    assert_true(flip_through(fixture, &known, SIZE_MAX) > 30);
}

/* Too big for the check of the whole at the start: what is read must notice by itself. */
static void test_flipped_bytes_of_a_big_store(void **state) {
    struct fixture *fixture = *state;
    struct known known = fill(fixture);
    outside(fixture->path, "INSERT INTO questionnaire (hash, id, version, scoring_version, title, "
                           "bytes, kept) VALUES (hex(zeroblob(32)), 'x', '1', 1, 'x', "
                           "zeroblob(600000), 0)");
    assert_true(flip_through(fixture, &known, 110000) > 20);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_hostile_rows),
        TEST(test_hostile_schema),
        TEST(test_flipped_bytes),
        TEST(test_flipped_bytes_of_a_big_store),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
