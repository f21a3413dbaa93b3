/* quantile.c - gsl_cdf_fdist_Pinv of GSL 2.7 gives nan for ordinary arguments (29 and 1131 degrees)
 * and runs for minutes on large ones; gsl_cdf_fdist_P is sound up to some million degrees. So F is
 * inverted here by bisection. */
#include "quantile.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

/* From here on Fisher's normal approximation of ln F is good to seven digits. */
#define DEGREES_MANY 1e6
#define PRECISION 1e-14
enum { STEPS_MOST = 200 };

double quantile_normal(double probability) {
    return gsl_cdf_ugaussian_Pinv(probability);
}

double quantile_t(double probability, double degrees) {
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    double quantile = gsl_cdf_tdist_Pinv(probability, degrees);
    gsl_set_error_handler(handler);
    return quantile;
}

static double fisher(double probability, double degrees1, double degrees2) {
    double mean = (1 / degrees2 - 1 / degrees1) / 2;
    double spread = sqrt((1 / degrees1 + 1 / degrees2) / 2);
    return exp(2 * (mean + spread * quantile_normal(probability)));
}

double quantile_f(double probability, double degrees1, double degrees2) {
    if (degrees1 > DEGREES_MANY)
        return fisher(probability, degrees1, degrees2);
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    double low = 0, high = 1;
    for (int i = 0; i < STEPS_MOST && gsl_cdf_fdist_P(high, degrees1, degrees2) < probability; i++)
        high *= 2;
    for (int i = 0; i < STEPS_MOST && high - low > PRECISION * high; i++) {
        double middle = (low + high) / 2;
        if (gsl_cdf_fdist_P(middle, degrees1, degrees2) < probability)
            low = middle;
        else
            high = middle;
    }
    gsl_set_error_handler(handler);
    return (low + high) / 2;
}
