/* levels.c - the level by the rule, how sure it is, and the hysteresis between two sittings.
 *
 * Normal-error classification (Rudner 2001). The errors of needs within one scale overlap, so the
 * least probability counts; between scales they are taken as independent, so they multiply. */
#include "internal.h"

#include <math.h>
#include <string.h>

/* The probability that a normal error leaves the true score `margin` SEMs or less below. */
static double normal(double margin) {
    return erfc(-margin / sqrt(2)) / 2;
}

/* That the true scores meet every need of an assessed level. A veto counts as certain: a person
 * who reports the act is not told "between". */
static double probability(const struct instrument *instrument, const struct result *result,
                          int level) {
    double least[SCALES_MOST];
    for (int s = 0; s < instrument->scale_count; s++)
        least[s] = INFINITY;

    struct need_walk walk = {level, 0};
    struct reading reading;
    while (need_walk(instrument, result, &walk, &reading)) {
        if (reading.need->veto) {
            if (!reading_met(&reading, 0))
                return 0;
        } else if (reading.margin < least[reading.scale]) {
            least[reading.scale] = reading.margin;
        }
    }

    double product = 1;
    for (int s = 0; s < instrument->scale_count; s++)
        if (least[s] < INFINITY)
            product *= normal(least[s]);
    return product;
}

/* Whoever meets a higher level meets the lower ones, so from the top down none is less probable
 * than the one above it. A level without the team it needs is known to be out of reach; one whose
 * scores are missing is not known, and the others are shared out as if it were not there. */
static void spread(const struct instrument *instrument, const bool assessed[LEVELS_MOST + 1],
                   struct result *result) {
    double above = 0;
    for (int level = instrument->level_count; level > 1; level--) {
        double reached = assessed[level] ? probability(instrument, result, level) : 0;
        if (reached < above)
            reached = above;
        result->p[level] = reached - above;
        result->p_known[level] =
            assessed[level] || (instrument->levels[level].team && !result->team);
        above = reached;
    }
    result->p[1] = 1 - above;
    result->p_known[1] = true;
}

static void forget_levels(struct result *result) {
    result->level = result->rule_level = result->assessed = result->neighbour = 0;
    memset(result->p, 0, sizeof result->p);
    memset(result->p_known, 0, sizeof result->p_known);
    memset(&result->gate, 0, sizeof result->gate);
}

void scoring_levels(const struct instrument *instrument, struct result *result) {
    forget_levels(result);
    if (instrument->level_count < 2 || result->form != FORM_FULL)
        return;
    bool assessed[LEVELS_MOST + 1];
    int highest = levels_assessed(instrument, result, assessed);
    int level = level_by_rule(instrument, result, assessed, 0);
    /* Without what level 2 needs, level 1 cannot be told from it. */
    if (level == 1 && !assessed[2])
        return;
    result->level = result->rule_level = level;
    result->assessed = highest;
    spread(instrument, assessed, result);
    gate_choose(instrument, assessed, result);
}

void scoring_hysteresis(const struct instrument *instrument, const struct previous *previous,
                        struct result *result) {
    bool poor = result->quality == QUALITY_POOR;
    if (!previous || previous->level < 1 || result->level < 1 ||
        (!poor && previous->days < instrument->report.hysteresis_days))
        return;
    bool assessed[LEVELS_MOST + 1];
    levels_assessed(instrument, result, assessed);
    double shift = instrument->report.hysteresis_sem;
    int raised = level_by_rule(instrument, result, assessed, shift);
    int lowered = level_by_rule(instrument, result, assessed, -shift);

    int level = previous->level > raised ? previous->level : raised;
    if (level > lowered)
        level = lowered;
    if (poor)
        level =
            previous->level < instrument->level_count ? previous->level : instrument->level_count;
    /* An earlier level that cannot be judged this time is no place to stay on. */
    while (level > 1 && !assessed[level])
        level--;
    result->level = level;
    gate_choose(instrument, assessed, result);
}
