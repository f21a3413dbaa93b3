/* The screens of single people and of who is who, whole, in the sizes and kinds of terminal that
 * people have. */
#include "program.h"
#include "team.h"
#include "variants.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const review[] = {"review", NULL};

static struct terminal *start(void **state, const struct variant *variant, const char *door,
                              const char *seen) {
    struct terminal *terminal = variant_start(*state, variant, review, NULL);
    assert_true(terminal_see(terminal, "Review"));
    terminal_type(terminal, door);
    assert_true(terminal_see(terminal, seen));
    return terminal;
}

/* As program_see_whole; where one types a search, the cursor ends there. */
static void see_whole(struct terminal *terminal) {
    long long deadline = terminal_clock() + WAIT_MS;
    int row = 0, column = 0, at = 0;
    do {
        terminal_cursor(terminal, &at, &column);
        if (!terminal_find(terminal, "Search:", &row, NULL))
            row = terminal_rows(terminal) - 1;
    } while (at != row && terminal_wait_output(terminal, deadline));
}

static void press(struct terminal *terminal, VTermKey key, const char *seen) {
    see_whole(terminal); /* what stood there before says nothing */
    terminal_key(terminal, key);
    assert_true(terminal_see(terminal, seen));
}

/* Where letters are a search, F1 is the help. */
static void look_at_help(struct terminal *terminal, const struct variant *variant,
                         const char *screen) {
    press(terminal, VTERM_KEY_FUNCTION(1), "Help:");
    variant_look(terminal, variant, screen);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see_gone(terminal, "Help:"));
}

static void list(struct terminal *terminal, const struct variant *variant) {
    variant_look(terminal, variant, "people");
    look_at_help(terminal, variant, "people-help");
    press(terminal, VTERM_KEY_RIGHT, "Name");
    press(terminal, VTERM_KEY_RIGHT, "Level");
    variant_look(terminal, variant, "people-by-level");
    terminal_key(terminal, VTERM_KEY_END);
    variant_look(terminal, variant, "people-end");
    terminal_type(terminal, "el");
    variant_look(terminal, variant, "people-search");
    terminal_type(terminal, "xx");
    assert_true(terminal_see(terminal, "Nobody matches."));
    variant_look(terminal, variant, "people-no-match");
    terminal_key(terminal, VTERM_KEY_ESCAPE);
    assert_true(terminal_see_gone(terminal, "Nobody matches."));
}

static void filters(struct terminal *terminal, const struct variant *variant) {
    press(terminal, VTERM_KEY_TAB, "Sort and filter");
    variant_look(terminal, variant, "choosing");
    variant_look_at_help(terminal, variant, "choosing-help");
    terminal_type(terminal, "8");
    terminal_type(terminal, "6");
    variant_look(terminal, variant, "choosing-filtered");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "Filtered:"));
    variant_look(terminal, variant, "people-filtered");
    press(terminal, VTERM_KEY_TAB, "Sort and filter");
    terminal_type(terminal, "9");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "Search:"));
}

static void one_person(struct terminal *terminal, const struct variant *variant) {
    press(terminal, VTERM_KEY_ENTER, "over time");
    variant_look(terminal, variant, "member");
    variant_look_at_help(terminal, variant, "member-help");
    terminal_key(terminal, VTERM_KEY_PAGEDOWN);
    variant_look(terminal, variant, "member-second-page");
    terminal_key(terminal, VTERM_KEY_END);
    variant_look(terminal, variant, "member-end");
    press(terminal, VTERM_KEY_ENTER, "other scale");
    variant_look(terminal, variant, "member-trend");
    variant_look_at_help(terminal, variant, "member-trend-help");
    press(terminal, VTERM_KEY_ESCAPE, "over time");
    terminal_key(terminal, VTERM_KEY_RIGHT);
    terminal_key(terminal, VTERM_KEY_HOME);
    variant_look(terminal, variant, "member-next");
}

static void people(void **state, const struct variant *variant) {
    team_fill(*state);
    struct terminal *terminal = start(state, variant, "1", "Search:");
    list(terminal, variant);
    filters(terminal, variant);
    one_person(terminal, variant);
}

static void map(void **state, const struct variant *variant) {
    team_fill(*state);
    struct terminal *terminal = start(state, variant, "2", "Who is who");
    assert_true(terminal_see_gone(terminal, "Review"));
    variant_look(terminal, variant, "map");
    variant_look_at_help(terminal, variant, "map-help");
    terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_DOWN);
    terminal_key(terminal, VTERM_KEY_LEFT);
    variant_look(terminal, variant, "map-walked");
    press(terminal, VTERM_KEY_TAB, "Filtered:");
    variant_look(terminal, variant, "map-corner");
}

static void nobody(void **state, const struct variant *variant) {
    struct terminal *terminal = start(state, variant, "1", "There is nobody in this list.");
    variant_look(terminal, variant, "people-none");
    terminal_key(terminal, VTERM_KEY_ESCAPE);
    assert_true(terminal_see_gone(terminal, "There is nobody in this list."));
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "Nobody is on the map."));
    variant_look(terminal, variant, "map-none");
}

static void test_people_usual(void **state) {
    people(state, &usual);
}

static void test_people_small(void **state) {
    people(state, &small);
}

static void test_people_large(void **state) {
    people(state, &large);
}

static void test_people_no_color(void **state) {
    people(state, &no_color);
}

static void test_people_ascii(void **state) {
    people(state, &ascii);
}

static void test_people_c_locale(void **state) {
    people(state, &c_locale);
}

static void test_map_usual(void **state) {
    map(state, &usual);
}

static void test_map_small(void **state) {
    map(state, &small);
}

static void test_map_large(void **state) {
    map(state, &large);
}

static void test_map_no_color(void **state) {
    map(state, &no_color);
}

static void test_map_ascii(void **state) {
    map(state, &ascii);
}

static void test_map_c_locale(void **state) {
    map(state, &c_locale);
}

static void test_nobody(void **state) {
    nobody(state, &usual);
}

static void test_nobody_small(void **state) {
    nobody(state, &small);
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_people_usual), SEAT_TEST(test_people_small),
        SEAT_TEST(test_people_large), SEAT_TEST(test_people_no_color),
        SEAT_TEST(test_people_ascii), SEAT_TEST(test_people_c_locale),
        SEAT_TEST(test_map_usual),    SEAT_TEST(test_map_small),
        SEAT_TEST(test_map_large),    SEAT_TEST(test_map_no_color),
        SEAT_TEST(test_map_ascii),    SEAT_TEST(test_map_c_locale),
        SEAT_TEST(test_nobody),       SEAT_TEST(test_nobody_small),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
