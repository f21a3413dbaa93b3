/* One keyboard passed round: the next person, please. */
#include "meeting.h"
#include "terminal.h"

#include "leadquiz/arguments.h"
#include "leadquiz/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { IDLE_SECONDS = 120 };

static const struct hint hints[] = {
    {ACTION_CHOOSE, {0}, MARK("begin"), MARK("Sit down at this meeting.")},
    {ACTION_DIGIT, {0}, NULL, MARK("1 does what Enter does.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("facilitator"), MARK("End this, for whoever runs the meeting.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK("One keyboard goes from hand to hand. Each person sits down alone, "
         "answers, and leaves with q; then the screen is wiped and this page "
         "is there again."),
    MARK("Nothing that a person does here can be seen by the next one. Whoever "
         "wants to go on later comes back with the seat word that is shown at "
         "the beginning."),
    NULL,
};

/* ---- when nobody presses a key ---- */

static int64_t idle_most(const struct app *app) {
    const char *idle = app->arguments->idle;
    return 1000 * (idle != NULL ? strtol(idle, NULL, 10) : IDLE_SECONDS);
}

static int64_t idle_warned(const struct app *app) {
    return idle_most(app) * 3 / 4;
}

static int wait(const struct app *app) {
    int64_t idle = clock_steady() - app->touched;
    bool warned = app->warned == app->touched;
    int64_t left = (warned ? idle_most(app) : idle_warned(app)) - idle;
    return app->touched == 0 ? -1 : left > 0 ? (int)left : 0;
}

static struct next tick(struct app *app, bool *changed) {
    int64_t idle = clock_steady() - app->touched;
    if (app->touched == 0 || idle < idle_warned(app))
        return stay;
    if (idle >= idle_most(app)) {
        app->notice[0] = '\0';
        return (struct next){TURN_HOME, NULL};
    }
    if (app->warned != app->touched) {
        int left = (int)((idle_most(app) - idle + 999) / 1000);
        app->warned = app->touched;
        *changed = true;
        app_notice(app, ROLE_CAUTION,
                   N_("Are you there? In %d second it is the next person's turn; "
                      "what you answered is kept. An arrow key keeps you here.",
                      "Are you there? In %d seconds it is the next person's turn; "
                      "what you answered is kept. An arrow key keeps you here.",
                      left),
                   left);
    }
    return stay;
}

static const struct beat guard = {.wait = wait, .tick = tick};

void kiosk_begin(struct app *app) {
    app->restricted = app->from_home = true;
    app->guard = &guard;
    terminal_lock();
}

/* ---- the next person, please ---- */

/* Whoever sits down now is not shown who was here before. */
static void show(struct app *app, void *state) {
    (void)state;
    take_leave(&app->take, NULL);
    take_free(&app->take);
    take_init(&app->take, app->instrument, app->store);
    history_free(&app->history);
    app->history = (struct history){0};
    memset(app->name, 0, sizeof app->name);
    memset(app->team, 0, sizeof app->team);
    memset(app->own_action, 0, sizeof app->own_action);
    app->farewell[0] = '\0';
    app->declined = app->shown = 0;
    app->framed = app->noticed = app->acted = false;
    app->touched = 0;
    terminal_forget();
}

static void draw(struct app *app, void *state) {
    char idle[NOTICE_BYTES];
    int seconds = (int)(idle_most(app) / 1000);
    (void)state;
    if (seconds % 60 == 0)
        snprintf(idle, sizeof idle,
                 N_("If nobody presses a key for %d minute, this page comes back; "
                    "what was answered is kept.",
                    "If nobody presses a key for %d minutes, this page comes back; "
                    "what was answered is kept.",
                    seconds / 60),
                 seconds / 60);
    else
        snprintf(idle, sizeof idle,
                 N_("If nobody presses a key for %d second, this page comes back; "
                    "what was answered is kept.",
                    "If nobody presses a key for %d seconds, this page comes back; "
                    "what was answered is kept.",
                    seconds),
                 seconds);
    app->digits = 1;
    paint_header(app, app->instrument->title, "", 0, 0);
    int row = app->top + (app->rows >= 20 ? 2 : 0);
    row += paint_paragraph(app, row, app->left, app->width, 2, ROLE_TITLE,
                           _("The next person, please.")) +
           1;
    row += paint_paragraph(app, row, app->left, app->width, 3, ROLE_STRONG,
                           _("Sit down, alone, and press Enter.")) +
           1;
    row += paint_paragraph(app, row, app->left, app->width, 3, ROLE_TEXT,
                           _("Nobody sees what you answer. When you leave with "
                             "q, the screen is wiped.")) +
           (app->rows >= 20 ? 1 : 0);
    paint_paragraph(app, row, app->left, app->width, app->bottom - row, ROLE_MUTED, idle);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    (void)state;
    bool begins =
        event->action == ACTION_CHOOSE || (event->action == ACTION_DIGIT && event->number == 1);
    if (!begins && event->action != ACTION_LEAVE)
        return stay;
    app->touched = clock_steady();
    return (struct next){TURN_PUSH, begins ? &screen_seat_door : &screen_kiosk_leave};
}

const struct screen screen_kiosk = {
    .title = MARK("The next person"),
    .hints = hints,
    .help = help,
    .show = show,
    .draw = draw,
    .handle = handle,
};
