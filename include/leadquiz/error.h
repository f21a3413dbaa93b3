/* error.h - the one error channel.
 *
 * A function that can fail returns false (or NULL) and fills the caller's struct error with one
 * finished sentence for a person: what is wrong, where, what to do. Nothing here allocates, prints
 * or exits. */
#ifndef LEADQUIZ_ERROR_H
#define LEADQUIZ_ERROR_H

#include <stdbool.h>

enum error_kind {
    ERROR_NONE,
    ERROR_INPUT,   /* what came from outside is wrong: a file, a cell, a name */
    ERROR_STORAGE, /* a file or the store cannot be read or written */
    ERROR_MEMORY,  /* no memory left */
    ERROR_USAGE,   /* the command line is wrong */
    ERROR_INTERRUPTED
};

struct error {
    enum error_kind kind;
    char sentence[768]; /* valid UTF-8, no control characters */
};

/* Format the sentence. Text from outside may be among the arguments: the finished sentence is
 * cleaned (text_clean), and a word of more than 240 columns, as a path may be, keeps its beginning
 * and its end alone. `error` may be NULL. Always returns false, so that
 * `return error_set(...)` reads well. */
bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The sentence for a failed allocation; returns false. */
bool error_memory(struct error *error);

#endif
