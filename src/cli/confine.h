/* confine.h - a seat gives up what it needs no more. */
#ifndef LEADQUIZ_CLI_CONFINE_H
#define LEADQUIZ_CLI_CONFINE_H

#include <stdbool.h>

/* From here on, for good: no core dumps, no rights by running another program, nobody of the same
 * account looks into this process; and where libseccomp and the kernel have it, no file is opened
 * or removed, no program started, no connection made: what asks for these ends the process, and
 * other calls that a seat does not need fail. Comes after the store and the terminal are open.
 * False, with errno, when what every Linux has cannot be had. */
bool confine(void);

#endif
