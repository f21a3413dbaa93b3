/* map_grid.h - people in the cells of the map: readiness up, the wish to lead across. Counted once,
 * however many they are; walked through by their places, cell by cell. */
#ifndef LEADQUIZ_TUI_MAP_GRID_H
#define LEADQUIZ_TUI_MAP_GRID_H

#include "keys.h"

#include "leadquiz/review.h"

/* Rows from the top: the highest level, between it and the one below, and so on. */
enum {
    GRID_ROWS_MOST = 2 * LEVELS_MOST - 1,
    GRID_COLUMNS_MOST = RESPONSES_MOST,
    GRID_CELLS_MOST = GRID_ROWS_MOST * GRID_COLUMNS_MOST
};

struct grid {
    int rows, columns;
    int *people; /* indices into the review's people by place; those of a cell by name */
    int starts[GRID_CELLS_MOST + 1]; /* first place of each cell, row by row */
    int count;                       /* places: people with a level and a wish */
};

/* `grid` zeroed or filled before. False only when memory is out; it is empty then. */
bool grid_fill(struct grid *grid, const struct review *review, int columns, struct error *error);
void grid_free(struct grid *grid);

/* The row of a level from 1, or of what lies between it and the one above. */
int grid_row(const struct grid *grid, int level, bool above);
int grid_cell(const struct grid *grid, int row, int column);
int grid_in_cell(const struct grid *grid, int cell);
/* The cell of a place. */
int grid_cell_of(const struct grid *grid, int place);
/* The place of a person, by id, or NOWHERE. */
int grid_place(const struct grid *grid, const struct review *review, int64_t person);

/* Where an arrow leads from a place: left and right within the cell first, then to the nearest cell
 * that way; the same place where there is none. */
int grid_walk(const struct grid *grid, int place, enum action way);

#endif
