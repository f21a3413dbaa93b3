/* seat.h - one test's place: a folder of its own as HOME, a terminal, the program. */
#ifndef LEADQUIZ_TEST_SEAT_H
#define LEADQUIZ_TEST_SEAT_H

#include "terminal.h"

struct seat {
    char home[256];
    struct terminal *terminal; /* the program running now, or NULL */
};

/* cmocka set-up and tear-down: *state is a struct seat. Tear-down kills what runs, removes the
 * folder and fails when a sanitizer had something to say. */
int seat_open(void **state);
int seat_close(void **state);

/* Start a program; argv is searched in PATH. One that runs already is killed first. Never NULL:
 * the test fails when the terminal cannot be had. */
struct terminal *seat_start(struct seat *seat, const struct terminal_setup *setup,
                            const char *const argv[]);

#endif
