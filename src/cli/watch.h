/* watch.h - long work at a terminal: how far it is, and Ctrl-C. */
#ifndef LEADQUIZ_CLI_WATCH_H
#define LEADQUIZ_CLI_WATCH_H

#include <stdbool.h>
#include <stdint.h>

struct watch {
    bool shown;       /* standard error is a terminal */
    bool bare;        /* not rows, but parts of which nobody needs to know what they are */
    int width;        /* of what stands there now */
    int64_t shown_at; /* on the steady clock */
};

/* From here on the signals that end a program only ask the work to stop. */
void watch_begin(struct watch *watch);
/* A transfer_progress with the watch as its context: shows "12,000 of 30,000"; false when asked to
 * stop. */
bool watch_step(void *watch, int64_t done, int64_t of);
/* Take away what is shown. */
void watch_end(struct watch *watch);

enum { WATCH_NUMBER_BYTES = 32 };
/* "12,000". */
const char *watch_number(int64_t number, char out[WATCH_NUMBER_BYTES]);

#endif
