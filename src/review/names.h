/* names.h - the order of names. */
#ifndef LEADQUIZ_REVIEW_NAMES_H
#define LEADQUIZ_REVIEW_NAMES_H

#include "leadquiz/review.h"

/* Below 0 when `one` comes first. */
int names_compare(const char *one, const char *other);

/* When all people are there: room for their order, which review_by_name makes. */
bool names_ready(struct review *review, struct error *error);

/* The place of each of the people in the order that review_by_name gives, which was called before;
 * NULL where it gave none. Owned by the review. */
const int *names_places(const struct review *review);

#endif
