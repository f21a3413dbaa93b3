/* The history that the screens of results share: whose it is, and which sitting is shown. */
#include "screen.h"

#include "leadquiz/arguments.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

bool app_history(struct app *app, const char *name) {
    struct error error = {.kind = ERROR_NONE};
    struct person person;
    history_free(&app->history);
    app->history = (struct history){0};
    switch (store_person_find(app->store, name, &person, &error)) {
    case FOUND_FAILED: break;
    case FOUND_NOTHING:
        error_set(&error, ERROR_INPUT, _("There is nobody with the code name %s here."), name);
        break;
    case FOUND:
        if (history_load(app->store, person.id, &app->history, NULL, &error))
            return true;
        break;
    }
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return false;
}

/* A result that is kept nowhere is a history of one. */
static void history_alone(struct app *app) {
    struct take *take = &app->take;
    history_free(&app->history);
    app->history = (struct history){.person = take->person};
    app->history.entries = calloc(1, sizeof *app->history.entries);
    if (app->history.entries == NULL)
        return;
    app->history.count = 1;
    app->history.entries[0].sitting = take->sitting;
    app->history.entries[0].instrument = take_instrument(take);
    app->history.entries[0].answers = take->quiz.answers;
    app->history.entries[0].result = take->result;
    app->history.entries[0].before = NOWHERE;
}

void app_history_taken(struct app *app) {
    struct take *take = &app->take;
    app->shown = take->sitting.id;
    if (take->sitting.id == 0 || take->result.discarded || !app_history(app, take->person.name) ||
        app_shown(app) == NULL)
        history_alone(app);
}

const struct history_entry *app_shown(const struct app *app) {
    for (int i = 0; i < app->history.count; i++) {
        if (app->history.entries[i].sitting.id == app->shown)
            return &app->history.entries[i];
    }
    return NULL;
}

struct next app_results(struct app *app) {
    struct person person;
    struct error error;
    if (app->arguments->name != NULL)
        snprintf(app->name, sizeof app->name, "%s", app->arguments->name);
    else if (app->take.person.id != 0)
        snprintf(app->name, sizeof app->name, "%s", app->take.person.name);
    else if (store_person_only(app->store, &person, &error) == FOUND)
        snprintf(app->name, sizeof app->name, "%s", person.name);
    else
        return (struct next){TURN_PUSH, &screen_type_person};
    return (struct next){TURN_PUSH, &screen_results};
}
