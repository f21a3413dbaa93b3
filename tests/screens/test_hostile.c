/* A store that somebody has filled with hostile texts behind the program's back, on every screen
 * that shows what a store holds: nothing of theirs reaches the terminal, and the lines keep their
 * width. */
#include "gathering.h"
#include "people.h"
#include "program.h"
#include "team.h"
#include "written.h"

#include "leadquiz/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../fixtures/hostile.h"

/* A little of each kind. */
static const char every[] =
    "=\x1b]0;owned\x07\x1b[33;44;55m\r\xE2\x80\xAE\xE2\x80\x8B\xF3\xA0\x81\x81"
    "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xE6\x97\xA5\xF0\x9F\xAB\x9C"
    "\xE2\x82<b>&|";

/* ---- the store ---- */

static sqlite3 *open_raw(const struct seat *seat) {
    char path[512];
    sqlite3 *database = NULL;
    snprintf(path, sizeof path, "%s/data/leadquiz/leadquiz.db", seat->home);
    assert_int_equal(sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    sqlite3_busy_timeout(database, WAIT_MS);
    return database;
}

/* Run a change with `text` for ?1 and the number for ?2. */
static void put_text(sqlite3 *database, const char *sql, const char *text, int number) {
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, number);
    assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_finalize(statement);
}

static void poison(const struct seat *seat) {
    static const char *const everywhere[] = {
        "UPDATE team SET name = ?1 WHERE id = (SELECT min(id) FROM team)",
        "UPDATE standing SET team = ?1 WHERE team = (SELECT min(team) FROM standing)",
        "UPDATE meeting SET title = ?1",
        "UPDATE seat SET name = ?1 WHERE id = (SELECT min(id) FROM seat)",
        "UPDATE action SET text = ?1",
        "UPDATE questionnaire SET title = ?1",
    };
    sqlite3 *database = open_raw(seat);
    for (int i = 0; i < hostile_count; i++) {
        const char *text = i == 0 ? every : hostile[i].bytes;
        put_text(database,
                 "UPDATE standing SET name = ?1 WHERE person = (SELECT id FROM person ORDER BY id "
                 "LIMIT 1 OFFSET ?2)",
                 text, i);
        put_text(
            database,
            "UPDATE person SET name = ?1 WHERE id = (SELECT id FROM person ORDER BY id LIMIT 1 "
            "OFFSET ?2)",
            text, i);
    }
    for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere; i++)
        put_text(database, everywhere[i], every, 0);
    sqlite3_close(database);
}

/* ---- what comes out ---- */

static void check_bytes(FILE *record) {
    assert_true(written_harmless(record, "the screens"));
}

static void check_screen(struct terminal *terminal) {
    for (int row = 0; row < terminal_rows(terminal); row++) {
        char *line = terminal_line(terminal, row);
        assert_non_null(line);
        if (text_check(line, strlen(line), NULL) != TEXT_SOUND)
            fail_msg("line %d: %s", row, line);
        assert_in_range(text_width(line), 0, terminal_columns(terminal));
        free(line);
    }
}

/* A key a word, with what is on the screen looked at after each. */
static void press(struct terminal *terminal, const char *keys) {
    for (const char *key = keys; *key != '\0'; key++) {
        switch (*key) {
        case 'v': terminal_key(terminal, VTERM_KEY_DOWN); break;
        case '^': terminal_key(terminal, VTERM_KEY_UP); break;
        case '>': terminal_key(terminal, VTERM_KEY_RIGHT); break;
        case 'P': terminal_key(terminal, VTERM_KEY_PAGEDOWN); break;
        case '\n': terminal_key(terminal, VTERM_KEY_ENTER); break;
        case 'E': terminal_key(terminal, VTERM_KEY_ESCAPE); break;
        default: terminal_type(terminal, (const char[]){*key, '\0'});
        }
        terminal_settle(terminal, 30);
        check_screen(terminal);
    }
    if (getenv("LEADQUIZ_SHOW") != NULL) {
        char *text = terminal_text(terminal);
        fprintf(stderr, "after %s:\n%s", keys, text ? text : "");
        free(text);
    }
}

static struct terminal *begin(void **state, const char *const *words, FILE *record) {
    const struct program_setup setup = {.arguments = words};
    struct terminal *terminal = program_start(*state, &setup);
    terminal_record(terminal, record);
    assert_true(terminal_wait_output(terminal, terminal_clock() + WAIT_MS));
    terminal_settle(terminal, 100);
    check_screen(terminal);
    return terminal;
}

/* ---- the screens ---- */

/* Where the columns after the names begin, in lines that hold somebody of the list. */
static void check_columns(struct terminal *terminal) {
    int row = 0, column = 0, people = 0;
    assert_true(terminal_find(terminal, "Level", &row, &column));
    bool listed = true;
    for (row++; listed && row < terminal_rows(terminal); row++) {
        char *line = terminal_line(terminal, row);
        char after = line[text_fit(line, column)];
        listed = line[0] != '\0' && strstr(line, "clear change") == NULL;
        people += listed;
        if (listed && (after == '\0' || strchr(" 1234", after) == NULL))
            fail_msg("not in its column %d: %s", column, line);
        free(line);
    }
    assert_in_range(people, 5, 30);
}

static void test_review(void **state) {
    static const char *const words[] = {"review", NULL};
    FILE *record = tmpfile();
    team_fill_with(*state, 60, 3);
    poison(*state);
    struct terminal *terminal = begin(state, words, record);
    press(terminal, "vvvP");
    assert_true(terminal_see(terminal, "People"));
    press(terminal, "1");
    assert_true(terminal_see(terminal, " people · by name"));
    check_columns(terminal);
    for (int page = 0; page < 6; page++) {
        press(terminal, "P");
        check_columns(terminal);
    }
    press(terminal, "\n\nEvE2");
    press(terminal, "vv>>\nEE3vEE4v\nEE5v\n");
    press(terminal, "6v\nEE");
    check_bytes(record);
    fclose(record);
}

static void test_own_results(void **state) {
    static const char *const words[] = {"results", NULL};
    FILE *record = tmpfile();
    people_three_sittings(*state);
    poison(*state);
    /* Names that are cleaned on the way are nobody's; this one is sound, and bad enough. */
    sqlite3 *database = open_raw(*state);
    put_text(database, "UPDATE person SET name = ?1", "=e\xCC\x81日\xF0\x9F\xAB\x9C<b>&|%s", 0);
    put_text(database, "UPDATE standing SET name = ?1", "=e\xCC\x81日\xF0\x9F\xAB\x9C<b>&|%s", 0);
    sqlite3_close(database);
    struct terminal *terminal = begin(state, words, record);
    assert_true(terminal_see(terminal, "日?"
                                       "?<b>&|%s · 3 sittings"));
    press(terminal, "vv\nvEh?EE");
    press(terminal, "dvv\nE");
    press(terminal, "tvEs\nvE");
    check_bytes(record);
    fclose(record);
}

static void test_meeting(void **state) {
    struct gathering gathering;
    FILE *record = tmpfile();
    gathering_open(&gathering, *state, NULL, true);
    gathering_sit(&gathering, 6);
    gathering_step(&gathering, STEP_OPEN, NULL);
    gathering_answer(&gathering, 0, 6, 0);
    poison(*state);
    const char *const pages[][2] = {{"run", NULL}, {"show", NULL}, {"kiosk", NULL}};
    for (int i = 0; i < 3; i++) {
        const char *const words[] = {"meeting", pages[i][0], gathering.meeting.code, NULL};
        struct terminal *terminal = begin(state, words, record);
        press(terminal, i == 0 ? "?Ecr\nvP" : "?E\n");
        if (i == 0)
            check_bytes(record);
    }
    const char *const seat[] = {"join", gathering.meeting.code, NULL};
    press(begin(state, seat, record), "?E1v");
    check_bytes(record);
    fclose(record);
    gathering_close(&gathering);
}

/* What is typed and pasted. */
static void test_typed(void **state) {
    static const char *const words[] = {"take", NULL};
    FILE *record = tmpfile();
    struct terminal *terminal = begin(state, words, record);
    assert_true(terminal_see(terminal, "begin"));
    press(terminal, "1");
    assert_true(terminal_see(terminal, "Go on as"));
    press(terminal, "3");
    assert_true(terminal_see(terminal, "Type a code name"));
    for (int i = 0; i < hostile_count; i++) {
        terminal_paste(terminal, hostile[i].bytes, strlen(hostile[i].bytes));
        terminal_settle(terminal, 5);
        check_screen(terminal);
        for (size_t rubbed = 0; rubbed < strlen(hostile[i].bytes); rubbed++)
            terminal_type(terminal, "\x7f");
    }
    terminal_settle(terminal, 30);
    check_screen(terminal);
    assert_true(terminal_running(terminal));
    check_bytes(record);
    fclose(record);
}

static int read_rows(void **state) {
    (void)state;
    return hostile_read() >= 50 ? 0 : -1;
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_review),
        SEAT_TEST(test_own_results),
        SEAT_TEST(test_meeting),
        SEAT_TEST(test_typed),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, read_rows, NULL);
}
