/* Every screen of the way through, whole, in the sizes and kinds of terminal that people have. */
#include "program.h"
#include "variants.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static void before_the_questions(struct terminal *terminal, const struct variant *variant) {
    assert_true(terminal_see(terminal, "1  Take the questionnaire"));
    variant_look(terminal, variant, "home");
    variant_look_at_help(terminal, variant, "home-help");
    terminal_type(terminal, "7");
    assert_true(terminal_see(terminal, "not a test"));
    variant_look(terminal, variant, "about");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "1  Take the questionnaire"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "begin"));
    variant_look(terminal, variant, "welcome");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Go on as"));
    variant_look(terminal, variant, "identity");
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "Type a code name"));
    terminal_type(terminal, "test-heron");
    variant_look(terminal, variant, "typing");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Go on as test-heron"));
    terminal_type(terminal, "4");
    assert_true(terminal_see(terminal, "Type the name of"));
    terminal_type(terminal, "Kites");
    variant_look(terminal, variant, "typing-team");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Team: Kites"));
    variant_look(terminal, variant, "identity-named");
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Your answers, your choice"));
    variant_look(terminal, variant, "consents");
    terminal_type(terminal, "1");
    variant_look(terminal, variant, "consents-given");
    terminal_type(terminal, "5");
}

static void answer(struct terminal *terminal, int from, int before) {
    char digits[PROGRAM_QUESTIONS + 1] = "";
    memcpy(digits, program_answers + from - 1, (size_t)(before - from));
    assert_true(program_answer(terminal, from, digits));
}

/* The question, past the page that comes before it in a small window. */
static void see_question(struct terminal *terminal, const struct variant *variant, int place,
                         const char *preface) {
    assert_true(program_see_place(terminal, place));
    if (variant_is_small(variant)) {
        assert_true(terminal_see(terminal, PROGRAM_PREFACE));
        variant_look(terminal, variant, preface);
        terminal_key(terminal, VTERM_KEY_ENTER);
        assert_true(terminal_see_gone(terminal, PROGRAM_PREFACE));
    }
}

static void questions(struct terminal *terminal, const struct variant *variant) {
    assert_true(program_see_place(terminal, 1));
    variant_look(terminal, variant, "question-team");
    answer(terminal, 1, 2);
    see_question(terminal, variant, 2, "preface");
    variant_look(terminal, variant, "question");
    terminal_key(terminal, VTERM_KEY_DOWN);
    variant_look(terminal, variant, "question-moved");
    variant_look_at_help(terminal, variant, "question-help");
    answer(terminal, 2, 10);
    see_question(terminal, variant, 10, "preface-notice");
    variant_look(terminal, variant, "question-notice");
    answer(terminal, 10, 21);
    assert_true(program_see_place(terminal, 21));
    terminal_key(terminal, VTERM_KEY_BACKSPACE);
    assert_true(program_see_place(terminal, 20));
    variant_look(terminal, variant, "question-given");
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(program_see_place(terminal, 21));
    terminal_key(terminal, VTERM_KEY_TAB);
    assert_true(terminal_see(terminal, "answered"));
    variant_look(terminal, variant, "overview");
    terminal_key(terminal, VTERM_KEY_TAB);
    answer(terminal, 21, 43);
    assert_true(program_see_place(terminal, 43));
    variant_look(terminal, variant, "scenario");
    answer(terminal, 43, PROGRAM_QUESTIONS + 1);
    assert_true(terminal_see(terminal, "See my result"));
    variant_look(terminal, variant, "overview-complete");
}

static void after_the_questions(struct terminal *terminal, const struct variant *variant) {
    terminal_type(terminal, "1");
    assert_true(terminal_see_gone(terminal, "See my result"));
    variant_look(terminal, variant, "result");
    terminal_key(terminal, VTERM_KEY_PAGEDOWN);
    variant_look(terminal, variant, "result-second-page");
    terminal_key(terminal, VTERM_KEY_END);
    variant_look(terminal, variant, "result-end");
    variant_look_at_help(terminal, variant, "result-help");
    terminal_type(terminal, "f");
    assert_true(terminal_see(terminal, "Facets"));
    variant_look(terminal, variant, "facets");
    terminal_type(terminal, "q");
    variant_look(terminal, variant, "result-end");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Choose one or two"));
    variant_look(terminal, variant, "actions");
    terminal_type(terminal, "1");
    terminal_key(terminal, VTERM_KEY_RIGHT);
    variant_look(terminal, variant, "actions-chosen");
    terminal_type(terminal, "4");
    assert_true(terminal_see(terminal, "What will you do?"));
    variant_look(terminal, variant, "typing-action");
    terminal_type(terminal, "On Monday I ask Kit what to drop.");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "On Monday I ask"));
    variant_look(terminal, variant, "actions-own");
    terminal_type(terminal, "3");
    variant_look(terminal, variant, "actions-enough");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "1  Take the questionnaire"));
    variant_look(terminal, variant, "home-after");
}

static const char *const take[] = {"take", "--name", "test-heron", NULL};

/* Nine days later: what came of the things to do? */
static void next_time(struct seat *seat, const struct variant *variant) {
    struct terminal *terminal = variant_start(seat, variant, take, "1795996800");
    assert_true(terminal_see(terminal, "begin"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Did you do it?"));
    variant_look(terminal, variant, "outcomes");
    variant_look_at_help(terminal, variant, "outcomes-help");
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "On Monday I ask Kit"));
    variant_look(terminal, variant, "outcomes-second");
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Your answers, your choice"));

    static const char *const results[] = {"results", NULL};
    terminal = variant_start(seat, variant, results, "1795996800");
    assert_true(terminal_see(terminal, "1 sitting"));
    variant_look(terminal, variant, "results-one");
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "answers"));
    terminal_key(terminal, VTERM_KEY_END);
    variant_look(terminal, variant, "past-outcomes");
}

static void whole_way(void **state, const struct variant *variant) {
    struct terminal *terminal = variant_start(*state, variant, NULL, NULL);
    before_the_questions(terminal, variant);
    questions(terminal, variant);
    after_the_questions(terminal, variant);
    struct ending ending;
    terminal_type(terminal, "q");
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, 0);
    next_time(*state, variant);
}

static void test_usual(void **state) {
    whole_way(state, &usual);
}

static void test_small(void **state) {
    whole_way(state, &small);
}

static void test_large(void **state) {
    whole_way(state, &large);
}

static void test_no_color(void **state) {
    whole_way(state, &no_color);
}

static void test_ascii(void **state) {
    whole_way(state, &ascii);
}

static void test_c_locale(void **state) {
    whole_way(state, &c_locale);
}

/* A sitting that was left is offered again, from `take` and from home. */
static void unfinished(void **state, const struct variant *variant) {
    struct terminal *terminal = variant_start(*state, variant, take, NULL);
    assert_true(program_begin(terminal));
    answer(terminal, 1, 4);
    assert_true(program_see_place(terminal, 4));
    terminal_type(terminal, "q");
    assert_true(terminal_wait_end(terminal, NULL));
    variant_look(terminal, variant, "farewell");

    terminal = variant_start(*state, variant, take, NULL);
    assert_true(terminal_see(terminal, "Begin a new one"));
    variant_look(terminal, variant, "unfinished");
    terminal = variant_start(*state, variant, NULL, NULL);
    assert_true(terminal_see(terminal, "Go on where"));
    variant_look(terminal, variant, "home-unfinished");
}

static void test_unfinished(void **state) {
    unfinished(state, &usual);
}

static void test_unfinished_small(void **state) {
    unfinished(state, &small);
}

/* Nothing is to be kept: said on each question, and asked once before it is lost. */
static void unsaved(void **state, const struct variant *variant) {
    struct terminal *terminal = variant_start(*state, variant, take, NULL);
    assert_true(terminal_see(terminal, "begin"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Your answers, your choice"));
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "needs the first"));
    variant_look(terminal, variant, "consents-refused");
    terminal_type(terminal, "5");
    assert_true(program_see_place(terminal, 1));
    variant_look(terminal, variant, "question-unsaved");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "You chose to keep"));
    variant_look(terminal, variant, "unsaved");
}

static void test_unsaved(void **state) {
    unsaved(state, &usual);
}

static void test_unsaved_small(void **state) {
    unsaved(state, &small);
}

/* Pressing stock on people most of the time (stock: 15 and 31) is looked at twice. */
static void second_look(void **state, const struct variant *variant) {
    struct terminal *terminal = variant_start(*state, variant, take, NULL);
    char answers[PROGRAM_QUESTIONS + 1];
    memcpy(answers, program_answers, sizeof answers);
    answers[14] = '1';
    answers[30] = '5';
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, answers));
    assert_true(terminal_see(terminal, "See my result"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "These few answers"));
    variant_look(terminal, variant, "second-look");
    terminal_key(terminal, VTERM_KEY_END);
    assert_true(terminal_see(terminal, "what I meant"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see_gone(terminal, "what I meant"));
    variant_look(terminal, variant, "second-look-result");
}

static void test_second_look(void **state) {
    second_look(state, &usual);
}

static void test_second_look_small(void **state) {
    second_look(state, &small);
}

static void thrown_away(void **state, const struct variant *variant) {
    struct terminal *terminal = variant_start(*state, variant, take, NULL);
    assert_true(program_begin(terminal));
    answer(terminal, 1, PROGRAM_QUESTIONS);
    assert_true(program_answer(terminal, PROGRAM_QUESTIONS, "2"));
    assert_true(terminal_see(terminal, "Throw these answers away"));
    variant_look(terminal, variant, "overview-throws-away");
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Go back"));
    variant_look(terminal, variant, "throw-away");
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "Thrown away"));
    variant_look(terminal, variant, "thrown-away");
    terminal = variant_start(*state, variant, NULL, NULL);
    assert_true(terminal_see(terminal, "1  Take the questionnaire"));
    assert_false(terminal_find(terminal, "test-heron", NULL, NULL));
}

static void test_thrown_away(void **state) {
    thrown_away(state, &usual);
}

static void test_thrown_away_small(void **state) {
    thrown_away(state, &small);
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_usual),       SEAT_TEST(test_small),
        SEAT_TEST(test_large),       SEAT_TEST(test_no_color),
        SEAT_TEST(test_ascii),       SEAT_TEST(test_c_locale),
        SEAT_TEST(test_unfinished),  SEAT_TEST(test_unfinished_small),
        SEAT_TEST(test_unsaved),     SEAT_TEST(test_unsaved_small),
        SEAT_TEST(test_second_look), SEAT_TEST(test_second_look_small),
        SEAT_TEST(test_thrown_away), SEAT_TEST(test_thrown_away_small),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
