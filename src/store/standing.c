#include "standing.h"

#include "counted.h"
#include "gathered.h"

/* Whose row a sitting belongs to. */
struct key {
    int64_t person, series;
    enum form form;
};

enum { PERSON, SERIES, FORM, COUNTS, KEPT };

static bool key_of_row(struct query *query, struct key *key) {
    *key = (struct key){.person = query_get(query, PERSON, 1, INT64_MAX),
                        .series = query_get(query, SERIES, 1, INT64_MAX),
                        .form = (enum form)query_get(query, FORM, 0, FORM_COUNT - 1)};
    return !query->failed;
}

static void begin_with_key(struct query *query, struct store *store, enum statement statement,
                           const struct key *key, struct error *error) {
    query_begin(query, store, statement, error);
    query_number(query, key->person);
    query_number(query, key->series);
    query_number(query, key->form);
}

/* ---- from all sittings ---- */

struct newest {
    int64_t sittings; /* that count */
    int64_t finished;
    unsigned char bytes[2][COUNTED_BYTES_MOST];
    size_t length[2];
};

static bool find_newest(struct store *store, const struct key *key, struct newest *newest,
                        struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    newest->sittings = 0;
    begin_with_key(&query, store, STANDING_SITTINGS, key, error);
    for (; (found = query_row(&query)) == FOUND; newest->sittings++) {
        struct counted_kept kept;
        if (newest->sittings >= 2)
            continue;
        if (!counted_of_row(&query, 0, &kept))
            break;
        if (newest->sittings == 0)
            newest->finished = kept.finished;
        newest->length[newest->sittings] = counted_write(&kept, newest->bytes[newest->sittings]);
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

static bool again(struct store *store, const struct key *key, struct error *error) {
    struct newest newest;
    struct query query;
    if (!find_newest(store, key, &newest, error))
        return false;
    begin_with_key(&query, store, newest.sittings > 0 ? STANDING_UPDATE : STANDING_DELETE, key,
                   error);
    if (newest.sittings > 0) {
        query_number(&query, newest.sittings);
        query_number(&query, newest.finished);
        query_bytes(&query, newest.bytes[0], newest.length[0]);
    }
    if (newest.sittings > 1)
        query_bytes(&query, newest.bytes[1], newest.length[1]);
    return query_run(&query);
}

/* ---- from one sitting ---- */

/* Whether a row was written, in *written. */
static bool write_row(struct store *store, enum statement statement, const struct key *key,
                      const struct counted_kept *kept, bool *written, struct error *error) {
    struct query query;
    unsigned char bytes[COUNTED_BYTES_MOST];
    begin_with_key(&query, store, statement, key, error);
    query_number(&query, kept->finished);
    query_bytes(&query, bytes, counted_write(kept, bytes));
    bool done = query_run(&query);
    *written = done && sqlite3_changes64(store->database) > 0;
    return done;
}

/* Nearly always it is the person's last one, or the first. */
static bool add_counted(struct store *store, const struct key *key, const struct counted_kept *kept,
                        struct error *error) {
    static const enum statement ways[] = {STANDING_NEXT, STANDING_FIRST};
    for (int i = 0; i < 2; i++) {
        bool written = false;
        if (!write_row(store, ways[i], key, kept, &written, error) || written)
            return written;
    }
    return again(store, key, error);
}

static bool add_answered(struct store *store, const struct key *key, int64_t finished,
                         struct error *error) {
    struct query query;
    query_begin(&query, store, ANSWERED_NEXT, error);
    query_number(&query, key->person);
    query_number(&query, key->series);
    query_number(&query, finished);
    return query_run(&query);
}

/* What is done with the row of a sitting. */
typedef bool (*row_fn)(struct store *store, const struct key *key, const struct counted_kept *kept,
                       bool counts, struct error *error);

static bool add_to_person(struct store *store, const struct key *key,
                          const struct counted_kept *kept, bool counts, struct error *error) {
    return (!counts || add_counted(store, key, kept, error)) &&
           add_answered(store, key, kept->finished, error);
}

static bool add_to_time(struct store *store, const struct key *key, const struct counted_kept *kept,
                        bool counts, struct error *error) {
    return !counts || counted_add(store, key->series, key->form, key->person, kept, error);
}

static bool add_everywhere(struct store *store, const struct key *key,
                           const struct counted_kept *kept, bool counts, struct error *error) {
    return add_to_person(store, key, kept, counts, error) &&
           add_to_time(store, key, kept, counts, error) && gathered_drop(store, key->person, error);
}

/* The rows of one of the STANDING_ROWS. */
static bool each_row(struct query *query, row_fn each) {
    enum found found = FOUND_FAILED;
    while ((found = query_row(query)) == FOUND) {
        struct key key;
        struct counted_kept kept;
        bool counts = query_get(query, COUNTS, 0, 1) == 1;
        if (!key_of_row(query, &key) || !counted_of_row(query, KEPT, &kept) ||
            !each(query->store, &key, &kept, counts, query->error))
            break;
    }
    query_end(query);
    return found == FOUND_NOTHING;
}

bool standing_add(struct store *store, int64_t sitting, struct error *error) {
    struct query query;
    query_begin(&query, store, STANDING_ROW, error);
    query_number(&query, sitting);
    return each_row(&query, add_everywhere);
}

bool standing_fill_counted(struct store *store, struct error *error) {
    struct query query;
    query_begin(&query, store, STANDING_ALL_ROWS, error);
    return each_row(&query, add_to_time);
}

bool standing_add_all(struct store *store, struct error *error) {
    struct query query;
    query_begin(&query, store, PEOPLE_SEEN, error);
    if (!query_run(&query))
        return false;
    query_begin(&query, store, STANDING_ALL_ROWS, error);
    return each_row(&query, add_to_person);
}

/* ---- the other changes ---- */

static bool remove_sitting(struct store *store, int64_t sitting, struct error *error) {
    struct query query;
    query_begin(&query, store, SITTING_DELETE, error);
    query_number(&query, sitting);
    return query_run(&query);
}

static bool answered_again(struct store *store, const struct key *key, struct error *error) {
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

bool standing_remove(struct store *store, int64_t sitting, struct error *error) {
    struct query query;
    struct key key = {.person = 0};
    query_begin(&query, store, STANDING_ROW, error);
    query_number(&query, sitting);
    enum found found = query_row(&query);
    if (found == FOUND && !key_of_row(&query, &key))
        found = FOUND_FAILED;
    query_end(&query);
    return found != FOUND_FAILED && counted_remove(store, sitting, error) &&
           remove_sitting(store, sitting, error) &&
           (found == FOUND_NOTHING ||
            (again(store, &key, error) && answered_again(store, &key, error) &&
             gathered_drop(store, key.person, error)));
}

bool standing_again(struct store *store, int64_t person, struct error *error) {
    static const enum statement steps[] = {STANDING_FORGET, ANSWERED_FORGET, PERSON_SEEN};
    struct query query;
    for (int i = 0; i < 3; i++) {
        query_begin(&query, store, steps[i], error);
        query_number(&query, person);
        if (!query_run(&query))
            return false;
    }
    if (!counted_remove_person(store, person, error))
        return false;
    query_begin(&query, store, STANDING_PERSON_ROWS, error);
    query_number(&query, person);
    return each_row(&query, add_everywhere) && gathered_drop(store, person, error);
}

bool standing_keep_person(struct store *store, int64_t person, struct error *error) {
    static const enum statement steps[] = {PERSON_SEEN, STANDING_PERSON, ANSWERED_PERSON};
    for (int i = 0; i < 3; i++) {
        struct query query;
        query_begin(&query, store, steps[i], error);
        query_number(&query, person);
        if (!query_run(&query))
            return false;
    }
    return gathered_drop(store, person, error);
}
