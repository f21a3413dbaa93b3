/* place.h - what stands where the store should be, looked at before SQLite opens it, so that
 * nothing of another program is ever touched. */
#ifndef LEADQUIZ_STORE_PLACE_H
#define LEADQUIZ_STORE_PLACE_H

#include "leadquiz/error.h"

#include <limits.h>
#include <stdint.h>

enum place { PLACE_WRONG, PLACE_MISSING, PLACE_EMPTY, PLACE_STORE };

/* Refuse what cannot be a store of this program (schema version at most `version`) with its
 * sentence. *size is that of the file. */
enum place place_look(const char *path, int version, int64_t *size, struct error *error);
/* The same of a file that the command names itself, where --db is another one. */
enum place place_look_named(const char *path, int version, int64_t *size, struct error *error);

/* An empty file, mode 0600, in a directory made 0700. Fine when another process is quicker. */
bool place_create(const char *path, struct error *error);

/* The path with its directory resolved (SQLite refuses links anywhere in a path; only the file
 * itself must not be one). Fails when file or directory cannot be written. */
bool place_resolve(const char *path, char out[PATH_MAX], struct error *error);

/* The version of the schema in the header of the file, 0 where it cannot be read; what stands in a
 * log is not in it. */
int place_version(const char *resolved);

/* Take away what group and others may do with the file. */
void place_close_to_others(const char *resolved);

/* Whether a log (FILE-wal) with something in it stands beside the file. */
bool place_has_log(const char *resolved);

#endif
