#include "fixture.h"

static struct person saved(struct fixture *fixture, struct store *store, struct person person,
                           int64_t now) {
    if (!store_person_save(store, &person, "1.0", now, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    return person;
}

static void test_save_and_find(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person read;
    assert_int_equal(store_person_find(store, "bluebird", &read, &fixture->error), FOUND_NOTHING);
    assert_int_equal(store_person_get(store, 1, &read, &fixture->error), FOUND_NOTHING);
    struct person person = saved(
        fixture, store,
        (struct person){.name = "Zo\xC3\xAB Bluebird", .team = "Sunrise", .consents = {true}}, NOW);
    assert_true(person.id > 0);
    store_close(store);
    store = fixture_open(fixture);
    assert_int_equal(store_person_find(store, "zO\xC3\xAB bLUEBIRD", &read, &fixture->error),
                     FOUND);
    assert_int_equal(read.id, person.id);
    assert_string_equal(read.name, "Zo\xC3\xAB Bluebird");
    assert_string_equal(read.team, "Sunrise");
    assert_true(read.consents[CONSENT_SAVE]);
    assert_false(read.consents[CONSENT_AVERAGE] || read.consents[CONSENT_LEAD] ||
                 read.consents[CONSENT_RESEARCH]);
    assert_int_equal(store_person_get(store, person.id, &read, &fixture->error), FOUND);
    assert_string_equal(read.name, "Zo\xC3\xAB Bluebird");
    store_close(store);
}

static void test_names_are_unique(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person second = {.name = "BLUEBIRD", .team = "Elsewhere"};
    saved(fixture, store, (struct person){.name = "bluebird"}, NOW);
    assert_false(store_person_save(store, &second, "1.0", NOW, &fixture->error));
    assert_sentence(fixture, "there is a person called bluebird already; choose another code name");
    assert_int_equal(second.id, 0);
    assert_outside(fixture->path, "SELECT count(*) FROM person", "1");
    assert_outside(fixture->path, "SELECT count(*) FROM team", "0");
    store_close(store);
}

static void test_team_changes(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person read, person = {.name = "bluebird", .team = "Sunrise"};
    person = saved(fixture, store, person, NOW);
    saved(fixture, store, (struct person){.name = "otter", .team = "SUNRISE"}, NOW);
    assert_outside(fixture->path, "SELECT count(*) FROM team", "1");
    (void)snprintf(person.team, sizeof person.team, "Harbour");
    saved(fixture, store, person, NOW);
    assert_int_equal(store_person_get(store, person.id, &read, &fixture->error), FOUND);
    assert_string_equal(read.team, "Harbour");
    person.team[0] = '\0';
    saved(fixture, store, person, NOW);
    assert_int_equal(store_person_get(store, person.id, &read, &fixture->error), FOUND);
    assert_string_equal(read.team, "");
    store_close(store);
}

/* Every change is a line of its own; what did not change is not logged again. */
static void test_consent_log(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person read, person = {.name = "bluebird", .consents = {true, false, true, false}};
    person = saved(fixture, store, person, 1000);
    person = saved(fixture, store, person, 2000);
    person.consents[CONSENT_LEAD] = false;
    person.consents[CONSENT_RESEARCH] = true;
    person = saved(fixture, store, person, 3000);
    person.consents[CONSENT_LEAD] = true;
    person = saved(fixture, store, person, 4000);
    assert_outside(fixture->path,
                   "SELECT group_concat(consent || ':' || granted || '@' || time || '/' || "
                   "version, ' ') FROM (SELECT * FROM consent ORDER BY consent, change)",
                   "0:1@1000/1.0 2:1@1000/1.0 2:0@3000/1.0 2:1@4000/1.0 3:1@3000/1.0");
    struct consent_given log[3];
    assert_int_equal(store_consents(store, person.id, log, 3, &fixture->error), 5);
    assert_int_equal(log[1].consent, CONSENT_LEAD);
    assert_true(log[1].granted);
    assert_int_equal(log[1].time, 1000);
    assert_string_equal(log[1].version, "1.0");
    assert_int_equal(log[2].time, 3000);
    assert_false(log[2].granted);
    assert_int_equal(store_consents(store, 99, log, 3, &fixture->error), 0);
    assert_int_equal(store_person_get(store, person.id, &read, &fixture->error), FOUND);
    assert_memory_equal(read.consents, person.consents, sizeof person.consents);
    store_close(store);
}

static void test_refused_text(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        struct person person;
        const char *version, *sentence;
    } rows[] = {
        {{.name = ""}, "1", "the code name is empty; type one"},
        {{.name = "blue\nbird"}, "1", "the code name holds a control character; write it without"},
        {{.name = "blue\xFF"},
         "1",
         "the code name holds bytes that are not UTF-8; write it without"},
        {{.name = "otter", .team = "\xE2\x80\xAEnoom"},
         "1",
         "the team name holds a character that changes the direction of writing; write it "
         "without"},
        {{.name = "=1+1"},
         "1",
         "the code name begins with =, as a formula does; begin it with a letter or a digit"},
        {{.name = "@otter"},
         "1",
         "the code name begins with @, as a formula does; begin it with a letter or a digit"},
        {{.name = "otter", .team = "-1"},
         "1",
         "the team name begins with -, as a formula does; begin it with a letter or a digit"},
        {{.name = "otter", .team = "+1"},
         "1",
         "the team name begins with +, as a formula does; begin it with a letter or a digit"},
        {{.name = "otter", .consents = {true}},
         "1\xE2\x80\x8B",
         "the version of the consents holds an invisible character; write it without"},
    };
    struct store *store = fixture_open(fixture);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct person person = rows[i].person;
        assert_false(store_person_save(store, &person, rows[i].version, NOW, &fixture->error));
        assert_int_equal(fixture->error.kind, ERROR_INPUT);
        assert_sentence(fixture, rows[i].sentence);
    }
    struct person endless;
    memset(&endless, 'a', sizeof endless);
    endless.id = 0;
    assert_false(store_person_save(store, &endless, "1", NOW, &fixture->error));
    assert_sentence(fixture, "the code name is too long; use at most 96 bytes");
    assert_int_equal(store_person_find(store, "a\033[2J", &endless, &fixture->error), FOUND_FAILED);
    assert_outside(fixture->path, "SELECT count(*) FROM person", "0");
    assert_outside(fixture->path, "SELECT count(*) FROM team", "0");
    store_close(store);
}

static void test_person_gone(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person person = {.id = 7, .name = "bluebird"};
    assert_false(store_person_save(store, &person, "1", NOW, &fixture->error));
    assert_sentence(fixture, "bluebird is no longer in the store; begin again with a code name");
    store_close(store);
}

/* What another program wrote into the file must not reach a terminal. */
static void test_text_comes_out_clean(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person read;
    outside(fixture->path, "INSERT INTO person (id, name, created) "
                           "VALUES (1, 'a' || char(27) || '[2J' || char(8238), 0), "
                           "(2, replace(hex(zeroblob(300)), '0', 'x'), 0), "
                           "(3, CAST(x'62ff' AS TEXT), 0)");
    assert_int_equal(store_person_get(store, 1, &read, &fixture->error), FOUND);
    assert_string_equal(read.name, "a?[2J?");
    assert_int_equal(store_person_get(store, 2, &read, &fixture->error), FOUND);
    assert_int_equal(strlen(read.name), NAME_BYTES - 1);
    assert_int_equal(store_person_get(store, 3, &read, &fixture->error), FOUND);
    assert_string_equal(read.name, "b?");
    store_close(store);
}

/* What another store's log says comes after what stands here. */
static void test_consent_add(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person read, person = saved(fixture, store, (struct person){.name = "bluebird"}, 1000);
    struct consent_given given = {CONSENT_LEAD, true, "0.9", 500};
    assert_int_equal(store_consents(store, person.id, NULL, 0, &fixture->error), 0);
    assert_true(store_consent_add(store, person.id, &given, &fixture->error));
    assert_int_equal(store_person_get(store, person.id, &read, &fixture->error), FOUND);
    assert_true(read.consents[CONSENT_LEAD]);
    assert_false(read.consents[CONSENT_SAVE]);
    assert_int_equal(read.created, 1000);
    given.version[0] = '\033';
    assert_false(store_consent_add(store, person.id, &given, &fixture->error));
    assert_sentence(fixture,
                    "the version of the consents holds a control character; write it without");
    given.consent = CONSENT_COUNT;
    assert_false(store_consent_add(store, person.id, &given, &fixture->error));
    assert_sentence(fixture, "there is no such consent; name another");
    store_close(store);
}

static void test_only_person(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person read;
    assert_int_equal(store_person_only(store, &read, &fixture->error), FOUND_NOTHING);
    saved(fixture, store, (struct person){.name = "bluebird", .team = "Sunrise"}, 1000);
    assert_int_equal(store_person_only(store, &read, &fixture->error), FOUND);
    assert_string_equal(read.name, "bluebird");
    assert_string_equal(read.team, "Sunrise");
    saved(fixture, store, (struct person){.name = "otter"}, 1000);
    assert_int_equal(store_person_only(store, &read, &fixture->error), FOUND_NOTHING);
    store_close(store);
}

static bool stands_in(const char *path, const char *what) {
    struct bytes bytes = bytes_of(path);
    bool stands = memmem(bytes.data, bytes.length, what, strlen(what)) != NULL;
    free(bytes.data);
    return stands;
}

static void test_forgotten(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    char log[128];
    (void)snprintf(log, sizeof log, "%s-wal", fixture->path);
    struct person other = {.name = "otter", .team = "Sunrise", .consents = {true}};
    struct person person = {.name = "bluebird", .team = "Moonlight", .consents = {true}};
    other = saved(fixture, store, other, 1000);
    person = saved(fixture, store, person, 1000);
    struct sitting kept = fixture_sitting(fixture, store, "otter", FORM_FULL, 1000);
    struct sitting done = fixture_sitting(fixture, store, "bluebird", FORM_FULL, 1000);
    struct sitting open = fixture_sitting(fixture, store, "bluebird", FORM_FULL, 2000);
    fixture_finish(fixture, store, &kept, 3000);
    fixture_finish(fixture, store, &done, 3000);
    struct action_chosen action = {.sitting = done.id, .tip = -1, .text = "ask the old heron"};
    assert_true(store_action_add(store, &action, &fixture->error));
    assert_true(
        store_answer_save(store, open.id, "ch1", (struct answer){3, 1}, "", 2001, &fixture->error));
    assert_true(stands_in(log, "bluebird") && stands_in(log, "old heron"));
    assert_true(store_person_forget(store, person.id, &fixture->error));
    assert_true(store_person_forget(store, person.id, &fixture->error));
    struct person read;
    assert_int_equal(store_person_find(store, "bluebird", &read, &fixture->error), FOUND_NOTHING);
    assert_int_equal(store_person_find(store, "otter", &read, &fixture->error), FOUND);
    assert_string_equal(read.team, "Sunrise");
    static const char *const gone[] = {"bluebird", "Moonlight", "old heron"};
    for (size_t i = 0; i < sizeof gone / sizeof gone[0]; i++) {
        assert_false(stands_in(log, gone[i]));
        assert_false(stands_in(fixture->path, gone[i]));
    }
    assert_true(stands_in(fixture->path, "otter"));
    assert_outside(fixture->path,
                   "SELECT (SELECT count(*) FROM sitting) || (SELECT count(*) FROM answer) || "
                   "(SELECT count(*) FROM result) || (SELECT count(*) FROM action) || "
                   "(SELECT count(*) FROM team) || (SELECT count(DISTINCT person) FROM consent)",
                   "101011");
    store_close(store);
}

/* ---- questionnaires ---- */

static void test_questionnaire_round(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    const struct instrument *instrument = fixture->instrument;
    struct instrument *read = store_questionnaire_load(store, instrument->hash, &fixture->error);
    assert_null(read);
    assert_int_equal(fixture->error.kind, ERROR_NONE);
    assert_true(store_questionnaire_keep(store, instrument, NOW, &fixture->error));
    assert_true(store_questionnaire_keep(store, instrument, NOW + 1, &fixture->error));
    assert_outside(fixture->path, "SELECT count(*) || ':' || kept FROM questionnaire",
                   "1:1700000000");
    read = store_questionnaire_load(store, instrument->hash, &fixture->error);
    assert_non_null(read);
    assert_string_equal(read->hash, instrument->hash);
    assert_int_equal(read->length, instrument->length);
    assert_memory_equal(read->bytes, instrument->bytes, instrument->length);
    instrument_free(read);
    store_close(store);
}

static void test_altered_questionnaire(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct instrument liar = *fixture->instrument;
    assert_true(store_questionnaire_keep(store, fixture->instrument, NOW, &fixture->error));
    outside(fixture->path, "UPDATE questionnaire SET bytes = substr(bytes, 2)");
    assert_null(store_questionnaire_load(store, liar.hash, &fixture->error));
    assert_sentence(fixture, "PATH is damaged: a questionnaire it keeps has been altered; put a "
                             "backup in its place, or move it away to begin with an empty one");
    liar.length--;
    liar.hash[0] = liar.hash[0] == 'a' ? 'b' : 'a';
    assert_false(store_questionnaire_keep(store, &liar, NOW, &fixture->error));
    assert_int_equal(fixture->error.kind, ERROR_INPUT);
    assert_outside(fixture->path, "SELECT count(*) FROM questionnaire", "1");
    store_close(store);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_save_and_find),         TEST(test_names_are_unique),
        TEST(test_team_changes),          TEST(test_consent_log),
        TEST(test_refused_text),          TEST(test_person_gone),
        TEST(test_text_comes_out_clean),  TEST(test_questionnaire_round),
        TEST(test_altered_questionnaire), TEST(test_consent_add),
        TEST(test_only_person),           TEST(test_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
