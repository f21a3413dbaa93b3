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
 * with its SEM, UNKNOWN when either score is missing; `scale` is its index in `after`, `from`
 * that in `before`, whose questionnaire may have another order (NOWHERE: it has no such scale). For
 * the level (hysteresis applied):
 * NOISE when it is the same, CLEAR when it differs and both are firm (no neighbour), else LIKELY;
 * UNKNOWN when either has no level; difference is in levels, index 0. A result from the store has
 * no neighbour until scoring_levels has looked at it. */
struct reliable_change statistics_scale_change(const struct instrument *instrument,
                                               const struct result *before, int from,
                                               const struct result *after, int scale);
struct reliable_change statistics_level_change(const struct result *before,
                                               const struct result *after);

/* ---- groups ---- */

struct interval {
    double estimate, low, high;
};

/* Mean with the t interval at `confidence` (0.95), clipped to low..high of the scale (R t.test).
 * With n == 1 or no variance low = high = estimate; all 0 when n == 0. */
struct interval statistics_mean(const double *values, size_t n, double confidence, double clip_low,
                                double clip_high);

/* Share k of n with the Wilson interval (R prop.test, correct = FALSE); n == 0: 0, 0 - 1. */
struct interval statistics_share(size_t k, size_t n, double confidence);

/* ---- items ---- */

/* Sums over complete rows, one pass, memory for items squared: start, add rows, ask, free. The
 * co-moments are updated by Welford's method, so that a million rows lose no digits. */
struct item_matrix {
    int items;
    size_t rows;  /* complete rows: listwise */
    double *mean; /* by item; owns the arrays below too */
    double *before, *after;
    double *comoment;
};

/* At least one item. On failure there is nothing to free. */
bool item_matrix_start(struct item_matrix *matrix, int items, struct error *error);
/* A matrix of zeros is allowed. */
void item_matrix_free(struct item_matrix *matrix);
/* One complete row: a finite value for each item. */
void item_matrix_add(struct item_matrix *matrix, const double *values);
/* Variance (n - 1) of the sum of the items; 0 below 2 rows. */
double item_matrix_sum_variance(const struct item_matrix *matrix);

/* What is not known is 0. */
struct reliability {
    bool known;                   /* false below 2 items, 2 rows, or without variance */
    double alpha;                 /* psych::alpha raw_alpha */
    double alpha_low, alpha_high; /* Feldt 1965, 95 %: psych::alpha.ci */
    double ase;                   /* psych ase (Duhachek and Iacobucci 2004) */
    bool correlations_known;      /* and every item varies */
    double standardised;          /* from the mean inter-item correlation */
    double mean_r;
    bool omega_known; /* and 3 items, and the factor solution converged and is proper */
    double omega;     /* one factor, minres on the correlation matrix: psych::fa(R, 1) */
};

/* False only when memory is out. */
bool statistics_reliability(const struct item_matrix *matrix, struct reliability *reliability,
                            struct error *error);

struct item_statistics {
    bool known; /* 2 rows */
    double mean, sd;
    bool rest_known;
    double rest_r; /* with the sum of the others: psych r.drop */
    bool dropped_known;
    double alpha_dropped; /* alpha of the others */
};

/* By the complete rows. */
void statistics_item(const struct item_matrix *matrix, int item,
                     struct item_statistics *statistics);

/* ---- a questionnaire's items over many people ---- */

/* A scale or facet as a form asks it of people with a team. */
struct item_group {
    int *items; /* item indices; matrix.items of them, in the order of the question file */
    struct item_matrix matrix; /* of points as POMP, reversed items turned */
};

/* Answers of a form, added one person after the other in constant memory. */
struct item_analysis {
    const struct instrument *instrument;
    enum form form;
    bool everybody; /* careless answers count too */
    size_t people;  /* added */
    size_t counted; /* of them */
    size_t discarded;
    size_t quality[QUALITY_POOR + 1]; /* people by quality, the discarded left out */
    size_t flags[FLAG_COUNT];
    struct item_group scales[SCALES_MOST], facets[FACETS_MOST]; /* no items: not in the form */
    size_t (*chosen)[RESPONSES_MOST + 1]; /* by item: how many chose option n, [0] no chance */
    double *row;
};

/* Analyse a form that the instrument has; it must outlive the analysis. On failure there is nothing
 * to free. */
bool item_analysis_start(struct item_analysis *analysis, const struct instrument *instrument,
                         enum form form, bool everybody, struct error *error);
void item_analysis_free(struct item_analysis *analysis);

/* One person. Not counted, unless `everybody` says so: poor quality (scoring_quality) and sittings
 * that their person threw away. Items that the person is not asked count for nothing. */
void item_analysis_add(struct item_analysis *analysis, const struct answers *answers);

/* Of all counted answers to one item. */
struct item_answers {
    size_t n; /* without "no chance" */
    size_t no_chance;
    double mean, sd; /* of POMP, reversed items turned; 0 where n < 1, n < 2 */
};

void item_analysis_answers(const struct item_analysis *analysis, int item,
                           struct item_answers *answers);

#endif
