/* test_quiz.c - moving through a sitting. */
#include "leadquiz/quiz.h"
#include "small.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct instrument *small;

static int set_up(void **state) {
    (void)state;
    small = small_questionnaire(NULL, NULL);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    instrument_free(small);
    return 0;
}

static int prompt_of(const char *id) {
    int prompt = instrument_prompt(small, id);
    assert_int_not_equal(prompt, NOWHERE);
    return prompt;
}

static void give(struct quiz *quiz, const char *id, int value) {
    assert_true(quiz_answer(quiz, prompt_of(id), value, TIME_UNKNOWN));
}

/* The ids of the route, separated by spaces. */
static void assert_route(const struct quiz *quiz, const char *expected) {
    char route[1024] = "";
    for (int i = 0; i < quiz->route_count; i++) {
        strcat(route, i ? " " : "");
        strcat(route, small->prompts[quiz->route[i]].id);
    }
    assert_string_equal(route, expected);
}

static void assert_at(const struct quiz *quiz, const char *id) {
    int prompt = quiz_prompt(quiz);
    assert_string_equal(prompt == NOWHERE ? "" : small->prompts[prompt].id, id);
}

static void route_follows_the_team(void **state) {
    (void)state;
    struct quiz quiz;
    quiz_begin(&quiz, small, FORM_FULL, 1);
    assert_route(&quiz, "team a1 b1 f1 a2 b2 f2 s1 s2 desire effort");
    give(&quiz, "team", 1);
    assert_route(&quiz, "team a1 b1 a2 b2 s1 s2 desire effort");
    give(&quiz, "team", 2);
    assert_route(&quiz, "team a1 b1 f1 a2 b2 f2 s1 s2 desire effort");
}

static void short_form_has_lists_of_its_own(void **state) {
    (void)state;
    struct quiz quiz;
    quiz_begin(&quiz, small, FORM_SHORT, 1);
    assert_route(&quiz, "team a1 b1 f1");
    give(&quiz, "team", 1);
    assert_route(&quiz, "team b2 a1");
    assert_at(&quiz, "team");
}

static void reason_is_asked_when_desire_is_low(void **state) {
    (void)state;
    struct quiz quiz;
    quiz_begin(&quiz, small, FORM_FULL, 1);
    assert_int_equal(quiz_place(&quiz, prompt_of("reason")), NOWHERE);
    give(&quiz, "desire", 2);
    assert_int_equal(quiz_place(&quiz, prompt_of("reason")), 10);
    give(&quiz, "desire", 3);
    assert_int_equal(quiz_place(&quiz, prompt_of("reason")), NOWHERE);
    assert_false(quiz_answer(&quiz, prompt_of("reason"), 1, 10));
}

static void position_stays_on_the_prompt(void **state) {
    (void)state;
    struct quiz quiz;
    quiz_begin(&quiz, small, FORM_FULL, 1);
    assert_true(quiz_go(&quiz, prompt_of("b2")));
    give(&quiz, "team", 1);
    assert_at(&quiz, "b2");
    give(&quiz, "team", 2);
    assert_at(&quiz, "b2");
    /* A prompt that leaves the route hands over to the next that stays. */
    assert_true(quiz_go(&quiz, prompt_of("f2")));
    give(&quiz, "team", 1);
    assert_at(&quiz, "s1");
}

static void forward_stops_at_the_first_open(void **state) {
    (void)state;
    struct quiz quiz;
    quiz_begin(&quiz, small, FORM_FULL, 1);
    assert_false(quiz_forward(&quiz));
    assert_false(quiz_back(&quiz));
    give(&quiz, "team", 2);
    assert_true(quiz_forward(&quiz));
    assert_at(&quiz, "a1");
    assert_false(quiz_forward(&quiz));
    assert_true(quiz_back(&quiz));
    assert_at(&quiz, "team");
    /* From a prompt gone to beyond it, forward leads to what is open. */
    assert_true(quiz_go(&quiz, prompt_of("s1")));
    give(&quiz, "s1", 1);
    assert_true(quiz_forward(&quiz));
    assert_at(&quiz, "a1");
    give(&quiz, "team", 1);
    assert_false(quiz_go(&quiz, prompt_of("f1")));
}

static void give_all(struct quiz *quiz) {
    for (int i = 0; i < quiz->route_count; i++)
        if (quiz->answers.list[quiz->route[i]].value == ANSWER_OPEN)
            assert_true(quiz_answer(quiz, quiz->route[i], 1, 1000));
}

static void complete_when_all_of_the_route_is_answered(void **state) {
    (void)state;
    struct quiz quiz;
    quiz_begin(&quiz, small, FORM_FULL, 1);
    give(&quiz, "desire", 3);
    assert_false(quiz_complete(&quiz));
    give_all(&quiz);
    assert_true(quiz_complete(&quiz));
    assert_int_equal(quiz_answered(&quiz), 9); /* no team: without f1, f2 and the reason */
    while (quiz_forward(&quiz))
        ;
    assert_int_equal(quiz_prompt(&quiz), NOWHERE);
    give(&quiz, "team", 2);
    assert_false(quiz_complete(&quiz));
    assert_int_equal(quiz_first_open(&quiz), quiz_place(&quiz, prompt_of("f1")));
}

static void only_allowed_answers_are_taken(void **state) {
    (void)state;
    struct quiz quiz;
    quiz_begin(&quiz, small, FORM_FULL, 1);
    assert_true(quiz_answer(&quiz, prompt_of("a1"), ANSWER_NO_CHANCE, 5));
    assert_true(quiz_answer(&quiz, prompt_of("a1"), 5, 5));
    assert_false(quiz_answer(&quiz, prompt_of("a1"), 6, 5));
    assert_false(quiz_answer(&quiz, prompt_of("a1"), ANSWER_OPEN, 5));
    assert_false(quiz_answer(&quiz, prompt_of("s1"), ANSWER_NO_CHANCE, 5));
    assert_false(quiz_answer(&quiz, NOWHERE, 1, 5));
    assert_false(quiz_answer(&quiz, small->prompt_count, 1, 5));
    assert_int_equal(quiz.answers.list[prompt_of("a1")].value, 5);
    assert_int_equal(quiz.answers.list[prompt_of("a1")].time_ms, 10);
}

static void times_add_up(void **state) {
    (void)state;
    struct quiz quiz;
    quiz_begin(&quiz, small, FORM_FULL, 1);
    int prompt = prompt_of("a1");
    const struct answer *answer = &quiz.answers.list[prompt];
    assert_true(quiz_answer(&quiz, prompt, 1, 300));
    assert_true(quiz_answer(&quiz, prompt, 2, TIME_UNKNOWN));
    assert_int_equal(answer->time_ms, 300);
    assert_true(quiz_answer(&quiz, prompt, 2, INT32_MAX));
    assert_int_equal(answer->time_ms, INT32_MAX);
    prompt = prompt_of("b1");
    answer = &quiz.answers.list[prompt];
    assert_true(quiz_answer(&quiz, prompt, 1, TIME_UNKNOWN));
    assert_true(quiz_answer(&quiz, prompt, 1, 300));
    assert_int_equal(answer->time_ms, TIME_UNKNOWN);
}

static void resume_stands_where_it_was(void **state) {
    (void)state;
    struct quiz first;
    struct quiz second;
    quiz_begin(&first, small, FORM_FULL, 1);
    give(&first, "team", 1);
    give(&first, "a1", 4);
    quiz_begin(&second, small, FORM_FULL, 1);
    quiz_resume(&second, &first.answers, prompt_of("a1"));
    assert_at(&second, "a1");
    assert_int_equal(quiz_answered(&second), 2);
    quiz_resume(&second, &first.answers, NOWHERE);
    assert_at(&second, "b1");
    quiz_resume(&second, &first.answers, prompt_of("f1")); /* not on the route any more */
    assert_at(&second, "b1");
}

static void time_left_learns_the_pace(void **state) {
    (void)state;
    struct quiz quiz;
    quiz_begin(&quiz, small, FORM_FULL, 1);
    assert_int_equal(quiz_time_left(&quiz), 9 * 6000 + 2 * 20000);
    static const struct {
        const char *id;
        int value;
        int32_t time_ms;
    } answers[] = {{"team", 2, 1000}, {"a1", 1, 2000}, {"b1", 1, 99000}, {"f1", 1, 3000}};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        assert_true(
            quiz_answer(&quiz, prompt_of(answers[i].id), answers[i].value, answers[i].time_ms));
    assert_int_equal(quiz_time_left(&quiz), 5 * 6000 + 2 * 20000); /* four answers: too few */
    assert_true(quiz_answer(&quiz, prompt_of("a2"), 1, 4000));
    assert_int_equal(quiz_time_left(&quiz), 4 * 3000 + 2 * 20000); /* the median of five */
    assert_true(quiz_answer(&quiz, prompt_of("b2"), 1, 4000));
    assert_int_equal(quiz_time_left(&quiz), 3 * 3500 + 2 * 20000);
}

static void notice_stands_with_the_first_item_of_its_scale(void **state) {
    (void)state;
    struct quiz quiz;
    quiz_begin(&quiz, small, FORM_FULL, 1);
    assert_true(quiz_notice(&quiz, prompt_of("f1")));
    assert_false(quiz_notice(&quiz, prompt_of("f2")));
    assert_false(quiz_notice(&quiz, prompt_of("a1")));
    give(&quiz, "team", 1);
    assert_false(quiz_notice(&quiz, prompt_of("f1")));
}

/* Linear congruential, so that a failing walk can be walked again. */
static unsigned next_random(unsigned *seed) {
    *seed = *seed * 1103515245U + 12345U;
    return *seed >> 16;
}

static void step_at_random(struct quiz *quiz, unsigned *seed) {
    int any = (int)(next_random(seed) % (unsigned)small->prompt_count);
    int before = quiz->position;
    int open = quiz_first_open(quiz);
    switch (next_random(seed) % 5) {
    case 0:
        quiz_forward(quiz);
        assert_true(quiz->position <= open || quiz->position < before);
        break;
    case 1: assert_int_equal(quiz_back(quiz), before > 0); break;
    case 2: assert_int_equal(quiz_go(quiz, any), quiz_place(quiz, any) != NOWHERE); break;
    default: {
        int stood = quiz_prompt(quiz);
        int value = (int)(next_random(seed) % 7) - 1;
        bool taken = quiz_answer(quiz, any, value, (int32_t)(next_random(seed) % 9000));
        if (taken)
            assert_int_equal(quiz->answers.list[any].value, value);
        if (quiz_place(quiz, stood) != NOWHERE)
            assert_int_equal(quiz_prompt(quiz), stood);
    }
    }
}

static void random_walks_keep_the_promises(void **state) {
    (void)state;
    for (unsigned walk = 0; walk < 300; walk++) {
        unsigned seed = walk;
        struct quiz quiz;
        quiz_begin(&quiz, small, walk % 4 ? FORM_FULL : FORM_SHORT, walk);
        for (int i = 0; i < 80; i++) {
            step_at_random(&quiz, &seed);
            assert_in_range(quiz.position, 0, quiz.route_count);
            assert_int_equal(quiz_complete(&quiz), quiz_answered(&quiz) == quiz.route_count);
            assert_true(quiz_time_left(&quiz) >= 0);
            for (int j = 0; j < quiz.route_count; j++)
                assert_int_equal(quiz_place(&quiz, quiz.route[j]), j); /* nothing twice */
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(route_follows_the_team),
        cmocka_unit_test(short_form_has_lists_of_its_own),
        cmocka_unit_test(reason_is_asked_when_desire_is_low),
        cmocka_unit_test(position_stays_on_the_prompt),
        cmocka_unit_test(forward_stops_at_the_first_open),
        cmocka_unit_test(complete_when_all_of_the_route_is_answered),
        cmocka_unit_test(only_allowed_answers_are_taken),
        cmocka_unit_test(times_add_up),
        cmocka_unit_test(resume_stands_where_it_was),
        cmocka_unit_test(time_left_learns_the_pace),
        cmocka_unit_test(notice_stands_with_the_first_item_of_its_scale),
        cmocka_unit_test(random_walks_keep_the_promises),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
