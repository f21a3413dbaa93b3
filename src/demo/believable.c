/* believable.c - assumptions about questionnaires: where answers lie. Not measured on anybody;
 * those of the leadership questionnaire are the assumptions of the simulation in docs/scoring.md.
 */
#include "internal.h"

#include <string.h>

enum { CUTS = 4 };

static const struct {
    const char *scale;
    double shift, pull;
} believable[] = {
    {"achiever", 0.62, 0.1}, {"trust", 1.20, 0},       {"leader", 0.30, 0.9},
    {"fairness", 0.60, 0},   {"follower", 0.75, -0.7},
};
enum { BELIEVABLE = sizeof believable / sizeof *believable };

static int find(const char *scale) {
    int place = 0;
    while (place < BELIEVABLE && strcmp(believable[place].scale, scale) != 0)
        place++;
    return place;
}

double believable_shift(const char *scale) {
    int place = find(scale);
    return place < BELIEVABLE ? believable[place].shift : 0.6;
}

double believable_pull(const char *scale) {
    int place = find(scale);
    return place < BELIEVABLE ? believable[place].pull : 0;
}

double believable_item(const char *item) {
    struct chance chance = chance_begin(chance_word(item));
    return 0.30 * chance_normal(&chance);
}

/* The cut at `share` of the way between the lowest and the highest option, by straight lines
 * through four cuts at fifths, which go on beyond the outer ones. */
static double cut_at(const double cuts[CUTS], double share) {
    double place = share * (CUTS + 1) - 1;
    int below = place < 0 ? 0 : (int)place;
    if (below > CUTS - 2)
        below = CUTS - 2;
    return cuts[below] + (place - below) * (cuts[below + 1] - cuts[below]);
}

static int place_among(const double cuts[CUTS], double value, int count) {
    int option = 1;
    while (option < count && value > cut_at(cuts, (double)option / count))
        option++;
    return option;
}

int believable_option(double value, int count) {
    static const double cuts[CUTS] = {-1.55, -0.65, 0.30, 1.25};
    return place_among(cuts, value, count);
}

int believable_even(double value, int count) {
    static const double fifths[CUTS] = {-0.84, -0.25, 0.25, 0.84};
    return place_among(fifths, value, count);
}
