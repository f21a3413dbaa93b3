/* analysis.c - many people's answers to one questionnaire, item by item. */
#include "leadquiz/statistics.h"

#include <math.h>
#include <stdlib.h>

static bool group_start(struct item_group *group, const int *items, int count,
                        struct error *error) {
    if (count == 0)
        return true;
    group->items = calloc((size_t)count, sizeof *group->items);
    if (group->items == NULL)
        return error_memory(error);
    for (int i = 0; i < count; i++)
        group->items[i] = items[i];
    return item_matrix_start(&group->matrix, count, error);
}

static void group_free(struct item_group *group) {
    item_matrix_free(&group->matrix);
    free(group->items);
    group->items = NULL;
}

/* The form's items of a facet, or of a scale when `facet` is NOWHERE, in the order of the file. */
static int list_items(const struct instrument *instrument, const bool *asked, int scale, int facet,
                      int *items) {
    int count = 0;
    for (int i = 0; i < instrument->item_count; i++) {
        int own = instrument->items[i].facet;
        if (asked[i] && (facet == NOWHERE ? instrument->facets[own].scale == scale : own == facet))
            items[count++] = i;
    }
    return count;
}

static bool start_groups(struct item_analysis *analysis, struct error *error) {
    const struct instrument *instrument = analysis->instrument;
    const struct order *order = instrument_order(instrument, analysis->form, true);
    bool asked[PROMPTS_MOST] = {false};
    int items[PROMPTS_MOST];
    for (int i = 0; i < order->count; i++) {
        const struct prompt *prompt = &instrument->prompts[order->prompts[i]];
        if (prompt->kind == PROMPT_ITEM)
            asked[prompt->index] = true;
    }
    for (int s = 0; s < instrument->scale_count; s++) {
        int count = list_items(instrument, asked, s, NOWHERE, items);
        if (!group_start(&analysis->scales[s], items, count, error))
            return false;
    }
    for (int f = 0; f < instrument->facet_count; f++) {
        int count = list_items(instrument, asked, NOWHERE, f, items);
        if (!group_start(&analysis->facets[f], items, count, error))
            return false;
    }
    return true;
}

bool item_analysis_start(struct item_analysis *analysis, const struct instrument *instrument,
                         enum form form, bool everybody, struct error *error) {
    *analysis =
        (struct item_analysis){.instrument = instrument, .form = form, .everybody = everybody};
    analysis->chosen = calloc((size_t)instrument->item_count, sizeof *analysis->chosen);
    analysis->row = calloc((size_t)instrument->item_count, sizeof *analysis->row);
    if (analysis->chosen == NULL || analysis->row == NULL) {
        item_analysis_free(analysis);
        return error_memory(error);
    }
    if (start_groups(analysis, error))
        return true;
    item_analysis_free(analysis);
    return false;
}

void item_analysis_free(struct item_analysis *analysis) {
    for (int s = 0; s < SCALES_MOST; s++)
        group_free(&analysis->scales[s]);
    for (int f = 0; f < FACETS_MOST; f++)
        group_free(&analysis->facets[f]);
    free(analysis->chosen);
    free(analysis->row);
    analysis->chosen = NULL;
    analysis->row = NULL;
}

/* Whether the person is asked the item. */
static bool asks(const struct item *item, bool team) {
    return team || !item->needs_team;
}

static void add_to_group(const struct item_analysis *analysis, struct item_group *group,
                         const struct answers *answers, bool team) {
    const struct instrument *instrument = analysis->instrument;
    for (int i = 0; i < group->matrix.items; i++) {
        const struct item *item = &instrument->items[group->items[i]];
        int value = answers->list[item->prompt].value;
        if (value < 1 || !asks(item, team))
            return;
        analysis->row[i] = scoring_item(instrument, item, value);
    }
    if (group->matrix.items > 0)
        item_matrix_add(&group->matrix, analysis->row);
}

static void count_answers(struct item_analysis *analysis, const struct item_group *scale,
                          const struct answers *answers, bool team) {
    for (int i = 0; i < scale->matrix.items; i++) {
        const struct item *item = &analysis->instrument->items[scale->items[i]];
        int value = answers->list[item->prompt].value;
        if (value >= ANSWER_NO_CHANCE && asks(item, team))
            analysis->chosen[scale->items[i]][value]++;
    }
}

/* Whether the person counts. */
static bool judge(struct item_analysis *analysis, const struct answers *answers, bool team) {
    struct result result = {.form = analysis->form, .team = team};
    scoring_quality(analysis->instrument, answers, &result);
    analysis->people++;
    analysis->discarded += result.discarded;
    if (!result.discarded) {
        analysis->quality[result.quality]++;
        for (int bit = 0; bit < FLAG_COUNT; bit++)
            analysis->flags[bit] += (result.flags & 1U << bit) != 0;
    }
    bool counts = analysis->everybody || (!result.discarded && result.quality != QUALITY_POOR);
    analysis->counted += counts;
    return counts;
}

void item_analysis_add(struct item_analysis *analysis, const struct answers *answers) {
    const struct instrument *instrument = analysis->instrument;
    bool team = answers_team(instrument, answers);
    if (!judge(analysis, answers, team))
        return;
    for (int s = 0; s < instrument->scale_count; s++) {
        count_answers(analysis, &analysis->scales[s], answers, team);
        add_to_group(analysis, &analysis->scales[s], answers, team);
    }
    for (int f = 0; f < instrument->facet_count; f++)
        add_to_group(analysis, &analysis->facets[f], answers, team);
}

void item_analysis_answers(const struct item_analysis *analysis, int item,
                           struct item_answers *answers) {
    const struct instrument *instrument = analysis->instrument;
    const size_t *chosen = analysis->chosen[item];
    double sum = 0, squares = 0;
    *answers = (struct item_answers){.no_chance = chosen[0]};
    for (int value = 1; value <= instrument->response_count; value++) {
        answers->n += chosen[value];
        sum += (double)chosen[value] * scoring_item(instrument, &instrument->items[item], value);
    }
    if (answers->n < 1)
        return;
    answers->mean = sum / (double)answers->n;
    for (int value = 1; value <= instrument->response_count; value++) {
        double apart = scoring_item(instrument, &instrument->items[item], value) - answers->mean;
        squares += (double)chosen[value] * apart * apart;
    }
    if (answers->n >= 2)
        answers->sd = sqrt(squares / ((double)answers->n - 1));
}
