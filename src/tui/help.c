/* The help of whatever screen it was asked on: its paragraphs and, from its table, its keys. */
#include "paint.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { KEY_COLUMNS_LEAST = 10 };

struct help {
    struct scroll scroll;
};

static const struct hint hints[] = {
    {ACTION_DOWN,
     {ACTION_UP},
     MARK("read"),
     MARK("Read on where the page is longer than the screen.")},
    {ACTION_CHOOSE, {0}, MARK("back"), MARK("Back to where you were.")},
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to where you were.")},
    HINTS_END,
};

static int key_columns(const struct app *app) {
    int columns = KEY_COLUMNS_LEAST;
    const struct screen *about = app->helped;
    for (const struct hint *hint = app_hints(app, about); hint->action != ACTION_NONE; hint++) {
        char keys[40];
        keys_names(hint, app->glyphs, 0, false, app_letters(app, about), keys, sizeof keys);
        int width = text_width(keys) + 2;
        columns = width > columns ? width : columns;
    }
    return columns;
}

static void write_keys(const struct app *app, struct page *page) {
    const struct screen *about = app->helped;
    int column = key_columns(app);
    for (const struct hint *hint = app_hints(app, about); hint->action != ACTION_NONE; hint++) {
        char keys[40];
        if (app->restricted && !restricted_takes(hint->action))
            continue;
        if (hint->action == ACTION_DIGIT)
            snprintf(keys, sizeof keys, "%s", _("a digit"));
        else
            keys_names(hint, app->glyphs, 0, false, app_letters(app, about), keys, sizeof keys);
        struct text_line lines[8];
        int count = text_wrap(_(hint->help), page->width - column, lines, 8);
        for (int i = 0; i < count && i < 8; i++) {
            page_line(page);
            page_text(page, ROLE_ACCENT, i == 0 ? keys : "");
            page_pad(page, column);
            page_format(page, ROLE_TEXT, "%.*s", (int)lines[i].length, lines[i].start);
        }
    }
}

static const char *other_keys(enum letters_are typing) {
    switch (typing) {
    case LETTERS_ARE_TEXT:
        return _(
            "The mouse works too: click on a key in the bottom line. Letters are text here, so that it is Esc that leads back and F1 that helps.");
    case LETTERS_SEARCH:
    case LETTERS_BEGIN_SEARCH:
        return _(
            "The mouse works too: click on a line, or on a key in the bottom line. Letters search here. Before the first one q and Esc lead back; from then on q is a letter too, and Esc ends the search. For a name that begins with q press / first.");
    default:
        return _(
            "The mouse works too: click on a line, or on a key in the bottom line. j and k move like the arrows. Esc does what q does.");
    }
}

static void draw(struct app *app, void *state) {
    struct help *help = state;
    struct page page;
    page_init(&page, paint_room(app), app->glyphs);
    for (const char *const *text = app->helped->help; *text != NULL; text++) {
        page_paragraph(&page, ROLE_TEXT, 0, 0, _(*text));
        page_line(&page);
    }
    if (app->helped->explain != NULL)
        app->helped->explain(app, &page);
    write_keys(app, &page);
    page_line(&page);
    page_paragraph(&page, ROLE_MUTED, 0, 0, other_keys(app->helped->typing));
    char title[160];
    snprintf(title, sizeof title, _("Help: %s"), _(app->helped->title));
    paint_header(app, title, "", 0, 0);
    paint_scroll(app, &help->scroll, &page);
    page_free(&page);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct help *help = state;
    if (scroll_move(&help->scroll, event, app->bottom - app->top))
        return stay;
    switch (event->action) {
    case ACTION_CHOOSE:
    case ACTION_BACK:
    case ACTION_HELP:
    case ACTION_DIGIT:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_help = {
    .title = MARK("Help"),
    .hints = hints,
    .state_size = sizeof(struct help),
    .draw = draw,
    .handle = handle,
};
