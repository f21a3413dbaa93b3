/* What a terminal begins to send and does not end: time and signals go on, the next keys are keys,
 * and no piece of it becomes an answer. */
#include "gathering.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>

enum { LATER_MS = 300 }; /* three times what the program waits for the rest */

static struct gathering gathering;

static int tear_down(void **state) {
    if (gathering.store != NULL)
        gathering_close(&gathering);
    gathering = (struct gathering){.store = NULL};
    return seat_close(state);
}

static struct terminal *take(struct seat *seat, const char *type) {
    const char *const words[] = {"take", NULL}, *const environment[] = {type, NULL};
    struct terminal *terminal = program_start(
        seat, &(struct program_setup){.arguments = words, .environment = environment});
    assert_true(program_begin(terminal));
    return terminal;
}

/* Seen to have been read: the help comes, and the beginning stands right behind its key. */
static void break_off(struct terminal *terminal, const char *beginning) {
    terminal_type(terminal, "?");
    terminal_type(terminal, beginning);
    assert_true(terminal_see(terminal, "Help:"));
    terminal_settle(terminal, LATER_MS);
}

static void ends_by_a_signal(struct terminal *terminal) {
    struct ending ending;
    terminal_kill(terminal, SIGTERM);
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, 130);
}

static void test_signals(void **state) {
    struct terminal *terminal = take(*state, "TERM=xterm-256color");
    break_off(terminal, "\033[<0;1");
    ends_by_a_signal(terminal);
}

static void test_signals_amid_three_bytes(void **state) {
    struct terminal *terminal = take(*state, "TERM=tmux-256color");
    break_off(terminal, "\033[M 1");
    ends_by_a_signal(terminal);
}

/* At a question: what comes late, after what began it, and then an answer. */
static void comes_late(struct terminal *terminal, const char *beginning, const char *rest) {
    int place = program_place(terminal);
    terminal_type(terminal, beginning);
    terminal_settle(terminal, LATER_MS);
    terminal_type(terminal, rest);
    terminal_settle(terminal, LATER_MS);
    assert_int_equal(program_place(terminal), place);
    terminal_type(terminal, "3");
    assert_true(program_see_place(terminal, place + 1));
}

static void test_the_rest_is_no_answer(void **state) {
    struct terminal *terminal = take(*state, "TERM=xterm-256color");
    comes_late(terminal, "\033[<0;1", "2;5M");
    comes_late(terminal, "\033[<", "0;12;5M");
    comes_late(terminal, "\033[<0;12;5", "m");
    comes_late(terminal, "\033[<0;1", "2;5");
    comes_late(terminal, "\033[", "1;5C");
}

static void test_the_rest_of_three_bytes_is_no_answer(void **state) {
    struct terminal *terminal = take(*state, "TERM=tmux-256color");
    comes_late(terminal, "\033[M 1", "2");
    comes_late(terminal, "\033[M", " 12");
}

static void test_the_next_keys_are_keys(void **state) {
    struct terminal *terminal = take(*state, "TERM=xterm-256color");
    terminal_type(terminal, "\033[<0;1\033OB\033[<0;1\r");
    assert_true(program_see_place(terminal, 2));
    /* Numbers without end. */
    terminal_type(terminal, "\033[<0;11111111111111111111111111111111111111111111111M4");
    assert_true(program_see_place(terminal, 3));
}

/* Three bytes tell of a click where the terminal knows nothing better. */
static void test_clicks_of_three_bytes(void **state) {
    struct terminal *terminal = take(*state, "TERM=tmux-256color");
    assert_true(program_click_number(terminal, 4));
    assert_true(program_see_place(terminal, 2));
}

static struct terminal *sit_down(struct seat *seat) {
    gathering_open(&gathering, seat, NULL, false);
    gathering_step(&gathering, STEP_OPEN, NULL);
    const char *const words[] = {"meeting", "kiosk", gathering.meeting.code, "--idle", "1", NULL};
    struct terminal *terminal =
        program_start(&gathering.terminals[0], &(struct program_setup){.arguments = words});
    assert_true(terminal_see(terminal, "With this word you end it."));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "The next person, please."));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "I was here before"));
    return terminal;
}

static void test_the_kiosk_goes_on(void **state) {
    struct terminal *terminal = sit_down(*state);
    terminal_type(terminal, "\033[<0;1");
    assert_true(terminal_see(terminal, "Are you there?"));
    assert_true(terminal_see(terminal, "The next person, please."));
    terminal_type(terminal, "1;1M");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "I was here before"));
    ends_by_a_signal(terminal);
}

/* Something lies on a key that does nothing. */
static void test_the_kiosk_goes_on_under_a_key(void **state) {
    struct terminal *terminal = sit_down(*state);
    long long deadline = terminal_clock() + WAIT_MS;
    while (!terminal_find(terminal, "The next person, please.", NULL, NULL)) {
        assert_true(terminal_clock() < deadline);
        terminal_type(terminal, "z");
        terminal_wait_output(terminal, terminal_clock() + 20);
    }
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, tear_down)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_signals),
        SEAT_TEST(test_signals_amid_three_bytes),
        SEAT_TEST(test_the_rest_is_no_answer),
        SEAT_TEST(test_the_rest_of_three_bytes_is_no_answer),
        SEAT_TEST(test_the_next_keys_are_keys),
        SEAT_TEST(test_clicks_of_three_bytes),
        SEAT_TEST(test_the_kiosk_goes_on),
        SEAT_TEST(test_the_kiosk_goes_on_under_a_key),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
