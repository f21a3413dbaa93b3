/* One scale over time at a time. */
#include "paint.h"

#include "leadquiz/chart.h"
#include "leadquiz/clock.h"
#include "leadquiz/history_page.h"
#include "leadquiz/translate.h"

#include <stdio.h>

struct trend {
    int scale; /* of the newest questionnaire */
};

static const struct hint hints[] = {
    {ACTION_RIGHT, {ACTION_LEFT}, MARK("other scale"), MARK("The next scale, or the one before.")},
    {ACTION_DIGIT, {0}, NULL, MARK("The scale with this number.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the results. Enter does the same.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "The line is your score, the band around it the give-or-take: the true value is likely within it. The level lines are gates. Only sittings of the same form and version are joined: others cannot be compared."),
    NULL,
};

static void write_changes(const struct app *app, struct page *page, int scale) {
    char since[SINCE_MOST][SINCE_BYTES];
    int count = history_since(&app->history, scale, since);
    for (int i = 0; i < count; i++)
        page_paragraph(page, ROLE_TEXT, 0, 0, since[i]);
}

static void draw(struct app *app, void *state) {
    const struct trend *trend = state;
    const struct history *history = &app->history;
    const struct instrument *instrument = history->entries[history->count - 1].instrument;
    const struct scale *scale = &instrument->scales[trend->scale];
    struct chart_line line;
    struct page chart, words;
    char title[160], fact[80];
    page_init(&words, app->width, app->glyphs);
    write_changes(app, &words, trend->scale);
    page_init(&chart, app->width, app->glyphs);
    chart_line(history, scale->id, &line);
    int rows = app->bottom - app->top - words.line_count - (app->rows >= 20 ? 2 : 1);
    if (rows > 16)
        rows = 16;
    if (line.count > 0 && rows > 2)
        chart_line_cells(&chart, &line, rows);
    else
        page_paragraph(&chart, ROLE_MUTED, 0, 0, _("This scale has no score so far."));
    snprintf(title, sizeof title, "%s", scale->name);
    snprintf(fact, sizeof fact, _("scale %d of %d"), trend->scale + 1, instrument->scale_count);
    app->digits = instrument->scale_count;
    paint_header(app, title, fact, 0, 0);
    paint_page(app, &chart, 0, app->top, app->bottom - app->top);
    int below = app->top + chart.line_count + (app->rows >= 20 ? 1 : 0);
    paint_page(app, &words, 0, below, app->bottom - below);
    page_free(&chart);
    page_free(&words);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct trend *trend = state;
    int count = app->history.entries[app->history.count - 1].instrument->scale_count;
    switch (event->action) {
    case ACTION_RIGHT:
    case ACTION_DOWN: trend->scale = (trend->scale + 1) % count; return stay;
    case ACTION_LEFT:
    case ACTION_UP: trend->scale = (trend->scale + count - 1) % count; return stay;
    case ACTION_DIGIT:
        if (event->number >= 1 && event->number <= count)
            trend->scale = event->number - 1;
        return stay;
    case ACTION_CHOOSE:
    case ACTION_BACK:
    case ACTION_TREND:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_trend = {
    .title = MARK("Over time"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct trend),
    .draw = draw,
    .handle = handle,
};
