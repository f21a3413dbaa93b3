/* written.h - what the program writes to a terminal, byte by byte. */
#ifndef LEADQUIZ_TEST_WRITTEN_H
#define LEADQUIZ_TEST_WRITTEN_H

#include <stdbool.h>
#include <stdio.h>

/* Whether it is nothing but sequences of curses, and between them text that does no harm; else it
 * is told. `record` as terminal_record writes it, up to where it stands. What follows once the
 * program has given the terminal back is not looked at: bytes on their way then are echoed by the
 * system. */
bool written_harmless(FILE *record, const char *who);

#endif
