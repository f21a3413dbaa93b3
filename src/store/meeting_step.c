/* meeting_step.c - a meeting goes on, and how far its room is. */
#include "meeting.h"

#include "leadquiz/translate.h"

/* ---- rounds ---- */

bool meeting_rounds(struct store *store, const struct meeting *meeting, int prompt, int *rounds,
                    int *revealed, struct error *error) {
    struct query query;
    query_begin(&query, store, MEETING_ROUNDS, error);
    query_number(&query, meeting->id);
    query_number(&query, prompt);
    /* Where a question was never asked alone, the form was its first round. */
    bool by_form = !meeting->one_by_one && prompt != NOWHERE;
    *rounds = by_form;
    *revealed = by_form && meeting->shown;
    if (query_row(&query) == FOUND) {
        *rounds = (int)query_get(&query, 0, 1, MEETING_ROUNDS_MOST);
        *revealed = (int)query_get(&query, 1, 0, MEETING_ROUNDS_MOST);
    }
    query_end(&query);
    return !query.failed;
}

int store_meeting_revealed(struct store *store, int64_t meeting, int prompt, struct error *error) {
    struct meeting kept = {.id = meeting};
    int rounds = 0, revealed = 0;
    enum found found = store_meeting_get(store, &kept, error);
    if (found == FOUND_NOTHING)
        meeting_gone(error);
    return found == FOUND && meeting_rounds(store, &kept, prompt, &rounds, &revealed, error)
               ? revealed
               : -1;
}

static bool note_round(struct store *store, const struct meeting *meeting, int revealed_before,
                       struct error *error) {
    struct query query;
    bool reveal = meeting->state == MEETING_REVEALED;
    query_begin(&query, store, reveal ? MEETING_ROUND_REVEALED : MEETING_ROUND_BEGUN, error);
    query_number(&query, meeting->id);
    query_number(&query, meeting->focus);
    query_number(&query, meeting->round);
    if (!reveal)
        query_number(&query, revealed_before);
    return query_run(&query);
}

/* ---- steps ---- */

static bool update(struct store *store, const struct meeting *meeting, struct error *error) {
    struct query query;
    query_begin(&query, store, MEETING_UPDATE, error);
    query_number(&query, meeting->id);
    query_number(&query, meeting->state);
    query_number(&query, meeting->focus);
    query_number(&query, meeting->round);
    query_number(&query, meeting->shown);
    query_number(&query, meeting->until);
    if (meeting->state == MEETING_ENDED)
        query_number(&query, meeting->ended);
    else
        query_null(&query);
    return query_run(&query);
}

static bool forget_names(struct store *store, int64_t meeting, struct error *error) {
    struct query query;
    query_begin(&query, store, MEETING_FORGET_NAMES, error);
    query_number(&query, meeting);
    return query_run(&query);
}

/* ---- calling off ---- */

/* Where the room goes back to from its first vote on a chosen question: the question before it that
 * was shown, else any; NOWHERE where none was. */
static bool find_back(struct store *store, const struct meeting *meeting, int *back,
                      struct error *error) {
    int place = 0, rounds = 0, revealed = 0;
    *back = NOWHERE;
    while (place < meeting->asked_count && meeting->asked[place] != meeting->focus)
        place++;
    for (int i = 1; meeting->one_by_one && *back == NOWHERE && i < meeting->asked_count; i++) {
        int prompt = meeting->asked[(place - i + meeting->asked_count) % meeting->asked_count];
        if (!meeting_rounds(store, meeting, prompt, &rounds, &revealed, error))
            return false;
        if (revealed > 0)
            *back = prompt;
    }
    return true;
}

/* The votes go, and the round was never asked. */
static bool forget_round(struct store *store, const struct meeting *meeting, struct error *error) {
    struct query query;
    query_begin(&query, store, SEAT_VOTES_DELETE, error);
    query_number(&query, meeting->id);
    query_number(&query, meeting->focus);
    query_number(&query, meeting->round);
    if (!query_run(&query))
        return false;
    bool first = meeting->round == 1;
    query_begin(&query, store, first ? MEETING_QUESTION_DELETE : MEETING_ROUND_BACK, error);
    query_number(&query, meeting->id);
    query_number(&query, meeting->focus);
    if (!first)
        query_number(&query, meeting->round - 1);
    return query_run(&query);
}

static bool call_off(struct store *store, const struct instrument *instrument,
                     struct meeting *meeting, struct error *error) {
    struct meeting before = *meeting;
    int back = NOWHERE, rounds = 0, revealed = 0;
    return meeting_fits(meeting, instrument, error) &&
           meeting_may(meeting, instrument, STEP_CALL_OFF, NOWHERE, error) &&
           find_back(store, meeting, &back, error) &&
           (back == NOWHERE || meeting_rounds(store, meeting, back, &rounds, &revealed, error)) &&
           meeting_step(meeting, instrument, STEP_CALL_OFF, back, revealed, error) &&
           forget_round(store, &before, error);
}

static bool take_step(struct store *store, const struct instrument *instrument,
                      struct meeting *meeting, enum meeting_step step, int prompt,
                      struct error *error) {
    int of = prompt == NOWHERE ? meeting->focus : prompt, rounds = 0, revealed = 0;
    if (step == STEP_CALL_OFF)
        return call_off(store, instrument, meeting, error);
    if (!meeting_fits(meeting, instrument, error) ||
        !meeting_rounds(store, meeting, of, &rounds, &revealed, error) ||
        !meeting_step(meeting, instrument, step, prompt, rounds, error))
        return false;
    bool noted = step == STEP_OPEN || step == STEP_REVEAL || step == STEP_ASK || step == STEP_AGAIN;
    return !noted || note_round(store, meeting, revealed, error);
}

bool store_meeting_step(struct store *store, const struct instrument *instrument,
                        struct meeting *meeting, enum meeting_step step, int prompt, int64_t now,
                        struct error *error) {
    struct meeting next = {.id = meeting->id};
    if (!database_begin_write(store, error))
        return false;
    enum found found = store_meeting_get(store, &next, error);
    if (found == FOUND_NOTHING)
        meeting_gone(error);
    struct meeting before = next;
    bool done = found == FOUND && take_step(store, instrument, &next, step, prompt, error);
    if (step == STEP_END)
        next.ended = now;
    done = done && update(store, &next, error) &&
           (step != STEP_END || forget_names(store, next.id, error));
    done = database_end(store, done, error);
    if (found == FOUND)
        *meeting = done ? next : before;
    if (done && (step == STEP_END || step == STEP_CALL_OFF))
        database_empty_log(store);
    return done;
}

bool store_meeting_until(struct store *store, struct meeting *meeting, int64_t until,
                         struct error *error) {
    struct query query;
    if (!database_begin_write(store, error))
        return false;
    query_begin(&query, store, MEETING_SET_UNTIL, error);
    query_number(&query, meeting->id);
    query_number(&query, until);
    bool done = query_run(&query);
    if (done && sqlite3_changes64(store->database) != 1)
        done = meeting_gone(error);
    if (!database_end(store, done, error))
        return false;
    meeting->until = until;
    return true;
}

/* ---- counts ---- */

static int64_t below(int64_t now, int64_t span) {
    return now < INT64_MIN + span ? INT64_MIN : now - span;
}

static int64_t above(int64_t now, int64_t span) {
    return now > INT64_MAX - span ? INT64_MAX : now + span;
}

bool store_meeting_count(struct store *store, const struct meeting *meeting, int64_t now,
                         int64_t span, struct room_counts *counts, struct error *error) {
    enum { SEATS, HERE, BEGUN, DONE, HERE_DONE, ANSWERS };
    static const int64_t most = (int64_t)MEETING_SEATS_MOST * PROMPTS_MOST;

    bool focused = meeting->focus != NOWHERE;
    struct room_counts read = {.seats = 0};
    struct query query;
    query_begin(&query, store, focused ? MEETING_COUNT_FOCUS : MEETING_COUNT, error);
    query_number(&query, meeting->id);
    query_number(&query, below(now, span));
    query_number(&query, above(now, span));
    if (focused) {
        query_number(&query, meeting->focus);
        query_number(&query, meeting->round);
    }
    if (query_row(&query) == FOUND) {
        read.seats = (int)query_get(&query, SEATS, 0, MEETING_SEATS_MOST);
        read.here = (int)query_get(&query, HERE, 0, read.seats);
        read.begun = (int)query_get(&query, BEGUN, 0, read.seats);
        read.done = (int)query_get(&query, DONE, 0, read.seats);
        read.here_done = (int)query_get(&query, HERE_DONE, 0, read.here);
        read.answers = query_get(&query, ANSWERS, 0, most);
    }
    if (meeting->one_by_one && !focused) /* nothing is asked */
        read = (struct room_counts){.seats = read.seats, .here = read.here};
    query_end(&query);
    if (!query.failed)
        *counts = read;
    return !query.failed;
}
