/* The whole way with one hand's tools alone, and what keys may never do. */
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct terminal *start_home(void **state) {
    return program_start(*state, &(struct program_setup){0});
}

static struct terminal *start_take(void **state, const char *word) {
    const char *const arguments[] = {"take", "--name", "test-heron", word, NULL};
    return program_start(*state, &(struct program_setup){.arguments = arguments});
}

static void assert_ends(struct terminal *terminal) {
    struct ending ending;
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, 0);
}

static void test_arrows_and_enter(void **state) {
    struct terminal *terminal = start_home(state);
    static const char *const first[] = {"Take the questionnaire", "begin", "Go on as"};
    for (size_t i = 0; i < 3; i++) {
        assert_true(terminal_see(terminal, first[i]));
        terminal_key(terminal, VTERM_KEY_ENTER);
    }
    assert_true(terminal_see(terminal, "Your answers, your choice"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Yes"));
    for (int i = 0; i < 4; i++)
        terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_ENTER);
    for (int place = 1; place <= PROGRAM_QUESTIONS; place++) {
        assert_true(program_see_place(terminal, place));
        for (int i = '0'; i < program_answers[place - 1]; i++)
            terminal_key(terminal, VTERM_KEY_DOWN);
        terminal_key(terminal, VTERM_KEY_ENTER);
    }
    assert_true(terminal_see(terminal, "See my result"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "what to do"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Choose one or two"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "(by"));
    for (int i = 0; i < 4; i++)
        terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "1  Take the questionnaire"));
    terminal_key(terminal, VTERM_KEY_END);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_ends(terminal);
}

static void test_digits(void **state) {
    struct terminal *terminal = start_home(state);
    assert_true(terminal_see(terminal, "1  Take the questionnaire"));
    terminal_type(terminal, "1");
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, program_answers));
    assert_true(terminal_see(terminal, "See my result"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "what to do"));
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "Self-control"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "what to do"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Choose one or two"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "(by"));
    assert_true(terminal_see(terminal, "5  Done"));
    terminal_type(terminal, "5");
    assert_true(terminal_see(terminal, "1  Take the questionnaire"));
    terminal_type(terminal, "8");
    assert_ends(terminal);
}

static void test_mouse(void **state) {
    struct terminal *terminal = start_home(state);
    assert_true(program_click_text(terminal, "1  Take the questionnaire"));
    assert_true(program_click_text(terminal, "begin"));
    assert_true(program_click_text(terminal, "Go on as"));
    assert_true(program_click_text(terminal, "Save my answers"));
    assert_true(terminal_see(terminal, "Yes"));
    assert_true(program_click_number(terminal, 5));
    for (int place = 1; place <= PROGRAM_QUESTIONS; place++) {
        assert_true(program_see_place(terminal, place));
        assert_true(program_click_number(terminal, program_answers[place - 1] - '0'));
    }
    assert_true(program_click_text(terminal, "See my result"));
    assert_true(terminal_see(terminal, "what to do"));
    assert_true(program_click_text(terminal, "facets"));
    assert_true(terminal_see(terminal, "Self-control"));
    assert_true(program_click_text(terminal, "back"));
    assert_true(program_click_text(terminal, "what to do"));
    assert_true(terminal_see(terminal, "Choose one or two"));
    assert_true(program_click_number(terminal, 2));
    assert_true(program_click_text(terminal, "Done"));
    assert_true(program_click_text(terminal, "8  Leave"));
    assert_ends(terminal);
}

/* The wheel moves the selection, and clicks beside everything do nothing. */
static void test_wheel_and_stray_clicks(void **state) {
    struct terminal *terminal = start_take(state, NULL);
    assert_true(program_begin(terminal));
    for (int row = 0; row < 24; row++)
        for (int column = 0; column < 80; column += 79)
            terminal_click(terminal, row, column);
    terminal_click(terminal, 0, 40);
    terminal_wheel(terminal, 10, 10, true);
    assert_true(terminal_see(terminal, "▸"));
    assert_int_equal(program_place(terminal), 1);
    terminal_wheel(terminal, 10, 10, true);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(program_see_place(terminal, 2));
}

/* A paste is no answering: outside of typing it does nothing, in a name its control bytes do
 * nothing. */
static void test_paste(void **state) {
    static const char keys[] = "12345\r\n345q\033[A";
    struct terminal *terminal = start_take(state, NULL);
    assert_true(program_begin(terminal));
    terminal_paste(terminal, keys, sizeof keys - 1);
    terminal_type(terminal, "3");
    assert_true(program_see_place(terminal, 2));
    terminal_settle(terminal, 300);
    assert_int_equal(program_place(terminal), 2);

    terminal = start_home(state);
    assert_true(terminal_see(terminal, "2  Take the questionnaire"));
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "begin"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Go on as"));
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "Type a code name"));
    terminal_paste(terminal, "pas\rted\t\033[31m\x01-owl\n", 19);
    assert_true(terminal_see(terminal, "-owl"));
    assert_true(terminal_find(terminal, "Type a code name", NULL, NULL));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Go on as pasted"));
}

/* Leaving by this key, wherever one is, loses no answer that was given. */
static void leave_everywhere(void **state, const char *key) {
    struct terminal *terminal = start_take(state, NULL);
    assert_true(program_begin(terminal));
    for (int place = 1; place <= PROGRAM_QUESTIONS; place += 7) {
        if (place > 1) {
            terminal = start_take(state, "--resume");
            assert_true(program_see_place(terminal, place));
        }
        terminal_type(terminal, "?");
        assert_true(terminal_see(terminal, "Help:"));
        terminal_type(terminal, key);
        assert_true(program_see_place(terminal, place));
        char digits[8] = "";
        int count = PROGRAM_QUESTIONS - place + 1 < 7 ? PROGRAM_QUESTIONS - place + 1 : 7;
        memcpy(digits, program_answers + place - 1, (size_t)count);
        assert_true(program_answer(terminal, place, digits));
        if (place + count > PROGRAM_QUESTIONS)
            assert_true(terminal_see(terminal, "See my result"));
        else
            assert_true(program_see_place(terminal, place + count));
        bool complete = place + count > PROGRAM_QUESTIONS;
        if (place % 2 == 0 && !complete) {
            terminal_key(terminal, VTERM_KEY_TAB);
            assert_true(terminal_see(terminal, "answered"));
        }
        if (place % 2 == 0 || complete) { /* the overview leads back to the question */
            terminal_type(terminal, key);
            assert_true(program_see_place(terminal, complete ? PROGRAM_QUESTIONS : place + count));
        }
        terminal_type(terminal, key);
        assert_ends(terminal);
    }
    terminal = start_take(state, "--resume");
    assert_true(terminal_see(terminal, "See my result"));
    assert_true(terminal_find(terminal, "50 of 50 answered", NULL, NULL));
}

static void test_q_everywhere(void **state) {
    leave_everywhere(state, "q");
}

static void test_escape_everywhere(void **state) {
    leave_everywhere(state, "\033");
}

/* At whatever moment it comes: a signal between two looks for keys must not be slept through. */
static void test_control_c(void **state) {
    struct ending ending;
    struct terminal *terminal = start_take(state, NULL);
    assert_true(program_begin(terminal));
    for (int place = 1; place < 24; place++) {
        const char keys[] = {program_answers[place - 1], '\0'};
        assert_true(program_answer(terminal, place, keys));
        assert_true(program_see_place(terminal, place + 1));
        terminal_type(terminal, "\x03");
        assert_true(terminal_wait_end(terminal, &ending));
        assert_true(ending.exited);
        assert_int_equal(ending.status, 130);
        assert_false(terminal_alternate(terminal));
        assert_false(terminal_mouse_wanted(terminal));
        terminal = start_take(state, "--resume");
        assert_true(program_see_place(terminal, place + 1));
    }
}

/* Moving the selection may cost at most 150 bytes on the line, however slow that is. */
static void test_bytes_of_a_move(void **state) {
    struct terminal *terminal = start_take(state, NULL);
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, "3"));
    assert_true(program_see_place(terminal, 2));
    terminal_key(terminal, VTERM_KEY_DOWN);
    assert_true(terminal_see(terminal, "▸ 1"));
    terminal_settle(terminal, 200); /* what comes last moves nothing that can be seen */
    size_t before = terminal_bytes(terminal);
    terminal_key(terminal, VTERM_KEY_DOWN);
    assert_true(terminal_see(terminal, "▸ 2"));
    terminal_settle(terminal, 200);
    size_t spent = terminal_bytes(terminal) - before;
    assert_in_range(spent, 1, 150);
}

/* Keys that nobody would press, thousands of them: the program lives, and so does what it kept. */
static void test_random_bytes(void **state) {
    struct terminal *terminal = start_take(state, NULL);
    unsigned long long random = 88172645463325252ULL;
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, "344"));
    assert_true(program_see_place(terminal, 4));
    for (int i = 0; i < 4000 && terminal_running(terminal); i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        char byte = (char)(random >> 24);
        /* Those that leave would end it too soon. */
        if (byte == 'q' || byte == '\x03' || byte == '\x1c' || byte == '\x1b' || byte == '\x1a')
            byte = '\t';
        terminal_paste(terminal, "", 0);
        terminal_type(terminal, (const char[]){byte, '\0'});
    }
    assert_true(terminal_running(terminal));
    terminal_settle(terminal, 300);
    struct ending ending;
    terminal_kill(terminal, 9);
    assert_true(terminal_wait_end(terminal, &ending));
    assert_false(ending.exited);
    terminal = start_home(state);
    assert_true(terminal_see(terminal, "about 7 minutes"));
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_arrows_and_enter),
        SEAT_TEST(test_digits),
        SEAT_TEST(test_mouse),
        SEAT_TEST(test_wheel_and_stray_clicks),
        SEAT_TEST(test_paste),
        SEAT_TEST(test_q_everywhere),
        SEAT_TEST(test_escape_everywhere),
        SEAT_TEST(test_control_c),
        SEAT_TEST(test_bytes_of_a_move),
        SEAT_TEST(test_random_bytes),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
