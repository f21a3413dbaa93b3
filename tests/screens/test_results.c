/* One's results over time by arrows, digits and mouse; one's own data; reports; what came of the
 * things to do. */
#include "people.h"
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char next_week[] = "LEADQUIZ_NOW=1795996800"; /* 30 Nov 2026 */

static struct terminal *start(void **state, const char *command, const char *now) {
    const char *const arguments[] = {command, NULL};
    const char *const environment[] = {now, NULL};
    return program_start(*state, &(struct program_setup){.arguments = command ? arguments : NULL,
                                                         .environment = environment});
}

static struct terminal *start_with_three(void **state, const char *command) {
    people_three_sittings(*state);
    struct terminal *terminal = start(state, command, NULL);
    assert_true(terminal_see(terminal, command ? "3 sittings" : "My results"));
    return terminal;
}

static void assert_ends(struct terminal *terminal) {
    struct ending ending;
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, 0);
}

static void press(struct terminal *terminal, const char *key, const char *seen) {
    terminal_type(terminal, key);
    assert_true(terminal_see(terminal, seen));
}

static void assert_not_there(struct terminal *terminal, const char *text) {
    program_see_whole(terminal);
    assert_false(terminal_find(terminal, text, NULL, NULL));
}

static void test_arrows_and_enter(void **state) {
    struct terminal *terminal = start_with_three(state, NULL);
    terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "3 sittings"));
    terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "test-heron · 22 Sep 2026"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Answers"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "test-heron · 22 Sep 2026"));
    terminal_key(terminal, VTERM_KEY_BACKSPACE);
    assert_true(terminal_see(terminal, "3 sittings"));
    assert_true(terminal_see(terminal, "▸ 2  22 Sep 2026"));
    terminal_key(terminal, VTERM_KEY_BACKSPACE);
    assert_true(terminal_see(terminal, "My results"));
}

static void test_digits(void **state) {
    struct terminal *terminal = start_with_three(state, NULL);
    press(terminal, "3", "3 sittings");
    press(terminal, "3", "test-heron · 24 Jul 2026");
    press(terminal, "1", "PgUp PgDn page");
    press(terminal, "q", "test-heron · 24 Jul 2026");
    press(terminal, "2", "Self-control");
    press(terminal, "1", "test-heron · 24 Jul 2026");
    press(terminal, "3", "In which form?");
    press(terminal, "q", "test-heron · 24 Jul 2026");
    press(terminal, "q", "3 sittings");
    press(terminal, "t", "scale 1 of 5");
    press(terminal, "4", "scale 4 of 5");
    terminal_key(terminal, VTERM_KEY_LEFT);
    assert_true(terminal_see(terminal, "scale 3 of 5"));
    press(terminal, "q", "3 sittings");
    press(terminal, "q", "8  Leave");
    terminal_type(terminal, "8");
    assert_ends(terminal);
}

static void test_mouse(void **state) {
    struct terminal *terminal = start_with_three(state, NULL);
    static const char *const clicks[][2] = {
        /* what is clicked, and what comes of it */
        {"3  My results", "3 sittings"},
        {"24 Jul 2026", "a answers"},
        {"answers", "PgUp PgDn page"},
        {"I write down a clear goal", "▸    I write down"},
        {"back", "a answers"},
        {"facets", "Self-control"},
        {"back", "a answers"},
        {"save", "In which form?"},
        {"back", "a answers"},
        {"back", "3 sittings"},
        {"over time", "scale 1 of 5"},
        {"other scale", "scale 2 of 5"},
        {"back", "3 sittings"},
        {"my data", "Change what I agreed to"},
        {"Delete the sitting", "Keep it"},
        {"Keep it", "3 sittings"},
    };
    for (size_t i = 0; i < sizeof clicks / sizeof clicks[0]; i++) {
        assert_true(program_click_text(terminal, clicks[i][0]));
        assert_true(terminal_see(terminal, clicks[i][1]));
    }
}

/* Asked once; the line that is marked leaves all as it is. */
static void test_delete_a_sitting(void **state) {
    struct terminal *terminal = start_with_three(state, "results");
    press(terminal, "d", "Delete the sitting of 14 Nov 2026");
    press(terminal, "2", "Keep it");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "3 sittings"));
    terminal_key(terminal, VTERM_KEY_DOWN);
    press(terminal, "d", "Delete the sitting of 22 Sep 2026");
    press(terminal, "2", "Delete it");
    press(terminal, "2", "The sitting of 22 Sep 2026 is deleted.");
    assert_true(terminal_see(terminal, "2 sittings"));
    assert_true(terminal_see(terminal, "Since 24 Jul 2026"));

    terminal = start(state, "results", NULL);
    assert_true(terminal_see(terminal, "2 sittings"));
    assert_true(terminal_see(terminal, "14 Nov 2026"));
    assert_not_there(terminal, "22 Sep 2026");
}

static void test_delete_everything(void **state) {
    struct terminal *terminal = start_with_three(state, "results");
    static const char *const leaving[] = {"1", "q", "\r", "\177"};
    for (int i = 0; i < 4; i++) {
        press(terminal, "d", "Delete everything about test-heron");
        press(terminal, "3", "It cannot be brought back.");
        press(terminal, leaving[i], "3 sittings");
    }
    press(terminal, "d", "Delete everything about test-heron");
    press(terminal, "3", "It cannot be brought back.");
    terminal_type(terminal, "2");
    assert_ends(terminal);
    assert_true(terminal_see(terminal, "Everything about test-heron is deleted."));

    terminal = start(state, NULL, NULL);
    press(terminal, "", "My results");
    press(terminal, "3", "Whose results?");
    press(terminal, "test-heron\r", "There is nobody with the code name test-heron here.");
}

/* Left with q they are as they were; with the last line they are kept. */
static void test_change_consents(void **state) {
    static const char save[] = "[x] Yes  Save my answers", average[] = "[x] Yes  Let my answers";
    struct terminal *terminal = start_with_three(state, "results");
    press(terminal, "d", "Change what I agreed to");
    press(terminal, "1", save);
    press(terminal, "2", average);
    press(terminal, "1", "[ ] No   Save my answers");
    assert_not_there(terminal, average); /* it needs the first ... */
    press(terminal, "1", average);       /* ... and comes back with it */
    press(terminal, "1", "[ ] No   Save my answers");
    press(terminal, "q", "3 sittings");
    press(terminal, "d", "Change what I agreed to");
    press(terminal, "1", save);
    assert_not_there(terminal, average);
    press(terminal, "2", average);
    press(terminal, "5", "Your choices are kept.");

    terminal = start(state, "results", NULL);
    press(terminal, "", "3 sittings");
    press(terminal, "d", "Change what I agreed to");
    press(terminal, "1", average);
    press(terminal, "1", "[ ] No   Save my answers");
    press(terminal, "5", "Nothing new will be saved");

    terminal = start(state, "results", NULL);
    press(terminal, "", "3 sittings");
    press(terminal, "d", "Change what I agreed to");
    press(terminal, "1", "[ ] No   Save my answers");
    assert_not_there(terminal, "[x]");
}

static void file_name(void **state, const char *name, char *out, size_t size) {
    const struct seat *seat = *state;
    snprintf(out, size, "%s/%s", seat->home, name);
}

/* A report goes into a new file; one that is there is never written over. */
static void test_save_a_report(void **state) {
    char mine[512], second[512], line[200] = "";
    file_name(state, "leadquiz-test-heron-2026-11-14.txt", mine, sizeof mine);
    file_name(state, "leadquiz-test-heron-2026-11-14-2.txt", second, sizeof second);
    struct terminal *terminal = start_with_three(state, "results");
    FILE *file = fopen(mine, "w");
    assert_non_null(file);
    fputs("my own lines\n", file);
    fclose(file);
    press(terminal, "s", "In which form?");
    press(terminal, "3", "Saved as");

    file = fopen(mine, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    fclose(file);
    assert_string_equal(line, "my own lines\n");

    file = fopen(second, "r");
    assert_non_null(file);
    bool trust = false;
    while (fgets(line, sizeof line, file))
        trust = trust || strstr(line, "Trust");
    fclose(file);
    assert_true(trust);

    press(terminal, "1", "a answers"); /* of the result that is shown as well */
    press(terminal, "s", "In which form?");
    press(terminal, "6", "Saved as");
    file_name(state, "leadquiz-test-heron-2026-11-14.csv", mine, sizeof mine);
    assert_int_equal(access(mine, R_OK), 0);
}

/* From the first question to a result, kept for test-heron. */
static struct terminal *reach_a_result(void **state) {
    static const char *const arguments[] = {"take", "--name", "test-heron", NULL};
    struct terminal *terminal =
        program_start(*state, &(struct program_setup){.arguments = arguments});
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, program_answers));
    press(terminal, "", "See my result");
    press(terminal, "1", "what to do");
    return terminal;
}

static void test_history_from_a_result(void **state) {
    struct terminal *terminal = reach_a_result(state);
    press(terminal, "h", "1 sitting");
    press(terminal, "1", "a answers");
    press(terminal, "q", "1 sitting");
    press(terminal, "q", "h history");
    press(terminal, "a", "PgUp PgDn page");
    press(terminal, "a", "h history");
    press(terminal, "s", "In which form?");
    press(terminal, "q", "h history");
    press(terminal, "\r", "Choose one or two");
}

/* A result that is kept nowhere has no history, but answers, and a report for those who want one.
 */
static void test_result_kept_nowhere(void **state) {
    static const char *const arguments[] = {"take", "--name", "test-heron", NULL};
    struct terminal *terminal =
        program_start(*state, &(struct program_setup){.arguments = arguments});
    press(terminal, "", "begin");
    press(terminal, "1", "Your answers, your choice");
    terminal_type(terminal, "5");
    assert_true(program_answer(terminal, 1, program_answers));
    press(terminal, "", "See my result");
    press(terminal, "1", "not kept");
    press(terminal, "h", "You chose to keep nothing, so there is no history.");
    press(terminal, "a", "PgUp PgDn page");
    press(terminal, "q", "h history");
    press(terminal, "s", "In which form?");
    press(terminal, "3", "Saved as");
    press(terminal, "1", "Choose one or two");
    terminal_type(terminal, "q");
    assert_ends(terminal);
    terminal = start(state, NULL, NULL);
    press(terminal, "", "My results");
    press(terminal, "3", "Whose results?");
}

/* Answers that came as fast as these are doubtful. Answering again leaves the first sitting. */
static void test_answer_again(void **state) {
    struct terminal *terminal = reach_a_result(state);
    press(terminal, "", "n: answer again");
    terminal_type(terminal, "n");
    assert_true(program_see_place(terminal, 1));
    assert_true(program_answer(terminal, 1, "34"));
    assert_true(program_see_place(terminal, 3));
    terminal_type(terminal, "q");
    assert_ends(terminal);
    terminal = start(state, "results", NULL);
    press(terminal, "", "1 sitting");
    terminal = start(state, "take", NULL);
    press(terminal, "", "2 answered");
}

static struct terminal *begin_again(void **state) {
    static const char *const arguments[] = {"take", "--name", "test-heron", NULL};
    const char *const environment[] = {next_week, NULL};
    struct terminal *terminal = program_start(
        *state, &(struct program_setup){.arguments = arguments, .environment = environment});
    press(terminal, "", "begin");
    terminal_type(terminal, "1");
    return terminal;
}

/* What somebody agreed to stands: the next time Enter goes on. */
static void test_consents_stand(void **state) {
    people_three_sittings(*state);
    struct terminal *terminal = begin_again(state);
    press(terminal, "", "▸ 5  Go on");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(program_see_place(terminal, 1));
}

/* An action in one's own words is kept; how it went is asked before the next sitting, until it is
 * told, and stands in the history. */
static void test_own_action_and_its_outcome(void **state) {
    static const char own[] = "On Monday I ask Kit what to drop.";
    struct terminal *terminal = reach_a_result(state);
    press(terminal, "1", "Choose one or two");
    press(terminal, "4", "What will you do?");
    terminal_type(terminal, own);
    terminal_key(terminal, VTERM_KEY_ENTER);
    press(terminal, "", "(by 28 Nov 2026)");
    terminal_type(terminal, "5");
    assert_ends(terminal);
    assert_true(terminal_see(terminal, "and so is the thing to do"));

    static const char *const later[] = {"q", "4"};
    for (int i = 0; i < 2; i++) {
        terminal = begin_again(state);
        press(terminal, "", "Did you do it?");
        assert_true(terminal_see(terminal, own));
        press(terminal, later[i], i == 0 ? "begin" : "Your answers, your choice");
    }
    terminal = begin_again(state);
    press(terminal, "", "Did you do it?");
    terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_ENTER);
    press(terminal, "", "Your answers, your choice");
    terminal = begin_again(state);
    press(terminal, "", "Your answers, your choice"); /* told: not asked again */

    terminal = start(state, "results", next_week);
    press(terminal, "", "1 sitting");
    press(terminal, "1", "a answers");
    terminal_key(terminal, VTERM_KEY_END);
    press(terminal, "", "What you chose to do");
    assert_true(
        terminal_see(terminal, "On Monday I ask Kit what to drop. (by 28 Nov 2026: partly"));
}

/* Taken back, or left empty, it is not chosen. */
static void test_own_action_taken_back(void **state) {
    struct terminal *terminal = reach_a_result(state);
    press(terminal, "1", "Choose one or two");
    press(terminal, "4", "What will you do?");
    terminal_key(terminal, VTERM_KEY_ENTER);
    press(terminal, "", "Nothing this time");
    press(terminal, "4", "What will you do?");
    press(terminal, "abc", "abc");
    press(terminal, "\033", "Nothing this time");
    press(terminal, "4", "What will you do?");
    for (int i = 0; i < 12; i++)
        terminal_type(terminal, "0123456789");
    press(terminal, "x", "At most 120 characters fit.");
    assert_true(terminal_see(terminal, "▸ …8901234567890"));
    press(terminal, "\033", "Nothing this time");
    press(terminal, "4", "What will you do?");
    press(terminal, "a walk\r", "a walk (by");
    press(terminal, "4", "Something of my own");
    terminal_type(terminal, "5");
    assert_ends(terminal);
    terminal = begin_again(state);
    press(terminal, "", "Your answers, your choice");
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_arrows_and_enter),
        SEAT_TEST(test_digits),
        SEAT_TEST(test_mouse),
        SEAT_TEST(test_delete_a_sitting),
        SEAT_TEST(test_delete_everything),
        SEAT_TEST(test_change_consents),
        SEAT_TEST(test_save_a_report),
        SEAT_TEST(test_history_from_a_result),
        SEAT_TEST(test_answer_again),
        SEAT_TEST(test_result_kept_nowhere),
        SEAT_TEST(test_consents_stand),
        SEAT_TEST(test_own_action_and_its_outcome),
        SEAT_TEST(test_own_action_taken_back),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
