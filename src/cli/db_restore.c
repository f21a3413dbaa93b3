/* db_restore.c - leadquiz db restore FILE: a backup put in the place of the store. */
#include "db.h"

#include "watch.h"

#include "leadquiz/clock.h"
#include "leadquiz/paths.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What is in the place now. */
struct present {
    char path[PATH_MAX];
    bool there;    /* something is */
    bool readable; /* and it is a store */
    struct care_contents contents;
};

/* Whoever keeps the store is asked for the passphrase that stands in it. One that cannot be read is
 * replaced where it has none, or is damaged, alone: one that is locked or for which there is no
 * memory may have one. */
static bool ask_lead(const struct arguments *arguments, struct present *present,
                     struct store *store, const struct error *why, struct error *error) {
    if (!present->there || (!present->readable && store_without_lock(present->path)))
        return true;
    if (store != NULL && present->readable)
        return command_lead(arguments, store, error);
    *error = *why;
    return false;
}

static bool look_at_present(const struct arguments *arguments, struct present *present,
                            struct error *error) {
    struct error why = {.kind = ERROR_NONE};
    bool missing = false;
    *present = (struct present){.there = false};
    if (!paths_database(arguments->db, present->path, error))
        return false;
    struct store *store = store_open_existing(present->path, &missing, &why);
    present->there = !missing;
    present->readable = store != NULL && care_contents(store, &present->contents, &why);
    bool done = ask_lead(arguments, present, store, &why, error);
    if (done && present->there && !present->readable)
        fprintf(stderr, "leadquiz: %s\n", why.sentence);
    store_close(store);
    return done;
}

static void say_contents(const char *path, const struct care_contents *contents) {
    char text[DB_CONTENTS_BYTES], date[32] = "";
    struct error said; /* cleaned */
    if (contents->in.newest > 0) {
        clock_iso_date(contents->in.newest, date, sizeof date);
        error_set(&said, ERROR_NONE, _("%s: %s; used last on %s"), path,
                  db_contents(contents, text), date);
    } else
        error_set(&said, ERROR_NONE, _("%s: %s"), path, db_contents(contents, text));
    fprintf(stderr, "%s\n", said.sentence);
}

/* Nothing is lost by it, but what everybody works with is another one then. */
static bool may_replace(const struct arguments *arguments, const struct present *present,
                        const struct care_restoring *restoring, struct error *error) {
    struct error question; /* cleaned */
    say_contents(arguments->operands[1], &restoring->contents);
    if (present->readable)
        say_contents(present->path, &present->contents);
    if (!present->there || arguments->force)
        return true;
    if (isatty(STDIN_FILENO) != 1)
        return error_set(error, ERROR_INPUT,
                         _("%s is there already; say --force to put %s in its place (what is there "
                           "is kept beside it)"),
                         present->path, arguments->operands[1]);
    error_set(&question, ERROR_NONE,
              _("Put the first in the place of what is at %s, and keep that beside it?"),
              present->path);
    return command_yes(question.sentence) ||
           error_set(error, ERROR_INPUT, _("nothing was changed"));
}

static void say_done(const struct present *present, const struct care_restoring *restoring,
                     const char *kept) {
    struct error said; /* cleaned */
    if (kept[0] != '\0')
        error_set(&said, ERROR_NONE, _("%s is the one that was saved; what was there is in %s"),
                  present->path, kept);
    else
        error_set(&said, ERROR_NONE, _("%s is the one that was saved"), present->path);
    puts(said.sentence);
    if (!present->readable || strcmp(present->contents.lock, restoring->contents.lock) == 0)
        return;
    puts(restoring->contents.lock[0] != '\0'
             ? _("The passphrase is the one that it had when it was saved.")
             : _("It has no passphrase: it had none when it was saved."));
}

bool db_restore(const struct arguments *arguments, struct error *error) {
    struct present present;
    struct care_restoring restoring;
    struct watch watch;
    char kept[PATH_MAX];
    if (!look_at_present(arguments, &present, error))
        return false;
    /* From here on a signal ends nothing by itself: the copy is removed. */
    watch_begin(&watch);
    watch.bare = true;
    const struct store_watch progress = {watch_step, &watch};
    bool done =
        care_restore_begin(&restoring, present.path, arguments->operands[1], &progress, error);
    watch_end(&watch);
    if (!done)
        return false;
    restoring.lock = present.readable ? present.contents.lock : "";
    done = may_replace(arguments, &present, &restoring, error) &&
           care_restore_put(&restoring, kept, &progress, error);
    watch_end(&watch);
    if (done)
        say_done(&present, &restoring, kept);
    care_restore_end(&restoring);
    return done;
}
