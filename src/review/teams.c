/* teams.c - which teams there are to look at. */
#include "names.h"

#include <stdlib.h>

static int compare(const void *one, const void *other) {
    return names_compare(one, other);
}

int review_teams(struct store *store, const struct instrument *instrument,
                 char (*names)[NAME_BYTES], int most, struct error *error) {
    struct privacy_rules rules;
    if (!store_privacy(store, instrument, &rules, error))
        return -1;
    int count = store_teams(store, rules.group_mean, names, most, error);
    if (names != NULL && count > 0)
        qsort(names, (size_t)(count < most ? count : most), sizeof *names, compare);
    return count;
}
