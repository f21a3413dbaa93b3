/* reliability.c - Cronbach's alpha and what belongs to it, from an item matrix. */
#include "matrix.h"
#include "omega.h"
#include "quantile.h"

#include <math.h>
#include <stdlib.h>

#define CONFIDENCE 0.95
/* A sum whose variance is this small beside that of its parts has none but rounding. */
#define NO_VARIANCE 1e-12

/* What alpha is made of. */
struct sums {
    double parts; /* sum of the items' variances */
    double whole; /* variance of their sum */
};

static bool alpha_of(struct sums sums, int items, double *alpha) {
    *alpha = 0;
    if (items < 2 || !(sums.whole > NO_VARIANCE * sums.parts))
        return false;
    *alpha = (double)items / (items - 1) * (1 - sums.parts / sums.whole);
    return true;
}

static double row_sum(const struct item_matrix *matrix, int item) {
    double sum = 0;
    for (int j = 0; j < matrix->items; j++)
        sum += matrix_covariance(matrix, item, j);
    return sum;
}

static struct sums sums_of(const struct item_matrix *matrix) {
    struct sums sums = {.whole = item_matrix_sum_variance(matrix)};
    for (int i = 0; i < matrix->items; i++)
        sums.parts += matrix_covariance(matrix, i, i);
    return sums;
}

/* Feldt 1965. */
static void set_interval(const struct item_matrix *matrix, struct reliability *reliability) {
    double people = (double)matrix->rows - 1, cells = people * (matrix->items - 1);
    double left = 1 - reliability->alpha, outside = (1 - CONFIDENCE) / 2;
    reliability->alpha_low = 1 - left * quantile_f(1 - outside, people, cells);
    reliability->alpha_high = 1 - left * quantile_f(outside, people, cells);
}

/* Asymptotic standard error: Duhachek and Iacobucci 2004, as psych writes it down, with the
 * covariance matrix C over its sum, so that no power overflows. Needs the trace and the sum of C C.
 */
static void set_ase(const struct item_matrix *matrix, struct sums sums,
                    struct reliability *reliability) {
    double trace = 0, sum = 0, parts = sums.parts / sums.whole, k = matrix->items;
    for (int i = 0; i < matrix->items; i++) {
        double row = row_sum(matrix, i) / sums.whole;
        sum += row * row;
        for (int j = 0; j < matrix->items; j++) {
            double covariance = matrix_covariance(matrix, i, j) / sums.whole;
            trace += covariance * covariance;
        }
    }
    double q = 2 * k * k / ((k - 1) * (k - 1)) * (trace + parts * parts - 2 * parts * sum);
    reliability->ase = sqrt(fmax(q, 0) / (double)matrix->rows);
}

/* Standardised alpha and omega, when each item varies. */
static bool use_correlations(const struct item_matrix *matrix, struct reliability *reliability,
                             struct error *error) {
    int items = matrix->items;
    double sum = 0;
    for (int i = 0; i < items; i++)
        if (!(matrix_comoment(matrix, i, i) > 0))
            return true;
    double *correlations = calloc((size_t)items * (size_t)items, sizeof *correlations);
    if (correlations == NULL)
        return error_memory(error);
    for (int i = 0; i < items; i++)
        for (int j = 0; j < items; j++) {
            double norm = sqrt(matrix_comoment(matrix, i, i)) * sqrt(matrix_comoment(matrix, j, j));
            double r = i == j ? 1 : matrix_comoment(matrix, i, j) / norm;
            correlations[i * items + j] = r;
            sum += i == j ? 0 : r;
        }
    double mean_r = sum / (items * (items - 1.0));
    reliability->mean_r = mean_r;
    reliability->correlations_known =
        alpha_of((struct sums){items, items + sum}, items, &reliability->standardised);
    bool done = items < 3 || omega_one_factor(correlations, items, &reliability->omega_known,
                                              &reliability->omega, error);
    if (!reliability->omega_known)
        reliability->omega = 0;
    free(correlations);
    return done;
}

bool statistics_reliability(const struct item_matrix *matrix, struct reliability *reliability,
                            struct error *error) {
    *reliability = (struct reliability){.known = false};
    if (matrix->rows < 2 || matrix->items < 2)
        return true;
    struct sums sums = sums_of(matrix);
    reliability->known = alpha_of(sums, matrix->items, &reliability->alpha);
    if (!reliability->known)
        return true;
    set_interval(matrix, reliability);
    set_ase(matrix, sums, reliability);
    return use_correlations(matrix, reliability, error);
}

void statistics_item(const struct item_matrix *matrix, int item,
                     struct item_statistics *statistics) {
    *statistics = (struct item_statistics){.known = matrix->rows >= 2};
    if (!statistics->known)
        return;
    struct sums all = sums_of(matrix);
    double own = matrix_covariance(matrix, item, item), row = row_sum(matrix, item);
    struct sums others = {all.parts - own, all.whole - 2 * row + own};
    statistics->mean = matrix->mean[item];
    statistics->sd = sqrt(own);
    statistics->rest_known = own > 0 && others.whole > NO_VARIANCE * others.parts;
    if (statistics->rest_known)
        statistics->rest_r = (row - own) / sqrt(own) / sqrt(others.whole);
    statistics->dropped_known = alpha_of(others, matrix->items - 1, &statistics->alpha_dropped);
}
