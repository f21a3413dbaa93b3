/* omega.c - one common factor by minres (Harman and Jones 1966): loadings that leave the least sum
 * of squared correlations unexplained, the diagonal not looked at. One loading at a time has a
 * closed form; repeated, that comes down to the minimum that psych::fa(R, 1) finds. */
#include "omega.h"

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <math.h>

enum { SWEEPS_MOST = 20000 };
#define STILL 1e-12           /* no loading moves more: arrived */
#define UNIQUE_TOLERANCE 1e-9 /* items that are copies of each other have none but rounding */

/* Begin at the first principal axis. Eats the lower triangle and the diagonal. */
static bool principal_axis(double *correlations, int items, gsl_vector *loadings) {
    bool done = false;
    size_t count = (size_t)items;
    gsl_matrix_view matrix = gsl_matrix_view_array(correlations, count, count);
    gsl_vector *values = gsl_vector_alloc(count);
    gsl_matrix *vectors = gsl_matrix_alloc(count, count);
    gsl_eigen_symmv_workspace *workspace = gsl_eigen_symmv_alloc(count);
    if (values != NULL && vectors != NULL && workspace != NULL) {
        gsl_eigen_symmv(&matrix.matrix, values, vectors, workspace);
        size_t first = gsl_vector_max_index(values);
        double size = sqrt(fmax(gsl_vector_get(values, first), 0));
        for (size_t i = 0; i < count; i++)
            gsl_vector_set(loadings, i, size * gsl_matrix_get(vectors, i, first));
        done = true;
    }
    if (workspace != NULL)
        gsl_eigen_symmv_free(workspace);
    if (vectors != NULL)
        gsl_matrix_free(vectors);
    if (values != NULL)
        gsl_vector_free(values);
    return done;
}

/* The loading that fits best to all the others. */
static double best_loading(const gsl_matrix *correlations, const gsl_vector *loadings, size_t i) {
    double products = 0, squares = 0;
    for (size_t j = 0; j < loadings->size; j++) {
        double other = gsl_vector_get(loadings, j);
        if (j == i)
            continue;
        products += gsl_matrix_get(correlations, i, j) * other;
        squares += other * other;
    }
    return squares > 0 ? products / squares : 0;
}

static bool settle(const gsl_matrix *correlations, gsl_vector *loadings) {
    for (int sweep = 0; sweep < SWEEPS_MOST; sweep++) {
        double moved = 0;
        for (size_t i = 0; i < loadings->size; i++) {
            double loading = best_loading(correlations, loadings, i);
            moved = fmax(moved, fabs(loading - gsl_vector_get(loadings, i)));
            gsl_vector_set(loadings, i, loading);
        }
        if (!isfinite(moved))
            return false;
        if (moved < STILL)
            return true;
    }
    return false;
}

/* (sum l)^2 / ((sum l)^2 + sum u^2); false when a uniqueness is not between 0 and 1. */
static bool omega_of(const gsl_vector *loadings, double *omega) {
    double sum = 0, unique = 0;
    for (size_t i = 0; i < loadings->size; i++) {
        double loading = gsl_vector_get(loadings, i);
        if (loading * loading > 1 + UNIQUE_TOLERANCE)
            return false;
        sum += loading;
        unique += 1 - loading * loading;
    }
    if (!(sum * sum + unique > 0))
        return false;
    *omega = sum * sum / (sum * sum + unique);
    return true;
}

bool omega_one_factor(double *correlations, int items, bool *known, double *omega,
                      struct error *error) {
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    bool done = false;
    size_t count = (size_t)items;
    gsl_matrix_view matrix = gsl_matrix_view_array(correlations, count, count);
    gsl_matrix *kept = gsl_matrix_alloc(count, count);
    gsl_vector *loadings = gsl_vector_alloc(count);
    *known = false;
    if (kept == NULL || loadings == NULL)
        goto out;
    gsl_matrix_memcpy(kept, &matrix.matrix);
    done = principal_axis(correlations, items, loadings);
    *known = done && settle(kept, loadings) && omega_of(loadings, omega);
out:
    if (loadings != NULL)
        gsl_vector_free(loadings);
    if (kept != NULL)
        gsl_matrix_free(kept);
    gsl_set_error_handler(handler);
    return done || error_memory(error);
}
