/* meeting.c - what all know of a meeting. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <string.h>

/* ---- reading ---- */

static bool read_meeting(struct following *following, const char *code) {
    struct instrument *own = NULL;
    if (!store_version(following->store, &following->version, following->error) ||
        !room_find(following->store, following->current, code, &following->meeting, &own,
                   following->error))
        return false;
    /* A meeting keeps its questionnaire; whoever points into the first goes on to. */
    if (following->instrument != NULL) {
        instrument_free(own);
        return true;
    }
    following->own = own;
    following->instrument = own != NULL ? own : following->current;
    return true;
}

bool following_begin(struct following *following, const char *code) {
    return read_meeting(following, code);
}

void following_free(struct following *following) {
    instrument_free(following->own);
    following->own = NULL;
}

bool following_look(struct following *following, bool *changed) {
    int64_t version = 0;
    char code[MEETING_CODE_BYTES];
    *changed = false;
    if (!store_version(following->store, &version, following->error))
        return false;
    if (version == following->version)
        return true;
    *changed = true;
    memcpy(code, following->meeting.code, sizeof code);
    return read_meeting(following, code);
}

bool following_count(struct following *following) {
    return room_count(following->store, following->instrument, &following->meeting, clock_now(),
                      &following->counts, following->error);
}

static const char *following_focus(const struct following *following) {
    return following->instrument->prompts[following->meeting.focus].text;
}

bool following_moved(const struct meeting *was, const struct meeting *is) {
    return was->state != is->state || was->focus != is->focus || was->round != is->round;
}

bool following_counted(const struct room_counts *were, const struct room_counts *are) {
    return were->seats != are->seats || were->here != are->here || were->begun != are->begun ||
           were->done != are->done;
}

/* ---- what it is at ---- */

void following_say_head(struct following *following) {
    char command[TOLD_BYTES];
    talk_say(following->talk, following->meeting.title);
    if (following->meeting.state != MEETING_ENDED)
        talk_format(following->talk, _("To join, type: %s"),
                    told_command(command, "join %s", following->meeting.code));
}

void following_say_ended(struct following *following) {
    const struct meeting *meeting = &following->meeting;
    char date[40];
    clock_date(meeting->ended, date, sizeof date);
    talk_format(following->talk,
                meeting->shown ? _("The meeting %s ended on %s.")
                               : _("The meeting %s ended on %s, before a result was shown."),
                meeting->code, date);
}

void following_say_state(struct following *following) {
    struct talk *talk = following->talk;
    const struct meeting *meeting = &following->meeting;
    bool one = meeting->focus != NOWHERE;
    if (one)
        talk_format(talk, _("The question: %s"), following_focus(following));
    if (one && meeting->round > 1)
        talk_format(talk, _("This is vote %d on it."), meeting->round);
    switch (meeting->state) {
    case MEETING_LOBBY: talk_say(talk, _("People are coming in; it has not begun.")); break;
    case MEETING_OPEN:
        talk_say(talk, one ? _("The vote is open.") : _("The questions are open."));
        break;
    case MEETING_CLOSED:
        talk_say(talk, one ? _("The vote is closed.") : _("The questions are closed."));
        break;
    case MEETING_REVEALED: talk_say(talk, _("The result is shown.")); break;
    case MEETING_ENDED: talk_say(talk, _("The meeting has ended.")); break;
    }
}

void following_say_counts(struct following *following) {
    struct talk *talk = following->talk;
    const struct room_counts *counts = &following->counts;
    if (following->meeting.state == MEETING_ENDED) {
        talk_format(talk, N_("%d seat.", "%d seats.", counts->seats), counts->seats);
        return;
    }
    talk_format(
        talk, N_("%d seat, %d of them here now.", "%d seats, %d of them here now.", counts->seats),
        counts->seats, counts->here);
    if (following->meeting.state == MEETING_LOBBY)
        return;
    if (following->meeting.focus != NOWHERE)
        talk_format(talk, N_("%d of %d has voted.", "%d of %d have voted.", counts->done),
                    counts->done, counts->seats);
    else
        talk_format(talk, _("%d begun, %d done."), counts->begun, counts->done);
}
