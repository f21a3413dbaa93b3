/* terminal.h - curses started and ended, and everything that happens turned into events. */
#ifndef LEADQUIZ_TUI_TERMINAL_H
#define LEADQUIZ_TUI_TERMINAL_H

#include "keys.h"
#include "sequence.h"

#include "leadquiz/error.h"

/* Take over the terminal on standard input and output; false with a sentence (ERROR_INPUT), and
 * nothing shown, when there is none, or TERM is unset, unknown, or names one that cannot move the
 * cursor. Call setlocale before. */
bool terminal_start(struct error *error);

/* From now on clicks are events. A click means what stands where it fell, so none is taken before
 * the screen is as it is to stay; keys pressed earlier wait. */
void terminal_listen(void);

/* No key may stop or end the program any more: Ctrl-C, Ctrl-Z and Ctrl-\ are keys like others
 * (keys.h), and flow control holds nothing up. SIGHUP and SIGTERM end it as before. */
void terminal_lock(void);

/* Wipe the screen, the lines that have scrolled away where the terminal can, and the keys that were
 * pressed and not read: somebody else sits down now. */
void terminal_forget(void);

/* Give it back as it was. Harmless when it was never taken or is gone. */
void terminal_end(void);

/* Whether the locale shows UTF-8. */
bool terminal_utf8(void);

/* Wait for the next event, and when none comes for `patience` milliseconds (-1: however long it
 * takes) return ACTION_TICK, whatever else is typed meanwhile. Never spins: a terminal that is
 * gone, SIGHUP and SIGTERM are ACTION_GONE, for ever after. Text pasted outside of typing and
 * sequences that break off are dropped. *pointer is set with ACTION_PICK. */
struct event terminal_event(enum letters_are typing, int patience, struct pointer *pointer);

#endif
