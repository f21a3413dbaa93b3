/* clean.h - no byte of what was removed or changed stays in the files of a store. */
#ifndef LEADQUIZ_STORE_CLEAN_H
#define LEADQUIZ_STORE_CLEAN_H

#include <sqlite3.h>

/* Write the file anew and empty its log; a code of SQLite. Busy: somebody reads or writes. */
int clean_files(sqlite3 *database);

#endif
