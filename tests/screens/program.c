#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char program_answers[] = "3544442445"
                               "1352534524"
                               "3232341445"
                               "1543524242"
                               "5132313341";

enum { WORDS_MOST = 24 };

struct terminal *program_start(struct seat *seat, const struct program_setup *setup) {
    const char *argv[WORDS_MOST] = {LEADQUIZ_PROGRAM};
    const char *environment[WORDS_MOST] = {"LEADQUIZ_QUESTIONS=" QUESTIONS_FILE};
    int count = 1;
    if (setup->fixed_world)
        environment[count++] = "LD_PRELOAD=" FIXED_WORLD;
    for (const char *const *entry = setup->environment; entry && *entry && count < WORDS_MOST - 1;)
        environment[count++] = *entry++;
    count = 1;
    for (const char *const *word = setup->arguments; word && *word && count < WORDS_MOST - 1;)
        argv[count++] = *word++;
    const struct terminal_setup terminal = {.rows = setup->rows,
                                            .columns = setup->columns,
                                            .environment = environment,
                                            .ignore_hangup = setup->ignore_hangup,
                                            .nowhere = setup->nowhere};
    return seat_start(seat, &terminal, argv);
}

/* Answers have help such as "5 of 10": only the header, the first two lines, counts. */
int program_place(struct terminal *terminal) {
    int place = 0;
    for (int row = 0; row < 2 && place == 0; row++) {
        char *line = terminal_line(terminal, row);
        char *of = line ? strstr(line, " of ") : NULL;
        char *start = of;
        while (start && start > line && start[-1] >= '0' && start[-1] <= '9')
            start--;
        if (start != of && of[4] >= '0' && of[4] <= '9' && !strstr(of, "answered"))
            place = (int)strtol(start, NULL, 10);
        free(line);
    }
    return place;
}

/* The program leaves the hidden cursor in the last cell when a frame is whole. A pty may hand a
 * frame over in pieces, and half a frame is nothing to click on. */
static bool whole_frame(struct terminal *terminal) {
    int row, column;
    terminal_cursor(terminal, &row, &column);
    return row == terminal_rows(terminal) - 1 && column == terminal_columns(terminal) - 1;
}

static bool at_place(struct terminal *terminal, int place) {
    return whole_frame(terminal) && program_place(terminal) == place;
}

bool program_see_whole(struct terminal *terminal) {
    long long deadline = terminal_clock() + WAIT_MS;
    while (!whole_frame(terminal) && terminal_wait_output(terminal, deadline))
        continue;
    return whole_frame(terminal);
}

bool program_see_place(struct terminal *terminal, int place) {
    long long deadline = terminal_clock() + WAIT_MS;
    while (!at_place(terminal, place)) {
        if (!terminal_wait_output(terminal, deadline) && !at_place(terminal, place)) {
            char *text = terminal_text(terminal);
            fprintf(stderr, "waited in vain for question %d; the screen:\n%s", place,
                    text ? text : "");
            free(text);
            return false;
        }
    }
    return true;
}

/* Wait until the screen shows something else than `before`; frees it. */
static bool see_change(struct terminal *terminal, char *before) {
    long long deadline = terminal_clock() + WAIT_MS;
    bool same = true;
    while (before && same) {
        char *now = terminal_text(terminal);
        same = !now || strcmp(now, before) == 0 || !whole_frame(terminal);
        free(now);
        if (same && !terminal_wait_output(terminal, deadline))
            break;
    }
    if (same)
        fprintf(stderr, "nothing else came; the screen:\n%s", before ? before : "");
    free(before);
    return !same;
}

bool program_see_question(struct terminal *terminal, int place) {
    bool seen = program_see_place(terminal, place);
    while (seen && terminal_find(terminal, PROGRAM_PREFACE, NULL, NULL)) {
        char *before = terminal_text(terminal);
        terminal_key(terminal, VTERM_KEY_ENTER);
        seen = see_change(terminal, before);
    }
    return seen;
}

/* The number that a line of a list begins with, behind the pointer; -1 when it has none. */
static int line_number(const char *line, int *column) {
    static const char *const skipped[] = {" ", "▸", ">"};
    int cells = 0;
    for (size_t i = 0; i < sizeof skipped / sizeof skipped[0];) {
        size_t length = strlen(skipped[i]);
        bool there = strncmp(line, skipped[i], length) == 0;
        cells += there;
        line += there ? length : 0;
        i = there ? 0 : i + 1;
    }
    *column = cells;
    return line[0] >= '0' && line[0] <= '9' && !(line[1] >= '0' && line[1] <= '9') ? line[0] - '0'
                                                                                   : -1;
}

/* Where the line with the number begins; false when none does or the frame is not whole. */
static bool find_number(struct terminal *terminal, int number, int *row, int *column) {
    int rows = terminal_rows(terminal);
    if (!whole_frame(terminal))
        return false;
    for (*row = 2; *row < rows - 1; ++*row) {
        char *line = terminal_line(terminal, *row);
        bool here = line && line_number(line, column) == number;
        free(line);
        if (here)
            return true;
    }
    return false;
}

bool program_click_text(struct terminal *terminal, const char *text) {
    if (!terminal_see(terminal, text))
        return false;
    program_see_whole(terminal);
    return terminal_click_text(terminal, text);
}

bool program_click_number(struct terminal *terminal, int number) {
    long long deadline = terminal_clock() + WAIT_MS;
    int row, column;
    while (!find_number(terminal, number, &row, &column)) {
        if (terminal_wait_output(terminal, deadline))
            continue;
        char *text = terminal_text(terminal);
        fprintf(stderr, "no line %d to click; the screen:\n%s", number, text ? text : "");
        free(text);
        return false;
    }
    terminal_click(terminal, row, column + 4);
    return true;
}

bool program_begin(struct terminal *terminal) {
    if (!terminal_see(terminal, "begin"))
        return false;
    terminal_type(terminal, "1");
    /* Who is named on the command line is not asked for a name. */
    static const char *const next[] = {"Your answers, your choice", "Go on as", NULL};
    if (terminal_see_one(terminal, next) == 1)
        terminal_type(terminal, "1");
    if (!terminal_see(terminal, next[0]))
        return false;
    terminal_type(terminal, "1");
    if (!terminal_see(terminal, "Yes"))
        return false;
    terminal_type(terminal, "5");
    return program_see_place(terminal, 1);
}

bool program_answer(struct terminal *terminal, int place, const char *digits) {
    for (int i = 0; digits[i]; i++) {
        const char key[2] = {digits[i], '\0'};
        if (!program_see_question(terminal, place + i))
            return false;
        terminal_type(terminal, key);
    }
    return true;
}
