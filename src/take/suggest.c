#include "leadquiz/take.h"

#include <stdio.h>

/* Code names that say nothing about anybody. */
static const char *const manners[] = {"calm",  "bright", "quick", "quiet", "bold",  "kind",
                                      "merry", "steady", "warm",  "clear", "eager", "gentle"};
static const char *const birds[] = {"heron",    "robin",  "swift",  "finch", "crane", "plover",
                                    "kestrel",  "linnet", "martin", "wren",  "tern",  "siskin",
                                    "bluebird", "lark",   "osprey", "stork", "jay",   "sparrow"};

enum {
    MANNERS = sizeof manners / sizeof manners[0],
    BIRDS = sizeof birds / sizeof birds[0],
    TRIES = 20
};

void take_suggest_name(struct take *take, uint64_t seed, char out[NAME_BYTES]) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
        uint64_t pick = seed % (MANNERS * BIRDS);
        const char *manner = manners[pick % MANNERS];
        const char *bird = birds[pick / MANNERS];
        if (attempt < TRIES / 2)
            snprintf(out, NAME_BYTES, "%s-%s", manner, bird);
        else
            snprintf(out, NAME_BYTES, "%s-%s-%d", manner, bird, (int)(seed >> 32 & 0xFFF));
        struct person person;
        struct error error;
        if (store_person_find(take->store, out, &person, &error) != FOUND)
            return;
        seed = seed * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX generator */
    }
}
