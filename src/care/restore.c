#include "leadquiz/care.h"

#include "copy.h"

#include "leadquiz/paths.h"
#include "leadquiz/translate.h"

/* Copied as it is, then made newer and read. */
static bool fill(struct care_restoring *restoring, struct store *from, const char *file,
                 const struct store_watch *watch, struct error *error) {
    if (!copy_make(restoring->path, restoring->copy, error) ||
        !store_copy(from, restoring->copy, file, true, watch, error))
        return false;
    struct store *store = store_open_copy(restoring->copy, error);
    bool done = store != NULL && care_contents(store, &restoring->contents, error);
    store_close(store);
    return done;
}

bool care_restore_begin(struct care_restoring *restoring, const char *path, const char *file,
                        const struct store_watch *watch, struct error *error) {
    bool older = false;
    *restoring = (struct care_restoring){.path = path, .lock = ""};
    if (care_same_file(path, file))
        return error_set(error, ERROR_INPUT, _("%s is the store itself; name a backup of it"),
                         file);
    struct store *from = store_open_reading(file, true, &older, error);
    bool done =
        from != NULL && paths_make_parent(path, error) && fill(restoring, from, file, watch, error);
    store_close(from);
    if (!done)
        care_restore_end(restoring);
    return done;
}

bool care_restore_put(struct care_restoring *restoring, char kept[PATH_MAX],
                      const struct store_watch *watch, struct error *error) {
    return store_put_back(restoring->path, restoring->copy, restoring->lock, kept, watch, error);
}

void care_restore_end(struct care_restoring *restoring) {
    copy_remove(restoring->copy);
}
