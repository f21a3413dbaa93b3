/* standing.h - keeping up one row a person, series of questionnaires and form: the last sitting
 * that counts and the one before it; and when each person finished a sitting last. Each call is
 * part of a write transaction, of the one that changes what the rows rest on. */
#ifndef LEADQUIZ_STORE_STANDING_H
#define LEADQUIZ_STORE_STANDING_H

#include "database.h"

/* Whose row a sitting belongs to. */
struct standing_key {
    int64_t person, series;
    enum form form;
};

/* The row of one of the STANDING_KEY queries. False when the query has failed. */
bool standing_key_of_row(struct query *query, struct standing_key *key);

/* Of a finished sitting that a person said of themselves; FOUND_NOTHING for any other. */
enum found standing_key_of(struct store *store, int64_t sitting, struct standing_key *key,
                           struct error *error);

/* After a sitting of these was finished or removed. */
bool standing_keep(struct store *store, const struct standing_key *key, struct error *error);

/* After team or consents of the person changed. */
bool standing_keep_person(struct store *store, int64_t person, struct error *error);

/* Everybody's, of a store that had none, and the neighbour of each level. */
bool standing_fill(struct store *store, struct error *error);

#endif
