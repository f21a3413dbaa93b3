/* take.h - one person's way through: a quiz in memory and, with consent, in the store.
 *
 * The ncurses screens, the plain front end and unattended answers files all drive this. It asks
 * for the time as an argument; the only randomness is the seed given to take_begin. */
#ifndef LEADQUIZ_TAKE_H
#define LEADQUIZ_TAKE_H

#include "leadquiz/quiz.h"
#include "leadquiz/store.h"

struct take {
    const struct instrument *instrument; /* the current one; not owned */
    struct store *store;                 /* not owned */
    struct instrument *older;            /* owned: that of a resumed sitting, when it differs */
    struct person person;
    struct sitting sitting; /* id 0: nothing is stored (no consent to save) */
    int64_t seat;           /* of a meeting: the answers are kept there instead; 0: none */
    int64_t meeting;        /* that a sitting which begins is to remember; 0: none */
    bool asked;             /* the consents of `person` were asked just now, not taken as known */
    struct quiz quiz;
    struct result result; /* after take_finish */
    bool finished;
    bool reviewed; /* the second look has been offered */
};

void take_init(struct take *take, const struct instrument *instrument, struct store *store);
void take_free(struct take *take);

/* The questionnaire of this way through: the current one, or a resumed sitting's older one. */
const struct instrument *take_instrument(const struct take *take);

/* Look for a sitting to go on with: that of `name`, or with NULL the one worked on last by
 * anyone. Fills *sitting. */
enum found take_unfinished(struct take *take, const char *name, struct sitting *sitting,
                           struct error *error);

/* Say who takes it. `name` has passed text_name; a known person's team and consents are read;
 * `team` (may be NULL: keep what is known) replaces the team. Writes nothing. */
bool take_identify(struct take *take, const char *name, const char *team, struct error *error);

/* The consents to begin asking with: what a known person said Yes to in the words that are asked
 * now; all else is No. */
bool take_offered(const struct take *take, bool at_meeting, bool offered[CONSENT_COUNT],
                  struct error *error);
/* One sentence on why a consent is asked anew though there was a Yes, "" where none is. */
void take_offered_words(const struct take *take, const bool offered[CONSENT_COUNT], char *out,
                        size_t size);

/* Keep a known person's consents, which were asked just now. */
bool take_keep_consents(struct store *store, const struct instrument *instrument,
                        struct person *person, int64_t now, struct error *error);

/* A friendly code name that nobody in the store has, such as "calm-heron", chosen by `seed`. */
void take_suggest_name(struct take *take, uint64_t seed, char out[NAME_BYTES]);

/* Begin a new sitting with person and consents as they stand. With CONSENT_SAVE the person,
 * consents, questionnaire and sitting are stored. Without it the other consents are dropped and the
 * sitting is kept nowhere; of a person whom the store knows it keeps that the consents are
 * withdrawn, and somebody whom it does not know stays unknown. */
bool take_begin(struct take *take, enum form form, uint64_t seed, int64_t now, struct error *error);

/* Whether something new may be kept of a person whom the store knows: the questionnaire asks no
 * consent to saving, or the person's last word on it is Yes. Else the sentence that says how to
 * allow it again. */
bool take_may_keep(const struct instrument *instrument, const struct person *person,
                   struct error *error);

/* Go on with an open sitting, at the prompt where it was left. Refused where nothing new may be
 * kept of the person; what is kept stays, so that it can go on after the consent is given again. */
bool take_resume(struct take *take, const struct sitting *sitting, struct error *error);

/* Give an answer; the position does not move. The answer is in the store before this returns true,
 * together with the place to go on from, which is the one that take_forward moves to: an answer
 * costs one write. On false neither memory nor store has changed. */
bool take_answer(struct take *take, int prompt, int value, int32_t time_ms, int64_t now,
                 struct error *error);

/* Move, and keep the place. Failing to keep the place is no failure of the move. */
bool take_forward(struct take *take, int64_t now);
bool take_back(struct take *take, int64_t now);
bool take_go(struct take *take, int prompt, int64_t now);

/* The answers that deserve a second look before the result is kept (see scoring_second_look);
 * 0 when they were offered already or there are none. */
int take_second_look(struct take *take, int *prompts, int most);

/* Whether the answers ask to be thrown away (the effort question), so that finishing will. */
bool take_throws_away(const struct take *take);

/* Compute the result and close the sitting. The quiz must be complete. When the effort question
 * throws the answers away, take_discard removes them, result.discarded is set and nothing else. At
 * a seat the result is computed and stored nowhere. */
bool take_finish(struct take *take, int64_t now, struct error *error);

/* One or two things to do, each with a day: these many days from now. */
enum {
    ACTIONS_CHOSEN_MOST = 2,
    ACTION_DAYS_FIRST = 7,
    ACTION_DAYS_LEAST = 1,
    ACTION_DAYS_MOST = 60
};

/* Keep an action with its date; needs a finished stored sitting. Facet NOWHERE: a person's own
 * words. Without a stored sitting it returns true and keeps nothing. */
bool take_choose_action(struct take *take, int facet, int tip, const char *text, int64_t due,
                        int64_t now, struct error *error);

/* What the person chose to do last time and has not told about: asked before a new sitting begins.
 * After take_identify. As store_actions_open; 0 for someone who is not known or of whom nothing new
 * may be kept. */
int take_actions_open(struct take *take, struct action_chosen *actions, int most,
                      struct error *error);
/* Refused where nothing new may be kept of the person. */
bool take_action_outcome(struct take *take, int64_t action, enum outcome outcome, int64_t now,
                         struct error *error);

/* Leave the way through: a sitting without a single answer is not worth coming back to and is
 * removed; any other stays as it is. */
bool take_leave(struct take *take, struct error *error);

/* Throw the open sitting away, or what was answered at the seat. Somebody who was new with it and
 * has no other goes with it, so that nothing at all is kept (person.id is 0 then). One transaction:
 * not between store_together_begin and _end. */
bool take_discard(struct take *take, struct error *error);

/* Whether to leave now loses answers: begun, not at its end, and kept nowhere. */
bool take_loses(const struct take *take);

/* Check the lines "ID,ANSWER" of an unattended taking without giving anything: items by option
 * number or 0, scenarios by option id or number, questions by option number; blank lines and lines
 * that begin with # are skipped; an optional third field is the time in milliseconds. An unknown or
 * repeated id, an answer out of range, an id that is not asked on this route or a prompt left open
 * is an error "NAME:LINE: sentence". Fills *answers. */
bool take_answers_read(const struct instrument *instrument, enum form form, const char *name,
                       const char *text, size_t length, struct answers *answers,
                       struct error *error);

/* After take_identify, before take_begin: whether the person's last finished sitting, of less than
 * an hour ago, has these very answers, so that it is the same file once more. Then its sitting and
 * result are those of the way through, which is at its end. */
enum found take_given_before(struct take *take, enum form form, const struct answers *answers,
                             int64_t now, struct error *error);

/* Take it unattended, after take_begin: check all lines as above, then give the answers in the
 * order of asking. When a line is wrong nothing is given. */
bool take_answers_text(struct take *take, const char *name, const char *text, size_t length,
                       int64_t now, struct error *error);

#endif
