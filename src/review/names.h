/* names.h - the order of names. */
#ifndef LEADQUIZ_REVIEW_NAMES_H
#define LEADQUIZ_REVIEW_NAMES_H

#include "leadquiz/review.h"
#include "leadquiz/text.h"

/* Below 0 when `one` comes first. Accents count where two are alike without them, case never. */
int names_compare(const char *one, const char *other);

/* The name and the team of somebody as text_folded has them: quick after review_by_name was called,
 * and before it, without a buffer, as they are. */
const char *names_name(const struct review *review, int row, char buffer[FOLDED_BYTES]);
const char *names_team(const struct review *review, int row, char buffer[FOLDED_BYTES]);

/* When all people are there: room for their order, which review_by_name makes. */
bool names_ready(struct review *review, struct error *error);
void names_free(struct review *review);

/* The place of each of the people in the order that review_by_name gives, which was called before;
 * NULL where it gave none. Owned by the review. */
const int *names_places(const struct review *review);

#endif
