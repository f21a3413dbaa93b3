/* Every screen of the way through, whole, in the sizes and kinds of terminal that people have. */
#include "golden.h"
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

struct variant {
    const char *folder; /* in golden/ */
    int rows, columns;
    const char *argument;       /* one more, or NULL */
    const char *environment[3]; /* ended by NULL */
};

static const struct variant usual = {.folder = "80x24", .rows = 24, .columns = 80};
static const struct variant small = {.folder = "40x12", .rows = 12, .columns = 40};
static const struct variant large = {.folder = "120x40", .rows = 40, .columns = 120};
static const struct variant no_color = {
    .folder = "no-color", .rows = 24, .columns = 80, .environment = {"NO_COLOR=1"}};
static const struct variant ascii = {
    .folder = "ascii", .rows = 24, .columns = 80, .argument = "--ascii"};
static const struct variant c_locale = {
    .folder = "c-locale", .rows = 24, .columns = 80, .environment = {"LC_ALL=C"}};

static struct terminal *start(struct seat *seat, const struct variant *variant,
                              const char *const *words) {
    const char *arguments[8] = {variant->argument};
    int count = variant->argument ? 1 : 0;
    while (words && *words && count < 7)
        arguments[count++] = *words++;
    const struct program_setup setup = {.rows = variant->rows,
                                        .columns = variant->columns,
                                        .arguments = arguments,
                                        .environment = variant->environment,
                                        .fixed_world = true};
    return program_start(seat, &setup);
}

static void look(struct terminal *terminal, const struct variant *variant, const char *screen) {
    char folder[1024];
    snprintf(folder, sizeof folder, "%s/%s", GOLDEN_DIR, variant->folder);
    assert_true(golden_matches(terminal, folder, screen));
}

static void look_at_help(struct terminal *terminal, const struct variant *variant,
                         const char *screen) {
    terminal_type(terminal, "?");
    assert_true(terminal_see(terminal, "Help:"));
    look(terminal, variant, screen);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see_gone(terminal, "Help:"));
}

static void before_the_questions(struct terminal *terminal, const struct variant *variant) {
    assert_true(terminal_see(terminal, "Take the questionnaire"));
    look(terminal, variant, "home");
    look_at_help(terminal, variant, "home-help");
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "not a test"));
    look(terminal, variant, "about");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "Take the questionnaire"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "begin"));
    look(terminal, variant, "welcome");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Go on as"));
    look(terminal, variant, "identity");
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "Type a code name"));
    terminal_type(terminal, "test-heron");
    look(terminal, variant, "typing");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Go on as test-heron"));
    terminal_type(terminal, "4");
    assert_true(terminal_see(terminal, "Type the name of"));
    terminal_type(terminal, "Kites");
    look(terminal, variant, "typing-team");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Team: Kites"));
    look(terminal, variant, "identity-named");
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Your answers, your choice"));
    look(terminal, variant, "consents");
    terminal_type(terminal, "1");
    look(terminal, variant, "consents-given");
    terminal_type(terminal, "5");
}

static void answer(struct terminal *terminal, int from, int before) {
    char digits[PROGRAM_QUESTIONS + 1] = "";
    memcpy(digits, program_answers + from - 1, (size_t)(before - from));
    assert_true(program_answer(terminal, from, digits));
}

static void questions(struct terminal *terminal, const struct variant *variant) {
    assert_true(program_see_place(terminal, 1));
    look(terminal, variant, "question-team");
    answer(terminal, 1, 2);
    assert_true(program_see_place(terminal, 2));
    look(terminal, variant, "question");
    terminal_key(terminal, VTERM_KEY_DOWN);
    look(terminal, variant, "question-moved");
    look_at_help(terminal, variant, "question-help");
    answer(terminal, 2, 10);
    assert_true(program_see_place(terminal, 10));
    look(terminal, variant, "question-notice");
    answer(terminal, 10, 21);
    assert_true(program_see_place(terminal, 21));
    terminal_key(terminal, VTERM_KEY_BACKSPACE);
    assert_true(program_see_place(terminal, 20));
    look(terminal, variant, "question-given");
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(program_see_place(terminal, 21));
    terminal_key(terminal, VTERM_KEY_TAB);
    assert_true(terminal_see(terminal, "answered"));
    look(terminal, variant, "overview");
    terminal_key(terminal, VTERM_KEY_TAB);
    answer(terminal, 21, 43);
    assert_true(program_see_place(terminal, 43));
    look(terminal, variant, "scenario");
    answer(terminal, 43, PROGRAM_QUESTIONS + 1);
    assert_true(terminal_see(terminal, "See my result"));
    look(terminal, variant, "overview-complete");
}

static void after_the_questions(struct terminal *terminal, const struct variant *variant) {
    terminal_type(terminal, "1");
    assert_true(terminal_see_gone(terminal, "See my result"));
    look(terminal, variant, "result");
    terminal_key(terminal, VTERM_KEY_PAGEDOWN);
    look(terminal, variant, "result-second-page");
    terminal_key(terminal, VTERM_KEY_END);
    look(terminal, variant, "result-end");
    look_at_help(terminal, variant, "result-help");
    terminal_type(terminal, "f");
    assert_true(terminal_see(terminal, "Facets"));
    look(terminal, variant, "facets");
    terminal_type(terminal, "q");
    look(terminal, variant, "result-end");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Choose one or two"));
    look(terminal, variant, "actions");
    terminal_type(terminal, "1");
    terminal_key(terminal, VTERM_KEY_RIGHT);
    look(terminal, variant, "actions-chosen");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "Take the questionnaire"));
    look(terminal, variant, "home-after");
}

static void whole_way(void **state, const struct variant *variant) {
    struct terminal *terminal = start(*state, variant, NULL);
    before_the_questions(terminal, variant);
    questions(terminal, variant);
    after_the_questions(terminal, variant);
    struct ending ending;
    terminal_type(terminal, "q");
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, 0);
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

static const char *const take[] = {"take", "--name", "test-heron", NULL};

/* A sitting that was left is offered again, from `take` and from home. */
static void unfinished(void **state, const struct variant *variant) {
    struct terminal *terminal = start(*state, variant, take);
    assert_true(program_begin(terminal));
    answer(terminal, 1, 4);
    assert_true(program_see_place(terminal, 4));
    terminal_type(terminal, "q");
    assert_true(terminal_wait_end(terminal, NULL));
    look(terminal, variant, "farewell");

    terminal = start(*state, variant, take);
    assert_true(terminal_see(terminal, "Begin a new one"));
    look(terminal, variant, "unfinished");
    terminal = start(*state, variant, NULL);
    assert_true(terminal_see(terminal, "Go on where"));
    look(terminal, variant, "home-unfinished");
}

static void test_unfinished(void **state) {
    unfinished(state, &usual);
}

static void test_unfinished_small(void **state) {
    unfinished(state, &small);
}

/* Nothing is to be kept: said on each question, and asked once before it is lost. */
static void unsaved(void **state, const struct variant *variant) {
    struct terminal *terminal = start(*state, variant, take);
    assert_true(terminal_see(terminal, "begin"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Your answers, your choice"));
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "needs the first"));
    look(terminal, variant, "consents-refused");
    terminal_type(terminal, "5");
    assert_true(program_see_place(terminal, 1));
    look(terminal, variant, "question-unsaved");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "You chose to keep"));
    look(terminal, variant, "unsaved");
}

static void test_unsaved(void **state) {
    unsaved(state, &usual);
}

static void test_unsaved_small(void **state) {
    unsaved(state, &small);
}

/* Pressing stock on people most of the time (stock: 15 and 31) is looked at twice. */
static void second_look(void **state, const struct variant *variant) {
    struct terminal *terminal = start(*state, variant, take);
    char answers[PROGRAM_QUESTIONS + 1];
    memcpy(answers, program_answers, sizeof answers);
    answers[14] = '1';
    answers[30] = '5';
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, answers));
    assert_true(terminal_see(terminal, "See my result"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "what I meant"));
    look(terminal, variant, "second-look");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see_gone(terminal, "what I meant"));
    look(terminal, variant, "second-look-result");
}

static void test_second_look(void **state) {
    second_look(state, &usual);
}

static void test_second_look_small(void **state) {
    second_look(state, &small);
}

static void test_thrown_away(void **state) {
    struct terminal *terminal = start(*state, &usual, take);
    assert_true(program_begin(terminal));
    answer(terminal, 1, PROGRAM_QUESTIONS);
    assert_true(program_answer(terminal, PROGRAM_QUESTIONS, "2"));
    assert_true(terminal_see(terminal, "See my result"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Thrown away"));
    look(terminal, &usual, "thrown-away");
    terminal = start(*state, &usual, NULL);
    assert_true(terminal_see(terminal, "Take the questionnaire"));
    assert_false(terminal_find(terminal, "test-heron", NULL, NULL));
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
        SEAT_TEST(test_thrown_away),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
