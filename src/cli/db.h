/* db.h - the tasks of leadquiz db, one file each. */
#ifndef LEADQUIZ_CLI_DB_H
#define LEADQUIZ_CLI_DB_H

#include "command.h"

/* Each does its work and prints what came of it; the first operand is the task's name. */
bool db_passphrase(const struct arguments *arguments, struct error *error);

#endif
