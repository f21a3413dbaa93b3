/* The team over time: the mean of one scale by month, and how many sittings stand behind it. */
#include "people.h"

#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

enum { CHART_ROWS_MOST = 16 };

struct months_view {
    int scale;
    bool listed;          /* the people are shown that moved in the scale */
    struct scroll scroll; /* of the months below the line */
};

static const struct hint hints[] = {
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("other scale|scale"),
     MARK("The next scale, or the one before.")},
    {ACTION_CHOOSE,
     {0},
     MARK("who moved"),
     MARK("The people who moved clearly in this scale since their sitting before.")},
    {ACTION_OVERVIEW, {0}, MARK("by meeting|meetings"), MARK("By meeting instead of by month.")},
    {ACTION_DOWN, {ACTION_UP}, MARK("read"), MARK("Read on in the months below the line.")},
    {ACTION_DIGIT, {0}, NULL, MARK("The scale with this number.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the review.")},
    HINTS_END,
};

static const struct hint hints_by_meeting[] = {
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("other scale|scale"),
     MARK("The next scale, or the one before.")},
    {ACTION_CHOOSE,
     {0},
     MARK("who moved"),
     MARK("The people who moved clearly in this scale since their sitting before.")},
    {ACTION_OVERVIEW, {0}, MARK("by month|months"), MARK("By month instead of by meeting.")},
    {ACTION_DOWN, {ACTION_UP}, MARK("read"), MARK("Read on in the meetings below the line.")},
    {ACTION_DIGIT, {0}, NULL, MARK("The scale with this number.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the review.")},
    HINTS_END,
};

static const struct hint *hints_now(const struct app *app) {
    return app->by_meeting ? hints_by_meeting : hints;
}

static const char *const help[] = {
    MARK(
        "Each point is the mean of everybody who answered in that month, with their last sitting of it. The band is its give-or-take: with few people it is wide. Other people may have answered from month to month, so a step need not be a change in anybody."),
    MARK(
        "A month with too few people has no point, breaks the line, and the list below says why. The numbers behind a mean are the people in it and the sittings of the month: not everybody answers enough of each scale, or lets it count. The level lines are gates."),
    MARK(
        "By meeting, each point is the mean of those who kept a result at the meeting, with the last that they kept there. They may be fewer than sat in the room."),
    NULL,
};

/* ---- the screen ---- */

static void show(struct app *app, void *state) {
    struct error error;
    struct months_view *view = state;
    if (view->listed)
        choose_everybody(app);
    view->listed = false;
    if (!app_review_months(app, &error))
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
}

/* Why there is no line: the list below has the reason of each. */
static const char *no_line(const struct app *app, int scale) {
    bool few = true;
    for (int i = 0; i < app->month_count; i++)
        few = few && app->months[i].figures.scales[scale].withheld == WITHHELD_FEW;
    if (!few)
        return app->by_meeting
                   ? _("Of no meeting can a mean of this scale be shown for now; why stands below.")
                   : _("Of no month can a mean of this scale be shown for now; why stands below.");
    return app->by_meeting ? _("No meeting has enough people for a mean of this scale.")
                           : _("No month has enough people for a mean of this scale.");
}

static void draw_months(struct app *app, struct months_view *view) {
    struct chart_line *line = malloc(sizeof *line); /* large for a stack */
    struct page chart, table;
    int rows = (app->bottom - app->top) / 2;
    page_init(&chart, app->width, app->glyphs);
    page_init(&table, paint_room(app), app->glyphs);
    if (line != NULL) {
        team_month_line(app->instrument, app->months, app->month_count, view->scale, line);
        if (line->count > 0)
            chart_line_cells(&chart, line, rows > CHART_ROWS_MOST ? CHART_ROWS_MOST : rows);
        else
            page_paragraph(&chart, ROLE_TEXT, 0, 0, no_line(app, view->scale));
        team_page_months(&table, &app->review, app->months, app->month_count, view->scale);
        paint_page(app, &chart, 0, app->top, rows);
        app->top += chart.line_count + (app->rows >= 20 ? 1 : 0);
        paint_scroll(app, &view->scroll, &table);
    }
    page_free(&chart);
    page_free(&table);
    free(line);
}

static void draw(struct app *app, void *state) {
    struct months_view *view = state;
    const struct instrument *instrument = app->instrument;
    char title[200], fact[200];
    snprintf(title, sizeof title, app->by_meeting ? _("By meeting: %s") : _("Over time: %s"),
             instrument->scales[view->scale].name);
    snprintf(fact, sizeof fact, _("scale %d of %d"), view->scale + 1, instrument->scale_count);
    app->digits = instrument->scale_count;
    paint_header(app, title, fact, 0, 0);
    if (app->months == NULL || app->review.store == NULL)
        return;
    if (app->month_count > 0)
        draw_months(app, view);
    else
        paint_paragraph(
            app, app->top, app->left, app->width, 3, ROLE_TEXT,
            app->by_meeting
                ? _("There is no meeting to show: at none did enough people keep a result, or somebody whom you may see.")
                : _("There is no month to show: in none did enough people answer, or somebody whom you may see."));
}

static struct next who_moved(struct app *app, struct months_view *view) {
    choose_everybody(app);
    app->choice.moved = MOVED_CLEARLY;
    app->choice.moved_in = view->scale + 1;
    view->listed = true;
    return (struct next){TURN_PUSH, &screen_people};
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct months_view *view = state;
    int count = app->instrument->scale_count;
    show(app, view);
    if (scroll_move(&view->scroll, event, app->bottom - app->top))
        return stay;
    switch (event->action) {
    case ACTION_RIGHT: view->scale = (view->scale + 1) % count; return stay;
    case ACTION_LEFT: view->scale = (view->scale + count - 1) % count; return stay;
    case ACTION_DIGIT:
        if (event->number >= 1 && event->number <= count)
            view->scale = event->number - 1;
        return stay;
    case ACTION_CHOOSE: return who_moved(app, view);
    case ACTION_OVERVIEW:
        app_review_turn_months(app);
        view->scroll.first = 0;
        show(app, view);
        return stay;
    case ACTION_BACK:
    case ACTION_TREND:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_months = {
    .title = MARK("Over time"),
    .hints = hints,
    .hints_now = hints_now,
    .help = help,
    .state_size = sizeof(struct months_view),
    .show = show,
    .draw = draw,
    .handle = handle,
};
