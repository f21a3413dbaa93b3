/* privacy_roll.h - every sitting of some sets once. Sittings that have the same part in all sets
 * are of one kind, so that a set is told by what each kind has in it: of a hundred thousand
 * sittings there are a few hundred kinds. */
#ifndef LEADQUIZ_STATISTICS_PRIVACY_ROLL_H
#define LEADQUIZ_STATISTICS_PRIVACY_ROLL_H

#include "leadquiz/privacy.h"

struct roll_sitting {
    int64_t sitting, person;
    uint32_t kind;
};

/* Which figures a sitting is added to, and taken away from. */
struct roll_part {
    uint64_t counts, minus;
};

enum { NO_PART = 0 };

struct roll_kind {
    uint32_t parent;      /* whose parts it has in the sets that it is newer than */
    uint32_t young, next; /* those that have left it for the set that is being added */
    bool known;
    size_t sittings;
};

struct roll_set {
    uint64_t shown;
    uint32_t *parts; /* by kind, of the first kind_count */
    size_t kind_count;
};

struct roll {
    struct roll_sitting *sittings; /* ids rising; some may have no part in any set */
    size_t count, room;
    struct roll_part *parts; /* the first is none at all */
    size_t part_count, part_room;
    struct roll_kind *kinds; /* parents come first */
    size_t kind_count, kind_room;
    struct roll_set *sets;
    size_t set_count, set_room;
};

bool roll_make(struct roll *roll, struct error *error);
void roll_free(struct roll *roll);

/* Add a set: of its members, or unless `base` is PRIVACY_NO_BASE, of those of that set but for its
 * members, which have another part now. */
bool roll_add(struct roll *roll, ptrdiff_t base, const struct privacy_set *set,
              struct error *error);
/* Take away the set that was added last. */
void roll_drop(struct roll *roll);

/* What each kind has in a set, by its number in roll->parts; `parts` has room for
 * roll->kind_count. */
void roll_parts(const struct roll *roll, size_t set, uint32_t *parts);

/* The members of a set, or, unless `base` is PRIVACY_NO_BASE, what roll_add would take to make the
 * set of that one; the caller frees. */
bool roll_list(const struct roll *roll, size_t set, ptrdiff_t base, struct privacy_member **members,
               size_t *count, struct error *error);

#endif
