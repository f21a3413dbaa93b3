/* test_history.c - what a person has taken, and what may be compared with what. */
#include "folder.h"
#include "leadquiz/history.h"

#include <sqlite3.h>

static const int64_t day = INT64_C(24) * 60 * 60 * 1000;

/* One whole sitting, each item answered with `value`, finished `days` after the beginning. */
static int64_t whole(struct folder *folder, const struct instrument *instrument, enum form form,
                     int value, int days) {
    folder->take.instrument = instrument;
    assert_done(folder, take_identify(&folder->take, "made-up wren", NULL, &folder->error));
    folder->take.person.consents[CONSENT_SAVE] = true;
    assert_done(folder, take_begin(&folder->take, form, 99, test_now + days * day, &folder->error));
    give(folder, "team", 2);
    if (form == FORM_FULL)
        give(folder, "desire", 3);
    give_rest(folder, value);
    assert_done(folder, take_finish(&folder->take, test_now + days * day, &folder->error));
    return folder->take.sitting.id;
}

static void load(struct folder *folder, struct history *history, int *unreadable) {
    assert_done(folder, history_load(folder->store, folder->take.person.id, history, unreadable,
                                     &folder->error));
}

static void only_the_same_is_compared(void **state) {
    struct folder *folder = *state;
    struct history history;
    struct instrument *second = small_questionnaire("version = 1\n", "version = 2\n");
    struct instrument *reworded = small_questionnaire("I am calm.", "I stay calm.");
    struct instrument *rescored =
        small_questionnaire("version = 1\n", "version = 1\nscoring_version = 2\n");
    whole(folder, folder->small, FORM_FULL, 3, 0);
    whole(folder, folder->small, FORM_SHORT, 4, 1);
    whole(folder, second, FORM_FULL, 4, 2);
    whole(folder, reworded, FORM_FULL, 5, 3);
    whole(folder, rescored, FORM_FULL, 5, 4);
    whole(folder, folder->small, FORM_SHORT, 5, 5);
    whole(folder, second, FORM_FULL, 2, 6);
    int unreadable = -1;
    load(folder, &history, &unreadable);
    assert_int_equal(unreadable, 0);
    assert_string_equal(history.person.name, "made-up wren");
    assert_int_equal(history.count, 7);
    assert_int_equal(history.instrument_count, 4);
    static const int before[] = {NOWHERE, NOWHERE, NOWHERE, 0, NOWHERE, 1, 2};
    for (int i = 0; i < 7; i++) {
        assert_int_equal(history.entries[i].before, before[i]);
        assert_int_equal(history.entries[i].sitting.finished, test_now + i * day);
        assert_string_equal(history.entries[i].instrument->hash,
                            history.entries[i].sitting.questionnaire);
    }
    assert_int_equal(history_last(&history, FORM_FULL), 6);
    assert_int_equal(history_last(&history, FORM_SHORT), 5);
    int a1 = instrument_prompt(second, "a1");
    assert_int_equal(history.entries[6].answers.list[a1].value, 2);
    assert_true(history.entries[3].result.scales[0].value >
                history.entries[0].result.scales[0].value);
    assert_int_equal(history.entries[0].result.form, FORM_FULL);
    assert_int_equal(history.entries[5].result.level, 0);
    history_free(&history);
    history_free(&history);
    folder->take.instrument = folder->small;
    instrument_free(second);
    instrument_free(reworded);
    instrument_free(rescored);
}

static void nothing_yet(void **state) {
    struct folder *folder = *state;
    struct history history;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    load(folder, &history, NULL);
    assert_int_equal(history.count, 0);
    assert_int_equal(history_last(&history, FORM_FULL), NOWHERE);
    history_free(&history);
    assert_false(history_load(folder->store, 4711, &history, NULL, &folder->error));
    assert_string_equal(folder->error.sentence,
                        "this person is no longer in the store; choose another one");
    assert_int_equal(history.count, 0);
    assert_null(history.entries);
}

static void actions_and_how_they_went(void **state) {
    struct folder *folder = *state;
    struct history history;
    struct action_chosen open[ACTIONS_MOST];
    whole(folder, folder->small, FORM_FULL, 2, 0);
    assert_done(folder, take_choose_action(&folder->take, 0, 1, "Walk.", test_now + day, test_now,
                                           &folder->error));
    for (int i = 0; i < ACTIONS_MOST; i++)
        assert_done(folder, take_choose_action(&folder->take, NOWHERE, -1, "Call one.",
                                               test_now + day, test_now, &folder->error));
    take_free(&folder->take);
    take_init(&folder->take, folder->small, folder->store);
    assert_int_equal(take_actions_open(&folder->take, open, ACTIONS_MOST, &folder->error), 0);
    assert_done(folder, take_identify(&folder->take, "made-up wren", NULL, &folder->error));
    /* Of more than fit, the newest. */
    assert_int_equal(take_actions_open(&folder->take, open, ACTIONS_MOST, &folder->error),
                     ACTIONS_MOST);
    assert_string_equal(open[0].text, "Call one.");
    assert_done(folder, take_action_outcome(&folder->take, open[0].id, OUTCOME_YES,
                                            test_now + 2 * day, &folder->error));
    assert_int_equal(take_actions_open(&folder->take, open, ACTIONS_MOST, &folder->error),
                     ACTIONS_MOST);
    assert_string_equal(open[0].facet, "calm");
    assert_done(folder, take_action_outcome(&folder->take, open[0].id, OUTCOME_PARTLY,
                                            test_now + 2 * day, &folder->error));
    assert_int_equal(take_actions_open(&folder->take, open, ACTIONS_MOST, &folder->error),
                     ACTIONS_MOST - 1);
    load(folder, &history, NULL);
    assert_int_equal(history.entries[0].action_count, ACTIONS_MOST);
    assert_int_equal(history.entries[0].actions[0].outcome, OUTCOME_PARTLY);
    assert_int_equal(history.entries[0].actions[0].told, test_now + 2 * day);
    assert_string_equal(history.entries[0].actions[1].text, "Call one.");
    history_free(&history);
}

/* The number of the tip shown for the facet, NOWHERE without one. */
static int tip_shown(const struct folder *folder, int facet) {
    const struct result *result = &folder->take.result;
    for (int i = 0; i < result->tip_count; i++)
        if (result->tips[i].facet == facet)
            return result->tips[i].number;
    return NOWHERE;
}

/* Tips take turns; the same one comes again while the person is still on it. */
static void tips_alternate(void **state) {
    struct folder *folder = *state;
    struct action_chosen open[ACTIONS_MOST];
    static const struct {
        enum outcome outcome;
        int next;
    } rounds[] = {{OUTCOME_YES, 1},
                  {OUTCOME_NO, 0},
                  {OUTCOME_PARTLY, 0},
                  {OUTCOME_OPEN, 0},
                  {OUTCOME_YES, 1}};
    whole(folder, folder->small, FORM_FULL, 2, 0);
    int facet = folder->take.result.tips[0].facet, number = folder->take.result.tips[0].number;
    assert_int_equal(number, 0);
    for (int i = 0; i < 5; i++) {
        assert_done(folder, take_choose_action(&folder->take, facet, number, "Do it.", test_now,
                                               test_now + i * day, &folder->error));
        int count = take_actions_open(&folder->take, open, ACTIONS_MOST, &folder->error);
        assert_int_equal(count, i < 4 ? 1 : 2); /* one was put off */
        assert_done(folder,
                    take_action_outcome(&folder->take, open[count - 1].id, rounds[i].outcome,
                                        test_now + i * day + 1, &folder->error));
        whole(folder, folder->small, FORM_FULL, 2, i + 1);
        number = tip_shown(folder, facet);
        assert_int_equal(number, rounds[i].next);
    }
}

static void unreadable_is_left_out(void **state) {
    struct folder *folder = *state;
    struct history history;
    struct instrument *second = small_questionnaire("version = 1\n", "version = 2\n");
    sqlite3 *database = NULL;
    whole(folder, folder->small, FORM_FULL, 2, 0);
    whole(folder, second, FORM_FULL, 2, 1);
    whole(folder, folder->small, FORM_FULL, 4, 2);
    assert_int_equal(sqlite3_open(folder->database, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database,
                                  "UPDATE questionnaire SET bytes = x'00' WHERE version = '2'",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(database);
    int unreadable = 0;
    load(folder, &history, &unreadable);
    assert_int_equal(unreadable, 1);
    assert_int_equal(history.count, 2);
    assert_int_equal(history.entries[1].before, 0);
    history_free(&history);
    folder->take.instrument = folder->small;
    instrument_free(second);
}

/* Clock and chance that repeat themselves do not stand in the way of a second sitting. */
static void the_key_moves_on(void **state) {
    struct folder *folder = *state;
    begin(folder, "made-up wren", true, FORM_FULL);
    begin(folder, "made-up heron", true, FORM_FULL);
    assert_int_equal(folder->take.sitting.seed, 100);
    assert_int_equal(folder->take.quiz.seed, 100);
}

static void result_alone_is_a_history_of_one(void **state) {
    struct folder *folder = *state;
    struct history history;
    begin(folder, "made-up owl", false, FORM_FULL);
    give(folder, "team", 2);
    give_rest(folder, 5);
    assert_done(folder, take_finish(&folder->take, test_now, &folder->error));
    assert_done(folder, history_of_one(&folder->take, &history, &folder->error));
    assert_int_equal(history.count, 1);
    assert_string_equal(history.person.name, "made-up owl");
    assert_ptr_equal(history.entries[0].instrument, folder->small);
    assert_int_equal(history.entries[0].result.level, folder->take.result.level);
    assert_int_equal(history.entries[0].sitting.finished, test_now);
    assert_int_equal(history.entries[0].answers.list[prompt_of(folder, "team")].value, 2);
    assert_int_equal(history.entries[0].before, NOWHERE);
    history_free(&history);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_set_up, folder_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(only_the_same_is_compared),
        TEST(nothing_yet),
        TEST(actions_and_how_they_went),
        TEST(tips_alternate),
        TEST(unreadable_is_left_out),
        TEST(the_key_moves_on),
        cmocka_unit_test_setup_teardown(result_alone_is_a_history_of_one, folder_set_up,
                                        folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
