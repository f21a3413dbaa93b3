/* privacy_roll.h - every sitting of some sets once, and where each set has it. */
#ifndef LEADQUIZ_STATISTICS_PRIVACY_ROLL_H
#define LEADQUIZ_STATISTICS_PRIVACY_ROLL_H

#include "leadquiz/privacy.h"

enum { NO_SITTING = UINT32_MAX };

struct roll_sitting {
    int64_t sitting, person;
    uint32_t earlier; /* the same person's sitting before this one, or NO_SITTING */
    bool known;       /* in any of the sets */
};

struct roll {
    struct privacy_set *sets; /* those before, then the one asked about; members not owned */
    uint32_t **places;        /* by set and member: index of the sitting */
    size_t set_count;
    struct roll_sitting *sittings; /* ids rising */
    size_t count;
};

bool roll_make(struct roll *roll, const struct privacy_set *before, size_t before_count,
               const struct privacy_set *set, struct error *error);
void roll_free(struct roll *roll);

#endif
