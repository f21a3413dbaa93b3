#include "map_grid.h"

#include <stdlib.h>
#include <string.h>

int grid_row(const struct grid *grid, int level, bool above) {
    return grid->rows - 1 - 2 * (level - 1) - (above ? 1 : 0);
}

int grid_cell(const struct grid *grid, int row, int column) {
    return row * grid->columns + column;
}

int grid_in_cell(const struct grid *grid, int cell) {
    return grid->starts[cell + 1] - grid->starts[cell];
}

int grid_cell_of(const struct grid *grid, int place) {
    int cell = 0;
    while (grid->starts[cell + 1] <= place)
        cell++;
    return cell;
}

int grid_place(const struct grid *grid, const struct review *review, int64_t person) {
    for (int i = 0; i < grid->count; i++) {
        if (review->people[grid->people[i]].person == person)
            return i;
    }
    return NOWHERE;
}

void grid_free(struct grid *grid) {
    free(grid->people);
    *grid = (struct grid){.rows = 0};
}

/* The cell of a person, NOWHERE for who is not on the map. */
static int cell_of(const struct grid *grid, const struct review_person *person) {
    bool placed = person->low > 0 && person->desire >= 0 && person->desire < grid->columns;
    int row = placed ? grid_row(grid, person->low, person->high > 0) : NOWHERE;
    return row >= 0 && row < grid->rows ? grid_cell(grid, row, person->desire) : NOWHERE;
}

bool grid_fill(struct grid *grid, const struct review *review, int columns, struct error *error) {
    grid_free(grid);
    if (columns < 1 || review->count == 0)
        return true;
    int levels = review->instrument->level_count, next[GRID_CELLS_MOST];
    int *people = malloc((size_t)review->count * sizeof *people);
    if (people == NULL)
        return error_memory(error);
    grid->people = people;
    grid->rows = levels > 0 ? 2 * levels - 1 : 0;
    grid->columns = columns < GRID_COLUMNS_MOST ? columns : GRID_COLUMNS_MOST;
    int cells = grid->rows * grid->columns;
    for (int i = 0; i < review->count; i++) {
        int cell = cell_of(grid, &review->people[i]);
        if (cell != NOWHERE)
            grid->starts[cell + 1]++;
    }
    for (int i = 0; i < cells; i++)
        grid->starts[i + 1] += grid->starts[i];
    grid->count = grid->starts[cells];
    memcpy(next, grid->starts, (size_t)cells * sizeof next[0]);
    const int *by_name = review_by_name(review);
    for (int i = 0; i < review->count; i++) {
        int row = by_name != NULL ? by_name[i] : i, cell = cell_of(grid, &review->people[row]);
        if (cell != NOWHERE)
            people[next[cell]++] = row;
    }
    return true;
}

/* How far a cell lies that way, NOWHERE when it does not: going on counts once, going aside more,
 * so that one stays in the row or column as long as there is somebody. */
static int distance(const struct grid *grid, int from, int to, enum action way) {
    enum { ASIDE = 3 };
    int across = to % grid->columns - from % grid->columns;
    int down = to / grid->columns - from / grid->columns;
    bool upright = way == ACTION_UP || way == ACTION_DOWN;
    int on = upright ? down : across, aside = upright ? across : down;
    if (way == ACTION_UP || way == ACTION_LEFT)
        on = -on;
    return on > 0 ? on + ASIDE * abs(aside) : NOWHERE;
}

static int nearest(const struct grid *grid, int from, enum action way) {
    int best = NOWHERE, least = 0;
    for (int cell = 0; cell < grid->rows * grid->columns; cell++) {
        int far = grid_in_cell(grid, cell) > 0 ? distance(grid, from, cell, way) : NOWHERE;
        if (far != NOWHERE && (best == NOWHERE || far < least)) {
            best = cell;
            least = far;
        }
    }
    return best;
}

int grid_walk(const struct grid *grid, int place, enum action way) {
    int from = grid_cell_of(grid, place);
    if (way == ACTION_RIGHT && place + 1 < grid->starts[from + 1])
        return place + 1;
    if (way == ACTION_LEFT && place > grid->starts[from])
        return place - 1;
    int to = nearest(grid, from, way);
    if (to == NOWHERE)
        return place;
    int last = grid->starts[to + 1] - 1;
    if (way == ACTION_RIGHT)
        return grid->starts[to];
    if (way == ACTION_LEFT)
        return last;
    int same = grid->starts[to] + place - grid->starts[from];
    return same < last ? same : last;
}
