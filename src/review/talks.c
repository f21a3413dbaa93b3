/* talks.c - what a talk with somebody can begin with. */
#include "leadquiz/review.h"

#include <math.h>

int review_strength(const struct instrument *instrument, const float *scales) {
    float least = (float)instrument->review.strength_least;
    int best = NOWHERE;
    for (int i = 0; i < instrument->scale_count; i++) {
        if (!isnan(scales[i]) && scales[i] >= least &&
            (best == NOWHERE || scales[i] > scales[best]))
            best = i;
    }
    return best;
}

static int add(const char *talks[REVIEW_TALKS_MOST], int count, const char *talk) {
    if (talk != NULL && talk[0] != '\0' && count < REVIEW_TALKS_MOST)
        talks[count++] = talk;
    return count;
}

static bool fell(const struct instrument *instrument, const struct review_person *person) {
    bool fall = person->level_moved == MOVED_FALL;
    for (int i = 0; i < instrument->scale_count; i++)
        fall = fall || person->moved[i] == MOVED_FALL;
    return fall;
}

int review_talks(const struct review *review, const struct review_person *person,
                 const char *talks[REVIEW_TALKS_MOST]) {
    const struct instrument *instrument = review->instrument;
    const struct corner *corner = NULL;
    int count = 0;
    if (fell(instrument, person))
        count = add(talks, count, instrument->review.talk_fall);
    if (person->due)
        count = add(talks, count, instrument->review.talk_due);
    if (person->strength != NOWHERE)
        count = add(talks, count, instrument->scales[person->strength].talk);
    if (person->corner == CORNER_COUNT)
        corner = &instrument->review.unsure;
    else if (person->corner != NOWHERE)
        corner = &instrument->review.corners[person->corner];
    for (int i = 0; corner != NULL && i < TALKS_MOST; i++)
        count = add(talks, count, corner->talks[i]);
    return count;
}
