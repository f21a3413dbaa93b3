/* Save a report of the sitting that is shown. */
#include "paint.h"

#include "leadquiz/clock.h"
#include "leadquiz/report.h"
#include "leadquiz/translate.h"

#include <stdio.h>

struct save {
    struct list list;
    char folder[PATH_MAX];
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("back"), MARK("Back without saving.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "The report goes into a new file; no file that is there is written over. It holds your result and your history with this questionnaire, so give it only to people who may see them."),
    NULL,
};

static void enter(struct app *app, void *state) {
    struct save *save = state;
    (void)app;
    save->list = (struct list){.count = REPORT_OFFERED, .selected = 0};
    report_folder(save->folder);
}

static void draw(struct app *app, void *state) {
    struct save *save = state;
    struct row rows[REPORT_OFFERED];
    char into[PATH_MAX + 40];
    for (int i = 0; i < REPORT_OFFERED; i++)
        rows[i] = (struct row){
            .key = list_key(i), .label = report_format_words(report_offered[i]), .detail = ""};
    snprintf(into, sizeof into, _("It goes into %s"), save->folder);
    app->digits = REPORT_OFFERED;
    paint_header(app, _("Save a report"), "", 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 1, ROLE_STRONG, _("In which form?")) +
           (app->rows >= 20 ? 1 : 0);
    row += paint_list(app, &save->list, rows, row, app->bottom - row);
    if (row + 1 < app->bottom)
        paint_paragraph(app, row + 1, app->left, app->width, 2, ROLE_MUTED, into);
}

static struct next save_as(struct app *app, const struct save *save, enum report_format format) {
    const struct history_entry *shown = app_shown(app);
    char path[PATH_MAX];
    struct error error;
    if (shown == NULL)
        return pop;
    int entry = (int)(shown - app->history.entries);
    if (report_file_name(&app->history, entry, format, save->folder, path, &error) &&
        report_save(&app->history, entry, true, format, clock_now(), path, false, &error)) {
        app_notice(app, ROLE_GOOD, _("Saved as %s"), path);
        return pop;
    }
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next choose(struct app *app, struct save *save, int number) {
    if (number < 0 || number >= REPORT_OFFERED)
        return stay;
    save->list.selected = number;
    return save_as(app, save, report_offered[number]);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct save *save = state;
    if (list_move(&save->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, save, event->number - 1);
    case ACTION_PICK: return choose(app, save, event->number);
    case ACTION_CHOOSE: return choose(app, save, save->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_save = {
    .title = MARK("Save a report"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct save),
    .enter = enter,
    .draw = draw,
    .handle = handle,
};
