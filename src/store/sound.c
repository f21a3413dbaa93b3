#include "sound.h"

static bool between(double number, double low, double high) {
    return number >= low && number <= high; /* false for NAN */
}

static bool sound_scores(const struct instrument *instrument, const struct score *scores,
                         int count) {
    static const double rounding = 1e-9;
    for (int i = 0; i < count; i++) {
        if (!between(scores[i].value, -rounding, 100 + rounding) ||
            !between(scores[i].items, 0, instrument->item_count) ||
            !between(scores[i].answered, 0, scores[i].items))
            return false;
    }
    return true;
}

static bool sound_levels(const struct instrument *instrument, const struct result *result) {
    int most = instrument->level_count;
    for (int k = 1; k <= most; k++) {
        if (!between(result->p[k], 0, 1))
            return false;
    }
    return between(result->level, 0, most) && between(result->rule_level, 0, most) &&
           between(result->assessed, 0, most);
}

static bool sound_leans(const struct instrument *instrument, const struct result *result) {
    for (int i = 0; i < instrument->scale_count; i++) {
        if (!between(result->leans[i], 0, instrument->scenario_count))
            return false;
    }
    return between(result->scenarios_answered, 0, instrument->scenario_count) &&
           between(result->lean, 0, LEAN_STRONGLY) &&
           between(result->lean_scale, NOWHERE, instrument->scale_count - 1);
}

bool sound_tip(const struct instrument *instrument, struct tip tip) {
    return between(tip.facet, 0, instrument->facet_count - 1) &&
           between(tip.number, 0, instrument->facets[tip.facet].tip_count - 1);
}

bool sound_result(const struct instrument *instrument, const struct result *result) {
    if (!between(result->tip_count, 0, TIPS_SHOWN_MOST))
        return false;
    for (int i = 0; i < result->tip_count; i++) {
        if (!sound_tip(instrument, result->tips[i]))
            return false;
    }
    return between(result->form, 0, FORM_COUNT - 1) && between(result->quality, 0, QUALITY_POOR) &&
           result->flags < 1u << FLAG_COUNT && between(result->desire, -1, RESPONSES_MOST - 1) &&
           sound_scores(instrument, result->scales, instrument->scale_count) &&
           sound_scores(instrument, result->facets, instrument->facet_count) &&
           sound_levels(instrument, result) && sound_leans(instrument, result);
}
