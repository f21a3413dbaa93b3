/* Before a new sitting: did you do what you chose last time? */
#include "paint.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { ROW_COUNT = 4 };

struct outcomes {
    struct list list;
    struct action_chosen actions[ACTIONS_MOST];
    int count, at;
};

static const struct hint hints[] = {
    HINT_LIST,
    HINT_DIGIT,
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the page before. It will be asked again.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Last time you chose a small thing to do. How it went stands beside your scores in your results; nobody else sees it."),
    NULL,
};

static void enter(struct app *app, void *state) {
    struct outcomes *outcomes = state;
    struct error error = {.kind = ERROR_NONE};
    outcomes->list = (struct list){.count = ROW_COUNT, .selected = NOWHERE};
    outcomes->count = take_actions_open(&app->take, outcomes->actions, ACTIONS_MOST, &error);
    if (outcomes->count < 0)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    if (outcomes->count > ACTIONS_MOST)
        outcomes->count = ACTIONS_MOST;
}

static struct next arrive(struct app *app, void *state) {
    const struct outcomes *outcomes = state;
    (void)app;
    return outcomes->at < outcomes->count ? stay : (struct next){TURN_REPLACE, &screen_consents};
}

static void draw(struct app *app, void *state) {
    struct outcomes *outcomes = state;
    const struct action_chosen *action = &outcomes->actions[outcomes->at];
    const struct row rows[ROW_COUNT] = {
        {.key = "1", .label = _("Yes"), .detail = ""},
        {.key = "2", .label = _("Partly"), .detail = ""},
        {.key = "3", .label = _("No"), .detail = ""},
        {.key = "4", .label = _("Ask me next time"), .detail = "", .apart = true},
    };
    char date[40], chosen[120];
    clock_date(action->due, date, sizeof date);
    snprintf(chosen, sizeof chosen, _("You chose this to be done by %s:"), date);
    app->digits = ROW_COUNT;
    paint_header(app, app->instrument->title, app->take.person.name, 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 2, ROLE_MUTED, chosen);
    row += paint_paragraph(app, row, app->left, app->width, 4, ROLE_TEXT, action->text) +
           (app->rows >= 20 ? 1 : 0);
    row += paint_paragraph(app, row, app->left, app->width, 1, ROLE_STRONG, _("Did you do it?")) +
           (app->rows >= 20 ? 1 : 0);
    paint_list(app, &outcomes->list, rows, row, app->bottom - row);
}

static struct next choose(struct app *app, struct outcomes *outcomes, int number) {
    static const enum outcome by_row[] = {OUTCOME_YES, OUTCOME_PARTLY, OUTCOME_NO};
    struct error error;
    if (number < 0 || number >= ROW_COUNT)
        return stay;
    if (number < 3 && !take_action_outcome(&app->take, outcomes->actions[outcomes->at].id,
                                           by_row[number], clock_now(), &error)) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return stay;
    }
    outcomes->at++;
    outcomes->list.selected = NOWHERE;
    return arrive(app, outcomes);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct outcomes *outcomes = state;
    if (list_move(&outcomes->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, outcomes, event->number - 1);
    case ACTION_PICK: return choose(app, outcomes, event->number);
    case ACTION_CHOOSE: return choose(app, outcomes, outcomes->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_outcomes = {
    .title = MARK("What you chose last time"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct outcomes),
    .enter = enter,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
};
