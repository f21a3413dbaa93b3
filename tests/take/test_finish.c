/* test_finish.c - the second look, the result, what is thrown away, what the person wants to do. */
#include "folder.h"

static void open_questions_hold_the_result_back(void **state) {
    struct folder *folder = *state;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    assert_false(take_finish(&folder->take, test_now, &folder->error));
    assert_string_equal(folder->error.sentence,
                        "some questions are still open; answer them before the result");
    assert_false(folder->take.finished);
}

static void result_is_stored(void **state) {
    struct folder *folder = *state;
    struct sitting sitting;
    struct result stored;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    give(folder, "desire", 3);
    give(folder, "a2", 1);
    give_rest(folder, 5);
    int64_t id = folder->take.sitting.id;
    assert_done(folder, take_finish(&folder->take, test_now + 9, &folder->error));
    assert_true(folder->take.finished);
    assert_int_equal(folder->take.result.level, 3);
    assert_int_equal(unfinished(folder, NULL, &sitting), FOUND_NOTHING);
    assert_int_equal(store_sitting_get(folder->store, id, &sitting, &folder->error), FOUND);
    assert_int_equal(sitting.finished, test_now + 9);
    assert_int_equal(store_result_load(folder->store, id, folder->small, &stored, &folder->error),
                     FOUND);
    assert_int_equal(stored.level, 3);
    assert_false(take_answer(&folder->take, 0, 1, 1, test_now, &folder->error));
    assert_string_equal(folder->error.sentence, "this sitting is finished; begin a new one");
}

static void second_look_is_offered_once(void **state) {
    struct folder *folder = *state;
    int prompts[SECOND_LOOK_MOST];
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    give(folder, "f1", 1);
    give(folder, "f2", 1);
    assert_int_equal(take_second_look(&folder->take, prompts, SECOND_LOOK_MOST), 0);
    give_rest(folder, 4);
    assert_int_equal(take_second_look(&folder->take, prompts, SECOND_LOOK_MOST), 2);
    assert_int_equal(prompts[0], prompt_of(folder, "f1"));
    assert_int_equal(prompts[1], prompt_of(folder, "f2"));
    assert_int_equal(take_second_look(&folder->take, prompts, SECOND_LOOK_MOST), 0);
    give(folder, "f1", 5);
    assert_done(folder, take_finish(&folder->take, test_now, &folder->error));
}

static void no_second_look_without_a_veto(void **state) {
    struct folder *folder = *state;
    int prompts[SECOND_LOOK_MOST];
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    give_rest(folder, 4);
    assert_int_equal(take_second_look(&folder->take, prompts, SECOND_LOOK_MOST), 0);
}

static int64_t people(struct folder *folder) {
    struct store_filter everybody = {.name = NULL};
    struct store_counts counts;
    assert_done(folder, store_count(folder->store, &everybody, &counts, &folder->error));
    return counts.people;
}

/* Whether the file, or its log while the store is open, still has these bytes. */
static bool log_holds(const struct folder *folder, const char *text) {
    static const char *const parts[] = {"", "-wal"};
    size_t length = strlen(text), most = 1 << 22;
    char *bytes = malloc(most);
    bool holds = false;
    assert_non_null(bytes);
    for (int i = 0; i < 2; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s%s", folder->database, parts[i]);
        FILE *file = fopen(path, "rb");
        size_t count = file != NULL ? fread(bytes, 1, most, file) : 0;
        holds = holds || memmem(bytes, count, text, length) != NULL;
        if (file != NULL)
            fclose(file);
    }
    free(bytes);
    return holds;
}

static void no_effort_throws_it_away(void **state) {
    struct folder *folder = *state;
    struct sitting sitting;
    int prompts[SECOND_LOOK_MOST];
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    give(folder, "effort", 2);
    give_rest(folder, 1);
    int64_t id = folder->take.sitting.id;
    assert_int_equal(take_second_look(&folder->take, prompts, SECOND_LOOK_MOST), 0);
    assert_done(folder, take_finish(&folder->take, test_now, &folder->error));
    assert_true(folder->take.result.discarded);
    assert_int_equal(folder->take.result.level, 0);
    assert_int_equal(store_sitting_get(folder->store, id, &sitting, &folder->error), FOUND_NOTHING);
    assert_int_equal(people(folder), 0);
    assert_int_equal(folder->take.person.id, 0);
    assert_false(take_loses(&folder->take));
    assert_false(log_holds(folder, "made-up wren"));
}

static void known_person_outlives_what_is_thrown_away(void **state) {
    struct folder *folder = *state;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_done(folder, take_discard(&folder->take, &folder->error));
    assert_int_equal(people(folder), 1);
    assert_int_not_equal(folder->take.person.id, 0);
    /* The first sitting is still open; the person who was new with it goes with it. */
    struct sitting sitting;
    folder_reopen(folder);
    assert_int_equal(unfinished(folder, NULL, &sitting), FOUND);
    assert_done(folder, take_resume(&folder->take, &sitting, &folder->error));
    assert_done(folder, take_discard(&folder->take, &folder->error));
    assert_int_equal(people(folder), 0);
}

/* Who was here before, by whatever way, stays here. */
static void earlier_person_stays(void **state) {
    struct folder *folder = *state;
    struct person person = {.name = "made-up wren"};
    assert_done(folder,
                store_person_save(folder->store, &person, "", test_now - 1, &folder->error));
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_done(folder, take_discard(&folder->take, &folder->error));
    assert_int_equal(people(folder), 1);
}

static void discard_removes_the_sitting(void **state) {
    struct folder *folder = *state;
    struct sitting sitting;
    begin(folder, "made-up wren", true, FORM_FULL);
    give(folder, "team", 2);
    assert_done(folder, take_discard(&folder->take, &folder->error));
    assert_int_equal(folder->take.sitting.id, 0);
    assert_int_equal(unfinished(folder, NULL, &sitting), FOUND_NOTHING);
}

static void actions_are_kept_with_their_date(void **state) {
    struct folder *folder = *state;
    struct action_chosen actions[3];
    char too_long[500];
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_false(take_choose_action(&folder->take, NOWHERE, -1, "Sing.", 0, 0, &folder->error));
    assert_string_equal(folder->error.sentence, "an action is chosen after the result");
    give(folder, "team", 2);
    give_rest(folder, 4);
    assert_done(folder, take_finish(&folder->take, test_now, &folder->error));
    int plan = instrument_facet(folder->small, "plan");
    assert_done(folder, take_choose_action(&folder->take, plan, 1, "Read.", test_now + 7,
                                           test_now + 1, &folder->error));
    assert_done(folder, take_choose_action(&folder->take, NOWHERE, 3, "Sing aloud.", test_now + 8,
                                           test_now + 2, &folder->error));
    memset(too_long, 'x', sizeof too_long - 1);
    too_long[sizeof too_long - 1] = '\0';
    assert_false(take_choose_action(&folder->take, NOWHERE, -1, too_long, 0, 0, &folder->error));
    assert_string_equal(folder->error.sentence,
                        "the action is too long; say it in fewer than 400 letters");
    assert_int_equal(
        store_actions(folder->store, folder->take.sitting.id, actions, 3, &folder->error), 2);
    assert_string_equal(actions[0].facet, "plan");
    assert_int_equal(actions[0].tip, 1);
    assert_int_equal(actions[0].due, test_now + 7);
    assert_string_equal(actions[1].facet, "");
    assert_int_equal(actions[1].tip, -1);
    assert_string_equal(actions[1].text, "Sing aloud.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(open_questions_hold_the_result_back, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(result_is_stored, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(second_look_is_offered_once, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(no_second_look_without_a_veto, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(no_effort_throws_it_away, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(known_person_outlives_what_is_thrown_away, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(earlier_person_stays, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(discard_removes_the_sitting, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(actions_are_kept_with_their_date, folder_set_up,
                                        folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
