/* line.h - one line of text that is typed: letters, and the keys that take some of it away. */
#ifndef LEADQUIZ_TUI_LINE_H
#define LEADQUIZ_TUI_LINE_H

#include "keys.h"
#include "paint.h"

/* Do what the event does to a text of at most `size` bytes: add a letter, take back the last one,
 * the last word, or all. False for what is no such key. */
bool line_type(char *text, size_t size, const struct event *event);

/* Paint its end, which is what must be seen, with a mark where its beginning is left out; one
 * column of `field` stays free for the cursor. Returns the columns used. */
int line_paint(const struct app *app, int row, int column, int field, enum role role,
               const char *text);

/* The keys that take away, in the help of a line. */
#define HINTS_LINE                                                                                 \
    {ACTION_BACK, {0}, MARK("rub out"), MARK("Take the last character away.")},                    \
        {ACTION_BACK_WORD, {0}, NULL, MARK("Take the last word away.")}, {                         \
        ACTION_CLEAR, {0}, NULL, MARK("Take all of it away.")                                      \
    }

#endif
