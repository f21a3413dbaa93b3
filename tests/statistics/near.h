/* near.h - comparing with published values. */
#ifndef LEADQUIZ_TESTS_STATISTICS_NEAR_H
#define LEADQUIZ_TESTS_STATISTICS_NEAR_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

/* `tolerance` is half of the last digit that R printed, and at most 1e-5. */
#define assert_near(actual, wanted, tolerance)                                                     \
    assert_near_to(#actual, (actual), (wanted), (tolerance))

static inline void assert_near_to(const char *what, double actual, double wanted,
                                  double tolerance) {
    if (!(fabs(actual - wanted) <= tolerance))
        fail_msg("%s is %.12g, wanted %.12g", what, actual, wanted);
}

#endif
