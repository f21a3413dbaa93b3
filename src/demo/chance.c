/* chance.c - random numbers that are the same everywhere. */
#include "internal.h"

#include <math.h>

/* SplitMix64 (Steele, Lea & Flood 2014): any seed, 0 included, starts a good sequence. */
uint64_t chance_next(struct chance *chance) {
    uint64_t mixed = chance->state += UINT64_C(0x9e3779b97f4a7c15);
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ (mixed >> 31);
}

struct chance chance_begin(uint64_t seed) {
    return (struct chance){.state = seed};
}

uint64_t chance_mix(uint64_t seed, uint64_t other) {
    struct chance chance = chance_begin(seed);
    chance.state = chance_next(&chance) ^ other;
    return chance_next(&chance);
}

/* FNV-1a, 64 bits. */
uint64_t chance_word(const char *word) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (; *word != '\0'; word++)
        hash = (hash ^ (unsigned char)*word) * UINT64_C(0x100000001b3);
    return hash;
}

double chance_share(struct chance *chance) {
    return (double)(chance_next(chance) >> 11) * 0x1p-53;
}

double chance_between(struct chance *chance, double least, double most) {
    return least + (most - least) * chance_share(chance);
}

bool chance_of(struct chance *chance, double probability) {
    return chance_share(chance) < probability;
}

/* Box and Muller 1958. */
double chance_normal(struct chance *chance) {
    const double full_turn = 6.283185307179586;
    double radius = sqrt(-2 * log(1 - chance_share(chance)));
    return radius * cos(full_turn * chance_share(chance));
}
