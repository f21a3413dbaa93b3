#include "passphrase.h"

#include "interrupt.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* What is to be as it was. */
struct before {
    bool terminal;
    struct termios shown;
    struct sigaction actions[4];
};

static const int ends[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};
enum { END_COUNT = sizeof ends / sizeof ends[0] };

/* Nothing is shown but the end of the line; Ctrl-Z would leave the terminal so. */
static void hide(FILE *in, struct before *before) {
    for (int i = 0; i < END_COUNT; i++)
        sigaction(ends[i], NULL, &before->actions[i]);
    interrupt_catch(in);
    before->terminal = tcgetattr(fileno(in), &before->shown) == 0;
    if (!before->terminal)
        return;
    struct termios hidden = before->shown;
    hidden.c_lflag = (hidden.c_lflag & ~(tcflag_t)ECHO) | ECHONL | ICANON | ISIG;
    hidden.c_cc[VSUSP] = _POSIX_VDISABLE;
    tcsetattr(fileno(in), TCSAFLUSH, &hidden);
}

static void show(FILE *in, const struct before *before) {
    if (before->terminal)
        tcsetattr(fileno(in), TCSADRAIN, &before->shown);
    for (int i = 0; i < END_COUNT; i++)
        sigaction(ends[i], &before->actions[i], NULL);
}

static int next_letter(FILE *in) {
    return interrupt_wait(in) ? getc(in) : EOF;
}

/* The length of the line, PASSPHRASE_BYTES when it is too long; -1 when there is none. */
static int read_line(FILE *in, char text[PASSPHRASE_BYTES]) {
    int length = 0, letter = next_letter(in);
    if (letter == EOF)
        return -1;
    for (; letter != EOF && letter != '\n'; letter = next_letter(in)) {
        if (length < PASSPHRASE_BYTES)
            text[length++] = (char)letter;
    }
    if (length > 0 && text[length - 1] == '\r') /* a line of a file from elsewhere */
        length--;
    if (length < PASSPHRASE_BYTES)
        text[length] = '\0';
    return length;
}

bool plain_passphrase(FILE *in, const char *prompt, char text[PASSPHRASE_BYTES],
                      struct error *error) {
    struct before before;
    hide(in, &before);
    if (before.terminal)
        fprintf(stderr, "%s ", prompt);
    int length = read_line(in, text);
    bool ended = interrupted(error);
    show(in, &before);
    if (before.terminal && (ended || length < 0))
        fputc('\n', stderr);
    if (ended)
        return error_set(error, ERROR_INTERRUPTED, _("interrupted; nothing is changed"));
    if (length < 0)
        return error_set(error, ERROR_INPUT, _("no passphrase was given"));
    return length < PASSPHRASE_BYTES ||
           error_set(error, ERROR_INPUT,
                     _("the passphrase is too long; use fewer than %d characters"),
                     PASSPHRASE_BYTES);
}

static bool may_try(struct store *store, struct error *error) {
    int64_t wait = 0;
    return lead_wait(store, clock_machine(), &wait, error) &&
           (wait == 0 || lead_too_early(wait, error));
}

bool plain_lead(struct store *store, FILE *in, const char *prompt, char text[PASSPHRASE_BYTES],
                struct error *error) {
    bool locked = true;
    int tries = isatty(fileno(in)) == 1 ? 3 : 1;
    text[0] = '\0';
    if (!lead_locked(store, &locked, error))
        return false;
    for (int i = 0; locked && i < tries; i++) {
        if (i > 0)
            fprintf(stderr, "leadquiz: %s\n", error->sentence);
        if (!may_try(store, error) || !plain_passphrase(in, prompt, text, error))
            return false;
        enum found found = lead_try(store, text, clock_machine(), error);
        if (found != FOUND_NOTHING)
            return found == FOUND;
    }
    return !locked;
}
