#include "matrix.h"

#include <stdlib.h>
#include <string.h>

enum { LANES = 4 };

/* Rows of the triangle are filled up to whole lanes, so that the innermost loop has a fixed length
 * and the compiler can use vector instructions. */
static size_t padded(int count) {
    return ((size_t)count + LANES - 1) / LANES * LANES;
}

static size_t row_start(int item) {
    /* The rows before hold 1..item values, each in whole lanes. */
    size_t whole = (size_t)item / LANES, rest = (size_t)item % LANES;
    return LANES * (LANES * whole * (whole + 1) / 2 + rest * (whole + 1));
}

bool item_matrix_start(struct item_matrix *matrix, int items, struct error *error) {
    size_t width = padded(items), triangle = row_start(items);
    *matrix = (struct item_matrix){.items = items};
    matrix->mean = calloc(3 * width + triangle + 1, sizeof *matrix->mean);
    if (matrix->mean == NULL)
        return error_memory(error);
    matrix->before = matrix->mean + width;
    matrix->after = matrix->before + width;
    matrix->comoment = matrix->after + width;
    return true;
}

void item_matrix_free(struct item_matrix *matrix) {
    free(matrix->mean);
    *matrix = (struct item_matrix){.items = 0};
}

/* restrict lets the compiler use vector instructions. */
static void add_products(struct item_matrix *matrix, const double *restrict before,
                         const double *restrict after) {
    double *restrict row = matrix->comoment;
    for (int i = 0; i < matrix->items; i++) {
        double own = before[i];
        for (int j = 0; j <= i; j += LANES, row += LANES)
            for (int lane = 0; lane < LANES; lane++)
                row[lane] += own * after[j + lane];
    }
}

void item_matrix_add(struct item_matrix *matrix, const double *values) {
    double *before = matrix->before, *after = matrix->after;
    double share = 1 / (double)++matrix->rows;
    for (int i = 0; i < matrix->items; i++) {
        before[i] = values[i] - matrix->mean[i];
        matrix->mean[i] += before[i] * share;
        after[i] = values[i] - matrix->mean[i];
    }
    add_products(matrix, before, after);
}

double matrix_comoment(const struct item_matrix *matrix, int i, int j) {
    int low = i < j ? i : j, high = i < j ? j : i;
    return matrix->comoment[row_start(high) + (size_t)low];
}

double matrix_covariance(const struct item_matrix *matrix, int i, int j) {
    return matrix_comoment(matrix, i, j) / ((double)matrix->rows - 1);
}

double item_matrix_sum_variance(const struct item_matrix *matrix) {
    double sum = 0;
    if (matrix->rows < 2)
        return 0;
    for (int i = 0; i < matrix->items; i++)
        for (int j = 0; j < matrix->items; j++)
            sum += matrix_covariance(matrix, i, j);
    return sum > 0 ? sum : 0;
}
