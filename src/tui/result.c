/* The result, and its facets on a page of their own. */
#include "paint.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { WIDE_COLUMNS = 112, LEFT_COLUMNS = 62, BETWEEN_COLUMNS = 5 };

struct result_view {
    struct scroll scroll;
};

static const struct hint hints[] = {
    {ACTION_CHOOSE, {0}, MARK("what to do"), MARK("Choose one or two small things to try.")},
    {ACTION_FACETS, {0}, MARK("facets"), MARK("What stands behind each scale, in words.")},
    HINT_READ,
    {ACTION_DIGIT,
     {0},
     NULL,
     MARK("1 goes on to the things to try, 2 shows the facets, 3 leaves.")},
    HINT_HELP,
    {ACTION_LEAVE,
     {0},
     MARK("leave"),
     MARK("Leave. The result is kept when you chose to have it kept.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "The level rests on what you told about your own acts, so it is a self-view. Each level is a way of being useful; none is a test passed or failed."),
    MARK(
        "A bar is the share of chances you used, 0 to 100. The lighter part around its end is the give-or-take: the true value is likely within it. A mark on a bar is a gate, the value that a level asks for."),
    MARK(
        "When a value is close to its gate, the result says between two levels. That is not a fault: it says how sure one can be."),
    NULL,
};

static void when(const struct app *app, char *out, size_t size) {
    int64_t finished = app->take.sitting.finished;
    clock_date(finished > 0 ? finished : clock_now(), out, size);
}

static void write_main(const struct app *app, struct page *page) {
    const struct instrument *instrument = take_instrument(&app->take);
    const struct result *result = &app->take.result;
    if (instrument->level_count > 0) {
        result_page_level(page, instrument, result);
        page_line(page);
        if (result->level > 0) {
            result_page_ladder(page, instrument, result);
            page_line(page);
        }
    }
    result_page_scales(page, instrument, result);
}

static void write_rest(const struct app *app, struct page *page) {
    const struct instrument *instrument = take_instrument(&app->take);
    const struct result *result = &app->take.result;
    char date[40];
    when(app, date, sizeof date);
    if (result->gate.known) {
        result_page_gate(page, instrument, result);
        page_line(page);
    }
    if (result->scenarios_answered > 0 || result->desire >= 0) {
        result_page_orientation(page, instrument, result);
        page_line(page);
    }
    if (result->strength != NOWHERE) {
        result_page_strength(page, instrument, result);
        page_line(page);
    }
    result_page_foot(page, instrument, result, date);
}

static void draw_discarded(const struct app *app) {
    paint_paragraph(app, app->top, app->left, app->width, 4, ROLE_STRONG,
                    _("Thrown away, as you asked. Nothing of these answers is kept."));
}

/* Two columns where there is room: the picture left, what it means right. */
static void draw_wide(struct app *app, struct page *main, struct page *rest) {
    int left = app->left, width = app->width;
    app->left = (app->columns - WIDE_COLUMNS) / 2;
    paint_page(app, main, 0, app->top, app->bottom - app->top);
    app->left += LEFT_COLUMNS + BETWEEN_COLUMNS;
    paint_page(app, rest, 0, app->top, app->bottom - app->top);
    app->left = left;
    app->width = width;
}

static void enter(struct app *app, void *state) {
    (void)state;
    app->acted = false;
}

static void draw(struct app *app, void *state) {
    struct result_view *view = state;
    char date[40], fact[160];
    when(app, date, sizeof date);
    app->digits = 3;
    bool wide = app->columns >= WIDE_COLUMNS + 2 && app->rows >= 24;
    if (wide) {
        app->width = WIDE_COLUMNS;
        app->left = (app->columns - WIDE_COLUMNS) / 2;
    }
    if (app->take.sitting.id != 0)
        snprintf(fact, sizeof fact, "%s %s %s", app->take.person.name, app->glyphs->separator,
                 date);
    else
        snprintf(fact, sizeof fact, "%s %s %s", _("not kept"), app->glyphs->separator, date);
    paint_header(app, app->columns >= 60 ? take_instrument(&app->take)->title : _("Your result"),
                 fact, 0, 0);
    if (app->take.result.discarded) {
        draw_discarded(app);
        return;
    }
    struct page main, rest;
    page_init(&main, wide ? LEFT_COLUMNS : app->width, app->glyphs);
    page_init(&rest, WIDE_COLUMNS - LEFT_COLUMNS - BETWEEN_COLUMNS, app->glyphs);
    write_main(app, &main);
    if (wide) {
        write_rest(app, &rest);
        draw_wide(app, &main, &rest);
    } else {
        page_line(&main);
        write_rest(app, &main);
        paint_scroll(app, &view->scroll, &main);
    }
    page_free(&main);
    page_free(&rest);
}

static struct next leave(struct app *app) {
    if (app->take.sitting.id != 0 && !app->take.result.discarded) {
        snprintf(app->farewell, sizeof app->farewell, _("The result is kept for %s."),
                 app->take.person.name);
    }
    return app_out(app);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct result_view *view = state;
    if (scroll_move(&view->scroll, event, app->bottom - app->top))
        return stay;
    bool discarded = app->take.result.discarded;
    enum action action = event->action;
    if (action == ACTION_DIGIT) {
        static const enum action by_digit[] = {ACTION_NONE, ACTION_CHOOSE, ACTION_FACETS,
                                               ACTION_LEAVE};
        action = event->number <= 3 ? by_digit[event->number] : ACTION_NONE;
    }
    switch (action) {
    case ACTION_CHOOSE:
        return discarded || app->acted || app->take.result.tip_count == 0
                   ? leave(app)
                   : (struct next){TURN_PUSH, &screen_actions};
    case ACTION_FACETS: return discarded ? stay : (struct next){TURN_PUSH, &screen_facets};
    case ACTION_LEAVE: return leave(app);
    default: return stay;
    }
}

const struct screen screen_result = {
    .title = MARK("Your result"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct result_view),
    .enter = enter,
    .draw = draw,
    .handle = handle,
};

/* ---- facets ---- */

static const struct hint facet_hints[] = {
    HINT_READ,
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the result. Enter does the same.")},
    HINTS_END,
};

static const char *const facet_help[] = {
    MARK(
        "Each scale is made of facets. A facet rests on two or three questions, so it is told in words and not in numbers, and one facet being higher than its neighbour means little."),
    NULL,
};

static void facets_draw(struct app *app, void *state) {
    struct result_view *view = state;
    struct page page;
    page_init(&page, app->width, app->glyphs);
    result_page_facets(&page, take_instrument(&app->take), &app->take.result);
    paint_header(app, _("Facets"), "", 0, 0);
    paint_scroll(app, &view->scroll, &page);
    page_free(&page);
}

static struct next facets_handle(struct app *app, void *state, const struct event *event) {
    struct result_view *view = state;
    if (scroll_move(&view->scroll, event, app->bottom - app->top))
        return stay;
    switch (event->action) {
    case ACTION_CHOOSE:
    case ACTION_DIGIT:
    case ACTION_BACK:
    case ACTION_FACETS:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_facets = {
    .title = MARK("Facets"),
    .hints = facet_hints,
    .help = facet_help,
    .state_size = sizeof(struct result_view),
    .draw = facets_draw,
    .handle = facets_handle,
};
