/* The review's first page: whom to talk to, how the team stands, and the doors to the rest. */
#include "review_view.h"

#include "leadquiz/arguments.h"

#include <string.h>

enum {
    LEFT_COLUMNS = 76,
    BETWEEN_COLUMNS = 4,
    RIGHT_COLUMNS = 36,
    WIDE_COLUMNS = LEFT_COLUMNS + BETWEEN_COLUMNS + RIGHT_COLUMNS
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_LEFT, ACTION_RIGHT},
     MARK("open"),
     MARK("Move to a person or a door, and open it. Clicking on it does both.")},
    {ACTION_OVERVIEW,
     {0},
     MARK("all like this|all"),
     MARK(
         "Everybody of whom the same can be said, as a list. Clicking on how many more there are does it too.")},
    {ACTION_DIGIT, {0}, NULL, MARK("Open the line or door with this number at once.")},
    HINT_READ,
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("leave"), MARK("Leave the review. Nothing is lost.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "The team at a glance: whom to talk to first and why, how the levels are spread, and the mean of each scale. The doors below lead to the people, the map of who is who, the months, the questions, another team, a report to save, and what rooms saw at meetings that have ended."),
    MARK(
        "Beside a person stands how many more there are of whom the same can be said: those who are ready and want to lead, those in whom something fell clearly, those who are due to answer again. Tab lists them all."),
    MARK(
        "Single people are shown when they let their team lead see their scores, their level and their wish to lead; answers are never shown. Means and counts are over everybody who lets their answers count in averages."),
    MARK(
        "A mean needs enough people behind it, and a count more; a figure that would tell about one or two people is withheld. The page says so in its place."),
    MARK(
        "The lighter part of a bar is the give-or-take of the mean. A change is called clear when it is larger than errors of measurement make in 95 of 100 cases."),
    NULL,
};

/* ---- the page ---- */

void review_write_heading(struct page *page, const char *text) {
    page_line(page);
    page_text(page, ROLE_STRONG, text);
}

static void read_anew(struct app *app, struct review_view *view) {
    struct error error;
    bool known = app_review(app);
    if (known && view->turn == app->review_turn)
        return;
    bool first = view->turn == 0 || strcmp(view->who, app->review_who) != 0;
    int before = view->suggestion_count;
    view->turn = app->review_turn;
    memcpy(view->who, app->review_who, sizeof view->who);
    view->suggestion_count = known ? review_suggest(&app->review, view->suggestions) : 0;
    view->news = review_news(&app->review);
    if (first)
        view->focus = view->scroll.first = 0;
    else if (view->focus >= before) /* a door stays the door that it is */
        view->focus += view->suggestion_count - before;
    else if (view->focus >= view->suggestion_count)
        view->focus = 0;
    if (known && app_review_quick(app) && !app_review_questions(app, &error))
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
}

static void write_main(struct app *app, struct review_view *view, struct page *page) {
    review_write_suggestions(app, view, page);
    page_line(page);
    review_write_team(app, view, page);
}

/* Two columns where there is room: how the team stands left, the questions right. They scroll
 * together. */
static void draw_wide(struct app *app, struct review_view *view, struct page *main,
                      const struct page *rest) {
    int left = app->left;
    while (main->line_count < rest->line_count && !main->failed)
        page_line(main);
    paint_scroll(app, &view->scroll, main);
    app->left += LEFT_COLUMNS + BETWEEN_COLUMNS;
    paint_page(app, rest, view->scroll.first, app->top, app->bottom - app->top);
    app->left = left;
}

static void draw_pages(struct app *app, struct review_view *view, bool wide) {
    struct page main, rest;
    page_init(&main, wide ? LEFT_COLUMNS : paint_room(app), app->glyphs);
    page_init(&rest, RIGHT_COLUMNS, app->glyphs);
    write_main(app, view, &main);
    if (wide) {
        review_write_questions(app, &rest);
        draw_wide(app, view, &main, &rest);
    } else {
        page_line(&main);
        review_write_questions(app, &main);
        paint_scroll(app, &view->scroll, &main);
    }
    review_click_suggestions(app, view);
    page_free(&main);
    page_free(&rest);
}

static void draw(struct app *app, void *state) {
    struct review_view *view = state;
    bool wide = app->columns >= WIDE_COLUMNS + 4 && app->rows >= TALL;
    if (wide) {
        app->width = WIDE_COLUMNS;
        app->left = (app->columns - app->width) / 2;
    }
    paint_header(app, _("Review"), app_review_who(app), 0, 0);
    review_draw_doors(app, view);
    if (view->suggestion_count == 0)
        app->absent = ACTION_OVERVIEW;
    if (app->rows >= TALL && app->rows < SPACIOUS)
        app->top--;
    if (app->review.store != NULL)
        draw_pages(app, view, wide);
}

/* ---- keys ---- */

static void show(struct app *app, void *state) {
    struct review_view *view = state;
    if (view->listed)
        choose_everybody(app);
    view->listed = false;
    read_anew(app, view);
}

/* Everybody of whom the same can be said. */
static struct next list_alike(struct app *app, struct review_view *view, int number) {
    if (number < 0 || number >= view->suggestion_count)
        return (struct next){TURN_PUSH, &screen_people};
    view->focus = number;
    view->listed = true;
    review_suggested(view->suggestions[number].why, &app->choice);
    return (struct next){TURN_PUSH, &screen_people};
}

static struct next open_number(struct app *app, struct review_view *view, int number) {
    if (number < 0 || number >= DOORS + view->suggestion_count)
        return stay;
    if (number < DOORS) {
        view->focus = view->suggestion_count + number;
        return (struct next){TURN_PUSH, review_door(number)};
    }
    view->focus = number - DOORS;
    app->reviewed = app->review.people[view->suggestions[view->focus].person].person;
    return (struct next){TURN_PUSH, &screen_member};
}

/* Down through the people, to the doors, and then down the page; up the same way back. */
static void walk(struct review_view *view, const struct event *event) {
    int people = view->suggestion_count, all = people + DOORS;
    switch (event->action) {
    case ACTION_LEFT: view->focus = (view->focus + all - 1) % all; break;
    case ACTION_RIGHT: view->focus = (view->focus + 1) % all; break;
    case ACTION_DOWN:
        if (view->focus < people)
            view->focus++;
        else
            scroll_move(&view->scroll, event, 0);
        break;
    default:
        if (view->focus >= people && view->scroll.first > 0)
            scroll_move(&view->scroll, event, 0);
        else if (view->focus > 0 && people > 0)
            view->focus = view->focus >= people ? people - 1 : view->focus - 1;
        break;
    }
    if (view->focus < people)
        view->scroll.first = 0;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct review_view *view = state;
    read_anew(app, view);
    switch (event->action) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
    case ACTION_UP:
    case ACTION_DOWN: walk(view, event); return stay;
    case ACTION_DIGIT: /* 0 is the tenth */
        return open_number(app, view, event->number == 0 ? 9 : event->number - 1);
    case ACTION_PICK: return list_alike(app, view, event->number);
    case ACTION_OVERVIEW: /* from a door: of whoever stands last */
        return list_alike(app, view,
                          view->focus < view->suggestion_count ? view->focus
                                                               : view->suggestion_count - 1);
    case ACTION_CHOOSE:
        return open_number(app, view,
                           view->focus < view->suggestion_count
                               ? DOORS + view->focus
                               : view->focus - view->suggestion_count);
    case ACTION_BACK:
    case ACTION_LEAVE: return app->made_up ? quit : pop;
    default: scroll_move(&view->scroll, event, app->bottom - app->top); return stay;
    }
}

static void enter(struct app *app, void *state) {
    (void)state;
    app_review_begins(app, app->arguments->team, app->arguments->kept_at);
}

static void leave(struct app *app, void *state) {
    (void)state;
    app_review_begins(app, NULL, NULL);
}

const struct screen screen_review = {
    .title = MARK("Review"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct review_view),
    .enter = enter,
    .show = show,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
