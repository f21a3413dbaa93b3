/* sequence.h - a control sequence of which the beginning has been read, such as the report of a
 * click: character by character, for curses would await its end however long that takes.
 *
 * What a broken-off sequence leaves behind is no key. After a silence it is late: what comes next,
 * up to another silence, is its rest and is dropped. A person loses one key at most. */
#ifndef LEADQUIZ_TUI_SEQUENCE_H
#define LEADQUIZ_TUI_SEQUENCE_H

#include "keys.h"

enum sequence_form {
    SEQUENCE_NONE,
    SEQUENCE_OTHER,  /* ESC [ ... and a final character */
    SEQUENCE_CLICK,  /* ESC [ < button ; column ; row, then M for pressed, m for let go */
    SEQUENCE_CLICK_3 /* ESC [ M and three bytes */
};

struct sequence {
    enum sequence_form form; /* NONE: the next character is a key */
    bool late, dropped;
    int length;
    char bytes[24];
};

/* Where the mouse was pressed. */
struct pointer {
    int row, column;
};

void sequence_begin(struct sequence *sequence, enum sequence_form form);

/* The next byte, or code of a function key. False when it is none of the sequence but a key of its
 * own, and the sequence over. *event, and *pointer with ACTION_PICK, are what a whole report says;
 * else ACTION_NONE. */
bool sequence_take(struct sequence *sequence, unsigned code, struct event *event,
                   struct pointer *pointer);

/* Whether its rest is awaited at once: silence would be news. */
bool sequence_open(const struct sequence *sequence);
/* Nothing has come for a while. */
void sequence_silence(struct sequence *sequence);

#endif
