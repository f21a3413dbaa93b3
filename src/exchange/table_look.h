/* table_look.h - what the first bytes of a file say about it as a table. */
#ifndef LEADQUIZ_EXCHANGE_TABLE_LOOK_H
#define LEADQUIZ_EXCHANGE_TABLE_LOOK_H

#include "leadquiz/error.h"

#include <stdbool.h>
#include <stddef.h>

/* *separator becomes what stands between the columns: a comma where the first line has one outside
 * quotation marks, else a semicolon or a tab where it has that. False with a sentence about `name`
 * when the file is UTF-16 or no text. */
bool table_look(const char *name, const char *bytes, size_t length, unsigned char *separator,
                struct error *error);

#endif
