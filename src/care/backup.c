#include "leadquiz/care.h"

#include "leadquiz/new_file.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <sys/stat.h>

bool care_contents(struct store *store, struct care_contents *contents, struct error *error) {
    struct lead_lock lock;
    *contents = (struct care_contents){.lock = ""};
    if (!store_contents(store, &contents->in, error) || !store_lock_get(store, &lock, error))
        return false;
    (void)snprintf(contents->lock, sizeof contents->lock, "%s", lock.hash);
    return true;
}

/* SQLite takes a log by its name alone. */
static bool has_log(const char *file, struct error *error) {
    static const char *const endings[] = {"-wal", "-journal"};
    for (int i = 0; i < 2; i++) {
        char log[PATH_MAX + 16];
        struct stat about;
        (void)snprintf(log, sizeof log, "%s%s", file, endings[i]);
        if (lstat(log, &about) == 0) {
            error_set(error, ERROR_STORAGE,
                      _("%s stands there: %s is in use, or was left in the middle of a change; "
                        "name another file"),
                      log, file);
            return true;
        }
    }
    return false;
}

bool care_backup(struct store *store, struct care_saving *saving, const struct store_watch *watch,
                 struct error *error) {
    struct new_file copy = {.there = false};
    saving->there = false;
    if (care_same_file(saving->path, saving->file))
        return error_set(error, ERROR_INPUT, _("%s is the store itself; name another file"),
                         saving->file);
    if (has_log(saving->file, error))
        return false;
    bool done = new_file_begin(&copy, saving->file, saving->replace, error);
    if (done) {
        done = care_contents(store, &saving->contents, error) &&
               store_copy(store, copy.beside, saving->file, true, watch, error);
        done = new_file_end(&copy, done, error);
    }
    saving->there = copy.there;
    return done;
}
