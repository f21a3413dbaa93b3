/* gathered_all.c - the blocks in memory, read once for all that one look asks of them. */
#include "gathered.h"

#include "leadquiz/memory.h"
#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

/* What a person takes, nearly always; and whose room is asked for at once, at most. */
enum { PERSON_BYTES = 90, PEOPLE_LEAST = 1024, PEOPLE_MOST = 1 << 18 };

struct gathered_all {
    bool known;
    int64_t others, own, changes; /* the data version, people_changes and the changes in all */
    int64_t series;
    enum form form;
    enum found whole;
    struct gathered_head *heads;
    size_t count, room;
    unsigned char *people; /* NULL: not read, or taken */
    size_t length, people_room;
    int64_t last, blocks; /* the last that somebody is in, and how many there are up to it */
};

void gathered_free(struct store *store) {
    if (store->gathered == NULL)
        return;
    free(store->gathered->heads);
    free(store->gathered->people);
    free(store->gathered);
    store->gathered = NULL;
}

/* ---- reading ---- */

struct reading {
    const unsigned char *bytes;
    size_t length, at;
};

static bool next(struct reading *reading, uint64_t *number) {
    return leb_read_long(reading->bytes, reading->length, &reading->at, number);
}

static bool read_head(struct reading *reading, int64_t first, struct gathered_head *head) {
    uint64_t further, bits, finished = 0, until = 0;
    if (!next(reading, &further) || !next(reading, &bits) || further >= GATHERED_TOGETHER ||
        ((bits & ONCE_SEEN) != 0 && !next(reading, &until)) ||
        ((bits & ANSWERED) != 0 && !next(reading, &finished)))
        return false;
    head->person = first + (int64_t)further;
    head->seen = (unsigned char)(bits & SEEN_ALL);
    head->answered = (bits & ANSWERED) != 0;
    head->standing = (bits & STANDING) != 0;
    head->finished = (int64_t)finished;
    head->lead_until = (bits & FOREVER) != 0 ? INT64_MAX : (int64_t)until;
    return true;
}

static size_t people_at_once(const struct gathered_all *all) {
    int64_t people = (all->last < PEOPLE_MOST ? all->last + 1 : PEOPLE_MOST) * GATHERED_TOGETHER;
    return people < PEOPLE_LEAST  ? PEOPLE_LEAST
           : people < PEOPLE_MOST ? (size_t)people
                                  : PEOPLE_MOST;
}

static bool make_room(struct gathered_all *all, struct error *error) {
    size_t room = all->room > 0 ? 2 * all->room : people_at_once(all);
    struct gathered_head *heads = memory_grow(all->heads, room * sizeof *heads);
    if (heads == NULL)
        return error_memory(error);
    all->heads = heads;
    all->room = room;
    return true;
}

static bool keep_heads(const struct series *series, struct gathered_all *all, struct query *query) {
    enum { NUMBER, HEADS };
    int64_t block = query_get(query, NUMBER, 0, INT64_MAX / GATHERED_TOGETHER);
    all->blocks += block <= all->last;
    struct reading reading = {.bytes = sqlite3_column_blob(query->statement, HEADS),
                              .length = (size_t)sqlite3_column_bytes(query->statement, HEADS)};
    while (!query->failed && reading.at < reading.length) {
        if (all->count == all->room && !make_room(all, query->error))
            return false;
        if (!read_head(&reading, block * GATHERED_TOGETHER, &all->heads[all->count++]))
            return database_damaged(
                series->store, _("what is known of somebody in it is unreadable"), query->error);
    }
    return !query->failed;
}

static bool keep_people(struct gathered_all *all, struct query *query) {
    enum { PEOPLE = 2 };
    const void *bytes = sqlite3_column_blob(query->statement, PEOPLE);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, PEOPLE);
    if (all->length + length + GATHERED_SPARE > all->people_room || all->people == NULL) {
        size_t room =
            2 * (all->length + length) + people_at_once(all) * PERSON_BYTES + GATHERED_SPARE;
        unsigned char *people = memory_grow(all->people, room);
        if (people == NULL)
            return error_memory(query->error);
        all->people = people;
        all->people_room = room;
    }
    if (length > 0)
        memcpy(all->people + all->length, bytes, length);
    all->length += length;
    return true;
}

static bool read_blocks(const struct series *series, bool people, struct gathered_all *all,
                        struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    gathered_begin(&query, series, all->form, GATHERED_EACH, error);
    while ((found = query_row(&query)) == FOUND) {
        if (!keep_heads(series, all, &query) || (people && !keep_people(all, &query)))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

/* ---- whether it is as it was ---- */

static bool as_before(const struct gathered_all *all, const struct gathered_all *now) {
    return all->known && all->others == now->others && all->own == now->own &&
           all->changes == now->changes && all->series == now->series && all->form == now->form;
}

static bool read_again(const struct series *series, bool people, struct gathered_all *all,
                       const struct gathered_all *now, struct error *error) {
    struct gathered_head *heads = all->heads;
    size_t room = all->room;
    free(all->people);
    *all = *now;
    all->heads = heads;
    all->room = room;
    if (!gathered_last(series->store, &all->last, error) ||
        !database_run(series->store, CACHE_SMALL, error))
        return false;
    bool done = read_blocks(series, people, all, error);
    if (!database_run(series->store, CACHE_LARGE, done ? error : NULL) || !done)
        return false;
    all->whole = gathered_are_whole(series, all->form, all->last, all->blocks, error);
    all->known = all->whole != FOUND_FAILED;
    return all->known;
}

/* Part of a transaction, so that what is the same stays so. */
static enum found read_all(const struct series *series, enum form form, bool people, bool again,
                           struct error *error) {
    struct store *store = series->store;
    struct gathered_all now = {.series = series->number,
                               .form = form,
                               .own = store->people_changes,
                               .changes = sqlite3_total_changes64(store->database)};
    if (!database_number(store, "PRAGMA data_version", &now.others, error))
        return FOUND_FAILED;
    if (store->gathered == NULL)
        store->gathered = calloc(1, sizeof *store->gathered);
    struct gathered_all *all = store->gathered;
    if (all == NULL) {
        error_memory(error);
        return FOUND_FAILED;
    }
    bool there = as_before(all, &now) && !(again && all->whole == FOUND && all->people == NULL);
    return there || read_again(series, people, all, &now, error) ? all->whole : FOUND_FAILED;
}

enum found gathered_read(const struct series *series, enum form form, struct error *error) {
    return read_all(series, form, true, false, error);
}

enum found gathered_heads(const struct series *series, enum form form,
                          const struct gathered_head **heads, size_t *count, struct error *error) {
    bool whose_people_follow = series->store->together;
    enum found found = read_all(series, form, whose_people_follow, false, error);
    *heads = found == FOUND ? series->store->gathered->heads : NULL;
    *count = found == FOUND ? series->store->gathered->count : 0;
    return found;
}

enum found gathered_people(const struct series *series, enum form form, unsigned char **people,
                           size_t *length, struct error *error) {
    enum found found = read_all(series, form, true, true, error);
    *people = NULL;
    *length = 0;
    if (found != FOUND)
        return found;
    struct gathered_all *all = series->store->gathered;
    *people = all->people;
    *length = all->length;
    all->people = NULL;
    return FOUND;
}
