/* One line of text: a code name, a team name, whose results to see, or a thing to do in one's own
 * words. */
#include "line.h"
#include "meeting.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { TYPED_BYTES = LINE_BYTES };

struct typing {
    char text[TYPED_BYTES];
    bool proposed; /* the first letter that is typed takes its place */
};

static const struct hint hints[] = {
    {ACTION_CHOOSE, {0}, MARK("done"), MARK("Take what is typed.")},   HINTS_LINE, HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back without a change.")}, HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Type with the keyboard and press Enter. Letters of any language, digits, spaces and signs "
        "will do."),
    MARK("Text that stands there marked is a proposal, or was not right: the first letter that you "
         "type takes its place."),
    NULL,
};

static void explain_most(struct page *page, int columns) {
    char text[TYPED_BYTES];
    snprintf(text, sizeof text, _("At most %d characters fit."), columns);
    page_paragraph(page, ROLE_TEXT, 0, 0, text);
    page_line(page);
}

static void explain_name(const struct app *app, struct page *page) {
    (void)app;
    explain_most(page, NAME_COLUMNS_MOST);
}

static void explain_title(const struct app *app, struct page *page) {
    (void)app;
    explain_most(page, MEETING_TITLE_COLUMNS);
}

static void explain_action(const struct app *app, struct page *page) {
    (void)app;
    explain_most(page, LINE_COLUMNS_MOST);
}

static void propose(struct typing *typing, const char *text) {
    snprintf(typing->text, sizeof typing->text, "%s", text);
    typing->proposed = typing->text[0] != '\0';
}

static void draw_field(struct app *app, const struct typing *typing, int columns,
                       const char *question, const char *hint) {
    paint_header(app, app_title(app), "", 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 3, ROLE_STRONG, question) + 1;
    int field = columns + 2 < app->width - 2 ? columns + 2 : app->width - 2;
    paint_text(app, row, app->left, 2, ROLE_ACCENT, app->glyphs->pointer);
    int width = line_paint(app, row, app->left + 2, field,
                           typing->proposed ? ROLE_SELECTED : ROLE_STRONG, typing->text);
    paint_repeat(app, row + 1, app->left + 2, field, ROLE_TRACK, app->glyphs->line);
    app->cursor = true;
    app->cursor_row = row;
    app->cursor_column = app->left + 2 + width;
    paint_paragraph(app, row + 3, app->left, app->width, 3, ROLE_MUTED, hint);
}

static void draw_name(struct app *app, void *state) {
    draw_field(app, state, NAME_COLUMNS_MOST, _("Type a code name of your own"),
               _("Not your real name: something that only you connect with yourself."));
}

static void draw_team(struct app *app, void *state) {
    draw_field(app, state, NAME_COLUMNS_MOST, _("Type the name of your team"),
               _("Leave it empty for no team. Write it just as the others in your team do."));
}

static void enter_team(struct app *app, void *state) {
    struct typing *typing = state;
    propose(typing, app->team);
}

/* Of letters so many columns are taken, so that all of it is seen to be taken. */
static struct next handle(struct app *app, struct typing *typing, const struct event *event,
                          int columns) {
    if (event->action == ACTION_LEAVE)
        return pop;
    if (typing->proposed && event->action == ACTION_TEXT)
        typing->text[0] = '\0';
    if (event->action == ACTION_TEXT &&
        text_width(typing->text) + text_width(event->text) > columns) {
        app_notice(app, ROLE_MUTED, _("At most %d characters fit."), columns);
        return stay;
    }
    if (line_type(typing->text, sizeof typing->text, event))
        typing->proposed = false;
    return stay;
}

/* What nobody knows is to be typed anew. */
static struct next unknown(struct app *app, struct typing *typing, const struct error *error) {
    app_notice(app, ROLE_CAUTION, "%s", error->sentence);
    typing->proposed = typing->text[0] != '\0';
    return stay;
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
    struct person person;
    struct error error;
    if (event->action != ACTION_CHOOSE)
        return handle(app, state, event, NAME_COLUMNS_MOST);
    struct next next = done(app, state, _("The code name"), app->name);
    if (next.turn == TURN_POP && store_person_find(app->store, app->name, &person, &error) == FOUND)
        app_notice(
            app, ROLE_CAUTION, "%s",
            _("Answers are kept under this code name already. If they are not yours, take another."));
    return next;
}

static struct next handle_team(struct app *app, void *state, const struct event *event) {
    struct typing *typing = state;
    if (event->action == ACTION_CHOOSE && typing->text[0] == '\0') {
        app->team[0] = '\0';
        return pop;
    }
    if (event->action == ACTION_CHOOSE)
        return done(app, typing, _("The team name"), app->team);
    return handle(app, typing, event, NAME_COLUMNS_MOST);
}

/* ---- whose results ---- */

static void draw_person(struct app *app, void *state) {
    draw_field(app, state, NAME_COLUMNS_MOST, _("Whose results? Type your code name"),
               _("The one your answers were kept under."));
}

static struct next handle_person(struct app *app, void *state, const struct event *event) {
    struct typing *typing = state;
    struct error error;
    char name[NAME_BYTES];
    if (event->action != ACTION_CHOOSE)
        return handle(app, state, event, NAME_COLUMNS_MOST);
    if (!text_name(typing->text, _("The code name"), name, &error))
        return unknown(app, typing, &error);
    if (!app_history(app, name))
        return stay;
    snprintf(app->name, sizeof app->name, "%s", name);
    return (struct next){TURN_REPLACE, &screen_results};
}

/* ---- a meeting ---- */

static void draw_code(struct app *app, void *state) {
    draw_field(app, state, NAME_COLUMNS_MOST, _("Type the code of the meeting"),
               _("Five letters; they are on the wall."));
}

static struct next handle_code(struct app *app, void *state, const struct event *event) {
    struct typing *typing = state;
    struct error error;
    if (event->action != ACTION_CHOOSE)
        return handle(app, state, event, NAME_COLUMNS_MOST);
    snprintf(app->code, sizeof app->code, "%s", typing->text);
    if (meet_begin(app, MEET_SEAT, app->code, &error))
        return (struct next){TURN_REPLACE, &screen_seat_door};
    return unknown(app, typing, &error);
}

static void enter_title(struct app *app, void *state) {
    struct typing *typing = state;
    propose(typing, app->meeting_title);
}

static void draw_title(struct app *app, void *state) {
    draw_field(app, state, MEETING_TITLE_COLUMNS, _("Type the title of the meeting"),
               _("Everybody who joins sees it, and it stands on the wall."));
}

static struct next handle_title(struct app *app, void *state, const struct event *event) {
    const struct typing *typing = state;
    struct error error;
    if (event->action != ACTION_CHOOSE)
        return handle(app, state, event, MEETING_TITLE_COLUMNS);
    if (text_typed(typing->text, _("The title"), MEETING_TITLE_COLUMNS, app->meeting_title,
                   sizeof app->meeting_title, &error))
        return pop;
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static void draw_seat_name(struct app *app, void *state) {
    bool back = app->meet->word[0] != '\0';
    draw_field(app, state, NAME_COLUMNS_MOST, _("Type your code name for this meeting"),
               back ? _("The one that you joined with.")
                    : _("It is gone when the meeting has ended."));
}

/* To the seat, or what was typed is not right. */
static struct next sit(struct app *app, struct typing *typing, const char *name) {
    bool sits = meet_sit(app, name);
    typing->proposed = !sits;
    return sits ? pop : stay;
}

static struct next handle_seat_name(struct app *app, void *state, const struct event *event) {
    struct typing *typing = state;
    struct error error;
    char name[NAME_BYTES];
    if (event->action != ACTION_CHOOSE)
        return handle(app, state, event, NAME_COLUMNS_MOST);
    return text_name(typing->text, _("The code name"), name, &error) ? sit(app, typing, name)
                                                                     : unknown(app, typing, &error);
}

static void draw_word(struct app *app, void *state) {
    draw_field(app, state, NAME_COLUMNS_MOST, _("Type your seat word"),
               _("The two words that you wrote down when you joined, such as amber-fox."));
}

static struct next handle_word(struct app *app, void *state, const struct event *event) {
    struct typing *typing = state;
    struct error error;
    if (event->action != ACTION_CHOOSE)
        return handle(app, state, event, NAME_COLUMNS_MOST);
    if (!text_name(typing->text, _("The seat word"), app->meet->word, &error))
        return unknown(app, typing, &error);
    const struct meeting *meeting = &app->meet->meeting;
    if (meeting->named && meeting->state != MEETING_ENDED) /* the end removes the names */
        return (struct next){TURN_REPLACE, &screen_seat_name};
    return sit(app, typing, "");
}

/* ---- a thing to do ---- */

static void enter_action(struct app *app, void *state) {
    struct typing *typing = state;
    propose(typing, app->own_action);
}

static void draw_action(struct app *app, void *state) {
    draw_field(
        app, state, LINE_COLUMNS_MOST, _("What will you do? Type it in your own words"),
        _("Small, and with an occasion: \"If ... happens, then I ...\" or \"On Monday I ...\"."));
}

static struct next handle_action(struct app *app, void *state, const struct event *event) {
    const struct typing *typing = state;
    struct error error;
    if (event->action != ACTION_CHOOSE)
        return handle(app, state, event, LINE_COLUMNS_MOST);
    if (typing->text[0] == '\0')
        app->own_action[0] = '\0';
    else if (!text_typed(typing->text, _("What you typed"), LINE_COLUMNS_MOST, app->own_action,
                         sizeof app->own_action, &error)) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return stay;
    }
    return pop;
}

const struct screen screen_type_name = {
    .title = MARK("A code name of your own"),
    .hints = hints,
    .help = help,
    .explain = explain_name,
    .state_size = sizeof(struct typing),
    .typing = true,
    .draw = draw_name,
    .handle = handle_name,
};

const struct screen screen_type_team = {
    .title = MARK("Your team"),
    .hints = hints,
    .help = help,
    .explain = explain_name,
    .state_size = sizeof(struct typing),
    .typing = true,
    .enter = enter_team,
    .draw = draw_team,
    .handle = handle_team,
};

const struct screen screen_type_person = {
    .title = MARK("Whose results?"),
    .hints = hints,
    .help = help,
    .explain = explain_name,
    .state_size = sizeof(struct typing),
    .typing = true,
    .draw = draw_person,
    .handle = handle_person,
};

const struct screen screen_type_code = {
    .title = MARK("The code of a meeting"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct typing),
    .typing = true,
    .draw = draw_code,
    .handle = handle_code,
};

const struct screen screen_type_title = {
    .title = MARK("The title of a meeting"),
    .hints = hints,
    .help = help,
    .explain = explain_title,
    .state_size = sizeof(struct typing),
    .typing = true,
    .enter = enter_title,
    .draw = draw_title,
    .handle = handle_title,
};

const struct screen screen_seat_name = {
    .title = MARK("Your code name"),
    .hints = hints,
    .help = help,
    .explain = explain_name,
    .state_size = sizeof(struct typing),
    .typing = true,
    .draw = draw_seat_name,
    .handle = handle_seat_name,
};

const struct screen screen_seat_word = {
    .title = MARK("Your seat word"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct typing),
    .typing = true,
    .draw = draw_word,
    .handle = handle_word,
};

const struct screen screen_type_action = {
    .title = MARK("A thing to do, in your own words"),
    .hints = hints,
    .help = help,
    .explain = explain_action,
    .state_size = sizeof(struct typing),
    .typing = true,
    .enter = enter_action,
    .draw = draw_action,
    .handle = handle_action,
};
