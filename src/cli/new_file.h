/* new_file.h - a file that is there wholly or not at all. */
#ifndef LEADQUIZ_CLI_NEW_FILE_H
#define LEADQUIZ_CLI_NEW_FILE_H

#include "leadquiz/error.h"

#include <limits.h>
#include <stdio.h>

struct new_file {
    FILE *file;
    const char *path; /* as the person wrote it */
    char target[PATH_MAX], beside[PATH_MAX];
    bool replace;
};

/* Begin a file beside `path`, mode 0600. Refuses a directory, what is no plain file and, without
 * `replace`, what is there. */
bool new_file_begin(struct new_file *file, const char *path, bool replace, struct error *error);
/* With `keep` put it in its place, else throw it away; returns what came of it. */
bool new_file_end(struct new_file *file, bool keep, struct error *error);

#endif
