/* omega.h - omega from one common factor. */
#ifndef LEADQUIZ_STATISTICS_OMEGA_H
#define LEADQUIZ_STATISTICS_OMEGA_H

#include "leadquiz/error.h"

#include <stdbool.h>

/* `correlations` is a full symmetric matrix of `items` rows, at least 3; it is overwritten. *known
 * is false when the solution did not converge or is improper. False only when memory is out. */
bool omega_one_factor(double *correlations, int items, bool *known, double *omega,
                      struct error *error);

#endif
