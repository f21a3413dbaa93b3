/* sheet.h - a form on paper: numbered places, one digit each, and a row of digits read back. Pure.
 *
 * Everybody gets the same sheet, so a place may be one that this person is not asked; what stands
 * there is looked at and not kept. Options stand in the order of the file. docs/meeting-paper.md
 * tells what the check digit is for. */
#ifndef LEADQUIZ_SHEET_H
#define LEADQUIZ_SHEET_H

#include "leadquiz/answers.h"

enum { SHEET_PLACES_MOST = 99, SHEET_OPTIONS_MOST = 9, SHEET_GROUP = 5 };

/* Who is asked. */
enum sheet_whom {
    SHEET_ALL,
    SHEET_TEAM,    /* people with a team */
    SHEET_NO_TEAM, /* people without one */
    SHEET_CONTENT  /* people who would rather not lead: `if_least` to `if_most` at `if_place` */
};

struct sheet_place {
    int prompt;
    enum sheet_whom whom;
    int if_place, if_least, if_most; /* of SHEET_CONTENT; the place counts from 1 */
};

struct sheet_form {
    const struct instrument *instrument; /* not owned */
    enum form form;
    struct sheet_place places[SHEET_PLACES_MOST]; /* in their order; people count them from 1 */
    int count;
};

/* The sheet of a form; false with a sentence when there is no such form, or it does not go on
 * paper: more places than a row holds, or an answer of more than one digit. */
bool sheet_make(const struct instrument *instrument, enum form form, struct sheet_form *sheet,
                struct error *error);

/* The check digit of a row: any one wrong digit gives another one, and so does any two different
 * neighbours that have changed places. (H. M. Damm, Total anti-symmetric quasigroups, 2004.) */
char sheet_check(const char *digits);

struct sheet_row {
    char digits[SHEET_PLACES_MOST + 1]; /* one a place, 0 for - */
    char check;                         /* its check digit */
    bool checked;                       /* the line brought the check digit, and it was right */
    struct answers answers;             /* complete for the person's route */
    int answered;                       /* how many answers these are, "no chance" too */
    int passed_over;                    /* digits at places that this person is not asked */
    bool throws_away;                   /* the person asks to throw the answers away */
};

/* Read a line: a digit a place, - is 0, then perhaps a stroke and the check digit, "/4"; spaces do
 * not matter. The stroke is there so that a digit too many or too few is always found out. False
 * with a sentence that names the place. */
bool sheet_read(const struct sheet_form *sheet, const char *line, size_t length,
                struct sheet_row *row, struct error *error);

/* A made-up row that would be read: to show people what a row is. */
void sheet_example(const struct sheet_form *sheet, struct sheet_row *row);

enum { SHEET_ROW_BYTES = SHEET_PLACES_MOST + SHEET_PLACES_MOST / SHEET_GROUP + 1 };

/* "14452 -3-4- -5-54 3141": a digit a place in the groups of the boxes, - where this person is not
 * asked. */
void sheet_write_row(const struct sheet_form *sheet, const struct sheet_row *row,
                     char out[SHEET_ROW_BYTES]);

/* "12: Often – I praise others when they do well." - what was read at a place, counted from 1. */
void sheet_say_place(const struct sheet_form *sheet, const struct sheet_row *row, int place,
                     char *out, size_t size);

#endif
