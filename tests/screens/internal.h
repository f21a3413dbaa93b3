/* internal.h - what the parts of the terminal share. */
#ifndef LEADQUIZ_TEST_INTERNAL_H
#define LEADQUIZ_TEST_INTERNAL_H

#include "terminal.h"

#include <stdio.h>
#include <sys/types.h>

/* A sequence held back until it is known whether it is a list of modes. */
struct modes {
    char held[64];
    size_t length;
};

struct terminal {
    VTerm *emulator;
    VTermScreen *screen;
    int rows, columns;
    int master; /* -1: hung up */
    int alive;  /* the reading end of a pipe the program holds: end of file when it has ended */
    pid_t process;
    bool closed; /* the program has closed its side */
    bool reaped;
    struct ending ending;
    size_t bytes;
    FILE *record; /* what the program writes goes there too, if not NULL */
    bool cursor_visible, alternate, failed;
    int mouse;
    struct modes modes;
    char *pending; /* bytes on their way to the program */
    size_t pending_length, pending_room;
};

/* Move bytes both ways for at most timeout_ms; true when the program wrote something. */
bool terminal_pump(struct terminal *terminal, int timeout_ms);

/* Hand what the program wrote to the emulator. */
void terminal_show(struct terminal *terminal, const char *bytes, size_t length);

/* Take in what has been written so far. */
void terminal_drain(struct terminal *terminal);

/* Text that grows; `failed` when memory ran out. */
struct growing {
    char *text;
    size_t length, room;
    bool failed;
};
void growing_add(struct growing *growing, const char *bytes, size_t length);
void growing_print(struct growing *growing, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* One row as UTF-8 into `growing`; columns[i] (may be NULL) is the screen column of byte i. */
void terminal_row(const struct terminal *terminal, int row, struct growing *growing);

#endif
