/* verdict.c - the level in words that a program can rely on. */
#include "leadquiz/scoring.h"

#include <string.h>

_Static_assert(LEVELS_MOST <= 9, "a level is written with one digit");

void scoring_said_levels(const struct result *result, int *low, int *high) {
    *low = result->level;
    *high = result->neighbour;
    if (*high > 0 && *high < *low) {
        *low = result->neighbour;
        *high = result->level;
    }
}

/* Digits put in place: a table of a million rows asks for a million of these. */
void scoring_verdict(const struct result *result, char out[VERDICT_BYTES]) {
    static const char firm[] = "Level 0", between[] = "Between 0 and 0";
    int low, high;
    scoring_said_levels(result, &low, &high);
    out[0] = '\0';
    if (low < 1)
        return;
    if (high < 1) {
        memcpy(out, firm, sizeof firm);
        out[6] = (char)('0' + low);
        return;
    }
    memcpy(out, between, sizeof between);
    out[8] = (char)('0' + low);
    out[14] = (char)('0' + high);
}
