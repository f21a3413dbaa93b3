/* privacy.h - which figures about a group may be shown without telling about single people. Pure.
 *
 * Three guards, each with numbers of the question file:
 * - a figure needs a least number of people behind it, and those whom the reader does not know are
 *   none or not so few that they could be told apart (privacy_hides);
 * - no cell of a count holds a few people (privacy_cells);
 * - no two sets of figures that are shown differ by one or two people, and no sum of figures that
 *   were ever shown can be worked out for one or two (privacy_allowed).
 * What they say rests on who is in a set and who is known, never on what anybody answered; but for
 * privacy_cells, whose reason to show nothing must be worded as the others are. */
#ifndef LEADQUIZ_PRIVACY_H
#define LEADQUIZ_PRIVACY_H

#include "leadquiz/error.h"
#include "leadquiz/instrument.h"

#include <stddef.h>
#include <stdint.h>

/* Figures as bits: the mean and the movement of scale k, then counts. */
#define PRIVACY_MEAN(scale) ((uint64_t)1 << (scale))
#define PRIVACY_MOVEMENT(scale) ((uint64_t)1 << (SCALES_MOST + (scale)))
enum { PRIVACY_COUNTS = 2 * SCALES_MOST };
#define PRIVACY_LEVELS ((uint64_t)1 << PRIVACY_COUNTS)
#define PRIVACY_DESIRE ((uint64_t)1 << (PRIVACY_COUNTS + 1))
#define PRIVACY_LEANS ((uint64_t)1 << (PRIVACY_COUNTS + 2))
#define PRIVACY_ITEMS ((uint64_t)1 << (PRIVACY_COUNTS + 3))      /* questions asked of all */
#define PRIVACY_TEAM_ITEMS ((uint64_t)1 << (PRIVACY_COUNTS + 4)) /* ... of people with a team */
#define PRIVACY_RESEARCH ((uint64_t)1 << (PRIVACY_COUNTS + 5))   /* leadquiz stats of a store */

/* One person's part in a set of figures: a sitting, and which figures it counts in. */
struct privacy_member {
    int64_t sitting, person;
    uint64_t counts; /* figures that this sitting is added to */
    /* Figures that it is taken away from: the movement of a scale, for the sitting before. The
     * movement of scale k and its mean are sums over the same scores, so they are looked at
     * together. */
    uint64_t minus;
    bool known; /* whoever reads the figures may see, or once could, this sitting's scores alone */
};

/* The members, each sitting once, sitting ids rising; `shown` tells which figures have been, or
 * are to be, shown. */
struct privacy_set {
    const struct privacy_member *members;
    size_t count;
    uint64_t shown;
};

/* The figures of set->shown in which the people who are not known are none or at least
 * rules->difference. Somebody whose movement is in the figure is known when both sittings are. Of
 * questions and leans nobody is known. The members may be in any order. */
uint64_t privacy_hides(const struct privacy_rules *rules, const struct privacy_set *set);

/* Those of set->shown in which at least rules->difference people are not known, in this set and so
 * in any that has its members; of questions and leans always. */
uint64_t privacy_unknown(const struct privacy_rules *rules, const struct privacy_set *set);

/* Whether fewer than rules->difference people have another part in the figures in one set than in
 * the other. */
bool privacy_alike(const struct privacy_rules *rules, const struct privacy_set *one,
                   const struct privacy_set *other, uint64_t figures);

/* Which of set->shown may be shown after all that was shown before, in *allowed: a figure may when,
 * for every earlier set that showed it, the people whose part in it differs (joined, gone, or with
 * another sitting) are none or at least rules->difference; and when no linear combination of this
 * figure and those shown before is about one person alone, or two (with difference 2: one; with
 * 1: nothing is asked), be it their sittings or their movements (sum-query auditing: Chin and
 * Ozsoyoglu 1982). What followed without this figure is not held against it. A figure shown before
 * for just the same members is allowed, but none that privacy_hides does not hold for; one that is
 * refused does not count as shown for the next of the set, means before movements.
 *
 * Sittings that are `known` in any of the sets are not counted in combinations of means, movements,
 * levels and desire: whoever knows them can take them away. Of questions and leans nothing is
 * known. Means and movements of one scale are one family, so are PRIVACY_ITEMS and
 * PRIVACY_RESEARCH, every other figure its own. False only when memory is out. */
bool privacy_allowed(const struct privacy_rules *rules, const struct privacy_set *before,
                     size_t before_count, const struct privacy_set *set, uint64_t *allowed,
                     struct error *error);

/* The same, where all that was shown is kept as a record: sets that may be large and many, but
 * differ little. Sets are added in any order; a set need not be kept once it is added. `known`
 * holds for a sitting from the first set on that says it. */
struct privacy_record;
struct privacy_record *privacy_record_make(const struct privacy_rules *rules, struct error *error);
void privacy_record_free(struct privacy_record *record); /* NULL is allowed */

/* Add a set that was shown. Where `base` is the number of a set (from 0, as they were added) the
 * members are changes to it: sittings that have another part than there, or none any more. */
enum { PRIVACY_NO_BASE = -1 };
bool privacy_record_add(struct privacy_record *record, ptrdiff_t base,
                        const struct privacy_set *set, struct error *error);

/* privacy_allowed after all that was added. */
bool privacy_record_ask(struct privacy_record *record, const struct privacy_set *set,
                        uint64_t *allowed, struct error *error);
/* After privacy_record_ask alone: what that set changes in the set number `base`, as
 * privacy_record_add takes it; and adding it, with these figures shown. The caller frees. */
bool privacy_record_changes(const struct privacy_record *record, size_t base,
                            struct privacy_member **members, size_t *count, struct error *error);
void privacy_record_keep(struct privacy_record *record, uint64_t shown);

/* The members of the set number `number`; the caller frees. */
bool privacy_record_members(const struct privacy_record *record, size_t number,
                            struct privacy_member **members, size_t *count, struct error *error);

/* Two sets with the same members, in any order, have the same digest, others nearly never. */
uint64_t privacy_digest(const struct privacy_set *set);

/* Neighbours of a count in order, put together. */
struct privacy_cell {
    int first, last; /* values, by index in the counts */
    int people;      /* 0, or at least rules->cell */
    int unknown;     /* of them; 0, or at least rules->cell */
};

enum { PRIVACY_CELLS_MOST = RESPONSES_MOST + 1 };

/* Put neighbours together until no cell holds fewer than rules->cell, neither of all people nor of
 * those in `unknown`, whose values the reader does not know (NULL: of all); a small cell goes to
 * its smaller neighbour that is not empty, the lower one when they are alike. Returns how many
 * cells there are; 0, nothing may be shown, when all people, or all who are unknown, are in one. */
int privacy_cells(const struct privacy_rules *rules, const int *counts, const int *unknown,
                  int count, struct privacy_cell cells[PRIVACY_CELLS_MOST]);

#endif
