/* review_view.h - the parts of the review's first page: whom to talk to first, how the team stands,
 * and the doors to the rest. */
#ifndef LEADQUIZ_TUI_REVIEW_VIEW_H
#define LEADQUIZ_TUI_REVIEW_VIEW_H

#include "people.h"

enum { DOORS = 7, TALL = 20, SPACIOUS = 30 };

/* What the arrows go through: the people named first, then the doors. */
struct review_view {
    struct scroll scroll;
    int focus;
    char who[NAME_BYTES + MEETING_TITLE_BYTES + 8];
    int turn; /* of the review that the rest is of */
    struct review_suggestion suggestions[SUGGESTED_COUNT];
    int suggestion_count;
    struct review_news news;
    int lines[SUGGESTED_COUNT]; /* of the page, where they stand */
    struct {
        int line, column, columns; /* of the page, where it says how many more there are */
    } more[SUGGESTED_COUNT];
    bool listed; /* the people are shown as a suggestion chose them */
};

void review_write_heading(struct page *page, const char *text);

/* ---- whom to talk to first (review_suggestions.c) ---- */

void review_write_suggestions(struct app *app, struct review_view *view, struct page *page);
/* The people that stand on the page can be clicked on where they are seen. */
void review_click_suggestions(struct app *app, const struct review_view *view);

/* ---- how the team stands (review_told.c) ---- */

void review_write_team(const struct app *app, const struct review_view *view, struct page *page);
/* The questions in short, and what is to be known of all the figures. */
void review_write_questions(const struct app *app, struct page *page);

/* ---- the doors (review_doors.c) ---- */

const struct screen *review_door(int number);
/* The digit that opens a door or, behind those, a person: "1" to "9", and "0" for the tenth. */
const char *review_key(int number);
/* The strip of doors, at the bottom of what is left of the body. */
void review_draw_doors(struct app *app, const struct review_view *view);

#endif
