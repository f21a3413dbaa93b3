/* What is kept of a person is theirs: consents, deleting a sitting, deleting everything. */
#include "paint.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { ROWS_MOST = 3 };
enum data_row { DATA_CONSENTS, DATA_SITTING, DATA_EVERYTHING };

struct data {
    struct list list;
    enum data_row rows[ROWS_MOST];
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the results.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "What is deleted here is overwritten on the disk and cannot be brought back. Copies that you or others made of the file, and averages already printed, stay as they are."),
    NULL,
};

static void enter(struct app *app, void *state) {
    struct data *data = state;
    int count = 0;
    data->rows[count++] = DATA_CONSENTS;
    if (app_shown(app) != NULL)
        data->rows[count++] = DATA_SITTING;
    data->rows[count++] = DATA_EVERYTHING;
    data->list = (struct list){.count = count, .selected = 0};
}

static void shown_date(const struct app *app, char *out, size_t size) {
    const struct history_entry *entry = app_shown(app);
    out[0] = '\0';
    if (entry != NULL)
        clock_date(entry->sitting.finished, out, size);
}

static void draw(struct app *app, void *state) {
    struct data *data = state;
    char date[40], sitting[120], everything[200];
    shown_date(app, date, sizeof date);
    snprintf(sitting, sizeof sitting, _("Delete the sitting of %s"), date);
    snprintf(everything, sizeof everything, _("Delete everything about %s"),
             app->history.person.name);
    const char *const labels[] = {
        [DATA_CONSENTS] = _("Change what I agreed to"),
        [DATA_SITTING] = sitting,
        [DATA_EVERYTHING] = everything,
    };
    struct row rows[ROWS_MOST];
    for (int i = 0; i < data->list.count; i++)
        rows[i] = (struct row){.key = list_key(i), .label = labels[data->rows[i]], .detail = ""};
    app->digits = data->list.count;
    paint_header(app, _("My data"), app->history.person.name, 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 4, ROLE_TEXT,
                           app->instrument->wording.change_mind) +
           1;
    paint_list(app, &data->list, rows, row, app->bottom - row);
}

static struct next delete_sitting(struct app *app) {
    struct error error;
    char date[40];
    shown_date(app, date, sizeof date);
    if (!store_sitting_discard(app->store, app->shown, &error)) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return pop;
    }
    if (app->shown ==
        app->take.sitting.id) { /* the one just taken: there is nothing to go on with */
        take_free(&app->take);
        take_init(&app->take, app->instrument, app->store);
        app->farewell[0] = '\0';
        app->acted = true;
    }
    app_notice(app, ROLE_GOOD, _("The sitting of %s is deleted."), date);
    return pop;
}

static struct next delete_everything(struct app *app) {
    struct error error;
    if (!store_person_forget(app->store, app->history.person.id, &error)) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return pop;
    }
    snprintf(app->farewell, sizeof app->farewell, _("Everything about %s is deleted."),
             app->history.person.name);
    app_notice(app, ROLE_GOOD, "%s", app->farewell);
    app->name[0] = '\0';
    take_free(&app->take);
    take_init(&app->take, app->instrument, app->store);
    return app_out(app);
}

static struct next ask(struct app *app, enum data_row what) {
    struct confirm *confirm = &app->confirm;
    char date[40];
    shown_date(app, date, sizeof date);
    confirm->no = _("Keep it");
    confirm->yes = _("Delete it");
    confirm->act = what == DATA_SITTING ? delete_sitting : delete_everything;
    if (what == DATA_SITTING) {
        snprintf(
            confirm->question, sizeof confirm->question,
            _("This deletes the sitting of %s: its answers, its result and what was chosen to do. The other sittings stay."),
            date);
    } else {
        snprintf(
            confirm->question, sizeof confirm->question,
            _("This deletes everything about %s: the code name, all sittings with answers and results, the consents. It cannot be brought back."),
            app->history.person.name);
    }
    return (struct next){TURN_REPLACE, &screen_confirm};
}

static struct next choose(struct app *app, const struct data *data, int number) {
    if (number < 0 || number >= data->list.count)
        return stay;
    if (data->rows[number] == DATA_CONSENTS)
        return (struct next){TURN_REPLACE, &screen_withdraw};
    return ask(app, data->rows[number]);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct data *data = state;
    if (list_move(&data->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, data, event->number - 1);
    case ACTION_PICK: return choose(app, data, event->number);
    case ACTION_CHOOSE: return choose(app, data, data->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_data = {
    .title = MARK("My data"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct data),
    .enter = enter,
    .draw = draw,
    .handle = handle,
};
