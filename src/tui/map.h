/* map.h - what the map's screen and its painting share. */
#ifndef LEADQUIZ_TUI_MAP_H
#define LEADQUIZ_TUI_MAP_H

#include "map_grid.h"
#include "screen.h"

struct map {
    struct grid grid;
    int turn;     /* app->review_turn when it was filled */
    int selected; /* a place of the grid */
    int64_t person;
    bool failed;
    bool listed; /* a corner is looked at as a list */
};

/* NULL when nobody is on the map. */
const struct review_person *map_selected(const struct app *app, const struct map *map);

/* The body of the screen; there is somebody on the map. */
void map_paint(struct app *app, const struct map *map);

#endif
