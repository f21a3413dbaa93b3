/* seat.c - what somebody does at a seat. */
#include "leadquiz/room.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static const int64_t shortest_ms = 2 * 1000, longest_ms = 60 * 1000, forgotten_ms = 5 * 60 * 1000;
enum { FREE_TRIES = 5, TRIES_MOST = 1000000 };

/* ---- coming and going ---- */

bool room_join(struct store *store, const struct meeting *meeting, const char *name,
               uint64_t chance, int64_t now, struct room_seat *seat, struct error *error) {
    struct room_seat taken = {.meeting = meeting->id, .joined = now, .seed = chance};
    if (meeting->named &&
        !text_name(name != NULL ? name : "", _("The code name"), taken.name, error))
        return false;
    enum found found = store_seat_add(store, &taken, error);
    if (found == FOUND_NOTHING)
        error_set(
            error, ERROR_INPUT,
            _("\"%s\" or a name that looks like it sits in this meeting already; to come back "
              "type the seat word too, or choose another code name"),
            taken.name);
    if (found != FOUND)
        return false;
    *seat = taken;
    return true;
}

static bool is_named(const struct room_seat *seat, const char *typed) {
    char name[NAME_BYTES], look[LOOK_BYTES], own[LOOK_BYTES];
    if (typed == NULL || !text_name(typed, "", name, NULL))
        return false;
    text_look(name, look);
    text_look(seat->name, own);
    return strcmp(look, own) == 0;
}

static int64_t wait_of(const struct word_tries *tries, int64_t now) {
    int64_t whole = shortest_ms;
    if (tries->wrong < FREE_TRIES)
        return 0;
    for (int i = FREE_TRIES; i < tries->wrong && whole < longest_ms; i++)
        whole *= 2;
    whole = whole < longest_ms ? whole : longest_ms;
    uint64_t since = (uint64_t)now - (uint64_t)tries->last;
    return since < (uint64_t)whole ? whole - (int64_t)since : 0;
}

/* A try that lies ahead was made before the clock was set back: nobody knows how long ago. */
static bool read_tries(struct store *store, int64_t meeting, int64_t now, struct word_tries *tries,
                       struct error *error) {
    if (!store_meeting_tries_get(store, meeting, tries, error))
        return false;
    if (tries->wrong > 0 && tries->last > now) {
        tries->last = now;
        return store_meeting_tries_set(store, meeting, tries, error);
    }
    if ((uint64_t)now - (uint64_t)tries->last >= (uint64_t)forgotten_ms)
        tries->wrong = 0;
    return true;
}

static bool count_wrong(struct store *store, int64_t meeting, int64_t now,
                        const struct word_tries *tries, struct error *error) {
    struct word_tries more = {tries->wrong < TRIES_MOST ? tries->wrong + 1 : TRIES_MOST, now};
    return store_meeting_tries_set(store, meeting, &more, error);
}

struct attempt {
    char word[NAME_BYTES];
    const char *name;
    int64_t now, wait; /* while there is a wait no word is looked at */
    struct room_seat seat;
};

static enum found try_word(struct store *store, int64_t meeting, struct attempt *attempt,
                           struct error *error) {
    struct word_tries tries;
    struct room_seat *seat = &attempt->seat;
    if (!meeting_is_seat_word(attempt->word)) /* a slip, which guesses nothing */
        return FOUND_NOTHING;
    if (!read_tries(store, meeting, attempt->now, &tries, error))
        return FOUND_FAILED;
    attempt->wait = wait_of(&tries, attempt->now);
    if (attempt->wait > 0)
        return FOUND_NOTHING;
    enum found found = store_seat_find(store, meeting, attempt->word, seat, error);
    /* A wrong name says nothing about who sits where. */
    if (found == FOUND && !seat->left && seat->name[0] != '\0' && !is_named(seat, attempt->name))
        found = FOUND_NOTHING;
    if (found == FOUND_NOTHING && !count_wrong(store, meeting, attempt->now, &tries, error))
        found = FOUND_FAILED;
    return found;
}

static void too_early(int64_t wait, struct error *error) {
    int seconds = (int)((wait + 999) / 1000);
    error_set(error, ERROR_INPUT,
              N_("those were many wrong seat words; wait %d second, then try again",
                 "those were many wrong seat words; wait %d seconds, then try again", seconds),
              seconds);
}

enum found room_return(struct store *store, const struct meeting *meeting, const char *word,
                       const char *name, int64_t now, struct room_seat *seat, struct error *error) {
    struct attempt attempt = {.name = name, .now = now};
    meeting_seat_word_read(word, attempt.word);
    if (!store_together_begin(store, true, error))
        return FOUND_FAILED;
    enum found found = try_word(store, meeting->id, &attempt, error);
    if (!store_together_end(store, found != FOUND_FAILED, error))
        return FOUND_FAILED;
    if (attempt.wait > 0) {
        too_early(attempt.wait, error);
    } else if (found == FOUND_NOTHING) {
        error_set(error, ERROR_INPUT,
                  meeting->named
                      ? _("this meeting has no seat with the word %s and that code name; "
                          "look at both once more, or join anew")
                      : _("this meeting has no seat with the word %s; look at it once "
                          "more, or join anew"),
                  attempt.word);
    } else if (found == FOUND && attempt.seat.left) {
        error_set(error, ERROR_INPUT, _("you have left this seat; join again"));
        found = FOUND_NOTHING;
    }
    if (found == FOUND)
        *seat = attempt.seat;
    return found;
}

enum found room_here(struct store *store, const struct room_seat *seat, uint64_t token, int64_t now,
                     struct error *error) {
    struct hold hold = {token, now, ROOM_GONE_MS};
    enum found found = store_seat_hold(store, seat->id, hold, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT,
                  _("somebody sits on %s already; leave it there, or try again in a few seconds"),
                  seat->word);
    return found;
}

bool room_away(struct store *store, const struct room_seat *seat, uint64_t token,
               struct error *error) {
    return store_seat_release(store, seat->id, token, error);
}

bool room_leave(struct store *store, const struct room_seat *seat, int64_t now,
                struct error *error) {
    (void)now;
    return store_seat_leave(store, seat->id, error);
}

/* ---- the form ---- */

bool room_seat_take(const struct meeting *meeting, const struct room_seat *seat, struct take *take,
                    struct error *error) {
    const struct instrument *instrument = take->instrument;
    struct answers answers;
    char position[64];
    if (meeting->one_by_one)
        return error_set(error, ERROR_INPUT,
                         _("this meeting asks single questions, so there is no form to answer"));
    if (!store_seat_answers_load(take->store, seat->id, instrument, &answers, position, error))
        return false;
    instrument_free(take->older);
    take->older = NULL;
    take->seat = seat->id;
    take->finished = take->reviewed = false;
    take->sitting = (struct sitting){.form = meeting->form,
                                     .seed = seat->seed,
                                     .started = seat->joined,
                                     .updated = seat->joined};
    memcpy(take->sitting.questionnaire, instrument->hash, sizeof take->sitting.questionnaire);
    (void)snprintf(take->sitting.position, sizeof take->sitting.position, "%s", position);
    (void)snprintf(take->sitting.person_name, sizeof take->sitting.person_name, "%s", seat->name);
    quiz_begin(&take->quiz, instrument, meeting->form, seat->seed);
    quiz_resume(&take->quiz, &answers, instrument_prompt(instrument, position));
    take->sitting.answered = quiz_answered(&take->quiz);
    return true;
}

/* ---- votes ---- */

bool room_vote(struct store *store, const struct instrument *instrument,
               const struct meeting *meeting, const struct room_seat *seat, struct answer answer,
               int64_t now, struct error *error) {
    struct seat_answer vote = {meeting->focus, meeting->round, answer};
    if (meeting->focus == NOWHERE)
        return error_set(error, ERROR_INPUT, _("no single question is asked now"));
    if (!answers_allowed(instrument, meeting->focus, answer.value))
        return error_set(error, ERROR_INPUT, _("%d is no answer to this question"), answer.value);
    return store_seat_answer_save(store, seat->id, &vote, NULL, now, error);
}

enum found room_voted(struct store *store, const struct instrument *instrument,
                      const struct meeting *meeting, const struct room_seat *seat, int *value,
                      struct error *error) {
    struct answer answer;
    *value = 0;
    if (meeting->focus == NOWHERE)
        return FOUND_NOTHING;
    enum found found =
        store_seat_answer_get(store, seat->id, meeting->focus, meeting->round, &answer, error);
    if (found == FOUND && !answers_allowed(instrument, meeting->focus, answer.value)) {
        error_set(error, ERROR_STORAGE,
                  _("an answer in the store does not belong to its questionnaire; vote again"));
        return FOUND_FAILED;
    }
    if (found == FOUND)
        *value = answer.value;
    return found;
}

/* ---- keeping ---- */

static bool may_keep(struct store *store, const struct meeting *meeting,
                     const struct room_seat *seat, const struct take *take, struct error *error) {
    struct meeting now = {.id = meeting->id};
    enum found found = store_meeting_get(store, &now, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT, _("this meeting is no longer in the store"));
    if (found != FOUND || !meeting_may_see_own(&now, error))
        return false;
    if (take->seat != seat->id || !quiz_complete(&take->quiz))
        return error_set(error, ERROR_INPUT,
                         _("some questions were left open, so there is no result to keep"));
    if (take_throws_away(take))
        return error_set(error, ERROR_INPUT,
                         _("these answers were to be thrown away, so they are not kept"));
    if (take->person.name[0] == '\0' ||
        (take->instrument->consents[CONSENT_SAVE] != NULL && !take->person.consents[CONSENT_SAVE]))
        return error_set(error, ERROR_INPUT,
                         _("to keep the result takes a code name and the consent to save it"));
    return true;
}

static bool keep(struct store *store, const struct room_seat *seat, const struct take *take,
                 int64_t now, struct take *own, struct error *error) {
    /* Not the seat's own seed: two sittings may come of it in two stores. */
    uint64_t seed = (seat->seed ^ (uint64_t)now) * UINT64_C(0x9E3779B97F4A7C15);
    own->person = take->person;
    own->asked = take->asked;
    if (take->instrument->wording.save_at_meeting[0] != '\0') /* so they were told */
        own->meeting = seat->meeting;
    if (!store_seat_kept(store, seat->id, error) ||
        !take_begin(own, take->quiz.form, seed, now, error))
        return false;
    own->quiz = take->quiz;
    return take_finish(own, now, error) &&
           store_seat_became(store, seat->id, own->sitting.id, error);
}

bool room_keep(struct store *store, const struct meeting *meeting, struct room_seat *seat,
               struct take *take, int64_t now, struct error *error) {
    struct take own;
    if (!may_keep(store, meeting, seat, take, error) || !store_together_begin(store, true, error))
        return false;
    take_init(&own, take->instrument, store);
    if (!store_together_end(store, keep(store, seat, take, now, &own, error), error))
        return false;
    take->person = own.person;
    take->sitting = own.sitting;
    take->result = own.result;
    take->finished = true;
    take->seat = 0;
    seat->kept = true;
    return true;
}
