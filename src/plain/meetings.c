/* meetings.c - the meetings that a facilitator can run, and making a new one. */
#include "passphrase.h"
#include "plain.h"
#include "talk.h"

#include "leadquiz/arguments.h"
#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/room.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct meetings {
    struct talk talk;
    struct store *store;
    const struct instrument *instrument;
    struct room_listed *known; /* owned */
    int count, going;
    struct error *error;
};

/* ---- those that there are ---- */

static void say_meeting(struct talk *talk, int number, const struct room_listed *meeting) {
    char mark[16], date[40], line[REPLY_BYTES];
    bool ended = meeting->state == MEETING_ENDED;
    clock_date(meeting->ended, date, sizeof date);
    snprintf(mark, sizeof mark, "%d", number);
    snprintf(line, sizeof line, ended ? _("%s (%s), ended on %s") : "%s (%s), %s", meeting->title,
             meeting->code, ended ? date : room_state_words(meeting->state));
    talk_entry(talk, mark, line);
}

static void say_meetings(struct meetings *meetings) {
    struct talk *talk = &meetings->talk;
    char mark[16];
    for (int i = 0; i < meetings->going; i++)
        say_meeting(talk, i + 1, &meetings->known[i]);
    snprintf(mark, sizeof mark, "%d", meetings->going + 1);
    talk_entry(talk, mark, _("A new meeting"));
    for (int i = meetings->going; i < meetings->count; i++)
        say_meeting(talk, i + 2, &meetings->known[i]);
}

/* *which is NULL for a new one. */
static enum step ask_which(struct meetings *meetings, const struct room_listed **which) {
    char prompt[REPLY_BYTES], reply[REPLY_BYTES];
    int number = 0, rows = meetings->count + 1;
    *which = NULL;
    if (meetings->count == 0)
        return STEP_ON;
    say_meetings(meetings);
    snprintf(prompt, sizeof prompt, _("Type 1 to %d (b or q back)."), rows);
    for (;;) {
        enum step step = talk_ask_or_turn(&meetings->talk, prompt, reply, meetings->error);
        if (step != STEP_ON)
            return step;
        if (text_to_int(reply, strlen(reply), &number) && number >= 1 && number <= rows)
            break;
        talk_say(&meetings->talk, _("That is none of these."));
    }
    if (number != meetings->going + 1)
        *which = &meetings->known[number <= meetings->going ? number - 1 : number - 2];
    return STEP_ON;
}

/* ---- a new one ---- */

static enum step ask_title(struct meetings *meetings, char title[MEETING_TITLE_BYTES]) {
    char usual[MEETING_TITLE_BYTES], date[40], prompt[REPLY_BYTES], reply[REPLY_BYTES];
    struct error wrong;
    clock_date(clock_now(), date, sizeof date);
    snprintf(usual, sizeof usual, _("Meeting of %s"), date);
    snprintf(prompt, sizeof prompt, _("Type a title, or press Enter for: %s (b or q back)."),
             usual);
    for (;;) {
        enum step step = talk_ask_or_turn(&meetings->talk, prompt, reply, meetings->error);
        if (step != STEP_ON)
            return step;
        if (text_typed(reply[0] != '\0' ? reply : usual, _("The title"), MEETING_TITLE_COLUMNS,
                       title, MEETING_TITLE_BYTES, &wrong))
            return STEP_ON;
        talk_say(&meetings->talk, wrong.sentence);
    }
}

static enum step make(struct meetings *meetings, char code[MEETING_CODE_BYTES]) {
    struct talk *talk = &meetings->talk;
    char title[MEETING_TITLE_BYTES];
    bool short_form = false, named = false;
    struct meeting meeting;
    enum step step = ask_title(meetings, title);
    if (step == STEP_ON && instrument_order(meetings->instrument, FORM_SHORT, true)->count > 0)
        step = talk_ask_yes(talk, _("Ask the short form? (y or n, Enter for n)"), 'n', &short_form,
                            meetings->error);
    if (step == STEP_ON)
        step = talk_ask_yes(talk, _("Do people join with code names? (y or n, Enter for n)"), 'n',
                            &named, meetings->error);
    if (step != STEP_ON)
        return step;
    struct room_plan plan = {
        .title = title, .form = short_form ? FORM_SHORT : FORM_FULL, .named = named};
    if (!room_new(meetings->store, meetings->instrument, &plan, digest_random(), clock_now(),
                  &meeting, meetings->error))
        return STEP_FAILED;
    memcpy(code, meeting.code, MEETING_CODE_BYTES);
    return STEP_ON;
}

/* ---- all of it ---- */

static bool may_lead(struct meetings *meetings) {
    char text[PASSPHRASE_BYTES];
    bool done = talk_written(&meetings->talk, meetings->error) &&
                plain_lead(meetings->store, meetings->talk.in, _("Passphrase of the team lead:"),
                           text, meetings->error);
    passphrase_wipe(text, sizeof text);
    return done;
}

bool plain_meetings(const struct instrument *instrument, struct store *store,
                    const struct arguments *arguments, bool asked, FILE *in, FILE *out,
                    struct error *error) {
    struct meetings meetings = {.store = store, .instrument = instrument, .error = error};
    struct arguments chosen = *arguments;
    const struct room_listed *which = NULL;
    char code[MEETING_CODE_BYTES];
    char *operands[] = {code};
    talk_init(&meetings.talk, in, out, arguments->ascii);
    if ((!asked && !may_lead(&meetings)) ||
        !room_list(store, &meetings.known, &meetings.count, &meetings.going, error))
        return false;
    enum step step = ask_which(&meetings, &which);
    if (step == STEP_ON && which == NULL)
        step = make(&meetings, code);
    else if (step == STEP_ON)
        memcpy(code, which->code, sizeof code);
    free(meetings.known);
    if (step != STEP_ON)
        return step != STEP_FAILED && talk_anybody(&meetings.talk, TALK_OF_MEETING, error);
    chosen.operands = operands;
    chosen.operand_count = 1;
    return plain_meeting_run(instrument, store, &chosen, in, out, error);
}
