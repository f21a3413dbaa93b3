/* privacy_space.h - everything that follows from a few sums by adding and subtracting them: the
 * space that their rows span, as an echelon over the field of the numbers below 2^31 - 1. What is
 * dependent over the rationals is so here, and what is independent nearly always. */
#ifndef LEADQUIZ_STATISTICS_PRIVACY_SPACE_H
#define LEADQUIZ_STATISTICS_PRIVACY_SPACE_H

#include "leadquiz/error.h"

#include <stddef.h>
#include <stdint.h>

struct space {
    size_t width, count, most;
    uint32_t *rows;  /* width numbers each, the last one that is not 0 is 1: the row leads there */
    uint32_t *leads; /* by column: 0, or 1 + the row that leads there */
};

/* Three vectors that every row of the space is orthogonal to, chosen at random among those. A row
 * of coefficients belongs to the space when they are orthogonal to it (and when not, nearly
 * never): a column where all are 0 can be worked out alone, two that are multiples of each other
 * can be together. */
enum { TRACE = 3 };
struct trace {
    uint32_t at[TRACE];
};

bool space_start(struct space *space, size_t width, size_t most, struct error *error);
void space_free(struct space *space);

/* The next row, all 0, to be filled with space_coefficient; then space_add keeps it unless it
 * follows from the others, and tells whether it was kept. */
uint32_t *space_next(struct space *space);
uint32_t space_coefficient(int value);
bool space_add(struct space *space);
/* Take back the row that was kept last. */
void space_drop(struct space *space);

void space_trace(const struct space *space, struct trace *columns);

struct trace space_minus(struct trace plus, struct trace minus);
/* Multiples of each other have the same key; 0 when all are 0. */
uint64_t space_key(struct trace trace);

#endif
