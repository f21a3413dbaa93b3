/* mutate.h - what targets with a form of their own need to change input and keep the form. */
#ifndef LEADQUIZ_TESTS_FUZZ_MUTATE_H
#define LEADQUIZ_TESTS_FUZZ_MUTATE_H

#include <stddef.h>
#include <stdint.h>

/* The names are those of libFuzzer. */
/* NOLINTBEGIN(readability-identifier-naming) */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);
/* NOLINTEND(readability-identifier-naming) */

/* 0 .. below - 1; a step of Knuth's MMIX generator. */
static inline unsigned by_chance(uint64_t *chance, unsigned below) {
    *chance = *chance * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((*chance >> 33) % below);
}

#endif
