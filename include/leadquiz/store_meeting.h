/* store_meeting.h - what is kept of meetings: how they stand, seats, answers of seats.
 *
 * The habits are those of store.h. The rules of meeting.h are asked in the same transaction that
 * writes: no answer slips in after the facilitator has closed. A seat belongs to nobody; its code
 * name, in a named meeting, is removed when the meeting ends. Prompts are kept by their place in
 * the questionnaire that the meeting was made with. */
#ifndef LEADQUIZ_STORE_MEETING_H
#define LEADQUIZ_STORE_MEETING_H

#include "leadquiz/meeting.h"
#include "leadquiz/store.h"

/* ---- meetings ---- */

/* Keep a new meeting, whose questionnaire is kept already; sets id. FOUND_NOTHING, without a
 * sentence: another one has its code. */
enum found store_meeting_add(struct store *store, struct meeting *meeting, struct error *error);

enum found store_meeting_find(struct store *store, const char *code, struct meeting *meeting,
                              struct error *error);
/* Read it anew, by meeting->id. */
enum found store_meeting_get(struct store *store, struct meeting *meeting, struct error *error);

typedef bool (*store_meeting_fn)(const struct meeting *meeting, void *context, struct error *error);
/* All, the newest first. */
bool store_meetings_each(struct store *store, store_meeting_fn each, void *context,
                         struct error *error);

/* Remove it with its seats and their answers for good. No failure when it is gone already. */
bool store_meeting_delete(struct store *store, int64_t meeting, struct error *error);

/* Take the step (meeting_step) in the meeting as it is kept now; *meeting is what came of it, or
 * how it stands where the step is refused. */
bool store_meeting_step(struct store *store, const struct instrument *instrument,
                        struct meeting *meeting, enum meeting_step step, int prompt, int64_t now,
                        struct error *error);

bool store_meeting_until(struct store *store, struct meeting *meeting, int64_t until,
                         struct error *error);

/* How many rounds of the prompt have been revealed; NOWHERE: of the form (0 or 1). -1 on failure.
 */
int store_meeting_revealed(struct store *store, int64_t meeting, int prompt, struct error *error);

/* ---- holding: one program at a time is the facilitator, or sits at a seat ---- */

/* Take or renew the hold with `token` (not 0). Whoever held it has it until nothing was heard of
 * them for `span` ms; where the clock was set back or forward by more than that, no longer. Renewed
 * within a third of `span` nothing is written. FOUND_NOTHING, without a sentence: another one
 * holds it. Gone: a sentence. */
struct hold {
    uint64_t token;
    int64_t now, span;
};
enum found store_meeting_hold(struct store *store, int64_t meeting, struct hold hold,
                              struct error *error);
enum found store_seat_hold(struct store *store, int64_t seat, struct hold hold,
                           struct error *error);
/* Let go, if `token` holds it; whoever sat there is here no more. */
bool store_meeting_release(struct store *store, int64_t meeting, uint64_t token,
                           struct error *error);
bool store_seat_release(struct store *store, int64_t seat, uint64_t token, struct error *error);

/* ---- counts ---- */

struct room_counts {
    int seats;     /* joined and not left */
    int here;      /* of them, heard of lately */
    int begun;     /* have given an answer (to the focus, if there is one) */
    int done;      /* have given all */
    int here_done; /* of those who are here */
    /* Over all seats; for tests and measuring, said to nobody: how many questions a seat is asked
     * follows from what it answered. */
    int64_t answers;
};

/* `here` are those heard of within `span` ms of `now`. */
bool store_meeting_count(struct store *store, const struct meeting *meeting, int64_t now,
                         int64_t span, struct room_counts *counts, struct error *error);

/* ---- seats ---- */

struct room_seat {
    int64_t id, meeting;
    char word[NAME_BYTES]; /* the seat word, shown at joining: the way back */
    char name[NAME_BYTES]; /* the code name in a named meeting, else "" */
    int64_t joined;
    uint64_t seed; /* of its sitting: the order of scenario options */
    bool left, kept;
};

/* A new seat of seat->meeting with name, seed and joined set. Sets id and word. FOUND_NOTHING,
 * without a sentence: a seat has the name, or one that looks like it (text_look). */
enum found store_seat_add(struct store *store, struct room_seat *seat, struct error *error);

/* The seat with the word; also one that has left. */
enum found store_seat_find(struct store *store, int64_t meeting, const char *word,
                           struct room_seat *seat, struct error *error);
enum found store_seat_get(struct store *store, int64_t id, struct room_seat *seat,
                          struct error *error);

/* Wrong seat words of a meeting, and when the last of them was. To be judged and counted in one
 * transaction (store_together_begin). */
struct word_tries {
    int wrong;
    int64_t last;
};
bool store_meeting_tries_get(struct store *store, int64_t meeting, struct word_tries *tries,
                             struct error *error);
bool store_meeting_tries_set(struct store *store, int64_t meeting, const struct word_tries *tries,
                             struct error *error);

/* Leave for good; the answers that are not revealed, and the name, are removed. */
bool store_seat_leave(struct store *store, int64_t seat, struct error *error);

/* Where a seat stands on its way through the form. */
struct seat_progress {
    const char *position; /* id of a prompt, or "" */
    int asked, answered;
};

/* Keep one answer; with `progress` (of the form) where the seat stands, NULL for a vote. Refused
 * with the sentence of meeting_may_answer. Durable on return. */
struct seat_answer {
    int prompt, round;
    struct answer answer;
};
bool store_seat_answer_save(struct store *store, int64_t seat, const struct seat_answer *answer,
                            const struct seat_progress *progress, int64_t now, struct error *error);
/* Where the seat stands; also when nothing can be answered. */
bool store_seat_position_save(struct store *store, int64_t seat, const char *position,
                              struct error *error);

/* The seat's own answers to the form, and where it stands. */
bool store_seat_answers_load(struct store *store, int64_t seat, const struct instrument *instrument,
                             struct answers *answers, char position[64], struct error *error);
/* The seat's own vote. */
enum found store_seat_answer_get(struct store *store, int64_t seat, int prompt, int round,
                                 struct answer *answer, struct error *error);

/* How many votes the seat has given beside the form: rounds after the first. */
bool store_seat_voted(struct store *store, int64_t seat, int *votes, struct error *error);

/* The person asked to throw the form's answers away: they go, and the seat is done. */
bool store_seat_clear(struct store *store, int64_t seat, struct error *error);

/* Remember that the answers were kept under a code name, once; false with a sentence when they
 * were already. */
bool store_seat_kept(struct store *store, int64_t seat, struct error *error);

/* Remember which sitting came of the seat: bare numbers for what is held against what the room saw
 * (review.h), which stay when the meeting, the sitting or its person is removed. FOUND_NOTHING:
 * none came of it. */
bool store_seat_became(struct store *store, int64_t seat, int64_t sitting, struct error *error);
enum found store_seat_sitting(struct store *store, int64_t seat, int64_t *sitting, int64_t *person,
                              struct error *error);

/* ---- after the reveal ---- */

/* Call `each` for every seat that has answers to the form, by id; refused before the form has been
 * revealed. */
typedef bool (*store_seat_answers_fn)(int64_t seat, const struct answers *answers, void *context,
                                      struct error *error);
bool store_seat_answers_each(struct store *store, const struct meeting *meeting,
                             const struct instrument *instrument, store_seat_answers_fn each,
                             void *context, struct error *error);

/* How often each answer was given to a prompt in a round, in counts[0..RESPONSES_MOST]; refused
 * before that round has been revealed. */
bool store_seat_votes(struct store *store, const struct meeting *meeting,
                      const struct instrument *instrument, int prompt, int round,
                      int counts[RESPONSES_MOST + 1], struct error *error);

#endif
