/* The result, and its facets on a page of their own. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/history_page.h"
#include "leadquiz/result_page.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { WIDE_COLUMNS = 112, WIDEST_COLUMNS = 130, RIGHT_COLUMNS = 45, BETWEEN_COLUMNS = 5 };

/* How wide a result in two columns may be in this window; 0 where there is room for one. */
static int wide_columns(const struct app *app) {
    if (app->columns < WIDE_COLUMNS + 2 || app->rows < 24)
        return 0;
    int room = app->columns - 4;
    return room > WIDEST_COLUMNS ? WIDEST_COLUMNS : room < WIDE_COLUMNS ? WIDE_COLUMNS : room;
}

static int left_columns(const struct app *app) {
    return wide_columns(app) - RIGHT_COLUMNS - BETWEEN_COLUMNS;
}

struct result_view {
    struct scroll scroll;
    int64_t sitting;
};

/* A result just reached. */
static const struct hint hints[] = {
    {ACTION_CHOOSE, {0}, MARK("what to do|to do"), MARK("Choose one or two small things to try.")},
    {ACTION_AGAIN, {0}, NULL, MARK("Answer again, in a new sitting; this one stays.")},
    {ACTION_FACETS, {0}, MARK("facets"), MARK("What stands behind each scale, in words.")},
    {ACTION_HISTORY, {0}, MARK("history"), MARK("All your sittings, and what has changed.")},
    {ACTION_SAVE, {0}, MARK("save"), MARK("Save a report as a file: PDF, HTML, text and others.")},
    {ACTION_ANSWERS, {0}, NULL, MARK("Your answers, question by question.")},
    HINT_READ,
    {ACTION_DIGIT, {0}, NULL, MARK("1 goes on to what to do, 2 shows the facets, 3 leaves.")},
    HINT_HELP,
    {ACTION_LEAVE,
     {0},
     MARK("leave"),
     MARK("Leave. The result is kept when you chose to have it kept.")},
    HINTS_END,
};

/* A result looked at again. */
static const struct hint past_hints[] = {
    {ACTION_ANSWERS, {0}, MARK("answers"), MARK("Your answers, question by question.")},
    {ACTION_FACETS, {0}, MARK("facets"), MARK("What stands behind each scale, in words.")},
    {ACTION_SAVE, {0}, MARK("save"), MARK("Save a report as a file: PDF, HTML, text and others.")},
    HINT_READ,
    {ACTION_DIGIT, {0}, NULL, MARK("1 shows the answers, 2 the facets, 3 saves a report.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the results.")},
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

static void write_main(struct page *page, const struct history_entry *entry, bool again) {
    const struct instrument *instrument = entry->instrument;
    const struct result *result = &entry->result;
    if (result->quality == QUALITY_POOR) {
        result_page_quality(page, instrument, result, again);
        if (again)
            page_paragraph(page, ROLE_CAUTION, 0, 0, _("n: answer again, in a new sitting"));
        page_line(page);
    }
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

static void write_rest(const struct app *app, struct page *page,
                       const struct history_entry *entry) {
    const struct instrument *instrument = entry->instrument;
    const struct result *result = &entry->result;
    int number = (int)(entry - app->history.entries);
    char date[40];
    clock_date(entry->sitting.finished, date, sizeof date);
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
    if (entry->before != NOWHERE) {
        history_page_changes(page, &app->history, number);
        page_line(page);
    }
    if (entry->action_count > 0) {
        history_page_actions(page, &app->history, number);
        page_line(page);
    }
    result_page_foot(page, instrument, date);
}

/* Two columns where there is room: the picture left, what it means right. */
static void draw_wide(struct app *app, struct page *main, struct page *rest) {
    int left = app->left, width = app->width;
    paint_page(app, main, 0, app->top, app->bottom - app->top);
    app->left += left_columns(app) + BETWEEN_COLUMNS;
    paint_page(app, rest, 0, app->top, app->bottom - app->top);
    app->left = left;
    app->width = width;
}

static void enter(struct app *app, void *state) {
    struct result_view *view = state;
    view->sitting = app->shown;
    app->acted = false;
}

static void show(struct app *app, void *state) {
    const struct result_view *view = state;
    app->shown = view->sitting;
}

static void draw_header(struct app *app, const struct history_entry *entry) {
    char date[40], fact[160];
    const char *who = app->meet != NULL        ? app_who(app)
                      : entry->sitting.id != 0 ? app->history.person.name
                                               : _("not kept");
    clock_date(entry->sitting.finished, date, sizeof date);
    snprintf(fact, sizeof fact, "%s %s %s", who, app->glyphs->separator, date);
    paint_header(app, app->columns >= 60 ? entry->instrument->title : _("Result"), fact, 0, 0);
}

static void draw(struct app *app, void *state) {
    struct result_view *view = state;
    const struct history_entry *entry = app_shown(app);
    bool wide = wide_columns(app) > 0;
    if (wide) {
        app->width = wide_columns(app);
        app->left = (app->columns - app->width) / 2;
    }
    app->digits = 3;
    if (entry == NULL) {
        paint_header(app, _("Result"), "", 0, 0);
        paint_paragraph(app, app->top, app->left, app->width, 2, ROLE_TEXT,
                        _("This sitting has been deleted."));
        return;
    }
    draw_header(app, entry);
    struct page main, rest;
    page_init(&main, wide ? left_columns(app) : paint_room(app), app->glyphs);
    page_init(&rest, RIGHT_COLUMNS, app->glyphs);
    write_main(&main, entry, entry->sitting.id == app->take.sitting.id && app->meet == NULL);
    if (wide) {
        write_rest(app, &rest, entry);
        draw_wide(app, &main, &rest);
    } else {
        page_line(&main);
        write_rest(app, &main, entry);
        paint_scroll(app, &view->scroll, &main);
    }
    page_free(&main);
    page_free(&rest);
}

static struct next leave(struct app *app) {
    if (app->take.sitting.id != 0) {
        snprintf(app->farewell, sizeof app->farewell, _("The result is kept for %s."),
                 app->take.person.name);
    }
    return app_out(app);
}

/* What both kinds of result lead to. */
static struct next look(struct app *app, enum action action) {
    const struct history_entry *entry = app_shown(app);
    if (entry == NULL)
        return stay;
    switch (action) {
    case ACTION_FACETS:
        if (entry->sitting.form == FORM_SHORT) {
            app_notice(app, ROLE_MUTED, "%s",
                       _("The short form has too few questions to tell of facets."));
            return stay;
        }
        return (struct next){TURN_PUSH, &screen_facets};
    case ACTION_ANSWERS: return (struct next){TURN_PUSH, &screen_answers};
    case ACTION_SAVE: return (struct next){TURN_PUSH, &screen_save};
    default: return stay;
    }
}

static enum action by_digit(const struct event *event, enum action one, enum action two,
                            enum action three) {
    if (event->action != ACTION_DIGIT)
        return event->action;
    return event->number == 1   ? one
           : event->number == 2 ? two
           : event->number == 3 ? three
                                : ACTION_NONE;
}

static struct next history(struct app *app) {
    if (app->take.sitting.id == 0) {
        app_notice(app, ROLE_MUTED, "%s", _("You chose to keep nothing, so there is no history."));
        return stay;
    }
    snprintf(app->name, sizeof app->name, "%s", app->take.person.name);
    return (struct next){TURN_PUSH, &screen_results};
}

/* The same person once more. */
static struct next again(struct app *app) {
    struct error error;
    app_way_begins(app);
    if (take_begin(&app->take, app->take.quiz.form, digest_random(), clock_now(), &error))
        return (struct next){TURN_REPLACE, &screen_question};
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct result_view *view = state;
    if (scroll_move(&view->scroll, event, app->bottom - app->top))
        return stay;
    enum action action = by_digit(event, ACTION_CHOOSE, ACTION_FACETS, ACTION_LEAVE);
    if (app_shown(app) == NULL) /* deleted in the meantime */
        return action == ACTION_CHOOSE || action == ACTION_LEAVE ? leave(app) : stay;
    switch (action) {
    case ACTION_CHOOSE: return app->acted ? leave(app) : (struct next){TURN_PUSH, &screen_actions};
    case ACTION_AGAIN: return again(app);
    case ACTION_HISTORY: return history(app);
    case ACTION_LEAVE: return leave(app);
    default: return look(app, action);
    }
}

static struct next past_handle(struct app *app, void *state, const struct event *event) {
    struct result_view *view = state;
    if (scroll_move(&view->scroll, event, app->bottom - app->top))
        return stay;
    enum action action = by_digit(event, ACTION_ANSWERS, ACTION_FACETS, ACTION_SAVE);
    switch (action) {
    case ACTION_CHOOSE: return look(app, ACTION_ANSWERS);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return look(app, action);
    }
}

const struct screen screen_result = {
    .title = MARK("Your result"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct result_view),
    .enter = enter,
    .show = show,
    .draw = draw,
    .handle = handle,
};

const struct screen screen_past = {
    .title = MARK("A result"),
    .hints = past_hints,
    .help = help,
    .state_size = sizeof(struct result_view),
    .enter = enter,
    .show = show,
    .draw = draw,
    .handle = past_handle,
};

/* Of a seat: looked at where others may stand behind, so nothing else is a key away. */
static const struct hint seat_hints[] = {
    {ACTION_FACETS, {0}, MARK("facets"), MARK("What stands behind each scale, in words.")},
    {ACTION_ANSWERS, {0}, MARK("answers"), MARK("Your answers, question by question.")},
    HINT_READ,
    {ACTION_DIGIT, {0}, NULL, MARK("1 shows the facets, 2 the answers, 3 goes back.")},
    HINT_HELP,
    {ACTION_LEAVE,
     {0},
     MARK("back"),
     MARK("Back to your seat, where you may keep it. Enter does the same.")},
    HINTS_END,
};

static struct next seat_handle(struct app *app, void *state, const struct event *event) {
    struct result_view *view = state;
    if (scroll_move(&view->scroll, event, app->bottom - app->top))
        return stay;
    enum action action = by_digit(event, ACTION_FACETS, ACTION_ANSWERS, ACTION_LEAVE);
    switch (action) {
    case ACTION_CHOOSE:
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    case ACTION_FACETS:
    case ACTION_ANSWERS: return look(app, action);
    default: return stay;
    }
}

const struct screen screen_seat_result = {
    .title = MARK("Your own result"),
    .hints = seat_hints,
    .help = help,
    .state_size = sizeof(struct result_view),
    .enter = enter,
    .show = show,
    .draw = draw,
    .handle = seat_handle,
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
    page_init(&page, paint_room(app), app->glyphs);
    const struct history_entry *entry = app_shown(app);
    if (entry != NULL)
        result_page_facets(&page, entry->instrument, &entry->result);
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

/* ---- thrown away, as the last question was answered ---- */

static const struct hint discarded_hints[] = {
    {ACTION_CHOOSE, {0}, MARK("leave"), MARK("Leave.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("leave"), MARK("Leave.")},
    HINTS_END,
};

static const char *const discarded_help[] = {
    MARK(
        "You said that these answers should not be kept, so they were removed. You can take the questionnaire again at any time."),
    NULL,
};

static void discarded_enter(struct app *app, void *state) {
    (void)state;
    app->farewell[0] = '\0';
}

static void discarded_draw(struct app *app, void *state) {
    (void)state;
    paint_header(app, take_instrument(&app->take)->title, "", 0, 0);
    paint_paragraph(app, app->top, app->left, app->width, 4, ROLE_STRONG,
                    app->take.person.id == 0
                        ? _("Thrown away, as you asked. Nothing is kept, not even the code name.")
                        : _("Thrown away, as you asked. Nothing of this sitting is kept."));
}

static struct next discarded_handle(struct app *app, void *state, const struct event *event) {
    (void)state;
    bool go = event->action == ACTION_CHOOSE || event->action == ACTION_DIGIT ||
              event->action == ACTION_BACK || event->action == ACTION_LEAVE;
    return go ? app_out(app) : stay;
}

const struct screen screen_discarded = {
    .title = MARK("Thrown away"),
    .hints = discarded_hints,
    .help = discarded_help,
    .enter = discarded_enter,
    .draw = discarded_draw,
    .handle = discarded_handle,
};
