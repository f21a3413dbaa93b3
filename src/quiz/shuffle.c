/* shuffle.c - the order in which a person sees the options of a scenario. */
#include "leadquiz/quiz.h"

/* SplitMix64 (Steele, Lea & Flood 2014): any seed, 0 included, starts a good sequence. */
static uint64_t next_random(uint64_t *state) {
    uint64_t mixed = *state += UINT64_C(0x9e3779b97f4a7c15);
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ (mixed >> 31);
}

/* Fisher-Yates. The remainder of 64 random bits by at most 11 is as good as even. */
static void shuffle(int *order, int count, uint64_t state) {
    for (int i = count - 1; i > 0; i--) {
        int other = (int)(next_random(&state) % (uint64_t)(i + 1));
        int swapped = order[i];
        order[i] = order[other];
        order[other] = swapped;
    }
}

int quiz_option_order(const struct quiz *quiz, int prompt, int order[RESPONSES_MOST]) {
    const struct prompt *asked = &quiz->instrument->prompts[prompt];
    for (int i = 0; i < asked->option_count; i++)
        order[i] = i + 1;
    if (asked->kind == PROMPT_SCENARIO) {
        /* Each scenario starts its own sequence, so that going back shows the same order. */
        uint64_t state = quiz->seed;
        uint64_t own = next_random(&state) ^ (uint64_t)prompt;
        shuffle(order, asked->option_count, own);
    }
    return asked->option_count;
}
