/* Leaving a way through before its end. */
#include "meeting.h"

#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>

bool app_unkept(const struct app *app) {
    return app->take.sitting.id == 0 && app->meet == NULL;
}

const char *app_who(const struct app *app) {
    return app->meet != NULL ? app->meet->seat.word : app->take.person.name;
}

const char *app_title(const struct app *app) {
    return app->meet != NULL ? app->meet->meeting.title : take_instrument(&app->take)->title;
}

struct next app_out(const struct app *app) {
    return app->from_home ? (struct next){TURN_HOME, NULL} : quit;
}

void app_way_begins(struct app *app) {
    app->farewell[0] = '\0';
    app->framed = app->noticed = false;
}

static struct next lose(struct app *app) {
    app->farewell[0] = '\0';
    return app_out(app);
}

struct next app_leave(struct app *app) {
    const struct quiz *quiz = &app->take.quiz;
    struct error error;
    char command[TOLD_BYTES];
    if (app->meet != NULL)
        return (struct next){TURN_PUSH, &screen_seat_leave};
    if (app->take.sitting.id != 0 && quiz_answered(quiz) == 0) {
        if (!take_leave(&app->take, &error))
            app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return app_out(app);
    }
    if (app->take.sitting.id != 0) {
        int at = quiz->position < quiz->route_count ? quiz->position + 1 : quiz->route_count;
        snprintf(app->farewell, sizeof app->farewell,
                 _("Kept for %s, up to question %d of %d. \"%s\" goes on there."),
                 app->take.person.name, at, quiz->route_count, told_command(command, "take"));
        return app_out(app);
    }
    app->confirm = (struct confirm){
        .no = _("Stay"), .yes = _("Leave; these answers are gone then"), .act = lose};
    snprintf(app->confirm.question, sizeof app->confirm.question, "%s",
             _("You chose to keep nothing, so leaving loses these answers."));
    return (struct next){TURN_PUSH, &screen_confirm};
}
