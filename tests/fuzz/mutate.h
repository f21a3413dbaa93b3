/* mutate.h - what targets with a form of their own need to change input and keep the form. */
#ifndef LEADQUIZ_TESTS_FUZZ_MUTATE_H
#define LEADQUIZ_TESTS_FUZZ_MUTATE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

/* Put a character in that no text may hold, or that is hard to show. */
static inline size_t mutate_letters(uint8_t *text, size_t size, size_t most, uint64_t *chance) {
    static const char *const letters[] = {
        "\xE2\x80\xAE",     "\xE2\x80\x8B", "\xE2\x80\xA8", "\xEF\xBB\xBF",
        "\xC2\x9B",         "\x1b[31m",     "\xCC\x81",     "\xF3\xA0\x81\x81",
        "\xF0\x9F\xA6\x89", "\xE6\x97\xA5", "\xC3",         "%s"};
    const char *letter = letters[by_chance(chance, sizeof letters / sizeof *letters)];
    size_t at = by_chance(chance, (unsigned)size + 1), length = strlen(letter);
    if (size + length > most)
        return size;
    memmove(text + at + length, text + at, size - at);
    memcpy(text + at, letter, length);
    return size + length;
}

enum { MUTATED_LINES_MOST = 400 };

/* Where lines begin, and the end after the last; how many they are. */
static inline int find_lines(const char *text, size_t size, size_t starts[MUTATED_LINES_MOST + 1]) {
    int lines = 0;
    for (size_t at = 0; lines < MUTATED_LINES_MOST && at < size; lines++) {
        const char *end = memchr(text + at, '\n', size - at);
        starts[lines] = at;
        at = end != NULL ? (size_t)(end - text) + 1 : size;
        starts[lines + 1] = at;
    }
    return lines;
}

/* Say a line again, or leave one out. */
static inline size_t mutate_lines(char *text, size_t size, size_t most, uint64_t *chance) {
    size_t starts[MUTATED_LINES_MOST + 1];
    int lines = find_lines(text, size, starts);
    if (lines < 2)
        return size;
    unsigned one = by_chance(chance, (unsigned)lines);
    size_t start = starts[one], length = starts[one + 1] - start;
    if (by_chance(chance, 2) == 0 && size + length <= most) {
        memmove(text + start + length, text + start, size - start);
        return size + length;
    }
    memmove(text + start, text + start + length, size - start - length);
    return size - length;
}

#endif
