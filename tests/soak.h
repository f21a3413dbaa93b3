/* soak.h - how far a test of faults goes: some of all points each time, all of them in script/soak,
 * which sets LEADQUIZ_SOAK, and LEADQUIZ_SEED to another number for each round. */
#ifndef LEADQUIZ_TESTS_SOAK_H
#define LEADQUIZ_TESTS_SOAK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

static inline bool soaking(void) {
    return getenv("LEADQUIZ_SOAK") != NULL;
}

static inline uint64_t soak_seed(void) {
    const char *seed = getenv("LEADQUIZ_SEED");
    return seed != NULL ? strtoull(seed, NULL, 10) : 20261121;
}

/* 0 .. below - 1, by Knuth's MMIX generator; `below` is above 0. */
static inline uint64_t soak_random(uint64_t *state, uint64_t below) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*state >> 33) % below;
}

/* Whether to take the point: each of them, or one in `stride`, other ones with another seed. */
static inline bool soak_takes(uint64_t *state, uint64_t stride) {
    return soaking() || soak_random(state, stride) == 0;
}

#endif
