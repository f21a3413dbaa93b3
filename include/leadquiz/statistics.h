/* statistics.h - many results -> means, intervals, reliability, change, item analysis. Pure.
 *
 * Everything agrees with the named R function to 1e-5 or better. Values are on whatever scale they
 * are given (here POMP, 0-100). Quantiles come from GSL. Nothing is rounded. */
#ifndef LEADQUIZ_STATISTICS_H
#define LEADQUIZ_STATISTICS_H

#include "leadquiz/scoring.h"

#include <stdbool.h>
#include <stddef.h>

/* ---- change in one person ---- */

enum change { CHANGE_UNKNOWN, CHANGE_NOISE, CHANGE_LIKELY, CHANGE_CLEAR };

struct reliable_change {
    enum change change;
    double difference; /* after - before; its sign says rise or fall */
    double index;      /* RC */
};

/* RC = (after - before) / (sem * sqrt 2); |RC| >= 1.96 clear, >= 1.645 likely, else noise
 * (Jacobson & Truax 1991). UNKNOWN when sem <= 0. */
struct reliable_change statistics_change(double before, double after, double sem);

/* Between two results of the same questionnaire version and form. For a scale: statistics_change
 * with its SEM, UNKNOWN when either score is missing. For the level (hysteresis applied):
 * NOISE when it is the same, CLEAR when it differs and both are firm, else LIKELY; difference is
 * in levels, index 0. */
struct reliable_change statistics_scale_change(const struct instrument *instrument,
                                               const struct result *before,
                                               const struct result *after, int scale);
struct reliable_change statistics_level_change(const struct result *before,
                                               const struct result *after);

/* ---- groups ---- */

struct interval {
    double estimate, low, high;
};

/* Mean with the t interval at `confidence` (0.95), clipped to low..high of the scale (R t.test).
 * n >= 2; with n == 1 or no variance low = high = estimate. */
struct interval statistics_mean(const double *values, size_t n, double confidence, double clip_low,
                                double clip_high);

/* Share k of n with the Wilson interval (R prop.test, correct = FALSE). n >= 1. */
struct interval statistics_share(size_t k, size_t n, double confidence);

/* ---- items ---- */

enum { MATRIX_ITEMS_MOST = 120 };

/* Sums over complete rows, one pass, constant memory: add rows, then ask. Co-moments are updated
 * by Welford's method, so that a million rows lose no digits. */
struct item_matrix {
    int items;
    size_t rows; /* complete rows: listwise */
    double mean[MATRIX_ITEMS_MOST];
    double comoment[MATRIX_ITEMS_MOST][MATRIX_ITEMS_MOST]; /* lower triangle and diagonal */
};

void item_matrix_start(struct item_matrix *matrix, int items);
/* One complete row of `items` values. */
void item_matrix_add(struct item_matrix *matrix, const double *values);

struct reliability {
    bool known;                   /* false below 2 items, 2 rows, or without variance */
    double alpha;                 /* psych::alpha raw_alpha */
    double alpha_low, alpha_high; /* Feldt 1965, 95 %: psych::alpha.ci */
    double standardised;          /* from the mean inter-item correlation */
    double mean_r;
    double ase;       /* psych ase */
    bool omega_known; /* the factor solution converged and is proper */
    double omega;     /* one factor, minres on the correlation matrix */
};

void statistics_reliability(const struct item_matrix *matrix, struct reliability *reliability);

struct item_statistics {
    double mean, sd;
    bool rest_known;
    double rest_r; /* with the sum of the others: psych r.drop */
    bool dropped_known;
    double alpha_dropped; /* alpha of the others */
};

void statistics_item(const struct item_matrix *matrix, int item,
                     struct item_statistics *statistics);

#endif
