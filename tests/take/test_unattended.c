/* test_unattended.c - answers from text: all right, or nothing given. */
#include "folder.h"

#define NO_TEAM "team,1\na1,4\nb1,4\na2,2\nb2,0\ns1,self\ns2,2\n"

static void assert_wrong(struct folder *folder, const char *text, const char *sentence) {
    struct take before;
    memcpy(&before, &folder->take, sizeof before);
    assert_false(take_answers_text(&folder->take, "made-up.csv", text, strlen(text), test_now,
                                   &folder->error));
    assert_string_equal(folder->error.sentence, sentence);
    assert_int_equal(folder->error.kind, ERROR_INPUT);
    assert_memory_equal(&before, &folder->take, sizeof before);
}

static void whole_file_is_given(void **state) {
    struct folder *folder = *state;
    static const char text[] = "\xEF\xBB\xBF# made up\r\n\r\n  team , 1\r\na1,4,2300\n" /* order */
                               "effort,1\ndesire,1\nreason,2\n" /* is free */
                               "s2,fairness\ns1,1\nb2,0\na2,2,\nb1,5";
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_done(folder, take_answers_text(&folder->take, "made-up.csv", text, sizeof text - 1,
                                          test_now, &folder->error));
    assert_true(quiz_complete(&folder->take.quiz));
    const struct answer *list = folder->take.quiz.answers.list;
    assert_int_equal(list[prompt_of(folder, "a1")].time_ms, 2300);
    assert_int_equal(list[prompt_of(folder, "a2")].time_ms, TIME_UNKNOWN);
    assert_int_equal(list[prompt_of(folder, "b2")].value, ANSWER_NO_CHANCE);
    assert_int_equal(list[prompt_of(folder, "s2")].value, 2);
    struct answers stored;
    assert_done(folder, store_answers_load(folder->store, folder->take.sitting.id, folder->small,
                                           &stored, &folder->error));
    assert_int_equal(stored.list[prompt_of(folder, "reason")].value, 2);
    assert_int_equal(stored.list[prompt_of(folder, "b1")].value, 5);
    assert_done(folder, take_finish(&folder->take, test_now, &folder->error));
}

static void wrong_lines_are_named(void **state) {
    struct folder *folder = *state;
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_wrong(folder, "team,1\nzz9,3\n", "made-up.csv:2: there is no question with the id zz9");
    assert_wrong(folder, "team,1\n\na1,4\na1,5\n",
                 "made-up.csv:4: a1 is answered in line 3 already");
    assert_wrong(folder, "a1,4,soon\n",
                 "made-up.csv:1: the time of a1 is not a whole number of milliseconds");
    assert_wrong(folder, "a1,4,-1\n",
                 "made-up.csv:1: the time of a1 is not a whole number of milliseconds");
    static const char form[] = "made-up.csv:1: a line is ID,ANSWER or ID,ANSWER,MILLISECONDS";
    assert_wrong(folder, "a1\n", form);
    assert_wrong(folder, "a1,4,5,6\n", form);
    assert_wrong(folder,
                 "a1,444444444444444444444444444444444444444444444444444444444444444444444444\n",
                 form);
    assert_wrong(folder, "", "made-up.csv:1: the answers end here, and team has none");
}

static void answers_out_of_range_are_named(void **state) {
    struct folder *folder = *state;
    struct error reason;
    char expected[sizeof reason.sentence];
    int value = 0;
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_false(answers_parse(folder->small, prompt_of(folder, "a1"), "7", &value, &reason));
    snprintf(expected, sizeof expected, "made-up.csv:1: %.700s", reason.sentence);
    assert_wrong(folder, "a1,7\n", expected);
    assert_non_null(strstr(expected, "a1 cannot be 7"));
}

static void route_must_fit(void **state) {
    struct folder *folder = *state;
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_wrong(folder, NO_TEAM "desire,3\nf1,4\neffort,1\n",
                 "made-up.csv:9: with these answers f1 is not asked; leave it out");
    assert_wrong(folder, NO_TEAM "desire,3\nreason,1\neffort,1\n",
                 "made-up.csv:9: with these answers reason is not asked; leave it out");
    assert_wrong(folder, NO_TEAM "desire,1\neffort,1\n",
                 "made-up.csv:9: the answers end here, and reason has none");
}

static void nul_bytes_are_refused(void **state) {
    struct folder *folder = *state;
    static const char text[] = "a1,4\0\n";
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_false(take_answers_text(&folder->take, "made-up.csv", text, sizeof text - 1, test_now,
                                   &folder->error));
    assert_string_equal(folder->error.sentence,
                        "made-up.csv:1: a line is ID,ANSWER or ID,ANSWER,MILLISECONDS");
}

/* The same answers of the same person within an hour are the same file once more. */
static void given_before_is_known(void **state) {
    struct folder *folder = *state;
    static const char text[] = NO_TEAM "desire,3\neffort,1\n";
    enum { HOUR_MS = 60 * 60 * 1000 };
    struct answers answers;
    assert_true(take_answers_read(folder->small, FORM_FULL, "made-up.csv", text, sizeof text - 1,
                                  &answers, &folder->error));
    struct take *take = &folder->take, again;
    begin(folder, "made-up wren", true, FORM_FULL);
    assert_int_equal(take_given_before(take, FORM_FULL, &answers, test_now, &folder->error),
                     FOUND_NOTHING);
    assert_done(folder, take_answers_text(take, "made-up.csv", text, sizeof text - 1, test_now,
                                          &folder->error));
    assert_done(folder, take_finish(take, test_now, &folder->error));
    int value = answers.list[prompt_of(folder, "a1")].value;
    const struct {
        int64_t now;
        int value;
        const char *name;
        enum found found;
    } ways[] = {
        {test_now + 1, value, "made-up wren", FOUND},
        {test_now + HOUR_MS - 1, value, "Made-Up Wren", FOUND},
        {test_now + HOUR_MS, value, "made-up wren", FOUND_NOTHING},
        {test_now + 1, value + 1, "made-up wren", FOUND_NOTHING},
        {test_now + 1, value, "made-up owl", FOUND_NOTHING},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        take_init(&again, folder->small, folder->store);
        assert_done(folder, take_identify(&again, ways[i].name, NULL, &folder->error));
        answers.list[prompt_of(folder, "a1")].value = (int8_t)ways[i].value;
        assert_int_equal(
            take_given_before(&again, FORM_FULL, &answers, ways[i].now, &folder->error),
            ways[i].found);
        if (ways[i].found == FOUND) {
            assert_int_equal(again.sitting.id, take->sitting.id);
            assert_int_equal(again.result.level, take->result.level);
            assert_true(again.finished);
        }
        take_free(&again);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(whole_file_is_given, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(wrong_lines_are_named, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(answers_out_of_range_are_named, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(route_must_fit, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(nul_bytes_are_refused, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(given_before_is_known, folder_set_up, folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
