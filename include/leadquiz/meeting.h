/* meeting.h - a meeting's life: who may do what, when. Pure rules; room.h carries them out.
 *
 *            open            close           reveal
 *   LOBBY ----------> OPEN ----------> CLOSED ----------> REVEALED
 *                      ^  <----------    |                 |    |
 *                      |      open       |                 |    | whole
 *                      +-----------------|-----------------+    v
 *                            ask, again  |                   (REVEALED,
 *   any but ENDED -- end --> ENDED <-----+                    all of it)
 *
 * A meeting asks a form that everybody answers at their own pace (focus NOWHERE), or one question
 * at a time (focus is its prompt). "ask" puts one question to all, "again" the same once more in a
 * new round, so that the movement can be shown; "whole" goes back from a question to the form's
 * result. Nobody sees an answer before the reveal; until then there are counts alone. */
#ifndef LEADQUIZ_MEETING_H
#define LEADQUIZ_MEETING_H

#include "leadquiz/instrument.h"
#include "leadquiz/text.h"

#include <stdint.h>

enum {
    MEETING_CODE_LETTERS = 5,
    MEETING_CODE_BYTES = 8,
    MEETING_TITLE_BYTES = 120,
    MEETING_ASKED_MOST = 64, /* chosen questions */
    MEETING_SEATS_MOST = 1000,
    MEETING_ROUNDS_MOST = 9 /* of one question */
};

enum meeting_state { MEETING_LOBBY, MEETING_OPEN, MEETING_CLOSED, MEETING_REVEALED, MEETING_ENDED };

struct meeting {
    int64_t id;
    char code[MEETING_CODE_BYTES];
    char title[MEETING_TITLE_BYTES];
    char questionnaire[DIGEST_TEXT]; /* hash */
    enum form form;                  /* what is asked at one's own pace */
    bool one_by_one;                 /* the questions asked[] instead, one at a time */
    bool named;                      /* seats have code names, else seat words alone */
    int asked[MEETING_ASKED_MOST];   /* prompts, in their order */
    int asked_count;
    enum meeting_state state;
    int focus; /* the prompt that all are at, NOWHERE: the whole form */
    int round; /* of the focus, from 1; 1 for the whole form */
    int64_t created, ended;
    int64_t until; /* when the facilitator's clock runs out, 0: none is set. For showing: only the
                      facilitator's program closes, by a clock that does not jump */
};

enum meeting_step {
    STEP_OPEN,
    STEP_CLOSE,
    STEP_REVEAL,
    STEP_ASK,   /* with a prompt */
    STEP_AGAIN, /* with a prompt, or NOWHERE: the focus */
    STEP_WHOLE,
    STEP_END
};

/* Whether the step may be taken now; if not, one sentence that says what can be done instead. */
bool meeting_may(const struct meeting *meeting, const struct instrument *instrument,
                 enum meeting_step step, int prompt, struct error *error);

/* Take the step: state, focus and round change, nothing else but `until`, which is cleared when
 * nothing is open any more. `rounds` is how many rounds the prompt has had. False, with the
 * sentence of meeting_may, when it may not be taken, and nothing has changed. */
bool meeting_step(struct meeting *meeting, const struct instrument *instrument,
                  enum meeting_step step, int prompt, int rounds, struct error *error);

/* The next of the chosen questions after the focus, NOWHERE after the last (or without any). */
int meeting_next(const struct meeting *meeting);

/* Whether a seat may join, answer this prompt in this round, or see the result now; else the
 * sentence. */
bool meeting_may_join(const struct meeting *meeting, struct error *error);
bool meeting_may_answer(const struct meeting *meeting, int prompt, int round, struct error *error);
bool meeting_may_see(const struct meeting *meeting, struct error *error);

/* ---- codes and words ---- */

/* A join code made of `chance`: five letters that are not mistaken for one another, no vowels. */
void meeting_code(uint64_t chance, char code[MEETING_CODE_BYTES]);
/* As typed: case, spaces and hyphens do not matter. False with a sentence for what is no code. */
bool meeting_code_read(const char *text, char code[MEETING_CODE_BYTES], struct error *error);
/* The seat word of a number: short, easy to say and to type, different for MEETING_SEATS_MOST
 * numbers; `chance` (one for each meeting) mixes their order. */
void meeting_seat_word(uint64_t chance, int number, char word[NAME_BYTES]);

/* "lobby", "open", "closed", "revealed", "ended"; for scripts, never translated. */
const char *meeting_state_name(enum meeting_state state);

#endif
