/* Everybody who lets their team lead see them: a row each, searched while one types. */
#include "people.h"

#include "line.h"

#include "leadquiz/text.h"

#include <stdio.h>
#include <string.h>

enum { TALL = 20, WIDE = 100, WIDEST = 126, ROWS_CLICKABLE = 64 };

struct people {
    struct chosen chosen;
    struct table table;
    int selected, top;
    int room; /* rows of people in the window, as last drawn */
    int64_t person;
    bool failed;
    bool begun; /* a search, though nothing of it is typed */
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("open"),
     MARK("Move to a person, and open their page. Clicking does both.")},
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("sort by|sort"),
     MARK("Sort by the next column, or the one before.")},
    {ACTION_OVERVIEW, {0}, MARK("filter"), MARK("Sort and filter: team, level, date and more.")},
    {ACTION_TOGGLE,
     {0},
     MARK("turn round|turn"),
     MARK("Sort the other way round. Clicking on the head of a column does it too.")},
    {ACTION_BACK, {0}, NULL, MARK("Take the last letter of the search away.")},
    {ACTION_PAGE_DOWN, {ACTION_PAGE_UP}, NULL, MARK("A page on, or back.")},
    {ACTION_LAST, {ACTION_FIRST}, NULL, MARK("To the end of the list, or to its beginning.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the review. Esc does it too.")},
    HINTS_END,
};

/* While there is a search: a space is a part of it. */
static const struct hint hints_searching[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("open"),
     MARK("Move to a person, and open their page. Clicking does both.")},
    {ACTION_BACK,
     {0},
     MARK("shorten the search|shorten"),
     MARK("Take the last letter of the search away.")},
    {ACTION_CLEAR, {0}, NULL, MARK("Take all of the search away.")},
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("sort by|sort"),
     MARK("Sort by the next column, or the one before.")},
    {ACTION_OVERVIEW, {0}, MARK("filter"), MARK("Sort and filter: team, level, date and more.")},
    {ACTION_PAGE_DOWN, {ACTION_PAGE_UP}, NULL, MARK("A page on, or back.")},
    {ACTION_LAST, {ACTION_FIRST}, NULL, MARK("To the end of the list, or to its beginning.")},
    HINT_HELP,
    {ACTION_LEAVE,
     {0},
     MARK("end the search|end"),
     MARK("End the search: everybody again. Then q or Esc leads back.")},
    HINTS_END,
};

static const struct hint hints_nobody[] = {
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the review. Esc does it too.")},
    HINTS_END,
};

static const struct hint *hints_now(const struct app *app) {
    if (app->review.count == 0)
        return hints_nobody;
    return app->searching ? hints_searching : hints;
}

static const char *const help[] = {
    MARK(
        "Here are those who let their team lead see their scales, their level and their wish to lead. Type a part of a name or of a team, and the list shows those who match."),
    MARK(
        "Level: 2-3 says that the answers fit both levels. A star says that the levels above were not looked at, because the person has no team of their own or gave too few answers."),
    MARK(
        "Wish: how much the person wants to lead others, from none of the marks to all of them. A dash: no answer."),
    MARK(
        "The mark behind a head says what the list is sorted by, and which way. A mark behind a number says what has changed since the sitting before: an arrow straight up or down is a clear change, one aslant a likely one. Without a mark the change is within noise, or there is nothing to compare with."),
    MARK(
        "Each scale goes from 0 to 100. Nobody is ranked by one number: look for whom to talk to, and about what."),
    NULL,
};

/* ---- the list ---- */

static void keep_selected(struct people *people, const struct app *app) {
    int row = chosen_row(app, &people->chosen, people->person);
    if (row != NOWHERE)
        people->selected = row;
    if (people->selected >= people->chosen.count)
        people->selected = people->chosen.count > 0 ? people->chosen.count - 1 : 0;
}

static void remember(struct people *people, const struct app *app) {
    const struct review_person *person = chosen_person(app, &people->chosen, people->selected);
    people->person = person != NULL ? person->person : 0;
}

static void show(struct app *app, void *state) {
    struct people *people = state;
    people->begun = false;
    people->failed = !app_review(app) || !chosen_fill(app, &people->chosen);
    if (people->failed)
        chosen_free(&people->chosen);
    if (people->person != 0) /* back from somebody's page, which may be that of another by now */
        people->person = app->reviewed;
    keep_selected(people, app);
    remember(people, app);
}

static void leave(struct app *app, void *state) {
    struct people *people = state;
    (void)app;
    chosen_free(&people->chosen);
}

/* Another search or order: the first of the list is what one looks for. */
static void choose(struct app *app, struct people *people) {
    people->failed = !chosen_fill(app, &people->chosen);
    people->selected = people->top = 0;
    remember(people, app);
}

static bool searches(const struct app *app, const struct people *people) {
    return !people->failed && app->review.count > 0 &&
           (people->begun || app->choice.search[0] != '\0');
}

/* ---- drawing ---- */

static void widen(struct app *app) {
    if (app->columns < WIDE)
        return;
    app->width = app->columns - 4 < WIDEST ? app->columns - 4 : WIDEST;
    app->left = (app->columns - app->width) / 2;
}

static void draw_header(struct app *app, const struct people *people) {
    char title[sizeof app->review_who + 64], fact[160], count[80];
    int all = app->review.count, shown = people->chosen.count;
    if (app->review_team[0] != '\0' || app->kept_at[0] != '\0')
        snprintf(title, sizeof title, "%s %s %s", _("People"), app->glyphs->separator,
                 app_review_who(app));
    else
        snprintf(title, sizeof title, "%s", _("People"));
    if (shown == all)
        snprintf(count, sizeof count, N_("%d person", "%d people", all), all);
    else
        snprintf(count, sizeof count, _("%d of %d"), shown, all);
    snprintf(fact, sizeof fact, _("%s %s by %s"), count, app->glyphs->separator,
             choice_order_words(app));
    paint_header(app, title, all > 0 ? fact : "", 0, 0);
}

static void draw_search(struct app *app, int row) {
    const char *label = _("Search:");
    int at = app->left + paint_text(app, row, app->left, app->width, ROLE_ACCENT, label) + 1;
    int room = app->left + app->width - at - 1;
    const char *typed = app->choice.search;
    if (typed[0] == '\0')
        paint_text(app, row, at + 1, room, ROLE_MUTED, _("type a name, or a part of it"));
    int used = paint_text(app, row, at, room, ROLE_STRONG, typed);
    app->cursor = true;
    app->cursor_row = row;
    app->cursor_column = at + used;
}

static void draw_nobody(struct app *app, const struct people *people, int row) {
    if (people->failed)
        return;
    if (app->review.count > 0) {
        const char *what = app->choice.search[0] != '\0'
                               ? _("Nobody matches. Backspace widens the search.")
                               : _("Nobody matches. Tab shows what is filtered.");
        paint_paragraph(app, row, app->left, app->width, 2, ROLE_TEXT, what);
        return;
    }
    row += paint_paragraph(app, row, app->left, app->width, app->bottom - row, ROLE_STRONG,
                           _("There is nobody in this list."));
    row += app->rows >= TALL ? 1 : 0;
    paint_paragraph(
        app, row, app->left, app->width, app->bottom - row, ROLE_TEXT,
        _("Everybody decides alone whether their team lead may see their scales, level and wish to lead: when they answer, or later under \"My results\", \"my data\". Who allows it stands here from then on."));
}

static void scroll_to_selected(struct people *people) {
    int last = people->chosen.count - people->room;
    if (people->top > people->selected)
        people->top = people->selected;
    if (people->top < people->selected - people->room + 1)
        people->top = people->selected - people->room + 1;
    if (people->top > last)
        people->top = last;
    if (people->top < 0)
        people->top = 0;
}

static void draw_list(struct app *app, struct people *people, int row) {
    bool legend = app->rows >= TALL;
    int width = app->width;
    app->width = paint_room(app);
    table_lay_out(app, &people->table);
    table_paint_heads(app, &people->table, row++);
    people->room = app->bottom - row - (legend ? 2 : 0);
    scroll_to_selected(people);
    for (int i = 0; i < people->room && people->top + i < people->chosen.count; i++) {
        int at = people->top + i;
        table_paint_person(app, &people->table, chosen_person(app, &people->chosen, at),
                           at == people->selected, row + i);
        if (i < ROWS_CLICKABLE)
            app_region(app, row + i, app->left, 1, app->width,
                       (struct event){.action = ACTION_PICK, .number = at});
    }
    app->width = width;
    paint_more(app, row, people->room, people->top > 0,
               people->top + people->room < people->chosen.count);
    if (legend)
        table_paint_legend(app, app->bottom - 1);
}

static void draw(struct app *app, void *state) {
    struct people *people = state;
    widen(app);
    app->searching = searches(app, people);
    app->idle = people->chosen.count == 0;
    if (app->choice.search[0] == '\0')
        app->absent = ACTION_BACK;
    draw_header(app, people);
    int row = app->top;
    if (people->failed || app->review.count == 0) {
        draw_nobody(app, people, row);
        return;
    }
    draw_search(app, row++);
    if (choice_filters(app)) {
        char filters[400];
        choice_filter_words(app, filters, sizeof filters);
        paint_text(app, row++, app->left, app->width, ROLE_CAUTION, filters);
    }
    row += app->rows >= TALL ? 1 : 0;
    if (people->chosen.count == 0)
        draw_nobody(app, people, row);
    else
        draw_list(app, people, row);
}

/* ---- keys ---- */

static bool walk(struct people *people, const struct event *event) {
    struct list list = {.count = people->chosen.count, .selected = people->selected};
    bool page = event->action == ACTION_PAGE_UP || event->action == ACTION_PAGE_DOWN;
    int step = people->room > 1 ? people->room - 1 : 1;
    if (list.count == 0)
        return false;
    if (!page && !list_move(&list, event))
        return false;
    if (page)
        list.selected += event->action == ACTION_PAGE_UP ? -step : step;
    if (list.selected >= list.count)
        list.selected = list.count - 1;
    people->selected = list.selected < 0 ? 0 : list.selected;
    return true;
}

static struct next open_row(struct app *app, struct people *people, int row) {
    const struct review_person *person = chosen_person(app, &people->chosen, row);
    if (person == NULL)
        return stay;
    people->selected = row;
    people->person = app->reviewed = person->person;
    return (struct next){TURN_PUSH, &screen_member};
}

/* True when it is another search. */
static bool search_otherwise(struct app *app, const struct event *event) {
    bool empty = app->choice.search[0] == '\0';
    return line_type(app->choice.search, sizeof app->choice.search, event) &&
           (!empty || app->choice.search[0] != '\0');
}

static void sort_by_head(struct app *app, const struct table *table, int number) {
    if (number >= table->count)
        return;
    const struct table_column *column = &table->columns[number];
    if (choice_sorts_by(app, column->sort, column->scale))
        app->choice.falling = !app->choice.falling;
    else
        choice_sort(app, column->sort, column->scale);
}

/* A search does not begin with a space, so there it turns the list round. */
static bool turns_round(const struct app *app, const struct event *event) {
    return event->action == ACTION_TOGGLE ||
           (event->action == ACTION_TEXT && event->text[0] == ' ' && app->choice.search[0] == '\0');
}

/* True when another choice was made. */
static bool chooses(struct app *app, struct people *people, const struct event *event) {
    if (turns_round(app, event)) {
        app->choice.falling = !app->choice.falling;
        return true;
    }
    switch (event->action) {
    case ACTION_TEXT:
    case ACTION_BACK:
    case ACTION_BACK_WORD:
    case ACTION_CLEAR: return search_otherwise(app, event);
    case ACTION_LEFT: choice_sort_step(app, -1); return true;
    case ACTION_RIGHT: choice_sort_step(app, 1); return true;
    case ACTION_PICK:
        if (event->number < 0)
            sort_by_head(app, &people->table, -1 - event->number);
        return event->number < 0;
    case ACTION_LEAVE:
        if (!searches(app, people))
            return false;
        app->choice.search[0] = '\0';
        people->begun = false;
        return true;
    default: return false;
    }
}

/* / begins a search of which nothing is typed, and Backspace ends one that has come to that. */
static bool begins_or_ends(const struct app *app, struct people *people,
                           const struct event *event) {
    bool was = people->begun;
    if (people->failed || app->review.count == 0 || app->choice.search[0] != '\0')
        return false;
    if (event->action == ACTION_TEXT && strcmp(event->text, "/") == 0)
        people->begun = true;
    else if (event->action == ACTION_BACK)
        people->begun = false;
    return people->begun != was;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct people *people = state;
    bool changed;
    people->failed = !chosen_follow(app, &people->chosen, &changed);
    if (changed)
        keep_selected(people, app);
    if (begins_or_ends(app, people, event))
        return stay;
    if (!people->failed && chooses(app, people, event)) {
        choose(app, people);
        return stay;
    }
    if (walk(people, event)) {
        remember(people, app);
        return stay;
    }
    switch (event->action) {
    case ACTION_CHOOSE: return open_row(app, people, people->selected);
    case ACTION_PICK: return open_row(app, people, event->number);
    case ACTION_OVERVIEW: return (struct next){TURN_PUSH, &screen_choosing};
    case ACTION_BACK: /* nothing to shorten */
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_people = {
    .title = MARK("People"),
    .hints = hints,
    .hints_now = hints_now,
    .help = help,
    .state_size = sizeof(struct people),
    .typing = LETTERS_SEARCH,
    .show = show,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
