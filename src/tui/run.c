#include "tui.h"

#include "meeting.h"
#include "terminal.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool colour_wanted(const struct arguments *arguments) {
    const char *no_color = getenv("NO_COLOR");
    return !arguments->no_color && (no_color == NULL || no_color[0] == '\0');
}

/* The console of the kernel has some hundred characters and not those of the drawings. */
static bool draws_boxes(const struct app *app) {
    const char *terminal = getenv("TERM");
    return app->utf8 && (terminal == NULL || strncmp(terminal, "linux", 5) != 0);
}

struct app *tui_begin(const struct arguments *arguments, struct error *error) {
    struct app *app = calloc(1, sizeof *app);
    if (app == NULL) {
        error_memory(error);
        return NULL;
    }
    app->arguments = arguments;
    app->form = arguments->short_form ? FORM_SHORT : FORM_FULL;
    if (!terminal_start(error)) {
        free(app);
        return NULL;
    }
    app->utf8 = terminal_utf8() && !arguments->ascii;
    app->glyphs = draws_boxes(app) ? &glyphs_unicode : &glyphs_ascii;
    theme_start(&app->theme, colour_wanted(arguments));
    app->restricted = arguments->restricted;
    if (app->restricted)
        terminal_lock();
    return app;
}

void tui_abandon(struct app *app) {
    if (app == NULL)
        return;
    terminal_end();
    free(app);
}

void tui_show_home(struct app *app) {
    loop_paint(app, &screen_home);
}

static const struct screen *first_screen(struct app *app, enum tui_start start) {
    struct person person;
    struct error error;
    switch (start) {
    case TUI_HOME: app->from_home = true; return &screen_home;
    /* It looks whether there is a sitting to go on with, and else gives way to the welcome. */
    case TUI_TAKE: return &screen_unfinished;
    case TUI_RESULTS: break;
    case TUI_REVIEW: return app_review_first(app);
    case TUI_JOIN: return app->code[0] != '\0' ? &screen_seat_door : &screen_type_code;
    case TUI_MEETING_RUN: return app_meeting_named(app) ? &screen_meeting_run : &screen_meetings;
    case TUI_MEETING_SHOW: return &screen_meeting_show;
    case TUI_KIOSK: kiosk_begin(app); return &screen_kiosk_word;
    case TUI_DEMO: app->made_up = true; return &screen_review;
    }
    if (app->arguments->name != NULL)
        snprintf(app->name, sizeof app->name, "%s", app->arguments->name);
    else if (store_person_only(app->store, &person, &error) == FOUND)
        snprintf(app->name, sizeof app->name, "%s", person.name);
    else
        return &screen_type_person;
    return &screen_results;
}

bool tui_run(struct app *app, enum tui_start start, const struct instrument *instrument,
             struct store *store, struct error *error) {
    app->instrument = instrument;
    app->store = store;
    take_init(&app->take, instrument, store);
    if (app->arguments->operand_count > 0)
        snprintf(app->code, sizeof app->code, "%s",
                 app->arguments->operands[app->arguments->operand_count - 1]);
    terminal_listen();
    bool fine = loop_run(app, first_screen(app, start), error);
    bool lost = take_loses(&app->take);
    take_leave(&app->take, NULL);
    take_free(&app->take);
    history_free(&app->history);
    terminal_end();
    if (fine && app->failure.kind != ERROR_NONE) {
        *error = app->failure;
        fine = false;
    } else if (fine && app->ended) {
        fine = error_set(error, ERROR_INTERRUPTED, "%s",
                         lost ? _("interrupted; you chose to keep nothing of this sitting")
                              : _("interrupted; every answer given is kept"));
    } else if (fine && app->farewell[0] != '\0') {
        printf("%s\n", app->farewell);
    }
    free(app);
    return fine;
}
