/* The order of the questions. */
#include "leadquiz/review.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { COUNT = 6 };

static struct review_question list[COUNT] = {
    {.prompt = 5, .split = 30, .mean = 60},
    {.prompt = 2, .split = 20, .mean = 40},
    {.prompt = 9, .split = 20, .mean = 20},
    {.prompt = 1, .split = 10, .mean = 40},
    {.prompt = 8, .counts = {.withheld = WITHHELD_FEW}},
    {.prompt = 3, .counts = {.withheld = WITHHELD_CLOSE}},
};
static const struct review_questions questions = {.list = list, .count = COUNT};

static void assert_order(enum questions_by by, const int *wanted) {
    int order[COUNT];
    assert_int_equal(review_questions_order(&questions, by, order), 4);
    assert_memory_equal(order, wanted, sizeof order);
}

static void test_most_split(void **state) {
    (void)state;
    assert_order(QUESTIONS_BY_SPLIT, (const int[COUNT]){0, 1, 2, 3, 5, 4});
}

/* Those alike stand in the order of the file. */
static void test_most_to_gain(void **state) {
    (void)state;
    assert_order(QUESTIONS_BY_GAIN, (const int[COUNT]){2, 3, 1, 0, 5, 4});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_most_split),
        cmocka_unit_test(test_most_to_gain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
