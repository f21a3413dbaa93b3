/* The list of people, one person and the map by arrows, letters and mouse; consents that change
 * while one looks. */
#include "program.h"
#include "team.h"

#include "leadquiz/instrument.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char open_page[] = "Enter over time";
static const char gone[] = "This person's page is not open any more.";

static struct terminal *open_door(void **state, const char *door, const char *seen) {
    struct terminal *terminal = team_review(*state, NULL);
    terminal_type(terminal, door);
    assert_true(terminal_see(terminal, seen));
    return terminal;
}

/* "28 people · by name" and the like: how many there are depends on the made-up answers, of which a
 * few are careless. */
struct listed {
    int count;
    char of[16], people[32], fewer[32], by_name[64];
};

static void read_count(struct terminal *terminal, struct listed *listed) {
    int row = 0;
    assert_true(terminal_find(terminal, " people", &row, NULL));
    char *line = terminal_line(terminal, row);
    char *end = strstr(line, " people");
    while (end > line && end[-1] >= '0' && end[-1] <= '9')
        end--;
    listed->count = atoi(end);
    free(line);
    assert_in_range(listed->count, 20, 30);
    snprintf(listed->of, sizeof listed->of, "1 of %d", listed->count);
    snprintf(listed->people, sizeof listed->people, "%d people", listed->count);
    snprintf(listed->fewer, sizeof listed->fewer, "%d people", listed->count - 1);
    snprintf(listed->by_name, sizeof listed->by_name, "%d people · by name", listed->count);
}

/* Thirty people in three teams, a sitting each; everybody may be seen. */
static struct terminal *people(void **state, struct listed *listed) {
    team_fill_with(*state, 30, 3);
    struct terminal *terminal = open_door(state, "1", " people · by name");
    read_count(terminal, listed);
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

static bool click_text(struct terminal *terminal, const char *text) {
    see_whole(terminal);
    return terminal_click_text(terminal, text);
}

static void press(struct terminal *terminal, VTermKey key, const char *seen) {
    see_whole(terminal); /* what stood there before says nothing */
    terminal_key(terminal, key);
    assert_true(terminal_see(terminal, seen));
}

static void assert_not_there(struct terminal *terminal, const char *text) {
    see_whole(terminal);
    assert_false(terminal_find(terminal, text, NULL, NULL));
}

/* The name in the line that is marked. */
static void marked_name(struct terminal *terminal, char *out, size_t size) {
    int row = 0;
    see_whole(terminal);
    assert_true(terminal_find(terminal, "▸ ", &row, NULL));
    char *line = terminal_line(terminal, row);
    char *name = strstr(line, "▸ ") + strlen("▸ ");
    char *end = strstr(name, "  ");
    snprintf(out, size, "%.*s", end ? (int)(end - name) : (int)strlen(name), name);
    free(line);
}

static void test_arrows_and_enter(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    char first[100], second[100];
    marked_name(terminal, first, sizeof first);
    press(terminal, VTERM_KEY_ENTER, open_page);
    assert_true(terminal_see(terminal, first));
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(terminal_see_gone(terminal, first));
    press(terminal, VTERM_KEY_ENTER, "scale 1 of 5");
    press(terminal, VTERM_KEY_RIGHT, "scale 2 of 5");
    press(terminal, VTERM_KEY_BACKSPACE, open_page);
    press(terminal, VTERM_KEY_BACKSPACE, listed.by_name);
    marked_name(terminal, second, sizeof second);
    assert_string_not_equal(first, second);
    press(terminal, VTERM_KEY_UP, first);
    press(terminal, VTERM_KEY_ENTER, open_page);
    terminal_key(terminal, VTERM_KEY_LEFT);
    assert_true(terminal_see_gone(terminal, first));
    press(terminal, VTERM_KEY_ESCAPE, listed.by_name);
    press(terminal, VTERM_KEY_ESCAPE, "Whom to talk to first");
}

static void test_order(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    static const char *const orders[] = {"by team",     "by level",        "by Achiever",
                                         "by Trust",    "by Leader",       "by Fair play",
                                         "by Follower", "by wish to lead", "by last sitting",
                                         "by change",   "by name"};
    assert_true(terminal_see(terminal, "Name▲"));
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++)
        press(terminal, VTERM_KEY_RIGHT, orders[i]);
    press(terminal, VTERM_KEY_LEFT, "by change");
    press(terminal, VTERM_KEY_RIGHT, "Name▲");
    terminal_type(terminal, " ");
    assert_true(terminal_see(terminal, "Name▼"));
    assert_true(click_text(terminal, "Level "));
    assert_true(terminal_see(terminal, "Level▼"));
    assert_true(click_text(terminal, "Level"));
    assert_true(terminal_see(terminal, "Level▲"));
}

static void test_search(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    char name[100];
    press(terminal, VTERM_KEY_END, listed.people);
    marked_name(terminal, name, sizeof name);
    terminal_type(terminal, name);
    assert_true(terminal_see(terminal, listed.of));
    terminal_type(terminal, "9");
    assert_true(terminal_see(terminal, "Nobody matches. Backspace widens the search."));
    press(terminal, VTERM_KEY_BACKSPACE, listed.of);
    press(terminal, VTERM_KEY_ENTER, "over time");
    press(terminal, VTERM_KEY_ESCAPE, "Search:");
    press(terminal, VTERM_KEY_ESCAPE, listed.people);
    press(terminal, VTERM_KEY_ESCAPE, "Whom to talk to first");
}

/* q leads back as everywhere, until a search has begun: then it is a letter. The bottom line says
 * which it is. */
static void test_search_begins(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    assert_true(terminal_see(terminal, "q back"));
    terminal_type(terminal, "/");
    assert_true(terminal_see(terminal, "Esc end"));
    assert_not_there(terminal, "Backspace");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "Search: q"));
    assert_true(terminal_see(terminal, "Backspace shorten"));
    press(terminal, VTERM_KEY_ESCAPE, listed.by_name);
    assert_true(terminal_see(terminal, "q back"));
    terminal_type(terminal, "xq");
    assert_true(terminal_see(terminal, "Search: xq"));
    assert_not_there(terminal, "Enter open");
    press(terminal, VTERM_KEY_BACKSPACE, "Search: x");
    press(terminal, VTERM_KEY_BACKSPACE, "q back");
    terminal_type(terminal, "/");
    press(terminal, VTERM_KEY_BACKSPACE, "q back");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "Whom to talk to first"));
}

/* A question mark is no part of a name: it helps, and says how one gets back. */
static void test_help_while_searching(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    terminal_type(terminal, "?");
    assert_true(terminal_see(terminal, "Help: People"));
    press(terminal, VTERM_KEY_END, "Letters search here");
    press(terminal, VTERM_KEY_ESCAPE, listed.by_name);
    terminal_type(terminal, "x?");
    assert_true(terminal_see(terminal, "Help: People"));
    press(terminal, VTERM_KEY_ESCAPE, "Search: x");
}

static void test_changes(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    press(terminal, VTERM_KEY_TAB, "Changes         any");
    terminal_type(terminal, "6");
    assert_true(terminal_see(terminal, "Changes         clear change"));
    terminal_type(terminal, "6");
    assert_true(terminal_see(terminal, "Changes         clear rise"));
    terminal_type(terminal, "6");
    assert_true(terminal_see(terminal, "Changes         clear fall"));
    terminal_type(terminal, "0");
    assert_true(terminal_see(terminal, "Filtered: clear fall"));
}

static void test_filters(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    press(terminal, VTERM_KEY_TAB, "Sort and filter");
    press(terminal, VTERM_KEY_DOWN, "▸ 2");
    press(terminal, VTERM_KEY_ENTER, "falling");
    press(terminal, VTERM_KEY_DOWN, "▸ 3");
    terminal_key(terminal, VTERM_KEY_RIGHT);
    assert_true(terminal_see(terminal, "Demo "));
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "Filtered: Demo"));
    assert_true(terminal_see(terminal, "Name▼"));
    press(terminal, VTERM_KEY_TAB, "Sort and filter");
    terminal_type(terminal, "9");
    assert_true(terminal_see(terminal, "Team            all"));
    assert_true(click_text(terminal, "Back to the list"));
    assert_true(terminal_see(terminal, listed.people));
    assert_not_there(terminal, "Filtered:");
}

static void test_mouse(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    char name[100];
    char first[110];
    marked_name(terminal, name, sizeof name);
    snprintf(first, sizeof first, "▸ %s", name);
    terminal_key(terminal, VTERM_KEY_DOWN);
    assert_true(terminal_see_gone(terminal, first));
    marked_name(terminal, name, sizeof name);
    static const char *const clicks[][2] = {
        {"over time", "scale 1 of 5"}, {"other scale", "scale 2 of 5"},
        {"q back", "over time"},       {"next person", "over time"},
        {"q back", "Search:"},         {"filter", "Sort and filter"},
        {"Level", "1 Supporter"},      {"q back", "Filtered: level 1"},
    };
    assert_true(click_text(terminal, name));
    assert_true(terminal_see(terminal, open_page));
    for (size_t i = 0; i < sizeof clicks / sizeof clicks[0]; i++) {
        assert_true(click_text(terminal, clicks[i][0]));
        assert_true(terminal_see(terminal, clicks[i][1]));
    }
}

/* Taken back while the page is open: the next key closes it, and nobody is told why. */
static void test_taken_back(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    char name[100];
    marked_name(terminal, name, sizeof name);
    press(terminal, VTERM_KEY_ENTER, open_page);
    team_consent(*state, name, false);
    press(terminal, VTERM_KEY_DOWN, gone);
    assert_true(terminal_see(terminal, listed.fewer));
    assert_not_there(terminal, name);
    team_consent(*state, name, true);
    press(terminal, VTERM_KEY_DOWN, listed.people);
    assert_true(terminal_see(terminal, name));
}

static void test_taken_back_over_time(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    char name[100];
    marked_name(terminal, name, sizeof name);
    press(terminal, VTERM_KEY_ENTER, open_page);
    press(terminal, VTERM_KEY_ENTER, "scale 1 of 5");
    team_consent(*state, name, false);
    press(terminal, VTERM_KEY_RIGHT, gone);
    assert_true(terminal_see(terminal, listed.fewer));
    assert_not_there(terminal, name);
}

/* What stands behind the scales is the person's alone. */
static void test_no_facets(void **state) {
    struct listed listed;
    struct terminal *terminal = people(state, &listed);
    struct error error;
    struct instrument *instrument = instrument_read(QUESTIONS_FILE, NULL, &error);
    assert_non_null(instrument);
    press(terminal, VTERM_KEY_ENTER, open_page);
    for (int page = 0; page < 3; page++) {
        for (int i = 0; i < instrument->facet_count; i++) {
            if (instrument_scale(instrument, instrument->facets[i].id) == NOWHERE)
                assert_not_there(terminal, instrument->facets[i].name);
        }
        terminal_key(terminal, VTERM_KEY_PAGEDOWN);
    }
    assert_not_there(terminal, "answers");
    instrument_free(instrument);
}

/* The name below the map. */
static void person_on_map(struct terminal *terminal, char *out, size_t size) {
    int row = 0;
    see_whole(terminal);
    if (!terminal_find(terminal, " · Level ", &row, NULL))
        assert_true(terminal_find(terminal, " · Between ", &row, NULL));
    char *line = terminal_line(terminal, row);
    char *name = line + strspn(line, " ");
    snprintf(out, size, "%.*s", (int)(strstr(name, " · ") - name), name);
    free(line);
}

static void test_map(void **state) {
    team_fill_with(*state, 30, 3);
    struct terminal *terminal = open_door(state, "2", "clear level");
    char name[100];
    person_on_map(terminal, name, sizeof name);
    terminal_key(terminal, VTERM_KEY_DOWN);
    assert_true(terminal_see_gone(terminal, name));
    person_on_map(terminal, name, sizeof name);
    terminal_key(terminal, VTERM_KEY_LEFT);
    assert_true(terminal_see_gone(terminal, name));
    press(terminal, VTERM_KEY_ENTER, "over time");
    press(terminal, VTERM_KEY_ESCAPE, "as a list");
    press(terminal, VTERM_KEY_TAB, "Filtered:");
    press(terminal, VTERM_KEY_ESCAPE, "as a list");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, " people · by name"));
    assert_not_there(terminal, "Filtered:");
}

/* A click goes to a mark; one more opens the person's page. */
static void test_map_mouse(void **state) {
    team_fill_with(*state, 3, 1);
    struct terminal *terminal = open_door(state, "2", "clear level");
    assert_true(terminal_see(terminal, "[●]"));
    assert_true(click_text(terminal, "○"));
    assert_true(terminal_see(terminal, "[○]"));
    int row = 0, column = 0;
    assert_true(terminal_find(terminal, "[○]", &row, &column));
    terminal_click(terminal, row, column + 1);
    assert_true(terminal_see(terminal, "over time"));
}

static void write_without_review(const char *path) {
    struct error error;
    struct instrument *instrument = instrument_read(QUESTIONS_FILE, NULL, &error);
    assert_non_null(instrument);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    const char *end = strstr(instrument->bytes, "\n[review]");
    assert_non_null(end);
    assert_int_equal(fwrite(instrument->bytes, 1, (size_t)(end - instrument->bytes), file),
                     end - instrument->bytes);
    assert_int_equal(fclose(file), 0);
    instrument_free(instrument);
}

static void test_no_map(void **state) {
    struct seat *seat = *state;
    char path[512];
    team_fill_with(seat, 6, 1);
    snprintf(path, sizeof path, "%s/plain.ini", seat->home);
    write_without_review(path);
    const char *const arguments[] = {"--questions", path, "review", NULL};
    struct terminal *terminal =
        program_start(seat, &(struct program_setup){.arguments = arguments});
    assert_true(terminal_see(terminal, "Who is who"));
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "This questionnaire has no map"));
    terminal_type(terminal, "q");
    assert_true(terminal_see_gone(terminal, "This questionnaire has no map"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "6 people"));
    press(terminal, VTERM_KEY_ENTER, "Wish to lead");
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_arrows_and_enter), SEAT_TEST(test_order),
        SEAT_TEST(test_search),           SEAT_TEST(test_search_begins),
        SEAT_TEST(test_filters),          SEAT_TEST(test_help_while_searching),
        SEAT_TEST(test_changes),          SEAT_TEST(test_mouse),
        SEAT_TEST(test_taken_back),       SEAT_TEST(test_taken_back_over_time),
        SEAT_TEST(test_no_facets),        SEAT_TEST(test_map),
        SEAT_TEST(test_map_mouse),        SEAT_TEST(test_no_map),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
