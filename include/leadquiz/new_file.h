/* new_file.h - a file that is there wholly or not at all: written beside its place, then put there.
 */
#ifndef LEADQUIZ_NEW_FILE_H
#define LEADQUIZ_NEW_FILE_H

#include "leadquiz/error.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

struct new_file {
    FILE *file;       /* to write to; not to be closed */
    const char *path; /* as the person wrote it; must outlive the file */
    bool replace;
    bool there; /* refused because something is there already */
    char target[PATH_MAX], beside[PATH_MAX];
};

/* Begin a file beside `path`, mode 0600. Refuses a directory, what is no plain file, a link to
 * nothing and, without `replace`, whatever is there. With it a link stays one: what it points to
 * is replaced. On failure there is nothing to end. */
bool new_file_begin(struct new_file *file, const char *path, bool replace, struct error *error);

/* With `keep` put it in its place, sure that it is on the disk, else throw it away; returns whether
 * it is in its place. Without `replace` a file that has come there meanwhile stays. `error` may be
 * NULL, when a sentence is known already. */
bool new_file_end(struct new_file *file, bool keep, struct error *error);

#endif
