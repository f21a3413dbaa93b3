/* open.h - opening with a wait of one's own, for tests. */
#ifndef LEADQUIZ_STORE_OPEN_H
#define LEADQUIZ_STORE_OPEN_H

#include "schema.h"

/* store_open (missing NULL) or store_open_existing (missing not NULL) by these migrations, waiting
 * at most wait_ms for other processes. */
struct store *store_open_with(const char *path, const struct migrations *migrations, int wait_ms,
                              bool *missing, struct error *error);

/* An empty store in a file without a name, which is gone when it is closed; `shown` stands for it
 * in sentences. It has no tables so far. */
struct store *open_nameless(const char *shown, struct error *error);

/* SQLite's settings for a connection that was opened just now. */
bool open_configure(struct store *store, struct error *error);

/* Close the connection; store->database is NULL then. */
void open_disconnect(struct store *store);

#endif
