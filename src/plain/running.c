/* running.c - what a facilitator can do next, in words. */
#include "running.h"

#include "leadquiz/translate.h"

#include <stdio.h>

static bool may(const struct running *running, enum meeting_step step, int prompt) {
    struct error why;
    return meeting_may(&running->following.meeting, running->following.instrument, step, prompt,
                       &why);
}

/* One question at a time shows no result before a question has been asked. */
bool running_has_result(const struct running *running) {
    const struct meeting *meeting = &running->following.meeting;
    struct error why;
    return meeting_may_see(meeting, &why) &&
           (meeting->state == MEETING_ENDED || meeting->focus != NOWHERE || !meeting->one_by_one);
}

static bool can(const struct running *running, enum choice choice) {
    const struct meeting *meeting = &running->following.meeting;
    bool open = meeting->state == MEETING_OPEN;
    int next = meeting_next(meeting);
    switch (choice) {
    case CHOICE_NEXT: /* in the lobby that is to begin */
        return next != NOWHERE && meeting->state != MEETING_LOBBY && may(running, STEP_ASK, next);
    case CHOICE_OPEN: return may(running, STEP_OPEN, NOWHERE);
    case CHOICE_CLOSE: return may(running, STEP_CLOSE, NOWHERE);
    case CHOICE_REVEAL: return may(running, STEP_REVEAL, NOWHERE);
    case CHOICE_AGAIN: return meeting->focus != NOWHERE && may(running, STEP_AGAIN, NOWHERE);
    case CHOICE_PICK: return meeting->state == MEETING_REVEALED && running->pick_count > 0;
    case CHOICE_WHOLE: return may(running, STEP_WHOLE, NOWHERE);
    case CHOICE_CLOCK: return open && meeting->until == 0;
    case CHOICE_STRETCH: return open && meeting->until != 0;
    case CHOICE_CALL_OFF: return may(running, STEP_CALL_OFF, NOWHERE);
    case CHOICE_SAVE: return running_has_result(running);
    case CHOICE_END: return may(running, STEP_END, NOWHERE);
    case CHOICE_DELETE: return meeting->state == MEETING_ENDED;
    case CHOICE_COUNT: break;
    }
    return false;
}

static const char *label_of(const struct running *running, enum choice choice) {
    const struct meeting *meeting = &running->following.meeting;
    switch (choice) {
    case CHOICE_NEXT: return _("Ask the next question");
    case CHOICE_OPEN: return meeting->state == MEETING_LOBBY ? _("Begin") : _("Open it again");
    case CHOICE_CLOSE: return _("Close: no more answers");
    case CHOICE_REVEAL: return _("Show the result");
    case CHOICE_AGAIN: return _("Vote on this question again");
    case CHOICE_PICK: return _("Choose a question to vote on");
    case CHOICE_WHOLE: return _("Back to the result of all questions");
    case CHOICE_CLOCK: return _("Set a clock that closes it");
    case CHOICE_STRETCH: return _("One minute more");
    case CHOICE_CALL_OFF: return _("Call this vote off");
    case CHOICE_SAVE: return _("Save the report of what the room sees");
    case CHOICE_END: return _("End the meeting");
    case CHOICE_DELETE: return _("Delete this meeting");
    case CHOICE_COUNT: break;
    }
    return "";
}

void running_say_choices(struct running *running) {
    struct talk *talk = running->following.talk;
    running->choice_count = 0;
    talk_blank(talk);
    for (enum choice choice = CHOICE_NEXT; choice < CHOICE_COUNT; choice++) {
        char mark[16];
        if (!can(running, choice))
            continue;
        running->choices[running->choice_count++] = choice;
        snprintf(mark, sizeof mark, "%d", running->choice_count);
        talk_entry(talk, mark, label_of(running, choice));
    }
    talk_entry(talk, "q",
               running->following.meeting.state == MEETING_ENDED
                   ? _("Leave")
                   : _("Leave; the meeting stays as it is"));
}
