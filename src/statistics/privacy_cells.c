/* privacy_cells.c - put small cells of a count together. */
#include "leadquiz/privacy.h"

#include <string.h>

/* The nearest cell that is not empty, from `at` in steps of `step`; -1: there is none. */
static int neighbour(const struct privacy_cell *cells, int count, int at, int step) {
    for (int i = at + step; i >= 0 && i < count; i += step) {
        if (cells[i].people > 0)
            return i;
    }
    return -1;
}

static bool few(int people, int least) {
    return people > 0 && people < least;
}

/* The first of the smallest cells that are too small; -1: there is none. */
static int too_small(const struct privacy_cell *cells, int count, int least) {
    int found = -1;
    for (int i = 0; i < count; i++) {
        if ((few(cells[i].people, least) || few(cells[i].unknown, least)) &&
            (found < 0 || cells[i].people < cells[found].people))
            found = i;
    }
    return found;
}

/* Make one of the cells from..to. */
static int join(struct privacy_cell *cells, int count, int from, int to) {
    for (int i = from + 1; i <= to; i++) {
        cells[from].people += cells[i].people;
        cells[from].unknown += cells[i].unknown;
    }
    cells[from].last = cells[to].last;
    memmove(cells + from + 1, cells + to + 1, (size_t)(count - to - 1) * sizeof *cells);
    return count - (to - from);
}

int privacy_cells(const struct privacy_rules *rules, const int *counts, const int *unknown,
                  int count, struct privacy_cell cells[PRIVACY_CELLS_MOST]) {
    int small;
    for (int i = 0; i < count; i++)
        cells[i] = (struct privacy_cell){.first = i,
                                         .last = i,
                                         .people = counts[i],
                                         .unknown = unknown != NULL ? unknown[i] : counts[i]};
    while ((small = too_small(cells, count, rules->cell)) >= 0) {
        int low = neighbour(cells, count, small, -1), high = neighbour(cells, count, small, 1);
        if (low < 0 && high < 0)
            return 0;
        if (high < 0 || (low >= 0 && cells[low].people <= cells[high].people))
            count = join(cells, count, low, small);
        else
            count = join(cells, count, small, high);
    }
    int filled = 0, filled_unknown = 0;
    for (int i = 0; i < count; i++) {
        filled += cells[i].people > 0;
        filled_unknown += cells[i].unknown > 0;
    }
    return filled > 1 && filled_unknown != 1 ? count : 0;
}
