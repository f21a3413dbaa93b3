/* db.h - the tasks of leadquiz db, one file each. */
#ifndef LEADQUIZ_CLI_DB_H
#define LEADQUIZ_CLI_DB_H

#include "command.h"

#include "leadquiz/care.h"

/* Each does its work and prints what came of it; the first operand is the task's name. */
bool db_check(const struct arguments *arguments, struct error *error);
bool db_backup(const struct arguments *arguments, struct error *error);
bool db_restore(const struct arguments *arguments, struct error *error);
bool db_merge(const struct arguments *arguments, struct error *error);
bool db_forget(const struct arguments *arguments, struct error *error);
bool db_rename(const struct arguments *arguments, struct error *error);
bool db_passphrase(const struct arguments *arguments, struct error *error);

/* ---- what they share ---- */

enum { DB_CONTENTS_BYTES = 192 };

/* "12 people, 40 sittings, 1 meeting". */
const char *db_contents(const struct care_contents *contents, char out[DB_CONTENTS_BYTES]);

#endif
