/* needs.c - the needs of a level held against the scores. */
#include "internal.h"

#include <float.h>

/* The lowest scored facet of a scale. */
static int lowest_facet(const struct instrument *instrument, const struct result *result,
                        int scale) {
    int lowest = NOWHERE;
    for (int f = 0; f < instrument->facet_count; f++) {
        if (instrument->facets[f].scale != scale || !result->facets[f].known)
            continue;
        if (lowest == NOWHERE || result->facets[f].value < result->facets[lowest].value)
            lowest = f;
    }
    return lowest;
}

static void read_facet(const struct instrument *instrument, const struct result *result,
                       struct reading *reading) {
    if (reading->facet == NOWHERE || !result->facets[reading->facet].known)
        return;
    reading->known = true;
    reading->value = result->facets[reading->facet].value;
    reading->sem = instrument->facet_sem;
}

static void read_scale(const struct instrument *instrument, const struct result *result,
                       struct reading *reading) {
    reading->known = result->scales[reading->scale].known;
    reading->value = result->scales[reading->scale].value;
    reading->sem = instrument_sem(instrument, reading->scale, result->form);
}

/* A score without a known error is taken at its word. */
static double margin_of(const struct reading *reading) {
    double above = reading->value - reading->need->cut;
    if (reading->sem > 0)
        return above / reading->sem;
    return above >= -CUT_TOLERANCE ? DBL_MAX : -DBL_MAX;
}

static void read_need(const struct instrument *instrument, const struct result *result,
                      const struct need *need, struct reading *reading) {
    *reading = (struct reading){.need = need, .facet = NOWHERE};
    switch (need->kind) {
    case NEED_SCALE:
        reading->scale = need->index;
        read_scale(instrument, result, reading);
        break;
    case NEED_FACET:
        reading->facet = need->index;
        reading->scale = instrument->facets[need->index].scale;
        read_facet(instrument, result, reading);
        break;
    case NEED_EACH:
        reading->facet = lowest_facet(instrument, result, need->index);
        reading->scale = need->index;
        read_facet(instrument, result, reading);
        break;
    }
    if (reading->known)
        reading->margin = margin_of(reading);
}

bool need_walk(const struct instrument *instrument, const struct result *result,
               struct need_walk *walk, struct reading *reading) {
    while (walk->level > 0 && walk->next >= instrument->levels[walk->level].need_count) {
        walk->level = instrument->levels[walk->level].includes;
        walk->next = 0;
    }
    if (walk->level < 1)
        return false;
    read_need(instrument, result, &instrument->levels[walk->level].needs[walk->next++], reading);
    reading->level = walk->level;
    return true;
}

bool reading_met(const struct reading *reading, double shift) {
    double cut = reading->need->cut;
    if (reading->need->kind == NEED_SCALE)
        cut += shift * reading->sem;
    return reading->known && reading->value >= cut - CUT_TOLERANCE;
}

bool level_assessed(const struct instrument *instrument, const struct result *result, int level) {
    if (instrument->levels[level].team && !result->team)
        return false;
    struct need_walk walk = {level, 0};
    struct reading reading;
    while (need_walk(instrument, result, &walk, &reading))
        if (!reading.known)
            return false;
    return true;
}

int levels_assessed(const struct instrument *instrument, const struct result *result,
                    bool assessed[LEVELS_MOST + 1]) {
    int highest = 0;
    for (int level = 2; level <= instrument->level_count; level++) {
        assessed[level] = level_assessed(instrument, result, level);
        if (assessed[level])
            highest = level;
    }
    return highest;
}

static bool level_met(const struct instrument *instrument, const struct result *result, int level,
                      double shift) {
    struct need_walk walk = {level, 0};
    struct reading reading;
    while (need_walk(instrument, result, &walk, &reading))
        if (!reading_met(&reading, shift))
            return false;
    return true;
}

int level_by_rule(const struct instrument *instrument, const struct result *result,
                  const bool assessed[LEVELS_MOST + 1], double shift) {
    for (int level = instrument->level_count; level > 1; level--)
        if (assessed[level] && level_met(instrument, result, level, shift))
            return level;
    return 1;
}
