/* privacy_list.c - the members of a set of a roll, one by one again. */
#include "privacy_roll.h"

#include <stdlib.h>

struct lister {
    uint32_t *parts, *parts_of_base; /* by kind */
};

static bool start(struct lister *lister, const struct roll *roll, size_t set, ptrdiff_t base,
                  struct error *error) {
    lister->parts = calloc(roll->kind_count, sizeof *lister->parts);
    lister->parts_of_base = calloc(roll->kind_count, sizeof *lister->parts_of_base);
    if (lister->parts == NULL || lister->parts_of_base == NULL)
        return error_memory(error);
    roll_parts(roll, set, lister->parts);
    if (base != PRIVACY_NO_BASE)
        roll_parts(roll, (size_t)base, lister->parts_of_base);
    return true;
}

static bool differs(const struct lister *lister, size_t kind) {
    return lister->parts[kind] != lister->parts_of_base[kind];
}

static size_t count_members(const struct lister *lister, const struct roll *roll) {
    size_t count = 0;
    for (size_t k = 0; k < roll->kind_count; k++)
        count += differs(lister, k) ? roll->kinds[k].sittings : 0;
    return count;
}

static void fill(const struct lister *lister, const struct roll *roll,
                 struct privacy_member *members) {
    size_t used = 0;
    for (size_t i = 0; i < roll->count; i++) {
        const struct roll_sitting *sitting = &roll->sittings[i];
        const struct roll_part *part = &roll->parts[lister->parts[sitting->kind]];
        if (differs(lister, sitting->kind))
            members[used++] = (struct privacy_member){.sitting = sitting->sitting,
                                                      .person = sitting->person,
                                                      .counts = part->counts,
                                                      .minus = part->minus,
                                                      .known = roll->kinds[sitting->kind].known};
    }
}

bool roll_list(const struct roll *roll, size_t set, ptrdiff_t base, struct privacy_member **members,
               size_t *count, struct error *error) {
    struct lister lister = {.parts = NULL};
    *members = NULL;
    if (start(&lister, roll, set, base, error)) {
        *count = count_members(&lister, roll);
        *members = malloc((*count + 1) * sizeof **members);
        if (*members != NULL)
            fill(&lister, roll, *members);
        else
            error_memory(error);
    }
    free(lister.parts);
    free(lister.parts_of_base);
    return *members != NULL;
}
