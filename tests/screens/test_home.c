/* The home screen's first frame: there before the questions and the store, and true of both. */
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* Where SQLite's locks lie in the file of a database. */
enum { LOCKS_START = 0x40000000, LOCKS_LENGTH = 512 };

/* Keep everybody else out of the store, so that opening it waits, until the file is closed. */
static int lock_store(const struct seat *seat) {
    char path[512];
    struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCKS_START, .l_len = LOCKS_LENGTH};
    snprintf(path, sizeof path, "%s/data/leadquiz/leadquiz.db", seat->home);
    int file = open(path, O_RDWR | O_CLOEXEC);
    assert_true(file >= 0);
    assert_int_equal(fcntl(file, F_SETLKW, &lock), 0);
    return file;
}

static struct terminal *start(void **state, const char *word) {
    const char *const arguments[] = {word, NULL};
    return program_start(*state, &(struct program_setup){.arguments = arguments});
}

/* A sitting with one answer to go on with. */
static void leave_a_sitting(void **state) {
    struct terminal *terminal = start(state, "take");
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, "3"));
    assert_true(program_see_place(terminal, 2));
    terminal_type(terminal, "q");
    assert_true(terminal_wait_end(terminal, NULL));
}

static void test_before_the_store(void **state) {
    leave_a_sitting(state);
    int lock = lock_store(*state);
    struct terminal *terminal = start(state, NULL);
    assert_true(terminal_see(terminal, "? help   q leave"));
    static const char *const doors[] = {"Take the questionnaire",
                                        "Take the short form",
                                        "My results",
                                        "Review the team",
                                        "Join a meeting",
                                        "Run a meeting",
                                        "What it is and who sees what",
                                        "Leave"};
    int row = 0, before = 0, column = 0;
    for (size_t i = 0; i < sizeof doors / sizeof doors[0]; i++) {
        assert_true(terminal_find(terminal, doors[i], &row, &column));
        assert_true(row > before);
        before = row;
    }
    assert_true(terminal_find(terminal, "leadquiz", NULL, NULL));
    /* Numbers may change, so there are none, and no click is taken. */
    assert_false(terminal_find(terminal, "1 ", NULL, NULL));
    assert_false(terminal_find(terminal, "▸", NULL, NULL));
    assert_false(terminal_mouse_wanted(terminal));
    close(lock);
    assert_true(terminal_see(terminal, "▸ 1  Go on where "));
    assert_true(terminal_see(terminal, "2  Take the questionnaire"));
    assert_true(terminal_mouse_wanted(terminal));
}

/* A key pressed early means what it means on the screen that comes. */
static void test_early_keys(void **state) {
    leave_a_sitting(state);
    int lock = lock_store(*state);
    struct terminal *terminal = start(state, NULL);
    assert_true(terminal_see(terminal, "? help   q leave"));
    terminal_type(terminal, "1");
    close(lock);
    assert_true(program_see_place(terminal, 2));
    terminal_type(terminal, "3");
    assert_true(program_see_place(terminal, 3));
}

/* In the usual case no door moves when the rest comes. */
static void test_nothing_moves(void **state) {
    struct terminal *terminal = start(state, NULL);
    assert_true(terminal_see(terminal, "1  Take the questionnaire"));
    terminal_type(terminal, "q");
    assert_true(terminal_wait_end(terminal, NULL));
    int lock = lock_store(*state);
    terminal = start(state, NULL);
    assert_true(terminal_see(terminal, "? help   q leave"));
    int row = 0, column = 0, row_after = 0, column_after = 0;
    assert_true(terminal_find(terminal, "Take the short form", &row, &column));
    size_t spent = terminal_bytes(terminal);
    close(lock);
    assert_true(terminal_see(terminal, "2  Take the short form"));
    program_see_whole(terminal);
    assert_true(terminal_find(terminal, "Take the short form", &row_after, &column_after));
    assert_int_equal(row, row_after);
    assert_int_equal(column, column_after);
    spent = terminal_bytes(terminal) - spent;
    assert_in_range(spent, 1, 800); /* what differs, not the whole */
}

/* Whatever cannot be read is said where the person is, on the terminal as it was. */
static void assert_gives_back(void **state, const char *const *words, const char *sentence) {
    struct terminal *terminal =
        program_start(*state, &(struct program_setup){.arguments = words, .columns = 120});
    struct ending ending;
    assert_true(terminal_see(terminal, sentence));
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, 1);
    assert_false(terminal_alternate(terminal));
    assert_false(terminal_mouse_wanted(terminal));
    assert_false(terminal_find(terminal, "Take the questionnaire", NULL, NULL));
}

static void test_wrong_questions(void **state) {
    const char *const words[] = {"--questions", "none.ini", NULL};
    assert_gives_back(state, words, "leadquiz: none.ini cannot be read: No such file or directory");
}

static void test_wrong_store(void **state) {
    const char *const words[] = {"--db", "/dev/full", NULL};
    assert_gives_back(state, words, "leadquiz: /dev/full is not a file; name another with --db");
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_before_the_store), SEAT_TEST(test_early_keys),
        SEAT_TEST(test_nothing_moves),    SEAT_TEST(test_wrong_questions),
        SEAT_TEST(test_wrong_store),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
