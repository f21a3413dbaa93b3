/* map_paint.c - the map: its lines, levels and wishes, the marks, and the person below it. */
#include "map.h"
#include "people.h"

#include "leadquiz/text.h"

#include <stdio.h>

enum {
    TALL = 20,
    BROAD = 60,
    LABEL_COLUMNS = 7,
    STRIDE = 2,        /* a mark and the space after it */
    REGIONS_KEPT = 24, /* for the footer and more */
    ROW_LINES_MOST = 3,
    NAMED_ROWS = 4, /* names above and below, and what a corner asks in two */
    BROAD_NAMES = 52
};

/* Where the grid stands on the screen. */
struct plan {
    bool small;      /* counts instead of marks */
    int row, lines;  /* first line, and lines of each row */
    int left, cell;  /* first column, and columns of each cell */
    int first, rows; /* rows of the grid that are shown */
    bool named;      /* the corners' names stand above and below it, though it is small */
};

static struct plan plan_of(const struct app *app, const struct map *map) {
    struct plan plan = {.small = app->rows < TALL || app->columns < BROAD};
    int label = plan.small ? 4 : LABEL_COLUMNS;
    int beside = plan.small ? 2 : 10; /* lines for corners, wishes, the person and the legend */
    int room = app->bottom - app->top - beside;
    /* Where rows are left over, the names of the corners and what each asks are worth more. */
    plan.named = plan.small && room >= map->grid.rows + NAMED_ROWS && app->width >= BROAD_NAMES;
    room -= plan.named ? NAMED_ROWS : 0;
    plan.lines = room / map->grid.rows;
    plan.lines = plan.lines < 1 ? 1 : plan.lines > ROW_LINES_MOST ? ROW_LINES_MOST : plan.lines;
    plan.rows = room / plan.lines < map->grid.rows ? room / plan.lines : map->grid.rows;
    plan.row = app->top + (plan.small && !plan.named ? 0 : 1);
    plan.left = app->left + label;
    plan.cell = (app->width - label) / map->grid.columns;
    int row = grid_cell_of(&map->grid, map->selected) / map->grid.columns;
    plan.first = row < plan.rows ? 0 : row - plan.rows + 1;
    return plan;
}

static int column_at(const struct plan *plan, int column) {
    return plan->left + column * plan->cell;
}

/* Between the corners: the row of those who may be ready or not, and both sides of those who are
 * open about it. */
static void draw_lines(const struct app *app, const struct map *map, const struct plan *plan) {
    const struct review_rules *rules = &app->instrument->review;
    int edge = grid_row(&map->grid, rules->ready_level - 1, true) - plan->first;
    int width = plan->cell * map->grid.columns, height = plan->rows * plan->lines;
    if (edge >= 0 && edge < plan->rows)
        paint_repeat(app, plan->row + edge * plan->lines + plan->lines / 2, plan->left, width,
                     ROLE_TRACK, app->glyphs->line);
    const int sides[] = {rules->content + 1, rules->wants};
    for (int i = 0; i < 2; i++) {
        for (int line = 0; line < height && sides[i] > 0 && sides[i] < map->grid.columns; line++)
            paint_text(app, plan->row + line, column_at(plan, sides[i]) - 1, 1, ROLE_TRACK,
                       marks_of(app)->upright);
    }
}

static void draw_levels(const struct app *app, const struct map *map, const struct plan *plan) {
    for (int i = 0; i < plan->rows; i++) {
        int twice = map->grid.rows + 1 - (plan->first + i); /* twice the level */
        char text[32];
        if (twice % 2 == 0)
            snprintf(text, sizeof text, " %d", twice / 2);
        else
            snprintf(text, sizeof text, "%d-%d", twice / 2, twice / 2 + 1);
        paint_text(app, plan->row + i * plan->lines + plan->lines / 2, app->left, 4,
                   twice % 2 == 0 ? ROLE_TEXT : ROLE_MUTED, text);
    }
}

static void draw_wishes(const struct app *app, const struct map *map, const struct plan *plan,
                        int row) {
    int prompt = app->instrument->role_question[ROLE_DESIRE];
    if (!plan->small)
        paint_text(app, row, app->left, LABEL_COLUMNS, ROLE_MUTED, _("Wish"));
    for (int i = 0; i < map->grid.columns; i++) {
        const char *label = app->instrument->prompts[prompt].options[i].label;
        char wish[64];
        person_wish(app, &(struct review_person){.desire = (signed char)i}, wish, sizeof wish);
        if (plan->small)
            paint_text(app, row, column_at(plan, i), plan->cell - 1, ROLE_MUTED, wish);
        else
            paint_paragraph(app, row, column_at(plan, i) + 1, plan->cell - 2, 2, ROLE_MUTED, label);
    }
}

static void draw_corner(const struct app *app, const struct map *map, const struct plan *plan,
                        int corner, int row) {
    const struct review_rules *rules = &app->instrument->review;
    const struct review_person *person = map_selected(app, map);
    bool here = person != NULL && person->corner == corner;
    const char *name = choice_corner_name(app, corner);
    int from = column_at(plan, 0) + 1, end = column_at(plan, map->grid.columns);
    if (corner == CORNER_COUNT) {
        from = column_at(plan, rules->content + 1);
        end = column_at(plan, rules->wants) - 1;
        if (text_width(name) > end - from)
            return;
        from += (end - from - text_width(name)) / 2;
    } else if (corner == CORNER_READY_WANTS || corner == CORNER_GROWING_WANTS) {
        int width = text_width(name);
        from = column_at(plan, rules->wants);
        from = end - width > from ? end - width : from;
    } else {
        end = column_at(plan, rules->content + 1) - 1;
    }
    paint_text(app, row, from, end - from, here ? ROLE_TITLE : ROLE_MUTED, name);
}

/* ---- the marks ---- */

static const char *mark_of(const struct app *app, const struct review_person *person) {
    const struct marks *marks = marks_of(app);
    if (person_open_above(app, person))
        return marks->partial;
    return person->high > 0 ? marks->between : marks->firm;
}

static void bracket(const struct app *app, int row, int column, int width) {
    paint_text(app, row, column - 1, 1, ROLE_SELECTED, "[");
    paint_text(app, row, column + width, 1, ROLE_SELECTED, "]");
}

static void add_region(struct app *app, int row, int column, int rows, int columns, int place) {
    if (app->region_count < REGIONS_MOST - REGIONS_KEPT)
        app_region(app, row, column, rows, columns,
                   (struct event){.action = ACTION_PICK, .number = place});
}

static void draw_count(struct app *app, const struct map *map, const struct plan *plan, int cell,
                       int row, int column) {
    char text[16];
    bool here = grid_cell_of(&map->grid, map->selected) == cell;
    snprintf(text, sizeof text, "%d", grid_in_cell(&map->grid, cell));
    paint_text(app, row, column, 1, ROLE_TEXT, " ");
    int used =
        paint_text(app, row, column + 1, plan->cell - 2, here ? ROLE_SELECTED : ROLE_TEXT, text);
    paint_text(app, row, column + 1 + used, 1, ROLE_TEXT, " ");
    if (here)
        bracket(app, row, column + 1, used);
    add_region(app, row, column, plan->lines, plan->cell - 1,
               here ? map->selected : map->grid.starts[cell]);
}

/* How many marks there is room for, and how many of them when the last places say how many more
 * there are. */
static int marks_in(const struct plan *plan, int count, char *more, size_t size) {
    int room = (plan->cell - 2) / STRIDE * plan->lines;
    more[0] = '\0';
    if (count <= room)
        return count;
    snprintf(more, size, "+%d", count - room);
    int taken = (text_width(more) + STRIDE - 1) / STRIDE;
    snprintf(more, size, "+%d", count - room + taken);
    return room > taken ? room - taken : 0;
}

static void draw_marks(struct app *app, const struct map *map, const struct plan *plan, int cell,
                       int row, int column) {
    const struct grid *grid = &map->grid;
    int count = grid_in_cell(grid, cell), start = grid->starts[cell];
    int line = (plan->cell - 2) / STRIDE, first = 0;
    char more[16];
    int shown = marks_in(plan, count, more, sizeof more);
    bool here = map->selected >= start && map->selected < start + count;
    if (count <= line) /* in the middle of its row */
        row += plan->lines / 2;
    if (here && map->selected - start >= shown && shown > 0)
        first = map->selected - start - shown + 1;
    for (int i = 0; i < shown; i++) {
        int place = start + first + i, at = column + 1 + i % line * STRIDE;
        bool chosen = place == map->selected;
        const struct review_person *person = &app->review.people[grid->people[place]];
        paint_text(app, row + i / line, at - 1, 1, ROLE_TEXT, i % line == 0 ? " " : "");
        paint_text(app, row + i / line, at, 1, chosen ? ROLE_SELECTED : ROLE_TEXT,
                   mark_of(app, person));
        paint_text(app, row + i / line, at + 1, 1, ROLE_TEXT, " ");
        add_region(app, row + i / line, at, 1, STRIDE, place);
    }
    if (more[0] != '\0')
        paint_text(app, row + shown / line, column + 1 + shown % line * STRIDE,
                   plan->cell - 2 - shown % line * STRIDE, ROLE_MUTED, more);
    int at = map->selected - start - first;
    if (here && at < shown)
        bracket(app, row + at / line, column + 1 + at % line * STRIDE, 1);
}

static void draw_cells(struct app *app, const struct map *map, const struct plan *plan) {
    for (int i = 0; i < plan->rows; i++) {
        for (int column = 0; column < map->grid.columns; column++) {
            int cell = grid_cell(&map->grid, plan->first + i, column);
            int row = plan->row + i * plan->lines, at = column_at(plan, column);
            if (grid_in_cell(&map->grid, cell) == 0)
                continue;
            if (plan->small)
                draw_count(app, map, plan, cell, row, at);
            else
                draw_marks(app, map, plan, cell, row, at);
        }
    }
}

/* ---- below the grid ---- */

static void draw_person(const struct app *app, const struct map *map, const struct plan *plan,
                        int row) {
    const struct review_person *person = map_selected(app, map);
    const struct corner *corner = person_in_corner(app, person);
    const char *wish = person_wish_label(app, person);
    const char *corner_words = corner != NULL ? corner->name : "";
    char verdict[64], facts[400], asks[LINE_BYTES * 2];
    person_verdict(person, verdict, sizeof verdict);
    if (plan->small) /* its place tells the level and the wish */
        snprintf(facts, sizeof facts, " %s %s", app->glyphs->separator, corner_words);
    else
        snprintf(facts, sizeof facts, " %s %s %s %s", app->glyphs->separator, verdict,
                 app->glyphs->separator, wish != NULL ? wish : app->glyphs->dash);
    int used = paint_text(app, row, app->left, app->width, ROLE_STRONG, person->name);
    paint_text(app, row, app->left + used, app->width - used, ROLE_TEXT, facts);
    if ((plan->small && !plan->named) || corner == NULL)
        return;
    snprintf(asks, sizeof asks, _("%s: %s"), corner->name, corner->asks);
    paint_paragraph(app, row + 1, app->left, app->width, 2, ROLE_TEXT, asks);
}

static void draw_legend(const struct app *app, int row) {
    const struct marks *marks = marks_of(app);
    char legend[300];
    snprintf(legend, sizeof legend,
             _("%s clear level   %s between two levels   %s levels above not looked at"),
             marks->firm, marks->between, marks->partial);
    paint_text(app, row, app->left, app->width, ROLE_MUTED, legend);
}
void map_paint(struct app *app, const struct map *map) {
    struct plan plan = plan_of(app, map);
    draw_lines(app, map, &plan);
    draw_levels(app, map, &plan);
    draw_cells(app, map, &plan);
    int below = plan.row + plan.rows * plan.lines;
    if (!plan.small || plan.named) {
        draw_corner(app, map, &plan, CORNER_READY_CONTENT, app->top);
        draw_corner(app, map, &plan, CORNER_COUNT, app->top);
        draw_corner(app, map, &plan, CORNER_READY_WANTS, app->top);
        draw_corner(app, map, &plan, CORNER_GROWING_CONTENT, below);
        draw_corner(app, map, &plan, CORNER_GROWING_WANTS, below);
    }
    if (plan.small) {
        below += plan.named;
        draw_wishes(app, map, &plan, below);
        draw_person(app, map, &plan, below + 1);
        return;
    }
    paint_text(app, app->top, app->left, LABEL_COLUMNS, ROLE_MUTED, _("Level"));
    draw_wishes(app, map, &plan, below + 1);
    draw_person(app, map, &plan, below + 4);
    draw_legend(app, app->bottom - 1);
}
