/* figures.c - means, movements and counts of a group. */
#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CONFIDENCE 0.95
#define NOTHING 1e-9 /* scores that differ by less are alike */

/* ---- counts ---- */

/* How many have each value, and how many of them are not known. */
struct tallied {
    int all[PRIVACY_CELLS_MOST], unknown[PRIVACY_CELLS_MOST];
};

static void count_one(struct tallied *tallied, const struct group_row *row, int value) {
    if (value < 0)
        return;
    tallied->all[value]++;
    tallied->unknown[value] += !row->known;
}

static int desire_options(const struct instrument *instrument) {
    int prompt = instrument->role_question[ROLE_DESIRE];
    return prompt != NOWHERE ? instrument->prompts[prompt].option_count : 0;
}

void group_count_cells(const struct privacy_rules *rules, const int *counts, const int *unknown,
                       int values, int first, bool allowed, struct group_counts *out) {
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
    out->withheld = WITHHELD_CLOSE;
    int cell_count = allowed ? privacy_cells(rules, counts, unknown, values, cells) : 0;
    if (cell_count < 1)
        return;
    out->withheld = SHOWN;
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
    struct tallied levels = {.all = {0}}, desires = {.all = {0}};
    for (size_t i = 0; i < group->count; i++) {
        count_one(&levels, &group->rows[i], group->rows[i].level - 1);
        count_one(&desires, &group->rows[i], group->rows[i].desire);
    }
    group_count_cells(&instrument->privacy, levels.all, levels.unknown, instrument->level_count, 1,
                      (shown & PRIVACY_LEVELS) != 0, &out->levels);
    group_count_cells(&instrument->privacy, desires.all, desires.unknown,
                      desire_options(instrument), 0, (shown & PRIVACY_DESIRE) != 0, &out->desire);
}

/* ---- means ---- */

/* What a mean is of. */
struct values {
    double *list;
    size_t count;
    bool alike; /* those that the lead does not know are all the same */
};

/* The scores of a scale that there are, or the differences from those before. */
static void collect(const struct group *group, int scale, bool movement, struct values *values) {
    const struct group_row *rows = group->rows;
    size_t scales = (size_t)group->instrument->scale_count, unknown = 0;
    double first = 0;
    bool apart = false; /* of those who are not known two differ */
    values->count = 0;
    values->alike = false;
    if (movement && group->before == NULL)
        return;
    for (size_t i = 0; i < group->count; i++) {
        double value = group->scores[i * scales + (size_t)scale];
        if (movement)
            value -= group->before[i * scales + (size_t)scale];
        if (isnan(value))
            continue;
        values->list[values->count++] = value;
        if (apart || (rows[i].known && (!movement || rows[i].known_before)))
            continue;
        if (unknown++ == 0)
            first = value;
        apart = fabs(value - first) >= NOTHING;
    }
    values->alike = unknown > 0 && !apart;
}

/* Where all are alike, the mean is the score of each. */
static enum withheld mean_withheld(const struct privacy_rules *rules, const struct values *values,
                                   bool shown) {
    if (values->count < 1 || values->count < (size_t)rules->group_mean)
        return WITHHELD_FEW;
    return shown && !values->alike ? SHOWN : WITHHELD_CLOSE;
}

static void compute_scale(const struct group *group, int scale, uint64_t kinds, uint64_t shown,
                          struct values *values, struct group_mean *out) {
    const struct privacy_rules *rules = &group->instrument->privacy;
    collect(group, scale, false, values);
    out->withheld = mean_withheld(rules, values, (shown & PRIVACY_MEAN(scale)) != 0);
    if (out->withheld == SHOWN) {
        out->people = (int)values->count;
        out->mean = statistics_mean(values->list, values->count, CONFIDENCE, 0, 100);
    }
    out->movement_withheld = WITHHELD_NONE;
    if ((kinds & PRIVACY_MOVEMENT(scale)) == 0)
        return;
    collect(group, scale, true, values);
    out->movement_withheld = mean_withheld(rules, values, (shown & PRIVACY_MOVEMENT(scale)) != 0);
    if (out->movement_withheld == SHOWN) {
        out->movement_people = (int)values->count;
        out->movement = statistics_mean(values->list, values->count, CONFIDENCE, -100, 100);
    }
}

bool group_compute(const struct group *group, uint64_t kinds, uint64_t shown,
                   struct group_figures *figures, struct error *error) {
    struct values values = {.list = malloc((group->count + 1) * sizeof *values.list)};
    memset(figures, 0, sizeof *figures);
    if (values.list == NULL)
        return error_memory(error);
    for (int s = 0; s < SCALES_MOST; s++) {
        figures->scales[s].withheld = figures->scales[s].movement_withheld = WITHHELD_NONE;
        if (s < group->instrument->scale_count)
            compute_scale(group, s, kinds, shown, &values, &figures->scales[s]);
    }
    compute_counts(group, shown, figures);
    free(values.list);
    return true;
}

/* ---- which there are enough people for ---- */

/* People who count in the same figures: of a hundred thousand there are a few ways. */
enum { FIGURES = PRIVACY_COUNTS + 2, ALIKE_MOST = 8 }; /* means, movements, levels and desire */
struct alike {
    uint64_t bits;
    int people;
};

static void count_figures(struct alike alike, int people[FIGURES]) {
    for (int figure = 0; figure < FIGURES; figure++)
        people[figure] += (alike.bits >> figure & 1) != 0 ? alike.people : 0;
}

static void count_people(const struct group *group, uint64_t kinds, int people[FIGURES]) {
    struct alike alike[ALIKE_MOST] = {{0, 0}};
    for (size_t i = 0; i < group->count; i++) {
        uint64_t bits = group_row_bits(group, i, kinds);
        int at = 0;
        while (at < ALIKE_MOST && alike[at].people > 0 && alike[at].bits != bits)
            at++;
        if (at == ALIKE_MOST)
            count_figures(alike[--at], people);
        if (alike[at].bits != bits || alike[at].people == 0)
            alike[at] = (struct alike){bits, 0};
        alike[at].people++;
    }
    for (int i = 0; i < ALIKE_MOST; i++)
        count_figures(alike[i], people);
}

uint64_t group_enough(const struct group *group, uint64_t kinds) {
    const struct privacy_rules *rules = &group->instrument->privacy;
    int people[FIGURES] = {0};
    uint64_t enough = 0;
    count_people(group, kinds, people);
    for (int figure = 0; figure < FIGURES; figure++) {
        int least = figure < PRIVACY_COUNTS ? rules->group_mean : rules->group_levels;
        if (people[figure] > 0 && people[figure] >= least)
            enough |= (uint64_t)1 << figure;
    }
    return enough & kinds;
}
