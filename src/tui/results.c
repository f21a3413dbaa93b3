/* All finished sittings of one person, newest first, with what has changed since the last. */
#include "paint.h"

#include "leadquiz/history_page.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

enum { LABEL_BYTES = 200, TALL = 20 };

struct results {
    struct list list; /* row 0 is the newest sitting */
    bool failed;
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("open"),
     MARK("Move to a sitting, and see its result.")},
    {ACTION_TREND, {0}, MARK("over time"), MARK("Each scale as a line over time.")},
    {ACTION_SAVE, {0}, MARK("save"), MARK("Save a report of the sitting that is marked.")},
    {ACTION_DATA,
     {0},
     MARK("my data"),
     MARK("Change your consents; delete this sitting, or everything about you.")},
    {ACTION_DIGIT, {0}, NULL, MARK("Open the sitting with this number at once.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to where you came from.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Every sitting that you finished. A change is called clear when it is larger than errors of measurement make in 95 of 100 cases, likely in 90 of 100; anything smaller is within noise, and means nothing by itself."),
    MARK(
        "Only sittings with the same version of the questionnaire and the same form are compared."),
    NULL,
};

static void show(struct app *app, void *state) {
    struct results *results = state;
    results->failed = !app_history(app, app->name);
    results->list.count = app->history.count;
    if (results->list.selected >= results->list.count)
        results->list.selected = 0;
}

static int entry_of(const struct app *app, int row) {
    return app->history.count - 1 - row;
}

static int draw_changes(struct app *app, int row) {
    struct page page;
    page_init(&page, app->width, app->glyphs);
    history_page_changes(&page, &app->history, app->history.count - 1);
    paint_page(app, &page, 0, row, app->bottom - row);
    int lines = page.line_count;
    page_free(&page);
    return lines;
}

static void draw_list(struct app *app, struct results *results, int row) {
    int count = app->history.count;
    struct row *rows = calloc((size_t)count, sizeof *rows);
    char(*labels)[LABEL_BYTES] = calloc((size_t)count, sizeof *labels);
    if (rows != NULL && labels != NULL) {
        for (int i = 0; i < count; i++) {
            history_line(&app->history, entry_of(app, i), labels[i], LABEL_BYTES);
            rows[i] = (struct row){.key = list_key(i), .label = labels[i], .detail = ""};
        }
        paint_list(app, &results->list, rows, row, app->bottom - row);
    }
    free(rows);
    free(labels);
}

static void draw(struct app *app, void *state) {
    struct results *results = state;
    char fact[200];
    int count = app->history.count;
    snprintf(fact, sizeof fact, N_("%s %s %d sitting", "%s %s %d sittings", count), app->name,
             app->glyphs->separator, count);
    app->digits = count > 9 ? 9 : count;
    paint_header(app, _("Results"), fact, 0, 0);
    int row = app->top;
    if (count == 0) {
        paint_paragraph(app, row, app->left, app->width, 4, ROLE_TEXT,
                        results->failed ? ""
                                        : _("There is no finished sitting under this code name."));
        return;
    }
    if (app->rows >= TALL)
        row += draw_changes(app, row) + 1;
    draw_list(app, results, row);
}

static struct next open_entry(struct app *app, struct results *results, int row,
                              const struct screen *screen) {
    if (row < 0 || row >= app->history.count)
        return stay;
    results->list.selected = row;
    app->shown = app->history.entries[entry_of(app, row)].sitting.id;
    return (struct next){TURN_PUSH, screen};
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct results *results = state;
    int selected = results->list.selected;
    if (results->list.count > 0 && list_move(&results->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return open_entry(app, results, event->number - 1, &screen_past);
    case ACTION_PICK: return open_entry(app, results, event->number, &screen_past);
    case ACTION_CHOOSE: return open_entry(app, results, selected, &screen_past);
    case ACTION_TREND: return open_entry(app, results, selected, &screen_trend);
    case ACTION_SAVE: return open_entry(app, results, selected, &screen_save);
    case ACTION_DATA:
        if (app->history.count > 0)
            return open_entry(app, results, selected, &screen_data);
        app->shown = 0;
        return results->failed ? stay : (struct next){TURN_PUSH, &screen_data};
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_results = {
    .title = MARK("Results"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct results),
    .show = show,
    .draw = draw,
    .handle = handle,
};
