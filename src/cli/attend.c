/* attend.c - what all commands that talk to a person do: choose a front end, open what it needs,
 * run it. */
#include "command.h"

#include "../plain/plain.h"
#include "../tui/tui.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <pthread.h>
#include <stdio.h>

/* Reading the questions takes longer than anything else at the start, so it is done beside it. */
struct reading {
    const struct arguments *arguments;
    struct instrument *instrument;
    struct error error;
    pthread_t thread;
    bool beside;
};

static void *read_questions(void *context) {
    struct reading *reading = context;
    reading->instrument = command_questions(reading->arguments, &reading->error);
    return NULL;
}

static void reading_start(struct reading *reading, const struct arguments *arguments) {
    *reading = (struct reading){.arguments = arguments};
    reading->beside = pthread_create(&reading->thread, NULL, read_questions, reading) == 0;
}

static struct instrument *reading_end(struct reading *reading, struct error *error) {
    if (reading->beside)
        pthread_join(reading->thread, NULL);
    else
        read_questions(reading);
    if (reading->instrument == NULL)
        *error = reading->error;
    return reading->instrument;
}

static bool run_plain(enum tui_start start, const struct instrument *instrument,
                      struct store *store, const struct arguments *arguments, struct error *error) {
    switch (start) {
    case TUI_HOME: return plain_home(instrument, store, arguments, stdin, stdout, error);
    case TUI_TAKE: return plain_take(instrument, store, arguments, stdin, stdout, error);
    case TUI_RESULTS: return plain_results(instrument, store, arguments, stdin, stdout, error);
    }
    return false;
}

static bool run(enum tui_start start, const struct arguments *arguments, struct error *error) {
    struct reading reading;
    struct store *store = NULL;
    struct app *app = NULL;
    bool done = false;
    enum front front = command_front(arguments, error);
    if (front == FRONT_NONE)
        return false;
    reading_start(&reading, arguments);
    if (front == FRONT_SCREENS)
        app = tui_begin(arguments, error);
    bool begun = front == FRONT_PLAIN || app != NULL;
    if (begun)
        store = command_store(arguments, error);
    struct error unread;
    struct instrument *instrument = reading_end(&reading, &unread);
    if (instrument == NULL && begun)
        *error = unread; /* of several things wrong, the questions come first */
    if (instrument == NULL || store == NULL)
        goto out;
    if (app == NULL)
        done = run_plain(start, instrument, store, arguments, error);
    else
        done = tui_run(app, start, instrument, store, error);
    app = NULL;
out:
    tui_abandon(app);
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

int command_take_attended(const struct arguments *arguments) {
    return attend(TUI_TAKE, arguments);
}
