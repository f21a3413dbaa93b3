/* Is there a sitting to go on with? The first screen of `take`, and asked again of a person who has
 * said a code name. Gives way at once when there is none. */
#include "paint.h"

#include "leadquiz/arguments.h"

#include "leadquiz/clock.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>

struct unfinished {
    struct list list;
    bool found;
    struct sitting sitting;
};

static const struct hint hints[] = {
    HINT_LIST,
    HINT_DIGIT,
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("leave"), MARK("Leave the program. What is kept stays kept.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Somebody began the questionnaire and left before the end. Every answer given is kept. Go on at the same question, or begin anew: the one that was begun stays kept either way."),
    NULL,
};

static struct next resume(struct app *app, const struct sitting *sitting) {
    struct error error;
    app_way_begins(app);
    if (take_resume(&app->take, sitting, &error))
        return (struct next){TURN_REPLACE, &screen_question};
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static bool identified(const struct app *app) {
    return app->take.person.name[0] != '\0';
}

static void enter(struct app *app, void *state) {
    struct unfinished *unfinished = state;
    struct error error = {.kind = ERROR_NONE};
    const char *name = identified(app) ? app->take.person.name : app->arguments->name;
    unfinished->list = (struct list){.count = 2, .selected = 0};
    unfinished->found = !app->arguments->fresh &&
                        take_unfinished(&app->take, name, &unfinished->sitting, &error) == FOUND &&
                        unfinished->sitting.id != app->declined;
    if (error.kind != ERROR_NONE)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
}

static void draw(struct app *app, void *state) {
    struct unfinished *unfinished = state;
    char first[200], detail[100], date[40];
    clock_date(unfinished->sitting.updated, date, sizeof date);
    snprintf(first, sizeof first, _("Go on as %s, at the same question"),
             unfinished->sitting.person_name);
    snprintf(detail, sizeof detail, _("%d answered, %s"), unfinished->sitting.answered, date);
    const struct row rows[] = {
        {.key = "1", .label = first, .detail = detail},
        {.key = "2", .label = _("Begin a new one"), .detail = ""},
    };
    app->digits = 2;
    paint_header(app, app->instrument->title, "", 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 3, ROLE_STRONG,
                           _("There is a questionnaire that was begun and not finished.")) +
           1;
    paint_list(app, &unfinished->list, rows, row, app->bottom - row);
}

static struct next begin_anew(struct app *app) {
    return (struct next){TURN_REPLACE, identified(app) ? &screen_outcomes : &screen_welcome};
}

static struct next choose(struct app *app, struct unfinished *unfinished, int number) {
    if (number == 0)
        return resume(app, &unfinished->sitting);
    if (number == 1) {
        app->declined = unfinished->sitting.id;
        return begin_anew(app);
    }
    return stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct unfinished *unfinished = state;
    if (list_move(&unfinished->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, unfinished, event->number - 1);
    case ACTION_PICK: return choose(app, unfinished, event->number);
    case ACTION_CHOOSE: return choose(app, unfinished, unfinished->list.selected);
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

/* Nothing to ask: give way at once. */
static struct next arrive(struct app *app, void *state) {
    const struct unfinished *unfinished = state;
    char command[TOLD_BYTES];
    if (!unfinished->found && app->arguments->resume && !identified(app)) {
        error_set(&app->failure, ERROR_INPUT,
                  _("there is no unfinished sitting to go on with; begin one with: %s"),
                  told_command(command, "take"));
        return quit;
    }
    if (!unfinished->found)
        return begin_anew(app);
    if (app->arguments->resume && !identified(app))
        return resume(app, &unfinished->sitting);
    return stay;
}

const struct screen screen_unfinished = {
    .title = MARK("Go on or begin anew"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct unfinished),
    .enter = enter,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
};
