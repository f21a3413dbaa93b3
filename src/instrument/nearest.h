/* nearest.h - "did you mean". */
#ifndef LEADQUIZ_INSTRUMENT_NEAREST_H
#define LEADQUIZ_INSTRUMENT_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

/* The candidate nearest to what was written, so far. */
struct nearest {
    const char *written;
    char text[64]; /* "" while nothing is near enough */
    int distance;
};

void nearest_begin(struct nearest *nearest, const char *written);
void nearest_offer(struct nearest *nearest, const char *candidate);

#endif
