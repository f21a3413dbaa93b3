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
 *   OPEN or CLOSED at a single question -- call off --> as it was before that vote: REVEALED
 *   (the vote before, the form, another question that was shown), or LOBBY where nothing was
 *
 * A meeting asks a form that everybody answers at their own pace (focus NOWHERE), or one question
 * at a time (focus is its prompt; "open" in the lobby asks the first). "ask" puts one question to
 * all, "again" the same once more in a new round, so that the movement can be shown; "whole" goes
 * back from a question to the form's result. The first result of a form is the form's: single
 * questions come after it. Nobody sees an answer before the reveal; until then there are counts
 * alone. */
#ifndef LEADQUIZ_MEETING_H
#define LEADQUIZ_MEETING_H

#include "leadquiz/instrument.h"
#include "leadquiz/text.h"

#include <stdint.h>

enum {
    MEETING_CODE_LETTERS = 5,
    MEETING_CODE_BYTES = 8,
    MEETING_TITLE_BYTES = 120,
    MEETING_TITLE_COLUMNS = 60,
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
    int prompts; /* how many the form asks at first, before an answer changes that */
    enum meeting_state state;
    int focus;       /* the prompt that all are at, NOWHERE: the whole form */
    int round;       /* of the focus, from 1; 1 for the whole form */
    bool shown;      /* something has been revealed: of a form, the form itself */
    uint64_t chance; /* of its seat words; nobody is told */
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
    STEP_CALL_OFF, /* the vote that is open or closed, as if it had never been asked */
    STEP_END
};

/* Whether a room can be asked the prompt: of the form, an item, a scenario, or a question that
 * changes neither the way through nor what is done with the answers. */
bool meeting_can_ask(const struct instrument *instrument, enum form form, int prompt);

/* Whether the step may be taken now; if not, one sentence that says what can be done instead.
 * `prompt` matters to ASK and AGAIN alone. */
bool meeting_may(const struct meeting *meeting, const struct instrument *instrument,
                 enum meeting_step step, int prompt, struct error *error);

/* Take the step: state, focus, round and `shown` change, and `until`, which is cleared when nothing
 * is open any more; the end has no focus. `rounds` is how many rounds the prompt (NOWHERE: the
 * focus) has had, the form's own included: ASK and AGAIN begin the next, at most
 * MEETING_ROUNDS_MOST. CALL_OFF of the first vote on a chosen question goes back to `prompt`, whose
 * round `rounds` was shown, NOWHERE where none was. False, with a sentence, when it may not be
 * taken, and nothing has changed. */
bool meeting_step(struct meeting *meeting, const struct instrument *instrument,
                  enum meeting_step step, int prompt, int rounds, struct error *error);

/* The next of the chosen questions after the focus, NOWHERE after the last (or without any). */
int meeting_next(const struct meeting *meeting);

/* Whether a seat may join, answer this prompt in this round (those of a form: round 1), see the
 * room's result now (after the end, what was revealed), or see and keep what came of its own form;
 * else the sentence. */
bool meeting_may_join(const struct meeting *meeting, struct error *error);
bool meeting_may_answer(const struct meeting *meeting, int prompt, int round, struct error *error);
bool meeting_may_see(const struct meeting *meeting, struct error *error);
bool meeting_may_see_own(const struct meeting *meeting, struct error *error);

/* ---- codes and words ---- */

/* A join code made of `chance`: five different letters that are not mistaken for one another, no
 * vowels. */
void meeting_code(uint64_t chance, char code[MEETING_CODE_BYTES]);
/* As typed: case, spaces and hyphens do not matter. False with a sentence for what is no code. */
bool meeting_code_read(const char *text, char code[MEETING_CODE_BYTES], struct error *error);
/* The seat word of a number from 0, such as "amber-fox": short, easy to say and to type, different
 * for MEETING_WORDS numbers. It is the key to the seat, so `chance` (one for each meeting, from
 * digest_random) decides which of them come, and most come nowhere. */
enum { MEETING_WORDS = 1 << 14 };
void meeting_seat_word(uint64_t chance, int number, char word[NAME_BYTES]);
/* As typed: case does not matter, and spaces are as good as hyphens. What is no seat word comes out
 * as none that a seat has. */
void meeting_seat_word_read(const char *text, char word[NAME_BYTES]);
/* Whether some seat of some meeting could have the word, as read. */
bool meeting_is_seat_word(const char *word);

/* "lobby", "open", "closed", "revealed", "ended"; for scripts, never translated. */
const char *meeting_state_name(enum meeting_state state);

#endif
