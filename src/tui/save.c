/* Save a report of the sitting that is shown. */
#include "paint.h"

#include "leadquiz/clock.h"
#include "leadquiz/report.h"
#include "leadquiz/translate.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TRIES = 100, STEM_BYTES = 160 };

struct save {
    struct list list;
    char folder[PATH_MAX];
};

static const enum report_format formats[] = {REPORT_PDF,      REPORT_HTML, REPORT_TEXT,
                                             REPORT_MARKDOWN, REPORT_JSON, REPORT_CSV};
enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

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

static const char *describe(enum report_format format) {
    switch (format) {
    case REPORT_PDF: return _("PDF, one page to print");
    case REPORT_HTML: return _("HTML, for a web browser");
    case REPORT_TEXT: return _("Plain text");
    case REPORT_MARKDOWN: return _("Markdown");
    case REPORT_JSON: return _("JSON, for programs");
    case REPORT_CSV: return _("CSV, for spreadsheets");
    default: break;
    }
    return "";
}

/* Where the person stands, if files may be written there, else their home. */
static void enter(struct app *app, void *state) {
    struct save *save = state;
    (void)app;
    save->list = (struct list){.count = FORMAT_COUNT, .selected = 0};
    const char *home = getenv("HOME");
    if (getcwd(save->folder, sizeof save->folder) == NULL || access(save->folder, W_OK) != 0)
        snprintf(save->folder, sizeof save->folder, "%s", home != NULL ? home : "/tmp");
}

static void draw(struct app *app, void *state) {
    struct save *save = state;
    struct row rows[FORMAT_COUNT];
    char into[PATH_MAX + 40];
    for (int i = 0; i < FORMAT_COUNT; i++)
        rows[i] = (struct row){.key = list_key(i), .label = describe(formats[i]), .detail = ""};
    snprintf(into, sizeof into, _("It goes into %s"), save->folder);
    app->digits = FORMAT_COUNT;
    paint_header(app, _("Save a report"), "", 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 1, ROLE_STRONG, _("In which form?")) +
           (app->rows >= 20 ? 1 : 0);
    row += paint_list(app, &save->list, rows, row, app->bottom - row);
    if (row + 1 < app->bottom)
        paint_paragraph(app, row + 1, app->left, app->width, 2, ROLE_MUTED, into);
}

/* A code name as part of a file's name: letters and digits, the rest as hyphens. */
static void stem(const struct app *app, const struct history_entry *entry, char out[STEM_BYTES]) {
    char date[40];
    clock_iso_date(entry->sitting.finished, date, sizeof date);
    int length = snprintf(out, STEM_BYTES, "leadquiz-%s-%s", app->history.person.name, date);
    for (int i = 0; i < length && i < STEM_BYTES - 1; i++) {
        unsigned char c = (unsigned char)out[i];
        bool plain = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                     (c >= 'A' && c <= 'Z') || c == '_';
        if (!plain)
            out[i] = '-';
    }
}

static struct next save_as(struct app *app, const struct save *save, enum report_format format) {
    const struct history_entry *entry = app_shown(app);
    char name[STEM_BYTES], path[PATH_MAX + STEM_BYTES + 20];
    struct error error;
    if (entry == NULL)
        return pop;
    stem(app, entry, name);
    for (int attempt = 1; attempt <= TRIES; attempt++) {
        if (attempt == 1)
            snprintf(path, sizeof path, "%s/%s.%s", save->folder, name, report_extension(format));
        else
            snprintf(path, sizeof path, "%s/%s-%d.%s", save->folder, name, attempt,
                     report_extension(format));
        if (access(path, F_OK) == 0)
            continue;
        if (report_save(&app->history, (int)(entry - app->history.entries), true, format,
                        clock_now(), path, false, &error)) {
            app_notice(app, ROLE_GOOD, _("Saved as %s"), path);
            return pop;
        }
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return stay;
    }
    app_notice(app, ROLE_CAUTION, _("There are too many files named %s already."), name);
    return stay;
}

static struct next choose(struct app *app, struct save *save, int number) {
    if (number < 0 || number >= FORMAT_COUNT)
        return stay;
    save->list.selected = number;
    return save_as(app, save, formats[number]);
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
