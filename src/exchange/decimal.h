/* decimal.h - numbers as text, quickly. printf would take most of the time of a million rows. */
#ifndef LEADQUIZ_EXCHANGE_DECIMAL_H
#define LEADQUIZ_EXCHANGE_DECIMAL_H

#include <stddef.h>

enum { DECIMAL_BYTES = 32 };

/* Write `value` rounded to 9 significant digits, without trailing zeros: "62.5", "66.6666667",
 * "0.0478", "3.2e-9". The decimal mark is a point in every locale. Quick for 0 and for numbers
 * from 1e-20 up to 1e9. Returns the length; a NUL follows. */
size_t decimal_write(double value, char out[DECIMAL_BYTES]);

/* The same for a whole number; at most 21 bytes with the NUL. */
size_t decimal_write_whole(long value, char *out);

#endif
