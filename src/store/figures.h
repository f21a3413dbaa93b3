/* figures.h - scores in a few bytes that give back the exact doubles.
 *
 * A score is a mean, so nearly always a whole number divided by a small one: then the divisor
 * (1-254) as a byte and the whole number as LEB128 stand for it, and the division gives the same
 * double again. 0 stands for a score that is not known, 255 for any other double, whose eight
 * bytes follow, the low ones first. */
#ifndef LEADQUIZ_STORE_FIGURES_H
#define LEADQUIZ_STORE_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

enum { FIGURE_BYTES_MOST = 9 };

/* Write `count` scores, NAN for those not known; `out` has room for FIGURE_BYTES_MOST each. Returns
 * the bytes. */
size_t figures_write(const double *scores, int count, unsigned char *out);

/* Read exactly `count` scores; false when the bytes are not those of so many. */
bool figures_read(const unsigned char *bytes, size_t length, int count, double *scores);

#endif
