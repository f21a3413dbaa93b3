/* How whoever runs the meeting leaves one keyboard passed round: by the team lead's passphrase or,
 * where none is set, by a word that is shown before it begins. */
#include "line.h"
#include "lock.h"
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/translate.h"

/* ---- the word, before anybody sits down ---- */

static const struct hint word_hints[] = {
    {ACTION_CHOOSE, {0}, MARK("hand it over"), MARK("Begin; the word is not shown again.")},
    {ACTION_DIGIT, {0}, NULL, MARK("1 does what Enter does.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("leave"), MARK("End this before it begins.")},
    HINTS_END,
};

static const char *const word_help[] = {
    MARK("Once people sit here, no key leads out. What does is the team lead's passphrase or, "
         "where none is set, a word that is made anew each time."),
    NULL,
};

static void word_enter(struct app *app, void *state) {
    (void)state;
    (void)lead_door_make(app->store, digest_random(), &app->door, &app->failure);
}

static struct next leave_now(struct app *app) {
    app->released = true;
    return quit;
}

static struct next word_arrive(struct app *app, void *state) {
    (void)state;
    if (app->failure.kind != ERROR_NONE)
        return leave_now(app);
    return app->door.hash[0] != '\0' ? (struct next){TURN_REPLACE, &screen_kiosk} : stay;
}

static void word_draw(struct app *app, void *state) {
    (void)state;
    app->digits = 1;
    paint_header(app, app->instrument->title, "", 0, 0);
    int row = app->top + (app->rows >= 20 ? 2 : 0);
    row += paint_paragraph(app, row, app->left, app->width, 2, ROLE_STRONG,
                           _("With this word you end it. Write it down:")) +
           1;
    paint_text(app, row, app->left + 2, app->width - 2, ROLE_TITLE, app->door.word);
    row += 2;
    paint_paragraph(app, row, app->left, app->width, app->bottom - row, ROLE_MUTED,
                    _("It is shown this once, before you hand the keyboard over. Where a "
                      "passphrase is set (leadquiz db passphrase), that is asked for instead."));
}

static struct next word_handle(struct app *app, void *state, const struct event *event) {
    (void)state;
    if (event->action == ACTION_LEAVE)
        return leave_now(app);
    bool begins =
        event->action == ACTION_CHOOSE || (event->action == ACTION_DIGIT && event->number == 1);
    return begins ? (struct next){TURN_REPLACE, &screen_kiosk} : stay;
}

/* ---- leaving it ---- */

static const struct hint leave_hints[] = {
    {ACTION_CHOOSE, {0}, MARK("done"), MARK("Take what is typed.")},     HINTS_LINE, HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the next person.")}, HINTS_END,
};

static const char *const leave_help[] = {
    MARK("Whoever runs the meeting ends it here: with the team lead's passphrase where one is "
         "set, else with the word that was shown at the start."),
    MARK("After several wrong tries it takes longer until the next one is taken here; elsewhere "
         "nobody waits for that."),
    NULL,
};

static void leave_draw(struct app *app, void *state) {
    paint_header(app, app->instrument->title, "", 0, 0);
    lock_draw(app, state, false,
              app->door.hash[0] != '\0' ? _("To leave, type the team lead's passphrase")
                                        : _("To leave, type the word that was shown at the start"),
              _("This is for whoever runs the meeting. Esc goes back."));
}

static struct next leave_handle(struct app *app, void *state, const struct event *event) {
    struct lock *lock = state;
    struct error error;
    if (lock_type(lock, event))
        return stay;
    if (event->action == ACTION_LEAVE)
        return pop;
    if (event->action != ACTION_CHOOSE || lock->text[0] == '\0')
        return stay;
    bool opens = lead_door_try(&app->door, lock->text, clock_steady(), &error) == FOUND;
    passphrase_wipe(lock->text, sizeof lock->text);
    if (opens)
        return leave_now(app);
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static void leave_leave(struct app *app, void *state) {
    struct lock *lock = state;
    (void)app;
    passphrase_wipe(lock->text, sizeof lock->text);
}

const struct screen screen_kiosk_word = {
    .title = MARK("The way out"),
    .hints = word_hints,
    .help = word_help,
    .enter = word_enter,
    .arrive = word_arrive,
    .draw = word_draw,
    .handle = word_handle,
};

const struct screen screen_kiosk_leave = {
    .title = MARK("Leaving"),
    .hints = leave_hints,
    .help = leave_help,
    .state_size = sizeof(struct lock),
    .typing = LETTERS_ARE_TEXT,
    .draw = leave_draw,
    .handle = leave_handle,
    .leave = leave_leave,
};
