/* Windows of every size, and windows that do not keep theirs. */
#include "golden.h"
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct terminal *start(void **state, int rows, int columns) {
    const char *const arguments[] = {"take", "--name", "test-heron", NULL};
    const struct program_setup setup = {
        .rows = rows, .columns = columns, .arguments = arguments, .fixed_world = true};
    return program_start(*state, &setup);
}

static void look(struct terminal *terminal, const char *folder, const char *screen) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", GOLDEN_DIR, folder);
    assert_true(golden_matches(terminal, path, screen));
}

static struct terminal *start_at_question(void **state) {
    struct terminal *terminal = start(state, 24, 80);
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, "3"));
    assert_true(program_see_place(terminal, 2));
    return terminal;
}

/* After any storm the screen is what it would be had the window always had its size. */
static void test_storm(void **state) {
    struct terminal *terminal = start_at_question(state);
    look(terminal, "sizes", "question-80x24");
    unsigned seed = 7;
    for (int i = 0; i < 200; i++) {
        seed = seed * 1103515245U + 12345U;
        int rows = i % 10 == 0 ? 1 : 1 + (int)(seed >> 16) % 60;
        int columns = i % 10 == 0 ? 1 : 1 + (int)(seed >> 8) % 200;
        terminal_resize(terminal, rows, columns);
        if (i % 3 == 0) /* sometimes the program gets to draw, sometimes not */
            terminal_wait_output(terminal, terminal_clock() + 20);
    }
    assert_true(terminal_running(terminal));
    terminal_resize(terminal, 12, 40);
    look(terminal, "sizes", "preface-40x12");
    /* A digit does not answer what cannot be seen yet: it shows it. */
    terminal_type(terminal, "5");
    look(terminal, "sizes", "question-40x12");
    terminal_resize(terminal, 40, 120);
    look(terminal, "sizes", "question-120x40");
    terminal_resize(terminal, 1, 1);
    terminal_resize(terminal, 24, 80);
    look(terminal, "sizes", "question-80x24");
    terminal_type(terminal, "5");
    assert_true(program_see_place(terminal, 3));
}

static void test_too_small(void **state) {
    struct terminal *terminal = start_at_question(state);
    terminal_resize(terminal, 11, 80);
    assert_true(terminal_see(terminal, "at least 40 x 12"));
    look(terminal, "sizes", "too-low");
    terminal_resize(terminal, 24, 39);
    assert_true(terminal_see(terminal, "39 x 24"));
    look(terminal, "sizes", "too-narrow");
    /* Keys for a screen that cannot be seen do nothing. Ctrl-L draws anew, so that it is known that
     * they were read before the window grows. */
    terminal_type(terminal, "345\r\t?\x0c");
    assert_true(terminal_wait_output(terminal, terminal_clock() + WAIT_MS));
    terminal_resize(terminal, 24, 80);
    look(terminal, "sizes", "question-80x24");
}

static void test_too_small_from_the_start(void **state) {
    struct terminal *terminal = start(state, 5, 20);
    assert_true(terminal_see(terminal, "needs a window"));
    terminal_resize(terminal, 24, 80);
    assert_true(program_begin(terminal));
    terminal = start(state, 1, 1);
    terminal_resize(terminal, 24, 80);
    assert_true(terminal_see(terminal, "Begin a new one"));
}

/* Only Ctrl-C leaves, and says so. */
static void test_left_while_too_small(void **state) {
    struct ending ending;
    struct terminal *terminal = start_at_question(state);
    terminal_resize(terminal, 3, 30);
    assert_true(terminal_see(terminal, "needs a window"));
    terminal_type(terminal, "q\x0c");
    assert_true(terminal_wait_output(terminal, terminal_clock() + WAIT_MS));
    assert_true(terminal_running(terminal));
    terminal_type(terminal, "\x03");
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, 130);
}

/* Nothing of the text of a question is lost on the smallest screen that is promised. */
static void test_every_question_fits_the_smallest(void **state) {
    struct terminal *terminal = start(state, 12, 40);
    assert_true(program_begin(terminal));
    for (int place = 1; place <= PROGRAM_QUESTIONS; place++) {
        assert_true(program_see_question(terminal, place));
        char *text = terminal_text(terminal);
        assert_non_null(text);
        const char *below = strstr(text, "\n");
        assert_non_null(below);
        const char key[2] = {program_answers[place - 1], '\0'};
        char label[16];
        snprintf(label, sizeof label, " 1  ");
        if (!strstr(below, label))
            fprintf(stderr, "question %d shows no answer:\n%s", place, text);
        assert_non_null(strstr(below, label));
        free(text);
        terminal_type(terminal, key);
    }
    assert_true(terminal_see(terminal, "See my result"));
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_storm),
        SEAT_TEST(test_too_small),
        SEAT_TEST(test_too_small_from_the_start),
        SEAT_TEST(test_left_while_too_small),
        SEAT_TEST(test_every_question_fits_the_smallest),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
