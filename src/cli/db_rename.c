/* db_rename.c - leadquiz db rename OLD NEW: a slip in a code name put right. */
#include "db.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <unistd.h>

struct renaming {
    const char *path;
    char from[NAME_BYTES], to[NAME_BYTES];
    bool found; /* in a copy */
    bool left;  /* in a copy that cannot be changed, perhaps */
};

/* It can be taken back, so that a script is not asked. */
static bool is_sure(const struct arguments *arguments, const struct renaming *renaming,
                    struct error *error) {
    struct error question; /* cleaned */
    if (arguments->force || isatty(STDIN_FILENO) != 1)
        return true;
    error_set(&question, ERROR_NONE,
              _("Call %s %s from now on, in %s and the copies that leadquiz made beside it?"),
              renaming->from, renaming->to, renaming->path);
    return command_yes(question.sentence) ||
           error_set(error, ERROR_INPUT, _("nothing was changed"));
}

static void on_copy(void *context, const char *copy, enum found found, const struct error *why) {
    struct renaming *renaming = context;
    struct error said; /* cleaned */
    if (found == FOUND) {
        renaming->found = true;
        error_set(&said, ERROR_NONE, _("Renamed in the copy %s too."), copy);
        puts(said.sentence);
    }
    if (found != FOUND_FAILED)
        return;
    renaming->left = true;
    error_set(&said, ERROR_NONE,
              _("%s cannot be changed (%s), so the old name may be in it: delete that file "
                "yourself, or put it right and do the same again."),
              copy, why->sentence);
    fprintf(stderr, "leadquiz: %s\n", said.sentence);
}

static bool nobody(const struct renaming *renaming, struct error *error) {
    return error_set(error, ERROR_INPUT,
                     _("nobody is called %s in %s; look at the code name once more"),
                     renaming->from, renaming->path);
}

/* Also after it was cut off in the middle: then the name is the new one, and the rest is done. That
 * a copy has somebody of the old name is no proof of it: two stores can have been in this place. */
static bool rename_person(struct store *store, struct renaming *renaming, struct error *error) {
    char was[NAME_BYTES];
    struct person person;
    enum found found = store_rename(store, renaming->from, renaming->to, was, error);
    if (found == FOUND_FAILED)
        return false;
    if (found == FOUND)
        printf(_("\"%s\" is called \"%s\" now.\n"), was, renaming->to);
    else if (store_person_find(store, renaming->to, &person, error) != FOUND)
        return nobody(renaming, error);
    struct error reason = {.kind = ERROR_NONE};
    enum found cleaned = store_clean(store, &reason);
    if (!care_rename_copies(renaming->path, renaming->from, renaming->to, found != FOUND, on_copy,
                            renaming, error))
        return false;
    if (cleaned != FOUND)
        return error_set(error, reason.kind, "%s", reason.sentence);
    if (renaming->left)
        return error_set(error, ERROR_STORAGE, _("not every copy could be changed; see above"));
    if (found != FOUND && !renaming->found)
        return nobody(renaming, error);
    puts(_("Tell the person: the new name is the one to type from now on. Backups, exports and "
           "reports that somebody put elsewhere have the old one."));
    return true;
}

bool db_rename(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX];
    struct renaming renaming = {.path = path};
    bool missing = false;
    if (!text_name(arguments->operands[1], _("The code name"), renaming.from, error) ||
        !text_name(arguments->operands[2], _("The new code name"), renaming.to, error))
        return false;
    struct store *store = command_store_there(arguments, path, &missing, error);
    if (store == NULL)
        return missing ? error_set(error, ERROR_INPUT, _("there is no store at %s"), path) : false;
    bool done = command_lead(arguments, store, error) && is_sure(arguments, &renaming, error) &&
                rename_person(store, &renaming, error);
    store_close(store);
    return done;
}
