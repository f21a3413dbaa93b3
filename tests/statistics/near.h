/* near.h - comparing with published values. */
#ifndef LEADQUIZ_TESTS_STATISTICS_NEAR_H
#define LEADQUIZ_TESTS_STATISTICS_NEAR_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

/* Half of the last digit that R printed, and at most 1e-5. */
#define assert_near(actual, wanted, tolerance)                                                     \
    do {                                                                                           \
        double near_actual = (actual), near_wanted = (wanted);                                     \
        if (!(fabs(near_actual - near_wanted) <= (tolerance)))                                     \
            fail_msg("%s is %.12g, wanted %.12g", #actual, near_actual, near_wanted);              \
    } while (0)

#endif
