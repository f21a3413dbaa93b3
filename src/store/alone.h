/* alone.h - an older store made newer by one that is alone with it. */
#ifndef LEADQUIZ_STORE_ALONE_H
#define LEADQUIZ_STORE_ALONE_H

#include "schema.h"

/* By a connection of its own, which nobody else has beside it: a program of an older form that has
 * the store open would go on without what the newer form keeps up. Waits for others as long as the
 * store does. store->database is NULL before and afterwards. True too where others did not let go:
 * whoever looks afterwards finds what form it has. */
bool alone_upgrade(struct store *store, const char *resolved, const struct migrations *migrations,
                   struct error *error);

#endif
