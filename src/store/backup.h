/* backup.h - a copy of the whole store. */
#ifndef LEADQUIZ_STORE_BACKUP_H
#define LEADQUIZ_STORE_BACKUP_H

#include "database.h"

/* Copy the store to PATH.before-vVERSION, or -2, -3 ... when that name is taken: no older copy is
 * ever overwritten. May be called inside a write transaction: what is committed is
 * copied. */
bool backup_beside(struct store *store, int version, struct error *error);

#endif
