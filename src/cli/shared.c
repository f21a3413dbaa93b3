#include "command.h"

#include "leadquiz/instrument.h"
#include "leadquiz/paths.h"
#include "leadquiz/store.h"
#include "leadquiz/store_merge.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int command_failed(const struct error *error) {
    fprintf(stderr, "leadquiz: %s\n", error->sentence);
    switch (error->kind) {
    case ERROR_USAGE: return EXIT_USAGE;
    case ERROR_INTERRUPTED: return EXIT_INTERRUPTED;
    default: return EXIT_FAILED;
    }
}

int command_flush(void) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EXIT_DONE;
    struct error error;
    error_set(&error, ERROR_STORAGE, _("standard output cannot be written: %s"), strerror(errno));
    return command_failed(&error);
}

enum front command_front(const struct arguments *arguments) {
    const char *terminal = getenv("TERM");
    if (arguments->plain || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return FRONT_PLAIN;
    if (terminal != NULL && strcmp(terminal, "dumb") == 0)
        return FRONT_PLAIN;
    return FRONT_SCREENS;
}

struct store *command_store(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX];
    /* A folder that was named and is not there is more likely mistyped than wished for. */
    if (!paths_database(arguments->db, path, error) ||
        (arguments->db == NULL && !paths_make_parent(path, error)))
        return NULL;
    return store_open(path, error);
}

struct store *command_store_there(const struct arguments *arguments, char path[PATH_MAX],
                                  bool *missing, struct error *error) {
    *missing = false;
    if (!paths_database(arguments->db, path, error))
        return NULL;
    return store_open_existing(path, missing, error);
}

bool command_no_store(const char *path, struct error *error) {
    return error_set(error, ERROR_INPUT,
                     _("there is no store at %s; name another file with --db, or begin one there "
                       "with leadquiz take"),
                     path);
}

struct store *command_store_of_before(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX];
    bool missing = false;
    struct store *store = command_store_there(arguments, path, &missing, error);
    if (!missing)
        return store;
    if (arguments->db == NULL)
        return store_open_memory(error);
    command_no_store(path, error);
    return NULL;
}

/* Wrong tries are counted in the store, which a copy is not. */
static struct store *copy_of_older(const char *path, struct error *error) {
    struct lead_lock lock;
    struct store *store = store_open_apart(path, NULL, error);
    bool done = store != NULL && store_lock_get(store, &lock, error);
    if (done && lock.hash[0] != '\0')
        done = error_set(error, ERROR_INPUT,
                         _("%s is of an older leadquiz and has a passphrase, which a dry run "
                           "cannot ask for; open it with this leadquiz once, and try again"),
                         path);
    if (done)
        return store;
    store_close(store);
    return NULL;
}

struct store *command_store_to_try(const struct arguments *arguments, char path[PATH_MAX],
                                   bool *missing, struct error *error) {
    struct error why;
    bool older = false;
    *missing = false;
    if (!paths_database(arguments->db, path, error))
        return NULL;
    store_close(store_open_reading(path, false, &older, &why));
    return older ? copy_of_older(path, error) : store_open_existing(path, missing, error);
}

struct instrument *command_questions(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX];
    if (!paths_questions(arguments->questions, path, error))
        return NULL;
    struct instrument *instrument = instrument_read(path, NULL, error);
    bool named = arguments->questions != NULL || getenv("LEADQUIZ_QUESTIONS") != NULL;
    if (instrument == NULL && !named && access(path, F_OK) != 0) {
        error_set(error, ERROR_STORAGE,
                  _("there is no question file at %s; name one with --questions FILE or in "
                    "LEADQUIZ_QUESTIONS"),
                  path);
    }
    return instrument;
}

bool command_yes(const char *question) {
    char reply[64];
    if (isatty(STDIN_FILENO) != 1)
        return false;
    fprintf(stderr, _("%s Type yes, or Enter for no: "), question);
    fflush(stderr);
    if (fgets(reply, sizeof reply, stdin) == NULL) {
        fputc('\n', stderr);
        return false;
    }
    reply[strcspn(reply, "\r\n")] = '\0';
    return strcmp(reply, _("yes")) == 0 || strcmp(reply, "yes") == 0 || strcmp(reply, "y") == 0;
}
