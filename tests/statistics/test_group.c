/* Means and shares against R's t.test and prop.test. */
#include "near.h"

#include "leadquiz/statistics.h"

static void mean(void **state) {
    (void)state;
    const double values[] = {60, 70, 55, 80, 75};
    struct interval mean = statistics_mean(values, 5, 0.95, 0, 100);
    assert_near(mean.estimate, 68, 1e-12);
    assert_near(mean.low, 55.12615, 5e-6);
    assert_near(mean.high, 80.87385, 5e-6);
}

static void mean_is_clipped(void **state) {
    (void)state;
    const double values[] = {0, 100};
    struct interval mean = statistics_mean(values, 2, 0.95, 0, 100);
    assert_near(mean.estimate, 50, 0);
    assert_near(mean.low, 0, 0);
    assert_near(mean.high, 100, 0);
}

static void mean_of_hardly_any(void **state) {
    (void)state;
    const double values[] = {40, 40, 40};
    for (size_t n = 1; n <= 3; n++) {
        struct interval mean = statistics_mean(values, n, 0.95, 0, 100);
        assert_near(mean.estimate, 40, 0);
        assert_near(mean.low, 40, 0);
        assert_near(mean.high, 40, 0);
    }
    assert_near(statistics_mean(values, 0, 0.95, 0, 100).estimate, 0, 0);
}

static void share(void **state) {
    (void)state;
    struct interval share = statistics_share(2, 7, 0.95);
    assert_near(share.estimate, 2.0 / 7, 1e-12);
    assert_near(share.low, 0.082219, 5e-7);
    assert_near(share.high, 0.641066, 5e-7);
}

static void share_at_the_ends(void **state) {
    (void)state;
    /* z^2 / (n + z^2), by hand: z = 1.959964 */
    assert_near(statistics_share(0, 10, 0.95).low, 0, 1e-12);
    assert_near(statistics_share(0, 10, 0.95).high, 0.277533, 5e-7);
    assert_near(statistics_share(10, 10, 0.95).low, 0.722467, 5e-7);
    assert_near(statistics_share(10, 10, 0.95).high, 1, 1e-12);
    assert_near(statistics_share(0, 0, 0.95).low, 0, 0);
    assert_near(statistics_share(0, 0, 0.95).high, 1, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mean),
        cmocka_unit_test(mean_is_clipped),
        cmocka_unit_test(mean_of_hardly_any),
        cmocka_unit_test(share),
        cmocka_unit_test(share_at_the_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
