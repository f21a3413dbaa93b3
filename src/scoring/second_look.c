/* second_look.c - the answers that set off a veto, to be looked at again before they are kept. */
#include "internal.h"

static bool fails(const struct result *result, int facet, double cut) {
    return result->facets[facet].known && result->facets[facet].value < cut - CUT_TOLERANCE;
}

/* Mark the facets whose items stand behind an unmet veto of the level. */
static void mark_facets(const struct instrument *instrument, const struct result *result, int level,
                        bool marked[FACETS_MOST]) {
    struct need_walk walk = {level, 0};
    struct reading reading;
    while (need_walk(instrument, result, &walk, &reading)) {
        const struct need *need = reading.need;
        if (!need->veto || !reading.known || reading_met(&reading, 0))
            continue;
        for (int f = 0; f < instrument->facet_count; f++) {
            bool in_scale = instrument->facets[f].scale == reading.scale;
            bool behind = (need->kind == NEED_SCALE && in_scale) ||
                          (need->kind == NEED_FACET && need->index == f) ||
                          (need->kind == NEED_EACH && in_scale && fails(result, f, need->cut));
            marked[f] = marked[f] || behind;
        }
    }
}

int scoring_second_look(const struct instrument *instrument, const struct answers *answers,
                        const struct result *result, int *prompts, int most) {
    bool marked[FACETS_MOST] = {false};
    if (result->form != FORM_FULL)
        return 0;
    for (int level = 2; level <= instrument->level_count; level++)
        if (result->team || !instrument->levels[level].team)
            mark_facets(instrument, result, level, marked);

    const struct item *asked[PROMPTS_MOST];
    int asked_count = asked_items(instrument, result, asked);
    int count = 0;
    for (int i = 0; i < asked_count && count < most; i++)
        if (marked[asked[i]->facet] && answers->list[asked[i]->prompt].value >= 1)
            prompts[count++] = asked[i]->prompt;
    return count;
}
