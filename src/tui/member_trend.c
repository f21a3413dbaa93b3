/* One scale of a person over time, as the team lead may see it. */
#include "people.h"

#include "leadquiz/chart.h"
#include "leadquiz/history_page.h"

#include <stdio.h>

struct member_trend {
    struct history history;
    bool known;
    int turn; /* app->review_turn when it was loaded */
    int scale;
};

static const struct hint hints[] = {
    {ACTION_RIGHT, {ACTION_LEFT}, MARK("other scale"), MARK("The next scale, or the one before.")},
    {ACTION_DIGIT, {0}, NULL, MARK("The scale with this number.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the person. Enter does the same.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "The line is the person's score, the band around it the give-or-take: the true value is likely within it. The level lines are gates. Only sittings that can be compared are joined."),
    NULL,
};

static void forget(struct member_trend *trend) {
    if (trend->known)
        history_free(&trend->history);
    trend->known = false;
}

static void load(struct app *app, struct member_trend *trend) {
    struct error error;
    forget(trend);
    trend->turn = app->review_turn;
    if (app_reviewed(app) == NULL)
        return;
    trend->known = review_history(&app->review, app->reviewed, &trend->history, &error);
    if (!trend->known)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
}

static void show(struct app *app, void *state) {
    if (app_review(app))
        load(app, state);
}

static struct next arrive(struct app *app, void *state) {
    (void)state;
    return member_gives_way(app);
}

static void leave(struct app *app, void *state) {
    (void)app;
    forget(state);
}

static void draw_scale(struct app *app, const struct member_trend *trend) {
    const struct scale *scale = &app->instrument->scales[trend->scale];
    char since[SINCE_MOST][SINCE_BYTES];
    struct chart_line line;
    struct page chart, words;
    page_init(&words, app->width, app->glyphs);
    page_init(&chart, app->width, app->glyphs);
    int count = history_since(&trend->history, trend->scale, since);
    for (int i = 0; i < count; i++)
        page_paragraph(&words, ROLE_TEXT, 0, 0, since[i]);
    chart_line(&trend->history, scale->id, &line);
    int gap = app->rows >= 20 ? 1 : 0;
    int rows = app->bottom - app->top - words.line_count - 1 - gap;
    if (line.count > 0 && rows > 2)
        chart_line_cells(&chart, &line, rows > 16 ? 16 : rows);
    else
        page_paragraph(&chart, ROLE_MUTED, 0, 0, _("This scale has no score so far."));
    paint_page(app, &chart, 0, app->top, app->bottom - app->top);
    int below = app->top + chart.line_count + gap;
    paint_page(app, &words, 0, below, app->bottom - below);
    page_free(&chart);
    page_free(&words);
}

static void draw(struct app *app, void *state) {
    struct member_trend *trend = state;
    const struct review_person *person = app_reviewed(app);
    const struct instrument *instrument = app->instrument;
    char title[NAME_BYTES + 120], fact[80];
    if (person == NULL)
        return;
    snprintf(title, sizeof title, "%s %s %s", person->name, app->glyphs->separator,
             instrument->scales[trend->scale].name);
    snprintf(fact, sizeof fact, _("scale %d of %d"), trend->scale + 1, instrument->scale_count);
    app->digits = instrument->scale_count;
    paint_header(app, title, fact, 0, 0);
    if (trend->known && trend->history.count > 0)
        draw_scale(app, trend);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct member_trend *trend = state;
    int count = app->instrument->scale_count;
    if (!app_review(app))
        forget(trend);
    else if (trend->turn != app->review_turn)
        load(app, trend);
    struct next next = member_gives_way(app);
    if (next.turn != TURN_STAY)
        return next;
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

const struct screen screen_member_trend = {
    .title = MARK("Over time"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct member_trend),
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
