/* The review by arrows, digits and mouse; and what others change meanwhile. */
#include "program.h"
#include "team.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct terminal *start(void **state, const char *team) {
    const char *const arguments[] = {"review", team != NULL ? "--team" : NULL, team, NULL};
    return program_start(*state, &(struct program_setup){.arguments = arguments});
}

static struct terminal *begin(void **state) {
    team_fill(*state);
    struct terminal *terminal = start(state, NULL);
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    return terminal;
}

static void press(struct terminal *terminal, const char *key, const char *seen) {
    terminal_type(terminal, key);
    assert_true(terminal_see(terminal, seen));
}

static void assert_ends(struct terminal *terminal) {
    struct ending ending;
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, 0);
}

/* The name that stands in the line with this number. */
static void name_of(struct terminal *terminal, const char *number, char name[40]) {
    int row;
    char start[16];
    snprintf(start, sizeof start, "%s  ", number);
    assert_true(terminal_see(terminal, start));
    assert_true(terminal_find(terminal, start, &row, NULL));
    char *line = terminal_line(terminal, row);
    assert_non_null(line);
    const char *from = strstr(line, start) + strlen(start);
    snprintf(name, 40, "%.*s", (int)(strstr(from, "  ") - from), from);
    free(line);
}

static void test_enter_opens_whoever_is_first(void **state) {
    struct terminal *terminal = begin(state);
    char first[40], second[40];
    name_of(terminal, "8", first);
    name_of(terminal, "9", second);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see_gone(terminal, "Whom to talk to first"));
    assert_true(terminal_see(terminal, first));
    press(terminal, "q", "Whom to talk to first");
    terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see_gone(terminal, "Whom to talk to first"));
    assert_true(terminal_see(terminal, second));
}

static void test_arrows_reach_every_door(void **state) {
    static const char *const seen[] = {"Search:",        "Who is who",  "Over time: Achiever",
                                       "split first",    "Which team?", "In which form?",
                                       "that have ended"};
    struct terminal *terminal = begin(state);
    for (int i = 0; i < 3; i++)
        terminal_key(terminal, VTERM_KEY_DOWN);
    for (int i = 0; i < 7; i++) {
        terminal_key(terminal, VTERM_KEY_ENTER);
        assert_true(terminal_see_gone(terminal, "6 Save"));
        assert_true(terminal_see(terminal, seen[i]));
        terminal_type(terminal, "\033");
        assert_true(terminal_see(terminal, "6 Save"));
        terminal_key(terminal, VTERM_KEY_RIGHT);
    }
    terminal_type(terminal, "q");
    assert_ends(terminal);
}

static void test_mouse(void **state) {
    struct terminal *terminal = begin(state);
    char second[40];
    name_of(terminal, "9", second);
    assert_true(program_click_text(terminal, second));
    assert_true(terminal_see_gone(terminal, "Whom to talk to first"));
    assert_true(terminal_see(terminal, second));
    press(terminal, "q", "Whom to talk to first");
    assert_true(program_click_text(terminal, "Questions"));
    assert_true(terminal_see(terminal, "split first"));
    assert_true(program_click_text(terminal, "other order"));
    assert_true(terminal_see(terminal, "most to gain first"));
    assert_true(program_click_text(terminal, "I urge people"));
    assert_true(terminal_see(terminal, "share"));
    assert_true(terminal_see(terminal, "Asked the other way round: a lower answer is better."));
}

/* "and 3 more": everybody of whom the same can be said, and all of them are in the list again. */
static void test_all_like_this(void **state) {
    struct terminal *terminal = begin(state);
    press(terminal, "\t", "Filtered: Ready");
    press(terminal, "\033", "Whom to talk to first");
    terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_DOWN);
    press(terminal, "\t", "Filtered: due again");
    press(terminal, "\033", "Whom to talk to first");
    press(terminal, "1", " people · by name");
    assert_false(terminal_find(terminal, "Filtered", NULL, NULL));
    press(terminal, "\033", "Whom to talk to first");
    assert_true(program_click_text(terminal, " more"));
    assert_true(terminal_see(terminal, "Filtered: "));
}

/* From one question to the next, and the list is where one stopped. */
static void test_from_question_to_question(void **state) {
    struct terminal *terminal = begin(state);
    press(terminal, "4", "split first");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "people answered."));
    terminal_key(terminal, VTERM_KEY_LEFT); /* round the end */
    assert_true(terminal_see(terminal, "What draws people"));
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(terminal_see(terminal, "people answered."));
    terminal_key(terminal, VTERM_KEY_LEFT);
    assert_true(terminal_see(terminal, "What draws people"));
    press(terminal, "q", "▸   What draws people");
}

/* Who moved in the scale that is shown. */
static void test_who_moved(void **state) {
    struct terminal *terminal = begin(state);
    press(terminal, "3", "Over time: Achiever");
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(terminal_see(terminal, "Over time: Trust"));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Filtered: clear change in Trust"));
}

static void test_down_scrolls_when_the_people_are_passed(void **state) {
    struct terminal *terminal = begin(state);
    for (int i = 0; i < 40; i++)
        terminal_key(terminal, VTERM_KEY_DOWN);
    assert_true(terminal_see(terminal, "Averages of"));
    for (int i = 0; i < 50; i++)
        terminal_key(terminal, VTERM_KEY_UP);
    assert_true(terminal_see(terminal, "▸ 8"));
}

/* Months and meetings, the people of a meeting, and them as the group. */
static void test_by_meeting(void **state) {
    team_fill(*state);
    team_meet(*state, "BDGHJ", "Made-up evening", 20);
    struct terminal *terminal = start(state, NULL);
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    press(terminal, "3", "Over time: Achiever");
    press(terminal, "\t", "By meeting: Achiever");
    assert_true(terminal_see(terminal, "Made-up evening (BDGHJ), 21 Nov 2026"));
    press(terminal, "\t", "Over time: Achiever");
    press(terminal, "q", "Whom to talk to first");
    press(terminal, "1", "Search:");
    press(terminal, "\t", "At a meeting");
    press(terminal, "6", "At a meeting    Made-up evening");
    press(terminal, "0", "Filtered: Made-up evening");
    press(terminal, "\033", "Whom to talk to first");
    press(terminal, "5", "Meeting BDGHJ: Made-up evening");
    press(terminal, "7", "Made-up evening");
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    press(terminal, "1", "People · Made-up evening");
}

static void test_a_team(void **state) {
    team_fill(*state);
    struct terminal *terminal = start(state, "Demo North");
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    assert_true(terminal_see(terminal, "Demo North"));
    press(terminal, "5", "Which team?");
    press(terminal, "1", "everybody");
    press(terminal, "5", "Which team?");
    press(terminal, "sou", "Search: sou");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Demo South"));
    assert_true(terminal_see(terminal, "Whom to talk to first"));
}

/* A team that nobody is in: it says so, and another can be chosen. */
static void test_no_such_team(void **state) {
    team_fill(*state);
    struct terminal *terminal = start(state, "Nowhere");
    assert_true(terminal_see(terminal, "Nowhere"));
    assert_true(terminal_see(terminal, "Review"));
    press(terminal, "5", "Which team?");
    press(terminal, "1", "Whom to talk to first");
}

/* What somebody no longer allows is gone with the next key. */
static void test_a_consent_withdrawn_meanwhile(void **state) {
    struct terminal *terminal = begin(state);
    char first[40];
    name_of(terminal, "8", first);
    team_consent(*state, first, false);
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(terminal_see_gone(terminal, first));
    team_consent(*state, first, true);
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(terminal_see(terminal, first));
}

static void test_a_report(void **state) {
    struct terminal *terminal = begin(state);
    press(terminal, "6", "In which form?");
    press(terminal, "3", "Saved as");
    assert_true(terminal_see(terminal, "6 Save")); /* the doors stay */
    char path[512], line[200];
    snprintf(path, sizeof path, "%s/leadquiz-everybody-2026-11-21.txt",
             ((struct seat *)*state)->home);
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    fclose(file);
}

static void test_passphrase(void **state) {
    team_fill(*state);
    team_lock(*state, "a made-up passphrase");
    struct terminal *terminal = start(state, NULL);
    assert_true(terminal_see(terminal, "Type the team lead's passphrase"));
    terminal_type(terminal, "a wrong one");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "That is not the passphrase of this store"));
    assert_false(terminal_find(terminal, "Whom to talk to", NULL, NULL));
    terminal_type(terminal, "a made-up passphrasx");
    terminal_key(terminal, VTERM_KEY_BACKSPACE);
    terminal_type(terminal, "e");
    assert_true(terminal_see(terminal, "●●●●●●●●●●●●●●●●●●●●"));
    assert_false(terminal_find(terminal, "made-up", NULL, NULL)); /* nobody reads it */
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    terminal_type(terminal, "q");
    assert_ends(terminal);
}

/* From home one comes back home; the passphrase is asked for each time. */
static void test_home(void **state) {
    team_fill(*state);
    team_lock(*state, "a made-up passphrase");
    struct terminal *terminal = program_start(*state, &(struct program_setup){.rows = 0});
    for (int i = 0; i < 2; i++) {
        assert_true(program_click_text(terminal, "5  Review the team"));
        assert_true(terminal_see(terminal, "Type the team lead's passphrase"));
        terminal_type(terminal, "\033");
        assert_true(program_click_text(terminal, "5  Review the team"));
        assert_true(terminal_see(terminal, "Type the team lead's passphrase"));
        terminal_type(terminal, "a made-up passphrase");
        terminal_key(terminal, VTERM_KEY_ENTER);
        press(terminal, "", "Whom to talk to first");
        press(terminal, "q", "5  Review the team");
    }
}

/* Of made-up data every screen says so, and there is no way from it to anybody's own. */
static void test_demo(void **state) {
    static const char *const arguments[] = {"demo", NULL};
    static const char *const seen[] = {"Search:",        "Who is who",  "Over time",
                                       "split first",    "Which team?", "In which form?",
                                       "that have ended"};
    struct terminal *terminal =
        program_start(*state, &(struct program_setup){.arguments = arguments});
    assert_true(terminal_see(terminal, "everybody · made-up data"));
    for (int i = 0; i < 7; i++) {
        const char door[2] = {(char)('1' + i), '\0'};
        press(terminal, door, seen[i]);
        assert_true(terminal_see_gone(terminal, "6 Save"));
        assert_true(terminal_find(terminal, "made-up data", NULL, NULL));
        terminal_type(terminal, "\033");
        assert_true(terminal_see(terminal, "6 Save"));
    }
    terminal_type(terminal, "q");
    assert_ends(terminal);
}

/* A made-up meeting is read: arrows scroll, nothing is saved or deleted. */
static void test_demo_meeting(void **state) {
    static const char *const arguments[] = {"demo", NULL};
    struct terminal *terminal =
        program_start(*state, &(struct program_setup){.arguments = arguments});
    press(terminal, "0", "Last answered on"); /* the tenth of all lines and doors */
    press(terminal, "q", "Whom to talk to first");
    press(terminal, "7", "4  ");
    press(terminal, "2", "Ended on");
    assert_true(terminal_see(terminal, "made-up data"));
    assert_false(terminal_find(terminal, "Delete", NULL, NULL));
    assert_false(terminal_find(terminal, "save", NULL, NULL));
    terminal_type(terminal, "\r1s");
    terminal_key(terminal, VTERM_KEY_DOWN);
    assert_true(terminal_see_gone(terminal, "people count."));
    assert_true(terminal_see(terminal, "Ended on"));
    press(terminal, "q", "Meetings that have ended");
    press(terminal, "q", "Whom to talk to first");
}

static void test_escape_leaves_the_passphrase(void **state) {
    team_lock(*state, "a made-up passphrase");
    struct terminal *terminal = start(state, NULL);
    assert_true(terminal_see(terminal, "Type the team lead's passphrase"));
    terminal_type(terminal, "\033");
    assert_ends(terminal);
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_enter_opens_whoever_is_first),
        SEAT_TEST(test_arrows_reach_every_door),
        SEAT_TEST(test_mouse),
        SEAT_TEST(test_all_like_this),
        SEAT_TEST(test_from_question_to_question),
        SEAT_TEST(test_who_moved),
        SEAT_TEST(test_down_scrolls_when_the_people_are_passed),
        SEAT_TEST(test_by_meeting),
        SEAT_TEST(test_a_team),
        SEAT_TEST(test_no_such_team),
        SEAT_TEST(test_a_consent_withdrawn_meanwhile),
        SEAT_TEST(test_a_report),
        SEAT_TEST(test_passphrase),
        SEAT_TEST(test_escape_leaves_the_passphrase),
        SEAT_TEST(test_home),
        SEAT_TEST(test_demo),
        SEAT_TEST(test_demo_meeting),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
