/* Keys and bytes that mean nothing here: they neither answer nor leave. */
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct terminal *begin(void **state, const char *terminal_type) {
    static const char *const arguments[] = {"take", "--name", "test-heron", NULL};
    const char *const environment[] = {terminal_type, NULL};
    struct terminal *terminal = program_start(
        *state, &(struct program_setup){.arguments = arguments, .environment = environment});
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, "3"));
    assert_true(program_see_place(terminal, 2));
    return terminal;
}

/* After these bytes the question is still the second and has no answer: going on says so. Then an
 * answer works as ever. */
static void do_nothing(struct terminal *terminal, const char *bytes) {
    terminal_type(terminal, bytes);
    terminal_settle(terminal, 250); /* longer than the wait that tells an Esc from a sequence */
    assert_true(terminal_running(terminal));
    assert_int_equal(program_place(terminal), 2);
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(terminal_see(terminal, "Answer this one to go on."));
    terminal_type(terminal, "4");
    assert_true(program_see_place(terminal, 3));
    terminal_key(terminal, VTERM_KEY_LEFT);
    assert_true(program_see_place(terminal, 2));
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(program_see_place(terminal, 3));
}

static void test_delete_under_vt100(void **state) {
    do_nothing(begin(state, "TERM=vt100"), "\033[3~");
}

static void test_arrow_with_a_modifier(void **state) {
    do_nothing(begin(state, "TERM=xterm-256color"), "\033[1;9A");
}

static void test_alt_and_a_digit(void **state) {
    do_nothing(begin(state, "TERM=xterm-256color"), "\0332");
}

static void test_alt_and_q(void **state) {
    do_nothing(begin(state, "TERM=xterm-256color"), "\033q");
}

/* Ctrl-2 and Ctrl-q as some terminals send them. */
static void test_keys_of_the_u_kind(void **state) {
    do_nothing(begin(state, "TERM=xterm-256color"), "\033[50;5u\033[113;5u");
}

static void test_function_keys_of_another_terminal(void **state) {
    do_nothing(begin(state, "TERM=vt100"), "\033[15~\033[24;2~\033O5P\033[[A");
}

static void test_answers_to_questions_nobody_asked(void **state) {
    do_nothing(begin(state, "TERM=xterm-256color"), "\033[?1;2c\033[24;80R\033[I\033[O");
}

/* The bytes of an arrow may come apart on a slow line. */
static void test_arrow_in_two_parts(void **state) {
    struct terminal *terminal = begin(state, "TERM=xterm-256color");
    static const char *const parts[] = {"\033", "OB", "\033O", "B"};
    for (int i = 0; i < 4; i++) {
        terminal_type(terminal, parts[i]);
        terminal_wait_output(terminal, terminal_clock() + 20); /* let them be read one by one */
    }
    assert_true(terminal_see(terminal, "▸ 2"));
    assert_int_equal(program_place(terminal), 2);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(program_see_place(terminal, 3));
}

/* Of "0-5 answer" in the bottom line nobody can tell which digit is meant. */
static void test_click_on_the_digits(void **state) {
    struct terminal *terminal = begin(state, "TERM=xterm-256color");
    assert_true(program_click_text(terminal, "-5 answer"));
    assert_true(program_click_text(terminal, "5 answer"));
    assert_true(program_click_text(terminal, "answer  "));
    do_nothing(terminal, "");
}

static struct terminal *type_a_name(void **state) {
    static const char *const arguments[] = {"take", "--new", NULL};
    struct terminal *terminal =
        program_start(*state, &(struct program_setup){.arguments = arguments});
    assert_true(terminal_see(terminal, "begin"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Go on as"));
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "Type a code name"));
    return terminal;
}

/* Eight thumbs of a sign and a tone are too wide for a name; rubbing out takes a whole one. */
static void test_wide_graphemes(void **state) {
    static const char thumb[] = "\U0001F44D\U0001F3FD";
    struct terminal *terminal = type_a_name(state);
    for (int i = 0; i < 8; i++)
        terminal_type(terminal, thumb);
    terminal_type(terminal, "owl");
    assert_true(terminal_see(terminal, "At most 24 characters fit."));
    for (int i = 0; i < 3; i++)
        terminal_key(terminal, VTERM_KEY_BACKSPACE);
    terminal_type(terminal, "!");
    assert_true(terminal_see(terminal, "!"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Go on as \U0001F44D"));
    program_see_whole(terminal);
    assert_false(terminal_find(terminal, "owl", NULL, NULL));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Your answers, your choice"));
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "Go on as"));
}

/* In a small window: Enter leads through the consents and agrees to nothing, and a digit on the
 * page before a question answers nothing. */
static void test_enter_alone(void **state) {
    static const char *const arguments[] = {"take", NULL};
    struct terminal *terminal = program_start(
        *state, &(struct program_setup){.rows = 12, .columns = 40, .arguments = arguments});
    static const char *const seen[] = {
        "Enter",           "Go on as", "\u25b8 1  [ ] No", "\u25b8 2  [ ] No", "\u25b8 3  [ ] No",
        "\u25b8 4  [ ] No"};
    for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++) {
        assert_true(terminal_see(terminal, seen[i]));
        terminal_key(terminal, VTERM_KEY_ENTER);
    }
    assert_true(terminal_see(terminal, "As it stands nothing is kept."));
    assert_true(terminal_see(terminal, "\u25b8 5  Go on without keeping anything"));
    terminal_type(terminal, " ");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "1 of 50, not kept"));
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, PROGRAM_PREFACE));
    terminal_type(terminal, "5");
    assert_true(terminal_see(terminal, "0-5 answer"));
    terminal_type(terminal, "5");
    assert_true(program_see_place(terminal, 3));
}

/* Ctrl-W takes back a word and the spaces behind it, Ctrl-U all. */
static void test_words_and_lines_taken_back(void **state) {
    struct terminal *terminal = type_a_name(state);
    terminal_type(terminal, "calm made-up ");
    assert_true(terminal_see(terminal, "calm made-up"));
    terminal_type(terminal, "\027heron");
    assert_true(terminal_see(terminal, "calm heron"));
    terminal_type(terminal, "\025owl");
    assert_true(terminal_see(terminal, "▸ owl"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Go on as owl"));
}

/* Far more than fits: the end of it is seen, and Enter says what is wrong. */
static void test_a_name_without_end(void **state) {
    struct terminal *terminal = type_a_name(state);
    for (int i = 0; i < 60; i++)
        terminal_type(terminal, "\U0001F44D\U0001F3FD");
    terminal_type(terminal, "end");
    assert_true(terminal_see(terminal, "At most 24 characters fit."));
    assert_false(terminal_find(terminal, "end", NULL, NULL));
    terminal_type(terminal, "\033");
    assert_true(terminal_see(terminal, "Go on as"));
}

/* The mark at the end of a paste is lost: after a moment of silence keys are keys again. */
static void test_paste_without_end(void **state) {
    struct terminal *terminal = begin(state, "TERM=xterm-256color");
    terminal_type(terminal, "\033[200~12345");
    terminal_settle(terminal, 1500);
    assert_int_equal(program_place(terminal), 2);
    terminal_type(terminal, "4");
    assert_true(program_see_place(terminal, 3));

    terminal = type_a_name(state);
    terminal_type(terminal, "\033[200~pasted\r");
    assert_true(terminal_see(terminal, "▸ pasted"));
    terminal_settle(terminal, 1500);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Go on as pasted"));
}

static void test_nothing_to_resume(void **state) {
    static const char *const arguments[] = {"take", "--resume", NULL};
    struct ending ending;
    struct terminal *terminal =
        program_start(*state, &(struct program_setup){.arguments = arguments});
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, 1);
    assert_true(
        terminal_find(terminal, "there is no unfinished sitting to go on with", NULL, NULL));
    assert_false(terminal_alternate(terminal));
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_delete_under_vt100),
        SEAT_TEST(test_arrow_with_a_modifier),
        SEAT_TEST(test_alt_and_a_digit),
        SEAT_TEST(test_alt_and_q),
        SEAT_TEST(test_keys_of_the_u_kind),
        SEAT_TEST(test_function_keys_of_another_terminal),
        SEAT_TEST(test_answers_to_questions_nobody_asked),
        SEAT_TEST(test_arrow_in_two_parts),
        SEAT_TEST(test_click_on_the_digits),
        SEAT_TEST(test_wide_graphemes),
        SEAT_TEST(test_enter_alone),
        SEAT_TEST(test_words_and_lines_taken_back),
        SEAT_TEST(test_a_name_without_end),
        SEAT_TEST(test_paste_without_end),
        SEAT_TEST(test_nothing_to_resume),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
