#include "fixture.h"

enum { START = 1000, DAY = 24 * 60 * 60 * 1000 };

static void save(struct fixture *fixture, struct store *store, int64_t sitting, const char *prompt,
                 int value, int32_t time, int64_t now) {
    if (!store_answer_save(store, sitting, prompt, (struct answer){(int8_t)value, time}, "op", now,
                           &fixture->error))
        fail_msg("%s", fixture->error.sentence);
}

static void test_begin_and_get(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting read, begun = fixture_sitting(fixture, store, "bluebird", FORM_SHORT, START);
    store_close(store);
    store = fixture_open(fixture);
    assert_int_equal(store_sitting_get(store, begun.id, &read, &fixture->error), FOUND);
    assert_int_equal(read.person, begun.person);
    assert_string_equal(read.person_name, "bluebird");
    assert_string_equal(read.questionnaire, fixture->instrument->hash);
    assert_int_equal(read.form, FORM_SHORT);
    assert_true(read.seed == UINT64_MAX - 5);
    assert_int_equal(read.started, START);
    assert_int_equal(read.updated, START);
    assert_int_equal(read.finished, 0);
    assert_int_equal(read.answered, 0);
    assert_string_equal(read.position, "");
    assert_int_equal(store_sitting_get(store, begun.id + 1, &read, &fixture->error), FOUND_NOTHING);
    assert_outside(fixture->path, "SELECT (subject IS NULL) || role FROM sitting", "10");
    store_close(store);
}

static void test_begin_needs_person_and_questionnaire(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    sitting.id = 0;
    sitting.person += 1;
    assert_false(store_sitting_begin(store, &sitting, &fixture->error));
    assert_sentence(fixture, "the person is no longer in the store; begin again with a code name");
    sitting.person -= 1;
    memset(sitting.questionnaire, '0', DIGEST_TEXT - 1);
    assert_false(store_sitting_begin(store, &sitting, &fixture->error));
    assert_sentence(fixture, "the questionnaire of this sitting is not in the store; begin again");
    assert_int_equal(sitting.id, 0);
    store_close(store);
}

static void test_open_latest(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting read;
    assert_int_equal(store_sitting_open_latest(store, 0, NULL, &read, &fixture->error),
                     FOUND_NOTHING);
    struct sitting a = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct sitting b = fixture_sitting(fixture, store, "otter", FORM_FULL, START + 1);
    struct sitting c = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START + 2);
    assert_int_equal(store_sitting_open_latest(store, 0, NULL, &read, &fixture->error), FOUND);
    assert_int_equal(read.id, c.id);
    assert_true(store_position_save(store, b.id, "ch2", START + 3, &fixture->error));
    assert_int_equal(store_sitting_open_latest(store, 0, NULL, &read, &fixture->error), FOUND);
    assert_int_equal(read.id, b.id);
    assert_string_equal(read.position, "ch2");
    assert_string_equal(read.person_name, "otter");
    assert_int_equal(store_sitting_open_latest(store, a.person, NULL, &read, &fixture->error),
                     FOUND);
    assert_int_equal(read.id, c.id);
    fixture_finish(fixture, store, &c, START + 4);
    assert_int_equal(store_sitting_open_latest(store, a.person, NULL, &read, &fixture->error),
                     FOUND);
    assert_int_equal(read.id, a.id);
    store_close(store);
}

static void test_answers_while_open(void **state) {
    struct fixture *fixture = *state;
    const struct instrument *instrument = fixture->instrument;
    struct store *store = fixture_open(fixture);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct answers answers;
    const char *first = instrument->prompts[0].id, *second = instrument->prompts[1].id;
    save(fixture, store, sitting.id, first, 5, 2100, START + 1);
    save(fixture, store, sitting.id, second, 0, TIME_UNKNOWN, START + 2);
    save(fixture, store, sitting.id, first, 1, INT32_MAX, START + 3);
    store_close(store);
    store = fixture_open(fixture);
    assert_int_equal(store_sitting_get(store, sitting.id, &sitting, &fixture->error), FOUND);
    assert_int_equal(sitting.answered, 2);
    assert_int_equal(sitting.updated, START + 3);
    assert_string_equal(sitting.position, "op");
    assert_true(store_answers_load(store, sitting.id, instrument, &answers, &fixture->error));
    assert_int_equal(answers.count, instrument->prompt_count);
    assert_int_equal(answers.list[0].value, 1);
    assert_int_equal(answers.list[0].time_ms, INT32_MAX);
    assert_int_equal(answers.list[1].value, ANSWER_NO_CHANCE);
    assert_int_equal(answers.list[1].time_ms, TIME_UNKNOWN);
    for (int i = 2; i < answers.count; i++)
        assert_int_equal(answers.list[i].value, ANSWER_OPEN);
    store_close(store);
}

static void test_refused_answers(void **state) {
    struct fixture *fixture = *state;
    static const char long_id[] =
        "a234567890b234567890c234567890d234567890e234567890f234567890g234";
    const struct {
        const char *prompt;
        int value;
        const char *position, *sentence;
    } rows[] = {
        {"ch1", 12, "", "ch1 cannot be answered with 12; give another answer"},
        {"ch1", -1, "", "ch1 cannot be answered with -1; give another answer"},
        {"", 1, "", " cannot be answered with 1; give another answer"},
        {"a\tb", 1, "", "the id of the question holds a control character; write it without"},
        {long_id, 1, "", "the id of the question is too long; use at most 63 bytes"},
        {"ch1", 1, long_id, "the place in the questionnaire is too long; use at most 63 bytes"},
    };
    struct store *store = fixture_open(fixture);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct answer answer = {(int8_t)rows[i].value, 10};
        assert_false(store_answer_save(store, sitting.id, rows[i].prompt, answer, rows[i].position,
                                       START + 9, &fixture->error));
        assert_int_equal(fixture->error.kind, ERROR_INPUT);
        assert_sentence(fixture, rows[i].sentence);
    }
    assert_int_equal(store_sitting_get(store, sitting.id, &sitting, &fixture->error), FOUND);
    assert_int_equal(sitting.answered, 0);
    assert_int_equal(sitting.updated, START);
    store_close(store);
}

static void test_finish_packs_the_answers(void **state) {
    struct fixture *fixture = *state;
    const struct instrument *instrument = fixture->instrument;
    struct store *store = fixture_open(fixture);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct answers given, read;
    char text[PROMPTS_MOST + 2] = "";
    fixture_answers(instrument, &given);
    int answered = 0, shown = 0;
    for (int i = 0; i < given.count; i++) {
        const struct item *item = instrument_item(instrument, i);
        const struct scenario *scenario = instrument_scenario(instrument, i);
        if (given.list[i].value == ANSWER_OPEN) {
            if ((item == NULL || !item->reserve) && (scenario == NULL || !scenario->reserve))
                text[shown++] = 'F';
            continue;
        }
        text[shown++] = (char)('0' + given.list[i].value);
        answered++;
        save(fixture, store, sitting.id, instrument->prompts[i].id, given.list[i].value,
             given.list[i].time_ms, START + i);
    }
    fixture_finish(fixture, store, &sitting, START + 5000);
    /* Half a byte each, without those in reserve. */
    while (shown > 0 && text[shown - 1] == 'F')
        text[--shown] = '\0';
    if (shown % 2 == 1)
        text[shown] = 'F';
    assert_outside(fixture->path, "SELECT hex(answers) FROM sitting", text);
    assert_outside(fixture->path, "SELECT count(*) FROM answer", "0");
    assert_true(store_answers_load(store, sitting.id, instrument, &read, &fixture->error));
    assert_int_equal(read.count, given.count);
    for (int i = 0; i < given.count; i++) {
        assert_int_equal(read.list[i].value, given.list[i].value);
        assert_int_equal(read.list[i].time_ms, given.list[i].time_ms);
    }
    assert_int_equal(store_sitting_get(store, sitting.id, &sitting, &fixture->error), FOUND);
    assert_int_equal(sitting.finished, START + 5000);
    assert_int_equal(sitting.updated, START + 5000);
    assert_int_equal(sitting.answered, answered);
    store_close(store);
}

static void test_finished_is_finished(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct answers answers;
    struct result result = fixture_finish(fixture, store, &sitting, START + 1);
    char *before = outside_text(fixture->path, "SELECT hex(answers) || finished FROM sitting");
    assert_false(store_answer_save(store, sitting.id, "ch1", (struct answer){3, 1}, "", START + 2,
                                   &fixture->error));
    assert_sentence(fixture, "this sitting is finished and takes no more answers; begin a new one");
    assert_false(store_position_save(store, sitting.id, "", START + 2, &fixture->error));
    /* The same again is no failure, something else is. */
    fixture_finish(fixture, store, &sitting, START + 2);
    fixture_answers(fixture->instrument, &answers);
    answers.list[0].value = ANSWER_NO_CHANCE;
    assert_false(store_sitting_finish(store, sitting.id, fixture->instrument, &answers, &result,
                                      START + 3, &fixture->error));
    assert_sentence(fixture, "this sitting was finished elsewhere with other answers; look at its "
                             "result, or begin a new one");
    assert_outside(fixture->path, "SELECT hex(answers) || finished FROM sitting", before);
    assert_outside(fixture->path, "SELECT count(*) FROM result", "1");
    free(before);
    store_close(store);
}

static void test_finish_refuses_what_does_not_fit(void **state) {
    struct fixture *fixture = *state;
    const struct instrument *instrument = fixture->instrument;
    struct store *store = fixture_open(fixture);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct answers answers, wrong;
    struct result result, odd;
    struct instrument other = *instrument;
    fixture_answers(instrument, &answers);
    scoring_compute(instrument, FORM_FULL, &answers, NULL, &result);
    wrong = answers;
    wrong.list[0].value = 6;
    assert_false(store_sitting_finish(store, sitting.id, instrument, &wrong, &result, START,
                                      &fixture->error));
    wrong = answers;
    wrong.count--;
    assert_false(store_sitting_finish(store, sitting.id, instrument, &wrong, &result, START,
                                      &fixture->error));
    odd = result;
    odd.level = instrument->level_count + 1;
    assert_false(store_sitting_finish(store, sitting.id, instrument, &answers, &odd, START,
                                      &fixture->error));
    odd = result;
    odd.scales[0].value = 100.5;
    assert_false(store_sitting_finish(store, sitting.id, instrument, &answers, &odd, START,
                                      &fixture->error));
    other.hash[0] = other.hash[0] == 'a' ? 'b' : 'a';
    assert_false(
        store_sitting_finish(store, sitting.id, &other, &answers, &result, START, &fixture->error));
    assert_false(store_answers_load(store, sitting.id, &other, &wrong, &fixture->error));
    char expected[256];
    (void)snprintf(expected, sizeof expected,
                   "this sitting was taken with another questionnaire than %s %s; read it with its "
                   "own",
                   instrument->id, instrument->version);
    assert_sentence(fixture, expected);
    assert_outside(fixture->path, "SELECT count(*) FROM sitting WHERE finished IS NULL", "1");
    assert_outside(fixture->path, "SELECT count(*) FROM result", "0");
    store_close(store);
}

static void test_discard(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting read, open = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct sitting kept = fixture_sitting(fixture, store, "otter", FORM_FULL, START);
    struct sitting done = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct answers answers;
    save(fixture, store, open.id, "unmistakable_prompt", 3, 10, START);
    save(fixture, store, kept.id, "ch1", 3, 10, START);
    fixture_finish(fixture, store, &done, START);
    assert_true(store_sitting_discard(store, open.id, &fixture->error));
    assert_true(store_sitting_discard(store, done.id, &fixture->error));
    assert_true(store_sitting_discard(store, done.id, &fixture->error));
    assert_int_equal(store_sitting_get(store, open.id, &read, &fixture->error), FOUND_NOTHING);
    assert_outside(fixture->path, "SELECT count(*) FROM sitting", "1");
    assert_outside(fixture->path, "SELECT count(*) FROM answer", "1");
    assert_outside(fixture->path, "SELECT count(*) FROM result", "0");
    assert_outside(fixture->path, "PRAGMA foreign_key_check", "(nothing)");
    assert_false(
        store_answers_load(store, open.id, fixture->instrument, &answers, &fixture->error));
    assert_sentence(fixture, "this sitting is no longer in the store; begin a new one");
    assert_false(store_answer_save(store, open.id, "ch1", (struct answer){3, 1}, "", START,
                                   &fixture->error));
    assert_sentence(fixture, "this sitting is no longer in the store; begin a new one");
    /* Gone from the bytes too, and its id is not given to another. */
    static const char *const endings[] = {"", "-wal"};
    for (int i = 0; i < 2; i++) {
        char name[128];
        (void)snprintf(name, sizeof name, "%s%s", fixture->path, endings[i]);
        struct bytes bytes = bytes_of(name);
        assert_null(memmem(bytes.data, bytes.length, "unmistakable_prompt", 19));
        free(bytes.data);
    }
    struct sitting next = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    assert_true(next.id > done.id);
    store_close(store);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_begin_and_get),
        TEST(test_begin_needs_person_and_questionnaire),
        TEST(test_open_latest),
        TEST(test_answers_while_open),
        TEST(test_refused_answers),
        TEST(test_finish_packs_the_answers),
        TEST(test_finished_is_finished),
        TEST(test_finish_refuses_what_does_not_fit),
        TEST(test_discard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
