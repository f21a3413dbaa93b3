/* group.c - means and shares of a group, each with its interval. */
#include "quantile.h"

#include "leadquiz/statistics.h"

#include <math.h>

static double clip(double value, double low, double high) {
    return value < low ? low : value > high ? high : value;
}

struct interval statistics_mean(const double *values, size_t n, double confidence, double clip_low,
                                double clip_high) {
    double sum = 0, squares = 0;
    if (n == 0)
        return (struct interval){0, 0, 0};
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    double mean = sum / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    if (n < 2 || !(squares > 0))
        return (struct interval){mean, mean, mean};
    double degrees = (double)n - 1;
    double half = quantile_t((1 + confidence) / 2, degrees) * sqrt(squares / degrees / (double)n);
    return (struct interval){mean, clip(mean - half, clip_low, clip_high),
                             clip(mean + half, clip_low, clip_high)};
}

struct interval statistics_share(size_t k, size_t n, double confidence) {
    if (n == 0) /* nothing is known */
        return (struct interval){0, 0, 1};
    double people = (double)n, share = (double)k / people;
    double z = quantile_normal((1 + confidence) / 2), squared = z * z / people;
    double centre = (share + squared / 2) / (1 + squared);
    double half = z * sqrt((share * (1 - share) + squared / 4) / people) / (1 + squared);
    return (struct interval){share, clip(centre - half, 0, 1), clip(centre + half, 0, 1)};
}
