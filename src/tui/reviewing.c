/* What the screens of the review share: the team that is looked at, and what is known of it. */
#include "paint.h"

#include "leadquiz/clock.h"
#include "leadquiz/lead.h"
#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* From so many people on, reading what they answered takes so long that one should say so. */
enum { SLOW_PEOPLE = 3000, MONTHS_KEPT = 24 };

static void forget(struct app *app) {
    review_questions_free(&app->questions);
    app->questions_known = false;
    free(app->months);
    app->months = NULL;
    app->month_count = 0;
    review_free(&app->review);
    app->review = (struct review){0};
}

void app_review_turn_months(struct app *app) {
    free(app->months);
    app->months = NULL;
    app->month_count = 0;
    app->by_meeting = !app->by_meeting;
}

void app_review_begins(struct app *app, const char *team, const char *kept_at) {
    forget(app);
    app->reviewed = 0;
    if (team != app->review_team)
        snprintf(app->review_team, sizeof app->review_team, "%s", team != NULL ? team : "");
    if (kept_at != app->kept_at)
        snprintf(app->kept_at, sizeof app->kept_at, "%s", kept_at != NULL ? kept_at : "");
    app->by_meeting = false;
    app->choice = (struct review_choice){.corner = NOWHERE, .sort = SORT_NAME};
}

const struct review_person *app_reviewed(const struct app *app) {
    for (int i = 0; i < app->review.count; i++) {
        if (app->review.people[i].person == app->reviewed)
            return &app->review.people[i];
    }
    return NULL;
}

/* Over what is shown now, for what is asked for comes after it. */
static void say_reading(struct app *app) {
    if (app->review.activity.answered < SLOW_PEOPLE)
        return;
    app_notice(app, ROLE_MUTED, "%s", _("Reading the answers; one moment."));
    paint_notice(app);
    refresh();
    app->notice[0] = '\0';
}

static void name_group(struct app *app) {
    const char *team = app->review.team, *meeting = app->review.meeting.title;
    bool both = team[0] != '\0' && meeting[0] != '\0';
    if (both)
        snprintf(app->review_who, sizeof app->review_who, "%s %s %s", team, app->glyphs->separator,
                 meeting);
    else
        snprintf(app->review_who, sizeof app->review_who, "%s",
                 team[0] != '\0'      ? team
                 : meeting[0] != '\0' ? meeting
                                      : _("everybody"));
}

/* Load the review, or load it anew when the store has changed. */
static bool load(struct app *app, struct error *error) {
    const struct review_group group = {app->review_team, app->kept_at};
    bool here = app->review.store != NULL && strcmp(app->review.team, app->review_team) == 0 &&
                strcmp(app->review.meeting.code, app->kept_at) == 0;
    if (here && !review_stale(&app->review))
        return true;
    forget(app);
    if (!review_load(app->store, app->instrument, &group, clock_now(), REVIEW_LOOK, &app->review,
                     error)) {
        app->review = (struct review){0};
        return false;
    }
    app->review_turn++;
    memcpy(app->kept_at, app->review.meeting.code, sizeof app->kept_at); /* as it is spelled */
    name_group(app);
    return true;
}

bool app_review(struct app *app) {
    struct error error;
    if (load(app, &error))
        return true;
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return false;
}

bool app_review_questions(struct app *app, struct error *error) {
    if (!load(app, error))
        return false;
    if (!app->questions_known) {
        say_reading(app);
        app->questions_known = review_questions_load(&app->review, &app->questions, error);
    }
    return app->questions_known;
}

bool app_review_quick(const struct app *app) {
    return app->questions_known || app->review.activity.answered < SLOW_PEOPLE;
}

bool app_review_months(struct app *app, struct error *error) {
    if (!load(app, error))
        return false;
    if (app->months != NULL)
        return true;
    app->months = calloc(MONTHS_KEPT, sizeof *app->months);
    if (app->months == NULL)
        return error_memory(error);
    say_reading(app);
    app->month_count = app->by_meeting
                           ? review_by_meeting(&app->review, app->months, TEAM_MEETINGS_MOST, error)
                           : review_months(&app->review, app->months, MONTHS_KEPT, error);
    if (app->month_count >= 0)
        return true;
    free(app->months);
    app->months = NULL;
    app->month_count = 0;
    return false;
}

const struct screen *app_review_first(struct app *app) {
    return app_behind_lock(app, &screen_review);
}

const char *app_review_who(const struct app *app) {
    if (app->review.store != NULL)
        return app->review_who;
    return app->review_team[0] != '\0' ? app->review_team : _("everybody");
}
