/* copy.h - files of our own beside another, while something is done with a store. */
#ifndef LEADQUIZ_CARE_COPY_H
#define LEADQUIZ_CARE_COPY_H

#include "leadquiz/error.h"

#include <limits.h>

/* An empty file PATH.copy-XXXXXX, mode 0600. */
bool copy_make(const char *path, char out[PATH_MAX], struct error *error);

/* Remove it and what SQLite may have left beside it; "" is nothing, and becomes of it. */
void copy_remove(char copy[PATH_MAX]);

#endif
