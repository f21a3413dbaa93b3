/* room.c - the facilitator of a meeting, line by line. */
#include "plain.h"
#include "running.h"

#include "leadquiz/arguments.h"
#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum {
    HOLD_MS = ROOM_HELD_MS / 3,
    MINUTE_MS = 60000,
    MINUTES_MOST = 180,
    SPLIT_SAID = 5,
    WORDS_BYTES = 600
};

/* ---- while the facilitator thinks ---- */

static bool hold(struct running *running) {
    struct following *following = &running->following;
    running->held = clock_steady();
    return room_hold(following->store, following->meeting.id, running->token, clock_now(),
                     following->error) == FOUND;
}

/* The clock on the wall may jump; what is left when it is read for the first time does not. */
static void know_clock(struct running *running) {
    int64_t until = running->following.meeting.until, left = until - clock_now();
    if (until == running->until)
        return;
    running->until = until;
    running->closes = until == 0 ? 0 : clock_steady() + (left > 0 ? left : 0);
}

static bool close_in_time(struct running *running) {
    struct following *following = &running->following;
    know_clock(running);
    if (running->closes == 0 || clock_steady() < running->closes)
        return true;
    running->closes = 0;
    if (following->meeting.state != MEETING_OPEN)
        return true;
    return room_step(following->store, following->instrument, &following->meeting, STEP_CLOSE,
                     NOWHERE, clock_now(), following->error);
}

static bool follow(struct running *running) {
    struct following *following = &running->following;
    bool changed = false;
    bool due =
        following->meeting.state != MEETING_ENDED && clock_steady() - running->held >= HOLD_MS;
    return (!due || hold(running)) && following_look(following, &changed) &&
           close_in_time(running) && ((!changed && !due) || following_count(following));
}

static bool meanwhile(void *context) {
    struct running *running = context;
    struct following *following = &running->following;
    if (!follow(running) || following_moved(&running->at, &following->meeting)) {
        running->anew = true;
        return false;
    }
    if (following_counted(&running->said, &following->counts)) {
        talk_aside(following->talk);
        following_say_counts(following);
        talk_aside_over(following->talk);
        running->said = following->counts;
    }
    return true;
}

/* ---- what is said ---- */

/* Of one question there is nothing to choose but what is asked one at a time. */
static void know_picks(struct running *running, const struct room_result *result) {
    const struct meeting *meeting = &running->following.meeting;
    running->pick_count = 0;
    if (meeting->one_by_one)
        for (int i = 0; i < meeting->asked_count; i++)
            running->picks[running->pick_count++] = meeting->asked[i];
    else if (meeting->focus == NOWHERE)
        for (int i = 0; i < result->question_count; i++)
            running->picks[running->pick_count++] = result->questions[i].prompt;
}

static bool say_result(struct running *running) {
    struct following *following = &running->following;
    struct room_result result = {.questions = NULL};
    bool done = room_reveal(following->store, following->instrument, &following->meeting,
                            clock_now(), &result, following->error) &&
                following_say_result(following, &result, SPLIT_SAID);
    if (done)
        know_picks(running, &result);
    room_result_free(&result);
    return done;
}

/* What so few people will not see. */
static void say_sight(const struct running *running) {
    const struct following *following = &running->following;
    enum meeting_state state = following->meeting.state;
    const struct room_counts *counts = &following->counts;
    char words[WORDS_BYTES];
    if (state == MEETING_REVEALED || state == MEETING_ENDED)
        return;
    room_sight_words(&running->rules, &following->meeting,
                     state == MEETING_CLOSED ? counts->done : counts->seats, words, sizeof words);
    if (words[0] != '\0')
        talk_say(following->talk, words);
}

/* Less than half a minute is told as one. */
static void say_clock(struct running *running) {
    struct following *following = &running->following;
    if (following->meeting.state != MEETING_OPEN || following->meeting.until == 0)
        return;
    know_clock(running);
    int left = (int)((running->closes - clock_steady() + MINUTE_MS / 2) / MINUTE_MS);
    left = left > 0 ? left : 1;
    talk_format(following->talk,
                N_("It closes by itself in %d minute.", "It closes by itself in %d minutes.", left),
                left);
}

static bool say_whole(struct running *running) {
    struct following *following = &running->following;
    talk_blank(following->talk);
    if (following->meeting.state == MEETING_ENDED)
        following_say_ended(following);
    else
        following_say_state(following);
    running->at = following->meeting;
    running->anew = false;
    if (!following_count(following))
        return false;
    running->said = following->counts;
    if (running_has_result(running) && !say_result(running))
        return false;
    following_say_counts(following);
    say_clock(running);
    say_sight(running);
    return true;
}

/* ---- what is done ---- */

static enum step take_step(struct running *running, enum meeting_step step, int prompt) {
    struct following *following = &running->following;
    struct error error = {.kind = ERROR_NONE};
    if (room_step(following->store, following->instrument, &following->meeting, step, prompt,
                  clock_now(), &error))
        return STEP_ON;
    if (error.kind == ERROR_INPUT) { /* somebody else was first */
        talk_say(following->talk, error.sentence);
        return STEP_ON;
    }
    *following->error = error;
    return STEP_FAILED;
}

static enum step set_clock(struct running *running, int64_t from, int minutes) {
    struct following *following = &running->following;
    int64_t until = from + (int64_t)minutes * MINUTE_MS;
    if (!room_until(following->store, &following->meeting, until, following->error))
        return STEP_FAILED;
    say_clock(running);
    return STEP_ON;
}

static enum step ask_clock(struct running *running) {
    struct following *following = &running->following;
    char reply[REPLY_BYTES];
    for (;;) {
        int minutes = 0;
        enum step step = talk_ask_or_turn(
            following->talk, _("In how many minutes? (b back, q leave)"), reply, following->error);
        if (step != STEP_ON)
            return step;
        if (text_to_int(reply, strlen(reply), &minutes) && minutes >= 1 && minutes <= MINUTES_MOST)
            return set_clock(running, clock_now(), minutes);
        talk_format(following->talk, _("Please type 1 to %d."), MINUTES_MOST);
    }
}

static enum step ask_question(struct running *running) {
    struct following *following = &running->following;
    char reply[REPLY_BYTES], mark[16];
    for (int i = 0; i < running->pick_count; i++) {
        snprintf(mark, sizeof mark, "%d", i + 1);
        talk_entry(following->talk, mark, following->instrument->prompts[running->picks[i]].text);
    }
    for (;;) {
        int number = 0;
        enum step step = talk_ask_or_turn(following->talk, _("Type a number (b back, q leave)."),
                                          reply, following->error);
        if (step != STEP_ON)
            return step;
        if (text_to_int(reply, strlen(reply), &number) && number >= 1 &&
            number <= running->pick_count)
            return take_step(running, STEP_ASK, running->picks[number - 1]);
        talk_format(following->talk, _("Please type 1 to %d."), running->pick_count);
    }
}

static enum step end_meeting(struct running *running) {
    struct following *following = &running->following;
    bool sure = false;
    talk_say(following->talk, _("This ends the meeting for everybody: nobody can join or answer "
                                "in it any more."));
    enum step step = talk_ask_sure(following->talk, &sure, following->error);
    return step == STEP_ON && sure ? take_step(running, STEP_END, NOWHERE) : step;
}

/* Once more where there is a reason to wait: somebody is waited for, or there is nobody. */
static enum step ask_first(struct running *running, enum meeting_step wanted) {
    struct following *following = &running->following;
    const struct meeting *meeting = &following->meeting;
    char words[WORDS_BYTES];
    bool sure = true;
    enum step step = STEP_ON;
    if (!following_count(following))
        return STEP_FAILED;
    if (wanted == STEP_OPEN)
        room_open_words(meeting, &following->counts, words, sizeof words);
    else if (wanted == STEP_CLOSE)
        room_close_words(meeting, &following->counts, words, sizeof words);
    else
        room_reveal_words(&running->rules, meeting, &following->counts, words, sizeof words);
    if (words[0] != '\0') {
        talk_say(following->talk, words);
        step = talk_ask_sure(following->talk, &sure, following->error);
    }
    return step == STEP_ON && sure ? take_step(running, wanted, NOWHERE) : step;
}

static enum step call_off(struct running *running) {
    struct following *following = &running->following;
    bool sure = true;
    enum step step = STEP_ON;
    if (following->counts.done > 0) {
        talk_format(
            following->talk,
            N_("%d person has voted. A vote that is called off is removed, and nobody sees it.",
               "%d people have voted. A vote that is called off is removed, and nobody sees it.",
               following->counts.done),
            following->counts.done);
        step = talk_ask_sure(following->talk, &sure, following->error);
    }
    return step == STEP_ON && sure ? take_step(running, STEP_CALL_OFF, NOWHERE) : step;
}

static enum step carry_out(struct running *running, enum choice choice) {
    const struct meeting *meeting = &running->following.meeting;
    switch (choice) {
    case CHOICE_NEXT: return take_step(running, STEP_ASK, meeting_next(meeting));
    case CHOICE_OPEN: return ask_first(running, STEP_OPEN);
    case CHOICE_CLOSE: return ask_first(running, STEP_CLOSE);
    case CHOICE_REVEAL: return ask_first(running, STEP_REVEAL);
    case CHOICE_AGAIN: return take_step(running, STEP_AGAIN, NOWHERE);
    case CHOICE_PICK: return ask_question(running);
    case CHOICE_WHOLE: return take_step(running, STEP_WHOLE, NOWHERE);
    case CHOICE_CLOCK: return ask_clock(running);
    case CHOICE_STRETCH: return set_clock(running, meeting->until, 1);
    case CHOICE_CALL_OFF: return call_off(running);
    case CHOICE_SAVE: return running_save(running);
    case CHOICE_END: return end_meeting(running);
    case CHOICE_DELETE: return running_delete(running);
    case CHOICE_COUNT: break;
    }
    return STEP_ON;
}

/* ---- the conversation ---- */

static enum step ask_choice(struct running *running) {
    struct following *following = &running->following;
    char reply[REPLY_BYTES], prompt[REPLY_BYTES];
    int number = 0;
    running_say_choices(running);
    snprintf(prompt, sizeof prompt,
             following->meeting.state == MEETING_ENDED
                 ? _("Type 1 to %d, or press Enter to hear it again (q leave).")
                 : _("Type 1 to %d, or press Enter to hear how far the room is (q leave)."),
             running->choice_count);
    enum step step = talk_ask(following->talk, prompt, reply, following->error);
    if (step != STEP_ON || talk_is(reply, 'q'))
        return step == STEP_ON ? STEP_LEAVE : step;
    if (reply[0] == '\0')
        return say_whole(running) ? STEP_ON : STEP_FAILED;
    if (text_to_int(reply, strlen(reply), &number) && number >= 1 &&
        number <= running->choice_count)
        return carry_out(running, running->choices[number - 1]);
    talk_say(following->talk, _("That is none of these."));
    return STEP_ON;
}

static bool go_through(struct running *running) {
    struct following *following = &running->following;
    enum step step = STEP_ON;
    running->anew = true;
    while (step == STEP_ON || step == STEP_BACK) {
        if (!follow(running))
            return false;
        bool say = running->anew || following_moved(&running->at, &following->meeting);
        if (say && !say_whole(running))
            return false;
        step = ask_choice(running);
        if (running->gone)
            return true;
        if (step == STEP_LEAVE && running->anew) /* what was asked is no question any more */
            step = following->error->kind == ERROR_NONE ? STEP_ON : STEP_FAILED;
    }
    return step == STEP_LEAVE && talk_anybody(following->talk, TALK_OF_MEETING, following->error);
}

bool plain_meeting_run(const struct instrument *instrument, struct store *store,
                       const struct arguments *arguments, FILE *in, FILE *out,
                       struct error *error) {
    struct running running = {.token = digest_random(),
                              .following = {.store = store, .current = instrument, .error = error}};
    struct following *following = &running.following;
    struct talk *talk = following->talk = &running.talk;
    talk_init(talk, in, out, arguments->ascii);
    if (!following_begin(following, arguments->operands[arguments->operand_count - 1]))
        return false;
    bool done = store_privacy(store, following->instrument, &running.rules, error) &&
                (following->meeting.state == MEETING_ENDED || hold(&running));
    if (done) {
        talk->meanwhile = meanwhile;
        talk->context = &running;
        talk->often = ROOM_LOOK_MS;
        following_say_head(following);
        done = go_through(&running) && talk_written(following->talk, error);
        struct error unheard; /* the hold lapses by itself, too */
        room_release(store, following->meeting.id, running.token, &unheard);
    }
    following_free(following);
    return done;
}
