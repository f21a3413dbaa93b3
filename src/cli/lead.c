/* lead.c - the passphrase before what is about other people, on the command line. */
#include "command.h"

#include "../plain/passphrase.h"

#include "leadquiz/translate.h"

#include <unistd.h>

bool command_lead(const struct arguments *arguments, struct store *store, struct error *error) {
    char text[PASSPHRASE_BYTES];
    bool locked = true;
    if (!lead_locked(store, &locked, error))
        return false;
    if (locked && !arguments->passphrase_stdin && isatty(STDIN_FILENO) != 1)
        return error_set(error, ERROR_INPUT,
                         _("this store has a passphrase: start leadquiz in a terminal, or give the "
                           "passphrase as the first line of standard input and say "
                           "--passphrase-stdin"));
    bool right = plain_lead(store, stdin, _("Passphrase of the team lead:"), text, error);
    passphrase_wipe(text, sizeof text);
    return right;
}
