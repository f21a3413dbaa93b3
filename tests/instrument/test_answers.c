/* Answers by prompt: what may be given, and what is said when it may not. */
#include "sample.h"

#include "leadquiz/answers.h"

static int load_sample(void **state) {
    *state = instrument_parse("garden.ini", SAMPLE, sizeof SAMPLE - 1, NULL, NULL);
    return *state == NULL;
}

static int free_sample(void **state) {
    instrument_free(*state);
    return 0;
}

static void cleared_answers_are_open(void **state) {
    struct answers answers;
    answers_clear(&answers, *state);
    assert_int_equal(answers.count, 12);
    for (int i = 0; i < answers.count; i++) {
        assert_int_equal(answers.list[i].value, ANSWER_OPEN);
        assert_int_equal(answers.list[i].time_ms, TIME_UNKNOWN);
    }
}

static void only_options_and_no_chance_are_allowed(void **state) {
    const struct instrument *garden = *state;
    int item = instrument_prompt(garden, "wa1"), team = instrument_prompt(garden, "team");
    assert_true(answers_allowed(garden, item, 0));
    assert_true(answers_allowed(garden, item, 3));
    assert_false(answers_allowed(garden, item, 4));
    assert_false(answers_allowed(garden, item, ANSWER_OPEN));
    assert_false(answers_allowed(garden, team, 0));
    assert_true(answers_allowed(garden, team, 2));
    assert_false(answers_allowed(garden, team, 3));
}

static void parses(const struct instrument *garden, const char *id, const char *text,
                   int expected) {
    struct error error = {0};
    int value = 99;
    assert_true(answers_parse(garden, instrument_prompt(garden, id), text, &value, &error));
    assert_int_equal(value, expected);
}

static void refuses(const struct instrument *garden, const char *id, const char *text,
                    const char *sentence) {
    struct error error = {0};
    int value = 99;
    assert_false(answers_parse(garden, instrument_prompt(garden, id), text, &value, &error));
    assert_int_equal(value, 99);
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_string_equal(error.sentence, sentence);
}

static void answers_are_parsed_strictly(void **state) {
    const struct instrument *garden = *state;
    parses(garden, "wa1", "3", 3);
    parses(garden, "wa1", "0", ANSWER_NO_CHANCE);
    parses(garden, "day", "share", 1);
    parses(garden, "day", "care", 2);
    parses(garden, "day", "2", 2);
    parses(garden, "wish", "3", 3);
    refuses(garden, "wa1", "7", "wa1 cannot be 7: it takes 1 to 3, or 0 for no chance");
    refuses(garden, "wa1", "-1", "wa1 cannot be -1: it takes 1 to 3, or 0 for no chance");
    refuses(garden, "wa1", "2x", "wa1 cannot be 2x: it takes 1 to 3, or 0 for no chance");
    refuses(garden, "wa1", "", "wa1 cannot be empty: it takes 1 to 3, or 0 for no chance");
    refuses(garden, "wa1", "\x1b[2J", "wa1 cannot be ?[2J: it takes 1 to 3, or 0 for no chance");
    refuses(garden, "wa1", "99999999999",
            "wa1 cannot be 99999999999: it takes 1 to 3, or 0 for no chance");
    refuses(garden, "wish", "0", "wish cannot be 0: it takes 1 to 3");
    refuses(garden, "wish", "Yes", "wish cannot be Yes: it takes 1 to 3");
    refuses(garden, "day", "water", "day cannot be water: it takes 1 to 2, or one of share, care");
    refuses(garden, "day", "0", "day cannot be 0: it takes 1 to 2, or one of share, care");
    refuses(garden, "nobody", "1", "there is no such item, scenario or question");
}

static void team_and_desire_are_read_from_their_questions(void **state) {
    const struct instrument *garden = *state;
    struct answers answers;
    answers_clear(&answers, garden);
    int team = instrument_prompt(garden, "team"), wish = instrument_prompt(garden, "wish");
    assert_true(answers_team(garden, &answers));
    assert_int_equal(answers_desire(garden, &answers), -1);
    answers.list[team].value = 1;
    assert_false(answers_team(garden, &answers));
    answers.list[team].value = 2;
    assert_true(answers_team(garden, &answers));
    answers.list[wish].value = 1;
    assert_int_equal(answers_desire(garden, &answers), 0);
    answers.list[wish].value = 3;
    assert_int_equal(answers_desire(garden, &answers), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cleared_answers_are_open),
        cmocka_unit_test(only_options_and_no_chance_are_allowed),
        cmocka_unit_test(answers_are_parsed_strictly),
        cmocka_unit_test(team_and_desire_are_read_from_their_questions),
    };
    return cmocka_run_group_tests(tests, load_sample, free_sample);
}
