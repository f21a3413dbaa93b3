/* whose.h - what each person lets be seen, in memory: for many sittings in the order of time, whose
 * people come in no order. */
#ifndef LEADQUIZ_STORE_WHOSE_H
#define LEADQUIZ_STORE_WHOSE_H

#include "database.h"

struct whose {
    int64_t person, lead_until;
    unsigned seen;
};

/* Read them, unless nothing has changed since. Called while a query of the store is running, or
 * inside of a transaction, so that they are of the same moment. */
bool whose_read(struct store *store, struct error *error);

/* NULL: there is no such person. */
const struct whose *whose_find(const struct store *store, int64_t person);

void whose_free(struct store *store);

#endif
