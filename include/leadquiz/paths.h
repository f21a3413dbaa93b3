/* paths.h - where things are: the database, the question file. */
#ifndef LEADQUIZ_PATHS_H
#define LEADQUIZ_PATHS_H

#include "leadquiz/error.h"

#include <limits.h>
#include <stddef.h>

/* Where the store is: `given` (from --db) when not NULL, else $LEADQUIZ_DB, else
 * $XDG_DATA_HOME/leadquiz/leadquiz.db, else $HOME/.local/share/leadquiz/leadquiz.db. A relative
 * XDG directory is ignored, as its specification asks. Creates nothing. Fails when nothing names a
 * place or the path is too long. */
bool paths_database(const char *given, char out[PATH_MAX], struct error *error);

/* Create the directory that holds `file`, mode 0700, parents included. An existing one is left
 * as it is. */
bool paths_make_parent(const char *file, struct error *error);

/* Where the question file is: `given` (from --questions), else $LEADQUIZ_QUESTIONS, else
 * $XDG_CONFIG_HOME/leadquiz/questions.ini (unset: below $HOME/.config) when it exists, else the
 * installed one, else, for a program started from its build folder, the source tree's
 * data/questions.ini. Without any of them `out` is the installed path, so that the reader's
 * sentence names it. */
bool paths_questions(const char *given, char out[PATH_MAX], struct error *error);

#endif
