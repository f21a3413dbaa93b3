#include "standing.h"

#include "counted.h"

bool standing_key_of_row(struct query *query, struct standing_key *key) {
    enum { PERSON, SERIES, FORM };
    *key = (struct standing_key){.person = query_get(query, PERSON, 1, INT64_MAX),
                                 .series = query_get(query, SERIES, 1, INT64_MAX),
                                 .form = (enum form)query_get(query, FORM, 0, FORM_COUNT - 1)};
    return !query->failed;
}

enum found standing_key_of(struct store *store, int64_t sitting, struct standing_key *key,
                           struct error *error) {
    struct query query;
    query_begin(&query, store, STANDING_KEY, error);
    query_number(&query, sitting);
    enum found found = query_row(&query);
    if (found == FOUND && !standing_key_of_row(&query, key))
        found = FOUND_FAILED;
    query_end(&query);
    return found;
}

static void bind_key(struct query *query, const struct standing_key *key) {
    query_number(query, key->person);
    query_number(query, key->series);
    query_number(query, key->form);
}

struct newest {
    int64_t sittings; /* that count */
    unsigned char bytes[2][COUNTED_BYTES_MOST];
    size_t length[2];
};

static bool find_newest(struct store *store, const struct standing_key *key, struct newest *newest,
                        struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    newest->sittings = 0;
    query_begin(&query, store, STANDING_SITTINGS, error);
    bind_key(&query, key);
    for (; (found = query_row(&query)) == FOUND; newest->sittings++) {
        struct counted_kept kept;
        if (newest->sittings >= 2)
            continue;
        if (!counted_of_row(&query, 0, &kept))
            break;
        newest->length[newest->sittings] = counted_write(&kept, newest->bytes[newest->sittings]);
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

static bool save(struct store *store, enum statement statement, const struct standing_key *key,
                 const struct newest *newest, struct error *error) {
    struct query query;
    query_begin(&query, store, statement, error);
    bind_key(&query, key);
    query_number(&query, newest->sittings);
    query_bytes(&query, newest->bytes[0], newest->length[0]);
    if (newest->sittings > 1)
        query_bytes(&query, newest->bytes[1], newest->length[1]);
    else
        query_null(&query);
    return query_run(&query);
}

static bool keep_standing(struct store *store, const struct standing_key *key,
                          struct error *error) {
    struct newest newest;
    struct query query;
    if (!find_newest(store, key, &newest, error))
        return false;
    if (newest.sittings == 0) {
        query_begin(&query, store, STANDING_DELETE, error);
        bind_key(&query, key);
        return query_run(&query);
    }
    if (!save(store, STANDING_UPDATE, key, &newest, error))
        return false;
    return sqlite3_changes64(store->database) > 0 ||
           save(store, STANDING_INSERT, key, &newest, error);
}

/* The time of the last finish, of any form and quality. */
static bool keep_answered(struct store *store, const struct standing_key *key,
                          struct error *error) {
    static const enum statement steps[] = {ANSWERED_DELETE, ANSWERED_INSERT};
    for (int i = 0; i < 2; i++) {
        struct query query;
        query_begin(&query, store, steps[i], error);
        query_number(&query, key->person);
        query_number(&query, key->series);
        if (!query_run(&query))
            return false;
    }
    return true;
}

bool standing_keep(struct store *store, const struct standing_key *key, struct error *error) {
    return keep_standing(store, key, error) && keep_answered(store, key, error);
}

bool standing_keep_person(struct store *store, int64_t person, struct error *error) {
    struct query query;
    query_begin(&query, store, STANDING_PERSON, error);
    query_number(&query, person);
    return query_run(&query);
}
