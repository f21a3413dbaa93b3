/* quantile.h - where GSL's quantiles are asked for, and where they cannot be trusted. */
#ifndef LEADQUIZ_STATISTICS_QUANTILE_H
#define LEADQUIZ_STATISTICS_QUANTILE_H

/* Probabilities are those below the quantile, strictly between 0 and 1; degrees of freedom > 0. */
double quantile_normal(double probability);
double quantile_t(double probability, double degrees);
double quantile_f(double probability, double degrees1, double degrees2);

#endif
