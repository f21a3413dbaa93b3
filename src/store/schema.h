/* schema.h - what the tables are, as the ordered list of changes that lead to them. */
#ifndef LEADQUIZ_STORE_SCHEMA_H
#define LEADQUIZ_STORE_SCHEMA_H

#include "database.h"

/* "LdQz", so that `file` and SQLite know whose database it is. */
enum { APPLICATION_ID = 0x4C64517A };

/* One step: first the SQL, then what SQL alone cannot fill in (may be NULL). */
struct migration {
    const char *sql;
    bool (*fill)(struct store *store, struct error *error);
};

struct migrations {
    const struct migration *list; /* list[N] leads from version N to N + 1 */
    int count;                    /* = the version this program knows */
};

const struct migrations *schema_migrations(void);

/* Bring the store to the newest version, in one transaction. One that holds data is first copied
 * beside itself, to PATH.before-vN (or -vN-2 ... where that is taken); where a step cannot be done
 * the copy goes again. */
bool schema_upgrade(struct store *store, const struct migrations *migrations, struct error *error);

#endif
