/* seat_answer.c - answers of a seat, and what all of them come to after the reveal. */
#include "meeting.h"

#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

/* ---- giving ---- */

static bool replace(struct store *store, int64_t seat, const struct seat_answer *given,
                    struct error *error) {
    struct query query;
    int value = given->answer.value;
    if (given->prompt < 0 || given->prompt >= PROMPTS_MOST || value < ANSWER_NO_CHANCE ||
        value > RESPONSES_MOST)
        return error_set(error, ERROR_INPUT, _("%d is no answer to this question"), value);
    query_begin(&query, store, SEAT_ANSWER_REPLACE, error);
    query_number(&query, seat);
    query_number(&query, given->prompt);
    query_number(&query, given->round);
    query_number(&query, value);
    if (given->answer.time_ms >= 0)
        query_number(&query, given->answer.time_ms);
    else
        query_null(&query);
    return query_run(&query);
}

/* Whether somebody sits there who has not left. */
static bool is_taken(struct store *store, int64_t seat, struct error *error) {
    struct room_seat kept;
    enum found found = store_seat_get(store, seat, &kept, error);
    if (found == FOUND_NOTHING)
        return seat_gone(error);
    if (found == FOUND && kept.left)
        return error_set(error, ERROR_INPUT, _("you have left this seat; join again"));
    return found == FOUND;
}

static bool move(struct store *store, int64_t seat, const struct seat_progress *progress,
                 int64_t now, struct error *error) {
    struct query query;
    query_begin(&query, store, progress != NULL ? SEAT_MOVE : SEAT_HEARD, error);
    query_number(&query, seat);
    if (progress != NULL) {
        query_text(&query, _("the place in the questionnaire"), progress->position, ID_BYTES);
        query_number(&query, progress->asked);
        query_number(&query, progress->answered);
    }
    query_number(&query, now);
    return query_run(&query);
}

bool store_seat_answer_save(struct store *store, int64_t seat, const struct seat_answer *answer,
                            const struct seat_progress *progress, int64_t now,
                            struct error *error) {
    struct meeting meeting;
    if (!database_begin_write(store, error))
        return false;
    bool done = is_taken(store, seat, error) && meeting_of_seat(store, seat, &meeting, error) &&
                meeting_may_answer(&meeting, answer->prompt, answer->round, error) &&
                replace(store, seat, answer, error) && move(store, seat, progress, now, error);
    return database_end(store, done, error);
}

bool store_seat_position_save(struct store *store, int64_t seat, const char *position,
                              struct error *error) {
    struct query query;
    if (!database_begin_write(store, error))
        return false;
    query_begin(&query, store, SEAT_POSITION, error);
    query_number(&query, seat);
    query_text(&query, _("the place in the questionnaire"), position, ID_BYTES);
    return database_end(store, query_run(&query), error);
}

/* ---- a seat's own ---- */

/* The row of an answer from column `column`: prompt, value, time. A value that the prompt does not
 * take is damage. */
static bool seat_answer_of_row(struct query *query, int column, const struct instrument *instrument,
                               struct answers *answers) {
    int prompt = (int)query_get(query, column, 0, PROMPTS_MOST - 1);
    int value = (int)query_get(query, column + 1, 0, RESPONSES_MOST);
    int32_t time = TIME_UNKNOWN;
    if (!query_is_null(query, column + 2))
        time = (int32_t)query_get(query, column + 2, 0, INT32_MAX);
    if (query->failed)
        return false;
    if (prompt >= instrument->prompt_count || !answers_allowed(instrument, prompt, value)) {
        query->failed = true;
        return database_damaged(
            query->store, _("an answer in it does not belong to its questionnaire"), query->error);
    }
    answers->list[prompt] = (struct answer){(int8_t)value, time};
    return true;
}

static bool read_position(struct store *store, int64_t seat, char position[ID_BYTES],
                          struct error *error) {
    enum { POSITION = 3 };
    struct query query;
    query_begin(&query, store, SEAT_HOLD_GET, error);
    query_number(&query, seat);
    enum found found = query_row(&query);
    if (found == FOUND)
        query_get_text(&query, POSITION, position, ID_BYTES);
    query_end(&query);
    return found == FOUND_NOTHING ? seat_gone(error) : found == FOUND;
}

static bool load(struct store *store, int64_t seat, const struct instrument *instrument,
                 struct answers *answers, struct error *error) {
    struct meeting meeting;
    struct query query;
    enum found found = FOUND_FAILED;
    if (!meeting_of_seat(store, seat, &meeting, error) ||
        !meeting_fits(&meeting, instrument, error))
        return false;
    answers_clear(answers, instrument);
    query_begin(&query, store, SEAT_ANSWER_LIST, error);
    query_number(&query, seat);
    while ((found = query_row(&query)) == FOUND) {
        if (!seat_answer_of_row(&query, 1, instrument, answers))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

bool store_seat_answers_load(struct store *store, int64_t seat, const struct instrument *instrument,
                             struct answers *answers, char position[64], struct error *error) {
    struct answers read;
    char place[ID_BYTES] = "";
    if (!database_begin_read(store, error))
        return false;
    bool done =
        load(store, seat, instrument, &read, error) && read_position(store, seat, place, error);
    if (!database_end(store, done, error))
        return false;
    *answers = read;
    memcpy(position, place, sizeof place);
    return true;
}

enum found store_seat_answer_get(struct store *store, int64_t seat, int prompt, int round,
                                 struct answer *answer, struct error *error) {
    struct query query;
    query_begin(&query, store, SEAT_ANSWER_GET, error);
    query_number(&query, seat);
    query_number(&query, prompt);
    query_number(&query, round);
    enum found found = query_row(&query);
    if (found == FOUND) {
        answer->value = (int8_t)query_get(&query, 0, 0, RESPONSES_MOST);
        answer->time_ms =
            query_is_null(&query, 1) ? TIME_UNKNOWN : (int32_t)query_get(&query, 1, 0, INT32_MAX);
    }
    query_end(&query);
    return query.failed ? FOUND_FAILED : found;
}

bool store_seat_voted(struct store *store, int64_t seat, int *votes, struct error *error) {
    struct query query;
    *votes = 0;
    query_begin(&query, store, SEAT_VOTED, error);
    query_number(&query, seat);
    if (query_row(&query) == FOUND)
        *votes = (int)query_get(&query, 0, 0, PROMPTS_MOST * MEETING_ROUNDS_MOST);
    query_end(&query);
    return !query.failed;
}

/* ---- after the reveal ---- */

/* How the meeting stands now; what is revealed stays so. */
static bool check_revealed(struct store *store, const struct meeting *meeting,
                           const struct instrument *instrument, int prompt, int round,
                           struct error *error) {
    struct meeting now = {.id = meeting->id};
    int rounds = 0, revealed = 0;
    enum found found = store_meeting_get(store, &now, error);
    if (found == FOUND_NOTHING)
        return meeting_gone(error);
    if (found != FOUND || !meeting_fits(&now, instrument, error) ||
        !meeting_rounds(store, &now, prompt, &rounds, &revealed, error))
        return false;
    return round <= revealed ||
           error_set(error, ERROR_INPUT,
                     _("nobody sees a result before the facilitator reveals it"));
}

struct reading {
    const struct instrument *instrument;
    store_seat_answers_fn each;
    void *context;
    int64_t seat; /* whose answers are being collected, 0: nobody's */
    struct answers answers;
};

static bool hand_over(struct reading *reading, struct error *error) {
    return reading->seat == 0 ||
           reading->each(reading->seat, &reading->answers, reading->context, error);
}

static bool read_each(struct store *store, int64_t meeting, struct reading *reading,
                      struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    query_begin(&query, store, SEAT_ANSWERS_OF_MEETING, error);
    query_number(&query, meeting);
    while ((found = query_row(&query)) == FOUND) {
        int64_t seat = query_get(&query, 0, 1, INT64_MAX);
        if (seat != reading->seat) {
            if (!hand_over(reading, error))
                break;
            reading->seat = seat;
            answers_clear(&reading->answers, reading->instrument);
        }
        if (!seat_answer_of_row(&query, 1, reading->instrument, &reading->answers))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING && hand_over(reading, error);
}

bool store_seat_answers_each(struct store *store, const struct meeting *meeting,
                             const struct instrument *instrument, store_seat_answers_fn each,
                             void *context, struct error *error) {
    struct reading *reading = calloc(1, sizeof *reading);
    if (reading == NULL)
        return error_memory(error);
    reading->instrument = instrument;
    reading->each = each;
    reading->context = context;
    bool done = database_begin_read(store, error);
    if (done) {
        done = check_revealed(store, meeting, instrument, NOWHERE, 1, error) &&
               read_each(store, meeting->id, reading, error);
        done = database_end(store, done, error);
    }
    free(reading);
    return done;
}

static bool count_votes(struct store *store, int64_t meeting, int prompt, int round,
                        int counts[RESPONSES_MOST + 1], struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    query_begin(&query, store, SEAT_VOTES, error);
    query_number(&query, meeting);
    query_number(&query, prompt);
    query_number(&query, round);
    while ((found = query_row(&query)) == FOUND) {
        int value = (int)query_get(&query, 0, 0, RESPONSES_MOST);
        counts[value] = (int)query_get(&query, 1, 0, MEETING_SEATS_MOST);
    }
    query_end(&query);
    return !query.failed && found == FOUND_NOTHING;
}

bool store_seat_votes(struct store *store, const struct meeting *meeting,
                      const struct instrument *instrument, int prompt, int round,
                      int counts[RESPONSES_MOST + 1], struct error *error) {
    memset(counts, 0, (RESPONSES_MOST + 1) * sizeof *counts);
    if (!database_begin_read(store, error))
        return false;
    bool done = check_revealed(store, meeting, instrument, prompt, round, error) &&
                count_votes(store, meeting->id, prompt, round, counts, error);
    return database_end(store, done, error);
}
