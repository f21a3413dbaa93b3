/* deadly.h - kill -9 at one of SQLite's calls that change something. */
#ifndef LEADQUIZ_TESTS_CARE_DEADLY_H
#define LEADQUIZ_TESTS_CARE_DEADLY_H

#include <stdbool.h>

/* Do it in a process of its own that is killed at call `at`, counted from deadly_begin, which it
 * calls itself. Returns whether it was killed; where it came to its end it has to be done. */
bool deadly_kills(bool (*doing)(void *context), void *context, int at);

/* What is opened from now on is deadly. */
void deadly_begin(void);

#endif
