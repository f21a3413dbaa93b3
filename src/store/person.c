#include "database.h"

#include "leadquiz/translate.h"

#include <string.h>

/* As the log names them. */
static const char *const consent_names[CONSENT_COUNT] = {
    [CONSENT_SAVE] = "save",
    [CONSENT_AVERAGE] = "average",
    [CONSENT_LEAD] = "lead",
    [CONSENT_RESEARCH] = "research",
};

static enum found read_person(struct query *query, struct person *person) {
    enum { ID, NAME, TEAM, CONSENTS };
    enum found found = query_row(query);
    if (found == FOUND) {
        struct person read = {.id = query_get(query, ID, 1, INT64_MAX)};
        query_get_text(query, NAME, read.name, sizeof read.name);
        query_get_text(query, TEAM, read.team, sizeof read.team);
        for (int i = 0; i < CONSENT_COUNT; i++)
            read.consents[i] = query_get(query, CONSENTS + i, 0, 1) == 1;
        if (query->failed)
            found = FOUND_FAILED;
        else
            *person = read;
    }
    query_end(query);
    return found;
}

enum found store_person_find(struct store *store, const char *name, struct person *person,
                             struct error *error) {
    struct query query;
    query_begin(&query, store, PERSON_BY_NAME, error);
    query_text(&query, _("the code name"), name, sizeof person->name);
    return read_person(&query, person);
}

enum found store_person_get(struct store *store, int64_t id, struct person *person,
                            struct error *error) {
    struct query query;
    query_begin(&query, store, PERSON_BY_ID, error);
    query_number(&query, id);
    return read_person(&query, person);
}

/* The person as stored before the change; inserted now when the id is 0. */
static bool person_before(struct store *store, const struct person *person, int64_t now,
                          struct person *before, struct error *error) {
    struct query query;
    enum found found = person->id == 0 ? store_person_find(store, person->name, before, error)
                                       : store_person_get(store, person->id, before, error);
    if (found == FOUND_FAILED)
        return false;
    if (person->id != 0)
        return found == FOUND ||
               error_set(error, ERROR_INPUT,
                         _("%s is no longer in the store; begin again with a code name"),
                         person->name);
    if (found == FOUND)
        return error_set(error, ERROR_INPUT,
                         _("there is a person called %s already; choose another code name"),
                         before->name);
    if (person->name[0] == '\0')
        return error_set(error, ERROR_INPUT, _("the code name is empty; type one"));
    query_begin(&query, store, PERSON_INSERT, error);
    query_text(&query, _("the code name"), person->name, sizeof person->name);
    query_number(&query, now);
    if (!query_run(&query))
        return false;
    before->id = sqlite3_last_insert_rowid(store->database);
    return true;
}

static bool save_team(struct store *store, int64_t id, const struct person *person,
                      struct error *error) {
    struct query query;
    const char *what = _("the team name");
    if (person->team[0] != '\0') {
        query_begin(&query, store, TEAM_INSERT, error);
        query_text(&query, what, person->team, sizeof person->team);
        if (!query_run(&query))
            return false;
    }
    query_begin(&query, store, PERSON_SET_TEAM, error);
    query_number(&query, id);
    query_text(&query, what, person->team, sizeof person->team);
    return query_run(&query);
}

static bool log_consents(struct store *store, const struct person *before,
                         const struct person *person, const char *version, int64_t now,
                         struct error *error) {
    enum { VERSION_BYTES = 64 };
    struct query query;
    for (int i = 0; i < CONSENT_COUNT; i++) {
        if (before->consents[i] == person->consents[i])
            continue;
        query_begin(&query, store, CONSENT_INSERT, error);
        query_number(&query, before->id);
        query_text(&query, "", consent_names[i], VERSION_BYTES);
        query_number(&query, person->consents[i]);
        query_text(&query, _("the version of the consents"), version, VERSION_BYTES);
        query_number(&query, now);
        if (!query_run(&query))
            return false;
    }
    return true;
}

bool store_person_save(struct store *store, struct person *person, const char *consent_version,
                       int64_t now, struct error *error) {
    struct person before = {0};
    if (!database_begin_write(store, error))
        return false;
    bool done = person_before(store, person, now, &before, error) &&
                save_team(store, before.id, person, error) &&
                log_consents(store, &before, person, consent_version, now, error);
    if (!database_end(store, done, error))
        return false;
    person->id = before.id;
    return true;
}
