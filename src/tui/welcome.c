/* What the questionnaire is, before it begins (screen_welcome) and on its own (screen_about). */
#include "paint.h"

#include "leadquiz/arguments.h"

#include "leadquiz/result_page.h"
#include "leadquiz/translate.h"

struct welcome {
    struct scroll scroll;
};

static const struct hint welcome_hints[] = {
    {ACTION_CHOOSE, {0}, MARK("begin"), MARK("Go on to your code name.")},
    {ACTION_DOWN,
     {ACTION_UP},
     MARK("read"),
     MARK("Read on where the text is longer than the screen.")},
    {ACTION_DIGIT, {0}, NULL, MARK("1 begins as well.")},
    {ACTION_BACK, {0}, NULL, MARK("Back to where you came from.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to where you came from.")},
    HINTS_END,
};

static const struct hint about_hints[] = {
    {ACTION_DOWN,
     {ACTION_UP},
     MARK("read"),
     MARK("Read on where the text is longer than the screen.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to where you came from.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "This page says what the questionnaire is, what it is not, and who sees what. Nothing has been asked or kept so far."),
    NULL,
};

static void paragraphs(struct page *page, enum role role, const struct paragraphs *all) {
    for (int i = 0; i < all->count; i++) {
        if (i > 0)
            page_line(page);
        page_paragraph(page, role, 0, 0, all->text[i]);
    }
}

static void draw_text(struct app *app, struct scroll *scroll, bool about) {
    const struct wording *wording = &app->instrument->wording;
    struct page page;
    page_init(&page, paint_room(app), app->glyphs);
    paragraphs(&page, ROLE_TEXT, &wording->welcome);
    page_line(&page);
    paragraphs(&page, ROLE_TEXT, &wording->limits);
    if (about && wording->provisional[0] != '\0') {
        page_line(&page);
        page_paragraph(&page, ROLE_MUTED, 0, 0, wording->provisional);
    }
    paint_header(app, app->instrument->title, "", 0, 0);
    paint_scroll(app, scroll, &page);
    page_free(&page);
}

static void welcome_draw(struct app *app, void *state) {
    struct welcome *welcome = state;
    app->digits = 1;
    draw_text(app, &welcome->scroll, false);
}

static void about_draw(struct app *app, void *state) {
    struct welcome *welcome = state;
    draw_text(app, &welcome->scroll, true);
}

/* A name given on the command line needs no asking. */
static struct next begin(struct app *app) {
    const char *name = app->arguments->name;
    if (name == NULL)
        return (struct next){TURN_PUSH, &screen_identity};
    char clean[NAME_BYTES], team[NAME_BYTES];
    struct error error;
    bool fine = text_name(name, _("The code name"), clean, &error);
    const char *given = app->arguments->team;
    if (fine && given != NULL)
        fine = text_name(given, _("The team name"), team, &error);
    if (fine && take_identify(&app->take, clean, given != NULL ? team : NULL, &error))
        return (struct next){TURN_PUSH, &screen_outcomes};
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next handle(struct app *app, struct welcome *welcome, const struct event *event,
                          bool about) {
    if (scroll_move(&welcome->scroll, event, app->bottom - app->top))
        return stay;
    switch (event->action) {
    case ACTION_CHOOSE:
    case ACTION_DIGIT:
        if (event->action == ACTION_DIGIT && event->number != 1)
            return stay;
        return about ? pop : begin(app);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

static struct next welcome_handle(struct app *app, void *state, const struct event *event) {
    return handle(app, state, event, false);
}

static struct next about_handle(struct app *app, void *state, const struct event *event) {
    return handle(app, state, event, true);
}

static void welcome_enter(struct app *app, void *state) {
    (void)state;
    take_free(&app->take);
    take_init(&app->take, app->instrument, app->store);
}

const struct screen screen_welcome = {
    .title = MARK("Before you begin"),
    .hints = welcome_hints,
    .help = help,
    .state_size = sizeof(struct welcome),
    .enter = welcome_enter,
    .draw = welcome_draw,
    .handle = welcome_handle,
};

const struct screen screen_about = {
    .title = MARK("What it is and who sees what"),
    .hints = about_hints,
    .help = help,
    .state_size = sizeof(struct welcome),
    .draw = about_draw,
    .handle = about_handle,
};
