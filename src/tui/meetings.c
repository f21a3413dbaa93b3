/* The meetings that a facilitator can run: those that have not ended, and a new one. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MEETINGS_MOST = 64, LABEL_BYTES = 200 };

static const char *state_words(enum meeting_state state) {
    switch (state) {
    case MEETING_LOBBY: return _("people are coming in");
    case MEETING_OPEN: return _("open");
    case MEETING_CLOSED: return _("closed");
    case MEETING_REVEALED: return _("the result is shown");
    case MEETING_ENDED: return _("ended");
    }
    return "";
}

/* ---- those that there are ---- */

struct going {
    char code[MEETING_CODE_BYTES];
    char title[MEETING_TITLE_BYTES];
    enum meeting_state state;
};

struct meetings {
    struct list list;
    struct going going[MEETINGS_MOST]; /* the newest first */
    int count;
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
        "A meeting that you have left goes on from here, where it stands. One that has ended is not listed: leadquiz meeting list knows all."),
    NULL,
};

static bool add_going(const struct meeting *meeting, void *context, struct error *error) {
    struct meetings *meetings = context;
    (void)error;
    if (meeting->state == MEETING_ENDED || meetings->count == MEETINGS_MOST)
        return true;
    struct going *going = &meetings->going[meetings->count++];
    memcpy(going->code, meeting->code, sizeof going->code);
    memcpy(going->title, meeting->title, sizeof going->title);
    going->state = meeting->state;
    return true;
}

static void show(struct app *app, void *state) {
    struct meetings *meetings = state;
    struct error error;
    meetings->count = 0;
    if (!store_meetings_each(app->store, add_going, meetings, &error))
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    meetings->list.count = meetings->count + 1;
    if (meetings->list.selected >= meetings->list.count)
        meetings->list.selected = 0;
}

/* Where there is none to go on with, there is nothing to choose. */
static struct next arrive(struct app *app, void *state) {
    const struct meetings *meetings = state;
    return meetings->count > 0 || app->notice[0] != '\0'
               ? stay
               : (struct next){TURN_REPLACE, &screen_meeting_new};
}

static void draw(struct app *app, void *state) {
    struct meetings *meetings = state;
    int count = meetings->list.count;
    struct row *rows = calloc((size_t)count, sizeof *rows);
    char(*details)[LABEL_BYTES] = calloc((size_t)count, sizeof *details);
    paint_header(app, _(screen_meetings.title), "", 0, 0);
    for (int i = 0; rows != NULL && details != NULL && i < meetings->count; i++) {
        const struct going *going = &meetings->going[i];
        snprintf(details[i], LABEL_BYTES, "%s %s %s", going->code, app->glyphs->separator,
                 state_words(going->state));
        rows[i] = (struct row){.key = list_key(i), .label = going->title, .detail = details[i]};
    }
    if (rows != NULL && details != NULL) {
        rows[count - 1] = (struct row){
            .key = list_key(count - 1), .label = _("A new meeting"), .detail = "", .apart = true};
        paint_list(app, &meetings->list, rows, app->top, app->bottom - app->top);
    }
    app->digits = count < 9 ? count : 9;
    free(rows);
    free(details);
}

static struct next choose(struct app *app, struct meetings *meetings, int number) {
    if (number < 0 || number >= meetings->list.count)
        return stay;
    meetings->list.selected = number;
    if (number == meetings->count)
        return (struct next){TURN_PUSH, &screen_meeting_new};
    snprintf(app->code, sizeof app->code, "%s", meetings->going[number].code);
    return (struct next){TURN_PUSH, &screen_meeting_run};
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

const struct screen *app_meetings_first(struct app *app) {
    return app_behind_lock(app, &screen_meetings);
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
};

/* ---- a new one ---- */

enum { ROW_MAKE, ROW_TITLE, ROW_FORM, ROW_NAMED, ROW_COUNT };

struct fresh {
    struct list list;
    enum form form;
    bool named;
};

static const char *const help_new[] = {
    MARK(
        "Enter makes the meeting as it stands here and shows the code that people join with; nothing is asked before you begin. Enter on a line below changes it."),
    MARK(
        "The full form tells about levels, the short one takes a quarter of the time. With code names a seat cannot be taken by somebody else who learns its word; they are removed when the meeting ends."),
    MARK(
        "To have a room vote on single questions, one at a time: leadquiz meeting new --ask, with their ids."),
    NULL,
};

static bool has_form(const struct app *app, enum form form) {
    return instrument_order(app->instrument, form, true)->count > 0;
}

static void enter_new(struct app *app, void *state) {
    struct fresh *fresh = state;
    char date[LABEL_BYTES];
    clock_date(clock_now(), date, sizeof date);
    snprintf(app->meeting_title, sizeof app->meeting_title, _("Meeting of %s"), date);
    fresh->form = has_form(app, FORM_FULL) ? FORM_FULL : FORM_SHORT;
    fresh->list.count = ROW_COUNT;
}

/* Coming back from typing the title, Enter makes the meeting. */
static void show_new(struct app *app, void *state) {
    struct fresh *fresh = state;
    (void)app;
    fresh->list.selected = ROW_MAKE;
}

static int minutes(const struct app *app, enum form form) {
    struct quiz quiz;
    quiz_begin(&quiz, app->instrument, form, 0);
    return (int)((quiz_time_left(&quiz) + 59999) / 60000);
}

static void draw_new(struct app *app, void *state) {
    struct fresh *fresh = state;
    char title[LABEL_BYTES], form[LABEL_BYTES];
    int time = minutes(app, fresh->form);
    snprintf(title, sizeof title, _("Title: %s"), app->meeting_title);
    snprintf(form, sizeof form, N_("about %d minute", "about %d minutes", time), time);
    const struct row rows[ROW_COUNT] = {
        [ROW_MAKE] = {.key = "1",
                      .label = _("Make it and let people in"),
                      .detail = "",
                      .role = ROLE_STRONG},
        [ROW_TITLE] = {.key = "2", .label = title, .detail = "", .apart = true},
        [ROW_FORM] = {.key = "3",
                      .label = fresh->form == FORM_SHORT ? _("Asks the short form")
                                                         : _("Asks the full form"),
                      .detail = form},
        [ROW_NAMED] = {.key = "4",
                       .label = fresh->named ? _("People join with code names")
                                             : _("People join without a name"),
                       .detail = ""},
    };
    app->digits = ROW_COUNT;
    paint_header(app, _(screen_meeting_new.title), "", 0, 0);
    int row = app->top;
    if (app->rows >= 20)
        row +=
            paint_paragraph(
                app, row, app->left, app->width, 3, ROLE_TEXT,
                _("You get a code for people to join with. Nothing is asked before you begin.")) +
            1;
    paint_list(app, &fresh->list, rows, row, app->bottom - row);
}

static struct next make(struct app *app, const struct fresh *fresh) {
    struct room_plan plan = {
        .title = app->meeting_title, .form = fresh->form, .named = fresh->named};
    struct meeting meeting;
    struct error error;
    if (!room_new(app->store, app->instrument, &plan, digest_random(), clock_now(), &meeting,
                  &error)) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return stay;
    }
    snprintf(app->code, sizeof app->code, "%s", meeting.code);
    return (struct next){TURN_REPLACE, &screen_meeting_run};
}

static struct next choose_new(struct app *app, struct fresh *fresh, int number) {
    enum form other = fresh->form == FORM_FULL ? FORM_SHORT : FORM_FULL;
    if (number < 0 || number >= ROW_COUNT)
        return stay;
    fresh->list.selected = number;
    switch (number) {
    case ROW_MAKE: return make(app, fresh);
    case ROW_TITLE: return (struct next){TURN_PUSH, &screen_type_title};
    case ROW_FORM: fresh->form = has_form(app, other) ? other : fresh->form; return stay;
    default: fresh->named = !fresh->named; return stay;
    }
}

static struct next handle_new(struct app *app, void *state, const struct event *event) {
    struct fresh *fresh = state;
    if (list_move(&fresh->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose_new(app, fresh, event->number - 1);
    case ACTION_PICK: return choose_new(app, fresh, event->number);
    case ACTION_CHOOSE: return choose_new(app, fresh, fresh->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_meeting_new = {
    .title = MARK("A new meeting"),
    .hints = hints,
    .help = help_new,
    .state_size = sizeof(struct fresh),
    .enter = enter_new,
    .show = show_new,
    .draw = draw_new,
    .handle = handle_new,
};
