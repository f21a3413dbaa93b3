/* A meeting that has ended: its report, and deleting it. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>

void meet_ended_words(const struct app *app, char *out, size_t size) {
    char date[40];
    clock_date(app->meet->meeting.ended, date, sizeof date);
    snprintf(out, size, _("Ended on %s"), date);
}

struct next meet_save(struct app *app) {
    const struct meet *meet = app->meet;
    struct error error;
    if (!meeting_may_see(&meet->meeting, &error))
        app_notice(app, ROLE_MUTED, "%s", error.sentence);
    else if (!meet->result_known)
        app_notice(app, ROLE_CAUTION, "%s", meet->no_result);
    else
        return (struct next){TURN_PUSH, &screen_meeting_save};
    return stay;
}

static struct next delete (struct app *app) {
    struct meet *meet = app->meet;
    struct error error;
    meet->gone = room_delete(app->store, &meet->meeting, &error);
    if (!meet->gone) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return pop;
    }
    snprintf(app->farewell, sizeof app->farewell,
             _("%s is gone, with its seats and all that they answered."), meet->meeting.code);
    app_notice(app, ROLE_GOOD, "%s", app->farewell);
    if (!app_meeting_named(app))
        app->farewell[0] = '\0'; /* it is read in the list */
    return meet_back(app);       /* which goes back further */
}

struct next meet_ask_to_delete(struct app *app) {
    const struct meeting *meeting = &app->meet->meeting;
    app->confirm =
        (struct confirm){.no = _("Keep it"), .yes = _("Delete it for good"), .act = delete};
    snprintf(app->confirm.question, sizeof app->confirm.question,
             _("This removes %s (%s) with its seats and all that they answered; it cannot be "
               "brought back."),
             meeting->code, meeting->title);
    return (struct next){TURN_PUSH, &screen_confirm};
}
