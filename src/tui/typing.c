/* One line of text: a code name (screen_type_name) or a team name (screen_type_team). */
#include "paint.h"

#include "leadquiz/translate.h"

#include <string.h>

enum { TYPED_BYTES = 4 * NAME_BYTES };

struct typing {
    char text[TYPED_BYTES];
};

static const struct hint hints[] = {
    {ACTION_CHOOSE, {0}, MARK("done"), MARK("Take what is typed.")},
    {ACTION_BACK, {0}, MARK("rub out"), MARK("Take the last character away.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back without a change.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Type with the keyboard and press Enter. Letters of any language, digits, spaces and signs will do, at most 24 columns."),
    NULL,
};

static void add(struct typing *typing, const char *text) {
    size_t length = strlen(typing->text);
    if (length + strlen(text) < sizeof typing->text)
        memcpy(typing->text + length, text, strlen(text) + 1);
}

static void rub_out(struct typing *typing) {
    size_t length = strlen(typing->text);
    typing->text[length - text_last_grapheme(typing->text, length)] = '\0';
}

static void draw_field(struct app *app, const struct typing *typing, const char *question,
                       const char *hint) {
    paint_header(app, app->instrument->title, "", 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 3, ROLE_STRONG, question) + 1;
    int field = NAME_COLUMNS_MOST + 2;
    paint_text(app, row, app->left, 2, ROLE_ACCENT, app->glyphs->pointer);
    int width = text_width(typing->text);
    const char *text = typing->text;
    while (width >= field) { /* the end of what is typed is what must be seen */
        text += text_fit(text, 1) > 0 ? text_fit(text, 1) : text_fit(text, 2);
        width = text_width(text);
    }
    paint_text(app, row, app->left + 2, field, ROLE_STRONG, text);
    paint_repeat(app, row + 1, app->left + 2, field, ROLE_TRACK, app->glyphs->line);
    app->cursor = true;
    app->cursor_row = row;
    app->cursor_column = app->left + 2 + width;
    paint_paragraph(app, row + 3, app->left, app->width, 3, ROLE_MUTED, hint);
}

static void draw_name(struct app *app, void *state) {
    draw_field(app, state, _("Type a code name of your own"),
               _("Not your real name: something that only you connect with yourself."));
}

static void draw_team(struct app *app, void *state) {
    draw_field(app, state, _("Type the name of your team"),
               _("Leave it empty for no team. Write it just as the others in your team do."));
}

static void enter_team(struct app *app, void *state) {
    struct typing *typing = state;
    memcpy(typing->text, app->team, sizeof app->team);
}

static struct next handle(struct typing *typing, const struct event *event) {
    switch (event->action) {
    case ACTION_TEXT: add(typing, event->text); return stay;
    case ACTION_BACK: rub_out(typing); return stay;
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

static struct next done(struct app *app, const struct typing *typing, const char *what,
                        char *name) {
    struct error error;
    if (text_name(typing->text, what, name, &error))
        return pop;
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next handle_name(struct app *app, void *state, const struct event *event) {
    if (event->action == ACTION_CHOOSE)
        return done(app, state, _("The code name"), app->name);
    return handle(state, event);
}

static struct next handle_team(struct app *app, void *state, const struct event *event) {
    struct typing *typing = state;
    if (event->action == ACTION_CHOOSE && typing->text[0] == '\0') {
        app->team[0] = '\0';
        return pop;
    }
    if (event->action == ACTION_CHOOSE)
        return done(app, typing, _("The team name"), app->team);
    return handle(typing, event);
}

const struct screen screen_type_name = {
    .title = MARK("A code name of your own"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct typing),
    .typing = true,
    .draw = draw_name,
    .handle = handle_name,
};

const struct screen screen_type_team = {
    .title = MARK("Your team"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct typing),
    .typing = true,
    .enter = enter_team,
    .draw = draw_team,
    .handle = handle_team,
};
