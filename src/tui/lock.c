/* The lead's passphrase, asked for before anything about other people is shown. */
#include "lock.h"

#include "line.h"

#include "leadquiz/clock.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static const struct hint hints[] = {
    {ACTION_CHOOSE, {0}, MARK("done"), MARK("Take what is typed.")},         HINTS_LINE, HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to where you came from.")}, HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Whoever looks after this store has set a passphrase, so that what is about other people is not open to everybody at this keyboard. Your own results need none: they are under My results."),
    MARK(
        "What you type is shown as dots. After several wrong tries it takes longer until the next one is taken."),
    NULL,
};

static int draw_dots(const struct app *app, const char *text, int row, int field) {
    int typed = 0;
    for (size_t rest = strlen(text); rest > 0; typed++)
        rest -= text_last_grapheme(text, rest);
    if (typed > field - 1)
        typed = field - 1;
    paint_repeat(app, row, app->left + 2, typed, ROLE_STRONG, app->glyphs->here);
    return typed;
}

void lock_draw(struct app *app, const struct lock *lock, bool seen, const char *question,
               const char *why) {
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 3, ROLE_STRONG, question) + 1;
    int field = app->width - 2 < 40 ? app->width - 2 : 40;
    paint_text(app, row, app->left, 2, ROLE_ACCENT, app->glyphs->pointer);
    int typed = seen ? line_paint(app, row, app->left + 2, field, ROLE_STRONG, lock->text)
                     : draw_dots(app, lock->text, row, field);
    paint_repeat(app, row + 1, app->left + 2, field, ROLE_TRACK, app->glyphs->line);
    app->cursor = true;
    app->cursor_row = row;
    app->cursor_column = app->left + 2 + typed;
    paint_paragraph(app, row + 3, app->left, app->width, app->bottom - row - 3, ROLE_MUTED, why);
}

bool lock_type(struct lock *lock, const struct event *event) {
    return line_type(lock->text, sizeof lock->text, event);
}

static void draw(struct app *app, void *state) {
    bool review = app->locked == &screen_review;
    paint_header(app, _(app->locked->title), "", 0, 0);
    lock_draw(app, state, false, _("Type the team lead's passphrase"),
              review ? _("The review tells about other people, so it is kept behind a passphrase.")
                     : _("Who may lead a meeting is kept behind a passphrase. To join one takes "
                         "none."));
}

const struct screen *app_behind_lock(struct app *app, const struct screen *screen) {
    struct error error;
    bool locked = false;
    app->locked = screen;
    if (!app->made_up && !lead_locked(app->store, &locked, &error)) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        locked = true;
    }
    return locked ? &screen_lock : screen;
}

static struct next try(struct app *app, struct lock *lock) {
    struct error error;
    if (lock->text[0] == '\0')
        return stay;
    enum found found = lead_try(app->store, lock->text, clock_machine(), &error);
    passphrase_wipe(lock->text, sizeof lock->text);
    if (found == FOUND)
        return (struct next){TURN_REPLACE, app->locked};
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct lock *lock = state;
    if (lock_type(lock, event))
        return stay;
    switch (event->action) {
    case ACTION_CHOOSE: return try(app, lock);
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

static void leave(struct app *app, void *state) {
    struct lock *lock = state;
    (void)app;
    passphrase_wipe(lock->text, sizeof lock->text);
}

const struct screen screen_lock = {
    .title = MARK("Passphrase"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct lock),
    .typing = LETTERS_ARE_TEXT,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
