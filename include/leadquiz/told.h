/* told.h - commands that people are told to type. */
#ifndef LEADQUIZ_TOLD_H
#define LEADQUIZ_TOLD_H

enum { TOLD_BYTES = 512 };

/* The store that --db names, or NULL. A process has one command line, so it is said once, before
 * anything else; `db` must outlive all that follows. */
void told_store(const char *db);

/* "leadquiz WORDS", as somebody types it to come to the same store: with --db FILE behind it where
 * that was said, quoted for the shell. A name that is no clean text, or very long, is left out.
 * Returns `out`. */
const char *told_command(char out[TOLD_BYTES], const char *words, ...)
    __attribute__((format(printf, 2, 3)));

#endif
