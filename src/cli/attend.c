/* attend.c - what all commands that talk to a person do: choose a front end, open what it needs,
 * run it. */
#include "command.h"

#include "confine.h"

#include "../plain/plain.h"
#include "../tui/tui.h"

#include "leadquiz/file.h"
#include "leadquiz/paths.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool run_plain(enum tui_start start, const struct instrument *instrument,
                      struct store *store, const struct arguments *arguments, struct error *error) {
    switch (start) {
    case TUI_HOME: return plain_home(instrument, store, arguments, stdin, stdout, error);
    case TUI_TAKE: return plain_take(instrument, store, arguments, stdin, stdout, error);
    case TUI_RESULTS: return plain_results(instrument, store, arguments, stdin, stdout, error);
    case TUI_REVIEW: return plain_review(instrument, store, arguments, stdin, stdout, error);
    case TUI_DEMO: return plain_demo(instrument, store, arguments, stdin, stdout, error);
    case TUI_KIOSK:
        return error_set(error, ERROR_INPUT, "%s",
                         _("the kiosk needs a terminal that shows screens"));
    case TUI_JOIN: return plain_join(instrument, store, arguments, stdin, stdout, error);
    case TUI_MEETING_RUN:
        if (arguments->operand_count < 2)
            return plain_meetings(instrument, store, arguments, true, stdin, stdout, error);
        return plain_meeting_run(instrument, store, arguments, stdin, stdout, error);
    case TUI_MEETING_SHOW:
        return plain_meeting_show(instrument, store, arguments, stdin, stdout, error);
    }
    return false;
}

static struct app *begin_screens(enum tui_start start, const struct arguments *arguments,
                                 struct error *error) {
    struct error reason;
    struct app *app = tui_begin(arguments, &reason);
    if (app != NULL && start == TUI_HOME)
        tui_show_home(app);
    if (app == NULL && reason.kind == ERROR_INPUT)
        error_set(error, ERROR_INPUT, _("%s; set TERM, or use --plain to go line by line"),
                  reason.sentence);
    else if (app == NULL)
        *error = reason;
    return app;
}

/* Where others than the owner sit: all that is needed is open by now. SQLite would sync the folder
 * of the store at the first answer, which takes opening it. */
static bool confined(enum tui_start start, const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX];
    if (!arguments->restricted && start != TUI_KIOSK)
        return true;
    return paths_database(arguments->db, path, error) &&
           ((file_sync_folder(path) && confine()) ||
            error_set(error, ERROR_STORAGE, _("the seat cannot be confined: %s"), strerror(errno)));
}

/* Whoever says --db and misspells it is not to begin anew by that where something is to be looked
 * at.
 */
static bool begins_store(enum tui_start start, const struct arguments *arguments) {
    switch (start) {
    case TUI_HOME: return true;
    case TUI_TAKE: return !arguments->resume;
    case TUI_JOIN:
        return arguments->db == NULL || arguments->restricted; /* a guest spelt nothing */
    case TUI_MEETING_RUN: return arguments->db == NULL;
    default: return false;
    }
}

static struct store *open_store(enum tui_start start, const struct instrument *instrument,
                                const struct arguments *arguments, struct error *error) {
    if (start == TUI_DEMO)
        return command_demo_store(instrument, error);
    return begins_store(start, arguments) ? command_store(arguments, error)
                                          : command_store_of_before(arguments, error);
}

static bool run(enum tui_start start, const struct arguments *arguments, struct error *error) {
    struct app *app = NULL;
    struct store *store = NULL;
    bool done = false;
    bool screens = command_front(arguments) == FRONT_SCREENS;
    if (screens && (app = begin_screens(start, arguments, error)) == NULL) {
        /* Whoever comes from elsewhere cannot say --plain. */
        if (!arguments->restricted || error->kind != ERROR_INPUT)
            return false;
        *error = (struct error){.kind = ERROR_NONE};
    }
    /* One after the other: a thread takes as long to begin as the store to open. */
    struct instrument *instrument = command_questions(arguments, error);
    if (instrument != NULL)
        store = open_store(start, instrument, arguments, error);
    if (store == NULL || !confined(start, arguments, error)) {
        tui_abandon(app);
        goto out;
    }
    done = app == NULL ? run_plain(start, instrument, store, arguments, error)
                       : tui_run(app, start, instrument, store, error);
out:
    store_close(store);
    instrument_free(instrument);
    return done;
}

/* The names of the command line as text_name leaves them. */
bool command_names(struct arguments *arguments, char name[NAME_BYTES], char team[NAME_BYTES],
                   struct error *error) {
    if (arguments->name != NULL) {
        if (!text_name(arguments->name, _("the code name"), name, error))
            return false;
        arguments->name = name;
    }
    if (arguments->team != NULL) {
        if (!text_name(arguments->team, _("the team name"), team, error))
            return false;
        arguments->team = team;
    }
    return true;
}

static int attend(enum tui_start start, const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    struct arguments checked = *arguments;
    char name[NAME_BYTES], team[NAME_BYTES];
    if (!command_names(&checked, name, team, &error) || !run(start, &checked, &error))
        return command_failed(&error);
    return command_flush();
}

int command_home(const struct arguments *arguments) {
    return attend(TUI_HOME, arguments);
}

int command_results(const struct arguments *arguments) {
    return attend(TUI_RESULTS, arguments);
}

int command_review(const struct arguments *arguments) {
    return attend(TUI_REVIEW, arguments);
}

int command_demo_attended(const struct arguments *arguments) {
    return attend(TUI_DEMO, arguments);
}

int command_join_attended(const struct arguments *arguments) {
    return attend(TUI_JOIN, arguments);
}

int command_meeting_run_attended(const struct arguments *arguments) {
    return attend(TUI_MEETING_RUN, arguments);
}

int command_meeting_show_attended(const struct arguments *arguments) {
    return attend(TUI_MEETING_SHOW, arguments);
}

int command_meeting_kiosk_attended(const struct arguments *arguments) {
    return attend(TUI_KIOSK, arguments);
}

int command_take_attended(const struct arguments *arguments) {
    return attend(TUI_TAKE, arguments);
}
