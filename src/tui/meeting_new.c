/* A new meeting: its title, what it asks, and how people join. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_BYTES = 200 };

enum { ROW_MAKE, ROW_TITLE, ROW_FORM, ROW_NAMED, ROW_COUNT };

struct fresh {
    struct list list;
    enum form form;
    bool named;
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("back"), MARK("Back without a change.")},
    HINTS_END,
};

static const char *const help[] = {
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

static void enter(struct app *app, void *state) {
    struct fresh *fresh = state;
    char date[LABEL_BYTES];
    clock_date(clock_now(), date, sizeof date);
    snprintf(app->meeting_title, sizeof app->meeting_title, _("Meeting of %s"), date);
    fresh->form = has_form(app, FORM_FULL) ? FORM_FULL : FORM_SHORT;
    fresh->list.count = ROW_COUNT;
}

/* Coming back from typing the title, Enter makes the meeting. */
static void show(struct app *app, void *state) {
    struct fresh *fresh = state;
    (void)app;
    fresh->list.selected = ROW_MAKE;
}

static int minutes(const struct app *app, enum form form) {
    struct quiz quiz;
    quiz_begin(&quiz, app->instrument, form, 0);
    return (int)((quiz_time_left(&quiz) + 59999) / 60000);
}

static void draw(struct app *app, void *state) {
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

static struct next choose(struct app *app, struct fresh *fresh, int number) {
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

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct fresh *fresh = state;
    if (list_move(&fresh->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, fresh, event->number - 1);
    case ACTION_PICK: return choose(app, fresh, event->number);
    case ACTION_CHOOSE: return choose(app, fresh, fresh->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_meeting_new = {
    .title = MARK("A new meeting"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct fresh),
    .enter = enter,
    .show = show,
    .draw = draw,
    .handle = handle,
};
