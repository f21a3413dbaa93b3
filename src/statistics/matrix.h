/* matrix.h - reading the sums of an item matrix. */
#ifndef LEADQUIZ_STATISTICS_MATRIX_H
#define LEADQUIZ_STATISTICS_MATRIX_H

#include "leadquiz/statistics.h"

/* Sum of the products of deviations of two items, in either order. */
double matrix_comoment(const struct item_matrix *matrix, int i, int j);
/* The same over rows - 1; at least 2 rows. */
double matrix_covariance(const struct item_matrix *matrix, int i, int j);

#endif
