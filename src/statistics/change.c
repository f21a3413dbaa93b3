/* change.c - whether two results of one person differ by more than their error (Jacobson and Truax
 * 1991). */
#include "leadquiz/statistics.h"

#include <math.h>

/* Quantiles of the normal distribution, two-sided: 95 % and 90 %. As the literature rounds them. */
#define CLEAR_INDEX 1.96
#define LIKELY_INDEX 1.645
/* An index this little below a border reaches it: rounding must not decide. */
#define INDEX_TOLERANCE 1e-9

struct reliable_change statistics_change(double before, double after, double sem) {
    struct reliable_change change = {.change = CHANGE_UNKNOWN, .difference = after - before};
    if (!(sem > 0))
        return change;
    change.index = change.difference / (sem * sqrt(2));
    double size = fabs(change.index) + INDEX_TOLERANCE;
    change.change = CHANGE_NOISE;
    if (size >= CLEAR_INDEX)
        change.change = CHANGE_CLEAR;
    else if (size >= LIKELY_INDEX)
        change.change = CHANGE_LIKELY;
    return change;
}

struct reliable_change statistics_scale_change(const struct instrument *instrument,
                                               const struct result *before, int from,
                                               const struct result *after, int scale) {
    const struct score *to = &after->scales[scale];
    if (from == NOWHERE || !before->scales[from].known || !to->known || before->form != after->form)
        return (struct reliable_change){.change = CHANGE_UNKNOWN};
    return statistics_change(before->scales[from].value, to->value,
                             instrument_sem(instrument, scale, after->form));
}

struct reliable_change statistics_level_change(const struct result *before,
                                               const struct result *after) {
    struct reliable_change change = {.change = CHANGE_UNKNOWN};
    if (before->level == 0 || after->level == 0)
        return change;
    change.difference = after->level - before->level;
    if (before->level == after->level)
        change.change = CHANGE_NOISE;
    else if (before->neighbour == 0 && after->neighbour == 0)
        change.change = CHANGE_CLEAR;
    else
        change.change = CHANGE_LIKELY;
    return change;
}
