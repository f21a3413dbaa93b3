/* terminal.h - curses started and ended, and everything that happens turned into events. */
#ifndef LEADQUIZ_TUI_TERMINAL_H
#define LEADQUIZ_TUI_TERMINAL_H

#include "keys.h"

#include "leadquiz/error.h"

/* Take over the terminal on standard input and output. False with a sentence, and nothing written
 * to it, when it cannot show screens: no terminal, TERM unset, unknown, or unable to move the
 * cursor. Call setlocale before. */
bool terminal_start(struct error *error);

/* Give it back as it was. Harmless when it was never taken or is gone. */
void terminal_end(void);

/* Whether TERM names a terminal that screens can be shown on, told without touching it. */
bool terminal_usable(struct error *error);

/* Whether the locale shows UTF-8. */
bool terminal_utf8(void);

/* Where the mouse was pressed; valid after an ACTION_PICK event from terminal_event. */
struct pointer {
    int row, column;
};

/* Wait for the next event. Never spins: a terminal that is gone, SIGHUP and SIGTERM are
 * ACTION_GONE, for ever after. Text pasted outside of typing is dropped. */
struct event terminal_event(bool typing, struct pointer *pointer);

#endif
