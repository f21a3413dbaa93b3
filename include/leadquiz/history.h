/* history.h - what one person has taken so far, oldest first, with what they chose to do. */
#ifndef LEADQUIZ_HISTORY_H
#define LEADQUIZ_HISTORY_H

#include "leadquiz/statistics.h"
#include "leadquiz/store.h"

struct take;

enum { ACTIONS_MOST = 4 };

struct history_entry {
    struct sitting sitting;
    const struct instrument *instrument; /* that of the sitting; owned by the history */
    struct answers answers;
    struct result result;
    struct action_chosen actions[ACTIONS_MOST];
    int action_count;
    /* The entry before with the same questionnaire id and version, scoring version and form, or
     * NOWHERE: only those may be joined by a line and compared. */
    int before;
};

struct history {
    struct person person;
    struct history_entry *entries;
    int count;
    struct instrument **instruments; /* owned */
    int instrument_count;
};

/* All finished sittings of the person. `history` need not be initialised; on failure it is empty.
 * A sitting whose questionnaire cannot be read any more is left out and counted in *unreadable
 * (may be NULL). */
bool history_load(struct store *store, int64_t person, struct history *history, int *unreadable,
                  struct error *error);
void history_free(struct history *history);

/* The result that a way through has just reached, alone, as when it is kept nowhere. It reads the
 * way through's questionnaire, so it must go first. `history` as above. */
bool history_of_one(const struct take *take, struct history *history, struct error *error);

/* The last entry with that form, or NOWHERE. */
int history_last(const struct history *history, enum form form);

#endif
