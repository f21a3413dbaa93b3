#include "sitting.h"

#include "standing.h"

#include "leadquiz/translate.h"

#include <string.h>

bool sitting_gone(struct error *error) {
    return error_set(error, ERROR_INPUT,
                     _("this sitting is no longer in the store; begin a new one"));
}

bool sitting_fits(const char *hash, const struct instrument *instrument, struct error *error) {
    return strcmp(hash, instrument->hash) == 0 ||
           error_set(error, ERROR_INPUT,
                     _("this sitting was taken with another questionnaire than %s %s; read it with "
                       "its own"),
                     instrument->id, instrument->version);
}

static bool questionnaire_number(struct store *store, const char *hash, int64_t *number,
                                 struct error *error) {
    struct query query;
    query_begin(&query, store, QUESTIONNAIRE_NUMBER, error);
    query_text(&query, _("the hash of the questionnaire"), hash, DIGEST_TEXT);
    enum found found = query_row(&query);
    if (found == FOUND)
        *number = query_get(&query, 0, INT64_MIN, INT64_MAX);
    else if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT,
                  _("the questionnaire of this sitting is not in the store; begin again"));
    query_end(&query);
    return found == FOUND && !query.failed;
}

/* One sentence for a person that another process removed, instead of a broken reference. */
static bool person_exists(struct store *store, int64_t id, struct error *error) {
    struct person person;
    enum found found = store_person_get(store, id, &person, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT,
                  _("the person is no longer in the store; begin again with a code name"));
    return found == FOUND;
}

static bool insert_sitting(struct store *store, const struct sitting *sitting, int64_t *id,
                           struct error *error) {
    int64_t questionnaire = 0;
    struct query query;
    if (!person_exists(store, sitting->person, error) ||
        !questionnaire_number(store, sitting->questionnaire, &questionnaire, error))
        return false;
    query_begin(&query, store, SITTING_INSERT, error);
    query_number(&query, sitting->person);
    query_number(&query, questionnaire);
    query_number(&query, sitting->form);
    query_number(&query, (int64_t)sitting->seed);
    query_number(&query, sitting->started);
    query_number(&query, sitting->meeting);
    if (!query_run(&query))
        return false;
    *id = sqlite3_last_insert_rowid(store->database);
    return sqlite3_changes64(store->database) == 1 ||
           error_set(error, ERROR_INPUT,
                     _("this sitting is in the store already; begin another one"));
}

bool store_sitting_begin(struct store *store, struct sitting *sitting, struct error *error) {
    int64_t id = 0;
    if (!database_begin_write(store, error))
        return false;
    if (!database_end(store, insert_sitting(store, sitting, &id, error), error))
        return false;
    sitting->id = id;
    sitting->updated = sitting->started;
    sitting->finished = 0;
    sitting->answered = 0;
    sitting->position[0] = '\0';
    return true;
}

bool sitting_of_row(struct query *query, struct sitting *sitting) {
    enum {
        ID,
        PERSON,
        NAME,
        HASH,
        FORM,
        SEED,
        STARTED,
        UPDATED,
        FINISHED,
        POSITION,
        ANSWERED,
        MEETING
    };
    struct sitting read = {
        .id = query_get(query, ID, 1, INT64_MAX),
        .person = query_get(query, PERSON, 1, INT64_MAX),
        .form = (enum form)query_get(query, FORM, 0, FORM_COUNT - 1),
        .seed = (uint64_t)query_get(query, SEED, INT64_MIN, INT64_MAX),
        .started = query_get(query, STARTED, INT64_MIN, INT64_MAX),
        .updated = query_get(query, UPDATED, INT64_MIN, INT64_MAX),
        .answered = (int)query_get(query, ANSWERED, 0, PROMPTS_MOST),
        .meeting = query_get(query, MEETING, 0, INT64_MAX),
    };
    if (!query_is_null(query, FINISHED))
        read.finished = query_get(query, FINISHED, INT64_MIN, INT64_MAX);
    query_get_text(query, NAME, read.person_name, sizeof read.person_name);
    query_get_text(query, HASH, read.questionnaire, sizeof read.questionnaire);
    query_get_text(query, POSITION, read.position, sizeof read.position);
    if (!query->failed)
        *sitting = read;
    return !query->failed;
}

/* Reads the row of one of the sitting queries and ends it. */
static enum found read_sitting(struct query *query, struct sitting *sitting) {
    enum found found = query_row(query);
    if (found == FOUND && !sitting_of_row(query, sitting))
        found = FOUND_FAILED;
    query_end(query);
    return found;
}

enum found store_sitting_open_latest(struct store *store, int64_t person, const char *questionnaire,
                                     struct sitting *sitting, struct error *error) {
    struct query query;
    query_begin(&query, store, person == 0 ? SITTING_OPEN_LATEST : SITTING_OPEN_LATEST_OF, error);
    if (questionnaire == NULL)
        query_null(&query);
    else
        query_text(&query, _("the id of the questionnaire"), questionnaire, ID_BYTES);
    if (person != 0)
        query_number(&query, person);
    return read_sitting(&query, sitting);
}

enum found store_sitting_get(struct store *store, int64_t id, struct sitting *sitting,
                             struct error *error) {
    struct query query;
    query_begin(&query, store, SITTING_BY_ID, error);
    query_number(&query, id);
    return read_sitting(&query, sitting);
}

enum found store_sitting_find(struct store *store, int64_t started, uint64_t seed,
                              struct sitting *sitting, struct error *error) {
    struct query query;
    query_begin(&query, store, SITTING_BY_KEY, error);
    query_number(&query, started);
    query_number(&query, (int64_t)seed);
    return read_sitting(&query, sitting);
}

enum found store_sitting_find_seed(struct store *store, int64_t person, uint64_t seed,
                                   struct sitting *sitting, struct error *error) {
    struct query query;
    query_begin(&query, store, SITTING_BY_PERSON_SEED, error);
    query_number(&query, person);
    query_number(&query, (int64_t)seed);
    return read_sitting(&query, sitting);
}

int store_sittings_finished(struct store *store, int64_t person, struct sitting *sittings, int most,
                            struct error *error) {
    struct query query;
    struct sitting sitting;
    int count = 0;
    query_begin(&query, store, SITTING_FINISHED, error);
    query_number(&query, person);
    for (; query_row(&query) == FOUND && sitting_of_row(&query, &sitting); count++) {
        if (count < most)
            sittings[count] = sitting;
    }
    query_end(&query);
    return query.failed ? -1 : count;
}

bool store_sitting_discard(struct store *store, int64_t sitting, struct error *error) {
    if (!database_begin_write(store, error))
        return false;
    if (!database_end(store, standing_remove(store, sitting, error), error))
        return false;
    database_empty_log(store);
    return true;
}
