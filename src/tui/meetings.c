/* The meetings that a facilitator can run: those that have not ended, and a new one. */
#include "meeting.h"

#include "leadquiz/arguments.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL_BYTES = 200, LABEL_COLUMNS_LEAST = 12, DETAIL_GAP = 3 };

/* ---- those that there are ---- */

struct meetings {
    struct list list;          /* those that go on, a new one, those that have ended */
    struct room_listed *known; /* owned */
    int count, going;
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
    return &meetings->known[row < meetings->going ? row : row - 1];
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
                               .apart = i == meetings->going || i == meetings->going + 1};
    }
}

static void draw(struct app *app, void *state) {
    struct meetings *meetings = state;
    int count = meetings->list.count;
    struct row *rows = calloc((size_t)count, sizeof *rows);
    struct meeting_row *words = calloc((size_t)count, sizeof *words);
    paint_header(app, _(screen_meetings.title), "", 0, 0);
    if (rows != NULL && words != NULL) {
        fill_rows(app, meetings, rows, words);
        paint_list(app, &meetings->list, rows, app->top, app->bottom - app->top);
    }
    app->digits = count < 9 ? count : 9;
    free(rows);
    free(words);
}

static struct next choose(struct app *app, struct meetings *meetings, int number) {
    if (number < 0 || number >= meetings->list.count)
        return stay;
    meetings->list.selected = number;
    const struct room_listed *meeting = listed(meetings, number);
    if (meeting == NULL)
        return (struct next){TURN_PUSH, &screen_meeting_new};
    snprintf(app->code, sizeof app->code, "%s", meeting->code);
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
