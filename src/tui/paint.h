/* paint.h - text onto the screen, in roles; thin: what is said is formatted elsewhere. */
#ifndef LEADQUIZ_TUI_PAINT_H
#define LEADQUIZ_TUI_PAINT_H

#include "screen.h"

/* Text at a place, cut to `columns`. Characters that the locale cannot show are written in the
 * nearest letters it has. Returns the columns used. */
int paint_text(const struct app *app, int row, int column, int columns, enum role role,
               const char *text);

/* Copy text with a "?" for each column of a character that curses would not paint that wide. */
void paintable(const char *text, char *out, size_t size);

/* Wrapped text from `row` on, at most `rows` lines; returns how many lines it takes in all. */
int paint_paragraph(const struct app *app, int row, int column, int columns, int rows,
                    enum role role, const char *text);
/* How many lines it would take. */
int paint_height(int columns, const char *text);

/* The text on at most so many columns, with the mark for what is left out. */
void paint_shortened(const struct app *app, const char *text, int columns, char *out, size_t size);

/* A mark repeated. */
void paint_repeat(const struct app *app, int row, int column, int times, enum role role,
                  const char *mark);

/* Title left, fact right, and under them a rule, which is filled up to done/of when of > 0. */
void paint_header(struct app *app, const char *title, const char *fact, int done, int of);

/* Lines first.. of a page into the body from `row` on, `rows` of them. */
void paint_page(const struct app *app, const struct page *page, int first, int row, int rows);

/* The keys of the screen in the last row, each clickable; the notice above them. */
void paint_footer(struct app *app, const struct screen *screen);

/* The row of the notice, which bodies keep free when they can. */
void paint_notice(const struct app *app);

/* Make a place clickable. */
void app_region(struct app *app, int row, int column, int rows, int columns, struct event event);

/* ---- a list to choose from ---- */

struct row {
    const char *key; /* what to press, "" = nothing */
    const char *box; /* before the label, such as "[x] Yes"; all of one width, or NULL */
    const char *label;
    const char *detail; /* beside the label where there is room, else left out; may be "" */
    bool marked;        /* given before: a dot beside the key */
    bool apart;         /* a blank line above it where the screen is tall */
    enum role role;     /* of the label when it is not selected */
};

struct list {
    int count;
    int selected; /* NOWHERE: none yet */
    int top;      /* first row shown, kept by paint_list */
};

/* The digit that takes row `number` (from 0), "" beyond the ninth. */
const char *list_key(int number);

/* Paint rows into `rows` lines from `row` on, the selected one always visible, each clickable as
 * ACTION_PICK with its number. Labels wrap. Returns the lines used. */
int paint_list(struct app *app, struct list *list, const struct row *all, int row, int rows);

/* Columns before the label of a row with this box (NULL: none). */
int paint_label_column(const char *box);

/* Lines that paint_list would use. */
int paint_list_height(const struct app *app, const struct row *all, int count);

/* Move by an event (arrows, page keys, ends); true when it was such a key. */
bool list_move(struct list *list, const struct event *event);

/* ---- answers as rows (answers.c) ---- */

/* The answer in words, "" when open. */
const char *answer_words(const struct instrument *instrument, int prompt, int value);

/* A question and its answer on one line: what does not fit is cut, for here one looks for a place,
 * not at wording. */
void answer_line(const struct app *app, const char *text, const char *answer, char *out,
                 size_t size);

/* ---- more above and below ---- */

/* Marks at the right of so many rows. A column stays free before them, where they could be taken
 * for a letter of the last word. */
void paint_more(const struct app *app, int row, int rows, bool above, bool below);
/* The columns of a page or a list that leave room for them. */
int paint_room(const struct app *app);

/* ---- a page that scrolls ---- */

struct scroll {
    int first; /* first line shown */
    int most;  /* the last value `first` may have, kept by paint_scroll */
};

/* The page in the whole body, with a mark at the right when there is more. */
void paint_scroll(struct app *app, struct scroll *scroll, const struct page *page);
bool scroll_move(struct scroll *scroll, const struct event *event, int page_rows);

#endif
