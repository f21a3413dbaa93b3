#include "privacy_space.h"

#include "privacy_slots.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t prime = 0x7FFFFFFF;

static uint32_t reduce(uint64_t number) {
    number = (number & prime) + (number >> 31);
    number = (number & prime) + (number >> 31);
    return number >= prime ? (uint32_t)(number - prime) : (uint32_t)number;
}

static uint32_t times(uint32_t a, uint32_t b) {
    return reduce((uint64_t)a * b);
}

/* Fermat: a^(p - 2). */
static uint32_t inverse(uint32_t a) {
    uint32_t result = 1;
    for (uint32_t power = prime - 2; power > 0; power /= 2) {
        if (power % 2 == 1)
            result = times(result, a);
        a = times(a, a);
    }
    return result;
}

bool space_start(struct space *space, size_t width, size_t most, struct error *error) {
    *space = (struct space){.width = width, .most = most};
    space->rows = calloc(width * most + 1, sizeof *space->rows);
    space->leads = calloc(width + 1, sizeof *space->leads);
    return (space->rows != NULL && space->leads != NULL) || error_memory(error);
}

void space_free(struct space *space) {
    free(space->rows);
    free(space->leads);
    *space = (struct space){.width = 0};
}

uint32_t *space_next(struct space *space) {
    uint32_t *row = space->rows + space->count * space->width;
    memset(row, 0, space->width * sizeof *row);
    return row;
}

uint32_t space_coefficient(int value) {
    return value >= 0 ? (uint32_t)value : prime - (uint32_t)-value;
}

bool space_add(struct space *space) {
    uint32_t *row = space->rows + space->count * space->width;
    for (size_t c = space->width; c-- > 0;) {
        if (row[c] == 0)
            continue;
        if (space->leads[c] == 0) {
            uint32_t factor = inverse(row[c]);
            for (size_t i = 0; i <= c; i++)
                row[i] = times(row[i], factor);
            space->leads[c] = (uint32_t)++space->count;
            return true;
        }
        const uint32_t *leader = space->rows + (space->leads[c] - 1) * space->width;
        uint32_t factor = prime - row[c];
        for (size_t i = 0; i <= c; i++) {
            if (leader[i] != 0)
                row[i] = reduce(row[i] + (uint64_t)leader[i] * factor);
        }
    }
    return false;
}

void space_drop(struct space *space) {
    space->count--;
    for (size_t c = 0; c < space->width; c++) {
        if (space->leads[c] == space->count + 1)
            space->leads[c] = 0;
    }
}

/* At a column that a row leads stands what makes the row's products 0. Most of a row is 0. */
static struct trace solve(const uint32_t *row, size_t lead, const struct trace *columns) {
    uint64_t sums[TRACE] = {0};
    struct trace trace;
    for (size_t i = 0; i < lead; i++) {
        if (row[i] == 0)
            continue;
        for (int k = 0; k < TRACE; k++)
            sums[k] += times(row[i], columns[i].at[k]);
    }
    for (int k = 0; k < TRACE; k++)
        trace.at[k] = reduce(prime - reduce(sums[k]));
    return trace;
}

static struct trace any(size_t column) {
    struct trace trace;
    for (int k = 0; k < TRACE; k++)
        trace.at[k] = reduce(slots_mix(TRACE * (uint64_t)column + (uint64_t)k) >> 2);
    return trace;
}

void space_trace(const struct space *space, struct trace *columns) {
    for (size_t c = 0; c < space->width; c++) {
        uint32_t lead = space->leads[c];
        columns[c] =
            lead == 0 ? any(c) : solve(space->rows + (lead - 1) * space->width, c, columns);
    }
}

struct trace space_minus(struct trace plus, struct trace minus) {
    for (int k = 0; k < TRACE; k++)
        plus.at[k] = reduce((uint64_t)plus.at[k] + prime - minus.at[k]);
    return plus;
}

uint64_t space_key(struct trace trace) {
    int first = 0;
    while (first < TRACE && trace.at[first] == 0)
        first++;
    if (first == TRACE)
        return 0;
    uint32_t factor = inverse(trace.at[first]);
    uint64_t key = (uint64_t)first + 1;
    for (int k = first + 1; k < TRACE; k++)
        key = (key << 31) | times(trace.at[k], factor);
    return key;
}
