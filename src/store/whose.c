#include "whose.h"

#include "gathered.h"

#include <stdlib.h>

static bool add(struct people_seen *seen, const struct whose *one, struct error *error) {
    if (seen->count == seen->room) {
        size_t room = seen->room > 0 ? 2 * seen->room : 64;
        struct whose *list = realloc(seen->list, room * sizeof *list);
        if (list == NULL)
            return error_memory(error);
        seen->list = list;
        seen->room = room;
    }
    seen->list[seen->count++] = *one;
    return true;
}

static bool read_all(struct store *store, struct error *error) {
    enum { PERSON, SEEN, LEAD_UNTIL };
    struct people_seen *seen = &store->seen;
    struct query query;
    enum found found = FOUND_FAILED;
    seen->count = 0;
    query_begin(&query, store, PEOPLE_LIST, error);
    while ((found = query_row(&query)) == FOUND) {
        struct whose one = {.person = query_get(&query, PERSON, 1, INT64_MAX),
                            .seen = (unsigned)query_get(&query, SEEN, 0, SEEN_ALL),
                            .lead_until = query_get(&query, LEAD_UNTIL, INT64_MIN, INT64_MAX)};
        if (query.failed || !add(seen, &one, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

bool whose_read(struct store *store, struct error *error) {
    struct people_seen *seen = &store->seen;
    int64_t others = 0;
    if (!database_number(store, "PRAGMA data_version", &others, error))
        return false;
    if (seen->known && seen->others == others && seen->own == store->people_changes)
        return true;
    seen->known = read_all(store, error);
    seen->others = others;
    seen->own = store->people_changes;
    return seen->known;
}

/* Ids rise from 1, most often without a gap. */
const struct whose *whose_find(const struct store *store, int64_t person) {
    const struct people_seen *seen = &store->seen;
    size_t low = 0, high = seen->count;
    if (person < 1 || high == 0)
        return NULL;
    if ((uint64_t)person <= high) {
        if (seen->list[person - 1].person == person)
            return &seen->list[person - 1];
        high = (size_t)person - 1;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (seen->list[middle].person < person)
            low = middle + 1;
        else
            high = middle;
    }
    return low < seen->count && seen->list[low].person == person ? &seen->list[low] : NULL;
}

void whose_free(struct store *store) {
    free(store->seen.list);
    store->seen = (struct people_seen){.count = 0};
}
