/* How long the room has: a clock that closes when it runs out. */
#include "meeting.h"

#include "leadquiz/translate.h"

#include <stdio.h>

enum { MINUTE_MS = 60 * 1000, LABEL_BYTES = 80 };

static const int minutes[] = {1, 2, 3, 5, 7, 10, 15, 20};
enum { CHOICES = sizeof minutes / sizeof minutes[0], ROW_COUNT = CHOICES + 1 };

struct clock_view {
    struct list list;
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("back"), MARK("Back without a change.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Everybody sees how much time is left. When it has run out the answering is closed by itself; what was answered by then counts. You can give more time at any moment, or close earlier."),
    NULL,
};

static void enter(struct app *app, void *state) {
    struct clock_view *view = state;
    (void)app;
    view->list = (struct list){.count = ROW_COUNT, .selected = 3};
}

static void draw(struct app *app, void *state) {
    struct clock_view *view = state;
    struct row rows[ROW_COUNT];
    char labels[CHOICES][LABEL_BYTES];
    for (int i = 0; i < CHOICES; i++) {
        snprintf(labels[i], LABEL_BYTES,
                 N_("%d minute from now", "%d minutes from now", minutes[i]), minutes[i]);
        rows[i] = (struct row){.key = list_key(i), .label = labels[i], .detail = ""};
    }
    rows[CHOICES] =
        (struct row){.key = list_key(CHOICES), .label = _("No clock"), .detail = "", .apart = true};
    app->digits = ROW_COUNT;
    meet_header(app, "");
    int row = app->top;
    if (app->rows >= 20)
        row += paint_paragraph(app, row, app->left, app->width, 2, ROLE_STRONG,
                               _("How much time does the room have?")) +
               1;
    paint_list(app, &view->list, rows, row, app->bottom - row);
}

static struct next choose(struct app *app, int number) {
    if (number < 0 || number >= ROW_COUNT)
        return stay;
    meet_clock(app, number < CHOICES ? (int64_t)minutes[number] * MINUTE_MS : 0);
    return pop;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct clock_view *view = state;
    if (list_move(&view->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, event->number - 1);
    case ACTION_PICK: return choose(app, event->number);
    case ACTION_CHOOSE: return choose(app, view->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_meeting_clock = {
    .title = MARK("The clock"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct clock_view),
    .enter = enter,
    .draw = draw,
    .handle = handle,
};
