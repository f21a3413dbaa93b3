#include "members.h"
#include "series.h"

#include "leadquiz/translate.h"

#include <stdlib.h>

static bool insert(const struct series *series, enum form form,
                   const struct publication *publication, struct error *error) {
    struct query query;
    size_t length = 0;
    unsigned char *bytes = members_write(&publication->set, &length, error);
    if (bytes == NULL)
        return false;
    query_begin(&query, series->store, PUBLICATION_INSERT, error);
    query_number(&query, series->number);
    query_number(&query, form);
    query_text(&query, _("the name of the figures"), publication->scope, SCOPE_BYTES);
    query_number(&query, publication->time);
    query_number(&query, (int64_t)publication->digest);
    query_number(&query, (int64_t)publication->set.shown);
    query_bytes(&query, bytes, length);
    free(bytes);
    return query_run(&query);
}

bool store_publication_add(struct store *store, const struct instrument *instrument, enum form form,
                           const struct publication *publication, struct error *error) {
    struct series series;
    if (!database_begin_write(store, error))
        return false;
    enum found found = series_begin(&series, store, instrument, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT,
                  _("nobody in the store has taken the questionnaire %s %s; name another"),
                  instrument->id, instrument->version);
    bool done = found == FOUND && insert(&series, form, publication, error);
    series_end(&series);
    return database_end(store, done, error);
}

/* The members of the publication, in memory of their own: the caller frees. */
static bool read_members(struct store *store, struct publication *publication,
                         struct privacy_member **members, struct error *error) {
    struct query query;
    struct error reason = {.kind = ERROR_NONE};
    query_begin(&query, store, PUBLICATION_MEMBERS, error);
    query_number(&query, publication->id);
    if (query_row(&query) == FOUND) {
        const unsigned char *bytes = sqlite3_column_blob(query.statement, 0);
        size_t length = (size_t)sqlite3_column_bytes(query.statement, 0);
        *members = members_read(bytes, length, &publication->set.count, &reason);
    }
    query_end(&query);
    publication->set.members = *members;
    if (query.failed || *members != NULL)
        return !query.failed;
    if (reason.kind == ERROR_MEMORY)
        return error_memory(error);
    return database_damaged(store, _("the list behind figures in it is unreadable"), error);
}

static bool read_publication(struct query *query, struct publication *publication) {
    enum { ID, SCOPE, TIME, DIGEST, FIGURES };
    *publication = (struct publication){
        .id = query_get(query, ID, INT64_MIN, INT64_MAX),
        .time = query_get(query, TIME, INT64_MIN, INT64_MAX),
        .digest = (uint64_t)query_get(query, DIGEST, INT64_MIN, INT64_MAX),
        .set.shown = (uint64_t)query_get(query, FIGURES, INT64_MIN, INT64_MAX)};
    query_get_text(query, SCOPE, publication->scope, sizeof publication->scope);
    return !query->failed;
}

static bool each_of(struct series *series, struct query *query, bool members,
                    store_publication_fn each, void *context) {
    struct publication publication;
    struct privacy_member *list = NULL;
    if (!read_publication(query, &publication))
        return false;
    bool done = (!members || read_members(series->store, &publication, &list, query->error)) &&
                each(&publication, context, query->error);
    free(list);
    return done;
}

bool store_publications_each(/* NOLINT(readability-function-size) */
                             struct store *store, const struct instrument *instrument,
                             enum form form, const char *scope, bool members,
                             store_publication_fn each, void *context, struct error *error) {
    struct series series;
    struct query query;
    enum found found = series_begin(&series, store, instrument, error);
    if (found == FOUND) {
        query_begin(&query, store, PUBLICATION_LIST, error);
        query_number(&query, series.number);
        query_number(&query, form);
        if (scope != NULL)
            query_text(&query, _("the name of the figures"), scope, SCOPE_BYTES);
        else
            query_null(&query);
        while ((found = query_row(&query)) == FOUND) {
            if (!each_of(&series, &query, members, each, context))
                break;
        }
        query_end(&query);
    }
    series_end(&series);
    return found == FOUND_NOTHING;
}
