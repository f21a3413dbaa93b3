/* tally.h - answers of a group's last sittings, counted question by question. */
#ifndef LEADQUIZ_REVIEW_TALLY_H
#define LEADQUIZ_REVIEW_TALLY_H

#include "internal.h"

struct tally {
    const struct instrument *instrument;
    int counts[PROMPTS_MOST][RESPONSES_MOST + 1]; /* by prompt and answer, 0 = no chance */
    int leans[SCALES_MOST + 1];                   /* by scale; behind the last scale: mixed */
    int people, team;                             /* who answered, and who of them has a team */
};

/* Count the answers of every row and note in its `extra` which figures it counts in. */
bool tally_make(struct store *store, struct group *group, struct tally *tally, struct error *error);

#endif
