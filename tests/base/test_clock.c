#include "leadquiz/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static void now_is_the_systems_time(void **state) {
    (void)state;
    unsetenv("LEADQUIZ_NOW");
    int64_t before = (int64_t)time(NULL) * 1000;
    int64_t now = clock_now();
    int64_t after = ((int64_t)time(NULL) + 1) * 1000;
    assert_true(before <= now && now <= after);
}

static void a_test_can_set_now(void **state) {
    (void)state;
    setenv("LEADQUIZ_NOW", "1795262400", 1);
    assert_true(clock_now() == INT64_C(1795262400000));
    int64_t before = (int64_t)time(NULL) * 1000, machine = clock_machine();
    assert_true(before <= machine && machine <= ((int64_t)time(NULL) + 1) * 1000);
    static const char *const bad[] = {"", "soon", "12x", " 12", "-5", "99999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        setenv("LEADQUIZ_NOW", bad[i], 1);
        assert_true(clock_now() >= INT64_C(1600000000000));
    }
    unsetenv("LEADQUIZ_NOW");
}

static void the_steady_clock_goes_forward(void **state) {
    (void)state;
    int64_t first = clock_steady();
    assert_true(clock_steady() >= first);
}

static void dates_are_local(void **state) {
    (void)state;
    char date[32];
    setenv("TZ", "UTC", 1);
    clock_date(INT64_C(1795262400000), date, sizeof date); /* 2026-11-21 12:00 */
    assert_string_equal(date, "21 Nov 2026");
    clock_iso_date(INT64_C(1795262400000), date, sizeof date);
    assert_string_equal(date, "2026-11-21");
    clock_iso_date(-1, date, sizeof date);
    assert_string_equal(date, "1969-12-31");
    setenv("TZ", "XXX-13", 1); /* 13 hours east */
    clock_date(INT64_C(1795262400000), date, sizeof date);
    assert_string_equal(date, "22 Nov 2026");
    clock_iso_date(INT64_C(1795262400000), date, sizeof date);
    assert_string_equal(date, "2026-11-22");
}

static void the_same_day_is_told_apart_by_the_time(void **state) {
    (void)state;
    enum { HOUR_MS = 60 * 60 * 1000 };
    const int64_t noon = INT64_C(1795262400000); /* 2026-11-21 12:00 UTC */
    char date[40];
    setenv("TZ", "UTC", 1);
    clock_date_before(noon - 3 * HOUR_MS + 240000, noon, date, sizeof date);
    assert_string_equal(date, "21 Nov 2026, 09:04");
    clock_date_before(noon - 12 * HOUR_MS, noon, date, sizeof date);
    assert_string_equal(date, "21 Nov 2026, 00:00");
    clock_date_before(noon - 12 * HOUR_MS - 1, noon, date, sizeof date);
    assert_string_equal(date, "20 Nov 2026");
    clock_date_before(noon - 365 * INT64_C(24) * HOUR_MS, noon, date, sizeof date);
    assert_string_equal(date, "21 Nov 2025");
    setenv("TZ", "XXX-13", 1); /* 13 hours east: the next day from 11:00 UTC on */
    clock_date_before(noon - 3 * HOUR_MS, noon, date, sizeof date);
    assert_string_equal(date, "21 Nov 2026");
    setenv("TZ", "UTC", 1);
}

static void an_impossible_date_is_a_question_mark(void **state) {
    (void)state;
    char date[32];
    clock_date(INT64_MAX, date, sizeof date);
    clock_iso_date(INT64_MIN, date, sizeof date);
    assert_true(strlen(date) < sizeof date);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(now_is_the_systems_time),
        cmocka_unit_test(a_test_can_set_now),
        cmocka_unit_test(the_steady_clock_goes_forward),
        cmocka_unit_test(dates_are_local),
        cmocka_unit_test(the_same_day_is_told_apart_by_the_time),
        cmocka_unit_test(an_impossible_date_is_a_question_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
