/* file.h - read a whole file, strictly. */
#ifndef LEADQUIZ_FILE_H
#define LEADQUIZ_FILE_H

#include "leadquiz/error.h"

#include <stddef.h>

/* Read all of `path` ("-" is standard input) into a new buffer that the caller frees, with one
 * NUL after the last byte that *length does not count. Refuses directories, devices and anything
 * over `most` bytes, each with its sentence. NULL on failure. */
char *file_read(const char *path, size_t most, size_t *length, struct error *error);

/* Make sure that the names in the folder of `path` are on the disk: a file that was put there can
 * else be gone after the power was. True as well where the file system cannot tell; false with
 * errno. */
bool file_sync_folder(const char *path);

#endif
