/* keys.h - keys become named actions here, once: one table gives key, action and footer name. */
#ifndef LEADQUIZ_TUI_KEYS_H
#define LEADQUIZ_TUI_KEYS_H

#include "leadquiz/page.h"

#include <stdbool.h>

enum action {
    ACTION_NONE,
    ACTION_UP,
    ACTION_DOWN,
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_CHOOSE,
    ACTION_TOGGLE,
    ACTION_DIGIT, /* event.number */
    ACTION_BACK,
    ACTION_BACK_WORD, /* of a line that is typed: the last word */
    ACTION_CLEAR,     /* all of it */
    ACTION_OVERVIEW,
    ACTION_FACETS,
    ACTION_HISTORY,
    ACTION_TREND,
    ACTION_ANSWERS,
    ACTION_SAVE,
    ACTION_DATA,
    ACTION_AGAIN,
    ACTION_HELP,
    ACTION_LEAVE,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_FIRST,
    ACTION_LAST,
    ACTION_TEXT, /* event.text, while a screen is typing */
    ACTION_PICK, /* a click on the row event.number */
    ACTION_RESIZE,
    ACTION_TICK, /* nothing came for as long as one was ready to wait */
    ACTION_GONE  /* the terminal has gone away, or the program was asked to end */
};

/* What printable keys are; where they search, ? is the help. Before a search has begun q leaves, as
 * it does in every other list, and / begins one. */
enum letters_are { LETTERS_ARE_KEYS, LETTERS_ARE_TEXT, LETTERS_SEARCH, LETTERS_BEGIN_SEARCH };

struct event {
    enum action action;
    int number;
    char text[8]; /* one UTF-8 character */
};

/* What a screen uses an action for. A screen's table ends with action ACTION_NONE and is ordered
 * by importance: where the footer has no room for a key and its word, it is left out, later ones
 * first, but never the last two. */
struct hint {
    enum action action;    /* a click on it in the footer does this */
    enum action before[2]; /* keys named before it (up and down), or NONE */
    /* In the footer, after a | a shorter one for where room is scarce; NULL: in the help alone.
     * MARKed for translation. */
    const char *label;
    const char *help; /* one sentence. MARKed */
};

/* The action of a key: `code` from get_wch, `function` whether it is a function key. While typing,
 * printable characters are ACTION_TEXT. */
struct event keys_event(unsigned code, bool function, enum letters_are typing);

/* The names of all keys of a hint, for instance both arrows and "Enter". digits: how many options
 * the digit keys choose from; zero: 0 is one more. */
void keys_names(const struct hint *hint, const struct glyphs *glyphs, int digits, bool zero,
                enum letters_are typing, char *out, size_t size);

#endif
