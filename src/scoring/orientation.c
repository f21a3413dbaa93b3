/* orientation.c - what draws the person: counts of scenario choices, and the desire to lead. */
#include "internal.h"

#include <string.h>

static void count_choices(const struct instrument *instrument, const struct answers *answers,
                          struct result *result) {
    memset(result->leans, 0, sizeof result->leans);
    result->scenarios_answered = 0;
    for (int i = 0; i < instrument->scenario_count; i++) {
        const struct scenario *scenario = &instrument->scenarios[i];
        int8_t value = answers->list[scenario->prompt].value;
        if (scenario->reserve || value < 1)
            continue;
        result->leans[scenario->leans[value - 1]]++;
        result->scenarios_answered++;
    }
}

/* The scale chosen most often, NOWHERE when two share the top. */
static int favourite(const struct instrument *instrument, const struct result *result) {
    int best = 0;
    bool shared = false;
    for (int s = 1; s < instrument->scale_count; s++) {
        if (result->leans[s] == result->leans[best])
            shared = true;
        if (result->leans[s] > result->leans[best]) {
            best = s;
            shared = false;
        }
    }
    return shared ? NOWHERE : best;
}

void scoring_orientation(const struct instrument *instrument, const struct answers *answers,
                         struct result *result) {
    const struct orientation_rules *rules = &instrument->orientation;
    result->desire = answers_desire(instrument, answers);
    result->lean = LEAN_UNKNOWN;
    result->lean_scale = NOWHERE;
    count_choices(instrument, answers, result);
    if (result->scenarios_answered < 1 || result->scenarios_answered < rules->minimum)
        return;

    int scale = favourite(instrument, result);
    result->lean = LEAN_MIXED;
    if (scale == NOWHERE || result->leans[scale] < rules->leans)
        return;
    result->lean = result->leans[scale] >= rules->strong ? LEAN_STRONGLY : LEAN_LEANS;
    result->lean_scale = scale;
}
