/* internal.h - what the files of the demo layer share. */
#ifndef LEADQUIZ_DEMO_INTERNAL_H
#define LEADQUIZ_DEMO_INTERNAL_H

#include "leadquiz/demo.h"

/* ---- chance: a generator of our own, so that a seed gives the same everywhere ---- */

struct chance {
    uint64_t state;
};

struct chance chance_begin(uint64_t seed);
uint64_t chance_next(struct chance *chance);
double chance_share(struct chance *chance); /* even, 0 <= share < 1 */
double chance_between(struct chance *chance, double least, double most);
double chance_normal(struct chance *chance); /* mean 0, standard deviation 1 */
bool chance_of(struct chance *chance, double probability);
/* Two seeds as one. */
uint64_t chance_mix(uint64_t seed, uint64_t other);
/* A seed from a word. */
uint64_t chance_word(const char *word);

/* ---- what is believable about a questionnaire ---- */

/* Whereabouts the answers to the items of a scale lie, and how far the wish to lead draws to its
 * side in scenarios. */
double believable_shift(const char *scale);
double believable_pull(const char *scale);
/* The same of one item, around its scale. */
double believable_item(const char *item);

/* Place a standard normal value among `count` options as five do at -1.55, -0.65, 0.30 and 1.25: an
 * option number from 1. */
int believable_option(double value, int count);
/* The same for a wish: as many on one side as on the other. */
int believable_even(double value, int count);

/* ---- filling a store ---- */

void demo_name(int number, char out[NAME_BYTES]);
/* `teams` teams of falling size. */
void demo_team_name(int number, int teams, char out[NAME_BYTES]);

enum { DEMO_SITTINGS_MOST = 512 };

/* When a person began each finished sitting, rising. Returns how many there are. */
int demo_times(struct chance *chance, const struct demo_plan *plan,
               int64_t times[DEMO_SITTINGS_MOST]);

/* One of the plan's people by number: the same each time. What `chance` gives next decides the
 * rest. */
struct demo_somebody {
    struct chance chance;
    struct demo_person character;
    enum form form;
    int64_t times[DEMO_SITTINGS_MOST];
    int count;
};

void demo_somebody(const struct instrument *instrument, const struct demo_plan *plan, int number,
                   struct demo_somebody *who);

double demo_months(int64_t from, int64_t until);

#define DAY_MS ((int64_t)24 * 60 * 60 * 1000)

#endif
