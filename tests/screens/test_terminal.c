/* The harness itself, on programs small enough to be sure of. */
#include "golden.h"
#include "seat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct terminal *start_shell(void **state, const char *script) {
    const char *const argv[] = {"bash", "-c", script, NULL};
    return seat_start(*state, &(struct terminal_setup){0}, argv);
}

static void assert_line(struct terminal *terminal, int row, const char *expected) {
    char *text = terminal_text(terminal);
    assert_non_null(text);
    const char *line = text;
    for (int i = 0; i < row; i++)
        line = strchr(line, '\n') + 1;
    char seen[1024];
    snprintf(seen, sizeof seen, "%.*s", (int)strcspn(line, "\n"), line);
    free(text);
    assert_string_equal(seen, expected);
}

static void test_text_and_keys(void **state) {
    struct terminal *terminal = start_shell(state, "read -p 'name? ' x; echo \"[$x]\"; read y");
    assert_true(terminal_see(terminal, "name?"));
    terminal_type(terminal, "Zoë");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "[Zoë]"));
    assert_line(terminal, 0, "name? Zoë");
    assert_line(terminal, 1, "[Zoë]");
    assert_line(terminal, 23, "");
}

static void test_environment_is_fixed(void **state) {
    setenv("LEADQUIZ_STRAY", "yes", 1);
    struct terminal *terminal = start_shell(
        state, "echo \"$TERM $LC_ALL $TZ ${LEADQUIZ_STRAY-none} ${XDG_DATA_HOME#$HOME} "
               "${HOME##*/leadquiz-}\" | sed 's/screens-......$/own/'; stty size; read x");
    assert_true(terminal_see(terminal, "24 80"));
    assert_line(terminal, 0, "xterm-256color C.UTF-8 UTC none /data own");
    unsetenv("LEADQUIZ_STRAY");

    const char *const argv[] = {"bash", "-c", "echo \"$TERM ${LC_ALL-none}.\"; read x", NULL};
    const char *const environment[] = {"TERM=vt100", "LC_ALL", NULL};
    terminal = seat_start(*state, &(struct terminal_setup){.environment = environment}, argv);
    assert_true(terminal_see(terminal, "vt100 none."));
}

static void test_attributes(void **state) {
    struct terminal *terminal =
        start_shell(state, "printf '\\e[1mab\\e[0m c\\r\\n\\e[7m  \\e[0m\\e[31mred\\e[92mgreen"
                           "\\e[0m\\e[44m \\e[0m\\e[1;33m   \\e[0m\\e[38;5;200;4mx\\e[0m\\e[?25l';"
                           "read x");
    assert_true(terminal_see(terminal, "redgreen"));
    assert_true(golden_matches(terminal, GOLDEN_DIR, "harness-attributes"));
}

static void test_golden_tells_a_difference(void **state) {
    if (getenv("LEADQUIZ_UPDATE_GOLDENS"))
        skip();
    struct seat *seat = *state;
    char path[512];
    snprintf(path, sizeof path, "%s/wrong.txt", seat->home);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("80 columns, 24 lines, no cursor\n|other\n", file);
    fclose(file);
    /* The program ends, so that nothing more can come and the comparison need not wait. */
    struct terminal *terminal = start_shell(state, "printf some");
    assert_true(terminal_see(terminal, "some"));
    assert_false(golden_matches(terminal, seat->home, "wrong"));
    assert_false(golden_matches(terminal, seat->home, "absent"));
}

static void test_wide_and_combined_characters(void **state) {
    struct terminal *terminal = start_shell(state, "printf '表|e\\u0301|\\U1F600'; read x");
    assert_true(terminal_see(terminal, "表|e\xcc\x81|\U0001F600"));
    int row = -1, column = -1;
    assert_true(terminal_find(terminal, "\U0001F600", &row, &column));
    assert_int_equal(row, 0);
    assert_int_equal(column, 5);
}

static void test_mouse_only_when_wanted(void **state) {
    struct terminal *terminal =
        start_shell(state, "stty -echo -icanon; printf 'deaf '; read -n 1 x; "
                           "printf '\\e[?1000;1006h''hears\\r\\n'; read -n 9 y; "
                           "printf '%q' \"$x$y\"; read z");
    assert_true(terminal_see(terminal, "deaf"));
    assert_false(terminal_mouse_wanted(terminal));
    terminal_click(terminal, 4, 6); /* nobody listens: it must not count as the first key */
    terminal_type(terminal, "k");
    assert_true(terminal_see(terminal, "hears"));
    assert_true(terminal_mouse_wanted(terminal));
    assert_true(terminal_click_text(terminal, "ears"));
    assert_true(terminal_see(terminal, "$'k\\E[<0;7;1M'"));
}

/* Curses asks for the mouse with two modes in one sequence; the pty may cut it anywhere. */
static void test_lists_of_modes(void **state) {
    struct terminal *terminal = start_shell(
        state, "stty -echo -icanon; printf 'a\\e[?10'; read -n 1 x; printf '06;1000'; read -n 1 x; "
               "printf 'h\\e\\e[?25lb'; read -n 1 x; printf '\\e[?1006;1000l\\e[?12;25hc'; "
               "read -n 1 x; printf '\\e[31;1md'; read x");
    assert_true(terminal_see(terminal, "a"));
    terminal_type(terminal, "1");
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "ab"));
    assert_true(terminal_mouse_wanted(terminal));
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "abc"));
    assert_false(terminal_mouse_wanted(terminal));
    terminal_type(terminal, "4");
    assert_true(terminal_see(terminal, "abcd"));
    char *picture = terminal_picture(terminal);
    assert_non_null(strstr(picture, "cursor in line 1, column 5\n"));
    assert_non_null(strstr(picture, "line 1: 4-4 bold red\n"));
    free(picture);
}

static void test_paste(void **state) {
    struct terminal *terminal = start_shell(state, "stty -echo -icanon; printf '\\e[?2004hready '; "
                                                   "read -n 14 x; printf '%q' \"$x\"; read z");
    assert_true(terminal_see(terminal, "ready"));
    terminal_paste(terminal, "ab", 2);
    assert_true(terminal_see(terminal, "$'\\E[200~ab\\E[201~'"));
}

static void test_resize(void **state) {
    struct terminal *terminal =
        start_shell(state, "echo on; while :; do now=$(stty size); [ \"$now\" = \"$old\" ] || "
                           "{ clear; echo \"$now\"; old=$now; }; read -t 0.02 x; done");
    static const int sizes[][2] = {{12, 40}, {1, 1}, {40, 120}, {2, 9}, {24, 80}};
    assert_true(terminal_see(terminal, "on"));
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        char text[32];
        terminal_resize(terminal, sizes[i][0], sizes[i][1]);
        snprintf(text, sizeof text, "%d %d", sizes[i][0], sizes[i][1]);
        if (sizes[i][1] > 8)
            assert_true(terminal_see(terminal, text));
    }
}

static void test_alternate_screen(void **state) {
    struct terminal *terminal =
        start_shell(state, "printf 'before\\e[?1049h\\e[Hinside'; read x; printf '\\e[?1049l'; "
                           "read x");
    assert_true(terminal_see(terminal, "inside"));
    assert_true(terminal_alternate(terminal));
    assert_false(terminal_find(terminal, "before", NULL, NULL));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "before"));
    assert_false(terminal_alternate(terminal));
}

static void test_endings(void **state) {
    struct ending ending;
    struct terminal *terminal = start_shell(state, "read x; exit 7");
    assert_true(terminal_running(terminal));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_wait_end(terminal, &ending));
    assert_false(terminal_running(terminal));
    assert_true(ending.exited);
    assert_int_equal(ending.status, 7);

    terminal = start_shell(state, "echo on; read x");
    assert_true(terminal_see(terminal, "on"));
    terminal_kill(terminal, SIGKILL);
    assert_true(terminal_wait_end(terminal, &ending));
    assert_false(ending.exited);
    assert_int_equal(ending.status, SIGKILL);
}

static void test_hang_up(void **state) {
    struct ending ending;
    struct terminal *terminal = start_shell(state, "echo on; exec cat");
    assert_true(terminal_see(terminal, "on"));
    terminal_hang_up(terminal);
    assert_true(terminal_wait_end(terminal, &ending));
    assert_false(ending.exited);
    assert_int_equal(ending.status, SIGHUP);

    /* With the signal ignored, only the end of its input tells the program. */
    const char *const argv[] = {"bash", "-c", "echo on; exec cat", NULL};
    terminal = seat_start(*state, &(struct terminal_setup){.ignore_hangup = true}, argv);
    assert_true(terminal_see(terminal, "on"));
    terminal_hang_up(terminal);
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
}

static void test_program_that_is_not_there(void **state) {
    const char *const argv[] = {"/nowhere/leadquiz", NULL};
    struct ending ending;
    struct terminal *terminal = seat_start(*state, &(struct terminal_setup){0}, argv);
    assert_true(terminal_wait_end(terminal, &ending));
    assert_int_equal(ending.status, 127);
    assert_true(terminal_find(terminal, "cannot start /nowhere/leadquiz", NULL, NULL));
}

static void test_a_closed_terminal_is_not_waited_for(void **state) {
    struct terminal *terminal = start_shell(state, "echo on");
    long long start = terminal_clock();
    assert_false(terminal_see(terminal, "never"));
    assert_true(terminal_clock() - start < WAIT_MS);
}

static void test_see_one_and_gone(void **state) {
    struct terminal *terminal = start_shell(state, "printf second; read x; clear; read y");
    assert_int_equal(terminal_see_one(terminal, (const char *const[]){"first", "second", NULL}), 1);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see_gone(terminal, "second"));
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_text_and_keys),
        SEAT_TEST(test_environment_is_fixed),
        SEAT_TEST(test_attributes),
        SEAT_TEST(test_golden_tells_a_difference),
        SEAT_TEST(test_wide_and_combined_characters),
        SEAT_TEST(test_mouse_only_when_wanted),
        SEAT_TEST(test_lists_of_modes),
        SEAT_TEST(test_paste),
        SEAT_TEST(test_resize),
        SEAT_TEST(test_alternate_screen),
        SEAT_TEST(test_endings),
        SEAT_TEST(test_hang_up),
        SEAT_TEST(test_program_that_is_not_there),
        SEAT_TEST(test_a_closed_terminal_is_not_waited_for),
        SEAT_TEST(test_see_one_and_gone),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
