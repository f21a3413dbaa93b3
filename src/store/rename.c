/* rename.c - a person under another code name. */
#include "merge.h"
#include "person.h"
#include "standing.h"

#include "leadquiz/store_forget.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Whoever has a name that is easily taken for the new one: people and seats, that person apart. */
static bool is_free(struct store *store, const struct person *person, const char *to,
                    struct error *error) {
    struct query query;
    char look[LOOK_BYTES], other_look[LOOK_BYTES], other[NAME_BYTES];
    bool free = true;
    text_look(to, look);
    merge_begin(&query, store,
                "SELECT name, 0 FROM person WHERE id <> ?1 UNION ALL "
                "SELECT name, 1 FROM seat WHERE name IS NOT NULL AND name <> ?2",
                error);
    query_number(&query, person->id);
    query_text(&query, _("the code name"), person->name, NAME_BYTES);
    while (free && query_row(&query) == FOUND) {
        query_get_text(&query, 0, other, sizeof other);
        bool sits = query_get(&query, 1, 0, 1) == 1;
        if (query.failed)
            break;
        text_look(other, other_look);
        free = strcmp(look, other_look) != 0;
        if (!free && sits)
            error_set(error, ERROR_INPUT,
                      _("somebody sits in a meeting as %s; wait until it has ended, or choose "
                        "another code name"),
                      other);
        else if (!free && strcasecmp(other, to) == 0)
            error_set(error, ERROR_INPUT,
                      _("there is a person called %s already; choose another code name, or see in "
                        "store.md how two who are the same person are joined"),
                      other);
        else if (!free)
            error_set(error, ERROR_INPUT,
                      _("%s is easily taken for %s, who is in the store; choose another code name"),
                      to, other);
    }
    merge_end(&query);
    return free && !query.failed;
}

static bool set_name(struct store *store, const char *sql, const char *to, const char *from,
                     struct error *error) {
    struct query query;
    merge_begin(&query, store, sql, error);
    query_text(&query, _("the code name"), to, NAME_BYTES);
    query_text(&query, _("the code name"), from, NAME_BYTES);
    bool done = query_run(&query);
    merge_end(&query);
    return done;
}

static enum found rename_person(struct store *store, const char *from, const char *to,
                                char was[NAME_BYTES], struct error *error) {
    struct person person;
    enum found found = store_person_find(store, from, &person, error);
    if (found != FOUND)
        return found;
    (void)snprintf(was, NAME_BYTES, "%s", person.name);
    bool done = person_name_harmless(to, _("the code name"), error) &&
                is_free(store, &person, to, error) &&
                set_name(store, "UPDATE person SET name = ?1 WHERE name = ?2", to, from, error) &&
                set_name(store, "UPDATE standing SET name = ?1 WHERE name = ?2", to, from, error) &&
                set_name(store, "UPDATE seat SET name = ?1 WHERE name = ?2", to, from, error) &&
                standing_keep_person(store, person.id, error);
    return done ? FOUND : FOUND_FAILED;
}

enum found store_rename(struct store *store, const char *from, const char *to, char was[NAME_BYTES],
                        struct error *error) {
    if (!database_begin_write(store, error))
        return FOUND_FAILED;
    enum found found = rename_person(store, from, to, was, error);
    return database_end(store, found != FOUND_FAILED, error) ? found : FOUND_FAILED;
}
