/* teams.c - which teams there are to look at. */
#include "leadquiz/review.h"

int review_teams(struct store *store, const struct instrument *instrument,
                 char (*names)[NAME_BYTES], int most, struct error *error) {
    struct privacy_rules rules;
    if (!store_privacy(store, instrument, &rules, error))
        return -1;
    return store_teams(store, rules.group_mean, names, most, error);
}
