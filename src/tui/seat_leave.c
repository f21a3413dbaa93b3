/* Leaving a seat: for a while, or for good. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { ROW_STAY, ROW_AWAY, ROW_GOOD, ROW_COUNT, LABEL_BYTES = 200 };

struct leave_view {
    struct list list;
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT, HINT_HELP, {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to your seat.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "When you leave for a while, what you answered stays in your seat, and the seat word brings you back. When you leave for good, what has not been revealed is removed, and the room counts without you."),
    NULL,
};

/* After the end there is nothing to come back to. */
static struct next arrive(struct app *app, void *state) {
    struct leave_view *view = state;
    view->list.count = ROW_COUNT;
    return app->meet->meeting.state == MEETING_ENDED ? app_out(app) : stay;
}

static void draw(struct app *app, void *state) {
    struct leave_view *view = state;
    char away[LABEL_BYTES];
    snprintf(away, sizeof away, _("Leave and keep my seat; its word is %s"), app->meet->seat.word);
    const struct row rows[ROW_COUNT] = {
        [ROW_STAY] = {.key = "1", .label = _("Stay"), .detail = ""},
        [ROW_AWAY] = {.key = "2", .label = away, .detail = ""},
        [ROW_GOOD] = {.key = "3",
                      .label = _("Leave for good; what has not been revealed is removed"),
                      .detail = "",
                      .apart = true},
    };
    app->digits = ROW_COUNT;
    meet_header(app, "");
    int row = app->top;
    row +=
        paint_paragraph(app, row, app->left, app->width, 2, ROLE_STRONG, _("Leave the meeting?")) +
        1;
    paint_list(app, &view->list, rows, row, app->bottom - row);
}

static struct next leave_away(struct app *app) {
    const struct meet *meet = app->meet;
    char command[TOLD_BYTES];
    snprintf(app->farewell, sizeof app->farewell, _("Your seat %s is kept. To come back to it: %s"),
             meet->seat.word, told_command(command, "join %s", meet->meeting.code));
    return app_out(app);
}

static struct next leave_for_good(struct app *app) {
    struct error error;
    if (room_leave(app->store, &app->meet->seat, clock_now(), &error)) {
        snprintf(app->farewell, sizeof app->farewell, "%s",
                 _("Your seat is given up; what was not revealed is removed."));
        return app_out(app);
    }
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next choose(struct app *app, int number) {
    switch (number) {
    case ROW_STAY: return pop;
    case ROW_AWAY: return leave_away(app);
    case ROW_GOOD: return leave_for_good(app);
    default: return stay;
    }
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct leave_view *view = state;
    if (list_move(&view->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT:
        /* The digits of this screen are those of votes, which a room may have closed under them:
         * there may be more of them, and what cannot be taken back takes Enter. */
        if (event->number < 1 || event->number > ROW_COUNT)
            return stay;
        view->list.selected = event->number - 1;
        return event->number - 1 == ROW_GOOD ? stay : choose(app, event->number - 1);
    case ACTION_PICK: return choose(app, event->number);
    case ACTION_CHOOSE: return choose(app, view->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_seat_leave = {
    .title = MARK("Leave the meeting?"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct leave_view),
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
};
