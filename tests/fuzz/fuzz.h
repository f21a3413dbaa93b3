/* fuzz.h - what the fuzz targets share. A target is one function that takes any bytes; what the
 * contracts of include/leadquiz promise is held against it with HOLDS. */
#ifndef LEADQUIZ_TESTS_FUZZ_H
#define LEADQUIZ_TESTS_FUZZ_H

#include "leadquiz/scoring.h"
#include "leadquiz/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The names are those that libFuzzer looks for. */
/* NOLINTBEGIN(readability-identifier-naming) */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* Called once before; a target need not have it. */
__attribute__((weak)) int LLVMFuzzerInitialize(int *count, char ***words);
/* NOLINTEND(readability-identifier-naming) */

/* A promise. When it is broken the program ends, and the input is kept. */
#define HOLDS(promise)                                                                             \
    do {                                                                                           \
        if (!(promise)) {                                                                          \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #promise);           \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* The same, of a call that fills `error`. */
#define WORKS(call, error)                                                                         \
    do {                                                                                           \
        if (!(call)) {                                                                             \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, #call, (error)->sentence);      \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static inline bool is_sound(const char *text) {
    return text_check(text, strlen(text), NULL) == TEXT_SOUND;
}

/* What every refusal is: a kind and one sentence that can be shown. */
static inline void holds_refusal(const struct error *error) {
    HOLDS(error->kind != ERROR_NONE);
    HOLDS(error->sentence[0] != '\0');
    HOLDS(is_sound(error->sentence));
}

/* A result of any answers at all can be shown. */
static inline void holds_result(const struct instrument *instrument, const struct result *result) {
    HOLDS(result->level >= 0 && result->level <= instrument->level_count);
    HOLDS(result->rule_level >= 0 && result->rule_level <= instrument->level_count);
    HOLDS(result->neighbour >= 0 && result->neighbour <= instrument->level_count);
    for (int i = 0; i < instrument->scale_count; i++)
        HOLDS(result->scales[i].value >= -1e-9 && result->scales[i].value <= 100 + 1e-9);
    for (int i = 0; i < instrument->facet_count; i++)
        HOLDS(result->facets[i].value >= -1e-9 && result->facets[i].value <= 100 + 1e-9);
    for (int i = 1; i <= instrument->level_count; i++)
        HOLDS(result->p[i] >= 0 && result->p[i] <= 1);
    HOLDS(result->tip_count >= 0 && result->tip_count <= TIPS_SHOWN_MOST);
    for (int i = 0; i < result->tip_count; i++) {
        HOLDS(result->tips[i].facet >= 0 && result->tips[i].facet < instrument->facet_count);
        HOLDS(result->tips[i].number >= 0 &&
              result->tips[i].number < instrument->facets[result->tips[i].facet].tip_count);
    }
    HOLDS(result->strength >= NOWHERE && result->strength < instrument->facet_count);
}

/* A NUL-terminated copy of its own size; the caller frees. */
static inline char *text_of(const uint8_t *data, size_t size) {
    char *text = malloc(size + 1);
    HOLDS(text != NULL);
    memcpy(text, data, size);
    text[size] = '\0';
    return text;
}

#endif
