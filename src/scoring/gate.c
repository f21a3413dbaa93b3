/* gate.c - the level next to the person's, and the need that decides between the two. */
#include "internal.h"

#include <string.h>

#define FIRM_TOLERANCE 1e-12

/* Level 1 has no needs: it is assessed wherever any level is. */
static bool stands_beside(const struct instrument *instrument, const bool assessed[LEVELS_MOST + 1],
                          int level) {
    if (level < 1 || level > instrument->level_count)
        return false;
    return level == 1 || assessed[level];
}

static int choose_neighbour(const struct instrument *instrument,
                            const bool assessed[LEVELS_MOST + 1], const struct result *result) {
    if (result->p[result->level] >= instrument->report.firm - FIRM_TOLERANCE)
        return 0;
    int below = result->level - 1, above = result->level + 1;
    bool has_below = stands_beside(instrument, assessed, below);
    bool has_above = stands_beside(instrument, assessed, above);
    if (has_below && has_above)
        return result->p[above] > result->p[below] ? above : below;
    if (has_below)
        return below;
    return has_above ? above : 0;
}

/* The level whose needs decide: the one the person may as well be on or may reach next, or their
 * own when the doubt is about keeping it. */
static int deciding_level(const struct instrument *instrument, const bool assessed[LEVELS_MOST + 1],
                          const struct result *result) {
    if (result->neighbour > 0)
        return result->neighbour > result->level ? result->neighbour : result->level;
    int above = result->level + 1;
    return stands_beside(instrument, assessed, above) ? above : 0;
}

/* The need furthest below its cut, or closest above it when all are met. */
static void choose_gate(const struct instrument *instrument, const struct result *result, int level,
                        struct gate *gate) {
    struct need_walk walk = {level, 0};
    struct reading reading;
    double least = 0;
    memset(gate, 0, sizeof *gate);
    while (need_walk(instrument, result, &walk, &reading)) {
        if (!reading.known || (gate->known && reading.margin >= least))
            continue;
        least = reading.margin;
        *gate = (struct gate){.known = true,
                              .level = reading.level,
                              .need = *reading.need,
                              .value = reading.value,
                              .facet = reading.need->kind == NEED_EACH ? reading.facet : NOWHERE,
                              .sem = reading.sem,
                              .met = reading_met(&reading, 0)};
    }
}

void gate_choose(const struct instrument *instrument, const bool assessed[LEVELS_MOST + 1],
                 struct result *result) {
    result->neighbour = choose_neighbour(instrument, assessed, result);
    choose_gate(instrument, result, deciding_level(instrument, assessed, result), &result->gate);
}
