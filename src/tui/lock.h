/* lock.h - one line that opens something: typed unseen, or seen. */
#ifndef LEADQUIZ_TUI_LOCK_H
#define LEADQUIZ_TUI_LOCK_H

#include "paint.h"

#include "leadquiz/lead.h"

struct lock {
    char text[PASSPHRASE_BYTES];
};

/* The question, the field with what is typed (as dots, unless it is to be seen), and why. */
void lock_draw(struct app *app, const struct lock *lock, bool seen, const char *question,
               const char *why);

/* Typing: true when the event was that. */
bool lock_type(struct lock *lock, const struct event *event);

#endif
