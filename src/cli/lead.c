/* lead.c - the passphrase before what is about other people, on the command line. */
#include "lead.h"

#include "../plain/passphrase.h"

#include "leadquiz/clock.h"
#include "leadquiz/lead.h"
#include "leadquiz/store.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <unistd.h>

enum { TRIES = 3 };

static bool may_try(struct store *store, struct error *error) {
    int64_t wait = 0;
    return lead_wait(store, clock_now(), &wait, error) &&
           (wait == 0 || lead_too_early(wait, error));
}

bool lead_ask(struct store *store, const char *prompt, int tries, char text[PASSPHRASE_BYTES],
              struct error *error) {
    for (int i = 0; i < tries; i++) {
        if (!may_try(store, error) || !plain_passphrase(stdin, prompt, text, error))
            return false;
        switch (lead_try(store, text, clock_now(), error)) {
        case FOUND: return true;
        case FOUND_FAILED: return false;
        case FOUND_NOTHING: break;
        }
        if (i + 1 < tries)
            fprintf(stderr, "leadquiz: %s\n", error->sentence);
    }
    return false;
}

int lead_tries(void) {
    return isatty(STDIN_FILENO) == 1 ? TRIES : 1;
}

bool command_lead(const struct arguments *arguments, struct store *store, struct error *error) {
    char text[PASSPHRASE_BYTES];
    bool locked = true;
    if (!lead_locked(store, &locked, error))
        return false;
    if (!locked)
        return true;
    if (!arguments->passphrase_stdin && isatty(STDIN_FILENO) != 1)
        return error_set(error, ERROR_INPUT,
                         _("this store has a passphrase: start leadquiz in a terminal, or give the "
                           "passphrase as the first line of standard input and say "
                           "--passphrase-stdin"));
    bool right = lead_ask(store, _("Passphrase of the team lead:"), lead_tries(), text, error);
    passphrase_wipe(text, sizeof text);
    return right;
}
