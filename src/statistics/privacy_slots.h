/* privacy_slots.h - numbers by key, in a table that is only ever added to. */
#ifndef LEADQUIZ_STATISTICS_PRIVACY_SLOTS_H
#define LEADQUIZ_STATISTICS_PRIVACY_SLOTS_H

#include "leadquiz/error.h"

#include <stddef.h>
#include <stdint.h>

struct slot {
    uint64_t key, value;
    bool used;
};

struct slots {
    struct slot *list;
    size_t mask;
};

/* Room for `most` different keys. */
bool slots_start(struct slots *slots, size_t most, struct error *error);
void slots_free(struct slots *slots);

/* The slot of the key; one that was not there has used == false and is the caller's to fill with
 * slots_use. */
struct slot *slots_find(struct slots *slots, uint64_t key);
void slots_use(struct slot *slot, uint64_t key, uint64_t value);

/* A number that looks random, another for every other number (splitmix64). */
static inline uint64_t slots_mix(uint64_t number) {
    number += UINT64_C(0x9E3779B97F4A7C15);
    number = (number ^ (number >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    number = (number ^ (number >> 27)) * UINT64_C(0x94D049BB133111EB);
    return number ^ (number >> 31);
}

#endif
