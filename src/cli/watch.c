#include "watch.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A signal has nowhere else to leave its word. */
static volatile sig_atomic_t asked_to_stop;

static void on_signal(int number) {
    (void)number;
    asked_to_stop = 1;
}

void watch_begin(struct watch *watch) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    /* No SA_RESTART: who waits for a pipe is to be woken. */
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        sigaction(signals[i], &action, NULL);
    *watch = (struct watch){.shown = isatty(STDERR_FILENO) == 1, .shown_at = clock_steady()};
}

const char *watch_number(int64_t number, char out[WATCH_NUMBER_BYTES]) {
    char digits[WATCH_NUMBER_BYTES];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)number);
    char *end = out;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0 && digits[i - 1] != '-')
            *end++ = ',';
        *end++ = digits[i];
    }
    *end = '\0';
    return out;
}

bool watch_step(void *context, int64_t done, int64_t of) {
    enum { PAUSE_MS = 200 };
    struct watch *watch = context;
    char some[WATCH_NUMBER_BYTES], all[WATCH_NUMBER_BYTES], text[128];
    if (!watch->shown || clock_steady() - watch->shown_at < PAUSE_MS)
        return !asked_to_stop;
    if (watch->bare)
        snprintf(text, sizeof text, _("%s of %s"), watch_number(done, some), watch_number(of, all));
    else if (of > 0)
        snprintf(text, sizeof text, _("%s of %s rows"), watch_number(done, some),
                 watch_number(of, all));
    else
        snprintf(text, sizeof text, _("%s rows"), watch_number(done, some));
    int width = (int)strlen(text);
    fprintf(stderr, "\r%-*s", watch->width, text);
    watch->width = width > watch->width ? width : watch->width;
    watch->shown_at = clock_steady();
    return !asked_to_stop;
}

void watch_end(struct watch *watch) {
    if (watch->width > 0)
        fprintf(stderr, "\r%*s\r", watch->width, "");
    watch->width = 0;
}
