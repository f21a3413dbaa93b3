/* life.c - which step may be taken when, and what comes of it. */
#include "leadquiz/meeting.h"

#include "leadquiz/translate.h"

enum { STATES = MEETING_ENDED + 1, STEPS = STEP_END + 1 };

const char *meeting_state_name(enum meeting_state state) {
    static const char *const names[STATES] = {"lobby", "open", "closed", "revealed", "ended"};
    return names[state];
}

/* ---- which step, when ---- */

/* Why a step cannot be taken in a state; NULL: it can. */
static const char *refusal(enum meeting_step step, enum meeting_state state) {
    static const char open_first[] = MARK("nothing is open; open the meeting first");
    static const char close_first[] =
        MARK("people are answering; close the answering and show the result first");
    static const char reveal_first[] = MARK("the answering is closed; show the result first");
    static const char *const refusals[STEPS][STATES] = {
        [STEP_OPEN] = {[MEETING_OPEN] = MARK("the answering is open already"),
                       [MEETING_REVEALED] =
                           MARK("the result is shown, so the same answers cannot be opened again; "
                                "ask a question once more, or end the meeting")},
        [STEP_CLOSE] = {[MEETING_LOBBY] = open_first,
                        [MEETING_CLOSED] = MARK("the answering is closed already"),
                        [MEETING_REVEALED] =
                            MARK("the answering is closed already, and the result is shown")},
        [STEP_REVEAL] = {[MEETING_LOBBY] = open_first,
                         [MEETING_OPEN] = MARK("people are answering; close the answering first"),
                         [MEETING_REVEALED] = MARK("the result is shown already")},
        [STEP_ASK] = {[MEETING_OPEN] = close_first, [MEETING_CLOSED] = reveal_first},
        [STEP_AGAIN] = {[MEETING_LOBBY] = open_first,
                        [MEETING_OPEN] = close_first,
                        [MEETING_CLOSED] = reveal_first},
        [STEP_WHOLE] = {[MEETING_LOBBY] = open_first,
                        [MEETING_OPEN] = close_first,
                        [MEETING_CLOSED] = reveal_first},
        [STEP_CALL_OFF] = {[MEETING_LOBBY] = open_first,
                           [MEETING_REVEALED] =
                               MARK("the result is shown, so this vote cannot be called off; ask a "
                                    "question once more, or end the meeting")},
    };
    if (state == MEETING_ENDED)
        return MARK("this meeting has ended; make a new one with: leadquiz meeting new TITLE");
    return refusals[step][state];
}

/* ---- which question ---- */

static bool in_order(const struct order *order, int prompt) {
    for (int i = 0; i < order->count; i++) {
        if (order->prompts[i] == prompt)
            return true;
    }
    return false;
}

bool meeting_can_ask(const struct instrument *instrument, enum form form, int prompt) {
    if (prompt < 0 || prompt >= instrument->prompt_count ||
        (!in_order(instrument_order(instrument, form, true), prompt) &&
         !in_order(instrument_order(instrument, form, false), prompt)))
        return false;
    const struct question *question = instrument_question(instrument, prompt);
    return question == NULL || question->role == ROLE_OTHER || question->role == ROLE_DESIRE;
}

static int place_of(const struct meeting *meeting, int prompt) {
    for (int i = 0; i < meeting->asked_count; i++) {
        if (meeting->asked[i] == prompt)
            return i;
    }
    return NOWHERE;
}

static bool may_ask(const struct meeting *meeting, const struct instrument *instrument, int prompt,
                    struct error *error) {
    if (prompt == NOWHERE)
        return error_set(error, ERROR_INPUT, _("say which question to ask"));
    if (prompt < 0 || prompt >= instrument->prompt_count)
        return error_set(error, ERROR_INPUT, _("the questionnaire has no such question"));
    const char *id = instrument->prompts[prompt].id;
    if (meeting->one_by_one && place_of(meeting, prompt) == NOWHERE)
        return error_set(error, ERROR_INPUT,
                         _("%s is not among the questions of this meeting; choose one of them"),
                         id);
    if (!meeting->one_by_one && !meeting_can_ask(instrument, meeting->form, prompt))
        return error_set(error, ERROR_INPUT,
                         _("%s is not a question that a room can vote on; choose another one"), id);
    return true;
}

/* ---- steps ---- */

static int prompt_of(const struct meeting *meeting, enum meeting_step step, int prompt) {
    return step == STEP_AGAIN && prompt == NOWHERE ? meeting->focus : prompt;
}

bool meeting_may(const struct meeting *meeting, const struct instrument *instrument,
                 enum meeting_step step, int prompt, struct error *error) {
    const char *why = refusal(step, meeting->state);
    if (why != NULL)
        return error_set(error, ERROR_INPUT, "%s", _(why));
    if (step == STEP_ASK && meeting->state == MEETING_LOBBY && !meeting->one_by_one)
        return error_set(error, ERROR_INPUT,
                         _("this meeting begins with the whole form; open it first"));
    if (step == STEP_WHOLE && meeting->one_by_one)
        return error_set(error, ERROR_INPUT,
                         _("this meeting asks single questions; there is no form to go back to"));
    if (step == STEP_WHOLE && meeting->focus == NOWHERE)
        return error_set(error, ERROR_INPUT, _("the result of the whole form is shown already"));
    if (step == STEP_CALL_OFF && meeting->focus == NOWHERE)
        return error_set(
            error, ERROR_INPUT,
            _("the whole form is asked, which is no vote to call off; close it, or end "
              "the meeting"));
    return (step != STEP_ASK && step != STEP_AGAIN) ||
           may_ask(meeting, instrument, prompt_of(meeting, step, prompt), error);
}

static void ask(struct meeting *meeting, int prompt, int round) {
    meeting->focus = prompt;
    meeting->round = round;
    meeting->state = MEETING_OPEN;
}

static void open(struct meeting *meeting) {
    bool first = meeting->state == MEETING_LOBBY && meeting->one_by_one;
    if (first)
        ask(meeting, meeting->asked_count > 0 ? meeting->asked[0] : NOWHERE, 1);
    meeting->state = MEETING_OPEN;
}

static void go_back_to_whole(struct meeting *meeting) {
    meeting->focus = NOWHERE;
    meeting->round = 1;
}

/* As it was before the vote: at the one before, at the form, at what was shown else, or nowhere. */
static void call_off(struct meeting *meeting, int prompt, int rounds) {
    int first = meeting->one_by_one ? 1 : 2; /* the first vote that is asked alone */
    meeting->state = MEETING_REVEALED;
    if (meeting->round > first) {
        meeting->round--;
        return;
    }
    go_back_to_whole(meeting);
    if (meeting->one_by_one && prompt == NOWHERE)
        meeting->state = MEETING_LOBBY;
    else if (meeting->one_by_one) {
        meeting->focus = prompt;
        meeting->round = rounds;
    }
}

bool meeting_step(struct meeting *meeting, const struct instrument *instrument,
                  enum meeting_step step, int prompt, int rounds, struct error *error) {
    if (!meeting_may(meeting, instrument, step, prompt, error))
        return false;
    if ((step == STEP_ASK || step == STEP_AGAIN) && rounds >= MEETING_ROUNDS_MOST)
        return error_set(error, ERROR_INPUT,
                         N_("this question has been asked %d time; choose another one",
                            "this question has been asked %d times; choose another one", rounds),
                         rounds);
    switch (step) {
    case STEP_OPEN: open(meeting); break;
    case STEP_CLOSE: meeting->state = MEETING_CLOSED; break;
    case STEP_REVEAL:
        meeting->state = MEETING_REVEALED;
        meeting->shown = true;
        break;
    case STEP_ASK:
    case STEP_AGAIN: ask(meeting, prompt_of(meeting, step, prompt), rounds + 1); break;
    case STEP_WHOLE: go_back_to_whole(meeting); break;
    case STEP_CALL_OFF: call_off(meeting, prompt, rounds); break;
    case STEP_END:
        meeting->state = MEETING_ENDED;
        go_back_to_whole(meeting);
        break;
    }
    if (meeting->state != MEETING_OPEN)
        meeting->until = 0;
    return true;
}

int meeting_next(const struct meeting *meeting) {
    int next = meeting->focus == NOWHERE ? 0 : place_of(meeting, meeting->focus) + 1;
    return next < meeting->asked_count ? meeting->asked[next] : NOWHERE;
}

/* ---- seats ---- */

bool meeting_may_join(const struct meeting *meeting, struct error *error) {
    return meeting->state != MEETING_ENDED ||
           error_set(error, ERROR_INPUT, _("this meeting has ended, so nobody can join it"));
}

bool meeting_may_answer(const struct meeting *meeting, int prompt, int round, struct error *error) {
    static const char *const refusals[STATES] = {
        [MEETING_LOBBY] = MARK("the meeting opens soon; please wait for the facilitator"),
        [MEETING_CLOSED] = MARK("the facilitator has closed the answering; what you answered "
                                "before is kept"),
        [MEETING_REVEALED] = MARK("the result is shown, so no more answers are taken; what you "
                                  "answered before is kept"),
        [MEETING_ENDED] = MARK("this meeting has ended, so no more answers are taken"),
    };
    if (refusals[meeting->state] != NULL)
        return error_set(error, ERROR_INPUT, "%s", _(refusals[meeting->state]));
    bool at_it = meeting->focus == NOWHERE ? !meeting->one_by_one : meeting->focus == prompt;
    return (at_it && meeting->round == round) ||
           error_set(error, ERROR_INPUT, _("the room is at another question now; go there"));
}

bool meeting_may_see(const struct meeting *meeting, struct error *error) {
    if (meeting->state == MEETING_REVEALED || (meeting->state == MEETING_ENDED && meeting->shown))
        return true;
    if (meeting->state == MEETING_ENDED)
        return error_set(error, ERROR_INPUT,
                         _("this meeting ended without a reveal, so there is nothing to show"));
    return error_set(error, ERROR_INPUT,
                     _("nobody sees a result before the facilitator reveals it"));
}

bool meeting_may_see_own(const struct meeting *meeting, struct error *error) {
    if (meeting->one_by_one)
        return error_set(error, ERROR_INPUT,
                         _("this meeting asks single questions, so there is no result of one's "
                           "own"));
    return meeting->shown || meeting_may_see(meeting, error);
}
