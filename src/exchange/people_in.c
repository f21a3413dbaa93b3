#include "people_in.h"

#include "leadquiz/take.h"
#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

struct person_row {
    struct person person;
    struct consent_given *log; /* owned */
    int count;
};

static void read_consents(struct json_row *row, json_t *array, struct person_row *read) {
    static const char *const keys[] = {"consent", "granted", "version", "time", NULL};
    size_t size = json_array_size(array);
    for (size_t i = 0; i < size && !row->wrong; i++) {
        json_t *one = json_array_get(array, i);
        struct consent_given *given = &read->log[read->count++];
        row_keys(row, one, keys);
        given->consent = (enum consent)row_choice(row, one, "consent", transfer_consents);
        given->granted = json_is_true(json_object_get(one, "granted"));
        if (!json_is_boolean(json_object_get(one, "granted")))
            row_wrong(row, _("\"%s\" is neither true nor false"), "granted");
        row_text(row, one, "version", given->version, sizeof given->version);
        given->time = row_time(row, one, "time", false);
    }
}

/* False when there is no memory. */
static bool read_person_row(struct json_row *row, json_t *line, struct person_row *read,
                            struct error *error) {
    static const char *const keys[] = {"kind", "name", "team", "created", "consents", NULL};
    struct person *person = &read->person;
    row_keys(row, line, keys);
    row_name(row, line, "name", _("the code name"), false, person->name);
    row_name(row, line, "team", _("the team name"), true, person->team);
    person->created = row_time(row, line, "created", false);
    json_t *array = row_array(row, line, "consents");
    if (array == NULL)
        return true;
    read->log = calloc(json_array_size(array) + 1, sizeof *read->log);
    if (read->log == NULL)
        return error_memory(error);
    read_consents(row, array, read);
    return true;
}

/* ---- who was here before ---- */

bool people_new(const struct incoming *incoming, const struct person *person) {
    return incoming->first_person != 0 && person->id >= incoming->first_person;
}

bool people_met(struct incoming *incoming, const struct person *person, bool *again,
                struct error *error) {
    bool added = false;
    if (!number_set_add(&incoming->met, (uint64_t)person->id, &added, error))
        return false;
    incoming->counts->known_people += added;
    if (again != NULL)
        *again = !added;
    return true;
}

bool people_may_keep(const struct incoming *incoming, const struct instrument *instrument,
                     const struct person *person, struct error *error) {
    return people_new(incoming, person) ||
           number_set_has(&incoming->allowed, (uint64_t)person->id) ||
           take_may_keep(instrument, person, error);
}

/* ---- what they have said ---- */

/* What the store has been told. Times need not follow each other: a clock may have been set back.
 */
struct told {
    bool any, of[CONSENT_COUNT];
    int64_t latest, latest_of[CONSENT_COUNT];
};

static void hear(struct told *told, const struct consent_given *given) {
    int i = (int)given->consent;
    if (!told->any || given->time > told->latest)
        told->latest = given->time;
    if (!told->of[i] || given->time > told->latest_of[i])
        told->latest_of[i] = given->time;
    told->any = told->of[i] = true;
}

static bool read_told(struct store *store, int64_t person, struct told *told,
                      struct error *reason) {
    *told = (struct told){.any = false};
    int count = store_consents(store, person, NULL, 0, reason);
    if (count <= 0)
        return count == 0;
    struct consent_given *log = calloc((size_t)count, sizeof *log);
    if (log == NULL)
        return error_memory(reason);
    bool done = store_consents(store, person, log, count, reason) == count;
    for (int i = 0; done && i < count; i++)
        hear(told, &log[i]);
    free(log);
    return done;
}

/* Later than all that the store knows of this consent; of one that it knows nothing of, later than
 * anything: only a Yes is logged at first, so a No may have been said with the others. */
static bool is_later(const struct told *told, const struct consent_given *given) {
    int i = (int)given->consent;
    return !told->any || given->time > (told->of[i] ? told->latest_of[i] : told->latest);
}

/* The later word counts, wherever it was said. *saving: the file has a later word on saving, and
 * what it holds was saved with a consent that the store had not been told to be withdrawn. */
static bool add_later(struct store *store, const struct person *known,
                      const struct person_row *read, bool *saving, struct error *reason) {
    struct told told;
    bool brought = false;
    if (!read_told(store, known->id, &told, reason))
        return false;
    bool granted = known->consents[CONSENT_SAVE] || !told.of[CONSENT_SAVE];
    for (int i = 0; i < read->count; i++) {
        const struct consent_given *given = &read->log[i];
        if (!is_later(&told, given))
            continue;
        if (!store_consent_add(store, known->id, given, reason))
            return false;
        brought = brought || given->consent == CONSENT_SAVE;
        granted = granted || (given->consent == CONSENT_SAVE && given->granted);
    }
    *saving = brought && granted;
    return true;
}

static bool add_all(struct store *store, int64_t person, const struct person_row *read,
                    struct error *reason) {
    for (int i = 0; i < read->count; i++)
        if (!store_consent_add(store, person, &read->log[i], reason))
            return false;
    return true;
}

/* What the store knows of a person is filled in and brought up to date, never undone. */
static bool complete_person(struct incoming *incoming, struct person *known,
                            const struct person_row *read, struct error *reason) {
    struct store *store = incoming->store;
    bool saving = false;
    if (!add_later(store, known, read, &saving, reason) ||
        (saving && !number_set_add(&incoming->allowed, (uint64_t)known->id, NULL, reason)))
        return false;
    if (known->team[0] != '\0' || read->person.team[0] == '\0')
        return true;
    if (store_person_get(store, known->id, known, reason) != FOUND)
        return false;
    memcpy(known->team, read->person.team, sizeof known->team);
    return store_person_save(store, known, "", known->created, reason);
}

static bool keep_person(struct json_row *row, const struct person_row *read, struct error *reason) {
    struct incoming *incoming = row->incoming;
    struct person person = read->person, known;
    bool again = false;
    enum found found = store_person_find(incoming->store, person.name, &known, reason);
    if (found == FOUND_FAILED)
        return false;
    if (found == FOUND && !people_new(incoming, &known) &&
        !people_met(incoming, &known, &again, reason))
        return false;
    if (found == FOUND && (again || people_new(incoming, &known))) {
        row_wrong(row, _("%s stands in the file twice"), person.name);
        return true;
    }
    if (found == FOUND)
        return complete_person(incoming, &known, read, reason);
    if (!store_person_save(incoming->store, &person, "", person.created, reason))
        return false;
    if (incoming->first_person == 0)
        incoming->first_person = person.id;
    incoming->counts->people++;
    return add_all(incoming->store, person.id, read, reason);
}

bool people_read(struct json_row *row, json_t *line, struct error *error) {
    struct person_row read = {.count = 0};
    bool done = read_person_row(row, line, &read, error);
    if (done && !row->wrong && !keep_person(row, &read, error))
        done = incoming_refused(row->incoming, row->line, error);
    free(read.log);
    return done;
}
