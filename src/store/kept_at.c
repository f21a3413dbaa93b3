/* kept_at.c - at which meetings results were kept. */
#include "series.h"

static bool each_kept(const struct series *series, enum form form, store_kept_at_fn each,
                      void *context, struct error *error) {
    enum { PERSON, MEETING, SITTING };
    struct query query;
    enum found found = FOUND_FAILED;
    query_begin(&query, series->store, KEPT_AT_EACH, error);
    query_number(&query, series->number);
    query_number(&query, form);
    while ((found = query_row(&query)) == FOUND) {
        struct kept_at kept = {.person = query_get(&query, PERSON, 1, INT64_MAX),
                               .meeting = query_get(&query, MEETING, 1, INT64_MAX),
                               .sitting = query_get(&query, SITTING, 1, INT64_MAX)};
        if (query.failed || !each(&kept, context, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

bool store_kept_at_each(struct store *store, const struct instrument *instrument, enum form form,
                        store_kept_at_fn each, void *context, struct error *error) {
    struct series series;
    enum found found = series_begin(&series, store, instrument, error);
    bool done = found == FOUND_NOTHING ||
                (found == FOUND && each_kept(&series, form, each, context, error));
    series_end(&series);
    return done;
}
