#include "person.h"

#include "counted.h"
#include "gathered.h"
#include "standing.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { VERSION_BYTES = CONSENT_VERSION_BYTES };

bool person_of_row(struct query *query, struct person *person) {
    enum { ID, NAME, TEAM, CREATED, CONSENTS };
    struct person read = {.id = query_get(query, ID, 1, INT64_MAX),
                          .created = query_get(query, CREATED, INT64_MIN, INT64_MAX)};
    query_get_text(query, NAME, read.name, sizeof read.name);
    query_get_text(query, TEAM, read.team, sizeof read.team);
    for (int i = 0; i < CONSENT_COUNT; i++)
        read.consents[i] = query_get(query, CONSENTS + i, 0, 1) == 1;
    if (!query->failed)
        *person = read;
    return !query->failed;
}

static enum found read_person(struct query *query, struct person *person) {
    enum found found = query_row(query);
    if (found == FOUND && !person_of_row(query, person))
        found = FOUND_FAILED;
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

/* A name that begins like a formula would run in the spreadsheet of whoever opens a table of
 * people. None comes in, by whatever way, so that all that is here can go out and come back. */
bool person_name_harmless(const char *name, const char *what, struct error *error) {
    if (!text_is_formula(name))
        return true;
    return error_set(error, ERROR_INPUT,
                     _("%s begins with %c, as a formula does; begin it with a letter or a digit"),
                     what, name[0]);
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
    if (!person_name_harmless(person->name, _("the code name"), error))
        return false;
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
    if (!person_name_harmless(person->team, what, error))
        return false;
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

static bool log_consent(struct store *store, int64_t person, const struct consent_given *given,
                        struct error *error) {
    struct query query;
    query_begin(&query, store, CONSENT_INSERT, error);
    query_number(&query, person);
    query_number(&query, given->consent);
    query_number(&query, given->granted);
    query_text(&query, _("the version of the consents"), given->version, VERSION_BYTES);
    query_number(&query, given->time);
    return query_run(&query);
}

/* Whether the Yes that stands was said to other words than these. */
static bool is_new(struct store *store, int64_t person, const struct consent_given *given,
                   bool *new, struct error *error) {
    struct consent_given last = {.granted = false};
    enum found found = store_consent_last(store, person, given->consent, &last, error);
    *new = found == FOUND && !instrument_consent_covers(last.version, given->version);
    return found != FOUND_FAILED;
}

static bool log_consents(struct store *store, const struct person *before,
                         const struct person *person, const struct consents_asked *asked,
                         int64_t now, struct error *error) {
    struct consent_given given = {.time = now};
    for (int i = 0; i < CONSENT_COUNT; i++) {
        bool changed = before->consents[i] != person->consents[i];
        given.consent = (enum consent)i;
        given.granted = person->consents[i];
        memcpy(given.version, asked->versions[i], sizeof given.version);
        if (asked->now[i] && !changed && given.granted &&
            !is_new(store, before->id, &given, &changed, error))
            return false;
        if (changed && !log_consent(store, before->id, &given, error))
            return false;
    }
    return true;
}

bool store_person_asked(struct store *store, struct person *person,
                        const struct consents_asked *asked, int64_t now, struct error *error) {
    struct person before = {0};
    if (!database_begin_write(store, error))
        return false;
    bool done = person_before(store, person, now, &before, error) &&
                save_team(store, before.id, person, error) &&
                log_consents(store, &before, person, asked, now, error) &&
                standing_keep_person(store, before.id, error);
    if (!database_end(store, done, error))
        return false;
    person->id = before.id;
    return true;
}

bool store_person_save(struct store *store, struct person *person, const char *consent_version,
                       int64_t now, struct error *error) {
    struct consents_asked asked = {.now = {false}};
    if (strlen(consent_version) >= VERSION_BYTES)
        return error_set(error, ERROR_INPUT,
                         _("the version of the consents is too long; use at most %d bytes"),
                         VERSION_BYTES - 1);
    for (int i = 0; i < CONSENT_COUNT; i++)
        (void)snprintf(asked.versions[i], VERSION_BYTES, "%s", consent_version);
    return store_person_asked(store, person, &asked, now, error);
}

enum found store_person_only(struct store *store, struct person *person, struct error *error) {
    struct query query;
    struct person first, second;
    query_begin(&query, store, PERSON_ONLY, error);
    enum found found = query_row(&query);
    if (found == FOUND && !person_of_row(&query, &first))
        found = FOUND_FAILED;
    if (found == FOUND && query_row(&query) == FOUND)
        found = person_of_row(&query, &second) ? FOUND_NOTHING : FOUND_FAILED;
    query_end(&query);
    if (query.failed)
        return FOUND_FAILED;
    if (found == FOUND)
        *person = first;
    return found;
}

/* A team that nobody is in any more would tell who was. */
bool store_person_forget(struct store *store, int64_t person, struct error *error) {
    struct query query, teams;
    if (!database_begin_write(store, error))
        return false;
    bool done = counted_remove_person(store, person, error) && gathered_drop(store, person, error);
    if (done) {
        query_begin(&query, store, PERSON_DELETE, error);
        query_number(&query, person);
        done = query_run(&query);
    }
    if (done) {
        query_begin(&teams, store, TEAM_DELETE_EMPTY, error);
        done = query_run(&teams);
    }
    if (!database_end(store, done, error))
        return false;
    database_empty_log(store);
    return true;
}

bool store_consent_add(struct store *store, int64_t person, const struct consent_given *given,
                       struct error *error) {
    if (given->consent >= CONSENT_COUNT)
        return error_set(error, ERROR_INPUT, _("there is no such consent; name another"));
    if (!database_begin_write(store, error))
        return false;
    bool done =
        log_consent(store, person, given, error) && standing_keep_person(store, person, error);
    return database_end(store, done, error);
}

static bool consent_of_row(struct query *query, struct consent_given *given) {
    enum { CONSENT, GRANTED, VERSION, TIME };
    *given = (struct consent_given){
        .consent = (enum consent)query_get(query, CONSENT, 0, CONSENT_COUNT - 1),
        .granted = query_get(query, GRANTED, 0, 1) == 1,
        .time = query_get(query, TIME, INT64_MIN, INT64_MAX)};
    query_get_text(query, VERSION, given->version, sizeof given->version);
    return !query->failed;
}

enum found store_consent_last(struct store *store, int64_t person, enum consent consent,
                              struct consent_given *last, struct error *error) {
    struct query query;
    query_begin(&query, store, CONSENT_LAST, error);
    query_number(&query, person);
    query_number(&query, consent);
    enum found found = query_row(&query);
    if (found == FOUND && !consent_of_row(&query, last))
        found = FOUND_FAILED;
    query_end(&query);
    return found;
}

int store_consents(struct store *store, int64_t person, struct consent_given *list, int most,
                   struct error *error) {
    struct query query;
    int count = 0;
    query_begin(&query, store, CONSENT_LIST, error);
    query_number(&query, person);
    for (; query_row(&query) == FOUND; count++) {
        struct consent_given given;
        if (!consent_of_row(&query, &given))
            break;
        if (count < most)
            list[count] = given;
    }
    query_end(&query);
    return query.failed ? -1 : count;
}
