/* internal.h - what the files of the scoring layer share. */
#ifndef LEADQUIZ_SCORING_INTERNAL_H
#define LEADQUIZ_SCORING_INTERNAL_H

#include "leadquiz/scoring.h"

/* A score this little below a cut reaches it: the cut's own rounding must not decide. */
#define CUT_TOLERANCE 1e-9

/* ---- asked.c ---- */

/* The items this person is asked, in the order of asking; returns how many. Answers to anything
 * else (reserve items, team items of somebody without a team) count for nothing. */
int asked_items(const struct instrument *instrument, const struct result *result,
                const struct item *list[PROMPTS_MOST]);

static inline const struct item *item_of(const struct instrument *instrument, int prompt) {
    const struct prompt *found = &instrument->prompts[prompt];
    return found->kind == PROMPT_ITEM ? &instrument->items[found->index] : NULL;
}

/* Points of an answer above the least possible, keyed: 0..response_count - 1. */
static inline int keyed_points(const struct instrument *instrument, const struct item *item,
                               int value) {
    return item->reversed ? instrument->response_count - value : value - 1;
}

/* ---- needs.c ---- */

/* A need held against the scores. */
struct reading {
    const struct need *need;
    int level; /* that the need belongs to */
    int scale; /* of the score */
    int facet; /* NEED_FACET, NEED_EACH: whose score it is; else NOWHERE */
    bool known;
    double value, sem;
    double margin; /* SEMs above the cut */
};

/* Walks the needs of a level and then those of the levels it includes. Begin with { level, 0 }. */
struct need_walk {
    int level, next;
};

bool need_walk(const struct instrument *instrument, const struct result *result,
               struct need_walk *walk, struct reading *reading);

/* Whether the score reaches the cut; scale cuts are raised by `shift` SEMs first. */
bool reading_met(const struct reading *reading, double shift);

/* Whether a level above 1 can be judged: the person has the team it needs and every score is
 * known. */
bool level_assessed(const struct instrument *instrument, const struct result *result, int level);

/* The same for all levels above 1; returns the highest, 0 when there is none. */
int levels_assessed(const struct instrument *instrument, const struct result *result,
                    bool assessed[LEVELS_MOST + 1]);

/* The highest assessed level whose needs are met; 1 when there is none. */
int level_by_rule(const struct instrument *instrument, const struct result *result,
                  const bool assessed[LEVELS_MOST + 1], double shift);

/* ---- gate.c ---- */

/* Fill neighbour and gate for result->level. */
void gate_choose(const struct instrument *instrument, const bool assessed[LEVELS_MOST + 1],
                 struct result *result);

#endif
