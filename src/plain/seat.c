/* seat.c - a seat that follows its meeting: wait, answer, see. */
#include "seat.h"
#include "plain.h"

#include "leadquiz/arguments.h"
#include "leadquiz/clock.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdlib.h>
#include <strings.h>

/* A seat says so rarely, for there are many of them. */
enum { HERE_MS = ROOM_GONE_MS / 3, PARTING_BYTES = 500 };

/* ---- while the person thinks ---- */

static bool say_here(struct seated *seated) {
    if (!seated->sitting || clock_steady() - seated->heard < HERE_MS)
        return true;
    seated->heard = clock_steady();
    return room_here(seated->following.store, &seated->seat, seated->token, clock_now(),
                     seated->error) == FOUND;
}

static bool follow(struct seated *seated) {
    bool changed = false;
    if (!say_here(seated) || !following_look(&seated->following, &changed))
        return false;
    bool moved = following_moved(&seated->at, &seated->following.meeting);
    if (moved && !seated->moved && seated->stays) {
        talk_aside(seated->following.talk);
        talk_say(seated->following.talk,
                 _("The meeting goes on. You get there when you are through here."));
        talk_aside_over(seated->following.talk);
    }
    seated->moved = moved;
    return true;
}

static bool meanwhile(void *context) {
    struct seated *seated = context;
    return follow(seated) && (!seated->moved || seated->stays);
}

bool seat_say_counts(struct seated *seated) {
    if (!following_count(&seated->following))
        return false;
    following_say_counts(&seated->following);
    return true;
}

/* ---- what goes on ---- */

/* Make the way through of the seat's form, where it is not made. */
static bool seat_take(struct seated *seated) {
    struct following *following = &seated->following;
    if (seated->begun || following->meeting.one_by_one)
        return true;
    take_init(&seated->way.take, following->instrument, following->store);
    seated->begun =
        room_seat_take(&following->meeting, &seated->seat, &seated->way.take, seated->error);
    return seated->begun;
}

/* *back: the person wants to see the answers again. */
static enum step wait(struct seated *seated, const char *prompt, bool *back) {
    struct following *following = &seated->following;
    char reply[REPLY_BYTES];
    *back = false;
    for (;;) {
        enum step step = talk_ask(following->talk, prompt, reply, seated->error);
        if (step != STEP_ON || talk_is(reply, 'q'))
            return step == STEP_ON ? STEP_LEAVE : step;
        *back = talk_is(reply, 'b');
        if (*back)
            return STEP_ON;
        if (!seat_say_counts(seated))
            return STEP_FAILED;
    }
}

static enum step wait_here(struct seated *seated) {
    bool back = false;
    enum step step = STEP_ON;
    while (step == STEP_ON)
        step = wait(seated, _("Press Enter to hear how far the room is (q leave)."), &back);
    return step;
}

static enum step wait_given(struct seated *seated) {
    bool back = false;
    if (seated->told) /* thrown away */
        return wait_here(seated);
    talk_say(seated->following.talk, _("Thank you, all your answers are in. Your result comes when "
                                       "the meeting shows it."));
    enum step step = wait(seated,
                          _("Press Enter to hear how far the room is, or type b to go back to "
                            "your answers while it is open (q leave)."),
                          &back);
    if (step == STEP_ON && back) {
        seated->given = false;
        take_back(&seated->way.take, clock_now());
    }
    return step;
}

/* The form at one's own pace. */
static enum step seat_form(struct seated *seated) {
    if (!seat_take(seated))
        return STEP_FAILED;
    if (seated->given)
        return wait_given(seated);
    enum step step = way_questions(&seated->way);
    seated->given = step == STEP_ON;
    if (seated->given && take_throws_away(&seated->way.take))
        return seat_own_result(seated);
    return step;
}

static enum step lobby(struct seated *seated) {
    talk_say(seated->following.talk, _("You are in. The questions come when the meeting begins."));
    return wait_here(seated);
}

static enum step closed(struct seated *seated) {
    talk_say(seated->following.talk, _("The answering is closed. Thank you; the result comes when "
                                       "the meeting shows it."));
    return wait_here(seated);
}

static enum step revealed(struct seated *seated) {
    struct following *following = &seated->following;
    bool one = following->meeting.focus != NOWHERE;
    if (!one && seat_has_result(seated))
        return seat_own_result(seated);
    if (!following_reveal(following, 1))
        return STEP_FAILED;
    return wait_here(seated);
}

static enum step go_on(struct seated *seated) {
    const struct meeting *meeting = &seated->following.meeting;
    seated->at = *meeting;
    seated->moved = false;
    switch (meeting->state) {
    case MEETING_LOBBY: return lobby(seated);
    case MEETING_OPEN: return meeting->focus != NOWHERE ? seat_vote(seated) : seat_form(seated);
    case MEETING_CLOSED: return closed(seated);
    case MEETING_REVEALED: return revealed(seated);
    case MEETING_ENDED: break;
    }
    return seat_has_result(seated) ? seat_own_result(seated) : STEP_LEAVE;
}

/* An answer can come too late: the meeting was closed while it was typed. */
static enum step too_late(struct seated *seated) {
    struct error said = *seated->error;
    if (said.kind != ERROR_INPUT || !follow(seated) || !seated->moved)
        return STEP_FAILED;
    talk_say(seated->following.talk, said.sentence);
    *seated->error = (struct error){.kind = ERROR_NONE};
    return STEP_ON;
}

static enum step go_through(struct seated *seated) {
    enum step step = STEP_ON;
    while (step == STEP_ON || step == STEP_BACK) {
        if (!follow(seated) || !seat_take(seated))
            return STEP_FAILED;
        *seated->error = (struct error){.kind = ERROR_NONE}; /* what was said already */
        step = go_on(seated);
        if (step == STEP_FAILED)
            step = too_late(seated);
        else if (step == STEP_LEAVE && seated->error->kind != ERROR_NONE)
            step = STEP_FAILED;
        else if (step == STEP_LEAVE && seated->moved)
            step = STEP_ON;
    }
    return step;
}

/* ---- coming and going ---- */

static bool say_farewell(struct seated *seated) {
    struct following *following = &seated->following;
    struct talk *talk = following->talk;
    char reply[REPLY_BYTES], command[TOLD_BYTES];
    talk_blank(talk);
    if (following->meeting.state == MEETING_ENDED) {
        const struct take *take = &seated->way.take;
        struct seat_answers answers = {.answered = seated->begun ? quiz_answered(&take->quiz) : 0,
                                       .discarded = seated->told && take->result.discarded};
        char words[PARTING_BYTES];
        if (!store_seat_voted(following->store, seated->seat.id, &answers.votes, seated->error))
            return false;
        room_seat_words(&following->meeting, &seated->seat, &answers, words, sizeof words);
        talk_say(talk, _("The meeting has ended. Thank you for taking part."));
        talk_say(talk, words);
        return true;
    }
    talk_format(talk,
                _("Your seat is kept, with what you answered. To come back, type %s "
                  "and your seat word, %s."),
                told_command(command, "join %s", following->meeting.code), seated->seat.word);
    enum step step =
        talk_ask(talk,
                 _("Press Enter to go. To give the seat up for good, type the word leave: what you "
                   "answered there is removed, unless it is shown already."),
                 reply, seated->error);
    if (step != STEP_ON || strcasecmp(reply, _("leave")) != 0)
        return step != STEP_FAILED;
    if (!room_leave(following->store, &seated->seat, clock_now(), seated->error))
        return false;
    talk_say(talk, _("Your seat is given up; what was not revealed is removed."));
    return true;
}

static void say_head(struct seated *seated) {
    struct talk *talk = seated->following.talk;
    talk_say(talk, seated->following.meeting.title);
    talk_say(talk, _("Nobody sees what you answer. What the room sees at the end is counted over "
                     "all, and your own result is yours alone."));
}

static enum step find_meeting(struct seated *seated) {
    const struct arguments *arguments = seated->way.arguments;
    struct following *following = &seated->following;
    char reply[REPLY_BYTES];
    if (arguments->operand_count > 0)
        return following_begin(following, arguments->operands[arguments->operand_count - 1])
                   ? STEP_ON
                   : STEP_FAILED;
    for (;;) {
        enum step step = talk_ask_or_turn(
            following->talk, _("Type the code of the meeting (q leave)."), reply, seated->error);
        if (step != STEP_ON || following_begin(following, reply))
            return step;
        if (seated->error->kind != ERROR_INPUT)
            return STEP_FAILED;
        talk_say(following->talk, seated->error->sentence);
        *seated->error = (struct error){.kind = ERROR_NONE};
    }
}

static enum step run(struct seated *seated) {
    struct talk *talk = seated->following.talk;
    enum step step = find_meeting(seated);
    if (step != STEP_ON)
        return step == STEP_BACK ? STEP_LEAVE : step;
    say_head(seated);
    step = seat_sit_down(seated);
    if (step != STEP_ON)
        return step;
    talk->meanwhile = meanwhile;
    talk->context = seated;
    talk->often = ROOM_LOOK_MS;
    step = go_through(seated);
    talk->meanwhile = NULL;
    if (step != STEP_LEAVE)
        return step;
    return say_farewell(seated) ? STEP_LEAVE : STEP_FAILED;
}

bool plain_join(const struct instrument *instrument, struct store *store,
                const struct arguments *arguments, FILE *in, FILE *out, struct error *error) {
    struct seated *seated = calloc(1, sizeof *seated);
    if (seated == NULL)
        return error_memory(error);
    seated->error = seated->way.error = seated->following.error = error;
    seated->following.store = store;
    seated->following.current = instrument;
    seated->following.talk = &seated->way.talk;
    seated->way.arguments = arguments;
    seated->way.in_room = true;
    seated->token = digest_random();
    talk_init(&seated->way.talk, in, out, arguments->ascii);
    take_init(&seated->way.take, instrument, store);
    enum step step = run(seated);
    if (step == STEP_LEAVE && !talk_anybody(&seated->way.talk, TALK_OF_SEAT, error))
        step = STEP_FAILED;
    bool done = step != STEP_FAILED && talk_written(&seated->way.talk, error);
    struct error unheard; /* the seat is free before long by itself, too */
    if (seated->sitting)
        room_away(store, &seated->seat, seated->token, &unheard);
    take_free(&seated->way.take);
    following_free(&seated->following);
    free(seated);
    return done;
}
