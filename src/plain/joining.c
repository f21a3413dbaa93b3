/* joining.c - take a seat, or come back to one. */
#include "seat.h"

#include "leadquiz/arguments.h"
#include "leadquiz/clock.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>

/* What was typed was wrong, and can be typed again; what the command line says cannot. */
static enum step again(struct seated *seated, bool typed) {
    struct error *error = seated->error;
    if (!typed || error->kind != ERROR_INPUT)
        return STEP_FAILED;
    talk_say(seated->following.talk, error->sentence);
    *error = (struct error){.kind = ERROR_NONE};
    return STEP_BACK;
}

static bool come_in(struct seated *seated) {
    seated->heard = clock_steady();
    seated->sitting = room_here(seated->following.store, &seated->seat, seated->token, clock_now(),
                                seated->error) == FOUND;
    return seated->sitting;
}

/* ---- names ---- */

static enum step ask_name(struct seated *seated, char name[NAME_BYTES]) {
    struct talk *talk = seated->following.talk;
    char reply[REPLY_BYTES];
    struct error wrong;
    for (;;) {
        enum step step = talk_ask_or_turn(
            talk, _("Type the code name for this meeting, not your real name (b back, q leave)."),
            reply, seated->error);
        if (step != STEP_ON)
            return step;
        if (text_name(reply, _("The code name"), name, &wrong))
            return STEP_ON;
        talk_say(talk, wrong.sentence);
    }
}

/* Seats of a meeting without names have none, whatever the command line says. */
static enum step find_name(struct seated *seated, char name[NAME_BYTES]) {
    const char *given = seated->way.arguments->name;
    name[0] = '\0';
    if (!seated->following.meeting.named)
        return STEP_ON;
    if (given == NULL)
        return ask_name(seated, name);
    snprintf(name, NAME_BYTES, "%s", given);
    return STEP_ON;
}

/* ---- a new seat, or one from before ---- */

static void say_word(struct seated *seated) {
    struct talk *talk = seated->following.talk;
    char command[TOLD_BYTES];
    talk_format(talk, _("Your seat word is %s."), seated->seat.word);
    talk_format(talk,
                _("Write it down: with it you come back to this seat, from any terminal, by "
                  "%s."),
                told_command(command, "join %s", seated->following.meeting.code));
}

static enum step sit(struct seated *seated) {
    struct following *following = &seated->following;
    const struct arguments *arguments = seated->way.arguments;
    char name[NAME_BYTES];
    enum step step = find_name(seated, name);
    if (step != STEP_ON)
        return step;
    if (!room_join(following->store, &following->meeting, name, digest_random(), clock_now(),
                   &seated->seat, seated->error) ||
        !come_in(seated))
        return again(seated, following->meeting.named && arguments->name == NULL);
    say_word(seated);
    return STEP_ON;
}

static enum step come_back(struct seated *seated, const char *word, bool typed) {
    struct following *following = &seated->following;
    char name[NAME_BYTES];
    enum step step = find_name(seated, name);
    if (step != STEP_ON)
        return step;
    if (room_return(following->store, &following->meeting, word, name, clock_now(), &seated->seat,
                    seated->error) != FOUND ||
        !come_in(seated))
        return again(seated, typed);
    talk_say(following->talk, _("You are back in your seat."));
    return STEP_ON;
}

/* After the end the seat word alone leads to one's result. */
static enum step ask_word(struct seated *seated) {
    struct talk *talk = seated->following.talk;
    char reply[REPLY_BYTES];
    enum step step = talk_ask_or_turn(
        talk,
        _("This meeting has ended. If you had a seat, type its seat word to see your result (q "
          "leave)."),
        reply, seated->error);
    if (step != STEP_ON || reply[0] == '\0')
        return step == STEP_ON ? STEP_BACK : step;
    return come_back(seated, reply, true);
}

static enum step ask_seat(struct seated *seated) {
    char reply[REPLY_BYTES];
    enum step step =
        talk_ask_or_turn(seated->following.talk,
                         _("Press Enter to take a seat. If you had one here before, type its seat "
                           "word (q leave)."),
                         reply, seated->error);
    if (step != STEP_ON)
        return step;
    return reply[0] == '\0' ? sit(seated) : come_back(seated, reply, true);
}

enum step seat_sit_down(struct seated *seated) {
    const char *word = seated->way.arguments->word;
    const struct meeting *meeting = &seated->following.meeting;
    enum step step = STEP_BACK;
    struct error why;
    if (word != NULL)
        return come_back(seated, word, false);
    bool ended = meeting->state == MEETING_ENDED;
    if (!meeting_may_see_own(meeting, &why) && !meeting_may_join(meeting, seated->error))
        return STEP_FAILED;
    while (step == STEP_BACK)
        step = ended ? ask_word(seated) : ask_seat(seated);
    return step;
}
