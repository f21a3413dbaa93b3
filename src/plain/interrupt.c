#include "interrupt.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>

static const int ends[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};
enum { END_COUNT = sizeof ends / sizeof ends[0] };

/* A process has its signals once. */
static volatile sig_atomic_t asked_to_end;

static void on_end(int number) {
    (void)number;
    asked_to_end = 1;
}

/* Without SA_RESTART, so that a write to a pipe that nobody empties ends too. What the program was
 * started to ignore (nohup) it goes on to ignore. */
void interrupt_catch(FILE *in) {
    for (int i = 0; i < END_COUNT; i++) {
        struct sigaction action;
        if (sigaction(ends[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN)
            continue;
        action = (struct sigaction){.sa_handler = on_end};
        sigemptyset(&action.sa_mask);
        sigaction(ends[i], &action, NULL);
    }
    setvbuf(in, NULL, _IONBF, 0);
}

/* Held back between the look at the flag and the wait, so that none is slept through. */
bool interrupt_wait(FILE *in) {
    struct pollfd input = {.fd = fileno(in), .events = POLLIN};
    sigset_t held, before;
    sigemptyset(&held);
    for (int i = 0; i < END_COUNT; i++)
        sigaddset(&held, ends[i]);
    sigprocmask(SIG_BLOCK, &held, &before);
    while (!asked_to_end && ppoll(&input, 1, NULL, &before) < 0 && errno == EINTR) {
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return !asked_to_end;
}

bool interrupted(struct error *error) {
    if (asked_to_end)
        error_set(error, ERROR_INTERRUPTED, _("interrupted; every answer given is kept"));
    return asked_to_end != 0;
}
