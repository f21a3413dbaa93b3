/* advice.c - one strength and two or three facets to work on, with the tip whose turn it is. */
#include "internal.h"

#include <math.h>
#include <string.h>

/* A facet that may get a tip. The more urgent one has the smaller group, then the higher
 * priority, then stands first in the file. */
struct candidate {
    int facet;
    bool first; /* comes before all that are not */
    double priority;
    bool taken;
};

struct candidates {
    struct candidate list[FACETS_MOST];
    int count;
    bool scale_taken[SCALES_MOST];
};

static int strongest(const struct instrument *instrument, const struct result *result) {
    int best = NOWHERE;
    for (int f = 0; f < instrument->facet_count; f++)
        if (result->facets[f].known &&
            (best == NOWHERE || result->facets[f].value > result->facets[best].value))
            best = f;
    return best;
}

static double mean_facet(const struct instrument *instrument, const struct result *result) {
    double sum = 0;
    int count = 0;
    for (int f = 0; f < instrument->facet_count; f++) {
        if (result->facets[f].known) {
            sum += result->facets[f].value;
            count++;
        }
    }
    return count > 0 ? sum / count : 0;
}

/* Whether the brake is on: somebody who would rather not lead is not pushed towards it. */
static bool brakes(const struct instrument *instrument, const struct result *result) {
    return result->desire >= 0 && result->desire <= instrument->advice.brake_desire;
}

/* The facets that hold the person below the next level: those of a scale that fails one of its
 * needs, and those that fail one themselves. */
static void find_blocking(const struct instrument *instrument, const struct result *result,
                          bool blocking[FACETS_MOST]) {
    int next = result->level + 1;
    memset(blocking, 0, FACETS_MOST * sizeof blocking[0]);
    if (brakes(instrument, result) || result->level < 1 || next > instrument->level_count ||
        !level_assessed(instrument, result, next))
        return;
    struct need_walk walk = {next, 0};
    struct reading reading;
    while (need_walk(instrument, result, &walk, &reading)) {
        if (reading_met(&reading, 0))
            continue;
        const struct need *need = reading.need;
        for (int f = 0; f < instrument->facet_count; f++) {
            bool concerned = need->kind == NEED_FACET ? need->index == f
                                                      : need->index == instrument->facets[f].scale;
            bool fails =
                need->kind == NEED_SCALE || result->facets[f].value < need->cut - CUT_TOLERANCE;
            blocking[f] = blocking[f] || (concerned && fails);
        }
    }
}

static double urgency(const struct instrument *instrument, const struct result *result, int facet,
                      double mean, bool blocking) {
    const struct advice_rules *rules = &instrument->advice;
    double value = result->facets[facet].value;
    double priority = 0;
    if (blocking)
        priority += rules->gate_bonus;
    if (value < rules->below - CUT_TOLERANCE)
        priority += 1;
    /* The distance from one's own mean in standard errors of a difference of two facets. */
    if (instrument->facet_sem > 0)
        priority += (mean - value) / (sqrt(2) * instrument->facet_sem);
    return priority;
}

static void find_candidates(const struct instrument *instrument, const struct result *result,
                            struct candidates *candidates) {
    const struct advice_rules *rules = &instrument->advice;
    double mean = mean_facet(instrument, result);
    bool blocking[FACETS_MOST];
    bool braked = brakes(instrument, result);
    candidates->count = 0;
    memset(candidates->scale_taken, 0, sizeof candidates->scale_taken);
    find_blocking(instrument, result, blocking);
    for (int f = 0; f < instrument->facet_count; f++) {
        const struct facet *facet = &instrument->facets[f];
        if (!result->facets[f].known || facet->tip_count < 1 ||
            (braked && !rules->brake_scales[facet->scale]))
            continue;
        double value = result->facets[f].value;
        bool first = rules->first[f] && value < rules->first_below - CUT_TOLERANCE;
        candidates->list[candidates->count++] = (struct candidate){
            .facet = f,
            .first = first,
            /* Among those that come first the lowest leads. */
            .priority = first ? -value : urgency(instrument, result, f, mean, blocking[f]),
        };
    }
}

static bool more_urgent(const struct candidate *one, const struct candidate *other) {
    if (one->first != other->first)
        return one->first;
    return one->priority > other->priority;
}

/* The most urgent that is not taken, and not the facet just praised as the strength. `fresh`: of a
 * scale that has none yet. */
static struct candidate *most_urgent(const struct instrument *instrument,
                                     const struct result *result, struct candidates *candidates,
                                     bool fresh) {
    struct candidate *best = NULL;
    for (int i = 0; i < candidates->count; i++) {
        struct candidate *one = &candidates->list[i];
        if (one->taken || (one->facet == result->strength && !one->first))
            continue;
        if (fresh && candidates->scale_taken[instrument->facets[one->facet].scale])
            continue;
        if (!best || more_urgent(one, best))
            best = one;
    }
    return best;
}

/* Tips take turns, unless the person is still on the last one. */
static int next_tip(const struct facet *facet, const struct previous *previous, int index) {
    if (!previous || previous->last_tip[index] < 0)
        return 0;
    int last = previous->last_tip[index] % facet->tip_count;
    return previous->keep[index] ? last : (last + 1) % facet->tip_count;
}

/* Where there is a tip for nothing but the highest facet, and that is not high, trying it helps
 * more than praise. */
static bool better_tried(const struct instrument *instrument, const struct result *result,
                         const struct candidates *candidates) {
    return candidates->count == 1 && candidates->list[0].facet == result->strength &&
           result->facets[result->strength].value < instrument->report.facet_high - CUT_TOLERANCE;
}

void scoring_advice(const struct instrument *instrument, const struct previous *previous,
                    struct result *result) {
    const struct advice_rules *rules = &instrument->advice;
    int most = rules->most < TIPS_SHOWN_MOST ? rules->most : TIPS_SHOWN_MOST;
    struct candidates candidates;
    result->strength = strongest(instrument, result);
    result->tip_count = 0;
    find_candidates(instrument, result, &candidates);
    if (better_tried(instrument, result, &candidates))
        result->strength = NOWHERE;
    while (result->tip_count < most) {
        bool wanted = result->tip_count < rules->least;
        struct candidate *chosen = most_urgent(instrument, result, &candidates, true);
        if (!chosen && wanted)
            chosen = most_urgent(instrument, result, &candidates, false);
        if (!chosen || (!wanted && !chosen->first && chosen->priority <= 0))
            break;
        const struct facet *facet = &instrument->facets[chosen->facet];
        chosen->taken = true;
        candidates.scale_taken[facet->scale] = true;
        if (chosen->facet == result->strength) /* it comes first, and nothing is said twice */
            result->strength = NOWHERE;
        result->tips[result->tip_count++] = (struct tip){
            .facet = chosen->facet, .number = next_tip(facet, previous, chosen->facet)};
    }
}
