/* db_backup.c - leadquiz db backup FILE: a copy of the whole store, while others go on with it. */
#include "db.h"

#include "watch.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <unistd.h>

static bool replace_it(const char *file) {
    struct error question; /* cleaned */
    error_set(&question, ERROR_NONE, _("%s is there already. Replace it?"), file);
    return command_yes(question.sentence);
}

static bool save(struct store *store, struct care_saving *saving, struct error *error) {
    struct watch watch;
    watch_begin(&watch);
    watch.bare = true;
    const struct store_watch progress = {watch_step, &watch};
    bool done = care_backup(store, saving, &progress, error);
    watch_end(&watch);
    return done;
}

static bool back_up(struct store *store, struct care_saving *saving, struct error *error) {
    if (save(store, saving, error))
        return true;
    if (!saving->there)
        return false;
    if (!saving->replace && replace_it(saving->file)) {
        saving->replace = true;
        return save(store, saving, error);
    }
    return error_set(error, ERROR_STORAGE,
                     _("%s is there already; say --force to replace it, or name another file"),
                     saving->file);
}

bool db_backup(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX], contents[DB_CONTENTS_BYTES];
    bool missing = false;
    struct store *store = command_store_there(arguments, path, &missing, error);
    struct care_saving saving = {
        .path = path, .file = arguments->operands[1], .replace = arguments->force};
    if (missing)
        error_set(error, ERROR_INPUT, _("there is nothing to back up yet: %s is not there"), path);
    bool done =
        store != NULL && command_lead(arguments, store, error) && back_up(store, &saving, error);
    if (done) {
        struct error said; /* cleaned */
        error_set(&said, ERROR_NONE, _("%s holds all of %s: %s; it was read anew and is sound"),
                  saving.file, path, db_contents(&saving.contents, contents));
        puts(said.sentence);
    }
    store_close(store);
    return done;
}
