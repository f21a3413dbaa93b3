/* A question asked once before something that cannot be taken back: app->confirm. */
#include "paint.h"

#include "leadquiz/translate.h"

struct confirm_view {
    struct list list;
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("back"), MARK("Back, without doing it.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "What is asked here cannot be taken back once it is done. The first line leaves everything as it is."),
    NULL,
};

static void enter(struct app *app, void *state) {
    struct confirm_view *view = state;
    (void)app;
    view->list = (struct list){.count = 2, .selected = 0};
}

static void draw(struct app *app, void *state) {
    struct confirm_view *view = state;
    const struct row rows[] = {
        {.key = "1", .label = app->confirm.no, .detail = ""},
        {.key = "2", .label = app->confirm.yes, .detail = ""},
    };
    app->digits = 2;
    paint_header(app, app_title(app), "", 0, 0);
    int row = app->top;
    row +=
        paint_paragraph(app, row, app->left, app->width, 6, ROLE_STRONG, app->confirm.question) + 1;
    paint_list(app, &view->list, rows, row, app->bottom - row);
}

static struct next choose(struct app *app, int number) {
    if (number == 0)
        return pop;
    return number == 1 ? app->confirm.act(app) : stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct confirm_view *view = state;
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

const struct screen screen_confirm = {
    .title = MARK("Are you sure?"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct confirm_view),
    .enter = enter,
    .draw = draw,
    .handle = handle,
};
