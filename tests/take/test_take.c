/* test_take.c - begin, answer, leave and go on, over a real store. */
#include "folder.h"

#include <sqlite3.h>

static void answers_are_durable(void **state) {
    struct folder *folder = *state;
    struct sitting sitting;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    take_forward(&folder->take, test_now + 2);
    give(folder, "a1", 4);
    folder_reopen(folder);
    assert_int_equal(unfinished(folder, NULL, &sitting), FOUND);
    assert_string_equal(sitting.person_name, "made-up wren");
    assert_int_equal(sitting.answered, 2);
    assert_done(folder, take_resume(&folder->take, &sitting, &folder->error));
    const struct quiz *quiz = &folder->take.quiz;
    assert_int_equal(quiz->answers.list[prompt_of(folder, "team")].value, 2);
    assert_int_equal(quiz->answers.list[prompt_of(folder, "a1")].value, 4);
    assert_int_equal(quiz->answers.list[prompt_of(folder, "a1")].time_ms, 1500);
    assert_int_equal(quiz->seed, 99);
}

static void resume_stands_at_the_same_prompt(void **state) {
    struct folder *folder = *state;
    struct sitting sitting;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    take_forward(&folder->take, test_now + 2);
    give(folder, "a1", 4);
    take_forward(&folder->take, test_now + 2);
    give(folder, "b1", 4);
    take_forward(&folder->take, test_now + 2);
    assert_true(take_back(&folder->take, test_now + 3));
    assert_true(take_back(&folder->take, test_now + 3));
    folder_reopen(folder);
    assert_int_equal(unfinished(folder, "MADE-UP WREN", &sitting), FOUND);
    assert_done(folder, take_resume(&folder->take, &sitting, &folder->error));
    assert_int_equal(quiz_prompt(&folder->take.quiz), prompt_of(folder, "a1"));
    assert_true(take_go(&folder->take, prompt_of(folder, "s2"), test_now + 4));
    folder_reopen(folder);
    assert_int_equal(unfinished(folder, NULL, &sitting), FOUND);
    assert_done(folder, take_resume(&folder->take, &sitting, &folder->error));
    assert_int_equal(quiz_prompt(&folder->take.quiz), prompt_of(folder, "s2"));
}

/* The answer's one write holds the place to go on from, so that a kill before take_forward does not
 * ask the same question again. */
static void place_is_kept_with_the_answer(void **state) {
    struct folder *folder = *state;
    struct sitting sitting;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    assert_int_equal(quiz_prompt(&folder->take.quiz), prompt_of(folder, "team"));
    folder_reopen(folder);
    assert_int_equal(unfinished(folder, NULL, &sitting), FOUND);
    assert_string_equal(sitting.position, "a1");
}

static void older_questionnaire_goes_on_as_it_was(void **state) {
    struct folder *folder = *state;
    struct sitting sitting;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    take_free(&folder->take);
    struct instrument *newer = small_questionnaire("text = I am calm.", "text = I keep calm.");
    take_init(&folder->take, newer, folder->store);
    assert_int_equal(unfinished(folder, NULL, &sitting), FOUND);
    assert_done(folder, take_resume(&folder->take, &sitting, &folder->error));
    const struct instrument *used = take_instrument(&folder->take);
    assert_ptr_not_equal(used, newer);
    assert_string_equal(used->prompts[instrument_prompt(used, "a1")].text, "I am calm.");
    give(folder, "a1", 3);
    give_rest(folder, 4);
    assert_done(folder, take_finish(&folder->take, test_now + 5, &folder->error));
    /* A new sitting takes the current one. */
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_ptr_equal(take_instrument(&folder->take), newer);
    take_free(&folder->take);
    instrument_free(newer);
    take_init(&folder->take, folder->small, folder->store);
}

static void change_outside(const struct folder *folder, const char *sql) {
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open(folder->database, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

static void resume_fails(struct folder *folder, const struct sitting *sitting,
                         const char *sentence) {
    folder->error = (struct error){.kind = ERROR_NONE};
    assert_false(take_resume(&folder->take, sitting, &folder->error));
    assert_string_equal(folder->error.sentence, sentence);
    assert_int_equal(folder->take.sitting.id, 0);
}

/* Without its questions a sitting cannot go on, and what to do is said; what was finished stays. */
static void what_cannot_go_on_is_said(void **state) {
    struct folder *folder = *state;
    struct sitting sitting;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    take_free(&folder->take);
    struct instrument *newer = small_questionnaire("text = I am calm.", "text = I keep calm.");
    take_init(&folder->take, newer, folder->store);
    assert_int_equal(unfinished(folder, NULL, &sitting), FOUND);
    struct sitting finished = sitting;
    finished.finished = test_now;
    resume_fails(folder, &finished, "this sitting is finished; begin a new one");
    change_outside(folder, "DELETE FROM questionnaire");
    resume_fails(folder, &sitting,
                 "the questions of this sitting are not in the store any more; begin anew with: "
                 "leadquiz take --new");
    take_free(&folder->take);
    instrument_free(newer);
    take_init(&folder->take, folder->small, folder->store);
}

static void without_consent_nothing_is_kept(void **state) {
    struct folder *folder = *state;
    struct sitting sitting;
    struct person person;
    assert_done(folder,
                take_identify(&folder->take, "made-up owl", "Made-up Team", &folder->error));
    folder->take.person.consents[CONSENT_LEAD] = true;
    assert_done(folder, take_begin(&folder->take, FORM_FULL, 1, test_now, &folder->error));
    assert_false(folder->take.person.consents[CONSENT_LEAD]);
    assert_int_equal(folder->take.sitting.id, 0);
    give_rest(folder, 4);
    assert_done(folder, take_finish(&folder->take, test_now, &folder->error));
    assert_true(folder->take.result.level > 0);
    assert_done(folder, take_choose_action(&folder->take, 0, 0, "Breathe.", test_now, test_now,
                                           &folder->error));
    assert_int_equal(unfinished(folder, NULL, &sitting), FOUND_NOTHING);
    assert_int_equal(store_person_find(folder->store, "made-up owl", &person, &folder->error),
                     FOUND_NOTHING);
}

/* What a person agreed to is taken back by saying No, whether or not a sitting is kept. */
static void consents_are_withdrawn_without_a_sitting(void **state) {
    struct folder *folder = *state;
    struct person person;
    struct store_counts counts;
    struct consent_given log[2 * CONSENT_COUNT];
    struct store_filter everything = {.name = NULL};
    assert_done(folder,
                take_identify(&folder->take, "made-up wren", "Made-up Team", &folder->error));
    for (int i = 0; i < CONSENT_COUNT; i++)
        folder->take.person.consents[i] = true;
    assert_done(folder, take_begin(&folder->take, FORM_FULL, 1, test_now, &folder->error));
    int64_t id = folder->take.person.id;
    assert_done(folder,
                take_identify(&folder->take, "made-up wren", "Another Team", &folder->error));
    folder->take.person.consents[CONSENT_SAVE] = false;
    assert_done(folder, take_begin(&folder->take, FORM_FULL, 2, test_now + 5, &folder->error));
    assert_int_equal(folder->take.sitting.id, 0);
    assert_true(take_loses(&folder->take));
    assert_int_equal(store_person_get(folder->store, id, &person, &folder->error), FOUND);
    for (int i = 0; i < CONSENT_COUNT; i++)
        assert_false(person.consents[i]);
    assert_string_equal(person.team, "Made-up Team");
    assert_int_equal(store_consents(folder->store, id, log, 2 * CONSENT_COUNT, &folder->error),
                     2 * CONSENT_COUNT);
    assert_int_equal(log[1].consent, CONSENT_SAVE);
    assert_false(log[1].granted);
    assert_int_equal(log[1].time, test_now + 5);
    assert_done(folder, store_count(folder->store, &everything, &counts, &folder->error));
    assert_int_equal(counts.sittings, 1);
    /* Said once, it is not logged again. */
    begin(folder, "made-up wren", false, FORM_FULL);
    assert_int_equal(store_consents(folder->store, id, log, 2 * CONSENT_COUNT, &folder->error),
                     2 * CONSENT_COUNT);
}

/* Removed at another seat in the meantime: who is not known stays unknown. */
static void removed_person_stays_unknown(void **state) {
    struct folder *folder = *state;
    struct person person;
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_done(folder, take_identify(&folder->take, "made-up wren", NULL, &folder->error));
    assert_done(folder, store_person_forget(folder->store, folder->take.person.id, &folder->error));
    folder->take.person.consents[CONSENT_SAVE] = false;
    assert_done(folder, take_begin(&folder->take, FORM_FULL, 2, test_now, &folder->error));
    assert_int_equal(folder->take.person.id, 0);
    assert_int_equal(store_person_find(folder->store, "made-up wren", &person, &folder->error),
                     FOUND_NOTHING);
}

static const char not_allowed[] =
    "\"made-up wren\" does not allow saving, so nothing new is saved; allow it again under results, my "
    "data, consents";

static void say_save(struct folder *folder, bool granted) {
    struct person person;
    assert_int_equal(store_person_find(folder->store, "made-up wren", &person, &folder->error),
                     FOUND);
    person.consents[CONSENT_SAVE] = granted;
    assert_done(folder, store_person_save(folder->store, &person, "1", test_now, &folder->error));
}

/* Nothing new is saved of a person who said No, and what is kept stays for when it is Yes again. */
static void withdrawn_consent_stops_an_open_sitting(void **state) {
    struct folder *folder = *state;
    struct sitting sitting;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    folder_reopen(folder);
    say_save(folder, false);
    assert_int_equal(unfinished(folder, NULL, &sitting), FOUND);
    assert_false(take_resume(&folder->take, &sitting, &folder->error));
    assert_int_equal(folder->error.kind, ERROR_INPUT);
    assert_string_equal(folder->error.sentence, not_allowed);
    assert_int_equal(folder->take.sitting.id, 0);
    say_save(folder, true);
    assert_done(folder, take_resume(&folder->take, &sitting, &folder->error));
    assert_int_equal(folder->take.quiz.answers.list[prompt_of(folder, "team")].value, 2);
    give(folder, "a1", 4);
}

static void withdrawn_consent_stops_outcomes(void **state) {
    struct folder *folder = *state;
    struct action_chosen open, read;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    give_rest(folder, 4);
    assert_done(folder, take_finish(&folder->take, test_now, &folder->error));
    assert_done(folder, take_choose_action(&folder->take, NOWHERE, -1, "Sing.", test_now, test_now,
                                           &folder->error));
    int64_t id = folder->take.sitting.id;
    assert_int_equal(store_actions(folder->store, id, &open, 1, &folder->error), 1);
    say_save(folder, false);
    assert_done(folder, take_identify(&folder->take, "made-up wren", NULL, &folder->error));
    assert_int_equal(take_actions_open(&folder->take, &read, 1, &folder->error), 0);
    assert_false(
        take_action_outcome(&folder->take, open.id, OUTCOME_YES, test_now, &folder->error));
    assert_string_equal(folder->error.sentence, not_allowed);
    assert_int_equal(store_actions(folder->store, id, &read, 1, &folder->error), 1);
    assert_int_equal(read.outcome, OUTCOME_OPEN);
    say_save(folder, true);
    assert_done(folder, take_identify(&folder->take, "made-up wren", NULL, &folder->error));
    assert_int_equal(take_actions_open(&folder->take, &read, 1, &folder->error), 1);
    assert_done(folder,
                take_action_outcome(&folder->take, open.id, OUTCOME_YES, test_now, &folder->error));
}

static void without_a_consent_section_a_name_is_enough(void **state) {
    struct folder *folder = *state;
    struct instrument *asks_none = small_questionnaire(
        "[consent]\nversion = 7\nsave = Save it.\naverage = Count it.\nlead = Show it.\n"
        "research = Study it.\n",
        "");
    take_free(&folder->take);
    take_init(&folder->take, asks_none, folder->store);
    begin(folder, "made-up wren", false, FORM_FULL);
    assert_int_not_equal(folder->take.sitting.id, 0);
    take_free(&folder->take);
    take_init(&folder->take, asks_none, folder->store);
    assert_done(folder, take_begin(&folder->take, FORM_FULL, 1, test_now, &folder->error));
    assert_int_equal(folder->take.sitting.id, 0);
    take_free(&folder->take);
    instrument_free(asks_none);
    take_init(&folder->take, folder->small, folder->store);
}

static void known_person_is_read(void **state) {
    struct folder *folder = *state;
    assert_done(folder,
                take_identify(&folder->take, "made-up wren", "Made-up Team", &folder->error));
    folder->take.person.consents[CONSENT_SAVE] = true;
    folder->take.person.consents[CONSENT_AVERAGE] = true;
    assert_done(folder, take_begin(&folder->take, FORM_FULL, 1, test_now, &folder->error));
    folder_reopen(folder);
    assert_done(folder, take_identify(&folder->take, "Made-Up Wren", NULL, &folder->error));
    assert_string_equal(folder->take.person.team, "Made-up Team");
    assert_true(folder->take.person.consents[CONSENT_AVERAGE]);
    assert_false(folder->take.person.consents[CONSENT_LEAD]);
    assert_done(folder, take_identify(&folder->take, "made-up owl", NULL, &folder->error));
    assert_int_equal(folder->take.person.id, 0);
    assert_false(folder->take.person.consents[CONSENT_AVERAGE]);
}

static void wrong_answers_change_nothing(void **state) {
    struct folder *folder = *state;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    struct take before;
    memcpy(&before, &folder->take, sizeof before);
    assert_false(
        take_answer(&folder->take, prompt_of(folder, "a1"), 9, 10, test_now, &folder->error));
    assert_string_equal(folder->error.sentence, "9 is no answer to this question");
    assert_memory_equal(&before, &folder->take, sizeof before);
}

/* The sitting was thrown away at another seat meanwhile. */
static void failing_store_changes_nothing(void **state) {
    struct folder *folder = *state;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    assert_done(folder,
                store_sitting_discard(folder->store, folder->take.sitting.id, &folder->error));
    struct take before;
    memcpy(&before, &folder->take, sizeof before);
    folder->error.kind = ERROR_NONE;
    assert_false(
        take_answer(&folder->take, prompt_of(folder, "a1"), 4, 10, test_now, &folder->error));
    assert_int_not_equal(folder->error.kind, ERROR_NONE);
    assert_memory_equal(&before, &folder->take, sizeof before);
}

static void missing_form_is_said(void **state) {
    struct folder *folder = *state;
    struct instrument *full_only = small_questionnaire(NULL, NULL);
    full_only->with_team[FORM_SHORT].count = 0;
    take_free(&folder->take);
    take_init(&folder->take, full_only, folder->store);
    assert_false(take_begin(&folder->take, FORM_SHORT, 1, test_now, &folder->error));
    assert_string_equal(folder->error.sentence,
                        "this questionnaire has no short form; take the full one");
    take_free(&folder->take);
    instrument_free(full_only);
    take_init(&folder->take, folder->small, folder->store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(answers_are_durable, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_go_on_is_said, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(resume_stands_at_the_same_prompt, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(place_is_kept_with_the_answer, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(older_questionnaire_goes_on_as_it_was, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(without_consent_nothing_is_kept, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(consents_are_withdrawn_without_a_sitting, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(removed_person_stays_unknown, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(withdrawn_consent_stops_an_open_sitting, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(withdrawn_consent_stops_outcomes, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(without_a_consent_section_a_name_is_enough, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(known_person_is_read, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(wrong_answers_change_nothing, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(failing_store_changes_nothing, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(missing_form_is_said, folder_set_up, folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
