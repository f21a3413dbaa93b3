/* theme.h - how each role of text looks. */
#ifndef LEADQUIZ_TUI_THEME_H
#define LEADQUIZ_TUI_THEME_H

#include "leadquiz/page.h"

#include <curses.h>
#include <stdbool.h>

struct theme {
    attr_t attributes[ROLE_COUNT];
    short pairs[ROLE_COUNT];
};

/* Fill the theme for the terminal that curses has started on; colour = false: no colour at all. */
void theme_start(struct theme *theme, bool colour);

#endif
