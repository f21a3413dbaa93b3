/* eyes.c - reading the screen: text, attributes, and waiting for either. */
#include "internal.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* libvterm puts this behind a character that is two cells wide. */
#define SECOND_HALF UINT32_MAX

void growing_add(struct growing *growing, const char *bytes, size_t length) {
    if (growing->failed)
        return;
    if (growing->length + length + 1 > growing->room) {
        size_t room = (growing->length + length + 1) * 2;
        char *larger = realloc(growing->text, room);
        if (!larger) {
            growing->failed = true;
            return;
        }
        growing->text = larger;
        growing->room = room;
    }
    memcpy(growing->text + growing->length, bytes, length);
    growing->length += length;
    growing->text[growing->length] = '\0';
}

void growing_print(struct growing *growing, const char *format, ...) {
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (length > 0)
        growing_add(growing, line, strlen(line));
}

static char *growing_take(struct growing *growing) {
    if (growing->failed) {
        free(growing->text);
        return NULL;
    }
    return growing->text;
}

/* ---- text ---- */

static void add_character(struct growing *growing, uint32_t character) {
    char bytes[4];
    size_t length;
    if (character < 0x80) {
        bytes[0] = (char)character;
        length = 1;
    } else if (character < 0x800) {
        bytes[0] = (char)(0xc0 | character >> 6);
        bytes[1] = (char)(0x80 | (character & 0x3f));
        length = 2;
    } else if (character < 0x10000) {
        bytes[0] = (char)(0xe0 | character >> 12);
        bytes[1] = (char)(0x80 | (character >> 6 & 0x3f));
        bytes[2] = (char)(0x80 | (character & 0x3f));
        length = 3;
    } else {
        bytes[0] = (char)(0xf0 | character >> 18);
        bytes[1] = (char)(0x80 | (character >> 12 & 0x3f));
        bytes[2] = (char)(0x80 | (character >> 6 & 0x3f));
        bytes[3] = (char)(0x80 | (character & 0x3f));
        length = 4;
    }
    growing_add(growing, bytes, length);
}

static VTermScreenCell cell_at(const struct terminal *terminal, int row, int column) {
    VTermScreenCell cell;
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(terminal->screen, (VTermPos){row, column}, &cell);
    return cell;
}

/* Cells up to `column` as text; the whole row when it is the width. */
static void add_cells(const struct terminal *terminal, int row, int column,
                      struct growing *growing) {
    for (int i = 0; i < column; i++) {
        VTermScreenCell cell = cell_at(terminal, row, i);
        if (cell.chars[0] == SECOND_HALF)
            continue;
        if (cell.chars[0] == 0)
            growing_add(growing, " ", 1);
        for (int j = 0; j < VTERM_MAX_CHARS_PER_CELL && cell.chars[j]; j++)
            add_character(growing, cell.chars[j]);
    }
}

void terminal_row(const struct terminal *terminal, int row, struct growing *growing) {
    size_t start = growing->length;
    add_cells(terminal, row, terminal->columns, growing);
    while (!growing->failed && growing->length > start && growing->text[growing->length - 1] == ' ')
        growing->text[--growing->length] = '\0';
}

char *terminal_line(const struct terminal *terminal, int row) {
    struct growing growing = {0};
    growing_add(&growing, "", 0);
    if (row < terminal->rows)
        terminal_row(terminal, row, &growing);
    return growing_take(&growing);
}

char *terminal_text(const struct terminal *terminal) {
    struct growing growing = {0};
    for (int row = 0; row < terminal->rows; row++) {
        terminal_row(terminal, row, &growing);
        growing_add(&growing, "\n", 1);
    }
    return growing_take(&growing);
}

/* ---- attributes ---- */

static void add_color(struct growing *out, const char *before, const VTermColor *color) {
    static const char *const names[] = {"black", "red",     "green", "yellow",
                                        "blue",  "magenta", "cyan",  "white"};
    if (VTERM_COLOR_IS_RGB(color))
        growing_print(out, " %s#%02x%02x%02x", before, color->rgb.red, color->rgb.green,
                      color->rgb.blue);
    else if (color->indexed.idx < 8)
        growing_print(out, " %s%s", before, names[color->indexed.idx]);
    else if (color->indexed.idx < 16)
        growing_print(out, " %sbright-%s", before, names[color->indexed.idx - 8]);
    else
        growing_print(out, " %scolor-%d", before, color->indexed.idx);
}

/* What an eye sees of a cell beyond its character, as words; "" for nothing. */
static void describe(const VTermScreenCell *cell, char *out, size_t size) {
    struct growing words = {0};
    bool blank = cell->chars[0] == 0 || cell->chars[0] == ' ';
    if (cell->attrs.reverse)
        growing_print(&words, " reverse");
    if (cell->attrs.underline)
        growing_print(&words, " underline");
    if (cell->attrs.blink)
        growing_print(&words, " blink");
    if (cell->attrs.bold && !blank)
        growing_print(&words, " bold");
    if (cell->attrs.italic && !blank)
        growing_print(&words, " italic");
    if (!VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) && (!blank || cell->attrs.reverse))
        add_color(&words, "", &cell->fg);
    if (!VTERM_COLOR_IS_DEFAULT_BG(&cell->bg))
        add_color(&words, "on-", &cell->bg);
    snprintf(out, size, "%s", words.text ? words.text : "");
    free(words.text);
}

static void add_run(struct growing *out, int row, int first, int last, const char *words) {
    if (out->length == 0 || out->text[out->length - 1] == '\n')
        growing_print(out, "line %d:", row + 1);
    else
        growing_add(out, ";", 1);
    growing_print(out, " %d-%d%s", first + 1, last + 1, words);
}

/* Blanks without a look of their own belong to the run around them. */
static void add_attributes(const struct terminal *terminal, int row, struct growing *out) {
    char run[128] = "", next[128];
    int first = 0, last = 0;
    size_t before = out->length;
    for (int column = 0; column < terminal->columns; column++) {
        VTermScreenCell cell = cell_at(terminal, row, column);
        bool blank = cell.chars[0] == 0 || cell.chars[0] == ' ';
        describe(&cell, next, sizeof next);
        if (blank && next[0] == '\0')
            continue;
        if (strcmp(run, next) != 0) {
            if (run[0])
                add_run(out, row, first, last, run);
            snprintf(run, sizeof run, "%s", next);
            first = column;
        }
        last = column;
    }
    if (run[0])
        add_run(out, row, first, last, run);
    if (out->length > before)
        growing_add(out, "\n", 1);
}

void terminal_cursor(const struct terminal *terminal, int *row, int *column) {
    VTermPos cursor;
    vterm_state_get_cursorpos(vterm_obtain_state(terminal->emulator), &cursor);
    *row = cursor.row;
    *column = cursor.col;
}

char *terminal_picture(const struct terminal *terminal) {
    struct growing growing = {0};
    int row, column;
    terminal_cursor(terminal, &row, &column);
    growing_print(&growing, "%d columns, %d lines, ", terminal->columns, terminal->rows);
    if (terminal->cursor_visible)
        growing_print(&growing, "cursor in line %d, column %d\n", row + 1, column + 1);
    else
        growing_print(&growing, "no cursor\n");
    for (row = 0; row < terminal->rows; row++) {
        growing_add(&growing, "|", 1);
        terminal_row(terminal, row, &growing);
        growing_add(&growing, "\n", 1);
    }
    for (row = 0; row < terminal->rows; row++)
        add_attributes(terminal, row, &growing);
    return growing_take(&growing);
}

/* ---- waiting ---- */

bool terminal_find(struct terminal *terminal, const char *text, int *row, int *column) {
    for (int i = 0; i < terminal->rows; i++) {
        struct growing line = {0};
        terminal_row(terminal, i, &line);
        const char *place = line.text ? strstr(line.text, text) : NULL;
        size_t bytes = place ? (size_t)(place - line.text) : 0;
        free(line.text);
        if (!place)
            continue;
        /* Bytes before the text, turned into cells before it. */
        int cells = 0;
        struct growing before = {0};
        while (cells < terminal->columns && before.length < bytes) {
            before.length = 0;
            add_cells(terminal, i, ++cells, &before);
        }
        free(before.text);
        if (row)
            *row = i;
        if (column)
            *column = cells;
        return true;
    }
    return false;
}

static int found_among(struct terminal *terminal, const char *const texts[]) {
    for (int i = 0; texts[i]; i++)
        if (terminal_find(terminal, texts[i], NULL, NULL))
            return i;
    return -1;
}

static void complain(struct terminal *terminal, const char *what, const char *text) {
    char *seen = terminal_text(terminal);
    terminal->failed = true;
    fprintf(stderr, "%s: \"%s\"%s; the screen:\n%s", what, text,
            terminal->closed ? " (the program has closed the terminal)" : "", seen ? seen : "");
    free(seen);
}

int terminal_see_one(struct terminal *terminal, const char *const texts[]) {
    long long deadline = terminal_clock() + WAIT_MS;
    for (;;) {
        terminal_drain(terminal);
        int found = found_among(terminal, texts);
        if (found >= 0)
            return found;
        if (!terminal_wait_output(terminal, deadline)) {
            found = found_among(terminal, texts);
            if (found < 0)
                complain(terminal, "waited in vain for", texts[0]);
            return found;
        }
    }
}

bool terminal_see(struct terminal *terminal, const char *text) {
    return terminal_see_one(terminal, (const char *const[]){text, NULL}) == 0;
}

bool terminal_see_gone(struct terminal *terminal, const char *text) {
    long long deadline = terminal_clock() + WAIT_MS;
    terminal_drain(terminal);
    while (terminal_find(terminal, text, NULL, NULL)) {
        if (!terminal_wait_output(terminal, deadline) &&
            terminal_find(terminal, text, NULL, NULL)) {
            complain(terminal, "still there", text);
            return false;
        }
    }
    return true;
}

bool terminal_click_text(struct terminal *terminal, const char *text) {
    int row, column;
    if (!terminal_see(terminal, text) || !terminal_find(terminal, text, &row, &column))
        return false;
    terminal_click(terminal, row, column);
    return true;
}
