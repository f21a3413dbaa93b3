/* tui.h - the ncurses front end. */
#ifndef LEADQUIZ_TUI_TUI_H
#define LEADQUIZ_TUI_TUI_H

#include "leadquiz/instrument.h"
#include "leadquiz/store.h"

struct arguments;

/* Whether screens can be shown here; else the reason, and the plain front end is the one to use. */
bool tui_usable(struct error *error);

/* The home screen, until the person leaves. */
bool tui_run_home(const struct instrument *instrument, struct store *store,
                  const struct arguments *arguments, struct error *error);

/* Straight into taking the questionnaire, as the arguments ask. */
bool tui_run_take(const struct instrument *instrument, struct store *store,
                  const struct arguments *arguments, struct error *error);

#endif
