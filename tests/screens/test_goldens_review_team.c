/* The screens of the review that are about a team as a whole, in the sizes and kinds of terminal
 * that people have. */
#include "program.h"
#include "team.h"
#include "variants.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const review[] = {"review", NULL};

static void overview(struct terminal *terminal, const struct variant *variant) {
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    variant_look(terminal, variant, "review");
    variant_look_at_help(terminal, variant, "review-help");
    terminal_key(terminal, VTERM_KEY_PAGEDOWN);
    variant_look(terminal, variant, "review-second-page");
    terminal_key(terminal, VTERM_KEY_END);
    terminal_key(terminal, VTERM_KEY_LEFT);
    variant_look(terminal, variant, "review-end");
}

static void months(struct terminal *terminal, const struct variant *variant) {
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "Over time"));
    variant_look(terminal, variant, "months");
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(terminal_see(terminal, "Over time: Trust"));
    terminal_key(terminal, VTERM_KEY_END);
    variant_look(terminal, variant, "months-end");
    variant_look_at_help(terminal, variant, "months-help");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "3 Over time"));
}

static void questions(struct terminal *terminal, const struct variant *variant) {
    terminal_type(terminal, "4");
    assert_true(terminal_see(terminal, "Questions"));
    variant_look(terminal, variant, "items");
    variant_look_at_help(terminal, variant, "items-help");
    terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "share"));
    variant_look(terminal, variant, "item");
    variant_look_at_help(terminal, variant, "item-help");
    terminal_type(terminal, "q");
    assert_true(terminal_see_gone(terminal, "share"));
    terminal_key(terminal, VTERM_KEY_RIGHT);
    terminal_key(terminal, VTERM_KEY_END);
    variant_look(terminal, variant, "items-lowest-end");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "share"));
    variant_look(terminal, variant, "leans");
    terminal_type(terminal, "q");
    assert_true(terminal_see_gone(terminal, "share"));
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "4 Questions"));
}

static void teams(struct terminal *terminal, const struct variant *variant) {
    terminal_type(terminal, "6");
    assert_true(terminal_see(terminal, "In which form?"));
    variant_look(terminal, variant, "team-save");
    variant_look_at_help(terminal, variant, "team-save-help");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "5 Team"));
    terminal_type(terminal, "5");
    assert_true(terminal_see(terminal, "Which team?"));
    variant_look(terminal, variant, "teams");
    terminal_type(terminal, "th");
    assert_true(terminal_see(terminal, "Search: th"));
    variant_look(terminal, variant, "teams-search");
    terminal_type(terminal, "xx");
    assert_true(terminal_see(terminal, "No team has that"));
    variant_look(terminal, variant, "teams-none");
    for (int i = 0; i < 4; i++)
        terminal_key(terminal, VTERM_KEY_BACKSPACE);
    assert_true(terminal_see(terminal, "Everybody"));
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    variant_look(terminal, variant, "review-one-team");
}

static void whole_look(void **state, const struct variant *variant) {
    team_fill(*state);
    struct terminal *terminal = variant_start(*state, variant, review, NULL);
    overview(terminal, variant);
    months(terminal, variant);
    questions(terminal, variant);
    teams(terminal, variant);
}

static void test_usual(void **state) {
    whole_look(state, &usual);
}

static void test_small(void **state) {
    whole_look(state, &small);
}

static void test_large(void **state) {
    whole_look(state, &large);
}

static void test_no_color(void **state) {
    whole_look(state, &no_color);
}

static void test_ascii(void **state) {
    whole_look(state, &ascii);
}

static void test_c_locale(void **state) {
    whole_look(state, &c_locale);
}

/* Fewer people than any figure needs. */
static void few(void **state, const struct variant *variant) {
    team_fill_with(*state, 4, 1);
    struct terminal *terminal = variant_start(*state, variant, review, NULL);
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    variant_look(terminal, variant, "review-few");
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "Over time"));
    variant_look(terminal, variant, "months-few");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "3 Over time"));
    terminal_type(terminal, "4");
    assert_true(terminal_see(terminal, "Shown from 10 people on."));
    variant_look(terminal, variant, "items-few");
}

static void test_few(void **state) {
    few(state, &usual);
}

static void test_few_small(void **state) {
    few(state, &small);
}

/* The demo's team has met: means by meeting, and what its rooms saw. */
static void met(void **state, const struct variant *variant) {
    static const char *const demo[] = {"demo", NULL};
    struct terminal *terminal = variant_start(*state, variant, demo, NULL);
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "Over time: Achiever"));
    terminal_type(terminal, "\t");
    assert_true(terminal_see(terminal, "By meeting: Achiever"));
    variant_look(terminal, variant, "months-by-meeting");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "3 Over time"));
    terminal_type(terminal, "7");
    assert_true(terminal_see(terminal, "Meetings that have ended"));
    variant_look(terminal, variant, "meetings-past");
    variant_look_at_help(terminal, variant, "meetings-past-help");
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "people count."));
    variant_look(terminal, variant, "meeting-read");
    variant_look_at_help(terminal, variant, "meeting-read-help");
}

static void test_met(void **state) {
    met(state, &usual);
}

static void test_met_small(void **state) {
    met(state, &small);
}

/* A store with nobody in it. */
static void test_nobody(void **state) {
    struct terminal *terminal = variant_start(*state, &usual, review, NULL);
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    variant_look(terminal, &usual, "review-nobody");
}

static void locked(void **state, const struct variant *variant) {
    team_lock(*state, "a made-up passphrase");
    struct terminal *terminal = variant_start(*state, variant, review, NULL);
    assert_true(terminal_see(terminal, "passphrase"));
    terminal_type(terminal, "wrong");
    variant_look(terminal, variant, "lock");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "That is not the passphrase"));
    variant_look(terminal, variant, "lock-wrong");
}

static void test_locked(void **state) {
    locked(state, &usual);
}

static void test_locked_small(void **state) {
    locked(state, &small);
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_usual),     SEAT_TEST(test_small),        SEAT_TEST(test_large),
        SEAT_TEST(test_no_color),  SEAT_TEST(test_ascii),        SEAT_TEST(test_c_locale),
        SEAT_TEST(test_few),       SEAT_TEST(test_few_small),    SEAT_TEST(test_nobody),
        SEAT_TEST(test_locked),    SEAT_TEST(test_locked_small), SEAT_TEST(test_met),
        SEAT_TEST(test_met_small),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
