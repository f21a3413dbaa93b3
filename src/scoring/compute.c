/* compute.c - answers in, result out: all steps in their order. */
#include "internal.h"

#include <string.h>

void previous_none(struct previous *previous) {
    memset(previous, 0, sizeof *previous);
    memset(previous->last_tip, -1, sizeof previous->last_tip);
}

void scoring_compute(const struct instrument *instrument, enum form form,
                     const struct answers *answers, const struct previous *previous,
                     struct result *result) {
    memset(result, 0, sizeof *result);
    result->form = form;
    result->team = answers_team(instrument, answers);
    scoring_scores(instrument, answers, result);
    scoring_quality(instrument, answers, result);
    scoring_levels(instrument, result);
    scoring_hysteresis(instrument, previous, result);
    scoring_orientation(instrument, answers, result);
    scoring_advice(instrument, previous, result);
}
