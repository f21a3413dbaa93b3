/* Who is who: people as marks, readiness up and the wish to lead across, with what each corner asks
 * of the team lead. */
#include "map.h"
#include "people.h"

#include <stdio.h>

enum { WIDE = 100, WIDEST = 126 };

static const struct hint hints[] = {
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("next person|next"),
     MARK("To the next mark, or the one before; at the end of a place to the nearest beside it.")},
    {ACTION_DOWN, {ACTION_UP}, MARK("level"), MARK("To the nearest mark above or below.")},
    {ACTION_CHOOSE, {0}, MARK("open"), MARK("Open the person's page.")},
    {ACTION_OVERVIEW,
     {0},
     MARK("as a list|list"),
     MARK("The people of this corner as a list, to search and to sort.")},
    {ACTION_PAGE_DOWN, {ACTION_PAGE_UP}, NULL, MARK("Ten people on, or back.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the review.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Up is how ready people are, as their level tells it; across is how much they want to lead others. The two have little to do with each other, and no place is better than another: each corner asks something else of you."),
    MARK(
        "Each mark is a person who lets their team lead see them. A full mark: the level is clear. An empty one: the answers fit two levels, so it stands between them, and on the line it may be ready or not. A mark of its own: the levels above were not looked at, because the person has no team of their own or gave too few answers, so they may well be readier than they stand here."),
    MARK(
        "Where there is no room for all marks of a place, +12 says that there are 12 more; the arrows walk through them too. In a small window there are numbers instead of marks."),
    MARK(
        "Who has no level, or gave no answer about leading, is not on the map. In the middle stand those who are open about it: they belong to no corner."),
    NULL,
};

/* ---- people ---- */

static int wish_count(const struct app *app) {
    int prompt = app->instrument->role_question[ROLE_DESIRE];
    bool map = app->instrument->review.known && app->instrument->level_count > 0;
    return map && prompt != NOWHERE ? app->instrument->prompts[prompt].option_count : 0;
}

const struct review_person *map_selected(const struct app *app, const struct map *map) {
    return map->selected < map->grid.count ? &app->review.people[map->grid.people[map->selected]]
                                           : NULL;
}

static void remember(struct map *map, const struct app *app) {
    const struct review_person *person = map_selected(app, map);
    map->person = person != NULL ? person->person : 0;
}

static void fill(struct app *app, struct map *map) {
    struct error error;
    map->failed = !grid_fill(&map->grid, &app->review, wish_count(app), &error);
    map->turn = app->review_turn;
    if (map->failed)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    int place = grid_place(&map->grid, &app->review, map->person);
    if (place != NOWHERE)
        map->selected = place;
    if (map->selected >= map->grid.count)
        map->selected = 0;
    remember(map, app);
}

static void fail(struct map *map) {
    grid_free(&map->grid);
    map->failed = true;
}

static void show(struct app *app, void *state) {
    struct map *map = state;
    if (map->listed)
        choose_everybody(app);
    map->listed = false;
    if (map->person != 0) /* back from somebody's page, which may be that of another by now */
        map->person = app->reviewed;
    if (app_review(app))
        fill(app, map);
    else
        fail(map);
}

static void leave(struct app *app, void *state) {
    struct map *map = state;
    (void)app;
    grid_free(&map->grid);
}

/* ---- drawing ---- */

static void widen(struct app *app) {
    if (app->columns < WIDE)
        return;
    app->width = app->columns - 4 < WIDEST ? app->columns - 4 : WIDEST;
    app->left = (app->columns - app->width) / 2;
}

static void draw_nobody(const struct app *app, const struct map *map) {
    const char *why = _(
        "Nobody is on the map. Here stand those who let their team lead see them, have a level and have said how much they want to lead.");
    if (map->failed)
        return;
    if (wish_count(app) == 0)
        why = _(
            "This questionnaire has no map: its file has no section [review], no levels or no question about the wish to lead.");
    paint_paragraph(app, app->top, app->left, app->width, app->bottom - app->top, ROLE_TEXT, why);
}

static void draw_header(struct app *app, const struct map *map) {
    const struct review_person *person = map_selected(app, map);
    char fact[160] = "";
    if (person != NULL && map->grid.count < app->review.count)
        snprintf(fact, sizeof fact, _("%d of %d people"), map->grid.count, app->review.count);
    else if (person != NULL)
        snprintf(fact, sizeof fact, N_("%d person", "%d people", map->grid.count), map->grid.count);
    paint_header(app, _("Who is who"), fact, 0, 0);
}

static void draw(struct app *app, void *state) {
    struct map *map = state;
    widen(app);
    draw_header(app, map);
    if (map->failed || map->grid.count == 0)
        draw_nobody(app, map);
    else
        map_paint(app, map);
}

/* ---- keys ---- */

static void walk(struct app *app, struct map *map, int to) {
    int last = map->grid.count - 1;
    map->selected = to < 0 ? 0 : to > last ? last : to;
    remember(map, app);
}

static struct next open_selected(struct app *app, const struct map *map) {
    app->reviewed = map->person;
    return (struct next){TURN_PUSH, &screen_member};
}

static struct next pick(struct app *app, struct map *map, int place) {
    if (place == map->selected)
        return open_selected(app, map);
    walk(app, map, place);
    return stay;
}

static struct next list_corner(struct app *app, struct map *map) {
    choose_everybody(app);
    app->choice.corner = map_selected(app, map)->corner;
    map->listed = true;
    return (struct next){TURN_PUSH, &screen_people};
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    enum { TEN = 10 };
    struct map *map = state;
    if (!app_review(app))
        fail(map);
    else if (map->failed || map->turn != app->review_turn)
        fill(app, map);
    if (event->action == ACTION_LEAVE || event->action == ACTION_BACK)
        return pop;
    if (map->failed || map->grid.count == 0)
        return stay;
    switch (event->action) {
    case ACTION_UP:
    case ACTION_DOWN:
    case ACTION_LEFT:
    case ACTION_RIGHT:
        walk(app, map, grid_walk(&map->grid, map->selected, event->action));
        return stay;
    case ACTION_PAGE_UP: walk(app, map, map->selected - TEN); return stay;
    case ACTION_PAGE_DOWN: walk(app, map, map->selected + TEN); return stay;
    case ACTION_FIRST: walk(app, map, 0); return stay;
    case ACTION_LAST: walk(app, map, map->grid.count - 1); return stay;
    case ACTION_PICK: return pick(app, map, event->number);
    case ACTION_CHOOSE: return open_selected(app, map);
    case ACTION_OVERVIEW: return list_corner(app, map);
    default: return stay;
    }
}

const struct screen screen_map = {
    .title = MARK("Who is who"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct map),
    .show = show,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
