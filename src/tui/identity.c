/* Who takes it: a code name and, if one likes, a team. */
#include "meeting.h"

#include "leadquiz/arguments.h"

#include "leadquiz/digest.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { ROW_GO_ON, ROW_ANOTHER, ROW_OWN, ROW_TEAM, ROW_NAMELESS, ROW_COUNT };

struct identity {
    struct list list;
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the page before.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "A code name keeps your sittings together without saying who you are. Take the one offered, ask for another, or type one of your own. To come back later, use the same code name again."),
    MARK(
        "A team name is only needed when you want your answers to count in a team's averages. Ask your team lead for it."),
    NULL,
};

/* On one's own machine the name is known. */
static void offer(struct app *app) {
    struct person person;
    struct error error;
    /* In a room there are others; nobody is shown their names. */
    if (app->meet == NULL && !app->restricted &&
        store_person_only(app->store, &person, &error) == FOUND)
        snprintf(app->name, sizeof app->name, "%s", person.name);
    else
        take_suggest_name(&app->take, digest_random(), app->name);
}

static void suggest(struct app *app) {
    take_suggest_name(&app->take, digest_random(), app->name);
}

static void enter(struct app *app, void *state) {
    struct identity *identity = state;
    /* A questionnaire that asks no consents keeps what has a name, so one may go without. */
    bool nameless = app->instrument->consents[CONSENT_SAVE] == NULL && app->meet == NULL;
    identity->list =
        (struct list){.count = nameless ? ROW_COUNT : ROW_NAMELESS, .selected = ROW_GO_ON};
    if (app->name[0] == '\0')
        offer(app);
    if (app->arguments->team != NULL && app->team[0] == '\0') {
        struct error error;
        if (!text_name(app->arguments->team, _("The team name"), app->team, &error))
            app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    }
}

/* Coming back from typing a name, it is that name that Enter takes. */
static void show(struct app *app, void *state) {
    struct identity *identity = state;
    (void)app;
    if (identity->list.selected == ROW_OWN || identity->list.selected == ROW_TEAM)
        identity->list.selected = ROW_GO_ON;
}

static void draw(struct app *app, void *state) {
    struct identity *identity = state;
    char go_on[160], team[200];
    snprintf(go_on, sizeof go_on, _("Go on as %s"), app->name);
    if (app->team[0] != '\0')
        snprintf(team, sizeof team, _("Team: %s"), app->team);
    else
        snprintf(team, sizeof team, "%s", _("Add a team name"));
    const struct row rows[ROW_COUNT] = {
        [ROW_GO_ON] = {.key = "1", .label = go_on, .detail = "", .role = ROLE_STRONG},
        [ROW_ANOTHER] = {.key = "2",
                         .label = _("Offer me another code name"),
                         .detail = "",
                         .apart = true},
        [ROW_OWN] = {.key = "3", .label = _("Type a code name of my own"), .detail = ""},
        [ROW_TEAM] = {.key = "4",
                      .label = team,
                      .detail = app->team[0] != '\0' ? "" : _("if you have one")},
        [ROW_NAMELESS] = {.key = "5",
                          .label = _("Go on without a name; nothing is kept"),
                          .detail = "",
                          .apart = true},
    };
    app->digits = identity->list.count;
    paint_header(app, app_title(app), "", 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 3, ROLE_STRONG,
                           _("Which code name shall your answers go under?"));
    if (app->rows >= 20) {
        row += 1;
        row += paint_paragraph(
            app, row, app->left, app->width, 3, ROLE_MUTED,
            _("It keeps your sittings together without saying who you are. Remember it: with the same code name you can come back."));
    }
    row += 1;
    paint_list(app, &identity->list, rows, row, app->bottom - row);
}

static struct next choose(struct app *app, struct identity *identity, int number) {
    struct error error;
    if (number < 0 || number >= identity->list.count)
        return stay;
    identity->list.selected = number;
    switch (number) {
    case ROW_GO_ON:
        if (take_identify(&app->take, app->name, app->team[0] != '\0' ? app->team : NULL, &error))
            return (struct next){TURN_PUSH,
                                 app->meet != NULL ? &screen_consents : &screen_unfinished};
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return stay;
    case ROW_ANOTHER: suggest(app); return stay;
    case ROW_OWN: return (struct next){TURN_PUSH, &screen_type_name};
    case ROW_NAMELESS:
        app->take.person = (struct person){0};
        return (struct next){TURN_PUSH, &screen_outcomes};
    default: return (struct next){TURN_PUSH, &screen_type_team};
    }
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct identity *identity = state;
    if (list_move(&identity->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, identity, event->number - 1);
    case ACTION_PICK: return choose(app, identity, event->number);
    case ACTION_CHOOSE: return choose(app, identity, identity->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_identity = {
    .title = MARK("Your code name"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct identity),
    .enter = enter,
    .show = show,
    .draw = draw,
    .handle = handle,
};
