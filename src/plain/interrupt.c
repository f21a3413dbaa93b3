#include "interrupt.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <time.h>

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

/* The signals are held back between the look at the flag and the wait, so that none is slept
 * through. `most` NULL: as long as it takes. */
static enum waited wait_until(FILE *in, const struct timespec *most) {
    struct pollfd input = {.fd = in != NULL ? fileno(in) : -1, .events = POLLIN};
    sigset_t held, before;
    int ready = 0;
    sigemptyset(&held);
    for (int i = 0; i < END_COUNT; i++)
        sigaddset(&held, ends[i]);
    sigprocmask(SIG_BLOCK, &held, &before);
    while (!asked_to_end && (ready = ppoll(&input, 1, most, &before)) < 0 && errno == EINTR) {
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (asked_to_end)
        return WAITED_END;
    return ready == 0 ? WAITED_OUT : WAITED_READY;
}

bool interrupt_wait(FILE *in) {
    return wait_until(in, NULL) == WAITED_READY;
}

enum waited interrupt_wait_for(FILE *in, int64_t most_ms) {
    struct timespec most = {.tv_sec = 0};
    if (most_ms > 0)
        most = (struct timespec){.tv_sec = most_ms / 1000, .tv_nsec = most_ms % 1000 * 1000000};
    return wait_until(in, &most);
}

bool interrupted(struct error *error) {
    if (asked_to_end)
        error_set(error, ERROR_INTERRUPTED, _("interrupted; every answer given is kept"));
    return asked_to_end != 0;
}
