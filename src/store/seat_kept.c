/* seat_kept.c - which sitting came of a seat: numbers, which stay when the meeting, the sitting or
 * its person is removed, because what a room saw is held against what is shown later. */
#include "meeting.h"
#include "standing.h"

#include <stdlib.h>

static bool became(struct store *store, int64_t seat, int64_t sitting, struct error *error) {
    struct query query;
    query_begin(&query, store, SEAT_BECAME, error);
    query_number(&query, seat);
    query_number(&query, sitting);
    return query_run(&query);
}

bool store_seat_became(struct store *store, int64_t seat, int64_t sitting, struct error *error) {
    return database_begin_write(store, error) &&
           database_end(store, became(store, seat, sitting, error), error);
}

enum found store_seat_sitting(struct store *store, int64_t seat, int64_t *sitting, int64_t *person,
                              struct error *error) {
    struct query query;
    query_begin(&query, store, SEAT_SITTING, error);
    query_number(&query, seat);
    enum found found = query_row(&query);
    if (found == FOUND) {
        *sitting = query_get(&query, 0, 1, INT64_MAX);
        *person = query_get(&query, 1, 1, INT64_MAX);
    }
    query_end(&query);
    return query.failed ? FOUND_FAILED : found;
}

/* ---- seats of before version 4 ---- */

struct kept {
    int64_t seat;
    uint64_t seed;
};

struct filling {
    struct kept *list; /* by seed */
    size_t count, room;
};

static int by_seed(const void *one, const void *other) {
    const struct kept *a = one, *b = other;
    return (a->seed > b->seed) - (a->seed < b->seed);
}

static bool read_seats(struct store *store, struct filling *filling, struct error *error) {
    struct query query;
    enum found found;
    query_begin(&query, store, SEATS_KEPT, error);
    while ((found = query_row(&query)) == FOUND) {
        if (filling->count == filling->room) {
            size_t room = filling->room > 0 ? 2 * filling->room : 64;
            struct kept *list = realloc(filling->list, room * sizeof *list);
            if (list == NULL) {
                error_memory(error);
                break;
            }
            filling->list = list;
            filling->room = room;
        }
        filling->list[filling->count++] =
            (struct kept){query_get(&query, 0, 1, INT64_MAX),
                          (uint64_t)query_get(&query, 1, INT64_MIN, INT64_MAX)};
    }
    query_end(&query);
    if (filling->count > 0)
        qsort(filling->list, filling->count, sizeof *filling->list, by_seed);
    return found == FOUND_NOTHING && !query.failed;
}

/* A sitting that came of a seat began with the seed (seat's seed ^ begin) * 0x9E3779B97F4A7C15
 * (src/room/seat.c); this is the inverse of the factor. */
static const uint64_t back = UINT64_C(0xF1DE83E19937733D);

static bool find_sittings(struct store *store, const struct filling *filling, struct error *error) {
    enum { SITTING, STARTED, SEED };
    struct query query;
    enum found found;
    query_begin(&query, store, SITTING_SEEDS, error);
    while ((found = query_row(&query)) == FOUND) {
        int64_t sitting = query_get(&query, SITTING, 1, INT64_MAX);
        uint64_t started = (uint64_t)query_get(&query, STARTED, INT64_MIN, INT64_MAX);
        uint64_t seed = (uint64_t)query_get(&query, SEED, INT64_MIN, INT64_MAX);
        const struct kept wanted = {.seed = (seed * back) ^ started};
        const struct kept *kept =
            bsearch(&wanted, filling->list, filling->count, sizeof wanted, by_seed);
        if (query.failed || (kept != NULL && !became(store, kept->seat, sitting, error)))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

bool seat_kept_fill(struct store *store, struct error *error) {
    struct filling filling = {.list = NULL};
    bool done = read_seats(store, &filling, error) &&
                (filling.count == 0 || find_sittings(store, &filling, error));
    free(filling.list);
    return done;
}
