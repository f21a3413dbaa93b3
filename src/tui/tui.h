/* tui.h - the ncurses front end.
 *
 * A terminal begins sooner than a question file and a store can be read. So it comes first, home is
 * shown at once as far as it is known, and the screens run when everything is there. */
#ifndef LEADQUIZ_TUI_TUI_H
#define LEADQUIZ_TUI_TUI_H

#include "leadquiz/arguments.h"
#include "leadquiz/instrument.h"
#include "leadquiz/store.h"

struct app;

/* Take over the terminal; nothing is shown yet. NULL with an error when it cannot be: ERROR_INPUT
 * when screens cannot be shown here. `arguments` must outlive it. Ended by tui_run or tui_abandon.
 */
struct app *tui_begin(const struct arguments *arguments, struct error *error);

/* Show the home screen as far as it is known without the questions and the store. */
void tui_show_home(struct app *app);

/* Give the terminal back without running a screen; NULL is allowed. */
void tui_abandon(struct app *app);

enum tui_start {
    TUI_HOME,    /* the home screen, until the person leaves */
    TUI_TAKE,    /* straight into taking the questionnaire, as the arguments ask */
    TUI_RESULTS, /* those of the person that the arguments name, or of the only one; else asks */
    TUI_REVIEW,  /* what a team lead sees, after the passphrase where one is set */
    TUI_JOIN,    /* a seat in the meeting whose code is the last operand */
    TUI_MEETING_RUN,  /* the facilitator of that meeting, or of one to be chosen */
    TUI_MEETING_SHOW, /* its screen for the wall */
    TUI_KIOSK,        /* seats of that meeting, one after the other, at this keyboard */
    TUI_DEMO          /* the same over made-up data: every screen says so, and there is no home */
};

/* Run the screens and give the terminal back. ERROR_INTERRUPTED when the terminal went away or a
 * signal ended it; what was given by then is kept. */
bool tui_run(struct app *app, enum tui_start start, const struct instrument *instrument,
             struct store *store, struct error *error);

#endif
