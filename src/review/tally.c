/* tally.c - answers of a group, counted question by question. */
#include "tally.h"

#include <stdlib.h>
#include <string.h>

static uint64_t count_lean(struct tally *tally, const struct answers *answers) {
    struct result result;
    scoring_orientation(tally->instrument, answers, &result);
    if (result.lean == LEAN_UNKNOWN)
        return 0;
    int place = result.lean == LEAN_MIXED ? tally->instrument->scale_count : result.lean_scale;
    tally->leans[place]++;
    return PRIVACY_LEANS;
}

void tally_row(struct tally *tally, const struct answers *answers, struct group_row *row) {
    const struct instrument *instrument = tally->instrument;
    bool team = answers_team(instrument, answers);
    tally->people++;
    tally->team += team;
    row->extra = PRIVACY_ITEMS | (team ? PRIVACY_TEAM_ITEMS : 0) | count_lean(tally, answers);
    for (int i = 0; i < instrument->item_count; i++) {
        const struct item *item = &instrument->items[i];
        int value = answers->list[item->prompt].value;
        if (value >= ANSWER_NO_CHANCE && (team || !item->needs_team))
            tally->counts[item->prompt][value]++;
    }
}

/* A row's sitting: read in the order of the store they come in a fraction of the time. */
struct turn {
    int64_t sitting;
    size_t row;
};

struct tallying {
    struct tally *tally;
    struct group *group;
    const struct turn *turns;
};

static int compare_turns(const void *one, const void *other) {
    const struct turn *a = one, *b = other;
    return (a->sitting > b->sitting) - (a->sitting < b->sitting);
}

static bool tally_one(size_t number, const struct answers *answers, void *context,
                      struct error *error) {
    struct tallying *tallying = context;
    (void)error;
    tally_row(tallying->tally, answers, &tallying->group->rows[tallying->turns[number].row]);
    return true;
}

bool tally_make(struct store *store, struct group *group, struct tally *tally,
                struct error *error) {
    struct turn *turns = malloc((group->count + 1) * sizeof *turns);
    int64_t *sittings = malloc((group->count + 1) * sizeof *sittings);
    struct tallying tallying = {tally, group, turns};
    memset(tally, 0, sizeof *tally);
    tally->instrument = group->instrument;
    for (size_t i = 0; turns != NULL && i < group->count; i++)
        turns[i] = (struct turn){group->rows[i].sitting, i};
    if (turns != NULL)
        qsort(turns, group->count, sizeof *turns, compare_turns);
    for (size_t i = 0; turns != NULL && sittings != NULL && i < group->count; i++)
        sittings[i] = turns[i].sitting;
    bool done = turns != NULL && sittings != NULL
                    ? store_values_each(store, group->instrument, sittings, group->count, tally_one,
                                        &tallying, error)
                    : error_memory(error);
    free(turns);
    free(sittings);
    return done;
}
