/* Leaving a way through of which nothing is kept: asked once. */
#include "paint.h"

#include "leadquiz/translate.h"

struct unsaved {
    struct list list;
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("stay"), MARK("Back to the question.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "You chose not to have your answers kept. They are in this window's memory alone, and leaving ends that."),
    NULL,
};

static void enter(struct app *app, void *state) {
    struct unsaved *unsaved = state;
    (void)app;
    unsaved->list = (struct list){.count = 2, .selected = 0};
}

static void draw(struct app *app, void *state) {
    struct unsaved *unsaved = state;
    const struct row rows[] = {
        {.key = "1", .label = _("Stay"), .detail = ""},
        {.key = "2", .label = _("Leave; these answers are gone then"), .detail = ""},
    };
    app->digits = 2;
    paint_header(app, take_instrument(&app->take)->title, "", 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 4, ROLE_STRONG,
                           _("You chose to keep nothing, so leaving loses these answers.")) +
           1;
    paint_list(app, &unsaved->list, rows, row, app->bottom - row);
}

static struct next choose(const struct app *app, int number) {
    if (number == 0)
        return pop;
    return number == 1 ? app_out(app) : stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct unsaved *unsaved = state;
    if (list_move(&unsaved->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, event->number - 1);
    case ACTION_PICK: return choose(app, event->number);
    case ACTION_CHOOSE: return choose(app, unsaved->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_unsaved = {
    .title = MARK("Nothing is kept"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct unsaved),
    .enter = enter,
    .draw = draw,
    .handle = handle,
};
