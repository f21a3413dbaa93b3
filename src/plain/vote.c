/* vote.c - one question that all are at: vote in private, and change it while the vote is open. */
#include "seat.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

static int32_t time_since(const struct seated *seated, int64_t start) {
    int64_t passed = clock_steady() - start;
    if (!seated->following.talk->timed || passed < 0)
        return TIME_UNKNOWN;
    return passed > INT32_MAX ? INT32_MAX : (int32_t)passed;
}

static bool show_ballot(struct seated *seated, struct way *ballot) {
    struct following *following = &seated->following;
    const struct meeting *meeting = &following->meeting;
    int value = 0;
    enum found found = room_voted(following->store, following->instrument, meeting, &seated->seat,
                                  &value, seated->error);
    if (found == FOUND_FAILED)
        return false;
    quiz_begin(&ballot->take.quiz, following->instrument, meeting->form, seated->seat.seed);
    if (found == FOUND)
        ballot->take.quiz.answers.list[meeting->focus].value = (int8_t)value;
    talk_blank(following->talk);
    if (meeting->round > 1)
        talk_format(following->talk, _("This is vote %d on the question."), meeting->round);
    way_show(ballot, meeting->focus);
    return true;
}

static enum step ask_vote(struct seated *seated, const struct way *ballot,
                          char reply[REPLY_BYTES]) {
    const struct prompt *asked = &ballot->take.quiz.instrument->prompts[seated->at.focus];
    bool given = ballot->take.quiz.answers.list[seated->at.focus].value != ANSWER_OPEN;
    char prompt[REPLY_BYTES];
    snprintf(prompt, sizeof prompt,
             asked->no_chance ? _("Type 1 to %d, or 0 (q leave).") : _("Type 1 to %d (q leave)."),
             asked->option_count);
    return talk_ask(seated->following.talk,
                    given ? _("Your answer is in. Type another number to change it while the vote "
                              "is open, or press Enter to hear how far the room is (q leave).")
                          : prompt,
                    reply, seated->error);
}

static bool give(struct seated *seated, struct way *ballot, int value, int64_t start) {
    struct following *following = &seated->following;
    struct answer answer = {(int8_t)value, time_since(seated, start)};
    if (!room_vote(following->store, following->instrument, &following->meeting, &seated->seat,
                   answer, clock_now(), seated->error))
        return false;
    ballot->take.quiz.answers.list[seated->at.focus].value = (int8_t)value;
    return true;
}

static enum step vote(struct seated *seated, struct way *ballot) {
    int64_t start = clock_steady();
    char reply[REPLY_BYTES];
    if (!show_ballot(seated, ballot))
        return STEP_FAILED;
    for (;;) {
        bool given = ballot->take.quiz.answers.list[seated->at.focus].value != ANSWER_OPEN;
        enum step step = ask_vote(seated, ballot, reply);
        if (step != STEP_ON || talk_is(reply, 'q'))
            return step == STEP_ON ? STEP_LEAVE : step;
        if (reply[0] == '\0' && given) {
            if (!seat_say_counts(seated))
                return STEP_FAILED;
            continue;
        }
        int value = way_answer(ballot, seated->at.focus, reply);
        if (value != ANSWER_OPEN && !give(seated, ballot, value, start))
            return STEP_FAILED;
    }
}

enum step seat_vote(struct seated *seated) {
    struct way *ballot = calloc(1, sizeof *ballot);
    enum step step = STEP_FAILED;
    if (ballot == NULL) {
        error_memory(seated->error);
        return step;
    }
    ballot->talk = *seated->following.talk;
    step = vote(seated, ballot);
    free(ballot);
    return step;
}
