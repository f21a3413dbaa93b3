/* db_forget.c - leadquiz db forget NAME: a person removed for good. */
#include "db.h"

#include "leadquiz/paths.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* ---- asking ---- */

static bool is_sure(const struct arguments *arguments, const char *name, const char *path,
                    struct error *error) {
    char typed[4 * NAME_BYTES] = "", read[NAME_BYTES];
    struct error question; /* cleaned */
    if (arguments->force)
        return true;
    if (isatty(STDIN_FILENO) != 1)
        return error_set(error, ERROR_INPUT,
                         _("this cannot be taken back; say --force to remove %s without being "
                           "asked"),
                         name);
    error_set(&question, ERROR_NONE,
              _("This removes everything about %s from %s and the copies that leadquiz made beside "
                "it. It cannot be brought back."),
              name, path);
    fprintf(stderr, "%s\n%s ", question.sentence,
            _("Type the code name again, or Enter to leave it:"));
    fflush(stderr);
    if (fgets(typed, sizeof typed, stdin) != NULL) {
        typed[strcspn(typed, "\r\n")] = '\0';
        if (text_name(typed, "", read, NULL) && strcasecmp(read, name) == 0)
            return true;
    }
    return error_set(error, ERROR_INPUT, _("that is not the name, so nothing was changed"));
}

/* ---- saying ---- */

static void say_forgotten(const struct forgotten *forgotten) {
    printf(N_("\"%s\" is removed, with %lld sitting.\n", "\"%s\" is removed, with %lld sittings.\n",
              (unsigned long)forgotten->sittings),
           forgotten->name, (long long)forgotten->sittings);
    if (forgotten->shown)
        puts(_("Means and counts that were shown stay as they were seen. Which sittings were in "
               "them stays as numbers that lead to nobody."));
    if (forgotten->told > 0)
        puts(_("Answers that a room has seen among those of all stay there, without a name; "
               "deleting the meeting removes them."));
}

struct copies {
    bool found; /* in one of them */
    bool left;  /* one of them may have the name in it */
};

static void on_copy(void *context, const char *copy, enum found found, const struct error *why) {
    struct copies *copies = context;
    struct error said; /* cleaned */
    if (found == FOUND) {
        copies->found = true;
        error_set(&said, ERROR_NONE, _("Removed from the copy %s too."), copy);
        puts(said.sentence);
    }
    if (found != FOUND_FAILED)
        return;
    copies->left = true;
    error_set(&said, ERROR_NONE,
              _("%s cannot be changed (%s), so the person may be in it: delete that file yourself, "
                "or put it right and do the same again."),
              copy, why->sentence);
    fprintf(stderr, "leadquiz: %s\n", said.sentence);
}

/* ---- doing ---- */

/* Also after it was cut off in the middle: then there is nobody any more, and the rest is done. */
static bool forget(struct store *store, const char *name, const char *path, struct error *error) {
    struct forgotten forgotten;
    struct copies copies = {.found = false};
    enum found found = store_forget(store, name, &forgotten, error);
    if (found == FOUND_FAILED)
        return false;
    if (found == FOUND)
        say_forgotten(&forgotten);
    struct error reason = {.kind = ERROR_NONE};
    enum found cleaned = store_clean(store, &reason);
    if (!care_forget_copies(path, name, on_copy, &copies, error))
        return false;
    if (cleaned != FOUND)
        return error_set(error, reason.kind, "%s", reason.sentence);
    if (copies.left)
        return error_set(error, ERROR_STORAGE, _("not every copy could be changed; see above"));
    if (found != FOUND && !copies.found) /* a slip, or a second time */
        return error_set(error, ERROR_INPUT,
                         _("nobody is called %s in %s and the copies beside it; look at the code "
                           "name once more. If it was removed before, no byte of it is left there"),
                         name, path);
    puts(_("No byte of it is left in the store and the copies beside it. Backups, exports and "
           "reports that somebody put elsewhere are not reached: delete them."));
    return true;
}

bool db_forget(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX], name[NAME_BYTES];
    bool missing = false;
    if (!text_name(arguments->operands[1], _("The code name"), name, error))
        return false;
    struct store *store = command_store_there(arguments, path, &missing, error);
    if (store == NULL)
        return missing ? error_set(error, ERROR_INPUT, _("there is no store at %s"), path) : false;
    bool done = command_lead(arguments, store, error) && is_sure(arguments, name, path, error) &&
                forget(store, name, path, error);
    store_close(store);
    return done;
}
