/* test_talks.c - the strength that is named, and the questions that open a talk. */
#include "leadquiz/review.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static struct instrument make(void) {
    return (struct instrument){.scale_count = 3, .review = {.known = true, .strength_least = 50}};
}

static void the_highest_is_the_strength(void **state) {
    (void)state;
    struct instrument instrument = make();
    assert_int_equal(review_strength(&instrument, (const float[]){60, 71, 70}), 1);
    assert_int_equal(review_strength(&instrument, (const float[]){60, 60, 50}), 0);
    assert_int_equal(review_strength(&instrument, (const float[]){NAN, 49, 50}), 2);
}

/* What is low is called no strength, be it higher than the rest. */
static void a_low_score_is_no_strength(void **state) {
    (void)state;
    struct instrument instrument = make();
    assert_int_equal(review_strength(&instrument, (const float[]){12, 49.9F, 30}), NOWHERE);
    assert_int_equal(review_strength(&instrument, (const float[]){NAN, NAN, NAN}), NOWHERE);
    instrument.review.strength_least = 0;
    assert_int_equal(review_strength(&instrument, (const float[]){0, 0, NAN}), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_highest_is_the_strength),
        cmocka_unit_test(a_low_score_is_no_strength),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
