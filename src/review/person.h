/* person.h - what a lead sees of one person. */
#ifndef LEADQUIZ_REVIEW_PERSON_H
#define LEADQUIZ_REVIEW_PERSON_H

#include "leadquiz/review.h"

/* The same for everybody. Of the two results the levels alone are used, of one person after the
 * other. */
struct person_view {
    const struct instrument *instrument;
    int64_t due_before; /* who answered last at this time or earlier is due */
    struct result before, after;
    double sem[SCALES_MOST]; /* instrument_sem of the full form */
};

/* Of the instrument and the moment of the review. */
struct person_view person_view_of(const struct review *review);

/* Everything but the name and the team. */
void person_see(struct person_view *view, const struct standing *standing,
                struct review_person *person);

#endif
