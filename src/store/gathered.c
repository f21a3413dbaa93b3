/* gathered.c - making the blocks, taking them away, and reading what is short in them. */
#include "gathered.h"

#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = GATHERED_TOGETHER, PEOPLE_LEAST = 1000 };

bool gathered_drop(struct store *store, int64_t person, struct error *error) {
    struct query query;
    store->people_changes++;
    query_begin(&query, store, GATHERED_DROP, error);
    query_number(&query, person / BLOCK);
    return query_run(&query);
}

void gathered_begin(struct query *query, const struct series *series, enum form form,
                    enum statement statement, struct error *error) {
    query_begin(query, series->store, statement, error);
    query_number(query, series->number);
    query_number(query, form);
}

bool gathered_last(struct store *store, int64_t *last, struct error *error) {
    struct query query;
    int64_t largest = 0;
    query_begin(&query, store, PERSON_LARGEST, error);
    if (query_row(&query) == FOUND)
        largest = query_get(&query, 0, 0, INT64_MAX);
    query_end(&query);
    *last = largest > 0 ? largest / BLOCK : -1;
    return !query.failed;
}

/* ---- what is missing ---- */

/* Blocks in order, those that are there and those that somebody is in. */
struct missing {
    int64_t *list;
    size_t count, room;
    int64_t block; /* all before it have been looked at */
    int64_t there; /* the first from it on that is there */
};

/* INT64_MAX: there are none. */
static bool next_there(struct query *query, struct missing *missing) {
    enum found found = query_row(query);
    missing->there = found == FOUND ? query_get(query, 0, 0, INT64_MAX) : INT64_MAX;
    return found != FOUND_FAILED && !query->failed;
}

/* The first from `block` on that somebody is in. */
static bool next_person(struct store *store, int64_t *block, struct error *error) {
    struct query query;
    query_begin(&query, store, PERSON_FROM, error);
    query_number(&query, *block * BLOCK);
    bool any = query_row(&query) == FOUND && !query_is_null(&query, 0);
    *block = any ? query_get(&query, 0, 0, INT64_MAX) / BLOCK : INT64_MAX;
    query_end(&query);
    return !query.failed;
}

static bool add_missing(struct missing *missing, struct error *error) {
    if (missing->count == missing->room) {
        size_t room = missing->room > 0 ? 2 * missing->room : 64;
        int64_t *list = realloc(missing->list, room * sizeof *list);
        if (list == NULL)
            return error_memory(error);
        missing->list = list;
        missing->room = room;
    }
    missing->list[missing->count++] = missing->block++;
    return true;
}

/* Where one block after the other is there, nobody is looked for. */
static bool step(struct store *store, struct query *query, struct missing *missing) {
    while (missing->there <= missing->block) {
        missing->block += missing->there == missing->block;
        if (!next_there(query, missing))
            return false;
    }
    if (missing->block > INT64_MAX / BLOCK)
        missing->block = INT64_MAX;
    else if (!next_person(store, &missing->block, query->error))
        return false;
    return missing->block == INT64_MAX || missing->there <= missing->block ||
           add_missing(missing, query->error);
}

/* At most `most` of them; the caller frees the list. */
static bool find_missing(const struct series *series, enum form form, size_t most,
                         struct missing *missing, struct error *error) {
    struct query query;
    *missing = (struct missing){.list = NULL};
    gathered_begin(&query, series, form, GATHERED_BLOCKS, error);
    bool done = next_there(&query, missing);
    while (done && missing->count < most && missing->block != INT64_MAX)
        done = step(series->store, &query, missing);
    query_end(&query);
    return done;
}

/* Where there is a block for every number up to the last, nobody has to be looked for. */
enum found gathered_are_whole(const struct series *series, enum form form, int64_t last,
                              int64_t blocks, struct error *error) {
    struct missing missing;
    if (blocks == 0 || blocks == last + 1)
        return blocks > 0 ? FOUND : FOUND_NOTHING;
    bool done = find_missing(series, form, 1, &missing, error);
    free(missing.list);
    return !done ? FOUND_FAILED : missing.count == 0 ? FOUND : FOUND_NOTHING;
}

enum found gathered_whole(const struct series *series, enum form form, struct error *error) {
    struct query query;
    int64_t last = 0, blocks = 0;
    if (!gathered_last(series->store, &last, error))
        return FOUND_FAILED;
    gathered_begin(&query, series, form, GATHERED_COUNT, error);
    query_number(&query, last);
    if (query_row(&query) == FOUND)
        blocks = query_get(&query, 0, 0, INT64_MAX);
    query_end(&query);
    return query.failed ? FOUND_FAILED : gathered_are_whole(series, form, last, blocks, error);
}

/* ---- making a block ---- */

struct bytes {
    unsigned char *list;
    size_t length, room;
};

static bool reserve(struct bytes *bytes, size_t more, struct error *error) {
    if (bytes->length + more <= bytes->room)
        return true;
    size_t room = 2 * (bytes->length + more);
    unsigned char *list = realloc(bytes->list, room);
    if (list == NULL) {
        error_memory(error);
        return false;
    }
    bytes->list = list;
    bytes->room = room;
    return true;
}

static void add_number(struct bytes *bytes, int64_t number) {
    bytes->length += leb_write((uint64_t)number, bytes->list + bytes->length);
}

static void add_column(struct bytes *bytes, struct query *query, int column) {
    const void *value = sqlite3_column_blob(query->statement, column);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, column);
    add_number(bytes, (int64_t)length);
    if (length > 0)
        memcpy(bytes->list + bytes->length, value, length);
    bytes->length += length;
}

enum {
    PERSON,
    SEEN,
    FINISHED,
    STANDING_SEEN,
    LEAD_UNTIL,
    SITTINGS,
    NAME,
    TEAM,
    LAST,
    BEFORE,
    COLUMNS
};

/* Of when the lead may see somebody, as bits; the time follows where one of them is ONCE_SEEN. */
static int64_t lead_bits(int64_t until) {
    return until == INT64_MAX ? FOREVER : until != 0 ? ONCE_SEEN : 0;
}

static bool add_head(struct bytes *heads, struct query *query, int64_t first, struct error *error) {
    int64_t bits = query_get(query, SEEN, 0, SEEN_ALL);
    int64_t person = query_get(query, PERSON, first, first + BLOCK - 1), finished = 0, until = 0;
    if (!query_is_null(query, FINISHED)) {
        bits |= ANSWERED;
        finished = query_get(query, FINISHED, INT64_MIN, INT64_MAX);
    }
    if (!query_is_null(query, STANDING_SEEN)) {
        bits |= STANDING;
        until = query_get(query, LEAD_UNTIL, INT64_MIN, INT64_MAX);
        bits |= lead_bits(until);
    }
    if (query->failed || !reserve(heads, (size_t)4 * LEB_LONG_BYTES_MOST, error))
        return false;
    add_number(heads, person - first);
    add_number(heads, bits);
    if ((bits & ONCE_SEEN) != 0)
        add_number(heads, until);
    if ((bits & ANSWERED) != 0)
        add_number(heads, finished);
    return true;
}

/* The length of what follows is put before it when it is known. */
static bool add_person(struct bytes *people, struct query *query, struct error *error) {
    size_t room = (size_t)10 * LEB_LONG_BYTES_MOST;
    for (int column = NAME; column < COLUMNS; column++)
        room += (size_t)sqlite3_column_bytes(query->statement, column);
    if (!reserve(people, room, error))
        return false;
    size_t begun = people->length;
    int64_t until = query_get(query, LEAD_UNTIL, INT64_MIN, INT64_MAX);
    add_column(people, query, NAME);
    add_column(people, query, TEAM);
    add_number(people, query_get(query, PERSON, 1, INT64_MAX));
    add_number(people, query_get(query, STANDING_SEEN, 0, SEEN_ALL) | lead_bits(until));
    if ((lead_bits(until) & ONCE_SEEN) != 0)
        add_number(people, until);
    add_number(people, query_get(query, SITTINGS, 1, INT32_MAX));
    add_column(people, query, LAST);
    add_column(people, query, BEFORE);
    unsigned char before[LEB_LONG_BYTES_MOST];
    size_t length = leb_write(people->length - begun, before);
    memmove(people->list + begun + length, people->list + begun, people->length - begun);
    memcpy(people->list + begun, before, length);
    people->length += length;
    return !query->failed;
}

static bool read_block(const struct series *series, enum form form, int64_t block,
                       struct bytes *heads, struct bytes *people, struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    heads->length = people->length = 0;
    gathered_begin(&query, series, form, GATHERED_FROM, error);
    query_number(&query, block * BLOCK);
    query_number(&query, block * BLOCK + BLOCK - 1);
    while ((found = query_row(&query)) == FOUND) {
        bool shown = !query_is_null(&query, STANDING_SEEN) &&
                     query_get(&query, STANDING_SEEN, 0, SEEN_ALL) > 0;
        if (!add_head(heads, &query, block * BLOCK, error) ||
            (shown && !add_person(people, &query, error)))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

static bool write_block(const struct series *series, enum form form, int64_t block,
                        const struct bytes *heads, const struct bytes *people,
                        struct error *error) {
    struct query query;
    gathered_begin(&query, series, form, GATHERED_INSERT, error);
    query_number(&query, block);
    query_bytes(&query, heads->list, heads->length);
    query_bytes(&query, people->list, people->length);
    return query_run(&query);
}

static bool holds(sqlite3_stmt *row, int column, const struct bytes *bytes) {
    return (size_t)sqlite3_column_bytes(row, column) == bytes->length &&
           (bytes->length == 0 ||
            memcmp(sqlite3_column_blob(row, column), bytes->list, bytes->length) == 0);
}

bool gathered_same(const struct series *series, enum form form, sqlite3_stmt *row, bool *same,
                   struct error *error) {
    struct bytes heads = {.list = NULL}, people = {.list = NULL};
    bool done =
        read_block(series, form, sqlite3_column_int64(row, GATHERED_BLOCK), &heads, &people, error);
    *same =
        done && holds(row, GATHERED_OF_HEADS, &heads) && holds(row, GATHERED_OF_PEOPLE, &people);
    free(heads.list);
    free(people.list);
    return done;
}

/* ---- all that are missing ---- */

bool gathered_fill(const struct series *series, enum form form, struct error *error) {
    struct bytes heads = {.list = NULL}, people = {.list = NULL};
    struct missing missing;
    bool done = find_missing(series, form, SIZE_MAX, &missing, error);
    for (size_t i = 0; i < missing.count && done; i++)
        done = read_block(series, form, missing.list[i], &heads, &people, error) &&
               write_block(series, form, missing.list[i], &heads, &people, error);
    free(missing.list);
    free(heads.list);
    free(people.list);
    return done;
}

/* Whoever gathers is about to read it: what is there is read at once. */
static bool missing_any(const struct series *series, enum form form, bool *any,
                        struct error *error) {
    bool alone = !series->store->together;
    if (alone && !store_together_begin(series->store, false, error))
        return false;
    enum found whole = gathered_read(series, form, error);
    *any = whole == FOUND_NOTHING;
    bool done = whole != FOUND_FAILED;
    return alone ? store_together_end(series->store, done, error) : done;
}

static bool enough(const struct series *series, enum form form, bool *wanted, struct error *error) {
    struct query query;
    query_begin(&query, series->store, GATHERED_PEOPLE, error);
    query_number(&query, PEOPLE_LEAST);
    *wanted = query_row(&query) == FOUND && query_get(&query, 0, 0, INT64_MAX) >= PEOPLE_LEAST;
    query_end(&query);
    if (query.failed || !*wanted)
        return !query.failed;
    return missing_any(series, form, wanted, error);
}

bool store_gather(struct store *store, const struct instrument *instrument, enum form form,
                  struct error *error) {
    struct series series;
    bool wanted = false;
    enum found found = series_begin(&series, store, instrument, error);
    bool done = found == FOUND_NOTHING || (found == FOUND && enough(&series, form, &wanted, error));
    if (done && wanted) {
        done = database_begin_write(store, error);
        done = done && database_end(store, gathered_fill(&series, form, error), error);
    }
    series_end(&series);
    return done;
}
