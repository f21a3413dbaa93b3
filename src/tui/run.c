#include "tui.h"

#include "paint.h"
#include "terminal.h"

#include "../cli/command.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool tui_usable(struct error *error) {
    return terminal_usable(error);
}

static bool colour_wanted(const struct arguments *arguments) {
    const char *no_color = getenv("NO_COLOR");
    return !arguments->no_color && (no_color == NULL || no_color[0] == '\0');
}

static bool app_run(struct app *app, const struct screen *first, struct error *error) {
    if (!terminal_start(error))
        return false;
    app->utf8 = terminal_utf8();
    app->glyphs = app->utf8 && !app->arguments->ascii ? &glyphs_unicode : &glyphs_ascii;
    theme_start(&app->theme, colour_wanted(app->arguments));
    take_init(&app->take, app->instrument, app->store);
    bool fine = loop_run(app, first, error);
    take_free(&app->take);
    terminal_end();
    if (fine && !app->ended && app->farewell[0] != '\0')
        printf("%s\n", app->farewell);
    if (fine && app->ended)
        return error_set(error, ERROR_INTERRUPTED, _("interrupted; every answer given is kept"));
    return fine;
}

static struct app *app_new(const struct instrument *instrument, struct store *store,
                           const struct arguments *arguments, struct error *error) {
    struct app *app = calloc(1, sizeof *app);
    if (app == NULL) {
        error_memory(error);
        return NULL;
    }
    app->instrument = instrument;
    app->store = store;
    app->arguments = arguments;
    app->form = arguments->short_form ? FORM_SHORT : FORM_FULL;
    return app;
}

bool tui_run_home(const struct instrument *instrument, struct store *store,
                  const struct arguments *arguments, struct error *error) {
    struct app *app = app_new(instrument, store, arguments, error);
    if (app == NULL)
        return false;
    app->from_home = true;
    bool fine = app_run(app, &screen_home, error);
    free(app);
    return fine;
}

bool tui_run_take(const struct instrument *instrument, struct store *store,
                  const struct arguments *arguments, struct error *error) {
    struct app *app = app_new(instrument, store, arguments, error);
    if (app == NULL)
        return false;
    /* screen_unfinished looks whether there is a sitting to go on with, and else gives way to the
     * welcome. */
    bool fine = app_run(app, &screen_unfinished, error);
    free(app);
    return fine;
}
