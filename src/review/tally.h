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

/* Count the answers of one row and note in its `extra` which figures it counts in. */
void tally_row(struct tally *tally, const struct answers *answers, struct group_row *row);

/* The same of every row, with the answers of its sitting. */
bool tally_make(struct store *store, struct group *group, struct tally *tally, struct error *error);

/* ---- the questions of a group that has been counted ---- */

/* The figures about questions that there are enough people for, and with them the means. */
uint64_t questions_enough(const struct group *group, const struct tally *tally);

/* The questions that the form asks somebody, the most split first, and the leans; of those in
 * `shown` what they come to. Free with review_questions_free. */
bool questions_fill(const struct group *group, const struct tally *tally, enum form form,
                    uint64_t shown, struct review_questions *questions, struct error *error);

/* How far the answers to an item are apart, from question->counts: split and mean. */
void question_order(const struct instrument *instrument, const struct item *item,
                    struct review_question *question);

#endif
