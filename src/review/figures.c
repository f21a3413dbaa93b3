/* figures.c - means, movements and counts of a group. */
#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CONFIDENCE 0.95

/* ---- counts ---- */

/* Levels by number, from value 0 = level 1; or desires. */
static int count_levels(const struct group *group, int *counts) {
    int people = 0;
    memset(counts, 0, PRIVACY_CELLS_MOST * sizeof *counts);
    for (size_t i = 0; i < group->count; i++) {
        if (group->rows[i].level < 1)
            continue;
        counts[group->rows[i].level - 1]++;
        people++;
    }
    return people;
}

static int count_desires(const struct group *group, int *counts) {
    int people = 0;
    memset(counts, 0, PRIVACY_CELLS_MOST * sizeof *counts);
    for (size_t i = 0; i < group->count; i++) {
        if (group->rows[i].desire < 0)
            continue;
        counts[group->rows[i].desire]++;
        people++;
    }
    return people;
}

static int desire_options(const struct instrument *instrument) {
    int prompt = instrument->role_question[ROLE_DESIRE];
    return prompt != NOWHERE ? instrument->prompts[prompt].option_count : 0;
}

void group_count_cells(const struct privacy_rules *rules, const int *counts, int values, int first,
                       bool allowed, struct group_counts *out) {
    struct privacy_cell cells[PRIVACY_CELLS_MOST];
    int people = 0;
    *out = (struct group_counts){.withheld = WITHHELD_NONE};
    if (values < 1 || values > PRIVACY_CELLS_MOST)
        return;
    for (int i = 0; i < values; i++)
        people += counts[i];
    out->withheld = WITHHELD_FEW;
    if (people < 1 || people < rules->group_levels)
        return;
    out->withheld = WITHHELD_ALIKE;
    int cell_count = privacy_cells(counts, values, cells);
    if (cell_count < 1)
        return;
    out->withheld = allowed ? SHOWN : WITHHELD_CLOSE;
    if (!allowed)
        return;
    out->people = people;
    out->cell_count = cell_count;
    for (int i = 0; i < cell_count; i++)
        out->cells[i] = (struct group_cell){
            .first = cells[i].first + first,
            .last = cells[i].last + first,
            .people = cells[i].people,
            .share = statistics_share((size_t)cells[i].people, (size_t)people, CONFIDENCE)};
}

static void compute_counts(const struct group *group, uint64_t shown, struct group_figures *out) {
    const struct instrument *instrument = group->instrument;
    int counts[PRIVACY_CELLS_MOST];
    count_levels(group, counts);
    group_count_cells(&instrument->privacy, counts, instrument->level_count, 1,
                      (shown & PRIVACY_LEVELS) != 0, &out->levels);
    count_desires(group, counts);
    group_count_cells(&instrument->privacy, counts, desire_options(instrument), 0,
                      (shown & PRIVACY_DESIRE) != 0, &out->desire);
}

/* ---- means ---- */

/* The known scores of a scale, or the differences from those before; returns how many. */
static size_t collect(const struct group *group, int scale, bool movement, double *values) {
    size_t scales = (size_t)group->instrument->scale_count, count = 0;
    for (size_t i = 0; i < group->count; i++) {
        double value = group->scores[i * scales + (size_t)scale];
        if (movement)
            value -= group->before[i * scales + (size_t)scale];
        if (!isnan(value))
            values[count++] = value;
    }
    return count;
}

static enum withheld mean_withheld(const struct privacy_rules *rules, size_t people, bool shown) {
    if (people < 1 || people < (size_t)rules->group_mean)
        return WITHHELD_FEW;
    return shown ? SHOWN : WITHHELD_CLOSE;
}

static void compute_scale(const struct group *group, int scale, uint64_t kinds, uint64_t shown,
                          double *values, struct group_mean *out) {
    const struct privacy_rules *rules = &group->instrument->privacy;
    size_t people = collect(group, scale, false, values);
    out->withheld = mean_withheld(rules, people, (shown & PRIVACY_MEAN(scale)) != 0);
    if (out->withheld == SHOWN) {
        out->people = (int)people;
        out->mean = statistics_mean(values, people, CONFIDENCE, 0, 100);
    }
    out->movement_withheld = WITHHELD_NONE;
    if ((kinds & PRIVACY_MOVEMENT(scale)) == 0)
        return;
    people = collect(group, scale, true, values);
    out->movement_withheld = mean_withheld(rules, people, (shown & PRIVACY_MOVEMENT(scale)) != 0);
    if (out->movement_withheld == SHOWN) {
        out->movement_people = (int)people;
        out->movement = statistics_mean(values, people, CONFIDENCE, -100, 100);
    }
}

bool group_compute(const struct group *group, uint64_t kinds, uint64_t shown,
                   struct group_figures *figures, struct error *error) {
    double *values = malloc((group->count + 1) * sizeof *values);
    memset(figures, 0, sizeof *figures);
    if (values == NULL)
        return error_memory(error);
    for (int s = 0; s < SCALES_MOST; s++) {
        figures->scales[s].withheld = figures->scales[s].movement_withheld = WITHHELD_NONE;
        if (s < group->instrument->scale_count)
            compute_scale(group, s, kinds, shown, values, &figures->scales[s]);
    }
    compute_counts(group, shown, figures);
    free(values);
    return true;
}

/* ---- which there are enough people for ---- */

static bool more_than_one_cell(const struct privacy_rules *rules, const int *counts, int values) {
    struct group_counts cells;
    group_count_cells(rules, counts, values, 0, true, &cells);
    return cells.withheld == SHOWN;
}

uint64_t group_enough(const struct group *group, uint64_t kinds) {
    const struct instrument *instrument = group->instrument;
    size_t people[2 * SCALES_MOST] = {0}, least = (size_t)instrument->privacy.group_mean;
    int counts[PRIVACY_CELLS_MOST];
    uint64_t enough = 0;
    for (size_t i = 0; i < group->count; i++) {
        uint64_t bits = group_row_bits(group, i, kinds);
        for (int figure = 0; figure < 2 * SCALES_MOST; figure++)
            people[figure] += (bits >> figure & 1) != 0;
    }
    for (int figure = 0; figure < 2 * SCALES_MOST; figure++) {
        if (people[figure] >= least && people[figure] > 0)
            enough |= (uint64_t)1 << figure;
    }
    count_levels(group, counts);
    if (more_than_one_cell(&instrument->privacy, counts, instrument->level_count))
        enough |= PRIVACY_LEVELS;
    count_desires(group, counts);
    if (more_than_one_cell(&instrument->privacy, counts, desire_options(instrument)))
        enough |= PRIVACY_DESIRE;
    return enough & kinds;
}
