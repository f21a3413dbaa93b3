/* The quick decimal writer against printf. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/exchange/decimal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void assert_written(double value, const char *wanted) {
    char text[DECIMAL_BYTES];
    assert_int_equal(decimal_write(value, text), strlen(wanted));
    assert_string_equal(text, wanted);
}

static void test_known(void **state) {
    (void)state;
    assert_written(0, "0");
    assert_written(100, "100");
    assert_written(62.5, "62.5");
    assert_written(1, "1");
    assert_written(200.0 / 3, "66.6666667");
    assert_written(100.0 / 3, "33.3333333");
    assert_written(0.05, "0.05");
    assert_written(0.9999999999, "1");
    assert_written(0.00012345, "0.00012345");
    assert_written(0.1 + 0.2, "0.3");
    assert_written(123456789, "123456789");
    assert_written(99.99999999, "100");
    assert_written(9.6e-6, "0.0000096");
    assert_written(3.25e-15, "3.25e-15");
    assert_written(1e-18, "1e-18");
    assert_written(2.5e-30, "2.5e-30");
    assert_written(-1.5, "-1.5");
}

static void test_whole(void **state) {
    char text[DECIMAL_BYTES];
    (void)state;
    assert_int_equal(decimal_write_whole(-120, text), 4);
    assert_string_equal(text, "-120");
    decimal_write_whole(0, text);
    assert_string_equal(text, "0");
}

/* Nine significant digits, whatever the size. */
static void test_against_strtod(void **state) {
    (void)state;
    uint64_t seed = 42;
    for (int i = 0; i < 20000; i++) {
        char text[DECIMAL_BYTES];
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
        double value = 100.0 * (double)(seed >> 11) / 9007199254740992.0 * pow(10, -(i % 25));
        size_t length = decimal_write(value, text);
        assert_int_equal(length, strlen(text));
        assert_true(length < 24);
        if (fabs(strtod(text, NULL) - value) > 5.1e-9 * value)
            fail_msg("%.17g is written as %s", value, text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_against_strtod),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
