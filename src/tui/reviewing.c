/* What the screens of the review share: the team that is looked at, and what is known of it. */
#include "screen.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void forget(struct app *app) {
    free(app->months);
    app->months = NULL;
    app->month_count = 0;
    review_free(&app->review);
    app->review = (struct review){0};
}

void app_review_begins(struct app *app, const char *team) {
    forget(app);
    app->reviewed = 0;
    if (team != app->review_team)
        snprintf(app->review_team, sizeof app->review_team, "%s", team != NULL ? team : "");
    app->choice = (struct review_choice){.corner = NOWHERE, .sort = SORT_NAME};
}

const struct review_person *app_reviewed(const struct app *app) {
    for (int i = 0; i < app->review.count; i++) {
        if (app->review.people[i].person == app->reviewed)
            return &app->review.people[i];
    }
    return NULL;
}

/* Load the review, or load it anew when the store has changed. */
static bool load(struct app *app, struct error *error) {
    bool here = app->review.store != NULL && strcmp(app->review.team, app->review_team) == 0;
    if (here && !review_stale(&app->review))
        return true;
    forget(app);
    if (!review_load(app->store, app->instrument, app->review_team, clock_now(), true, false,
                     &app->review, error)) {
        app->review = (struct review){0};
        return false;
    }
    app->review_turn++;
    return true;
}

bool app_review(struct app *app) {
    struct error error;
    if (load(app, &error))
        return true;
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return false;
}

const char *app_review_who(const struct app *app) {
    return app->review_team[0] != '\0' ? app->review_team : _("everybody");
}
