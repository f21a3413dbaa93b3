/* test_shuffle.c - the order of scenario options. */
#include "leadquiz/quiz.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Only what the shuffle looks at: two scenarios of four options and an item. */
static struct prompt prompts[] = {
    {.kind = PROMPT_SCENARIO, .id = "s1", .option_count = 4},
    {.kind = PROMPT_SCENARIO, .id = "s2", .option_count = 4},
    {.kind = PROMPT_ITEM, .id = "a1", .option_count = 5},
};

static const struct instrument instrument = {.prompts = prompts, .prompt_count = 3};

static int order_for(uint64_t seed, int prompt, int order[RESPONSES_MOST]) {
    struct quiz quiz = {.instrument = &instrument, .seed = seed};
    return quiz_option_order(&quiz, prompt, order);
}

static void order_is_a_permutation(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 500; seed++) {
        int order[RESPONSES_MOST];
        int seen[5] = {0};
        assert_int_equal(order_for(seed, (int)(seed % 2), order), 4);
        for (int i = 0; i < 4; i++) {
            assert_in_range(order[i], 1, 4);
            seen[order[i]]++;
        }
        for (int i = 1; i <= 4; i++)
            assert_int_equal(seen[i], 1);
    }
}

static void order_is_stable_for_a_seed(void **state) {
    (void)state;
    int first[RESPONSES_MOST];
    int again[RESPONSES_MOST];
    int between[RESPONSES_MOST];
    order_for(42, 0, first);
    order_for(42, 1, between);
    order_for(42, 0, again);
    assert_memory_equal(first, again, 4 * sizeof *first);
}

/* Each option stands first about as often as any other: 250 of 1,000, give or take five standard
 * deviations. */
static void seeds_and_scenarios_differ(void **state) {
    (void)state;
    int firsts[5] = {0};
    int same = 0;
    for (uint64_t seed = 0; seed < 1000; seed++) {
        int one[RESPONSES_MOST];
        int two[RESPONSES_MOST];
        order_for(seed, 0, one);
        order_for(seed, 1, two);
        firsts[one[0]]++;
        same += memcmp(one, two, 4 * sizeof *one) == 0;
    }
    for (int i = 1; i <= 4; i++)
        assert_in_range(firsts[i], 182, 318);
    assert_in_range(same, 10, 74); /* 1 of 24 by chance */
}

static void other_prompts_keep_their_order(void **state) {
    (void)state;
    int order[RESPONSES_MOST];
    assert_int_equal(order_for(7, 2, order), 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(order[i], i + 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_a_permutation),
        cmocka_unit_test(order_is_stable_for_a_seed),
        cmocka_unit_test(seeds_and_scenarios_differ),
        cmocka_unit_test(other_prompts_keep_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
