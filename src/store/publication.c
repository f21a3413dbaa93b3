#include "members.h"
#include "series.h"

#include "leadquiz/translate.h"

#include <stdlib.h>

static void begin_with_key(struct query *query, const struct series *series, enum form form,
                           enum statement statement, const struct publication *publication,
                           struct error *error) {
    query_begin(query, series->store, statement, error);
    query_number(query, series->number);
    query_number(query, form);
    query_text(query, _("the name of the figures"), publication->scope, SCOPE_BYTES);
    query_number(query, (int64_t)publication->digest);
    query_number(query, (int64_t)publication->set.shown);
}

static bool find_id(const struct series *series, enum form form, struct publication *publication,
                    struct error *error) {
    struct query query;
    begin_with_key(&query, series, form, PUBLICATION_ID, publication, error);
    if (query_row(&query) == FOUND)
        publication->id = query_get(&query, 0, INT64_MIN, INT64_MAX);
    query_end(&query);
    return !query.failed;
}

static bool insert(const struct series *series, enum form form, struct publication *publication,
                   struct error *error) {
    struct query query;
    size_t length = 0;
    unsigned char *bytes = members_write(&publication->set, &length, error);
    if (bytes == NULL)
        return false;
    begin_with_key(&query, series, form, PUBLICATION_INSERT, publication, error);
    query_number(&query, publication->time);
    if (publication->base > 0)
        query_number(&query, publication->base);
    else
        query_null(&query);
    query_bytes(&query, bytes, length);
    free(bytes);
    return query_run(&query) && find_id(series, form, publication, error);
}

bool store_publication_add(struct store *store, const struct instrument *instrument, enum form form,
                           struct publication *publication, struct error *error) {
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

bool store_publication_members(struct store *store, int64_t id, struct privacy_member **members,
                               size_t *count, struct error *error) {
    struct query query;
    struct error reason = {.kind = ERROR_NONE};
    *members = NULL;
    query_begin(&query, store, PUBLICATION_MEMBERS, error);
    query_number(&query, id);
    if (query_row(&query) == FOUND) {
        const unsigned char *bytes = sqlite3_column_blob(query.statement, 0);
        size_t length = (size_t)sqlite3_column_bytes(query.statement, 0);
        *members = members_read(bytes, length, count, &reason);
    }
    query_end(&query);
    if (query.failed || *members != NULL)
        return !query.failed;
    if (reason.kind == ERROR_MEMORY)
        return error_memory(error);
    return database_damaged(store, _("the list behind figures in it is unreadable"), error);
}

static bool read_publication(struct query *query, struct publication *publication) {
    enum { ID, SCOPE, TIME, DIGEST, FIGURES, BASE };
    *publication =
        (struct publication){.id = query_get(query, ID, INT64_MIN, INT64_MAX),
                             .time = query_get(query, TIME, INT64_MIN, INT64_MAX),
                             .digest = (uint64_t)query_get(query, DIGEST, INT64_MIN, INT64_MAX),
                             .set.shown = (uint64_t)query_get(query, FIGURES, INT64_MIN, INT64_MAX),
                             .base = query_get(query, BASE, 0, INT64_MAX)};
    query_get_text(query, SCOPE, publication->scope, sizeof publication->scope);
    return !query->failed;
}

bool store_publications_each(struct store *store, const struct instrument *instrument,
                             enum form form, const char *scope, store_publication_fn each,
                             void *context, struct error *error) {
    struct series series;
    struct query query;
    struct publication publication;
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
            if (!read_publication(&query, &publication) || !each(&publication, context, error))
                break;
        }
        query_end(&query);
    }
    series_end(&series);
    return found == FOUND_NOTHING;
}
