#include "series.h"
#include "tips.h"

#include "leadquiz/translate.h"

#include <limits.h>
#include <string.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

/* Sittings of this person with this questionnaire. */
static void begin_before(struct query *query, struct store *store, enum statement statement,
                         int64_t person, const struct instrument *instrument, struct error *error) {
    query_begin(query, store, statement, error);
    query_number(query, person);
    series_bind(query, instrument);
}

static bool read_level(struct store *store, int64_t person, const struct instrument *instrument,
                       int64_t now, struct previous *previous, struct error *error) {
    struct query query;
    begin_before(&query, store, PREVIOUS_LEVEL, person, instrument, error);
    if (query_row(&query) == FOUND) {
        previous->level = (int)query_get(&query, 0, 0, instrument->level_count);
        int64_t finished = query_get(&query, 1, INT64_MIN, INT64_MAX);
        /* Not now - finished < 0: a clock may have been set back, a damaged time may overflow. */
        int64_t days =
            finished < now ? (int64_t)(((uint64_t)now - (uint64_t)finished) / DAY_MS) : 0;
        previous->days = days < INT_MAX ? (int)days : INT_MAX;
    }
    query_end(&query);
    return !query.failed;
}

/* Tips are kept as the questionnaire of their sitting counts them, and that may be an earlier
 * wording of the same version. One that cannot be read any more is passed over. */
static const struct instrument *of_hash(struct store *store, const char *hash,
                                        const struct instrument *instrument,
                                        struct instrument **earlier) {
    if (strcmp(hash, instrument->hash) == 0)
        return instrument;
    if (*earlier == NULL || strcmp(hash, (*earlier)->hash) != 0) {
        instrument_free(*earlier);
        *earlier = store_questionnaire_load(store, hash, NULL);
    }
    return *earlier;
}

/* Facets the questionnaire no longer has are passed over: only the id and version are the same. */
static bool read_tips(struct store *store, int64_t person, const struct instrument *instrument,
                      struct previous *previous, struct error *error) {
    struct query query;
    struct instrument *earlier = NULL;
    begin_before(&query, store, PREVIOUS_TIPS, person, instrument, error);
    while (query_row(&query) == FOUND) {
        char hash[DIGEST_TEXT];
        struct tip tips[TIPS_SHOWN_MOST];
        int count = 0;
        query_get_text(&query, 0, hash, sizeof hash);
        const struct instrument *of = of_hash(store, hash, instrument, &earlier);
        if (of != NULL && !tips_read(&query, 1, of, tips, &count))
            query.failed = true;
        for (int i = 0; i < count && !query.failed; i++) {
            int facet = instrument_facet(instrument, of->facets[tips[i].facet].id);
            if (facet != NOWHERE)
                previous->last_tip[facet] = (signed char)tips[i].number;
        }
        if (query.failed)
            break;
    }
    query_end(&query);
    instrument_free(earlier);
    return !query.failed;
}

/* A person is still on the action chosen last for the facet, in the sitting before, who said
 * "partly" of it, or nothing yet. */
static bool read_actions(struct store *store, int64_t person, const struct instrument *instrument,
                         struct previous *previous, struct error *error) {
    struct query query;
    char id[ID_BYTES];
    begin_before(&query, store, PREVIOUS_ACTIONS, person, instrument, error);
    while (query_row(&query) == FOUND) {
        query_get_text(&query, 0, id, sizeof id);
        int facet = instrument_facet(instrument, id);
        int64_t outcome = query_get(&query, 1, OUTCOME_OPEN, OUTCOME_NO);
        if (query.failed)
            break;
        if (facet != NOWHERE)
            previous->keep[facet] = outcome == OUTCOME_PARTLY || outcome == OUTCOME_OPEN;
    }
    query_end(&query);
    return !query.failed;
}

bool store_previous(struct store *store, int64_t person, const struct instrument *instrument,
                    int64_t now, struct previous *previous, struct error *error) {
    struct previous read;
    previous_none(&read);
    if (!database_begin_read(store, error))
        return false;
    bool done = read_level(store, person, instrument, now, &read, error) &&
                read_tips(store, person, instrument, &read, error) &&
                read_actions(store, person, instrument, &read, error);
    if (!database_end(store, done, error))
        return false;
    *previous = read;
    return true;
}
