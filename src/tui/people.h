/* people.h - what the screens of single people share: the list as it is chosen, and how a person is
 * told in a few characters. */
#ifndef LEADQUIZ_TUI_PEOPLE_H
#define LEADQUIZ_TUI_PEOPLE_H

#include "paint.h"

#include "leadquiz/scoring.h"

/* ---- the list of people by app->choice (chosen.c) ---- */

struct chosen {
    int *rows; /* indices into app->review.people */
    int count;
    int turn; /* app->review_turn that they belong to */
};

/* Choose anew. False, with a notice and nobody in the list, for want of memory. */
bool chosen_fill(struct app *app, struct chosen *chosen);
/* Load the review again when the store has changed, and choose anew if so. `changed` may be NULL.
 * False, with a notice and nobody in the list, when there is nothing to show. */
bool chosen_follow(struct app *app, struct chosen *chosen, bool *changed);
void chosen_free(struct chosen *chosen);

const struct review_person *chosen_person(const struct app *app, const struct chosen *chosen,
                                          int row);
/* The row of a person, by id, or NOWHERE. */
int chosen_row(const struct app *app, const struct chosen *chosen, int64_t person);

/* ---- app->choice in words and by steps (choice.c) ---- */

/* Everybody of the review again; the order stays. */
void choose_everybody(struct app *app);
/* Whether only some are chosen, the search apart. */
bool choice_filters(const struct app *app);
/* The days that the last sitting may be ago, 0: any. */
int choice_days(const struct app *app);
/* The title of choice.meeting. */
const char *choice_meeting_name(const struct app *app);
/* The name of an enum corner_place, or of CORNER_COUNT for those between. */
const char *choice_corner_name(const struct app *app, int corner);
bool choice_sorts_by(const struct app *app, enum review_sort sort, int scale);
void choice_sort(struct app *app, enum review_sort sort, int scale);
/* By the next thing to sort by, or the one before. */
void choice_sort_step(struct app *app, int step);
/* "level", "last sitting": what the list is sorted by. */
const char *choice_order_words(const struct app *app);
/* "any", "clear fall", "clear change in Trust". */
void choice_moved_words(const struct app *app, char *out, size_t size);
/* What is filtered by, side by side. */
void choice_filter_words(const struct app *app, char *out, size_t size);

/* ---- a person in a few characters (person_words.c) ---- */

/* The marks of a list and a map, for the glyphs of the app. */
struct marks {
    const char *heights[8]; /* a small bar, lowest first; "" where there are none */
    const char *rise, *fall, *likely_rise, *likely_fall;
    const char *wish, *no_wish;           /* one a step of the wish to lead */
    const char *firm, *between, *partial; /* on the map */
    const char *upright;
    const char *most, *least; /* sorted falling, rising */
};
const struct marks *marks_of(const struct app *app);

/* "3", "2-3", "2*" where levels above were not looked at, the dash without a level. */
void person_level(const struct app *app, const struct review_person *person, char *out,
                  size_t size);
/* "Level 3", "Between 2 and 3". */
void person_verdict(const struct review_person *person, char *out, size_t size);
/* Whether levels above the person's were not looked at. */
bool person_open_above(const struct app *app, const struct review_person *person);
/* "###." for three of four steps; the dash without an answer. */
void person_wish(const struct app *app, const struct review_person *person, char *out, size_t size);
/* The wish in the words of the questionnaire; NULL without an answer. */
const char *person_wish_label(const struct app *app, const struct review_person *person);
/* "14 Nov", and "Nov 2025" for what is longer ago than most of a year. */
void person_last(const struct app *app, const struct review_person *person, char *out, size_t size);
/* The mark of an enum moved, " " for none. */
const char *person_moved(const struct app *app, int moved);
enum role moved_role(int moved);
/* What has clearly changed: a mark and the name of it when it is one, else how many. */
void person_changes(const struct app *app, const struct review_person *person, int columns,
                    char *out, size_t size);
/* The corner's name and what it asks; NULL without one. */
const struct corner *person_in_corner(const struct app *app, const struct review_person *person);
/* As much of a result as may be seen: scales, level and wish. There are no facets in it. */
void person_result(const struct app *app, const struct review_person *person,
                   struct result *result);

/* ---- the table of people (people_table.c) ---- */

struct table_column {
    enum review_sort sort;
    int scale; /* SORT_SCALE */
    int at, width;
    const char *head;
};

enum { TABLE_COLUMNS_MOST = SCALES_MOST + 6 };

struct table {
    struct table_column columns[TABLE_COLUMNS_MOST];
    int count;
};

void table_lay_out(const struct app *app, struct table *table);
/* The heads, each clickable as ACTION_PICK with -1 - its number. */
void table_paint_heads(struct app *app, const struct table *table, int row);
void table_paint_person(const struct app *app, const struct table *table,
                        const struct review_person *person, bool selected, int row);
/* What the marks mean, in one line. */
void table_paint_legend(const struct app *app, int row);

/* ---- the page of one person ---- */

/* Leaves the page, with a notice, when the person may not be seen any more; else stays. */
struct next member_gives_way(struct app *app);

/* Of that page: a scale over time. */
extern const struct screen screen_member_trend;

#endif
