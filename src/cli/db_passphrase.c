/* db_passphrase.c - leadquiz db passphrase: what stands before what is about other people. */
#include "db.h"

#include "../plain/passphrase.h"

#include "leadquiz/clock.h"
#include "leadquiz/paths.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* For whoever sits there, not for a pipe. */
static void say_what_for(void) {
    if (isatty(STDIN_FILENO) != 1)
        return;
    fprintf(stderr,
            _("The passphrase stands before what is about other people: the review, team\n"
              "reports, export and more. Taking the questionnaire needs none.\n"
              "Nobody can tell one that is forgotten. Whoever owns the file can remove it:\n"
              "docs/privacy.md says how. It has at least %d characters, and none is shown\n"
              "while you type.\n"),
            PASSPHRASE_LEAST);
}

/* Typed twice: nobody sees what is typed. */
static bool ask_fresh(char fresh[PASSPHRASE_BYTES], struct error *error) {
    char again[PASSPHRASE_BYTES] = "";
    say_what_for();
    bool done = plain_passphrase(stdin, _("New passphrase (Enter alone: none):"), fresh, error) &&
                (fresh[0] == '\0' || passphrase_fits(fresh, error)) &&
                plain_passphrase(stdin, _("The same again:"), again, error);
    if (done && strcmp(fresh, again) != 0)
        done = error_set(error, ERROR_INPUT,
                         _("the two are not the same, so nothing is changed; try again"));
    passphrase_wipe(again, sizeof again);
    return done;
}

static void say_set(bool before, bool now, const char *path) {
    struct error said; /* cleaned */
    if (now)
        error_set(&said, ERROR_NONE,
                  before ? _("the passphrase of %s is changed") : _("%s has a passphrase now"),
                  path);
    else
        error_set(&said, ERROR_NONE,
                  before ? _("%s has no passphrase any more")
                         : _("%s has no passphrase, as before"),
                  path);
    puts(said.sentence);
}

bool db_passphrase(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX], old[PASSPHRASE_BYTES] = "", fresh[PASSPHRASE_BYTES] = "";
    bool locked = false;
    struct store *store = command_store(arguments, error);
    bool done = store != NULL && paths_database(arguments->db, path, error) &&
                lead_locked(store, &locked, error) &&
                plain_lead(store, stdin, _("Passphrase as it is:"), old, error) &&
                ask_fresh(fresh, error) && lead_set(store, old, fresh, clock_machine(), error);
    if (done)
        say_set(locked, fresh[0] != '\0', path);
    passphrase_wipe(old, sizeof old);
    passphrase_wipe(fresh, sizeof fresh);
    store_close(store);
    return done;
}
