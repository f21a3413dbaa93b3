/* seat.c - seats taken, found and left. */
#include "meeting.h"

#include "leadquiz/translate.h"

#include <string.h>

bool seat_gone(struct error *error) {
    return error_set(error, ERROR_INPUT, _("this seat is no longer in the store; join again"));
}

/* ---- reading ---- */

static enum found read_seat(struct query *query, struct room_seat *seat) {
    enum { ID, MEETING, WORD, NAME, JOINED, SEED, GONE, KEPT };
    enum found found = query_row(query);
    if (found == FOUND) {
        struct room_seat read = {
            .id = query_get(query, ID, 1, INT64_MAX),
            .meeting = query_get(query, MEETING, 1, INT64_MAX),
            .joined = query_get(query, JOINED, INT64_MIN, INT64_MAX),
            .seed = (uint64_t)query_get(query, SEED, INT64_MIN, INT64_MAX),
            .left = query_get(query, GONE, 0, 1) == 1,
            .kept = query_get(query, KEPT, 0, 1) == 1,
        };
        query_get_text(query, WORD, read.word, sizeof read.word);
        query_get_text(query, NAME, read.name, sizeof read.name);
        if (query->failed)
            found = FOUND_FAILED;
        else
            *seat = read;
    }
    query_end(query);
    return found;
}

enum found store_seat_find(struct store *store, int64_t meeting, const char *word,
                           struct room_seat *seat, struct error *error) {
    struct query query;
    query_begin(&query, store, SEAT_BY_WORD, error);
    query_number(&query, meeting);
    query_text(&query, _("the seat word"), word, NAME_BYTES);
    return read_seat(&query, seat);
}

enum found store_seat_get(struct store *store, int64_t id, struct room_seat *seat,
                          struct error *error) {
    struct query query;
    query_begin(&query, store, SEAT_BY_ID, error);
    query_number(&query, id);
    return read_seat(&query, seat);
}

/* ---- wrong words ---- */

bool store_meeting_tries_get(struct store *store, int64_t meeting, struct word_tries *tries,
                             struct error *error) {
    struct query query;
    *tries = (struct word_tries){.wrong = 0};
    query_begin(&query, store, MEETING_TRIES_GET, error);
    query_number(&query, meeting);
    if (query_row(&query) == FOUND) {
        tries->wrong = (int)query_get(&query, 0, 0, INT32_MAX);
        tries->last = query_get(&query, 1, INT64_MIN, INT64_MAX);
    }
    query_end(&query);
    return !query.failed;
}

bool store_meeting_tries_set(struct store *store, int64_t meeting, const struct word_tries *tries,
                             struct error *error) {
    struct query query;
    if (!database_begin_write(store, error))
        return false;
    query_begin(&query, store, MEETING_TRIES_SET, error);
    query_number(&query, meeting);
    query_number(&query, tries->wrong);
    query_number(&query, tries->last);
    return database_end(store, query_run(&query), error);
}

bool meeting_of_seat(struct store *store, int64_t seat, struct meeting *meeting,
                     struct error *error) {
    struct query query;
    query_begin(&query, store, MEETING_OF_SEAT, error);
    query_number(&query, seat);
    enum found found = meeting_read(&query, meeting);
    return found == FOUND_NOTHING ? seat_gone(error) : found == FOUND;
}

/* ---- joining ---- */

static enum found name_taken(struct store *store, const struct room_seat *seat,
                             struct error *error) {
    struct query query;
    char look[LOOK_BYTES], other[LOOK_BYTES], name[NAME_BYTES];
    bool taken = false;
    if (seat->name[0] == '\0')
        return FOUND_NOTHING;
    text_look(seat->name, look);
    query_begin(&query, store, SEAT_NAMES, error);
    query_number(&query, seat->meeting);
    while (!taken && query_row(&query) == FOUND) {
        query_get_text(&query, 0, name, sizeof name);
        text_look(name, other);
        taken = strcmp(look, other) == 0;
    }
    query_end(&query);
    return query.failed ? FOUND_FAILED : taken ? FOUND : FOUND_NOTHING;
}

static bool next_number(struct store *store, int64_t meeting, int *number, struct error *error) {
    struct query query;
    query_begin(&query, store, SEAT_NEXT_NUMBER, error);
    query_number(&query, meeting);
    if (query_row(&query) == FOUND)
        *number = (int)query_get(&query, 0, 0, MEETING_SEATS_MOST);
    query_end(&query);
    if (query.failed)
        return false;
    return *number < MEETING_SEATS_MOST ||
           error_set(error, ERROR_INPUT, _("this meeting has %d seats, and all of them are taken"),
                     MEETING_SEATS_MOST);
}

static bool insert(struct store *store, const struct room_seat *seat, int number, int asked,
                   struct error *error) {
    struct query query;
    query_begin(&query, store, SEAT_INSERT, error);
    query_number(&query, seat->meeting);
    query_number(&query, number);
    query_text(&query, _("the seat word"), seat->word, NAME_BYTES);
    query_text(&query, _("the code name"), seat->name, NAME_BYTES);
    query_number(&query, seat->joined);
    query_number(&query, (int64_t)seat->seed);
    query_number(&query, asked);
    return query_run(&query);
}

static enum found add(struct store *store, struct room_seat *seat, struct error *error) {
    struct meeting meeting = {.id = seat->meeting};
    int number = 0;
    enum found found = store_meeting_get(store, &meeting, error);
    if (found == FOUND_NOTHING)
        meeting_gone(error);
    if (found != FOUND || !meeting_may_join(&meeting, error))
        return FOUND_FAILED;
    found = name_taken(store, seat, error);
    if (found != FOUND_NOTHING)
        return found == FOUND ? FOUND_NOTHING : FOUND_FAILED;
    if (!next_number(store, seat->meeting, &number, error))
        return FOUND_FAILED;
    meeting_seat_word(meeting.chance, number, seat->word);
    if (!insert(store, seat, number, meeting.prompts, error))
        return FOUND_FAILED;
    seat->id = sqlite3_last_insert_rowid(store->database);
    return FOUND;
}

enum found store_seat_add(struct store *store, struct room_seat *seat, struct error *error) {
    struct room_seat added = *seat;
    added.left = added.kept = false;
    if (!database_begin_write(store, error))
        return FOUND_FAILED;
    enum found found = add(store, &added, error);
    if (!database_end(store, found != FOUND_FAILED, error))
        return FOUND_FAILED;
    if (found == FOUND)
        *seat = added;
    return found;
}

/* ---- leaving ---- */

static bool change(struct store *store, enum statement statement, int64_t seat,
                   struct error *error) {
    struct query query;
    query_begin(&query, store, statement, error);
    query_number(&query, seat);
    return query_run(&query);
}

static bool delete_round(struct store *store, const struct meeting *meeting, int64_t seat,
                         struct error *error) {
    struct query query;
    query_begin(&query, store, SEAT_ANSWER_DELETE_ROUND, error);
    query_number(&query, seat);
    query_number(&query, meeting->focus);
    query_number(&query, meeting->round);
    return query_run(&query);
}

/* What was revealed stays: the figures that people have seen rest on it. */
static bool leave(struct store *store, int64_t seat, struct error *error) {
    struct meeting meeting;
    if (!meeting_of_seat(store, seat, &meeting, error) || !change(store, SEAT_LEAVE, seat, error))
        return false;
    if (meeting.state == MEETING_REVEALED || (meeting.state == MEETING_ENDED && meeting.shown))
        return true;
    return meeting.focus == NOWHERE ? change(store, SEAT_ANSWER_DELETE_FORM, seat, error)
                                    : delete_round(store, &meeting, seat, error);
}

bool store_seat_leave(struct store *store, int64_t seat, struct error *error) {
    if (!database_begin_write(store, error) ||
        !database_end(store, leave(store, seat, error), error))
        return false;
    database_empty_log(store);
    return true;
}

bool store_seat_clear(struct store *store, int64_t seat, struct error *error) {
    struct meeting meeting;
    if (!database_begin_write(store, error))
        return false;
    bool done = meeting_of_seat(store, seat, &meeting, error) &&
                change(store, SEAT_ANSWER_DELETE_FORM, seat, error) &&
                change(store, SEAT_CLEAR, seat, error);
    if (!database_end(store, done, error))
        return false;
    database_empty_log(store);
    return true;
}

bool store_seat_kept(struct store *store, int64_t seat, struct error *error) {
    if (!database_begin_write(store, error))
        return false;
    bool done = change(store, SEAT_KEPT, seat, error);
    if (done && sqlite3_changes64(store->database) != 1)
        done = error_set(error, ERROR_INPUT,
                         _("the answers of this seat are kept under a code name already"));
    return database_end(store, done, error);
}
