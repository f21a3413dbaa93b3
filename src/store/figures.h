/* figures.h - lists of numbers as JSON text that gives back the exact doubles.
 *
 * SQLite's own reading and writing of numbers is not exact to the last bit in every version, and a
 * blob of doubles would be no smaller: most scores are short decimals. */
#ifndef LEADQUIZ_STORE_FIGURES_H
#define LEADQUIZ_STORE_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

enum { FIGURES_BYTES = 8192 };

/* Write `rows` x `width` numbers, NAN as null: [a,b,c] for width 1, else [[a,b],[c,d]]. False when
 * `out` is too small. */
bool figures_write(const double *numbers, int rows, int width, char *out, size_t size);

/* Read exactly what figures_write wrote for as many rows and columns; false for anything else. */
bool figures_read(const char *text, int rows, int width, double *numbers);

#endif
