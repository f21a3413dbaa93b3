/* kill -9, a closed window, a terminal that is gone: no answer shown as given is lost, the next
 * start stands at the same question, and the program ends by itself. */
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { CPU_MOST_MS = 5000 }; /* of a whole life, sanitizers included; a spin takes more at once */

static struct terminal *start(void **state, const char *word, bool ignore_hangup) {
    const char *const arguments[] = {"take", "--name", "test-heron", word, NULL};
    const struct program_setup setup = {.arguments = arguments, .ignore_hangup = ignore_hangup};
    return program_start(*state, &setup);
}

static struct terminal *begin(void **state) {
    struct terminal *terminal = start(state, NULL, false);
    assert_true(program_begin(terminal));
    return terminal;
}

/* Give the answer of `place` and see the next question. */
static void step(struct terminal *terminal, int place) {
    const char key[2] = {program_answers[place - 1], '\0'};
    assert_true(program_answer(terminal, place, key));
    if (place < PROGRAM_QUESTIONS)
        assert_true(program_see_place(terminal, place + 1));
    else
        assert_true(terminal_see(terminal, "See my result"));
}

static void assert_killed(struct terminal *terminal) {
    struct ending ending;
    terminal_kill(terminal, SIGKILL);
    assert_true(terminal_wait_end(terminal, &ending));
    assert_false(ending.exited);
    assert_int_equal(ending.status, SIGKILL);
}

static void test_killed_at_each_question(void **state) {
    struct terminal *terminal = begin(state);
    for (int place = 1; place <= PROGRAM_QUESTIONS; place++) {
        step(terminal, place);
        assert_killed(terminal);
        terminal = start(state, "--resume", false);
        if (place < PROGRAM_QUESTIONS)
            assert_true(program_see_place(terminal, place + 1));
    }
    assert_true(terminal_see(terminal, "50 of 50 answered"));
}

/* Killed in the middle of fast answering: what the screen showed last is the least that is kept. */
static void test_killed_while_answering(void **state) {
    struct terminal *terminal = begin(state);
    int shown = 1;
    while (shown < 45) {
        char digits[6] = "";
        memcpy(digits, program_answers + shown - 1, sizeof digits - 1);
        terminal_type(terminal, digits);
        assert_true(terminal_wait_output(terminal, terminal_clock() + WAIT_MS));
        assert_killed(terminal);
        int last = program_place(terminal);
        assert_in_range(last, shown, shown + 5);
        terminal = start(state, "--resume", false);
        assert_true(terminal_see(terminal, "save and leave"));
        int kept = program_place(terminal);
        assert_in_range(kept, last, shown + 5);
        /* Each turn must get on, or the test would go on for ever. */
        if (kept == shown) {
            step(terminal, kept);
            kept++;
        }
        shown = kept;
    }
}

static void assert_ends_of_itself(struct terminal *terminal) {
    struct ending ending;
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_in_range(ending.cpu_ms, 0, CPU_MOST_MS);
}

static void test_window_closed_at_many_questions(void **state) {
    struct terminal *terminal = begin(state);
    for (int place = 1; place < PROGRAM_QUESTIONS; place += 8) {
        for (int i = place; i < place + 8 && i < PROGRAM_QUESTIONS; i++)
            step(terminal, i);
        int last = place + 8 < PROGRAM_QUESTIONS ? place + 8 : PROGRAM_QUESTIONS;
        terminal_hang_up(terminal);
        assert_ends_of_itself(terminal);
        terminal = start(state, "--resume", false);
        assert_true(program_see_place(terminal, last));
    }
}

/* Started under nohup: no signal comes, only reads that fail. */
static void test_window_closed_without_a_signal(void **state) {
    struct terminal *terminal = begin(state);
    step(terminal, 1);
    assert_killed(terminal);
    terminal = start(state, "--resume", true);
    assert_true(program_see_place(terminal, 2));
    step(terminal, 2);
    terminal_hang_up(terminal);
    assert_ends_of_itself(terminal);
    terminal = start(state, "--resume", false);
    assert_true(program_see_place(terminal, 3));
}

static void test_signals(void **state) {
    static const int signals[] = {SIGHUP, SIGTERM, SIGINT};
    struct terminal *terminal = begin(state);
    for (int i = 0; i < 3; i++) {
        step(terminal, i + 1);
        terminal_kill(terminal, signals[i]);
        assert_ends_of_itself(terminal);
        terminal = start(state, "--resume", false);
        assert_true(program_see_place(terminal, i + 2));
    }
}

/* The window is closed while this text is on the screen. */
static void close_at(struct terminal *terminal, const char *text) {
    assert_true(terminal_see(terminal, text));
    terminal_hang_up(terminal);
    assert_ends_of_itself(terminal);
}

static void test_window_closed_on_every_screen(void **state) {
    static const struct {
        const char *keys[6], *text;
    } ways[] = {
        {{NULL}, "begin"},
        {{"?"}, "Help:"},
        {{"1"}, "Go on as"},
        {{"1", "3"}, "Type a code name"},
        {{"1", "1"}, "Your answers, your choice"},
        {{"1", "1", "5"}, "not kept"},
        {{"1", "1", "5", "q"}, "You chose to keep"},
        {{"1", "1", "5", "\t"}, "answered"},
    };
    static const char *const after[] = {"Go on as", "Your answers", "not kept"};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        static const char *const arguments[] = {"take", NULL};
        const struct program_setup setup = {.arguments = arguments, .ignore_hangup = i % 2 == 1};
        struct terminal *terminal = program_start(*state, &setup);
        assert_true(terminal_see(terminal, "begin"));
        for (int key = 0; ways[i].keys[key]; key++) {
            terminal_type(terminal, ways[i].keys[key]);
            if (ways[i].keys[key + 1])
                assert_true(terminal_see(terminal, after[key]));
        }
        close_at(terminal, ways[i].text);
    }
}

static void test_window_closed_after_the_questions(void **state) {
    struct terminal *terminal = begin(state);
    assert_true(program_answer(terminal, 1, program_answers));
    close_at(terminal, "See my result");
    terminal = start(state, "--resume", false);
    assert_true(terminal_see(terminal, "See my result"));
    terminal_type(terminal, "1");
    assert_true(terminal_see_gone(terminal, "See my result"));
    assert_true(terminal_see(terminal, "what to do"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    close_at(terminal, "Choose one or two");
    terminal = start(state, NULL, false);
    close_at(terminal, "begin"); /* finished: nothing to go on with */
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_killed_at_each_question),
        SEAT_TEST(test_killed_while_answering),
        SEAT_TEST(test_window_closed_at_many_questions),
        SEAT_TEST(test_window_closed_without_a_signal),
        SEAT_TEST(test_signals),
        SEAT_TEST(test_window_closed_on_every_screen),
        SEAT_TEST(test_window_closed_after_the_questions),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
