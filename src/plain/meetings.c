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
#include <string.h>

enum { MEETINGS_MOST = 64 };

struct meetings {
    struct talk talk;
    struct store *store;
    const struct instrument *instrument;
    char codes[MEETINGS_MOST][MEETING_CODE_BYTES]; /* the newest first */
    int count;
    struct error *error;
};

/* ---- those that go on ---- */

static bool say_going(const struct meeting *meeting, void *context, struct error *error) {
    struct meetings *meetings = context;
    char mark[16];
    (void)error;
    if (meeting->state == MEETING_ENDED || meetings->count == MEETINGS_MOST)
        return true;
    memcpy(meetings->codes[meetings->count++], meeting->code, MEETING_CODE_BYTES);
    snprintf(mark, sizeof mark, "%d", meetings->count);
    talk_entry(&meetings->talk, mark, meeting->title);
    return true;
}

/* *number is count + 1 for a new one. */
static enum step ask_which(struct meetings *meetings, int *number) {
    char mark[16], prompt[REPLY_BYTES], reply[REPLY_BYTES];
    if (!store_meetings_each(meetings->store, say_going, meetings, meetings->error))
        return STEP_FAILED;
    *number = meetings->count + 1;
    if (meetings->count == 0)
        return STEP_ON;
    snprintf(mark, sizeof mark, "%d", meetings->count + 1);
    talk_entry(&meetings->talk, mark, _("A new meeting"));
    snprintf(prompt, sizeof prompt, _("Type 1 to %d (b or q back)."), meetings->count + 1);
    for (;;) {
        enum step step = talk_ask_or_turn(&meetings->talk, prompt, reply, meetings->error);
        if (step != STEP_ON)
            return step;
        if (text_to_int(reply, strlen(reply), number) && *number >= 1 &&
            *number <= meetings->count + 1)
            return STEP_ON;
        talk_say(&meetings->talk, _("That is none of these."));
    }
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
                    const struct arguments *arguments, FILE *in, FILE *out, struct error *error) {
    struct meetings meetings = {.store = store, .instrument = instrument, .error = error};
    struct arguments chosen = *arguments;
    char code[MEETING_CODE_BYTES];
    char *operands[] = {code};
    int number = 0;
    talk_init(&meetings.talk, in, out, arguments->ascii);
    if (!may_lead(&meetings))
        return false;
    enum step step = ask_which(&meetings, &number);
    if (step == STEP_ON && number > meetings.count)
        step = make(&meetings, code);
    else if (step == STEP_ON)
        memcpy(code, meetings.codes[number - 1], sizeof code);
    if (step != STEP_ON)
        return step != STEP_FAILED;
    chosen.operands = operands;
    chosen.operand_count = 1;
    return plain_meeting_run(instrument, store, &chosen, in, out, error);
}
