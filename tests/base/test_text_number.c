#include "leadquiz/text.h"

#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void whole(const char *text, int expected) {
    int value = 4711;
    assert_true(text_to_int(text, strlen(text), &value));
    assert_int_equal(value, expected);
}

static void decimal(const char *text, double expected) {
    double value = 4711;
    assert_true(text_to_double(text, strlen(text), &value));
    assert_true(value == expected);
}

static void reads_whole_numbers(void **state) {
    (void)state;
    whole("0", 0);
    whole("5", 5);
    whole("-12", -12);
    whole("010", 10);
    whole("2147483647", INT_MAX);
    whole("-2147483648", INT_MIN);
    int value = 0;
    assert_true(text_to_int("12x", 2, &value)); /* the length counts, not a NUL */
    assert_int_equal(value, 12);
}

static void refuses_other_whole_numbers(void **state) {
    (void)state;
    static const char *const bad[] = {"",
                                      "-",
                                      " 5",
                                      "5 ",
                                      "+5",
                                      "0x5",
                                      "5.",
                                      "1e2",
                                      "--5",
                                      "\xD9\xA1",
                                      "2147483648",
                                      "-2147483649",
                                      "99999999999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int value = 4711;
        assert_false(text_to_int(bad[i], strlen(bad[i]), &value));
        assert_int_equal(value, 4711);
    }
}

static void reads_decimal_numbers(void **state) {
    (void)state;
    decimal("0", 0);
    decimal("62.5", 62.5);
    decimal("-0.25", -0.25);
    decimal("0.6666", 0.6666);
    decimal("0.6666666666666666", 0.6666666666666666);
    decimal("100", 100);
    double value = 0;
    assert_true(text_to_double("7.5veto", 3, &value));
    assert_true(value == 7.5);
}

static void refuses_other_decimal_numbers(void **state) {
    (void)state;
    static const char *const bad[] = {"",    "-",   ".5", "5.", "1,5", "1.5.", "1e5", "nan",
                                      "inf", "0x1", " 1", "1 ", "+1",  "- 1",  "1.-2"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        double value = 4711;
        assert_false(text_to_double(bad[i], strlen(bad[i]), &value));
        assert_true(value == 4711);
    }
    char long_number[200];
    memset(long_number, '1', sizeof long_number);
    double value = 0;
    assert_false(text_to_double(long_number, sizeof long_number, &value));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_whole_numbers),
        cmocka_unit_test(refuses_other_whole_numbers),
        cmocka_unit_test(reads_decimal_numbers),
        cmocka_unit_test(refuses_other_decimal_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
