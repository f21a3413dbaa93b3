/* Meetings to choose from: those that a facilitator can run, with a new one, and in the review
 * those that have ended. */
#include "meeting.h"

#include "leadquiz/arguments.h"

#include "leadquiz/clock.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL_BYTES = 200, LABEL_COLUMNS_LEAST = 12, DETAIL_GAP = 3 };

struct meetings {
    struct list list;          /* those that go on, a new one, those that have ended */
    struct room_listed *known; /* owned */
    int count, going;          /* going: where a new one stands, NOWHERE for nowhere */
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("back"), MARK("Back without a change.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "With a meeting a whole room answers at once: everybody at a terminal of their own, at this keyboard one after the other, or on paper. Nobody sees an answer before you reveal the result, and then the room sees figures of itself, nobody alone."),
    MARK(
        "A meeting that you have left goes on from here, where it stands. Below stand those that have ended, with the day: open one to see its result as it was revealed, to save its report, or to delete it."),
    NULL,
};

static void show(struct app *app, void *state) {
    struct meetings *meetings = state;
    struct error error;
    free(meetings->known);
    app->failure = (struct error){.kind = ERROR_NONE}; /* it is read here, and nothing ends */
    if (!room_list(app->store, &meetings->known, &meetings->count, &meetings->going, &error))
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    meetings->list.count = meetings->count + 1;
    if (meetings->list.selected >= meetings->list.count)
        meetings->list.selected = 0;
}

/* Where there is none there is nothing to choose. */
static struct next arrive(struct app *app, void *state) {
    const struct meetings *meetings = state;
    return meetings->count > 0 || app->notice[0] != '\0'
               ? stay
               : (struct next){TURN_REPLACE, &screen_meeting_new};
}

/* The meeting of a row, NULL for a new one. */
static const struct room_listed *listed(const struct meetings *meetings, int row) {
    if (row == meetings->going)
        return NULL;
    bool before = row < meetings->going || meetings->going == NOWHERE;
    return &meetings->known[before ? row : row - 1];
}

static void say_detail(const struct room_listed *meeting, bool brief, char out[LABEL_BYTES]) {
    char date[40];
    bool over = meeting->state == MEETING_ENDED;
    clock_date(meeting->ended, date, sizeof date);
    if (over && !brief)
        snprintf(out, LABEL_BYTES, _("ended %s"), date);
    else
        snprintf(out, LABEL_BYTES, "%s",
                 over    ? date
                 : brief ? ""
                         : room_state_words(meeting->state));
}

struct meeting_row {
    char title[LABEL_BYTES], detail[LABEL_BYTES];
};

/* Codes tell equal titles apart and days when they were, so it is titles that are cut. */
static int say_details(const struct app *app, const struct meetings *meetings, bool brief,
                       struct meeting_row *words) {
    int widest = 0;
    for (int i = 0; i < meetings->list.count; i++) {
        if (i != meetings->going)
            say_detail(listed(meetings, i), brief, words[i].detail);
        if (text_width(words[i].detail) > widest)
            widest = text_width(words[i].detail);
    }
    return app->width - paint_label_column(meetings->known[0].code) - DETAIL_GAP - widest;
}

static void fill_rows(struct app *app, const struct meetings *meetings, struct row *rows,
                      struct meeting_row *words) {
    int room = app->width;
    if (meetings->count > 0)
        room = say_details(app, meetings, false, words);
    if (meetings->count > 0 && room < LABEL_COLUMNS_LEAST)
        room = say_details(app, meetings, true, words);
    for (int i = 0; i < meetings->list.count; i++) {
        const struct room_listed *meeting = listed(meetings, i);
        if (meeting != NULL)
            paint_shortened(app, meeting->title, room, words[i].title, LABEL_BYTES);
        rows[i] = (struct row){.key = list_key(i),
                               .box = meeting != NULL ? meeting->code : NULL,
                               .label = meeting != NULL ? words[i].title : _("A new meeting"),
                               .detail = words[i].detail,
                               .apart = meetings->going != NOWHERE &&
                                        (i == meetings->going || i == meetings->going + 1)};
    }
}

static void draw_list(struct app *app, struct meetings *meetings) {
    int count = meetings->list.count;
    struct row *rows = calloc((size_t)count, sizeof *rows);
    struct meeting_row *words = calloc((size_t)count, sizeof *words);
    if (rows != NULL && words != NULL) {
        fill_rows(app, meetings, rows, words);
        paint_list(app, &meetings->list, rows, app->top, app->bottom - app->top);
    }
    app->digits = count < 9 ? count : 9;
    free(rows);
    free(words);
}

static void draw(struct app *app, void *state) {
    paint_header(app, _(screen_meetings.title), "", 0, 0);
    draw_list(app, state);
}

static struct next choose(struct app *app, struct meetings *meetings, int number) {
    if (number < 0 || number >= meetings->list.count)
        return stay;
    meetings->list.selected = number;
    const struct room_listed *meeting = listed(meetings, number);
    if (meeting == NULL)
        return (struct next){TURN_PUSH, &screen_meeting_new};
    snprintf(app->code, sizeof app->code, "%s", meeting->code);
    return (struct next){TURN_PUSH, app->made_up ? &screen_meeting_read : &screen_meeting_run};
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct meetings *meetings = state;
    if (list_move(&meetings->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, meetings, event->number - 1);
    case ACTION_PICK: return choose(app, meetings, event->number);
    case ACTION_CHOOSE: return choose(app, meetings, meetings->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

static void leave(struct app *app, void *state) {
    struct meetings *meetings = state;
    (void)app;
    free(meetings->known);
}

const struct screen *app_meetings_first(struct app *app) {
    return app_behind_lock(app, &screen_meetings);
}

bool app_meeting_named(const struct app *app) {
    return !app->from_home && app->arguments->operand_count > 1;
}

const struct screen screen_meetings = {
    .title = MARK("Run a meeting"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct meetings),
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};

/* ---- those that have ended, from the review ---- */

static const struct hint hints_past[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the review.")},
    HINTS_END,
};

static const char *const help_past[] = {
    MARK(
        "Meetings that have ended after a reveal, the newest first. Open one to see again what its room saw: figures of the room, nobody alone."),
    NULL,
};

static void show_past(struct app *app, void *state) {
    struct meetings *meetings = state;
    struct error error;
    free(meetings->known);
    if (!room_list_seen(app->store, &meetings->known, &meetings->count, &error))
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    meetings->going = NOWHERE;
    meetings->list.count = meetings->count;
    if (meetings->list.selected >= meetings->count)
        meetings->list.selected = 0;
}

static void draw_past(struct app *app, void *state) {
    struct meetings *meetings = state;
    char command[TOLD_BYTES], words[TOLD_BYTES + 200];
    paint_header(app, _(screen_meetings_past.title), "", 0, 0);
    if (meetings->count > 0) {
        draw_list(app, meetings);
        return;
    }
    snprintf(words, sizeof words,
             _("No meeting has ended after a reveal. One is run from the home screen, or with: %s"),
             told_command(command, "meeting new"));
    paint_paragraph(app, app->top, app->left, app->width, app->bottom - app->top, ROLE_TEXT, words);
}

const struct screen screen_meetings_past = {
    .title = MARK("Meetings that have ended"),
    .hints = hints_past,
    .help = help_past,
    .state_size = sizeof(struct meetings),
    .show = show_past,
    .draw = draw_past,
    .handle = handle,
    .leave = leave,
};
