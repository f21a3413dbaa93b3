/* Save a report: of the sitting that is shown, about the group that is looked at, or what a room
 * saw. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/meeting_report.h"
#include "leadquiz/team_report.h"
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

static const char *const team_help[] = {
    MARK(
        "The report goes into a new file; no file that is there is written over. It holds figures of the group alone, and nobody is named in it."),
    NULL,
};

static const char *const meeting_help[] = {
    MARK(
        "The report goes into a new file; no file that is there is written over. It holds what the room saw, what is left out and why, and what to do next; nobody is named in it."),
    NULL,
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

static void draw_formats(struct app *app, struct save *save, const char *title, const char *fact) {
    struct row rows[REPORT_OFFERED];
    char into[PATH_MAX + 40];
    for (int i = 0; i < REPORT_OFFERED; i++)
        rows[i] = (struct row){
            .key = list_key(i), .label = report_format_words(report_offered[i]), .detail = ""};
    snprintf(into, sizeof into, _("It goes into %s"), save->folder);
    app->digits = REPORT_OFFERED;
    paint_header(app, title, fact, 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 1, ROLE_STRONG, _("In which form?")) +
           (app->rows >= 20 ? 1 : 0);
    row += paint_list(app, &save->list, rows, row, app->bottom - row);
    if (row + 1 < app->bottom)
        paint_paragraph(app, row + 1, app->left, app->width, 2, ROLE_MUTED, into);
}

static void draw(struct app *app, void *state) {
    draw_formats(app, state, _("Save a report"), "");
}

static void draw_team(struct app *app, void *state) {
    draw_formats(app, state, _("Save a team report"), app_review_who(app));
}

static void draw_meeting(struct app *app, void *state) {
    draw_formats(app, state, _("Save the meeting's report"), app->meet->meeting.code);
}

static bool save_shown(struct app *app, const struct save *save, enum report_format format,
                       char path[PATH_MAX], struct error *error) {
    int entry = (int)(app_shown(app) - app->history.entries);
    return report_file_name(&app->history, entry, format, save->folder, path, error) &&
           report_save(&app->history, entry, true, format, clock_now(), path, false, error);
}

static bool save_team(struct app *app, const struct save *save, enum report_format format,
                      char path[PATH_MAX], struct error *error) {
    if (!app_review_months(app, error) || !app_review_questions(app, error))
        return false;
    const struct team_report report = {
        .review = &app->review,
        .months = app->months,
        .month_count = app->month_count,
        .by_meeting = app->by_meeting,
        .questions = &app->questions,
    };
    return team_report_file_name(&app->review, format, save->folder, path, error) &&
           team_report_save(&report, format, path, false, error);
}

static bool save_meeting(struct app *app, const struct save *save, enum report_format format,
                         char path[PATH_MAX], struct error *error) {
    const struct meet *meet = app->meet;
    const struct meeting_report report = {.meeting = &meet->meeting,
                                          .instrument = meet->instrument,
                                          .counts = &meet->counts,
                                          .result = &meet->result,
                                          .now = clock_now()};
    return meeting_report_file_name(&meet->meeting, format, save->folder, path, error) &&
           meeting_report_save(&report, format, path, false, error);
}

typedef bool (*save_fn)(struct app *app, const struct save *save, enum report_format format,
                        char path[PATH_MAX], struct error *error);

static struct next save_as(struct app *app, struct save *save, int number, save_fn write) {
    char path[PATH_MAX];
    struct error error;
    if (number < 0 || number >= REPORT_OFFERED)
        return stay;
    save->list.selected = number;
    if (write(app, save, report_offered[number], path, &error)) {
        app_notice(app, ROLE_GOOD, _("Saved as %s"), path);
        return pop;
    }
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next handle_with(struct app *app, struct save *save, const struct event *event,
                               save_fn write) {
    if (list_move(&save->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return save_as(app, save, event->number - 1, write);
    case ACTION_PICK: return save_as(app, save, event->number, write);
    case ACTION_CHOOSE: return save_as(app, save, save->list.selected, write);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    return app_shown(app) == NULL ? pop : handle_with(app, state, event, save_shown);
}

static struct next handle_team(struct app *app, void *state, const struct event *event) {
    return handle_with(app, state, event, save_team);
}

static struct next handle_meeting(struct app *app, void *state, const struct event *event) {
    return handle_with(app, state, event, save_meeting);
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

const struct screen screen_team_save = {
    .title = MARK("Save a team report"),
    .hints = hints,
    .help = team_help,
    .state_size = sizeof(struct save),
    .enter = enter,
    .draw = draw_team,
    .handle = handle_team,
};

const struct screen screen_meeting_save = {
    .title = MARK("Save the meeting's report"),
    .hints = hints,
    .help = meeting_help,
    .state_size = sizeof(struct save),
    .enter = enter,
    .draw = draw_meeting,
    .handle = handle_meeting,
};
