/* The history that the screens of results share: whose it is, and which sitting is shown. */
#include "screen.h"

#include "leadquiz/arguments.h"

#include "leadquiz/translate.h"

#include <stdio.h>

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

void app_history_taken(struct app *app) {
    const struct take *take = &app->take;
    struct error error;
    app->shown = take->sitting.id;
    if (take->sitting.id != 0 && app_history(app, take->person.name) && app_shown(app) != NULL)
        return;
    history_free(&app->history);
    if (!history_of_one(take, &app->history, &error))
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
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
