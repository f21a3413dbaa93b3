/* scores.c - facets and scales: means of answered items in per cent of the maximum possible. */
#include "internal.h"

#include <math.h>
#include <string.h>

struct tally {
    int items, answered;
    int points; /* keyed, of the answered items */
};

struct tallies {
    struct tally scales[SCALES_MOST], facets[FACETS_MOST];
};

double scoring_item(const struct instrument *instrument, const struct item *item, int value) {
    return 100.0 * keyed_points(instrument, item, value) / (instrument->response_count - 1);
}

static struct tally *facet_tally(struct tallies *tallies, const struct item *item) {
    return &tallies->facets[item->facet];
}

static struct tally *scale_tally(const struct instrument *instrument, struct tallies *tallies,
                                 const struct item *item) {
    return &tallies->scales[instrument->facets[item->facet].scale];
}

static void count_item(const struct instrument *instrument, const struct item *item,
                       struct tallies *tallies) {
    facet_tally(tallies, item)->items++;
    scale_tally(instrument, tallies, item)->items++;
}

static bool lists_item(const struct order *order, const struct item *item) {
    for (int i = 0; i < order->count; i++)
        if (order->prompts[i] == item->prompt)
            return true;
    return false;
}

/* The form's items are those of people with a team and whatever this person is asked besides: a
 * scale that is asked in part only must not look complete. */
static void count_items(const struct instrument *instrument, const struct result *result,
                        const struct item *const asked[], int asked_count,
                        struct tallies *tallies) {
    const struct order *order = instrument_order(instrument, result->form, true);
    for (int i = 0; i < order->count; i++) {
        const struct item *item = item_of(instrument, order->prompts[i]);
        if (item)
            count_item(instrument, item, tallies);
    }
    for (int i = 0; i < asked_count && !result->team; i++)
        if (!lists_item(order, asked[i]))
            count_item(instrument, asked[i], tallies);
}

static void count_answers(const struct instrument *instrument, const struct answers *answers,
                          const struct item *const asked[], int asked_count,
                          struct tallies *tallies) {
    for (int i = 0; i < asked_count; i++) {
        int8_t value = answers->list[asked[i]->prompt].value;
        if (value < 1)
            continue;
        int points = keyed_points(instrument, asked[i], value);
        struct tally *facet = facet_tally(tallies, asked[i]);
        struct tally *scale = scale_tally(instrument, tallies, asked[i]);
        facet->answered++;
        facet->points += points;
        scale->answered++;
        scale->points += points;
    }
}

/* The points are summed as whole numbers, so that equal answers always give the same score. */
static void settle(const struct instrument *instrument, const struct tally *tally,
                   struct score *score) {
    double needed = instrument->report.minimum_share * tally->items - CUT_TOLERANCE;
    score->items = tally->items;
    score->answered = tally->answered;
    score->known = tally->items >= 2 && tally->answered > 0 && tally->answered >= needed;
    score->value = 0;
    if (score->known)
        score->value = 100.0 * tally->points / (tally->answered * (instrument->response_count - 1));
}

/* The short form has single items of most facets, so it cannot ask for every facet. */
static void miss_scales(const struct instrument *instrument, struct result *result) {
    if (result->form != FORM_FULL)
        return;
    for (int f = 0; f < instrument->facet_count; f++) {
        int scale = instrument->facets[f].scale;
        if (!instrument->scales[scale].all_facets || result->facets[f].known)
            continue;
        result->scales[scale].known = false;
        result->scales[scale].value = 0;
    }
}

void scoring_scores(const struct instrument *instrument, const struct answers *answers,
                    struct result *result) {
    const struct item *asked[PROMPTS_MOST];
    int asked_count = asked_items(instrument, result, asked);
    struct tallies tallies;
    memset(&tallies, 0, sizeof tallies);

    count_items(instrument, result, asked, asked_count, &tallies);
    count_answers(instrument, answers, asked, asked_count, &tallies);
    for (int f = 0; f < instrument->facet_count; f++)
        settle(instrument, &tallies.facets[f], &result->facets[f]);
    for (int s = 0; s < instrument->scale_count; s++)
        settle(instrument, &tallies.scales[s], &result->scales[s]);
    miss_scales(instrument, result);
}

int scoring_round(double value) {
    int whole = (int)value;
    double rest = value - whole;
    return whole + (rest >= 0.5) - (rest <= -0.5);
}
