/* meeting_hold.c - one facilitator, and one program at a seat. */
#include "meeting.h"

#include "leadquiz/translate.h"

/* The statements of what is held. */
struct holding {
    enum statement get, set;
    bool (*gone)(struct error *error);
    struct store *store;
    int64_t id;
};

static struct holding of_meeting(struct store *store, int64_t id) {
    return (struct holding){MEETING_HOLD_GET, MEETING_HOLD_SET, meeting_gone, store, id};
}

static struct holding of_seat(struct store *store, int64_t id) {
    return (struct holding){SEAT_HOLD_GET, SEAT_HOLD_SET, seat_gone, store, id};
}

/* Who holds it, and when they were last heard of. */
static bool read_hold(const struct holding *holding, uint64_t *token, int64_t *heard,
                      struct error *error) {
    enum { TOKEN, HEARD, LEFT };
    struct query query;
    bool left = false;
    query_begin(&query, holding->store, holding->get, error);
    query_number(&query, holding->id);
    enum found found = query_row(&query);
    if (found == FOUND) {
        *token = (uint64_t)query_get(&query, TOKEN, INT64_MIN, INT64_MAX);
        *heard = query_get(&query, HEARD, INT64_MIN, INT64_MAX);
        left = holding->get == SEAT_HOLD_GET && query_get(&query, LEFT, 0, 1) == 1;
    }
    query_end(&query);
    if (left)
        return error_set(error, ERROR_INPUT, _("you have left this seat; join again"));
    if (found == FOUND_NOTHING)
        return holding->gone(error);
    return found == FOUND && !query.failed;
}

static bool write_hold(const struct holding *holding, uint64_t token, int64_t heard,
                       struct error *error) {
    struct query query;
    query_begin(&query, holding->store, holding->set, error);
    query_number(&query, holding->id);
    query_number(&query, (int64_t)token);
    query_number(&query, heard);
    return query_run(&query);
}

/* Within the span on either side: a clock that jumps further says nothing about anybody. */
static bool near(int64_t one, int64_t other, int64_t span) {
    uint64_t apart =
        one > other ? (uint64_t)one - (uint64_t)other : (uint64_t)other - (uint64_t)one;
    return apart < (uint64_t)span;
}

static enum found take_hold(const struct holding *holding, const struct hold *hold,
                            struct error *error) {
    uint64_t token = 0;
    int64_t heard = 0;
    if (!read_hold(holding, &token, &heard, error))
        return FOUND_FAILED;
    if (token != 0 && token != hold->token && near(heard, hold->now, hold->span))
        return FOUND_NOTHING;
    return write_hold(holding, hold->token, hold->now, error) ? FOUND : FOUND_FAILED;
}

static enum found take(struct holding holding, struct hold hold, struct error *error) {
    uint64_t token = 0;
    int64_t heard = 0;
    if (!read_hold(&holding, &token, &heard, error))
        return FOUND_FAILED;
    if (token == hold.token && near(heard, hold.now, hold.span / 3))
        return FOUND; /* fresh enough: most calls write nothing */
    if (!database_begin_write(holding.store, error))
        return FOUND_FAILED;
    enum found found = take_hold(&holding, &hold, error);
    return database_end(holding.store, found != FOUND_FAILED, error) ? found : FOUND_FAILED;
}

/* Whoever goes is heard of no more, and not for as long as one who vanishes. */
static bool release(struct holding holding, uint64_t token, struct error *error) {
    uint64_t now = 0;
    int64_t heard = 0;
    if (!database_begin_write(holding.store, error))
        return false;
    bool done = read_hold(&holding, &now, &heard, error) &&
                (now != token || write_hold(&holding, 0, 0, error));
    return database_end(holding.store, done, error);
}

enum found store_meeting_hold(struct store *store, int64_t meeting, struct hold hold,
                              struct error *error) {
    return take(of_meeting(store, meeting), hold, error);
}

enum found store_seat_hold(struct store *store, int64_t seat, struct hold hold,
                           struct error *error) {
    return take(of_seat(store, seat), hold, error);
}

bool store_meeting_release(struct store *store, int64_t meeting, uint64_t token,
                           struct error *error) {
    return release(of_meeting(store, meeting), token, error);
}

bool store_seat_release(struct store *store, int64_t seat, uint64_t token, struct error *error) {
    return release(of_seat(store, seat), token, error);
}
