/* people.h - made-up people with finished sittings, kept by `leadquiz take --answers`. */
#ifndef LEADQUIZ_TEST_PEOPLE_H
#define LEADQUIZ_TEST_PEOPLE_H

#include "seat.h"

struct made_up_sitting {
    const char *name, *team; /* team: NULL = none named */
    const char *now;         /* second since 1970 */
    int item, reversed;      /* the answers to the two kinds of items */
    const char *changes;     /* "mo1=5 o2=follower": other answers to some; NULL: none */
    bool short_form, alone;  /* alone: nobody in the team, and not asked about one */
    int time_ms;             /* for each answer; 0: none is told */
};

/* Keep it in the store of the seat; fails the test when that does not work. */
void people_sit(struct seat *seat, const struct made_up_sitting *sitting);

/* Write the answers of a sitting to a file, as `take --answers` reads them. */
void people_write(const struct made_up_sitting *sitting, const char *path);

/* Three sittings of test-heron on 24 July, 22 September and 14 November 2026: trust goes up,
 * fair play down a little. */
void people_three_sittings(struct seat *seat);

#endif
