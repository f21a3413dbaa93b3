/* terminal.h - a program in a terminal that a test can read.
 *
 * The program runs on its own pty, the output lands in libvterm, and what a person would see is
 * read from there. Nothing here sleeps: every wait polls the pty for a condition and gives up at
 * WAIT_MS, printing the screen. Only text that is not on the screen yet is worth waiting for after
 * a key; text that stood there before the key says nothing. */
#ifndef LEADQUIZ_TEST_TERMINAL_H
#define LEADQUIZ_TEST_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <vterm.h>

enum { WAIT_MS = 10000 };

struct terminal_setup {
    int rows, columns;
    const char *home; /* an existing folder: HOME and the XDG folders of the program */
    /* "NAME=VALUE" to set, "NAME" to remove, ended by NULL; NULL: nothing beyond the fixed
     * environment (PATH, HOME, XDG_*, TERM=xterm-256color, LC_ALL=C.UTF-8, TZ=UTC,
     * LEADQUIZ_NOW, sanitizer reports in HOME/sanitizer.PID). */
    const char *const *environment;
    bool ignore_hangup; /* start with SIGHUP ignored, as nohup does */
    bool nowhere;       /* start in a folder that is removed then, else in `home` */
};

struct terminal;

/* Start argv[0] (searched in PATH). NULL when no pty or memory is to be had. */
struct terminal *terminal_start(const struct terminal_setup *setup, const char *const argv[]);

/* Kill what still runs and free; NULL is allowed. */
void terminal_free(struct terminal *terminal);

/* ---- a person's hands ---- */

void terminal_key(struct terminal *terminal, VTermKey key);
void terminal_modified_key(struct terminal *terminal, VTermKey key, VTermModifier modifier);
void terminal_type(struct terminal *terminal, const char *text);
/* Any bytes, as they are. */
void terminal_send(struct terminal *terminal, const char *bytes, size_t length);
/* As a terminal pastes: bracketed when the program asked for that. */
void terminal_paste(struct terminal *terminal, const char *bytes, size_t length);
/* Press and release; nothing reaches a program that has not asked for the mouse. */
void terminal_click(struct terminal *terminal, int row, int column);
void terminal_wheel(struct terminal *terminal, int row, int column, bool down);
void terminal_resize(struct terminal *terminal, int rows, int columns);
/* The window is closed: the pty goes, and SIGHUP with it. */
void terminal_hang_up(struct terminal *terminal);
void terminal_kill(struct terminal *terminal, int signal_number);

/* ---- a person's eyes ---- */

/* Wait until a line of the screen holds `text`, or none does. False, with the screen on stderr,
 * when that does not come to pass. */
bool terminal_see(struct terminal *terminal, const char *text);
bool terminal_see_gone(struct terminal *terminal, const char *text);
/* Wait until one of the texts (ended by NULL) is on the screen; its index, -1 when none comes. */
int terminal_see_one(struct terminal *terminal, const char *const texts[]);
/* Whether it is there now, without waiting. Row and column may be NULL. */
bool terminal_find(struct terminal *terminal, const char *text, int *row, int *column);
/* Wait for `text` and click its first character. */
bool terminal_click_text(struct terminal *terminal, const char *text);

/* Wait for more output, at most until `deadline` (terminal_clock); false when none came. */
bool terminal_wait_output(struct terminal *terminal, long long deadline);
/* Wait until nothing has come for `quiet_ms`. For figures and new goldens, not for tests. */
void terminal_settle(struct terminal *terminal, int quiet_ms);

/* One line of the screen without spaces at its end; the caller frees. */
char *terminal_line(const struct terminal *terminal, int row);
int terminal_rows(const struct terminal *terminal);
int terminal_columns(const struct terminal *terminal);
/* The lines of the screen without spaces at their ends; the caller frees. */
char *terminal_text(const struct terminal *terminal);
/* The text, then the attributes as runs of cells, line by line; the caller frees. Attributes that
 * no eye can see (bold or coloured blanks) are left out. */
char *terminal_picture(const struct terminal *terminal);

void terminal_cursor(const struct terminal *terminal, int *row, int *column);
bool terminal_mouse_wanted(const struct terminal *terminal);
bool terminal_alternate(const struct terminal *terminal);
/* Bytes the program has written so far. */
size_t terminal_bytes(const struct terminal *terminal);

/* Write to `file`, too, all that the program writes from here on; the caller closes it. */
void terminal_record(struct terminal *terminal, FILE *file);

/* ---- the end ---- */

struct ending {
    bool exited;   /* of itself; else ended by a signal */
    int status;    /* exit status or signal number */
    long cpu_ms;   /* user and system time of its whole life */
    long steps_ms; /* from the call of terminal_wait_end to the end */
};

/* Wait until the program has ended; false, with the screen on stderr, when it does not. */
bool terminal_wait_end(struct terminal *terminal, struct ending *ending);
bool terminal_running(struct terminal *terminal);

/* Milliseconds of a clock that never jumps. */
long long terminal_clock(void);

#endif
