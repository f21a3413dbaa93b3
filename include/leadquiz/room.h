/* room.h - a meeting carried out through the store: facilitator, seats, counts, the reveal.
 *
 * Changes travel through the store: whoever watches asks store_version now and then and reads anew
 * when it has changed. Before the reveal nobody is told anything but counts; answers of a seat can
 * be read by that seat alone (room_seat_take) and, after the reveal, as figures (room_reveal). */
#ifndef LEADQUIZ_ROOM_H
#define LEADQUIZ_ROOM_H

#include "leadquiz/meeting.h"
#include "leadquiz/privacy.h"
#include "leadquiz/review.h"
#include "leadquiz/store_meeting.h"
#include "leadquiz/take.h"

enum { ROOM_LOOK_MS = 500, ROOM_GONE_MS = 15000, ROOM_HELD_MS = 6000 };

/* ---- meetings ---- */

struct room_plan {
    const char *title;
    enum form form;
    bool named;
    const char *asked; /* ids of questions, comma between; NULL: the form at one's own pace */
};

/* A new meeting in the lobby, with a code that no other has. A title that cannot be one, or an id
 * that the questionnaire does not ask, is a sentence. */
bool room_new(struct store *store, const struct instrument *instrument,
              const struct room_plan *plan, uint64_t chance, int64_t now, struct meeting *meeting,
              struct error *error);

/* The meeting with the code, as typed; with its own questionnaire, which the caller frees when it
 * is not `current` (then *own is NULL). A code that nobody has is a sentence. */
bool room_find(struct store *store, const struct instrument *current, const char *code,
               struct meeting *meeting, struct instrument **own, struct error *error);

/* All meetings, those that go on first (*going of them), each kind the newest first; *list is the
 * caller's to free. */
struct room_listed {
    char code[MEETING_CODE_BYTES];
    char title[MEETING_TITLE_BYTES];
    enum meeting_state state;
    int64_t ended;
    bool seen; /* it ended, and the room saw something */
};
bool room_list(struct store *store, struct room_listed **list, int *count, int *going,
               struct error *error);
/* Those of them alone that the room saw something of, and that have ended: the newest first. */
bool room_list_seen(struct store *store, struct room_listed **list, int *count,
                    struct error *error);
/* "people are coming in", "open", "closed", "the result is shown", "ended". */
const char *room_state_words(enum meeting_state state);

/* Take a step in the store as it is then (two facilitators do not overrun each other); *meeting is
 * what came of it. */
bool room_step(struct store *store, const struct instrument *instrument, struct meeting *meeting,
               enum meeting_step step, int prompt, int64_t now, struct error *error);

/* Remove the meeting, its seats and all that they answered, for good. What was kept under code
 * names stays. */
bool room_delete(struct store *store, const struct meeting *meeting, struct error *error);

/* Set the clock, 0: none. */
bool room_until(struct store *store, struct meeting *meeting, int64_t until, struct error *error);

/* The facilitator's hold: one at a time. Taken when nobody holds it or the one who did has not said
 * so for ROOM_HELD_MS (their terminal died); renewed by the same `token` (not 0) every ROOM_LOOK_MS
 * or rarer, which writes every ROOM_HELD_MS / 3. FOUND_NOTHING, with a sentence: somebody else
 * holds it. A clock that jumps by more than ROOM_HELD_MS locks nobody out. */
enum found room_hold(struct store *store, int64_t meeting, uint64_t token, int64_t now,
                     struct error *error);
bool room_release(struct store *store, int64_t meeting, uint64_t token, struct error *error);

/* ---- what everybody may know ---- */

/* struct room_counts is in store_meeting.h. */
bool room_count(struct store *store, const struct instrument *instrument,
                const struct meeting *meeting, int64_t now, struct room_counts *counts,
                struct error *error);

/* ---- seats ---- */

/* struct room_seat is in store_meeting.h. */

/* Sit down. `name` is asked for in a named meeting (else it may be NULL): one that a seat has
 * already, or that looks like one, is refused with a sentence that says how to come back. When the
 * meeting ends the names are removed: from then on the seat word alone is the way back. */
bool room_join(struct store *store, const struct meeting *meeting, const char *name,
               uint64_t chance, int64_t now, struct room_seat *seat, struct error *error);

/* Come back to the seat with that word (in a named meeting the name has to fit, too). FOUND_NOTHING
 * with a sentence: there is none, or it is too early. From the 5th wrong word of a meeting on each
 * doubles a wait for all who come back, from 2 seconds up to a minute; that outlives the program.
 * Five minutes without a wrong word, and they are forgotten. A right one does not forget them:
 * whoever has a seat could guess the words of others between two visits to their own. What is no
 * seat word at all (meeting_is_seat_word) is neither counted nor told to wait. */
enum found room_return(struct store *store, const struct meeting *meeting, const char *word,
                       const char *name, int64_t now, struct room_seat *seat, struct error *error);

/* Say that the seat is there; one program at a time, by `token`, as room_hold with ROOM_GONE_MS. An
 * answer says it too. room_away: the program ends, and the next may sit down at once. */
enum found room_here(struct store *store, const struct room_seat *seat, uint64_t token, int64_t now,
                     struct error *error);
bool room_away(struct store *store, const struct room_seat *seat, uint64_t token,
               struct error *error);

/* Leave for good: the seat counts no longer; its name, and what it answered and is not revealed,
 * are removed. */
bool room_leave(struct store *store, const struct room_seat *seat, int64_t now,
                struct error *error);

/* Make the way through of the seat's own form: a take that keeps each answer in the seat
 * (take.seat), standing where it stopped. take_init, with the meeting's questionnaire, before.
 * Answers are refused with the sentence of meeting_may_answer once the facilitator has closed.
 * After the reveal take_finish computes the person's own result; nothing of it is stored. */
bool room_seat_take(const struct meeting *meeting, const struct room_seat *seat, struct take *take,
                    struct error *error);

/* Vote on the focus of *meeting, as the seat has seen it: where the room has gone on, refused.
 * Voting again replaces the vote. room_voted: FOUND_NOTHING when the seat has not voted. */
bool room_vote(struct store *store, const struct instrument *instrument,
               const struct meeting *meeting, const struct room_seat *seat, struct answer answer,
               int64_t now, struct error *error);
enum found room_voted(struct store *store, const struct instrument *instrument,
                      const struct meeting *meeting, const struct room_seat *seat, int *value,
                      struct error *error);

/* After the reveal: keep the seat's own form under a code name with consents, as a finished
 * sitting like any other. Once; the seat does not remember as whom. `take` is that of
 * room_seat_take, complete, with take_identify and the consents done; afterwards it is finished and
 * stands at the new sitting (take.seat 0), so that actions can be chosen. */
bool room_keep(struct store *store, const struct meeting *meeting, struct room_seat *seat,
               struct take *take, int64_t now, struct error *error);

/* What became of what a seat answered, in sentences for its person: told when the meeting has
 * ended, and at once where the answers are thrown away. Of chosen questions `answered` and
 * `discarded` do not matter. */
struct seat_answers {
    int answered;   /* questions of the form */
    bool discarded; /* the person asked to throw them away */
    int votes;      /* given beside the form (store_seat_voted); before the end 0 will do */
};
void room_seat_words(const struct meeting *meeting, const struct room_seat *seat,
                     const struct seat_answers *answers, char *out, size_t size);

/* ---- the reveal ---- */

struct room_question {
    int prompt;
    int rounds;
    struct group_counts counts[MEETING_ROUNDS_MOST]; /* by round; cells by answer, 0 no chance */
    double split;                                    /* of the first round, for the order */
};

/* Of a round that has not been revealed, counts.withheld is WITHHELD_NONE. */

/* What the room sees: figures by the rules for groups (means from group_mean people, counts from
 * group_levels, no small cells, nothing about one or two people). Refused before the reveal. The
 * whole form: scales, levels and its items, most split first; one question: it alone. After the
 * end: all that was revealed, of chosen questions in their order. */
struct room_result {
    int people; /* whose answers count: of a form complete and not poor; of a question all who
                   voted, in the last round shown; of several the most */
    struct group_figures figures;
    struct room_question *questions; /* owned */
    int question_count;
};
bool room_reveal(struct store *store, const struct instrument *instrument,
                 const struct meeting *meeting, int64_t now, struct room_result *result,
                 struct error *error);
void room_result_free(struct room_result *result);

/* The round that stands for where the room has come to: the last that is shown, where none is the
 * last. An empty vote hides no good one before it. */
int room_last_shown(const struct room_question *question);

/* What the short form does not tell of these people becomes WITHHELD_NONE: there are enough people,
 * but it looks at some scales with those alone who have a team, or have none. room_reveal has done
 * it. The words are one sentence for such a scale. */
void room_leave_out(const struct instrument *instrument, enum form form, int people,
                    struct group_figures *figures);
void room_scale_words(const struct instrument *instrument, enum form form, int scale, char *out,
                      size_t size);

/* ---- what a room can be shown at all ---- */

/* By the number of people whose answers may count, before the reveal: all, means alone, nothing.
 * `rules` are those of store_privacy. Of a vote there are no means. */
enum room_sight { SIGHT_WHOLE, SIGHT_MEANS, SIGHT_NOTHING };
enum room_sight room_sight(const struct privacy_rules *rules, const struct meeting *meeting,
                           int people);
/* One sentence that says so, "" for all. */
void room_sight_words(const struct privacy_rules *rules, const struct meeting *meeting, int people,
                      char *out, size_t size);
/* Why one may want to wait with the reveal, in sentences: somebody who is here is not done, or the
 * room would see nothing. "" where all is well; those who are away are not waited for. */
void room_reveal_words(const struct privacy_rules *rules, const struct meeting *meeting,
                       const struct room_counts *counts, char *out, size_t size);
/* The same before a meeting begins that nobody is in, and before closing what nobody is done with.
 */
void room_open_words(const struct meeting *meeting, const struct room_counts *counts, char *out,
                     size_t size);
void room_close_words(const struct meeting *meeting, const struct room_counts *counts, char *out,
                      size_t size);

#endif
