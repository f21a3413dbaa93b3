/* How the list of people is sorted, and who stands in it: a line a setting. */
#include "people.h"

#include "leadquiz/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROW_SORT,
    ROW_ORDER,
    ROW_TEAM,
    ROW_LEVEL,
    ROW_LAST,
    ROW_MEETING,
    ROW_MOVED,
    ROW_DUE,
    ROW_CORNER,
    ROW_ALL,
    ROW_DONE,
    ROW_COUNT
};

enum { VALUE_BYTES = 200, DAY_MS = 24 * 60 * 60 * 1000, TEAMS_MOST = 400 };

static const int days[] = {0, 30, 90, 180};
enum { DAYS = sizeof days / sizeof days[0] };

struct choosing {
    struct list list;
    struct chosen chosen;
    char (*teams)[NAME_BYTES]; /* copies: the review's own go when the store changes */
    int team_count;
    int rows[ROW_COUNT]; /* those there are: without meetings there is nothing to choose */
};

static const struct hint hints[] = {
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("change"),
     MARK("Change the line that is marked. Enter and clicking do it too.")},
    {ACTION_CHOOSE, {ACTION_UP, ACTION_DOWN}, MARK("choose"), MARK("Move to a line.")},
    {ACTION_DIGIT, {0}, NULL, MARK("Change the line with this number at once; 0 leads back.")},
    HINT_HELP,
    {ACTION_LEAVE,
     {0},
     MARK("back to the list|back"),
     MARK("Back to the list as it is chosen here.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Each line can be changed with left and right, or with Enter. The number at the top right says how many people are left."),
    MARK(
        "A level shows everybody whose answers fit it, those between two levels too. A clear change is one that is larger than errors of measurement make in 95 of 100 cases."),
    MARK(
        "Where people have kept results at meetings there is a line for it: it shows those who kept one at that meeting, whenever they last answered."),
    NULL,
};

/* ---- values ---- */

static void value_of(const struct app *app, int row, char *out, size_t size) {
    const struct review_choice *choice = &app->choice;
    switch (row) {
    case ROW_SORT: snprintf(out, size, "%s", choice_order_words(app)); break;
    case ROW_ORDER: snprintf(out, size, "%s", choice->falling ? _("falling") : _("rising")); break;
    case ROW_TEAM: snprintf(out, size, "%s", choice->team != NULL ? choice->team : _("all")); break;
    case ROW_LEVEL:
        if (choice->level > 0)
            snprintf(out, size, "%d %s", choice->level,
                     app->instrument->levels[choice->level].name);
        else
            snprintf(out, size, "%s", _("all"));
        break;
    case ROW_LAST:
        if (choice->until > 0)
            snprintf(out, size, _("in the last %d days"), choice_days(app));
        else
            snprintf(out, size, "%s", _("at any time"));
        break;
    case ROW_MEETING:
        snprintf(out, size, "%s", choice->meeting != 0 ? choice_meeting_name(app) : _("all"));
        break;
    case ROW_MOVED: choice_moved_words(app, out, size); break;
    case ROW_DUE: snprintf(out, size, "%s", choice->due ? _("yes") : _("all")); break;
    case ROW_CORNER:
        snprintf(out, size, "%s",
                 choice->corner != NOWHERE ? choice_corner_name(app, choice->corner) : _("all"));
        break;
    default: out[0] = '\0'; break;
    }
}

static const char *label_of(int row) {
    switch (row) {
    case ROW_SORT: return _("Sort by");
    case ROW_ORDER: return _("Order");
    case ROW_TEAM: return _("Team");
    case ROW_LEVEL: return _("Level");
    case ROW_LAST: return _("Answered");
    case ROW_MEETING: return _("At a meeting");
    case ROW_MOVED: return _("Changes");
    case ROW_DUE: return _("Due again");
    case ROW_CORNER: return _("Who is who");
    case ROW_ALL: return _("Show everybody");
    default: return _("Back to the list");
    }
}

/* ---- changing a value ---- */

static int step_in(int value, int step, int count) {
    return count > 0 ? (value + step + count) % count : 0;
}

/* No team stands before the first. */
static void step_team(struct app *app, const struct choosing *choosing, int step) {
    struct review_choice *choice = &app->choice;
    int at = 0;
    for (int i = 0; i < choosing->team_count && choice->team != NULL; i++) {
        if (strcmp(choosing->teams[i], choice->team) == 0)
            at = i + 1;
    }
    at = step_in(at, step, choosing->team_count + 1);
    choice->team = at > 0 ? app->choice_team : NULL;
    snprintf(app->choice_team, sizeof app->choice_team, "%s",
             at > 0 ? choosing->teams[at - 1] : "");
}

/* No meeting stands before the newest. */
static void step_meeting(struct app *app, int step) {
    const struct review *review = &app->review;
    int at = 0;
    for (int i = 0; i < review->meeting_count; i++)
        at = review->meetings[i].id == app->choice.meeting ? i + 1 : at;
    at = step_in(at, step, review->meeting_count + 1);
    app->choice.meeting = at > 0 ? review->meetings[at - 1].id : 0;
}

/* A day more, for somebody may answer while one looks. */
static void step_days(struct app *app, int step) {
    struct review_choice *choice = &app->choice;
    int at = 0;
    for (int i = 1; i < DAYS; i++)
        at = choice_days(app) == days[i] ? i : at;
    at = step_in(at, step, DAYS);
    choice->until = at > 0 ? app->review.now + DAY_MS : 0;
    choice->from = at > 0 ? app->review.now - (int64_t)days[at] * DAY_MS : 0;
}

static void step(struct app *app, const struct choosing *choosing, int row, int by) {
    struct review_choice *choice = &app->choice;
    switch (row) {
    case ROW_SORT: choice_sort_step(app, by); break;
    case ROW_ORDER: choice->falling = !choice->falling; break;
    case ROW_TEAM: step_team(app, choosing, by); break;
    case ROW_LEVEL:
        choice->level = step_in(choice->level, by, app->instrument->level_count + 1);
        break;
    case ROW_LAST: step_days(app, by); break;
    case ROW_MEETING: step_meeting(app, by); break;
    case ROW_MOVED:
        choice->moved = (enum choose_moved)step_in((int)choice->moved, by, CHOOSE_MOVED_COUNT);
        choice->moved_in = 0;
        break;
    case ROW_DUE: choice->due = !choice->due; break;
    case ROW_CORNER:
        if (app->instrument->review.known)
            choice->corner = step_in(choice->corner + 1, by, CORNER_COUNT + 2) - 1;
        break;
    default: choose_everybody(app); break;
    }
}

/* ---- teams ---- */

static void add_team(struct choosing *choosing, const char *team) {
    int count = choosing->team_count;
    bool known = count > 0 && strcmp(choosing->teams[count - 1], team) == 0;
    if (team[0] != '\0' && !known && count < TEAMS_MOST)
        snprintf(choosing->teams[choosing->team_count++], NAME_BYTES, "%s", team);
}

/* Everybody by team: those of one team stand together. */
static void find_teams(const struct app *app, struct choosing *choosing) {
    const struct review *review = &app->review;
    const struct review_choice by_team = {.corner = NOWHERE, .sort = SORT_TEAM};
    int *rows = calloc((size_t)review->count + 1, sizeof *rows);
    choosing->team_count = 0;
    if (choosing->teams == NULL)
        choosing->teams = calloc(TEAMS_MOST, sizeof *choosing->teams);
    if (rows != NULL && choosing->teams != NULL) {
        int count = review_choose(review, &by_team, rows);
        for (int i = 0; i < count; i++)
            add_team(choosing, review->people[rows[i]].team);
    }
    free(rows);
}

/* The line that is marked stays marked. */
static void find_rows(const struct app *app, struct choosing *choosing) {
    bool meetings = app->review.meeting_count > 0 || app->choice.meeting != 0;
    int before = choosing->rows[choosing->list.selected];
    choosing->list.count = choosing->list.selected = 0;
    for (int row = 0; row < ROW_COUNT; row++) {
        if (row == ROW_MEETING && !meetings)
            continue;
        if (row == before)
            choosing->list.selected = choosing->list.count;
        choosing->rows[choosing->list.count++] = row;
    }
}

static void show(struct app *app, void *state) {
    struct choosing *choosing = state;
    if (!app_review(app) || !chosen_fill(app, &choosing->chosen))
        chosen_free(&choosing->chosen);
    find_teams(app, choosing);
    find_rows(app, choosing);
}

static void leave(struct app *app, void *state) {
    struct choosing *choosing = state;
    (void)app;
    chosen_free(&choosing->chosen);
    free(choosing->teams);
}

/* ---- the screen ---- */

enum { LABEL_COLUMNS = 16, DIGITS = 9 };

static void draw(struct app *app, void *state) {
    struct choosing *choosing = state;
    char labels[ROW_COUNT][VALUE_BYTES + 128], fact[80];
    struct row rows[ROW_COUNT];
    for (int i = 0; i < choosing->list.count; i++) {
        char value[VALUE_BYTES];
        int row = choosing->rows[i];
        value_of(app, row, value, sizeof value);
        int pad = value[0] != '\0' ? LABEL_COLUMNS - text_width(label_of(row)) : 0;
        snprintf(labels[i], sizeof labels[i], "%s%*s%s", label_of(row), pad, "", value);
        rows[i] = (struct row){.key = row == ROW_DONE ? "0"
                                      : i < DIGITS    ? list_key(i)
                                                      : " ",
                               .label = labels[i],
                               .detail = "",
                               .apart = row == ROW_TEAM || row == ROW_ALL};
    }
    snprintf(fact, sizeof fact, _("%d of %d"), choosing->chosen.count, app->review.count);
    app->digits = choosing->list.count - 1 < DIGITS ? choosing->list.count - 1 : DIGITS;
    app->zero = true;
    paint_header(app, _("Sort and filter"), fact, 0, 0);
    paint_list(app, &choosing->list, rows, app->top, app->bottom - app->top);
}

static struct next change(struct app *app, struct choosing *choosing, int number, int by) {
    if (number < 0 || number >= choosing->list.count)
        return stay;
    int row = choosing->rows[number];
    choosing->list.selected = number;
    if (row == ROW_DONE)
        return pop;
    step(app, choosing, row, by);
    if (!chosen_fill(app, &choosing->chosen))
        chosen_free(&choosing->chosen);
    return stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct choosing *choosing = state;
    int selected = choosing->list.selected;
    bool changed, steps = choosing->rows[selected] < ROW_ALL;
    chosen_follow(app, &choosing->chosen, &changed);
    if (changed) {
        find_teams(app, choosing);
        find_rows(app, choosing);
        selected = choosing->list.selected;
    }
    if (list_move(&choosing->list, event))
        return stay;
    switch (event->action) {
    case ACTION_LEFT: return steps ? change(app, choosing, selected, -1) : stay;
    case ACTION_RIGHT: return steps ? change(app, choosing, selected, 1) : stay;
    case ACTION_TOGGLE:
    case ACTION_CHOOSE: return change(app, choosing, selected, 1);
    case ACTION_PICK: return change(app, choosing, event->number, 1);
    case ACTION_DIGIT:
        return change(app, choosing,
                      event->number == 0 ? choosing->list.count - 1 : event->number - 1, 1);
    case ACTION_OVERVIEW:
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_choosing = {
    .title = MARK("Sort and filter"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct choosing),
    .show = show,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
