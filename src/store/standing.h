/* standing.h - keeping up one row a person, series of questionnaires and form: the last sitting
 * that counts and the one before it; and when each person finished a sitting last. Each call is
 * part of a write transaction, of the one that changes what the rows rest on. */
#ifndef LEADQUIZ_STORE_STANDING_H
#define LEADQUIZ_STORE_STANDING_H

#include "database.h"

/* After a sitting was finished. */
bool standing_add(struct store *store, int64_t sitting, struct error *error);

/* Remove a sitting, open or finished. */
bool standing_remove(struct store *store, int64_t sitting, struct error *error);

/* After the person was made, or its team or consents changed. */
bool standing_keep_person(struct store *store, int64_t person, struct error *error);

/* Everything of one person anew, whose sittings, consents, team or name have changed in any way. */
bool standing_again(struct store *store, int64_t person, struct error *error);

/* All people and sittings of a store that kept nothing up so far. */
bool standing_add_all(struct store *store, struct error *error);

/* The step to version 2: standing_add_all, and the neighbour of each level. */
bool standing_fill(struct store *store, struct error *error);

/* The step to version 4: what counts in the order of time. */
bool standing_fill_counted(struct store *store, struct error *error);
/* The same of which sitting came of which seat (seat_kept.c). */
bool seat_kept_fill(struct store *store, struct error *error);

#endif
